package ui

import "duban/ui/widget"

// newHelp lists every key of the program, those that do something here first, from the same bindings that do it, and
// what the marks mean.
func newHelp(a *App) *widget.TextBox {
	x := a.Words
	return helpBox(&a.Screen, a.k, []helpPart{
		{title: x.HelpHere, keys: append(a.current().moves(a), a.current().keys(a)...)},
		{title: x.HelpAll, keys: a.k.Everywhere()},
		{title: x.HelpQueryTitle, text: x.HelpQuery},
		{title: x.HelpLightsTitle, text: x.HelpLights},
		{title: x.HelpIMETitle, text: x.HelpIME},
	})
}
