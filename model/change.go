package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// The errors of what an officer types or asks for. Each names one thing that is
// wrong, so that a screen can say it in the officer's own language.
var (
	// ErrPercent is returned for a percentage that is not a figure from 0 to 100.
	ErrPercent = errors.New("not a percentage from 0 to 100")
	// ErrReason is returned where a change needs a reason and none was given.
	ErrReason = errors.New("a reason is needed")
	// ErrOrder is returned for a day that lies before the one it must follow.
	ErrOrder = errors.New("the day lies before the one it must follow")
	// ErrSame is returned for a change that changes nothing.
	ErrSame = errors.New("nothing would change")
	// ErrClosed is returned for a change that a closed task does not take.
	ErrClosed = errors.New("the task is closed")
)

// The methods below are what an officer does to a task. Each checks what it is
// given, changes the task only when that is right, and leaves the memory that the task
// shares with a copy of it alone: a plain copy of a Task may be changed
// while the old one is still shown.

// Clone returns a copy of the task that shares nothing with it that a change
// made by the methods of Task would touch.
func (t *Task) Clone() *Task {
	c := *t
	c.Extensions = slices.Clone(t.Extensions)
	c.Manual = slices.Clone(t.Manual)
	c.Suspended = slices.Clone(t.Suspended)
	c.Events = slices.Clone(t.Events)
	if t.Closed != nil {
		v := *t.Closed
		c.Closed = &v
	}
	if t.Detail != nil {
		v := *t.Detail
		v.Review = slices.Clone(t.Detail.Review)
		c.Detail = &v
	}
	return &c
}

// Extend moves the deadline on a day. The first deadline stays in the first
// extension. An earlier date is a move like any other; the same one is ErrSame.
// Moves are made in the order of their days, so one before the last is ErrOrder, and so is
// a deadline before the start. A reason is needed: ErrReason.
func (t *Task) Extend(on Date, to Deadline, reason, by string) error {
	switch n := len(t.Extensions); {
	case on.IsZero() || to.Date.IsZero():
		return ErrDate
	case t.ClosedOn(on):
		return ErrClosed
	case n > 0 && on < t.Extensions[n-1].On:
		return fmt.Errorf("moved on %s, last moved on %s: %w", on, t.Extensions[n-1].On, ErrOrder)
	case to.Date == t.Deadline.Date:
		return fmt.Errorf("deadline %s: %w", to.Date, ErrSame)
	case !t.Start.Date.IsZero() && to.Date < t.Start.Date:
		return fmt.Errorf("deadline %s, start %s: %w", to.Date, t.Start.Date, ErrOrder)
	case strings.TrimSpace(reason) == "":
		return ErrReason
	}
	if to.Precision == NoDate {
		to.Precision = ToDay
	}
	to.Given = true
	t.Extensions = append(slices.Clip(t.Extensions),
		Extension{On: on, From: t.Deadline, To: to, Reason: strings.TrimSpace(reason), By: by})
	t.Deadline = to
	return nil
}

// ExtensionsOn counts the moves of the deadline up to a day.
func (t *Task) ExtensionsOn(on Date) int {
	n := 0
	for i := range t.Extensions {
		if t.Extensions[i].On <= on {
			n++
		}
	}
	return n
}

// SetLight sets a light by hand from one day to another, both included. A light
// set earlier ends the day before. The reason is needed (ErrReason), and so is the last day (ErrDate):
// a light by hand that never ends would hide the computed one for good.
func (t *Task) SetLight(on, until Date, light Light, reason, by string) error {
	switch {
	case strings.TrimSpace(reason) == "":
		return ErrReason
	case on.IsZero() || until.IsZero():
		return ErrDate
	case until < on:
		return fmt.Errorf("%s to %s: %w", on, until, ErrOrder)
	case t.ClosedOn(on):
		return ErrClosed
	}
	t.endLight(on)
	t.Manual = append(t.Manual, ManualLight{On: on, Until: until, Light: light, Reason: strings.TrimSpace(reason), By: by})
	return nil
}

// ClearLight gives the task its computed light again from a day on; ErrSame
// where none is set by hand.
func (t *Task) ClearLight(on Date) error {
	if t.ManualOn(on) == nil {
		return ErrSame
	}
	t.endLight(on)
	return nil
}

// endLight lets manual lights end on the day before on; those set for that day
// or a later one go.
func (t *Task) endLight(on Date) {
	t.Manual = slices.DeleteFunc(slices.Clone(t.Manual), func(m ManualLight) bool { return m.On >= on })
	for i := range t.Manual {
		if m := &t.Manual[i]; m.Until.IsZero() || m.Until >= on {
			m.Until = on - 1
		}
	}
}

// Close ends the supervision of the task on a day (办结). A task that is
// closed already is ErrClosed.
func (t *Task) Close(on Date, text, by string) error {
	if on.IsZero() {
		return ErrDate
	}
	if t.Closed != nil {
		return ErrClosed
	}
	t.Closed = &Closing{On: on, By: by, Text: strings.TrimSpace(text)}
	return nil
}

// Reopen takes a closing back; ErrSame where the task is open.
func (t *Task) Reopen() error {
	if t.Closed == nil {
		return ErrSame
	}
	t.Closed = nil
	return nil
}

// Suspend lets the task rest from a day on, until another or, for a zero until,
// until further notice. A span that touches another suspension is ErrSame.
func (t *Task) Suspend(from, until Date, reason string) error {
	switch {
	case strings.TrimSpace(reason) == "":
		return ErrReason
	case from.IsZero():
		return ErrDate
	case !until.IsZero() && until < from:
		return fmt.Errorf("%s to %s: %w", from, until, ErrOrder)
	case t.ClosedOn(from):
		return ErrClosed
	}
	for _, s := range t.Suspended {
		if (until.IsZero() || s.From <= until) && (s.Until.IsZero() || from <= s.Until) {
			return ErrSame
		}
	}
	t.Suspended = append(slices.Clip(t.Suspended), Suspension{From: from, Until: until, Reason: strings.TrimSpace(reason)})
	slices.SortFunc(t.Suspended, func(a, b Suspension) int { return int(a.From - b.From) })
	return nil
}

// Resume ends a suspension; the day itself is worked again. ErrSame where the
// task does not rest.
func (t *Task) Resume(on Date) error {
	if !t.SuspendedOn(on) {
		return ErrSame
	}
	t.Suspended = slices.DeleteFunc(slices.Clone(t.Suspended), func(s Suspension) bool { return s.From == on })
	for i := range t.Suspended {
		if s := &t.Suspended[i]; s.From < on && (s.Until.IsZero() || s.Until >= on) {
			s.Until = on - 1
		}
	}
	return nil
}

// Raise adds a doubt about the task, unless the very same one is open already. It does nothing where the task was loaded
// without its detail.
func (t *Task) Raise(d Doubt) {
	if t.Detail == nil || slices.ContainsFunc(t.Detail.Review, func(o Doubt) bool {
		return o.Settled.IsZero() && o.Same(&d)
	}) {
		return
	}
	detail := *t.Detail
	detail.Review = append(slices.Clip(detail.Review), d)
	t.Detail = &detail
	if d.Settled.IsZero() {
		t.OpenDoubts++
	}
}

// SettleDoubts marks every open doubt about the task as settled; note says how, "" where nobody says. It does
// nothing where the task was loaded without its detail.
func (t *Task) SettleDoubts(on Date, by, note string) {
	if t.Detail == nil {
		return
	}
	detail := *t.Detail
	detail.Review = slices.Clone(detail.Review)
	for i := range detail.Review {
		if d := &detail.Review[i]; d.Settled.IsZero() {
			d.Settled, d.By, d.Note = on, by, note
		}
	}
	t.Detail, t.OpenDoubts = &detail, 0
}

// SettleDoubt marks one doubt about the campaign as settled; note says how, "" where nobody says.
func (c *Campaign) SettleDoubt(i int, on Date, by, note string) {
	c.Review = slices.Clone(c.Review)
	d := &c.Review[i]
	d.Settled, d.By, d.Note = on, by, note
}

// OpenDoubt is the place of the open doubt that says the same as d, or -1.
func (c *Campaign) OpenDoubt(d *Doubt) int {
	return slices.IndexFunc(c.Review, func(o Doubt) bool { return o.Settled.IsZero() && o.Same(d) })
}

// Within reports whether the campaign is the one with an ID, or a part of it.
func (c *Campaign) Within(id string) bool {
	for ; c != nil; c = c.Up {
		if c.ID == id {
			return true
		}
	}
	return false
}
