package taskpage

import (
	"duban/model"
	"duban/ui/draw"
	"duban/ui/page"
	"duban/ui/widget"
)

// curvePoint is one month of the chart.
type curvePoint struct {
	month    model.Date // its last day
	expected model.Ratio
	actual   model.Ratio
	known    bool
	light    model.Light
}

// mostMonths is how many columns the chart has at the most; a longer plan is
// drawn by its last ones.
const mostMonths = 24

// curveOf works out the plan of the measure that decides, and what was reported of it at each month's end; nothing for what
// does not come by shares.
func curveOf(desk *page.Desk, t *model.Task, c *model.Campaign, reports []model.Return) []curvePoint {
	from, to := model.PlanSpan(t, c, desk.On)
	lead := -1 // the measure that decides; −1: all steps, or the task as a whole
	if row := desk.Board.Row(t.ID); row != nil {
		if !row.Assessment.Shared {
			return nil
		}
		if n := int(row.Assessment.Lead); n < len(t.Targets) {
			lead = n
		}
	}
	if lead >= 0 {
		if own := t.Targets[lead].Deadline.Date; !own.IsZero() {
			to = own
		}
	}
	if from.IsZero() || to.IsZero() || to < from {
		return nil
	}
	for i := range reports {
		from = min(from, reports[i].Date)
	}
	var out []curvePoint
	var standing []model.Return // what stands for a day up to the month's end, whenever it became known
	for m := from.MonthEnd(); ; m = m.AddDays(1).MonthEnd() {
		p := curvePoint{month: m}
		if lead >= 0 {
			p.expected = model.MeasureTarget(t, lead, &model.Standing{}, c, desk.Cal, min(m, to)).Expected
		} else {
			p.expected = model.ExpectedOn(t, c, desk.Cal, min(m, to))
		}
		if m.AddDays(-m.Day()+1) <= desk.On {
			standing = standing[:0]
			told := false // something stands for this very month
			for _, r := range reports {
				if r.Date <= m {
					standing = append(standing, r)
					told = told || r.Date > m.AddDays(-m.Day())
				}
			}
			s := model.Summarise(t, standing, desk.On)
			if lead >= 0 {
				as := model.MeasureTarget(t, lead, &s, c, desk.Cal, min(m, desk.On))
				p.actual, p.known, p.light = min(as.Completion, model.One), as.Known && told, as.Light
			} else {
				as := model.Assess(t, &s, c, desk.Cal, min(m, desk.On))
				p.actual, p.known, p.light = as.Completion, as.Known && told, as.Light
			}
		}
		out = append(out, p)
		if m >= to {
			break
		}
	}
	return out[max(0, len(out)-mostMonths):]
}

// drawChart draws what was reported in its light's colour, month by month, and the plan as a line over it, on a page of h lines.
func (d *Page) drawChart(w, h int) widget.Rows {
	if len(d.curve) < 2 {
		return nil
	}
	p, x := d.Theme.Plain, d.Words
	note := x.ChartNote
	if r := d.Board.Row(d.id); r != nil && len(d.task.Targets) > 1 && r.Assessment.Lead >= 0 && int(r.Assessment.Lead) < len(d.task.Targets) {
		note = d.task.Targets[r.Assessment.Lead].Metric + "  " + note
	}
	out := widget.Rows{draw.Section(d.Screen, x.Chart, note, w)}
	high := min(max(chartHeight, h/3), mostChartHeight)
	each := min(max((w-8)/len(d.curve), 4), 8)
	points := d.curve[max(0, len(d.curve)-(w-8)/each):]
	months := make([]widget.CurvePoint, len(points))
	for i, c := range points {
		months[i] = widget.CurvePoint{Plan: c.expected, Value: c.actual, Known: c.known, Light: c.light}
	}
	for y, row := range widget.Curve(months, each, high, &p) {
		scale := ""
		switch y {
		case 0:
			scale = "100"
		case high / 2:
			scale = "50"
		case high - 1:
			scale = "0"
		}
		out = append(out, new(widget.Line).Right(p.Dim, scale, 5).Put(p.Text, " ").Raw(row, each*len(points)).End(p.Text, w))
	}
	l := new(widget.Line).Put(p.Text, "      ")
	for _, c := range points {
		l.Cell(p.Dim, x.MonthTick(c.month), each)
	}
	return append(out, l.End(p.Text, w), widget.Spaces(w))
}

// The chart is at least so many lines high; on a high screen it grows.
const (
	chartHeight     = 8
	mostChartHeight = 20
)
