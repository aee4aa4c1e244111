package board

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"duban/model"
)

func TestSortPutsFirstWhatAnOfficerLooksForFirst(t *testing.T) {
	b := sampleBoard()
	for i, a := range []model.Assessment{
		{Known: true, Completion: 3000, Gap: 2500, HasDeadline: true, DaysLeft: 5},
		{Known: true, Completion: 10000, Gap: 0, HasDeadline: true, DaysLeft: 27, Light: model.Done},
		{Known: true, Completion: 3000, Gap: 6000, HasDeadline: true, DaysLeft: -16},
		{},
		{Known: true, Completion: 100, Gap: -100, HasDeadline: true, DaysLeft: 80},
	} {
		b.At(int32(i)).Assessment = a
	}
	for _, c := range []struct {
		by   Column
		desc bool
		want []string
	}{
		{OrderColumn, false, []string{"kb1-1", "kb1-2", "jun-1", "jun-2", "jun-3"}},
		{OrderColumn, true, []string{"jun-3", "jun-2", "jun-1", "kb1-2", "kb1-1"}},
		{LightColumn, false, []string{"jun-1", "kb1-1", "jun-3", "jun-2", "kb1-2"}},
		{LightColumn, true, []string{"kb1-2", "jun-2", "jun-3", "kb1-1", "jun-1"}},
		{NoColumn, false, []string{"kb1-1", "jun-1", "kb1-2", "jun-3", "jun-2"}},
		{TitleColumn, false, []string{"jun-3", "jun-1", "kb1-1", "kb1-2", "jun-2"}}, // 港 区 推 完 新
		{UnitColumn, false, []string{"kb1-1", "jun-2", "jun-1", "kb1-2", "jun-3"}},  // 交 科 卫 住 none
		{UnitColumn, true, []string{"kb1-2", "jun-1", "jun-2", "kb1-1", "jun-3"}},
		{LeaderColumn, false, []string{"kb1-1", "jun-1", "kb1-2", "jun-2", "jun-3"}}, // 单 (as dān), 李
		{DeadlineColumn, false, []string{"jun-1", "kb1-1", "kb1-2", "jun-3", "jun-2"}},
		{DeadlineColumn, true, []string{"jun-3", "kb1-2", "kb1-1", "jun-1", "jun-2"}},
		{CompletionColumn, false, []string{"jun-3", "kb1-1", "jun-1", "kb1-2", "jun-2"}},
		{CompletionColumn, true, []string{"kb1-2", "kb1-1", "jun-1", "jun-3", "jun-2"}},
		{GapColumn, false, []string{"jun-1", "kb1-1", "kb1-2", "jun-3", "jun-2"}},
		{DaysLeftColumn, false, []string{"jun-1", "kb1-1", "jun-3", "kb1-2", "jun-2"}},
		{ReportColumn, false, []string{"kb1-2", "jun-1", "jun-2", "kb1-1", "jun-3"}},
		{CampaignColumn, true, []string{"jun-1", "jun-2", "jun-3", "kb1-1", "kb1-2"}},
		{columnCount + 3, false, []string{"kb1-1", "kb1-2", "jun-1", "jun-2", "jun-3"}},
	} {
		rows := []int32{3, 1, 4, 0, 2}
		b.Sort(rows, c.by, c.desc)
		same(t, c.by.String(), b.ids(rows), c.want...)
	}
}

func TestSortIsStableAndKeepsEveryRow(t *testing.T) {
	c, tasks := large(3 * grain)
	b := New(c, tasks, nil, calendar, day)
	rapid.Check(t, func(t *rapid.T) {
		by, desc := rapid.SampledFrom(Columns()).Draw(t, "by"), rapid.Bool().Draw(t, "desc")
		rows := b.all()[:rapid.IntRange(0, b.Len()).Draw(t, "n")]
		given := slices.Clone(rows)
		slices.Reverse(rows)
		b.Sort(rows, by, desc)
		places := b.placesBy(by)
		for i := 1; i < len(rows); i++ {
			x, y := places[rows[i-1]], places[rows[i]]
			if by == OrderColumn {
				x, y = uint32(rows[i-1]), uint32(rows[i])
			}
			switch order := cmp.Compare(x, y); {
			case order == 0 && rows[i-1] > rows[i]:
				t.Fatalf("rows %d and %d are equal in %v and out of document order", rows[i-1], rows[i], by)
			case y != nowhere && (order > 0 && !desc || order < 0 && desc):
				t.Fatalf("rows %d and %d are out of order in %v", rows[i-1], rows[i], by)
			case x == nowhere && y != nowhere:
				t.Fatalf("row %d without a value in %v comes before row %d", rows[i-1], by, rows[i])
			}
		}
		slices.Sort(rows)
		if !slices.Equal(rows, given) {
			t.Fatal("rows are lost")
		}
	})
}

func TestNamesOfColumnsAndGroupingsAreDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Columns() {
		if n := c.String(); n == "" || n == "unknown" || seen[n] {
			t.Errorf("column %d is called %q", c, n)
		} else {
			seen[n] = true
		}
	}
	clear(seen)
	for _, g := range Groupings() {
		if n := g.String(); n == "" || n == "unknown" || seen[n] {
			t.Errorf("grouping %d is called %q", g, n)
		} else {
			seen[n] = true
		}
	}
	if Column(200).String() != "unknown" || GroupBy(200).String() != "unknown" {
		t.Error("an unknown value has a name")
	}
}

func TestRedOfPlansThatRunComesBeforeRedOfPlansThatAreOverAndTheFarthestBehindFirst(t *testing.T) {
	runs, over := campaign("runs", "在办", ""), campaign("over", "已结束", "")
	over.Period.To = day - 100
	var tasks []*model.Task
	for _, s := range [][2]string{{"o1", "over"}, {"r1", "runs"}, {"r2", "runs"}, {"o2", "over"}, {"r3", "runs"}} {
		tasks = append(tasks, &model.Task{ID: s[0], Campaign: s[1]})
	}
	b := New([]*model.Campaign{runs, over}, tasks, nil, calendar, day)
	for i, gap := range []model.Ratio{9000, 3500, 5000, 9500, 200} {
		b.At(int32(i)).Assessment = model.Assessment{Light: model.Red, Known: true, Gap: gap}
		b.facts[i].light = model.Red
	}
	b.facts[4].light = model.Green
	rows := b.all()
	b.Sort(rows, LightColumn, false)
	same(t, "the worst that can still be saved first", b.ids(rows), "r2", "r1", "o2", "o1", "r3")
}
