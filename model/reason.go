package model

// ReasonCode says what a Reason is about. Package words has the sentence for each.
type ReasonCode uint8

// The kinds of reason. A new one comes last, with its name below and its words in package words; one that speaks of the
// task as a whole and names a day, a turn or a number also has its case in judgedLead.
const (
	ReasonNone           ReasonCode = iota
	ReasonNotAdded                  // the task was added later, On
	ReasonClosed                    // ended by an officer, On
	ReasonComplete                  // everything is reached, by the return of On
	ReasonSuspended                 // the task rests until On, Index is the suspension
	ReasonNotBegun                  // it starts later, On
	ReasonGivenLater                // its figures are still to be given from above
	ReasonNeverReported             // nothing was ever reported; Turn comes next
	ReasonUnverified                // fell due On, before the ledger followed the plan
	ReasonUnmeasured                // reports without a figure
	ReasonUnread                    // some measures are not reported
	ReasonOverdue                   // past the deadline On, for Days
	ReasonStepOverdue               // a step past its date
	ReasonDueSoon                   // the deadline On is near
	ReasonStepSoon                  // a step's date is near
	ReasonStepAhead                 // no step is due yet
	ReasonBehind                    // behind the plan
	ReasonOnPace                    // with the plan, or ahead of it
	ReasonNoDeadline                // no date to hold it against
	ReasonShort                     // a level not reached, a ceiling passed, a rank missed
	ReasonMet                       // reached or kept
	ReasonZeroBroken                // a zero line is broken
	ReasonStale                     // the last report, of On, is too old
	ReasonManual                    // set by hand until On, Index is the order
	ReasonTurn                      // the light will change On, in Days
	ReasonSilent                    // Count turns up to Turn are past their due day without a return
	ReasonLeftOut                   // the newest return left Count measures out
	ReasonUnclosed                  // the campaign has ended On, the task is not closed
	ReasonPending                   // the newest return waits for its approval
	ReasonSentBack                  // the newest return was sent back
	ReasonTold                      // the unit's word on work that has no figure, Said
	ReasonQuarterMissing            // the figure of the quarter Turn is past its due day
	ReasonOverCurve                 // a sum that must not be passed runs ahead of its curve
	ReasonNeverGiven                // its figures were not given in its time
	ReasonUnlit                     // a standing duty, which has no light
)

var reasonNames = []string{
	"none", "not-added", "closed", "complete", "suspended", "not-begun", "given-later", "never-reported", "unverified", "unmeasured",
	"unread", "overdue", "step-overdue", "due-soon", "step-soon", "step-ahead", "behind", "on-pace", "no-deadline", "short", "met",
	"zero-broken", "stale", "manual", "turn", "silent", "left-out", "unclosed", "pending", "sent-back", "told", "quarter-missing", "over-curve",
	"never-given", "unlit",
}

// String returns the code's name.
func (v ReasonCode) String() string { return enumText(v, reasonNames) }

// Reason is one thing to be said on why a task has its light: a code with what it speaks of.
// What a code does not speak of is zero, and Index −1.
type Reason struct {
	Code ReasonCode // decides which of the fields below speak
	// Light is the colour that this reason argues for; for ReasonTurn the one
	// that will come.
	Light Light
	// Milestone tells that Index counts milestones rather than targets.
	Milestone bool
	// Several tells that the task has more than one measure, so that the one spoken of must be named.
	Several bool
	// Silent tells that nothing was ever reported.
	Silent bool
	// Known tells that something is reported of what is spoken of, so that Completion means something;
	// for ReasonNeverReported and ReasonSilent that a plan gives Expected.
	Known bool
	// Estimate tells that Value is preliminary.
	Estimate bool
	// Assumed tells that On is the campaign's end, for want of a deadline.
	Assumed bool
	// Said is the unit's word, for ReasonTold and where a task in words is overdue or due soon.
	Said Said
	// Event is what broke a zero line; nil where a figure says so, or for other reasons.
	Event *Event
	// Base is the first figure, where it is taken for the base of the target spoken of; nil where the target has
	// one, or needs none.
	Base *Decimal
	// Settles tells that what is reached is still to be verified on its day, and Yearly that it is this year's part of
	// what starts anew each year.
	Settles, Yearly bool
	// Yardstick is what the task's policy measures lateness by.
	Yardstick Yardstick
	// Yellow and Red are the limits of the policy in points, where Yardstick is Points; else 0.
	Yellow, Red Ratio
	// Every is the kind of Turn.
	Every Every
	// Index is the target or milestone spoken of, −1 for the task as a whole; for
	// ReasonSuspended and ReasonManual the one in the task's list of them.
	Index int16
	// Count is how many measures are meant, where it is more than the one of Index;
	// for ReasonSilent how many turns in a row, at most 999.
	Count int16
	// Days is a number of days, 0 or more: calendar days overdue or since the last report,
	// working days left, behind or until the light changes.
	Days int32
	// On is the day spoken of, zero for none.
	On Date
	// Day is the day of the assessment.
	Day Date
	// Expected is the share that the plan wants, from 0 to One.
	Expected Ratio
	// Completion is the share that is done, which may be more than the whole; for ReasonShort
	// the share of the target by which it is missed.
	Completion Ratio
	// Value is the value reported for the target spoken of, in the target's unit; nil for none.
	Value *Decimal
	// Turn is the turn spoken of; zero for none. Its Due may be zero where only its days matter.
	Turn Turn
	// Task is the task that was assessed, of which Index counts. It is never nil in what is assessed.
	Task *Task
}

// Target returns the target spoken of, or nil.
func (r *Reason) Target() *Target {
	if r.Task == nil || r.Milestone || r.Index < 0 || int(r.Index) >= len(r.Task.Targets) {
		return nil
	}
	return &r.Task.Targets[r.Index]
}

// Step returns the milestone spoken of, or nil.
func (r *Reason) Step() *Milestone {
	if r.Task == nil || !r.Milestone || r.Index < 0 || int(r.Index) >= len(r.Task.Milestones) {
		return nil
	}
	return &r.Task.Milestones[r.Index]
}

// of makes the reason one of a task on a day.
func (r *Reason) of(t *Task, on Date) { r.Task, r.Day = t, on }
