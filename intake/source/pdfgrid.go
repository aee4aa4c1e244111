package source

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// grid is a table that is drawn with ruled lines.
type grid struct {
	xs, ys []float64 // the upright and the level lines, sorted
	// owner tells of each place of the grid, row by row, which place the merged
	// cell begins at that it belongs to.
	owner []int
	texts []string // by the owner's place
}

func (g *grid) cols() int { return len(g.xs) - 1 }
func (g *grid) rows() int { return len(g.ys) - 1 }

const (
	// maxRules and maxPlaces bound the tables that are looked for on a page.
	maxRules  = 5_000
	maxPlaces = 20_000
)

// near is how far ends of ruled lines may be apart that meet, in points.
const near = 3.5

// grids finds the tables among the ruled lines of a page and takes their
// characters. It returns the characters that stand outside.
func (p *pdfPage) grids() ([]*grid, []glyph) {
	var out []*grid
	rules := tidy(p.rules)
	if len(rules) > maxRules {
		rules = nil // a drawing, and no table
	}
	for _, rules := range connected(rules) {
		if g := newGrid(rules); g != nil {
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b *grid) int { return cmp.Compare(a.ys[0], b.ys[0]) })
	out = withoutInner(out)
	rest := make([]glyph, 0, len(p.glyphs))
	inside := make([]map[int][]glyph, len(out))
	for i := range inside {
		inside[i] = map[int][]glyph{}
	}
next:
	for _, c := range p.glyphs {
		x, y := (c.x0+c.x1)/2, c.mid()
		for i, g := range out {
			if at := g.place(x, y); at >= 0 {
				inside[i][at] = append(inside[i][at], c)
				continue next
			}
		}
		rest = append(rest, c)
	}
	kept := out[:0]
	for i, g := range out {
		if len(inside[i]) == 0 {
			continue
		}
		g.texts = make([]string, g.cols()*g.rows())
		for at, glyphs := range inside[i] {
			g.texts[at] = cellLines(textLines(glyphs), g.width(at))
		}
		kept = append(kept, g.trim())
	}
	return kept, rest
}

// tidy joins the pieces of ruled lines that run on, and drops doubles.
func tidy(rules []rule) []rule {
	slices.SortFunc(rules, func(a, b rule) int {
		if a.level != b.level {
			if a.level {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(math.Round(a.at), math.Round(b.at)), cmp.Compare(a.from, b.from))
	})
	var out []rule
	for _, r := range rules {
		if n := len(out); n > 0 && out[n-1].level == r.level && math.Abs(out[n-1].at-r.at) < 1.5 && r.from <= out[n-1].to+near {
			out[n-1].to = max(out[n-1].to, r.to)
			continue
		}
		out = append(out, r)
	}
	return out
}

// connected parts ruled lines into those that meet.
func connected(rules []rule) [][]rule {
	group := make([]int, len(rules))
	for i := range group {
		group[i] = i
	}
	find := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	firstUpright := 0
	for firstUpright < len(rules) && rules[firstUpright].level {
		firstUpright++
	}
	for i := range firstUpright {
		for j := firstUpright; j < len(rules); j++ {
			h, v := rules[i], rules[j]
			if v.at >= h.from-near && v.at <= h.to+near && h.at >= v.from-near && h.at <= v.to+near {
				group[find(i)] = find(j)
			}
		}
	}
	byRoot := make(map[int][]rule)
	var roots []int
	for i, r := range rules {
		root := find(i)
		if byRoot[root] == nil {
			roots = append(roots, root)
		}
		byRoot[root] = append(byRoot[root], r)
	}
	var out [][]rule
	for _, root := range roots {
		out = append(out, byRoot[root])
	}
	return out
}

// newGrid makes a table of ruled lines that meet. Lines that make fewer than
// two cells, or more than a table may have, make none.
func newGrid(rules []rule) *grid {
	var levels, uprights []rule
	var xs, ys []float64
	left, right := math.Inf(1), math.Inf(-1)
	for _, r := range rules {
		if r.level {
			levels = append(levels, r)
			ys = append(ys, r.at)
			left, right = min(left, r.from), max(right, r.to)
		} else {
			uprights = append(uprights, r)
			xs = append(xs, r.at)
		}
	}
	ys = distinct(ys)
	if len(ys) < 2 || len(xs) == 0 {
		return nil
	}
	// Many tables are open at their sides: the level lines go on past the outer columns.
	lo, hi := slices.Min(xs), slices.Max(xs)
	open := 0
	for _, side := range []float64{left, right} {
		if side < lo-12 || side > hi+12 {
			xs = append(xs, side)
			uprights = append(uprights, rule{at: side, from: ys[0], to: ys[len(ys)-1]})
			open++
		}
	}
	xs = distinct(xs)
	g := &grid{xs: xs, ys: ys}
	if len(xs) < 2 || g.cols()*g.rows() < 2 || g.cols()*g.rows() > maxPlaces {
		return nil
	}
	beside, below := byLine(uprights, xs), byLine(levels, ys)
	// A place belongs to its left neighbour's cell, or to that above, where no line parts them.
	n := g.cols() * g.rows()
	g.owner = make([]int, n)
	find := func(i int) int {
		for g.owner[i] != i {
			i = g.owner[i]
		}
		return i
	}
	for r := range g.rows() {
		for c := range g.cols() {
			at := r*g.cols() + c
			g.owner[at] = at
			if c > 0 && !parted(beside[c], ys[r], ys[r+1]) {
				g.owner[at] = find(at - 1)
			}
			if r > 0 && !parted(below[r], xs[c], xs[c+1]) {
				a, b := find(at), find(at-g.cols())
				g.owner[max(a, b)] = min(a, b)
			}
		}
	}
	cells := 0
	for i := range g.owner {
		if g.owner[i] = find(i); g.owner[i] == i {
			cells++
		}
	}
	if cells < 2 {
		return nil
	}
	return g
}

// byLine gives each line of a grid the pieces that it is drawn in.
func byLine(rules []rule, lines []float64) [][]rule {
	out := make([][]rule, len(lines))
	for _, r := range rules {
		i, _ := slices.BinarySearch(lines, r.at)
		for i > 0 && (i == len(lines) || r.at-lines[i-1] <= lines[i]-r.at) {
			i--
		}
		out[i] = append(out[i], r)
	}
	return out
}

// parted reports whether pieces of a line cover more than half of a stretch.
func parted(rules []rule, from, to float64) bool {
	covered := 0.0
	for _, r := range rules {
		covered += max(min(r.to, to)-max(r.from, from), 0)
	}
	return covered > (to-from)/2
}

// distinct sorts places and drops those that are the same line.
func distinct(v []float64) []float64 {
	slices.Sort(v)
	out := v[:0]
	for _, x := range v {
		if len(out) == 0 || x-out[len(out)-1] > near {
			out = append(out, x)
		}
	}
	return out
}

// withoutInner drops tables that lie in a cell of another one.
func withoutInner(grids []*grid) []*grid {
	var out []*grid
next:
	for i, g := range grids {
		for j, other := range grids {
			if i != j && other.xs[0] <= g.xs[0]+near && other.xs[len(other.xs)-1] >= g.xs[len(g.xs)-1]-near &&
				other.ys[0] <= g.ys[0]+near && other.ys[len(other.ys)-1] >= g.ys[len(g.ys)-1]-near && other.cols()*other.rows() >= g.cols()*g.rows() &&
				(j < i || other.cols()*other.rows() > g.cols()*g.rows()) {
				continue next
			}
		}
		out = append(out, g)
	}
	return out
}

// place returns the place of the cell that holds a point, or -1.
func (g *grid) place(x, y float64) int {
	if x < g.xs[0] || x > g.xs[len(g.xs)-1] || y < g.ys[0] || y > g.ys[len(g.ys)-1] {
		return -1
	}
	c, _ := slices.BinarySearch(g.xs, x)
	r, _ := slices.BinarySearch(g.ys, y)
	return g.owner[max(r-1, 0)*g.cols()+max(c-1, 0)]
}

// width returns how wide the cell is that begins at a place.
func (g *grid) width(at int) float64 {
	c, end := at%g.cols(), at
	for end+1 < len(g.owner) && (end+1)%g.cols() > c && g.owner[end+1] == at {
		end++
	}
	return g.xs[end%g.cols()+1] - g.xs[c]
}

// trim leaves out rows and columns that no cell begins in: they come of lines
// that are drawn double, or in pieces that are not quite level.
func (g *grid) trim() *grid {
	keepRow, keepCol := make([]bool, g.rows()), make([]bool, g.cols())
	for at, owner := range g.owner {
		if owner == at {
			keepRow[at/g.cols()], keepCol[at%g.cols()] = true, true
		}
	}
	out := &grid{xs: kept(g.xs, keepCol), ys: kept(g.ys, keepRow)}
	index := make(map[int]int)
	for r := range g.rows() {
		for c := range g.cols() {
			if !keepRow[r] || !keepCol[c] {
				continue
			}
			at := r*g.cols() + c
			index[at] = len(out.owner)
			out.owner = append(out.owner, index[g.owner[at]])
			out.texts = append(out.texts, g.texts[at])
		}
	}
	return out
}

// kept returns the lines before the kept bands, and the last line.
func kept(lines []float64, keep []bool) []float64 {
	var out []float64
	for i, k := range keep {
		if k {
			out = append(out, lines[i])
		}
	}
	return append(out, lines[len(lines)-1])
}

// cells gives a row as cells of a table.
func (g *grid) cells(r int) []Cell {
	out := make([]Cell, g.cols())
	for c := range out {
		at := r*g.cols() + c
		switch owner := g.owner[at]; {
		case owner == at:
			out[c].Text = g.texts[at]
		case owner%g.cols() == c:
			out[c].Merged = FromAbove
		case c > 0:
			out[c].Merged = FromLeft
		}
	}
	return out
}

// cellLines returns the text of a cell: lines that were broken to fit are joined,
// and a line that ends well before the cell's widest one ends a paragraph, if
// what follows begins with a number. Where the width of the cell is known and not
// 0, a line also ends a paragraph that had room for the beginning of the next one.
func cellLines(lines []textLine, width float64) string {
	if len(lines) == 0 {
		return ""
	}
	left, right := math.Inf(1), math.Inf(-1)
	for i := range lines {
		left, right = min(left, lines[i].x0), max(right, lines[i].x1)
	}
	var out strings.Builder
	text := ""
	for i := range lines {
		next := strings.TrimSpace(lines[i].text())
		if i > 0 && (lines[i-1].x1 < right-1.5*lines[i].size && startsItem(next) || width > 0 && hasRoom(&lines[i-1], next, width)) {
			out.WriteString(text + "\n")
			text = next
			continue
		}
		text = joined(text, next)
	}
	return cellText(out.String() + text)
}

// hasRoom reports whether a line of a cell had ample room for the first word of the
// next one, so that it was ended by hand.
func hasRoom(l *textLine, next string, width float64) bool {
	word := 0.0 // characters that are not parted, in the width of a Chinese one
	for _, r := range next {
		if !narrow(r) {
			if word == 0 {
				word = 1
			}
			break
		}
		word += 0.6
	}
	const margins, ample = 1.5, 2
	return width-(l.x1-l.x0) > (word+margins+ample)*l.size
}

// startsItem reports whether a line begins with the number of a list.
func startsItem(s string) bool {
	i := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("（(0123456789一二三四五六七八九十", r) })
	if i <= 0 {
		return firstRune(s) >= '①' && firstRune(s) <= '⑳'
	}
	switch r := firstRune(s[i:]); r {
	case '.', '．':
		// 3.5 is a figure and no number of a list.
		rest := s[i+len(string(r)):]
		return rest == "" || rest[0] < '0' || rest[0] > '9'
	case '、', '）', ')':
		return true
	}
	return false
}
