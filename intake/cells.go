package intake

import (
	"strconv"
	"strings"

	"duban/intake/parse"
	"duban/intake/source"
)

// cellRuns finds the tables of a text that prints one cell a line with a tab
// before it: a row ends at an empty line before a tab, a cell goes on over
// lines without one, and two empty lines end the table. It returns the tables
// by their first lines, and their last lines.
func cellRuns(doc *source.Document) (tables map[int]*source.Table, ends map[int]int) {
	tables, ends = make(map[int]*source.Table), make(map[int]int)
	lines := doc.Lines
	opens := func(i int) bool {
		return i < len(lines) && strings.HasPrefix(lines[i], "\t") && !strings.Contains(lines[i][1:], "\t")
	}
	// A line of wide blanks only is a line of its cell.
	empty := func(i int) bool { return i >= len(lines) || strings.Trim(lines[i], " \r") == "" }
	for i := 0; i < len(lines); i++ {
		if !opens(i) || !opens(i+1) {
			continue
		}
		t := &source.Table{}
		row := source.Row{Line: i + 1}
		last := i
		j := i
	table:
		for j < len(lines) {
			switch {
			case opens(j):
				row.Cells = append(row.Cells, source.Cell{Text: strings.TrimSpace(lines[j])})
				last = j
				j++
			case !empty(j):
				row.Cells[len(row.Cells)-1].Text += "\n" + strings.TrimSpace(lines[j])
				last = j
				j++
			default:
				if empty(j + 1) {
					break table
				}
				j++
				if opens(j) {
					t.Rows = append(t.Rows, row)
					row = source.Row{Line: j + 1}
				}
			}
		}
		t.Rows = append(t.Rows, row)
		for _, r := range t.Rows {
			t.Cols = max(t.Cols, len(r.Cells))
		}
		if len(t.Rows) < 2 || t.Cols < 2 || t.Cols > 60 {
			continue
		}
		for k := range t.Rows {
			for len(t.Rows[k].Cells) < t.Cols {
				t.Rows[k].Cells = append(t.Rows[k].Cells, source.Cell{})
			}
		}
		tables[i+1], ends[i+1] = t, last+1
		i = last
	}
	return tables, ends
}

// stacked rebuilds a table whose cells a web page has printed one below the
// other, without any marks: its headings stand in a run, and every record
// begins with the next number.
func stacked(all []piece) []piece {
	for i := 0; i+4 < len(all); i++ {
		cols, used := stackedHeadings(all, i)
		if used == 0 {
			continue
		}
		t := &source.Table{Cols: len(cols), Rows: []source.Row{headRowOf(cols, all[i].span.From)}}
		j, n, end := i+used, 1, all[i].span.To
		for j < len(all) && all[j].table == nil && digits(all[j].text) == n {
			k := j + 1
			for k < len(all) && all[k].table == nil && digits(all[k].text) != n+1 && !noteRow.MatchString(all[k].text) {
				k++
			}
			t.Rows = append(t.Rows, stackedRow(cols, all[j:k], n))
			end = all[k-1].span.To
			j, n = k, n+1
		}
		if n < 3 {
			continue
		}
		out := append([]piece{}, all[:i]...)
		out = append(out, piece{span: Span{all[i].span.From, end}, table: t})
		return append(out, stacked(all[j:])...)
	}
	return all
}

// stackedHeadings reads a run of headings, the first of which is that of the
// numbers. A heading that is broken over two lines is put together.
func stackedHeadings(all []piece, i int) (cols []column, used int) {
	if all[i].table != nil {
		return nil, 0
	}
	h, ok := parse.ReadHeading(all[i].text)
	if !ok || h.Role != parse.Number || all[i].text != h.Name {
		return nil, 0
	}
	cols = append(cols, column{Heading: h, heading: all[i].text, known: true})
	half := ""
	j := i + 1
	for ; j < len(all) && all[j].table == nil && runes(all[j].text) <= 14 && digits(all[j].text) != 1; j++ {
		s := half + all[j].text
		if h, ok := parse.ReadHeading(s); ok {
			cols = append(cols, column{Heading: h, heading: s, known: true})
			half = ""
			continue
		}
		if half != "" {
			return nil, 0
		}
		half = s
	}
	if len(cols) < 3 || half != "" || j >= len(all) || digits(all[j].text) != 1 {
		return nil, 0
	}
	return cols, j - i
}

func headRowOf(cols []column, line int) source.Row {
	r := source.Row{Line: line, Head: true}
	for i := range cols {
		r.Cells = append(r.Cells, source.Cell{Text: cols[i].heading})
	}
	return r
}

// stackedRow gives the lines of one record to its columns: in their order, each
// column as many as suit it. The best way through is found step by step.
func stackedRow(cols []column, rec []piece, n int) source.Row {
	row := source.Row{Line: rec[0].span.From, Cells: make([]source.Cell, len(cols))}
	row.Cells[0].Text = strconv.Itoa(n)
	rec = rec[1:]
	k := len(cols) - 1 // columns besides the number
	if len(rec) == 0 || k < 1 {
		return row
	}
	const none = -1 << 30
	best := make([][]int, len(rec)) // best[i][c]: the lines up to i are placed, the last one in column c
	from := make([][]int, len(rec))
	for i := range rec {
		best[i], from[i] = make([]int, k), make([]int, k)
		for c := range k {
			best[i][c] = none
			own := stackedFit(rec[i], cols[c+1].Role, c == 0)
			if i == 0 {
				best[0][c] = own - 4*c
				continue
			}
			for p := 0; p <= c; p++ {
				if best[i-1][p] == none {
					continue
				}
				s := best[i-1][p] + own
				if p == c {
					s += stackedJoin(rec[i-1], rec[i])
				} else {
					s -= 4 * (c - p - 1) // columns left empty
				}
				if s > best[i][c] {
					best[i][c], from[i][c] = s, p
				}
			}
		}
	}
	last := len(rec) - 1
	c := 0
	for q := range k {
		if best[last][q]-4*(k-1-q) > best[last][c]-4*(k-1-c) {
			c = q
		}
	}
	for i := last; i >= 0; i-- {
		cell := &row.Cells[c+1]
		if cell.Text == "" {
			cell.Text = rec[i].raw
		} else {
			cell.Text = rec[i].raw + "\n" + cell.Text
		}
		if i > 0 {
			c = from[i][c]
		}
	}
	return row
}

// stackedFit scores how well a line suits a column.
func stackedFit(p piece, r parse.Role, first bool) int {
	l := runes(p.text)
	persons := looksLikePersons(p.raw)
	units := l <= 60 && parse.Units(p.raw).Sure()
	switch r {
	case parse.Leader, parse.Coordinator, parse.Contact:
		if persons {
			return 4
		}
		return -6
	case parse.Lead, parse.Responsible, parse.Related, parse.Owner:
		switch {
		case persons:
			return -6
		case units:
			return 4
		case l > 60 || strings.ContainsAny(p.text, "。；"):
			return -6
		}
		return -1
	case parse.DueDate, parse.Start:
		if dateWord.MatchString(p.text) {
			return 3
		}
		return -4
	case parse.Done, parse.Measure, parse.Trouble, parse.Remark:
		switch {
		case persons:
			return -6
		case units && l < 20:
			return -3
		case l > 12:
			return 2
		}
		return 0
	}
	switch {
	case persons || units && l < 16:
		return -3
	case first:
		return 3
	case l > 12:
		return 1
	}
	return 0
}

// stackedJoin scores whether two lines belong to one cell.
func stackedJoin(a, b piece) int {
	s := -1
	if b.span.From == a.span.To+1 {
		s += 4 // no empty line parts them
	}
	if strings.HasSuffix(a.text, "、") || strings.HasSuffix(a.text, ",") || strings.HasSuffix(a.text, "，") {
		s += 4
	}
	if openBrackets(a.text) {
		s += 4
	}
	return s
}
