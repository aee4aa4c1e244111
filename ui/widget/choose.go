package widget

import (
	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
)

// Option is one thing to choose from.
type Option struct {
	Name string         // shown, and matched by what is typed
	Note string         // dim, to the right; it is not looked at
	Do   func() tea.Cmd // what choosing it does
	// Marked tells whether it is one of those chosen, in a list of which several can be.
	Marked func() bool
}

// Chooser is a dialog with a list to choose from, narrowed by typing.
type Chooser struct {
	title string
	All   []Option // the options, in their order
	keys  []zh.Key
	Shown []int // those that match, as indices into All
	word  *zh.Word
	list  Scroll
	field Field
	Width int  // most cells, frame included; narrower on a narrow page
	Keep  bool // Enter chooses and leaves the list open, for several
}

// NewChooser returns a list of options, all of them shown.
func NewChooser(title string, options []Option) *Chooser {
	c := &Chooser{title: title, All: options, Width: 64}
	c.keys = make([]zh.Key, len(options))
	for i, o := range options {
		c.keys[i] = zh.NewKey(o.Name)
	}
	c.narrow()
	return c
}

// narrow keeps the options whose name matches what is typed: first those that begin with it, then those that hold it, then
// those of which it is a short form.
func (c *Chooser) narrow() {
	c.Shown = c.Shown[:0]
	c.word = zh.NewWord(c.field.Value())
	var within, apart []int
	for i := range c.All {
		switch k := &c.keys[i]; {
		case !c.word.Match(k):
			if c.word.Abbreviates(k) {
				apart = append(apart, i)
			}
		case c.word.Text() == "" || c.word.Begins(c.All[i].Name):
			c.Shown = append(c.Shown, i)
		default:
			within = append(within, i)
		}
	}
	c.Shown = append(append(c.Shown, within...), apart...)
	c.list.Resize(len(c.Shown), max(c.list.Height, 1))
	c.list.To(0)
}

// Key moves about, chooses, or narrows the list by what is typed.
func (c *Chooser) Key(msg tea.KeyPressMsg) Outcome {
	switch msg.Keystroke() {
	case "esc":
		return Outcome{Closes: true}
	case "up", "shift+tab":
		c.list.Move(-1)
	case "down", "tab":
		c.list.Move(1)
	case "pgup":
		c.list.Move(-c.list.Height)
	case "pgdown":
		c.list.Move(c.list.Height)
	case "enter":
		if c.list.Cursor < len(c.Shown) && len(c.Shown) > 0 {
			return Outcome{Closes: !c.Keep, Do: c.All[c.Shown[c.list.Cursor]].Do}
		}
	default:
		if c.field.Key(msg) {
			c.narrow()
		}
	}
	return Outcome{}
}

// Click chooses the option at a row.
func (c *Chooser) Click(_, y int) Outcome {
	i := c.list.Top + y - chooserTop
	if y < chooserTop || i >= c.list.End() {
		return Outcome{}
	}
	c.list.To(i)
	return Outcome{Closes: !c.Keep, Do: c.All[c.Shown[i]].Do}
}

// chooserTop is how many lines stand above the first option: the frame, the field, a blank.
const chooserTop = 3

// Wheel scrolls the list.
func (c *Chooser) Wheel(d int) { c.list.Wheel(d) }

// extra is how many lines stand below the list.
func (c *Chooser) extra() int {
	if c.Keep {
		return 2
	}
	return 0
}

// Paste narrows the list by a pasted text.
func (c *Chooser) Paste(text string) {
	c.field.Insert(text)
	c.narrow()
}

// Draw draws the field, the options that match, and the frame.
func (c *Chooser) Draw(u *Screen, w, h int) (Rows, int, *tea.Position) {
	width := min(c.Width, w-2)
	inner := width - 4
	p := u.Theme.Box
	var body Rows
	c.field.Hint = u.Words.TypeToNarrow
	view, x := c.field.View(u, inner, true)
	body = append(body, view, new(Line).End(p.Text, inner))
	c.list.Resize(len(c.Shown), min(len(c.Shown), max(h-7-c.extra(), 1)))
	for i := c.list.Top; i < c.list.End(); i++ {
		o := c.All[c.Shown[i]]
		k := p
		if i == c.list.Cursor {
			k = u.Theme.Sel
		}
		note := min(zh.Width(o.Note), inner/2)
		l := new(Line)
		switch {
		case o.Marked == nil:
		case o.Marked():
			l.Put(k.AccentStrong, " *")
		default:
			l.Put(k.Text, "  ")
		}
		l.Put(k.Text, " ").Matched(k.Text, k.AccentStrong, o.Name, inner-note-2-l.W, c.word)
		l.Put(k.Text, " ").Right(k.Dim, o.Note, note)
		body = append(body, l.End(k.Text, inner))
	}
	if len(c.Shown) == 0 {
		body = append(body, new(Line).Put(p.Dim, " "+u.Words.NothingMatches).End(p.Text, inner))
	}
	if c.Keep {
		body = append(body, new(Line).End(p.Text, inner), new(Line).Put(p.Dim, zh.Cut(u.Words.Turns.PickKeys, inner)).End(p.Text, inner))
	}
	return u.Boxed(c.title, body, width), width, &tea.Position{X: 2 + x, Y: 1}
}
