package intake

import (
	"slices"

	"duban/intake/parse"
	"duban/intake/source"
	"duban/internal/pattern"
)

// Tables are also printed turned around, folded, or with several tasks in a row. They are first
// put into the common form: headings above, one task a row.

// turned turns tables around whose headings stand on the left, with a task in every column, or
// whose headings are the offices that share the work.
func turned(all []piece) []piece {
	for i := range all {
		t := all[i].table
		if t == nil || t.Cols < 3 || t.Cols > 60 || len(t.Rows) < 2 || len(t.Rows) > 60 {
			continue
		}
		from := 0 // titles may stand above
		for from < len(t.Rows) && from < 3 && saidIn(t.Rows[from]) < 2 {
			from++
		}
		switch rows := t.Rows[from:]; {
		case len(rows) >= 3 && headedLeft(rows):
			all[i].table = transposed(t, from)
		case len(rows) >= 2 && sharedOut(rows):
			u := transposed(t, from)
			u.Rows[from].Cells[0].Text = "责任单位"
			all[i].table = u
		}
	}
	return all
}

// saidIn counts the cells of a row that say something.
func saidIn(r source.Row) int {
	n := 0
	for _, c := range r.Cells {
		if withoutSpace(c.Text) != "" {
			n++
		}
	}
	return n
}

// headedLeft reports whether the first cells of the rows are headings, and the cells beside
// them the values of several tasks.
func headedLeft(rows []source.Row) bool {
	known, all := 0, 0
	beside := 0 // headings in other columns
	full := 0   // rows with values in more than one column
	words := 0  // values below the first row that are no figures
	for i, r := range rows {
		said := 0
		for c := range r.Cells {
			s := withoutSpace(withoutMarkup(r.Cells[c].Text))
			if s == "" || r.Cells[c].Merged != source.NotMerged {
				continue
			}
			h, ok := parse.ReadHeading(s)
			ok = ok && h.Sure >= 60 && runes(s) <= 12 && (c == 0 || h.Role != parse.Milestones) // 「6月底前」 is a date
			switch {
			case c == 0:
				all++
				if ok {
					known++
				}
			case ok && (i == 0 || h.Sure >= 80):
				beside++
			default:
				said++
				if i > 0 && !isFigure(s) {
					words++
				}
			}
		}
		if said > 1 {
			full++
		}
	}
	return words > 0 && known >= 3 && known*10 >= all*6 && beside*3 <= known && full*2 > len(rows)
}

// sharedOut reports whether the headings are offices and all cells below them figures: the
// share of each in what the rows name.
func sharedOut(rows []source.Row) bool {
	units := 0
	for c := 1; c < len(rows[0].Cells); c++ {
		s := withoutMarkup(rows[0].Cells[c].Text)
		if isTotal(withoutSpace(s)) {
			continue
		}
		if !isOneOffice(s) {
			return false
		}
		units++
	}
	figures := 0
	for _, r := range rows[1:] {
		for c := 1; c < len(r.Cells); c++ {
			switch s := withoutSpace(withoutMarkup(r.Cells[c].Text)); {
			case s == "" || s == "-" || s == "/" || s == "—":
			case isFigure(s):
				figures++
			default:
				return false
			}
		}
	}
	return units >= 3 && figures >= units
}

// isOneOffice reports whether a text is the name of one office.
func isOneOffice(s string) bool {
	l := parse.Units(s)
	return len(l.Units) == 1 && l.Sure() && runes(withoutSpace(s)) <= 16
}

// transposed turns the rows from a row on into columns.
func transposed(t *source.Table, from int) *source.Table {
	u := &source.Table{Sheet: t.Sheet, Cols: max(len(t.Rows)-from, t.Cols), Keyed: true}
	u.Rows = append(u.Rows, t.Rows[:from]...)
	for c := range t.Cols {
		row := source.Row{Line: t.Rows[from].Line, Page: t.Rows[from].Page, Head: c == 0, Cells: make([]source.Cell, u.Cols)}
		for i := from; i < len(t.Rows); i++ {
			if c < len(t.Rows[i].Cells) {
				cell := &row.Cells[i-from]
				*cell = t.Rows[i].Cells[c]
				switch cell.Merged {
				case source.FromLeft:
					cell.Merged = source.FromAbove
				case source.FromAbove:
					cell.Merged = source.FromLeft
				}
			}
		}
		if c == 0 || saidIn(row) > 0 {
			u.Rows = append(u.Rows, row)
		}
	}
	return u
}

// unfoldedTable puts the halves of a table, printed side by side under the same headings, below
// one another. Where the headings only count tasks, 「任务一」「任务二」, it gives every task
// of a row a row of its own.
func unfoldedTable(t *source.Table) *source.Table {
	at, n := findHeadings(t)
	if n != 1 {
		return t
	}
	heads := texts(t.Rows[at])
	if blocks := sideBySide(heads); blocks != nil {
		return stackedBlocks(t, at, blocks)
	}
	if cols := countedColumns(t, at, heads); cols != nil {
		return melted(t, at, cols)
	}
	return t
}

// sideBySide returns the columns of each half, nil where the headings do not repeat.
func sideBySide(heads []string) [][]int {
	var said []int
	for c, h := range heads {
		if h != "" {
			said = append(said, c)
		}
	}
	for m := 2; m*2 <= len(said); m++ {
		if len(said)%m != 0 {
			continue
		}
		same := true
		for k := m; k < len(said) && same; k++ {
			same = heads[said[k]] == heads[said[k-m]]
		}
		if !same || !slices.ContainsFunc(said[:m], func(c int) bool {
			h, ok := parse.ReadHeading(heads[c])
			return ok && (h.Role == parse.Number || h.Role == parse.Title || h.Role == parse.Responsible || h.Role == parse.UnitOrBody)
		}) {
			continue
		}
		var blocks [][]int
		for k := 0; k < len(said); k += m {
			blocks = append(blocks, said[k:k+m])
		}
		return blocks
	}
	return nil
}

func stackedBlocks(t *source.Table, at int, blocks [][]int) *source.Table {
	u := &source.Table{Sheet: t.Sheet, Cols: len(blocks[0]), Keyed: t.Keyed}
	pick := func(r source.Row, cols []int) source.Row {
		out := r
		out.Cells = nil
		for _, c := range cols {
			cell := source.Cell{}
			if c < len(r.Cells) {
				cell = r.Cells[c]
			}
			out.Cells = append(out.Cells, cell)
		}
		return out
	}
	for _, r := range t.Rows[:at] {
		u.Rows = append(u.Rows, pick(r, blocks[0]))
	}
	u.Rows = append(u.Rows, pick(t.Rows[at], blocks[0]))
	for k, cols := range blocks {
		for _, r := range t.Rows[at+1:] {
			if row := pick(r, cols); k == 0 || saidIn(row) > 0 {
				u.Rows = append(u.Rows, row)
			}
		}
	}
	return u
}

var countedName = pattern.New(`^(\p{Han}{2,8}?)[（(]?(?:[一二三四五六七八九十]|\d{1,2})[）)]?$`)

// countedColumns returns the columns whose headings differ in their count only and
// that name tasks.
func countedColumns(t *source.Table, at int, heads []string) []int {
	var cols []int
	name := ""
	for c, h := range heads {
		m := countedName.FindStringSubmatch(h)
		if m == nil {
			continue
		}
		r, ok := parse.ReadHeading(m[1])
		if m[1] != "任务" && !(ok && r.Role == parse.Title && r.Sure >= 80) || name != "" && m[1] != name {
			continue
		}
		name = m[1]
		cols = append(cols, c)
	}
	if len(cols) < 2 {
		return nil
	}
	for _, r := range t.Rows[at+1:] {
		for _, c := range cols {
			if s := withoutSpace(r.Cells[c].Text); s != "" && isFigure(s) {
				return nil
			}
		}
	}
	return cols
}

// melted makes a row of every task of a row.
func melted(t *source.Table, at int, cols []int) *source.Table {
	u := &source.Table{Sheet: t.Sheet, Cols: t.Cols - len(cols) + 1, Keyed: true}
	without := func(r source.Row, name source.Cell) source.Row {
		out := r
		out.Cells = nil
		for c, cell := range r.Cells {
			switch {
			case c == cols[0]:
				out.Cells = append(out.Cells, name)
			case !slices.Contains(cols, c):
				out.Cells = append(out.Cells, cell)
			}
		}
		return out
	}
	for _, r := range t.Rows[:at] {
		u.Rows = append(u.Rows, without(r, r.Cells[cols[0]]))
	}
	u.Rows = append(u.Rows, without(t.Rows[at], source.Cell{Text: "工作任务"}))
	for _, r := range t.Rows[at+1:] {
		n := 0
		for _, c := range cols {
			if withoutSpace(r.Cells[c].Text) != "" {
				u.Rows = append(u.Rows, without(r, r.Cells[c]))
				n++
			}
		}
		if n == 0 {
			u.Rows = append(u.Rows, without(r, source.Cell{}))
		}
	}
	return u
}
