package board

import (
	"testing"

	"duban/model"
)

func TestDueListsNameWhatMustBeActedOn(t *testing.T) {
	one := decimalOf(95)
	on := func(s string, change ...func(*model.Task)) func(*model.Task) {
		return func(t *model.Task) {
			t.Manual, t.Deadline = nil, due(s)
			t.Start = due("2026-01-01")
			t.Standing = model.Standing{Reports: 1, Last: day - 1, Percent: &one, PercentOn: day - 1}
			for _, c := range change {
				c(t)
			}
		}
	}
	tasks := []*model.Task{
		lit("late", 0, on("2026-11-10")), lit("later", 0, on("2026-09-10")),
		lit("soon", 0, on("2026-11-27")), lit("sooner", 0, on("2026-11-24")), lit("today", 0, on("2026-11-23")),
		lit("far", 0, on("2027-06-30")), lit("none", 0, on("")),
		lit("done", 0, on("2026-11-25", func(t *model.Task) { t.Closed = &model.Closing{On: day} })),
		lit("resting", 0, on("2026-11-25", func(t *model.Task) { t.Suspended = []model.Suspension{{From: day - 1}} })),
	}
	b := New([]*model.Campaign{campaign("jun", "会战", "")}, tasks, nil, calendar, day)
	same(t, "overdue", rowIDs(b.Overdue()), "later", "late")
	same(t, "due soon", rowIDs(b.DueSoon()), "today", "sooner", "soon")
	same(t, "turning red", rowIDs(b.TurningRedBy(date("2026-11-25"))), "today", "sooner")
	same(t, "turning red in ten working days", rowIDs(b.TurningRed()), "today", "sooner", "soon")
	same(t, "turning red by today", rowIDs(b.TurningRedBy(day)))
}

func TestTurnIsTheOneWhoseReportsComeInNow(t *testing.T) {
	for _, c := range []struct {
		name          string
		cadence       model.Cadence
		from, to, due string
	}{
		{"monthly by the 15th of the next", model.Cadence{Kind: model.Month, DueDay: 15}, "2026-10-01", "2026-10-31", "2026-11-15"},
		{"monthly by its end", model.Cadence{Kind: model.Month}, "2026-11-01", "2026-11-30", "2026-11-30"},
		{"quarterly by the 10th of the next", model.Cadence{Kind: model.Quarter, DueDay: 10}, "2026-07-01", "2026-09-30", "2026-10-10"},
		{"quarterly by the 20th of its last month", model.Cadence{Kind: model.Quarter, DueDay: 20, Within: true}, "2026-10-01", "2026-12-31", "2026-12-20"},
		{"weekly", model.Cadence{Kind: model.Week}, "2026-11-23", "2026-11-29", "2026-11-29"},
		{"dispatch where no report is ordered", model.Cadence{Kind: model.TenDays, Purpose: model.ForDispatch}, "2026-11-21", "2026-11-30", "2026-11-30"},
	} {
		from, to, due, ok := sampleBoard().Turn(&model.Campaign{Cadences: []model.Cadence{c.cadence}})
		if !ok || from.String() != c.from || to.String() != c.to || due.String() != c.due {
			t.Errorf("%s: %v %v %v", c.name, from, to, due)
		}
	}
	if _, _, _, ok := sampleBoard().Turn(&model.Campaign{}); ok {
		t.Error("a plan without a cadence has a turn")
	}
}

func TestUnreportedIsWhoOwesAReport(t *testing.T) {
	reported := func(s string) func(*model.Task) {
		return func(t *model.Task) { t.Standing = model.Standing{Reports: 1, Last: date(s)} }
	}
	c := campaign("jun", "会战", "")
	c.Cadences = []model.Cadence{{Kind: model.Month, DueDay: 15}}
	tasks := []*model.Task{
		lit("october", model.Green, reported("2026-10-01")),
		lit("november", model.Green, reported("2026-11-20")),
		lit("september", model.Green, reported("2026-09-30")),
		lit("never", model.Grey),
		lit("closed", model.Grey, func(t *model.Task) { t.Closed = &model.Closing{On: day - 1} }),
		lit("resting", model.Grey, func(t *model.Task) { t.Suspended = []model.Suspension{{From: day}} }),
		lit("not begun", model.Grey, func(t *model.Task) { t.Start = due("2026-12-01") }),
		lit("begun since", model.Grey, func(t *model.Task) { t.Start = due("2026-11-01") }),
		lit("added since", model.Grey, func(t *model.Task) { t.Added = date("2026-11-02") }),
	}
	same(t, "unreported", rowIDs(New([]*model.Campaign{c}, tasks, nil, calendar, day).Unreported()), "never", "september")
	c.TrackedSince = date("2026-11-01")
	same(t, "tracked since", rowIDs(New([]*model.Campaign{c}, tasks, nil, calendar, day).Unreported()))
	c.Cadences = nil
	same(t, "no cadence", rowIDs(New([]*model.Campaign{c}, tasks, nil, calendar, day).Unreported()), "never", "begun since", "added since")
}

func TestDueBetweenHoldsTasksMilestonesAndTargets(t *testing.T) {
	tasks := []*model.Task{
		lit("1", model.Green, func(t *model.Task) {
			t.Deadline = due("2026-12-31")
			t.Milestones = []model.Milestone{{Title: "动工", Deadline: due("2026-11-05")}, {Title: "封顶", Deadline: due("2026-11-30")}, {Title: "竣工", Deadline: due("2026-12-31")}}
			t.Standing.Steps = []model.StepDone{{Milestone: 0, On: day - 20}}
		}),
		lit("2", model.Green, func(t *model.Task) {
			t.Deadline = due("2026-11-30")
			t.Targets = []model.Target{{}, {Deadline: due("2026-11-10")}}
		}),
		lit("3", model.Done, func(t *model.Task) { t.Deadline = due("2026-11-01") }),
		lit("4", model.Green, func(t *model.Task) {
			t.Deadline = due("2027-01-31")
			t.Extensions = []model.Extension{{On: day + 1, From: due("2026-11-02"), To: due("2027-01-31")}}
		}),
	}
	b := New([]*model.Campaign{campaign("jun", "会战", "")}, tasks, nil, calendar, day)
	got := b.DueBetween(date("2026-11-01"), date("2026-11-30"))
	want := []Due{
		{date("2026-11-01"), 2, -1, -1, true},
		{date("2026-11-02"), 3, -1, -1, false}, // the extension is not known yet
		{date("2026-11-05"), 0, 0, -1, true},
		{date("2026-11-10"), 1, -1, 1, false},
		{date("2026-11-30"), 0, 1, -1, false},
		{date("2026-11-30"), 1, -1, -1, false},
	}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: %+v, want %+v", i, got[i], want[i])
		}
	}
}
