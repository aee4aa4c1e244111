package calendar

import (
	"slices"
	"strconv"
	"time"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/draw"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// Draw draws the page in w by h cells: the month and below it what comes, on a wide screen beside it.
func (c *Page) Draw(w, h int) widget.Rows {
	const above = 3 // lines over the first week
	month := page.ListWidthIn(w)
	c.cellW = (month - 2) / 7
	if w >= page.Wide {
		c.cellH = min(max((h-above)/6, 1), 7)
		c.listAt = page.Rect{X: page.ListWidth, Y: 1, W: w - page.ListWidth, H: h - 1}
		return c.SideBySide(c.drawMonth(month, above), w, h, func(w int) widget.Rows { return c.drawList(w, h) })
	}
	const list = 10 // lines that it has at least, where there is room for more than a line a day
	c.cellH = min(max((h-above-list)/6, 1), 3)
	out := append(c.drawMonth(month, above), widget.Spaces(w))
	c.listAt = page.Rect{X: 0, Y: len(out) + 1, W: w, H: h - len(out) - 1}
	return append(out, c.drawList(w, h-len(out))...)
}

// ruled is the height of a day from which a line stands over each week.
const ruled = 4

// drawMonth draws the month in w cells: its name with what falls due in it, the days of the week, and six weeks.
func (c *Page) drawMonth(w, above int) widget.Rows {
	p, x := c.Theme.Plain, c.Words
	y, m, _ := c.day.Civil()
	var due board.Tally
	for _, e := range c.between(model.NewDate(y, m, 1), c.day.MonthEnd()) {
		if e.row != nil {
			due.Total++
			count(&due, e.light)
		}
	}
	title := new(widget.Line).Put(p.Text, " ").Put(p.Strong, x.MonthTitle(y, m)).Put(p.Text, "  ").Put(p.Dim, x.DueThisMonth(due.Total))
	draw.LightsWithin(c.Screen, title, &due, w-1)
	if !c.Cal.Known(c.day) {
		title.Put(p.Text, "  ").Put(p.Dim, zh.Cut(x.HolidaysUnknown(), w-title.W-3))
	}
	head := new(widget.Line).Put(p.Text, " ")
	for i := range 7 {
		head.Put(p.Text, " ").Cell(p.Dim, x.Weekdays[(i+1)%7], c.cellW-1)
	}
	out := widget.Rows{title.End(p.Text, w), widget.Spaces(w), head.End(p.Text, w)}
	c.grid = page.Rect{X: 1, Y: above, W: c.cellW * 7, H: 6 * c.cellH}
	first := c.firstCell()
	for week := range 6 {
		lines := c.cellH
		if c.cellH >= ruled {
			out = append(out, new(widget.Line).Put(p.Text, " ").Rule(p.Faint, c.cellW*7).End(p.Text, w))
			lines--
		}
		var days [7]widget.Rows
		for i := range days {
			days[i] = c.drawDay(first.AddDays(week*7+i), m, lines)
		}
		for n := range lines {
			l := new(widget.Line).Put(p.Text, " ")
			for i := range days {
				l.Raw(days[i][n], c.cellW)
			}
			out = append(out, l.End(p.Text, w))
		}
	}
	return out
}

// count adds what falls due to a tally.
func count(t *board.Tally, light model.Light) {
	switch light {
	case model.Red:
		t.Red++
	case model.Yellow:
		t.Yellow++
	case model.Green:
		t.Green++
	case model.Grey:
		t.Grey++
	case model.Done:
		t.Done++
	}
}

// drawDay draws one day in so many lines: its number, whether it is worked, how many fall due in which lights, and what
// of a plan is due or ends.
func (c *Page) drawDay(d model.Date, month time.Month, lines int) widget.Rows {
	p, x := &c.Theme.Plain, c.Words
	if d == c.day {
		p = &c.Theme.Sel
	}
	num := p.Text
	switch {
	case d == c.On:
		num = p.AccentStrong
	case d.Month() != month || !c.Cal.IsWorkday(d):
		num = p.Dim
	}
	out := make([]widget.Line, lines)
	day := &out[0]
	day.Put(p.Text, " ").Put(num, strconv.Itoa(d.Day())).Put(p.Text, " ")
	weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
	if c.Cal.IsWorkday(d) == weekend && c.cellW >= 8 {
		// Only the days on which the calendar differs from the week are named.
		word := x.DayOff
		if weekend {
			word = x.DayOn
		}
		day.Put(p.Dim, word).Put(p.Text, " ")
	}
	// Where there is one line, all stands behind the number, else each on a line of its own as far as they reach.
	at := min(1, lines-1)
	put := func(pens []widget.Pen, texts ...string) {
		need := -1
		for _, text := range texts {
			need += zh.Width(text) + 1
		}
		l := &out[at]
		if l.W == 0 {
			l.Put(p.Text, " ")
		}
		if l.W+need > c.cellW {
			return
		}
		for i, text := range texts {
			l.Put(pens[i], text).Put(p.Text, " ")
		}
		at = min(at+1, lines-1)
	}
	var due board.Tally
	var plans []string
	for _, e := range c.between(d, d) {
		mark := x.DayReports
		switch {
		case e.row != nil:
			due.Total++
			count(&due, e.light)
			continue
		case e.ends():
			mark = x.DayEnds()
		case lines > 2:
			mark += " " + words.Turn(e.turn, e.kind, c.On, c.Lang)
		}
		if !slices.Contains(plans, mark) {
			plans = append(plans, mark)
		}
	}
	if due.Total > 0 {
		var pens []widget.Pen
		var texts []string
		w := -1
		for _, k := range widget.LightOrder() {
			if n := due.Of(k); n > 0 {
				pens, texts = append(pens, p.StrongLight[k]), append(texts, strconv.Itoa(n))
				w += len(texts[len(texts)-1]) + 1
			}
		}
		if w > c.cellW-out[at].W-1 { // the sum says more than a part of it
			pens, texts = []widget.Pen{p.Strong}, []string{strconv.Itoa(due.Total)}
		}
		put(pens, texts...)
	}
	for _, mark := range plans {
		if lines > 2 {
			mark = zh.Cut(mark, c.cellW-2)
		}
		put([]widget.Pen{p.Dim}, mark)
	}
	// A high day names what must be acted on.
	for _, e := range c.between(d, d) {
		if e.row != nil && (e.light == model.Red || e.light == model.Yellow) && lines > 3 && out[at].W == 0 {
			put([]widget.Pen{p.Light[e.light]}, zh.Cut(e.row.Task.Title, c.cellW-2))
		}
	}
	rows := make(widget.Rows, lines)
	for i := range out {
		rows[i] = out[i].End(p.Text, c.cellW)
	}
	return rows
}

func (c *Page) drawList(w, h int) widget.Rows {
	p, x := c.Theme.Plain, c.Words
	note := x.FromDay(c.day)
	if n := len(c.between(c.day, c.day)); n > 0 {
		note += "  " + x.Items(n)
	}
	if n := c.Cal.Workdays(c.On, c.day); n > 0 && c.day > c.On {
		note += "  " + x.InDays(n)
	}
	c.list.Resize(len(c.coming), max(h-1, 1))
	out := widget.Rows{draw.Titled(c.Screen, x.Coming(), note, c.list.Place(&p), w)}
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
	const name = 36 // cells that it keeps as long as anything else can go
	unit := min(20, w/5)
	reason := min(34, w-unit-name-19)
	if reason < 12 {
		reason = 0
	}
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
