package model

// expected returns what the plan wants of a gauge by day d, where due is its
// deadline (zero: none). Levels, ceilings, zero lines and ranks are due in full
// at every reading, and never divided by the calendar, save where the officer
// gives a curve; a step is due on its date. For all else it is the plan curve:
// linear over the working days from the first day of the plan to the deadline, or through
// the points given.
func (a *assessor) expected(g *gauge, d, due Date) Ratio {
	switch {
	case g.class == pending:
		return 0
	case g.class == standing && len(g.plan) == 0:
		return One
	case due == 0:
		return 0
	case d >= due:
		return One
	case g.class == step:
		return 0
	}
	from, share := min(a.planFrom, due).AddDays(-1), Ratio(0)
	if a.planFrom == 0 {
		// A plan without a first day: the year of the deadline.
		from = NewDate(due.Year(), 1, 0)
	}
	if d <= from {
		return 0
	}
	for i := range g.plan {
		p := &g.plan[i]
		if d < p.Date {
			return a.between(from, share, p.Date, p.Share, d)
		}
		from, share = max(from, p.Date), max(share, min(p.Share, One))
	}
	return a.between(from, share, due, One, d)
}

// between interpolates over working days from (d1, s1) to (d2, s2). Where no
// working day lies between the two, nothing more is due before d2.
func (a *assessor) between(d1 Date, s1 Ratio, d2 Date, s2 Ratio, d Date) Ratio {
	whole := a.cal.Workdays(d1, d2)
	if whole <= 0 || s2 <= s1 || d <= d1 {
		return s1
	}
	return s1 + Ratio(int64(s2-s1)*int64(a.cal.Workdays(d1, d))/int64(whole))
}

// due returns the deadline of a gauge on a day: its own, or the task's as it
// stood then.
func (a *assessor) due(g *gauge, on Date) Date {
	if g.own != 0 {
		return g.own
	}
	return a.deadline(on).Date
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
	lo, hi := min(a.planFrom, due).AddDays(-1), held
	if a.planFrom == 0 {
		lo = NewDate(due.Year(), 1, 0)
	}
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

// ExpectedOn returns the share of the whole task that its plan wants by a day:
// the weighted mean over its targets and milestones. It is what a curve of the
// plan is drawn from, and never falls from one day to the next unless the deadline was moved.
func ExpectedOn(t *Task, c *Campaign, cal *Calendar, on Date) Ratio {
	var a assessor
	a.begin(t, &Standing{}, c, cal)
	return a.expectedAll(on)
}

func (a *assessor) expectedAll(on Date) Ratio {
	var m mean
	for i := range a.gauges {
		g := &a.gauges[i]
		if g.class != pending {
			m.add(a.expected(g, on, a.due(g, on)), g.weight)
		}
	}
	return m.value()
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
