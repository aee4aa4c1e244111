package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/page"
	"duban/ui/taskform"
	"duban/ui/widget"
)

// newDeadlineForm moves one task's deadline; the first one is kept.
func newDeadlineForm(desk *page.Desk, r *board.Row) *widget.Form {
	x, t := desk.Words, r.Task
	due := t.DeadlineOn(desk.On)
	f := &widget.Form{Title: x.DeadlineTitle(t.Title), Note: []string{x.DeadlineNow(x.Deadline(due), t.ExtensionsOn(desk.On))}}
	when := f.Text(x.ColDeadline, "", x.DateHint)
	why := f.Text(x.Reason, "", "")
	f.Submit = func() (tea.Cmd, error) {
		return extend(desk, []*model.Task{t}, when.Value(), why.Value())
	}
	return f
}

func newBulkDeadlineForm(desk *page.Desk, ts []*model.Task) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.BulkTitle(len(ts)) + "  " + x.Actions[model.ActDeadline]}
	when := f.Text(x.ColDeadline, "", x.DateHint)
	why := f.Text(x.Reason, "", "")
	f.Submit = func() (tea.Cmd, error) { return extend(desk, ts, when.Value(), why.Value()) }
	return f
}

func extend(desk *page.Desk, ts []*model.Task, when, why string) (tea.Cmd, error) {
	to, err := taskform.Deadline(when, desk.On)
	if err != nil {
		return nil, err
	}
	on, who := desk.Today, desk.Who
	change := func(t *model.Task) error { return t.Extend(on, to, why, who) }
	if err := tryAll(ts, change); err != nil {
		return nil, err
	}
	return changeTasks(desk, ts, model.ActDeadline, why, change), nil
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
func newLightForm(desk *page.Desk, ts []*model.Task) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.LightTitle(ts[0].Title, len(ts))}
	lights := []model.Light{model.Red, model.Yellow, model.Green, model.Grey}
	names := make([]string, 0, len(lights)+1)
	for _, l := range lights {
		names = append(names, x.Lights[l])
	}
	names = append(names, x.LightComputed)
	which := f.Choice(x.LightLabel, names, 0)
	why := f.Text(x.Reason, "", "")
	until := f.Text(x.Until, desk.On.MonthEnd().String(), x.DateHint)
	f.Submit = func() (tea.Cmd, error) {
		on, who := desk.Today, desk.Who
		var change func(t *model.Task) error
		if which.Chosen == len(lights) {
			change = func(t *model.Task) error { return t.ClearLight(on) }
		} else {
			end, err := model.ReadDate(until.Value(), desk.Today)
			if err != nil {
				return nil, err
			}
			light, reason := lights[which.Chosen], why.Value()
			change = func(t *model.Task) error { return t.SetLight(on, end, light, reason, who) }
		}
		if err := tryAll(ts, change); err != nil {
			return nil, err
		}
		return changeTasks(desk, ts, model.ActLight, why.Value(), change), nil
	}
	return f
}

// newSuspendForm lets tasks rest for a while.
func newSuspendForm(desk *page.Desk, ts []*model.Task) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.SuspendTitle(ts[0].Title, len(ts))}
	why := f.Text(x.Reason, "", "")
	until := f.Text(x.Until, "", x.UntilHint)
	f.Submit = func() (tea.Cmd, error) {
		var end model.Date
		if until.Value() != "" {
			var err error
			if end, err = model.ReadDate(until.Value(), desk.Today); err != nil {
				return nil, err
			}
		}
		on := desk.Today
		change := func(t *model.Task) error { return t.Suspend(on, end, why.Value()) }
		if err := tryAll(ts, change); err != nil {
			return nil, err
		}
		return changeTasks(desk, ts, model.ActSuspend, why.Value(), change), nil
	}
	return f
}

func newBulkLeaderForm(desk *page.Desk, ts []*model.Task) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.BulkTitle(len(ts)) + "  " + x.BulkLeader}
	who := f.Text(x.Leaders, strings.Join(ts[0].Leaders, " "), x.ListHint)
	f.Submit = func() (tea.Cmd, error) {
		list := taskform.Names(who.Value())
		return changeTasks(desk, ts, model.ActEdit, x.BulkLeader, func(t *model.Task) error {
			t.Leaders = list
			return nil
		}), nil
	}
	return f
}

func newBulkUnitForm(desk *page.Desk, ts []*model.Task) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.BulkTitle(len(ts)) + "  " + x.BulkUnit}
	who := f.Text(x.LeadUnits, strings.Join(ts[0].LeadUnits, " "), x.ListHint)
	f.Submit = func() (tea.Cmd, error) {
		list := taskform.Names(who.Value())
		return changeTasks(desk, ts, model.ActEdit, x.BulkUnit, func(t *model.Task) error {
			t.LeadUnits = list
			return nil
		}), nil
	}
	return f
}

// newRemoveForm asks before a task goes; it can be undone.
func newRemoveForm(desk *page.Desk, r *board.Row) *widget.Form {
	x, id := desk.Words, r.Task.ID
	f := &widget.Form{Title: x.RemoveTitle(r.Task.Title), Note: []string{x.RemoveNote(r.Task.Standing.Reports)}}
	sure := f.Choice(x.Sure, []string{x.No, x.Yes}, 0)
	f.Submit = func() (tea.Cmd, error) {
		if sure.Chosen == 0 {
			return nil, nil
		}
		return desk.Act(page.Action{Do: func(l page.Ledger) (model.Entry, error) { return l.RemoveTask(id) }}), nil
	}
	return f
}

// newEditForm edits what a task says of itself, with its text where t has a detail. Its deadline has a form of its
// own, because moving it is an extension.
func newEditForm(desk *page.Desk, t *model.Task) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.EditTitle(t.Title), Width: 96}
	e := taskform.Add(desk.Words, f, t)
	if t.Detail == nil {
		f.Entries = f.Entries[:len(f.Entries)-1] // the text is only known on the task's own page
	}
	f.Submit = func() (tea.Cmd, error) {
		hasDetail := t.Detail != nil
		change := func(t *model.Task) error {
			if !hasDetail {
				e.Detail.Field.Set(taskform.Detail(t))
			}
			return e.Read(t, desk.On)
		}
		if err := tryAll([]*model.Task{t}, change); err != nil {
			return nil, err
		}
		return editCmd(desk, t, model.ActEdit, "", change), nil
	}
	return f
}

// campaignFor is the campaign that a new task most likely belongs to: the one
// named, or the newest that runs.
func campaignFor(desk *page.Desk, id string) *model.Campaign {
	if c := desk.Board.Campaign(id); c != nil {
		return c
	}
	ordered, _ := page.OrderCampaigns(desk.Board.ByCampaign())
	return ordered[0].Campaign
}

// newTaskForm adds a task by hand.
func newTaskForm(desk *page.Desk, campaign string) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.AddTitle, Width: 96}
	if len(desk.Board.Campaigns()) == 0 {
		return newCampaignForm(desk)
	}
	t := &model.Task{Detail: &model.Detail{}}
	which := f.Text(x.ColCampaign, campaignFor(desk, campaign).Name, "")
	e := taskform.Add(desk.Words, f, t)
	due := f.Text(x.ColDeadline, "", x.DateHint)
	f.Focus = 1
	f.Submit = func() (tea.Cmd, error) {
		c := desk.Board.FindCampaign(which.Value())
		if c == nil {
			return nil, widget.Explained{Text: x.NoSuchCampaign}
		}
		n := &model.Task{Campaign: c.ID, Added: desk.Today, Detail: &model.Detail{}}
		if err := e.Read(n, desk.On); err != nil {
			return nil, err
		}
		if text := due.Value(); text != "" {
			d, err := taskform.Deadline(text, desk.On)
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
		return desk.Act(page.Action{Do: func(l page.Ledger) (model.Entry, error) { return l.SaveTask(n, model.ActAdd, "") }, Then: func(page.Lights) tea.Cmd {
			return desk.Say(x.Added(n.Title))
		}}), nil
	}
	return f
}
