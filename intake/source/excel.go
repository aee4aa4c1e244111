package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"duban/internal/pattern"

	"github.com/xuri/excelize/v2"
)

// sheet is a sheet of a workbook.
type sheet struct {
	name, part string
	hidden     bool
}

// readExcel reads the visible sheets of an .xlsx, a table for each.
func readExcel(b *builder, a *archive) error {
	sheets, from1904, err := a.sheets()
	if err != nil {
		return err
	}
	cells, err := a.cellsOnly()
	if err != nil {
		return err
	}
	f, err := excelize.OpenReader(bytes.NewReader(cells), excelize.Options{
		UnzipSizeLimit: maxBook,
		CultureInfo:    excelize.CultureNameZhCN,
	})
	if err != nil {
		return &DamagedError{Kind: Excel, Err: err}
	}
	defer f.Close()
	if err := plainDates(f); err != nil {
		return &DamagedError{Kind: Excel, Part: "styles", Err: err}
	}
	struck, err := a.struck()
	if err != nil {
		return err
	}
	for i, s := range sheets {
		if s.hidden {
			b.note(NoteHiddenSheet, s.name)
			continue
		}
		facts, err := a.sheetFacts(s.part, struck)
		if err != nil {
			return err
		}
		share := func(rows float64) float64 { return (float64(i) + rows) / float64(len(sheets)) }
		r := &sheetReader{builder: b, table: &Table{Sheet: s.name}, facts: facts, share: share, from1904: from1904}
		if err := r.read(f); err != nil {
			return err
		}
	}
	return nil
}

// cellsOnly packs the parts of a workbook that say what its cells hold. The
// library unpacks all that it is given; pictures and charts would only cost memory.
func (a *archive) cellsOnly() ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	sum := uint64(0)
	for name, f := range a.files {
		if ext := path.Ext(name); ext != ".xml" && ext != ".rels" || notCells.MatchString(name) {
			continue
		}
		if f.UncompressedSize64 > maxPart {
			return nil, &LimitError{Limit: LimitUnpacked, Max: maxPart, Part: name}
		}
		if sum += f.UncompressedSize64; sum > maxBook {
			return nil, &LimitError{Limit: LimitUnpacked, Max: maxBook, Part: name}
		}
		if err := w.Copy(f); err != nil {
			return nil, &DamagedError{Kind: Excel, Part: name, Err: err}
		}
	}
	if err := w.Close(); err != nil {
		return nil, &DamagedError{Kind: Excel, Err: err}
	}
	return out.Bytes(), nil
}

var notCells = pattern.New(`^xl/(?:media|drawings|charts|chartsheets|embeddings|pivot\w*|externalLinks|diagrams)/|^(?:customXml|docProps)/`)

// sheets lists the sheets with cells, in the order of their tabs, and tells
// whether the workbook counts its days from 1904.
func (a *archive) sheets() (list []sheet, from1904 bool, err error) {
	main := a.main("xl/workbook.xml")
	book, err := a.whole(Excel, main)
	if err != nil {
		return nil, false, err
	}
	rels, err := a.relations(main)
	if err != nil {
		return nil, false, err
	}
	parts := make(map[string]string)
	for _, r := range rels {
		if strings.HasSuffix(r.Type, "/worksheet") {
			parts[r.ID] = r.Target
		}
	}
	for _, k := range book.kid("sheets").orEmpty().kids {
		if part := parts[k.attr("id")]; part != "" {
			state := k.attr("state")
			list = append(list, sheet{name: k.attr("name"), part: part, hidden: state != "" && state != "visible"})
		}
	}
	if on := book.kid("workbookPr").attr("date1904"); on == "1" || on == "true" {
		from1904 = true
	}
	return list, from1904, nil
}

// region is a merged cell, in columns and rows from 1.
type region struct{ left, top, right, bottom int }

// facts are what is told by a sheet's own text, where the library would have to
// hold every cell of the sheet to tell it.
type facts struct {
	merged  []region
	lastRow int  // the number of the last row; 0 where the rows have none
	ended   bool // the rows end where they should
	filters bool // rows are hidden because they were filtered out
	marks   []cellMark
}

var (
	rowNumber = pattern.New(`<(?:\w+:)?row\s[^<>]*?\br="(\d{1,7})"`)
	rowsEnd   = pattern.New(`^(?:</(?:\w+:)?sheetData|<(?:\w+:)?sheetData\s*/>)`)
)

func (a *archive) sheetFacts(part string, struck struckText) (facts, error) {
	var out facts
	data, err := a.part(part)
	if err != nil {
		return out, err
	}
	// The last row is looked for in the last part of the rows only.
	end := max(bytes.LastIndex(data, []byte("<row ")), bytes.LastIndex(data, []byte(":row ")))
	if m := rowNumber.FindSubmatch(data[max(end-64, 0):]); end >= 0 && m != nil {
		out.lastRow, _ = strconv.Atoi(string(m[1]))
	}
	if at := bytes.LastIndex(data, []byte("sheetData")); at > 0 {
		out.ended = rowsEnd.Match(data[max(bytes.LastIndexByte(data[:at], '<'), 0):])
	}
	out.filters = bytes.Contains(data, []byte("filterColumn"))
	out.marks = cellMarks(data, struck)
	said, err := a.comments(part)
	if err != nil {
		return out, err
	}
	out.marks = append(out.marks, said...)
	start := bytes.Index(data, []byte("mergeCells"))
	if start < 0 {
		return out, nil
	}
	dec := xml.NewDecoder(bytes.NewReader(data[max(bytes.LastIndexByte(data[:start], '<'), 0):]))
	for {
		t, err := dec.RawToken()
		if err != nil {
			return out, nil // the reading of the rows tells what is damaged
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "mergeCells" {
				return out, nil
			}
		case xml.StartElement:
			if t.Name.Local == "mergeCell" {
				if r, ok := parseRegion(attr(t.Attr, "ref")); ok {
					out.merged = append(out.merged, r)
				}
			}
		}
	}
}

func parseRegion(ref string) (region, bool) {
	from, to, _ := strings.Cut(ref, ":")
	l, t, err1 := excelize.CellNameToCoordinates(from)
	r, b, err2 := excelize.CellNameToCoordinates(to)
	return region{l, t, r, b}, err1 == nil && err2 == nil && l <= r && t <= b
}

// sheetReader reads one sheet.
type sheetReader struct {
	*builder
	table *Table
	facts facts
	share func(rows float64) float64 // how far the whole has come, by how far the sheet has
	rows  []sheetRow
	// from1904 says that the days of the workbook are counted from 1904.
	from1904 bool
	first    int // the first column, from 0, that says anything
	end      int // the column after the last one
	filled   int // cells in the rows
}

// sheetRow is a row that says something.
type sheetRow struct {
	place  int // its number in the sheet
	hidden bool
	texts  []string
	merged []span
	notes  []Note
}

// span is the part of a merged cell that lies in a row, in columns from 0.
type span struct {
	left, right int
	top         bool // the merged cell begins in this row
}

func (r *sheetReader) read(f *excelize.File) error {
	rows, err := f.Rows(r.table.Sheet)
	if err != nil {
		return r.damaged(err)
	}
	defer rows.Close()
	place := 1
	for ; rows.Next(); place++ {
		if place%256 == 0 {
			if err := r.step(r.share(float64(place) / float64(max(r.facts.lastRow, place)))); err != nil {
				return err
			}
		}
		hidden := rows.GetRowOpts().Hidden
		texts, err := rows.Columns()
		if err != nil {
			return r.damaged(err)
		}
		if err := r.keep(place, hidden, texts); err != nil {
			return err
		}
	}
	if err := rows.Error(); err != nil {
		return r.damaged(err)
	}
	// The library takes broken XML for the end of the sheet.
	if place <= r.facts.lastRow || !r.facts.ended {
		return r.damaged(io.ErrUnexpectedEOF)
	}
	if err := r.spread(); err != nil {
		return err
	}
	r.mark()
	return r.fill()
}

// mark notes beside the rows what is to be told of their cells.
func (r *sheetReader) mark() {
	for _, m := range r.facts.marks {
		i, ok := slices.BinarySearchFunc(r.rows, m.row, func(row sheetRow, place int) int { return row.place - place })
		if !ok {
			continue
		}
		row := &r.rows[i]
		switch c := m.col - 1; {
		case m.code == NoteStruck && (c >= len(row.texts) || row.texts[c] == ""):
			continue
		case m.code == NoteStruck && m.text == "":
			m.text = row.texts[c]
		}
		row.notes = append(row.notes, Note{Code: m.code, Text: m.text})
	}
}

func (r *sheetReader) damaged(err error) error {
	return &DamagedError{Kind: Excel, Part: r.table.Sheet, Err: err}
}

// keep takes a row that says anything.
func (r *sheetReader) keep(place int, hidden bool, texts []string) error {
	lead, end := -1, 0
	for i := range texts {
		if strings.HasPrefix(texts[i], dateMark) && len(texts[i]) > 2 {
			texts[i] = showDate(texts[i], r.from1904)
		}
		if texts[i] = cellText(texts[i]); texts[i] != "" {
			if lead < 0 {
				lead = i
			}
			end = i + 1
		}
	}
	if lead < 0 {
		return nil
	}
	limit := &LimitError{Part: r.table.Sheet, Line: place}
	r.filled += end
	switch {
	case end > maxColumns:
		limit.Limit, limit.Max = LimitColumns, maxColumns
	case len(r.rows) == maxRows:
		limit.Limit, limit.Max = LimitRows, maxRows
	case r.cells+r.filled > maxCells:
		limit.Limit, limit.Max = LimitCells, maxCells
	default:
		if len(r.rows) == 0 || lead < r.first {
			r.first = lead
		}
		r.end = max(r.end, end)
		r.rows = append(r.rows, sheetRow{place: place, hidden: hidden, texts: texts[:end:end]})
		return nil
	}
	return limit
}

// spread tells each row which merged cells lie in it.
func (r *sheetReader) spread() error {
	spans := 0
	for _, m := range r.facts.merged {
		from, _ := slices.BinarySearchFunc(r.rows, m.top, func(row sheetRow, place int) int { return row.place - place })
		for i := from; i < len(r.rows) && r.rows[i].place <= m.bottom; i++ {
			if spans++; spans > maxCells {
				return &LimitError{Limit: LimitCells, Max: maxCells, Part: r.table.Sheet, Line: r.rows[i].place}
			}
			r.rows[i].merged = append(r.rows[i].merged, span{left: m.left - 1, right: m.right - 1, top: i == from})
		}
	}
	return nil
}

// fill makes the table of the rows.
func (r *sheetReader) fill() error {
	for _, row := range r.rows {
		cells := make([]Cell, r.end-r.first)
		for i, text := range row.texts[min(r.first, len(row.texts)):] {
			if isErrorValue(text) {
				ref, _ := excelize.CoordinatesToCellName(r.first+i+1, row.place)
				row.notes = append(row.notes, Note{Code: NoteError, Text: ref + " " + text})
				continue
			}
			cells[i].Text = text
		}
		for _, m := range row.merged {
			for c := max(m.left, r.first); c <= m.right && c < r.end; c++ {
				switch cell := &cells[c-r.first]; {
				case c > m.left:
					*cell = Cell{Merged: FromLeft}
				case !m.top:
					*cell = Cell{Merged: FromAbove}
				}
			}
		}
		if err := r.row(r.table, false, cells); err != nil {
			return err
		}
		for _, n := range row.notes {
			r.note(n.Code, n.Text)
		}
		if row.hidden && !r.facts.filters {
			r.note(NoteHiddenRow, strconv.Itoa(row.place))
		}
	}
	r.addTable(r.table)
	return nil
}
