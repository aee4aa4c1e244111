package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"duban/intake/draft"
	"duban/intake/source"
	"duban/intake/unitform"
	"duban/internal/zh"
	"duban/model"
)

// ErrForm is returned for a workbook that is marked as a form and is none: its
// sheet or columns are gone.
var ErrForm = errors.New("the form is not whole")

// The reasons for which a row of a form is refused, beside those of the model.
var (
	// ErrFormTask is returned for a task that the ledger does not have.
	ErrFormTask = errors.New("no such task")
	// ErrFormItem is returned for a target or milestone that the task no longer has.
	ErrFormItem = errors.New("the task is not measured so any more")
	// ErrFormStep is returned for a milestone that is neither done nor not done.
	ErrFormStep = errors.New("neither done nor not done")
	// ErrFormFuture is returned for a date that has not come yet.
	ErrFormFuture = errors.New("the date lies in the future")
)

// Form is a unit's form as it was filled in.
type Form struct {
	Title string
	// SentBy and Received are what the head says of who sent it and when it came; a
	// form of before says neither.
	SentBy, Received string
	Rows             []FormRow
}

// FormRow is what a form says of one task.
type FormRow struct {
	Row   int // of the sheet, the first of the task's
	Task  string
	Title string
	Items []FormItem
	Text  string
	Date  string // as it stands in the cell; a day that the sheet holds as a number is ISO
	Turn  string // the turn asked for, with its days
	// Estimate is the mark of preliminary figures.
	Estimate string
}

// FormItem is one entry: a target, a milestone, or the whole.
type FormItem struct {
	Row   int
	Key   string // see package form
	Name  string
	Value string
}

// The bounds of a form; a real one is far smaller.
const (
	formSize = 64 << 20 // bytes unpacked
	formRows = 20_000
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
		return err == nil && bytes.Contains(text, []byte(unitform.Mark))
	}
	return false
}

// ReadForm reads a form. It looks at nothing but the cells to be filled in
// and the hidden keys beside them.
func ReadForm(data []byte) (f *Form, err error) {
	// The library is made for files that keep to the rules.
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%v: %w", r, ErrForm)
		}
	}()
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: formSize, UnzipXMLSizeLimit: formSize})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, ErrForm)
	}
	defer file.Close()
	sheet := ""
	for _, n := range file.GetDefinedName() {
		if n.Name == unitform.Mark {
			sheet, _, _ = strings.Cut(n.RefersTo, "!")
			sheet = strings.Trim(sheet, "'=")
		}
	}
	shown, err := formCells(file, sheet, false)
	if err != nil {
		return nil, err
	}
	raw, err := formCells(file, sheet, true)
	if err != nil {
		return nil, err
	}
	return formOf(shown, raw)
}

// FormOf reads a form that came back as another kind of file, a text or an old
// workbook: it is known by the hidden keys, which stand in its first columns.
// ok is false for any other document.
func FormOf(doc *source.Document) (f *Form, ok bool) {
	for i := range doc.Blocks {
		t := doc.Blocks[i].Table
		if t == nil {
			continue
		}
		rows := make([][]string, 0, len(t.Rows))
		keyed := false
		for _, r := range t.Rows {
			cells := make([]string, 0, unitform.Columns)
			for c := range min(len(r.Cells), unitform.Columns) {
				cells = append(cells, r.Cells[c].Text)
			}
			for len(rows)+1 < r.Line && len(rows) < formRows {
				rows = append(rows, nil) // a row that is empty
			}
			rows = append(rows, cells)
			keyed = keyed || len(cells) > unitform.ColItem && strings.TrimSpace(cells[unitform.ColTask-1]) == unitform.HeadTask && strings.TrimSpace(cells[unitform.ColItem-1]) == unitform.HeadItem
		}
		if !keyed {
			continue
		}
		if f, err := formOf(rows, rows); err == nil {
			return f, true
		}
	}
	return nil, false
}

// formOf reads the rows of a form, as they are shown and as they are held. The
// line with the keys above the columns may have moved.
func formOf(shown, raw [][]string) (*Form, error) {
	cell := func(rows [][]string, row, col int) string {
		if row > len(rows) || col > len(rows[row-1]) {
			return ""
		}
		return strings.TrimSpace(zh.CleanText(rows[row-1][col-1]))
	}
	head := 0
	for row := 1; row <= len(shown) && head == 0; row++ {
		if cell(shown, row, unitform.ColTask) == unitform.HeadTask && cell(shown, row, unitform.ColItem) == unitform.HeadItem {
			head = row
		}
	}
	if head == 0 {
		return nil, ErrForm
	}
	f := &Form{}
	if head > unitform.RowTitle {
		f.Title = cell(shown, unitform.RowTitle, unitform.ColNo)
	}
	for row := 1; row < head; row++ {
		for col := 1; col < unitform.Columns; col++ {
			switch cell(shown, row, col) {
			case unitform.LabelSender:
				f.SentBy = cell(shown, row, col+1)
			case unitform.LabelReceived:
				f.Received = dateCell(cell(raw, row, col+1), cell(shown, row, col+1))
			}
		}
	}
	for row := head + 1; row <= len(shown); row++ {
		id, key := cell(shown, row, unitform.ColTask), cell(shown, row, unitform.ColItem)
		if id == "" && key == "" {
			continue
		}
		if n := len(f.Rows); n == 0 || f.Rows[n-1].Task != id {
			f.Rows = append(f.Rows, FormRow{Row: row, Task: id})
		}
		r := &f.Rows[len(f.Rows)-1]
		// The cells of a task are merged; who takes the merge apart may fill in any of them.
		for _, m := range []struct {
			to    *string
			value string
		}{
			{&r.Title, cell(shown, row, unitform.ColTitle)},
			{&r.Text, cell(shown, row, unitform.ColText)},
			{&r.Turn, cell(shown, row, unitform.ColTurn)},
			{&r.Estimate, cell(shown, row, unitform.ColEstimate)},
			{&r.Date, dateCell(cell(raw, row, unitform.ColDate), cell(shown, row, unitform.ColDate))},
		} {
			if *m.to == "" {
				*m.to = m.value
			}
		}
		r.Items = append(r.Items, FormItem{
			Row: row, Key: key, Name: cell(shown, row, unitform.ColMeasure),
			Value: figureCell(cell(raw, row, unitform.ColValue), cell(shown, row, unitform.ColValue)),
		})
	}
	return f, nil
}

// formCells reads the columns of a form, as they are shown or as they are
// held. What stands to the right of them is dropped row by row: a sheet may be
// made as wide and as long as it likes.
func formCells(file *excelize.File, sheet string, raw bool) ([][]string, error) {
	rows, err := file.Rows(sheet)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, ErrForm)
	}
	defer rows.Close()
	var out [][]string
	for rows.Next() {
		if len(out) == formRows {
			return nil, fmt.Errorf("more than %d rows: %w", formRows, ErrForm)
		}
		cells, err := rows.Columns(excelize.Options{RawCellValue: raw, UnzipSizeLimit: formSize, UnzipXMLSizeLimit: formSize})
		if err != nil {
			return nil, fmt.Errorf("%w: %w", err, ErrForm)
		}
		out = append(out, slices.Clone(cells[:min(len(cells), unitform.Columns)]))
	}
	if err := rows.Error(); err != nil {
		return nil, fmt.Errorf("%w: %w", err, ErrForm)
	}
	return out, nil
}

// dateCell is a day as text. A sheet holds days as numbers, whatever they look like.
func dateCell(raw, shown string) string {
	if n, err := strconv.ParseFloat(raw, 64); err == nil && n > 20_000 && n < 80_000 {
		if t, err := excelize.ExcelDateToTime(n, false); err == nil {
			return model.DateOf(t).String()
		}
	}
	return shown
}

// figureCell is a figure as the unit sees it: a cell that shows 40% holds 0.4,
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

// FormReport is a report that a form gives.
type FormReport struct {
	Row      int
	Record   *model.Record // the task as the ledger has it
	Progress model.Return
}

// Refusal is a row of a form that gives no report, and why.
type Refusal struct {
	Row    int
	Task   string
	Title  string
	What   string // the entry, where one is at fault
	Reason error
}

// FormResult is what a form gives.
type FormResult struct {
	Reports []FormReport
	Refused []Refusal
	Empty   int // tasks of which nothing is said
	Same    int // tasks of which the ledger has the same report
}

// Reports checks what a form says against the ledger's tasks. A task of which one entry
// is wrong gives no report at all, so that it comes in whole when it is put right. A report answers the
// turn that the form asks for, and without a date stands for its last day, or for today where that has not
// come; an estimate may stand for a last day to come. It came on the day in the head, else today, from
// whom the head names, else from by.
func (f *Form) Reports(find func(id string) *model.Record, today model.Date, by string) FormResult {
	var out FormResult
	seen := make(map[string]bool)
	for i := range f.Rows {
		r := &f.Rows[i]
		if r.empty() {
			out.Empty++
			continue
		}
		rec := find(r.Task)
		if rec == nil || seen[r.Task] {
			out.Refused = append(out.Refused, Refusal{Row: r.Row, Task: r.Task, Title: r.Title, What: r.Task, Reason: ErrFormTask})
			continue
		}
		seen[r.Task] = true
		p, refused := r.report(f, &rec.Task, today)
		if refused != nil {
			refused.Task, refused.Title = r.Task, rec.Task.Title
			out.Refused = append(out.Refused, *refused)
			continue
		}
		if p.By = by; p.SentBy == "" {
			p.SentBy = by
		}
		if slices.ContainsFunc(rec.Returns, func(q model.Return) bool {
			return draft.SameReport(&p, &q) && p.Turn == q.Turn && p.Estimate == q.Estimate
		}) {
			out.Same++
			continue
		}
		out.Reports = append(out.Reports, FormReport{Row: r.Row, Record: rec, Progress: p})
	}
	return out
}

func (r *FormRow) empty() bool {
	return r.Text == "" && !slices.ContainsFunc(r.Items, func(it FormItem) bool { return it.Value != "" })
}

// report is what a row says of a task.
func (r *FormRow) report(f *Form, t *model.Task, today model.Date) (model.Return, *Refusal) {
	p := model.Return{Date: today, Text: r.Text, Received: today, SentBy: f.SentBy, Turn: r.turn(), Estimate: r.estimate()}
	refuse := func(row int, what string, err error) (model.Return, *Refusal) {
		return p, &Refusal{Row: row, What: what, Reason: err}
	}
	if f.Received != "" {
		d, err := model.ReadDate(f.Received, today)
		if err != nil {
			return refuse(r.Row, unitform.LabelReceived+" "+f.Received, model.ErrDate)
		}
		if d > today {
			return refuse(r.Row, unitform.LabelReceived+" "+f.Received, ErrFormFuture)
		}
		p.Received = d
	}
	if end := p.Turn.To; end != 0 && (end <= today || p.Estimate) {
		p.Date = end
	}
	if r.Date != "" {
		d, err := model.ReadDate(r.Date, today)
		if err != nil {
			return refuse(r.Row, r.Date, model.ErrDate)
		}
		if d > today && (!p.Estimate || d > p.Turn.To) {
			return refuse(r.Row, r.Date, ErrFormFuture)
		}
		p.Date = d
	}
	for _, it := range r.Items {
		if it.Value == "" {
			continue
		}
		if err := it.report(t, &p); err != nil {
			return refuse(it.Row, strings.TrimSpace(it.Name+" "+it.Value), err)
		}
	}
	if found := model.CheckReturn(t, &p); len(found) > 0 {
		return refuse(r.Row, "", found[0])
	}
	return p, nil
}

// turnDays finds the days of a turn in what the form says of it.
var turnDays = regexp.MustCompile(`(\d{4}-\d{2}-\d{2})\D{1,6}(\d{4}-\d{2}-\d{2})`)

// turn is the turn that the form asks for; zero where it asks for none.
func (r *FormRow) turn() model.Period {
	m := turnDays.FindStringSubmatch(r.Turn)
	if m == nil {
		return model.Period{}
	}
	from, err := model.ParseDate(m[1])
	to, err2 := model.ParseDate(m[2])
	if err != nil || err2 != nil || to < from {
		return model.Period{}
	}
	return model.Period{From: from, To: to}
}

// estimate tells whether the figures are preliminary: whatever mark is made but one
// that says they are not.
func (r *FormRow) estimate() bool {
	switch zh.WithoutMarks(r.Estimate) {
	case "", unitform.Final, "否", "不是", "无":
		return false
	}
	return true
}

// report puts one entry into a report.
func (it *FormItem) report(t *model.Task, p *model.Return) error {
	kind, number := it.Key, -1
	if len(it.Key) > 1 {
		n, err := strconv.Atoi(it.Key[1:])
		if err != nil {
			return ErrFormItem
		}
		kind, number = it.Key[:1], n
	}
	switch kind {
	case unitform.Percent:
		if !t.TakesPercent() {
			return ErrFormItem
		}
		v, err := model.ReadPercent(it.Value)
		if err != nil {
			return model.ErrPercent
		}
		p.Percent = &v
	case unitform.Target:
		// The form was written some time ago: its target is known by its name.
		i := draft.WhereNow(number, len(t.Targets), func(i int) bool { return zh.WithoutMarks(t.Targets[i].Metric) == zh.WithoutMarks(it.Name) })
		if i < 0 {
			return ErrFormItem
		}
		v, err := t.ReadActual(i, it.Value)
		if err != nil {
			return err
		}
		p.Actuals = append(p.Actuals, v)
	case unitform.Milestone:
		i := draft.WhereNow(number, len(t.Milestones), func(i int) bool { return zh.WithoutMarks(t.Milestones[i].Title) == zh.WithoutMarks(it.Name) })
		if i < 0 {
			return ErrFormItem
		}
		switch zh.WithoutMarks(it.Value) {
		case unitform.Done, "是", "完成":
			p.Steps = append(p.Steps, model.StepMark{Milestone: i, Done: true})
		case unitform.NotDone, "否":
			p.Steps = append(p.Steps, model.StepMark{Milestone: i})
		default:
			return ErrFormStep
		}
	default:
		return ErrFormItem
	}
	return nil
}
