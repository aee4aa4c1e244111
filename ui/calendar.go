package ui

import (
	"strconv"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/internal/board"
	"duban/internal/zh"
	"duban/model"
)

// calendar shows a month: what falls due on each day, and which days are worked.
type calendar struct {
	day  model.Date // the day where the cursor is
	due  map[model.Date][]*board.Row
	list scroll
	// inList is set while the keys are in the day's list.
	inList bool
	grid   rect
	cellW  int
	cellH  int
}

func (c *calendar) refresh(a *App) {
	if a.board == nil {
		return
	}
	if c.day.IsZero() {
		c.day = a.on
	}
	c.due = map[model.Date][]*board.Row{}
	for i := range a.board.Len() {
		r := a.board.At(int32(i))
		d := r.Task.DeadlineOn(a.on).Date
		if !d.IsZero() {
			c.due[d] = append(c.due[d], r)
		}
	}
	c.list.cursor, c.list.top = 0, 0
}

func (c *calendar) key(a *App, msg tea.KeyPressMsg) tea.Cmd {
	k := a.k
	rows := c.due[c.day]
	switch {
	case key.Matches(msg, k.Next, k.Prev):
		c.inList = !c.inList && len(rows) > 0
		return nil
	case key.Matches(msg, k.Back):
		if c.inList {
			c.inList = false
			return nil
		}
		return a.back()
	case key.Matches(msg, k.Open):
		if !c.inList {
			c.inList = len(rows) > 0
			return nil
		}
		return a.openTask(rows[c.list.cursor].Task.ID)
	}
	if c.inList {
		if c.list.cursor == 0 && key.Matches(msg, k.Up) {
			c.inList = false
			return nil
		}
		moveList(a, &c.list, msg)
		if c.list.cursor < len(rows) && !key.Matches(msg, k.Up, k.Down) {
			return a.taskKey(msg, rows[c.list.cursor])
		}
		return nil
	}
	switch {
	case key.Matches(msg, k.Left):
		c.goDay(c.day - 1)
	case key.Matches(msg, k.Right):
		c.goDay(c.day + 1)
	case key.Matches(msg, k.Up):
		c.goDay(c.day - 7)
	case key.Matches(msg, k.Down):
		c.goDay(c.day + 7)
	case key.Matches(msg, k.PageUp):
		c.goMonth(-1)
	case key.Matches(msg, k.PageDown):
		c.goMonth(1)
	case key.Matches(msg, k.Home):
		c.goDay(a.on)
	}
	return nil
}

func (c *calendar) goDay(d model.Date) {
	c.day = d
	c.list.cursor, c.list.top = 0, 0
}

// goMonth keeps the day of the month where the other month has it.
func (c *calendar) goMonth(n int) {
	y, m, d := c.day.Civil()
	first := model.NewDate(y, m+time.Month(n), 1)
	c.goDay(min(first.AddDays(d-1), first.MonthEnd()))
}

// firstCell is the Monday on or before the first of the month.
func (c *calendar) firstCell() model.Date {
	y, m, _ := c.day.Civil()
	first := model.NewDate(y, m, 1)
	return first.AddDays(-(int(first.Weekday()) + 6) % 7)
}

func (c *calendar) click(a *App, x, y int) tea.Cmd {
	if c.cellW > 0 && c.grid.holds(x, y) {
		d := c.firstCell().AddDays((y-c.grid.y)/c.cellH*7 + (x-c.grid.x)/c.cellW)
		c.inList = false
		c.goDay(d)
		return nil
	}
	if i := c.list.top + y - c.grid.y - c.grid.h - 2; i >= 0 && i < c.list.n && y > c.grid.y+c.grid.h+1 {
		if c.inList && i == c.list.cursor {
			return a.openTask(c.due[c.day][i].Task.ID)
		}
		c.inList = true
		c.list.to(i)
	}
	return nil
}

func (c *calendar) wheel(_ *App, d int) {
	if c.inList {
		c.list.wheel(d)
		return
	}
	if d < 0 {
		c.goMonth(-1)
	} else {
		c.goMonth(1)
	}
}

func (c *calendar) keys(a *App) []key.Binding {
	k := a.k
	if c.inList {
		return []key.Binding{k.Open, k.Report, k.Deadline, k.Back}
	}
	return []key.Binding{k.Open, k.PageDown, k.Home, k.AsOf, k.Back}
}

func (c *calendar) draw(a *App, w, h int) rows {
	p, x := a.theme.plain, a.words
	y, m, _ := c.day.Civil()
	c.cellW = (w - 2) / 7
	c.cellH = 1
	if h >= 28 {
		c.cellH = 2
	}
	n := 0
	for d := model.NewDate(y, m, 1); d <= c.day.MonthEnd(); d++ {
		n += len(c.due[d])
	}
	out := rows{spaces(w), a.section(x.monthTitle(y, m), x.dueThisMonth(n), w), spaces(w)}
	head := new(line).put(p.text, " ")
	for i := range 7 {
		head.cell(p.dim, x.Weekdays[(i+1)%7], c.cellW)
	}
	out = append(out, head.end(p.text, w))
	c.grid = rect{1, len(out), c.cellW * 7, 6 * c.cellH}
	first := c.firstCell()
	for week := range 6 {
		var l1, l2 line
		l1.put(p.text, " ")
		l2.put(p.text, " ")
		for i := range 7 {
			c.drawDay(a, &l1, &l2, first.AddDays(week*7+i), m)
		}
		out = append(out, l1.end(p.text, w))
		if c.cellH == 2 {
			out = append(out, l2.end(p.text, w))
		}
	}
	out = append(out, spaces(w))
	return append(out, c.drawList(a, w, h-len(out))...)
}

// drawDay draws one day: its number, whether it is worked, how many fall due
// and in which lights.
func (c *calendar) drawDay(a *App, l1, l2 *line, d model.Date, month time.Month) {
	p := &a.theme.plain
	if d == c.day {
		p = &a.theme.sel
	}
	rows := c.due[d]
	num := p.text
	switch {
	case d.Month() != month:
		num = p.faint
	case d == a.on:
		num = p.accentStrong
	case !a.cal.IsWorkday(d):
		num = p.dim
	}
	var day line
	day.put(p.text, " ").right(num, strconv.Itoa(d.Day()), 2).put(p.text, " ")
	weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
	if a.cal.IsWorkday(d) == weekend && c.cellW >= 8 {
		// Only the days on which the calendar differs from the week are named.
		word := a.words.DayOff
		if weekend {
			word = a.words.DayOn
		}
		day.put(p.faint, word)
	}
	var marks line
	for _, k := range lightOrder() {
		n := 0
		for _, r := range rows {
			if r.Assessment.Light == k {
				n++
			}
		}
		text := strconv.Itoa(n)
		if n > 0 && marks.w+len(text)+1 < c.cellW-2 {
			marks.put(p.strongLight[k], text).put(p.text, " ")
		}
	}
	target := &day
	var second line
	if c.cellH == 2 {
		second.put(p.text, "    ")
		target = &second
	}
	if room := c.cellW - target.w - 1; marks.w <= room {
		target.raw(marks.b.String(), marks.w)
	} else if len(rows) > 0 {
		target.put(p.strongLight[worstOf(rows)], strconv.Itoa(len(rows)))
	}
	l1.raw(day.end(p.text, c.cellW), c.cellW)
	if c.cellH == 2 {
		l2.raw(second.end(p.text, c.cellW), c.cellW)
	}
}

func worstOf(rows []*board.Row) model.Light {
	for _, k := range lightOrder() {
		for _, r := range rows {
			if r.Assessment.Light == k {
				return k
			}
		}
	}
	return model.Grey
}

func (c *calendar) drawList(a *App, w, h int) rows {
	p, x := a.theme.plain, a.words
	due := c.due[c.day]
	note := x.Items(len(due))
	if n := a.cal.Workdays(a.on, c.day); n > 0 && c.day > a.on {
		note += "  " + x.inDays(n)
	}
	out := rows{a.section(x.dayTitle(c.day), note, w)}
	c.list.resize(len(due), max(h-1, 1))
	for i := c.list.top; i < c.list.end(); i++ {
		r := due[i]
		k := &a.theme.plain
		l := new(line)
		if c.inList && i == c.list.cursor {
			k = &a.theme.sel
			l.put(a.theme.cursor, " ")
		} else {
			l.put(k.text, " ")
		}
		l.put(k.text, " ").raw(a.chip(r.Assessment.Light), 2).put(k.text, " ")
		unit, reason := min(20, w/5), min(34, w*2/5)
		l.cell(k.text, r.Task.Title, max(w-unit-reason-8, 10)).put(k.text, " ")
		l.cell(k.dim, firstUnit(r.Task), unit).put(k.text, " ")
		l.cell(k.dim, zh.Cut(a.shortReason(&r.Assessment), reason), reason)
		out = append(out, l.end(k.text, w))
	}
	if len(due) == 0 {
		out = append(out, new(line).put(p.dim, "  "+x.NothingDueThen).end(p.text, w))
	}
	return out
}
