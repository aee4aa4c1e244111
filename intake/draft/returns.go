package draft

import (
	"slices"
	"strings"

	"duban/internal/zh"
	"duban/model"
)

// follow keeps reports on the targets and milestones that they were made for,
// when those have moved, and drops what spoke of one that is no more.
func follow(reports []model.Return, from, to *model.Task) []model.Return {
	targets := make([]int, len(from.Targets))
	for i, g := range from.Targets {
		targets[i] = WhereNow(i, len(to.Targets), func(n int) bool { return Namesake(&to.Targets[n], &g) })
		if targets[i] < 0 && len(from.Targets) == len(to.Targets) {
			targets[i] = i // only its name was corrected
		}
	}
	steps := make([]int, len(from.Milestones))
	for i, m := range from.Milestones {
		steps[i] = WhereNow(i, len(to.Milestones), func(n int) bool { return zh.WithoutMarks(to.Milestones[n].Title) == zh.WithoutMarks(m.Title) })
	}
	return remap(reports, targets, steps)
}

// remap returns reports with targets and milestones at new places, -1 for none.
// A report of which nothing is left goes.
func remap(reports []model.Return, targets, steps []int) []model.Return {
	var out []model.Return
	for _, p := range reports {
		var actuals []model.Actual
		for _, v := range p.Actuals {
			if to := moved(targets, v.Target); to >= 0 {
				v.Target = to
				actuals = append(actuals, v)
			}
		}
		var marks []model.StepMark
		for _, m := range p.Steps {
			if to := moved(steps, m.Milestone); to >= 0 {
				m.Milestone = to
				marks = append(marks, m)
			}
		}
		p.Actuals, p.Steps = actuals, marks
		if p.Percent != nil || len(actuals) > 0 || len(marks) > 0 || strings.TrimSpace(p.Text) != "" {
			out = append(out, p)
		}
	}
	return out
}

// Refer returns reports on the task from as reports on the task to, which holds the same
// work: they speak of its targets and milestones. What speaks of one that to does not
// have is left out. The reports given are not changed.
func Refer(reports []model.Return, from, to *model.Task) []model.Return {
	targets, steps := none(len(from.Targets)), none(len(from.Milestones))
	for i, g := range from.Targets {
		targets[i] = WhereNow(i, len(to.Targets), func(n int) bool { return Namesake(&to.Targets[n], &g) })
		if targets[i] < 0 && i < len(to.Targets) && to.Targets[i].Unit == g.Unit {
			targets[i] = i
		}
	}
	for i, m := range from.Milestones {
		steps[i] = WhereNow(i, len(to.Milestones), func(n int) bool { return zh.WithoutMarks(to.Milestones[n].Title) == zh.WithoutMarks(m.Title) })
	}
	return remap(reports, targets, steps)
}

// Namesake reports whether two targets have the same name, and are part of the same one.
func Namesake(a, b *model.Target) bool {
	return zh.WithoutMarks(a.Metric) == zh.WithoutMarks(b.Metric) && a.PartOf == b.PartOf
}

// WhereNow finds one of n entries by its name: where it was, or else anywhere. It returns
// -1 where no entry is named so.
func WhereNow(was, n int, named func(int) bool) int {
	if was >= 0 && was < n && named(was) {
		return was
	}
	for i := range n {
		if named(i) {
			return i
		}
	}
	return -1
}

// carries reports whether a report speaks of one of the targets or milestones that have a new place.
func carries(p model.Return, targets, steps []int) bool {
	return slices.ContainsFunc(p.Actuals, func(v model.Actual) bool { return moved(targets, v.Target) >= 0 }) ||
		slices.ContainsFunc(p.Steps, func(m model.StepMark) bool { return moved(steps, m.Milestone) >= 0 })
}

// moved returns the new place of what stood at i, -1 for none.
func moved(places []int, i int) int {
	if i < 0 || i >= len(places) {
		return -1
	}
	return places[i]
}

// none returns n places of -1.
func none(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// SameReport reports whether two reports say the same for the same day.
func SameReport(a, b *model.Return) bool {
	return a.Date == b.Date && sameDecimal(a.Percent, b.Percent) && zh.WithoutMarks(a.Text) == zh.WithoutMarks(b.Text) &&
		slices.EqualFunc(a.Actuals, b.Actuals, func(x, y model.Actual) bool {
			return x.Target == y.Target && x.Value.Cmp(y.Value) == 0
		}) && slices.Equal(a.Steps, b.Steps)
}

func sameDecimal(a, b *model.Decimal) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(*b) == 0
}
