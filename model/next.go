package model

import "slices"

// next returns the next day on which the light shown is another one than now,
// if nobody reports anything, and that light.
//
// Between two dated acts of an officer (a closing, a suspension's ends, a manual light's ends,
// an extension) a task without new reports only ever gets worse: the plan rises and
// deadlines come near. So the change within such a span is found by
// halving it, and a span whose last day shows the old light has none. (That a task
// is done by having kept what it promised to the end breaks no rule here: it
// was green until then.)
func (a *assessor) next(on Date, now Light) Change {
	var room [16]Date
	acts := a.anew(a.acts(room[:0], on), on)
	if len(acts) == 0 && (now == Red || now == Done) {
		return Change{} // nothing is worse, and nobody turns back
	}
	last := a.horizon(on)
	if len(acts) > 0 {
		slices.Sort(acts)
		last = max(last, acts[len(acts)-1])
	}
	for _, d := range acts {
		if c, ok := a.turn(on, d-1, now); ok {
			return c
		}
		if l := a.lightOn(d); l != now {
			return Change{On: d, Light: l}
		}
		on = d
	}
	c, _ := a.turn(on, last, now)
	return c
}

// turn finds the first day in (lo, hi] that does not show the light now, which
// lo shows.
func (a *assessor) turn(lo, hi Date, now Light) (Change, bool) {
	if hi <= lo {
		return Change{}, false
	}
	light := a.lightOn(hi)
	if light == now {
		return Change{}, false
	}
	for hi-lo > 1 {
		mid := lo + (hi-lo)/2
		if l := a.lightOn(mid); l == now {
			lo = mid
		} else {
			hi, light = mid, l
		}
	}
	return Change{On: hi, Light: light}, true
}

func (a *assessor) lightOn(on Date) Light {
	v := a.look(on)
	return a.shown(on, &v)
}

// acts returns the days after on at which an act of an officer begins or ends to count.
func (a *assessor) acts(to []Date, on Date) []Date {
	t := a.t
	add := func(d Date) {
		if d > on {
			to = append(to, d)
		}
	}
	add(t.Added)
	if t.Closed != nil {
		add(t.Closed.On)
	}
	for i := range t.Suspended {
		add(t.Suspended[i].From)
		if t.Suspended[i].Until != 0 {
			add(t.Suspended[i].Until + 1)
		}
	}
	for i := range t.Manual {
		add(t.Manual[i].On)
		if t.Manual[i].Until != 0 {
			add(t.Manual[i].Until + 1)
		}
	}
	for i := range t.Extensions {
		add(t.Extensions[i].On)
	}
	return to
}

// anew adds the days on which a measure starts anew, or a zero line that was broken is whole again: the first of
// each year.
func (a *assessor) anew(to []Date, on Date) []Date {
	for i := range a.gauges {
		g := &a.gauges[i]
		last := on.Year() + 1
		if g.yearly {
			last = max(last, a.final(g, on).Year())
		} else if !g.zero || g.met && len(a.t.Events) == 0 {
			continue
		}
		for y := on.Year() + 1; y <= last; y++ {
			to = append(to, NewDate(y, 1, 1))
		}
	}
	return to
}

// deadlines calls f with every deadline that the task has, had or will have.
func (a *assessor) deadlines(f func(Date)) {
	if d := a.deadline(latest).Date; d != 0 {
		f(d)
	}
	for i := range a.t.Extensions {
		if d := a.t.Extensions[i].From.Date; d != 0 {
			f(d)
		}
	}
	for i := range a.gauges {
		if d := a.gauges[i].own; d != 0 {
			f(d)
		}
	}
}

// horizon returns a day from which on nothing changes by itself.
func (a *assessor) horizon(on Date) Date {
	last := max(on, a.planFrom, a.s.Last.AddDays(max(a.policy.StaleDays, 0)))
	last = max(last, a.asking.yellow, a.asking.red, a.asking.leftFrom, a.ends)
	for i := range a.gauges {
		if g := &a.gauges[i]; g.lag > 0 {
			last = max(last, max(g.readOn, on).AddDays(200+int(g.lag)), g.lateFrom(a.final(g, on)))
		}
	}
	slack := Date(1)
	if a.policy.Yardstick == DaysLate {
		slack += Date(min(max(a.red, 0), 10_000))*3 + 40
	}
	a.deadlines(func(d Date) { last = max(last, d+slack) })
	return last + 1
}
