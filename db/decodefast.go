package db

import (
	"fmt"
	"math"

	"duban/model"
)

// decodeTask reads a task without its detail. Lists of names may be shared
// with other tasks that were read with the same interner.
func decodeTask(b []byte, in *interner) (*model.Task, error) {
	r := reader{b: b, in: in}
	t := in.task()
	r.task(t)
	if r.err == nil && r.i != len(b) {
		r.fail()
	}
	if r.err != nil {
		return nil, fmt.Errorf("task %q: %w (%w)", t.ID, ErrDamaged, r.err)
	}
	return t, nil
}

// decodeReturn reads one return.
func decodeReturn(b []byte, in *interner) (model.Return, error) {
	r := reader{b: b, in: in}
	var p model.Return
	r.report(&p)
	if r.err == nil && r.i != len(b) {
		r.fail()
	}
	if r.err != nil {
		return p, fmt.Errorf("return: %w (%w)", ErrDamaged, r.err)
	}
	return p, nil
}

// decodeStanding reads what sums up a task's returns; nil is that of a task
// without any.
func decodeStanding(b []byte, in *interner) (s model.Standing, err error) {
	if b == nil {
		return s, nil
	}
	r := reader{b: b, in: in}
	r.standing(&s)
	if r.err == nil && r.i != len(b) {
		r.fail()
	}
	if r.err != nil {
		return s, fmt.Errorf("standing: %w (%w)", ErrDamaged, r.err)
	}
	return s, nil
}

// items reads an array whose items are read by item.
func items[T any](r *reader, item func(*T)) []T {
	n := r.list()
	if n == 0 {
		return nil
	}
	out := make([]T, n)
	for i := range out {
		item(&out[i])
	}
	return out
}

// itemsIn is items with the room for them taken from a block of the interner, where there is one.
func itemsIn[T any](r *reader, block func(*interner) *[]T, item func(*T)) []T {
	if r.in == nil {
		return items(r, item)
	}
	n := r.list()
	if n == 0 {
		return nil
	}
	out := takeList(block(r.in), n)
	for i := range out {
		item(&out[i])
	}
	return out
}

func (r *reader) task(t *model.Task) {
	r.fields(func(key uint64) { r.taskField(t, key) })
}

// taskField reads the value of one field of a task.
func (r *reader) taskField(t *model.Task, key uint64) {
	switch key {
	case 1:
		t.ID = r.text()
	case 2:
		t.Campaign = r.name()
	case 3:
		t.Order = r.uint32()
	case 4:
		t.No = r.name()
	case 5:
		t.Section = r.names()
	case 6:
		t.Title = r.text()
	case 7:
		t.Marks = r.names()
	case 8:
		t.LeadUnits = r.names()
	case 9:
		t.ResponsibleUnits = r.names()
	case 10:
		t.RelatedUnits = r.names()
	case 11:
		t.Leaders = r.names()
	case 12:
		t.Coordinators = r.names()
	case 13:
		t.Persons = r.names()
	case 14:
		t.Owners = r.names()
	case 15:
		r.deadline(&t.Start)
	case 16:
		r.deadline(&t.Deadline)
	case 17:
		t.Targets = itemsIn(r, func(in *interner) *[]model.Target { return &in.targets }, r.target)
	case 18:
		t.Milestones = itemsIn(r, func(in *interner) *[]model.Milestone { return &in.milestones }, r.milestone)
	case 19:
		t.Curve = items(r, r.planPoint)
	case 20:
		t.Extensions = items(r, r.extension)
	case 21:
		t.Manual = items(r, r.manualLight)
	case 22:
		t.Suspended = items(r, r.suspension)
	case 23:
		t.Closed = r.closing()
	case 24:
		t.Added = r.date()
	case 25:
		t.OpenDoubts = uint32(r.ranged(0, math.MaxUint32))
	case 40:
		t.Nature = model.Nature(r.small())
	case 41:
		t.Events = items(r, r.event)
	default:
		r.skip()
	}
}

func (r *reader) deadline(d *model.Deadline) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			d.Date = r.date()
		case 2:
			d.Text = r.name()
		case 3:
			d.Precision = model.Precision(r.small())
		case 4:
			d.Given = r.bool()
		default:
			r.skip()
		}
	})
}

func (r *reader) target(t *model.Target) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			t.Metric = r.name()
		case 2:
			t.Kind = model.Kind(r.small())
		case 3:
			t.Op = model.Op(r.small())
		case 4:
			t.Value = r.figure()
		case 5:
			t.Max = r.figure()
		case 6:
			t.Unit = r.name()
		case 7:
			t.Text = r.name()
		case 8:
			t.Weight = r.figure()
		case 9:
			t.Stretch = r.figure()
		case 10:
			t.Baseline = r.figure()
		case 11:
			t.Strength = r.name()
		case 12:
			r.deadline(&t.Deadline)
		case 13:
			t.PartOf = r.name()
		case 14:
			t.Curve = items(r, r.planPoint)
		case 15:
			t.Line = int(r.ranged(math.MinInt32, math.MaxInt32))
		case 16:
			t.More = r.terms()
		case 17:
			t.Pace = model.Pace(r.small())
		default:
			r.skip()
		}
	})
}

func (r *reader) terms() *model.Terms {
	if r.null() {
		return nil
	}
	t := r.in.newTerms()
	r.fields(func(key uint64) {
		switch key {
		case 1:
			t.Slack = r.figure()
		case 2:
			t.Lag = int(r.ranged(math.MinInt32, math.MaxInt32))
		case 3:
			t.Slices = items(r, r.slice)
		case 4:
			t.Link = r.name()
		case 5:
			t.Members = r.names()
		default:
			r.skip()
		}
	})
	return t
}

func (r *reader) planPoint(p *model.PlanPoint) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			p.Date = r.date()
		case 2:
			p.Share = r.ratio()
		default:
			r.skip()
		}
	})
}

func (r *reader) milestone(m *model.Milestone) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			m.Title = r.name()
		case 2:
			r.deadline(&m.Deadline)
		case 3:
			m.Weight = r.figure()
		default:
			r.skip()
		}
	})
}

func (r *reader) extension(e *model.Extension) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			e.On = r.date()
		case 2:
			r.deadline(&e.From)
		case 3:
			r.deadline(&e.To)
		case 4:
			e.Reason = r.name()
		case 5:
			e.By = r.name()
		default:
			r.skip()
		}
	})
}

func (r *reader) manualLight(m *model.ManualLight) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			m.On = r.date()
		case 2:
			m.Until = r.date()
		case 3:
			m.Light = model.Light(r.small())
		case 4:
			m.Reason = r.name()
		case 5:
			m.By = r.name()
		default:
			r.skip()
		}
	})
}

func (r *reader) suspension(s *model.Suspension) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			s.From = r.date()
		case 2:
			s.Until = r.date()
		case 3:
			s.Reason = r.name()
		default:
			r.skip()
		}
	})
}

func (r *reader) closing() *model.Closing {
	if r.null() {
		return nil
	}
	c := new(model.Closing)
	r.fields(func(key uint64) {
		switch key {
		case 1:
			c.On = r.date()
		case 2:
			c.By = r.name()
		case 3:
			c.Text = r.name()
		default:
			r.skip()
		}
	})
	return c
}

func (r *reader) slice(p *model.Slice) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			p.Date = r.date()
		case 2:
			p.Value = r.decimal()
		default:
			r.skip()
		}
	})
}

func (r *reader) event(e *model.Event) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			e.Date = r.date()
		case 2:
			e.Target = int(r.ranged(math.MinInt32, math.MaxInt32))
		case 3:
			e.Count = int(r.ranged(math.MinInt32, math.MaxInt32))
		case 4:
			e.Kind = r.name()
		case 5:
			e.Deaths = int(r.ranged(math.MinInt32, math.MaxInt32))
		case 6:
			e.Unit = r.name()
		case 7:
			e.Source = r.name()
		case 8:
			e.By = r.name()
		case 9:
			e.Entered = r.date()
		case 10:
			e.Withdrawn = r.date()
		case 11:
			e.Incomplete = r.bool()
		case 12:
			e.Why = r.name()
		case 13:
			e.WithdrawnBy = r.name()
		case 14:
			r.period(&e.Of)
		default:
			r.skip()
		}
	})
}
