package ui

import (
	"slices"
	"strings"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// body lays the whole page out; the page shows a part of it.
func (d *detail) body(r *board.Row, w int) widget.Rows {
	t := r.Task
	if d.task != nil {
		t = d.task
	}
	out := d.drawTop(r, t, w)
	if w >= 110 {
		left := max((w-4)*45/100, 57) // a year of the chart has room
		right := w - 4 - left
		l := d.drawMeasures(r, t, left)
		l = append(l, d.drawChart(left)...)
		rr := d.drawReports(right)
		rr = append(rr, d.drawMilestones(r, t, right)...)
		out = append(out, widget.Beside(l, left, 4, rr, right)...)
	} else {
		out = append(out, d.drawMeasures(r, t, w)...)
		out = append(out, d.drawMilestones(r, t, w)...)
		out = append(out, d.drawReports(w)...)
		out = append(out, d.drawChart(w)...)
	}
	return append(out, d.drawSource(r, t, w)...)
}

// drawTop says what task it is, what light it has, and why.
func (d *detail) drawTop(r *board.Row, t *model.Task, w int) widget.Rows {
	p, x, s := d.Theme.Plain, d.Words, &r.Assessment
	path := append([]string{r.Campaign.Name}, t.Section...)
	if t.No != "" {
		path = append(path, t.No)
	}
	crumb := strings.Join(path, " > ")
	out := widget.Rows{widget.Spaces(w), new(widget.Line).Put(p.Text, " ").Put(p.Dim, zh.Cut(crumb, w-zh.Width(t.ID)-4)).To(p.Text, w-zh.Width(t.ID)-1).Put(p.Faint, t.ID).End(p.Text, w)}
	for i, part := range zh.Wrap(t.Title, w-8) {
		l := new(widget.Line)
		if i == 0 {
			l.Put(p.Text, " ").Raw(d.WideChip(s.Light), 4).Put(p.Text, "  ")
		} else {
			l.Put(p.Text, "       ")
		}
		out = append(out, l.Put(p.Strong, part).End(p.Text, w))
	}
	for i, reason := range d.Board.Explain(r).Reasons {
		if reason.Code == model.ReasonCalendar {
			continue // it is no reason: the rule's line says it
		}
		st := p.Text
		if i == 0 {
			st = p.StrongLight[s.Light]
			if s.Light == model.Grey || s.Light == model.Done {
				st = p.Text
			}
		}
		for _, part := range zh.Wrap(words.Reason(reason, d.Lang), w-9) {
			out = append(out, new(widget.Line).Put(p.Text, "       ").Put(st, part).End(p.Text, w))
		}
	}
	if s.Computed != s.Light {
		out = append(out, new(widget.Line).Put(p.Text, "       ").Put(p.Dim, x.ComputedLight+" ").Raw(d.Chip(s.Computed), 2).End(p.Text, w))
	}
	who := d.people(r, t)
	out = append(out, widget.Spaces(w))
	l := new(widget.Line).Put(p.Text, " ")
	for _, e := range who {
		need := zh.Width(e[0]) + 1 + zh.Width(e[1]) + 3
		if l.W+need > w && l.W > 1 {
			out = append(out, l.End(p.Text, w))
			l = new(widget.Line).Put(p.Text, " ")
		}
		l.Put(p.Dim, e[0]+" ").Put(p.Text, zh.Cut(e[1], max(w-l.W-2, 4))).Put(p.Text, "   ")
	}
	if l.W > 1 {
		out = append(out, l.End(p.Text, w))
	}
	out = append(out, d.drawTurns(r, w)...)
	return append(out, widget.Spaces(w))
}

// people are the units and persons of a task, and its dates, with their names.
func (d *detail) people(r *board.Row, t *model.Task) [][2]string {
	x := d.Words
	var out [][2]string
	add := func(name string, list []string) {
		if len(list) > 0 {
			out = append(out, [2]string{name, strings.Join(list, x.ListGap)})
		}
	}
	add(x.LeadUnits, t.LeadUnits)
	add(x.ResponsibleUnits, t.ResponsibleUnits)
	add(x.RelatedUnits, t.RelatedUnits)
	add(x.Owners, t.Owners)
	add(x.Leaders, t.Leaders)
	add(x.Coordinators, t.Coordinators)
	add(x.Persons, t.Persons)
	if u := contact(d.Desk, t); u != "" {
		out = append(out, [2]string{x.Contact, u})
	}
	if t.Start.Text != "" || !t.Start.Date.IsZero() {
		out = append(out, [2]string{x.Start, x.Deadline(t.Start)})
	}
	due := t.DueOn(r.Campaign, d.On)
	text := x.Deadline(due)
	if n := t.ExtensionsOn(d.On); n > 0 {
		text += x.ExtendedTimes(n, t.FirstDeadline())
	}
	out = append(out, [2]string{x.ColDeadline, text})
	if len(t.Marks) > 0 {
		add(x.Marks, t.Marks)
	}
	return out
}

// contact is whom to telephone at the task's unit.
func contact(desk *page.Desk, t *model.Task) string {
	for _, name := range t.Units() {
		if s := desk.Phone(name); s != "" {
			return s
		}
	}
	return ""
}

func section(desk *page.Desk, title, note string, w int) string {
	p := desk.Theme.Plain
	return new(widget.Line).Put(p.Text, " ").Put(p.Strong, title).Put(p.Text, "  ").Put(p.Dim, zh.Cut(note, w-zh.Width(title)-4)).End(p.Text, w)
}

// drawMeasures draws a line for each target, with its bar.
func (d *detail) drawMeasures(r *board.Row, t *model.Task, w int) widget.Rows {
	p, x := d.Theme.Plain, d.Words
	s := &r.Task.Standing
	out := widget.Rows{section(d.Desk, x.Targets, "", w)}
	bar := 12
	if len(t.Targets) == 0 {
		l := new(widget.Line).Put(p.Text, "  ").Cell(p.Text, x.Overall, w-bar-16)
		as := r.Assessment
		l.Put(p.Text, " ").Right(p.Strong, knownPercent(d.Desk, as.Completion, as.Known), 5).Put(p.Text, "  ")
		l.Raw(d.Bar(bar, as.Completion, as.Expected, as.Light, as.Known), bar)
		return append(out, l.End(p.Text, w), widget.Spaces(w))
	}
	for i := range t.Targets {
		g := &t.Targets[i]
		m := model.MeasureTarget(r.Task, i, s, r.Campaign, d.Cal, d.On)
		value := x.Reading(g, s.Reading(i))
		vw := min(max(zh.Width(value), 8), w/3)
		name := max(w-vw-bar-15, 8)
		l := new(widget.Line).Put(p.Text, "  ").Cell(p.Text, g.Metric, name).Put(p.Text, " ")
		l.Cell(p.Dim, x.Kinds[g.Kind], 4).Put(p.Text, " ")
		l.Right(p.Strong, value, vw).Put(p.Text, "  ")
		switch {
		case g.Kind == model.Cumulative || g.Kind == model.Percent:
			l.Raw(d.Bar(bar, m.Completion, m.Expected, m.Light, m.Known), bar)
		case m.Known:
			l.Raw(d.Chip(m.Light), 2).Put(p.Text, " ").Cell(p.Dim, words.ShortReason(m.Reason, d.Lang), bar-3)
		default:
			l.Cell(p.Faint, words.ShortReason(m.Reason, d.Lang), bar)
		}
		out = append(out, l.End(p.Text, w))
	}
	return append(out, widget.Spaces(w))
}

func knownPercent(desk *page.Desk, c model.Ratio, known bool) string {
	if !known {
		return "-"
	}
	return desk.Words.PercentOf(c)
}

// drawMilestones draws the steps, with what became of each.
func (d *detail) drawMilestones(r *board.Row, t *model.Task, w int) widget.Rows {
	if len(t.Milestones) == 0 {
		return nil
	}
	p, x := d.Theme.Plain, d.Words
	s := &r.Task.Standing
	out := widget.Rows{section(d.Desk, x.Milestones, x.DoneOf(len(s.Steps), len(t.Milestones)), w)}
	for i, m := range t.Milestones {
		l := new(widget.Line).Put(p.Text, "  ").Cell(p.Dim, x.ShortDeadline(m.Deadline, d.On), 10).Put(p.Text, " ")
		on, done := s.StepDone(i)
		st := p.Text
		if done {
			st = p.Dim
		}
		l.Cell(st, m.Title, max(w-30, 8)).Put(p.Text, " ")
		switch {
		case done:
			l.Put(p.Light[model.Done], x.IsDone+" ").Put(p.Dim, on.String())
		case !m.Deadline.Date.IsZero() && m.Deadline.Date < d.On:
			l.Put(p.StrongLight[model.Red], x.Late)
		default:
			l.Put(p.Faint, x.NotDone)
		}
		out = append(out, l.End(p.Text, w))
	}
	return append(out, widget.Spaces(w))
}

// drawReports draws every report, the newest first: the turn that it answers, the day it stands
// for, the day on which it was received, and what it says.
func (d *detail) drawReports(w int) widget.Rows {
	p, x := d.Theme.Plain, d.Words
	// A sender of all reports is named once, above them.
	sender := ""
	if len(d.reports) > 1 && !slices.ContainsFunc(d.reports, func(r report) bool { return r.SentBy != d.reports[0].SentBy }) {
		sender = d.reports[0].SentBy
	}
	note := x.Times(len(d.reports))
	if sender != "" {
		note += "  " + x.SentBy(sender)
	}
	out := widget.Rows{section(d.Desk, x.Reports, note, w)}
	if d.loaded && len(d.reports) == 0 {
		return append(out, new(widget.Line).Put(p.Dim, "  "+x.NoReports).End(p.Text, w), widget.Spaces(w))
	}
	if len(d.reports) == 0 {
		return append(out, widget.Spaces(w))
	}
	r := d.Board.Row(d.id)
	cadence, _ := r.Campaign.Asks(r.Task)
	turn := func(t model.Period) string { return x.TurnShort(cadence.Kind, t, d.On) }
	var turnW, dateW, recW, shareW int
	for i := range d.reports {
		rep := &d.reports[i]
		if rep.Turn.To != 0 {
			turnW = max(turnW, zh.Width(turn(rep.Turn)))
		}
		dateW, recW = max(dateW, len(words.ShortDay(rep.Date, d.On))), max(recW, len(words.ShortDay(rep.Received, d.On)))
		if rep.Percent != nil {
			shareW = max(shareW, 4, len(rep.Percent.String())+1)
		}
	}
	heads := [...]struct {
		title string
		w     *int
	}{{x.TurnHead(), &turnW}, {x.StandsFor(), &dateW}, {x.ReceivedHead(), &recW}}
	l := new(widget.Line).Put(p.Text, " ")
	for _, h := range heads {
		if *h.w > 0 {
			*h.w = max(*h.w, zh.Width(h.title))
			l.Cell(p.Dim, h.title, *h.w).Put(p.Text, " ")
		}
	}
	out = append(out, l.End(p.Text, w))
	for i := range d.reports {
		rep := &d.reports[i]
		st, body := p.Strong, p.Text
		if i > 0 {
			st, body = p.Dim, p.Dim
		}
		l := new(widget.Line).Put(p.Text, " ")
		if turnW > 0 {
			t := ""
			if rep.Turn.To != 0 {
				t = turn(rep.Turn)
			}
			l.Cell(body, t, turnW).Put(p.Text, " ")
		}
		l.Cell(body, words.ShortDay(rep.Date, d.On), dateW).Put(p.Text, " ")
		if recW > 0 {
			l.Cell(p.Dim, words.ShortDay(rep.Received, d.On), recW).Put(p.Text, " ")
		}
		if shareW > 0 {
			share := ""
			if rep.Percent != nil {
				share = rep.Percent.String() + "%"
			}
			l.Right(st, share, shareW).Put(p.Text, " ")
		}
		l.Raw(d.Chip(rep.light), 2).Put(p.Text, "  ")
		text := x.ReportText(d.task, &rep.Return)
		if more := x.ReportTags(&rep.Return, rep.corrected, sender == "", d.On); more != "" {
			text = strings.TrimSpace(text + x.Aside(more))
		}
		indent := l.W
		parts := zh.Wrap(text, max(w-indent-1, 10))
		if len(parts) == 0 {
			parts = []string{""}
		}
		for j, part := range parts {
			if j > 0 {
				l = new(widget.Line).Put(p.Text, widget.Spaces(indent))
			}
			out = append(out, l.Put(body, part).End(p.Text, w))
		}
	}
	return append(out, widget.Spaces(w))
}

// drawChart draws the plan in grey and what was reported in its light's
// colour, month by month.
func (d *detail) drawChart(w int) widget.Rows {
	if len(d.curve) < 2 {
		return nil
	}
	p, x := d.Theme.Plain, d.Words
	out := widget.Rows{section(d.Desk, x.Chart, x.ChartNote, w)}
	points := d.curve
	each := 4
	if most := (w - 8) / each; len(points) > most {
		points = points[len(points)-most:]
	}
	for y := chartHeight; y >= 1; y-- {
		l := new(widget.Line)
		switch y {
		case chartHeight:
			l.Right(p.Faint, "100", 5)
		case chartHeight / 2:
			l.Right(p.Faint, "50", 5)
		default:
			l.Put(p.Text, "     ")
		}
		l.Put(p.Text, " ")
		for _, c := range points {
			if c.known && widget.CellsOf(c.actual, chartHeight) >= y {
				l.Put(d.Theme.Fill[c.light], "  ")
			} else {
				l.Put(p.Text, "  ")
			}
			if widget.CellsOf(c.expected, chartHeight) >= y {
				l.Put(d.Theme.Plan, " ")
			} else {
				l.Put(p.Text, " ")
			}
			l.Put(p.Text, " ")
		}
		out = append(out, l.End(p.Text, w))
	}
	l := new(widget.Line).Put(p.Text, "      ")
	for _, c := range points {
		l.Cell(p.Faint, x.MonthTick(c.month), each)
	}
	return append(out, l.End(p.Text, w), widget.Spaces(w))
}

// drawSource says where the task comes from and what is doubtful about it.
func (d *detail) drawSource(r *board.Row, t *model.Task, w int) widget.Rows {
	p, x := d.Theme.Plain, d.Words
	var out widget.Rows
	pair := func(name, text string) {
		for i, part := range zh.Wrap(text, max(w-12, 10)) {
			l := new(widget.Line).Put(p.Text, " ")
			if i == 0 {
				l.Cell(p.Strong, name, 8)
			} else {
				l.Put(p.Text, widget.Spaces(8))
			}
			out = append(out, l.Put(p.Text, " ").Put(p.Dim, part).End(p.Text, w))
		}
	}
	if t.Detail == nil {
		return nil
	}
	src := t.Detail.Source
	doc := r.Campaign.Document
	text := strings.TrimSpace(doc.Number + " " + strings.Join(t.Section, " "))
	if src.Line > 0 {
		text += "  " + x.SourceLine(src.Line)
	}
	if src.Text != "" {
		text += "  " + src.Text
	}
	pair(x.Source, text)
	if t.Detail.Text != "" {
		pair(x.Text, t.Detail.Text)
	}
	if len(t.Detail.Fields) > 0 {
		keys := make([]string, 0, len(t.Detail.Fields))
		for k := range t.Detail.Fields {
			keys = append(keys, k)
		}
		slices.SortFunc(keys, zh.Compare)
		var b []string
		for _, k := range keys {
			b = append(b, k+" "+t.Detail.Fields[k])
		}
		pair(x.Fields, strings.Join(b, x.FieldGap))
	}
	for _, doubt := range t.Detail.Review {
		name, text := x.Review, doubt.Text
		if !doubt.Settled.IsZero() {
			text += "  " + x.SettledOn(doubt.Settled, doubt.By)
		}
		pair(name, text)
	}
	rule := words.Policy(r.Campaign.Policy, d.Lang)
	for _, reason := range d.Board.Explain(r).Reasons {
		if reason.Code == model.ReasonCalendar {
			rule += x.FieldGap + words.Reason(reason, d.Lang)
		}
	}
	pair(x.Rule, rule)
	return out
}

// chartHeight is how many lines the columns of the chart are high.
const chartHeight = 8
