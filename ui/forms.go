package ui

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
)

// readDeadline reads a deadline as a document would print it, or as a plain date.
func readDeadline(a *App, text string) (model.Deadline, error) {
	if d, err := model.ReadDate(text, a.on); err == nil && !d.IsZero() {
		return model.Deadline{Date: d, Text: text, Precision: model.ToDay, Given: true}, nil
	}
	d, ok := model.ParseDeadline(text, a.on.Year())
	if !ok || d.Date.IsZero() {
		return d, fmt.Errorf("%q: %w", text, model.ErrDate)
	}
	d.Given = true
	return d, nil
}

// newDeadlineForm moves one task's deadline; the first one is kept.
func newDeadlineForm(a *App, r *board.Row) *form {
	x, t := a.words, r.Task
	due := t.DeadlineOn(a.on)
	f := &form{title: x.DeadlineTitle(t.Title), note: []string{x.DeadlineNow(x.Deadline(due), t.ExtensionsOn(a.on))}}
	when := f.text(x.ColDeadline, "", x.DateHint)
	why := f.text(x.Reason, "", "")
	f.submit = func() (tea.Cmd, error) {
		return a.extend([]*model.Task{t}, when.value(), why.value())
	}
	return f
}

func newBulkDeadlineForm(a *App, ts []*model.Task) *form {
	x := a.words
	f := &form{title: x.BulkTitle(len(ts)) + "  " + x.Actions[model.ActDeadline]}
	when := f.text(x.ColDeadline, "", x.DateHint)
	why := f.text(x.Reason, "", "")
	f.submit = func() (tea.Cmd, error) { return a.extend(ts, when.value(), why.value()) }
	return f
}

func (a *App) extend(ts []*model.Task, when, why string) (tea.Cmd, error) {
	to, err := readDeadline(a, when)
	if err != nil {
		return nil, err
	}
	on, who := a.today, a.opts.Who
	change := func(t *model.Task) error { return t.Extend(on, to, why, who) }
	if err := tryAll(ts, change); err != nil {
		return nil, err
	}
	return a.change(ts, model.ActDeadline, why, change), nil
}

// tryAll makes a change to copies, so that a form finds what is wrong before it closes.
func tryAll(ts []*model.Task, change func(*model.Task) error) error {
	for _, t := range ts {
		if err := change(t.Clone()); err != nil {
			return err
		}
	}
	return nil
}

// newLightForm sets a light by hand, with a reason and the day until which it holds.
func newLightForm(a *App, ts []*model.Task) *form {
	x := a.words
	f := &form{title: x.LightTitle(ts[0].Title, len(ts))}
	lights := []model.Light{model.Red, model.Yellow, model.Green, model.Grey}
	names := make([]string, 0, len(lights)+1)
	for _, l := range lights {
		names = append(names, x.Lights[l])
	}
	names = append(names, x.LightComputed)
	which := f.choice(x.LightLabel, names, 0)
	why := f.text(x.Reason, "", "")
	until := f.text(x.Until, a.on.MonthEnd().String(), x.DateHint)
	f.submit = func() (tea.Cmd, error) {
		on, who := a.today, a.opts.Who
		var change func(t *model.Task) error
		if which.chosen == len(lights) {
			change = func(t *model.Task) error { return t.ClearLight(on) }
		} else {
			end, err := readDate(until.value(), a.today)
			if err != nil {
				return nil, err
			}
			light, reason := lights[which.chosen], why.value()
			change = func(t *model.Task) error { return t.SetLight(on, end, light, reason, who) }
		}
		if err := tryAll(ts, change); err != nil {
			return nil, err
		}
		return a.change(ts, model.ActLight, why.value(), change), nil
	}
	return f
}

// newSuspendForm lets tasks rest for a while.
func newSuspendForm(a *App, ts []*model.Task) *form {
	x := a.words
	f := &form{title: x.SuspendTitle(ts[0].Title, len(ts))}
	why := f.text(x.Reason, "", "")
	until := f.text(x.Until, "", x.UntilHint)
	f.submit = func() (tea.Cmd, error) {
		var end model.Date
		if until.value() != "" {
			var err error
			if end, err = readDate(until.value(), a.today); err != nil {
				return nil, err
			}
		}
		on := a.today
		change := func(t *model.Task) error { return t.Suspend(on, end, why.value()) }
		if err := tryAll(ts, change); err != nil {
			return nil, err
		}
		return a.change(ts, model.ActSuspend, why.value(), change), nil
	}
	return f
}

func newBulkLeaderForm(a *App, ts []*model.Task) *form {
	x := a.words
	f := &form{title: x.BulkTitle(len(ts)) + "  " + x.BulkLeader}
	who := f.text(x.Leaders, strings.Join(ts[0].Leaders, " "), x.ListHint)
	f.submit = func() (tea.Cmd, error) {
		list := splitList(who.value())
		return a.change(ts, model.ActEdit, x.BulkLeader, func(t *model.Task) error {
			t.Leaders = list
			return nil
		}), nil
	}
	return f
}

func newBulkUnitForm(a *App, ts []*model.Task) *form {
	x := a.words
	f := &form{title: x.BulkTitle(len(ts)) + "  " + x.BulkUnit}
	who := f.text(x.LeadUnits, strings.Join(ts[0].LeadUnits, " "), x.ListHint)
	f.submit = func() (tea.Cmd, error) {
		list := splitList(who.value())
		return a.change(ts, model.ActEdit, x.BulkUnit, func(t *model.Task) error {
			t.LeadUnits = list
			return nil
		}), nil
	}
	return f
}

// splitList reads names set apart by spaces, commas or 、.
func splitList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '、' || r == ',' || r == '，' || r == ';' || r == '；' || r == '　'
	})
}

// newRemoveForm asks before a task goes; it can be undone.
func newRemoveForm(a *App, r *board.Row) *form {
	x, id := a.words, r.Task.ID
	f := &form{title: x.RemoveTitle(r.Task.Title), note: []string{x.RemoveNote(r.Task.Standing.Reports)}}
	sure := f.choice(x.Sure, []string{x.No, x.Yes}, 0)
	f.submit = func() (tea.Cmd, error) {
		if sure.chosen == 0 {
			return nil, nil
		}
		return a.actCmd(func(l Ledger) (model.Entry, error) { return l.RemoveTask(id) }, nil), nil
	}
	return f
}

// taskEntries are the entries that adding and editing a task have in common.
type taskEntries struct {
	title, no, section, lead, responsible, leaders, persons, start, targets, detail *entry
}

func addTaskEntries(a *App, f *form, t *model.Task) *taskEntries {
	x := a.words
	join := func(s []string) string { return strings.Join(s, " ") }
	var lines []string
	for i := range t.Targets {
		lines = append(lines, model.FormatTarget(&t.Targets[i]))
	}
	detail := ""
	if t.Detail != nil {
		detail = t.Detail.Text
	}
	return &taskEntries{
		title:       f.text(x.ColTask, t.Title, ""),
		no:          f.text(x.ColNo, t.No, ""),
		section:     f.text(x.Section, strings.Join(t.Section, " > "), ""),
		lead:        f.text(x.LeadUnits, join(t.LeadUnits), x.ListHint),
		responsible: f.text(x.ResponsibleUnits, join(t.ResponsibleUnits), ""),
		leaders:     f.text(x.Leaders, join(t.Leaders), ""),
		persons:     f.text(x.Persons, join(t.Persons), ""),
		start:       f.text(x.Start, t.Start.Text, ""),
		targets:     f.text(x.Targets, strings.Join(lines, "; "), ""),
		detail:      f.text(x.Text, detail, ""),
	}
}

// read puts what was typed into a task.
func (e *taskEntries) read(a *App, t *model.Task) error {
	t.Title = e.title.value()
	if t.Title == "" {
		return errNoTitle
	}
	t.No = e.no.value()
	t.Section = nil
	for _, s := range strings.Split(e.section.value(), ">") {
		if s = strings.TrimSpace(s); s != "" {
			t.Section = append(t.Section, s)
		}
	}
	t.LeadUnits, t.ResponsibleUnits = splitList(e.lead.value()), splitList(e.responsible.value())
	t.Leaders, t.Persons = splitList(e.leaders.value()), splitList(e.persons.value())
	if text := e.start.value(); text != t.Start.Text {
		t.Start = model.Deadline{}
		if text != "" {
			d, err := readDeadline(a, text)
			if err != nil {
				return err
			}
			t.Start = d
		}
	}
	targets, err := model.ParseTargets(e.targets.value(), t.Targets)
	if err != nil {
		return err
	}
	t.Targets = targets
	if text := e.detail.value(); t.Detail != nil || text != "" {
		if t.Detail == nil {
			t.Detail = &model.Detail{}
		}
		t.Detail.Text = text
	}
	return nil
}

var errNoTitle = errors.New("a task needs a title")

// newEditForm edits what a task says of itself. Its deadline has a form of its
// own, because moving it is an extension.
func newEditForm(a *App, r *board.Row) *form {
	x := a.words
	t := r.Task
	if a.detail != nil && a.detail.task != nil && a.detail.id == t.ID {
		t = a.detail.task
	}
	f := &form{title: x.EditTitle(t.Title), width: 96}
	e := addTaskEntries(a, f, t)
	if t.Detail == nil {
		f.entries = f.entries[:len(f.entries)-1] // the text is only known on the task's own page
	}
	f.submit = func() (tea.Cmd, error) {
		hasDetail := t.Detail != nil
		change := func(t *model.Task) error {
			if !hasDetail {
				e.detail.field.set(detailText(t))
			}
			return e.read(a, t)
		}
		if err := tryAll([]*model.Task{t}, change); err != nil {
			return nil, err
		}
		return a.editCmd(t, model.ActEdit, "", change), nil
	}
	return f
}

func detailText(t *model.Task) string {
	if t.Detail == nil {
		return ""
	}
	return t.Detail.Text
}

// campaignFor is the campaign that a new task most likely belongs to: the one
// named, that of the task at the cursor, or the newest that runs.
func (a *App) campaignFor(id string) *model.Campaign {
	if c := a.board.Campaign(id); c != nil {
		return c
	}
	if r := a.tasks.current(a); a.page == tasksPage && r != nil {
		return r.Campaign
	}
	ordered, _ := orderCampaigns(a.board.ByCampaign(), a.on)
	return ordered[0].Campaign
}

// newTaskForm adds a task by hand.
func newTaskForm(a *App, campaign string) *form {
	x := a.words
	f := &form{title: x.AddTitle, width: 96}
	if len(a.board.Campaigns()) == 0 {
		return newCampaignForm(a)
	}
	t := &model.Task{Detail: &model.Detail{}}
	which := f.text(x.ColCampaign, a.campaignFor(campaign).Name, "")
	e := addTaskEntries(a, f, t)
	due := f.text(x.ColDeadline, "", x.DateHint)
	f.focus = 1
	f.submit = func() (tea.Cmd, error) {
		c := a.board.FindCampaign(which.value())
		if c == nil {
			return nil, errNoCampaign
		}
		n := &model.Task{Campaign: c.ID, Added: a.today, Detail: &model.Detail{}}
		if err := e.read(a, n); err != nil {
			return nil, err
		}
		if text := due.value(); text != "" {
			d, err := readDeadline(a, text)
			if err != nil {
				return nil, err
			}
			n.Deadline = d
		} else {
			n.Deadline = model.Deadline{Date: c.Period.To, Precision: model.ToDay}
		}
		if len(n.Section) == 0 {
			n.Section = []string{x.ByHand}
		}
		return a.actCmd(func(l Ledger) (model.Entry, error) { return l.SaveTask(n, model.ActAdd, "") }, func(a *App, _ lights) tea.Cmd {
			return a.say(x.Added(n.Title))
		}), nil
	}
	return f
}

var errNoCampaign = errors.New("no such campaign")

// newAsOf asks for the day that the board is to show.
func newAsOf(a *App) *form {
	x := a.words
	// Nothing typed goes to the board that is compared with most: the end of
	// last month from today, today from any other day.
	otherwise, note := model.NewDate(a.today.Year(), a.today.Month(), 0), x.AsOfNote
	if a.on != a.today {
		otherwise, note = a.today, x.AsOfPast
	}
	f := &form{title: x.AsOfTitle, note: []string{note}}
	day := f.text(x.Date, "", x.AsOfHint)
	day.field.hint = otherwise.String()
	f.submit = func() (tea.Cmd, error) {
		on := otherwise
		if text := day.value(); text != "" {
			d, err := readDate(text, a.today)
			if err != nil {
				p, ok := model.ParseDeadline(text, a.today.Year())
				if !ok {
					return nil, err
				}
				d = p.Date
			}
			on = d
		}
		return a.loadCmd(on), nil
	}
	return f
}
