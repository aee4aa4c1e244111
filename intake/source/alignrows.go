package source

import (
	"math"
	"strconv"
	"strings"

	"duban/internal/pattern"
	"duban/internal/zh"
)

// alignedRow is a row put together again: the line it begins on, and its cells.
type alignedRow struct {
	at    int
	cells []Cell
}

// lineGrid is an aligned table by lines: what stands in each column of each line.
type lineGrid struct {
	lines  []inkLine
	cols   []piece
	ink    [][]piece // by line, then column; text is empty where nothing stands
	spans  []bool    // a word of the line runs over several columns
	sparse []bool    // the column is filled in few lines: a label over several rows
	first  int       // the line with the first running number
	number int       // the column of running numbers, -1 where there is none
	filled int       // how many columns are not sparse
	middle bool      // cells stand in the middle of their rows, not at the top
	// continued says that the table began on a page before, maybe in the middle
	// of a label's rows.
	continued bool
	// heights are where the lines stand on a page; nil where they are equally apart.
	heights []float64
}

// alignedRows joins the lines of each row. Whether cells stand at the top of
// their rows or in the middle is tried out: the reading with fewer oddities wins.
func alignedRows(run []inkLine, cols []piece) []alignedRow {
	g := newLineGrid(run, cols)
	ends := g.ends()
	rows := g.rows(ends)
	g.labels(rows, ends)
	return rows
}

// ends finds where the rows end, and whether cells stand in the middle of their rows.
func (g *lineGrid) ends() []int {
	ends, cost := g.split()
	g.middle = true
	if centred, other := g.split(); other < cost {
		return centred
	}
	g.middle = false
	return ends
}

func newLineGrid(run []inkLine, cols []piece) *lineGrid {
	g := &lineGrid{lines: run, cols: cols, number: -1}
	g.ink = make([][]piece, len(run))
	g.spans = make([]bool, len(run))
	filled := make([]int, len(cols))
	numbers := make([]int, len(cols))
	for i := range run {
		g.ink[i] = make([]piece, len(cols))
		for _, p := range run[i].pieces {
			first, last := columnsOf(p, cols)
			if first < 0 {
				first, last = nearest(p, cols), nearest(p, cols)
			}
			if last > first {
				g.spans[i] = true
			}
			c := &g.ink[i][first]
			if c.text == "" {
				*c = p
			} else {
				c.text, c.to = c.text+" "+p.text, p.to
			}
		}
		for c := range cols {
			if g.ink[i][c].text != "" {
				filled[c]++
				if _, err := strconv.Atoi(g.ink[i][c].text); err == nil {
					numbers[c]++
				}
			}
		}
	}
	most := 0
	for _, n := range filled {
		most = max(most, n)
	}
	g.sparse = make([]bool, len(cols))
	for c, n := range filled {
		if numbers[c] >= 2 && g.number < 0 && numbers[c]*10 >= (n-1)*8 && cols[c].to-cols[c].from <= 6 && c < 2 && g.counts(c) {
			g.number = c
		}
		g.sparse[c] = n*3 < most || g.number >= 0 && c != g.number && (n-1)*10 < (filled[g.number]-1)*7
		if !g.sparse[c] {
			g.filled++
		}
	}
	for g.number >= 0 && g.first < len(run)-1 {
		if _, err := strconv.Atoi(g.ink[g.first][g.number].text); err == nil {
			break
		}
		g.first++
	}
	return g
}

// counts reports whether the figures of a column run on: 1, 2, 3, and again from 1.
func (g *lineGrid) counts(c int) bool {
	last, steps, all := 0, 0, 0
	for i := range g.ink {
		n, err := strconv.Atoi(g.ink[i][c].text)
		if err != nil {
			continue
		}
		all++
		if n == last+1 || n == 1 || n == last {
			steps++
		}
		last = n
	}
	return steps*10 >= all*7
}

func nearest(p piece, cols []piece) int {
	best, dist := 0, 1<<30
	for c := range cols {
		d := max(cols[c].from-p.to, p.from-cols[c].to)
		if d < dist {
			best, dist = c, d
		}
	}
	return best
}

const maxRowLines = 40

// split finds the ends of the rows that cost the least, and what they cost.
func (g *lineGrid) split() (ends []int, cost float64) {
	n := len(g.lines)
	best := make([]float64, n+1)
	from := make([]int, n+1)
	for e := 1; e <= n; e++ {
		best[e] = 1e18
		for s := e - 1; s >= 0 && e-s <= maxRowLines; s-- {
			if e-s > 1 && (g.alone(s) || g.alone(e-1)) {
				if g.alone(s) {
					break
				}
				continue
			}
			c := best[s] + g.cost(s, e)
			if s > 0 {
				c += g.cut(s)
			}
			if c < best[e] {
				best[e], from[e] = c, s
			}
		}
	}
	for e := n; e > 0; e = from[e] {
		ends = append(ends, e)
	}
	for i, j := 0, len(ends)-1; i < j; i, j = i+1, j-1 {
		ends[i], ends[j] = ends[j], ends[i]
	}
	return ends, best[n]
}

// alone says that a line is a row by itself: one text that runs over the
// columns, the heading of a batch, or a total.
func (g *lineGrid) alone(i int) bool {
	p := g.lines[i].pieces
	return g.spans[i] && len(p) == 1 || totalWord.MatchString(p[0].text)
}

var totalWord = pattern.New(`^(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计)[:：]?$`)

// cut returns what it costs to begin a row at line i: little where a blank line
// parts the rows, much where a sentence would be torn.
func (g *lineGrid) cut(i int) float64 {
	cost := 0.1
	if g.lines[i].blank == 0 && !g.lines[i].page {
		cost += 0.2
	}
	both := g.whole(i-1) && g.whole(i)
	for c := range g.cols {
		above, below := g.ink[i-1][c], g.ink[i][c]
		if above.text == "" || below.text == "" {
			continue
		}
		if strings.ContainsAny(below.text[:firstSize(below.text)], "，。、；：）)”,;") {
			cost += 4
		}
		switch last := lastRune(above.text); {
		case strings.ContainsRune("、（(，,", last):
			cost += 3
		case !both && g.full(above, c) && !strings.ContainsRune("。；", last) && !g.sparse[c]:
			cost += 0.6
		}
	}
	return cost
}

// full says that a word fills its column, so that it can go on in the line below.
func (g *lineGrid) full(p piece, c int) bool {
	return p.to-p.from >= g.cols[c].to-g.cols[c].from-3
}

var figure = pattern.New(`^[-+]?\d[\d,.]*%?$`)

// whole says that a line has something in every column that is no label.
func (g *lineGrid) whole(i int) bool {
	n := 0
	for c := range g.cols {
		if !g.sparse[c] && g.ink[i][c].text != "" {
			n++
		}
	}
	return n == g.filled
}

// cost returns what is odd about taking the lines from s to e for one row.
func (g *lineGrid) cost(s, e int) float64 {
	cost := 0.0
	for i := s + 1; i < e; i++ {
		if g.lines[i].page {
			cost++
		} else if g.lines[i].blank > 0 {
			cost += 3
		}
	}
	for i := s + 1; i < e; i++ {
		if g.spans[i-1] {
			cost += 3 // a heading over several columns, and those under it
		}
		if g.whole(i) && g.whole(i-1) {
			cost++ // two lines that both fill every column are two rows
		}
	}
	top, bottom := false, false
	filled := 0
	for c := range g.cols {
		first, last, n := -1, -1, 0
		for i := s; i < e; i++ {
			if g.ink[i][c].text == "" {
				continue
			}
			if first < 0 {
				first = i
			} else if prev := g.ink[i-1][c]; prev.text != "" && !g.sparse[c] {
				switch {
				case figure.MatchString(prev.text) || figure.MatchString(g.ink[i][c].text):
					cost += 3 // figures are not broken
				case !g.full(prev, c):
					cost += 1.5 // the line above had room for more
				}
			}
			last = i
			n++
		}
		if c == g.number && !g.alone(s) {
			switch {
			case n > 1:
				cost += 6 * float64(n-1)
			case n == 0 && s > 0 && e > g.first:
				cost += 4
			}
		}
		if n == 0 {
			if !g.sparse[c] {
				cost += 0.5
			}
			continue
		}
		top, bottom = top || first == s, bottom || last == e-1
		if g.sparse[c] {
			continue
		}
		filled++
		if last-first+1 > n {
			cost += 3 * float64(last-first+1-n)
		}
		above, under := first-s, e-1-last
		switch {
		case !g.middle && above > 0:
			cost += 2
		case g.middle && (above-under > 1 || under-above > 1):
			cost += 2
		case g.middle && above > under:
			cost += 0.3
		}
	}
	if e-s > 1 && !(top && bottom) {
		cost += 2
	}
	if filled == 0 && g.filled > 0 {
		cost += 2
	}
	return cost
}

// rows joins the lines of each row cell by cell.
func (g *lineGrid) rows(ends []int) []alignedRow {
	out := make([]alignedRow, 0, len(ends))
	s := 0
	for _, e := range ends {
		r := alignedRow{at: g.lines[s].at, cells: make([]Cell, len(g.cols))}
		for c := range g.cols {
			var text strings.Builder
			last := piece{}
			for i := s; i < e; i++ {
				p := g.ink[i][c]
				if p.text == "" {
					continue
				}
				if text.Len() > 0 && !g.full(last, c) {
					text.WriteByte('\n')
				}
				text.WriteString(zh.Clean(p.text))
				last = p
			}
			r.cells[c].Text = cellText(text.String())
		}
		if e-s == 1 {
			for _, p := range g.lines[s].pieces {
				first, last := columnsOf(p, g.cols)
				for c := first + 1; c <= last && first >= 0; c++ {
					if r.cells[c].Text == "" {
						r.cells[c].Merged = FromLeft
					}
				}
			}
		}
		out = append(out, r)
		s = e
	}
	return out
}

// labels gives a label that stands in the middle of several rows to all of
// them: its rows reach as far above it as below.
func (g *lineGrid) labels(rows []alignedRow, ends []int) {
	starts := make([]int, len(ends))
	for i := 1; i < len(ends); i++ {
		starts[i] = ends[i-1]
	}
	for c := range g.cols {
		if !g.sparse[c] || c > len(g.cols)/2 {
			continue
		}
		r := g.firstData(starts, ends)
		if !g.middle && (g.continued || r >= len(rows) || g.ink[starts[r]][c].text != "") {
			g.wrapped(rows, starts, ends, c) // the first label stands at the top of its rows
			continue
		}
		for r < len(rows) {
			first, last := g.inkFrom(starts[r], c)
			if first < 0 {
				break
			}
			// The label's middle is the middle of its rows.
			to := r
			off := func(k int) float64 { return g.offMiddle(first, last, starts[r], ends[k]-1) }
			for to+1 < len(rows) && off(to+1) < off(to) && !g.alone(starts[to+1]) && !g.labelled(max(last+1, starts[to+1]), ends[to+1], c) {
				to++
			}
			if ends[to]-1 < last || g.alone(starts[r]) {
				r++
				continue
			}
			g.spread(rows[r:to+1], c, first, last)
			r = to + 1
		}
	}
}

// offMiddle returns how far the middle of two lines is off that of two others.
func (g *lineGrid) offMiddle(first, last, top, bottom int) float64 {
	if h := g.heights; h != nil {
		return math.Abs(h[top] + h[bottom] - h[first] - h[last])
	}
	// An even number of lines has two middles, of which print takes the upper one.
	return math.Abs(float64(2*(top+bottom-first-last) - 1))
}

// wrapped joins a label at the top of its rows whose lines go on beside the
// rows below the first.
func (g *lineGrid) wrapped(rows []alignedRow, starts, ends []int, c int) {
	for r := g.firstData(starts, ends); r < len(rows); r++ {
		first, last := g.inkFrom(starts[r], c)
		if first != starts[r] || last < ends[r] {
			continue
		}
		to := r
		for ends[to] <= last {
			to++
		}
		g.spread(rows[r:to+1], c, first, last)
		r = to
	}
}

// firstData returns the first row below the headings.
func (g *lineGrid) firstData(starts, ends []int) int {
	for r := range starts {
		if g.number < 0 {
			return 1
		}
		for i := starts[r]; i < ends[r]; i++ {
			if _, err := strconv.Atoi(g.ink[i][g.number].text); err == nil {
				return r
			}
		}
	}
	return len(starts)
}

// inkFrom returns the run of lines from line i on that fill a column next, without a gap.
func (g *lineGrid) inkFrom(i, c int) (first, last int) {
	for ; i < len(g.lines); i++ {
		if g.ink[i][c].text != "" {
			break
		}
	}
	if i == len(g.lines) {
		return -1, -1
	}
	last = i
	for last+1 < len(g.lines) && g.ink[last+1][c].text != "" && g.full(g.ink[last][c], c) {
		last++
	}
	return i, last
}

// labelled reports whether anything stands in column c from line s to e.
func (g *lineGrid) labelled(s, e, c int) bool {
	for ; s < e; s++ {
		if g.ink[s][c].text != "" {
			return true
		}
	}
	return false
}

// spread writes a label into the first of its rows; the others are filled from it.
func (g *lineGrid) spread(rows []alignedRow, c, first, last int) {
	text := ""
	for i := first; i <= last; i++ {
		text += g.ink[i][c].text
	}
	for i := range rows {
		rows[i].cells[c] = Cell{Merged: FromAbove}
	}
	rows[0].cells[c] = Cell{Text: cellText(zh.Clean(text))}
}

func firstSize(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}
