package widget

import (
	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"
)

// KeyLine writes keys with what they do on one line at the bottom, by the help of the toolkit.
// What fits is chosen before: that help writes beyond the edge where there is no room for its ellipsis, and looks for no
// shorter key behind one that does not fit.
func (t *Theme) KeyLine(bindings []key.Binding) string {
	return t.keys.ShortHelpView(bindings)
}

// KeyGap is how many cells stand between two keys of a KeyLine.
const KeyGap = 3

// KeyWidth is how wide a key is with what it does.
func KeyWidth(b key.Binding) int {
	return ansi.StringWidth(b.Help().Key) + 1 + ansi.StringWidth(b.Help().Desc)
}
