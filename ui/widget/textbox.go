package widget

import (
	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
)

// TextBox is a dialog that only says something; it scrolls.
type TextBox struct {
	title string
	width int
	lay   func(inner int) Rows // makes the lines for a width
	inner int                  // the width that body was made for
	Body  Rows
	list  Scroll
}

// NewTextBox returns a text of at most width cells, frame included.
func NewTextBox(title string, width int, lay func(inner int) Rows) *TextBox {
	t := &TextBox{title: title, width: width, lay: lay}
	t.fit(width)
	return t
}

func (t *TextBox) fit(width int) {
	if t.inner != width-4 {
		t.inner = width - 4
		t.Body = t.lay(t.inner)
	}
}

// Key scrolls; any other key closes the box.
func (t *TextBox) Key(msg tea.KeyPressMsg) Outcome {
	switch msg.Keystroke() {
	case "up", "k":
		t.list.Wheel(-1)
	case "down", "j":
		t.list.Wheel(1)
	case "pgup":
		t.list.Wheel(-t.list.Height)
	case "pgdown", "space":
		t.list.Wheel(t.list.Height)
	default:
		return Outcome{Closes: true}
	}
	return Outcome{}
}

// Click does nothing: there is nothing to choose.
func (t *TextBox) Click(int, int) Outcome { return Outcome{} }

// Wheel scrolls.
func (t *TextBox) Wheel(d int) { t.list.Wheel(d) }

// Paste does nothing: nothing is typed here.
func (t *TextBox) Paste(string) {}

// Draw draws the part that is scrolled to, and the frame.
func (t *TextBox) Draw(u *Screen, w, h int) (Rows, int, *tea.Position) {
	width := min(t.width, w-2)
	t.fit(width)
	t.list.Resize(len(t.Body), min(len(t.Body), max(h-3, 1)))
	p := u.Theme.Box
	inner := width - 4
	var body Rows
	for _, b := range t.Body[t.list.Top:t.list.End()] {
		body = append(body, new(Line).Raw(b, zh.Width(b)).End(p.Text, inner))
	}
	if len(t.Body) > t.list.Height {
		body = append(body, new(Line).Right(p.Faint, u.Words.Scrolled(t.list.End(), len(t.Body)), inner).End(p.Text, inner))
	}
	return u.Boxed(t.title, body, width), width, nil
}
