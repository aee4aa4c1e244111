package intake

import (
	"duban/intake/parse"
	"duban/intake/source"
)

// align puts the cells of a row under the headings that they suit, where they
// plainly do not stand under them: a cell is missing and all behind it have
// moved to the left, or the row was read from the right. It reports whether the
// row was changed, or is wrong and could not be mended.
func (b *builder) align(g *grid, lay *layout, i int) bool {
	row := g.rows[i]
	bad := 0
	for c := range row {
		if fits(row[c], g.cols[c].Role) < 0 {
			bad++
		}
	}
	if bad == 0 {
		return false
	}
	said := 0
	for _, s := range row {
		if s != "" {
			said++
		}
	}
	if said < 3 {
		return false
	}
	best, bestScore := row, g.score(row)
	try := func(cand []string) {
		if s := g.score(cand); s > bestScore+1 {
			best, bestScore = cand, s
		}
	}
	n := len(row)
	if row[n-1] == "" {
		for at := range n {
			// A cell is missing at this place.
			cand := make([]string, n)
			copy(cand, row[:at])
			copy(cand[at+1:], row[at:n-1])
			try(cand)
			if n > 2 && row[n-2] == "" {
				for second := at + 1; second < n; second++ {
					two := make([]string, n)
					copy(two, cand[:second])
					copy(two[second+1:], cand[second:n-1])
					try(two)
				}
			}
		}
	}
	for at := 0; at+1 < n; at++ {
		if row[at] == "" {
			// An empty cell too many.
			cand := make([]string, n)
			copy(cand, row[:at])
			copy(cand[at:], row[at+1:])
			try(cand)
		}
	}
	back := make([]string, n)
	for c := range row {
		back[n-1-c] = row[c]
	}
	try(back)
	if &best[0] == &row[0] {
		return bad > 1
	}
	g.rows[i] = best
	g.marks[i] = make([]source.Merge, n)
	return true
}

// score says how well a row suits the headings.
func (g *grid) score(row []string) int {
	s := 0
	for c := range row {
		f := fits(row[c], g.cols[c].Role)
		switch {
		case f < 0:
			s -= 2
		case f > 0:
			s++
		case row[c] != "" && g.cols[c].Role == parse.NoRole && g.cols[c].heading == "":
			s--
		}
	}
	return s
}
