package parse

import (
	"duban/internal/pattern"
	"duban/model"
)

// PlanShare is how much of the whole is due by a day: 「6月底前完成全年任务的50%」. It is
// a point on the way to what the task asks for, and neither its end nor a target.
type PlanShare struct {
	Span  Span
	Point model.PlanPoint
}

var shareOfPlan = pattern.New(`^(?:底|末|之|以)*(?:前|,)*(?:力争|确保|要|必须|须|全面|累计|,)*(?:完成|达到|实现)(?:到)?(?:全年|年度|全部|总|目标|计划|投资|年)*(?:任务|目标|计划|投资|工作量)(?:量|总量|数|任务)?的?(\d{1,3})%(?:以上|左右)?`)

// PlanShares finds the shares of the whole that a text orders by a day.
func PlanShares(text string, f Frame) []PlanShare {
	p := newPassage(text)
	dates, _ := model.ParseDates(p.f, f.year())
	var out []PlanShare
	for i := range dates {
		d := &dates[i]
		m := shareOfPlan.FindStringSubmatchIndex(p.f[d.To:])
		if m == nil {
			continue
		}
		n := number(p.f[d.To+m[2] : d.To+m[3]])
		if n <= 0 || n >= 100 {
			continue
		}
		out = append(out, PlanShare{Span: p.span(d.From, d.To+m[1]), Point: model.PlanPoint{Date: d.Last, Share: model.One * model.Ratio(n) / 100}})
	}
	return out
}
