package model

// Turn is one turn of a cadence (调度期). The zero Turn is none.
type Turn struct {
	From, To Date // first and last day
	Due      Date // the last day on which its return is in time, within the turn or later; zero where only the days matter
}

// Period returns the days of the turn.
func (t Turn) Period() Period { return Period{From: t.From, To: t.To} }

// IsZero reports whether there is no turn.
func (t Turn) IsZero() bool { return t.To == 0 }

// TurnOn returns the turn of the cadence that a day lies in. It is zero for Never, for a
// fortnight without an anchor, and between the typed turns of terms and stages.
func (p *Cadence) TurnOn(d Date, cal *Calendar) Turn {
	from, to := p.span(d)
	return p.turn(from, to, cal)
}

// Next returns the turn after one of the cadence, or zero where none follows.
func (p *Cadence) Next(t Turn, cal *Calendar) Turn {
	if !p.Kind.typed() {
		return p.TurnOn(t.To+1, cal)
	}
	for _, s := range p.Turns {
		if s.From > t.To {
			return p.turn(s.From, s.To, cal)
		}
	}
	return Turn{}
}

// Before returns the turn before one of the cadence, or zero where there is none.
func (p *Cadence) Before(t Turn, cal *Calendar) Turn {
	if !p.Kind.typed() {
		return p.TurnOn(t.From-1, cal)
	}
	for i := len(p.Turns) - 1; i >= 0; i-- {
		if s := p.Turns[i]; s.To < t.From {
			return p.turn(s.From, s.To, cal)
		}
	}
	return Turn{}
}

// from returns the turn that a day lies in, or the first one after it.
func (p *Cadence) from(d Date, cal *Calendar) Turn {
	if t := p.TurnOn(d, cal); !t.IsZero() || !p.Kind.typed() {
		return t
	}
	return p.Next(Turn{To: d}, cal)
}

// LastDue returns the newest turn whose due day lies before a day; zero where
// there is none.
func (p *Cadence) LastDue(on Date, cal *Calendar) Turn {
	t := p.TurnOn(on, cal)
	if t.IsZero() && p.Kind.typed() {
		t = p.Before(Turn{From: on}, cal)
	}
	for !t.IsZero() && t.Due >= on {
		t = p.Before(t, cal)
	}
	return t
}

func (p *Cadence) turn(from, to Date, cal *Calendar) Turn {
	if to == 0 {
		return Turn{}
	}
	return Turn{From: from, To: to, Due: p.due(from, to, cal)}
}

// due returns the day by which a turn is due: DueDay, else DueWorkdays, else,
// for returns of which no paper prints a day, the 10th of the next month for
// turns of one or two months and the 15th working day after the end for longer ones; for all else
// the turn's last day. A DueDay beyond the end of its month or turn means the
// last day of that. The holiday rule then moves it.
func (p *Cadence) due(from, to Date, cal *Calendar) Date {
	day, workdays := p.DueRule()
	due := to
	switch {
	case day > 0 && p.Within:
		if p.Kind.Months() > 0 {
			from = monthStart(monthOf(to))
		}
		due = min(from.AddDays(day-1), to)
	case day > 0:
		next := to + 1
		last := monthStart(monthOf(next)+1) - 1
		if p.Kind.Months() == 0 && !p.Kind.typed() {
			_, last = p.span(next)
		}
		due = min(next.AddDays(day-1), last)
	case workdays > 0:
		due = cal.AddWorkdays(to, workdays)
	}
	switch {
	case p.Holiday == NotShifted || cal.IsWorkday(due):
	case p.Holiday == NextWorkday:
		due = cal.AddWorkdays(due, 1)
	default:
		due = cal.AddWorkdays(due, -1)
	}
	return due
}

// DueRule returns the day and the working days by which the cadence is due, with the usual ones
// where none is printed.
func (p *Cadence) DueRule() (day, workdays int) {
	day, workdays = p.DueDay, p.DueWorkdays
	if p.Assumed() {
		switch p.Kind {
		case Month, TwoMonths:
			day = 10
		case Quarter, HalfYear, Year, Term:
			workdays = 15
		}
	}
	return day, workdays
}

// DueAfter reports whether returns are due only when their turn has ended, so that
// those of the turn before come in now.
func (t Turn) DueAfter() bool { return t.Due > t.To }

// Months is how many calendar months a turn has; 0 for those that are not made of months.
func (v Every) Months() int {
	switch v {
	case Month:
		return 1
	case TwoMonths:
		return 2
	case Quarter:
		return 3
	case HalfYear:
		return 6
	case Year:
		return 12
	}
	return 0
}

// typed reports whether the turns' dates are typed and not counted.
func (v Every) typed() bool { return v == Term || v == Stage }

// span returns the first and last day of the turn that d lies in, or zeros.
func (p *Cadence) span(d Date) (from, to Date) {
	if n := p.Kind.Months(); n > 0 {
		first := monthOf(d) / n * n
		return monthStart(first), monthStart(first+n) - 1
	}
	switch p.Kind {
	case Day:
		return d, d
	case Week:
		from = d.AddDays(-(int(d.Weekday()) + 6) % 7)
		return from, from + 6
	case Fortnight:
		if p.Anchor == 0 {
			return 0, 0
		}
		from = d - floorMod(d-p.Anchor, 14)
		return from, from + 13
	case HalfMonth, TenDays:
		days, parts := Date(15), Date(2)
		if p.Kind == TenDays {
			days, parts = 10, 3
		}
		month := monthOf(d)
		first := monthStart(month)
		n := min((d-first)/days, parts-1)
		if n == parts-1 {
			return first + n*days, monthStart(month+1) - 1
		}
		return first + n*days, first + n*days + days - 1
	case Term, Stage:
		for _, s := range p.Turns {
			if s.From <= d && d <= s.To {
				return s.From, s.To
			}
		}
	}
	return 0, 0
}

// count returns how many turns there are from one to another, both included.
func (p *Cadence) count(from, to Turn) int {
	if n := p.Kind.Months(); n > 0 {
		return (monthOf(to.From)-monthOf(from.From))/n + 1
	}
	switch p.Kind {
	case Day:
		return int(to.From-from.From) + 1
	case Week:
		return int(to.From-from.From)/7 + 1
	case Fortnight:
		return int(to.From-from.From)/14 + 1
	case HalfMonth:
		return 2*(monthOf(to.From)-monthOf(from.From)) + part(to.From, 15) - part(from.From, 15) + 1
	case TenDays:
		return 3*(monthOf(to.From)-monthOf(from.From)) + part(to.From, 10) - part(from.From, 10) + 1
	}
	n := 0
	for _, s := range p.Turns {
		if from.From <= s.From && s.From <= to.From {
			n++
		}
	}
	return n
}

// part is the place of a turn's first day among the parts of its month.
func part(d Date, days int) int { return int(d-monthStart(monthOf(d))) / days }

func floorMod(d, n Date) Date { return (d%n + n) % n }
