package model

// DeadlineOn returns the deadline as it stood on a day: extensions made later
// are not yet known then.
func (t *Task) DeadlineOn(on Date) Deadline {
	for i := range t.Extensions {
		if t.Extensions[i].On > on {
			return t.Extensions[i].From
		}
	}
	return t.Deadline
}

// DueOn is DeadlineOn, but that a deadline which no paper gives is the last day of the
// task's campaign and follows it. c may be nil.
func (t *Task) DueOn(c *Campaign, on Date) Deadline {
	if c == nil {
		return t.DeadlineOn(on)
	}
	return t.dueBy(c.Period.To, on)
}

// dueBy is DueOn for a campaign that ends on a day, zero for none.
func (t *Task) dueBy(ends, on Date) Deadline {
	d := t.DeadlineOn(on)
	if !d.Given && ends != 0 {
		d.Date = ends
	}
	return d
}

// FirstDeadline returns the deadline that the document gave, before any extension.
func (t *Task) FirstDeadline() Deadline {
	if len(t.Extensions) > 0 {
		return t.Extensions[0].From
	}
	return t.Deadline
}

// ClosedOn reports whether the supervision of the task had ended by a day.
func (t *Task) ClosedOn(on Date) bool { return t.Closed != nil && t.Closed.On <= on }

// SuspendedOn reports whether the task rests on a day. Both ends of a
// suspension belong to it.
func (t *Task) SuspendedOn(on Date) bool { return t.suspension(on) != nil }

func (t *Task) suspension(on Date) *Suspension {
	for i := len(t.Suspended) - 1; i >= 0; i-- {
		if s := &t.Suspended[i]; s.From <= on && (s.Until == 0 || on <= s.Until) {
			return s
		}
	}
	return nil
}

// ManualOn returns the manual light that holds on a day, the one set last
// where several do, or nil.
func (t *Task) ManualOn(on Date) *ManualLight {
	for i := len(t.Manual) - 1; i >= 0; i-- {
		if m := &t.Manual[i]; m.On <= on && (m.Until == 0 || on <= m.Until) {
			return m
		}
	}
	return nil
}

// Units returns the units that answer for the task: those that lead it, or
// where none is named the responsible ones. A responsible unit is never made a
// lead by that; it is only who one telephones. The slice belongs to the task.
func (t *Task) Units() []string {
	if len(t.LeadUnits) > 0 {
		return t.LeadUnits
	}
	return t.ResponsibleUnits
}
