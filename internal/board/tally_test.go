package board

import (
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
	b := New(c, tasks, calendar, day)
	// Completions that are easy to add up.
	for i, v := range []model.Assessment{{Known: true, Completion: 3000, Expected: 4000, Gap: 1000}, {Known: true, Completion: 10000, Expected: 9000, Gap: -1000}, {}, {Known: true, Completion: 1, Expected: 2, Gap: 1}, {Known: true, Completion: 2, Expected: 2}} {
		r := b.At(int32(i))
		v.Light = r.Assessment.Light
		r.Assessment = v
	}
	got := b.ByCampaign()
	if len(got) != 4 {
		t.Fatalf("%d campaigns", len(got))
	}
	for i, want := range []CampaignSum{
		{Completion: 6500, Expected: 6500, Known: true, Light: model.Green},
		{Depth: 1, Completion: 6500, Expected: 6500, Known: true, Light: model.Green},
		{Completion: 2, Expected: 2, Gap: 1, Known: true, Light: model.Green},
		{Light: model.Grey},
	} {
		want.Campaign, want.Tally = got[i].Campaign, got[i].Tally
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
	got := New([]*model.Campaign{a, b, campaign("c", "丙", "c")}, []*model.Task{{ID: "1", Campaign: "a"}, {ID: "2", Campaign: "c"}}, calendar, day).ByCampaign()
	if got[0].Tally.Total != 1 || got[1].Tally.Total != 1 || got[2].Tally.Total != 1 {
		t.Errorf("%+v", got)
	}
}

func TestByUnitPutsTheWorstFirst(t *testing.T) {
	tasks := []*model.Task{
		lit("1", model.Green, lead("好局")), lit("2", model.Done, lead("好局")),
		lit("3", model.Red, lead("差局", "中局")), lit("4", model.Yellow, lead("差局", "差局")),
		lit("5", model.Green, lead("中局")),
		lit("6", model.Yellow, lead("黄局")), lit("7", model.Green, lead("黄局")),
		lit("8", model.Grey, lead("灰局")),
		lit("9", model.Red),
		lit("10", model.Red, func(t *model.Task) { t.ResponsibleUnits = []string{"责局"} }),
		lit("11", model.Green, lead("好局"), func(t *model.Task) { t.ResponsibleUnits = []string{"责局"} }),
	}
	b := New([]*model.Campaign{campaign("jun", "会战", "")}, tasks, calendar, day)
	type line struct {
		unit          string
		total, judged int
		onTime        model.Ratio
	}
	want := []line{{"差局", 2, 2, 0}, {"责局", 1, 1, 0}, {"中局", 2, 2, 5000}, {"黄局", 2, 2, 5000}, {"好局", 3, 3, 10000}, {"灰局", 1, 0, 0}}
	got := b.ByUnit()
	if len(got) != len(want) {
		t.Fatalf("%d units: %+v", len(got), got)
	}
	for i, u := range got {
		if l := (line{u.Unit, u.Tally.Total, u.Judged, u.OnTime}); l != want[i] {
			t.Errorf("place %d: %+v, want %+v", i+1, l, want[i])
		}
	}
	if got := b.UnitsOf([]int32{0, 4}); len(got) != 2 || got[0].Tally.Total != 1 {
		t.Errorf("of two rows: %+v", got)
	}
}
