package actions

import (
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
)

// CloseForm ends the supervision of tasks (办结, 销号), with one basis for all of them. Only
// what is complete anyway needs none.
func CloseForm(desk *page.Desk, ts []*model.Task) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.CloseTitle(ts[0].Title, len(ts))}
	open := 0
	for _, t := range ts {
		if r := desk.Board.Row(t.ID); r == nil || r.Assessment.Computed != model.Done {
			open++
		}
	}
	if open > 0 {
		f.Note = []string{x.BasisNote(open, len(ts))}
	}
	basis := f.Text(x.Basis(), "", x.BasisHint())
	basis.Last = true
	on := f.Day(x.Date, desk.On.String(), "", desk.Days(model.Gone))
	f.Submit = func() (tea.Cmd, error) {
		if open > 0 && basis.Value() == "" {
			return nil, basis.Wrong(widget.Explained{Text: x.NeedsBasis()})
		}
		d, err := on.Date()
		if err != nil {
			return nil, err
		}
		who, text := desk.Who, basis.Value()
		change := func(t *model.Task) error { return t.Close(d, text, who) }
		if err := tryAll(ts, change); err != nil {
			return nil, err
		}
		return changeTasks(desk, ts, model.ActClose, text, change), nil
	}
	return f
}
