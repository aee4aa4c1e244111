package ui

import (
	"charm.land/bubbles/v2/key"

	"duban/internal/zh"
)

// helpPart is a part of a help: keys, or a text.
type helpPart struct {
	title string
	keys  []key.Binding
	text  string
}

// newHelp lists the keys that do something here, from the same bindings that
// do it, and what the marks mean.
func newHelp(a *App) *textBox {
	x, k := a.words, a.k
	return helpBox(a, []helpPart{
		{title: x.HelpHere, keys: append(a.current().moves(a), a.current().keys(a)...)},
		{title: x.HelpAll, keys: append([]key.Binding{k.Find, k.AsOf, k.Palette, k.Add, k.AddCampaign, k.EditCampaign, k.Rules, k.Cadences, k.DaysOff, k.Import, k.Undo, k.Redo, k.Reload, k.Back, k.Help, k.Quit}, k.Pages[:]...)},
		{title: x.HelpQueryTitle, text: x.HelpQuery},
		{title: x.HelpLightsTitle, text: x.HelpLights},
		{title: x.HelpIMETitle, text: x.HelpIME},
	})
}

// The width of a key's name and of what it does, in a help.
const (
	helpKey = 11
	helpDo  = 14
)

// helpBox lays the parts of a help out for the width that there is: each key
// once, in as many columns as fit.
func helpBox(a *App, parts []helpPart) *textBox {
	p := a.theme.box
	lay := func(inner int) rows {
		var out rows
		seen := map[string]bool{}
		const each = helpKey + 1 + helpDo + 1
		beside := max(1, (inner+1)/each)
		for _, part := range parts {
			out = append(out, new(line).put(p.accentStrong, part.title).b.String())
			l, n := new(line), 0
			for _, b := range part.keys {
				h := b.Help()
				if seen[h.Key+h.Desc] || !b.Enabled() {
					continue
				}
				seen[h.Key+h.Desc] = true
				if n == beside {
					out = append(out, l.b.String())
					l, n = new(line), 0
				}
				l.cell(p.strong, h.Key, helpKey).put(p.text, " ").cell(p.dim, h.Desc, helpDo).put(p.text, " ")
				n++
			}
			if n > 0 {
				out = append(out, l.b.String())
			}
			if part.text != "" {
				for _, s := range zh.Wrap(part.text, inner) {
					out = append(out, new(line).put(p.dim, s).b.String())
				}
			}
			out = append(out, "")
		}
		return out[:len(out)-1]
	}
	return newTextBox(a.words.DoHelp, 88, lay)
}
