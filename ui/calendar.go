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
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// calendar shows a month, what falls due on each day, which days are worked,
// and below it what comes from the chosen day on.
type calendar struct {
	*page.Desk
	today  model.Date // the real day, when the board was last looked at
	day    model.Date // the day where the cursor is
	events []event    // of all days, in their order
	coming []event    // from the chosen day on
	list   widget.Scroll
	inList bool // the keys are in the list of what comes
	grid   page.Rect
	cellW  int
	cellH  int
}

// Refresh looks at the board anew. The cursor stays where it is, but on today it goes along with the day.
func (c *calendar) Refresh() tea.Cmd {
	if c.Board == nil {
		return nil
	}
	if c.day.IsZero() || c.day == c.today && c.On == c.Today {
		c.day = c.On
	}
	c.today = c.Today
	c.events = eventsOf(c.Board)
	c.goDay(c.day)
	return nil
}

func (c *calendar) Key(msg tea.KeyPressMsg) tea.Cmd {
	k := c.K
	switch {
	case key.Matches(msg, k.Next, k.Prev):
		c.inList = !c.inList && len(c.coming) > 0
		return nil
	case key.Matches(msg, k.Back):
		if c.inList {
			c.inList = false
			return nil
		}
		return c.Back()
	case key.Matches(msg, k.Open):
		if !c.inList {
			c.inList = len(c.coming) > 0
			return nil
		}
		return c.open()
	}
	if c.inList {
		if c.list.Cursor == 0 && key.Matches(msg, k.Up) {
			c.inList = false
			return nil
		}
		if c.K.MoveList(&c.list, msg) {
			return nil
		}
		if e := c.here(); e != nil && e.row != nil {
			return taskKey(c.Desk, msg, e.row)
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
		c.goDay(c.On)
	}
	return nil
}

// Task is the task at the cursor.
func (c *calendar) Task() string {
	if e := c.here(); e != nil && e.row != nil {
		return e.row.Task.ID
	}
	return ""
}

func (c *calendar) here() *event {
	if c.inList && c.list.Cursor < len(c.coming) {
		return &c.coming[c.list.Cursor]
	}
	return nil
}

func (c *calendar) open() tea.Cmd {
	e := c.here()
	switch {
	case e == nil:
	case e.row != nil:
		return c.Open(e.row.Task.ID)
	case e.ends() || e.on >= c.On:
		return c.Tasks(page.Scope{Campaign: e.campaign.ID, Query: c.Words.Term("-已完成")})
	default:
		return c.Tasks(page.Scope{Campaign: e.campaign.ID, Query: c.Words.Term("未报")})
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

func (c *calendar) Click(x, y int) tea.Cmd {
	if c.cellW > 0 && c.grid.Holds(x, y) {
		d := c.firstCell().AddDays((y-c.grid.Y)/c.cellH*7 + (x-c.grid.X)/c.cellW)
		c.inList = false
		c.goDay(d)
		return nil
	}
	if i := c.list.Top + y - c.grid.Y - c.grid.H - 2; i >= c.list.Top && i < c.list.End() {
		again := c.inList && i == c.list.Cursor
		c.inList = true
		c.list.To(i)
		if again {
			return c.open()
		}
	}
	return nil
}

func (c *calendar) Wheel(d int) tea.Cmd {
	if c.inList {
		c.list.Wheel(d)
		return nil
	}
	if d < 0 {
		c.goMonth(-1)
	} else {
		c.goMonth(1)
	}
	return nil
}

func (c *calendar) Keys() []key.Binding {
	k := c.K
	switch e := c.here(); {
	case e != nil && e.row == nil:
		return []key.Binding{k.Open, k.Next, k.AsOf, k.Back}
	case e != nil:
		return append([]key.Binding{k.Open, k.Report, k.Next, k.Back}, k.OnTask()...)
	}
	return []key.Binding{k.Open, k.Next, keymap.Named(k.PageDown, c.Words.DoMonth), keymap.Named(k.Home, c.Words.DoToday), k.AsOf, k.Back}
}

func (c *calendar) Moves() []key.Binding {
	k, x := c.K, c.Words
	if c.inList {
		return append(k.InList(), k.Prev)
	}
	return []key.Binding{keymap.Named(k.Left, x.DoDay), keymap.Named(k.Up, x.DoWeek), keymap.Named(k.PageUp, x.DoMonth), keymap.Named(k.PageDown, x.DoMonth), keymap.Named(k.Home, x.DoToday), k.Prev}
}

func (c *calendar) Draw(w, h int) widget.Rows {
	p, x := c.Theme.Plain, c.Words
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
	if !c.Cal.Known(c.day) {
		note += "  " + x.HolidaysUnknown()
	}
	out := widget.Rows{widget.Spaces(w), section(c.Desk, x.MonthTitle(y, m), note, w), widget.Spaces(w)}
	head := new(widget.Line).Put(p.Text, " ")
	for i := range 7 {
		head.Cell(p.Dim, x.Weekdays[(i+1)%7], c.cellW)
	}
	out = append(out, head.End(p.Text, w))
	c.grid = page.Rect{X: 1, Y: len(out), W: c.cellW * 7, H: 6 * c.cellH}
	first := c.firstCell()
	for week := range 6 {
		var l1, l2 widget.Line
		l1.Put(p.Text, " ")
		l2.Put(p.Text, " ")
		for i := range 7 {
			c.drawDay(&l1, &l2, first.AddDays(week*7+i), m)
		}
		out = append(out, l1.End(p.Text, w))
		if c.cellH == 2 {
			out = append(out, l2.End(p.Text, w))
		}
	}
	out = append(out, widget.Spaces(w))
	return append(out, c.drawList(w, h-len(out))...)
}

// drawDay draws one day: its number, whether it is worked, how many fall due
// and in which lights.
func (c *calendar) drawDay(l1, l2 *widget.Line, d model.Date, month time.Month) {
	p := &c.Theme.Plain
	if d == c.day {
		p = &c.Theme.Sel
	}
	events := c.between(d, d)
	num := p.Text
	switch {
	case d.Month() != month:
		num = p.Faint
	case d == c.On:
		num = p.AccentStrong
	case !c.Cal.IsWorkday(d):
		num = p.Dim
	}
	var day widget.Line
	day.Put(p.Text, " ").Right(num, strconv.Itoa(d.Day()), 2).Put(p.Text, " ")
	weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
	if c.Cal.IsWorkday(d) == weekend && c.cellW >= 8 {
		// Only the days on which the calendar differs from the week are named.
		word := c.Words.DayOff
		if weekend {
			word = c.Words.DayOn
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
	if word := c.Words.DayReports; reports && marks.W+zh.Width(word) < c.cellW-2 {
		marks.Put(p.Dim, word).Put(p.Text, " ")
	}
	if word := c.Words.DayEnds(); ends && marks.W+zh.Width(word) < c.cellW-2 {
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

func (c *calendar) drawList(w, h int) widget.Rows {
	p, x := c.Theme.Plain, c.Words
	note := x.Items(len(c.between(c.day, c.day)))
	if n := c.Cal.Workdays(c.On, c.day); n > 0 && c.day > c.On {
		note += "  " + x.InDays(n)
	}
	out := widget.Rows{section(c.Desk, x.DayTitle(c.day), note, w)}
	c.list.Resize(len(c.coming), max(h-1, 1))
	for i := c.list.Top; i < c.list.End(); i++ {
		first := i == c.list.Top || c.coming[i].on != c.coming[i-1].on
		out = append(out, c.drawEvent(&c.coming[i], w, first, c.inList && i == c.list.Cursor))
	}
	if len(c.coming) == 0 {
		out = append(out, new(widget.Line).Put(p.Dim, "  "+x.NothingDueThen).End(p.Text, w))
	}
	return out
}

// drawEvent draws a line of what comes; the first of a day names the day.
func (c *calendar) drawEvent(e *event, w int, first, here bool) string {
	l, p := rowStart(c.Desk, here)
	day := ""
	if first {
		day = c.Words.EventDay(e.on, c.On)
	}
	s := p.Dim
	if e.on == c.day {
		s = p.Strong
	}
	l.Cell(s, day, 11)
	unit, reason := min(20, w/5), min(34, w/3)
	if e.row == nil {
		mark, text := c.Words.DayReports, c.Words.TurnDue(e.campaign.Name, words.Turn(e.turn, e.kind, c.On, c.Lang))
		if e.ends() {
			mark, text = c.Words.DayEnds(), c.Words.CampaignEnds(e.campaign.Name, e.open)
		}
		return l.Put(p.Text, " ").Cell(p.Dim, mark, 2).Put(p.Text, " ").Cell(p.Dim, text, max(w-18, 8)).End(p.Text, w)
	}
	l.Put(p.Text, " ").Raw(c.Chip(e.light), 2).Put(p.Text, " ")
	title, s := e.row.Task.Title, p.Text
	if e.what != "" {
		title += "  " + e.what
	}
	if e.light == model.Done || e.light == model.Grey {
		s = p.Dim
	}
	l.Cell(s, title, max(w-unit-reason-19, 8)).Put(p.Text, " ")
	l.Cell(p.Dim, c.FirstUnit(e.row.Task), unit).Put(p.Text, " ")
	l.Cell(p.Dim, shortReason(c.Desk, e.row), reason)
	return l.End(p.Text, w)
}
