package ui_test

import (
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/govalues/decimal"

	"duban/db"
	"duban/model"
	"duban/seeds"
)

// made keeps a ledger's file for all tests: each gets a copy of its own.
func made(ledger func() (*model.Ledger, error)) func() []byte {
	return sync.OnceValue(func() []byte {
		dir, err := os.MkdirTemp("", "duban-ui-test-")
		if err != nil {
			panic(err)
		}
		defer func() { _ = os.RemoveAll(dir) }()
		path := filepath.Join(dir, "ledger.db")
		l, err := ledger()
		if err != nil {
			panic(err)
		}
		s, err := db.Open(path, storeOptions())
		if err != nil {
			panic(err)
		}
		if len(l.Plans) > 0 {
			if _, _, _, err := s.Import(l, model.ActSeed); err != nil {
				panic(err)
			}
		}
		if err := s.Close(); err != nil {
			panic(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			panic(err)
		}
		return data
	})
}

var (
	// sample is the ledger of the founding documents with simulated reports.
	sample = made(func() (*model.Ledger, error) { return seeds.Demo(today) })
	// empty is a ledger with nothing in it.
	empty = made(func() (*model.Ledger, error) { return new(model.Ledger), nil })
	// small is a ledger that can be overlooked: two campaigns, seven tasks.
	small = made(func() (*model.Ledger, error) { return smallLedger(), nil })
)

func dec(s string) *model.Decimal {
	d := decimal.MustParse(s)
	return &d
}

func by(y, m, d int) model.Deadline {
	return model.Deadline{Date: model.NewDate(y, month(m), d), Precision: model.ToDay, Given: true}
}

// smallLedger has a task of each light:
//
//	port   港口码头建设    4 of 10 亿元 at the end of October: red
//	road   农村公路改造    80 % at the end of October: green, by the curve
//	care   康复部建设      two steps of three done: by its steps
//	park   文化公园        never reported: yellow, with a doubt
//	water  自来水厂扩建    due on 30 October, 60 %: red, overdue
//	school 学校操场        closed
//	clinic 卫生院改造      100 % of its figure: done
//
// The ledger follows both from November: the October returns, due on 10 November, are the first ones
// asked. Road's came two working days late.
func smallLedger() *model.Ledger {
	plan := func(id, name, number string) model.Campaign {
		return model.Campaign{
			ID: id, Name: name, Document: model.Document{Number: number, Title: name + "实施方案", Date: model.NewDate(2026, 1, 5)},
			Period: model.Period{From: model.NewDate(2026, 1, 1), To: model.NewDate(2026, 12, 31)}, Office: "督查室",
			Cadences:     []model.Cadence{{Kind: model.Month, Purpose: model.ForReport, Text: "每月底报送"}},
			TrackedSince: model.NewDate(2026, 11, 1), Policy: model.DefaultPolicy(),
		}
	}
	report := func(m, d int, text string) model.Return {
		return model.Return{Date: model.NewDate(2026, month(m), d), Text: text, By: "联络员"}
	}
	october := func(received int, text string) model.Return {
		r := report(10, 31, text)
		r.Turn = model.Period{From: model.NewDate(2026, 10, 1), To: r.Date}
		r.Received = model.NewDate(2026, 11, received)
		r.Entered = r.Received
		return r
	}
	percent := func(p model.Return, v string) model.Return {
		p.Percent = dec(v)
		return p
	}
	figure := func(p model.Return, v, unit string) model.Return {
		p.Actuals = []model.Actual{{Value: *dec(v), Unit: unit}}
		return p
	}
	return &model.Ledger{
		Units: []model.Unit{{Name: "交通局", Contact: "张科长", Phone: "0730-1234567"}},
		Plans: []model.Plan{
			{Campaign: plan("jt", "交通建设会战", "君发〔2026〕1号"), Records: []model.Record{
				{
					Task: model.Task{
						ID: "port", No: "1", Section: []string{"水运"}, Title: "港口码头建设", LeadUnits: []string{"交通局"}, Leaders: []string{"王建国"},
						Deadline: by(2026, 12, 31), Targets: []model.Target{{Metric: "投资", Kind: model.Cumulative, Op: model.AtLeast, Value: dec("10"), Unit: "亿元"}},
						Detail: &model.Detail{Text: "新建千吨级泊位两个", Source: model.Source{Document: "君发〔2026〕1号", Line: 12}},
					},
					Returns: []model.Return{figure(october(5, "二期基础完成"), "4", "亿元")},
				},
				{
					Task: model.Task{
						ID: "road", No: "2", Section: []string{"公路"}, Title: "农村公路改造", LeadUnits: []string{"交通局", "农业农村局"}, Leaders: []string{"李志强"},
						Deadline: by(2026, 12, 31),
					},
					Returns: []model.Return{percent(october(12, "路面完成"), "80")},
				},
				{
					Task: model.Task{
						ID: "water", No: "10", Section: []string{"公路"}, Title: "自来水厂扩建", LeadUnits: []string{"住建局"}, Leaders: []string{"王建国"},
						Deadline: by(2026, 10, 30),
					},
					Returns: []model.Return{percent(october(6, "设备未到"), "60")},
				},
			}},
			{Campaign: plan("ms", "民生实事", "君政办发〔2026〕2号"), Records: []model.Record{
				{
					Task: model.Task{
						ID: "care", No: "1", Section: []string{"卫生"}, Title: "康复部建设", LeadUnits: []string{"卫健局"}, Leaders: []string{"李志强"},
						Deadline: by(2026, 12, 31),
						Milestones: []model.Milestone{
							{Title: "开工", Deadline: by(2026, 3, 31)},
							{Title: "封顶", Deadline: by(2026, 9, 30)},
							{Title: "竣工", Deadline: by(2026, 12, 31)},
						},
					},
					Returns: []model.Return{stepped(october(9, "主体封顶"), 0, 1)},
				},
				{
					Task: model.Task{
						ID: "park", No: "2", Section: []string{"文化"}, Title: "文化公园", LeadUnits: []string{"文旅局"}, Deadline: by(2026, 12, 31),
						Detail: &model.Detail{Review: []model.Doubt{{Code: model.DoubtConflict, Text: "面积两处不一致"}}},
					},
				},
				{
					Task: model.Task{
						ID: "school", No: "3", Section: []string{"教育"}, Title: "学校操场", LeadUnits: []string{"教育局"}, Leaders: []string{"陈芳"},
						Deadline: by(2026, 9, 30), Closed: &model.Closing{On: model.NewDate(2026, 9, 10), By: "督查室", Text: "已验收"},
					},
					Returns: []model.Return{percent(report(9, 5, "验收合格"), "100")},
				},
				{
					Task: model.Task{
						ID: "clinic", No: "4", Section: []string{"卫生"}, Title: "卫生院改造", LeadUnits: []string{"卫健局"}, Leaders: []string{"陈芳"},
						Deadline: by(2026, 12, 31), Targets: []model.Target{{Metric: "卫生院", Kind: model.Cumulative, Op: model.AtLeast, Value: dec("6"), Unit: "所"}},
					},
					Returns: []model.Return{figure(report(11, 10, "全部完成"), "6", "所")},
				},
			}},
		},
	}
}

func stepped(p model.Return, done ...int) model.Return {
	for _, i := range done {
		p.Steps = append(p.Steps, model.StepMark{Milestone: i, Done: true})
	}
	return p
}

func month(m int) time.Month { return time.Month(m) }
