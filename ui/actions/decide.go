package actions

import (
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
)

// openDecision looks for the newest return on a task that waits for an approval
// (待审批), and asks what is decided about it.
func openDecision(desk *page.Desk, r *board.Row) tea.Cmd {
	id, today := r.Task.ID, desk.Today
	return desk.Read(func(l page.Ledger) (func() tea.Cmd, error) {
		returns, err := l.ReturnsOn(id, today)
		if err != nil {
			return nil, err
		}
		return func() tea.Cmd {
			for i := len(returns) - 1; i >= 0; i-- {
				if p := &returns[i]; p.StateOn(today) == model.Pending {
					desk.Push(newDecisionForm(desk, r, p))
					return nil
				}
			}
			return desk.Say(desk.Words.Turns.NothingPending)
		}, nil
	})
}

// newDecisionForm approves a return or sends it back.
func newDecisionForm(desk *page.Desk, r *board.Row, p *model.Return) *widget.Form {
	x, id := desk.Words, r.Task.ID
	f := &widget.Form{Title: x.DecisionTitle(r.Task.Title), Note: []string{x.PendingReturn(r.Task, p, desk.Today)}}
	what := f.Choice(x.Turns.Decision, []string{x.Turns.Approve, x.Turns.SendBack}, 0)
	why := f.Text(x.Turns.Remark, "", "")
	why.Last = true
	by := f.Text(x.Turns.DecidedBy, desk.Who, "")
	seq := p.Seq
	f.Submit = func() (tea.Cmd, error) {
		d := model.Decision{Back: what.Chosen == 1, By: by.Value(), Text: why.Value()}
		if d.Back && d.Text == "" {
			return nil, why.Wrong(widget.Explained{Text: x.Turns.NeedsReason})
		}
		name := what.Choices[what.Chosen]
		return desk.Act(page.Action{
			Do:   func(l page.Ledger) (model.Entry, error) { return l.Decide(id, seq, d) },
			Then: func(was page.Lights) tea.Cmd { return sayChangeAs(desk, id, name, was) },
		}), nil
	}
	return f
}
