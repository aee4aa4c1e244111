package units

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/page"
	"duban/ui/taskform"
	"duban/ui/widget"
)

// newForm edits a unit: whom to telephone there, its other names, under
// which it is counted as one, and for a group of units which they are.
func newForm(desk *page.Desk, name string) *widget.Form {
	x := desk.Words
	u := desk.UnitNamed(name)
	f := &widget.Form{Title: x.EditTitle(u.Name)}
	contact := f.Text(x.ContactPerson, u.Contact, "")
	phone := f.Text(x.Contact, u.Phone, "")
	aliases := f.Text(x.OtherNames, strings.Join(u.Aliases, " "), x.ListHint)
	aliases.Last = true
	group := f.Toggle(x.Turns.Group, u.Group, x.Turns.GroupNote)
	group.Words = [2]string{x.No, x.Yes}
	members := f.Text(x.Turns.Members, strings.Join(u.Members, x.ListGap), x.ListHint)
	f.Changed = func() {
		if members.Value() != "" && f.Entries[f.Focus] == members {
			group.Chosen = 1 // whoever names members has a group in mind
		}
	}
	f.Submit = func() (tea.Cmd, error) {
		n := u
		n.Contact, n.Phone, n.Aliases = contact.Value(), phone.Value(), taskform.Names(aliases.Value())
		n.Group, n.Members = group.On(), taskform.Names(members.Value())
		switch {
		case !n.Group && len(n.Members) > 0:
			return nil, widget.Explained{Text: x.Turns.NoGroup}
		case slices.Contains(n.Members, n.Name):
			return nil, widget.Explained{Text: x.OwnMember(n.Name)}
		}
		if err := errors.Join(model.CheckUnit(&n)...); err != nil {
			return nil, err
		}
		return desk.Act(page.Action{Do: func(l page.Ledger) (model.Entry, error) { return l.SaveUnit(n) }, Then: func(page.Lights) tea.Cmd {
			return desk.Say(x.Added(n.Name))
		}}), nil
	}
	return f
}
