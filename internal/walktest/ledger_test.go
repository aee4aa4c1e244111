package walktest

import (
	"fmt"

	"duban/model"

	"github.com/govalues/decimal"
)

func day(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func dec(s string) *model.Decimal {
	d := decimal.MustParse(s)
	return &d
}

func by(s string) model.Deadline {
	return model.Deadline{Date: day(s), Text: s, Precision: model.ToDay, Given: true}
}

// walkLedger is a ledger that has something of everything: a plan, a part of it
// that asks for approvals, and a plan that ends early.
func walkLedger() *model.Ledger {
	short := model.DefaultPolicy()
	short.WindUpDays, short.WarnDays = 20, 5
	ratios := model.Presets()[1]
	plans := []model.Plan{
		{Campaign: model.Campaign{
			ID: "p", Name: "四大会战", Policy: model.DefaultPolicy(), TrackedSince: day("2025-10-01"),
			Document: model.Document{Number: "君发〔2025〕5号", Date: day("2025-09-20")},
			Period:   model.Period{From: day("2025-10-01"), To: day("2026-12-31")},
			Cadences: []model.Cadence{
				{Kind: model.Month, Purpose: model.ForReport, DueDay: 10, Holiday: model.NextWorkday},
				{Kind: model.TwoMonths, Purpose: model.ForDispatch},
				{Kind: model.Week, Purpose: model.ForReport, Scope: model.Scope{Sections: []string{"乡村"}}},
			},
		}},
		{Campaign: model.Campaign{
			ID: "k", Name: "产业项目会战", Parent: "p", Policy: ratios, Approval: true, TrackedSince: day("2025-10-01"),
			Document: model.Document{Date: day("2025-09-25")},
			Period:   model.Period{From: day("2025-10-01"), To: day("2026-12-31")},
			Cadences: []model.Cadence{
				{Kind: model.HalfMonth, Purpose: model.ForReport, DueDay: 3, Scope: model.Scope{Units: []string{"区发改局"}}},
				{Kind: model.Quarter, Purpose: model.ForReport, Scope: model.Scope{Tasks: []string{"k-2"}}},
			},
		}},
		{Campaign: model.Campaign{
			ID: "s", Name: "奋战一百天", Policy: short, TrackedSince: day("2025-12-01"),
			Period: model.Period{From: day("2025-11-20"), To: day("2026-03-31")},
		}},
	}
	figure := func(metric string, kind model.Kind, op model.Op, value, unit string) model.Target {
		t := model.Target{Metric: metric, Kind: kind, Op: op, Unit: unit}
		if value != "" {
			t.Value = dec(value)
		}
		return t
	}
	for i, t := range []model.Task{
		{Campaign: "p", Section: []string{"产业"}, Title: "规模工业增加值增长9%", Targets: []model.Target{figure("规模工业增加值增速", model.Level, model.AtLeast, "9", "%")}, LeadUnits: []string{"区发改局"}, Deadline: by("2026-06-30")},
		{Campaign: "p", Section: []string{"产业"}, Title: "完成投资110亿元", Targets: []model.Target{figure("投资", model.Cumulative, model.AtLeast, "110", "亿元"), figure("税收", model.Cumulative, model.AtLeast, "0.6", "亿元")}, LeadUnits: []string{"区发改局", "区财政局"}, Deadline: by("2026-12-31")},
		{Campaign: "p", Section: []string{"民生"}, Title: "事故不超过30起", Targets: []model.Target{figure("事故起数", model.Ceiling, model.AtMost, "30", "起")}, LeadUnits: []string{"应急局"}, Deadline: by("2026-12-31")},
		{Campaign: "p", Section: []string{"民生"}, Title: "不发生较大事故", Targets: []model.Target{figure("较大事故", model.ZeroLine, model.Equal, "0", "起")}, ResponsibleUnits: []string{"应急局"}},
		{Campaign: "p", Section: []string{"乡村"}, Title: "全市前三", Targets: []model.Target{figure("位次", model.Rank, model.AtMost, "3", "名")}, LeadUnits: []string{"各乡镇"}, Deadline: by("2026-04-30")},
		{Campaign: "p", Section: []string{"乡村"}, Title: "推进移风易俗", LeadUnits: []string{"各乡镇", "区民政局"}},
		{Campaign: "k", Title: "标准化厂房完成主体工程", Targets: []model.Target{figure("形象进度", model.Percent, model.Equal, "", "%")}, LeadUnits: []string{"发改局"}, Deadline: by("2026-05-31")},
		{Campaign: "k", Title: "污水管网", Milestones: []model.Milestone{{Title: "动工", Deadline: by("2026-02-28"), Weight: dec("1")}, {Title: "主体完工", Deadline: by("2026-08-31"), Weight: dec("2")}, {Title: "验收"}}, LeadUnits: []string{"区住建局"}, Deadline: by("2026-11-30")},
		{Campaign: "k", Title: "新建农村公路", Targets: []model.Target{figure("里程", model.GivenLater, model.AtLeast, "", "公里")}, LeadUnits: []string{"交通局"}, Leaders: []string{"领导甲"}},
		{Campaign: "s", Title: "完成主体工程", LeadUnits: []string{"区住建局"}, Deadline: by("2026-03-15")},
		{Campaign: "s", Title: "每月暗访排队", LeadUnits: []string{"相关部门"}, Deadline: model.Deadline{Text: "每月底", Precision: model.Recurring}},
		{Campaign: "s", Title: "新引进8个项目", Targets: []model.Target{figure("项目", model.Cumulative, model.About, "8", "个"), figure("动工", model.Step, model.Equal, "", "")}, LeadUnits: []string{"柳林洲街道", "交通局"}, Deadline: by("2026-04-20")},
	} {
		plan := &plans[map[string]int{"p": 0, "k": 1, "s": 2}[t.Campaign]]
		n := len(plan.Records) + 1
		t.ID, t.No = fmt.Sprintf("%s-%d", t.Campaign, n), fmt.Sprint(n)
		if t.Deadline.Date == 0 && t.Deadline.Text == "" {
			t.Deadline = model.Deadline{Date: plan.Campaign.Period.To, Precision: model.NoDate}
		}
		t.Detail = &model.Detail{Text: t.Title, Review: []model.Doubt{{Code: model.DoubtLead, Text: "没有写明牵头单位"}}[:i%2]}
		plan.Records = append(plan.Records, model.Record{Task: t})
	}
	// What came before the ledger was made.
	plans[0].Records[1].Returns = []model.Return{
		{Date: day("2025-11-30"), Turn: model.Period{From: day("2025-11-01"), To: day("2025-11-30")}, Received: day("2025-12-09"), Text: "完成投资15亿元", By: "区发改局", Actuals: []model.Actual{{Target: 0, Value: *dec("15"), Unit: "亿元"}}},
		{Date: day("2025-12-20"), Text: "完成投资21亿元", By: "区发改局", Actuals: []model.Actual{{Target: 0, Value: *dec("21"), Unit: "亿元"}, {Target: 1, Value: *dec("1000"), Unit: "万元"}}},
	}
	return &model.Ledger{
		Units: []model.Unit{
			{Name: "区发改局", Aliases: []string{"发改局"}},
			{Name: "区交通运输局", Aliases: []string{"交通局"}},
			{Name: "各乡镇", Group: true, Members: []string{"柳林洲街道", "广兴洲镇", "许市镇"}},
			{Name: "相关部门", Group: true},
			{Name: "区住建局"},
		},
		Plans: plans,
	}
}
