package model

// asking is what a task is asked for by the turns of its cadence, worked out once for
// an assessment, so that the light of any later day needs two comparisons.
type asking struct {
	cadence *Cadence
	by      AskedBy
	// start is the day from which turns ask, as far as the campaign and the task go; zero: unknown.
	start Date
	// missing is the first turn asked that follows the newest one with a final answer; the zero
	// Turn where no turn follows.
	missing Turn
	// answered says that there is such an answer.
	answered bool
	// last is the day up to which turns begin that are asked; zero where none ends them.
	last Date
	// yellow and red are the days from which the silence is yellow and red; zero: never.
	yellow, red Date
	// newest is how the newest turn was answered that was; nil where none was.
	newest *Answer
	// estimates says that a turn after missing is answered by an estimate, or by what waits
	// for its approval, which stand for their own turn alone: one before stays missing.
	estimates bool
	// left counts the measures that the newest return left out, which are missed
	// from the day leftFrom on.
	left     int16
	leftFrom Date
	// seen is the day for which owed was asked last, and what it was then.
	seen   Date
	owed   Turn
	inARow int
}

// ask works out what the task is asked for. Asked is each turn of the cadence that ends
// when the campaign, and the task in it, has begun, that begins before the campaign
// has ended (or a deadline of its own behind that, while the campaign is wound up), that falls due on or after the
// day from which the ledger follows the campaign, and on whose due day the task does
// not rest.
func (a *assessor) ask(c *Campaign) {
	if c == nil {
		return
	}
	q := &a.asking
	if q.cadence, q.by = c.Asks(a.t); q.by == AskedByNone || a.t.Nature == StandingDuty {
		q.cadence, q.by = nil, AskedByNone
		return
	}
	p := q.cadence
	var final *Answer
	for i := len(a.s.Answers) - 1; i >= 0 && final == nil; i-- {
		answer := &a.s.Answers[i]
		if answer.State == SentBack {
			continue
		}
		if q.newest == nil {
			q.newest = answer
		}
		if answer.Estimate || answer.State == Pending {
			q.estimates = true // or what waits for its approval
		} else {
			final = answer
		}
	}
	q.last = c.Period.To
	if d := a.t.Deadline; q.last != 0 && d.Given && d.Date > q.last {
		q.last = max(q.last, min(d.Date, c.Runs(a.cal).To))
	}
	if p.To != 0 {
		q.last = p.To
	}
	begun := c.Period.From
	if begun == 0 {
		begun = c.Document.Date
	}
	if q.start = max(a.planFrom, begun, p.From); q.start == 0 {
		q.start = a.tracked
	}
	if final == nil {
		q.missing = a.firstAsked()
		return
	}
	q.answered = true
	to := final.Turn.To
	t := p.from(to, a.cal)
	if t.From <= to && t.To <= to {
		t = p.Next(t, a.cal)
	}
	if !t.IsZero() && t.To < q.start {
		t = p.from(q.start, a.cal)
	}
	q.missing = a.askedFrom(t)
}

// firstAsked returns the first turn that the task is asked for at all; zero where none is.
func (a *assessor) firstAsked() Turn {
	q := &a.asking
	if q.start == 0 {
		return Turn{}
	}
	return a.askedFrom(q.cadence.from(q.start, a.cal))
}

// askedFrom returns the first turn from t on that is asked: it falls due when the ledger follows the
// campaign, and begins before asking ends. Zero: none.
func (a *assessor) askedFrom(t Turn) Turn {
	p := a.asking.cadence
	if first := t; a.tracked > t.Due && !t.IsZero() {
		t = p.from(a.tracked, a.cal)
		for b := p.Before(t, a.cal); !b.IsZero() && b.Due >= a.tracked && b.From >= first.From; b = p.Before(b, a.cal) {
			t = b
		}
		for !t.IsZero() && t.Due < a.tracked {
			t = p.Next(t, a.cal)
		}
	}
	if a.asking.beyond(t) {
		return Turn{}
	}
	return t
}

// beyond reports whether a turn begins when nothing is asked any more.
func (q *asking) beyond(t Turn) bool { return q.last != 0 && t.From > q.last }

// rungs sets the days from which silence is yellow and red.
func (a *assessor) rungs() {
	q := &a.asking
	yellow, red := a.policy.SilentYellow, a.policy.SilentRed
	most := max(yellow, red)
	t := q.missing
	for n := 1; n <= most && !t.IsZero() && !q.beyond(t); t = q.cadence.Next(t, a.cal) {
		if rest := a.t.suspension(t.Due); rest != nil && rest.Until == 0 {
			return // nothing is asked until further notice
		}
		if a.passed(t) {
			continue
		}
		if n == yellow {
			q.yellow = t.Due + 1
		}
		if n == red {
			q.red = t.Due + 1
		}
		n++
	}
}

// passed reports whether a turn after missing is not missed all the same: the task rests
// on its due day, or an estimate or what waits for its approval answers it.
func (a *assessor) passed(t Turn) bool {
	if a.t.SuspendedOn(t.Due) {
		return true
	}
	if !a.asking.estimates {
		return false
	}
	answer := a.s.answerTo(t)
	return answer != nil && answer.State != SentBack
}

// leftOut finds the measures that the newest return does not answer: those whose
// reading is older than the turn.
func (a *assessor) leftOut() {
	q := &a.asking
	if q.newest == nil || q.newest.State != Taken || a.policy.SilentYellow == 0 {
		return
	}
	from := q.newest.Turn.From
	q.left = a.unsaid(func(g *gauge) bool {
		r := a.s.Reading(int(g.index))
		return r != nil && max(r.On, r.Told) >= from || g.class == paced && g.readOn >= from
	})
	if q.left > 0 {
		t := q.cadence.from(q.newest.Turn.To, a.cal)
		q.leftFrom = max(t.Due, q.newest.Turn.To) + 1
	}
}

// unsaid counts the measures whose figures are asked for in a turn and of which said does not report that they were
// told. What is reached for good, waits for its figure or is told by steps is not asked again.
func (a *assessor) unsaid(said func(*gauge) bool) (n int16) {
	for i := range a.gauges {
		g := &a.gauges[i]
		switch {
		case g.milestone || g.index < 0 || g.class == pending || g.class == noted || g.class == step || g.lag > 0:
		case g.met && g.class != standing && !g.settles && !g.yearly && !g.estimate:
		case g.kind == Duty && a.t.Targets[g.index].Value == nil: // the return itself is what is asked
		case !said(g):
			n++
		}
	}
	return n
}

// silence returns the light that missing returns give the task on a day; Grey for none.
func (a *assessor) silence(on Date) Light {
	q := &a.asking
	switch {
	case q.red != 0 && on >= q.red:
		return Red
	case q.yellow != 0 && on >= q.yellow:
		return Yellow
	}
	return Grey
}

// owed returns the newest turn that is past its due day without a return, and how many
// turns in a row are.
func (a *assessor) owed(on Date) (t Turn, inARow int) {
	q := &a.asking
	if q.seen != on {
		q.seen = on
		q.owed, q.inARow = a.owes(on)
	}
	return q.owed, q.inARow
}

func (a *assessor) owes(on Date) (t Turn, inARow int) {
	q := &a.asking
	if q.missing.IsZero() || on <= q.missing.Due {
		return Turn{}, 0
	}
	p := q.cadence
	t = a.lastAsked(on)
	if t.IsZero() || t.From < q.missing.From {
		return q.missing, 1
	}
	if len(a.t.Suspended) == 0 && !q.estimates {
		return t, p.count(q.missing, t)
	}
	newest := Turn{}
	for ; !t.IsZero() && t.From >= q.missing.From; t = p.Before(t, a.cal) {
		if !a.passed(t) {
			inARow++
			if newest.IsZero() {
				newest = t
			}
		}
	}
	return newest, inARow
}

// lastAsked returns the newest turn whose due day lies before a day and that begins before asking ends.
func (a *assessor) lastAsked(on Date) Turn {
	q, p := &a.asking, a.asking.cadence
	t := p.LastDue(on, a.cal)
	if t.IsZero() || !q.beyond(t) {
		return t
	}
	t = p.from(q.last, a.cal)
	for !t.IsZero() && (q.beyond(t) || t.Due >= on) {
		t = p.Before(t, a.cal)
	}
	return t
}

// coming returns the turn whose return is expected next: the first unanswered one
// that is not past its due day; zero where none is asked any more.
func (a *assessor) coming(on Date) Turn {
	q := &a.asking
	t := q.missing
	if !t.IsZero() && on > t.Due {
		if t, _ = a.owed(on); t.IsZero() || len(a.t.Suspended) > 0 || q.estimates {
			t = q.cadence.LastDue(on, a.cal)
		}
		if !t.IsZero() {
			t = q.cadence.Next(t, a.cal)
		}
	}
	for q.estimates && !t.IsZero() && !q.beyond(t) && a.passed(t) {
		t = q.cadence.Next(t, a.cal)
	}
	if t.IsZero() || q.beyond(t) {
		return Turn{}
	}
	return t
}

// Asking says what a task is asked for on a day.
type Asking struct {
	// Cadence asks for the returns, and By says whose it is; nil where none asks.
	Cadence *Cadence
	By      AskedBy
	// Owed is the newest turn past its due day without a return, and InARow how many
	// turns in a row are; the zero Turn where none is.
	Owed   Turn
	InARow int
	// Coming is the next turn whose return is expected; zero where none is.
	Coming Turn
	// Last is the day up to which turns begin that are asked; far ahead where none ends them.
	Last Date
	// Came counts the returns that fell due so far.
	Came Returns
}

// Returns counts what a task was asked for by the turns that are past their due day.
type Returns struct {
	Due      int // those turns, answered or not
	Answered int // those of them that were answered at all
	OnTime   int // those of them that were answered by their due day
}

// AskedOn says what a task is asked for on a day and how it answered so far. s must
// sum up the returns up to that day. What is closed, or complete by its last return or by the unit's word, is
// asked for nothing more: it owes nothing, and turns that no return answers are
// not due after the closing, or when they ended after that return.
func AskedOn(t *Task, s *Standing, c *Campaign, cal *Calendar, on Date) Asking {
	var a assessor
	a.begin(t, s, c, cal)
	q := &a.asking
	if !a.asked() {
		return Asking{By: AskedByNone}
	}
	out := Asking{Cadence: q.cadence, By: q.by, Last: q.last, Came: a.came(on)}
	if out.Last == 0 {
		out.Last = latest
	}
	if !t.ClosedOn(on) && !a.answered(on) {
		out.Coming = a.coming(on)
		out.Owed, out.InARow = a.owed(on)
	}
	return out
}

// answered reports whether nothing more is asked: the task is complete, or the unit has said that it is done and the
// office is to close it.
func (a *assessor) answered(on Date) bool {
	if a.complete(on) {
		return true
	}
	n := len(a.gauges)
	return n > 0 && a.gauges[n-1].class == inWords && a.gauges[n-1].said == SaidDone
}

// came counts the returns that fell due before a day. It looks at the answers and not at each turn, so that
// years of weekly turns cost no more than one; only a task that rested is looked at turn by turn.
func (a *assessor) came(on Date) (n Returns) {
	q := &a.asking
	if !a.asked() {
		return n
	}
	newest := a.lastAsked(on)
	// Unanswered turns are due from asked to unanswered, answered ones from first to newest: one that was answered
	// although it fell due before the ledger followed the campaign counts with the rest.
	asked := q.missing
	if q.answered {
		asked = a.firstAsked()
	}
	if asked.IsZero() {
		asked.From = latest // it never was
	}
	first := asked
	if len(a.s.Answers) > 0 {
		if t := q.cadence.from(a.s.Answers[0].Turn.From, a.cal); !t.IsZero() && t.From < first.From {
			first = t
		}
	}
	if newest.IsZero() || newest.From < first.From {
		return n
	}
	until := latest
	if !a.t.ClosedOn(on) && a.answered(on) {
		until = a.s.Last
	}
	due := func(t Turn) bool { return t.From >= asked.From && t.To <= until && !a.t.ClosedOn(t.Due) }
	if len(a.t.Suspended) > 0 {
		for t := newest; !t.IsZero() && t.From >= first.From; t = q.cadence.Before(t, a.cal) {
			if !a.t.SuspendedOn(t.Due) && !n.add(t, a.s.answerTo(t)) && due(t) {
				n.Due++
			}
		}
		return n
	}
	unanswered := newest
	for !unanswered.IsZero() && unanswered.From >= asked.From && !due(unanswered) {
		unanswered = q.cadence.Before(unanswered, a.cal)
	}
	if !unanswered.IsZero() && unanswered.From >= asked.From {
		n.Due = q.cadence.count(asked, unanswered)
	}
	for i := len(a.s.Answers) - 1; i >= 0; i-- {
		answer := &a.s.Answers[i]
		if i+1 < len(a.s.Answers) && a.s.Answers[i+1].Turn.To == answer.Turn.To {
			continue // the later one answers the turn
		}
		t := q.cadence.TurnOn(answer.Turn.To, a.cal)
		if t.To != answer.Turn.To || t.From < first.From || t.From > newest.From {
			continue
		}
		if n.add(t, answer) && due(t) {
			n.Due-- // which was counted with the unanswered ones
		}
	}
	return n
}

// add counts a turn that is past its due day where it is answered, and reports whether it is.
func (n *Returns) add(t Turn, answer *Answer) bool {
	if answer == nil || answer.State == SentBack {
		return false
	}
	n.Due++
	n.Answered++
	if answer.Received <= t.Due {
		n.OnTime++
	}
	return true
}

// answerTo returns the answer to a turn: to the turn itself, or to one that ends with it
// of a cadence that asked before.
func (s *Standing) answerTo(t Turn) *Answer {
	for i := len(s.Answers) - 1; i >= 0; i-- {
		if s.Answers[i].Turn.To == t.To {
			return &s.Answers[i]
		}
	}
	return nil
}

// TurnState is how one turn of one task stands on a day (M3).
type TurnState uint8

// The states of a turn.
const (
	NotAsked  TurnState = iota // the task is not asked for it
	NotDue                     // 未到期: the turn has not ended
	Expected                   // 待报: it has ended or falls due, and can still come in time
	OnTime                     // 按时
	Late                       // 迟报
	Missing                    // 未报
	ToApprove                  // 待审批
	Returned                   // 退回, and nothing else came
)

// TurnOf is how a turn stands on a day, and how many working days late its return
// was received, for Late. It reads nothing but the standing, so that a table of turns
// and units costs no reading of returns.
func (s *Standing) TurnOf(t Turn, cal *Calendar, on Date) (state TurnState, late int) {
	a := s.answerTo(t)
	switch {
	case a != nil && a.State == SentBack && on > t.Due:
		return Returned, 0
	case a != nil && a.State == Pending:
		return ToApprove, 0
	case a != nil && a.State == Taken:
		if a.Received <= t.Due {
			return OnTime, 0
		}
		return Late, max(cal.Workdays(t.Due, a.Received), 1)
	case on > t.Due:
		return Missing, 0
	case on < t.To:
		return NotDue, 0
	}
	return Expected, 0
}
