package db

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"duban/model"

	"github.com/govalues/decimal"
)

// testNow is the clock of the tests: a Monday in November.
func testNow() time.Time { return time.Date(2026, 11, 23, 9, 30, 0, 0, time.Local) }

// openTest opens an empty ledger whose Check runs when the test ends.
func openTest(t testing.TB) *Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "ledger.duban"))
}

// openAt opens the ledger at path without syncing, and checks it when the test
// ends, unless the test closed it before.
func openAt(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path, Options{Who: "督查室", Now: testNow, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := s.Counts(); !errors.Is(err, ErrClosed) {
			sound(t, s)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// sound fails the test for everything that Check finds.
func sound(t testing.TB, s *Store) {
	t.Helper()
	for _, err := range s.Check() {
		t.Error(err)
	}
}

func must[T any](v T, err error) func(t testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func dec(s string) *model.Decimal {
	d := decimal.MustParse(s)
	return &d
}

func day(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// testPolicy is a policy as the founding documents imply it.
func testPolicy() model.Policy {
	return model.Policy{
		Yellow: *dec("10"), Red: *dec("30"), WarnDays: 5, StaleDays: 45,
		LevelSlack: 2000, CeilingSlack: 500,
	}
}

// testCampaign is a small campaign of the given ID.
func testCampaign(id string) model.Campaign {
	return model.Campaign{
		ID: id, Name: "项目建设大会战 " + id,
		Document: model.Document{Number: "君发〔2017〕5号", Title: "实施方案", Issuers: []string{"中共君山区委"}, Date: day("2017-04-13")},
		Period:   model.Period{From: day("2017-01-01"), To: day("2027-12-31")},
		Office:   "区委督查室",
		Policy:   testPolicy(),
	}
}

// testTask is a task with a figure to reach, a step, and a detail.
func testTask(id, campaign string, section ...string) model.Task {
	return model.Task{
		ID: id, Campaign: campaign, Section: section, No: "1",
		Title:     "完成工业园区标准化厂房 " + id,
		LeadUnits: []string{"区工业园"}, ResponsibleUnits: []string{"区发改局", "区财政局"},
		Leaders:  []string{"责任领导甲"},
		Start:    model.Deadline{Date: day("2017-03-31"), Text: "2017年3月", Precision: model.ToMonth, Given: true},
		Deadline: model.Deadline{Date: day("2027-12-31"), Text: "2027年底前", Precision: model.ToYear, Given: true},
		Targets: []model.Target{{
			Metric: "投资额", Kind: model.Cumulative, Op: model.AtLeast, Value: dec("1.20"), Unit: "亿元", Text: "完成投资1.20亿元",
		}},
		Milestones: []model.Milestone{{
			Title: "动工", Deadline: model.Deadline{Date: day("2017-05-31"), Text: "5月底", Precision: model.ToMonth, Given: true},
		}},
		Detail: &model.Detail{
			Text: "建设标准化厂房三栋", Fields: map[string]string{"总投资": "1.2", "建设规模": "3栋"},
			Source: model.Source{Document: "君发〔2017〕5号", Line: 87, Text: "标准化厂房"},
			Review: []model.Doubt{{Code: model.DoubtLead, Text: "没有写明牵头单位"}},
		},
	}
}

// testReport gives the figure of testTask's target.
func testReport(date, value string) model.Return {
	return model.Return{
		Date: day(date), Text: "完成投资" + value + "亿元", By: "区工业园",
		Actuals: []model.Actual{{Target: 0, Value: *dec(value), Unit: "亿元"}},
	}
}

// testLedger has n tasks in two campaigns, with two reports each.
func testLedger(n int) *model.Ledger {
	l := &model.Ledger{Units: []model.Unit{{Name: "区工业园", Aliases: []string{"工业园"}, Phone: "0730"}, {Name: "区发改局"}}}
	for c := range 2 {
		plan := model.Plan{Campaign: testCampaign(fmt.Sprintf("c-%d", c))}
		for i := range n / 2 {
			t := testTask(fmt.Sprintf("c%d-%d", c, i), plan.Campaign.ID, fmt.Sprintf("附件%d", i*4/n))
			plan.Records = append(plan.Records, model.Record{Task: t, Returns: []model.Return{
				testReport("2018-03-31", "0.10"), testReport("2018-06-30", "0.50"),
			}})
		}
		l.Plans = append(l.Plans, plan)
	}
	return l
}

// imported is an open ledger that holds testLedger(n).
func imported(t testing.TB, n int) *Store {
	t.Helper()
	s := openTest(t)
	if _, _, _, err := s.Import(testLedger(n), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	return s
}

// taskRef names a task.
func taskRef(id string) model.Ref { return model.Ref{Kind: model.RecordTask, ID: id} }
