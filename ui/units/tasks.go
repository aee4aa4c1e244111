package units

import (
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/ui/draw"
	"duban/ui/page"
	"duban/ui/widget"
)

// tasksOf are the rows of one unit, the worst first, as of a version of the board.
type tasksOf struct {
	unit    string
	version int
	rows    []int32
}

// rowsHere are the rows of the unit at the cursor that count in the table.
func (t *Page) rowsHere() []int32 {
	unit := t.Unit()
	if t.tasks.unit == unit && t.tasks.version == t.Version {
		return t.tasks.rows
	}
	t.tasks = tasksOf{unit: unit, version: t.Version}
	q, err := board.ParseQuery(page.UnitScope(unit).Query)
	if err == nil && unit != "" {
		t.tasks.rows = t.Board.Filter(q, t.Board.Running())
		t.Board.Sort(t.tasks.rows, board.LightColumn, false)
	}
	return t.tasks.rows
}

// readCmd works out how the tasks came to their lights that stand beside the table.
func (t *Page) readCmd() tea.Cmd {
	if t.W < page.Wide {
		return nil
	}
	var rows []*board.Row
	for _, i := range t.rowsHere()[:min(len(t.rowsHere()), t.H)] {
		rows = append(rows, t.Board.At(i))
	}
	return t.ReadCourses(rows)
}

// drawTasks draws what one says to the unit at the cursor on the telephone: whom to call, how it stands, and its tasks.
func (t *Page) drawTasks(w, h int) widget.Rows {
	x, p := t.Words, t.Theme.Plain
	if t.list.Cursor >= len(t.units) {
		return nil
	}
	u := &t.units[t.list.Cursor]
	title := new(widget.Line).Put(p.Text, " ").Put(p.Strong, u.Unit)
	draw.LightsWithin(t.Screen, title, &u.Tally, w-1)
	out := widget.Rows{title.End(p.Text, w)}
	l := new(widget.Line).Put(p.Text, " ")
	pair := func(name, text string) {
		if text != "" {
			l.Put(p.Dim, name+" ").Put(p.Text, text+"   ")
		}
	}
	pair(x.OnSchedule(), draw.Share(x, u.OnSchedule, u.Judged > 0))
	pair(x.InTime(), draw.Share(x, u.InTime, u.Due > 0))
	pair(x.Contact, t.Phone(u.Unit))
	out = append(out, l.End(p.Text, w), widget.Spaces(w))
	cols := draw.TaskLeaving.Arrange([]widget.Column{
		{ID: "light", W: 2},
		{ID: "title", Title: x.ColTask, W: 24, Flex: 2},
		{ID: "deadline", Title: x.ColDeadline, W: 9},
		{ID: "percent", Title: x.ColDone, W: 5, Right: true},
		{ID: "gap", Title: x.ColGap, W: 5, Right: true},
		{ID: "reason", Title: x.ColReason, W: 19, Flex: 1},
	}, w-2)
	head := new(widget.Line).Put(p.Text, " ")
	for i, c := range cols {
		if i > 0 {
			head.Put(p.Text, widget.Spaces(widget.ColumnGap))
		}
		if c.Right {
			head.Right(p.Dim, c.Title, c.W)
		} else {
			head.Cell(p.Dim, c.Title, c.W)
		}
	}
	out = append(out, head.End(p.Text, w))
	rows := t.rowsHere()
	for n, i := range rows {
		if len(out) == h-1 && n < len(rows)-1 {
			return append(out, new(widget.Line).Put(p.Dim, " "+x.More(len(rows)-n)).End(p.Text, w))
		}
		l := new(widget.Line).Put(p.Text, " ")
		for j, c := range cols {
			if j > 0 {
				l.Put(p.Text, widget.Spaces(widget.ColumnGap))
			}
			draw.TaskCell(t.Desk, l, t.Board.At(i), c, &p, false)
		}
		out = append(out, l.End(p.Text, w))
	}
	return out
}
