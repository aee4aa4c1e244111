package board

import (
	"fmt"
	"slices"
	"testing"

	"duban/model"
)

// place is what a line of the league table says.
type place struct {
	rank       int
	unit       string
	judged     int
	onSchedule model.Ratio
}

func places(units []UnitSum) []place {
	var out []place
	for _, u := range units {
		out = append(out, place{u.Rank, u.Unit, u.Judged, u.OnSchedule})
	}
	return out
}

func TestTheBestUnitIsFirst(t *testing.T) {
	tasks := []*model.Task{
		lit("1", model.Green, lead("好局")), lit("2", model.Done, lead("好局")),
		lit("3", model.Red, lead("差局", "中局")), lit("4", model.Yellow, lead("差局", "差局")),
		lit("5", model.Green, lead("中局")),
		lit("6", model.Yellow, lead("黄局")), lit("7", model.Green, lead("黄局")),
		lit("8", model.Grey, lead("灰局")),
		lit("9", model.Red),
		lit("10", model.Red, func(t *model.Task) { t.ResponsibleUnits = []string{"责局"} }),
		lit("11", model.Green, lead("良局"), func(t *model.Task) { t.ResponsibleUnits = []string{"责局"} }),
	}
	b := New([]*model.Campaign{campaign("jun", "会战", "")}, tasks, nil, calendar, day)
	want := []place{
		{1, "好局", 2, 10000},
		{1, "良局", 1, 10000}, // alike in all that counts
		{3, "黄局", 2, 5000},
		{4, "中局", 2, 5000}, // the same share, with fewer reds first
		{5, "差局", 2, 0},
		{5, "责局", 1, 0},
		{0, "灰局", 0, 0}, // nothing of it has a light
	}
	if got := places(b.ByUnit()); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := b.UnitsOf([]int32{0, 4}); len(got) != 2 || got[0].Tally.Total != 1 {
		t.Errorf("of two rows: %+v", got)
	}
}

func TestUnitsThatReturnedNothingStandAboveTheTable(t *testing.T) {
	c := campaign("jun", "会战", "")
	c.Period = model.Period{From: date("2026-08-01"), To: date("2027-06-30")}
	c.Cadences = []model.Cadence{{Kind: model.Month, DueDay: 15}}
	late := func(t *model.Task) { t.Standing.Answers[0].Received = date("2026-09-20") }
	tasks := []*model.Task{
		lit("1", model.Red, lead("守时局"), answered("2026-08", "2026-09", "2026-10")),
		lit("2", model.Green, lead("迟局"), answered("2026-08", "2026-09", "2026-10"), late),
		lit("3", model.Green, lead("漏局"), answered("2026-08")),
		lit("4", model.Green, lead("哑局")),
	}
	got := New([]*model.Campaign{c}, tasks, nil, calendar, day).ByUnit()
	var lines []string
	for _, u := range got {
		lines = append(lines, fmt.Sprintf("%d %s %v %d %s", u.Rank, u.Unit, u.Silent, u.Due, u.InTime))
	}
	same(t, "the table", lines, "0 哑局 true 3 0.000", "1 迟局 false 3 0.667", "1 漏局 false 3 0.333", "3 守时局 false 3 1.000")
}

func TestSilenceCountsAgainstTheShareOnSchedule(t *testing.T) {
	c := campaign("jun", "会战", "")
	c.Period = model.Period{From: date("2026-08-01"), To: date("2027-06-30")}
	c.Cadences = nil
	plain := func(id, unit string) *model.Task {
		return &model.Task{ID: id, Campaign: "jun", Title: "任务", LeadUnits: []string{unit}, Deadline: due("2027-06-30")}
	}
	b := New([]*model.Campaign{c}, []*model.Task{plain("1", "甲局"), plain("2", "甲局")}, nil, calendar, day)
	if u := b.ByUnit()[0]; !u.Silent || u.Judged != 2 || u.OnSchedule != 0 || u.Tally.Red != 2 {
		t.Errorf("a unit that never reported: %+v", u)
	}
}

func TestGroupsStandForTheirUnits(t *testing.T) {
	units := []model.Unit{
		{Name: "各乡镇", Group: true, Members: []string{"东镇", "西镇"}},
		{Name: "相关部门", Group: true, Aliases: []string{"有关部门"}},
	}
	tasks := []*model.Task{
		lit("1", model.Red, lead("各乡镇")), lit("2", model.Green, lead("东镇", "有关部门")), lit("3", model.Red, lead("相关部门")),
	}
	b := New([]*model.Campaign{campaign("jun", "会战", "")}, tasks, units, calendar, day)
	want := []place{{1, "东镇", 2, 5000}, {2, "西镇", 1, 0}}
	if got := places(b.ByUnit()); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	q, err := ParseQuery("单位:西镇")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "found by one of its units", b.ids(b.Filter(q, nil)), "1")
}

func TestTheTableFollowsAReturnAtOnce(t *testing.T) {
	c := campaign("jun", "会战", "")
	c.Period = model.Period{From: date("2026-08-01"), To: date("2027-06-30")}
	c.Cadences = nil
	task := lit("1", model.Green, lead("甲局"))
	b := New([]*model.Campaign{c}, []*model.Task{task}, nil, calendar, day)
	if u := b.ByUnit()[0]; !u.Silent {
		t.Fatalf("%+v", u)
	}
	b.Replace(lit("1", model.Green, lead("甲局"), answered("2026-10")))
	if u := b.ByUnit()[0]; u.Silent || u.Due != 3 || u.InTime != 3333 {
		t.Errorf("%+v", u)
	}
}
