package widget

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
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
	// Click is a press of the left button at column x and row y of what was drawn last, and Wheel a turn of the
	// wheel by d lines.
	Click(x, y int) Outcome
	Wheel(d int)
	// Draw returns the window's lines, its width in cells, and where the cursor
	// stands in it, or nil, for a page of w by h cells.
	Draw(u *Screen, w, h int) (Rows, int, *tea.Position)
}

// Outcome is what a window makes of a key: whether it closes, and what is done then. The zero value
// leaves it open.
type Outcome struct {
	Closes bool           // the window goes before Do runs
	Do     func() tea.Cmd // what is done then; nil for nothing
}

// Boxed draws a window of the given width round body: a ground of its own, and one line on top, in which its title stands.
func (u *Screen) Boxed(title string, body Rows, width int) Rows {
	f, p := u.Theme.frame, u.Theme.Box
	title = zh.Cut(zh.Clean(title), width-6)
	out := make(Rows, 0, len(body)+2)
	var top Line
	top.Mark(f, 2).Put(p.Strong, " "+title+" ")
	top.Mark(f, width-top.W)
	out = append(out, top.String())
	side := p.Text.Styled("  ")
	for _, row := range body {
		out = append(out, side+row+side)
	}
	return append(out, p.Text.Styled(Spaces(width)))
}

// Stack lays windows over a page of w cells, in the order in which they were opened; the page recedes under them. Lip
// Gloss's canvas would do so too; it takes eight times as long, because it takes the whole page apart into cells.
func (u *Screen) Stack(page Rows, w int, windows []Window) {
	if len(windows) == 0 {
		return
	}
	for i, row := range page {
		page[i] = u.Theme.Plain.Faint.Styled(ansi.Strip(row))
	}
	for _, b := range windows {
		overlay(page, w, b)
	}
}

// overlay draws a window over a page of w cells.
func overlay(page Rows, w int, b Window) {
	width := b.width()
	for i, box := range b.Rows {
		y := b.Y + i
		if y < 0 || y >= len(page) {
			continue
		}
		row := page[y]
		left := ansi.Cut(row, 0, b.X)
		left += Spaces(b.X - ansi.StringWidth(left))
		right := ansi.Cut(row, b.X+width, w)
		if ansi.StringWidth(right) > w-b.X-width {
			right = ansi.Cut(row, b.X+width+1, w) // the edge goes through a 汉字, which is left out
		}
		right = Spaces(w-b.X-width-ansi.StringWidth(right)) + right
		page[y] = left + "\x1b[m" + box + "\x1b[m" + right
	}
}

// Window is a window as it was drawn, and where it stands on the page.
type Window struct {
	Rows Rows // its lines, frame included, all of one width
	X, Y int  // its upper left cell on the page, from 0
}

func (b *Window) width() int {
	if len(b.Rows) == 0 {
		return 0
	}
	return ansi.StringWidth(b.Rows[0])
}

// WindowAt returns which window lies at a cell of the page, and the cell of the window; ok is false where none does.
func WindowAt(windows []Window, x, y int) (window, wx, wy int, ok bool) {
	layers := make([]*lipgloss.Layer, len(windows))
	for i := range windows {
		b := &windows[i]
		layers[i] = lipgloss.NewLayer(strings.Join(b.Rows, "\n")).ID(strconv.Itoa(i)).X(b.X).Y(b.Y).Z(i)
	}
	hit := lipgloss.NewCompositor(layers...).Hit(x, y)
	if hit.Empty() {
		return 0, 0, 0, false
	}
	window, err := strconv.Atoi(hit.ID())
	return window, x - hit.Bounds().Min.X, y - hit.Bounds().Min.Y, err == nil
}
