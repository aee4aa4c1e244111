package model

import "sync"

// Assessment is what can be said of a task on a day: its light and why.
type Assessment struct {
	// Light is what is shown: the manual light while one holds, else Computed.
	Light Light
	// Computed is the light by the rules alone.
	Computed Light
	// Known tells whether a completion can be told at all: something is reported of the measure spoken of, and
	// it is one that comes by shares. What must hold at every reading, and what is told in words, has none.
	Known bool
	// Shared tells whether Expected means anything: the measure spoken of comes by shares.
	Shared bool
	// Lead is the measure that Completion, Expected and Gap are of, the worst one: a target by its place, −1 where it is
	// the steps or the task as a whole.
	Lead int16
	// HasDeadline tells whether DaysLeft means anything.
	HasDeadline bool
	// Overdue is set when a task that is not done, resting or excused has
	// passed its deadline.
	Overdue bool
	// Unverified is set for what fell due before the campaign was tracked and
	// has no report (待核实).
	Unverified bool
	// NeverReported is set while no report has come.
	NeverReported bool
	// Stale is set when the last return of a task that no turn asks is too old.
	Stale bool
	// Assumed is set where the deadline is the campaign's end because no paper
	// gives one (按行动结束日).
	Assumed bool
	// Unclosed is set when such a deadline has passed and the task is neither
	// complete nor closed (未销号): it is not overdue.
	Unclosed bool
	// Coming is the turn whose return is expected next; zero where none is asked.
	Coming Turn
	// Owed is the newest turn that is past its due day without a return, and
	// InARow how many turns in a row are; the zero Turn where none is owed. A task
	// that is done, rests, has not begun or waits for its figures owes none.
	Owed   Turn
	InARow int
	// LeftOut is how many measures the newest return did not answer although its due day is past.
	LeftOut int
	// Completion is that of the measure Lead, or of all steps by their weights. Expected is what the plan wanted of it
	// by the day that its figure stands for; without a figure by the day of the assessment.
	Completion Ratio
	Expected   Ratio
	// Gap is Expected − Completion where Known: points behind, negative when ahead.
	Gap Ratio
	// DaysLeft counts the working days after the day up to the deadline. When that has passed it is
	// minus the days since then, of the calendar: work is planned in working days, but lateness
	// is told, here as in the reasons, as anyone would count it.
	DaysLeft int
	// Next is the next change of Light if nobody reports anything; its On is
	// zero where there is none to come.
	Next Change
}

// Explained is an assessment with its reasons.
type Explained struct {
	Assessment
	// Reasons is never empty; the first one decides the light.
	Reasons []Reason
	// Uncharted is the first day up to which working days were counted although the holidays of its year are not
	// known; zero where there is none. It is no reason: the rule by which a task is judged says it.
	Uncharted Date
}

// Change is a change of light on a day.
type Change struct {
	On    Date  // the first day of the new light
	Light Light // the new light
}

// Assess says what light task t has on a day, and why. s must sum up the
// reports up to that day (Summarise). c is the task's campaign; with nil, or with a
// campaign without a policy, the default policy counts. Everything about the
// task itself is taken as of the day: extensions, closing, suspension and
// manual lights of later days are not known yet.
//
// The rules are told at assessor.look for the task, at assessor.judge for one
// measure of it, at assessor.expected for the plan, and at assessor.ask for what is
// asked of the unit. A return is held against what was expected on the day that
// it stands for; that the next one is missing is a reason of its own (silence).
func Assess(t *Task, s *Standing, c *Campaign, cal *Calendar, on Date) Explained {
	a := assessors.Get().(*assessor)
	defer assessors.Put(a)
	a.begin(t, s, c, cal)
	v := a.look(on)
	out := Explained{Assessment: a.assess(on, &v)}
	out.Reasons = a.reasons(on, &v, &out.Assessment)
	for i := range out.Reasons {
		out.Reasons[i].of(t, on)
	}
	if v.state == judged {
		out.Uncharted = a.uncharted(on)
	}
	return out
}

// assessors are for those who assess one task now and then, and lists of many.
var assessors = sync.Pool{New: func() any { return new(assessor) }}

// Assessor assesses one task after another without saying why, which is asked of few of many. It takes no memory
// for each, and is for one goroutine.
type Assessor struct {
	a  assessor
	on Date
}

// Assess says what the function of that name says, but for the reasons.
func (x *Assessor) Assess(t *Task, s *Standing, c *Campaign, cal *Calendar, on Date) Assessment {
	x.on = on
	x.a.begin(t, s, c, cal)
	v := x.a.look(on)
	return x.a.assess(on, &v)
}

// Returns counts the returns that had fallen due on the day of the task assessed last.
func (x *Assessor) Returns() Returns { return x.a.came(x.on) }

func (a *assessor) assess(on Date, v *view) Assessment {
	out := Assessment{
		Light:         a.shown(on, v),
		Computed:      v.light,
		NeverReported: a.s.Reports == 0,
		Unverified:    v.verdict.code == ReasonUnverified,
	}
	if v.state == standsForGood {
		out.Lead = -1
		return out
	}
	if due := a.deadline(on); due.Date != 0 {
		out.HasDeadline, out.Assumed = true, !due.Given
		if out.DaysLeft = int(due.Date - on); due.Date >= on {
			out.DaysLeft = a.cal.Workdays(on, due.Date)
		}
		if v.state == judged && due.Date < on {
			out.Overdue = due.Given && v.light.rank() > Grey.rank()
			out.Unclosed = !due.Given && v.verdict.code != ReasonUnverified
		}
	}
	out.Stale = v.state == judged && a.neglected(on)
	if v.state == judged && a.asked() {
		if a.followed(on) {
			out.Owed, out.InARow = a.owed(on)
		}
		out.Coming = a.coming(on)
		if q := &a.asking; q.leftFrom != 0 && on >= q.leftFrom && out.Owed.IsZero() {
			out.LeftOut = int(q.left)
		}
	}
	a.total(on, v, &out)
	out.Next = a.next(on, out.Light)
	return out
}

// shown returns the light that the screen shows on a day. A manual light stands over
// everything but the end of the supervision.
func (a *assessor) shown(on Date, v *view) Light {
	if v.state != notAdded && v.state != closed && v.state != standsForGood {
		if m := a.t.ManualOn(on); m != nil {
			return m.Light
		}
	}
	return v.light
}

// total works out completion, expectation and gap, which are those of one measure: the one that decides the light, or
// where that is decided otherwise, the worst of those that come by shares. Measures of several kinds are never
// averaged into one percentage.
func (a *assessor) total(on Date, v *view, out *Assessment) {
	out.Lead = -1
	if v.state == complete {
		a.totalDone(on, out)
		return
	}
	lead := v.lead
	if lead < 0 || a.silentLead(v) {
		lead = a.worst(on).lead
	}
	if lead < 0 || !a.gauges[lead].shared() {
		if lead >= 0 && a.gauges[lead].index >= 0 && !a.gauges[lead].milestone {
			out.Lead = a.gauges[lead].index
		}
		if out.NeverReported {
			a.totalDue(on, out)
		}
		return
	}
	out.Shared = true
	g := a.at(&a.gauges[lead], on)
	if g.milestone {
		out.Completion, out.Expected = a.stepsOn(on)
		if a.s.Percent != nil && len(a.t.Targets) == 0 && out.Completion < unmarked {
			// Between two steps the officer's own figure for the whole says more;
			// but only the steps themselves can make the whole.
			p := Ratio(min(max(scaled(*a.s.Percent, 2), 0), int64(unmarked)))
			out.Completion = max(out.Completion, p)
		}
	} else {
		out.Lead = g.index
		out.Completion = g.done
		if g.met {
			out.Completion = One
		}
		out.Expected = a.expected(g, g.heldOn(on), a.due(g, on))
	}
	if out.NeverReported {
		out.Completion = 0
		a.totalDue(on, out)
		return
	}
	out.Known = g.read
	if out.Known {
		out.Gap = out.Expected - out.Completion
	} else {
		out.Completion = 0
	}
}

// totalDue says what the plan wants of a task of which nothing was ever reported.
func (a *assessor) totalDue(on Date, out *Assessment) {
	for i := range a.gauges {
		out.Shared = out.Shared || a.gauges[i].shared()
	}
	out.Expected = a.expectedMost(on)
}

// totalDone says that all is done, of a task of which any measure comes by shares.
func (a *assessor) totalDone(on Date, out *Assessment) {
	for i := range a.gauges {
		if g := &a.gauges[i]; g.shared() && g.read && !g.pooled {
			if out.Known, out.Shared = true, true; !g.milestone {
				out.Lead = g.index
			}
			out.Completion = One
			out.Expected = a.expected(g, g.heldOn(on), a.due(g, on))
			if g.milestone {
				_, out.Expected = a.stepsOn(on)
			}
			out.Gap = out.Expected - One
			return
		}
	}
}

// silentLead reports whether what decides the light is that something is missing.
func (a *assessor) silentLead(v *view) bool {
	switch v.verdict.code {
	case ReasonSilent, ReasonLeftOut, ReasonStale:
		return true
	}
	return false
}

// shared reports whether the gauge comes by shares of a whole.
func (g *gauge) shared() bool {
	return g.class == paced || g.class == step || g.kind == Level && len(g.plan) > 0
}

// uncharted returns the first day, among those that the assessment counts
// working days between, whose year's holidays are not known; zero when all are.
func (a *assessor) uncharted(on Date) Date {
	due := a.deadline(on).Date
	if due != 0 && !a.cal.Known(on) && (due >= on || a.policy.Yardstick == DaysLate) {
		return on
	}
	if due > on && !a.cal.Known(due) {
		return due
	}
	for i := range a.gauges {
		g := &a.gauges[i]
		d := a.due(g, on)
		if g.met || d == 0 || g.class == standing || g.class == noted {
			continue
		}
		if d > on && !a.cal.Known(d) {
			return d
		}
		if g.class == paced && a.planFrom != 0 && d >= on && !a.cal.Known(a.planFrom) {
			return a.planFrom
		}
	}
	return 0
}

// TargetAssessment is what can be said of one target or milestone on a day, by
// itself. A target that is reached is done where it cannot be lost again, and
// green where it stands at every reading. Grey means that nothing is known of it,
// that its value is still to be given, or, for a milestone, that it is not due yet.
type TargetAssessment struct {
	Light      Light  // as told above
	Completion Ratio  // may be more than the whole
	Expected   Ratio  // what the plan wants, 0 to One
	Known      bool   // something is reported of it, so that Completion means something
	Shared     bool   // it comes by shares, so that Completion and Expected are told
	Due        Date   // its own deadline or the task's; zero for none
	Reason     Reason // why it has its light
}

// MeasureTarget assesses target i of the task on a day.
func MeasureTarget(t *Task, i int, s *Standing, c *Campaign, cal *Calendar, on Date) TargetAssessment {
	var a assessor
	a.begin(t, s, c, cal)
	for n := range a.gauges {
		if g := &a.gauges[n]; !g.milestone && int(g.index) == i {
			out := a.single(g, on)
			out.Reason.of(t, on)
			return out
		}
	}
	if i < 0 || i >= len(t.Targets) {
		return TargetAssessment{}
	}
	// A target of kind milestone beside the milestones that measure it.
	var sum assessor
	sum.begin(&Task{Milestones: t.Milestones, Deadline: t.Deadline, Extensions: t.Extensions, Start: t.Start}, s, c, cal)
	v := sum.look(on)
	var out Assessment
	sum.total(on, &v, &out)
	r := sum.lead(on, &v, &out)
	r.of(t, on)
	return TargetAssessment{
		Light: v.light, Completion: out.Completion, Expected: out.Expected, Known: out.Known,
		Due: t.DueOn(c, on).Date, Reason: r,
	}
}

// MeasureMilestone assesses milestone i of the task on a day.
func MeasureMilestone(t *Task, i int, s *Standing, c *Campaign, cal *Calendar, on Date) TargetAssessment {
	var a assessor
	a.begin(t, s, c, cal)
	for n := range a.gauges {
		if g := &a.gauges[n]; g.milestone && int(g.index) == i {
			out := a.single(g, on)
			out.Reason.of(t, on)
			return out
		}
	}
	return TargetAssessment{}
}

func (a *assessor) single(g *gauge, on Date) TargetAssessment {
	if g.class == noted {
		return TargetAssessment{Due: a.due(g, on), Reason: Reason{Index: g.index}}
	}
	g = a.at(g, on)
	v := a.judge(g, on)
	out := TargetAssessment{
		Light: v.light, Completion: g.over, Expected: v.expected, Known: g.read, Shared: g.shared(), Due: v.due,
		Reason: a.reason(&v, g, on),
	}
	switch {
	case g.met && g.class != standing && !g.estimate && !(g.settles && a.final(g, on) > on) && !(g.yearly && a.final(g, on).Year() > g.readOn.Year()):
		out.Light = Done
	case v.code == ReasonStepAhead:
		out.Light = Grey
	}
	if g.class == standing {
		out.Completion = g.done
	}
	return out
}
