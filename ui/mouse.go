package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/ui/widget"
)

func (a *App) handleClick(m tea.Mouse) tea.Cmd {
	if m.Button != tea.MouseLeft {
		return nil
	}
	if d := a.front(); d != nil {
		// Only the front window has the mouse, as it has the keys.
		if i, x, y, ok := widget.WindowAt(a.windows, m.X, m.Y); ok && i == len(a.dialogs)-1 {
			return a.settleDialog(d.Click(x, y))
		}
		return nil
	}
	if a.state != stateReady {
		return nil
	}
	if m.Y == 0 {
		if i, ok := a.tabAt(m.X); ok && a.sole() == nil {
			return a.goTab(i)
		}
		return nil
	}
	if m.Y < headLines || m.Y >= a.H-a.footLines() {
		return nil
	}
	return a.top().Click(m.X, m.Y-headLines)
}

// tabAt is the page whose name stands at column x of the top bar.
func (a *App) tabAt(x int) (int, bool) {
	for i, at := range a.tabPlaces() {
		if x >= at.x && x < at.x+at.w {
			return i, true
		}
	}
	return 0, false
}

func (a *App) handleWheel(m tea.Mouse) tea.Cmd {
	d := 0
	switch m.Button {
	case tea.MouseWheelUp:
		d = -3
	case tea.MouseWheelDown:
		d = 3
	}
	if front := a.front(); front != nil {
		front.Wheel(d)
	} else if a.state == stateReady && d != 0 {
		return a.top().Wheel(d)
	}
	return nil
}
