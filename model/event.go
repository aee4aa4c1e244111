package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// The errors of an event that cannot be registered, completed or withdrawn.
var (
	// ErrEventDate is returned for an event without a day.
	ErrEventDate = errors.New("an event needs the day on which it happened")
	// ErrEventAhead is returned for an event that lies after the day on which it is entered.
	ErrEventAhead = errors.New("an event cannot lie after the day on which it is entered")
	// ErrWhichLine is returned for an event that names no zero line of a task with several.
	ErrWhichLine = errors.New("the task has several zero lines")
	// ErrNoEvent is returned where a task has no event of that number.
	ErrNoEvent = errors.New("there is no such event")
	// ErrWithdrawn is returned for an event that was withdrawn before.
	ErrWithdrawn = errors.New("the event was withdrawn")
	// ErrEventWhole is returned where nothing of an event is left to be told.
	ErrEventWhole = errors.New("nothing of the event is left to be told")
)

// mostEvents is the highest count that one event may have.
const mostEvents = 9999

// EventState says what an event is on a day.
type EventState uint8

// The states of an event.
const (
	EventUnknown   EventState = iota // it had not been entered
	EventStands                      // it counts
	EventOpen                        // 要素待补: it counts, and its details are still to be told
	EventWithdrawn                   // 已撤回: it counts no more
)

var eventStateNames = [...]string{"unknown", "stands", "incomplete", "withdrawn"}

// String returns the state's name in the JSON form.
func (s EventState) String() string { return eventStateNames[s] }

// StateOn returns the state of the event on a day.
func (e *Event) StateOn(on Date) EventState {
	switch {
	case e.Entered > on:
		return EventUnknown
	case e.Withdrawn != 0 && e.Withdrawn <= on:
		return EventWithdrawn
	case e.Incomplete:
		return EventOpen
	}
	return EventStands
}

// stands reports whether the event was not withdrawn.
func (e *Event) stands() bool { return e.Withdrawn == 0 }

// within reports whether the event is one of those that a figure for some days counts: one that a figure for these
// days, or for fewer of them, made; or one by hand that happened on one of them.
func (e *Event) within(days Period) bool {
	if e.Of != (Period{}) {
		return days.From <= e.Of.From && e.Of.To <= days.To
	}
	return days.From <= e.Date && e.Date <= days.To
}

// ZeroLines returns the places of the targets that events break. What is cleared as it comes (动态清零) is none of
// them: it follows its newest reading.
func (t *Task) ZeroLines() []int {
	var out []int
	for i := range t.Targets {
		if t.Targets[i].Kind == ZeroLine {
			out = append(out, i)
		}
	}
	return out
}

// AddEvent registers an event on a day, which becomes its Entered. A Count of zero means one. A Target that is no zero
// line means the only one where it is zero or less; the errors are ErrWhichLine and ErrNoZeroLine. An event lies on its
// own day or before the day of registering: ErrEventDate and ErrEventAhead. Others are ErrRange.
//
// Where a figure has made an event whose details are still to be told, and the new one happened on the days that the
// figure speaks for, it is that one, and completes it.
func (t *Task) AddEvent(on Date, e Event) error {
	line, err := t.zeroLine(e.Target)
	if err != nil {
		return err
	}
	if e.Target = line; e.Count == 0 {
		e.Count = 1
	}
	switch {
	case e.Date.IsZero():
		return ErrEventDate
	case on.IsZero():
		return ErrDate
	case e.Date > on:
		return fmt.Errorf("%s, today %s: %w", e.Date, on, ErrEventAhead)
	}
	if err := e.counted(); err != nil {
		return err
	}
	e.tidy()
	e.Entered, e.Withdrawn, e.Why, e.WithdrawnBy, e.Incomplete, e.Of = on, 0, "", "", false, Period{}
	open := func(o Event) bool {
		return o.Incomplete && o.stands() && o.Target == line && o.Entered <= on && e.Date <= o.Entered &&
			o.Of.From <= e.Date && e.Date <= o.Of.To
	}
	if i := slices.IndexFunc(t.Events, open); i >= 0 {
		return t.CompleteEvent(on, i, e)
	}
	t.Events = append(slices.Clip(t.Events), e)
	return nil
}

// zeroLine returns the zero line that is meant by a place among the targets.
func (t *Task) zeroLine(target int) (int, error) {
	lines := t.ZeroLines()
	switch {
	case slices.Contains(lines, target):
		return target, nil
	case len(lines) == 1 && target <= 0:
		return lines[0], nil
	case len(lines) > 1 && target <= 0:
		return 0, ErrWhichLine
	}
	return 0, fmt.Errorf("target %d: %w", target+1, ErrNoZeroLine)
}

// counted checks how many events there were, and how many died.
func (e *Event) counted() error {
	switch {
	case e.Count < 1 || e.Count > mostEvents:
		return fmt.Errorf("count %d: %w", e.Count, ErrRange)
	case e.Deaths < 0 || e.Deaths > mostEvents:
		return fmt.Errorf("deaths %d: %w", e.Deaths, ErrRange)
	}
	return nil
}

// tidy takes the space round typed texts away.
func (e *Event) tidy() {
	for _, s := range []*string{&e.Kind, &e.Unit, &e.Source, &e.By} {
		*s = strings.TrimSpace(*s)
	}
}

// CompleteEvent tells on a day what event i, counted from 0, lacks: of e what is not zero takes the place of what there
// was, and the event is complete. Of several that one figure counts, e.Count are told, and the others stay an event
// of their own whose details are still to be told. Of an event that was complete before only what was empty can be
// told: ErrEventWhole where that is nothing. An event cannot have happened after it was first entered: ErrEventAhead.
// The other errors are ErrNoEvent, ErrWithdrawn and ErrRange.
func (t *Task) CompleteEvent(on Date, i int, e Event) error {
	if i < 0 || i >= len(t.Events) {
		return fmt.Errorf("event %d: %w", i+1, ErrNoEvent)
	}
	was := t.Events[i]
	switch {
	case !was.stands():
		return fmt.Errorf("event %d: %w", i+1, ErrWithdrawn)
	case on.IsZero():
		return ErrDate
	}
	now, rest := was, 0
	if was.Incomplete {
		if e.Date != 0 {
			now.Date = e.Date
		}
		if e.Count != 0 {
			now.Count = e.Count
			rest = was.Count - e.Count
		}
		if e.By != "" {
			now.By = e.By
		}
	}
	told := false
	tell := func(to *string, s string) {
		if s != "" && *to != s && (was.Incomplete || *to == "") {
			*to, told = s, true
		}
	}
	e.tidy()
	tell(&now.Kind, e.Kind)
	tell(&now.Unit, e.Unit)
	tell(&now.Source, e.Source)
	if e.Deaths != 0 && was.Deaths == 0 {
		now.Deaths, told = e.Deaths, true
	}
	told = told || was.Incomplete && (e.Date != 0 || e.Count != 0)
	if !told {
		return fmt.Errorf("event %d: %w", i+1, ErrEventWhole)
	}
	if now.Date > on || was.Entered != 0 && now.Date > was.Entered {
		return fmt.Errorf("%s, entered %s: %w", now.Date, was.Entered, ErrEventAhead)
	}
	if err := now.counted(); err != nil {
		return err
	}
	now.Incomplete = false
	t.Events = slices.Clone(t.Events)
	t.Events[i] = now
	if rest > 0 {
		was.Count = rest
		t.Events = append(t.Events, was)
	}
	return nil
}

// WithdrawEvent takes event i, counted from 0, back on a day, because it proved wrong. It stays in the record, and
// boards of earlier days know it. What a return says stays too: a figure above nought breaks the zero line until it
// is corrected. A reason is needed (ErrReason); the other errors are ErrNoEvent and ErrWithdrawn.
func (t *Task) WithdrawEvent(on Date, i int, why, by string) error {
	switch {
	case i < 0 || i >= len(t.Events):
		return fmt.Errorf("event %d: %w", i+1, ErrNoEvent)
	case !t.Events[i].stands():
		return fmt.Errorf("event %d: %w", i+1, ErrWithdrawn)
	case on.IsZero():
		return ErrDate
	case strings.TrimSpace(why) == "":
		return ErrReason
	}
	t.Events = slices.Clone(t.Events)
	e := &t.Events[i]
	e.Withdrawn, e.Why, e.WithdrawnBy = on, strings.TrimSpace(why), strings.TrimSpace(by)
	return nil
}

// TellEvents brings the events of the task, on a day, into line with what the returns of one turn say of its zero
// lines, and reports whether that changed any. of is one of the returns of that turn, or of that day where it answers
// none.
//
// One rule does it: of what the newest figure that counts says, the events that are known of its days are taken off,
// and what is left over is one event whose details are still to be told (要素待补). It is made, corrected or withdrawn
// accordingly, so that a figure and an event by hand are never both counted, and a figure that is corrected, or sent
// back, takes its event along. An event that an officer registered or completed is left alone: only an officer
// withdraws it. A figure that waits for an approval makes none before it has it.
func (t *Task) TellEvents(on Date, returns []Return, of *Return) bool {
	changed := false
	for _, line := range t.ZeroLines() {
		r, n := t.happened(on, returns, of, line)
		if t.tellEvent(on, line, r, n) {
			changed = true
		}
	}
	return changed
}

// happened returns the newest return of the turn of another that counts and speaks of a zero line, and how many events
// it tells of; the other one and none where there is no such return.
func (t *Task) happened(on Date, returns []Return, of *Return, line int) (*Return, int) {
	var newest *Return
	n := 0
	for i := range returns {
		r := &returns[i]
		if !r.same(of) || r.StateOn(on) != Taken || newest != nil && r.Seq < newest.Seq {
			continue
		}
		for k := range r.Actuals {
			if a := &r.Actuals[k]; a.Target == line {
				if v, ok := t.Targets[line].InUnit(a); ok {
					newest, n = r, wholeOf(v)
				}
			}
		}
	}
	if newest == nil {
		return of, 0
	}
	return newest, n
}

// wholeOf is how many events a figure tells of: part of one is one.
func wholeOf(v Decimal) int {
	if !v.IsPos() {
		return 0
	}
	n, _, ok := v.Ceil(0).Int64(0)
	if !ok || n > mostEvents {
		return mostEvents
	}
	return int(n)
}

// tellEvent is TellEvents for one zero line, of which a return tells n events.
func (t *Task) tellEvent(on Date, line int, r *Return, n int) bool {
	days := r.Turn
	if days == (Period{}) {
		days = Period{From: r.Date, To: r.Date}
	}
	own := -1
	for i := range t.Events {
		switch e := &t.Events[i]; {
		case !e.stands() || e.Target != line:
		case e.Incomplete && e.Of == days:
			own = i
		case e.within(days):
			n -= e.Count
		}
	}
	switch {
	case n <= 0 && own < 0 || own >= 0 && t.Events[own].Count == n:
		return false
	case n <= 0:
		t.Events = slices.Clone(t.Events)
		t.Events[own].Withdrawn = on
	case own >= 0:
		t.Events = slices.Clone(t.Events)
		t.Events[own].Count = n
	default:
		t.Events = append(slices.Clip(t.Events), Event{
			Date: min(r.Date, on), Target: line, Count: n, By: r.By, Entered: on, Incomplete: true, Of: days,
		})
	}
	return true
}
