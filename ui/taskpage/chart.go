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

// drawChart draws the plan in grey and what was reported in its light's
// colour, month by month.
func (d *Page) drawChart(w int) widget.Rows {
	if len(d.curve) < 2 {
		return nil
	}
	p, x := d.Theme.Plain, d.Words
	note := x.ChartNote
	if r := d.Board.Row(d.id); r != nil && len(d.task.Targets) > 1 && r.Assessment.Lead >= 0 && int(r.Assessment.Lead) < len(d.task.Targets) {
		note = d.task.Targets[r.Assessment.Lead].Metric + "  " + note
	}
	out := widget.Rows{draw.Section(d.Screen, x.Chart, note, w)}
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

// chartHeight is how many lines the columns of the chart are high.
const chartHeight = 8
