package taskpage

import (
	"slices"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/draw"
	"duban/ui/widget"
	"duban/words"
)

// barW is how wide the bar of a measure is.
const barW = 12

// bar draws how far a measure is; there is none for what is done or not begun.
func (d *Page) bar(l *widget.Line, as *model.Assessment) {
	p := &d.Theme.Plain
	if draw.Recedes(as.Light) {
		l.Put(p.Text, widget.Spaces(barW))
		return
	}
	widget.Bar(l, barW, as.Completion, as.Expected, as.Light, as.Known, p)
}

// drawMeasures tells of each target what it asks, how it is judged, what was reported, and its own light.
func (d *Page) drawMeasures(r *board.Row, t *model.Task, w int) widget.Rows {
	p, x := d.Theme.Plain, d.Words
	if len(t.Targets) == 0 {
		l := new(widget.Line).Put(p.Text, "  ").Cell(p.Text, x.Overall, w-barW-16)
		as := r.Assessment
		l.Put(p.Text, " ").Right(p.Strong, draw.Share(x, as.Completion, as.Known), 5).Put(p.Text, "  ")
		if as.Shared {
			d.bar(l, &as)
		}
		return widget.Rows{draw.Section(d.Screen, x.Targets, "", w), l.End(p.Text, w), widget.Spaces(w)}
	}
	out := widget.Rows{draw.Section(d.Screen, x.Targets, x.Count(len(t.Targets)), w)}
	var told []string // at the top of the page
	for _, reason := range d.Board.Explain(r).Reasons {
		told = append(told, words.Reason(reason, d.Lang))
	}
	for i := range t.Targets {
		out = append(out, d.drawMeasure(r, &t.Targets[i], i, told, w)...)
	}
	return append(out, widget.Spaces(w))
}

// drawMeasure tells of target i of a row. The sentences of told are not said again.
func (d *Page) drawMeasure(r *board.Row, g *model.Target, i int, told []string, w int) widget.Rows {
	p, x := d.Theme.Plain, d.Words
	s := &r.Task.Standing
	m := model.MeasureTarget(r.Task, i, s, r.Campaign, d.Cal, d.On)
	light := m.Light
	if g.Kind == model.Budget {
		light = model.Unlit
	}
	as := model.Assessment{
		Light: light, Shared: m.Shared, Known: m.Known && m.Shared, Completion: min(m.Completion, model.One), Expected: m.Expected, Lead: int16(i),
	}
	done, due := words.Progress(r.Task, &as)
	figures := done
	if !m.Shared && done != "-" {
		figures += x.ShouldBe(due)
	}
	right := zh.Width(figures)
	if m.Shared {
		right += 2 + barW
	}
	kind := x.KindNames()[g.Kind]
	name := min(zh.Width(g.Metric), max(w-right-zh.Width(kind)-9, 8))
	l := new(widget.Line).Put(p.Text, "  ").Raw(d.Chip(light), 2).Put(p.Text, " ").Cell(p.Strong, g.Metric, name).Put(p.Text, "  ").Put(p.Dim, kind)
	if g.Kind != model.Budget && l.W+right+1 <= w {
		l.To(p.Text, w-right-1).Put(p.Strong, figures)
		if m.Shared {
			l.Put(p.Text, "  ")
			d.bar(l, &as)
		}
	}
	out := widget.Rows{l.End(p.Text, w)}
	say := func(st widget.Pen, text string) {
		for _, part := range zh.Wrap(text, max(w-6, 10)) {
			out = append(out, new(widget.Line).Put(p.Text, "     ").Put(st, part).End(p.Text, w))
		}
	}
	asks := x.TargetAsks(g)
	if terms := x.TargetTerms(g, m.Shared, d.On); terms != "" {
		if asks != "" {
			asks += x.FieldGap
		}
		asks += terms
	}
	say(p.Dim, asks)
	if len(g.Terms().Members) > 0 {
		say(p.Text, x.MemberFigures(g, i, s))
	} else if g.Kind != model.Budget || s.Reading(i) != nil {
		say(p.Text, x.TargetReported(g, s.Reading(i), d.On))
	}
	for _, other := range d.differing(g) {
		say(p.Strong, x.ToldElsewhere(other, d.On))
	}
	if g.Kind == model.Budget {
		return out
	}
	if reason := words.Reason(m.Reason, d.Lang); !slices.Contains(told, reason) {
		st := p.Dim
		if light == model.Red || light == model.Yellow {
			st = p.Light[light]
		}
		m.Reason.Several = false // it stands below the name
		say(st, words.Reason(m.Reason, d.Lang))
	}
	return out
}

// differing lists the figures that other tasks were told of the same indicator and that are in doubt because they differ.
// Doubts are those of today.
func (d *Page) differing(g *model.Target) (out []*model.Told) {
	if d.task == nil || d.task.Detail == nil || d.On < d.Today || g.Terms().Link == "" {
		return nil
	}
	for i := range d.task.Detail.Review {
		if doubt := &d.task.Detail.Review[i]; doubt.Differs != nil && doubt.Settled.IsZero() && doubt.Differs.Link == g.Terms().Link {
			out = append(out, &doubt.Differs.Other)
		}
	}
	return out
}

// drawReadings lists the newest figures of the measure that decides, where it does not come by shares.
func (d *Page) drawReadings(r *board.Row, w int) widget.Rows {
	i := int(r.Assessment.Lead)
	if r.Assessment.Shared || i < 0 || i >= len(r.Task.Targets) {
		return nil
	}
	p, g := d.Theme.Plain, &r.Task.Targets[i]
	const most = 6
	var out widget.Rows
	for k := range d.reports {
		for _, a := range d.reports[k].Actuals {
			if a.Target != i || len(out) == most {
				continue
			}
			l := new(widget.Line).Put(p.Text, "  ").Cell(p.Dim, words.ShortDay(d.reports[k].Date, d.On), 10).Put(p.Text, " ")
			s := p.Text
			if v, ok := g.InUnit(&a); ok && !g.Fulfilled(v) {
				s = p.Light[model.Red]
				if l := r.Assessment.Light; l == model.Yellow {
					s = p.Light[l]
				}
			}
			text := words.Figure(g, &a.Value)
			if a.Of != "" {
				text = a.Of + " " + text
			}
			out = append(out, l.Put(s, text).End(p.Text, w))
		}
	}
	if len(out) < 2 { // one alone is told above
		return nil
	}
	out = append(widget.Rows{draw.Section(d.Screen, d.Words.LastReadings(), g.Metric, w)}, out...)
	return append(out, widget.Spaces(w))
}

// drawMilestones draws the steps, with what became of each.
func (d *Page) drawMilestones(r *board.Row, t *model.Task, w int) widget.Rows {
	if len(t.Milestones) == 0 {
		return nil
	}
	p, x := d.Theme.Plain, d.Words
	s := &r.Task.Standing
	out := widget.Rows{draw.Section(d.Screen, x.Milestones, x.DoneOf(len(s.Steps), len(t.Milestones)), w)}
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
			l.Put(p.Dim, x.NotDone)
		}
		out = append(out, l.End(p.Text, w))
	}
	return append(out, widget.Spaces(w))
}
