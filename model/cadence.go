package model

import "time"

// PeriodOf returns the turn of the cadence that d lies in, both days included,
// and the day on which that turn is due. Weeks begin on Monday; fortnights
// are halves of the month (1st–15th, 16th–end, 半月); ten-day turns (旬) are the
// 1st–10th, 11th–20th and 21st–end; two months, quarters and half-years are
// counted from January. A cadence of Never gives three zero dates.
//
// The turn is due on DueDay of the calendar month after its end (of the next
// turn itself, counted from its first day, where turns are shorter than a month), for
// a cadence that is due Within, of its own last month (of itself), or on its own last day
// where DueDay is 0. A DueDay beyond the end of that month or turn means its last day.
func (p Cadence) PeriodOf(d Date) (from, to, due Date) {
	from, to = turnOf(p.Kind, d)
	if p.Kind == Never {
		return 0, 0, 0
	}
	switch {
	case p.DueDay <= 0:
		return from, to, to
	case p.Within:
		first := from
		if p.Kind >= Month {
			y, m, _ := to.Civil()
			first = NewDate(y, m, 1)
		}
		return from, to, min(first.AddDays(p.DueDay-1), to)
	}
	next := to.AddDays(1)
	_, last := turnOf(p.Kind, next)
	if p.Kind >= Month {
		last = next.MonthEnd()
	}
	return from, to, min(next.AddDays(p.DueDay-1), last)
}

// DueAfter reports whether a turn's reports are due only when it has ended, so that
// those of the turn before come in now.
func (p Cadence) DueAfter() bool { return p.DueDay > 0 && !p.Within }

// NextDue returns the day by which the report after one for day d is due. A
// report for the last day of a turn, or for any of its days where the turn is
// due within itself (DueDay 0, or Within), settles that turn; a report for an earlier
// day does not yet say how the turn ended. For a cadence of Never it is zero.
func (p Cadence) NextDue(d Date) Date {
	_, to, due := p.PeriodOf(d)
	if p.Kind == Never || p.DueAfter() && d < to {
		return due
	}
	_, _, due = p.PeriodOf(to.AddDays(1))
	return due
}

// ReportCadence returns the turn by which units report: the first cadence for
// reports, or where none is ordered the first dispatch, since each 调度 asks the
// units how far they are. ok is false where the plan orders neither.
func (c *Campaign) ReportCadence() (Cadence, bool) {
	for _, want := range [...]Purpose{ForReport, ForDispatch} {
		for i := range c.Cadences {
			if c.Cadences[i].Purpose == want && c.Cadences[i].Kind != Never {
				return c.Cadences[i], true
			}
		}
	}
	return Cadence{}, false
}

func turnOf(kind Every, d Date) (from, to Date) {
	y, m, day := d.Civil()
	months := func(n int) (Date, Date) {
		first := time.Month((int(m)-1)/n*n + 1)
		return NewDate(y, first, 1), NewDate(y, first+time.Month(n), 0)
	}
	switch kind {
	case Day:
		return d, d
	case Week:
		from = d.AddDays(-(int(d.Weekday()) + 6) % 7)
		return from, from.AddDays(6)
	case Fortnight:
		if day <= 15 {
			return NewDate(y, m, 1), NewDate(y, m, 15)
		}
		return NewDate(y, m, 16), d.MonthEnd()
	case TenDays:
		switch {
		case day <= 10:
			return NewDate(y, m, 1), NewDate(y, m, 10)
		case day <= 20:
			return NewDate(y, m, 11), NewDate(y, m, 20)
		}
		return NewDate(y, m, 21), d.MonthEnd()
	case Month:
		return months(1)
	case TwoMonths:
		return months(2)
	case Quarter:
		return months(3)
	case HalfYear:
		return months(6)
	case Year:
		return months(12)
	}
	return 0, 0
}

// SetReportCadence orders reports at another period, or none for Never. The
// due day of monthly reports is kept, or the fifth.
func (c *Campaign) SetReportCadence(every Every) {
	day := 5
	kept := make([]Cadence, 0, len(c.Cadences)+1)
	same := false
	for _, k := range c.Cadences {
		if k.Purpose != ForReport {
			kept = append(kept, k)
			continue
		}
		if k.Kind == every {
			same = true
			kept = append(kept, k)
		}
		if k.DueAfter() {
			day = k.DueDay
		}
	}
	if !same && every != Never {
		if every != Month {
			day = 0
		}
		kept = append(kept, Cadence{Kind: every, Purpose: ForReport, DueDay: day})
	}
	c.Cadences = kept
}
