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
	buttonEntry                  // opens another window, by Enter or Space
)

// entry is one line of a form.
type entry struct {
	kind    entryKind
	label   string
	field   field
	after   string // what stands behind the field: a unit, the last value
	choices []string
	chosen  int // for a toggle 0 is not done, 1 is done
	// size is the width of the field where it takes no more, such as a day; 0: all that is left.
	size int
	// dated marks a toggle that takes, in its field, the day on which it was done.
	dated bool
	// words are what a toggle says instead of not done and done.
	words [2]string
	// says is what stands behind the field or beside the button where that changes.
	says func() string
	// open is what a button does.
	open func() tea.Cmd
	// hidden tells whether the entry is left out as the form stands.
	hidden func() bool
	// last marks the entries on which Enter stores the form; those behind the first of
	// them keep their values unless the officer goes there by Tab.
	last bool
}

func (e *entry) value() string { return e.field.value() }

func (e *entry) on() bool { return e.chosen == 1 }

func (e *entry) shown() bool { return e.hidden == nil || !e.hidden() }

// behind is what stands behind the field.
func (e *entry) behind() string {
	if e.says != nil {
		return e.says()
	}
	return e.after
}

// form is a dialog of entries: the one way in which anything is typed in.
type form struct {
	title   string
	note    []string // said above the entries
	entries []*entry
	focus   int
	top     int
	problem string
	// preview says what storing the form as it is would do.
	preview func() string
	// submit checks the entries and returns the command that stores them, or
	// an error that is shown in the form, which then stays open.
	submit func() (tea.Cmd, error)
	// explain says an error in words. order runs submit, and sees to it that what it orders comes back as it was
	// filled in when that is not stored.
	explain func(error) string
	order   func(f *form, submit func() (tea.Cmd, error)) (tea.Cmd, error)
	// changed lets entries follow others that were changed by hand.
	changed func()
	width   int
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

// short adds a typed entry that takes a day or a number.
func (f *form) short(label, value, after string) *entry {
	e := f.text(label, value, after)
	e.size = shortField
	return e
}

// shortField is the width of a field for a day or a number.
const shortField = 14

// toggle adds an entry that is done or not.
func (f *form) toggle(label string, done bool, after string) *entry {
	e := f.add(&entry{kind: toggleEntry, label: label, after: after})
	if done {
		e.chosen = 1
	}
	return e
}

// button adds an entry that opens another window.
func (f *form) button(label string, says func() string, open func() tea.Cmd) *entry {
	return f.add(&entry{kind: buttonEntry, label: label, says: says, open: open})
}

func (f *form) key(msg tea.KeyPressMsg) outcome {
	e := f.entries[f.focus]
	switch msg.Keystroke() {
	case "esc":
		return outcome{closes: true}
	case "tab", "down":
		f.step(1)
		return outcome{}
	case "shift+tab", "up":
		f.step(-1)
		return outcome{}
	case "ctrl+s":
		return f.store()
	case "enter":
		if e.kind == buttonEntry {
			return outcome{do: e.open}
		}
		if f.stores(e) {
			return f.store()
		}
		f.step(1)
		return outcome{}
	}
	f.problem = ""
	switch e.kind {
	case textEntry:
		e.field.key(msg)
	case toggleEntry:
		e.toggleKey(msg)
	case buttonEntry:
		if key.Matches(folded(msg), tickKey, rightKey) {
			return outcome{do: e.open}
		}
	case choiceEntry:
		n := len(e.choices)
		switch {
		case key.Matches(folded(msg), leftKey):
			e.chosen = (e.chosen + n - 1) % n
		case key.Matches(folded(msg), rightKey, tickKey):
			e.chosen = (e.chosen + 1) % n
		}
	}
	if f.changed != nil {
		f.changed()
	}
	return outcome{}
}

// The keys of choices and toggles, where letters are not typed.
var (
	leftKey  = key.NewBinding(key.WithKeys("left", "h", "alt+h"))
	rightKey = key.NewBinding(key.WithKeys("right", "l", "alt+l"))
	tickKey  = key.NewBinding(key.WithKeys("space", "insert"))
)

// toggleKey turns a toggle round; a day that is typed on one that takes it says
// that it is done.
func (e *entry) toggleKey(msg tea.KeyPressMsg) {
	typed := e.dated && e.value() != ""
	switch {
	case key.Matches(folded(msg), tickKey), !typed && key.Matches(folded(msg), leftKey, rightKey):
		if e.chosen = 1 - e.chosen; e.chosen == 0 {
			e.field.set("")
		}
	case e.dated && e.field.key(msg) && e.value() != "":
		e.chosen = 1
	}
}

// stores tells whether Enter on an entry stores the form.
func (f *form) stores(e *entry) bool {
	if e.last {
		return true
	}
	for i := f.focus + 1; i < len(f.entries); i++ {
		if f.entries[i].shown() {
			return false
		}
	}
	return true
}

// step goes to the next entry that is shown.
func (f *form) step(d int) {
	n := len(f.entries)
	for range n {
		f.focus = (f.focus + d + n) % n
		if f.entries[f.focus].shown() {
			return
		}
	}
}

// store orders what the form says and closes it.
func (f *form) store() outcome {
	cmd, err := f.order(f, f.submit)
	if err != nil {
		f.problem = f.explain(err)
		return outcome{}
	}
	return outcome{closes: true, do: func() tea.Cmd { return cmd }}
}

func (f *form) paste(text string) {
	e := f.entries[f.focus]
	switch {
	case e.kind == textEntry:
		e.field.insert(text)
	case e.dated:
		e.field.insert(text)
		e.chosen = 1
	default:
		return
	}
	if f.changed != nil {
		f.changed()
	}
}

// draw lays the form out: labels in a column, entries beside them, what
// storing would do, and the keys.
func (f *form) draw(u *screen, w, h int) (rows, int, *tea.Position) {
	width := f.width
	if width == 0 {
		width = 76
	}
	width = min(width, w-2)
	inner := width - 4
	label := 4
	var entries []*entry // those that are shown
	focus := 0
	for i, e := range f.entries {
		if !e.shown() {
			continue
		}
		if i == f.focus {
			focus = len(entries)
		}
		entries = append(entries, e)
		label = max(label, min(zh.Width(e.label), inner*2/5))
	}
	p := u.theme.box
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
	shown := min(len(entries), max(h-len(body)-6, 1))
	if shown < len(entries) {
		shown = max(shown-1, 1) // one line says how many are left out
	}
	f.top = max(0, min(f.top, focus, len(entries)-shown))
	if focus >= f.top+shown {
		f.top = focus - shown + 1
	}
	var cursor *tea.Position
	for i := f.top; i < f.top+shown; i++ {
		e := entries[i]
		l, at := f.drawEntry(u, e, i == focus, label, inner)
		if i == focus && at >= 0 {
			cursor = &tea.Position{X: 2 + at, Y: 1 + len(body)}
		}
		add(l)
	}
	if len(entries) > shown {
		add(new(line).right(p.faint, u.words.MoreEntries(len(entries)-shown), inner))
	}
	add(new(line))
	switch {
	case f.problem != "":
		for _, s := range zh.Wrap(f.problem, inner) {
			add(new(line).put(p.strongLight[3], s))
		}
	case f.preview != nil:
		text := ansi.Truncate(f.preview(), inner, "~")
		add(new(line).raw(text, ansi.StringWidth(text)))
	}
	add(new(line).put(p.faint, zh.Cut(f.help(u), inner)))
	return u.boxed(f.title, body, width), width, cursor
}

// help names the keys that do something on the entry that has the focus.
func (f *form) help(u *screen) string {
	x := u.words
	switch e := f.entries[f.focus]; {
	case e.kind == buttonEntry:
		return x.Turns.FormOpens
	case f.stores(e):
		return x.Turns.FormStores
	}
	return x.FormKeys
}

func (f *form) drawEntry(u *screen, e *entry, focused bool, label, inner int) (*line, int) {
	p := u.theme.box
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
		behind := e.behind()
		after := min(zh.Width(behind), room-15)
		w := room
		if after > 0 {
			w = room - after - 1
		}
		if e.size > 0 {
			w = min(e.size, room)
			after = min(zh.Width(behind), room-w-1)
		}
		view, x := e.field.view(u, w, focused)
		at = l.w + x
		l.raw(view, w)
		if after > 0 {
			l.put(p.text, " ").put(p.dim, zh.Cut(behind, after))
		}
		if !focused {
			at = -1
		}
	case toggleEntry:
		word, st := u.words.NotDone, u.theme.input
		if e.words[0] != "" {
			word = e.words[0]
		}
		if focused {
			st = u.theme.focused
		}
		if e.on() {
			word, st = u.words.IsDone, u.theme.chip[4]
			if e.words[1] != "" {
				word = e.words[1]
			}
		}
		l.put(st, " "+word+" ").put(p.text, "  ")
		if e.dated {
			if focused || e.value() != "" {
				view, x := e.field.view(u, doneOnWidth, focused)
				if focused {
					at = l.w + x
				}
				l.raw(view, doneOnWidth).put(p.text, " ")
			} else {
				l.cell(p.faint, e.field.hint, doneOnWidth).put(p.text, " ")
			}
		}
		l.put(p.dim, zh.Cut(e.behind(), max(inner-l.w, 0)))
	case buttonEntry:
		st := u.theme.input
		if focused {
			st = u.theme.focused
		}
		l.put(st, zh.Cut(" "+e.behind()+" ", max(room-2, 0))).put(p.dim, " >")
	case choiceEntry:
		f.drawChoice(u, l, e, focused, inner)
	}
	return l, at
}

// doneOnWidth is the width of the field for the day on which a step was done.
const doneOnWidth = 11

// drawChoice draws the choices beside one another, or where they do not fit, and
// where something stands behind them, the chosen one alone.
func (f *form) drawChoice(u *screen, l *line, e *entry, focused bool, inner int) {
	p := u.theme.box
	st := u.theme.input
	if focused {
		st = u.theme.title
	}
	need := 0
	for _, c := range e.choices {
		need += zh.Width(c) + 2
	}
	if l.w+need <= inner && e.says == nil {
		for i, c := range e.choices {
			if i == e.chosen {
				l.put(st, " "+c+" ")
			} else {
				l.put(p.dim, " "+c+" ")
			}
		}
		return
	}
	ends := p.faint
	if focused {
		ends = p.strong
	}
	l.put(ends, "< ").put(st, zh.Cut(" "+e.choices[e.chosen]+" ", max(inner-l.w-2, 4))).put(ends, " >")
	l.put(p.text, "  ").put(p.dim, zh.Cut(e.behind(), max(inner-l.w-2, 0)))
}

// boxed draws a frame with a title round body, width cells wide in all.
func (u *screen) boxed(title string, body rows, width int) rows {
	h, v, tl, tr, bl, br := "─", "│", "┌", "┐", "└", "┘"
	if u.ascii {
		h, v, tl, tr, bl, br = "-", "|", "+", "+", "+", "+"
	}
	f, p := u.theme.frame, u.theme.box
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
