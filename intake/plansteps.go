package intake

import (
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/model"
)

// planShares takes intermediate shares of the whole out of a text,
// 「6月底前完成全年任务的50%」, and returns the rest of the text.
func (b *builder) planShares(words string) (string, []model.PlanPoint) {
	var points []model.PlanPoint
	found := parse.PlanShares(words, b.frame())
	for i := len(found) - 1; i >= 0; i-- {
		s := &found[i]
		words = words[:s.Span.From] + words[s.Span.To:]
		if s.Point.Date < b.campaign().Period.To {
			points = append(points, s.Point)
		}
	}
	for i, j := 0, len(points)-1; i < j; i, j = i+1, j-1 {
		points[i], points[j] = points[j], points[i]
	}
	for i := 1; i < len(points); i++ {
		if points[i].Date <= points[i-1].Date || points[i].Share < points[i-1].Share {
			return words, nil // no curve
		}
	}
	return words, points
}

// keepTo gives a task the curve that its text orders: to each cumulative target without a day
// of its own, or where there is none to the task as a whole.
func keepTo(t *model.Task, points []model.PlanPoint) {
	if len(points) == 0 {
		return
	}
	sums := false
	for i := range t.Targets {
		if g := &t.Targets[i]; g.Kind == model.Cumulative && g.Deadline.Date == 0 {
			g.Curve, sums = points, true
		}
	}
	if !sums {
		t.Curve = points
	}
}

// stepsInWords makes milestones of a text that orders its work step by step,
// 「连接线3月底前开工，主线年底前通车」, and returns the words for the last date. Text before
// the first date, and sentences without one, order no step. Where a date is not at the head of
// its clause, or has nothing to be done by it, the text has no steps.
func (b *builder) stepsInWords(it *draft.Item, words string, at draft.Span) (last string) {
	if len(parse.Cutoffs(words, b.frame())) > 0 {
		return ""
	}
	steps := parse.Steps(words, b.frame())
	if len(steps) < 2 {
		return ""
	}
	end, latest := 0, model.Date(0)
	for i := range steps {
		s := &steps[i]
		if gap := strings.Trim(words[end:s.Span.From], " \n　，,、"); end > 0 && gap != "" && !strings.HasPrefix(gap, "。") && !strings.HasPrefix(gap, "；") {
			return ""
		}
		s.Title, _, _ = strings.Cut(s.Plain(), "，")
		if s.Deadline.Precision == model.ToYear && (s.Deadline.Date > b.campaign().Period.To || !strings.ContainsAny(s.Deadline.Text, "底末前")) {
			return "" // a year that the plan is for, or that comes after it, is no step of it
		}
		if !s.Ordered() || s.Deadline.Date < b.campaign().Period.From {
			return ""
		}
		if s.Deadline.Date > latest {
			last, latest = s.Deadline.Text, s.Deadline.Date
		}
		end = s.Span.To
	}
	b.milestones(it, steps, at)
	return last
}

// stepsOfDue makes milestones of a deadline cell with several dates, each with what must be
// done by it: 「4月底前完成摸底，10月底前全部完工」.
func (b *builder) stepsOfDue(it *draft.Item, s string, at draft.Span) {
	steps := parse.Steps(s, b.frame())
	if len(steps) < 2 || len(it.Record.Task.Milestones) > 0 {
		return
	}
	for i := range steps {
		if steps[i].Title == "" || steps[i].Start.Date != 0 {
			return
		}
	}
	b.milestones(it, steps, at)
}

// milestones gives a task the steps that have a date and something to be done. A step of
// figures alone is a target with its own day instead. The step with which the work begins is
// also the start of the task.
func (b *builder) milestones(it *draft.Item, steps []parse.Step, at draft.Span) {
	t := &it.Record.Task
	for i := range steps {
		s := &steps[i]
		if s.Title == "" || s.Deadline.Date == 0 || b.onlyFigures(s.Title) || hasStep(t, s) {
			continue
		}
		sure := draft.Printed
		if s.Inherited {
			sure = draft.Derived
		}
		t.Milestones = append(t.Milestones, model.Milestone{Title: s.Title, Deadline: s.Deadline})
		it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldMilestone, Index: len(t.Milestones) - 1, At: at, Sure: sure})
		if s.Begins() && t.Start.Date == 0 && !slices.ContainsFunc(steps, func(x parse.Step) bool { return x.Deadline.Date < s.Deadline.Date }) {
			t.Start = firstDay(s.Deadline)
			it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldStart, At: at, Sure: sure})
		}
	}
}

// hasStep reports whether a task has a step already, from another of its cells.
func hasStep(t *model.Task, s *parse.Step) bool {
	for i := range t.Milestones {
		if m := &t.Milestones[i]; m.Title == s.Title && m.Deadline.Date == s.Deadline.Date {
			return true
		}
	}
	return false
}

// onlyFigures reports whether every clause of a step asks for a figure.
func (b *builder) onlyFigures(title string) bool {
	for _, s := range strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune("，,；;。", r) }) {
		if len(parse.Targets(s, b.frame())) == 0 {
			return false
		}
	}
	return true
}
