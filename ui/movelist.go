package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/ui/keymap"
	"duban/ui/widget"
)

// moveList moves a list by the keys that move every list; it reports whether
// the key was one of them.
func moveList(k *keymap.Map, l *widget.Scroll, msg tea.KeyPressMsg) bool {
	switch {
	case key.Matches(msg, k.Up):
		l.Move(-1)
	case key.Matches(msg, k.Down):
		l.Move(1)
	case key.Matches(msg, k.PageUp):
		l.Move(-l.Height)
	case key.Matches(msg, k.PageDown):
		l.Move(l.Height)
	case key.Matches(msg, k.Home):
		l.To(0)
	case key.Matches(msg, k.End):
		l.To(l.N - 1)
	default:
		return false
	}
	return true
}
