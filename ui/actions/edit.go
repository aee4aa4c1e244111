package actions

import (
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/campaignform"
	"duban/ui/page"
	"duban/ui/taskform"
	"duban/ui/widget"
)

// newRemoveForm asks before a task goes; it can be undone.
func newRemoveForm(desk *page.Desk, r *board.Row) *widget.Form {
	x, id := desk.Words, r.Task.ID
	f := &widget.Form{Title: x.RemoveTitle(r.Task.Title), Note: []string{x.RemoveNote(int(r.Task.Standing.Reports))}, Keys: x.KeysSure}
	sure := f.Choice(x.Sure, []string{x.No, x.Yes}, 0)
	f.Submit = func() (tea.Cmd, error) {
		if sure.Chosen == 0 {
			return nil, nil
		}
		return desk.Act(page.Action{Do: func(l page.Ledger) (model.Entry, error) { return l.RemoveTask(id) }}), nil
	}
	return f
}

// place is where the forms of tasks are opened.
func place(desk *page.Desk) taskform.Place {
	return taskform.Place{
		Words: desk.Words, On: desk.On, Cal: desk.Cal, Push: desk.Push,
		Units: desk.UnitNames, Leaders: desk.LeaderNames, Persons: desk.PersonNames,
	}
}

// EditForm edits what a task says of itself, with its text where t has a detail. Its deadline has a form of its
// own, because moving it is an extension.
func EditForm(desk *page.Desk, t *model.Task) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.EditTitle(t.Title), Width: 96}
	e := taskform.Add(place(desk), f, t)
	if t.Detail == nil {
		f.Entries = f.Entries[:len(f.Entries)-1] // the text is only known on the task's own page
	}
	f.Submit = func() (tea.Cmd, error) {
		hasDetail := t.Detail != nil
		change := func(t *model.Task) error {
			if !hasDetail {
				e.Detail.Field.Set(taskform.Detail(t))
			}
			return e.Read(t)
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

// AddForm adds a task by hand.
func AddForm(desk *page.Desk, campaign string) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.AddTitle, Width: 96}
	if len(desk.Board.Campaigns()) == 0 {
		return campaignform.Add(desk)
	}
	t := &model.Task{Detail: &model.Detail{}}
	which := f.Text(x.ColCampaign, campaignFor(desk, campaign).Name, "").Complete(widget.Completion{Names: desk.CampaignNames})
	e := taskform.Add(place(desk), f, t)
	due := f.Day(x.ColDeadline, "", "", desk.Days(model.Coming))
	// The order of an officer's eye: where, what, who, by when, how much.
	f.Entries = append(append([]*widget.Entry{which, e.Title, e.Lead, e.Responsible, due.Entry}, e.Targets.Entries()...),
		e.Nature, e.Section, e.No, e.Leaders, e.Persons, e.Start.Entry, e.Detail)
	f.Focus = 1
	f.Submit = func() (tea.Cmd, error) {
		c := desk.Board.FindCampaign(which.Value())
		if c == nil {
			return nil, which.Wrong(widget.Explained{Text: x.NoSuchCampaign})
		}
		n := &model.Task{Campaign: c.ID, Added: desk.Today, Detail: &model.Detail{}}
		if err := e.Read(n); err != nil {
			return nil, err
		}
		if due.Value() != "" {
			d, err := due.Read()
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
