package reconcile

import (
	"math"
	"slices"

	"duban/model"
)

// ask notes what an officer would be asked who typed the reports of a document, which name targets and milestones of the
// ledger's task. A figure is stored as it is printed; the doubt stays with the task until someone settles it.
func (d *ItemDifference) ask(reports []model.Return) {
	t, all := &d.Old.Task, slices.Clone(d.Old.Returns)
	for i := range reports {
		r := &reports[i]
		s := model.Summarise(t, all, model.Date(math.MaxInt32))
		asked := model.Questions(t, &s, r)
		for _, q := range asked {
			if q.Code != model.AskEvent {
				d.Doubts = append(d.Doubts, figureDoubt(&q))
			}
		}
		if word := model.Unregistered(t, r, asked); word != "" {
			d.Doubts = append(d.Doubts, issueDoubt("进展文字提到“%s”，未登记事件", word))
		}
		all = append(all, *r)
	}
}

// figureDoubt says what is doubtful of a figure that a document prints.
func figureDoubt(q *model.Question) model.Doubt {
	metric, unit := "完成百分比", "%"
	if t := q.Target(); t != nil {
		metric, unit = t.Metric+q.Of, t.Unit
	}
	of := func(v model.Decimal) string { return v.Trim(0).String() + unit }
	than, last := "目标", ""
	if q.Last != nil {
		than, last = "上次", of(*q.Last)
	}
	switch q.Code {
	case model.AskHundredfold:
		return issueDoubt("%s印为%s，是%s%s的一百倍以上，请核对单位", metric, of(q.Value), than, last)
	case model.AskHundredth:
		return issueDoubt("%s印为%s，不到上次%s的百分之一，请核对单位", metric, of(q.Value), last)
	case model.AskFalls:
		return issueDoubt("%s印为%s，比上次%s少，请核对原因", metric, of(q.Value), last)
	case model.AskOver:
		return issueDoubt("%s印为%s，超过目标一半以上，请核对", metric, of(q.Value))
	case model.AskNegative:
		return issueDoubt("%s印为%s，不应为负数，请核对", metric, of(q.Value))
	}
	return issueDoubt("%s印为%s，基数%s已过目标，请核对基数", metric, of(q.Value), last)
}
