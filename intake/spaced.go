package intake

import (
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/intake/source"
)

// spaced rebuilds tables whose rows stand on a line each with one blank between cells, as
// copied from a page of a PDF. Where a blank stands inside a cell, or a cell is empty, it takes
// what suits the headings.
func spaced(all []piece) []piece {
	for i := range all {
		cols := spacedHeadings(&all[i])
		if cols == nil {
			continue
		}
		t := &source.Table{Cols: len(cols), Rows: []source.Row{headRowOf(cols, all[i].span.From)}}
		rows, end := 0, i+1
		for ; end < len(all); end++ {
			row, data := spacedRow(cols, all, end)
			if row == nil {
				break
			}
			if data {
				rows++
			}
			t.Rows = append(t.Rows, *row)
		}
		if rows < 2 {
			continue
		}
		out := append([]piece{}, all[:i]...)
		out = append(out, piece{span: draft.Span{From: all[i].span.From, To: all[end-1].span.To}, table: t, page: all[i].page})
		return append(out, spaced(all[end:])...)
	}
	return all
}

// spacedHeadings reads a line of headings, nil where it is none.
func spacedHeadings(p *piece) []column {
	if p.table != nil || runes(p.raw) > 200 || hasSentenceEnd(p.raw) {
		return nil
	}
	words := strings.Fields(p.raw)
	if len(words) < 4 || len(words) > 40 {
		return nil
	}
	cols := make([]column, len(words))
	sure, work := 0, false
	for i, s := range words {
		h, ok := parse.ReadHeading(s)
		cols[i] = column{Heading: h, heading: s, known: ok}
		if !ok || h.Sure < 60 || runes(s) > 20 {
			continue
		}
		sure++
		switch h.Role {
		case parse.Title, parse.Lead, parse.Responsible, parse.DueDate, parse.Done, parse.Metric, parse.Trouble:
			work = true
		}
	}
	if sure < 3 || sure*2 < len(cols) || !work {
		return nil
	}
	return cols
}

// spacedRow reads a line below the headings: a row, or a heading or sum between rows, which is
// no data. It returns a nil row where the table ends.
func spacedRow(cols []column, all []piece, at int) (row *source.Row, data bool) {
	p := &all[at]
	if p.table != nil || noteRow.MatchString(p.text) || annexLabel.MatchString(p.text) {
		return nil, false
	}
	words := strings.Fields(p.raw)
	numberedRows := cols[0].Role == parse.Number
	if numberedRows && digits(strings.TrimRight(words[0], ".、．")) == 0 {
		m, _ := splitNumber(p.text)
		if !isTotal(words[0]) && (m.level == noNumber || m.level > hanParen || hasSentenceEnd(p.text)) {
			return nil, false
		}
		if !isTotal(words[0]) && !rowFollows(cols, all, at) {
			return nil, false
		}
		// The name stands over the first columns, its sums under theirs.
		return betweenRows(cols, p, words), false
	}
	if len(words) < 2 || len(words)*2 < len(cols) {
		return nil, false
	}
	if len(words) == len(cols) {
		row = &source.Row{Line: p.span.From, Cells: make([]source.Cell, len(cols))}
		for c, s := range words {
			row.Cells[c].Text = s
		}
		return row, true
	}
	rec := make([]piece, len(words))
	for k, s := range words {
		rec[k] = piece{span: p.span, text: s, raw: s}
	}
	if rows := placed(cols, rec); len(rows) == 1 {
		return &rows[0], true
	}
	return nil, false
}

// rowFollows reports whether a row with a number stands right behind a line.
func rowFollows(cols []column, all []piece, at int) bool {
	if at+1 >= len(all) || all[at+1].table != nil {
		return false
	}
	words := strings.Fields(all[at+1].raw)
	return digits(strings.TrimRight(words[0], ".、．")) > 0 && len(words)*2 >= len(cols)
}

// betweenRows puts the figures of a line that sums up rows under the columns of figures.
func betweenRows(cols []column, p *piece, words []string) *source.Row {
	row := &source.Row{Line: p.span.From, Cells: make([]source.Cell, len(cols))}
	c := 0
	for _, s := range words {
		if isFigure(s) {
			for c++; c < len(cols) && cols[c].Role != parse.Amount; c++ {
			}
		}
		c = min(c, len(cols)-1)
		row.Cells[c].Text = strings.TrimSpace(row.Cells[c].Text + " " + s)
	}
	return row
}
