package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/internal/ledgerjson"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

func (a *app) showCommand() *cobra.Command {
	cmd := a.command(a.t.Show)
	cmd.Args = a.exactly(a.t.ArgID)
	cmd.ValidArgsFunction = a.completeTask
	cmd.RunE = func(_ *cobra.Command, args []string) error { return a.showTask(args[0]) }
	return cmd
}

// showTask prints all that is known of a task, or what is known of a campaign beside its tasks.
func (a *app) showTask(id string) (err error) {
	s, err := a.openRead()
	if err != nil {
		return err
	}
	defer a.close(s, &err)
	d, err := a.readTask(s, id)
	if errors.Is(err, db.ErrNotFound) {
		if c, e := a.campaignOn(s, id); e != nil || c != nil {
			if e != nil {
				return e
			}
			return a.showCampaign(s, c)
		}
	}
	if err != nil {
		return err
	}
	if a.json {
		return ledgerjson.EncodeTask(a.out, d.campaign, &d.record, a.cal, a.today, a.lang)
	}
	changes, err := a.historyOf(s, d)
	if err != nil {
		return err
	}
	p := a.newPage()
	p.task(d)
	p.history(changes)
	return nil
}

// page prints labelled lines, wrapped to the terminal.
type page struct {
	*app
	width int // of a line, in cells; 0: lines are not wrapped
	label int // of the labels, in cells
}

func (a *app) newPage() *page {
	p := &page{app: a}
	if a.sys.OutTerminal {
		p.width = a.sys.Width()
	}
	l := &a.t.Label
	for _, s := range []string{
		l.Light, l.Why, l.Campaign, l.Section, l.No, l.Marks, l.Lead, l.Responsible, l.Related, l.Leaders,
		l.Coordinators, l.Persons, l.Owners, l.Start, l.Deadline, l.Added, l.Completion, l.Next,
		l.Manual, l.Suspended, l.Closed, l.Detail, l.Policy, l.Extended, l.Asked, l.Owed, l.Coming,
	} {
		p.label = max(p.label, zh.Width(s))
	}
	return p
}

// field prints one labelled text; nothing where there is none.
func (p *page) field(label string, text string) {
	if text == "" {
		return
	}
	for i, line := range p.wrap(text, p.label+2) {
		if i > 0 {
			label = ""
		}
		p.printf("%s  %s\n", zh.Fit(label, p.label), line)
	}
}

func (p *page) list(label string, items []string) { p.field(label, strings.Join(items, p.t.Comma)) }

// heading starts a part of the page.
func (p *page) heading(label string) { p.printf("\n%s\n", label) }

// item prints one line of a part, with what belongs to it below.
func (p *page) item(text string, below ...string) {
	for i, line := range p.wrap(text, 2) {
		if i > 0 {
			line = "  " + line
		}
		p.printf("  %s\n", line)
	}
	for _, b := range below {
		if b == "" {
			continue
		}
		for _, line := range p.wrap(b, 6) {
			p.printf("      %s\n", line)
		}
	}
}

// wrap cleans a text and breaks it into lines that fit behind an indent.
func (p *page) wrap(text string, indent int) []string {
	var out []string
	for line := range strings.SplitSeq(strings.TrimRight(zh.CleanText(text), "\n"), "\n") {
		if p.width <= indent+10 {
			out = append(out, line)
			continue
		}
		out = append(out, zh.Wrap(line, p.width-indent-2)...)
	}
	return out
}

func (p *page) task(d *dossier) {
	t, s, l := &d.record.Task, &d.assessment, &p.t.Label
	p.printf("%s  %s\n\n", zh.Clean(t.ID), zh.Clean(t.Title))
	word := p.t.Lights[s.Light]
	if p.sys.OutTerminal && p.sys.Color() {
		word = paintLight(s.Light, word)
	}
	p.printf("%s  %s\n", zh.Fit(l.Light, p.label), word)
	p.field(l.Why, words.Reasons(*s, p.lang))
	p.field(l.Completion, p.completion(t, &s.Assessment))
	if !s.Next.On.IsZero() {
		p.field(l.Next, fmt.Sprintf(p.t.Present.Next, s.Next.On, p.t.Lights[s.Next.Light]))
	}
	p.field(l.Policy, words.JudgedBy(d.campaign.Policy, s, p.lang))
	p.field(l.Campaign, join(d.campaign.Name, d.campaign.Document.Number))
	p.list(l.Section, t.Section)
	p.field(l.No, t.No)
	p.list(l.Marks, t.Marks)
	p.list(l.Lead, t.LeadUnits)
	p.list(l.Responsible, t.ResponsibleUnits)
	p.list(l.Related, t.RelatedUnits)
	p.list(l.Leaders, t.Leaders)
	p.list(l.Coordinators, t.Coordinators)
	p.list(l.Persons, t.Persons)
	p.list(l.Owners, t.Owners)
	p.field(l.Start, p.deadline(t.Start))
	p.dates(d)
	p.asked(d)
	p.states(t, &s.Assessment)
	if t.Detail != nil {
		p.field(l.Detail, t.Detail.Text)
	}
	p.targets(d)
	p.milestones(d)
	p.events(t)
	p.reports(d)
	p.detail(t.Detail)
}

// completion says how far the measure is that decides, by its name where there are several.
func (p *page) completion(t *model.Task, s *model.Assessment) string {
	done, due := words.Progress(t, s)
	text := ""
	switch {
	case s.Known:
		text = fmt.Sprintf(p.t.Present.Completion, done, due)
	case s.Shared:
		text = fmt.Sprintf(p.t.Present.Unknown, due)
	case done != "-":
		text = fmt.Sprintf(p.t.Present.Figures, done, due)
	}
	if text != "" && s.Lead >= 0 && len(t.Targets) > 1 {
		text = fmt.Sprintf(p.t.Present.OfMeasure, text, t.Targets[s.Lead].Metric)
	}
	return text
}

// deadline says a date with the words that the document prints.
func (p *page) deadline(d model.Deadline) string {
	switch {
	case d.Date.IsZero():
		return d.Text
	case d.Text == "" || d.Text == d.Date.String():
		return d.Date.String()
	}
	return fmt.Sprintf(p.t.Present.Printed, d.Date, d.Text)
}

func (p *page) dates(d *dossier) {
	t, s := &d.record.Task, &d.assessment
	due := t.DueOn(d.campaign, p.today)
	text := p.deadline(due)
	if !due.Given && !due.Date.IsZero() {
		text = fmt.Sprintf(p.t.Present.Assumed, due.Date)
	}
	switch {
	case !s.HasDeadline || s.Computed == model.Done:
	case s.Unclosed || s.Assumed && s.DaysLeft < 0:
		text += p.t.Present.Unclosed
	case s.DaysLeft < 0:
		text += fmt.Sprintf(p.t.Present.DaysOver, -s.DaysLeft)
	default:
		text += fmt.Sprintf(p.t.Present.DaysLeft, s.DaysLeft)
	}
	p.field(p.t.Label.Deadline, text)
	for _, e := range t.Extensions {
		if e.On <= p.today {
			p.field(p.t.Label.Extended, fmt.Sprintf(p.t.Present.Extension,
				e.On, p.deadline(e.From), p.deadline(e.To))+parens(p, e.Reason, e.By))
		}
	}
	p.field(p.t.Label.Added, t.Added.String())
}

// asked says what asks for returns, and what is owed and comes next.
func (p *page) asked(d *dossier) {
	t, s := &d.record.Task, &d.assessment
	cadence, by := d.campaign.Asks(t)
	text := words.Asked(cadence, by, p.lang)
	for _, w := range d.campaign.Watches(t) {
		text += p.t.Stop + fmt.Sprintf(p.t.Present.Watched, words.Cadence(w, p.lang))
	}
	p.field(p.t.Label.Asked, text)
	if !s.Owed.IsZero() {
		text := fmt.Sprintf(p.t.Present.OwedTurn, words.Turn(s.Owed, cadence.Kind, p.today, p.lang), s.Owed.Due)
		if s.InARow > 1 {
			text += fmt.Sprintf(p.t.Present.InARow, s.InARow)
		}
		p.field(p.t.Label.Owed, text)
	}
	if !s.Coming.IsZero() {
		p.field(p.t.Label.Coming, fmt.Sprintf(p.t.Present.OwedTurn, words.Turn(s.Coming, cadence.Kind, p.today, p.lang), s.Coming.Due))
	}
}

// states says what an officer has set by hand.
func (p *page) states(t *model.Task, s *model.Assessment) {
	for _, m := range t.Manual {
		p.field(p.t.Label.Manual, fmt.Sprintf(p.t.Present.Manual,
			p.t.Lights[m.Light], p.span(m.On, m.Until), p.t.Lights[s.Computed])+parens(p, m.Reason, m.By))
	}
	for _, x := range t.Suspended {
		p.field(p.t.Label.Suspended, p.span(x.From, x.Until)+parens(p, x.Reason))
	}
	if c := t.Closed; c != nil {
		p.field(p.t.Label.Closed, c.On.String()+parens(p, c.Text, c.By))
	}
}

func (p *page) span(from, until model.Date) string {
	end := until.String()
	if until.IsZero() {
		end = p.t.Present.Forever
	}
	return fmt.Sprintf(p.t.Present.Span, from, end)
}

// parens puts what is there of the texts into one bracket.
func parens(p *page, texts ...string) string {
	for i, s := range texts {
		texts[i] = words.Phrase(s)
	}
	texts = slices.DeleteFunc(texts, func(s string) bool { return s == "" })
	if len(texts) == 0 {
		return ""
	}
	return fmt.Sprintf(p.t.Present.Parens, strings.Join(texts, p.t.Comma))
}

func (p *page) targets(d *dossier) {
	t := &d.record.Task
	if len(t.Targets) == 0 {
		return
	}
	p.heading(p.t.Label.Targets)
	for i := range t.Targets {
		target := &t.Targets[i]
		m := model.MeasureTarget(t, i, &d.standing, d.campaign, p.cal, p.today)
		line := fmt.Sprintf("%d  %s  [%s] %s", i+1, p.t.Lights[m.Light], p.t.Kinds[target.Kind], p.targetText(target))
		if r := d.standing.Reading(i); r != nil {
			line += fmt.Sprintf(p.t.Present.Reading, r.Actual.Value.String()+r.Actual.Unit, r.On)
		}
		p.item(line, p.targetNotes(target), words.Reason(m.Reason, p.lang))
	}
}

// targetNotes says what a target has beside its value.
func (p *page) targetNotes(t *model.Target) string {
	var notes []string
	add := func(format string, v *model.Decimal) {
		if v != nil {
			notes = append(notes, fmt.Sprintf(format, v.String()+t.Unit))
		}
	}
	add(p.t.Present.Stretch, t.Stretch)
	add(p.t.Present.Baseline, t.Baseline)
	if t.Strength != "" {
		notes = append(notes, t.Strength)
	}
	if s := p.deadline(t.Deadline); s != "" {
		notes = append(notes, s)
	}
	if link := t.Terms().Link; link != "" {
		notes = append(notes, fmt.Sprintf(p.t.Present.Linked, link))
	}
	if t.Text != "" {
		notes = append(notes, fmt.Sprintf(p.t.Present.Quote, t.Text))
	}
	return strings.Join(notes, p.t.Stop)
}

func (p *page) milestones(d *dossier) {
	t := &d.record.Task
	if len(t.Milestones) == 0 {
		return
	}
	p.heading(p.t.Label.Milestones)
	for i, m := range t.Milestones {
		a := model.MeasureMilestone(t, i, &d.standing, d.campaign, p.cal, p.today)
		line := fmt.Sprintf("%d  %s  %s", i+1, p.t.Lights[a.Light], m.Title)
		if s := p.deadline(m.Deadline); s != "" {
			line += "  " + s
		}
		if on, done := d.standing.StepDone(i); done {
			line += fmt.Sprintf(p.t.Present.StepDone, on)
		}
		p.item(line)
	}
}

func (p *page) reports(d *dossier) {
	p.heading(p.t.Label.Progress)
	if len(d.record.Returns) == 0 {
		p.item(p.t.Present.NeverReported)
	}
	for i := range d.record.Returns {
		r := &d.record.Returns[i]
		because := ""
		if r.Why != "" && r.Why != r.Text {
			because = fmt.Sprintf(p.t.Present.Because, r.Why)
		}
		p.item(join(append([]string{r.Date.String()}, p.aboutReturn(d, r)...)...), r.Text, because)
		for _, x := range r.Decisions {
			if x.On <= p.today {
				p.item("    " + join(x.On.String(), p.t.Present.Decided[b2i(x.Back)], x.By, x.Text))
			}
		}
	}
}

// aboutReturn is what is to be said of a return behind the day that it stands for.
func (p *page) aboutReturn(d *dossier, r *model.Return) []string {
	x := &p.t.Present
	out := []string{""}
	if r.Turn != (model.Period{}) {
		out[0] = p.whichReturn(d, r)
	}
	out = append(out, p.reported(&d.record.Task, r))
	say := func(yes bool, format string, args ...any) {
		if yes {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	say(r.Estimate, "%s", x.Estimate)
	say(r.Version > 1, x.Version, r.Version)
	say(r.SentBy != "", x.SentBy, r.SentBy)
	say(r.By != "", "%s", r.By)
	say(r.Received != 0, x.Received, r.Received)
	say(r.Received != 0 && r.Entered > r.Received, x.Entered, r.Entered)
	say(r.Fed(), "%s", words.Via(r, p.lang))
	state := r.StateOn(p.today)
	say(r.Approval, "%s", x.States[min(int(state), len(x.States)-1)])
	say(r.Simulated, "%s", p.t.Simulated)
	return out
}

func b2i(v bool) int {
	if v {
		return 1
	}
	return 0
}

// reported says the figures of a report in one line.
func (p *page) reported(t *model.Task, r *model.Return) string {
	var parts []string
	if r.Percent != nil {
		parts = append(parts, r.Percent.String()+"%")
	}
	if s := words.SaidAs(r, p.lang); s != "" {
		parts = append(parts, s)
	}
	for _, v := range r.Actuals {
		name := strconv.Itoa(v.Target + 1)
		if v.Target >= 0 && v.Target < len(t.Targets) && t.Targets[v.Target].Metric != "" {
			name = t.Targets[v.Target].Metric
		}
		if v.Of != "" {
			name += parens(p, v.Of)
		}
		s := name + " " + v.Value.String() + v.Unit
		if v.Estimate {
			s += p.t.Estimate
		}
		parts = append(parts, s+parens(p, v.Text))
	}
	for _, step := range r.Steps {
		format := p.t.Present.MarkDone
		if !step.Done {
			format = p.t.Present.MarkUndone
		}
		text := fmt.Sprintf(format, step.Milestone+1)
		if step.Done && !step.On.IsZero() {
			text = fmt.Sprintf(p.t.Present.MarkDoneOn, step.Milestone+1, step.On)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, p.t.Stop)
}

// detail prints what the document says of the task beside its measures.
func (p *page) detail(d *model.Detail) {
	if d == nil {
		return
	}
	if len(d.Fields) > 0 {
		p.heading(p.t.Label.Fields)
		for _, name := range slices.SortedFunc(maps.Keys(d.Fields), zh.Compare) {
			p.item(name + p.t.Colon + d.Fields[name])
		}
	}
	if len(d.Review) > 0 {
		p.heading(p.t.Label.Review)
		for _, r := range d.Review {
			text := words.Doubt(r, p.lang)
			if !r.Settled.IsZero() {
				text += fmt.Sprintf(p.t.Present.Settled, join(r.Settled.String(), r.By, r.Note))
			}
			p.item(text)
		}
	}
	if !d.Source.IsZero() {
		p.heading(p.t.Label.Source)
		line := d.Source.Document
		if d.Source.Line > 0 {
			line = join(line, fmt.Sprintf(p.t.Present.Line, d.Source.Line))
		}
		p.item(line, d.Source.Text)
	}
}

// join joins the texts that are not empty.
func join(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), "  ")
}
