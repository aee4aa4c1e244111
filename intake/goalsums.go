package intake

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"duban/intake/draft"
	"duban/model"
)

// goalSums confirms the goals of a plan that are sums of like targets of its tasks,
// 「计划投资约162.5亿元」, or of a list in it, 「规上工业企业3家、服务业企业5家」. A goal that
// is not such a sum is no doubt: tasks need not make up the whole of it.
func (r *reader) goalSums(i int) {
	p := &r.draft.Plans[i]
	b := &builder{r: r, at: i}
	here := scope{name: p.Campaign.Name, spans: []draft.Span{p.Span}}
	for k := range p.Campaign.Targets {
		g := &p.Campaign.Targets[k]
		if g.Value == nil || g.Kind != model.Cumulative || g.Value.IsZero() {
			continue
		}
		if slices.ContainsFunc(p.Campaign.StatedTotals, func(x model.StatedTotal) bool { return x.Unit == g.Unit && x.Stated.Cmp(*g.Value) == 0 }) {
			continue // the text has told it already
		}
		s := statement{value: *g.Value, unit: g.Unit, about: g.Op == model.About}
		found, ok := r.partsOfGoal(&here, g, &s)
		if !ok {
			found, ok = listedParts(p, g, &s)
		}
		if ok {
			b.keepTotal(here.name, g.Metric, g.Unit, *g.Value, &found, g.Line)
		}
	}
}

// partsOfGoal finds the targets of tasks, all of one measure, that make up a goal of the plan.
func (r *reader) partsOfGoal(here *scope, g *model.Target, s *statement) (tally, bool) {
	word := g.Metric
	if strings.Contains(word, "投资") && strings.HasSuffix(g.Unit, "元") {
		word = "投资"
	}
	for _, t := range r.targetSums(here, word, g.Unit) {
		if s.gives(t.value) {
			return t, true
		}
	}
	return tally{}, false
}

// listedParts finds targets of one sentence and one unit that make up a goal: kinds of the same
// thing.
func listedParts(p *draft.Plan, g *model.Target, s *statement) (tally, bool) {
	lists := [][]model.Target{p.Campaign.Targets}
	for i := range p.Items {
		lists = append(lists, p.Items[i].Record.Task.Targets)
	}
	for _, list := range lists {
		for from := range list {
			sum := decimal.Zero
			for to := from; to < len(list) && isPart(&list[to], &list[from], g); to++ {
				var err error
				if sum, err = sum.Add(*list[to].Value); err != nil {
					break
				}
				if to-from >= 2 && s.gives(sum) && isKindOf(list[from].Metric, g.Metric) {
					return tally{of: "“" + list[from].Metric + "”等各项", value: sum}, true
				}
			}
		}
	}
	return tally{}, false
}

// isPart reports whether a target can be part of a list that begins with first and makes up a
// goal: it has the same line, unit and kind of thing.
func isPart(t, first, goal *model.Target) bool {
	return t != goal && t.Value != nil && t.Kind == model.Cumulative && t.Unit == goal.Unit && t.Line == first.Line && lastRunes(t.Metric, 2) == lastRunes(goal.Metric, 2)
}

// isKindOf reports whether a name is a kind of something: it becomes the general name when
// words are taken out of it.
func isKindOf(name, general string) bool {
	rest := []rune(general)
	for _, c := range name {
		if len(rest) > 0 && c == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0 && name != general
}

func lastRunes(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}
