package source

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// topTable reads a table of the body row by row.
func (w *wordReader) topTable() error {
	rows := &tableRows{word: w, table: new(Table)}
	if err := w.eachRow(rows.add); err != nil {
		return err
	}
	return rows.end()
}

// eachRow calls add with every row up to the end of the element that holds them.
func (w *wordReader) eachRow(add func(*node) error) error {
	for {
		t, err := w.xml.token()
		if err != nil {
			return w.xml.cut(err)
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			if _, ends := t.(xml.EndElement); ends {
				return nil
			}
			continue
		}
		switch start.Name.Local {
		case "tr":
			err = w.step(float64(w.xml.dec.InputOffset()) / float64(w.size))
			var n *node
			if err == nil {
				n, err = w.xml.element(start)
			}
			if err == nil {
				err = add(n)
			}
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			err = w.eachRow(add)
		default:
			err = w.xml.cut(w.xml.dec.Skip())
		}
		if err != nil {
			return err
		}
	}
}

// nodeTable reads a table that is in memory already.
func (w *wordReader) nodeTable(n *node) error {
	rows := &tableRows{word: w, table: new(Table)}
	var walk func(*node) error
	walk = func(n *node) error {
		for _, k := range n.kids {
			var err error
			switch k.name {
			case "tr":
				err = rows.add(k)
			case "sdt", "sdtContent", "customXml", "ins", "moveTo":
				err = walk(k)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	if err := walk(n); err != nil {
		return err
	}
	return rows.end()
}

// tableRows takes the rows of a table one by one.
type tableRows struct {
	word  *wordReader
	table *Table
	first *node  // a first row of one cell, until it is known what it is
	above []bool // which columns of the row before a merged cell covers
}

func (r *tableRows) add(n *node) error {
	if n.path("trPr", "del") != nil {
		return nil
	}
	if len(r.table.Rows) == 0 && r.first == nil && len(rowCells(n)) == 1 {
		r.first = n
		return nil
	}
	if first := r.first; first != nil {
		r.first = nil
		if err := r.word.tableRow(r.table, &r.above, first); err != nil {
			return err
		}
	}
	return r.word.tableRow(r.table, &r.above, n)
}

// end adds the table. One that has a single cell is a frame around text.
func (r *tableRows) end() error {
	if r.first != nil {
		return r.word.boxed(rowCells(r.first)[0])
	}
	r.word.addTable(r.table)
	return nil
}

// rowCells returns the cells of a row, also those within content controls.
func rowCells(n *node) []*node {
	var out []*node
	for _, k := range n.kids {
		switch k.name {
		case "tc":
			out = append(out, k)
		case "sdt", "sdtContent", "customXml", "ins":
			out = append(out, rowCells(k)...)
		}
	}
	return out
}

// tableRow adds one row. Above says which columns a merged cell of the row
// before covers, and is brought up to date.
func (w *wordReader) tableRow(t *Table, above *[]bool, n *node) error {
	props := n.kid("trPr")
	cells := make([]Cell, columns(props.kid("gridBefore"), 0))
	noted := len(w.doc.Notes)
	covered := make([]bool, len(cells))
	for _, tc := range rowCells(n) {
		cell := tc.kid("tcPr")
		wide := columns(cell.kid("gridSpan"), 1)
		if len(cells)+wide > maxColumns {
			return &LimitError{Limit: LimitColumns, Max: maxColumns, Part: w.xml.part, Line: len(w.doc.Lines) + 1}
		}
		first := Cell{}
		merge := cell.kid("vMerge")
		from := len(cells)
		goesOn := merge != nil && merge.attr("val") != "restart"
		text := w.cellText(tc)
		switch {
		case goesOn && from < len(*above) && (*above)[from]:
			first.Merged = FromAbove
		case cell.kid("hMerge") != nil && cell.kid("hMerge").attr("val") != "restart" && from > 0:
			first.Merged = FromLeft
		default:
			first.Text = text
		}
		cells, covered = append(cells, first), append(covered, merge != nil)
		for range wide - 1 {
			cells, covered = append(cells, Cell{Merged: FromLeft}), append(covered, merge != nil)
		}
	}
	*above = covered
	err := w.row(t, props.kid("tblHeader").on(), cells)
	for i := range w.doc.Notes[noted:] {
		w.doc.Notes[noted+i].Line = len(w.doc.Lines) // the row's, which is there only now
	}
	return err
}

// columns returns the number of columns that n says, or else the least there can
// be. One that passes every bound is left to the caller to refuse.
func columns(n *node, least int) int {
	v, err := strconv.Atoi(n.attr("val"))
	if err != nil || v < least {
		return least
	}
	return min(v, maxColumns+1)
}

// cellText returns the text of a cell: a line for each paragraph, with its number,
// and for each row of a table within it.
func (w *wordReader) cellText(n *node) string {
	var lines []string
	w.eachLine(n, func(line string) { lines = append(lines, line) })
	return cellText(strings.Join(lines, "\n"))
}

func (w *wordReader) eachLine(n *node, add func(string)) {
	for _, k := range n.kids {
		switch k.name {
		case "p":
			p, r := w.readParagraph(k)
			if strings.TrimSpace(p.Text) != "" {
				add(numbered(p.Number, strings.TrimSpace(p.Text)))
			} else if p.Number != "" {
				// A column of running numbers is made of empty paragraphs.
				add(p.Number)
			}
			w.beside(r)
			for _, box := range r.boxes {
				w.eachLine(box, add)
			}
		case "tbl":
			for _, line := range w.flatTable(k) {
				add(line)
			}
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			w.eachLine(k, add)
		}
	}
}

// flatTable gives a table within a cell as lines, one for each row.
func (w *wordReader) flatTable(n *node) []string {
	var lines []string
	for _, k := range n.kids {
		switch k.name {
		case "tr":
			var cells []string
			for _, tc := range rowCells(k) {
				if s := strings.ReplaceAll(w.cellText(tc), "\n", " "); s != "" {
					cells = append(cells, s)
				}
			}
			lines = append(lines, strings.Join(cells, "  "))
		case "sdt", "sdtContent", "customXml", "ins":
			lines = append(lines, w.flatTable(k)...)
		}
	}
	return lines
}
