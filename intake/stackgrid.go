package intake

import (
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/intake/source"
)

// A table printed one cell per line, with an empty line for every empty cell, has exactly
// len(cols) lines per row. Where all rows do, no cell has to be assigned by its text.

// stackCell is a line of such a table. An empty cell has only its place.
type stackCell struct {
	p    piece
	said bool
}

// stackReading is one way of reading the lines of such a table as rows.
type stackReading struct {
	cols  []column
	rows  []source.Row
	score int
	read  int // how many lines with text it takes
}

// regularStack reads a table whose rows all have len(cols) lines: head are the lines of its
// headings, body those of its cells. Headings may be of two levels, the second one printed
// behind the first. One may be broken over two lines, or be a batch and no heading.
func regularStack(lines []string, cols []column, head, body []piece) (stackReading, bool) {
	cells := stackCells(lines, body)
	if len(cells) < 2*len(cols) {
		return stackReading{}, false
	}
	for range cols { // the last cells of the last row may be empty
		cells = append(cells, stackCell{p: piece{span: body[len(body)-1].span}})
	}
	fit := make(map[stackFitKey]int)
	best := readStack(cols, cells, fit)
	try := func(cols []column, cells []stackCell) {
		if b := readStack(cols, cells, fit); b.worth() > best.worth() {
			best = b
		}
	}
	for _, other := range twoLevels(cols) {
		try(other, cells)
	}
	if len(head) > len(cols) {
		var each []column // every line for itself
		for i := range head {
			each = append(each, readColumn(head[i].text, ""))
		}
		try(each, cells)
	}
	if n := len(cols) - 1; n >= 3 && len(head) == len(cols) {
		last := append([]stackCell{{head[n], true}}, cells...)
		try(cols[:n], last)
	}
	n := len(best.cols)
	ok := len(best.rows) >= 2 && best.score*2 >= 3*n*len(best.rows) && best.read*20 >= len(body)*17
	return best, ok
}

// worth returns how well a reading suits the cells.
func (b *stackReading) worth() int { return b.score + b.read }

// stackCells returns the lines of a table as cells: every line, or every other one where an
// empty line stands behind each. It returns nil where neither holds.
func stackCells(lines []string, body []piece) []stackCell {
	if len(body) < 2 {
		return nil
	}
	step := 2
	for i := 1; i < len(body); i++ {
		if body[i].span.From-body[i-1].span.From == 1 {
			step = 1
			break
		}
	}
	at := make(map[int]int, len(body))
	for i := range body {
		at[body[i].span.From] = i
	}
	var out []stackCell
	first, last := body[0].span.From, body[len(body)-1].span.From
	for l := first; l <= last; l++ {
		i, said := at[l]
		switch {
		case (l-first)%step != 0:
			if said || l <= len(lines) && strings.TrimSpace(lines[l-1]) != "" {
				return nil
			}
		case said:
			out = append(out, stackCell{body[i], true})
		default:
			out = append(out, stackCell{p: piece{span: draft.Span{From: l, To: l}}})
		}
	}
	return out
}

// twoLevels returns the columns that headings can mean if the last of them are parts of an
// earlier one: 「序号 任务 责任单位 时限 牵头 配合」 for the columns 序号 任务 牵头 配合 时限.
func twoLevels(cols []column) [][]column {
	var out [][]column
	for parts := 2; parts <= 4 && parts < len(cols)-1; parts++ {
		head, sub := cols[:len(cols)-parts], cols[len(cols)-parts:]
		for at := range head {
			if !overParts(head[at].Role, sub) {
				continue
			}
			var all []column
			for k := range head {
				if k != at {
					all = append(all, head[k])
					continue
				}
				for _, s := range sub {
					if s.Role == parse.Lead || s.Role == parse.Responsible || s.Role == parse.Related {
						all = append(all, s)
						continue
					}
					all = append(all, readColumn(head[at].heading+s.heading, ""))
				}
			}
			out = append(out, all)
		}
	}
	return out
}

// overParts reports whether a heading can stand over others: offices over offices,
// figures over figures.
func overParts(over parse.Role, sub []column) bool {
	for i := range sub {
		switch sub[i].Role {
		case parse.Lead, parse.Responsible, parse.Related:
			if over != parse.Responsible && over != parse.Lead && over != parse.UnitOrBody && over != parse.NoRole {
				return false
			}
		case parse.Leader, parse.Contact, parse.Coordinator:
			if over != parse.Contact && over != parse.Leader && over != parse.Responsible && over != parse.NoRole {
				return false
			}
		default:
			switch over {
			case parse.TargetValue, parse.Amount, parse.Done, parse.Milestones, parse.Baseline, parse.NoRole:
			default:
				return false
			}
		}
	}
	return true
}

// readStack finds the rows of cells that suit the columns best: full rows, and between them
// headings that stand alone. fit caches what suits which column.
func readStack(cols []column, cells []stackCell, fit map[stackFitKey]int) stackReading {
	k := len(cols)
	type step struct{ score, next int }
	best := make([]step, len(cells)+1)
	for i := len(cells) - 1; i >= 0; i-- {
		best[i] = step{0, -1} // the table ends here
		if i+k <= len(cells) {
			if s := rowFit(cols, cells[i:i+k], fit); s > 0 && s+best[i+k].score > best[i].score {
				best[i] = step{s + best[i+k].score, i + k}
			}
		}
		if s := batchFit(cols, cells[i]); s != noFit && s+best[i+1].score > best[i].score {
			best[i] = step{s + best[i+1].score, i + 1}
		}
	}
	b := stackReading{cols: cols, score: best[0].score}
	for i := 0; i < len(cells) && best[i].next > 0; i = best[i].next {
		row := source.Row{Line: cells[i].p.span.From, Cells: make([]source.Cell, k)}
		for c := i; c < best[i].next; c++ {
			row.Cells[c-i].Text = cells[c].p.raw
			if cells[c].said {
				b.read++
			}
		}
		b.rows = append(b.rows, row)
	}
	return b
}

// noFit is the score of a reading that is impossible.
const noFit = -1 << 30

// batchFit scores a line that stands alone between the rows.
func batchFit(cols []column, c stackCell) int {
	if !c.said {
		return 0 // an empty line between the parts of a table
	}
	if s := c.p.text; runes(s) > 24 || isFigure(s) || ordinal.MatchString(s) || strings.ContainsAny(s, "。；，") || dateWord.MatchString(s) || looksLikePersons(c.p.raw) || parse.Units(c.p.raw).Sure() {
		return noFit
	}
	return -2 // it breaks the run of full rows
}

type stackFitKey struct {
	line  int
	role  parse.Role
	first bool
}

// rowFit scores how well the cells of a row suit the columns.
func rowFit(cols []column, cells []stackCell, known map[stackFitKey]int) int {
	s, said, total, same := 0, 0, false, 0
	for c := range cols {
		role := cols[c].Role
		if !cells[c].said {
			switch role {
			case parse.Number:
				s -= 6
			case parse.Title, parse.Metric:
				s -= 8
			}
			continue
		}
		said++
		text := cells[c].p.text
		if text == cols[c].heading {
			same++
		}
		total = total || c < 3 && isTotal(text)
		key := stackFitKey{cells[c].p.span.From, role, c == 0 || c == 1 && cols[0].Role == parse.Number}
		fit, ok := known[key]
		if !ok {
			fit = stackedFit(cells[c].p, role, key.first)
			known[key] = fit
		}
		s += fit
	}
	switch {
	case said < 2:
		return 0
	case same*3 >= said*2, total:
		return 2 * len(cols) // headings that come again, a sum
	}
	return s
}

// table returns the table that the reading gives.
func (b *stackReading) table(line int) *source.Table {
	t := &source.Table{Cols: len(b.cols), Keyed: true, Rows: []source.Row{headRowOf(b.cols, line)}}
	t.Rows = append(t.Rows, b.rows...)
	return t
}
