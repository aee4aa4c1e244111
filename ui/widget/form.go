package widget

import (
	"errors"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"duban/internal/zh"
	"duban/model"
)

// entryKind says how an entry of a form is filled in.
type entryKind int

const (
	textEntry   entryKind = iota // typed
	choiceEntry                  // one of a few, by Left and Right or Space
	toggleEntry                  // done or not, by Space
	buttonEntry                  // opens another window, by Enter or Space
)

// Entry is one line of a form.
type Entry struct {
	kind    entryKind
	Label   string   // said before the field
	Field   Field    // what is typed, or of a Dated toggle the day
	after   string   // what stands behind the field: a unit, the last value
	Choices []string // what a choice is one of; none for other kinds
	Chosen  int      // index into Choices; of a toggle 0 is not done, 1 is done
	// size is the width of the field where it takes no more, such as a day; 0: all that is left.
	size int
	// Dated marks a toggle that takes, in its field, the day on which it was done.
	Dated bool
	// Words are what a toggle says instead of not done and done.
	Words [2]string
	// Says is what stands behind the field or beside the button where that changes.
	Says func() string
	// open is what a button does.
	open func() tea.Cmd
	// Hidden tells whether the entry is left out as the form stands.
	Hidden func() bool
	// completion offers names for what is typed; nil where there is none.
	completion *Completion
	// Last marks the entries on which Enter stores the form; those behind the first of
	// them keep their values unless the officer goes there by Tab.
	Last bool
}

// Value returns what is typed, without white space around it.
func (e *Entry) Value() string { return e.Field.Value() }

// On reports whether a toggle is done.
func (e *Entry) On() bool { return e.Chosen == 1 }

func (e *Entry) shown() bool { return e.Hidden == nil || !e.Hidden() }

// behind is what stands behind the field.
func (e *Entry) behind() string {
	if e.Says != nil {
		return e.Says()
	}
	return e.after
}

// Form is a dialog of entries: the one way in which anything is typed in.
type Form struct {
	Title   string   // in the frame
	Note    []string // said above the entries
	Entries []*Entry // in the order of the window
	Focus   int      // index of the entry that gets the keys
	top     int
	entered *Entry // the entry that the focus has come to
	// drawn are the entries that were drawn last, from row drawnAt of the window on.
	drawn   []*Entry
	drawnAt int
	Problem string // what is wrong with what was typed, in words; "" for nothing
	// Preview says what storing the form as it is would do.
	Preview func() string
	// Submit checks the entries and returns the command that stores them, or
	// an error that is shown in the form, which then stays open.
	Submit func() (tea.Cmd, error)
	// Explain says an error in words. Order runs submit, and sees to it that what it orders comes back as it was
	// filled in when that is not stored.
	Explain func(error) string
	Order   func(f *Form, submit func() (tea.Cmd, error)) (tea.Cmd, error)
	// Changed lets entries follow others that were changed by hand.
	Changed func()
	Width   int // most cells, frame included; 0: 76
	// Keys says what the keys do where saving is not the word for it; "" for the usual ones.
	Keys string
}

func (f *Form) add(e *Entry) *Entry {
	f.Entries = append(f.Entries, e)
	return e
}

// Text adds a typed entry.
func (f *Form) Text(label, value, after string) *Entry {
	return f.add(&Entry{Label: label, Field: newField(value), after: after})
}

// Choice adds an entry that is one of several.
func (f *Form) Choice(label string, choices []string, chosen int) *Entry {
	return f.add(&Entry{kind: choiceEntry, Label: label, Choices: choices, Chosen: chosen})
}

// Short adds a typed entry that takes a day or a number.
func (f *Form) Short(label, value, after string) *Entry {
	e := f.Text(label, value, after)
	e.size = shortField
	return e
}

// shortField is the width of a field for a day or a number.
const shortField = 14

// Toggle adds an entry that is done or not.
func (f *Form) Toggle(label string, done bool, after string) *Entry {
	e := f.add(&Entry{kind: toggleEntry, Label: label, after: after})
	if done {
		e.Chosen = 1
	}
	return e
}

// Button adds an entry that opens another window.
func (f *Form) Button(label string, says func() string, open func() tea.Cmd) *Entry {
	return f.add(&Entry{kind: buttonEntry, Label: label, Says: says, open: open})
}

// Key fills in the entry that has the focus, goes to another one, or stores the form.
func (f *Form) Key(msg tea.KeyPressMsg) Outcome {
	e := f.enter()
	if e.completeKey(msg.Keystroke()) {
		f.changed(e)
		return Outcome{}
	}
	switch msg.Keystroke() {
	case "esc":
		return Outcome{Closes: true}
	case "tab", "down":
		f.step(1)
		return Outcome{}
	case "shift+tab", "up":
		f.step(-1)
		return Outcome{}
	case "ctrl+s":
		return f.store()
	case "enter":
		if e.kind == buttonEntry {
			return Outcome{Do: e.open}
		}
		if f.stores(e) {
			return f.store()
		}
		if f.settle(e) {
			f.step(1)
		}
		return Outcome{}
	}
	f.Problem = ""
	switch e.kind {
	case textEntry:
		e.Field.Key(msg)
	case toggleEntry:
		e.toggleKey(msg)
	case buttonEntry:
		if key.Matches(Folded(msg), tickKey, rightKey) {
			return Outcome{Do: e.open}
		}
	case choiceEntry:
		n := len(e.Choices)
		switch {
		case e.chooseBy(msg.Text):
		case key.Matches(Folded(msg), leftKey):
			e.Chosen = (e.Chosen + n - 1) % n
		case key.Matches(Folded(msg), rightKey, tickKey):
			e.Chosen = (e.Chosen + 1) % n
		}
	}
	f.changed(e)
	return Outcome{}
}

// changed lets the names offered and other entries follow an entry.
func (f *Form) changed(e *Entry) {
	if e.completion != nil {
		e.completion.follow(e.Value())
	}
	if f.Changed != nil {
		f.Changed()
	}
}

// The keys of choices and toggles, where letters are not typed.
var (
	leftKey  = key.NewBinding(key.WithKeys("left", "h", "alt+h"))
	rightKey = key.NewBinding(key.WithKeys("right", "l", "alt+l"))
	tickKey  = key.NewBinding(key.WithKeys("space", "insert"))
)

// chooseBy goes to the next choice that begins with the character typed, or whose pinyin does; it reports whether there is one.
func (e *Entry) chooseBy(text string) bool {
	if text == "" || text == " " {
		return false
	}
	word := zh.NewWord(text)
	for n := 1; n <= len(e.Choices); n++ {
		i := (e.Chosen + n) % len(e.Choices)
		if from, _ := word.Where(e.Choices[i]); from == 0 {
			e.Chosen = i
			return true
		}
	}
	return false
}

// toggleKey turns a toggle round; a day that is typed on one that takes it says
// that it is done.
func (e *Entry) toggleKey(msg tea.KeyPressMsg) {
	typed := e.Dated && e.Value() != ""
	switch {
	case key.Matches(Folded(msg), tickKey), !typed && key.Matches(Folded(msg), leftKey, rightKey):
		if e.Chosen = 1 - e.Chosen; e.Chosen == 0 {
			e.Field.Set("")
		}
	case e.Dated && e.Field.Key(msg) && e.Value() != "":
		e.Chosen = 1
	}
}

// stores tells whether Enter on an entry stores the form.
func (f *Form) stores(e *Entry) bool {
	if e.Last {
		return true
	}
	for i := f.Focus + 1; i < len(f.Entries); i++ {
		if f.Entries[i].shown() {
			return false
		}
	}
	return true
}

// enter returns the entry that has the focus. What stands in it when the focus comes is selected, so that it is typed over.
func (f *Form) enter() *Entry {
	e := f.Entries[f.Focus]
	if e != f.entered {
		f.entered = e
		e.Field.Select()
	}
	return e
}

// step goes to the next entry that is shown.
func (f *Form) step(d int) {
	n := len(f.Entries)
	for range n {
		f.Focus = (f.Focus + d + n) % n
		if f.Entries[f.Focus].shown() {
			return
		}
	}
}

// store orders what the form says and closes it.
func (f *Form) store() Outcome {
	for _, e := range f.Entries {
		if e.shown() && !f.settle(e) {
			return Outcome{}
		}
	}
	cmd, err := f.Order(f, f.Submit)
	if err != nil {
		f.fail(err)
		return Outcome{}
	}
	return Outcome{Closes: true, Do: func() tea.Cmd { return cmd }}
}

// fail says what is wrong, and goes to the entry that it is about.
func (f *Form) fail(err error) {
	f.Problem = f.Explain(err)
	if w := (*Wrong)(nil); errors.As(err, &w) {
		if at := slices.Index(f.Entries, w.Entry); at >= 0 {
			f.Focus = at
		}
	}
}

// Click goes to the entry at a row; on the one that has the focus it does what Space does, where nothing is typed.
func (f *Form) Click(_, y int) Outcome {
	i := y - f.drawnAt
	if i < 0 || i >= len(f.drawn) {
		return Outcome{}
	}
	e := f.drawn[i]
	if at := slices.Index(f.Entries, e); at != f.Focus {
		f.Focus = at
		return Outcome{}
	}
	if e.kind == textEntry {
		return Outcome{}
	}
	return f.Key(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
}

// Wheel does nothing: a finger on the wheel must not carry what is typed to another entry.
func (f *Form) Wheel(int) {}

// Paste inserts text into the entry that has the focus, where it is typed.
func (f *Form) Paste(text string) {
	e := f.enter()
	switch {
	case e.kind == textEntry:
		e.Field.Insert(text)
	case e.Dated:
		e.Field.Insert(text)
		e.Chosen = 1
	default:
		return
	}
	f.changed(e)
}

// Draw lays the form out: labels in a column, entries beside them, what
// storing would do, and the keys.
func (f *Form) Draw(u *Screen, w, h int) (Rows, int, *tea.Position) {
	width := f.Width
	if width == 0 {
		width = 76
	}
	width = min(width, w-2)
	inner := width - 4
	f.enter()
	label := 4
	var entries []*Entry // those that are shown
	focus := 0
	for i, e := range f.Entries {
		if !e.shown() {
			continue
		}
		if i == f.Focus {
			focus = len(entries)
		}
		entries = append(entries, e)
		label = max(label, min(zh.Width(e.Label), inner*2/5))
	}
	p := u.Theme.Box
	var body Rows
	add := func(l *Line) { body = append(body, l.End(p.Text, inner)) }
	for _, n := range f.Note {
		for _, s := range zh.Wrap(n, inner) {
			add(new(Line).Put(p.Dim, s))
		}
	}
	if len(f.Note) > 0 {
		add(new(Line))
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
	f.drawn, f.drawnAt = entries[f.top:f.top+shown], 1+len(body)
	for i := f.top; i < f.top+shown; i++ {
		e := entries[i]
		l, at := f.drawEntry(u, e, i == focus, label, inner)
		if i == focus && at >= 0 {
			cursor = &tea.Position{X: 2 + at, Y: 1 + len(body)}
		}
		add(l)
	}
	if len(entries) > shown {
		add(new(Line).Right(p.Dim, u.Words.MoreEntries(len(entries)-shown), inner))
	}
	for _, l := range f.foot(u, inner) {
		add(l)
	}
	if e := f.Entries[f.Focus]; e.offers() {
		at := f.drawnAt - 1 + focus - f.top + 1
		for i, l := range e.drawOffers(u, label+2, inner) {
			if at+i < len(body)-1 { // the keys stay
				body[at+i] = l
			}
		}
	}
	return u.Boxed(f.Title, body, width), width, cursor
}

// foot is what stands below the entries: what is wrong or what storing would do, and the keys. It always has as many
// lines, so that the window stays where it is: what is wrong takes the place of the blank line, and if need be of the keys.
func (f *Form) foot(u *Screen, inner int) []*Line {
	p := u.Theme.Box
	keys := new(Line).Put(p.Dim, zh.Cut(f.help(u), inner))
	out := []*Line{new(Line), keys}
	if f.Preview != nil {
		out = []*Line{new(Line), new(Line), keys}
	}
	switch {
	case f.Problem != "":
		wrong := zh.Wrap(f.Problem, inner)
		first := max(len(out)-1-len(wrong), 0)
		for i, s := range wrong[:min(len(wrong), len(out)-first)] {
			if first+i == len(out)-1 && len(wrong) > len(out) {
				s = zh.Cut(strings.Join(wrong[i:], ""), inner)
			}
			out[first+i] = new(Line).Put(p.StrongLight[model.Red], s)
		}
	case f.Preview != nil:
		text := ansi.Truncate(f.Preview(), inner, "~")
		out[1] = new(Line).Raw(text, ansi.StringWidth(text))
	}
	return out
}

// help names the keys that do something on the entry that has the focus.
func (f *Form) help(u *Screen) string {
	x := u.Words
	e := f.Entries[f.Focus]
	rest := x.FormKeys
	switch {
	case f.Keys != "":
		return f.Keys
	case e.offers():
		return x.OfferKeys
	case e.kind == buttonEntry:
		return x.Turns.FormOpens
	case f.stores(e):
		rest = x.Turns.FormStores
	}
	switch e.kind {
	case choiceEntry:
		return x.ChoiceKeys + "   " + rest
	case toggleEntry:
		return x.ToggleKeys + "   " + rest
	}
	return rest
}

func (f *Form) drawEntry(u *Screen, e *Entry, focused bool, label, inner int) (*Line, int) {
	p := u.Theme.Box
	l := new(Line)
	s := p.Dim
	if focused {
		s = p.Strong
	}
	l.Cell(s, e.Label, label).Put(p.Text, "  ")
	room := inner - l.W
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
		view, x := e.Field.View(u, w, focused)
		at = l.W + x
		l.Raw(view, w)
		if after > 0 {
			l.Put(p.Text, " ").Put(p.Dim, zh.Cut(behind, after))
		}
		if !focused {
			at = -1
		}
	case toggleEntry:
		word, st := u.Words.NotDone, u.Theme.input
		if e.Words[0] != "" {
			word = e.Words[0]
		}
		if focused {
			st = u.Theme.focused
		}
		if e.On() {
			word, st = u.Words.IsDone, u.Theme.chip[4]
			if e.Words[1] != "" {
				word = e.Words[1]
			}
		}
		l.Put(st, " "+word+" ").Put(p.Text, "  ")
		if e.Dated {
			if focused || e.Value() != "" {
				view, x := e.Field.View(u, doneOnWidth, focused)
				if focused {
					at = l.W + x
				}
				l.Raw(view, doneOnWidth).Put(p.Text, " ")
			} else {
				l.Cell(p.Dim, e.Field.Hint, doneOnWidth).Put(p.Text, " ")
			}
		}
		l.Put(p.Dim, zh.Cut(e.behind(), max(inner-l.W, 0)))
	case buttonEntry:
		st := u.Theme.input
		if focused {
			st = u.Theme.focused
		}
		l.Put(st, zh.Cut(" "+e.behind()+" ", max(room-2, 0))).Put(p.Dim, " >")
	case choiceEntry:
		f.drawChoice(u, l, e, focused, inner)
	}
	return l, at
}

// doneOnWidth is the width of the field for the day on which a step was done.
const doneOnWidth = 11

// drawChoice draws the choices beside one another, or where they do not fit, and
// where something stands behind them, the chosen one alone.
func (f *Form) drawChoice(u *Screen, l *Line, e *Entry, focused bool, inner int) {
	p := u.Theme.Box
	st := u.Theme.input
	if focused {
		st = u.Theme.Other
	}
	need := 0
	for _, c := range e.Choices {
		need += zh.Width(c) + 2
	}
	if l.W+need <= inner && e.Says == nil {
		for i, c := range e.Choices {
			if i == e.Chosen {
				l.Put(st, " "+c+" ")
			} else {
				l.Put(p.Dim, " "+c+" ")
			}
		}
		return
	}
	ends := p.Dim
	if focused {
		ends = p.Strong
	}
	l.Put(ends, "< ").Put(st, zh.Cut(" "+e.Choices[e.Chosen]+" ", max(inner-l.W-2, 4))).Put(ends, " >")
	l.Put(p.Text, "  ").Put(p.Dim, zh.Cut(e.behind(), max(inner-l.W-2, 0)))
}
