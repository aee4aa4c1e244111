package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/ui/page"
)

// Ledger is what the dashboard needs of a store.
type Ledger = page.Ledger

// thenMsg brings what a command has read to the code that asked for it.
type thenMsg struct{ do func() tea.Cmd }

// read reads the ledger in a command; what it returns is done when that has ended.
func (a *App) read(read func(Ledger) (func() tea.Cmd, error)) tea.Cmd {
	led := a.led
	return func() tea.Msg {
		do, err := read(led)
		if err == nil && do == nil {
			return nil
		}
		return thenMsg{func() tea.Cmd {
			switch {
			case led != a.led:
				return nil // it was left meanwhile
			case err != nil:
				return a.complain(err)
			}
			return do()
		}}
	}
}
