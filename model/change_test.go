package model

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestBadActsAreRefusedAndChangeNothing(t *testing.T) {
	for _, c := range []struct {
		what string
		do   func(*Task) error
		want error
	}{
		{"extension without a reason", func(t *Task) error { return t.Extend(day("2018-05-01"), due("2019-01-31"), " ", "") }, ErrReason},
		{"extension to no day", func(t *Task) error { return t.Extend(day("2018-05-01"), Deadline{Text: "尽快"}, "x", "") }, ErrDate},
		{"extension to the same day", func(t *Task) error { return t.Extend(day("2018-05-01"), due("2018-12-31"), "x", "") }, ErrSame},
		{"extension to before the start", func(t *Task) error { return t.Extend(day("2018-05-01"), due("2017-12-31"), "x", "") }, ErrOrder},
		{"light without a reason", func(t *Task) error { return t.SetLight(day("2018-05-01"), day("2018-06-01"), Red, "", "") }, ErrReason},
		{"light without an end", func(t *Task) error { return t.SetLight(day("2018-05-01"), 0, Red, "x", "") }, ErrDate},
		{"light that ends before it begins", func(t *Task) error { return t.SetLight(day("2018-05-01"), day("2018-04-01"), Red, "x", "") }, ErrOrder},
		{"no light to clear", func(t *Task) error { return t.ClearLight(day("2018-05-01")) }, ErrSame},
		{"closing on no day", func(t *Task) error { return t.Close(0, "", "") }, ErrDate},
		{"opening what is open", func(t *Task) error { return t.Reopen() }, ErrSame},
		{"suspension without a reason", func(t *Task) error { return t.Suspend(day("2018-05-01"), 0, "") }, ErrReason},
		{"suspension backwards", func(t *Task) error { return t.Suspend(day("2018-05-01"), day("2018-04-01"), "x") }, ErrOrder},
		{"resuming what does not rest", func(t *Task) error { return t.Resume(day("2018-05-01")) }, ErrSame},
	} {
		task := goodTask()
		if err := c.do(task); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.what, err, c.want)
		}
		if len(task.Extensions)+len(task.Manual)+len(task.Suspended) > 0 || task.Closed != nil || task.Deadline != due("2018-12-31") {
			t.Errorf("%s changed the task", c.what)
		}
	}
	task := goodTask()
	task.Closed = &Closing{On: day("2018-04-01")}
	for what, err := range map[string]error{
		"extension":  task.Extend(day("2018-05-01"), due("2019-01-31"), "x", ""),
		"light":      task.SetLight(day("2018-05-01"), day("2018-06-01"), Red, "x", ""),
		"suspension": task.Suspend(day("2018-05-01"), 0, "x"),
		"closing":    task.Close(day("2018-05-01"), "", ""),
	} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("%s of a closed task: %v", what, err)
		}
	}
}

func TestActsLeaveACopyOfTheTaskAlone(t *testing.T) {
	old := goodTask()
	for _, err := range []error{
		old.Extend(day("2018-03-01"), due("2019-01-31"), "x", ""), old.Suspend(day("2018-03-01"), day("2018-09-01"), "x"),
		old.SetLight(day("2018-03-01"), day("2018-09-01"), Red, "x", ""),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	now := *old
	for _, err := range []error{
		now.Extend(day("2018-04-01"), due("2019-02-28"), "x", ""), now.Resume(day("2018-04-01")), now.ClearLight(day("2018-04-01")), now.Close(day("2018-04-01"), "", ""),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	now.SettleDoubts(day("2018-04-01"), "督查室", "电话核对")
	if len(old.Extensions) != 1 || old.Suspended[0].Until != day("2018-09-01") || old.Manual[0].Until != day("2018-09-01") || old.Closed != nil ||
		old.Detail.Review[0].Settled != 0 || old.OpenDoubts != 1 {
		t.Errorf("the old one changed: %+v", old)
	}
	if now.OpenDoubts != 0 || now.Detail.Review[0].By != "督查室" || now.Detail.Review[0].Note != "电话核对" {
		t.Errorf("the doubts are not settled: %+v", now.Detail.Review)
	}
	if errs := CheckTask(&now); len(errs) > 0 {
		t.Error(errs)
	}
}

func TestActsOfAnOfficerNeverBreakARule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, allKinds)
		d.task.Start = Deadline{}
		d.task.Added = 0
		for range rapid.IntRange(0, 6).Draw(t, "acts") {
			d.act(t)
		}
		if errs := CheckTask(d.task); len(errs) > 0 {
			t.Fatalf("%v\n%+v", errs, d.task)
		}
	})
}

func TestACloneSharesNothingThatActsChange(t *testing.T) {
	task := goodTask()
	if err := task.Close(day("2018-12-01"), "办结", "督查室"); err != nil {
		t.Fatal(err)
	}
	c := task.Clone()
	c.Closed.Text, c.Detail.Review[0].Code = "x", "x"
	if task.Closed.Text != "办结" || task.Detail.Review[0].Code != DoubtDate {
		t.Error("the clone changed the task")
	}
}

func TestUnitsAreTheLeadsOrWhereNoneIsNamedTheResponsible(t *testing.T) {
	task := &Task{ResponsibleUnits: []string{"区住建局", "区交通局"}}
	if got := task.Units(); len(got) != 2 || got[0] != "区住建局" {
		t.Errorf("without a lead: %v", got)
	}
	task.LeadUnits = []string{"区发改局"}
	if got := task.Units(); len(got) != 1 || got[0] != "区发改局" {
		t.Errorf("with a lead: %v", got)
	}
}

func TestTheOrderedReportsCanBeChanged(t *testing.T) {
	c := plan2018()
	c.Cadences = append(c.Cadences, Cadence{Kind: Year, Purpose: ForAppraise})
	for _, want := range []struct {
		every Every
		day   int
		n     int
	}{{Quarter, 10, 2}, {Week, 0, 2}, {Never, 0, 2}, {Month, 0, 2}} {
		c.SetReportCadence(want.every)
		k, _, ok := c.ReportCadence()
		if ok != (want.every != Never) || k.Kind != want.every || k.DueDay != want.day || len(c.Cadences) != want.n {
			t.Errorf("set to %v: %+v", want.every, c.Cadences)
		}
	}
}

func TestWhatAReportOnATaskGives(t *testing.T) {
	for _, c := range []struct {
		task    Task
		percent bool
		main    int
	}{
		{Task{}, true, -1},
		{Task{Milestones: []Milestone{{Title: "动工"}}}, false, -1},
		{Task{Targets: []Target{gdpGrowth}}, false, 0},
		{Task{Targets: []Target{gdpGrowth, gdp}}, false, 1},
		{Task{Targets: []Target{gdpGrowth, accidents}}, false, 0},
	} {
		if got := c.task.TakesPercent(); got != c.percent {
			t.Errorf("%+v takes a percentage: %v", c.task, got)
		}
		if got := c.task.MainTarget(); got != c.main {
			t.Errorf("%+v main target %d, want %d", c.task, got, c.main)
		}
	}
}

func TestThePlanSpansTheTaskOrItsCampaign(t *testing.T) {
	c := plan2018()
	if from, to := PlanSpan(&Task{}, c, day("2018-05-01")); from != c.Period.From || to != c.Period.To {
		t.Errorf("without dates of its own: %s to %s", from, to)
	}
	if from, to := PlanSpan(&Task{Start: due("2018-03-01"), Deadline: due("2018-06-30")}, c, day("2018-05-01")); from != day("2018-03-01") || to != day("2018-06-30") {
		t.Errorf("with dates of its own: %s to %s", from, to)
	}
}

func TestADoubtIsRaisedOnce(t *testing.T) {
	task := &Task{}
	d := Doubt{Code: DoubtEvent, Text: "提到“死亡”"}
	if task.Raise(d); task.OpenDoubts != 0 {
		t.Error("a task without its detail counts a doubt")
	}
	task.Detail = &Detail{Review: []Doubt{{Code: DoubtDate, Text: "缺年份"}}}
	task.OpenDoubts = 1
	before := task.Detail
	task.Raise(d)
	task.Raise(d)
	if len(task.Detail.Review) != 2 || task.OpenDoubts != 2 || len(before.Review) != 1 {
		t.Errorf("%d open doubts in %+v; the detail before has %d", task.OpenDoubts, task.Detail.Review, len(before.Review))
	}
	task.SettleDoubts(day("2026-11-23"), "李", "已电话核对")
	if task.Raise(d); len(task.Detail.Review) != 3 || task.OpenDoubts != 1 {
		t.Errorf("what was settled is not asked again: %+v", task.Detail.Review)
	}
}
