package board

import (
	"slices"
	"strings"
	"testing"

	"duban/model"
)

func TestTallyCountsEveryLightAndFlag(t *testing.T) {
	b := sampleBoard()
	want := Tally{Red: 1, Yellow: 1, Green: 1, Grey: 1, Done: 1, Total: 5, Overdue: 1, Unreported: 1, Doubts: 1, Extended: 1, Manual: 2, Suspended: 1, Simulated: 1}
	if got := b.Totals(); got != want {
		t.Errorf("totals %+v, want %+v", got, want)
	}
	if got := b.Tally([]int32{}); got != (Tally{}) {
		t.Errorf("nothing counted gives %+v", got)
	}
	if got := b.Tally([]int32{0, 1}); got.Yellow != 1 || got.Done != 1 || got.Total != 2 || got.Judged() != 2 {
		t.Errorf("two rows give %+v", got)
	}
	for l, n := range want.Counts() {
		if n != 1 || want.Of(model.Light(l)) != 1 {
			t.Errorf("%v is counted %d times", model.Light(l), n)
		}
	}
}

func TestWorstIsTheLightToBeShownForAll(t *testing.T) {
	for _, c := range []struct {
		tally Tally
		want  model.Light
	}{
		{Tally{Red: 1, Yellow: 2, Done: 9}, model.Red},
		{Tally{Yellow: 2, Green: 3}, model.Yellow},
		{Tally{Green: 1, Grey: 5}, model.Green},
		{Tally{Grey: 1, Done: 5}, model.Grey},
		{Tally{Done: 5}, model.Done},
		{Tally{}, model.Grey},
	} {
		if got := c.tally.Worst(); got != c.want {
			t.Errorf("%+v: %v, want %v", c.tally, got, c.want)
		}
	}
}

func TestByCampaignSumsUpWithTheParts(t *testing.T) {
	c, tasks := sample()
	tasks = append(tasks, &model.Task{ID: "x", Campaign: "gone"})
	b := New(c, tasks, nil, calendar, day)
	// Completions that are easy to add up.
	for i, v := range []model.Assessment{{Known: true, Completion: 3000, Expected: 4000, Gap: 1000}, {Known: true, Completion: 10000, Expected: 9000, Gap: -1000}, {Completion: 10000, Expected: 10000}, {Known: true, Completion: 1, Expected: 2, Gap: 1}, {Known: true, Completion: 2, Expected: 2}} {
		r := b.At(int32(i))
		v.Light = r.Assessment.Light
		r.Assessment = v
	}
	got := b.ByCampaign()
	if len(got) != 4 {
		t.Fatalf("%d campaigns", len(got))
	}
	for i, want := range []CampaignSum{
		{Gap: 1000, Known: true},
		{Depth: 1, Gap: 1000, Known: true},
		{Gap: 1, Known: true},
		{},
	} {
		want.Campaign, want.Tally, want.State = got[i].Campaign, got[i].Tally, model.Running
		if got[i] != want {
			t.Errorf("campaign %d: %+v, want %+v", i, got[i], want)
		}
	}
	for i, want := range []struct {
		id    string
		total int
	}{{"kb", 2}, {"kb1", 2}, {"jun", 3}, {"gone", 1}} {
		if got[i].Campaign.ID != want.id || got[i].Tally.Total != want.total {
			t.Errorf("campaign %d is %s with %d tasks, want %v", i, got[i].Campaign.ID, got[i].Tally.Total, want)
		}
	}
}

func TestByCampaignEndsWhereParentsGoInACircle(t *testing.T) {
	a, b := campaign("a", "甲", "b"), campaign("b", "乙", "a")
	got := New([]*model.Campaign{a, b, campaign("c", "丙", "c")}, []*model.Task{{ID: "1", Campaign: "a"}, {ID: "2", Campaign: "c"}}, nil, calendar, day).ByCampaign()
	if got[0].Tally.Total != 1 || got[1].Tally.Total != 1 || got[2].Tally.Total != 1 {
		t.Errorf("%+v", got)
	}
}

func TestAUnitIsOneUnderAllItsNames(t *testing.T) {
	tasks := []*model.Task{
		lit("1", model.Red, lead("交通局")),
		lit("2", model.Green, lead("区交通局", "交通局")),
		lit("3", model.Green, lead("公路局"), func(t *model.Task) { t.ResponsibleUnits = []string{"交通局"} }),
		lit("4", model.Green, func(t *model.Task) { t.ResponsibleUnits = []string{"交通局"} }),
		lit("5", model.Green, lead("区交通局直属队")),
	}
	b := New([]*model.Campaign{campaign("jun", "会战", "")}, tasks, []model.Unit{{Name: "区交通局", Aliases: []string{"交通局"}}}, calendar, day)
	got := b.ByUnit()
	if len(got) != 3 || got[2].Unit != "区交通局" || got[2].Tally.Total != 3 || got[2].Tally.Red != 1 {
		t.Errorf("league table %+v", got)
	}
	for _, g := range b.Group(nil, ByUnit, heading) {
		// What the heading says is what the query for it finds, and what the league table counts.
		q, err := ParseQuery(Exactly(FieldMain, g.Key))
		if err != nil {
			t.Fatal(err)
		}
		same(t, g.Title, b.ids(b.Filter(q, nil)), b.ids(g.Rows)...)
	}
	for query, want := range map[string]string{
		"主责=区交通局": "1 2 4", "main:jtj": "1 2 4 5", "单位=区交通局": "1 2 3 4", "单位:区交通局": "1 2 3 4 5", "主责=交通局": "1 2 4", "主责:公路": "3",
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		same(t, query, b.ids(b.Filter(q, nil)), strings.Fields(want)...)
	}
	renamed := *tasks[4]
	renamed.LeadUnits = []string{"交通局"}
	b.Replace(&renamed)
	q, _ := ParseQuery("主责=区交通局")
	same(t, "after an edit", b.ids(b.Filter(q, nil)), "1", "2", "4", "5")
}

func TestGoalsAndDutiesAreNotCountedAsTasks(t *testing.T) {
	c, _ := sample()
	thirty := decimalOf(30)
	b := New(c, []*model.Task{
		{ID: "g", Campaign: c[0].ID, Nature: model.Goal, Targets: []model.Target{{Metric: "财政收入", Value: &thirty}}},
		{ID: "d", Campaign: c[0].ID, Nature: model.StandingDuty},
		{ID: "t", Campaign: c[0].ID},
	}, nil, calendar, day)
	if got := b.Totals(); got.Total != 1 || got.Goals != 1 {
		t.Errorf("%d tasks and %d goals are counted, want one of each", got.Total, got.Goals)
	}
	if r := b.At(1); r.Assessment.Light != model.Unlit || r.Assessment.HasDeadline {
		t.Errorf("a standing duty is %v, with a deadline %t", r.Assessment.Light, r.Assessment.HasDeadline)
	}
	for _, d := range b.DueBetween(1, 1<<30) {
		if d.Row == 1 {
			t.Error("a standing duty falls due")
		}
	}
	for text, want := range map[string][]int32{"类型:目标": {0}, "type:duty": {1}, "类型:任务": {2}, "类型:任务,目标": {0, 2}, "灯:不亮灯": {1}} {
		q, err := ParseQuery(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Filter(q, nil); !slices.Equal(got, want) {
			t.Errorf("%s finds %v, want %v", text, got, want)
		}
	}
	if _, err := ParseQuery("类型:行动"); err == nil {
		t.Error("a type that is none is taken")
	}
}
