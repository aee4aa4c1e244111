package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// beat is how often the program looks whether the ledger's file is still there. Each write looks too; this is so that the
// officer need not type first.
const beat = 3 * time.Second

// watchedMsg says what became of the ledger's file; nil for nothing.
type watchedMsg struct {
	led Ledger
	err error
}

// watchCmd looks at the ledger's file after a while.
func (a *App) watchCmd() tea.Cmd {
	led := a.led
	return tea.Tick(beat, func(time.Time) tea.Msg { return watchedMsg{led, led.InPlace()} })
}

// handleWatched tells that the ledger's file is not there any more, or that it is back. What is typed stays.
func (a *App) handleWatched(m watchedMsg) tea.Cmd {
	if m.led != a.led {
		return nil // that of a sample that was left
	}
	text := ""
	if m.err != nil {
		text = a.explain(m.err)
	}
	if text == a.lost {
		return a.watchCmd()
	}
	a.lost = text
	if text == "" {
		return tea.Batch(a.watchCmd(), a.say(a.Words.FileBack))
	}
	return tea.Batch(a.watchCmd(), a.refuse(text))
}

// keptMsg says where a copy of the ledger lies.
type keptMsg struct {
	path string
	err  error
}

// keepCmd writes a copy of the ledger.
func (a *App) keepCmd() tea.Cmd {
	keep := a.opts.Keep
	return func() tea.Msg {
		path, err := keep()
		return keptMsg{path, err}
	}
}

func (a *App) handleKept(m keptMsg) tea.Cmd {
	if m.err != nil {
		return a.complain(m.err)
	}
	return a.say(a.Words.KeptAs(m.path))
}
