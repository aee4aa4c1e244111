package unitform

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"duban/intake/source"
	"duban/internal/zh"
	"duban/model"
)

// ErrDamaged is returned for a workbook that is marked as a form and is none: its
// sheet or columns are gone.
var ErrDamaged = errors.New("the form is not whole")

// Form is a unit's form as it was filled in.
type Form struct {
	// Title is the title above the columns, with the name of the unit; empty where it is gone.
	Title string
	// SentBy and Received are what the head says of who sent it and when it came, as they
	// stand in the cells. Both are empty in forms of older programs, which did not ask.
	SentBy, Received string
	// Rows has one row for each task, in the order of the sheet.
	Rows []Row
	head int // the row of the sheet with the keys above the columns, from 1
}

// Row is what a form says of one task.
type Row struct {
	Row   int    // of the sheet, from 1, the first of the task's
	Task  string // the task's ID
	Title string // the task's title as the form has it
	Items []Item // the entries to be filled in, whether they were or not
	Text  string // the progress in words; empty where none was filled in
	Date  string // as it stands in the cell; a day that the sheet holds as a number is ISO
	Turn  string // the turn asked for, with its days
	// Estimate is the mark of preliminary figures.
	Estimate string
	// Change says whether anything changed since the turn before; empty in forms of older programs, which did not ask.
	Change string
}

// Item is one entry: a target, a milestone, or the whole.
type Item struct {
	Row   int    // of the sheet, from 1
	Key   string // the letter Target or Milestone with its number, or Percent
	Name  string // of the target or milestone, as the form has it
	Value string // as a person reads it in the cell; empty where nothing was filled in
	told  int    // what it told when it was read last
}

// The bounds of a form; a real one is far smaller.
const (
	maxUnpacked = 64 << 20 // bytes unpacked
	maxRows     = 20_000
)

// IsForm reports whether a file is a form, by the mark in it. It costs little
// for any other file.
func IsForm(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK")) {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	for _, part := range z.File {
		if part.Name != "xl/workbook.xml" {
			continue
		}
		r, err := part.Open()
		if err != nil {
			return false
		}
		defer r.Close()
		text, err := io.ReadAll(io.LimitReader(r, 1<<20))
		return err == nil && bytes.Contains(text, []byte(Mark))
	}
	return false
}

// Read reads a form. It looks at nothing but the cells to be filled in and the hidden
// keys beside them. The error wraps ErrDamaged for whatever is no whole form.
func Read(data []byte) (f *Form, err error) {
	// The library is made for files that keep to the rules.
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%v: %w", r, ErrDamaged)
		}
	}()
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, ErrDamaged)
	}
	defer file.Close()
	sheet := ""
	for _, n := range file.GetDefinedName() {
		if n.Name == Mark {
			sheet, _, _ = strings.Cut(n.RefersTo, "!")
			sheet = strings.Trim(sheet, "'=")
		}
	}
	shown, err := cellsOf(file, sheet, false)
	if err != nil {
		return nil, err
	}
	raw, err := cellsOf(file, sheet, true)
	if err != nil {
		return nil, err
	}
	return fromRows(shown, raw)
}

// FromDocument reads a form that came back as another kind of file, a text or an old
// workbook: it is known by the hidden keys, which stand in its first columns.
// ok is false for any other document.
func FromDocument(doc *source.Document) (f *Form, ok bool) {
	for i := range doc.Blocks {
		t := doc.Blocks[i].Table
		if t == nil {
			continue
		}
		rows := make([][]string, 0, len(t.Rows))
		keyed := false
		for _, r := range t.Rows {
			cells := make([]string, 0, Columns)
			for c := range min(len(r.Cells), Columns) {
				cells = append(cells, r.Cells[c].Text)
			}
			for len(rows)+1 < r.Line && len(rows) < maxRows {
				rows = append(rows, nil) // a row that is empty
			}
			rows = append(rows, cells)
			keyed = keyed || len(cells) > ColItem && strings.TrimSpace(cells[ColTask-1]) == HeadTask && strings.TrimSpace(cells[ColItem-1]) == HeadItem
		}
		if !keyed {
			continue
		}
		if f, err := fromRows(rows, rows); err == nil {
			return f, true
		}
	}
	return nil, false
}

// fromRows reads the rows of a form, as they are shown and as they are held. The
// line with the keys above the columns may have moved.
func fromRows(shown, raw [][]string) (*Form, error) {
	cell := func(rows [][]string, row, col int) string {
		if row > len(rows) || col > len(rows[row-1]) {
			return ""
		}
		return strings.TrimSpace(zh.CleanText(rows[row-1][col-1]))
	}
	head := 0
	for row := 1; row <= len(shown) && head == 0; row++ {
		if cell(shown, row, ColTask) == HeadTask && cell(shown, row, ColItem) == HeadItem {
			head = row
		}
	}
	if head == 0 {
		return nil, ErrDamaged
	}
	f := &Form{head: head}
	if head > RowTitle {
		f.Title = cell(shown, RowTitle, ColNo)
	}
	for row := 1; row < head; row++ {
		for col := 1; col < Columns; col++ {
			switch cell(shown, row, col) {
			case LabelSender:
				f.SentBy = cell(shown, row, col+1)
			case LabelReceived:
				f.Received = dateCell(cell(raw, row, col+1), cell(shown, row, col+1))
			}
		}
	}
	for row := head + 1; row <= len(shown); row++ {
		id, key := cell(shown, row, ColTask), cell(shown, row, ColItem)
		if id == "" && key == "" {
			continue
		}
		if n := len(f.Rows); n == 0 || f.Rows[n-1].Task != id {
			f.Rows = append(f.Rows, Row{Row: row, Task: id})
		}
		r := &f.Rows[len(f.Rows)-1]
		// The cells of a task are merged; who takes the merge apart may fill in any of them.
		for _, m := range []struct {
			to    *string
			value string
		}{
			{&r.Title, cell(shown, row, ColTitle)},
			{&r.Text, cell(shown, row, ColText)},
			{&r.Turn, cell(shown, row, ColTurn)},
			{&r.Estimate, cell(shown, row, ColEstimate)},
			{&r.Change, cell(shown, row, ColChange)},
			{&r.Date, dateCell(cell(raw, row, ColDate), cell(shown, row, ColDate))},
		} {
			if *m.to == "" {
				*m.to = m.value
			}
		}
		r.Items = append(r.Items, Item{
			Row: row, Key: key, Name: cell(shown, row, ColMeasure),
			Value: figureCell(cell(raw, row, ColValue), cell(shown, row, ColValue)),
		})
	}
	return f, nil
}

// cellsOf reads the columns of a form, as they are shown or as they are
// held. What stands to the right of them is dropped row by row: a sheet may be
// made as wide and as long as it likes.
func cellsOf(file *excelize.File, sheet string, raw bool) ([][]string, error) {
	rows, err := file.Rows(sheet)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, ErrDamaged)
	}
	defer rows.Close()
	var out [][]string
	for rows.Next() {
		if len(out) == maxRows {
			return nil, fmt.Errorf("more than %d rows: %w", maxRows, ErrDamaged)
		}
		cells, err := rows.Columns(excelize.Options{RawCellValue: raw, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
		if err != nil {
			return nil, fmt.Errorf("%w: %w", err, ErrDamaged)
		}
		out = append(out, slices.Clone(cells[:min(len(cells), Columns)]))
	}
	if err := rows.Error(); err != nil {
		return nil, fmt.Errorf("%w: %w", err, ErrDamaged)
	}
	return out, nil
}

// dateCell returns a day as text. A sheet holds days as numbers, whatever they look like; a number too large for one is
// what was typed, such as 20261130, which the cell cannot show.
func dateCell(raw, shown string) string {
	n, err := strconv.ParseFloat(raw, 64)
	switch {
	case err != nil:
		return shown
	case n >= 80_000:
		return raw
	case n > 20_000:
		if t, err := excelize.ExcelDateToTime(n, false); err == nil {
			return model.DateOf(t).String()
		}
	}
	return shown
}

// figureCell returns a figure as the unit sees it: a cell that shows 40% holds 0.4,
// and one that shows 6.1 may hold 6.06, or 6.0600000000000005.
func figureCell(raw, shown string) string {
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return shown
	}
	const digits = 15 // more a sheet does not hold
	exact := func(x float64) string {
		y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', digits, 64), 64)
		if err != nil {
			return shown
		}
		return strconv.FormatFloat(y, 'f', -1, 64)
	}
	if strings.HasSuffix(shown, "%") && !strings.HasSuffix(raw, "%") {
		return exact(n*100) + "%"
	}
	return exact(n)
}
