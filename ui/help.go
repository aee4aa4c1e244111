package ui

import (
	"charm.land/bubbles/v2/key"

	"duban/internal/zh"
	"duban/ui/widget"
)

// helpPart is a part of a help: keys, or a text.
type helpPart struct {
	title string
	keys  []key.Binding
	text  string
}

// newHelp lists the keys that do something here, from the same bindings that
// do it, and what the marks mean.
func newHelp(a *App) *widget.TextBox {
	x, k := a.Words, a.k
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
func helpBox(a *App, parts []helpPart) *widget.TextBox {
	p := a.Theme.Box
	lay := func(inner int) widget.Rows {
		var out widget.Rows
		seen := map[string]bool{}
		const each = helpKey + 1 + helpDo + 1
		beside := max(1, (inner+1)/each)
		for _, part := range parts {
			out = append(out, new(widget.Line).Put(p.AccentStrong, part.title).String())
			l, n := new(widget.Line), 0
			for _, b := range part.keys {
				h := b.Help()
				if seen[h.Key+h.Desc] || !b.Enabled() {
					continue
				}
				seen[h.Key+h.Desc] = true
				if n == beside {
					out = append(out, l.String())
					l, n = new(widget.Line), 0
				}
				l.Cell(p.Strong, h.Key, helpKey).Put(p.Text, " ").Cell(p.Dim, h.Desc, helpDo).Put(p.Text, " ")
				n++
			}
			if n > 0 {
				out = append(out, l.String())
			}
			if part.text != "" {
				for _, s := range zh.Wrap(part.text, inner) {
					out = append(out, new(widget.Line).Put(p.Dim, s).String())
				}
			}
			out = append(out, "")
		}
		return out[:len(out)-1]
	}
	return widget.NewTextBox(a.Words.DoHelp, 88, lay)
}
