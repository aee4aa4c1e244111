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
	"duban/ui/keymap"
	"duban/ui/widget"
	"duban/words"
)

// calendar shows a month, what falls due on each day, which days are worked,
// and below it what comes from the chosen day on.
type calendar struct {
	day    model.Date // the day where the cursor is
	events []event    // of all days, in their order
	coming []event    // from the chosen day on
	list   widget.Scroll
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
		if c.list.Cursor == 0 && key.Matches(msg, k.Up) {
			c.inList = false
			return nil
		}
		if a.k.MoveList(&c.list, msg) {
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
	if c.inList && c.list.Cursor < len(c.coming) {
		return &c.coming[c.list.Cursor]
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
		a.goTasks(scope{campaign: e.campaign.ID, query: a.Words.Term("-已完成")})
	default:
		a.goTasks(scope{campaign: e.campaign.ID, query: a.Words.Term("未报")})
	}
	return nil
}

func (c *calendar) goDay(d model.Date) {
	c.day = d
	c.list.Cursor, c.list.Top = 0, 0
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
	if i := c.list.Top + y - c.grid.y - c.grid.h - 2; i >= c.list.Top && i < c.list.End() {
		again := c.inList && i == c.list.Cursor
		c.inList = true
		c.list.To(i)
		if again {
			return c.open(a)
		}
	}
	return nil
}

func (c *calendar) wheel(_ *App, d int) {
	if c.inList {
		c.list.Wheel(d)
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
		return append([]key.Binding{k.Open, k.Report, k.Next, k.Back}, k.OnTask()...)
	}
	return []key.Binding{k.Open, k.Next, keymap.Named(k.PageDown, a.Words.DoMonth), keymap.Named(k.Home, a.Words.DoToday), k.AsOf, k.Back}
}

func (c *calendar) moves(a *App) []key.Binding {
	k, x := a.k, a.Words
	if c.inList {
		return append(k.InList(), k.Prev)
	}
	return []key.Binding{keymap.Named(k.Left, x.DoDay), keymap.Named(k.Up, x.DoWeek), keymap.Named(k.PageUp, x.DoMonth), keymap.Named(k.PageDown, x.DoMonth), keymap.Named(k.Home, x.DoToday), k.Prev}
}

func (c *calendar) draw(a *App, w, h int) widget.Rows {
	p, x := a.Theme.Plain, a.Words
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
	note := x.DueThisMonth(n)
	if !a.cal.Known(c.day) {
		note += "  " + x.HolidaysUnknown()
	}
	out := widget.Rows{widget.Spaces(w), a.section(x.MonthTitle(y, m), note, w), widget.Spaces(w)}
	head := new(widget.Line).Put(p.Text, " ")
	for i := range 7 {
		head.Cell(p.Dim, x.Weekdays[(i+1)%7], c.cellW)
	}
	out = append(out, head.End(p.Text, w))
	c.grid = rect{1, len(out), c.cellW * 7, 6 * c.cellH}
	first := c.firstCell()
	for week := range 6 {
		var l1, l2 widget.Line
		l1.Put(p.Text, " ")
		l2.Put(p.Text, " ")
		for i := range 7 {
			c.drawDay(a, &l1, &l2, first.AddDays(week*7+i), m)
		}
		out = append(out, l1.End(p.Text, w))
		if c.cellH == 2 {
			out = append(out, l2.End(p.Text, w))
		}
	}
	out = append(out, widget.Spaces(w))
	return append(out, c.drawList(a, w, h-len(out))...)
}

// drawDay draws one day: its number, whether it is worked, how many fall due
// and in which lights.
func (c *calendar) drawDay(a *App, l1, l2 *widget.Line, d model.Date, month time.Month) {
	p := &a.Theme.Plain
	if d == c.day {
		p = &a.Theme.Sel
	}
	events := c.between(d, d)
	num := p.Text
	switch {
	case d.Month() != month:
		num = p.Faint
	case d == a.on:
		num = p.AccentStrong
	case !a.cal.IsWorkday(d):
		num = p.Dim
	}
	var day widget.Line
	day.Put(p.Text, " ").Right(num, strconv.Itoa(d.Day()), 2).Put(p.Text, " ")
	weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
	if a.cal.IsWorkday(d) == weekend && c.cellW >= 8 {
		// Only the days on which the calendar differs from the week are named.
		word := a.Words.DayOff
		if weekend {
			word = a.Words.DayOn
		}
		day.Put(p.Faint, word)
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
	var marks widget.Line
	for _, k := range widget.LightOrder() {
		text := strconv.Itoa(counts[k])
		if counts[k] > 0 && marks.W+len(text)+1 < c.cellW-2 {
			marks.Put(p.StrongLight[k], text).Put(p.Text, " ")
		}
	}
	if word := a.Words.DayReports; reports && marks.W+zh.Width(word) < c.cellW-2 {
		marks.Put(p.Dim, word).Put(p.Text, " ")
	}
	if word := a.Words.DayEnds(); ends && marks.W+zh.Width(word) < c.cellW-2 {
		marks.Put(p.Dim, word)
	}
	target := &day
	var second widget.Line
	if c.cellH == 2 {
		second.Put(p.Text, "    ")
		target = &second
	}
	if room := c.cellW - target.W - 1; marks.W <= room {
		target.Raw(marks.String(), marks.W)
	} else {
		target.Put(p.Strong, "+")
	}
	l1.Raw(day.End(p.Text, c.cellW), c.cellW)
	if c.cellH == 2 {
		l2.Raw(second.End(p.Text, c.cellW), c.cellW)
	}
}

func (c *calendar) drawList(a *App, w, h int) widget.Rows {
	p, x := a.Theme.Plain, a.Words
	note := x.Items(len(c.between(c.day, c.day)))
	if n := a.cal.Workdays(a.on, c.day); n > 0 && c.day > a.on {
		note += "  " + x.InDays(n)
	}
	out := widget.Rows{a.section(x.DayTitle(c.day), note, w)}
	c.list.Resize(len(c.coming), max(h-1, 1))
	for i := c.list.Top; i < c.list.End(); i++ {
		first := i == c.list.Top || c.coming[i].on != c.coming[i-1].on
		out = append(out, c.drawEvent(a, &c.coming[i], w, first, c.inList && i == c.list.Cursor))
	}
	if len(c.coming) == 0 {
		out = append(out, new(widget.Line).Put(p.Dim, "  "+x.NothingDueThen).End(p.Text, w))
	}
	return out
}

// drawEvent draws a line of what comes; the first of a day names the day.
func (c *calendar) drawEvent(a *App, e *event, w int, first, here bool) string {
	l, p := a.rowStart(here)
	day := ""
	if first {
		day = a.Words.EventDay(e.on, a.on)
	}
	s := p.Dim
	if e.on == c.day {
		s = p.Strong
	}
	l.Cell(s, day, 11)
	unit, reason := min(20, w/5), min(34, w/3)
	if e.row == nil {
		mark, text := a.Words.DayReports, a.Words.TurnDue(e.campaign.Name, words.Turn(e.turn, e.kind, a.on, a.Lang))
		if e.ends() {
			mark, text = a.Words.DayEnds(), a.Words.CampaignEnds(e.campaign.Name, e.open)
		}
		return l.Put(p.Text, " ").Cell(p.Dim, mark, 2).Put(p.Text, " ").Cell(p.Dim, text, max(w-18, 8)).End(p.Text, w)
	}
	l.Put(p.Text, " ").Raw(a.Chip(e.light), 2).Put(p.Text, " ")
	title, s := e.row.Task.Title, p.Text
	if e.what != "" {
		title += "  " + e.what
	}
	if e.light == model.Done || e.light == model.Grey {
		s = p.Dim
	}
	l.Cell(s, title, max(w-unit-reason-19, 8)).Put(p.Text, " ")
	l.Cell(p.Dim, a.firstUnit(e.row.Task), unit).Put(p.Text, " ")
	l.Cell(p.Dim, a.shortReason(e.row), reason)
	return l.End(p.Text, w)
}
