package intake

import (
	"slices"

	"duban/intake/draft"
	"duban/internal/pattern"
)

// countHeading matches the heading of a column that counts what is listed elsewhere.
var countHeading = pattern.New(`(?:个数|项目数|件数|条数|项数|任务数|事项数|问题数|数量)(?:[（(].*)?$`)

// summaries finds tables that sum up others of their plan: a row for every group of tasks, with
// only their number and cost. The rows are totals and no tasks.
func (r *reader) summaries() {
	kept := r.tables[:0:0]
	for _, t := range r.tables {
		if !r.sumsUpOthers(t) {
			kept = append(kept, t)
		}
	}
	r.tables = kept
}

func (r *reader) sumsUpOthers(t *tabled) bool {
	own := scope{spans: []draft.Span{t.span}}
	rows := t.rows(&own)
	counts := slices.IndexFunc(t.g.cols, func(c column) bool { return countHeading.MatchString(c.heading) })
	if counts < 0 || counts == t.lay.title || len(rows) < 2 {
		return false
	}
	for _, i := range rows {
		for c, s := range t.g.rows[i] {
			if s = withoutSpace(s); c != t.lay.title && c != t.lay.number && s != "" && !isFigure(s) {
				return false
			}
		}
	}
	plan := r.planAt(t.span)
	if plan < 0 {
		return false
	}
	all := scope{spans: []draft.Span{r.draft.Plans[plan].Span}}
	labels := r.labelsIn(&all)
	groups := make([]*rowLabel, len(rows))
	agree := false
	for k, i := range rows {
		core := labelCore(t.g.rows[i][t.lay.title])
		at := slices.IndexFunc(labels, func(l rowLabel) bool { return l.core == core && !l.office })
		if core == "" || at < 0 {
			return false
		}
		groups[k] = &labels[at]
		if n, ok := figure(t.g.rows[i][counts]); ok {
			agree = agree || n.Cmp(integer(int64(len(groups[k].spans)))) == 0
		}
	}
	if !agree {
		return false
	}
	b := &builder{r: r, at: plan}
	r.tables = slices.DeleteFunc(slices.Clone(r.tables), func(x *tabled) bool { return x == t })
	p := &r.draft.Plans[plan]
	p.Items = slices.DeleteFunc(p.Items, func(it draft.Item) bool { return own.has(it.Span.From) })
	for k, i := range rows {
		r.markUsed(t.g.lines[i], usedCampaign)
		j := &judgement{r: r, b: b, labels: func() []rowLabel { return nil }, line: t.g.lines[i].From, strong: true, fixed: true}
		for c := range t.g.cols {
			n, ok := figure(t.g.rows[i][c])
			if !ok || c == t.lay.number || c == t.lay.title {
				continue
			}
			s := statement{value: n, unit: t.st.measureOf(&t.g.cols[c]), before: t.g.cols[c].Name, class: ofSums}
			if c == counts {
				s.class, s.unit = ofWorks, "个"
			}
			j.hold(&s, []scope{groups[k].scope}, true)
		}
	}
	return true
}

// planAt returns the plan whose tasks stand in some lines, -1 where none does.
func (r *reader) planAt(at draft.Span) int {
	return slices.IndexFunc(r.draft.Plans, func(p draft.Plan) bool {
		return slices.ContainsFunc(p.Items, func(it draft.Item) bool { return at.From <= it.Span.From && it.Span.From <= at.To })
	})
}
