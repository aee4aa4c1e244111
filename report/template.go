package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"duban/intake/unitform"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// Template is the form that a unit reports with.
type Template struct {
	Unit string         // its name, as the form's title has it
	On   model.Date     // the day that it is made
	Rows []TemplateTask // in the order of the form
}

// TemplateTask is a task of the form.
type TemplateTask struct {
	Task     *model.Task // with its Standing as of the day; never nil
	Campaign string      // its name
	// Turn is the turn that the form asks the task for, of the length Every; zero
	// where none asks for it.
	Turn  model.Turn
	Every model.Every
}

// Ask returns the row of a task of a campaign, with the turn that a return of the day would
// answer. The task's standing must be that of the day.
func Ask(c *model.Campaign, t *model.Task, cal *model.Calendar, on model.Date) TemplateTask {
	r := TemplateTask{Task: t, Campaign: c.Name}
	period, _ := c.Offer(t, &t.Standing, cal, on)
	if period != (model.Period{}) {
		p, _ := c.Asks(t)
		r.Turn, r.Every = p.TurnOn(period.To, cal), p.Kind
	}
	return r
}

// asks says which turn the form asks for, with its days, by which it is read back.
func (r *TemplateTask) asks(on model.Date) string {
	if r.Turn.IsZero() {
		return ""
	}
	return words.FormTurnAsked(r.Turn, r.Every, on)
}

// turns are the turns that the whole form asks for, each once, and by when.
func (t *Template) turns() []string {
	var out []string
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Turn.IsZero() {
			continue
		}
		text := words.FormTurnDue(r.Turn, r.Every, t.On)
		if !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// Write writes the form as a workbook. Only the light yellow cells take
// entries; all else is locked. No text of the ledger is ever a formula. The error is that
// of the writer, or of a text that no cell can hold.
func (t *Template) Write(w io.Writer) (err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	if err := f.SetSheetName("Sheet1", unitform.Sheet); err != nil {
		return err
	}
	s := &sheet{file: f}
	s.build(t)
	if s.err != nil {
		return fmt.Errorf("writing the form of %s: %w", t.Unit, s.err)
	}
	return f.Write(w)
}

// sheet writes cells and keeps the first error.
type sheet struct {
	file *excelize.File
	err  error
	head, text, number, fill, fillText, fillDate,
	title, note int // styles
}

func (s *sheet) do(err error) {
	if s.err == nil {
		s.err = err
	}
}

func name(col, row int) string {
	n, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		panic(err) // columns and rows are ours, and from 1
	}
	return n
}

// put writes text. A string cell is never a formula, whatever it begins with.
func (s *sheet) put(col, row int, text string) {
	s.do(s.file.SetCellStr(unitform.Sheet, name(col, row), zh.CleanText(text)))
}

func (s *sheet) style(style, col, row, toCol, toRow int) {
	s.do(s.file.SetCellStyle(unitform.Sheet, name(col, row), name(toCol, toRow), style))
}

func (s *sheet) merge(col, row, toCol, toRow int) {
	if toRow > row || toCol > col {
		s.do(s.file.MergeCell(unitform.Sheet, name(col, row), name(toCol, toRow)))
	}
}

func (s *sheet) newStyle(st excelize.Style) int {
	id, err := s.file.NewStyle(&st)
	s.do(err)
	return id
}

// textFormat is Excel's number for cells that are taken as text.
const textFormat = 49

func (s *sheet) styles() {
	line := func(color string) []excelize.Border {
		var b []excelize.Border
		for _, side := range []string{"left", "right", "top", "bottom"} {
			b = append(b, excelize.Border{Type: side, Color: color, Style: 1})
		}
		return b
	}
	grid := line("A6A6A6")
	wrap := func(h string) *excelize.Alignment {
		return &excelize.Alignment{Horizontal: h, Vertical: "center", WrapText: true}
	}
	yellow := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF9D6"}}
	open := &excelize.Protection{Locked: false}
	plain := &excelize.Font{Family: bodyFont, Size: 11}
	date := "yyyy-mm-dd"
	s.title = s.newStyle(excelize.Style{Font: &excelize.Font{Family: headFont, Size: 16, Bold: true}, Alignment: wrap("center")})
	s.note = s.newStyle(excelize.Style{Font: &excelize.Font{Family: bodyFont, Size: 10, Color: "595959"}, Alignment: wrap("left")})
	s.head = s.newStyle(excelize.Style{
		Font: &excelize.Font{Family: headFont, Size: 11, Bold: true}, Border: grid, Alignment: wrap("center"),
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7ECF4"}},
	})
	s.text = s.newStyle(excelize.Style{Font: plain, Border: grid, Alignment: wrap("left"), NumFmt: textFormat})
	s.number = s.newStyle(excelize.Style{Font: plain, Border: grid, Alignment: wrap("center"), NumFmt: textFormat})
	s.fill = s.newStyle(excelize.Style{Font: plain, Border: grid, Alignment: wrap("center"), Fill: yellow, Protection: open})
	s.fillText = s.newStyle(excelize.Style{Font: plain, Border: grid, Alignment: wrap("left"), Fill: yellow, Protection: open, NumFmt: textFormat})
	s.fillDate = s.newStyle(excelize.Style{Font: plain, Border: grid, Alignment: wrap("center"), Fill: yellow, Protection: open, CustomNumFmt: &date})
}

func (s *sheet) build(t *Template) {
	s.styles()
	s.heads(t)
	row := unitform.RowFirst
	for _, r := range t.Rows {
		row = s.task(r, row, t.On)
	}
	s.finish(row - 1)
}

func (s *sheet) heads(t *Template) {
	s.put(unitform.ColNo, unitform.RowTitle, t.Unit+unitform.TitleEnd)
	s.merge(unitform.ColNo, unitform.RowTitle, unitform.Columns, unitform.RowTitle)
	s.style(s.title, unitform.ColNo, unitform.RowTitle, unitform.Columns, unitform.RowTitle)
	s.put(unitform.ColNo, unitform.RowNote, words.FormNote(t.turns(), t.On))
	s.merge(unitform.ColNo, unitform.RowNote, unitform.Columns, unitform.RowNote)
	s.style(s.note, unitform.ColNo, unitform.RowNote, unitform.Columns, unitform.RowNote)
	for col, text := range map[int]string{
		unitform.ColTask: unitform.HeadTask, unitform.ColItem: unitform.HeadItem, unitform.ColNo: words.FormNo, unitform.ColCampaign: words.FormCampaign,
		unitform.ColTitle: words.FormTask, unitform.ColDeadline: words.FormDeadline, unitform.ColMeasure: words.FormMeasure, unitform.ColGoal: words.FormTarget,
		unitform.ColLast: words.FormLast, unitform.ColValue: words.FormValue, unitform.ColUnit: words.FormUnit, unitform.ColText: words.FormText,
		unitform.ColDate: words.FormDate, unitform.ColTurn: words.FormTurn, unitform.ColEstimate: words.FormEstimate,
		unitform.ColChange: words.FormChange,
	} {
		s.put(col, unitform.RowHead, text)
	}
	s.reply()
	s.style(s.head, 1, unitform.RowHead, unitform.Columns, unitform.RowHead)
	s.do(s.file.SetRowHeight(unitform.Sheet, unitform.RowTitle, 30))
	s.do(s.file.SetRowHeight(unitform.Sheet, unitform.RowNote, 34))
	s.do(s.file.SetRowHeight(unitform.Sheet, unitform.RowHead, 24))
}

// reply writes the line in which whoever sends the form back, or takes it in, says
// who sent it and when it came.
func (s *sheet) reply() {
	for _, c := range []struct {
		label      string
		col, style int
	}{{unitform.LabelSender, unitform.ColCampaign, s.fill}, {unitform.LabelReceived, unitform.ColDeadline, s.fillDate}} {
		s.put(c.col, unitform.RowReply, c.label)
		s.style(s.number, c.col, unitform.RowReply, c.col, unitform.RowReply)
		s.style(c.style, c.col+1, unitform.RowReply, c.col+1, unitform.RowReply)
	}
	s.do(s.file.SetRowHeight(unitform.Sheet, unitform.RowReply, 22))
}

// measure is one thing that a task is reported by.
type measure struct{ key, name, goal, last, unit string }

// measures lists what a task is reported by: its targets and milestones, or
// the whole as a percentage.
func measures(t *model.Task) []measure {
	var out []measure
	last := make(map[int]string)
	for _, r := range t.Standing.Actuals {
		last[r.Actual.Target] = words.FormReading(r.Actual.Value.String(), r.On)
	}
	for i := range t.Targets {
		g := &t.Targets[i]
		out = append(out, measure{unitform.Target + strconv.Itoa(i), g.Metric, words.FormGoal(g), last[i], g.Unit})
	}
	done := make(map[int]model.Date)
	for _, d := range t.Standing.Steps {
		done[d.Milestone] = d.On
	}
	for i, m := range t.Milestones {
		state := unitform.NotDone
		if on, ok := done[i]; ok {
			state = words.FormReading(unitform.Done, on)
		}
		out = append(out, measure{unitform.Milestone + strconv.Itoa(i), m.Title, deadline(m.Deadline), state, ""})
	}
	if t.TakesPercent() {
		state := ""
		if t.Standing.Percent != nil {
			state = words.FormReading(t.Standing.Percent.String()+"%", t.Standing.PercentOn)
		}
		out = append(out, measure{unitform.Percent, words.FormOverall, "100%", state, "%"})
	}
	return out
}

func deadline(d model.Deadline) string {
	switch {
	case d.Text != "":
		return d.Text
	case d.Date.IsZero():
		return ""
	}
	return d.Date.String()
}

// task writes the rows of a task and returns the first row behind them.
func (s *sheet) task(r TemplateTask, row int, on model.Date) int {
	t := r.Task
	all := measures(t)
	to := row + len(all) - 1
	for i, m := range all {
		at := row + i
		s.put(unitform.ColTask, at, t.ID)
		s.put(unitform.ColItem, at, m.key)
		s.put(unitform.ColMeasure, at, m.name)
		s.put(unitform.ColGoal, at, m.goal)
		s.put(unitform.ColLast, at, m.last)
		s.put(unitform.ColUnit, at, m.unit)
	}
	s.put(unitform.ColNo, row, t.No)
	s.put(unitform.ColCampaign, row, r.Campaign)
	s.put(unitform.ColTitle, row, t.Title)
	s.put(unitform.ColDeadline, row, deadline(t.Deadline))
	s.put(unitform.ColTurn, row, r.asks(on))
	s.style(s.text, unitform.ColTask, row, unitform.Columns, to)
	s.style(s.number, unitform.ColNo, row, unitform.ColNo, to)
	s.style(s.number, unitform.ColDeadline, row, unitform.ColDeadline, to)
	s.style(s.number, unitform.ColUnit, row, unitform.ColUnit, to)
	s.style(s.fill, unitform.ColValue, row, unitform.ColValue, to)
	s.style(s.fillText, unitform.ColText, row, unitform.ColText, to)
	s.style(s.fillDate, unitform.ColDate, row, unitform.ColDate, to)
	s.style(s.fill, unitform.ColEstimate, row, unitform.ColChange, to)
	for _, col := range []int{unitform.ColNo, unitform.ColCampaign, unitform.ColTitle, unitform.ColDeadline, unitform.ColText, unitform.ColDate, unitform.ColTurn, unitform.ColEstimate, unitform.ColChange} {
		s.merge(col, row, col, to)
	}
	s.choose(unitform.ColEstimate, row, words.FormWrongEstimate, unitform.Estimate, unitform.Final)
	s.choose(unitform.ColChange, row, words.FormWrongChange, unitform.NoChange, unitform.Changed)
	for i, m := range all {
		at := row + i
		switch m.key[:1] {
		case unitform.Milestone:
			s.choose(unitform.ColValue, at, words.FormWrongStep, unitform.Done, unitform.NotDone)
		case unitform.Percent:
			v := excelize.NewDataValidation(true)
			v.SetSqref(name(unitform.ColValue, at))
			s.do(v.SetRange(0, 100, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
			v.SetError(excelize.DataValidationErrorStyleStop, words.FormWrong, words.FormWrongPercent)
			v.SetInput(words.FormOverall, words.FormPercentHint)
			s.do(s.file.AddDataValidation(unitform.Sheet, v))
		}
	}
	s.heights(r, all, row)
	return to + 1
}

// choose makes a cell a drop-down.
func (s *sheet) choose(col, row int, wrong string, choices ...string) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(name(col, row))
	s.do(v.SetDropList(choices))
	v.SetError(excelize.DataValidationErrorStyleStop, words.FormWrong, wrong)
	s.do(s.file.AddDataValidation(unitform.Sheet, v))
}

// widths are the widths of the columns, in half-width characters.
var widths = map[int]float64{
	unitform.ColNo: 6, unitform.ColCampaign: 18, unitform.ColTitle: 36, unitform.ColDeadline: 14, unitform.ColMeasure: 22, unitform.ColGoal: 16, unitform.ColLast: 18,
	unitform.ColValue: 12, unitform.ColUnit: 9, unitform.ColText: 40, unitform.ColDate: 13, unitform.ColTurn: 24, unitform.ColEstimate: 9,
	unitform.ColChange: 14,
}

// lines is how many lines a text takes in a column.
func lines(text string, col int) int {
	n := 0
	for _, l := range strings.Split(text, "\n") {
		n += 1 + max(zh.Width(l)-1, 0)/int(widths[col]-1)
	}
	return n
}

// heights makes the rows of a task as high as their texts need: programs fit
// neither merged cells nor rows that nobody has touched.
func (s *sheet) heights(r TemplateTask, all []measure, row int) {
	const lineHeight, least, most = 15.0, 21.0, 400.0
	need := max(lines(r.Task.Title, unitform.ColTitle), lines(r.Campaign, unitform.ColCampaign), lines(deadline(r.Task.Deadline), unitform.ColDeadline), lines(r.asks(0), unitform.ColTurn))
	total := 0.0
	for i, m := range all {
		h := max(least, 6+lineHeight*float64(max(lines(m.name, unitform.ColMeasure), lines(m.goal, unitform.ColGoal), lines(m.last, unitform.ColLast))))
		if i == len(all)-1 {
			h = max(h, 6+lineHeight*float64(need)-total) // what the merged cells need beyond
		}
		total += h
		s.do(s.file.SetRowHeight(unitform.Sheet, row+i, min(h, most)))
	}
}

func (s *sheet) finish(last int) {
	for col, width := range widths {
		c, err := excelize.ColumnNumberToName(col)
		s.do(err)
		s.do(s.file.SetColWidth(unitform.Sheet, c, c, width))
	}
	s.do(s.file.SetColVisible(unitform.Sheet, "A:B", false))
	s.do(s.file.SetPanes(unitform.Sheet, &excelize.Panes{
		Freeze: true, XSplit: unitform.ColTitle, YSplit: unitform.RowHead, TopLeftCell: name(unitform.ColTitle+1, unitform.RowFirst), ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: name(unitform.ColValue, unitform.RowFirst), ActiveCell: name(unitform.ColValue, unitform.RowFirst), Pane: "bottomRight"}},
	}))
	s.do(s.file.ProtectSheet(unitform.Sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true,
	}))
	s.do(s.file.SetDefinedName(&excelize.DefinedName{
		Name: unitform.Mark, RefersTo: fmt.Sprintf("%s!$A$%d:$P$%d", unitform.Sheet, unitform.RowHead, max(last, unitform.RowHead)), Comment: "duban",
	}))
	landscape, paper, fit, zero := "landscape", 9, 1, 0
	s.do(s.file.SetPageLayout(unitform.Sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToWidth: &fit, FitToHeight: &zero}))
	yes := true
	s.do(s.file.SetSheetProps(unitform.Sheet, &excelize.SheetPropsOptions{FitToPage: &yes}))
	s.do(s.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", unitform.Sheet, unitform.RowHead, unitform.RowHead), Scope: unitform.Sheet,
	}))
}
