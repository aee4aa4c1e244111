package widget

import (
	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
)

// TextBox is a dialog that only says something; it scrolls.
type TextBox struct {
	title string
	width int
	lay   func(inner int, find string) Rows // makes the lines for a width, those that match what is looked for
	inner int                               // the width that body was made for
	Body  Rows                              // the lines for the width drawn last
	view  viewport.Model
	// find is what is looked for; nil where nothing can be.
	find *Field
}

// NewTextBox returns a text of at most width cells, frame included.
func NewTextBox(title string, width int, lay func(inner int) Rows) *TextBox {
	t := &TextBox{title: title, width: width, lay: func(inner int, _ string) Rows { return lay(inner) }}
	t.fit(width)
	return t
}

// NewSearchBox returns a text that is narrowed by typing: lay makes the lines that match, all of them for "".
func NewSearchBox(title string, width int, lay func(inner int, find string) Rows) *TextBox {
	t := &TextBox{title: title, width: width, lay: lay, find: new(Field)}
	t.fit(width)
	return t
}

// looked is what is looked for.
func (t *TextBox) looked() string {
	if t.find == nil {
		return ""
	}
	return t.find.Value()
}

func (t *TextBox) fit(width int) {
	if t.inner != width-4 {
		t.inner = width - 4
		t.relay()
	}
}

// Key scrolls, or types what is looked for; any other key closes the box.
func (t *TextBox) Key(msg tea.KeyPressMsg) Outcome {
	if t.find != nil {
		if o, done := t.findKey(msg); done {
			return o
		}
	}
	switch msg.Keystroke() {
	case "up", "k":
		t.view.ScrollUp(1)
	case "down", "j":
		t.view.ScrollDown(1)
	case "pgup":
		t.view.PageUp()
	case "pgdown", "space":
		t.view.PageDown()
	default:
		return Outcome{Closes: true}
	}
	return Outcome{}
}

// findKey takes what is typed; done is false for a key that scrolls or closes.
func (t *TextBox) findKey(msg tea.KeyPressMsg) (o Outcome, done bool) {
	switch msg.Keystroke() {
	case "up", "down", "pgup", "pgdown", "enter":
		return o, false
	case "esc":
		if t.looked() == "" {
			return o, false
		}
		t.find.Set("")
	default:
		if !t.find.Key(msg) {
			return o, false
		}
	}
	t.narrow()
	return o, true
}

func (t *TextBox) narrow() {
	t.relay()
	t.view.GotoTop()
}

// relay makes the lines anew.
func (t *TextBox) relay() {
	t.Body = t.lay(t.inner, t.looked())
	t.view.SetContentLines(t.Body)
}

// Click does nothing: there is nothing to choose.
func (t *TextBox) Click(int, int) Outcome { return Outcome{} }

// Wheel scrolls.
func (t *TextBox) Wheel(d int) {
	t.view.ScrollDown(max(d, 0))
	t.view.ScrollUp(max(-d, 0))
}

// Paste adds to what is looked for, where something can be.
func (t *TextBox) Paste(text string) {
	if t.find != nil {
		t.find.Insert(text)
		t.narrow()
	}
}

// Draw draws the part that is scrolled to, and the frame.
func (t *TextBox) Draw(u *Screen, w, h int) (Rows, int, *tea.Position) {
	width := min(t.width, w-2)
	t.fit(width)
	p := u.Theme.Box
	inner := width - 4
	var body Rows
	var at *tea.Position
	if t.find != nil {
		t.find.Hint = u.Words.TypeToNarrow
		view, x := t.find.View(u, inner, true)
		body = append(body, view, new(Line).End(p.Text, inner))
		at = &tea.Position{X: 2 + x, Y: 1}
	}
	t.view.SetWidth(inner)
	t.view.SetHeight(min(len(t.Body), max(h-3-len(body), 1)))
	end := min(t.view.YOffset()+t.view.Height(), len(t.Body))
	for _, b := range t.Body[t.view.YOffset():end] { // each with the background of the box behind it, which View leaves out
		body = append(body, new(Line).Raw(b, zh.Width(b)).End(p.Text, inner))
	}
	foot, more := new(Line), len(t.Body) > t.view.Height()
	if t.find != nil {
		foot.Put(p.Dim, u.Words.HelpKeys)
	}
	if more {
		foot.Right(p.Dim, u.Words.Scrolled(end, len(t.Body)), inner-foot.W)
	}
	if more || t.find != nil {
		body = append(body, foot.End(p.Text, inner))
	}
	return u.Boxed(t.title, body, width), width, at
}
