package overview

import (
	"strconv"

	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
)

// trendLines is how many lines the trend takes, with the one above it.
const trendLines = 5

// drawTrend draws how many were red, yellow and owed at the ends of the last months; nil where that is not
// known, or there is no room.
func (o *Page) drawTrend(w int) widget.Rows {
	p, x := o.Theme.Plain, o.Words
	days, past := o.Trend()
	each := min((w-14)/page.TrendMonths, 8)
	if days == nil || each < 3 {
		return nil
	}
	days, past = append(days, o.On), append(past, page.CountsOf(&o.tally))
	head := new(widget.Line).Put(p.Text, " ").Cell(p.Strong, x.TrendTitle, 11)
	for i, d := range days {
		month := strconv.Itoa(int(d.Month()))
		if i == 0 {
			month = x.MonthShort(d)
		}
		head.Right(p.Dim, month, each)
	}
	out := widget.Rows{head.End(p.Text, w)}
	for _, c := range []struct {
		name      string
		bar, last widget.Pen
		of        func(*page.Counts) int
	}{
		{x.Lights[model.Red], p.Bar[model.Red], p.StrongLight[model.Red], func(c *page.Counts) int { return c.Red }},
		{x.Lights[model.Yellow], p.Bar[model.Yellow], p.Light[model.Yellow], func(c *page.Counts) int { return c.Yellow }},
		{x.TrendOwed, p.Dim, p.Text, func(c *page.Counts) int { return c.Owed }},
	} {
		figures := make([]int, len(past))
		for i := range past {
			figures[i] = c.of(&past[i])
		}
		l := new(widget.Line).Put(p.Text, " ").Cell(p.Dim, c.name, 4).Put(p.Text, " ")
		o.Spark(l, figures, c.bar, &p)
		for i, n := range figures {
			pen := p.Dim
			if i == len(figures)-1 {
				pen = c.last
			}
			l.Right(pen, strconv.Itoa(n), each)
		}
		out = append(out, l.End(p.Text, w))
	}
	return out
}
