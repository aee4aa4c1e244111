package taskpage

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

// body lays the whole page out for h lines; the page shows a part of it.
func (d *Page) body(r *board.Row, w, h int) widget.Rows {
	t := r.Task
	if d.task != nil {
		t = d.task
	}
	out := d.drawTop(r, t, w)
	if w >= 110 {
		left := max((w-4)*45/100, 57) // a year of the chart has room
		right := w - 4 - left
		l := append(d.drawMeasures(r, t, left), d.drawEvents(t, left)...)
		l = append(l, d.drawChart(left, h)...)
		l = append(l, d.drawReadings(r, left)...)
		rr := d.drawReports(right)
		rr = append(rr, d.drawMilestones(r, t, right)...)
		rr = append(rr, d.drawSource(r, t, right)...)
		return append(out, widget.Beside(l, left, 4, rr, right)...)
	}
	out = append(out, d.drawMeasures(r, t, w)...)
	out = append(out, d.drawEvents(t, w)...)
	chart := append(d.drawChart(w, h), d.drawReadings(r, w)...)
	if h >= tall { // there is room for it above what may be long
		out, chart = append(out, chart...), nil
	}
	out = append(out, d.drawMilestones(r, t, w)...)
	out = append(out, d.drawReports(w)...)
	out = append(out, chart...)
	return append(out, d.drawSource(r, t, w)...)
}

// tall is the height from which the chart stands above the reports.
const tall = 36

// drawTop says what task it is, what light it has, and why.
func (d *Page) drawTop(r *board.Row, t *model.Task, w int) widget.Rows {
	p, x, s := d.Theme.Plain, d.Words, &r.Assessment
	path := append([]string{r.Campaign.Name}, t.Section...)
	if t.No != "" {
		path = append(path, t.No)
	}
	crumb := strings.Join(path, " > ")
	out := widget.Rows{new(widget.Line).Put(p.Text, " ").Put(p.Dim, zh.Cut(crumb, w-zh.Width(t.ID)-4)).To(p.Text, w-zh.Width(t.ID)-1).Put(p.Dim, t.ID).End(p.Text, w), widget.Spaces(w)}
	for i, part := range zh.Wrap(t.Title, w-5) {
		l := new(widget.Line)
		if i == 0 {
			l.Put(p.Text, " ").Raw(d.Chip(s.Light), 2).Put(p.Text, " ")
		} else {
			l.Put(p.Text, "    ")
		}
		out = append(out, l.Put(p.Strong, part).End(p.Text, w))
	}
	for i, reason := range d.Board.Explain(r).Reasons {
		st := p.Text
		if i == 0 {
			st = p.Light[s.Light]
			if s.Light != model.Red && s.Light != model.Yellow {
				st = p.Text
			}
		}
		for _, part := range zh.Wrap(words.Reason(reason, d.Lang), w-5) {
			out = append(out, new(widget.Line).Put(p.Text, "    ").Put(st, part).End(p.Text, w))
		}
	}
	if s.Computed != s.Light {
		out = append(out, new(widget.Line).Put(p.Text, "    ").Put(p.Dim, x.ComputedLight+" ").Raw(d.Chip(s.Computed), 2).End(p.Text, w))
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
func (d *Page) people(r *board.Row, t *model.Task) [][2]string {
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

// drawSource says where the task comes from and what is doubtful about it.
func (d *Page) drawSource(r *board.Row, t *model.Task, w int) widget.Rows {
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
		name, text := x.Review, words.Doubt(doubt, d.Lang)
		if !doubt.Settled.IsZero() {
			text += "  " + x.SettledOn(&doubt)
		}
		pair(name, text)
	}
	explained := d.Board.Explain(r)
	pair(x.Rule, words.JudgedBy(r.Campaign.Policy, &explained, d.Lang))
	return out
}
