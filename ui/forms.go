package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/taskform"
	"duban/ui/widget"
)

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
	to, err := taskform.Deadline(when, a.on)
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
		list := taskform.Names(who.Value())
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
		list := taskform.Names(who.Value())
		return a.change(ts, model.ActEdit, x.BulkUnit, func(t *model.Task) error {
			t.LeadUnits = list
			return nil
		}), nil
	}
	return f
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

// newEditForm edits what a task says of itself. Its deadline has a form of its
// own, because moving it is an extension.
func newEditForm(a *App, r *board.Row) *widget.Form {
	x := a.Words
	t := r.Task
	if a.detail != nil && a.detail.task != nil && a.detail.id == t.ID {
		t = a.detail.task
	}
	f := &widget.Form{Title: x.EditTitle(t.Title), Width: 96}
	e := taskform.Add(a.Words, f, t)
	if t.Detail == nil {
		f.Entries = f.Entries[:len(f.Entries)-1] // the text is only known on the task's own page
	}
	f.Submit = func() (tea.Cmd, error) {
		hasDetail := t.Detail != nil
		change := func(t *model.Task) error {
			if !hasDetail {
				e.Detail.Field.Set(taskform.Detail(t))
			}
			return e.Read(t, a.on)
		}
		if err := tryAll([]*model.Task{t}, change); err != nil {
			return nil, err
		}
		return a.editCmd(t, model.ActEdit, "", change), nil
	}
	return f
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
	e := taskform.Add(a.Words, f, t)
	due := f.Text(x.ColDeadline, "", x.DateHint)
	f.Focus = 1
	f.Submit = func() (tea.Cmd, error) {
		c := a.board.FindCampaign(which.Value())
		if c == nil {
			return nil, errNoCampaign
		}
		n := &model.Task{Campaign: c.ID, Added: a.today, Detail: &model.Detail{}}
		if err := e.Read(n, a.on); err != nil {
			return nil, err
		}
		if text := due.Value(); text != "" {
			d, err := taskform.Deadline(text, a.on)
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
