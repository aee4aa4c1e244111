package intake

import (
	"strings"

	"duban/intake/parse"
	"duban/model"
)

// planShares takes the shares of the whole out of a text that are due on the way,
// 「6月底前完成全年任务的50%」, and returns what is left.
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

// keepTo gives a task the curve that its text orders: every sum that it asks for
// is to be reached along it, or the task as a whole.
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

// stepsInWords makes milestones of a text whose every clause has its date, and
// the last of them ends the task: 「连接线3月底前开工，主线年底前通车」.
func (b *builder) stepsInWords(it *Item, words string, at Span) {
	steps := parse.Steps(words, b.frame())
	if len(steps) < 2 || len(it.Record.Task.Milestones) > 0 {
		return
	}
	last, end := 0, 0
	for i := range steps {
		s := &steps[i]
		if strings.Trim(words[end:s.Span.From], "，。；、 \n") != "" || runes(s.Title) < 2 || s.Start.Date != 0 ||
			s.Deadline.Date > b.campaign().Period.To || len(parse.Targets(s.Title, b.frame())) > 0 {
			return
		}
		if s.Deadline.Date > steps[last].Deadline.Date {
			last = i
		}
		end = s.Span.To
	}
	if strings.Trim(words[end:], "，。；、 \n") != "" {
		return
	}
	b.steps(it, words, at)
	b.due(it, steps[last].Deadline.Text, at)
}

// stepsOfDue makes milestones of the cell of a deadline that names several dates and
// what is to be done by each: 「4月底前完成摸底，10月底前全部完工」.
func (b *builder) stepsOfDue(it *Item, s string, at Span) {
	steps := parse.Steps(s, b.frame())
	if len(steps) < 2 || len(it.Record.Task.Milestones) > 0 {
		return
	}
	for i := range steps {
		if steps[i].Title == "" || steps[i].Start.Date != 0 {
			return
		}
	}
	b.steps(it, s, at)
}
