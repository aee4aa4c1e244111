package model

// expected returns what the plan wants of a gauge by day d, where due is its
// deadline (zero: none). What must hold at every reading is due in full at each, and never divided
// by the calendar, save where the officer gives a curve, and for a sum that must not be passed,
// which is due by the curve like one that must be reached. A step is due on its date, and what is told in words has no
// share. Of whole things no part is due.
func (a *assessor) expected(g *gauge, d, due Date) Ratio {
	switch {
	case g.class == pending || g.class == noted || g.class == inWords:
		return 0
	case g.class == standing && len(g.plan) == 0 && g.kind != CeilingFlow:
		return One
	case due == 0:
		return 0
	case d >= due:
		return One
	case g.class == step:
		return 0
	}
	share := min(a.curve(g, d, due), fineOne)
	if n := int64(g.whole); n > 0 {
		// share was cut off below, so that what is due of it may be all but one thing.
		return Ratio(((int64(share)+1)*n - 1) / int64(fineOne) * int64(One) / n)
	}
	return share.ratio()
}

// fine is a share of the whole so fine that of two thousand things it tells to the last one how many are due.
type fine int64

// fineOne is the whole.
const fineOne = fine(One) * 100_000

func fineOf(r Ratio) fine   { return fine(r) * (fineOne / fine(One)) }
func (p fine) ratio() Ratio { return Ratio(p / (fineOne / fine(One))) }

// curve returns the share of the whole that is planned by day d, before the deadline.
func (a *assessor) curve(g *gauge, d, due Date) fine {
	from := min(a.begins(g, due), due).AddDays(-1)
	if g.pace == ByQuarters {
		// A quarter's figure is held against what the quarter should have brought.
		d = quarterEnd(quarterOf(d+1) - 1)
	}
	if d <= from {
		return 0
	}
	even := a.between
	share := fine(0)
	switch {
	case len(g.plan) > 0:
		if g.sliced {
			even = a.byMonth
		}
		for i := range g.plan {
			p := &g.plan[i]
			if d < p.Date {
				return even(from, share, p.Date, fineOf(p.Share), d)
			}
			from, share = max(from, p.Date), max(share, fineOf(min(p.Share, One)))
		}
	case g.pace == AtTheEnd:
		return 0
	case g.pace == ByMonths:
		even = a.byMonth
	case g.pace == ByQuarters:
		first := quarterOf(from + 1)
		return fineOne * fine(quarterOf(d)-first+1) / fine(quarterOf(due)-first+1)
	}
	return even(from, share, due, fineOne, d)
}

// begins returns the first day of a gauge's plan.
func (a *assessor) begins(g *gauge, due Date) Date {
	from := a.planFrom
	if from == 0 || g.yearly {
		// A plan without a first day, or one that starts anew: the year of the deadline.
		from = max(from, NewDate(due.Year(), 1, 1))
	}
	if g.baseOn != 0 {
		from = max(from, g.baseOn+1)
	}
	return from
}

// quarterOf returns the number of the quarter that a day lies in, and quarterEnd its last day.
func quarterOf(d Date) int  { return monthOf(d) / 3 }
func quarterEnd(q int) Date { return monthStart(3*q+3) - 1 }

// between interpolates over working days from (d1, s1) to (d2, s2). Where no
// working day lies between the two, nothing more is due before d2.
func (a *assessor) between(d1 Date, s1 fine, d2 Date, s2 fine, d Date) fine {
	whole := a.cal.Workdays(d1, d2)
	if whole <= 0 || s2 <= s1 || d <= d1 {
		return s1
	}
	return s1 + (s2-s1)*fine(a.cal.Workdays(d1, d))/fine(whole)
}

// byMonth interpolates from (d1, s1) to (d2, s2) by equal parts a month, and within a month over its working days:
// 20 of which 4 are due by the end of the first quarter are 1.33 by the end of January (年分季, 季分月).
func (a *assessor) byMonth(d1 Date, s1 fine, d2 Date, s2 fine, d Date) fine {
	if s2 <= s1 || d <= d1 {
		return s1
	}
	month := monthOf(d)
	n, k := fine(monthOf(d2)-monthOf(d1+1)+1), fine(month-monthOf(d1+1))
	low, high := s1+(s2-s1)*k/n, s1+(s2-s1)*(k+1)/n
	first, last := max(monthStart(month)-1, d1), min(monthStart(month+1)-1, d2)
	if d >= last {
		return high
	}
	return a.between(first, low, last, high, d)
}

// due returns the deadline of a gauge on a day: its own, or the task's as it
// stood then. What starts anew each year is due at the end of the year, save the last.
func (a *assessor) due(g *gauge, on Date) Date {
	due := a.final(g, on)
	if g.yearly {
		if year := NewDate(on.Year(), 12, 31); due == 0 || due > year {
			return year
		}
	}
	return due
}

// final returns the last deadline of a gauge on a day.
func (a *assessor) final(g *gauge, on Date) Date {
	if g.own != 0 {
		return g.own
	}
	return a.deadline(on).Date
}

// quarterDue returns the last day of the newest quarter whose figure was due before a day; zero where none was.
func (a *assessor) quarterDue(g *gauge, on Date) Date {
	q := quarterOf(on.AddDays(-int(g.lag))) - 1
	from := a.begins(g, on)
	if due := a.due(g, on); due != 0 {
		from = a.begins(g, due)
		q = min(q, quarterOf(due))
	}
	if end := quarterEnd(q); end >= from && end.AddDays(int(g.lag)) >= a.tracked {
		return end
	}
	return 0
}

// deadline returns the task's deadline as it stood on a day.
func (a *assessor) deadline(on Date) Deadline { return a.t.dueBy(a.ends, on) }

// assumed reports whether a gauge has no deadline but the campaign's end.
func (a *assessor) assumed(g *gauge, on Date) bool {
	return g.own == 0 && !a.t.DeadlineOn(on).Given
}

// heldOn returns the day whose expectation a gauge's reading is held against: the
// reading's own day while it speaks (see speak), else the day itself. Whether a step
// is due does not hang on any return.
func (g *gauge) heldOn(on Date) Date {
	if g.read && on <= g.speaks && g.class != step {
		return min(g.readOn, on)
	}
	return on
}

// late returns how many working days ago the plan stood where the gauge stands.
func (a *assessor) late(g *gauge, held, due Date) int {
	lo, hi := min(a.begins(g, due), due).AddDays(-1), held
	if hi <= lo {
		return 0
	}
	for lo < hi { // the last day with expected ≤ done lies in [lo, hi]
		mid := lo + (hi-lo+1)/2
		if a.expected(g, mid, due) <= g.done {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return a.cal.Workdays(lo, held)
}

// ExpectedOn returns the share that the plan wants by a day of the measure that it wants most of. It is what a curve
// of the plan is drawn from, and never falls from one day to the next unless the deadline was moved, or
// a year starts anew.
func ExpectedOn(t *Task, c *Campaign, cal *Calendar, on Date) Ratio {
	var a assessor
	a.begin(t, &Standing{}, c, cal)
	return a.expectedMost(on)
}

// expectedMost is the largest share that the plan wants of one measure by a day.
func (a *assessor) expectedMost(on Date) (most Ratio) {
	for i := range a.gauges {
		if g := &a.gauges[i]; (g.class == paced || g.class == step && !g.milestone) && !g.pooled {
			most = max(most, a.expected(g, on, a.due(g, on)))
		}
	}
	if len(a.t.Milestones) > 0 {
		_, due := a.stepsOn(on)
		most = max(most, due)
	}
	return most
}

// mean is a weighted mean of ratios.
type mean struct{ sum, weight int64 }

func (m *mean) add(r Ratio, weight int64) {
	m.sum += int64(r) * weight
	m.weight += weight
}

func (m *mean) value() Ratio {
	if m.weight == 0 {
		return 0
	}
	return Ratio(m.sum / m.weight)
}

// PlanSpan returns the days between which a task is planned: its own start and
// deadline, or those of its campaign. A zero day is unknown.
func PlanSpan(t *Task, c *Campaign, on Date) (from, to Date) {
	from, to = t.Start.Date, t.DueOn(c, on).Date
	if from.IsZero() {
		from = c.Period.From
	}
	if to.IsZero() {
		to = c.Period.To
	}
	return from, to
}
