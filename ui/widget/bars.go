package widget

import (
	"fmt"

	"duban/model"
)

// Chip is a light as a word in a coloured cell, two cells wide.
func (u *Screen) Chip(l model.Light) string {
	return u.Theme.chip[l].Styled(u.Words.Lights[l])
}

// WideChip is a light with a cell of colour on either side, four cells wide.
func (u *Screen) WideChip(l model.Light) string {
	return u.Theme.chip[l].Styled(" " + u.Words.Lights[l] + " ")
}

// Bar shows what is done, in the light's colour, and with a tick where it
// should be by now. It is made of background-coloured spaces, which every
// terminal draws one cell wide.
func (u *Screen) Bar(w int, done, due model.Ratio, light model.Light, known bool) string {
	full := 0
	if known {
		full = CellsOf(done, w)
	}
	at := -1
	if due > 0 && due < model.One && light != model.Done {
		at = min(w-1, max(0, CellsOf(due, w)-1))
	}
	var l Line
	for from := 0; from < w; {
		to, s := from, u.Theme.Rest
		kind := func(i int) int {
			switch {
			case i == at:
				return 2
			case i < full:
				return 1
			}
			return 0
		}
		k := kind(from)
		for to < w && kind(to) == k {
			to++
		}
		switch k {
		case 1:
			s = u.Theme.Fill[light]
		case 2:
			s = u.Theme.tick
		}
		l.Put(s, Spaces(to-from))
		from = to
	}
	return l.String()
}

// CellsOf is how many of w cells a share fills: nothing only for nothing, and
// all only for all, so that 99 % does not look finished.
func CellsOf(r model.Ratio, w int) int {
	switch {
	case r <= 0:
		return 0
	case r >= model.One:
		return w
	}
	n := (int(r)*w + int(model.One)/2) / int(model.One)
	return min(max(n, 1), w-1)
}

// Stacked is one bar of the five lights in proportion to their counts.
func (u *Screen) Stacked(w int, counts [5]int) string {
	total := 0
	for _, n := range counts {
		total += n
	}
	if total == 0 {
		return u.Theme.Rest.Styled(Spaces(w))
	}
	order := LightOrder()
	widths, used := [5]int{}, 0
	for _, l := range order {
		if counts[l] > 0 {
			widths[l] = max(1, counts[l]*w/total)
			used += widths[l]
		}
	}
	// What rounding leaves over or takes too much goes to the widest part; in a
	// Bar with fewer cells than lights the least urgent is left out.
	for used != w {
		widest := order[0]
		for _, l := range order {
			if widths[l] >= widths[widest] {
				widest = l
			}
		}
		if used < w {
			widths[widest] += w - used
			break
		}
		take := max(1, min(used-w, widths[widest]-1))
		widths[widest] -= take
		used -= take
	}
	var l Line
	for _, k := range order {
		l.Put(u.Theme.Fill[k], Spaces(widths[k]))
	}
	return l.String()
}

// LightOrder is the order in which lights are shown: what must be acted on first.
func LightOrder() [5]model.Light {
	return [5]model.Light{model.Red, model.Yellow, model.Green, model.Grey, model.Done}
}

// Points prints a gap in percentage points as an officer reads it: what is
// missing with a minus, what is ahead with a plus.
func Points(gap model.Ratio) string {
	p := -gap.Percent()
	if p == 0 {
		return "0"
	}
	return fmt.Sprintf("%+d", p)
}
