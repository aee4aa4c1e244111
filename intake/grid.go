package intake

import (
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/intake/source"
)

// column is a column of a table: what its heading says it holds.
type column struct {
	parse.Heading
	heading string // the heading as printed, without white space, of both rows where there are two
	known   bool   // the heading says what the column holds
}

// grid is one table as it is being read.
type grid struct {
	cols   []column
	rows   [][]string // cleaned, one text a column; white space inside cells is kept
	marks  [][]source.Merge
	lines  []draft.Span
	above  []string // what stands above the headings: a title, the unit of measure
	sheet  string
	merges bool // cells go over several rows, so that what holds for several is told by them
	keyed  bool // every cell stands where it belongs
	// inferred is what was guessed of the whole table, "" where nothing was.
	inferred string
}

// readGrid finds the headings and the rows of a table. A table without headings takes those of
// the table before, if that is as wide.
func readGrid(t *source.Table, last int, before *grid) *grid {
	g := &grid{sheet: t.Sheet, keyed: t.Keyed}
	head, n := findHeadings(t)
	if n == 0 && before != nil && abs(len(before.cols)-t.Cols) <= 1 {
		g.cols = append([]column{}, before.cols...)
		for len(g.cols) < t.Cols {
			g.cols = append(g.cols, column{})
		}
	} else if n == 0 {
		g.cols = make([]column, t.Cols)
	} else {
		g.cols = headings(t, head, n)
		for _, row := range t.Rows[:head] {
			if s := rowText(row); s != "" {
				g.above = append(g.above, s)
			}
		}
		head += n
	}
	for i := head; i < len(t.Rows); i++ {
		row := t.Rows[i]
		cells := make([]string, len(g.cols))
		marks := make([]source.Merge, len(g.cols))
		for c := range row.Cells {
			if c >= len(cells) {
				if s := withoutMarkup(row.Cells[c].Text); s != "" {
					g.cols = append(g.cols, column{})
					cells = append(cells, s)
					marks = append(marks, source.NotMerged)
					for k := range g.rows {
						g.rows[k] = append(g.rows[k], "")
						g.marks[k] = append(g.marks[k], source.NotMerged)
					}
				}
				continue
			}
			cells[c], marks[c] = withoutMarkup(row.Cells[c].Text), row.Cells[c].Merged
			g.merges = g.merges || marks[c] == source.FromAbove
		}
		end := last
		if i+1 < len(t.Rows) {
			end = max(row.Line, t.Rows[i+1].Line-1)
		}
		g.rows = append(g.rows, cells)
		g.marks = append(g.marks, marks)
		g.lines = append(g.lines, draft.Span{From: row.Line, To: end})
	}
	return g
}

func abs(n int) int { return max(n, -n) }

func rowText(r source.Row) string {
	var parts []string
	for _, c := range r.Cells {
		if s := withoutSpace(withoutMarkup(c.Text)); s != "" && c.Merged == source.NotMerged {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// findHeadings returns the first row of the headings of a table, and the number of their rows,
// 0 where there are none. Titles and lines with the unit of measure may stand above them.
func findHeadings(t *source.Table) (at, n int) {
	for i := 0; i < len(t.Rows) && i < 10; i++ {
		if !isHeadingRow(t.Rows[i]) && !isDutyHeading(t, i) {
			continue
		}
		n = 1
		if i+1 < len(t.Rows) && isSubHeading(t, i) {
			n = 2
			// A third row is told only by the merged cells that reach down to it.
			if i+2 < len(t.Rows) && t.Rows[i+2].Cells[0].Merged == source.FromAbove && t.Rows[i+1].Cells[0].Merged == source.FromAbove && isSubHeading(t, i+1) {
				n = 3
			}
		}
		return i, n
	}
	return 0, 0
}

// isHeadingRow reports whether the cells of a row read as headings.
func isHeadingRow(r source.Row) bool {
	known, all, sure := 0, 0, 0
	for _, c := range r.Cells {
		s := withoutSpace(withoutMarkup(c.Text))
		if s == "" || c.Merged != source.NotMerged {
			continue
		}
		all++
		if runes(s) > 24 || isFigure(s) {
			continue
		}
		if h, ok := parse.ReadHeading(s); ok {
			known++
			if h.Sure >= 80 {
				sure++
			}
		}
	}
	return known >= 2 && 2*known >= all && sure > 0 || r.Head && known >= 1 || known == 1 && all <= 2 && sure == 1 && len(r.Cells) <= 3 && all == len(r.Cells)
}

// startsWithHeading reports whether a table begins with its headings.
func startsWithHeading(t *source.Table) bool {
	_, n := findHeadings(t)
	return n > 0
}

// isSubHeading reports whether the row below the headings parts some of them further.
func isSubHeading(t *source.Table, i int) bool {
	r := t.Rows[i+1]
	if r.Head && t.Rows[i].Head {
		return true
	}
	said, above := 0, 0
	for c := range r.Cells {
		s := withoutSpace(withoutMarkup(r.Cells[c].Text))
		if s == "" {
			continue
		}
		if runes(s) > 16 || isFigure(s) || isTotal(s) && c < 2 {
			return false
		}
		said++
		if r.Cells[c].Merged == source.FromAbove {
			above++
		}
	}
	first := ""
	if len(r.Cells) > 0 {
		first = withoutSpace(withoutMarkup(r.Cells[0].Text))
	}
	if first != "" && r.Cells[0].Merged != source.FromAbove {
		return false
	}
	return said < len(r.Cells) && (said > 0 || i+2 < len(t.Rows) && saidIn(t.Rows[i+2]) > 0)
}

// headings reads the rows of headings, one to three, into columns.
func headings(t *source.Table, at, n int) []column {
	top := spread(texts(t.Rows[at]), t.Rows[at], t, at, n)
	cols := make([]column, max(len(top), t.Cols))
	var sub []string
	if n >= 2 {
		sub = texts(t.Rows[at+1])
	}
	if n == 3 {
		return deepHeadings(top, sub, texts(t.Rows[at+2]))
	}
	for c := range cols {
		name, part := "", ""
		if c < len(top) {
			name = top[c]
		}
		if c < len(sub) {
			part = sub[c]
		}
		if name == "" && part != "" && c > 0 && c <= len(sub) && sub[c-1] != "" && c <= len(top) && top[c-1] != "" {
			name, top[c] = top[c-1], top[c-1] // a heading over several columns, in a print without merged cells
		}
		cols[c] = readColumn(name, part)
	}
	return cols
}

// deepHeadings reads three rows of headings: the last two say what a column
// holds, or the first where those say nothing by themselves.
func deepHeadings(top, mid, low []string) []column {
	cols := make([]column, len(top))
	for c := range cols {
		switch {
		case low[c] == "" || mid[c] == "":
			cols[c] = readColumn(top[c], mid[c]+low[c])
			continue
		case top[c] == mid[c]:
			cols[c] = readColumn(mid[c], low[c])
			continue
		}
		cols[c] = readColumn(mid[c], low[c])
		over := readColumn(top[c], low[c])
		if !cols[c].known {
			cols[c] = over
		}
		if cols[c].Year == 0 {
			cols[c].Year = over.Year
		}
		if cols[c].Unit == "" {
			cols[c].Unit = over.Unit
		}
		cols[c].heading = top[c] + "/" + mid[c] + "/" + low[c]
	}
	return cols
}

func readColumn(name, part string) column {
	var col column
	col.heading = name
	if part != "" && part != name {
		if name != "" {
			col.heading = name + "/" + part
		} else {
			col.heading = part
		}
		up, upOK := parse.ReadHeading(name)
		h, ok := parse.ReadHeading(part)
		switch {
		case ok && (h.Sure >= 80 && !isTotal(part) || !upOK):
			col.Heading, col.known = h, true
			if col.Year == 0 {
				col.Year = up.Year
			}
			if col.Unit == "" {
				col.Unit = up.Unit
			}
			if h.Role == parse.Amount && up.Role == parse.TargetValue {
				col.Role = parse.TargetValue
			}
		case upOK:
			col.Heading, col.known = up, true
			if up.Role == parse.Measure || up.Role == parse.Section {
				col.Role = parse.Amount
			}
		}
		if col.Name == "" || !ok {
			col.Name = withoutSpace(part)
		}
		return col
	}
	col.Heading, col.known = parse.ReadHeading(name)
	if col.Name == "" {
		col.Name = name
	}
	return col
}

func texts(r source.Row) []string {
	out := make([]string, len(r.Cells))
	left := ""
	for i, c := range r.Cells {
		s := withoutSpace(withoutMarkup(c.Text))
		if c.Merged == source.FromLeft && s == "" {
			s = left
		}
		out[i], left = s, s
	}
	return out
}

// spread moves headings to the columns that they stand over. Where a text does not mark cells
// that span others, the upper row has fewer headings than the lower one: each run of
// sub-headings stands under one of them.
func spread(top []string, row source.Row, t *source.Table, at, n int) []string {
	if n != 2 {
		return top
	}
	for _, c := range row.Cells {
		if c.Merged != source.NotMerged {
			return top
		}
	}
	sub := texts(t.Rows[at+1])
	used := len(top)
	for used > 0 && top[used-1] == "" {
		used--
	}
	width := len(sub)
	missing := width - used
	if missing <= 0 {
		return top
	}
	var out []string
	for c, k := 0, 0; c < width; k++ {
		name := ""
		if k < used {
			name = top[k]
		}
		run := 0
		for c+run < width && sub[c+run] != "" {
			run++
		}
		if run > 1 && run-1 <= missing {
			for range run {
				out = append(out, name)
			}
			missing -= run - 1
			c += run
			continue
		}
		out = append(out, name)
		c++
	}
	return out
}

// isFigure reports whether a text is a number with at most a unit.
func isFigure(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case isDigit(r):
			digits++
		case strings.ContainsRune(".,，%％-－—/~～+", r):
		default:
			return false
		}
	}
	return digits > 0
}

// isTotal reports whether a label is that of a row of totals.
func isTotal(s string) bool {
	s = strings.TrimRight(strings.TrimLeft(s, "全县市区镇"), "：:")
	switch s {
	case "合计", "总计", "小计", "共计", "累计", "汇总", "总和", "计":
		return true
	}
	return runes(s) <= 8 && (strings.HasSuffix(s, "合计") || strings.HasSuffix(s, "小计") || strings.HasSuffix(s, "总计") || strings.HasPrefix(s, "合计"))
}

// joinTables joins the parts of a table that page ends or running heads have torn apart: the
// second part has no headings of its own, or the same.
func joinTables(all []piece) []piece {
	out := all[:0:0]
	for _, p := range all {
		if p.table != nil && len(out) > 0 {
			last := &out[len(out)-1]
			if last.table != nil && continues(last.table, p.table) {
				t := *last.table
				rows := p.table.Rows
				if _, n := findHeadings(p.table); n > 0 {
					rows = rows[n:]
				}
				t.Rows = append(append([]source.Row{}, t.Rows...), rows...)
				t.Cols = max(t.Cols, p.table.Cols)
				last.table = &t
				last.span.To = p.span.To
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// continues reports whether a table goes on with another.
func continues(a, b *source.Table) bool {
	if a.Sheet != b.Sheet {
		return false
	}
	i, k := findHeadings(a)
	at, n := findHeadings(b)
	if n == 0 {
		return k > 0 || abs(a.Cols-b.Cols) <= 2
	}
	return at == 0 && k > 0 && a.Cols == b.Cols && rowText(a.Rows[i]) == rowText(b.Rows[0])
}
