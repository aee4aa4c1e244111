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
	day := f.Day(x.Date, "", x.AsOfHint, a.Days(model.Within))
	day.Field.Hint = otherwise.String()
	f.Submit = func() (tea.Cmd, error) {
		on := otherwise
		if day.Value() != "" {
			var err error
			if on, err = day.Date(); err != nil {
				return nil, err
			}
		}
		return a.loadCmd(on), nil
	}
	return f
}
