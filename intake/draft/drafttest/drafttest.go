// Package drafttest makes drafts for tests.
package drafttest

import (
	"strings"
	"time"

	"duban/intake/draft"
	"duban/intake/source"
	"duban/model"
)

// Decimal returns the number that s prints; it panics where s prints none.
func Decimal(s string) *model.Decimal {
	d, _, err := model.ParseAmount(s)
	if err != nil {
		panic(err)
	}
	return &d
}

// Target returns a target of at least so much.
func Target(metric, value, unit, text string) model.Target {
	return model.Target{Metric: metric, Op: model.AtLeast, Value: Decimal(value), Unit: unit, Text: text}
}

// Due returns a deadline that a document gives by its month.
func Due(y, m, d int, text string) model.Deadline {
	return model.Deadline{Date: model.NewDate(y, time.Month(m), d), Text: text, Precision: model.ToMonth, Given: true}
}

// Sample returns a draft of one plan with four items, as a reader would give it.
func Sample() *draft.Draft {
	lines := []string{
		"2026年重点工作任务清单", "一、经济发展", "1	新建改建农村公路	完成投资2亿元；新建公路30公里	交通运输局	2026年10月底前",
		"2	培育规上工业企业	新增规上企业5家	工信局	2026年12月底前", "二、民生", "3	建设养老服务中心	建成养老服务中心2个	民政局、财政局	2026年9月底前",
		"4	提升供水保障	开工水厂1座。完成管网改造12公里。	水利局	2026年11月底前", "各单位要高度重视。",
	}
	item := func(line int, no, section, title, unit string, deadline model.Deadline, targets ...model.Target) draft.Item {
		t := model.Task{
			No: no, Section: []string{section}, Title: title, LeadUnits: strings.Split(unit, "、"), Deadline: deadline, Targets: targets,
			Detail: &model.Detail{Text: title, Source: model.Source{Document: "样政发〔2026〕8号", Line: line, Text: title}},
		}
		facts := []draft.Fact{
			{Field: draft.FieldTitle, At: draft.Span{From: line, To: line}},
			{Field: draft.FieldLead, At: draft.Span{From: line, To: line}, Sure: draft.Guessed},
		}
		for i := range targets {
			facts = append(facts, draft.Fact{Field: draft.FieldTarget, Index: i, At: draft.Span{From: line, To: line}})
		}
		return draft.Item{Record: model.Record{Task: t}, Span: draft.Span{From: line, To: line}, Facts: facts}
	}
	d := &draft.Draft{
		Document: &source.Document{Name: "plan.docx", Kind: source.Word, Lines: lines},
		Units:    []model.Unit{{Name: "交通运输局"}, {Name: "工信局"}, {Name: "民政局"}, {Name: "财政局"}, {Name: "水利局"}},
		Unread:   []draft.Passage{{Span: draft.Span{From: 8, To: 8}, Text: lines[7]}},
		Plans: []draft.Plan{{
			Span: draft.Span{From: 1, To: 8},
			Campaign: model.Campaign{
				Name: "2026年重点工作", Document: model.Document{Number: "样政发〔2026〕8号", Title: "2026年重点工作任务清单"},
				Period: model.Period{From: model.NewDate(2026, 1, 1), To: model.NewDate(2026, 12, 31)},
			},
			Items: []draft.Item{
				item(3, "1", "一、经济发展", "新建改建农村公路", "交通运输局", Due(2026, 10, 31, "2026年10月底前"),
					Target("投资", "2", "亿元", "完成投资2亿元"), Target("公路", "30", "公里", "新建公路30公里")),
				item(4, "2", "一、经济发展", "培育规上工业企业", "工信局", Due(2026, 12, 31, "2026年12月底前"), Target("规上企业", "5", "家", "新增规上企业5家")),
				item(6, "3", "二、民生", "建设养老服务中心", "民政局、财政局", Due(2026, 9, 30, "2026年9月底前"), Target("养老服务中心", "2", "个", "建成养老服务中心2个")),
				item(7, "4", "二、民生", "提升供水保障", "水利局", Due(2026, 11, 30, "2026年11月底前"),
					Target("水厂", "1", "座", "开工水厂1座"), Target("管网改造", "12", "公里", "完成管网改造12公里")),
			},
		}},
	}
	d.Plans[0].Items[3].Record.Task.Detail.Text = "开工水厂1座。完成管网改造12公里。"
	d.Plans[0].Items[1].Record.Task.Detail.Review = []model.Doubt{{Code: model.DoubtName, Text: "“工信局”没有见过，与“工业和信息化局”相近"}}
	return d
}

// Titles returns the titles of all items of a draft, in their order.
func Titles(d *draft.Draft) []string {
	var out []string
	for _, p := range d.Plans {
		for _, it := range p.Items {
			out = append(out, it.Record.Task.Title)
		}
	}
	return out
}
