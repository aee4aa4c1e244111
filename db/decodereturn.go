package db

import (
	"math"

	"duban/model"
)

func (r *reader) standing(s *model.Standing) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			s.Reports = uint32(r.ranged(0, math.MaxUint32))
		case 2:
			s.Last = r.date()
		case 3:
			s.Percent = r.figure()
		case 4:
			s.PercentOn = r.date()
		case 5:
			s.Actuals = itemsIn(r, func(in *interner) *[]model.Reading { return &in.readings }, r.reading)
		case 6:
			s.Steps = items(r, r.stepDone)
		case 7:
			s.Text = r.name()
		case 8:
			s.Simulated = r.bool()
		case 9:
			s.Known = r.date()
		case 10:
			s.Answers = itemsIn(r, func(in *interner) *[]model.Answer { return &in.answers }, r.answer)
		case 11:
			s.Said = model.Said(r.small())
		case 12:
			s.SaidOn = r.date()
		case 13:
			s.First = items(r, r.reading)
		default:
			r.skip()
		}
	})
}

func (r *reader) answer(v *model.Answer) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			r.period(&v.Turn)
		case 2:
			v.Received = r.date()
		case 3:
			v.State = model.ReturnState(r.small())
		case 4:
			v.Versions = int(r.ranged(math.MinInt32, math.MaxInt32))
		case 5:
			v.Estimate = r.bool()
		default:
			r.skip()
		}
	})
}

func (r *reader) period(p *model.Period) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			p.From = r.date()
		case 2:
			p.To = r.date()
		default:
			r.skip()
		}
	})
}

func (r *reader) reading(v *model.Reading) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			r.actual(&v.Actual)
		case 2:
			v.On = r.date()
		case 3:
			v.Since = r.date()
		case 4:
			v.Told = r.date()
		default:
			r.skip()
		}
	})
}

func (r *reader) stepDone(v *model.StepDone) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			v.Milestone = int(r.ranged(math.MinInt32, math.MaxInt32))
		case 2:
			v.On = r.date()
		default:
			r.skip()
		}
	})
}

func (r *reader) report(p *model.Return) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			p.Seq = r.uint32()
		case 2:
			p.Date = r.date()
		case 3:
			p.Percent = r.figure()
		case 4:
			p.Actuals = items(r, r.actual)
		case 5:
			p.Steps = items(r, r.stepMark)
		case 6:
			p.Text = r.name()
		case 7:
			p.By = r.name()
		case 8:
			p.Simulated = r.bool()
		case 9:
			r.period(&p.Turn)
		case 10:
			p.Received = r.date()
		case 11:
			p.Entered = r.date()
		case 12:
			p.Version = int(r.ranged(math.MinInt32, math.MaxInt32))
		case 13:
			p.Estimate = r.bool()
		case 14:
			p.SentBy = r.name()
		case 15:
			p.Approval = r.bool()
		case 16:
			p.Decisions = items(r, r.decision)
		case 17:
			p.Said = model.Said(r.small())
		case 18:
			p.Why = r.name()
		case 19:
			r.via(&p.Via)
		default:
			r.skip()
		}
	})
}

func (r *reader) via(v *model.Via) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			v.Task = r.name()
		case 2:
			v.Seq = r.uint32()
		default:
			r.skip()
		}
	})
}

func (r *reader) decision(d *model.Decision) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			d.On = r.date()
		case 2:
			d.Back = r.bool()
		case 3:
			d.By = r.name()
		case 4:
			d.Text = r.name()
		default:
			r.skip()
		}
	})
}

func (r *reader) actual(a *model.Actual) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			a.Target = int(r.ranged(math.MinInt32, math.MaxInt32))
		case 2:
			a.Value = r.decimal()
		case 3:
			a.Unit = r.name()
		case 4:
			a.Estimate = r.bool()
		case 5:
			a.Text = r.name()
		case 6:
			a.Of = r.name()
		default:
			r.skip()
		}
	})
}

func (r *reader) stepMark(s *model.StepMark) {
	r.fields(func(key uint64) {
		switch key {
		case 1:
			s.Milestone = int(r.ranged(math.MinInt32, math.MaxInt32))
		case 2:
			s.Done = r.bool()
		case 3:
			s.On = r.date()
		default:
			r.skip()
		}
	})
}
