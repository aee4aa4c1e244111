package ui

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/widget"
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
func newDeadlineForm(a *App, r *board.Row) *widget.Form {
	x, t := a.Words, r.Task
	due := t.DeadlineOn(a.on)
	f := &widget.Form{Title: x.DeadlineTitle(t.Title), Note: []string{x.DeadlineNow(x.Deadline(due), t.ExtensionsOn(a.on))}}
	when := f.Text(x.ColDeadline, "", x.DateHint)
	why := f.Text(x.Reason, "", "")
	f.Submit = func() (tea.Cmd, error) {
		return a.extend([]*model.Task{t}, when.Value(), why.Value())
	}
	return f
}

func newBulkDeadlineForm(a *App, ts []*model.Task) *widget.Form {
	x := a.Words
	f := &widget.Form{Title: x.BulkTitle(len(ts)) + "  " + x.Actions[model.ActDeadline]}
	when := f.Text(x.ColDeadline, "", x.DateHint)
	why := f.Text(x.Reason, "", "")
	f.Submit = func() (tea.Cmd, error) { return a.extend(ts, when.Value(), why.Value()) }
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
func newLightForm(a *App, ts []*model.Task) *widget.Form {
	x := a.Words
	f := &widget.Form{Title: x.LightTitle(ts[0].Title, len(ts))}
	lights := []model.Light{model.Red, model.Yellow, model.Green, model.Grey}
	names := make([]string, 0, len(lights)+1)
	for _, l := range lights {
		names = append(names, x.Lights[l])
	}
	names = append(names, x.LightComputed)
	which := f.Choice(x.LightLabel, names, 0)
	why := f.Text(x.Reason, "", "")
	until := f.Text(x.Until, a.on.MonthEnd().String(), x.DateHint)
	f.Submit = func() (tea.Cmd, error) {
		on, who := a.today, a.opts.Who
		var change func(t *model.Task) error
		if which.Chosen == len(lights) {
			change = func(t *model.Task) error { return t.ClearLight(on) }
		} else {
			end, err := readDate(until.Value(), a.today)
			if err != nil {
				return nil, err
			}
			light, reason := lights[which.Chosen], why.Value()
			change = func(t *model.Task) error { return t.SetLight(on, end, light, reason, who) }
		}
		if err := tryAll(ts, change); err != nil {
			return nil, err
		}
		return a.change(ts, model.ActLight, why.Value(), change), nil
	}
	return f
}

// newSuspendForm lets tasks rest for a while.
func newSuspendForm(a *App, ts []*model.Task) *widget.Form {
	x := a.Words
	f := &widget.Form{Title: x.SuspendTitle(ts[0].Title, len(ts))}
	why := f.Text(x.Reason, "", "")
	until := f.Text(x.Until, "", x.UntilHint)
	f.Submit = func() (tea.Cmd, error) {
		var end model.Date
		if until.Value() != "" {
			var err error
			if end, err = readDate(until.Value(), a.today); err != nil {
				return nil, err
			}
		}
		on := a.today
		change := func(t *model.Task) error { return t.Suspend(on, end, why.Value()) }
		if err := tryAll(ts, change); err != nil {
			return nil, err
		}
		return a.change(ts, model.ActSuspend, why.Value(), change), nil
	}
	return f
}

func newBulkLeaderForm(a *App, ts []*model.Task) *widget.Form {
	x := a.Words
	f := &widget.Form{Title: x.BulkTitle(len(ts)) + "  " + x.BulkLeader}
	who := f.Text(x.Leaders, strings.Join(ts[0].Leaders, " "), x.ListHint)
	f.Submit = func() (tea.Cmd, error) {
		list := splitList(who.Value())
		return a.change(ts, model.ActEdit, x.BulkLeader, func(t *model.Task) error {
			t.Leaders = list
			return nil
		}), nil
	}
	return f
}

func newBulkUnitForm(a *App, ts []*model.Task) *widget.Form {
	x := a.Words
	f := &widget.Form{Title: x.BulkTitle(len(ts)) + "  " + x.BulkUnit}
	who := f.Text(x.LeadUnits, strings.Join(ts[0].LeadUnits, " "), x.ListHint)
	f.Submit = func() (tea.Cmd, error) {
		list := splitList(who.Value())
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
func newRemoveForm(a *App, r *board.Row) *widget.Form {
	x, id := a.Words, r.Task.ID
	f := &widget.Form{Title: x.RemoveTitle(r.Task.Title), Note: []string{x.RemoveNote(r.Task.Standing.Reports)}}
	sure := f.Choice(x.Sure, []string{x.No, x.Yes}, 0)
	f.Submit = func() (tea.Cmd, error) {
		if sure.Chosen == 0 {
			return nil, nil
		}
		return a.actCmd(func(l Ledger) (model.Entry, error) { return l.RemoveTask(id) }, nil), nil
	}
	return f
}

// taskEntries are the entries that adding and editing a task have in common.
type taskEntries struct {
	title, no, section, lead, responsible, leaders, persons, start, targets, detail *widget.Entry
}

func addTaskEntries(a *App, f *widget.Form, t *model.Task) *taskEntries {
	x := a.Words
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
		title:       f.Text(x.ColTask, t.Title, ""),
		no:          f.Text(x.ColNo, t.No, ""),
		section:     f.Text(x.Section, strings.Join(t.Section, " > "), ""),
		lead:        f.Text(x.LeadUnits, join(t.LeadUnits), x.ListHint),
		responsible: f.Text(x.ResponsibleUnits, join(t.ResponsibleUnits), ""),
		leaders:     f.Text(x.Leaders, join(t.Leaders), ""),
		persons:     f.Text(x.Persons, join(t.Persons), ""),
		start:       f.Text(x.Start, t.Start.Text, ""),
		targets:     f.Text(x.Targets, strings.Join(lines, "; "), ""),
		detail:      f.Text(x.Text, detail, ""),
	}
}

// read puts what was typed into a task.
func (e *taskEntries) read(a *App, t *model.Task) error {
	t.Title = e.title.Value()
	if t.Title == "" {
		return errNoTitle
	}
	t.No = e.no.Value()
	t.Section = nil
	for _, s := range strings.Split(e.section.Value(), ">") {
		if s = strings.TrimSpace(s); s != "" {
			t.Section = append(t.Section, s)
		}
	}
	t.LeadUnits, t.ResponsibleUnits = splitList(e.lead.Value()), splitList(e.responsible.Value())
	t.Leaders, t.Persons = splitList(e.leaders.Value()), splitList(e.persons.Value())
	if text := e.start.Value(); text != t.Start.Text {
		t.Start = model.Deadline{}
		if text != "" {
			d, err := readDeadline(a, text)
			if err != nil {
				return err
			}
			t.Start = d
		}
	}
	targets, err := model.ParseTargets(e.targets.Value(), t.Targets)
	if err != nil {
		return err
	}
	t.Targets = targets
	if text := e.detail.Value(); t.Detail != nil || text != "" {
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
func newEditForm(a *App, r *board.Row) *widget.Form {
	x := a.Words
	t := r.Task
	if a.detail != nil && a.detail.task != nil && a.detail.id == t.ID {
		t = a.detail.task
	}
	f := &widget.Form{Title: x.EditTitle(t.Title), Width: 96}
	e := addTaskEntries(a, f, t)
	if t.Detail == nil {
		f.Entries = f.Entries[:len(f.Entries)-1] // the text is only known on the task's own page
	}
	f.Submit = func() (tea.Cmd, error) {
		hasDetail := t.Detail != nil
		change := func(t *model.Task) error {
			if !hasDetail {
				e.detail.Field.Set(detailText(t))
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
func newTaskForm(a *App, campaign string) *widget.Form {
	x := a.Words
	f := &widget.Form{Title: x.AddTitle, Width: 96}
	if len(a.board.Campaigns()) == 0 {
		return newCampaignForm(a)
	}
	t := &model.Task{Detail: &model.Detail{}}
	which := f.Text(x.ColCampaign, a.campaignFor(campaign).Name, "")
	e := addTaskEntries(a, f, t)
	due := f.Text(x.ColDeadline, "", x.DateHint)
	f.Focus = 1
	f.Submit = func() (tea.Cmd, error) {
		c := a.board.FindCampaign(which.Value())
		if c == nil {
			return nil, errNoCampaign
		}
		n := &model.Task{Campaign: c.ID, Added: a.today, Detail: &model.Detail{}}
		if err := e.read(a, n); err != nil {
			return nil, err
		}
		if text := due.Value(); text != "" {
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
func newAsOf(a *App) *widget.Form {
	x := a.Words
	// Nothing typed goes to the board that is compared with most: the end of
	// last month from today, today from any other day.
	otherwise, note := model.NewDate(a.today.Year(), a.today.Month(), 0), x.AsOfNote
	if a.on != a.today {
		otherwise, note = a.today, x.AsOfPast
	}
	f := &widget.Form{Title: x.AsOfTitle, Note: []string{note}}
	day := f.Text(x.Date, "", x.AsOfHint)
	day.Field.Hint = otherwise.String()
	f.Submit = func() (tea.Cmd, error) {
		on := otherwise
		if text := day.Value(); text != "" {
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
