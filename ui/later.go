package ui

import (
	tea "charm.land/bubbletea/v2"
)

// laterMsg brings what a command has read to the code that asked for it.
type laterMsg struct{ do func(a *App) tea.Cmd }

// readThen reads the ledger in a command; what it returns is done when that has ended.
func (a *App) readThen(read func(Ledger) (func(a *App) tea.Cmd, error)) tea.Cmd {
	led := a.led
	return func() tea.Msg {
		do, err := read(led)
		if err != nil {
			return laterMsg{func(a *App) tea.Cmd { return a.complain(err) }}
		}
		return laterMsg{do}
	}
}
