package widget

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"duban/internal/zh"
)

// Dialog is a window over the page: a form, a list to choose from, a text. The
// front one gets every key first.
type Dialog interface {
	// Key handles a key press.
	Key(msg tea.KeyPressMsg) Outcome
	// Paste takes pasted text.
	Paste(text string)
	// Draw returns the window's lines, its width in cells, and where the cursor
	// stands in it, or nil, for a page of w by h cells.
	Draw(u *Screen, w, h int) (Rows, int, *tea.Position)
}

// Outcome is what a window makes of a key: whether it closes, and what is done then. The zero value
// leaves it open.
type Outcome struct {
	Closes bool
	Do     func() tea.Cmd
}

// Boxed draws a frame with a title round body, width cells wide in all.
func (u *Screen) Boxed(title string, body Rows, width int) Rows {
	h, v, tl, tr, bl, br := "─", "│", "┌", "┐", "└", "┘"
	if u.ASCII {
		h, v, tl, tr, bl, br = "-", "|", "+", "+", "+", "+"
	}
	f, p := u.Theme.frame, u.Theme.Box
	repeat := func(n int) string {
		s := ""
		for range n {
			s += h
		}
		return s
	}
	title = zh.Cut(zh.Clean(title), width-6)
	out := make(Rows, 0, len(body)+2)
	var top Line
	top.Put(f, tl+h+" ").Put(p.Strong, title).Put(f, " "+repeat(width-5-zh.Width(title))+tr)
	out = append(out, top.String())
	for _, b := range body {
		out = append(out, f.Styled(v)+p.Text.Styled(" ")+b+p.Text.Styled(" ")+f.Styled(v))
	}
	return append(out, f.Styled(bl+repeat(width-2)+br))
}

// Overlay draws box, of bw cells, over base at column x and row y.
func Overlay(base Rows, width int, box Rows, bw, x, y int) {
	for i, b := range box {
		if y+i < 0 || y+i >= len(base) {
			continue
		}
		row := base[y+i]
		left := ansi.Cut(row, 0, x)
		left += Spaces(x - ansi.StringWidth(left))
		right := ansi.Cut(row, x+bw, width)
		if ansi.StringWidth(right) > width-x-bw {
			right = ansi.Cut(row, x+bw+1, width) // the edge goes through a 汉字, which is left out
		}
		right = Spaces(width-x-bw-ansi.StringWidth(right)) + right
		base[y+i] = left + "\x1b[m" + b + "\x1b[m" + right
	}
}
