package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/keymap"
	"duban/ui/widget"
)

// desk is what the review is given: what it draws with, its keys, the days; and what it may ask of the program round it.
type desk struct {
	*widget.Screen
	k *keymap.Map
	// who is the officer, as the ledger notes it.
	who string
	// on is the day that is shown, and today the real one, which moves on.
	on, today func() model.Date
	// push opens a window over the page.
	push func(widget.Dialog)
	// say tells something at the bottom for a while, and refuse what cannot be done until the next key.
	say, refuse func(text string) tea.Cmd
	// store stores an update and says in brief what was stored; leave ends the review without.
	store func(u *model.Update, brief string) tea.Cmd
	leave func() tea.Cmd
}
