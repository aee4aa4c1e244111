package source

import (
	"cmp"
	"slices"
)

// Columns often stand closer together than a character is wide, so that full
// cells look like one text. What tells them apart is that the gap between them
// runs down through all lines of the table: a river.

const (
	narrowest = 0.4 // of a river, in characters
	mostHeads = 3   // lines of a heading that may run across rivers
)

// partAtRivers cuts the pieces of the lines where rivers run.
func (z *zone) partAtRivers() {
	if len(z.pieces) < 3 {
		return
	}
	best := z.rivers(0)
	for skip := 1; skip <= min(mostHeads, len(z.pieces)-3); skip++ {
		if below := z.rivers(skip); len(below) > len(best) && headsBetween(z.pieces[:skip], below) {
			best = below
			break
		}
	}
	for i, ps := range z.pieces {
		var out []textLine
		for _, p := range ps {
			out = append(out, p.cutAt(best)...)
		}
		z.pieces[i] = out
	}
}

// rivers finds the gaps that run down through all lines from one on. Lines in
// one piece, such as the heading of a batch, do not count.
func (z *zone) rivers(from int) []band {
	var ink []band
	size, lines := 0.0, 0
	for _, ps := range z.pieces[from:] {
		if len(ps) < 2 {
			continue
		}
		lines++
		for i := range ps {
			size = max(size, ps[i].size)
			for _, g := range ps[i].glyphs {
				ink = append(ink, band{g.x0, g.x1})
			}
		}
	}
	if lines < 3 {
		return nil
	}
	slices.SortFunc(ink, func(a, b band) int { return cmp.Compare(a.from, b.from) })
	var out []band
	end := ink[0].to
	for _, b := range ink {
		if b.from-end > narrowest*size {
			out = append(out, band{end, b.from})
		}
		end = max(end, b.to)
	}
	return out
}

// headsBetween reports whether the pieces of heading lines end at rivers: each
// stands over whole columns, and at least one over several.
func headsBetween(heads [][]textLine, rivers []band) bool {
	over := 0
	for _, ps := range heads {
		for i := range ps {
			for _, r := range rivers {
				if ps[i].x0 < r.from && ps[i].x1 > r.to && len(ps[i].cutAt([]band{r})) == 1 {
					over++
				}
			}
		}
	}
	return over > 0
}

// cutAt cuts a line where one of its own gaps holds a river.
func (l *textLine) cutAt(rivers []band) []textLine {
	var out []textLine
	start := 0
	for i := 1; i < len(l.glyphs); i++ {
		left, right := l.glyphs[i-1].x1, l.glyphs[i].x0
		if slices.ContainsFunc(rivers, func(r band) bool { return left <= r.from && right >= r.to }) {
			out = append(out, newLine(slices.Clone(l.glyphs[start:i])))
			start = i
		}
	}
	return append(out, newLine(slices.Clone(l.glyphs[start:])))
}

// standsIn takes the columns of the table that the page before ends with, and
// reports whether all pieces of the zone stand in them.
func (z *zone) standsIn(cols []band) bool {
	z.bands = slices.Clone(cols)
	var between []band
	for c := 1; c < len(cols); c++ {
		// The narrow middle is enough: cells here may be wider than those above.
		middle := (cols[c-1].to + cols[c].from) / 2
		between = append(between, band{middle, middle})
	}
	most := 0
	for i, ps := range z.pieces {
		var out []textLine
		for k := range ps {
			for _, p := range ps[k].cutAt(between) {
				if len(z.in(&p)) > 1 {
					return false
				}
				out = append(out, p)
			}
		}
		z.pieces[i] = out
		most = max(most, len(out))
	}
	// A line with two parts below a wide table may be anything.
	return most >= 2 && most*2 > len(cols)
}
