package model_test

import (
	"testing"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"duban/model"
)

func goalTarget(metric, value, unit string) model.Target {
	v := decimal.MustParse(value)
	return model.Target{Metric: metric, Value: &v, Unit: unit, Text: metric + value + unit}
}

func goalCampaign() *model.Campaign {
	return &model.Campaign{
		ID: "kb7", Name: "防风险", Office: "应急管理局", Document: model.Document{Number: "县发〔2026〕1号"},
		Period:  model.Period{From: model.NewDate(2026, 1, 1), To: model.NewDate(2026, 12, 31)},
		Targets: []model.Target{goalTarget("大堤", "7.8", "公里"), goalTarget("教育基金", "1", "亿元"), goalTarget("教育基金", "2", "亿元")},
	}
}

func TestEveryOverallTargetIsAGoal(t *testing.T) {
	c := goalCampaign()
	c.Targets[2].Deadline = model.Deadline{Date: model.NewDate(2026, 6, 30), Text: "6月底", Given: true}
	got := model.GoalsOf(c)
	for i, want := range []struct {
		id, title string
		due       model.Date
		given     bool
	}{
		{"kb7-g1", "大堤", c.Period.To, false},
		{"kb7-g2", "教育基金1亿元", c.Period.To, false},
		{"kb7-g3", "教育基金2亿元", model.NewDate(2026, 6, 30), true},
	} {
		g := &got[i]
		if g.ID != want.id || g.Title != want.title || g.Deadline.Date != want.due || g.Deadline.Given != want.given {
			t.Errorf("%d: %s %s %v, want %v", i, g.ID, g.Title, g.Deadline, want)
		}
		if !g.Overall() || g.LeadUnits[0] != c.Office || len(g.Targets) != 1 || len(model.CheckTask(g)) > 0 {
			t.Errorf("%s: %+v, %v", g.ID, g, model.CheckTask(g))
		}
	}
}

func TestGoalsAreAddedOnceAndNeverAgain(t *testing.T) {
	for _, x := range []struct {
		what   string
		change func(c *model.Campaign, p *model.Plan)
		want   []string
	}{
		{"nothing new", func(*model.Campaign, *model.Plan) {}, nil},
		{"a new target", func(c *model.Campaign, _ *model.Plan) {
			c.Targets = append(c.Targets, goalTarget("绿化", "35", "万株"))
		}, []string{"kb7-g4"}},
		{"a new target in front", func(c *model.Campaign, _ *model.Plan) {
			c.Targets = append([]model.Target{goalTarget("绿化", "35", "万株")}, c.Targets...)
		}, []string{"kb7-g4"}},
		{"another figure", func(c *model.Campaign, _ *model.Plan) { c.Targets[0] = goalTarget("大堤", "8", "公里") }, nil},
		{"one was removed", func(c *model.Campaign, p *model.Plan) {
			c.Dropped = append(c.Dropped, p.Records[0].Task.SourceRows()...)
			p.Records = p.Records[1:]
		}, nil},
		{"one is kept as removed", func(_ *model.Campaign, p *model.Plan) { p.Records[1].Removed = true }, nil},
		{"a target was dropped by the document", func(c *model.Campaign, _ *model.Plan) { c.Targets = c.Targets[:1] }, nil},
		{"one stands in a section", func(_ *model.Campaign, p *model.Plan) { p.Records[0].Task.Section = []string{"目标"} }, nil},
	} {
		t.Run(x.what, func(t *testing.T) {
			p := &model.Plan{Campaign: *goalCampaign()}
			model.AddGoals(p, 0)
			x.change(&p.Campaign, p)
			var tasks []*model.Task
			for i := range p.Records {
				tasks = append(tasks, &p.Records[i].Task)
			}
			got := model.MissingGoals(&p.Campaign, tasks)
			if len(got) != len(x.want) {
				t.Fatalf("%v, want %v", got, x.want)
			}
			for i := range got {
				if got[i].ID != x.want[i] {
					t.Errorf("%s, want %s", got[i].ID, x.want[i])
				}
			}
		})
	}
}

// Goals come before the tasks, whose IDs and order among each other stay; adding them again changes nothing.
func TestGoalsStandAboveTheTasks(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := &model.Plan{Campaign: *goalCampaign()}
		order := uint32(0)
		for i := range rapid.IntRange(0, 5).Draw(r, "tasks") {
			order += uint32(rapid.IntRange(1, 9).Draw(r, "step"))
			p.Records = append(p.Records, model.Record{Task: model.Task{ID: string(rune('a' + i)), Order: order, Title: "任务"}})
		}
		before := len(p.Records)
		since := rapid.SampledFrom([]model.Date{0, model.NewDate(2026, 5, 1)}).Draw(r, "since")
		model.AddGoals(p, since)
		last := uint32(0)
		for i := range p.Records {
			x := &p.Records[i].Task
			if x.Order <= last {
				r.Fatalf("order %d behind %d", x.Order, last)
			}
			last = x.Order
			if goal := i < 3; goal != x.Overall() || goal && x.Added != since || !goal && x.ID != string(rune('a'+i-3)) {
				r.Fatalf("%d: %+v", i, x)
			}
		}
		model.AddGoals(p, since)
		if len(p.Records) != before+3 {
			r.Fatalf("%d records", len(p.Records))
		}
	})
}

func TestPeopleAreCountedByEitherWord(t *testing.T) {
	for _, x := range []struct{ value, from, to, want string }{
		{"400", "名", "人", "400"},
		{"1.2", "万人", "名", "12000"},
		{"5", "名", "人次", ""},
	} {
		got, err := model.Convert(decimal.MustParse(x.value), x.from, x.to)
		if (err != nil) != (x.want == "") || err == nil && got.String() != x.want {
			t.Errorf("%s%s in %s: %v, %v, want %q", x.value, x.from, x.to, got, err, x.want)
		}
	}
}
