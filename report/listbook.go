package report

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"duban/internal/zh"
	"duban/model"
)

// lightColors are how a light's cell is filled, and the colour of the word in it. Done and grey recede.
var lightColors = [model.LightCount]struct{ fill, word string }{
	model.Red: {"C00000", "FFFFFF"}, model.Yellow: {"FFC000", "000000"}, model.Green: {"C6E0B4", "375623"},
	model.Done: {"DDEBF7", "1F4E78"}, model.Grey: {"EDEDED", "7F7F7F"},
}

// bookStyles are the styles of a list's cells, by their numbers in the workbook.
type bookStyles struct {
	head, text, date, share, points int
	light                           [model.LightCount]int
}

// writeWorkbook writes the list as a sheet with a head that stays in view, filters, and values that can be sorted and
// counted. A text is never a formula, whatever it begins with.
func (l *TaskList) writeWorkbook(w io.Writer) (err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	if err := l.buildWorkbook(f); err != nil {
		return fmt.Errorf("writing a list of tasks: %w", err)
	}
	return f.Write(w)
}

func (l *TaskList) buildWorkbook(f *excelize.File) error {
	styles, err := newBookStyles(f)
	if err != nil {
		return err
	}
	if err := l.setUpSheet(f); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(l.words.Sheet)
	if err != nil {
		return err
	}
	cells := make([]any, len(l.columns))
	for i, c := range l.columns {
		if err := out.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
		cells[i] = excelize.Cell{StyleID: styles.head, Value: c.head}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := out.SetRow("A1", cells, excelize.RowOpts{Height: 24}); err != nil {
		return err
	}
	for n, row := range l.rows {
		for i := range row {
			cells[i] = styles.cell(&row[i])
		}
		if err := out.SetRow(name(1, n+2), cells, excelize.RowOpts{Height: l.height(row)}); err != nil {
			return err
		}
	}
	return out.Flush()
}

// setUpSheet says what holds for the whole sheet, before its rows are written: filters, and how it is printed.
func (l *TaskList) setUpSheet(f *excelize.File) error {
	sheet := l.words.Sheet
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	if err := f.AutoFilter(sheet, "A1:"+name(len(l.columns), len(l.rows)+1), nil); err != nil {
		return err
	}
	fit, tall, a4, landscape := true, 0, 9, "landscape"
	if err := f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToHeight: &tall}); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + sheet + "'!$1:$1", Scope: sheet})
}

func newBookStyles(f *excelize.File) (s bookStyles, err error) {
	font := func(color string, bold bool) *excelize.Font {
		return &excelize.Font{Family: bodyFont, Size: 11, Color: color, Bold: bold}
	}
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	date, share, points := "yyyy-mm-dd", "0.0%", "+0.0;-0.0;0.0"
	middle := &excelize.Alignment{Horizontal: "center", Vertical: "center"}
	number := &excelize.Alignment{Horizontal: "right", Vertical: "center"}
	type entry struct {
		to *int
		of excelize.Style
	}
	all := []entry{
		{&s.head, excelize.Style{Font: &excelize.Font{Family: headFont, Size: 11}, Fill: fill("E7ECF4"), Alignment: middle}},
		{&s.text, excelize.Style{Font: font("", false), NumFmt: textFormat, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}},
		{&s.date, excelize.Style{Font: font("", false), CustomNumFmt: &date, Alignment: middle}},
		{&s.share, excelize.Style{Font: font("", false), CustomNumFmt: &share, Alignment: number}},
		{&s.points, excelize.Style{Font: font("", false), CustomNumFmt: &points, Alignment: number}},
	}
	for light, c := range lightColors {
		style := excelize.Style{Font: font(c.word, light == int(model.Red)), Alignment: middle}
		if c.fill != "" {
			style.Fill = fill(c.fill)
		}
		all = append(all, entry{&s.light[light], style})
	}
	for _, e := range all {
		if *e.to, err = f.NewStyle(&e.of); err != nil {
			return s, err
		}
	}
	return s, nil
}

// cell is a value as a cell of the sheet.
func (s *bookStyles) cell(c *listCell) excelize.Cell {
	switch c.kind {
	case lightCell:
		return excelize.Cell{StyleID: s.light[c.light], Value: c.text}
	case dateCell:
		if c.date.IsZero() {
			return excelize.Cell{StyleID: s.date}
		}
		y, m, d := c.date.Civil()
		return excelize.Cell{StyleID: s.date, Value: time.Date(y, m, d, 0, 0, 0, 0, time.UTC)}
	case shareCell:
		return excelize.Cell{StyleID: s.share, Value: float64(c.ratio) / float64(model.One)}
	case pointsCell:
		return excelize.Cell{StyleID: s.points, Value: float64(c.ratio) / float64(model.One) * 100}
	}
	return excelize.Cell{StyleID: s.text, Value: c.text}
}

// height is how high a row must be for its longest text: not every program fits it by itself.
func (l *TaskList) height(row []listCell) float64 {
	const line, most = 15, 12 // the height of a line; more lines than that are no list any more
	need := 1
	for i := range row {
		need = max(need, 1+max(zh.Width(row[i].text)-1, 0)/max(int(l.columns[i].width)-2, 1))
	}
	return 6 + line*float64(min(need, most))
}
