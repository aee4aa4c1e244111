package intake

import (
	"strings"
	"unicode/utf8"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/intake/source"
	"duban/internal/pattern"
)

// cellRuns finds the tables of a text that prints one cell per line with a tab before it: a row
// ends at an empty line before a tab, a cell goes on over lines without a tab, and two empty
// lines end the table. It returns the tables by their first lines, and their last lines.
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
		t.Square()
		tables[i+1], ends[i+1] = t, last+1
		i = last
	}
	return tables, ends
}

// stacked rebuilds tables whose cells a page has printed one below the other without any marks:
// their headings stand in a run, and the lines below repeat the kinds of values that the
// headings announce.
func (r *reader) stacked(all []piece) []piece {
	for i := 0; i+5 < len(all); i++ {
		cols, used := stackedHeadings(all, i)
		if used == 0 {
			continue
		}
		end := i + used
		for end < len(all) && !endsStack(all, end) {
			end++
		}
		body := all[i+used : end]
		t := &source.Table{Cols: len(cols), Rows: []source.Row{headRowOf(cols, all[i].span.From)}}
		if b, ok := regularStack(r.doc.Lines, cols, all[i:i+used], body); ok {
			t = b.table(all[i].span.From)
		} else {
			t.Rows = append(t.Rows, stackedRows(cols, body)...)
		}
		if len(t.Rows) < 3 {
			continue
		}
		out := append([]piece{}, all[:i]...)
		out = append(out, piece{span: draft.Span{From: all[i].span.From, To: all[end-1].span.To}, table: t, page: all[i].page})
		return append(out, r.stacked(all[end:])...)
	}
	return all
}

// endsStack reports whether the lines of a table that is printed cell by cell end at k.
func endsStack(all []piece, k int) bool {
	p := all[k]
	if p.table != nil || noteRow.MatchString(p.text) || annexLabel.MatchString(p.text) || runes(p.text) > 400 {
		return true
	}
	if cols, used := stackedHeadings(all, k); used > 0 && len(cols) > 2 {
		return true
	}
	return printedTitle(all, k) > 0 && k+1 < len(all) && func() bool {
		_, used := stackedHeadings(all, k+printedTitle(all, k))
		return used > 0
	}()
}

// stackedHeadings reads a run of headings. One that is broken over two lines is
// put together.
func stackedHeadings(all []piece, i int) (cols []column, used int) {
	half, sure, work := "", 0, false
	if all[i].table != nil || len(all[i].text) > 20*utf8.UTFMax || runes(all[i].text) > 8 && tableEnd.MatchString(all[i].text) {
		return nil, 0 // the name of the table
	}
	j := i
	for ; j < len(all) && all[j].table == nil && runes(all[j].text) <= 20 && !isFigure(all[j].text); j++ {
		s := half + all[j].text
		h, ok := parse.ReadHeading(s)
		if half != "" && (!ok || h.Sure < 100) {
			if alone, known := parse.ReadHeading(all[j].text); known && alone.Sure >= 60 && alone.Sure >= h.Sure {
				// The line before was a heading of the document's own.
				cols = append(cols, column{Heading: parse.Heading{Name: half}, heading: half})
				h, ok, s = alone, true, all[j].text
			}
		}
		if ok && (h.Sure >= 50 || h.Unit != "") && !strings.ContainsAny(s, "。；：") {
			if h.Sure >= 50 || h.Unit != "" {
				sure++
			}
			switch h.Role {
			case parse.Number, parse.Title, parse.Lead, parse.Responsible, parse.DueDate, parse.Done, parse.Metric, parse.Trouble:
				work = true
			}
			cols = append(cols, column{Heading: h, heading: s, known: true})
			half = ""
			continue
		}
		if half != "" || len(cols) == 0 || j+1 >= len(all) || runes(s) > 14 {
			break
		}
		half = s
	}
	if half != "" {
		j-- // what was taken for half a heading is the first value
	}
	if len(cols) < 3 || sure < 3 || sure*2 < len(cols) || !work || j >= len(all) {
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

// stackedRows assigns the lines of a table to its columns: in their order, as many lines to
// each column as suit it, and again from the first column. Headings between the rows stay rows
// of their own. The best assignment is found step by step.
func stackedRows(cols []column, rec []piece) []source.Row {
	var rows []source.Row
	for from := 0; from < len(rec); {
		to := from
		for to < len(rec) && !stackedBatch(cols, rec, to) {
			to++
		}
		if to == from {
			rows = append(rows, source.Row{Line: rec[from].span.From, Cells: append([]source.Cell{{Text: rec[from].raw}}, make([]source.Cell, len(cols)-1)...)})
			from++
			continue
		}
		rows = append(rows, placed(cols, rec[from:to])...)
		from = to
	}
	return rows
}

// stackedBatch reports whether a line between the cells is a heading for the rows
// below it: it has the number of a chapter, or the numbers begin anew behind it.
func stackedBatch(cols []column, rec []piece, k int) bool {
	p := rec[k]
	if cols[0].Role != parse.Number || runes(p.text) > 24 {
		return false
	}
	if m, rest := splitNumber(p.text); (m.level == han || m.level == hanParen) && rest != "" {
		return true
	}
	if k+1 == len(rec) || digits(rec[k+1].text) != 1 || isFigure(p.text) || ordinal.MatchString(p.text) {
		return false
	}
	if k == 0 {
		return true
	}
	before := k - 1 // the number of the row before, whose cells must all be there
	for before > 0 && digits(rec[before].text) == 0 {
		before--
	}
	return k-before >= len(cols) && runes(p.text) <= 12 && !dateWord.MatchString(p.text) && !looksLikePersons(p.raw) && !parse.Units(p.raw).Sure()
}

// placed finds the columns of a run of lines.
func placed(cols []column, rec []piece) []source.Row {
	k := len(cols)
	const none = -1 << 30
	near := adjacent(rec)
	type step struct{ score, from int }
	best := make([][]step, len(rec))
	skip := func(from, to int) int { // what it costs to leave the columns between empty
		cost := 0
		for c := from; c < to; c++ {
			switch cols[c].Role {
			case parse.Section, parse.Remark, parse.Related, parse.Trouble:
				cost += 2
			case parse.Number:
				cost += 8
			default:
				cost += 5
			}
		}
		return cost
	}
	for i := range rec {
		best[i] = make([]step, k)
		for c := range k {
			own := stackedFit(rec[i], cols[c].Role, c == 0 || c == 1 && cols[0].Role == parse.Number)
			if i == 0 {
				best[0][c] = step{own - skip(0, c), -1}
				continue
			}
			best[i][c] = step{none, -1}
			for p := range k {
				s := best[i-1][p].score + own
				switch {
				case p == c:
					s += stackedJoin(rec[i-1], rec[i], near)
					if cols[c].Role == parse.Number {
						s -= 12
					}
				case p < c:
					s -= skip(p+1, c)
				default:
					s -= skip(p+1, k) + skip(0, c)
				}
				if s > best[i][c].score {
					best[i][c] = step{s, p}
				}
			}
		}
	}
	last := len(rec) - 1
	at := make([]int, len(rec))
	for c := range k {
		if best[last][c].score-skip(c+1, k) > best[last][at[last]].score-skip(at[last]+1, k) {
			at[last] = c
		}
	}
	for i := last; i > 0; i-- {
		at[i-1] = best[i][at[i]].from
	}
	var rows []source.Row
	for i := range rec {
		if i == 0 || at[i] < at[i-1] {
			rows = append(rows, source.Row{Line: rec[i].span.From, Cells: make([]source.Cell, k)})
		}
		cell := &rows[len(rows)-1].Cells[at[i]]
		if cell.Text != "" {
			cell.Text += "\n"
		}
		cell.Text += rec[i].raw
	}
	return rows
}

// adjacent reports whether an empty line parts the cells, so that lines without
// one between them belong together.
func adjacent(rec []piece) bool {
	n := 0
	for i := 1; i < len(rec); i++ {
		if rec[i].span.From == rec[i-1].span.To+1 {
			n++
		}
	}
	return n*2 < len(rec)
}

// ordinal matches a number as a list prints it: 「第3号」「3.」.
var ordinal = pattern.New(`^(?:第\d{1,4}[号项条件]|\d{1,3}[.、．])$`)

// stackedFit scores how well a line suits a column.
func stackedFit(p piece, r parse.Role, first bool) int {
	l := runes(p.text)
	figure := isFigure(p.text)
	if r == parse.Number {
		if figure && l <= 4 || ordinal.MatchString(p.text) {
			return 8
		}
		return -12
	}
	persons := !figure && looksLikePersons(p.raw)
	units := !figure && l <= 60 && parse.Units(p.raw).Sure()
	switch r {
	case parse.Leader, parse.Coordinator, parse.Contact:
		if persons {
			return 4
		}
		return -6
	case parse.Lead, parse.Responsible, parse.Related, parse.Owner:
		switch {
		case persons || figure:
			return -6
		case units:
			return 4
		case l > 60 || strings.ContainsAny(p.text, "。；"):
			return -6
		}
		return -1
	case parse.DueDate, parse.Start, parse.Period:
		if dateWord.MatchString(p.text) || l <= 12 && containsAny(p.text, "持续", "长期", "常年", "按要求", "年", "月") {
			return 4
		}
		return -5
	case parse.Amount, parse.Baseline, parse.DonePercent, parse.MeasureUnit:
		switch {
		case figure:
			return 4
		case l > 12 || persons || units:
			return -5
		}
		return 0
	case parse.Done, parse.Measure, parse.Trouble, parse.Remark, parse.TargetValue, parse.Milestones:
		switch {
		case persons:
			return -6
		case units && l < 20:
			return -3
		case figure && r != parse.TargetValue && r != parse.Done:
			return -2
		case l > 12:
			return 2
		}
		return 0
	case parse.Section:
		if l > 16 || persons || figure {
			return -4
		}
		return 1
	}
	switch {
	case figure && first && l <= 4:
		return 6 // a place in a ranking
	case persons || figure:
		return -5
	case units && l < 16:
		return -3
	case first:
		return 3
	case l > 4:
		return 1
	}
	return 0
}

// stackedJoin scores whether two lines belong to one cell.
func stackedJoin(a, b piece, near bool) int {
	s := -4
	if near && b.span.From == a.span.To+1 {
		s += 7 // an empty line parts other cells, and none these
	}
	if strings.HasSuffix(a.text, "、") || strings.HasSuffix(a.text, ",") || strings.HasSuffix(a.text, "，") {
		s += 7
	}
	if openBrackets(a.text) {
		s += 7
	}
	return s
}
