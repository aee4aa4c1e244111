package widget

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"duban/internal/zh"
)

// Completion offers the names that an entry may hold, and asks about one that it does not know.
type Completion struct {
	// Names are those that are known; they are looked up once, when the first character is typed.
	Names func() []string
	// Several says that the entry takes more than one name, with spaces or marks between.
	Several bool
	// Ask says about a name that is not known what storing it would do, and which known ones are near; nil takes every name.
	Ask func(name string, near []string) string

	names []string
	read  bool
	found []string // the names offered for what is typed
	at    int      // the one that Enter takes; below 0 for none
	typed string   // the text that they are offered for
	asked string   // the name that was asked about
}

// mostOffered is the most names that are offered at a time.
const mostOffered = 5

// nearNames is the most names that are told as near to one that is not known.
const nearNames = 3

// Complete lets an entry offer names.
func (e *Entry) Complete(c Completion) *Entry {
	e.completion = &c
	e.completion.typed = e.Value()
	return e
}

// BetweenNames reports whether a rune stands between names that are typed in one entry.
func BetweenNames(r rune) bool { return strings.ContainsRune(" 、,，;；\u3000", r) }

// last cuts a text before the name that is being typed.
func (c *Completion) last(text string) (before, name string) {
	if !c.Several {
		return "", text
	}
	i := strings.LastIndexFunc(text, BetweenNames)
	if i < 0 {
		return "", text
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return text[:i+size], text[i+size:]
}

// all are the names that are known.
func (c *Completion) all() []string {
	if !c.read && c.Names != nil {
		c.names, c.read = c.Names(), true
	}
	return c.names
}

// follow offers the names for what is typed now.
func (c *Completion) follow(text string) {
	if text == c.typed {
		return
	}
	c.typed, c.found, c.at = text, nil, 0
	_, name := c.last(text)
	if name == "" || slices.Contains(c.all(), name) {
		return
	}
	type match struct {
		name string
		rank int
	}
	var found []match
	word := zh.NewWord(name)
	for _, n := range c.all() {
		if rank, ok := word.Rank(n); ok {
			found = append(found, match{n, rank})
		}
	}
	slices.SortStableFunc(found, func(x, y match) int {
		return cmp.Or(x.rank-y.rank, len(x.name)-len(y.name))
	})
	for _, m := range found[:min(len(found), mostOffered)] {
		c.found = append(c.found, m.name)
	}
	if len(found) == 0 {
		c.found, c.at = c.near(name), -1 // none is taken unless it is chosen
	}
}

// near are known names that may have been meant.
func (c *Completion) near(name string) []string { return zh.Nearest(name, c.all(), nearNames) }

// take puts the name offered at i in the place of what is typed.
func (e *Entry) take(i int) {
	c := e.completion
	before, _ := c.last(e.Field.text())
	e.Field.Set(before + c.found[i])
	c.typed, c.found = e.Value(), nil
}

// offers reports whether names are offered.
func (e *Entry) offers() bool { return e.completion != nil && len(e.completion.found) > 0 }

// completeKey handles a key for the names that are offered; it reports whether it was one.
func (e *Entry) completeKey(key string) bool {
	if !e.offers() {
		return false
	}
	c := e.completion
	switch key {
	case "down":
		c.at = min(c.at+1, len(c.found)-1)
	case "up":
		if c.at <= 0 {
			return false
		}
		c.at--
	case "enter":
		if c.at < 0 {
			c.found = nil
			return false
		}
		e.take(c.at)
	case "esc":
		c.found = nil
	default:
		return false
	}
	return true
}

// unknown is a name in the entry that is not known and was not asked about, with the question.
func (e *Entry) unknown() (name, question string) {
	c := e.completion
	if c == nil || c.Ask == nil {
		return "", ""
	}
	names := []string{e.Value()}
	if c.Several {
		names = strings.FieldsFunc(e.Value(), BetweenNames)
	}
	for _, n := range names {
		if n != "" && !slices.Contains(c.all(), n) && !slices.Contains(strings.Split(c.asked, "\n"), n) {
			near := c.near(n)
			word := zh.NewWord(n)
			for _, known := range c.all() {
				if _, ok := word.Rank(known); ok && len(near) < nearNames && !slices.Contains(near, known) {
					near = append(near, known)
				}
			}
			return n, c.Ask(n, near)
		}
	}
	return "", ""
}

// settle asks about a name of the entry that is not known; it reports whether there is nothing to ask.
func (f *Form) settle(e *Entry) bool {
	name, question := e.unknown()
	if name == "" {
		return true
	}
	e.completion.asked += "\n" + name
	e.completion.found = nil
	f.Problem = question
	if at := slices.Index(f.Entries, e); at >= 0 {
		f.Focus = at
		f.enter()
		e.Field.selected = false
	}
	return false
}

// drawOffers draws the names that are offered, which lie over what stands below the entry.
func (e *Entry) drawOffers(u *Screen, left, inner int) Rows {
	c, p := e.completion, u.Theme.Box
	width := 0
	for _, n := range c.found {
		width = max(width, zh.Width(n)+2)
	}
	width = min(width, inner-left)
	_, name := c.last(e.Field.text())
	word := zh.NewWord(name)
	var out Rows
	for i, n := range c.found {
		plain, match := u.Theme.Plain.Text, u.Theme.Plain.AccentStrong
		if i == c.at {
			plain, match = u.Theme.Other, u.Theme.Other // as the choice that has the focus, apart from any field's ground
		}
		l := new(Line).Put(p.Text, Spaces(left)).Put(plain, " ")
		l.Matched(plain, match, n, width-2, word).Put(plain, " ")
		out = append(out, l.End(p.Text, inner))
	}
	return out
}
