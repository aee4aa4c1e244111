package ui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	wording "duban/words"
)

// columns are those of the table at w cells.
func (t *tasks) columns(a *App, w int) []column {
	x := a.words
	bar, due := 12, 12
	reason := 22
	if w >= 160 {
		bar = 20
	}
	if w < 100 {
		reason, due = 16, 10
	}
	all := []column{
		{id: "light", w: 2},
		{id: "no", title: x.ColNo, w: 6, drop: 6},
		{id: "title", title: x.ColTask, w: 18, flex: 5},
		{id: "campaign", title: x.ColCampaign, w: 16, flex: 1, drop: 9},
		{id: "unit", title: x.ColUnit, w: 12, flex: 1, drop: 2},
		{id: "leader", title: x.ColLeader, w: 8, drop: 8},
		{id: "deadline", title: x.ColDeadline, w: due, drop: 3},
		{id: "bar", title: x.ColBar, w: bar, drop: 5},
		{id: "percent", title: "", w: 4, right: true},
		{id: "gap", title: x.ColGap, w: 4, right: true, drop: 1},
		{id: "last", title: x.ColLast, w: 10, drop: 7},
		{id: "reason", title: x.ColReason, w: reason, flex: 3},
	}
	all = slices.DeleteFunc(all, func(c column) bool {
		switch c.id {
		case "campaign":
			return t.scope.campaign != "" || t.by == board.ByCampaign || w < 130
		case "leader", "last":
			return w < 150
		case "unit":
			return t.by == board.ByUnit && w < 100
		}
		return false
	})
	return arrange(all, w-3)
}

func (t *tasks) draw(a *App, w, h int) rows {
	p := a.theme.plain
	out := rows{spaces(w), t.drawTitle(a, w), t.sheet.drawHead(a, w)}
	cols := t.columns(a, w)
	head := new(line).put(p.text, "  ")
	for i, c := range cols {
		if i > 0 {
			head.put(p.text, spaces(columnGap))
		}
		title := c.title
		if t.sheet != nil && c.id == "reason" {
			title = a.words.DoReport
		}
		if t.sort.String() == c.id && title != "" {
			head.cell(p.accent, title, c.w)
		} else if c.right {
			head.right(p.dim, title, c.w)
		} else {
			head.cell(p.dim, title, c.w)
		}
	}
	out = append(out, head.end(p.text, w))
	t.h = h - tableTop
	t.list.resize(len(t.items), t.h)
	t.list.keepAbove(func(i int) bool { return t.items[i].row == headingItem })
	for i := t.list.top; i < t.list.end(); i++ {
		it := t.items[i]
		switch {
		case it.row == blankItem:
			out = append(out, spaces(w))
		case it.row == headingItem:
			out = append(out, t.drawHeading(a, &t.groups[it.group], w))
		default:
			out = append(out, t.drawRow(a, a.board.At(it.row), cols, w, i == t.list.cursor))
		}
	}
	if len(t.items) == 0 {
		out = append(out, spaces(w), new(line).put(p.dim, "  "+t.empty(a)).end(p.text, w))
	}
	return out
}

func (t *tasks) empty(a *App) string {
	if t.find.value() != "" {
		return a.words.NothingFound
	}
	return a.words.NoTasks
}

// findWidth is the width of the query's field, findAt the column it begins at.
func (t *tasks) findAt(a *App, w int) (at, width int) {
	width = min(46, w*2/5)
	return w - width - 1, width
}

func (t *tasks) drawTitle(a *App, w int) string {
	p := a.theme.plain
	x := a.words
	title := x.AllTasks
	if t.scope.pick == pickOpen && t.find.value() == "" {
		title = x.OpenTasks
	}
	if c := a.board.Campaign(t.scope.campaign); c != nil {
		title = c.Name
	}
	if t.scope.title != "" {
		title = t.scope.title
	}
	var right line
	switch {
	case t.sheet != nil:
		right.put(p.accentStrong, x.SheetTitle)
	case t.active || t.find.value() != "":
		_, fw := t.findAt(a, w)
		label := x.Find + " "
		view, _ := t.find.view(&a.screen, fw-zh.Width(label), t.active)
		right.put(p.dim, label).raw(view, fw-zh.Width(label))
	default:
		right.put(p.faint, x.SortedBy(x.Columns[t.sort.String()], t.desc))
	}
	l := new(line).put(p.text, " ")
	room := w - right.w - 2
	count := "  " + x.Items(len(t.rows))
	if n := len(t.marked); n > 0 {
		count += "  " + x.Marked(n)
	}
	l.put(p.strong, zh.Cut(title, max(room-zh.Width(count)-2, 10))).put(p.dim, count)
	for _, k := range lightOrder() {
		if n := t.tally.Of(k); n > 0 && l.w+8 < room && t.broken == "" {
			l.put(p.text, "  ").put(p.light[k], x.lightCount(k, n))
		}
	}
	if t.broken != "" && l.w+4 < room {
		l.put(p.text, "  ").put(p.light[model.Yellow], zh.Cut(t.broken, room-l.w-2))
	}
	l.to(p.text, w-right.w-1)
	return l.raw(right.b.String(), right.w).end(p.text, w)
}

// cursorAt is where the cursor stands while a query or a figure is typed.
func (t *tasks) cursorAt(a *App) *tea.Position {
	switch {
	case t.sheet != nil:
		return t.sheet.cursor
	case t.active:
		at, fw := t.findAt(a, a.w)
		label := zh.Width(a.words.Find) + 1
		_, x := t.find.view(&a.screen, fw-label, true)
		return &tea.Position{X: at + label + x, Y: 1}
	}
	return nil
}

func (t *tasks) drawHeading(a *App, g *board.Group, w int) string {
	p := a.theme.plain
	// The innermost section names the group; the way to it follows where there is room.
	path := strings.Split(g.Title, board.TitleGap)
	l := new(line).put(p.text, " ").put(p.accentStrong, zh.Cut(path[len(path)-1], w-30))
	l.put(p.text, "  ").put(p.dim, a.words.Items(g.Tally.Total))
	for _, k := range lightOrder() {
		if n := g.Tally.Of(k); n > 0 {
			l.put(p.text, "  ").put(p.light[k], a.words.lightCount(k, n))
		}
	}
	if way := strings.Join(path[:len(path)-1], board.TitleGap); way != "" && l.w+20 < w {
		way = zh.Cut(way, w-l.w-5)
		l.to(p.text, w-zh.Width(way)-1).put(p.faint, way)
	}
	return l.end(p.text, w)
}

func (t *tasks) drawRow(a *App, r *board.Row, cols []column, w int, here bool) string {
	p := &a.theme.plain
	l := new(line)
	switch {
	case here:
		p = &a.theme.sel
		l.put(a.theme.cursor, " ")
	case t.marked[r.Task.ID]:
		p = &a.theme.mark
		l.put(p.accentStrong, "*")
	default:
		l.put(p.text, " ")
	}
	if here && t.marked[r.Task.ID] {
		l.put(p.accentStrong, "*")
	} else {
		l.put(p.text, " ")
	}
	for i, c := range cols {
		if i > 0 {
			l.put(p.text, spaces(columnGap))
		}
		if t.sheet != nil && t.sheet.cell(a, l, r, c, p, here) {
			continue
		}
		a.taskCell(l, r, c, p, here)
	}
	return l.end(p.text, w)
}

// taskCell draws one column of a task's row. What is finished or not yet known
// recedes; what must be acted on stands out.
func (a *App) taskCell(l *line, r *board.Row, c column, p *pens, here bool) {
	t, s := r.Task, &r.Assessment
	body := p.text
	if s.Light == model.Done || s.Light == model.Grey {
		body = p.dim
	}
	switch c.id {
	case "light":
		l.raw(a.chip(s.Light), 2)
	case "no":
		l.cell(p.faint, t.No, c.w)
	case "title":
		if here {
			body = p.strong
		}
		l.cell(body, t.Title, c.w)
	case "campaign":
		l.cell(p.dim, r.Campaign.Name, c.w)
	case "unit":
		st := body
		if len(t.LeadUnits) == 0 {
			st = p.dim // none is named as lead
		}
		l.cell(st, severalUnits(t.Units(), c.w), c.w)
	case "leader":
		l.cell(p.dim, strings.Join(t.Leaders, " "), c.w)
	case "deadline":
		if due := t.DueOn(r.Campaign, a.on); s.Assumed {
			l.cell(p.dim, a.words.assumedDeadline(due.Date, a.on, c.w), c.w)
		} else {
			l.cell(body, a.words.shortDeadline(due, a.on), c.w)
		}
	case "bar":
		if s.Light == model.Done || s.Light == model.Grey {
			l.put(p.text, spaces(c.w)) // there is nothing to press for
			return
		}
		l.raw(a.bar(c.w, s.Completion, s.Expected, s.Light, s.Known), c.w)
	case "percent":
		text := "-"
		if s.Known {
			text = a.words.percent(s.Completion)
		}
		l.right(body, text, c.w)
	case "gap":
		k, coloured := gapLight(s.Gap, s.Light)
		switch {
		case !s.Known || s.Light == model.Done || s.Light == model.Grey:
			l.right(p.faint, "", c.w)
		case coloured:
			l.right(p.light[k], points(s.Gap), c.w)
		default:
			l.right(p.dim, points(s.Gap), c.w)
		}
	case "last":
		l.cell(p.dim, t.Standing.Last.String(), c.w)
	case "reason":
		st := p.dim
		if s.Light == model.Red {
			st = p.text
		}
		l.cell(st, a.shortReason(r), c.w)
	}
}

// shortReason is why a task has its light, for a column.
func (a *App) shortReason(row *board.Row) string {
	var b strings.Builder
	s := a.board.Explain(row)
	for i := range s.Reasons {
		r := &s.Reasons[i]
		if r.Code == model.ReasonTurn && r.Days > turnsSoon || r.Code == model.ReasonCalendar {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(a.words.ReasonGap)
		}
		b.WriteString(wording.ShortReason(*r, a.lang))
	}
	return b.String()
}

// turnsSoon is within how many working days a change of colour is told in a
// table; what is farther off, and what only explains the count of days, is told
// on the task's own page.
const turnsSoon = 10

// severalUnits names the first unit and counts the others, when they do not all fit.
func severalUnits(units []string, w int) string {
	all := strings.Join(units, " ")
	if len(units) < 2 || zh.Width(all) <= w {
		return all
	}
	more := " +" + strconv.Itoa(len(units)-1)
	return zh.Cut(units[0], w-len(more)) + more
}
