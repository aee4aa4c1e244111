package ui

import (
	"duban/ui/help"
	"duban/ui/widget"
)

// newHelp lists every key of the program, those that do something here first, from the same bindings that do it, and
// what the marks mean.
func newHelp(a *App) *widget.TextBox {
	x := a.Words
	return help.Box(a.Screen, a.K, []help.Part{
		{Title: x.HelpHere, Keys: append(a.top().Moves(), a.top().Keys()...)},
		{Title: x.HelpAll, Keys: a.K.Everywhere()},
		{Title: x.HelpQueryTitle, Text: x.HelpQuery},
		{Title: x.HelpLightsTitle, Text: x.HelpLights},
		{Title: x.HelpIMETitle, Text: x.HelpIME},
	})
}
