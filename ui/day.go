package ui

import (
	tea "charm.land/bubbletea/v2"
)

// holdForToday asks the clock for the day before anything that the officer does. When
// the day has changed, the board of the new one is read first, unless the officer looks at
// another day, and what was done waits for it: a report entered after midnight is one of
// the new day.
func (a *App) holdForToday(msg tea.Msg) (cmd tea.Cmd, held bool) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.Keystroke() == "ctrl+c" {
		return nil, false
	}
	if a.newDay {
		a.held = append(a.held, msg)
		return nil, true
	}
	if a.opts.Clock == nil || a.state != stateReady && a.state != stateWelcome {
		return nil, false
	}
	day, was := a.opts.Clock(), a.Today
	if day == was || day.IsZero() {
		return nil, false
	}
	a.Today = day
	if a.On != was {
		return nil, false
	}
	if a.led == nil { // there is no board to read
		a.On = day
		return nil, false
	}
	a.newDay = true
	a.held = append(a.held, msg)
	return a.loadCmd(day), true
}

// goOn does what was held back while the board of a new day was read.
func (a *App) goOn() tea.Cmd {
	held := a.held
	a.held, a.newDay = nil, false
	cmds := make([]tea.Cmd, 0, len(held))
	for i, msg := range held {
		if a.newDay { // the day has changed again
			a.held = append(a.held, held[i:]...)
			break
		}
		cmds = append(cmds, a.handle(msg))
	}
	return tea.Batch(cmds...)
}
