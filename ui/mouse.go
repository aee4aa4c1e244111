package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

func (a *App) handleClick(m tea.Mouse) tea.Cmd {
	if m.Button != tea.MouseLeft || a.state != stateReady || a.front() != nil {
		return nil
	}
	if m.Y == 0 {
		if id, ok := a.tabAt(m.X); ok && a.draft == nil {
			a.goPage(id)
		}
		return nil
	}
	if m.Y == a.h-1 {
		return nil
	}
	return a.current().click(a, m.X, m.Y-1)
}

// tabAt is the page whose name stands at column x of the top bar.
func (a *App) tabAt(x int) (pageID, bool) {
	at := ansi.StringWidth(a.Words.Name) + 3
	for i, name := range a.Words.Pages {
		w := 3 + ansi.StringWidth(name) + 1
		if x >= at && x < at+w {
			return pageID(i), true
		}
		at += w
	}
	return 0, false
}

func (a *App) handleWheel(m tea.Mouse) {
	if a.state != stateReady || a.front() != nil {
		return
	}
	switch m.Button {
	case tea.MouseWheelUp:
		a.current().wheel(a, -3)
	case tea.MouseWheelDown:
		a.current().wheel(a, 3)
	}
}
