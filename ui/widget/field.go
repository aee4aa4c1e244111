package widget

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"

	"duban/internal/zh"
)

// Field is a line of text that the officer edits. It is our own because the
// toolkit's input counts its cursor in runes, not in cells: the window of an
// input method, which opens where the cursor is, would stand in the wrong place
// behind 汉字.
type Field struct {
	clusters []string // the text, one grapheme cluster an element
	at       int      // the cursor stands before clusters[at]
	from     int      // the first cluster that is shown
	selected bool     // the next text that is typed takes the place of all of it
	Limit    int      // the most clusters that are taken; 0 means MaxField
	// Hint is shown, dim, while the field is empty.
	Hint string
}

// MaxField bounds an entry: a sentence, not a paper.
const MaxField = 500

func newField(text string) Field {
	f := Field{}
	f.Set(text)
	return f
}

// Set replaces the text and puts the cursor behind it.
func (f *Field) Set(text string) {
	f.clusters, f.at, f.from, f.selected = nil, 0, 0, false
	f.Insert(text)
}

// Select lets the next text that is typed or pasted take the place of what stands there; any key that moves or deletes goes
// on from it.
func (f *Field) Select() {
	f.selected = len(f.clusters) > 0
	f.at = len(f.clusters)
}

// Value returns the text without white space around it.
func (f *Field) Value() string { return strings.TrimSpace(f.text()) }

func (f *Field) text() string { return strings.Join(f.clusters, "") }

// Insert puts text before the cursor, as far as the limit allows; control characters are left out.
func (f *Field) Insert(text string) {
	if f.selected {
		f.clusters, f.at, f.from, f.selected = nil, 0, 0, false
	}
	limit := f.Limit
	if limit == 0 {
		limit = MaxField
	}
	behind := f.clusters[f.at:]
	// A combining mark joins what stands before it.
	before := clustersOf(strings.Join(f.clusters[:f.at], "")+zh.Clean(text), limit-len(behind))
	f.clusters, f.at = append(before, behind...), len(before)
}

// clustersOf returns the first grapheme clusters of a text, at most limit of them.
func clustersOf(text string, limit int) []string {
	var out []string
	for state := -1; text != "" && len(out) < limit; {
		var c string
		c, text, _, state = uniseg.FirstGraphemeClusterInString(text, state)
		out = append(out, c)
	}
	return out
}

func (f *Field) delete(from, to int) {
	f.clusters = append(f.clusters[:from:from], f.clusters[to:]...)
	f.at = from
}

// wordLeft is the start of the word left of the cursor. A 汉字 is a word.
func (f *Field) wordLeft() int {
	i := f.at
	for i > 0 && strings.TrimSpace(f.clusters[i-1]) == "" {
		i--
	}
	if i == 0 || !latin(f.clusters[i-1]) {
		return max(i-1, 0)
	}
	for i > 0 && latin(f.clusters[i-1]) {
		i--
	}
	return i
}

func latin(c string) bool {
	r := []rune(c)[0]
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// Key edits the field; it reports whether it took the key.
func (f *Field) Key(msg tea.KeyPressMsg) bool {
	switch msg.Keystroke() {
	case "left", "ctrl+b":
		f.at = max(f.at-1, 0)
	case "right":
		f.at = min(f.at+1, len(f.clusters))
	case "home", "ctrl+a":
		f.at = 0
	case "end":
		f.at = len(f.clusters)
	case "backspace", "ctrl+h":
		if f.at > 0 {
			f.delete(f.at-1, f.at)
		}
	case "delete", "ctrl+d":
		if f.at < len(f.clusters) {
			f.delete(f.at, f.at+1)
		}
	case "ctrl+u":
		f.delete(0, f.at)
	case "ctrl+k":
		f.delete(f.at, len(f.clusters))
	case "ctrl+w", "alt+backspace":
		f.delete(f.wordLeft(), f.at)
	default:
		if msg.Text == "" || msg.Mod.Contains(tea.ModCtrl) || msg.Mod.Contains(tea.ModAlt) {
			return false
		}
		f.Insert(msg.Text) // an input method may commit several characters at once
	}
	f.selected = false
	return true
}

// View returns the field in exactly w cells, and the cursor's column in it.
func (f *Field) View(u *Screen, w int, focused bool) (string, int) {
	s := u.Theme.input
	if focused {
		s = u.Theme.focused
	}
	if w < 2 {
		return s.Styled(Spaces(w)), 0
	}
	f.from = min(f.from, f.at)
	width := func(from, to int) (n int) {
		for _, c := range f.clusters[from:to] {
			n += zh.Width(c)
		}
		return n
	}
	// One cell stays free for the cursor behind the last character.
	for width(f.from, f.at) > w-1 {
		f.from++
	}
	if len(f.clusters) == 0 && f.Hint != "" {
		return u.Theme.hint.Styled(zh.Fit(f.Hint, w)), 0
	}
	if f.selected && focused {
		s = u.Theme.selected
	}
	var b strings.Builder
	used := 0
	for _, c := range f.clusters[f.from:] {
		cw := zh.Width(c)
		if used+cw > w {
			break
		}
		b.WriteString(c)
		used += cw
	}
	view := s.Styled(b.String())
	if rest := w - used; rest > 0 {
		if focused {
			s = u.Theme.focused
		}
		view += s.Styled(Spaces(rest))
	}
	return view, width(f.from, f.at)
}
