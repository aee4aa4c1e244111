package review

import (
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/keymap"
	"duban/ui/widget"
)

// Desk is what the review is given: what it draws with, its keys, the days; and what it may ask of the program round it.
type Desk struct {
	*widget.Screen
	K *keymap.Map // its keys
	// Who is the officer, as the ledger notes it.
	Who string
	// On is the day that is shown, and Today the real one, which moves on.
	On, Today func() model.Date
	// Push opens a window over the page.
	Push func(widget.Dialog)
	// Say tells something at the bottom for a while, and Refuse what cannot be done until the next key.
	Say, Refuse func(text string) tea.Cmd
	// Store stores an update and says in brief what was stored; Leave ends the review without.
	Store func(u *model.Update, brief string) tea.Cmd
	Leave func() tea.Cmd
}
