package ui

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/model"
	wording "duban/words"
)

// calendar shows a month, what falls due on each day, which days are worked,
// and below it what comes from the chosen day on.
type calendar struct {
	day    model.Date // the day where the cursor is
	events []event    // of all days, in their order
	coming []event    // from the chosen day on
	list   scroll
	inList bool // the keys are in the list of what comes
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
	c.events = eventsOf(a.board)
	c.goDay(c.day)
}

func (c *calendar) key(a *App, msg tea.KeyPressMsg) tea.Cmd {
	k := a.k
	switch {
	case key.Matches(msg, k.Next, k.Prev):
		c.inList = !c.inList && len(c.coming) > 0
		return nil
	case key.Matches(msg, k.Back):
		if c.inList {
			c.inList = false
			return nil
		}
		return a.back()
	case key.Matches(msg, k.Open):
		if !c.inList {
			c.inList = len(c.coming) > 0
			return nil
		}
		return c.open(a)
	}
	if c.inList {
		if c.list.cursor == 0 && key.Matches(msg, k.Up) {
			c.inList = false
			return nil
		}
		if moveList(a, &c.list, msg) {
			return nil
		}
		if e := c.here(); e != nil && e.row != nil {
			return a.taskKey(msg, e.row)
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

func (c *calendar) here() *event {
	if c.inList && c.list.cursor < len(c.coming) {
		return &c.coming[c.list.cursor]
	}
	return nil
}

func (c *calendar) open(a *App) tea.Cmd {
	e := c.here()
	switch {
	case e == nil:
	case e.row != nil:
		return a.openTask(e.row.Task.ID)
	case e.ends() || e.on >= a.on:
		a.goTasks(scope{campaign: e.campaign.ID, query: a.words.Term("-已完成")})
	default:
		a.goTasks(scope{campaign: e.campaign.ID, query: a.words.Term("未报")})
	}
	return nil
}

func (c *calendar) goDay(d model.Date) {
	c.day = d
	c.list.cursor, c.list.top = 0, 0
	c.coming = c.between(d, d+comingDays)
	c.inList = c.inList && len(c.coming) > 0
}

// comingDays is how far the list below the month looks ahead.
const comingDays = 366

// between are the events from one day to another, both included.
func (c *calendar) between(from, to model.Date) []event {
	byDay := func(e event, d model.Date) int { return cmp.Compare(e.on, d) }
	lo, _ := slices.BinarySearchFunc(c.events, from, byDay)
	hi, _ := slices.BinarySearchFunc(c.events, to+1, byDay)
	return c.events[lo:hi]
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
	if i := c.list.top + y - c.grid.y - c.grid.h - 2; i >= c.list.top && i < c.list.end() {
		again := c.inList && i == c.list.cursor
		c.inList = true
		c.list.to(i)
		if again {
			return c.open(a)
		}
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
	switch e := c.here(); {
	case e != nil && e.row == nil:
		return []key.Binding{k.Open, k.Next, k.AsOf, k.Back}
	case e != nil:
		return append([]key.Binding{k.Open, k.Report, k.Next, k.Back}, k.onTask()...)
	}
	return []key.Binding{k.Open, k.Next, named(k.PageDown, a.words.DoMonth), named(k.Home, a.words.DoToday), k.AsOf, k.Back}
}

func (c *calendar) moves(a *App) []key.Binding {
	k, x := a.k, a.words
	if c.inList {
		return append(k.inList(), k.Prev)
	}
	return []key.Binding{named(k.Left, x.DoDay), named(k.Up, x.DoWeek), named(k.PageUp, x.DoMonth), named(k.PageDown, x.DoMonth), named(k.Home, x.DoToday), k.Prev}
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
	for _, e := range c.between(model.NewDate(y, m, 1), c.day.MonthEnd()) {
		if e.row != nil {
			n++
		}
	}
	note := x.dueThisMonth(n)
	if !a.cal.Known(c.day) {
		note += "  " + x.holidaysUnknown()
	}
	out := rows{spaces(w), a.section(x.monthTitle(y, m), note, w), spaces(w)}
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
	events := c.between(d, d)
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
	var counts [5]int
	reports, ends := false, false
	for i := range events {
		switch {
		case events[i].ends():
			ends = true
		case events[i].row == nil:
			reports = true
		default:
			counts[events[i].light]++
		}
	}
	var marks line
	for _, k := range lightOrder() {
		text := strconv.Itoa(counts[k])
		if counts[k] > 0 && marks.w+len(text)+1 < c.cellW-2 {
			marks.put(p.strongLight[k], text).put(p.text, " ")
		}
	}
	if word := a.words.DayReports; reports && marks.w+zh.Width(word) < c.cellW-2 {
		marks.put(p.dim, word).put(p.text, " ")
	}
	if word := a.words.dayEnds(); ends && marks.w+zh.Width(word) < c.cellW-2 {
		marks.put(p.dim, word)
	}
	target := &day
	var second line
	if c.cellH == 2 {
		second.put(p.text, "    ")
		target = &second
	}
	if room := c.cellW - target.w - 1; marks.w <= room {
		target.raw(marks.b.String(), marks.w)
	} else {
		target.put(p.strong, "+")
	}
	l1.raw(day.end(p.text, c.cellW), c.cellW)
	if c.cellH == 2 {
		l2.raw(second.end(p.text, c.cellW), c.cellW)
	}
}

func (c *calendar) drawList(a *App, w, h int) rows {
	p, x := a.theme.plain, a.words
	note := x.Items(len(c.between(c.day, c.day)))
	if n := a.cal.Workdays(a.on, c.day); n > 0 && c.day > a.on {
		note += "  " + x.inDays(n)
	}
	out := rows{a.section(x.dayTitle(c.day), note, w)}
	c.list.resize(len(c.coming), max(h-1, 1))
	for i := c.list.top; i < c.list.end(); i++ {
		first := i == c.list.top || c.coming[i].on != c.coming[i-1].on
		out = append(out, c.drawEvent(a, &c.coming[i], w, first, c.inList && i == c.list.cursor))
	}
	if len(c.coming) == 0 {
		out = append(out, new(line).put(p.dim, "  "+x.NothingDueThen).end(p.text, w))
	}
	return out
}

// drawEvent draws a line of what comes; the first of a day names the day.
func (c *calendar) drawEvent(a *App, e *event, w int, first, here bool) string {
	l, p := a.rowStart(here)
	day := ""
	if first {
		day = a.words.eventDay(e.on, a.on)
	}
	s := p.dim
	if e.on == c.day {
		s = p.strong
	}
	l.cell(s, day, 11)
	unit, reason := min(20, w/5), min(34, w/3)
	if e.row == nil {
		mark, text := a.words.DayReports, a.words.turnDue(e.campaign.Name, wording.Turn(e.turn, e.kind, a.on, a.lang))
		if e.ends() {
			mark, text = a.words.dayEnds(), a.words.campaignEnds(e.campaign.Name, e.open)
		}
		return l.put(p.text, " ").cell(p.dim, mark, 2).put(p.text, " ").cell(p.dim, text, max(w-18, 8)).end(p.text, w)
	}
	l.put(p.text, " ").raw(a.chip(e.light), 2).put(p.text, " ")
	title, s := e.row.Task.Title, p.text
	if e.what != "" {
		title += "  " + e.what
	}
	if e.light == model.Done || e.light == model.Grey {
		s = p.dim
	}
	l.cell(s, title, max(w-unit-reason-19, 8)).put(p.text, " ")
	l.cell(p.dim, a.firstUnit(e.row.Task), unit).put(p.text, " ")
	l.cell(p.dim, a.shortReason(e.row), reason)
	return l.end(p.text, w)
}
