package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
)

// option is one thing to choose from.
type option struct {
	name string
	note string // dim, to the right
	do   func() tea.Cmd
	// marked tells whether it is one of those chosen, in a list of which several can be.
	marked func() bool
}

// chooser is a dialog with a list to choose from, narrowed by typing.
type chooser struct {
	title string
	all   []option
	keys  []zh.Key
	shown []int
	list  scroll
	field field
	width int
	keep  bool // Enter chooses and leaves the list open, for several
}

func newChooser(title string, options []option) *chooser {
	c := &chooser{title: title, all: options, width: 64}
	c.keys = make([]zh.Key, len(options))
	for i, o := range options {
		c.keys[i] = zh.NewKey(o.name + " " + o.note)
	}
	c.narrow()
	return c
}

// narrow keeps the options that match what is typed.
func (c *chooser) narrow() {
	c.shown = c.shown[:0]
	word := zh.Fold(c.field.value())
	for i := range c.all {
		if word == "" || c.keys[i].Match(word) {
			c.shown = append(c.shown, i)
		}
	}
	c.list.resize(len(c.shown), max(c.list.height, 1))
	c.list.to(0)
}

func (c *chooser) key(msg tea.KeyPressMsg) outcome {
	switch msg.Keystroke() {
	case "esc":
		return outcome{closes: true}
	case "up", "shift+tab":
		c.list.move(-1)
	case "down", "tab":
		c.list.move(1)
	case "pgup":
		c.list.move(-c.list.height)
	case "pgdown":
		c.list.move(c.list.height)
	case "enter":
		if c.list.cursor < len(c.shown) && len(c.shown) > 0 {
			return outcome{closes: !c.keep, do: c.all[c.shown[c.list.cursor]].do}
		}
	default:
		if c.field.key(msg) {
			c.narrow()
		}
	}
	return outcome{}
}

// extra is how many lines stand below the list.
func (c *chooser) extra() int {
	if c.keep {
		return 2
	}
	return 0
}

func (c *chooser) paste(text string) {
	c.field.insert(text)
	c.narrow()
}

func (c *chooser) draw(u *screen, w, h int) (rows, int, *tea.Position) {
	width := min(c.width, w-2)
	inner := width - 4
	p := u.theme.box
	var body rows
	c.field.hint = u.words.TypeToNarrow
	view, x := c.field.view(u, inner, true)
	body = append(body, view, new(line).end(p.text, inner))
	c.list.resize(len(c.shown), min(len(c.shown), max(h-7-c.extra(), 1)))
	for i := c.list.top; i < c.list.end(); i++ {
		o := c.all[c.shown[i]]
		k := p
		if i == c.list.cursor {
			k = u.theme.sel
		}
		note := min(zh.Width(o.note), inner/2)
		l := new(line)
		switch {
		case o.marked == nil:
		case o.marked():
			l.put(k.accentStrong, " *")
		default:
			l.put(k.text, "  ")
		}
		l.cell(k.text, " "+o.name, inner-note-2-l.w)
		l.put(k.text, " ").right(k.dim, o.note, note)
		body = append(body, l.end(k.text, inner))
	}
	if len(c.shown) == 0 {
		body = append(body, new(line).put(p.dim, " "+u.words.NothingMatches).end(p.text, inner))
	}
	if c.keep {
		body = append(body, new(line).end(p.text, inner), new(line).put(p.faint, zh.Cut(u.words.Turns.PickKeys, inner)).end(p.text, inner))
	}
	return u.boxed(c.title, body, width), width, &tea.Position{X: 2 + x, Y: 1}
}

// textBox is a dialog that only says something; it scrolls.
type textBox struct {
	title string
	width int
	lay   func(inner int) rows // makes the lines for a width
	inner int                  // the width that body was made for
	body  rows
	list  scroll
}

// newTextBox returns a text of at most width cells, frame included.
func newTextBox(title string, width int, lay func(inner int) rows) *textBox {
	t := &textBox{title: title, width: width, lay: lay}
	t.fit(width)
	return t
}

func (t *textBox) fit(width int) {
	if t.inner != width-4 {
		t.inner = width - 4
		t.body = t.lay(t.inner)
	}
}

func (t *textBox) key(msg tea.KeyPressMsg) outcome {
	switch msg.Keystroke() {
	case "up", "k":
		t.list.wheel(-1)
	case "down", "j":
		t.list.wheel(1)
	case "pgup":
		t.list.wheel(-t.list.height)
	case "pgdown", "space":
		t.list.wheel(t.list.height)
	default:
		return outcome{closes: true}
	}
	return outcome{}
}

func (t *textBox) paste(string) {}

func (t *textBox) draw(u *screen, w, h int) (rows, int, *tea.Position) {
	width := min(t.width, w-2)
	t.fit(width)
	t.list.resize(len(t.body), min(len(t.body), max(h-3, 1)))
	p := u.theme.box
	inner := width - 4
	var body rows
	for _, b := range t.body[t.list.top:t.list.end()] {
		body = append(body, new(line).raw(b, zh.Width(b)).end(p.text, inner))
	}
	if len(t.body) > t.list.height {
		body = append(body, new(line).right(p.faint, u.words.Scrolled(t.list.end(), len(t.body)), inner).end(p.text, inner))
	}
	return u.boxed(t.title, body, width), width, nil
}
