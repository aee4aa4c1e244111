package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/widget"
	"duban/words"
)

// taskKey handles the keys that act on one task, wherever it is shown.
func (a *App) taskKey(msg tea.KeyPressMsg, r *board.Row) tea.Cmd {
	k := a.k
	switch {
	case key.Matches(msg, k.Report):
		return a.openReport(r)
	case key.Matches(msg, k.Edit):
		a.push(newEditForm(a, r))
	case key.Matches(msg, k.Deadline):
		a.push(newDeadlineForm(a, r))
	case key.Matches(msg, k.Light):
		a.push(newLightForm(a, []*model.Task{r.Task}))
	case key.Matches(msg, k.Close):
		if r.Task.ClosedOn(a.on) {
			return a.editCmd(r.Task, model.ActReopen, "", (*model.Task).Reopen)
		}
		a.push(closeForm(a, []*model.Task{r.Task}))
	case key.Matches(msg, k.Suspend):
		if r.Task.SuspendedOn(a.on) {
			on := a.on
			return a.editCmd(r.Task, model.ActResume, "", func(t *model.Task) error { return t.Resume(on) })
		}
		a.push(newSuspendForm(a, []*model.Task{r.Task}))
	case key.Matches(msg, k.Decide):
		return a.openDecision(r)
	case key.Matches(msg, k.Settle):
		return a.settleCmd(r)
	case key.Matches(msg, k.History):
		return a.historyCmd(model.Ref{Kind: model.RecordTask, ID: r.Task.ID}, r.Task.Title)
	case key.Matches(msg, k.Remove):
		a.push(newRemoveForm(a, r))
	}
	return nil
}

// editCmd changes one task and stores it, as one action. The change is made to
// a fresh copy of the record, with its detail, never to what is on the screen.
func (a *App) editCmd(t *model.Task, act model.Action, note string, change func(*model.Task) error) tea.Cmd {
	id := t.ID
	return a.actCmd(func(l Ledger) (model.Entry, error) {
		fresh, err := l.Task(id)
		if err != nil {
			return model.Entry{}, err
		}
		if err := change(fresh); err != nil {
			return model.Entry{}, err
		}
		return l.SaveTask(fresh, act, note)
	}, func(a *App, was lights) tea.Cmd { return a.sayChange(id, act, was) })
}

// bulkCmd changes several tasks in one transaction.
func (a *App) bulkCmd(ts []*model.Task, note string, change func(*model.Task) error) tea.Cmd {
	ids := make([]string, len(ts))
	for i, t := range ts {
		ids[i] = t.ID
	}
	return a.actCmd(func(l Ledger) (model.Entry, error) {
		fresh, err := l.TasksByID(ids...)
		if err != nil {
			return model.Entry{}, err
		}
		changed := make([]*model.Task, len(fresh))
		for i, t := range fresh {
			c := t.Clone()
			if err := change(c); err != nil {
				return model.Entry{}, err
			}
			changed[i] = c
		}
		return l.SaveTasks(changed, model.ActBulk, note)
	}, func(a *App, _ lights) tea.Cmd {
		clear(a.tasks.marked)
		return a.say(a.Words.BulkDone(len(ids)))
	})
}

// change stores one or several tasks changed alike.
func (a *App) change(ts []*model.Task, act model.Action, note string, change func(*model.Task) error) tea.Cmd {
	if len(ts) == 1 {
		return a.editCmd(ts[0], act, note, change)
	}
	return a.bulkCmd(ts, note, change)
}

func (a *App) lightOf(id string) model.Light {
	if r := a.board.Row(id); r != nil {
		return r.Assessment.Light
	}
	return model.Grey
}

// sayChange says what was done to a task and what became of its light.
func (a *App) sayChange(id string, act model.Action, was lights) tea.Cmd {
	return a.sayChangeAs(id, a.Words.Actions[act], was)
}

// sayChangeAs is sayChange with another name for what was done.
func (a *App) sayChangeAs(id, name string, was lights) tea.Cmd {
	r := a.board.Row(id)
	before, known := was[id]
	if r == nil || !known {
		return a.say(name)
	}
	return a.say(a.Words.Changed(r.Task.Title, name, before, r.Assessment.Light, words.Reason(a.board.Explain(r).Reasons[0], a.Lang)))
}

// settleCmd settles the doubts about a task.
func (a *App) settleCmd(r *board.Row) tea.Cmd {
	if r.Task.OpenDoubts == 0 {
		return a.say(a.Words.NoDoubts)
	}
	on, who := a.today, a.opts.Who
	return a.editCmd(r.Task, model.ActSettle, "", func(t *model.Task) error {
		t.SettleDoubts(on, who)
		return nil
	})
}

// markedTasks are the tasks marked, in the order of the table, or the one at
// the cursor when none is.
func (a *App) markedTasks() []*model.Task {
	var out []*model.Task
	for _, i := range a.tasks.rows {
		if t := a.board.At(i).Task; a.tasks.marked[t.ID] {
			out = append(out, t)
		}
	}
	if r := a.tasks.current(a); len(out) == 0 && r != nil {
		out = append(out, r.Task)
	}
	return out
}

// newBulkMenu offers what can be done to all marked tasks at once.
func newBulkMenu(a *App) *widget.Chooser {
	ts := a.markedTasks()
	x := a.Words
	show := func(d func(*App, []*model.Task) *widget.Form) func() tea.Cmd {
		return func() tea.Cmd {
			a.push(d(a, ts))
			return nil
		}
	}
	return widget.NewChooser(x.BulkTitle(len(ts)), []widget.Option{
		{Name: x.Actions[model.ActDeadline], Do: show(newBulkDeadlineForm)},
		{Name: x.Actions[model.ActClose], Do: show(closeForm)},
		{Name: x.Actions[model.ActLight], Do: show(newLightForm)},
		{Name: x.Actions[model.ActSuspend], Do: show(newSuspendForm)},
		{Name: x.BulkLeader, Do: show(newBulkLeaderForm)},
		{Name: x.BulkUnit, Do: show(newBulkUnitForm)},
	})
}
