package widget

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Pen writes text in one style. The style is rendered once, with the theme, and what stands before and behind the
// text is kept: to render it for each cell would take more time than all else in a frame. The zero Pen writes
// plain text.
type Pen struct{ before, after string }

// newPen returns the pen of a style that neither pads nor breaks text.
func newPen(s lipgloss.Style) Pen {
	const text = "x"
	before, after, _ := strings.Cut(s.Render(text), text)
	return Pen{before, after}
}

// Styled returns text in the pen's style.
func (p Pen) Styled(text string) string {
	if text == "" {
		return ""
	}
	return p.before + text + p.after
}
