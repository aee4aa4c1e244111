package board

import (
	"cmp"
	"slices"

	"duban/model"
)

// soonDays is how many working days ahead DueSoon looks where a campaign's policy gives
// no warning of its own, and how many TurningRed looks.
const soonDays = 10

// pick returns the rows of campaigns that run for which value says yes, the least value first, and in
// document order where it is equal.
func (b *Board) pick(value func(i int) (v int, ok bool)) []*Row {
	var keys []uint64
	for i := range b.facts {
		if b.facts[i].flags&FlagRunning == 0 {
			continue
		}
		if v, ok := value(i); ok && !b.nobodys(i) {
			keys = append(keys, uint64(uint32(v+1<<31))<<32|uint64(uint32(i)))
		}
	}
	slices.Sort(keys)
	out := make([]*Row, len(keys))
	for n, k := range keys {
		out[n] = &b.rows[uint32(k)]
	}
	return out
}

// nobodys reports whether a row is a goal whose line names no unit: nobody can be told to do it, so that it is on no
// list of what is to be done.
func (b *Board) nobodys(i int) bool {
	return b.facts[i].flags&FlagGoal != 0 && b.rows[i].Task.Overall() && len(b.unitsOf(b.rows[i].Task, nil)) == 0
}

// Overdue returns the rows whose given deadline has passed, those that are latest first.
func (b *Board) Overdue() []*Row {
	return b.pick(func(i int) (int, bool) {
		if b.facts[i].flags&FlagOverdue == 0 {
			return 0, false
		}
		return b.rows[i].Assessment.DaysLeft, true
	})
}

// DueSoon returns the unfinished rows whose deadline lies within the days of warning of their
// campaign's policy (ten working days where it gives none), the nearest first. What is overdue, rests or is grey is not among them.
func (b *Board) DueSoon() []*Row {
	return b.pick(func(i int) (int, bool) {
		f := b.facts[i]
		if f.light == model.Done || f.light == model.Grey || f.flags&(FlagOverdue|FlagSuspended) != 0 || f.deadline < b.on {
			return 0, false
		}
		r := &b.rows[i]
		warn := r.Campaign.Policy.WarnDays
		if warn <= 0 {
			warn = soonDays
		}
		left := r.Assessment.DaysLeft
		return left, r.Assessment.HasDeadline && left >= 0 && left <= warn
	})
}

// TurningRed returns the rows that will be red within ten working days if nobody
// reports anything, the nearest first.
func (b *Board) TurningRed() []*Row { return b.TurningRedBy(b.cal.AddWorkdays(b.on, soonDays)) }

// TurningRedBy returns the rows whose next change of light is to red, on or before a
// day, the nearest first.
func (b *Board) TurningRedBy(day model.Date) []*Row {
	return b.pick(func(i int) (int, bool) {
		next := b.rows[i].Assessment.Next
		return int(next.On), next.On != 0 && next.Light == model.Red && next.On <= day
	})
}

// Unreported returns the rows of which a turn is past its due day without a return, those that are silent for
// most turns first. It does not change when a month begins: a turn is owed from the day after its due day until it is
// answered.
func (b *Board) Unreported() []*Row {
	return b.pick(func(i int) (int, bool) {
		return -b.rows[i].Assessment.InARow, b.facts[i].flags&FlagUnreported != 0
	})
}

// Awaited returns the rows whose return falls due within a few working days and is not there yet, the nearest first.
func (b *Board) Awaited() []*Row {
	return b.pick(func(i int) (int, bool) {
		return int(b.rows[i].Assessment.Coming.Due), b.facts[i].flags&FlagAwaited != 0
	})
}

// Left returns what is left over of campaigns that run no more (历史遗留未销号), the oldest campaign's first.
func (b *Board) Left() []*Row {
	var out []*Row
	for i, f := range b.facts {
		if f.flags&FlagLeft != 0 && !b.nobodys(i) {
			out = append(out, &b.rows[i])
		}
	}
	slices.SortStableFunc(out, func(x, y *Row) int { return cmp.Compare(x.Campaign.Period.To, y.Campaign.Period.To) })
	return out
}

// Due is something that falls due on a day: a task, or one of its milestones or
// targets with a date of its own.
type Due struct {
	On  model.Date // never zero
	Row int32      // as Board.At takes it
	// Milestone and Target are the index of what is due, or -1; both are -1 for the task itself.
	Milestone, Target int
	// Done says that it need not be done any more.
	Done bool
}

// DueBetween returns what falls due from one day to another, both included,
// by day and then in document order. A milestone or target due on its task's own day is not listed beside the task, a
// standing duty never falls due, and a goal above the tasks only where the paper gives it a day.
func (b *Board) DueBetween(from, to model.Date) []Due {
	var out []Due
	for i := range b.rows {
		t, f := b.rows[i].Task, b.facts[i]
		if f.flags&FlagStanding != 0 || t.Overall() && !t.Deadline.Given {
			continue
		}
		add := func(on model.Date, milestone, target int, done bool) {
			if on != 0 && from <= on && on <= to {
				out = append(out, Due{On: on, Row: int32(i), Milestone: milestone, Target: target, Done: done || f.light == model.Done})
			}
		}
		add(f.deadline, -1, -1, false)
		for m := range t.Milestones {
			if on := t.Milestones[m].Deadline.Date; on != f.deadline {
				add(on, m, -1, stepDone(&t.Standing, m))
			}
		}
		for n := range t.Targets {
			if on := t.Targets[n].Deadline.Date; on != f.deadline {
				add(on, -1, n, false)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Due) int { return cmp.Compare(x.On, y.On) })
	return out
}

func stepDone(s *model.Standing, milestone int) bool {
	for i := range s.Steps {
		if s.Steps[i].Milestone == milestone {
			return true
		}
	}
	return false
}
