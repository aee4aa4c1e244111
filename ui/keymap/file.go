package keymap

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"duban/words"
)

// Rebound is a line of a file of keys: a name of the map, and the keys that it is bound to instead of the usual ones;
// none for a line that no key shall do.
type Rebound struct {
	Line int      // in the file, from 1
	Name string   // of a line of the map
	Keys []string // as terminals name them: f4, ctrl+z
}

// Fault says what is wrong with a file of keys.
type Fault int

// The faults of a file of keys.
const (
	NoLine  Fault = iota // Text is no line of the form "name = key key"
	NoName               // Text is no name of the map
	NoKey                // Text is no key
	Twice                // Text is a name that came before
	Taken                // the key Text also does Other, in the same place
	Needed               // Text cannot be without a key
	TooLong              // the file is far longer than the map
	NoText               // the line is no text
	NoFile               // Text is the path of what is no file that can be read
)

// Error is a fault of a file of keys, with the line on which it is.
type Error struct {
	Line  int    // in the file, from 1; 0 for NoFile
	Fault Fault  // what is wrong
	Text  string // what the fault speaks of; "" where it is the line
	Other string // for Taken the name that has the key; else ""
}

// Error says it tersely; Say says it in words.
func (e *Error) Error() string {
	return fmt.Sprintf("line %d: fault %d: %q %q", e.Line, e.Fault, e.Text, e.Other)
}

// mostLines bounds a file of keys.
const mostLines = 1000

// Parse reads a file of keys: a line "name = key key" for each name that is bound otherwise, with remarks behind #. The
// error is an *Error, or the reader's.
func Parse(r io.Reader) ([]Rebound, error) {
	var out []Rebound
	s := bufio.NewScanner(r)
	lines := 0
	for n := 1; s.Scan(); n++ {
		lines = n
		if n > mostLines {
			return nil, &Error{Line: n, Fault: TooLong}
		}
		if !utf8.Valid(s.Bytes()) || bytes.IndexByte(s.Bytes(), 0) >= 0 {
			return nil, &Error{Line: n, Fault: NoText}
		}
		text := strings.TrimSpace(strings.TrimPrefix(half(s.Text()), "\ufeff"))
		if i := remark(text); i >= 0 {
			text = strings.TrimSpace(text[:i])
		}
		if text == "" {
			continue
		}
		name, keys, ok := strings.Cut(text, "=")
		if name = strings.TrimSpace(name); !ok || name == "" {
			return nil, &Error{Line: n, Fault: NoLine, Text: text}
		}
		b := Rebound{Line: n, Name: name}
		for _, k := range strings.Fields(keys) {
			k, ok := known(k)
			if !ok {
				return nil, &Error{Line: n, Fault: NoKey, Text: k}
			}
			if !slices.Contains(b.Keys, k) {
				b.Keys = append(b.Keys, k)
			}
		}
		out = append(out, b)
	}
	if errors.Is(s.Err(), bufio.ErrTooLong) {
		return nil, &Error{Line: lines + 1, Fault: TooLong}
	}
	return out, s.Err()
}

// half turns full-width signs, as an input method in Chinese mode types them, into the ASCII ones.
func half(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E:
			return r - 0xFF01 + '!'
		case r == 0x3000:
			return ' '
		}
		return r
	}, text)
}

// remark is where a remark begins: at a # that begins the line, or stands between blanks with more than blanks
// behind it, so that # can be a key.
func remark(text string) int {
	if strings.HasPrefix(text, "#") {
		return 0
	}
	for i := 1; i < len(text)-1; i++ {
		if text[i] == '#' && (text[i-1] == ' ' || text[i-1] == '\t') && (text[i+1] == ' ' || text[i+1] == '\t') {
			return i
		}
	}
	return -1
}

var special = []string{
	"enter", "esc", "tab", "space", "up", "down", "left", "right", "home", "end", "pgup", "pgdown", "insert", "delete", "backspace",
	"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
}

// unusable are keys that leave the program whatever else happens, or that terminals send as Tab, Enter and Esc.
var unusable = []string{"ctrl+c", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+["}

// known returns a key as terminals name it, and whether it is one: a sign, or a special key, with ctrl+, alt+ or shift+
// before it. A letter's case counts.
func known(k string) (string, bool) {
	base, mods := k, ""
	for {
		i := strings.IndexByte(base, '+')
		if i <= 0 || i == len(base)-1 {
			break
		}
		mod := strings.ToLower(base[:i+1])
		if !slices.Contains([]string{"ctrl+", "alt+", "shift+"}, mod) {
			return k, false
		}
		mods += mod
		base = base[i+1:]
	}
	if lower := strings.ToLower(base); utf8.RuneCountInString(base) > 1 {
		return mods + lower, slices.Contains(special, lower)
	}
	r, _ := utf8.DecodeRuneInString(base)
	if r >= 0x80 || !unicode.IsPrint(r) {
		return k, false // what an input method sends cannot be relied on
	}
	if mods != "" {
		base = strings.ToLower(base)
	}
	return mods + base, !slices.Contains(unusable, mods+base)
}

// needed are the names that must not be without a key: whoever is lost finds a way with them.
var needed = []string{"up", "down", "open", "back", "help", "quit", "review.edit", "review.store", "review.leave", "sheet.store"}

// rebind returns the keys of the lines that a file binds otherwise.
func (m *Map) rebind(w *words.Screen, file []Rebound) (map[string][]string, error) {
	lines := make(map[string]bound)
	for _, b := range m.bounds(w) {
		if b.name != "" {
			lines[b.name] = b
		}
	}
	out := make(map[string][]string)
	at := make(map[string]int)
	for _, r := range file {
		_, known := lines[r.Name]
		_, twice := out[r.Name]
		switch {
		case !known:
			return nil, &Error{Line: r.Line, Fault: NoName, Text: r.Name}
		case twice:
			return nil, &Error{Line: r.Line, Fault: Twice, Text: r.Name}
		case len(r.Keys) == 0 && slices.Contains(needed, r.Name):
			return nil, &Error{Line: r.Line, Fault: Needed, Text: r.Name}
		}
		for _, k := range r.Keys {
			if lines[r.Name].place == InSheet && utf8.RuneCountInString(k) == 1 {
				return nil, &Error{Line: r.Line, Fault: NoKey, Text: k} // it is typed there
			}
		}
		out[r.Name], at[r.Name] = r.Keys, r.Line
	}
	var taken [placeCount]map[string]string
	for i := range taken {
		taken[i] = make(map[string]string)
	}
	// Those that the file binds come last, so that they are the ones that are told to be in the way.
	names := slices.SortedStableFunc(maps.Keys(lines), func(x, y string) int {
		return at[x]*len(lines)*2 - at[y]*len(lines)*2 + strings.Compare(x, y)
	})
	for _, name := range names {
		b := lines[name]
		keys, otherwise := out[name]
		if !otherwise {
			keys = strings.Fields(b.keys)
		}
		for _, k := range keys {
			if other := taken[b.place][k]; other != "" && other != name {
				return nil, &Error{Line: at[name], Fault: Taken, Text: k, Other: other}
			}
			taken[b.place][k] = name
		}
	}
	return out, nil
}

// Write writes the map as a file of keys, with what each key does as a remark. The error is that of the writer.
func (m *Map) Write(to io.Writer, w *words.Screen) error {
	b := bufio.NewWriter(to)
	for _, l := range m.Lines(w) {
		fmt.Fprintf(b, "%-18s = %-18s # %s\n", l.Name, strings.Join(l.On, " "), l.Help().Desc)
	}
	return b.Flush()
}

// Shown is a key as it stands on a keyboard.
func Shown(w *words.Screen, k string) string {
	parts := strings.Split(k, "+")
	if k == "+" || strings.HasSuffix(k, "++") {
		parts = []string{k}
	}
	for i, p := range parts {
		switch p {
		case "up":
			parts[i] = w.KeyUp
		case "down":
			parts[i] = w.KeyDown
		case "left":
			parts[i] = w.KeyLeft
		case "right":
			parts[i] = w.KeyRight
		case "space":
			parts[i] = w.KeySpace
		case "delete":
			parts[i] = "Del"
		case "insert":
			parts[i] = "Ins"
		case "pgup":
			parts[i] = "PgUp"
		case "pgdown":
			parts[i] = "PgDn"
		default:
			if len(p) > 1 || len(parts) > 1 {
				parts[i] = strings.ToUpper(p[:1]) + p[1:]
			}
		}
	}
	return strings.Join(parts, "+")
}
