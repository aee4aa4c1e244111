// Package actions is what an officer does to tasks, wherever they are shown: the keys, the forms and the changes that
// they store. Each form says what is wrong before it closes; each change is one action.
package actions

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/history"
	"duban/ui/page"
	"duban/words"
)

// Key handles the keys that act on one task, wherever it is shown.
func Key(desk *page.Desk, msg tea.KeyPressMsg, r *board.Row) tea.Cmd {
	k := desk.K
	switch {
	case key.Matches(msg, k.Report):
		return openReport(desk, r)
	case key.Matches(msg, k.Edit):
		desk.Push(EditForm(desk, r.Task))
	case key.Matches(msg, k.Deadline):
		desk.Push(newDeadlineForm(desk, r))
	case key.Matches(msg, k.Light):
		desk.Push(newLightForm(desk, []*model.Task{r.Task}))
	case key.Matches(msg, k.Close):
		if r.Task.ClosedOn(desk.On) {
			return editCmd(desk, r.Task, model.ActReopen, "", (*model.Task).Reopen)
		}
		desk.Push(CloseForm(desk, []*model.Task{r.Task}))
	case key.Matches(msg, k.Suspend):
		if r.Task.SuspendedOn(desk.On) {
			on := desk.On
			return editCmd(desk, r.Task, model.ActResume, "", func(t *model.Task) error { return t.Resume(on) })
		}
		desk.Push(newSuspendForm(desk, []*model.Task{r.Task}))
	case key.Matches(msg, k.Event):
		return openEvent(desk, r)
	case key.Matches(msg, k.Decide):
		return openDecision(desk, r)
	case key.Matches(msg, k.Settle):
		return openSettle(desk, r)
	case key.Matches(msg, k.History):
		return history.Open(desk, model.Ref{Kind: model.RecordTask, ID: r.Task.ID}, r.Task.Title)
	case key.Matches(msg, k.Remove):
		desk.Push(newRemoveForm(desk, r))
	}
	return nil
}

// editCmd changes one task and stores it, as one action. The change is made to
// a fresh copy of the record, with its detail, never to what is on the screen.
func editCmd(desk *page.Desk, t *model.Task, act model.Action, note string, change func(*model.Task) error) tea.Cmd {
	id := t.ID
	return desk.Act(page.Action{What: desk.Words.OrderedOn(act, t.Title), Do: func(l page.Ledger) (model.Entry, error) {
		fresh, err := l.Task(id)
		if err != nil {
			return model.Entry{}, err
		}
		if err := change(fresh); err != nil {
			return model.Entry{}, err
		}
		return l.SaveTask(fresh, act, note)
	}, Then: func(was page.Lights) tea.Cmd { return sayChange(desk, id, act, was) }})
}

// changeTasks stores one or several tasks changed alike.
func changeTasks(desk *page.Desk, ts []*model.Task, act model.Action, note string, change func(*model.Task) error) tea.Cmd {
	if len(ts) == 1 {
		return editCmd(desk, ts[0], act, note, change)
	}
	return bulkCmd(desk, ts, note, change)
}

// sayChange says what was done to a task and what became of its light.
func sayChange(desk *page.Desk, id string, act model.Action, was page.Lights) tea.Cmd {
	return sayChangeAs(desk, id, desk.Words.Actions[act], was)
}

// sayChangeAs is sayChange with another name for what was done.
func sayChangeAs(desk *page.Desk, id, name string, was page.Lights) tea.Cmd {
	r := desk.Board.Row(id)
	before, known := was[id]
	if r == nil || !known {
		return desk.Say(name)
	}
	return desk.Say(desk.Words.Changed(r.Task.Title, name, before, r.Assessment.Light, words.Reason(desk.Board.Explain(r).Reasons[0], desk.Lang)))
}
