// Package draw holds the lines that several pages draw: headings, counts of lights, the columns of a task and those of
// a unit. Nothing in it remembers anything.
package draw

import (
	"strconv"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/widget"
	"duban/words"
)

// RowStart begins a row of a list, with the cell that shows where the officer
// is, and returns the pens for the rest of it.
func RowStart(u *widget.Screen, here bool) (*widget.Line, *widget.Pens) {
	l := new(widget.Line)
	if here {
		return l.Signs(u.Theme.Cursor, widget.Edge, 1), &u.Theme.Sel
	}
	return l.Put(u.Theme.Plain.Text, " "), &u.Theme.Plain
}

// Section is the heading of a part of a page, with a note behind it.
func Section(u *widget.Screen, title, note string, w int) string {
	return Titled(u, title, note, new(widget.Line), w)
}

// Titled is Section with the place in a list at its right end.
func Titled(u *widget.Screen, title, note string, place *widget.Line, w int) string {
	p := u.Theme.Plain
	l := new(widget.Line).Put(p.Text, " ").Put(p.Strong, title).Put(p.Text, "  ")
	l.Put(p.Dim, zh.Cut(note, w-l.W-place.W-2))
	return l.To(p.Text, w-place.W-1).Raw(place.String(), place.W).End(p.Text, w)
}

// Centred is a page of w by h cells that only says something.
func Centred(u *widget.Screen, text string, w, h int) widget.Rows {
	out := widget.Rows{}.Fill(w, h/3)
	var l widget.Line
	l.To(u.Theme.Plain.Text, (w-zh.Width(text))/2).Put(u.Theme.Plain.Dim, text)
	return append(out, l.End(u.Theme.Plain.Text, w))
}

// CountColumns are the columns of a tally, wide enough for the figures of most.
func CountColumns(x *words.Screen, most board.Tally) []widget.Column {
	width := func(n, least int) int { return max(len(strconv.Itoa(n)), least) }
	return []widget.Column{
		{ID: "total", Title: x.ColTasks, W: width(most.Total, max(zh.Width(x.ColTasks), 4)), Right: true},
		{ID: "red", W: width(most.Red, 3), Right: true},
		{ID: "yellow", W: width(most.Yellow, 3), Right: true},
		{ID: "green", W: width(most.Green, 3), Right: true},
		{ID: "grey", W: width(most.Grey, 3), Right: true},
		{ID: "done", W: width(most.Done, 3), Right: true},
	}
}

// countLight is the light that a column of a tally counts.
func countLight(id string) (model.Light, bool) {
	switch id {
	case "red":
		return model.Red, true
	case "yellow":
		return model.Yellow, true
	case "green":
		return model.Green, true
	case "grey":
		return model.Grey, true
	case "done":
		return model.Done, true
	}
	return 0, false
}

// Count draws a column of a tally. What must be acted on stands out, the rest recedes; nought is a blank.
func Count(u *widget.Screen, l *widget.Line, c widget.Column, t board.Tally, p *widget.Pens) {
	k, isLight := countLight(c.ID)
	if !isLight {
		l.Right(p.Dim, strconv.Itoa(t.Total), c.W)
		return
	}
	s := p.Dim
	switch {
	case t.Of(k) == 0:
		l.Put(p.Text, widget.Spaces(c.W))
		return
	case k == model.Red:
		s = p.StrongLight[k]
	case k == model.Yellow:
		s = p.Light[k]
	}
	l.Right(s, strconv.Itoa(t.Of(k)), c.W)
}

// Lights draws the chip of each light with its count, gap cells between.
func Lights(u *widget.Screen, l *widget.Line, t *board.Tally, gap int) {
	for i, k := range widget.LightOrder() {
		if i > 0 {
			l.Put(u.Theme.Plain.Text, widget.Spaces(gap))
		}
		chipCount(u, l, k, t.Of(k))
	}
}

// LightsWithin draws those that are there behind a title, as many as fit into w cells of the line.
func LightsWithin(u *widget.Screen, l *widget.Line, t *board.Tally, w int) {
	for _, k := range widget.LightOrder() {
		if n := t.Of(k); n > 0 && l.W+5+len(strconv.Itoa(n)) < w {
			l.Put(u.Theme.Plain.Text, "  ")
			chipCount(u, l, k, n)
		}
	}
}

// chipCount draws a light with its count: what must be acted on in bold.
func chipCount(u *widget.Screen, l *widget.Line, k model.Light, n int) {
	p := &u.Theme.Plain
	s := p.Text
	switch {
	case n == 0:
		s = p.Dim
	case k == model.Red || k == model.Yellow:
		s = p.Strong
	}
	l.Raw(u.Chip(k), 2).Put(p.Text, " ").Put(s, strconv.Itoa(n))
}

// CountHeads draws the headings of a small table behind its title and a note.
func CountHeads(u *widget.Screen, title string, note *widget.Line, cols []widget.Column, w int, focused bool) string {
	p := u.Theme.Plain
	l := new(widget.Line).Put(p.Text, " ")
	s := p.Strong
	if focused {
		s = p.AccentStrong
	}
	for i, c := range cols {
		if i > 0 {
			l.Put(p.Text, widget.Spaces(widget.ColumnGap))
		}
		k, isLight := countLight(c.ID)
		switch {
		case i == 0:
			var t widget.Line
			t.Put(s, title).Put(p.Text, "  ").Raw(note.String(), note.W)
			if t.W > c.W {
				t = widget.Line{}
				t.Put(s, zh.Cut(title, c.W))
			}
			t.To(p.Text, c.W)
			l.Raw(t.String(), c.W)
		case isLight:
			l.Right(p.Light[k], u.Words.Lights[k], c.W)
		case c.Right:
			l.Right(p.Dim, c.Title, c.W)
		default:
			l.Cell(p.Dim, c.Title, c.W)
		}
	}
	return l.End(p.Text, w)
}
