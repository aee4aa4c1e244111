package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"duban/internal/zh"
	"duban/model"
	"duban/ui/draw"
	"duban/ui/page"
	"duban/ui/widget"
)

// minW and minH are the smallest screen that is laid out; below it the program
// says how large it needs to be.
const (
	minW = 60
	minH = 16
)

// View draws the screen.
func (a *App) View() tea.View {
	v := tea.View{AltScreen: true, MouseMode: tea.MouseModeCellMotion, WindowTitle: a.Words.Name}
	if a.W == 0 || a.H == 0 {
		return v
	}
	lines, cursor := a.frame()
	v.Content = strings.Join(lines, "\n")
	if cursor != nil {
		c := tea.NewCursor(cursor.X, cursor.Y)
		c.Shape = tea.CursorBar
		c.Blink = false // nothing moves while an input method's window is open
		v.Cursor = c
	}
	return v
}

// frame returns the whole screen, line by line, and where the cursor stands.
func (a *App) frame() (widget.Rows, *tea.Position) {
	if a.W < minW || a.H < minH {
		return a.tooSmall(), nil
	}
	bodyH := a.H - headLines - a.footLines()
	var body widget.Rows
	var cursor *tea.Position
	switch a.state {
	case stateWelcome:
		body = a.drawWelcome(a.W, bodyH)
	case stateLoading:
		body = draw.Centred(a.Screen, a.Words.Loading, a.W, bodyH)
	case stateFailed:
		body = draw.Centred(a.Screen, a.fatal, a.W, bodyH)
	default:
		body = a.top().Draw(a.W, bodyH)
		if p, ok := a.top().Page.(page.Typer); ok {
			if at := p.Cursor(); at != nil {
				cursor = &tea.Position{X: at.X, Y: at.Y + headLines}
			}
		}
	}
	body = body.Fill(a.W, bodyH)
	a.windows = a.windows[:0]
	for i, d := range a.dialogs {
		// A window may lie on the line above the page too: where there is little room, its own is better used.
		room := a.H - windowTop - 1
		box, bw, at := d.Draw(a.Screen, a.W, room)
		x, y := max((a.W-bw)/2, 0), windowTop+max((room-len(box))/3, 0)
		a.windows = append(a.windows, widget.Window{Rows: box, X: x, Y: y})
		cursor = nil
		if at != nil && i == len(a.dialogs)-1 {
			cursor = &tea.Position{X: x + at.X, Y: y + at.Y}
		}
	}
	out := make(widget.Rows, 0, a.H)
	out = append(append(out, a.drawHead()...), body...)
	if a.footLines() > 1 {
		out = append(out, widget.Spaces(a.W))
	}
	a.Stack(out, a.W, a.windows)
	out = append(out, a.drawFoot())
	if a.ASCII {
		for i := range out {
			out[i] = widget.Narrow(out[i])
		}
	}
	return out, cursor
}

func (a *App) tooSmall() widget.Rows {
	text := ansi.Truncate(a.Words.TooSmall(minW, minH, a.W, a.H), a.W, "")
	out := widget.Rows{text}
	return out.Fill(0, a.H)
}

// windowTop is the highest line of the screen on which a window may begin.
const windowTop = 1

// headLines is how many lines stand above a page: the bar of pages, and the line under it.
const headLines = 2

// footLines is how many stand below it: the keys, and a blank line where there is room for one.
func (a *App) footLines() int {
	if a.H >= 20 {
		return 2
	}
	return 1
}

// tabPlace is where the name of a page stands in the top bar, with its key before it.
type tabPlace struct {
	x, w int
	key  string
	gap  bool // between the key and the name
}

// tabPlaces are the places of all pages; where there is little room the key stands at its name.
func (a *App) tabPlaces() [len(tabs)]tabPlace {
	var out [len(tabs)]tabPlace
	x, between, gap := 1+ansi.StringWidth(a.Words.Name)+2, 2, 1
	if a.W < 110 {
		between, gap = 1, 0
	}
	for i, name := range a.Words.Pages {
		k := a.K.Pages[i].Help().Key
		out[i] = tabPlace{x: x, w: ansi.StringWidth(k) + gap + ansi.StringWidth(name), key: k, gap: gap > 0}
		x += out[i].w + between
	}
	return out
}

// drawHead draws the top bar, the program, the pages and the day of the board, and the line under it, on which the open
// page is marked.
func (a *App) drawHead() widget.Rows {
	p := a.Theme.Plain
	var l, under widget.Line
	l.Put(p.Text, " ").Put(p.AccentStrong, a.Words.Name).Put(p.Text, "  ")
	if sole := a.sole(); sole != nil {
		l.Put(p.Strong, sole.Title())
	} else if a.state == stateReady {
		for i, at := range a.tabPlaces() {
			num, word := p.Dim, p.Dim
			if i == a.top().tab {
				num, word = p.AccentStrong, p.Strong
				under.Rule(p.Faint, at.x).Mark(p.Accent, at.w)
			}
			l.To(p.Text, at.x).Put(num, at.key)
			if at.gap {
				l.Put(p.Text, " ")
			}
			l.Put(word, a.Words.Pages[i])
		}
	}
	under.Rule(p.Faint, a.W-under.W)
	day := a.On.String() + " " + a.Words.Weekdays[a.On.Weekday()]
	long, s := a.Words.AsOf+" "+day, p.Strong
	if a.On != a.Today {
		s = a.Theme.Other
		day, long = " "+day+" ", " "+long+" "
	}
	const year = len("2026-")
	texts := []string{long, day, strings.TrimSpace(day)[year:], a.On.String()[year:]}
	switch title, pen := a.headTitle(); {
	case title != "" && l.W+2+ansi.StringWidth(title)+2+ansi.StringWidth(long) < a.W:
		l.To(p.Text, a.W-ansi.StringWidth(long)-3-ansi.StringWidth(title)).Put(pen, title)
	case a.lost != "": // which counts more than the day
		s, texts = pen, []string{title}
	}
	for _, text := range texts {
		if w := ansi.StringWidth(text); l.W+w+2 <= a.W {
			l.To(p.Text, a.W-w-1).Put(s, text)
			break
		}
	}
	return widget.Rows{l.End(p.Text, a.W), under.String()}
}

// headTitle is what the top bar says of the ledger, and how.
func (a *App) headTitle() (string, widget.Pen) {
	dim := a.Theme.Plain.Dim
	switch {
	case a.lost != "":
		return a.Words.FileLost, a.Theme.Failure
	case a.ReadOnly:
		return a.Words.ReadOnly, dim
	case a.opts.Sample:
		return a.Words.Sample, dim
	}
	return a.opts.Title, dim
}

// drawFoot draws the bottom bar: what was just done or went wrong, else what
// the keys do here.
func (a *App) drawFoot() string {
	p := a.Theme.Plain
	var l widget.Line
	if a.toast.text != "" {
		s := a.Theme.Toast
		if a.toast.bad {
			s = a.Theme.Failure
		}
		l.Put(p.Text, " ").Put(s, zh.Cut(zh.Clean(a.toast.text), a.W-2))
		return l.End(p.Text, a.W)
	}
	typer := a.typer()
	if typer != nil && a.front() == nil && typer.Fault() != "" {
		// The whole of what is wrong, for which there is no room on the page.
		l.Put(p.Text, " ").Put(p.Light[model.Yellow], zh.Cut(zh.Clean(typer.Fault()), a.W-2))
		return l.End(p.Text, a.W)
	}
	l.Put(p.Text, " ")
	var bindings []key.Binding
	switch {
	case a.front() != nil:
	case a.state == stateLoading, a.state == stateFailed:
		bindings = []key.Binding{a.K.Quit}
	case a.state == stateWelcome:
		bindings = []key.Binding{a.K.Open, a.K.Quit}
	case a.sole() != nil, typer != nil: // letters are typed there
		bindings = a.top().Keys()
	case a.state == stateReady:
		bindings = a.top().Keys()
		if a.visiting && a.top() == a.tabs[0] {
			bindings = append([]key.Binding{a.leaveKey()}, bindings...)
		}
		bindings = append(bindings, a.K.Undo, a.K.Palette, a.K.Help, a.K.Quit)
	}
	view := a.keyLine(bindings)
	return l.Raw(view, ansi.StringWidth(view)).End(p.Text, a.W)
}

// keyLine writes what keys do, each once, as many as there is room for; the last two, help and quit, are always
// shown: whoever is lost finds them. It is kept until it is another one, since to style it takes as long as to draw a page.
func (a *App) keyLine(bindings []key.Binding) string {
	tail := 0
	for _, b := range bindings[max(0, len(bindings)-2):] {
		tail += widget.KeyWidth(b) + widget.KeyGap
	}
	var shown []key.Binding
	seen := map[string]bool{}
	of, used := make([]byte, 0, 256), 1
	for i, b := range bindings {
		h := b.Help()
		room := a.W
		if i < len(bindings)-2 {
			room -= tail
		}
		if seen[h.Key] || !b.Enabled() || used+widget.KeyWidth(b) > room {
			continue
		}
		used += widget.KeyWidth(b) + widget.KeyGap
		seen[h.Key] = true
		shown = append(shown, b)
		of = append(append(append(of, h.Key...), ' '), h.Desc...)
	}
	if a.keys.theme != a.Theme || a.keys.of != string(of) {
		a.keys = keyLine{theme: a.Theme, of: string(of), view: a.Theme.KeyLine(shown)}
	}
	return a.keys.view
}

// keyLine is a line of keys as it was styled, with what it was made of.
type keyLine struct {
	theme    *widget.Theme
	of, view string
}
