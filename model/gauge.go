package model

import "github.com/govalues/decimal"

// class says how a gauge is judged.
type class uint8

const (
	paced    class = iota // against the plan curve: cumulative, percent
	standing              // in full at every reading: level, ceiling, zero line, rank
	step                  // done or not by its date
	pending               // given later: cannot be judged yet
)

// gauge is one measure of a task, made ready so that it can be judged on any
// day without touching a decimal again.
type gauge struct {
	class     class
	zero      bool // a zero line
	read      bool // something is reported for it
	met       bool // reached, kept, or done
	milestone bool
	index     int16 // of the target or milestone; −1 for the task's own percentage
	weight    int64 // in thousandths
	done      Ratio // 0 … One
	over      Ratio // done before it was cut off at One
	short     Ratio // standing: share by which it falls short or passes
	slack     Ratio // standing: up to which share short is yellow
	readOn    Date  // the day that the reading speaks for
	speaks    Date  // the last day on which the reading is held against readOn
	own       Date  // its own deadline, zero where the task's counts
	plan      []PlanPoint
}

// about is the share by which a figure with 「左右」 or 「约」 may be missed and
// still count as reached.
const about = One / 20

// almost is shown where a figure rounds to the whole but is not there yet.
const almost = One - 1

// unmarked is the most that a percentage can say while steps are still open.
const unmarked = One / 100 * 99

// assessor holds what an assessment needs of one task, on whichever day.
type assessor struct {
	t        *Task
	s        *Standing
	cal      *Calendar
	policy   Policy
	yellow   int64 // the policy's limits: points and ratios in ten-thousandths, days as days
	red      int64
	tracked  Date // from this day on nothing that falls due is excused
	planFrom Date // first day of the plan
	ends     Date // the campaign's last day, which is the deadline that no paper gives
	speaks   Date // the last day on which the newest report is held against its own date
	gauges   []gauge
	asking   asking
}

// begin makes the assessor ready for a task. What it held of another one is gone, but for the room that its
// gauges take.
func (a *assessor) begin(t *Task, s *Standing, c *Campaign, cal *Calendar) {
	*a = assessor{t: t, s: s, cal: cal, gauges: a.gauges[:0]}
	if c != nil {
		a.policy, a.tracked = c.Policy, c.TrackedSince
		a.planFrom = c.Period.From
		if a.planFrom == 0 {
			a.planFrom = c.Document.Date
		}
		a.ends = c.Period.To
	}
	if a.policy == (Policy{}) {
		a.policy = DefaultPolicy()
	}
	a.yellow, a.red = a.policy.limits()
	a.tracked = max(a.tracked, t.Added)
	a.planFrom = max(a.planFrom, t.Added)
	if t.Start.Date != 0 {
		a.planFrom = t.Start.Date
	}

	for i := range t.Targets {
		if t.Targets[i].Kind == Step && len(t.Milestones) > 0 {
			continue // the milestones themselves are measured
		}
		g := targetGauge(&t.Targets[i], i, s, &a.policy)
		if len(g.plan) == 0 && g.class == paced && g.own == 0 {
			g.plan = t.Curve
		}
		a.gauges = append(a.gauges, g)
	}
	for i := range t.Milestones {
		a.gauges = append(a.gauges, milestoneGauge(&t.Milestones[i], i, s))
	}
	if len(a.gauges) == 0 {
		g := gauge{class: paced, index: -1, weight: 1000, plan: t.Curve}
		g.byPercent(s)
		a.gauges = append(a.gauges, g)
	}
	a.ask(c)
	a.rungs()
	a.leftOut()
	a.speak()
}

// speak sets until when each reading is held against what was expected on its own day:
// for good where a turn asks for the next one, since it is the silence then that
// counts; else until the last return is too old.
func (a *assessor) speak() {
	until := func(d Date) Date {
		switch {
		case d == 0:
			return 0
		case a.asked():
			return latest
		}
		return d.AddDays(max(a.policy.StaleDays, 0))
	}
	a.speaks = until(a.s.Last)
	for i := range a.gauges {
		a.gauges[i].speaks = until(a.gauges[i].readOn)
	}
}

// asked reports whether turns ask the task for returns.
func (a *assessor) asked() bool { return a.asking.cadence != nil && a.asking.by != AskedByNone }

// limits returns the policy's limits as whole numbers: points and ratios in
// ten-thousandths, days as days.
func (p *Policy) limits() (yellow, red int64) {
	scale := 0
	switch p.Yardstick {
	case Points:
		scale = 2
	case Ratios:
		scale = 4
	}
	return scaled(p.Yellow, scale), scaled(p.Red, scale)
}

func targetGauge(tg *Target, i int, s *Standing, p *Policy) gauge {
	g := gauge{index: int16(i), weight: weightOf(tg.Weight), own: tg.Deadline.Date, plan: tg.Curve}
	kind := tg.Kind
	if tg.Capped() {
		kind = Ceiling
	}
	switch kind {
	case GivenLater:
		g.class = pending
		return g
	case ZeroLine:
		g.class, g.zero = standing, true
	case Level, Ceiling, Rank:
		if tg.Value != nil {
			g.class = standing
		}
	case Step:
		g.class = step
	}
	v, on, ok := readingOf(tg, i, s)
	switch {
	case g.zero:
		g.zeroLine(v, on, ok, s)
	case kind == Step:
		g.stepTarget(tg, v, on, ok, s)
	case ok && tg.Value != nil && kind != Percent:
		g.read, g.readOn = true, on
		g.measure(kind, tg, v, p)
	case ok && kind == Percent:
		g.read, g.readOn = true, on
		full := decimal.Hundred
		if tg.Value != nil && tg.Value.IsPos() {
			full = *tg.Value
		}
		g.set(shareOf(v, full))
		g.met = g.over >= One
	case g.class == paced:
		g.byPercent(s)
	}
	return g
}

func milestoneGauge(m *Milestone, i int, s *Standing) gauge {
	g := gauge{class: step, milestone: true, index: int16(i), weight: weightOf(m.Weight), own: m.Deadline.Date}
	g.read = s.Reports > 0
	g.readOn = s.Last
	if on, ok := s.StepDone(i); ok {
		g.met, g.done, g.over, g.readOn = true, One, One, on
	}
	return g
}

// readingOf returns the newest value of the target in the target's own unit.
// A figure whose unit cannot be turned into it answers another question and is not used.
func readingOf(tg *Target, i int, s *Standing) (v Decimal, on Date, ok bool) {
	r := s.Reading(i)
	if r == nil {
		return v, 0, false
	}
	v = r.Actual.Value
	if r.Actual.Unit != tg.Unit && r.Actual.Unit != "" && tg.Unit != "" {
		var err error
		if v, err = Convert(v, r.Actual.Unit, tg.Unit); err != nil {
			return v, 0, false
		}
	}
	return v, r.On, true
}

// zeroLine holds from the task's first report on, whatever that reports, until a
// reading above nought.
func (g *gauge) zeroLine(v Decimal, on Date, ok bool, s *Standing) {
	g.read = s.Reports > 0
	g.readOn = s.Last
	g.met = g.read && !(ok && v.IsPos())
	if g.met {
		g.set(One)
		return
	}
	if ok {
		g.readOn = on
	}
	g.short = One
}

// stepTarget is a step without milestones of its own: done when the figure reaches
// the value (one, where none is named), or where no figure is reported when the officer's
// percentage is full.
func (g *gauge) stepTarget(tg *Target, v Decimal, on Date, ok bool, s *Standing) {
	g.read, g.readOn = s.Reports > 0, s.Last
	if !ok {
		g.byPercent(s)
		return
	}
	full := decimal.One
	if tg.Value != nil && tg.Value.IsPos() {
		full = *tg.Value
	}
	g.readOn = on
	g.set(shareOf(v, full))
	g.met = g.over >= One
}

// byPercent takes the officer's percentage for the measure.
func (g *gauge) byPercent(s *Standing) {
	if s.Percent == nil {
		return
	}
	g.read, g.readOn = true, s.PercentOn
	g.set(Ratio(min(scaled(*s.Percent, 2), int64(maxShare))))
	g.met = g.over >= One
}

func (g *gauge) set(over Ratio) {
	g.over = max(over, 0)
	g.done = min(g.over, One)
}

// measure judges a reading v of a target that has a value.
func (g *gauge) measure(kind Kind, tg *Target, v Decimal, p *Policy) {
	value := *tg.Value
	switch kind {
	case Cumulative:
		if !value.IsPos() {
			g.met = v.Cmp(value) >= 0
			g.set(wholeIf(g.met))
			return
		}
		g.set(shareOf(v, value))
		g.met = reached(tg.Op, v, value, g.over)
		if !g.met {
			g.done = min(g.done, almost)
		}
	case Level:
		g.slack = p.LevelSlack
		g.short = excess(value, v, value)
		g.met = g.short <= 0 && (tg.Op != Above || v.Cmp(value) > 0) || tg.Op == About && g.short <= about
		if tg.Op == Between && tg.Max != nil && v.Cmp(*tg.Max) > 0 {
			g.met, g.short, g.slack = false, excess(v, *tg.Max, *tg.Max), p.CeilingSlack
		}
		g.standsAt()
	case Ceiling:
		limit := value
		if tg.Op == Between && tg.Max != nil {
			limit = *tg.Max
		}
		g.slack = p.CeilingSlack
		g.short = excess(v, limit, limit)
		g.met = g.short <= 0 && (tg.Op != Below || v.Cmp(limit) < 0) || tg.Op == About && g.short <= about
		g.standsAt()
	case Rank:
		c := v.Cmp(value)
		g.met = c < 0 || c == 0 && tg.Op != Below
		g.short = One
		g.set(wholeIf(g.met))
	}
}

// standsAt sets the completion of a level or ceiling from how short it is.
func (g *gauge) standsAt() {
	if g.met {
		g.short = 0
		g.set(One)
		return
	}
	g.short = max(g.short, 0)
	g.set(min(One-g.short, almost))
}

// reached says whether a cumulative figure fulfils its target.
func reached(op Op, v, value Decimal, share Ratio) bool {
	switch op {
	case Above:
		return v.Cmp(value) > 0
	case About:
		return share >= One-about
	}
	return v.Cmp(value) >= 0
}

func wholeIf(met bool) Ratio {
	if met {
		return One
	}
	return 0
}
