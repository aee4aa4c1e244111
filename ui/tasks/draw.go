package tasks

import (
	"slices"
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
	bar, due, figure := 12, 12, 4
	reason := 22
	if w >= 160 {
		bar = 20
	}
	if w < 100 {
		reason, due, figure = 16, 10, 5 // figures have no bar to stand in
	}
	all := []widget.Column{
		{ID: "light", W: 2},
		{ID: "no", Title: x.ColNo, W: 6, Drop: 6},
		{ID: "title", Title: x.ColTask, W: 18, Flex: 5},
		{ID: "campaign", Title: x.ColCampaign, W: 16, Flex: 1, Drop: 9},
		{ID: "unit", Title: x.ColUnit, W: 12, Flex: 1, Drop: 2},
		{ID: "leader", Title: x.ColLeader, W: 8, Drop: 8},
		{ID: "deadline", Title: x.ColDeadline, W: due, Drop: 3},
		{ID: "bar", Title: x.ColBar, W: bar, Drop: 5},
		{ID: "percent", Title: "", W: figure, Right: true},
		{ID: "gap", Title: x.ColGap, W: 5, Right: true, Drop: 1},
		{ID: "last", Title: x.ColLast, W: 10, Drop: 7},
		{ID: "reason", Title: x.ColReason, W: reason, Flex: 3},
	}
	all = slices.DeleteFunc(all, func(c widget.Column) bool {
		switch c.ID {
		case "campaign":
			return t.scope.Campaign != "" || t.by == board.ByCampaign || w < 130
		case "leader", "last":
			return w < 150
		case "unit":
			return t.by == board.ByUnit && w < 100
		}
		return false
	})
	return widget.Arrange(all, w-3)
}

// Draw draws the page in w by h cells.
func (t *Page) Draw(w, h int) widget.Rows {
	p := t.Theme.Plain
	out := widget.Rows{t.drawTitle(w), t.sheet.drawHead(w)}
	cols := t.columns(w)
	head := new(widget.Line).Put(p.Text, "  ")
	for i, c := range cols {
		if i > 0 {
			head.Put(p.Text, widget.Spaces(widget.ColumnGap))
		}
		title := c.Title
		if t.sheet != nil && c.ID == "reason" {
			title = t.Words.DoReport
		}
		if t.sort.String() == c.ID && title != "" {
			head.Cell(p.Accent, title, c.W)
		} else if c.Right {
			head.Right(p.Dim, title, c.W)
		} else {
			head.Cell(p.Dim, title, c.W)
		}
	}
	out = append(out, head.End(p.Text, w))
	t.h = h - tableTop
	t.list.Resize(len(t.items), t.h)
	t.list.KeepAbove(func(i int) bool { return t.items[i].row == headingItem })
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
	if len(t.items) == 0 {
		out = append(out, widget.Spaces(w), new(widget.Line).Put(p.Dim, "  "+t.empty()).End(p.Text, w))
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
	switch {
	case t.sheet != nil:
		right.Put(p.AccentStrong, x.SheetTitle)
	case t.active || t.find.Value() != "":
		_, fw := t.findAt(w)
		label := x.Find + " "
		view, _ := t.find.View(t.Screen, fw-zh.Width(label), t.active)
		right.Put(p.Dim, label).Raw(view, fw-zh.Width(label))
	default:
		right.Put(p.Dim, x.SortedBy(x.Columns[t.sort.String()], t.desc))
	}
	l := new(widget.Line).Put(p.Text, " ")
	room := w - right.W - 2
	count := "  " + x.Items(t.tally.Total)
	if n := len(t.marked); n > 0 {
		count += "  " + x.Marked(n)
	}
	l.Put(p.Strong, zh.Cut(title, max(room-zh.Width(count)-2, 10))).Put(p.Dim, count)
	for _, k := range widget.LightOrder() {
		if n := t.tally.Of(k); n > 0 && l.W+8 < room && t.broken == "" {
			l.Put(p.Text, "  ").Put(p.Light[k], x.LightCount(k, n))
		}
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
		at, fw := t.findAt(t.W)
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
	for _, k := range widget.LightOrder() {
		if n := g.Tally.Of(k); n > 0 {
			l.Put(p.Text, "  ").Put(p.Light[k], t.Words.LightCount(k, n))
		}
	}
	if way := strings.Join(path[:len(path)-1], board.TitleGap); way != "" && l.W+20 < w {
		way = zh.Cut(way, w-l.W-5)
		l.To(p.Text, w-zh.Width(way)-1).Put(p.Dim, way)
	}
	return l.End(p.Text, w)
}

func (t *Page) drawRow(r *board.Row, cols []widget.Column, w int, here bool) string {
	p := &t.Theme.Plain
	l := new(widget.Line)
	switch {
	case here:
		p = &t.Theme.Sel
		l.Signs(t.Theme.Cursor, widget.Edge, 1)
	case t.marked[r.Task.ID]:
		p = &t.Theme.Mark
		l.Put(p.AccentStrong, "*")
	default:
		l.Put(p.Text, " ")
	}
	if here && t.marked[r.Task.ID] {
		l.Put(p.AccentStrong, "*")
	} else {
		l.Put(p.Text, " ")
	}
	for i := 0; i < len(cols); i++ {
		c := cols[i]
		if i > 0 {
			l.Put(p.Text, widget.Spaces(widget.ColumnGap))
		}
		if c.ID == "bar" && i+1 < len(cols) && cols[i+1].ID == "percent" && draw.Figures(r) {
			i++ // figures take both places
			c.W += widget.ColumnGap + cols[i].W
		}
		if t.sheet != nil && t.sheet.cell(l, r, c, p, here) {
			continue
		}
		draw.TaskCell(t.Desk, l, r, c, p, here)
	}
	return l.End(p.Text, w)
}
