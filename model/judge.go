package model

// state is the rule that decided about a task.
type state uint8

const (
	judged        state = iota // by its measures
	notAdded                   // not on the board yet
	closed                     // ended by an officer
	complete                   // everything reached
	suspended                  // rests
	notBegun                   // starts later
	standsForGood              // a standing duty
)

// verdict is what is said of one gauge on a day.
type verdict struct {
	light    Light
	code     ReasonCode
	held     Date  // the day whose expectation counts
	due      Date  // its deadline, zero for none
	expected Ratio // by held
	passed   bool  // a sum that must not be passed is, for good
	quarter  Date  // the last day of the quarter whose figure is missing
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

// at returns the gauge as it is on a day: a figure of the year before says nothing of what starts anew each
// year, and a zero line that was broken stays so to the end of that year (零发生). The gauge holds until at is
// called again.
func (a *assessor) at(g *gauge, on Date) *gauge {
	switch {
	case g.yearly && g.readOn != 0 && g.readOn.Year() < a.due(g, on).Year():
		a.scratch = *g
		g = &a.scratch
		g.readOn = max(NewDate(a.due(g, on).Year(), 1, 1), a.planFrom)
		g.met, g.estimate, g.metOn = false, false, 0
		g.set(0)
	case g.zero && (len(a.t.Events) > 0 || !g.met):
		a.scratch = *g
		g = &a.scratch
		a.zeroOn(g, on)
	}
	return g
}

// zeroOn breaks a zero line by what happened in the year of a day, as far as was known on it.
func (a *assessor) zeroOn(g *gauge, on Date) {
	broken := g.read && !g.met && g.readOn.Year() == on.Year()
	for i := range a.t.Events {
		e := &a.t.Events[i]
		if e.Target == int(g.index) && e.knownOn(on) && e.Date.Year() == on.Year() {
			if broken = true; g.event < 0 || e.Date >= a.t.Events[g.event].Date {
				g.event = int16(i)
			}
		}
	}
	if broken {
		g.read, g.met = true, false
		g.set(0)
	} else if !g.met {
		g.read = false // what broke it lies in a year before
	}
}

// knownOn reports whether the event was known on a day and stood.
func (e *Event) knownOn(on Date) bool {
	return e.Date <= on && e.Entered <= on && (e.Withdrawn == 0 || e.Withdrawn > on)
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
//  0. A standing duty has no light.
//  1. A task added later is not on the board yet: grey.
//  2. A closed task is done.
//  3. A task whose every measure is reached is done, and stays so, but not by an estimate, not
//     before the day on which a stock is verified, not before its last year where it starts anew each year,
//     and not by the unit's word alone. Measures
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
	if t.Nature == StandingDuty {
		return view{state: standsForGood, light: Unlit, lead: -1}
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
	case ReasonShort: // a ceiling of a sum that is passed stays passed
		return v.light == Red && v.passed
	}
	return false
}

// followed reports whether something that the ledger follows is still open, so that a
// silence counts. A task that waits for its figures from above has nothing to report.
func (a *assessor) followed(on Date) bool {
	for i := range a.gauges {
		g := a.at(&a.gauges[i], on)
		switch {
		case g.class == pending || g.class == noted || g.pooled:
			continue
		case g.class == inWords && g.said == SaidDone: // it waits for the office now
			continue
		case g.class != standing && a.settled(g, on):
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
	quarters := false
	for i := range a.gauges {
		g := a.at(&a.gauges[i], on)
		quarters = quarters || g.lag > 0 && g.class != noted // whose own figures are missed when they are due
		if g.met || g.lag > 0 || g.class == pending || g.class == noted || g.pooled || g.class == inWords && g.said == SaidDone {
			continue
		}
		if due := a.due(g, on); due == 0 || !a.excused(g, due) {
			return true
		}
	}
	return !quarters && a.allMet(on)
}

func (a *assessor) allMet(on Date) bool {
	for i := range a.gauges {
		if g := a.at(&a.gauges[i], on); !g.met && g.class != noted && !g.pooled {
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
		g := a.at(&a.gauges[i], on)
		switch {
		case g.class == noted || g.pooled:
			continue
		case !a.settled(g, on):
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

// settled reports whether a measure is reached on a day for good, or as far as a measure that may be lost again can be.
func (a *assessor) settled(g *gauge, on Date) bool {
	switch final := a.final(g, on); {
	case !g.met || g.estimate:
		return false
	case g.settles && (final == 0 || final > on || a.asked() && a.silence(final) != Grey):
		return false
	case g.yearly && final.Year() > g.readOn.Year():
		return false
	}
	return true
}

// worst judges every gauge and returns the worst verdict; among equals the one
// furthest behind. Measures of which nothing is known do not colour a task while
// others are reported, until they fall due.
func (a *assessor) worst(on Date) view {
	best := view{lead: -1}
	score := int64(-1)
	for i := range a.gauges {
		g := a.at(&a.gauges[i], on)
		if g.class == noted || g.pooled {
			continue
		}
		v := a.judge(g, on)
		if a.s.Reports > 0 && v.code == ReasonUnread || v.code == ReasonGivenLater && len(a.gauges) > 1 {
			continue
		}
		if n := v.score(g); n > score {
			best.light, best.lead, best.verdict, score = v.light, i, v, n
		}
	}
	if best.lead < 0 {
		best.light, best.verdict = Grey, verdict{light: Grey, code: ReasonUnmeasured}
		for i := range a.gauges {
			if a.gauges[i].class == pending {
				best.lead, best.verdict.code = i, ReasonGivenLater
				break
			}
		}
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
		if gap = int64(g.short); g.met {
			gap = 0 // what is kept is neither behind nor ahead
		}
	}
	return n + gap + 1<<30
}

// judge says what light one gauge has on a day, of which it speaks as it is then (at).
func (a *assessor) judge(g *gauge, on Date) verdict {
	due := a.due(g, on)
	v := verdict{light: Green, held: g.heldOn(on), due: due}
	v.expected = a.expected(g, v.held, due)
	missing, late := a.quarterMissing(g, on, v)
	a.colour(g, on, late, &v)
	if late && missing.light.rank() >= v.light.rank() && !v.grave() {
		v = missing
	}
	if g.soft && v.light == Red {
		v.light = Yellow
	}
	return v
}

// colour says what the gauge's own figure, or the want of one, comes to. late tells that the figure of the last
// quarter is missing: it is not known then how the quarter ended, so nothing is overdue.
func (a *assessor) colour(g *gauge, on Date, late bool, v *verdict) {
	switch {
	case g.class == pending:
		v.light, v.code = Grey, ReasonGivenLater
		if due := a.due(g, on); due != 0 && due < on && due >= a.tracked {
			v.light, v.code = Yellow, ReasonNeverGiven
		}
		return
	case g.class == inWords:
		a.words(g, on, v)
		return
	case g.met:
		v.code = ReasonMet
		if g.class == standing && v.due != 0 && v.due < min(on, a.tracked) && a.s.Last < v.due {
			// Kept when it was last reported, but nobody reported the end.
			v.light, v.code = Grey, ReasonUnverified
		}
		if g.kind == CeilingFlow && v.due != 0 && g.pace != AtTheEnd {
			// That time passes without a figure uses nothing up and saves nothing.
			if by := a.expected(g, min(g.readOn, on), v.due); g.done > by+by*g.slack/One {
				v.light, v.code, v.expected = Yellow, ReasonOverCurve, by
			}
		}
		return
	case v.due != 0 && g.lateFrom(v.due) < on && !late:
		a.overdue(g, on, v)
		return
	}
	switch {
	case !g.read:
		v.light, v.code = Grey, ReasonUnread
	case g.class == step:
		v.code = ReasonStepAhead
	case g.class == standing:
		a.stand(g, v)
	default:
		a.pace(g, v)
	}
	a.soon(g, on, v)
}

// quarterMissing is for a figure that comes once a quarter, some days after its end: until then the last quarter's
// stands; when it is missing then, the light is no better than that of silence.
func (a *assessor) quarterMissing(g *gauge, on Date, v verdict) (verdict, bool) {
	if g.lag == 0 || g.class == pending || g.met && g.class != standing || a.policy.SilentYellow == 0 || a.s.Reports == 0 && !a.asked() {
		return v, false
	}
	q := a.quarterDue(g, on)
	if q == 0 || v.due != 0 && v.due < on && a.excused(g, v.due) || g.readOn >= q { // also where a new year knows nothing of it any more
		return v, false
	}
	v.light, v.code, v.quarter = Yellow, ReasonQuarterMissing, q
	n := quarterOf(q) - quarterOf(max(a.begins(g, q), g.readOn+1)) + 1
	for ; n > 1 && quarterEnd(quarterOf(q)-n+1).AddDays(int(g.lag)) < a.tracked; n-- {
		// Nobody followed it then.
	}
	if a.policy.SilentRed > 0 && n >= a.policy.SilentRed {
		v.light = Red
	}
	return v, true
}

// lateFrom returns the day behind which a measure is late that is due on a day: of a figure that comes once a
// quarter the day on which that of the last quarter is due.
func (g *gauge) lateFrom(due Date) Date {
	if g.lag == 0 {
		return due
	}
	return quarterEnd(quarterOf(due)).AddDays(int(g.lag))
}

// words judges what a unit says of work that has no figure.
func (a *assessor) words(g *gauge, on Date, v *verdict) {
	switch {
	case g.said == SaidDone:
		v.code = ReasonTold // until the office closes it
		return
	case v.due != 0 && v.due < on:
		a.overdue(g, on, v)
		return
	case !g.read:
		v.light, v.code = Grey, ReasonUnread
	case g.said == SaidNormal:
		v.code = ReasonTold
	default:
		v.light, v.code = Yellow, ReasonTold
	}
	a.soon(g, on, v)
}

// excused reports whether a measure fell due before the ledger followed the
// plan, with nothing reported of it since: it is unknown then, and not overdue. An event is known.
func (a *assessor) excused(g *gauge, due Date) bool {
	return due < a.tracked && g.event < 0 &&
		(a.s.Reports == 0 || a.s.Last < due && (!g.read || g.class == step || g.pool > 0))
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
	if g.class != inWords {
		v.expected = One
	}
	switch {
	case !g.read || g.class == inWords:
		v.light = Yellow
	case g.class == standing:
		a.stand(g, v)
	case g.class == step:
		done, _ := a.stepsOn(v.due)
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

// stepsOn returns the share of all steps that is done, by their weights, and the share that is due by a day: those
// past their dates, and of those without one as many as are due by their share of the time.
func (a *assessor) stepsOn(on Date) (done, due Ratio) {
	var have, want mean
	for i := range a.gauges {
		g := &a.gauges[i]
		if g.pool == 0 && (g.class != step || !g.milestone) {
			continue
		}
		if g.pool == 0 {
			have.add(g.done, g.weight)
		}
		if !g.pooled {
			share := a.expected(g, on, a.due(g, on))
			want.add(share, g.weight)
		}
	}
	return have.value(), want.value()
}

// stand judges a level, ceiling, zero line or rank that is not met.
func (a *assessor) stand(g *gauge, v *verdict) {
	v.code = ReasonShort
	switch {
	case g.zero:
		v.light, v.code = Red, ReasonZeroBroken
	case g.kind == CeilingFlow:
		v.light, v.passed = Red, true
	case g.pace == AtTheEnd && v.due != 0 && v.held < v.due:
		// A mean of the year is known at its end: until then no reading is worse than a warning.
		v.light = Yellow
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
	left := max(int64(a.cal.Workdays(on, v.due)), 0) // behind it only the figure of its quarter is still to come
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
