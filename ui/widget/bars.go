package widget

import (
	"fmt"

	"duban/model"
)

// The signs that bars and lines are drawn with. Where a terminal draws them two cells wide, Narrow puts ASCII signs.
const (
	barDone     = "━" // done
	barHalf     = "╸" // half a cell done
	barRest     = "─" // still to be done
	barTick     = "┴" // where it should be
	barTickDone = "┷" // the same, within what is done
)

// Edge marks the selected row, also where colours do not.
const Edge = "▎"

// Chip is a light as a word in a coloured cell, two cells wide.
func (u *Screen) Chip(l model.Light) string {
	return u.Theme.chip[l].Styled(u.Words.Lights[l])
}

// Bar draws what is done as a thin line of w cells in the light's colour, to half a cell, with a tick where it should be
// by now. What was never reported is an empty line with its tick.
func Bar(l *Line, w int, done, due model.Ratio, light model.Light, known bool, p *Pens) {
	halves := 0
	if known {
		halves = CellsOf(done, 2*w)
	}
	at := -1
	if due > 0 {
		at = min(w-1, int(due)*w/int(model.One))
	}
	full := halves / 2
	part := func(from, to int) {
		l.Signs(p.Bar[light], barDone, min(to, full)-from)
		if halves%2 == 1 && from <= full && full < to {
			l.Signs(p.Bar[light], barHalf, 1)
			from = full + 1
		}
		l.Signs(p.Faint, barRest, to-max(from, full))
	}
	if at < 0 {
		part(0, w)
		return
	}
	tick := barTick
	if at < full {
		tick = barTickDone
	}
	part(0, at)
	l.Signs(p.Dim, tick, 1)
	part(at+1, w)
}

// Progress is a line of w cells of which a share, from 0 to 1, is done.
func Progress(w int, share float64, p *Pens) string {
	done := max(0, min(int(share*float64(w)), w))
	return new(Line).Signs(p.Accent, barDone, done).Signs(p.Faint, barRest, w-done).String()
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

// Stripe draws the shares of the five lights in one line of w cells; each that is there has one cell at least.
func Stripe(l *Line, w int, counts [5]int, p *Pens) {
	total := 0
	for _, n := range counts {
		total += n
	}
	if total == 0 {
		l.Signs(p.Faint, barRest, w)
		return
	}
	order := LightOrder()
	widths, used := [5]int{}, 0
	for _, k := range order {
		if counts[k] > 0 {
			widths[k] = max(1, counts[k]*w/total)
			used += widths[k]
		}
	}
	// What rounding leaves over or takes too much goes to the widest part; in a
	// line with fewer cells than lights the least urgent is left out.
	for used != w {
		widest := order[0]
		for _, k := range order {
			if widths[k] >= widths[widest] {
				widest = k
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
	for _, k := range order {
		l.Signs(p.Bar[k], barDone, widths[k])
	}
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
