package calendar

import (
	"strconv"
	"time"

	"duban/internal/zh"
	"duban/model"
	"duban/ui/draw"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// Draw draws the page in w by h cells.
func (c *Page) Draw(w, h int) widget.Rows {
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
	out := widget.Rows{draw.Section(c.Screen, x.MonthTitle(y, m), note, w), widget.Spaces(w)}
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
func (c *Page) drawDay(l1, l2 *widget.Line, d model.Date, month time.Month) {
	p := &c.Theme.Plain
	if d == c.day {
		p = &c.Theme.Sel
	}
	events := c.between(d, d)
	num := p.Text
	switch {
	case d.Month() != month:
		num = p.Dim
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
		day.Put(p.Dim, word)
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

func (c *Page) drawList(w, h int) widget.Rows {
	p, x := c.Theme.Plain, c.Words
	note := x.Items(len(c.between(c.day, c.day)))
	if n := c.Cal.Workdays(c.On, c.day); n > 0 && c.day > c.On {
		note += "  " + x.InDays(n)
	}
	c.list.Resize(len(c.coming), max(h-1, 1))
	out := widget.Rows{draw.Titled(c.Screen, x.DayTitle(c.day), note, c.list.Place(&p), w)}
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
func (c *Page) drawEvent(e *event, w int, first, here bool) string {
	l, p := draw.RowStart(c.Screen, here)
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
	l.Cell(p.Dim, draw.ShortReason(c.Desk, e.row, reason), reason)
	return l.End(p.Text, w)
}
