package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/ui/widget"
)

func (a *App) front() widget.Dialog {
	if len(a.dialogs) == 0 {
		return nil
	}
	return a.dialogs[len(a.dialogs)-1]
}

func (a *App) push(d widget.Dialog) {
	if f, ok := d.(*widget.Form); ok {
		f.Explain, f.Order = a.explain, a.orderForm
	}
	a.dialogs = append(a.dialogs, d)
}

// orderForm runs what a form orders. When that is not stored, the form comes back as it was filled in.
func (a *App) orderForm(f *widget.Form, submit func() (tea.Cmd, error)) (tea.Cmd, error) {
	a.onFailure = func(err error) tea.Cmd {
		f.Problem = a.explain(err)
		a.push(f)
		return nil
	}
	defer func() { a.onFailure = nil }()
	return submit()
}

// pop closes the front dialog.
func (a *App) pop() {
	if len(a.dialogs) > 0 {
		a.dialogs = a.dialogs[:len(a.dialogs)-1]
	}
}

// settleDialog does what the front dialog answered to a key.
func (a *App) settleDialog(o widget.Outcome) tea.Cmd {
	if o.Closes {
		a.pop()
	}
	if o.Do == nil {
		return nil
	}
	return o.Do()
}
