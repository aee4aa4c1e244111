// Package help lays out the help: every key of the program, those of the place where it is asked for first, and what
// the marks mean, narrowed by typing.
package help

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"duban/internal/zh"
	"duban/ui/keymap"
	"duban/ui/widget"
	"duban/words"
)

// Part is a part of a help: keys, or a text.
type Part struct {
	Title string        // never empty
	Keys  []key.Binding // those that are bound are listed; nil for none
	Text  string        // said below the keys; "" for none
}

// keysElsewhere are the keys that the parts of a help do not list, by the places where they do something.
func keysElsewhere(x *words.Screen, m *keymap.Map, listed []Part) []Part {
	seen := make(map[string]bool)
	for _, p := range listed {
		for _, b := range p.Keys {
			seen[name(b)] = true
		}
	}
	out := []Part{keymap.OnPages: {Title: x.HelpElsewhere}, keymap.InSheet: {Title: x.SheetTitle}, keymap.InReview: {Title: x.Draft.Title}}
	for _, l := range m.Lines(x) {
		if !seen[name(*l.Binding)] {
			out[l.Place].Keys = append(out[l.Place].Keys, *l.Binding)
		}
	}
	return out
}

// name is a key with what it does, which a help lists once.
func name(b key.Binding) string { return b.Help().Key + "\x00" + b.Help().Desc }

// The width of a key's name and of what it does, in a help.
const (
	keyWidth = 11
	doWidth  = 14
)

// Box lays the parts of a help out for the width that there is: each key
// once, in as many columns as fit, those of other places last. What is typed narrows it.
func Box(u *widget.Screen, m *keymap.Map, parts []Part) *widget.TextBox {
	parts = append(parts, keysElsewhere(u.Words, m, parts)...)
	return widget.NewSearchBox(u.Words.DoHelp, 88, func(inner int, find string) widget.Rows {
		var out widget.Rows
		word := zh.Fold(find)
		seen := map[string]bool{}
		for _, part := range parts {
			keys := keysOf(part.Keys, word, seen)
			text := textOf(part, inner, word)
			if len(keys) == 0 && len(text) == 0 {
				continue
			}
			if len(out) > 0 {
				out = append(out, "")
			}
			out = append(out, new(widget.Line).Put(u.Theme.Box.AccentStrong, part.Title).String())
			out = append(out, layKeys(u, keys, inner)...)
			for _, s := range text {
				out = append(out, new(widget.Line).Put(u.Theme.Box.Dim, s).String())
			}
		}
		if len(out) == 0 {
			out = widget.Rows{new(widget.Line).Put(u.Theme.Box.Dim, u.Words.NothingMatches).String()}
		}
		return out
	})
}

// keysOf are the bindings of a part that match a word and were not listed before.
func keysOf(keys []key.Binding, word string, seen map[string]bool) []key.Binding {
	var out []key.Binding
	for _, b := range keys {
		h := b.Help()
		if seen[name(b)] || !b.Enabled() {
			continue
		}
		if k := zh.NewKey(h.Desc); word != "" && !k.Match(word) && !strings.EqualFold(h.Key, word) {
			continue
		}
		seen[name(b)] = true
		out = append(out, b)
	}
	return out
}

// textOf are the lines of a part's text, or those of them that hold a word.
func textOf(part Part, inner int, word string) []string {
	if part.Text == "" {
		return nil
	}
	var out []string
	for _, s := range zh.Wrap(part.Text, inner) {
		if word == "" || strings.Contains(zh.Fold(s), word) {
			out = append(out, s)
		}
	}
	return out
}

// layKeys sets keys in columns.
func layKeys(u *widget.Screen, keys []key.Binding, inner int) widget.Rows {
	p := u.Theme.Box
	const each = keyWidth + 1 + doWidth + 1
	beside := max(1, (inner+1)/each)
	var out widget.Rows
	l, n := new(widget.Line), 0
	for _, b := range keys {
		if n == beside {
			out = append(out, l.String())
			l, n = new(widget.Line), 0
		}
		l.Cell(p.Strong, b.Help().Key, keyWidth).Put(p.Text, " ").Cell(p.Dim, b.Help().Desc, doWidth).Put(p.Text, " ")
		n++
	}
	if n > 0 {
		out = append(out, l.String())
	}
	return out
}
