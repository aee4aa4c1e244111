package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/govalues/decimal"
)

// An indicator that stands in several places (同一指标) is linked by its name, Terms.Link. A figure that is reported for
// one of them is handed on to all of them: Feed.

// ErrLink is returned for a target that cannot be the indicator that it is linked to: figures of the one are not figures
// of the other.
var ErrLink = errors.New("is not the same indicator: kind or unit do not agree")

// longestLink is the longest name of an indicator, in bytes: it is part of a key of the store.
const longestLink = 300

// Links returns the names of the indicators that stand in the task, each once, in the order of its targets.
func (t *Task) Links() []string {
	var out []string
	for i := range t.Targets {
		if link := t.Targets[i].Terms().Link; link != "" && !slices.Contains(out, link) {
			out = append(out, link)
		}
	}
	return out
}

// CheckLinks returns ErrLink for the first target of a task that is linked to one of another task, or of the same,
// and cannot be the same indicator.
func CheckLinks(t, o *Task) error {
	for i := range t.Targets {
		for k := range o.Targets {
			a, b := &t.Targets[i], &o.Targets[k]
			if a.Terms().Link != "" && a.Terms().Link == b.Terms().Link && !a.sameMeasure(b) {
				return fmt.Errorf("task %s: target %d (%s), %s: target %d (%s): %w", t.ID, i+1, FormatTarget(a), o.ID, k+1, FormatTarget(b), ErrLink)
			}
		}
	}
	return nil
}

// sameMeasure reports whether figures of two targets can be the same: both add up, or both say what there is on a day, or
// are of one of the other kinds, and the one unit can be turned into the other. A target that takes no figure fits all.
func (t *Target) sameMeasure(o *Target) bool {
	a, b := t.takes(), o.takes()
	if a == noFigure || b == noFigure {
		return true
	}
	_, ok := o.convert(decimal.One, t.Unit)
	_, back := t.convert(decimal.One, o.Unit)
	return a == b && ok && back
}

// noFigure is what takes returns for a target that is never told by a figure.
const noFigure = GivenLater

// takes returns the kind that stands for all kinds that take the same figures.
func (t *Target) takes() Kind {
	switch {
	case t.ZeroLine():
		return ZeroLine
	case t.ByClass():
		return Class
	}
	switch t.Kind {
	case Cumulative, Yearly, CeilingFlow, Budget:
		return Cumulative
	case Level, Ceiling, Stock, Balance, Cleared:
		return Level
	case GivenLater, Step:
		return noFigure
	}
	return t.Kind
}

// convert turns a figure into the target's unit. One of both that has no unit takes the other's.
func (t *Target) convert(v Decimal, unit string) (Decimal, bool) {
	return t.InUnit(&Actual{Value: v, Unit: unit})
}

// FillLinked gives those targets of the task that are one indicator the figure that the return tells for one of them,
// where it leaves the others out. c is the task's campaign. The list that the return had is left alone.
func (t *Task) FillLinked(r *Return, c *Campaign) {
	f := Feed{From: t, Campaign: c, Return: r}
	for _, x := range f.figures(t, c) {
		if !r.tells(x.Target, x.Of) {
			r.Actuals = append(slices.Clip(r.Actuals), x)
		}
	}
}

// tells reports whether the return has a figure for a target, and of a unit where the target is one of each.
func (r *Return) tells(target int, of string) bool {
	return slices.ContainsFunc(r.Actuals, func(a Actual) bool { return a.Target == target && a.Of == of })
}

// Told is a figure that a return tells for a task.
type Told struct {
	Task  string  `cbor:"1,keyasint" json:"task"`           // ID of the task
	Value Decimal `cbor:"2,keyasint" json:"value"`          // in Unit
	Unit  string  `cbor:"3,keyasint,omitempty" json:"unit"` // of the task's target
	On    Date    `cbor:"4,keyasint" json:"on"`             // the day that it stands for
}

// Difference is an indicator for which two tasks were told different figures for the same turn or day.
type Difference struct {
	Link  string `cbor:"1,keyasint" json:"link"`                   // name of the indicator
	Of    string `cbor:"2,keyasint,omitempty" json:"of,omitempty"` // the unit that both figures are of, for a target of Each; else ""
	Own   Told   `cbor:"3,keyasint" json:"own"`                    // for the task in doubt
	Other Told   `cbor:"4,keyasint" json:"other"`                  // for the other task
}

// Reverse returns the difference as it is in doubt for the other task.
func (d Difference) Reverse() Difference {
	d.Own, d.Other = d.Other, d.Own
	return d
}

// Feed is a return on a task whose figures are handed on to the other tasks in which the same indicators stand.
type Feed struct {
	From     *Task     // the task that is reported on
	Campaign *Campaign // that of From
	Return   *Return   // the return that is handed on, which is not fed itself
	Returns  []Return  // all returns on From, Return among them
	Cal      *Calendar // by which turns are counted
	On       Date      // the day on which it is entered
	// Disputed are the indicators that are not handed on, because another task was told a different figure.
	Disputed []string
}

// Links returns the names of the indicators for which the return tells a figure, each once.
func (f *Feed) Links() []string {
	var out []string
	for _, a := range f.Return.Actuals {
		if link := f.link(&a); link != "" && !slices.Contains(out, link) && !slices.Contains(f.Disputed, link) {
			out = append(out, link)
		}
	}
	return out
}

// link returns the name of the indicator that a figure of the return is of; "" for none.
func (f *Feed) link(a *Actual) string {
	if a.Target < 0 || a.Target >= len(f.From.Targets) {
		return ""
	}
	return f.From.Targets[a.Target].Terms().Link
}

// figures returns the figures of the return as a linked task takes them, in the units of its targets. A figure of one
// unit (Each) is handed on only where the line names that unit. One that starts anew each year and one that adds up
// from the start of a plan are the same in the plan's first year alone. c is the campaign of t.
func (f *Feed) figures(t *Task, c *Campaign) []Actual {
	var out Return
	for _, a := range f.Return.Actuals {
		link := f.link(&a)
		if link == "" || slices.Contains(f.Disputed, link) {
			continue
		}
		g := &f.From.Targets[a.Target]
		v, ok := g.InUnit(&a)
		for k := range t.Targets {
			x := &t.Targets[k]
			if !ok || x.Terms().Link != link || x.takes() == noFigure || !g.sameMeasure(x) || out.tells(k, a.Of) ||
				a.Of != "" && !slices.Contains(x.Terms().Members, a.Of) || a.Of == "" && len(x.Terms().Members) > 0 {
				continue
			}
			if year := f.Return.Date.Year(); x.Kind == Yearly && g.Kind != Yearly && f.From.begunIn(f.Campaign) != year ||
				g.Kind == Yearly && x.Kind != Yearly && t.begunIn(c) != year {
				continue
			}
			if value, ok := x.convert(v, g.Unit); ok {
				out.Actuals = append(out.Actuals, Actual{Target: k, Value: value, Unit: x.Unit, Estimate: a.Estimate, Of: a.Of})
			}
		}
	}
	return out.Actuals
}

// begunIn returns the year from whose figures on a figure that adds up counts.
func (t *Task) begunIn(c *Campaign) int {
	return cmp.Or(t.Start.Date, c.Period.From, c.Document.Date).Year()
}

// Differences holds the return against what was told for a task itself of the same indicators for the same turn or day,
// and returns what differs. compared are the indicators that were found there. A final figure follows a
// preliminary one and does not contradict it. has are the returns on t, and c is its campaign.
func (f *Feed) Differences(t *Task, has []Return, c *Campaign) (differ []Difference, compared []string) {
	for _, a := range f.figures(t, c) {
		own, r := f.told(has, &a, false)
		if own == nil || (own.Estimate || r.Estimate) != (a.Estimate || f.Return.Estimate) {
			continue
		}
		link := t.Targets[a.Target].Terms().Link
		if !slices.Contains(compared, link) {
			compared = append(compared, link)
		}
		if v, ok := t.Targets[a.Target].InUnit(own); ok && v.Cmp(a.Value) != 0 {
			differ = append(differ, Difference{
				Link: link, Of: a.Of,
				Own:   Told{Task: f.From.ID, Value: a.Value, Unit: a.Unit, On: f.Return.Date},
				Other: Told{Task: t.ID, Value: v, Unit: a.Unit, On: r.Date},
			})
		}
	}
	return differ, compared
}

// told returns the newest figure of a task's target for the turn or the day of the return, of those that were sent for the
// task itself or of those that were fed, and the return that tells it; nil where there is none.
func (f *Feed) told(has []Return, a *Actual, fed bool) (*Actual, *Return) {
	for i := len(has) - 1; i >= 0; i-- {
		r := &has[i]
		if r.Fed() != fed || !r.sameTime(f.Return) || r.StateOn(f.On) == SentBack {
			continue
		}
		for k := range r.Actuals {
			if b := &r.Actuals[k]; b.Target == a.Target && b.Of == a.Of {
				return b, r
			}
		}
	}
	return nil, nil
}

// sameTime reports whether two returns speak for the same turn or the same day.
func (r *Return) sameTime(o *Return) bool {
	return r.Date == o.Date || r.Turn != Period{} && r.Turn == o.Turn
}

// Compare notes on the task in which figures of the compared indicators it differs from another task, at the time of a
// return: a doubt for each difference, and doubts of that time that hold no more are settled. It reports whether the
// task changed, which it does not where it was loaded without its detail.
func (t *Task) Compare(other string, compared []string, differ []Difference, r *Return, on Date, by string) bool {
	if t.Detail == nil {
		return false
	}
	found := make([]Doubt, len(differ))
	for i, d := range differ {
		found[i] = Doubt{Code: DoubtConflict, Differs: &d}
	}
	changed := false
	detail := *t.Detail
	detail.Review = slices.Clone(detail.Review)
	for i := range detail.Review {
		d := &detail.Review[i]
		x := d.Differs
		if x == nil || d.Settled != 0 || x.Other.Task != other || !slices.Contains(compared, x.Link) ||
			!r.speaksFor(x.Own.On) && !r.speaksFor(x.Other.On) || slices.ContainsFunc(found, func(o Doubt) bool { return o.Same(d) }) {
			continue
		}
		d.Settled, d.By, changed = on, by, true
		t.OpenDoubts--
	}
	if changed {
		t.Detail = &detail
	}
	for _, d := range found {
		open := t.OpenDoubts
		t.Raise(d)
		changed = changed || t.OpenDoubts != open
	}
	return changed
}

// speaksFor reports whether a day is that of the return or lies in its turn.
func (r *Return) speaksFor(day Date) bool {
	return day == r.Date || r.Turn != Period{} && r.Turn.From <= day && day <= r.Turn.To
}

// To returns the return that hands the figures on to another task, to be stored on it; ok is false where there are none
// for it. has are the returns on t, and c is its campaign.
//
//   - A figure that was sent for the task itself for the same turn or day stands: where it is equal nothing needs to be
//     handed on, and where it differs a person decides (Differences). A final figure replaces a preliminary one. Nor is
//     the same figure handed on twice, of whichever task it came first.
//   - What is closed, or whose campaign does not run on the day that the figure stands for, or is archived, has been
//     settled and takes no figure any more. What rests (暂停) takes it: that nothing is asked of the unit does not make the
//     figure untrue.
//   - Whose line it is does not matter: an indicator of one unit feeds the line of another one. It names the sender.
//   - It answers the turn of the other task only where nothing else is asked there for that turn, or all of it was told:
//     neither steps, nor words, nor other figures are taken as told. Else it answers none, and the unit is still asked.
//   - A correction corrects what was fed before. It keeps the later day where the return now stands for an earlier one.
//   - It waits for its approval where either campaign asks for one; what is decided about the return goes for it too.
//   - A preliminary figure of a day to come is fed only where it answers the turn that ends with it.
func (f *Feed) To(t *Task, has []Return, c *Campaign) (fed Return, ok bool) {
	r := f.Return
	if t.ClosedOn(f.On) || c.StateOn(r.Date, f.Cal) != Running || c.StateOn(f.On, f.Cal) == Archived {
		return fed, false
	}
	fed = Return{
		Date: f.day(has), By: r.By, SentBy: r.SentBy, Received: r.Received, Entered: f.On, Simulated: r.Simulated,
		Estimate: r.Estimate, Approval: r.Approval, Why: r.Why, Via: Via{Task: f.From.ID, Seq: r.Seq},
	}
	for _, a := range f.figures(t, c) {
		estimate := a.Estimate || r.Estimate
		if own, by := f.told(has, &a, false); own != nil && (estimate || !own.Estimate && !by.Estimate) {
			continue
		}
		if was, by := f.told(has, &a, true); was != nil && was.Value.Cmp(a.Value) == 0 && (was.Estimate || by.Estimate) == estimate &&
			by.StateOn(f.On) == Taken {
			continue
		}
		fed.Actuals = append(fed.Actuals, a)
	}
	if len(fed.Actuals) == 0 {
		return fed, false
	}
	fed.Turn = f.turn(t, &fed, has, c)
	return fed, fed.Date <= fed.Received || fed.Estimate && fed.Date <= fed.Turn.To
}

// day returns the day that the fed return stands for: that of the return or, where that corrects one of a later day which
// was fed too, that of the later one, so that the correction follows it.
func (f *Feed) day(has []Return) Date {
	day := f.Return.Date
	for i := range has {
		if has[i].Via.Task != f.From.ID {
			continue
		}
		for k := range f.Returns {
			if was := &f.Returns[k]; was.Seq == has[i].Via.Seq && was.same(f.Return) {
				day = max(day, has[i].Date)
			}
		}
	}
	return day
}

// turn returns the turn of the other task that the fed return answers, as it is told at To.
func (f *Feed) turn(t *Task, fed *Return, has []Return, c *Campaign) Period {
	k, by := c.Asks(t)
	if by == AskedByNone {
		return Period{}
	}
	answer := *fed
	answer.Approval = false
	if answer.Turn = c.TurnFor(t, fed.Date, f.Cal); f.Return.Turn != (Period{}) {
		if own := k.TurnOn(f.Return.Turn.To, f.Cal); own.Period() == f.Return.Turn {
			answer.Turn = f.Return.Turn
		}
	}
	switch turn := answer.Turn; {
	case turn == Period{}, fed.Date < turn.From, fed.Date > turn.To, fed.Received < turn.From:
		return Period{}
	case c.CheckTurn(t, &answer, f.Cal) != nil, !toldWith(t, has, &answer, c, f.Cal, f.On):
		return Period{}
	}
	return answer.Turn
}

// toldWith reports whether all that a turn asks of a task is told once a return that answers it is stored beside others.
func toldWith(t *Task, has []Return, r *Return, c *Campaign, cal *Calendar, on Date) bool {
	if t.InWords() || slices.ContainsFunc(t.Targets, func(g Target) bool { return g.Kind == Duty && g.Value == nil }) {
		return false
	}
	s := Summarise(t, has, on).With(t, *r)
	for i := range t.Milestones {
		if _, done := s.StepDone(i); !done {
			return false
		}
	}
	told := func(i int, of string) bool {
		return r.tells(i, of) || slices.ContainsFunc(has, func(o Return) bool {
			return (o.Turn == r.Turn || r.speaksFor(o.Date)) && o.StateOn(on) != SentBack && o.tells(i, of)
		})
	}
	var a assessor
	a.begin(t, &s, c, cal)
	return a.unsaid(func(g *gauge) bool {
		i := int(g.index)
		members := t.Targets[i].Terms().Members
		if len(members) == 0 {
			return told(i, "")
		}
		return !slices.ContainsFunc(members, func(of string) bool { return !told(i, of) })
	}) == 0
}
