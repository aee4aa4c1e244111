package ui

import (
	"slices"
	"strings"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	wording "duban/words"
)

// body lays the whole page out; the page shows a part of it.
func (d *detail) body(a *App, r *board.Row, w int) rows {
	t := r.Task
	if d.task != nil {
		t = d.task
	}
	out := d.drawTop(a, r, t, w)
	if w >= 110 {
		left := max((w-4)*45/100, 57) // a year of the chart has room
		right := w - 4 - left
		l := d.drawMeasures(a, r, t, left)
		l = append(l, d.drawChart(a, left)...)
		rr := d.drawReports(a, right)
		rr = append(rr, d.drawMilestones(a, r, t, right)...)
		out = append(out, beside(l, left, 4, rr, right)...)
	} else {
		out = append(out, d.drawMeasures(a, r, t, w)...)
		out = append(out, d.drawMilestones(a, r, t, w)...)
		out = append(out, d.drawReports(a, w)...)
		out = append(out, d.drawChart(a, w)...)
	}
	return append(out, d.drawSource(a, r, t, w)...)
}

// drawTop says what task it is, what light it has, and why.
func (d *detail) drawTop(a *App, r *board.Row, t *model.Task, w int) rows {
	p, x, s := a.theme.plain, a.words, &r.Assessment
	path := append([]string{r.Campaign.Name}, t.Section...)
	if t.No != "" {
		path = append(path, t.No)
	}
	crumb := strings.Join(path, " > ")
	out := rows{spaces(w), new(line).put(p.text, " ").put(p.dim, zh.Cut(crumb, w-zh.Width(t.ID)-4)).to(p.text, w-zh.Width(t.ID)-1).put(p.faint, t.ID).end(p.text, w)}
	for i, part := range zh.Wrap(t.Title, w-8) {
		l := new(line)
		if i == 0 {
			l.put(p.text, " ").raw(a.wideChip(s.Light), 4).put(p.text, "  ")
		} else {
			l.put(p.text, "       ")
		}
		out = append(out, l.put(p.strong, part).end(p.text, w))
	}
	for i, reason := range a.board.Explain(r).Reasons {
		if reason.Code == model.ReasonCalendar {
			continue // it is no reason: the rule's line says it
		}
		st := p.text
		if i == 0 {
			st = p.strongLight[s.Light]
			if s.Light == model.Grey || s.Light == model.Done {
				st = p.text
			}
		}
		for _, part := range zh.Wrap(wording.Reason(reason, a.lang), w-9) {
			out = append(out, new(line).put(p.text, "       ").put(st, part).end(p.text, w))
		}
	}
	if s.Computed != s.Light {
		out = append(out, new(line).put(p.text, "       ").put(p.dim, x.ComputedLight+" ").raw(a.chip(s.Computed), 2).end(p.text, w))
	}
	who := d.people(a, r, t)
	out = append(out, spaces(w))
	l := new(line).put(p.text, " ")
	for _, e := range who {
		need := zh.Width(e[0]) + 1 + zh.Width(e[1]) + 3
		if l.w+need > w && l.w > 1 {
			out = append(out, l.end(p.text, w))
			l = new(line).put(p.text, " ")
		}
		l.put(p.dim, e[0]+" ").put(p.text, zh.Cut(e[1], max(w-l.w-2, 4))).put(p.text, "   ")
	}
	if l.w > 1 {
		out = append(out, l.end(p.text, w))
	}
	out = append(out, d.drawTurns(a, r, w)...)
	return append(out, spaces(w))
}

// people are the units and persons of a task, and its dates, with their names.
func (d *detail) people(a *App, r *board.Row, t *model.Task) [][2]string {
	x := a.words
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
	if u := a.contact(t); u != "" {
		out = append(out, [2]string{x.Contact, u})
	}
	if t.Start.Text != "" || !t.Start.Date.IsZero() {
		out = append(out, [2]string{x.Start, x.deadline(t.Start)})
	}
	due := t.DueOn(r.Campaign, a.on)
	text := x.deadline(due)
	if n := t.ExtensionsOn(a.on); n > 0 {
		text += x.extended(n, t.FirstDeadline())
	}
	out = append(out, [2]string{x.ColDeadline, text})
	if len(t.Marks) > 0 {
		add(x.Marks, t.Marks)
	}
	return out
}

// contact is whom to telephone at the task's unit.
func (a *App) contact(t *model.Task) string {
	for _, name := range t.Units() {
		if s := a.phone(name); s != "" {
			return s
		}
	}
	return ""
}

// phone is whom to telephone at a unit, and under which number.
func (a *App) phone(unit string) string {
	u := a.unitNamed(unit)
	return strings.TrimSpace(u.Contact + " " + u.Phone)
}

func (a *App) section(title, note string, w int) string {
	p := a.theme.plain
	return new(line).put(p.text, " ").put(p.strong, title).put(p.text, "  ").put(p.dim, zh.Cut(note, w-zh.Width(title)-4)).end(p.text, w)
}

// drawMeasures draws a line for each target, with its bar.
func (d *detail) drawMeasures(a *App, r *board.Row, t *model.Task, w int) rows {
	p, x := a.theme.plain, a.words
	s := &r.Task.Standing
	out := rows{a.section(x.Targets, "", w)}
	bar := 12
	if len(t.Targets) == 0 {
		l := new(line).put(p.text, "  ").cell(p.text, x.Overall, w-bar-16)
		as := r.Assessment
		l.put(p.text, " ").right(p.strong, a.knownPercent(as.Completion, as.Known), 5).put(p.text, "  ")
		l.raw(a.bar(bar, as.Completion, as.Expected, as.Light, as.Known), bar)
		return append(out, l.end(p.text, w), spaces(w))
	}
	for i := range t.Targets {
		g := &t.Targets[i]
		m := model.MeasureTarget(r.Task, i, s, r.Campaign, a.cal, a.on)
		value := x.reading(g, s.Reading(i))
		vw := min(max(zh.Width(value), 8), w/3)
		name := max(w-vw-bar-15, 8)
		l := new(line).put(p.text, "  ").cell(p.text, g.Metric, name).put(p.text, " ")
		l.cell(p.dim, x.Kinds[g.Kind], 4).put(p.text, " ")
		l.right(p.strong, value, vw).put(p.text, "  ")
		switch {
		case g.Kind == model.Cumulative || g.Kind == model.Percent:
			l.raw(a.bar(bar, m.Completion, m.Expected, m.Light, m.Known), bar)
		case m.Known:
			l.raw(a.chip(m.Light), 2).put(p.text, " ").cell(p.dim, wording.ShortReason(m.Reason, a.lang), bar-3)
		default:
			l.cell(p.faint, wording.ShortReason(m.Reason, a.lang), bar)
		}
		out = append(out, l.end(p.text, w))
	}
	return append(out, spaces(w))
}

func (a *App) knownPercent(c model.Ratio, known bool) string {
	if !known {
		return "-"
	}
	return a.words.percent(c)
}

// drawMilestones draws the steps, with what became of each.
func (d *detail) drawMilestones(a *App, r *board.Row, t *model.Task, w int) rows {
	if len(t.Milestones) == 0 {
		return nil
	}
	p, x := a.theme.plain, a.words
	s := &r.Task.Standing
	out := rows{a.section(x.Milestones, x.doneOf(len(s.Steps), len(t.Milestones)), w)}
	for i, m := range t.Milestones {
		l := new(line).put(p.text, "  ").cell(p.dim, x.shortDeadline(m.Deadline, a.on), 10).put(p.text, " ")
		on, done := s.StepDone(i)
		st := p.text
		if done {
			st = p.dim
		}
		l.cell(st, m.Title, max(w-30, 8)).put(p.text, " ")
		switch {
		case done:
			l.put(p.light[model.Done], x.IsDone+" ").put(p.dim, on.String())
		case !m.Deadline.Date.IsZero() && m.Deadline.Date < a.on:
			l.put(p.strongLight[model.Red], x.Late)
		default:
			l.put(p.faint, x.NotDone)
		}
		out = append(out, l.end(p.text, w))
	}
	return append(out, spaces(w))
}

// drawReports draws every report, the newest first: the turn that it answers, the day it stands
// for, the day on which it was received, and what it says.
func (d *detail) drawReports(a *App, w int) rows {
	p, x := a.theme.plain, a.words
	// A sender of all reports is named once, above them.
	sender := ""
	if len(d.reports) > 1 && !slices.ContainsFunc(d.reports, func(r report) bool { return r.SentBy != d.reports[0].SentBy }) {
		sender = d.reports[0].SentBy
	}
	note := x.times(len(d.reports))
	if sender != "" {
		note += "  " + x.sentBy(sender)
	}
	out := rows{a.section(x.Reports, note, w)}
	if d.loaded && len(d.reports) == 0 {
		return append(out, new(line).put(p.dim, "  "+x.NoReports).end(p.text, w), spaces(w))
	}
	if len(d.reports) == 0 {
		return append(out, spaces(w))
	}
	r := a.board.Row(d.id)
	cadence, _ := r.Campaign.Asks(r.Task)
	turn := func(t model.Period) string { return x.turnShort(cadence.Kind, t, a.on) }
	var turnW, dateW, recW, shareW int
	for i := range d.reports {
		rep := &d.reports[i]
		if rep.Turn.To != 0 {
			turnW = max(turnW, zh.Width(turn(rep.Turn)))
		}
		dateW, recW = max(dateW, len(shortDay(rep.Date, a.on))), max(recW, len(shortDay(rep.Received, a.on)))
		if rep.Percent != nil {
			shareW = max(shareW, 4, len(rep.Percent.String())+1)
		}
	}
	heads := [...]struct {
		title string
		w     *int
	}{{x.turnHead(), &turnW}, {x.standsFor(), &dateW}, {x.receivedHead(), &recW}}
	l := new(line).put(p.text, " ")
	for _, h := range heads {
		if *h.w > 0 {
			*h.w = max(*h.w, zh.Width(h.title))
			l.cell(p.dim, h.title, *h.w).put(p.text, " ")
		}
	}
	out = append(out, l.end(p.text, w))
	for i := range d.reports {
		rep := &d.reports[i]
		st, body := p.strong, p.text
		if i > 0 {
			st, body = p.dim, p.dim
		}
		l := new(line).put(p.text, " ")
		if turnW > 0 {
			t := ""
			if rep.Turn.To != 0 {
				t = turn(rep.Turn)
			}
			l.cell(body, t, turnW).put(p.text, " ")
		}
		l.cell(body, shortDay(rep.Date, a.on), dateW).put(p.text, " ")
		if recW > 0 {
			l.cell(p.dim, shortDay(rep.Received, a.on), recW).put(p.text, " ")
		}
		if shareW > 0 {
			share := ""
			if rep.Percent != nil {
				share = rep.Percent.String() + "%"
			}
			l.right(st, share, shareW).put(p.text, " ")
		}
		l.raw(a.chip(rep.light), 2).put(p.text, "  ")
		text := x.reportText(d.task, &rep.Return)
		if more := x.reportTags(rep, sender == "", a.on); more != "" {
			text = strings.TrimSpace(text + x.in("（", " (") + more + x.in("）", ")"))
		}
		indent := l.w
		parts := zh.Wrap(text, max(w-indent-1, 10))
		if len(parts) == 0 {
			parts = []string{""}
		}
		for j, part := range parts {
			if j > 0 {
				l = new(line).put(p.text, spaces(indent))
			}
			out = append(out, l.put(body, part).end(p.text, w))
		}
	}
	return append(out, spaces(w))
}

// drawChart draws the plan in grey and what was reported in its light's
// colour, month by month.
func (d *detail) drawChart(a *App, w int) rows {
	if len(d.curve) < 2 {
		return nil
	}
	p, x := a.theme.plain, a.words
	out := rows{a.section(x.Chart, x.ChartNote, w)}
	points := d.curve
	each := 4
	if most := (w - 8) / each; len(points) > most {
		points = points[len(points)-most:]
	}
	for y := chartHeight; y >= 1; y-- {
		l := new(line)
		switch y {
		case chartHeight:
			l.right(p.faint, "100", 5)
		case chartHeight / 2:
			l.right(p.faint, "50", 5)
		default:
			l.put(p.text, "     ")
		}
		l.put(p.text, " ")
		for _, c := range points {
			if c.known && cellsOf(c.actual, chartHeight) >= y {
				l.put(a.theme.fill[c.light], "  ")
			} else {
				l.put(p.text, "  ")
			}
			if cellsOf(c.expected, chartHeight) >= y {
				l.put(a.theme.plan, " ")
			} else {
				l.put(p.text, " ")
			}
			l.put(p.text, " ")
		}
		out = append(out, l.end(p.text, w))
	}
	l := new(line).put(p.text, "      ")
	for _, c := range points {
		l.cell(p.faint, x.monthTick(c.month), each)
	}
	return append(out, l.end(p.text, w), spaces(w))
}

// drawSource says where the task comes from and what is doubtful about it.
func (d *detail) drawSource(a *App, r *board.Row, t *model.Task, w int) rows {
	p, x := a.theme.plain, a.words
	var out rows
	pair := func(name, text string) {
		for i, part := range zh.Wrap(text, max(w-12, 10)) {
			l := new(line).put(p.text, " ")
			if i == 0 {
				l.cell(p.strong, name, 8)
			} else {
				l.put(p.text, spaces(8))
			}
			out = append(out, l.put(p.text, " ").put(p.dim, part).end(p.text, w))
		}
	}
	if t.Detail == nil {
		return nil
	}
	src := t.Detail.Source
	doc := r.Campaign.Document
	text := strings.TrimSpace(doc.Number + " " + strings.Join(t.Section, " "))
	if src.Line > 0 {
		text += "  " + x.sourceLine(src.Document, src.Line)
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
			text += "  " + x.settledOn(doubt.Settled, doubt.By)
		}
		pair(name, text)
	}
	rule := wording.Policy(r.Campaign.Policy, a.lang)
	for _, reason := range a.board.Explain(r).Reasons {
		if reason.Code == model.ReasonCalendar {
			rule += x.FieldGap + wording.Reason(reason, a.lang)
		}
	}
	pair(x.Rule, rule)
	return out
}

// chartHeight is how many lines the columns of the chart are high.
const chartHeight = 8
