package intake

import (
	"strings"
	"testing"

	"duban/model"
)

func TestAskedFiguresAreTargetsOfTheirDay(t *testing.T) {
	const text = `关于某县2026年重点项目1—6月进展情况的通报

一、项目进展
1.水厂二期。年度计划投资2.4亿元，截至6月底，已完成投资1.1亿元，占年度计划的45.8%。力争9月底前完成投资2亿元，10月底前完成主体，12月底前竣工。责任单位：县住建局。
2.标准厂房。已完成投资3000万元，计划年底完成1.2亿元。责任单位：县工信局。
`
	d, err := Read(t.Context(), "report.txt", []byte(text), Options{Today: model.NewDate(2026, 7, 1)})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Plans) != 1 || len(d.Plans[0].Items) != 2 {
		t.Fatal(len(d.Plans))
	}
	for i, want := range []struct{ targets, steps, due, actuals string }{
		{"年度投资 2.4亿元|完成投资 2亿元 2026-09-30", "完成主体", "2026-12-31 true", "1=1.1亿元|0=1.1亿元"},
		{"标准厂房完成 1.2亿元 2026-12-31", "", "2026-12-31 false", "0=0.3亿元"},
	} {
		r := &d.Plans[0].Items[i].Record
		var targets, steps, actuals []string
		for _, x := range r.Task.Targets {
			targets = append(targets, strings.TrimSpace(x.Metric+" "+x.Value.String()+x.Unit+" "+x.Deadline.Date.String()))
		}
		for _, m := range r.Task.Milestones {
			steps = append(steps, m.Title)
		}
		for _, a := range r.Returns[0].Actuals {
			actuals = append(actuals, string(rune('0'+a.Target))+"="+a.Value.Trim(0).String()+a.Unit)
		}
		due := r.Task.Deadline.Date.String()
		if r.Task.Deadline.Given {
			due += " true"
		} else {
			due += " false"
		}
		if strings.Join(targets, "|") != want.targets || strings.Join(steps, "|") != want.steps || due != want.due || strings.Join(actuals, "|") != want.actuals {
			t.Errorf("%q: %q %q by %s, reached %q", r.Task.Title, targets, steps, due, actuals)
		}
		for _, doubt := range r.Task.Detail.Review {
			if doubt.Code == model.DoubtConflict {
				t.Error(doubt.Text)
			}
		}
	}
}
