package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
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
			return a.say(a.words.Turns.NothingPending)
		}, nil
	})
}

// newDecisionForm approves a return or sends it back.
func newDecisionForm(a *App, r *board.Row, p *model.Return) *form {
	x, id := a.words, r.Task.ID
	f := &form{title: x.DecisionTitle(r.Task.Title), note: []string{x.PendingReturn(r.Task, p, a.today)}}
	what := f.choice(x.Turns.Decision, []string{x.Turns.Approve, x.Turns.SendBack}, 0)
	why := f.text(x.Turns.Remark, "", "")
	why.last = true
	by := f.text(x.Turns.DecidedBy, a.opts.Who, "")
	seq := p.Seq
	f.submit = func() (tea.Cmd, error) {
		d := model.Decision{Back: what.chosen == 1, By: by.value(), Text: why.value()}
		if d.Back && d.Text == "" {
			return nil, explained{x.Turns.NeedsReason}
		}
		name := what.choices[what.chosen]
		return a.actCmd(func(l Ledger) (model.Entry, error) { return l.Decide(id, seq, d) },
			func(a *App, was lights) tea.Cmd { return a.sayChangeAs(id, name, was) }), nil
	}
	return f
}
