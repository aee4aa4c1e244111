package actions

import (
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// mostDoubts is how many doubts the form quotes.
const mostDoubts = 5

// SettleForm asks how doubts were settled, which need not be said; store orders it with what was typed.
func SettleForm(desk *page.Desk, title string, doubts []model.Doubt, store func(note string) tea.Cmd) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.SettleTitle(title)}
	for i := range doubts[:min(len(doubts), mostDoubts)] {
		f.Note = append(f.Note, words.Doubt(doubts[i], desk.Lang))
	}
	if more := len(doubts) - mostDoubts; more > 0 {
		f.Note = append(f.Note, x.MoreDoubts(more))
	}
	how := f.Text(x.SettleHow, "", x.SettleHowHint)
	how.Last = true
	f.Submit = func() (tea.Cmd, error) { return store(how.Value()), nil }
	return f
}

// openSettle reads the doubts about a task, and asks how they were settled.
func openSettle(desk *page.Desk, r *board.Row) tea.Cmd {
	id, title := r.Task.ID, r.Task.Title
	if r.Task.OpenDoubts == 0 {
		return desk.Say(desk.Words.NoDoubts)
	}
	return desk.Read(func(l page.Ledger) (func() tea.Cmd, error) {
		t, err := l.Task(id)
		if err != nil {
			return nil, err
		}
		var open []model.Doubt
		for _, d := range t.Detail.Review {
			if d.Settled.IsZero() {
				open = append(open, d)
			}
		}
		return func() tea.Cmd {
			desk.Push(SettleForm(desk, title, open, func(note string) tea.Cmd {
				on, who := desk.Today, desk.Who
				return editCmd(desk, t, model.ActSettle, note, func(t *model.Task) error {
					t.SettleDoubts(on, who, note)
					return nil
				})
			}))
			return nil
		}, nil
	})
}
