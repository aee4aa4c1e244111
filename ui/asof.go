package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/widget"
)

// newAsOf asks for the day that the board is to show.
func newAsOf(a *App) *widget.Form {
	x := a.Words
	// Nothing typed goes to the board that is compared with most: the end of
	// last month from today, today from any other day.
	otherwise, note := model.NewDate(a.Today.Year(), a.Today.Month(), 0), x.AsOfNote
	if a.On != a.Today {
		otherwise, note = a.Today, x.AsOfPast
	}
	f := &widget.Form{Title: x.AsOfTitle, Note: []string{note}, Keys: x.KeysAsOf}
	day := f.Text(x.Date, "", x.AsOfHint)
	day.Field.Hint = otherwise.String()
	f.Submit = func() (tea.Cmd, error) {
		on := otherwise
		if text := day.Value(); text != "" {
			d, err := model.ReadDate(text, a.Today)
			if err != nil {
				p, ok := model.ParseDeadline(text, a.Today.Year())
				if !ok {
					return nil, err
				}
				d = p.Date
			}
			on = d
		}
		return a.loadCmd(on), nil
	}
	return f
}
