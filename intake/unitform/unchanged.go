package unitform

import (
	"slices"

	"duban/internal/zh"
	"duban/model"
)

// saysUnchanged reports whether the row says that nothing changed since the turn before.
func (r *Row) saysUnchanged() bool {
	switch zh.WithoutMarks(r.Change) {
	case NoChange, "无变化", "没有变化", "无":
		return true
	}
	return false
}

// carry fills in what a row leaves empty that says nothing changed: the last figures told before the turn that it answers.
// What each turn has to tell anew is not filled in: events and duties do not go on by themselves, and a yearly figure
// starts with its year.
func (x *reviewer) carry(p *model.Return) {
	t := &x.Record.Task
	fault := func(err error) {
		x.Faults = append(x.Faults, Fault{Row: x.Row, What: x.row.Change, Reason: err})
	}
	if slices.ContainsFunc(t.Targets, func(g model.Target) bool { return g.Kind == model.Duty }) {
		fault(ErrTellAnew) // any return would tick it
		return
	}
	earlier := slices.DeleteFunc(slices.Clone(x.Record.Returns), func(q model.Return) bool {
		return q.Turn == p.Turn && (q.Turn != model.Period{} || q.Date >= p.Date)
	})
	last := model.Summarise(t, earlier, x.ledger.Today)
	if last.Reports == 0 {
		fault(ErrNoLast)
		return
	}
	if x.contradicts(p, &last) {
		fault(ErrBoth)
		return
	}
	anew := false
	for _, rd := range last.Actuals {
		switch g := &t.Targets[rd.Actual.Target]; {
		case slices.ContainsFunc(p.Actuals, func(a model.Actual) bool { return a.Target == rd.Actual.Target && a.Of == rd.Actual.Of }):
		case g.ZeroLine(), g.Kind == model.Cleared, g.Kind == model.Yearly && rd.On.Year() != p.Date.Year():
			anew = true
		default:
			p.Actuals = append(p.Actuals, model.Actual{Target: rd.Actual.Target, Value: rd.Actual.Value, Unit: rd.Actual.Unit, Of: rd.Actual.Of})
		}
	}
	if p.Percent == nil {
		p.Percent = last.Percent
	}
	if t.InWords() {
		p.Said = last.Said
	}
	switch {
	case anew && p.Percent == nil && len(p.Actuals) == 0:
		fault(ErrTellAnew)
	case p.Text == "":
		p.Text = NoChange
	}
}

// contradicts reports whether a figure that is filled in differs from the last one.
func (x *reviewer) contradicts(p *model.Return, last *model.Standing) bool {
	if p.Percent != nil && (last.Percent == nil || p.Percent.Cmp(*last.Percent) != 0) || len(p.Steps) > 0 {
		return true
	}
	t := &x.Record.Task
	return slices.ContainsFunc(p.Actuals, func(a model.Actual) bool {
		was := last.ReadingOf(a.Target, a.Of)
		if was == nil {
			return true
		}
		g := &t.Targets[a.Target]
		now, ok := g.InUnit(&a)
		old, ok2 := g.InUnit(&was.Actual)
		return !ok || !ok2 || now.Cmp(old) != 0
	})
}
