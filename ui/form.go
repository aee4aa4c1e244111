package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"duban/internal/zh"
)

// entryKind says how an entry of a form is filled in.
type entryKind int

const (
	textEntry   entryKind = iota // typed
	choiceEntry                  // one of a few, by Left and Right or Space
	toggleEntry                  // done or not, by Space
)

// entry is one line of a form.
type entry struct {
	kind    entryKind
	label   string
	field   field
	after   string // what stands behind the field: a unit, the last value
	choices []string
	chosen  int // for a toggle 0 is not done, 1 is done
	// last marks the entry on which Enter stores the form; the entries behind
	// it keep their values unless the officer goes there by Tab.
	last bool
}

func (e *entry) value() string { return e.field.value() }

// form is a dialog of entries: the one way in which anything is typed in.
type form struct {
	title   string
	note    []string // said above the entries
	entries []*entry
	focus   int
	top     int
	problem string
	// preview says what storing the form as it is would do.
	preview func(a *App, f *form) string
	// submit checks the entries and returns the command that stores them, or
	// an error that is shown in the form, which then stays open.
	submit func(a *App, f *form) (tea.Cmd, error)
	width  int
}

func (f *form) add(e *entry) *entry {
	f.entries = append(f.entries, e)
	return e
}

// text adds a typed entry.
func (f *form) text(label, value, after string) *entry {
	return f.add(&entry{label: label, field: newField(value), after: after})
}

// choice adds an entry that is one of several.
func (f *form) choice(label string, choices []string, chosen int) *entry {
	return f.add(&entry{kind: choiceEntry, label: label, choices: choices, chosen: chosen})
}

// toggle adds an entry that is done or not.
func (f *form) toggle(label string, done bool, after string) *entry {
	e := f.add(&entry{kind: toggleEntry, label: label, after: after})
	if done {
		e.chosen = 1
	}
	return e
}

func (f *form) key(a *App, msg tea.KeyPressMsg) tea.Cmd {
	e := f.entries[f.focus]
	switch msg.Keystroke() {
	case "esc":
		a.pop()
		return nil
	case "tab", "down":
		f.step(1)
		return nil
	case "shift+tab", "up":
		f.step(-1)
		return nil
	case "ctrl+s":
		return f.store(a)
	case "enter":
		if e.last || f.focus == len(f.entries)-1 {
			return f.store(a)
		}
		f.step(1)
		return nil
	}
	f.problem = ""
	switch e.kind {
	case textEntry:
		e.field.key(msg)
	case toggleEntry:
		if key.Matches(folded(msg), a.k.Mark, a.k.Left, a.k.Right) {
			e.chosen = 1 - e.chosen
		}
	case choiceEntry:
		n := len(e.choices)
		switch {
		case key.Matches(folded(msg), a.k.Left):
			e.chosen = (e.chosen + n - 1) % n
		case key.Matches(folded(msg), a.k.Right, a.k.Mark):
			e.chosen = (e.chosen + 1) % n
		}
	}
	return nil
}

func (f *form) step(d int) {
	n := len(f.entries)
	f.focus = (f.focus + d + n) % n
}

// store orders what the form says and closes it. When that is not stored, the
// form comes back as it was filled in.
func (f *form) store(a *App) tea.Cmd {
	a.onFailure = func(a *App, err error) tea.Cmd {
		f.problem = a.explain(err)
		a.push(f)
		return nil
	}
	cmd, err := f.submit(a, f)
	a.onFailure = nil
	if err != nil {
		f.problem = a.explain(err)
		return nil
	}
	a.pop()
	return cmd
}

func (f *form) paste(_ *App, text string) {
	if e := f.entries[f.focus]; e.kind == textEntry {
		e.field.insert(text)
	}
}

// draw lays the form out: labels in a column, entries beside them, what
// storing would do, and the keys.
func (f *form) draw(a *App, w, h int) (rows, int, *tea.Position) {
	width := f.width
	if width == 0 {
		width = 76
	}
	width = min(width, w-2)
	inner := width - 4
	label := 4
	for _, e := range f.entries {
		label = max(label, min(zh.Width(e.label), inner*2/5))
	}
	p := a.theme.box
	var body rows
	add := func(l *line) { body = append(body, l.end(p.text, inner)) }
	for _, n := range f.note {
		for _, s := range zh.Wrap(n, inner) {
			add(new(line).put(p.dim, s))
		}
	}
	if len(f.note) > 0 {
		add(new(line))
	}
	// Four lines are for the frame and the keys, two for the problem or preview.
	shown := min(len(f.entries), max(h-len(body)-6, 1))
	f.top = max(0, min(f.top, f.focus, len(f.entries)-shown))
	if f.focus >= f.top+shown {
		f.top = f.focus - shown + 1
	}
	var cursor *tea.Position
	for i := f.top; i < f.top+shown; i++ {
		e := f.entries[i]
		l, at := f.drawEntry(a, e, i == f.focus, label, inner)
		if i == f.focus && at >= 0 {
			cursor = &tea.Position{X: 2 + at, Y: 1 + len(body)}
		}
		add(l)
	}
	if len(f.entries) > shown {
		add(new(line).right(p.faint, a.words.MoreEntries(len(f.entries)-shown), inner))
	}
	add(new(line))
	switch {
	case f.problem != "":
		for _, s := range zh.Wrap(f.problem, inner) {
			add(new(line).put(p.strongLight[3], s))
		}
	case f.preview != nil:
		text := ansi.Truncate(f.preview(a, f), inner, "~")
		add(new(line).raw(text, ansi.StringWidth(text)))
	}
	add(new(line).put(p.faint, zh.Cut(a.words.FormKeys, inner)))
	return a.boxed(f.title, body, width), width, cursor
}

func (f *form) drawEntry(a *App, e *entry, focused bool, label, inner int) (*line, int) {
	p := a.theme.box
	l := new(line)
	s := p.dim
	if focused {
		s = p.strong
	}
	l.cell(s, e.label, label).put(p.text, "  ")
	room := inner - l.w
	at := -1
	switch e.kind {
	case textEntry:
		after := min(zh.Width(e.after), room-15)
		w := room
		if after > 0 {
			w = room - after - 1
			// A figure needs no more than this; the rest is for what stands behind it.
			w = min(w, max(14, room-after-1))
		}
		view, x := e.field.view(&a.screen, w, focused)
		at = l.w + x
		l.raw(view, w)
		if after > 0 {
			l.put(p.text, " ").put(p.dim, zh.Cut(e.after, after))
		}
		if !focused {
			at = -1
		}
	case toggleEntry:
		word, st := a.words.NotDone, a.theme.input
		if e.chosen == 1 {
			word, st = a.words.IsDone, a.theme.chip[4]
		} else if focused {
			st = a.theme.focused
		}
		l.put(st, " "+word+" ").put(p.text, "  ").put(p.dim, zh.Cut(e.after, max(inner-l.w-2, 0)))
	case choiceEntry:
		for i, c := range e.choices {
			st := p.dim
			if i == e.chosen {
				st = a.theme.input
				if focused {
					st = a.theme.title
				}
			}
			if l.w+zh.Width(c)+2 <= inner {
				l.put(st, " "+c+" ")
			}
		}
	}
	return l, at
}

// boxed draws a frame with a title round body, width cells wide in all.
func (a *App) boxed(title string, body rows, width int) rows {
	h, v, tl, tr, bl, br := "─", "│", "┌", "┐", "└", "┘"
	if a.ascii {
		h, v, tl, tr, bl, br = "-", "|", "+", "+", "+", "+"
	}
	f, p := a.theme.frame, a.theme.box
	repeat := func(n int) string {
		s := ""
		for range n {
			s += h
		}
		return s
	}
	title = zh.Cut(zh.Clean(title), width-6)
	out := make(rows, 0, len(body)+2)
	var top line
	top.put(f, tl+h+" ").put(p.strong, title).put(f, " "+repeat(width-5-zh.Width(title))+tr)
	out = append(out, top.b.String())
	for _, b := range body {
		out = append(out, f.Styled(v)+p.text.Styled(" ")+b+p.text.Styled(" ")+f.Styled(v))
	}
	return append(out, f.Styled(bl+repeat(width-2)+br))
}
