package keymap

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/ui/widget"
)

// MoveList moves a list by the keys that move every list; it reports whether
// the key was one of them.
func (m *Map) MoveList(l *widget.Scroll, msg tea.KeyPressMsg) bool {
	switch {
	case key.Matches(msg, m.Up):
		l.Move(-1)
	case key.Matches(msg, m.Down):
		l.Move(1)
	case key.Matches(msg, m.PageUp):
		l.Move(-l.Height)
	case key.Matches(msg, m.PageDown):
		l.Move(l.Height)
	case key.Matches(msg, m.Home):
		l.To(0)
	case key.Matches(msg, m.End):
		l.To(l.N - 1)
	default:
		return false
	}
	return true
}
