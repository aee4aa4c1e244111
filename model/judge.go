package model

// state is the rule that decided about a task.
type state uint8

const (
	judged    state = iota // by its measures
	notAdded               // not on the board yet
	closed                 // ended by an officer
	complete               // everything reached
	suspended              // rests
	notBegun               // starts later
)

// verdict is what is said of one gauge on a day.
type verdict struct {
	light    Light
	code     ReasonCode
	held     Date  // the day whose expectation counts
	due      Date  // its deadline, zero for none
	expected Ratio // by held
}

// view is what is said of a task on a day.
type view struct {
	state state
	light Light
	// lead is the index of the gauge that decided, −1 where the task as a whole did.
	lead int
	// verdict is that of the lead gauge, or of the task.
	verdict verdict
}

// rank orders the lights by how bad they are. Done and green are both well;
// grey is worse, since it cannot be called on schedule.
func (v Light) rank() int {
	switch v {
	case Grey:
		return 1
	case Yellow:
		return 2
	case Red:
		return 3
	}
	return 0
}

// look judges the task on a day. Its rules, the first that holds decides:
//
//  1. A task added later is not on the board yet: grey.
//  2. A closed task is done.
//  3. A task whose every measure is reached is done, and stays so. Measures
//     that stand at every reading (level, ceiling, zero line, rank) may still be lost,
//     so a task of nothing else is done only when its deadline has passed with all
//     of them kept and the last report not too old on that day.
//  4. A suspended task rests: grey.
//  5. A task that starts later, and of which nothing is reported: grey.
//  6. Otherwise it is as bad as the worst of its measures, or as its silence
//     where that is no better: turns past their due day without a return, or a
//     newest return that left measures out. One that no turn asks is yellow when
//     its last return is too old and it would be green or grey.
func (a *assessor) look(on Date) view {
	t := a.t
	if t.Added > on {
		return view{state: notAdded, light: Grey, lead: -1}
	}
	if t.ClosedOn(on) {
		return view{state: closed, light: Done, lead: -1}
	}
	if a.complete(on) {
		return view{state: complete, light: Done, lead: -1}
	}
	if t.SuspendedOn(on) {
		return view{state: suspended, light: Grey, lead: -1}
	}
	if a.s.Reports == 0 && on < a.planFrom {
		if due := a.deadline(on).Date; due == 0 || on <= due {
			return view{state: notBegun, light: Grey, lead: -1}
		}
	}
	v := a.worst(on)
	switch silent := a.silence(on); {
	case silent != Grey && (silent.rank() > v.light.rank() || silent.rank() == v.light.rank() && !v.verdict.grave()):
		if a.followed(on) {
			v.light, v.lead = silent, -1
			v.verdict = verdict{light: silent, code: ReasonSilent, due: v.verdict.due}
		}
	case v.light.rank() <= Grey.rank() && a.asking.leftFrom != 0 && on >= a.asking.leftFrom && a.followed(on):
		v.light, v.lead = Yellow, -1
		v.verdict = verdict{light: Yellow, code: ReasonLeftOut}
	}
	if v.light.rank() <= Grey.rank() && a.neglected(on) {
		v.light, v.lead = Yellow, -1
		v.verdict = verdict{light: Yellow, code: ReasonStale}
	}
	return v
}

// stale reports whether the last return of a task that no turn asks for one is older on a
// day than the policy allows.
func (a *assessor) stale(on Date) bool {
	return a.s.Reports > 0 && a.policy.StaleDays > 0 && !a.asked() &&
		int(on-a.s.Last) > a.policy.StaleDays
}

// grave reports whether a verdict is told before any silence.
func (v *verdict) grave() bool {
	switch v.code {
	case ReasonZeroBroken, ReasonOverdue, ReasonStepOverdue, ReasonUnclosed:
		return true
	}
	return false
}

// followed reports whether something that the ledger follows is still open, so that a
// silence counts. A task that waits for its figures from above has nothing to report.
func (a *assessor) followed(on Date) bool {
	for i := range a.gauges {
		g := &a.gauges[i]
		if g.class == pending || g.met && g.class != standing {
			continue
		}
		if due := a.due(g, on); due == 0 || !a.excused(g, due) {
			return true
		}
	}
	return false
}

// neglected reports whether the unit must be asked for a new report: the last one
// is too old, and something that the ledger follows is still open. A task that waits for
// its figures from above has nothing to report.
func (a *assessor) neglected(on Date) bool {
	if !a.stale(on) {
		return false
	}
	for i := range a.gauges {
		g := &a.gauges[i]
		if g.met || g.class == pending {
			continue
		}
		if due := a.due(g, on); due == 0 || !a.excused(g, due) {
			return true
		}
	}
	return a.allMet()
}

func (a *assessor) allMet() bool {
	for i := range a.gauges {
		if !a.gauges[i].met {
			return false
		}
	}
	return true
}

// complete reports whether the task is done by its measures (rule 3 of look).
func (a *assessor) complete(on Date) bool {
	lasting := true
	var last Date
	for i := range a.gauges {
		g := &a.gauges[i]
		if !g.met {
			return false
		}
		if g.class != standing {
			lasting = false
		}
		if lasting {
			due := a.due(g, on)
			if due == 0 || due >= on {
				last = on // still to be kept
			}
			last = max(last, due)
		}
	}
	if !lasting {
		return true
	}
	// What must hold at every reading was kept to the end only when it was
	// reported for the end, and the unit was not silent then.
	if a.asked() && (a.s.Last < last || a.silence(last) != Grey) {
		return false
	}
	return last < on && !a.stale(last)
}

// worst judges every gauge and returns the worst verdict; among equals the one
// furthest behind. Measures of which nothing is known do not colour a task while
// others are reported, until they fall due.
func (a *assessor) worst(on Date) view {
	best := view{lead: -1}
	score := int64(-1)
	for i := range a.gauges {
		g := &a.gauges[i]
		v := a.judge(g, on)
		if a.s.Reports > 0 && v.code == ReasonUnread {
			continue
		}
		if n := v.score(g); n > score {
			best.light, best.lead, best.verdict, score = v.light, i, v, n
		}
	}
	if best.lead < 0 {
		best.light, best.verdict = Grey, verdict{light: Grey, code: ReasonUnmeasured}
	}
	return best
}

// score orders verdicts by what an officer looks at first: the worse light, then
// what is broken or overdue, then what is furthest behind.
func (v *verdict) score(g *gauge) int64 {
	n := int64(v.light.rank()) << 40
	switch v.code {
	case ReasonZeroBroken:
		n += 3 << 36
	case ReasonOverdue, ReasonStepOverdue:
		n += 2 << 36
	case ReasonUnverified:
		n += 1 << 36
	}
	gap := int64(v.expected) - int64(g.done)
	if g.class == standing {
		gap = int64(g.short)
	}
	return n + gap + 1<<30
}

// judge says what light one gauge has on a day.
func (a *assessor) judge(g *gauge, on Date) verdict {
	due := a.due(g, on)
	v := verdict{light: Green, held: g.heldOn(on), due: due}
	v.expected = a.expected(g, v.held, due)
	switch {
	case g.class == pending:
		v.light, v.code = Grey, ReasonGivenLater
		return v
	case g.met:
		v.code = ReasonMet
		if g.class == standing && due != 0 && due < min(on, a.tracked) && a.s.Last < due {
			// Kept when it was last reported, but nobody reported the end.
			v.light, v.code = Grey, ReasonUnverified
		}
		return v
	case due != 0 && due < on:
		a.overdue(g, on, &v)
		return v
	}
	switch {
	case !g.read:
		v.light, v.code = Grey, ReasonUnread
	case g.class == step:
		v.code = ReasonStepAhead
	case g.class == standing:
		a.stand(g, &v)
	default:
		a.pace(g, &v)
	}
	a.soon(g, on, &v)
	return v
}

// excused reports whether a measure fell due before the ledger followed the
// plan, with nothing reported of it since: it is unknown then, and not overdue.
func (a *assessor) excused(g *gauge, due Date) bool {
	return due < a.tracked &&
		(a.s.Reports == 0 || a.s.Last < due && (!g.read || g.class == step))
}

// overdue is for a measure not reached when its deadline has passed.
func (a *assessor) overdue(g *gauge, on Date, v *verdict) {
	if a.excused(g, v.due) {
		v.light, v.code = Grey, ReasonUnverified
		return
	}
	v.light, v.code = Red, ReasonOverdue
	switch {
	case g.zero && g.read:
		v.code = ReasonZeroBroken
	case a.assumed(g, on):
		a.unclosed(g, v)
	case g.class == step:
		v.code = ReasonStepOverdue
		if a.policy.Yardstick == DaysLate && g.milestone && int64(a.cal.Workdays(v.due, on)) <= a.red {
			// 滞后: a node may be late up to the red limit, but is never green.
			v.light = Yellow
		}
	}
}

// unclosed is for a measure not reached when the campaign has ended that gave it its
// deadline for want of one (未销号): the colour of what it lacks, or yellow where no
// figure says what that is.
func (a *assessor) unclosed(g *gauge, v *verdict) {
	v.expected = One
	switch {
	case !g.read:
		v.light = Yellow
	case g.class == standing:
		a.stand(g, v)
	case g.class == step:
		done := a.stepsDone()
		if v.light = a.policy.Pace(done, One); done == 0 {
			v.light = Yellow
		}
	default:
		w := verdict{light: Green, held: v.due, due: v.due, expected: One}
		a.pace(g, &w)
		if v.light = a.policy.Pace(g.done, One); w.light.rank() > v.light.rank() {
			v.light = w.light
		}
	}
	v.code = ReasonUnclosed
}

// stepsDone is the share of all steps that are done, by their weights.
func (a *assessor) stepsDone() Ratio {
	var m mean
	for i := range a.gauges {
		if g := &a.gauges[i]; g.class == step {
			m.add(g.done, g.weight)
		}
	}
	return m.value()
}

// stand judges a level, ceiling, zero line or rank that is not met.
func (a *assessor) stand(g *gauge, v *verdict) {
	v.code = ReasonShort
	switch {
	case g.zero:
		v.light, v.code = Red, ReasonZeroBroken
	case len(g.plan) > 0 && v.expected < One:
		// A level with a curve of its own is due only as far as the curve.
		a.pace(g, v)
	case g.short > g.slack:
		v.light = Red
	default:
		v.light = Yellow
	}
}

// pace judges a completion against the plan by the policy's yardstick.
func (a *assessor) pace(g *gauge, v *verdict) {
	v.code = ReasonOnPace
	if v.due == 0 {
		v.code = ReasonNoDeadline
		return
	}
	var yellow, red bool
	switch a.policy.Yardstick {
	case DaysLate:
		late := int64(a.late(g, v.held, v.due))
		yellow, red = late > a.yellow, late > a.red
	case DaysLeft: // only the calendar counts
	default:
		yellow, red = a.policy.Yardstick.behind(g.done, v.expected, a.yellow, a.red)
	}
	switch {
	case red:
		v.light, v.code = Red, ReasonBehind
	case yellow:
		v.light, v.code = Yellow, ReasonBehind
	}
}

// soon turns what is not done yellow when its deadline is near, and under the
// yardstick of days left also red.
func (a *assessor) soon(g *gauge, on Date, v *verdict) {
	if v.due == 0 || a.excused(g, v.due) {
		return
	}
	left := int64(a.cal.Workdays(on, v.due))
	light := Grey
	if left <= int64(a.policy.WarnDays) && a.policy.WarnDays > 0 {
		light = Yellow
	}
	if a.policy.Yardstick == DaysLeft {
		if left <= a.yellow {
			light = Yellow
		}
		if left <= a.red {
			light = Red
		}
	}
	if light != Grey && a.assumed(g, on) {
		// That a campaign ends is no alarm for what will be well enough then.
		end := *v
		if a.unclosed(g, &end); end.light.rank() < light.rank() {
			light = end.light
		}
	}
	if light.rank() > max(v.light.rank(), Grey.rank()) {
		v.light, v.code = light, ReasonDueSoon
		if g.class == step {
			v.code = ReasonStepSoon
		}
	}
}
