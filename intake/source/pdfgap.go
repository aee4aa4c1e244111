package source

import (
	"maps"
	"math"
	"slices"

	"duban/internal/pattern"
	"duban/internal/zh"
)

// band is the reach of a column from left to right.
type band struct{ from, to float64 }

func (b band) covers(l *textLine) float64 { return min(b.to, l.x1) - max(b.from, l.x0) }

// zone is a run of lines that stand in columns.
type zone struct {
	from, to int // lines
	bands    []band
	pieces   [][]textLine // of each line
}

// findZone looks for columns from line i on. Middle is that of the page.
func findZone(lines []textLine, i int, middle float64) *zone {
	z := gatherZone(lines, i, middle)
	if z == nil {
		return nil
	}
	z.partAtRivers()
	if !z.columns() {
		return nil
	}
	z.cutTail()
	return z
}

// gatherZone takes the lines from line i on that may stand in columns.
func gatherZone(lines []textLine, i int, middle float64) *zone {
	first := lines[i].pieces()
	if len(first) < 2 {
		// A common heading stands alone, but closer to the next line than lines
		// are, since the headings beside it are centred upright.
		if i+1 == len(lines) || lines[i+1].mid()-lines[i].mid() > 1.05*lines[i].size || len(lines[i+1].pieces()) < 2 {
			return nil
		}
	}
	z := &zone{from: i, to: i + 1, pieces: [][]textLine{first}}
	left, right := lines[i].x0, lines[i].x1
	for j := i + 1; j < len(lines); j++ {
		l := &lines[j]
		if l.y0-lines[j-1].y1 > 3.5*l.size {
			break
		}
		ps := l.pieces()
		if len(ps) == 1 && (l.x0 < left-l.size || l.x1 > right+l.size && l.x0 < right-4*l.size || l.x1-l.x0 > 0.6*(right-left)) {
			break
		}
		if len(ps) == 1 && l.x0 > left+2*l.size && math.Abs((l.x0+l.x1)/2-middle) < 0.6*l.size && !alignedIn(l, z.pieces) {
			z.backToRow(left) // the title of the next table
			break
		}
		left, right = min(left, l.x0), max(right, l.x1)
		z.pieces = append(z.pieces, ps)
		z.to = j + 1
	}
	z.dropTail(lines)
	return z
}

// aligned is alignedIn for the pieces of the column.
func (z *zone) aligned(l *textLine, others [][]textLine) bool {
	in := z.in(l)[0]
	for _, ps := range others {
		for i := range ps {
			if z.in(&ps[i])[0] == in && alignedIn(l, [][]textLine{ps[i : i+1]}) {
				return true
			}
		}
	}
	return false
}

// cutTail gives back what follows the last row from a line on that stands
// across columns, or apart from what is in its column, such as a signature at the right.
func (z *zone) cutTail() {
	last := len(z.pieces) - 1
	for last > 0 && len(z.pieces[last]) < 2 {
		last--
	}
	for i := last + 1; i < len(z.pieces); i++ {
		if l := &z.pieces[i][0]; len(z.in(l)) > 1 || !z.aligned(l, z.pieces[:last+1]) {
			z.pieces = z.pieces[:i]
			z.to = z.from + i
			return
		}
	}
}

// alignedIn reports whether a piece begins, or has its middle, where one of
// the pieces does.
func alignedIn(l *textLine, pieces [][]textLine) bool {
	for _, ps := range pieces {
		for i := range ps {
			if o := &ps[i]; math.Abs(o.x0-l.x0) < 0.5*l.size || math.Abs(o.x0+o.x1-l.x0-l.x1) < l.size {
				return true
			}
		}
	}
	return false
}

// backToRow gives back lines at the end that stand alone at the left, such as
// what numbers the next table.
func (z *zone) backToRow(left float64) {
	for n := len(z.pieces); n > 1 && len(z.pieces[n-1]) == 1; n-- {
		if l := &z.pieces[n-1][0]; l.x0 > left+l.size || key.MatchString(l.text()) {
			return
		}
		z.pieces = z.pieces[:n-1]
		z.to--
	}
}

// dropTail gives back lines at the end that stand alone below a gap that is
// wider than those above: what follows a table often begins with a short line.
func (z *zone) dropTail(lines []textLine) {
	for z.to > z.from+1 && len(z.pieces[z.to-1-z.from]) == 1 {
		widest := 0.0
		if z.to == z.from+2 {
			widest = 1.25 * lines[z.from].size // there is none above
		}
		for j := z.from + 1; j < z.to-1; j++ {
			widest = max(widest, lines[j].mid()-lines[j-1].mid())
		}
		if lines[z.to-1].mid()-lines[z.to-2].mid() <= 1.3*widest {
			return
		}
		z.to--
		z.pieces = z.pieces[:z.to-z.from]
	}
}

// columns finds the columns: those of the lines with the most pieces that
// nearly all other lines fit into; a heading may span some of them.
func (z *zone) columns() bool {
	count := make(map[int]int)
	parted := 0
	for _, ps := range z.pieces {
		count[len(ps)]++
		if len(ps) > 1 {
			parted++
		}
	}
	if parted < 2 {
		return false
	}
	for _, n := range slices.Backward(slices.Sorted(maps.Keys(count))) {
		if n < 2 || n == 2 && parted < 3 {
			break
		}
		if n > maxColumns {
			continue
		}
		var all []band
		for _, ps := range z.pieces {
			if len(ps) == n {
				for i := range ps {
					all = append(all, band{ps[i].x0, ps[i].x1})
				}
			}
		}
		z.bands = mergeBands(all)
		fit := 0
		for _, ps := range z.pieces {
			if !slices.ContainsFunc(ps, func(p textLine) bool { return len(z.in(&p)) > 1 }) {
				fit++
			}
		}
		if len(z.bands) < 2 || fit*10 < len(z.pieces)*8-10 {
			continue
		}
		z.joinHeadings()
		// Lines with fewer pieces widen the columns that they stand in.
		for _, ps := range z.pieces {
			for i := range ps {
				if in := z.in(&ps[i]); len(in) == 1 {
					b := &z.bands[in[0]]
					b.from, b.to = min(b.from, ps[i].x0), max(b.to, ps[i].x1)
				}
			}
		}
		return true
	}
	return false
}

// joinHeadings makes one column of two where a heading stands beside what it
// heads, as over running numbers that are not centred below it.
func (z *zone) joinHeadings() {
	for c := 0; c+1 < len(z.bands); c++ {
		var in [2]int // lines that speak in the two
		both := false
		for _, ps := range z.pieces {
			var speaks [2]bool
			for i := range ps {
				if in := z.in(&ps[i]); len(in) == 1 && (in[0] == c || in[0] == c+1) {
					speaks[in[0]-c] = true
				}
			}
			for k, s := range speaks {
				if s {
					in[k]++
				}
			}
			both = both || speaks[0] && speaks[1]
		}
		if !both && min(in[0], in[1]) == 1 && max(in[0], in[1]) > 2 {
			z.bands[c].to = z.bands[c+1].to
			z.bands = slices.Delete(z.bands, c+1, c+2)
			c--
		}
	}
}

func mergeBands(all []band) []band {
	slices.SortFunc(all, func(a, b band) int {
		switch {
		case a.from < b.from:
			return -1
		case a.from > b.from:
			return 1
		}
		return 0
	})
	var out []band
	for _, b := range all {
		if n := len(out); n > 0 && b.from < out[n-1].to {
			out[n-1].to = max(out[n-1].to, b.to)
			continue
		}
		out = append(out, b)
	}
	return out
}

// in tells which columns a piece stands in.
func (z *zone) in(l *textLine) []int {
	var out []int
	best, cover := 0, math.Inf(-1)
	for i, b := range z.bands {
		c := b.covers(l)
		if c > 0.4*l.size {
			out = append(out, i)
		}
		if c > cover {
			best, cover = i, c
		}
	}
	if len(out) == 0 {
		return []int{best}
	}
	return out
}

// prose reports whether the columns are those of running text: two, with
// nearly all lines as wide as their column.
func (z *zone) prose() bool {
	if len(z.bands) != 2 || len(z.pieces) < 6 {
		return false
	}
	var wide, all [2]int
	for _, ps := range z.pieces {
		for i := range ps {
			in := z.in(&ps[i])
			if len(in) != 1 {
				return false
			}
			b := z.bands[in[0]]
			all[in[0]]++
			if b.to-ps[i].x1 < 1.6*ps[i].size && ps[i].x1-ps[i].x0 > 8*ps[i].size {
				wide[in[0]]++
			}
		}
	}
	return wide[0]*2 > all[0] && wide[1]*2 > all[1]
}

// split cuts a piece that runs through several columns because its cells stand
// close together, at the small gaps before the columns' starts.
func (z *zone) split(l textLine, in []int) []textLine {
	var out []textLine
	start := 0
	for _, c := range in[1:] {
		cut := -1
		for i := start + 1; i < len(l.glyphs); i++ {
			gap := l.glyphs[i].x0 - l.glyphs[i-1].x1
			if math.Abs(l.glyphs[i].x0-z.bands[c].from) < l.size && gap > 0.2*l.size && (cut < 0 || gap > l.glyphs[cut].x0-l.glyphs[cut-1].x1) {
				cut = i
			}
		}
		if cut < 0 {
			continue
		}
		out = append(out, newLine(slices.Clone(l.glyphs[start:cut])))
		start = cut
	}
	return append(out, newLine(slices.Clone(l.glyphs[start:])))
}

// key matches what stands in the column of running numbers.
var key = pattern.New(`^(?:\d{1,4}|[一二三四五六七八九十]{1,3}|[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.、．]|[①-⑳])$`)

// gapRow is a row of a table without ruled lines.
type gapRow struct {
	lines [][]textLine // of each column
	span  []int        // how many columns the cell of each column spans
}

// rows puts the lines of the zone into rows, and tells whether their cells are
// centred upright. Open is the table that the page before ends with, or nil:
// its heading is a row where it is repeated, and its cells stand as before.
func (z *zone) rows(lines []textLine, rules []rule, open *openTable) (rows []alignedRow, centred bool) {
	var head []Cell
	if open != nil {
		head = open.rows[0]
	}
	n := z.to - z.from
	placed := make([]gapRow, n) // each line as a row of its own
	for i, ps := range z.pieces {
		r := gapRow{lines: make([][]textLine, len(z.bands)), span: make([]int, len(z.bands))}
		for _, p := range ps {
			in := z.in(&p)
			parts := []textLine{p}
			if len(in) > 1 {
				parts = z.split(p, in)
			}
			for _, part := range parts {
				in := z.in(&part)
				r.lines[in[0]] = append(r.lines[in[0]], part)
				r.span[in[0]] = max(r.span[in[0]], len(in))
			}
		}
		placed[i] = r
	}
	grid := z.grid(lines[z.from:z.to], placed)
	finder := newRowFinder(lines[z.from:z.to], placed)
	starts := z.ruled(lines, rules)
	if starts == nil {
		starts, grid.middle = finder.starts()
	}
	if starts == nil {
		starts = make([]bool, n+1)
		var ends []int
		if open != nil && !open.centred {
			ends, _ = grid.split()
		} else {
			ends = grid.ends()
		}
		for _, end := range ends {
			starts[end] = true
		}
	}
	for i := 1; i < min(n, 5) && head != nil; i++ {
		if row := stack(placed[:i]); len(head) == len(row.lines) && sameRow(row.cells(), head) {
			clear(starts[:i])
			starts[i] = true
		}
	}
	if open != nil && !grid.middle && len(finder.keys) > 1 {
		// What stands above goes on from the page before.
		starts[finder.keys[0]] = true
	}
	var ends []int
	for from := 0; from < n; {
		to := from + 1
		for to < n && !starts[to] {
			to++
		}
		if from == 0 && finder.heads(to) {
			if upper, lower := twoLevels(placed[:to]); upper != nil {
				rows, ends = append(rows, alignedRow{cells: upper}, alignedRow{cells: lower}), append(ends, to-1, to)
				from = to
				continue
			}
		}
		row := stack(placed[from:to])
		rows, ends = append(rows, alignedRow{cells: row.cells()}), append(ends, to)
		from = to
	}
	grid.continued = open != nil
	grid.labels(rows, ends)
	return rows, grid.middle
}

// grid gives the lines as a page of text in cells of equal width has them.
func (z *zone) grid(lines []textLine, placed []gapRow) *lineGrid {
	var widths []float64
	least := math.Inf(1)
	for i := range lines {
		for _, c := range lines[i].glyphs {
			widths = append(widths, (c.x1-c.x0)/float64(max(zh.Width(string(c.r)), 1)))
		}
		if i > 0 {
			least = min(least, lines[i].mid()-lines[i-1].mid())
		}
	}
	slices.Sort(widths)
	unit := max(widths[len(widths)/2], 0.1)
	at := func(x float64) int { return int(math.Round((x - z.bands[0].from) / unit)) }
	cols := make([]piece, len(z.bands))
	for c, b := range z.bands {
		cols[c] = piece{from: at(b.from), to: at(b.to)}
	}
	run := make([]inkLine, len(lines))
	for i := range lines {
		run[i].at = i
		if i > 0 && lines[i].mid()-lines[i-1].mid() > 1.25*least {
			run[i].blank = 1
		}
		for _, in := range placed[i].lines {
			for k := range in {
				run[i].pieces = append(run[i].pieces, piece{from: at(in[k].x0), to: at(in[k].x1), text: in[k].text()})
			}
		}
	}
	g := newLineGrid(run, cols)
	for i := range lines {
		g.heights = append(g.heights, lines[i].mid())
	}
	return g
}

// stack makes one row of lines.
func stack(lines []gapRow) gapRow {
	var out gapRow
	for i, l := range lines {
		if i == 0 {
			out = gapRow{lines: make([][]textLine, len(l.lines)), span: slices.Clone(l.span)}
		}
		for c := range l.lines {
			out.lines[c] = append(out.lines[c], l.lines[c]...)
			out.span[c] = max(out.span[c], l.span[c])
		}
	}
	return out
}

// ruled tells which lines begin a row where level lines are drawn between the
// rows; nil where they are not.
func (z *zone) ruled(lines []textLine, rules []rule) []bool {
	starts := make([]bool, z.to-z.from)
	found := 0
	left, right := z.bands[0].from, z.bands[len(z.bands)-1].to
	for i := 1; i < len(starts); i++ {
		above, below := lines[z.from+i-1].mid(), lines[z.from+i].mid()
		for _, r := range rules {
			if r.level && r.at > above && r.at < below && min(r.to, right)-max(r.from, left) > 0.6*(right-left) {
				starts[i] = true
			}
		}
		if starts[i] {
			found++
		}
	}
	if found < 3 {
		return nil // the three lines of a table with ruled ends and heading part no rows
	}
	return starts
}

// cells gives a row as cells of a table.
func (r *gapRow) cells() []Cell {
	out := make([]Cell, len(r.lines))
	for c := 0; c < len(out); c++ {
		out[c].Text = cellLines(r.lines[c], 0)
		for range r.span[c] - 1 {
			if c+1 < len(out) && len(r.lines[c+1]) == 0 {
				c++
				out[c].Merged = FromLeft
			}
		}
	}
	return out
}
