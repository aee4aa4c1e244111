package widget

import "duban/model"

// levels are blocks from one eighth of a cell high to eight.
var levels = [...]string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}

// The steps of a plan: along, up, and where the line turns.
const (
	planAlong = "─"
	planUp    = "│"
	planLeave = "╯"
	planReach = "╭"
)

// CurvePoint is a month of a Curve.
type CurvePoint struct {
	Plan, Value model.Ratio // what should be done by then, and what was
	Known       bool        // there is a value
	Light       model.Light // of the value
}

// Curve draws one bar a point in eighths of a row, in the light of the point, over each step cells with air between, and
// the plan as a thin line of steps over them. The rows are h, the highest first, each as wide as the points need.
func Curve(points []CurvePoint, step, h int, p *Pens) Rows {
	type cell struct {
		sign string
		pen  Pen
	}
	w := len(points) * step
	grid := make([]cell, w*h)
	put := func(x, y int, sign string, pen Pen) { grid[y*w+x] = cell{sign, pen} }
	row := func(r model.Ratio) int { return min(h-1, int(max(model.One-r, 0))*h/int(model.One)) }
	wide := 2
	if step >= 6 {
		wide = 3
	}
	for i, c := range points {
		left, here, next := i*step, row(c.Plan), row(c.Plan)
		if i+1 < len(points) {
			next = row(points[i+1].Plan)
		}
		for x := range step {
			put(left+x, here, planAlong, p.Dim)
		}
		if next < here {
			put(left+step-1, here, planLeave, p.Dim)
			put(left+step-1, next, planReach, p.Dim)
			for y := next + 1; y < here; y++ {
				put(left+step-1, y, planUp, p.Dim)
			}
		}
		if !c.Known || c.Value <= 0 {
			continue
		}
		// Any share at all shows, and only the whole fills the highest row.
		eighths := CellsOf(c.Value, 8*h)
		for y := h - 1; y >= 0; y-- {
			n := min(eighths-8*(h-1-y), 8)
			if n <= 0 || c.Value < c.Plan && y == here {
				break
			}
			for x := range wide {
				put(left+x, y, levels[n-1], p.Bar[c.Light])
			}
		}
	}
	out := make(Rows, h)
	for y := range out {
		var l Line
		for x := 0; x < w; {
			c, n := grid[y*w+x], 1
			for x+n < w && grid[y*w+x+n] == c {
				n++
			}
			if c.sign == "" {
				c.sign, c.pen = " ", p.Text
			}
			l.Signs(c.pen, c.sign, n)
			x += n
		}
		out[y] = l.String()
	}
	return out
}

// Spark is the course of some counts in one cell each, the last in a pen of its own: at most seven eighths high, so that
// two of them stand apart. It stands beside its figures, and is left out where a terminal draws blocks two cells wide.
func (u *Screen) Spark(l *Line, counts []int, last Pen, p *Pens) {
	most := 1
	for _, n := range counts {
		most = max(most, n)
	}
	for i, n := range counts {
		pen := p.Faint
		if i == len(counts)-1 {
			pen = last
		}
		if u.ASCII || n == 0 {
			l.Put(p.Text, " ")
			continue
		}
		l.Signs(pen, levels[max(1, (n*7+most/2)/most)-1], 1)
	}
}
