package intake

import (
	"strings"

	"duban/intake/parse"
	"duban/intake/source"
)

// align moves the cells of a row under the headings that they suit, where they plainly stand
// under others: a cell is missing and all behind it have moved to the left, or the row was read
// from the right. It reports whether the row was changed, or is wrong and could not be mended.
func (b *builder) align(g *grid, lay *layout, i int) bool {
	if g.keyed {
		return false
	}
	row := g.rows[i]
	bad := 0
	for c := range row {
		if b.r.cachedFits(row[c], g.cols[c].Role) < 0 {
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
	best, bestScore := row, b.r.score(g, row)
	try := func(cand []string) {
		if s := b.r.score(g, cand); s > bestScore+1 {
			best, bestScore = cand, s
		}
	}
	g.shifts(row, try)
	if parts := unfuse(row); parts != nil {
		try(parts)
		g.shifts(parts, try)
	}
	back := make([]string, len(row))
	for c := range row {
		back[len(row)-1-c] = row[c]
	}
	try(back)
	if &best[0] == &row[0] {
		return bad > 1
	}
	g.rows[i] = best
	g.marks[i] = make([]source.Merge, len(best))
	return true
}

// shifts tries the ways in which cells can have moved: one or two are missing
// somewhere, or one is too many.
func (g *grid) shifts(row []string, try func([]string)) {
	n := len(row)
	insert := func(row []string, at int) []string {
		out := make([]string, n)
		copy(out, row[:at])
		copy(out[at+1:], row[at:n-1])
		return out
	}
	if row[n-1] == "" {
		for at := range n {
			one := insert(row, at)
			try(one)
			if one[n-1] != "" {
				continue
			}
			for second := at + 1; second < n; second++ {
				two := insert(one, second)
				try(two)
				if two[n-1] != "" {
					continue
				}
				for third := second + 1; third < n; third++ {
					try(insert(two, third))
				}
			}
		}
	}
	for at := 0; at+1 < n; at++ {
		if row[at] == "" {
			cand := make([]string, n)
			copy(cand, row[:at])
			copy(cand[at:], row[at+1:])
			try(cand)
		}
	}
}

// unfuse splits cells that hold several paragraphs because the print has run cells together, as
// far as the row has room. It returns nil where there is nothing to split.
func unfuse(row []string) []string {
	n := len(row)
	room := 0
	for room < n && row[n-1-room] == "" {
		room++
	}
	var out []string
	for _, s := range row[:n-room] {
		parts := strings.Split(s, "\n")
		if len(parts) > 1 && len(parts)-1 <= room && len(parts) <= 3 {
			room -= len(parts) - 1
			for _, p := range parts {
				out = append(out, strings.TrimSpace(p))
			}
			continue
		}
		out = append(out, s)
	}
	changed := false
	for i := range out {
		changed = changed || out[i] != row[i]
	}
	if !changed {
		return nil
	}
	for len(out) < n {
		out = append(out, "")
	}
	return out
}

// score says how well a row suits the headings.
func (r *reader) score(g *grid, row []string) int {
	s := 0
	for c := range row {
		f := r.cachedFits(row[c], g.cols[c].Role)
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
