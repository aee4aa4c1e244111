package source

import (
	"math"
	"slices"
	"strings"
)

// flow puts the content of pages together in reading order.
type flow struct {
	*builder
	pictures []int // the pages that hold pictures

	para     Paragraph // the paragraph that may go on, while open
	paraPage int
	open     bool
	last     textLine // its last line
	lastAt   margins  // the margins of the page of its last line
	full     bool     // its last line goes to the right margin

	table *openTable // the table that may go on
}

// openTable is a table whose rows are still coming.
type openTable struct {
	cols  []band
	rows  [][]Cell
	pages []int
	ruled bool
	// centred says that the cells are centred upright in their rows.
	centred bool
}

// part is a piece of a page: a table with ruled lines, or lines of text.
type part struct {
	y    float64
	grid *grid
	line int // the index of a line
}

// add adds one page.
func (f *flow) add(p *laidPage) error {
	m := p.margins
	var parts []part
	for _, g := range p.grids {
		parts = append(parts, part{y: g.ys[0], grid: g})
	}
	for i := range p.lines {
		parts = append(parts, part{y: p.lines[i].mid(), line: i})
	}
	slices.SortStableFunc(parts, func(a, b part) int {
		switch {
		case a.y < b.y:
			return -1
		case a.y > b.y:
			return 1
		}
		return 0
	})
	pitch := usualPitch(p.lines)
	for i := 0; i < len(parts); {
		if g := parts[i].grid; g != nil {
			if err := f.grid(g, i == 0); err != nil {
				return err
			}
			i++
			continue
		}
		// Lines up to the next ruled table.
		end := i
		for end < len(parts) && parts[end].grid == nil {
			end++
		}
		from, to := parts[i].line, parts[end-1].line+1
		for at := from; at < to; {
			top := i == 0 && at == from
			z := findZone(p.lines[:to], at, m.middle)
			if top {
				z = f.continued(z, p.lines[:to], at, m.middle)
			}
			if z != nil {
				if err := f.zone(z, p, m, pitch, top); err != nil {
					return err
				}
				at = z.to
				continue
			}
			if err := f.line(&p.lines[at], m, pitch); err != nil {
				return err
			}
			at++
		}
		i = end
	}
	return nil
}

// continued looks for the columns of the open table at the top of a page,
// where z has been found, if anything: below lines that stand alone, the rest
// of a row that the page break parted, and in few lines, which do not fill all columns.
func (f *flow) continued(z *zone, lines []textLine, at int, middle float64) *zone {
	if f.table == nil || f.table.ruled || z != nil && sameColumns(f.table.cols, z.bands) {
		return z
	}
	for i := at; i < min(at+5, len(lines)); i++ {
		below := gatherZone(lines, i, middle)
		if below == nil {
			continue
		}
		if found := findZone(lines, i, middle); found != nil && sameColumns(f.table.cols, found.bands) {
			below = found
		} else if !below.standsIn(f.table.cols) {
			return z
		}
		var above [][]textLine
		for j := at; j < i; j++ {
			if len(below.in(&lines[j])) > 1 {
				return z
			}
			above = append(above, lines[j].pieces())
		}
		below.from, below.pieces = at, append(above, below.pieces...)
		return below
	}
	return z
}

// usualPitch returns the distance of most lines from the next.
func usualPitch(lines []textLine) float64 {
	var d []float64
	for i := 1; i < len(lines); i++ {
		d = append(d, lines[i].mid()-lines[i-1].mid())
	}
	if len(d) == 0 {
		return math.Inf(1)
	}
	slices.Sort(d)
	return d[len(d)/2]
}

// line adds a line of text: to the paragraph that is open, or as a new one.
func (f *flow) line(l *textLine, m margins, pitch float64) error {
	if err := f.closeTable(); err != nil {
		return err
	}
	text := strings.TrimSpace(l.text())
	centred := centred(l, m)
	if f.open && !centred && !f.para.Centred && f.goesOn(l, text, m, pitch) {
		f.para.Text = joined(f.para.Text, text)
		f.para.Bold = f.para.Bold && l.bold()
		if len(f.para.Text) > maxParagraph {
			return &LimitError{Limit: LimitParagraph, Max: maxParagraph, Line: len(f.doc.Lines) + 1}
		}
	} else {
		if err := f.closePara(); err != nil {
			return err
		}
		f.para = Paragraph{Text: text, Bold: l.bold(), Centred: centred}
		f.open, f.paraPage = true, f.page
	}
	f.last, f.lastAt = *l, m
	f.full = l.x1 > m.right-1.6*l.size
	return nil
}

// centred reports whether a line stands in the middle, away from both margins.
func centred(l *textLine, m margins) bool {
	left, right := l.x0-m.left, m.right-l.x1
	return left > 2.5*l.size && right > 1.5*l.size &&
		(math.Abs(left-right) < 1.2*l.size || math.Abs((l.x0+l.x1)/2-m.middle) < 0.6*l.size)
}

// goesOn reports whether a line goes on with the open paragraph.
func (f *flow) goesOn(l *textLine, text string, m margins, pitch float64) bool {
	if !f.full || l.x0-m.left > 1.2*l.size || math.Abs(l.size-f.last.size) > 0.15*f.last.size {
		return false
	}
	// On the same page: no wider gap than between other lines.
	if f.paraPage == f.page && l.mid() > f.last.mid() && l.mid()-f.last.mid() > 1.6*max(pitch, l.size*1.2) {
		return false
	}
	return !startsItem(text) || !strings.ContainsRune("。；！？：", lastRune(f.para.Text))
}

func (f *flow) closePara() error {
	if !f.open {
		return nil
	}
	f.open = false
	now := f.page
	f.page = f.paraPage
	err := f.builder.para(f.para)
	f.page = now
	return err
}

// grid adds a table with ruled lines; first says that nothing stands above it
// on its page.
func (f *flow) grid(g *grid, first bool) error {
	rows := make([][]Cell, g.rows())
	for r := range rows {
		rows[r] = g.cells(r)
	}
	cols := make([]band, g.cols())
	for c := range cols {
		cols[c] = band{g.xs[c], g.xs[c+1]}
	}
	return f.rows(rows, cols, true, first)
}

// zone adds lines in columns: a table, or running text in two columns.
func (f *flow) zone(z *zone, p *laidPage, m margins, pitch float64, first bool) error {
	if z.prose() {
		for c, b := range z.bands {
			for _, ps := range z.pieces {
				for i := range ps {
					if z.in(&ps[i])[0] == c {
						if err := f.line(&ps[i], margins{b.from, b.to, (b.from + b.to) / 2}, pitch); err != nil {
							return err
						}
					}
				}
			}
		}
		return nil
	}
	var rows [][]Cell
	var open *openTable
	if t := f.table; t != nil && first && !t.ruled && sameColumns(t.cols, z.bands) {
		open = t
	}
	found, centred := z.rows(p.lines, p.rules, open)
	for _, r := range found {
		rows = append(rows, r.cells)
	}
	if err := f.rows(rows, z.bands, false, first); err != nil {
		return err
	}
	if open == nil {
		f.table.centred = centred
	}
	return nil
}

// rows adds rows: to the table of the page before, where it goes on, or as a new table.
func (f *flow) rows(rows [][]Cell, cols []band, ruled, first bool) error {
	if t := f.table; t != nil && first && t.ruled == ruled && sameColumns(t.cols, cols) {
		t.goOn(rows, f.page)
		return nil
	}
	if err := f.closeTable(); err != nil {
		return err
	}
	if err := f.closePara(); err != nil {
		return err
	}
	f.table = &openTable{cols: cols, ruled: ruled}
	for _, r := range rows {
		f.table.add(r, f.page)
	}
	return nil
}

// sameColumns reports whether two tables have the same columns: each lies over
// its fellow, and over no other one. Odd and even pages may have different
// margins, so the tables are also laid left edge on left edge.
func sameColumns(a, b []band) bool {
	if len(a) != len(b) {
		return false
	}
	over := func(shift float64) bool {
		for i := range a {
			for j := range b {
				l := textLine{x0: b[j].from + shift, x1: b[j].to + shift}
				if common := a[i].covers(&l); (i == j) != (common > 0.2*min(a[i].to-a[i].from, l.x1-l.x0)) {
					return false
				}
			}
		}
		return true
	}
	return over(0) || over(a[0].from-b[0].from)
}

func (t *openTable) add(row []Cell, page int) {
	t.rows = append(t.rows, row)
	t.pages = append(t.pages, page)
}

// goOn adds the rows of the next page: without the heading that is repeated
// there, and with what the page break parted joined again.
func (t *openTable) goOn(rows [][]Cell, page int) {
	repeated := 0
	for repeated < len(rows) && repeated < len(t.rows) && repeated < 4 && sameRow(rows[repeated], t.rows[repeated]) {
		repeated++
	}
	rows = rows[repeated:]
	if len(rows) == 0 {
		return
	}
	// Rows without a number belong to the row that the page break parted.
	broken := t.broken(rows)
	for _, row := range rows[:broken] {
		for c, cell := range row {
			switch from := t.rowOf(c); {
			case cell.Text == "":
			case from == nil:
				t.rows[len(t.rows)-1][c] = Cell{Text: cell.Text}
			default:
				from[c].Text = joined(from[c].Text, cell.Text)
			}
		}
	}
	if rows = rows[broken:]; len(rows) == 0 {
		return
	}
	// A cell that is merged over rows on both pages is one cell.
	for c := range rows[0] {
		if rows[0][c].Text == "" && rows[0][c].Merged == NotMerged && t.merges(c, rows) {
			rows[0][c].Merged = FromAbove
		}
	}
	for _, r := range rows {
		t.add(r, page)
	}
}

// rowOf returns the row in which the cell begins that column c of the last row belongs to.
func (t *openTable) rowOf(c int) []Cell {
	for i := len(t.rows) - 1; i >= 0; i-- {
		switch t.rows[i][c].Merged {
		case NotMerged:
			return t.rows[i]
		case FromLeft:
			return nil
		}
	}
	return nil
}

// broken returns how many of the rows at the top of a page go on with the last row
// of the page before: they say nothing in a column that speaks in nearly every
// other row, which is that of the running numbers, as a rule.
func (t *openTable) broken(rows [][]Cell) int {
	if len(t.rows)+len(rows) < 4 {
		return 0
	}
	speaks := func(rows [][]Cell, c int) int {
		n := 0
		for _, r := range rows {
			if r[c].Text != "" {
				n++
			}
		}
		return n
	}
	for c := range t.cols {
		lead := 0
		for lead < len(rows) && rows[lead][c] == (Cell{}) {
			lead++
		}
		others := len(t.rows) + len(rows) - lead
		if lead > 0 && lead < 4 && (speaks(t.rows, c)+speaks(rows[lead:], c))*10 >= others*9 {
			return lead
		}
	}
	return 0
}

// merges reports whether cells of column c are merged over rows, here or above.
func (t *openTable) merges(c int, rows [][]Cell) bool {
	if !t.ruled {
		return false
	}
	if len(rows) > 1 && rows[1][c].Merged == FromAbove {
		return true
	}
	for _, r := range t.rows {
		if r[c].Merged == FromAbove {
			return true
		}
	}
	return false
}

func sameRow(a, b []Cell) bool {
	said := false
	for c := range a {
		if a[c] != b[c] {
			return false
		}
		said = said || a[c].Text != ""
	}
	return said
}

// closeTable adds the table that can go on no longer.
func (f *flow) closeTable() error {
	open := f.table
	if open == nil {
		return nil
	}
	f.table = nil
	now := f.page
	defer func() { f.page = now }()
	t := new(Table)
	for i, r := range open.rows {
		if !slices.ContainsFunc(r, func(c Cell) bool { return c.Text != "" }) {
			continue
		}
		f.page = open.pages[i]
		if err := f.row(t, false, r); err != nil {
			return err
		}
	}
	f.addTable(t)
	return nil
}

// end adds what is still open.
func (f *flow) end() error {
	if err := f.closePara(); err != nil {
		return err
	}
	if err := f.closeTable(); err != nil {
		return err
	}
	f.notePictures()
	return nil
}

// notePictures notes the pages with pictures, each at the first line of what stands on it.
func (f *flow) notePictures() {
	for _, page := range f.pictures {
		line := 1
		for _, b := range f.doc.Blocks {
			if b.Page <= page {
				line = b.Line
			}
		}
		f.doc.Notes = append(f.doc.Notes, Note{Line: line, Code: NotePicture})
	}
}
