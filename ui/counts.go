package ui

import (
	"strconv"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// rowStart begins a row of a list, with the cell that shows where the officer
// is, and returns the pens for the rest of it.
func (a *App) rowStart(here bool) (*line, *pens) {
	l := new(line)
	if here {
		return l.put(a.theme.cursor, " "), &a.theme.sel
	}
	return l.put(a.theme.plain.text, " "), &a.theme.plain
}

// countColumns are the columns of a tally, wide enough for the figures of most.
func countColumns(x *words.Screen, most board.Tally) []column {
	width := func(n, least int) int { return max(len(strconv.Itoa(n)), least) }
	return []column{
		{id: "total", title: x.ColTasks, w: width(most.Total, max(zh.Width(x.ColTasks), 4)), right: true},
		{id: "red", w: width(most.Red, 3), right: true},
		{id: "yellow", w: width(most.Yellow, 3), right: true},
		{id: "green", w: width(most.Green, 3), right: true, drop: 6},
		{id: "grey", w: width(most.Grey, 3), right: true, drop: 7},
		{id: "done", w: width(most.Done, 3), right: true, drop: 5},
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

// drawCounts draws a column of a tally. What must be acted on stands out; the
// rest recedes.
func (a *App) drawCounts(l *line, c column, t board.Tally, p *pens) {
	k, isLight := countLight(c.id)
	if !isLight {
		l.right(p.dim, strconv.Itoa(t.Total), c.w)
		return
	}
	s := p.light[k]
	switch {
	case t.Of(k) == 0:
		l.right(p.faint, "-", c.w)
		return
	case k == model.Red:
		s = p.strongLight[k]
	case k == model.Done || k == model.Grey:
		s = p.dim
	}
	l.right(s, strconv.Itoa(t.Of(k)), c.w)
}

// drawColumnHeads draws the headings of a small table behind its title.
func (a *App) drawColumnHeads(title, note string, cols []column, w int, focused bool) string {
	p := a.theme.plain
	l := new(line).put(p.text, " ")
	s := p.strong
	if focused {
		s = p.accentStrong
	}
	for i, c := range cols {
		if i > 0 {
			l.put(p.text, spaces(columnGap))
		}
		k, isLight := countLight(c.id)
		switch {
		case i == 0:
			var t line
			t.put(s, title).put(p.text, "  ").put(p.dim, note)
			if t.w > c.w {
				t = line{}
				t.put(s, zh.Cut(title, c.w))
			}
			t.to(p.text, c.w)
			l.raw(t.b.String(), c.w)
		case isLight:
			l.right(p.light[k], a.words.Lights[k], c.w)
		case c.right:
			l.right(p.dim, c.title, c.w)
		default:
			l.cell(p.dim, c.title, c.w)
		}
	}
	return l.end(p.text, w)
}
