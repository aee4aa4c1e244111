package report

import (
	"io"
	"slices"
	"strings"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// Format is a form in which a list of tasks is written. Its text is also the ending of the file's name.
type Format string

// The formats of a list.
const (
	CSV  Format = "csv"  // UTF-8 with a mark that spreadsheets know it by
	XLSX Format = "xlsx" // a workbook of one sheet
)

// Formats are all of them, the most useful first.
func Formats() []Format { return []Format{XLSX, CSV} }

// TaskList is a list of tasks that is handed on as a file. It holds all that it says, so that it may be written
// while the board changes.
type TaskList struct {
	words   *words.TaskList
	columns []listColumn
	rows    [][]listCell
}

// listColumn is one column of a list: its head, its width in a workbook in half-width characters, and what it says of a
// task.
type listColumn struct {
	head  string
	width float64
	of    func(r *board.Row) listCell
}

// listCell is one value: a text, or what kind says.
type listCell struct {
	kind  cellKind
	text  string // of a text, or of a light its name
	ratio model.Ratio
	date  model.Date
	light model.Light
}

// cellKind is of what kind a value is, so that a spreadsheet sorts and counts it.
type cellKind uint8

const (
	textCell   cellKind = iota
	lightCell           // a light by its name
	dateCell            // a day; the zero one is an empty cell
	shareCell           // a share of a whole
	pointsCell          // a difference of two shares, in points
)

func text(s string) listCell { return listCell{text: zh.CleanText(s)} }

// NewTaskList makes a list of rows of a board in the order given, in a language.
func NewTaskList(b *board.Board, rows []*board.Row, lang model.Lang) *TaskList {
	l := newTaskList(b, lang)
	for _, r := range rows {
		l.add(r, nil)
	}
	return l
}

// NewGroupedTaskList makes a list of the rows of groups, with the heading of its group before each.
func NewGroupedTaskList(b *board.Board, groups []board.Group, lang model.Lang) *TaskList {
	l := newTaskList(b, lang)
	l.columns = slices.Insert(l.columns, 0, listColumn{head: l.words.Group, width: 20})
	for _, g := range groups {
		heading := text(g.Title)
		for _, i := range g.Rows {
			l.add(b.At(i), &heading)
		}
	}
	return l
}

// Len is how many rows the list has below its head.
func (l *TaskList) Len() int { return len(l.rows) }

func (l *TaskList) add(r *board.Row, heading *listCell) {
	row := make([]listCell, 0, len(l.columns))
	if heading != nil {
		row = append(row, *heading)
	}
	for _, c := range l.columns[len(row):] {
		row = append(row, c.of(r))
	}
	l.rows = append(l.rows, row)
}

func newTaskList(b *board.Board, lang model.Lang) *TaskList {
	x := words.NewTaskList(lang)
	names := func(s []string) listCell { return text(strings.Join(s, x.NameGap)) }
	progress := func(r *board.Row, known bool, ratio model.Ratio, say func(done, due string) string) listCell {
		if known {
			return listCell{kind: shareCell, ratio: ratio}
		}
		return text(strings.TrimPrefix(say(words.Progress(r.Task, &r.Assessment)), "-"))
	}
	return &TaskList{words: x, columns: []listColumn{
		{x.Light, 7, func(r *board.Row) listCell {
			v := r.Assessment.Light
			return listCell{kind: lightCell, text: words.Light(v, lang), light: v}
		}},
		{x.ID, 14, func(r *board.Row) listCell { return text(r.Task.ID) }},
		{x.Campaign, 22, func(r *board.Row) listCell { return text(r.Campaign.Name) }},
		{x.No, 7, func(r *board.Row) listCell { return text(r.Task.No) }},
		{x.Section, 18, func(r *board.Row) listCell { return text(strings.Join(r.Task.Section, board.TitleGap)) }},
		{x.Task, 40, func(r *board.Row) listCell { return text(r.Task.Title) }},
		{x.Lead, 18, func(r *board.Row) listCell { return names(r.Task.LeadUnits) }},
		{x.Responsible, 18, func(r *board.Row) listCell { return names(r.Task.ResponsibleUnits) }},
		{x.Leaders, 12, func(r *board.Row) listCell { return names(r.Task.Leaders) }},
		{x.Deadline, 12, func(r *board.Row) listCell {
			return listCell{kind: dateCell, date: r.Task.DueOn(r.Campaign, b.On()).Date}
		}},
		{x.Done, 10, func(r *board.Row) listCell {
			return progress(r, r.Assessment.Known, r.Assessment.Completion, func(done, _ string) string { return done })
		}},
		{x.Due, 10, func(r *board.Row) listCell {
			return progress(r, r.Assessment.Shared, r.Assessment.Expected, func(_, due string) string { return due })
		}},
		{x.Gap, 8, func(r *board.Row) listCell {
			if r.Assessment.Known {
				return listCell{kind: pointsCell, ratio: -r.Assessment.Gap}
			}
			return text(words.Shortfall(r.Task, &r.Assessment))
		}},
		{x.Why, 46, func(r *board.Row) listCell { return text(words.Reasons(b.Explain(r), lang)) }},
		{x.Last, 12, func(r *board.Row) listCell { return listCell{kind: dateCell, date: r.Task.Standing.Last} }},
		{x.Note, 20, func(r *board.Row) listCell {
			var notes []string
			if r.Assessment.Assumed {
				notes = append(notes, x.Assumed)
			}
			if r.Task.Standing.Simulated {
				notes = append(notes, x.Simulated)
			}
			return text(strings.Join(notes, x.NoteGap))
		}},
	}}
}

// Write writes the list in a format. The error is that of the writer, or of a list that the format cannot hold.
func (l *TaskList) Write(w io.Writer, as Format) error {
	if as == CSV {
		return l.writeCSV(w)
	}
	return l.writeWorkbook(w)
}
