package intake

import (
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/model"
)

// periodCell reads what must be done by the end of the part of the year that a heading names:
// 「一季度」 above 「完成招标；开工30公里」. A clause with a figure is a target of that day,
// any other one a milestone. It returns false where the heading has no such day, or where the
// cell gives days or a bare value.
func (b *builder) periodCell(it *draft.Item, col *column, s string, at draft.Span) bool {
	if col.Role != parse.Milestones && col.Role != parse.TargetValue {
		return false
	}
	all := cutPoints(s)
	if len(all) < 2 && valueStart.MatchString(withoutSpace(s)) {
		return false
	}
	day := b.headingDate(col)
	if day.Date == 0 || day.Precision == model.ToYear || len(parse.Steps(s, b.frame())) > 0 || b.namesDay(s) {
		return false
	}
	t := &it.Record.Task
	for _, clause := range all {
		found := parse.Targets(clause, b.frame())
		for _, f := range found {
			if bareVerb(f.Target.Metric) {
				f.Target.Metric = t.Title + f.Target.Metric
			}
			if f.Target.Deadline.Date == 0 {
				f.Target.Deadline = day
			}
			b.addTarget(it, f.Target, f.Sure, at)
		}
		switch x, ok := parse.TargetFrom(t.Title, clause, col.Unit); {
		case len(found) > 0 || parse.IsNothing(clause):
			continue
		case ok && valueStart.MatchString(clause):
			x.Deadline = day
			b.addTarget(it, x, true, at)
			continue
		}
		t.Milestones = append(t.Milestones, model.Milestone{Title: clause, Deadline: day})
		it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldMilestone, Index: len(t.Milestones) - 1, At: at, Sure: draft.Derived})
	}
	return true
}

// namesDay reports whether a text gives a date itself.
func (b *builder) namesDay(s string) bool {
	dates, again := model.ParseDates(s, b.year)
	return len(dates) > 0 || again
}

// cutPoints cuts a cell into its points and sentences, without their numbers.
func cutPoints(s string) []string {
	var out []string
	for _, p := range parse.Items(s) {
		for _, c := range strings.FieldsFunc(p.Text, func(r rune) bool { return strings.ContainsRune("。；;\n", r) }) {
			if c = strings.Trim(withoutSpace(c), "，,、"); c != "" {
				out = append(out, c)
			}
		}
	}
	return out
}

// bareVerb reports whether a measure only names what is done, and not with what.
func bareVerb(metric string) bool {
	switch metric {
	case "开工", "新建", "完成", "改造", "启动", "验收":
		return true
	}
	return parse.Finishes(metric)
}
