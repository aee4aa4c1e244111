package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/model"
)

// newUnitForm edits a unit: whom to telephone there, and its other names, under
// which it is counted as one.
func newUnitForm(a *App, name string) *form {
	x := a.words
	u := a.unitNamed(name)
	f := &form{title: x.EditTitle(u.Name)}
	contact := f.text(x.ContactPerson, u.Contact, "")
	phone := f.text(x.Contact, u.Phone, "")
	aliases := f.text(x.OtherNames, strings.Join(u.Aliases, " "), x.ListHint)
	f.submit = func(a *App, _ *form) (tea.Cmd, error) {
		n := u
		n.Contact, n.Phone, n.Aliases = contact.value(), phone.value(), splitList(aliases.value())
		return a.actCmd(func(l Ledger) (model.Entry, error) { return l.SaveUnit(n) }, func(a *App, _ lights) tea.Cmd {
			return a.say(x.Added(n.Name))
		}), nil
	}
	return f
}

// unitNamed is the ledger's record of a unit, or a new one.
func (a *App) unitNamed(name string) model.Unit {
	for _, u := range a.units {
		if u.Name == name || slices.Contains(u.Aliases, name) {
			return u
		}
	}
	return model.Unit{Name: name}
}
