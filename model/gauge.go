package model

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"
)

// class says how a gauge is judged.
type class uint8

const (
	paced    class = iota // against the plan curve: cumulative, yearly, stock, balance, each, percent
	standing              // in full at every reading: level, ceiling, zero line, rank, class, duty
	step                  // done or not by its date
	pending               // given later: cannot be judged yet
	noted                 // a budget: never judged
	inWords               // in words: what the unit says of it
)

// gauge is one measure of a task, made ready so that it can be judged on any
// day without touching a decimal again.
type gauge struct {
	class     class
	kind      Kind
	pace      Pace
	said      Said // in words
	zero      bool // a zero line
	read      bool // something is reported for it
	met       bool // reached, kept, or done
	estimate  bool // by a preliminary figure
	soft      bool // 力争: missed it is yellow at most
	settles   bool // reached early it is still to be verified on its day
	yearly    bool // starts anew each year
	milestone bool
	pooled    bool // a step without a date of its own, which the pool of them is judged for
	sliced    bool // plan is of slices, even over the months between two of them
	index     int16
	pool      int16 // how many steps without a date there are, for the gauge that stands for them
	event     int16 // the event that breaks a zero line, −1 for none
	lag       int16 // days after a quarter's end on which its figure is due; 0 for figures of any day
	whole     int32 // how many whole things are asked, of which no part can be due; 0: it can
	weight    int64 // in thousandths
	done      Ratio // 0 … One
	over      Ratio // done before it was cut off at One
	short     Ratio // standing: share by which it falls short or passes
	slack     Ratio // standing: up to which share short is yellow
	readOn    Date  // the day that the reading speaks for
	metOn     Date  // the day from which on it has been met
	baseOn    Date  // the day of the first figure, which it is paced from for want of a base
	speaks    Date  // the last day on which the reading is held against readOn
	own       Date  // its own deadline, zero where the task's counts
	plan      []PlanPoint
	base      *Decimal // the first figure, where it is the base
}

// about is the share by which a figure with 「左右」 or 「约」 may be missed and
// still count as reached.
const about = One / 20

// almost is shown where a figure rounds to the whole but is not there yet.
const almost = One - 1

// unmarked is the most that a percentage can say while steps are still open.
const unmarked = One / 100 * 99

// UsualLag is how many days after a quarter's end its figures come, for want of a typed lag.
const UsualLag = 20

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
	scratch  gauge // of at
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

	judged := false
	for i := range t.Targets {
		if t.Targets[i].Kind == Step && len(t.Milestones) > 0 {
			continue // the milestones themselves are measured
		}
		g := targetGauge(t, i, s, &a.policy)
		if len(g.plan) == 0 && g.class == paced && g.own == 0 && g.pace == ByWorkdays {
			g.plan = t.Curve
		}
		judged = judged || g.class != noted
		a.gauges = append(a.gauges, g)
	}
	a.steps()
	if !judged && len(t.Milestones) == 0 {
		a.gauges = append(a.gauges, wordsGauge(t, s))
	}
	a.ask(c)
	a.rungs()
	a.leftOut()
	a.speak()
}

// steps adds the milestones. Those without a date of their own are due one after another over the
// time of the task, and judged together.
func (a *assessor) steps() {
	pool := gauge{class: paced, milestone: true, index: -1, event: -1, own: 0}
	var done mean
	for i := range a.t.Milestones {
		g := milestoneGauge(&a.t.Milestones[i], i, a.s)
		if g.own == 0 && len(a.t.Milestones) > 1 {
			g.pooled = true
			pool.pool++
			pool.weight += g.weight
			done.add(g.done, 1)
			pool.readOn = a.s.Last
		}
		a.gauges = append(a.gauges, g)
	}
	if pool.pool == 0 {
		return
	}
	pool.read, pool.whole = a.s.Reports > 0, int32(pool.pool)
	pool.set(done.value())
	pool.met = pool.done >= One
	a.gauges = append(a.gauges, pool)
}

// speak sets until when each reading is held against what was expected on its own day:
// for good where a turn asks for the next one, since it is the silence then that
// counts, or where each quarter has a figure of its own; else until the last return is too old.
func (a *assessor) speak() {
	until := func(d Date, always bool) Date {
		switch {
		case d == 0:
			return 0
		case always || a.asked():
			return latest
		}
		return d.AddDays(max(a.policy.StaleDays, 0))
	}
	a.speaks = until(a.s.Last, false)
	for i := range a.gauges {
		a.gauges[i].speaks = until(a.gauges[i].readOn, a.gauges[i].lag > 0)
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

// kindOf returns the kind that a target is judged by: a level that must not be passed is a ceiling, a sum one by its
// curve, and nought of what adds up is a zero line.
func kindOf(tg *Target) Kind {
	if tg.ZeroLine() {
		return ZeroLine
	}
	switch {
	case tg.Kind == Cumulative && tg.Capped():
		return CeilingFlow
	case tg.Capped():
		return Ceiling
	}
	return tg.Kind
}

func targetGauge(t *Task, i int, s *Standing, p *Policy) gauge {
	tg := &t.Targets[i]
	g := gauge{
		index: int16(i), event: -1, weight: weightOf(tg.Weight), own: tg.Deadline.Date, plan: tg.Curve,
		kind: kindOf(tg), pace: tg.Pace, soft: tg.Soft(),
	}
	if g.pace == ByQuarters {
		if g.lag = UsualLag; tg.Terms().Lag > 0 {
			g.lag = int16(min(tg.Terms().Lag, 366))
		}
	}
	switch g.kind {
	case GivenLater:
		g.class = pending
		return g
	}
	if tg.Noted() {
		g.class = noted
		return g
	}
	switch g.kind {
	case ZeroLine:
		g.class, g.zero, g.soft = standing, true, false
	case Level, Ceiling, CeilingFlow, Rank, Class, Cleared, Duty:
		g.class = standing
	case Step:
		g.class = step
	}
	g.settles = g.kind == Stock || g.kind == Duty
	g.yearly = g.kind == Yearly
	g.whole = tg.counted()
	v, on, ok := readingOf(tg, i, s)
	switch {
	case g.zero:
		g.zeroLine(v, on, ok)
	case g.kind == Each:
		g.each(tg, i, s)
	case g.kind == Duty:
		g.duty(tg, v, on, ok, s, p.LevelSlack)
	case g.kind == Step:
		g.stepTarget(tg, v, on, ok, s)
	case ok && g.kind == Cleared:
		g.read, g.readOn = true, on
		g.met, g.short = !v.IsPos(), One
		g.standsAt()
	case ok && tg.Value != nil && g.kind != Percent:
		g.read, g.readOn = true, on
		g.measure(tg, i, v, s, p)
	case ok && g.kind == Percent:
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
	if r := s.Reading(i); r != nil && ok {
		g.estimate, g.metOn = g.estimate || r.Actual.Estimate, r.Since
	}
	if len(tg.Terms().Slices) > 0 && tg.Value != nil {
		g.slices(tg)
	}
	return g
}

// Noted reports whether the target is noted and never judged: a budget, and a level, ceiling, rank or class that
// names no figure, such as 「高于全市平均」, of which the unit's word tells.
func (t *Target) Noted() bool {
	switch t.Kind {
	case Budget:
		return true
	case Level, Ceiling, CeilingFlow, Rank, Class:
		return t.Value == nil
	}
	return false
}

func milestoneGauge(m *Milestone, i int, s *Standing) gauge {
	g := gauge{class: step, milestone: true, index: int16(i), event: -1, weight: weightOf(m.Weight), own: m.Deadline.Date}
	g.read = s.Reports > 0
	g.readOn = s.Last
	if on, ok := s.StepDone(i); ok {
		g.met, g.done, g.over, g.readOn, g.metOn = true, One, One, on, on
	}
	return g
}

// wordsGauge is for a task that has nothing to be measured by: the officer's percentage
// where one is given, else what the unit says of it.
func wordsGauge(t *Task, s *Standing) gauge {
	if s.Percent != nil && s.PercentOn >= s.SaidOn || s.Percent != nil && s.Said == SaidNormal {
		g := gauge{class: paced, kind: Percent, index: -1, event: -1, weight: 1000, plan: t.Curve}
		g.byPercent(s)
		return g
	}
	g := gauge{class: inWords, index: -1, event: -1, weight: 1000}
	g.said, g.readOn = s.Said, s.SaidOn
	g.read = s.Said != SaidNothing
	return g
}

// readingOf returns the newest value of the target in the target's own unit.
// A figure whose unit cannot be turned into it answers another question and is not used.
func readingOf(tg *Target, i int, s *Standing) (v Decimal, on Date, ok bool) {
	r := s.Reading(i)
	if r == nil {
		return v, 0, false
	}
	v, ok = tg.InUnit(&r.Actual)
	return v, r.On, ok
}

// InUnit returns a figure in the target's own unit, and reports whether it can be turned into it.
func (t *Target) InUnit(a *Actual) (Decimal, bool) {
	if a.Unit == t.Unit || a.Unit == "" || t.Unit == "" {
		return a.Value, true
	}
	v, err := Convert(a.Value, a.Unit, t.Unit)
	return v, err == nil
}

// zeroLine is kept by an explicit nought alone: neither a sentence nor silence says that nothing happened. Until when
// a figure above nought, or an event, breaks it, zeroOn says.
func (g *gauge) zeroLine(v Decimal, on Date, ok bool) {
	g.short = One
	if !ok {
		return
	}
	g.read, g.readOn = true, on
	if g.met = !v.IsPos(); g.met {
		g.set(One)
	}
}

// each counts the units that have reached the value, of all that have to.
func (g *gauge) each(tg *Target, i int, s *Standing) {
	n := len(tg.Terms().Members)
	if n == 0 || tg.Value == nil {
		return
	}
	reached := 0
	for k := range s.Actuals {
		r := &s.Actuals[k]
		if r.Actual.Target != i {
			continue
		}
		g.read, g.readOn = true, max(g.readOn, r.On)
		if r.Since != 0 && r.Actual.Of != "" {
			reached++
			g.estimate = g.estimate || r.Actual.Estimate // one that is not final completes nothing
		}
	}
	g.whole = int32(n)
	g.set(Ratio(int64(One) * int64(reached) / int64(n)))
	g.met = reached >= n
}

// duty is done by each return, or by one whose figure reaches the value asked of a turn.
func (g *gauge) duty(tg *Target, v Decimal, on Date, ok bool, s *Standing, slack Ratio) {
	g.read, g.readOn = !s.SaidOn.IsZero(), s.SaidOn // a figure that is fed to another target says nothing of it
	g.short = One
	switch {
	case tg.Value == nil:
		g.met = g.read
	case ok:
		g.readOn = on
		g.met = v.Cmp(*tg.Value) >= 0
		if g.short, g.slack = excess(*tg.Value, v, *tg.Value), slack; tg.Terms().Slack != nil {
			g.slack = tg.slack(*tg.Value, v, slack)
		}
	default:
		g.read = false
	}
	g.standsAt()
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
	if g.met = g.over >= One; g.met {
		g.metOn = s.PercentOn
	}
}

func (g *gauge) set(over Ratio) {
	g.over = max(over, 0)
	g.done = min(g.over, One)
}

// measure judges a reading v of a target that has a value.
func (g *gauge) measure(tg *Target, i int, v Decimal, s *Standing, p *Policy) {
	value := *tg.Value
	g.met = tg.Fulfilled(v)
	switch g.kind {
	case Cumulative, Yearly:
		if !value.IsPos() {
			g.set(wholeIf(g.met))
			return
		}
		g.set(shareOf(v, value))
		if !g.met {
			g.done = min(g.done, almost)
		}
	case Stock, Balance:
		g.fromBase(tg, i, v, s)
	case Level:
		g.short, g.slack = excess(value, v, value), tg.slack(value, v, p.LevelSlack)
		if tg.Op == Between && tg.Max != nil && v.Cmp(*tg.Max) > 0 {
			g.short, g.slack = excess(v, *tg.Max, *tg.Max), tg.slack(*tg.Max, v, p.CeilingSlack)
		}
		g.standsAt()
	case Ceiling, CeilingFlow:
		limit := tg.limit()
		g.short, g.slack = excess(v, limit, limit), tg.slack(limit, v, p.CeilingSlack)
		if g.kind == CeilingFlow {
			g.set(shareOf(v, limit))
			break
		}
		g.standsAt()
	case Rank, Class:
		g.short = One
		g.set(wholeIf(g.met))
	}
}

// fromBase sets the completion of what goes from a base up to a value, or down to it. Without a base the first
// figure is one.
func (g *gauge) fromBase(tg *Target, i int, v Decimal, s *Standing) {
	base := tg.Baseline
	if base == nil {
		for k := range s.First {
			if f := &s.First[k]; f.Actual.Target == i {
				if first, ok := tg.InUnit(&f.Actual); ok {
					base, g.base, g.baseOn = &first, &first, f.On
				}
			}
		}
	}
	switch {
	case g.met:
		g.set(One)
	case base == nil:
		g.set(0)
	case base.Cmp(*tg.Value) == 0:
		g.set(0)
	default:
		g.set(min(between(*base, v, *tg.Value), almost))
	}
}

// between returns how far v has come from a base to a goal, 0 where it went the other way.
func between(base, v, goal Decimal) Ratio {
	way, err := goal.Sub(base)
	if err != nil {
		return 0
	}
	come, err := v.Sub(base)
	if err != nil || way.IsNeg() != come.IsNeg() {
		return 0
	}
	return shareOf(come.Abs(), way.Abs())
}

// slices makes the curve of the target's slices, as shares of the way from its base.
func (g *gauge) slices(tg *Target) {
	g.sliced = true
	g.plan = make([]PlanPoint, 0, len(tg.Terms().Slices))
	for _, s := range tg.Terms().Slices {
		share := shareOf(s.Value, *tg.Value)
		if base := tg.Baseline; base != nil && (g.kind == Stock || g.kind == Balance) {
			share = between(*base, s.Value, *tg.Value)
		}
		g.plan = append(g.plan, PlanPoint{Date: s.Date, Share: min(share, One)})
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

func wholeIf(met bool) Ratio {
	if met {
		return One
	}
	return 0
}

// Soft reports whether a document only strives for the target (力争, 争取): missed, it is yellow at most.
func (t *Target) Soft() bool {
	return slices.ContainsFunc(softWords, func(word string) bool { return strings.HasPrefix(t.Strength, word) })
}

// limit is the value that a ceiling must not pass: the upper one of a range.
func (t *Target) limit() Decimal {
	if t.Op == Between && t.Max != nil {
		return *t.Max
	}
	return *t.Value
}

// Fulfilled reports whether a figure in the target's unit fulfils it: 以上, 以下 and 以内 include the figure named
// (Civil Code, article 1259), 突破, 超过 and 高于 do not, and 左右 leaves a twentieth. A target without a value is
// fulfilled by nothing, save a clearing that leaves nought.
func (t *Target) Fulfilled(v Decimal) bool {
	if t.Kind == Cleared || t.ZeroLine() {
		return !v.IsPos()
	}
	if t.Value == nil {
		return false
	}
	value := *t.Value
	switch kind := kindOf(t); kind {
	case Ceiling, CeilingFlow:
		limit := t.limit()
		return v.Cmp(limit) < 0 || v.Cmp(limit) == 0 && t.Op != Below || t.Op == About && excess(v, limit, limit) <= about
	case Balance, Rank, Class:
		return v.Cmp(value) < 0 || v.Cmp(value) == 0 && t.Op != Below
	case Stock:
		if t.Op == AtMost || t.Op == Below {
			return v.Cmp(value) < 0 || v.Cmp(value) == 0 && t.Op == AtMost
		}
	case Level:
		if t.Op == Between && t.Max != nil && v.Cmp(*t.Max) > 0 {
			return false
		}
	case Percent:
		return false // its share says so
	}
	switch t.Op {
	case Above:
		return v.Cmp(value) > 0
	case About:
		return excess(value, v, value) <= about
	case Equal:
		if value.IsZero() && t.Kind != Level {
			return !v.IsPos() // nought from a base
		}
	}
	return v.Cmp(value) >= 0
}

// growth reports whether the target is a rate of growth (增长, 增速, 增幅).
func (t *Target) growth() bool { return strings.Contains(t.Metric, growthWord) }

// slack returns by which share of a bound a reading may miss it and be yellow rather than red: what the target says;
// else, of levels, a fifth of a rate of growth and no less than a point, 2 points of another rate or share, and the usual
// share of all else and of ceilings. Of a bound of nought, which has no shares, it says with the whole that
// the reading is within.
func (t *Target) slack(bound, v Decimal, usual Ratio) Ratio {
	var by Decimal
	switch {
	case t.Terms().Slack != nil:
		by = *t.Terms().Slack
	case t.Unit != "%" || t.Capped() || t.Kind == CeilingFlow:
		return usual
	case t.growth():
		if by = shareOfFigure(bound.Abs(), usual); by.Cmp(decimal.One) < 0 {
			by = decimal.One
		}
	default:
		by = decimal.Two
	}
	if bound.IsZero() {
		if d, err := bound.Sub(v); err == nil && d.Abs().Cmp(by) <= 0 {
			return One
		}
		return 0
	}
	return share(by.Abs(), bound.Abs(), 1) // rounded up as the excess is, so that the slack itself is within
}

// shareOfFigure returns a share of a figure.
func shareOfFigure(v Decimal, share Ratio) Decimal {
	p, err := v.Mul(decimal.MustNew(int64(share), 4))
	if err != nil {
		return v
	}
	return p
}

// mostCounted is up to how many things parts of one matter.
const mostCounted = 2000

// counted returns how many whole things the target asks for, of which no part can be due; 0 where it asks for
// something else.
func (t *Target) counted() int32 {
	switch t.Kind {
	case Cumulative, Yearly, Stock:
	default:
		return 0
	}
	if t.Value == nil || utf8.RuneCountInString(t.Unit) != 1 || !strings.Contains(counters, t.Unit) || !t.Value.IsPos() || !t.Value.IsInt() {
		return 0
	}
	if n := scaled(*t.Value, 0); n <= mostCounted {
		return int32(n)
	}
	return 0
}
