package ui

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/internal/board"
	"duban/internal/zh"
	"duban/model"
)

// pane is one of the lists of the overview.
type pane int

const (
	campaignPane pane = iota
	duePane
	unitPane
	paneCount
)

// overview is the first page: what is red, what is due, who is behind.
type overview struct {
	choice    int // of the first run: 0 the sample, 1 empty
	focus     pane
	lists     [paneCount]scroll
	campaigns []board.CampaignSum
	due       []dueLine
	units     []board.UnitSum
	tally     board.Tally
	at        [paneCount]place2D // where each pane was last drawn
	shown     [paneCount]bool
}

// place2D is a rectangle of the page.
type place2D struct{ x, y, w, h int }

func (p place2D) holds(x, y int) bool {
	return x >= p.x && x < p.x+p.w && y >= p.y && y < p.y+p.h
}

// dueLine is a line of 今日要办: a heading with a count, or a task.
type dueLine struct {
	title string
	count int
	light model.Light
	row   *board.Row
	note  string
	query string // what Enter on the heading shows
}

func (o *overview) refresh(a *App) {
	if a.board == nil {
		return
	}
	o.campaigns = a.board.ByCampaign()
	// Plans that are running come first; those that have ended follow in their order.
	slices.SortStableFunc(o.campaigns, func(x, y board.CampaignSum) int {
		ended := func(c board.CampaignSum) int {
			if to := c.Campaign.Period.To; !to.IsZero() && to < a.on {
				return 1
			}
			return 0
		}
		return ended(x) - ended(y)
	})
	o.units = a.board.ByUnit()
	o.tally = a.board.Tally(nil)
	o.due = dueLines(a)
	o.lists[campaignPane].resize(len(o.campaigns), max(o.lists[campaignPane].height, 1))
	o.lists[duePane].resize(len(o.due), max(o.lists[duePane].height, 1))
	o.lists[unitPane].resize(len(o.units), max(o.lists[unitPane].height, 1))
}

// dueEach is how many tasks stand under each heading of 今日要办.
const dueEach = 5

// dueLines are what must be acted on today, the worst first.
func dueLines(a *App) []dueLine {
	x := a.words
	var out []dueLine
	add := func(title, query string, light model.Light, rows []*board.Row, note func(*board.Row) string) {
		if len(rows) == 0 {
			return
		}
		out = append(out, dueLine{title: title, count: len(rows), light: light, query: query})
		for _, r := range rows[:min(len(rows), dueEach)] {
			out = append(out, dueLine{row: r, note: note(r), light: light})
		}
	}
	b := a.board
	add(x.DueOverdue, "逾期", model.Red, b.Overdue(), func(r *board.Row) string { return x.overdueBy(-r.Assessment.DaysLeft) })
	add(x.DueSoon, "", model.Yellow, b.DueSoon(), func(r *board.Row) string { return x.daysLeft(r.Assessment.DaysLeft) })
	add(x.DueTurning, "", model.Yellow, b.TurningRed(), func(r *board.Row) string {
		return x.inDays(a.cal.Workdays(a.on, r.Assessment.Next.On))
	})
	add(x.DueUnreported, "未报", model.Grey, b.Unreported(), func(r *board.Row) string {
		if r.Task.Standing.Last.IsZero() {
			return x.NeverReported
		}
		return x.lastReported(r.Task.Standing.Last)
	})
	return out
}

func (o *overview) key(a *App, msg tea.KeyPressMsg) tea.Cmd {
	k := a.k
	list := &o.lists[o.focus]
	switch {
	case key.Matches(msg, k.Up):
		list.move(-1)
	case key.Matches(msg, k.Down):
		list.move(1)
	case key.Matches(msg, k.PageUp):
		list.move(-list.height)
	case key.Matches(msg, k.PageDown):
		list.move(list.height)
	case key.Matches(msg, k.Home):
		list.to(0)
	case key.Matches(msg, k.End):
		list.to(list.n - 1)
	case key.Matches(msg, k.Next, k.Right):
		o.turn(1)
	case key.Matches(msg, k.Prev, k.Left):
		o.turn(-1)
	case key.Matches(msg, k.Open):
		return o.open(a)
	case key.Matches(msg, k.Add):
		a.push(newTaskForm(a, o.campaignHere(a)))
	case key.Matches(msg, k.Edit) && o.focus == campaignPane && o.campaignHere(a) != "":
		a.push(editCampaignForm(a, a.board.Campaign(o.campaignHere(a))))
	default:
		if r := o.taskHere(); r != nil {
			return a.taskKey(msg, r)
		}
	}
	return nil
}

// turn moves the focus to the next pane that is shown and has something in it.
func (o *overview) turn(d int) {
	for range paneCount {
		o.focus = (o.focus + pane(d) + paneCount) % paneCount
		if o.shown[o.focus] && o.lists[o.focus].n > 0 {
			return
		}
	}
	o.focus = campaignPane
}

func (o *overview) campaignHere(*App) string {
	if i := o.lists[campaignPane].cursor; o.focus == campaignPane && i < len(o.campaigns) {
		return o.campaigns[i].Campaign.ID
	}
	return ""
}

func (o *overview) taskHere() *board.Row {
	if i := o.lists[duePane].cursor; o.focus == duePane && i < len(o.due) {
		return o.due[i].row
	}
	return nil
}

func (o *overview) open(a *App) tea.Cmd {
	i := o.lists[o.focus].cursor
	switch o.focus {
	case campaignPane:
		if i < len(o.campaigns) {
			a.goTasks(scope{campaign: o.campaigns[i].Campaign.ID})
		}
	case duePane:
		if i >= len(o.due) {
			return nil
		}
		d := o.due[i]
		if d.row != nil {
			return a.openTask(d.row.Task.ID)
		}
		if d.query != "" {
			a.goTasks(scope{query: d.query, title: d.title})
		}
	case unitPane:
		if i < len(o.units) {
			a.goTasks(unitScope(o.units[i].Unit))
		}
	}
	return nil
}

// unitScope is the table of one unit's tasks.
func unitScope(unit string) scope {
	return scope{query: board.Exactly(board.FieldMain, unit), title: unit}
}

func (o *overview) click(a *App, x, y int) tea.Cmd {
	for p := range paneCount {
		at := o.at[p]
		if !o.shown[p] || !at.holds(x, y) {
			continue
		}
		i := o.lists[p].top + y - at.y
		if i >= o.lists[p].n {
			return nil
		}
		again := o.focus == p && o.lists[p].cursor == i
		o.focus = p
		o.lists[p].to(i)
		if again {
			return o.open(a)
		}
	}
	return nil
}

func (o *overview) wheel(_ *App, d int) { o.lists[o.focus].wheel(d) }

func (o *overview) keys(a *App) []key.Binding {
	k := a.k
	if o.taskHere() != nil {
		return []key.Binding{k.Open, k.Report, k.Next, k.Find, k.AsOf, k.Edit}
	}
	return []key.Binding{k.Open, k.Next, k.Find, k.AsOf, k.AddCampaign, k.Add}
}

func (o *overview) draw(a *App, w, h int) rows {
	o.shown = [paneCount]bool{}
	out := rows{spaces(w), o.drawTally(a, w)}
	if h >= 20 {
		out = append(out, " "+a.stacked(w-2, o.tally.Counts())+" ")
	}
	out = append(out, spaces(w))
	top := len(out)
	left, gap, right := w, 0, 0
	if w >= 100 {
		right = min(max(w/3, 34), 60)
		gap = 2
		left = w - right - gap
	}
	room := h - top
	nc := len(o.campaigns)
	unitRoom := 0
	if room >= 14 {
		// Units are seen beside campaigns once there are eight lines to spare.
		unitRoom = min(max(room-nc-3, room/3), len(o.units)+2, room-6)
	}
	campRoom := room - unitRoom
	if unitRoom > 0 {
		campRoom--
	}
	var col rows
	col = append(col, o.drawCampaigns(a, left, campRoom, top)...)
	if unitRoom > 2 {
		col = col.fill(left, campRoom)
		col = append(col, spaces(left))
		col = append(col, o.drawUnits(a, left, unitRoom, top+len(col))...)
	}
	if right > 0 {
		col = beside(col.fill(left, room), left, gap, o.drawDue(a, right, room, left+gap, top).fill(right, room), right)
	}
	return append(out, col...)
}

// drawTally draws the five lights with their counts, and what is late in reporting.
func (o *overview) drawTally(a *App, w int) string {
	p := a.theme.plain
	l := new(line).put(p.text, " ")
	chip, gap := 4, 2
	if w < 80 {
		chip, gap = 2, 1
	}
	for _, k := range lightOrder() {
		if chip == 4 {
			l.raw(a.wideChip(k), 4)
		} else {
			l.raw(a.chip(k), 2)
		}
		s := p.strong
		if o.tally.Of(k) == 0 {
			s = p.faint
		}
		l.put(p.text, " ").cell(s, strconv.Itoa(o.tally.Of(k)), max(4, len(strconv.Itoa(o.tally.Of(k))))).put(p.text, spaces(gap-1))
	}
	var r line
	x := a.words
	if n := o.tally.Extended; n > 0 {
		r.put(p.dim, x.Extended+" "+strconv.Itoa(n)).put(p.text, "   ")
	}
	if n := o.tally.Doubts; n > 0 {
		r.put(p.dim, x.Doubts+" "+strconv.Itoa(n)).put(p.text, "   ")
	}
	if n := o.tally.Unreported; n > 0 {
		r.put(p.light[model.Yellow], x.Unreported+" "+strconv.Itoa(n))
	}
	if l.w+r.w+2 <= w {
		l.to(p.text, w-r.w-1).raw(r.b.String(), r.w)
	}
	return l.end(p.text, w)
}

func countColumns() []column {
	return []column{
		{id: "total", w: 5, right: true},
		{id: "red", w: 4, right: true},
		{id: "yellow", w: 4, right: true},
		{id: "green", w: 4, right: true, drop: 6},
		{id: "grey", w: 4, right: true, drop: 7},
		{id: "done", w: 4, right: true, drop: 5},
	}
}

// drawCounts draws the columns of a tally; it reports whether c is one of them.
func (a *App) drawCounts(l *line, c column, t board.Tally, p *pens) bool {
	n, s := 0, p.dim
	pick := func(k model.Light) {
		n, s = t.Of(k), p.light[k]
		if k == model.Red {
			s = p.strongLight[k]
		}
	}
	switch c.id {
	case "total":
		l.right(p.dim, strconv.Itoa(t.Total), c.w)
		return true
	case "red":
		pick(model.Red)
	case "yellow":
		pick(model.Yellow)
	case "green":
		pick(model.Green)
	case "grey":
		pick(model.Grey)
	case "done":
		pick(model.Done)
	default:
		return false
	}
	if n == 0 {
		l.right(p.faint, "-", c.w)
	} else {
		l.right(s, strconv.Itoa(n), c.w)
	}
	return true
}

// drawColumnHeads draws the headings of a small table behind its title.
func (a *App) drawColumnHeads(title, note string, cols []column, w int, focused bool) string {
	p := a.theme.plain
	l := new(line).put(p.text, " ")
	s := p.strong
	if focused {
		s = p.accentStrong
	}
	for i, c := range cols {
		if i > 0 {
			l.put(p.text, spaces(columnGap))
		}
		heads := map[string]model.Light{"red": model.Red, "yellow": model.Yellow, "green": model.Green, "grey": model.Grey, "done": model.Done}
		k, isLight := heads[c.id]
		switch {
		case i == 0:
			var t line
			t.put(s, title).put(p.text, "  ").put(p.dim, note)
			if t.w > c.w {
				t = line{}
				t.put(s, zh.Cut(title, c.w))
			}
			t.to(p.text, c.w)
			l.raw(t.b.String(), c.w)
		case isLight:
			l.right(p.light[k], a.words.lightWord(k), c.w)
		case c.right:
			l.right(p.dim, c.title, c.w)
		default:
			l.cell(p.dim, c.title, c.w)
		}
	}
	return l.end(p.text, w)
}

func (o *overview) drawCampaigns(a *App, w, h, y int) rows {
	x := a.words
	cols := []column{{id: "name", w: 16, flex: 1}}
	cols = append(cols, countColumns()...)
	cols = append(cols, column{id: "bar", title: x.ColBar, w: 14, drop: 3}, column{id: "percent", w: 4, right: true}, column{id: "gap", title: x.ColGap, w: 4, right: true})
	cols[1].title = x.ColTasks
	cols = arrange(cols, w-2)
	o.shown[campaignPane] = true
	o.at[campaignPane] = place2D{0, y + 1, w, h - 1}
	list := &o.lists[campaignPane]
	list.resize(len(o.campaigns), max(h-1, 1))
	out := rows{a.drawColumnHeads(x.Campaigns, x.count(len(o.campaigns)), cols, w, o.focus == campaignPane)}
	for i := list.top; i < list.end(); i++ {
		c := &o.campaigns[i]
		here := i == list.cursor && o.focus == campaignPane
		p := &a.theme.plain
		l := new(line)
		if here {
			p = &a.theme.sel
			l.put(a.theme.cursor, " ")
		} else {
			l.put(p.text, " ")
		}
		name := p.text
		if here {
			name = p.strong
		} else if c.Light == model.Done || c.Light == model.Grey {
			name = p.dim
		}
		for j, col := range cols {
			if j > 0 {
				l.put(p.text, spaces(columnGap))
			}
			switch col.id {
			case "name":
				l.cell(name, c.Campaign.Name, col.w)
			case "bar":
				l.raw(a.bar(col.w, c.Completion, c.Expected, c.Light, c.Known), col.w)
			case "percent":
				text := "-"
				if c.Known {
					text = x.percent(c.Completion)
				}
				l.right(name, text, col.w)
			case "gap":
				text := ""
				if c.Known {
					text = points(c.Gap)
				}
				s := p.dim
				if k, ok := gapLight(c.Gap, c.Light); ok {
					s = p.light[k]
				}
				l.right(s, text, col.w)
			default:
				a.drawCounts(l, col, c.Tally, p)
			}
		}
		out = append(out, l.end(p.text, w))
	}
	if len(o.campaigns) == 0 {
		out = append(out, new(line).put(a.theme.plain.dim, "  "+x.NoCampaigns).end(a.theme.plain.text, w))
	}
	return out
}

func (o *overview) drawUnits(a *App, w, h, y int) rows {
	x := a.words
	cols := unitColumns(a, w)
	o.shown[unitPane] = true
	o.at[unitPane] = place2D{0, y + 1, w, h - 1}
	list := &o.lists[unitPane]
	list.resize(len(o.units), max(h-1, 1))
	out := rows{a.drawColumnHeads(x.Units, x.WorstFirst, cols, w, o.focus == unitPane)}
	for i := list.top; i < list.end(); i++ {
		out = append(out, a.drawUnit(&o.units[i], i, cols, w, i == list.cursor && o.focus == unitPane))
	}
	return out
}

func (o *overview) drawDue(a *App, w, h, x, y int) rows {
	p := a.theme.plain
	o.shown[duePane] = true
	o.at[duePane] = place2D{x, y + 1, w, h - 1}
	list := &o.lists[duePane]
	list.resize(len(o.due), max(h-1, 1))
	s := p.strong
	if o.focus == duePane {
		s = p.accentStrong
	}
	out := rows{new(line).put(p.text, " ").put(s, a.words.Due).end(p.text, w)}
	for i := list.top; i < list.end(); i++ {
		d := &o.due[i]
		k := &a.theme.plain
		l := new(line)
		if i == list.cursor && o.focus == duePane {
			k = &a.theme.sel
			l.put(a.theme.cursor, " ")
		} else {
			l.put(k.text, " ")
		}
		if d.row == nil {
			l.cell(k.strong, d.title, w-7).right(k.strongLight[d.light], strconv.Itoa(d.count), 5)
		} else {
			unit := min(14, w/4)
			note := 9
			l.put(k.text, "  ").cell(k.dim, d.row.Task.Title, w-unit-note-6)
			l.put(k.text, " ").cell(k.dim, firstUnit(d.row.Task), unit)
			l.put(k.text, " ").right(k.dim, d.note, note)
		}
		out = append(out, l.end(k.text, w))
	}
	if len(o.due) == 0 {
		out = append(out, new(line).put(p.dim, "   "+a.words.NothingDue).end(p.text, w))
	}
	return out
}

func firstUnit(t *model.Task) string {
	if u := t.Units(); len(u) > 0 {
		return u[0]
	}
	return ""
}
