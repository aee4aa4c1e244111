package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/widget"
)

// openDecision looks for the newest return on a task that waits for an approval
// (待审批), and asks what is decided about it.
func (a *App) openDecision(r *board.Row) tea.Cmd {
	id, today := r.Task.ID, a.today
	return a.readThen(func(l Ledger) (func(a *App) tea.Cmd, error) {
		returns, err := l.ReturnsOn(id, today)
		if err != nil {
			return nil, err
		}
		return func(a *App) tea.Cmd {
			for i := len(returns) - 1; i >= 0; i-- {
				if p := &returns[i]; p.StateOn(today) == model.Pending {
					a.push(newDecisionForm(a, r, p))
					return nil
				}
			}
			return a.say(a.Words.Turns.NothingPending)
		}, nil
	})
}

// newDecisionForm approves a return or sends it back.
func newDecisionForm(a *App, r *board.Row, p *model.Return) *widget.Form {
	x, id := a.Words, r.Task.ID
	f := &widget.Form{Title: x.DecisionTitle(r.Task.Title), Note: []string{x.PendingReturn(r.Task, p, a.today)}}
	what := f.Choice(x.Turns.Decision, []string{x.Turns.Approve, x.Turns.SendBack}, 0)
	why := f.Text(x.Turns.Remark, "", "")
	why.Last = true
	by := f.Text(x.Turns.DecidedBy, a.opts.Who, "")
	seq := p.Seq
	f.Submit = func() (tea.Cmd, error) {
		d := model.Decision{Back: what.Chosen == 1, By: by.Value(), Text: why.Value()}
		if d.Back && d.Text == "" {
			return nil, widget.Explained{Text: x.Turns.NeedsReason}
		}
		name := what.Choices[what.Chosen]
		return a.actCmd(func(l Ledger) (model.Entry, error) { return l.Decide(id, seq, d) },
			func(a *App, was lights) tea.Cmd { return a.sayChangeAs(id, name, was) }), nil
	}
	return f
}
