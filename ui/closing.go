package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/widget"
)

// errNoBasis is a closing that says nothing of a task that is not complete.
var errNoBasis = errors.New("closing what is not complete needs a basis")

// closeForm ends the supervision of tasks (办结, 销号), with one basis for all of them. Only
// what is complete anyway needs none.
func closeForm(a *App, ts []*model.Task) *widget.Form {
	x := a.Words
	f := &widget.Form{Title: x.CloseTitle(ts[0].Title, len(ts))}
	open := 0
	for _, t := range ts {
		if r := a.board.Row(t.ID); r == nil || r.Assessment.Computed != model.Done {
			open++
		}
	}
	if open > 0 {
		f.Note = []string{x.BasisNote(open, len(ts))}
	}
	basis := f.Text(x.Basis(), "", x.BasisHint())
	basis.Last = true
	on := f.Text(x.Date, a.on.String(), x.DateHint)
	f.Submit = func() (tea.Cmd, error) {
		if open > 0 && basis.Value() == "" {
			return nil, errNoBasis
		}
		d, err := readDate(on.Value(), a.today)
		if err != nil {
			return nil, err
		}
		who, text := a.opts.Who, basis.Value()
		change := func(t *model.Task) error { return t.Close(d, text, who) }
		if err := tryAll(ts, change); err != nil {
			return nil, err
		}
		return a.change(ts, model.ActClose, text, change), nil
	}
	return f
}
