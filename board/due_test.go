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

// month is the turn of a month.
func month(s string) model.Period {
	first := date(s + "-01")
	return model.Period{From: first, To: first.MonthEnd()}
}

// answered gives a task's unit as having answered the turns of months, each on time.
func answered(months ...string) func(*model.Task) {
	return func(t *model.Task) {
		for _, m := range months {
			p := month(m)
			t.Standing.Reports++
			t.Standing.Last = p.To
			t.Standing.Answers = append(t.Standing.Answers, model.Answer{Turn: p, Received: p.To + 1})
		}
	}
}

func TestUnreportedIsWhoOwesAReturn(t *testing.T) {
	c := campaign("jun", "会战", "")
	c.Period = model.Period{From: date("2026-08-01"), To: date("2027-06-30")}
	c.Cadences = []model.Cadence{{Kind: model.Month, DueDay: 15}}
	tasks := []*model.Task{
		lit("october", model.Green, answered("2026-09", "2026-10")),
		lit("september", model.Green, answered("2026-08", "2026-09")),
		lit("never", model.Grey),
		lit("closed", model.Grey, func(t *model.Task) { t.Closed = &model.Closing{On: day - 1} }),
		lit("resting", model.Grey, func(t *model.Task) { t.Suspended = []model.Suspension{{From: day}} }),
		lit("not begun", model.Grey, func(t *model.Task) { t.Start = due("2026-12-01") }),
		lit("begun since", model.Grey, func(t *model.Task) { t.Start = due("2026-11-01") }),
		lit("added since", model.Grey, func(t *model.Task) { t.Added = date("2026-11-02") }),
	}
	on := func(s string) []string {
		return rowIDs(New([]*model.Campaign{c}, tasks, nil, calendar, date(s)).Unreported())
	}
	same(t, "on 23 November", on("2026-11-23"), "never", "september")
	same(t, "nothing changes when the month does", on("2026-12-01"), "never", "september")
	same(t, "on the next due day", on("2026-12-15"), "never", "september")
	same(t, "after it", on("2026-12-16"), "never", "september", "october", "begun since", "added since")
	c.TrackedSince = date("2026-11-17")
	same(t, "what fell due before the plan was followed", on("2026-11-23"))
	c.TrackedSince = date("2026-01-01")
	c.Cadences = []model.Cadence{{Kind: model.Never, Purpose: model.ForReport}}
	same(t, "nobody asks", on("2026-11-23"))
	c.Cadences = nil
	same(t, "no paper orders returns: the 10th of the next month", on("2026-11-11"), "never", "closed", "resting", "september")
	c.Period.To = date("2026-07-31")
	same(t, "a campaign that runs no more", on("2026-12-16"))
}

func TestReturnsAreAwaitedWhenTheirDueDayIsNear(t *testing.T) {
	c := campaign("jun", "会战", "")
	c.Period = model.Period{From: date("2026-08-01"), To: date("2027-06-30")}
	c.Cadences = []model.Cadence{{Kind: model.Month, DueDay: 15}}
	tasks := []*model.Task{lit("open", model.Green, answered("2026-10")), lit("there", model.Green, answered("2026-10", "2026-11"))}
	for on, want := range map[string][]string{"2026-11-30": nil, "2026-12-01": nil, "2026-12-08": {"open"}, "2026-12-15": {"open"}, "2026-12-16": nil} {
		same(t, on, rowIDs(New([]*model.Campaign{c}, tasks, nil, calendar, date(on)).Awaited()), want...)
	}
}

func TestRunningAndPastAreToldApart(t *testing.T) {
	runs, past, later, archived := campaign("jun", "在办", ""), campaign("old", "已结束", ""), campaign("new", "未开始", ""), campaign("gone", "已归档", "")
	runs.Period = model.Period{From: date("2026-01-01"), To: date("2026-12-31")}
	past.Period = model.Period{From: date("2020-01-01"), To: date("2020-12-31")}
	later.Period = model.Period{From: date("2027-01-01"), To: date("2027-12-31")}
	archived.Archived = date("2026-11-01")
	in := func(c string) func(*model.Task) { return func(t *model.Task) { t.Campaign = c } }
	tasks := []*model.Task{
		lit("1", model.Red), lit("2", model.Done), lit("3", model.Red, in("old")),
		lit("4", model.Done, in("old")), lit("5", model.Grey, in("new")), lit("6", model.Red, in("gone")),
	}
	b := New([]*model.Campaign{runs, past, later, archived}, tasks, nil, calendar, day)
	if h := b.Headline(); h.Red != 1 || h.Done != 1 || h.Total != 2 {
		t.Errorf("the headline counts %+v", h)
	}
	same(t, "left over", rowIDs(b.Left()), "3")
	for query, want := range map[string][]string{"在办": {"1", "2"}, "历史遗留": {"3"}, "已归档": {"6"}, "在办 灯:红": {"1"}} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		same(t, query, b.ids(b.Filter(q, nil)), want...)
	}
	if b := New([]*model.Campaign{later}, tasks[4:5], nil, calendar, date("2025-12-31")); b.Len() != 0 {
		t.Error("a board shows a campaign of which nothing was known yet")
	}
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
