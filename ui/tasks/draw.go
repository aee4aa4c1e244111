package tasks

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/draw"
	"duban/ui/page"
	"duban/ui/widget"
)

// columns are those of the table at w cells.
func (t *Page) columns(w int) []widget.Column {
	x := t.Words
	light := widget.Column{ID: "light", W: 2}
	unit := widget.Column{ID: "unit", Title: x.ColUnit, W: 16, Flex: 1}
	deadline := widget.Column{ID: "deadline", Title: x.ColDeadline, W: 9}
	done := widget.Column{ID: "percent", Title: x.ColDone, W: 5, Right: true}
	gap := widget.Column{ID: "gap", Title: x.ColGap, W: 5, Right: true}
	return draw.TaskLeaving.Arrange([]widget.Column{
		light,
		{ID: "title", Title: x.ColTask, W: 36, Flex: 2},
		unit, deadline, done,
		{ID: "bar", Title: x.ColBar, W: 12},
		gap,
		{ID: "change", Title: x.ColChange, W: 6, Right: true},
		{ID: "reason", Title: x.ColReason, W: 19, Flex: 2},
	}, w-2)
}

// Draw draws the page in w by h cells: the table, and on a wide screen the task at the cursor beside it.
func (t *Page) Draw(w, h int) widget.Rows {
	table := t.drawTable(page.ListWidthIn(w), h)
	if w < page.Wide {
		return table
	}
	return t.SideBySide(table, w, h, func(w int) widget.Rows { return t.beside.Draw(t.Desk, t.Task(), w, h) })
}

func (t *Page) drawTable(w, h int) widget.Rows {
	p := t.Theme.Plain
	t.h = h - tableTop
	if t.sheet != nil {
		t.h-- // for every measure of the task at the cursor
	}
	t.list.Resize(len(t.items), t.h)
	t.list.KeepAbove(func(i int) bool { return t.items[i].row == headingItem })
	out := widget.Rows{t.drawTitle(w), t.sheet.drawHead(w)}
	if t.sheet == nil && t.hasViews() {
		out[1] = t.drawViews(w)
	}
	cols := t.columns(w)
	if t.sheet != nil {
		cols = t.sheet.columns(w)
	}
	head := new(widget.Line).Put(p.Text, " ")
	for i, c := range cols {
		if i > 0 {
			head.Put(p.Text, widget.Spaces(widget.ColumnGap))
		}
		pen := p.Dim
		if t.sort.String() == c.ID {
			pen = p.Accent
		}
		if c.Right {
			head.Right(pen, c.Title, c.W)
		} else {
			head.Cell(pen, c.Title, c.W)
		}
	}
	out = append(out, head.End(p.Text, w))
	for i := t.list.Top; i < t.list.End(); i++ {
		it := t.items[i]
		switch {
		case it.row == blankItem:
			out = append(out, widget.Spaces(w))
		case it.row == headingItem:
			out = append(out, t.drawHeading(&t.groups[it.group], w))
		default:
			out = append(out, t.drawRow(t.Board.At(it.row), cols, w, i == t.list.Cursor))
		}
	}
	if t.sheet != nil {
		out = append(out.Fill(w, h-1), t.sheet.drawMeasures(w))
	}
	if len(t.items) == 0 {
		out = append(out, widget.Spaces(w), new(widget.Line).Put(p.Dim, " "+t.empty()).End(p.Text, w))
	}
	return out
}

func (t *Page) empty() string {
	if t.find.Value() != "" {
		return t.Words.NothingFound
	}
	return t.Words.NoTasks
}

// findAt is the column at which the query's field begins, and its width.
func (t *Page) findAt(w int) (at, width int) {
	width = min(46, w*2/5)
	return w - width - 1, width
}

func (t *Page) drawTitle(w int) string {
	p := t.Theme.Plain
	x := t.Words
	title := x.AllTasks
	if t.scope.Pick == page.PickOpen && t.find.Value() == "" {
		title = x.OpenTasks
	}
	if c := t.Board.Campaign(t.scope.Campaign); c != nil {
		title = c.Name
	}
	if t.scope.Title != "" {
		title = t.scope.Title
	}
	var right widget.Line
	place := t.list.PlaceOf(t.nth(), len(t.rows), &p)
	switch {
	case t.sheet != nil:
		right.Put(p.AccentStrong, x.SheetTitle).Put(p.Text, "   ").Raw(place.String(), place.W)
	case t.active || t.find.Value() != "":
		_, fw := t.findAt(w)
		label := x.Find + " "
		view, _ := t.find.View(t.Screen, fw-zh.Width(label), t.active)
		right.Put(p.Dim, label).Raw(view, fw-zh.Width(label))
	default:
		right.Put(p.Dim, x.SortedBy(x.Columns[t.sort.String()], t.desc)).Put(p.Text, "   ").Raw(place.String(), place.W)
	}
	l := new(widget.Line).Put(p.Text, " ")
	room := w - right.W - 2
	count := "  " + x.Items(t.tally.Total)
	if n := len(t.marked); n > 0 {
		count += "  " + x.Marked(n, t.unseen)
	}
	l.Put(p.Strong, zh.Cut(title, max(room-zh.Width(count)-2, 10))).Put(p.Dim, count)
	if t.broken == "" {
		draw.LightsWithin(t.Screen, l, &t.tally, room)
	}
	// Goals recede: they go first where there is no room.
	if note := x.GoalsNote(&t.tally); note != "" && l.W+2+zh.Width(note) < room && t.broken == "" {
		l.Put(p.Text, "  ").Put(p.Dim, note)
	}
	if t.broken != "" && l.W+4 < room {
		l.Put(p.Text, "  ").Put(p.Light[model.Yellow], zh.Cut(t.broken, room-l.W-2))
	}
	l.To(p.Text, w-right.W-1)
	return l.Raw(right.String(), right.W).End(p.Text, w)
}

// Cursor is where the cursor stands while a query or a figure is typed.
func (t *Page) Cursor() *tea.Position {
	switch {
	case t.sheet != nil:
		return t.sheet.cursor
	case t.active:
		at, fw := t.findAt(page.ListWidthIn(t.W))
		label := zh.Width(t.Words.Find) + 1
		_, x := t.find.View(t.Screen, fw-label, true)
		return &tea.Position{X: at + label + x, Y: 0}
	}
	return nil
}

func (t *Page) drawHeading(g *board.Group, w int) string {
	p := t.Theme.Plain
	// The innermost section names the group; the way to it follows where there is room.
	path := strings.Split(g.Title, board.TitleGap)
	l := new(widget.Line).Put(p.Text, " ").Put(p.AccentStrong, zh.Cut(path[len(path)-1], w-30))
	l.Put(p.Text, "  ").Put(p.Dim, t.Words.Items(g.Tally.Total))
	draw.LightsWithin(t.Screen, l, &g.Tally, w-2)
	if way := strings.Join(path[:len(path)-1], board.TitleGap); way != "" && l.W+20 < w {
		way = zh.Cut(way, w-l.W-5)
		l.To(p.Text, w-zh.Width(way)-1).Put(p.Dim, way)
	}
	return l.End(p.Text, w)
}

func (t *Page) drawRow(r *board.Row, cols []widget.Column, w int, here bool) string {
	p := &t.Theme.Plain
	l := new(widget.Line)
	marked := t.marked[r.Task.ID]
	switch {
	case here:
		p = &t.Theme.Sel
	case marked:
		p = &t.Theme.Mark
	}
	switch {
	case marked:
		l.Put(p.AccentStrong, "*")
	case here:
		l.Signs(t.Theme.Cursor, widget.Edge, 1)
	default:
		l.Put(p.Text, " ")
	}
	for i := 0; i < len(cols); i++ {
		c := cols[i]
		if i > 0 {
			l.Put(p.Text, widget.Spaces(widget.ColumnGap))
		}
		if c.ID == "percent" && i+1 < len(cols) && cols[i+1].ID == "bar" && draw.Figures(r) {
			i++ // figures take both places
			c.ID, c.W = "figures", c.W+widget.ColumnGap+cols[i].W
		}
		if t.sheet != nil && t.sheet.cell(l, r, c, p, here) {
			continue
		}
		if !t.drawFound(l, r, c, p, here) {
			draw.TaskCell(t.Desk, l, r, c, p, here)
		}
	}
	return l.End(p.Text, w)
}
