package taskpage

import (
	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/draw"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// drawMeasures draws a line for each target, with its bar.
func (d *Page) drawMeasures(r *board.Row, t *model.Task, w int) widget.Rows {
	p, x := d.Theme.Plain, d.Words
	s := &r.Task.Standing
	out := widget.Rows{draw.Section(d.Screen, x.Targets, "", w)}
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
			l.Put(p.Faint, x.NotDone)
		}
		out = append(out, l.End(p.Text, w))
	}
	return append(out, widget.Spaces(w))
}
