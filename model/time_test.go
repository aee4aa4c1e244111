package model

import (
	"strings"
	"testing"
)

func TestWhatWasNeverReported(t *testing.T) {
	home := Task{Title: "柳林洲区域性中心敬老院建设", Deadline: Deadline{Date: day("2026-03-31"), Text: "2026年3月", Precision: ToMonth, Given: true}}
	road := Task{Title: "2026年农村公路提质改造", Targets: []Target{{Metric: "公路", Value: num("15"), Unit: "公里"}}}
	check(t, []row{
		{
			name: "what fell due before the plan was followed is to be verified, not overdue", task: home, plan: plan2026, on: "2026-11-23",
			light: Grey, why: "unverified grey days 237 on 2026-03-31 nothing ever", next: "-",
		},
		{
			name: "what falls due afterwards and is not reported is red", plan: plan2026, on: "2026-07-01",
			task: Task{Deadline: due("2026-06-30")}, light: Red, why: "overdue red days 1 on 2026-06-30 nothing ever",
		},
		{
			name: "what falls due on the very day from which the plan is followed is red", plan: plan2026, on: "2026-04-15",
			task: Task{Deadline: due("2026-04-14")}, light: Red, why: "overdue red days 1 on 2026-04-14 nothing ever",
		},
		{
			name: "a task added by hand is followed from that day", plan: plan2026, on: "2026-06-02",
			task: Task{Added: day("2026-06-01"), Deadline: due("2026-05-15")}, light: Grey, why: "unverified grey days 18 on 2026-05-15 nothing ever",
		},
		{
			name: "before its first return is due it is grey", task: road, plan: plan2026, on: "2026-05-05",
			light: Grey, why: "never-reported grey 0%/32% on 2026-12-31 turn to 2026-04-30 due 2026-05-05 nothing ever", next: "2026-05-06 yellow",
		},
		{
			name: "the day after it is yellow", task: road, plan: plan2026, on: "2026-05-06",
			light: Yellow, why: "silent yellow 0%/33% ×1 on 2026-12-31 turn to 2026-04-30 due 2026-05-05 nothing ever", next: "2026-06-06 red",
		},
		{
			name: "after two in a row it is red", task: road, plan: plan2026, on: "2026-06-06",
			light: Red, why: "silent red 0%/42% ×2 on 2026-12-31 turn to 2026-05-31 due 2026-06-05 nothing ever", next: "-",
		},
		{
			name: "nobody asks: grey until the deadline nears", task: road, plan: quiet2026, on: "2026-12-10",
			light: Grey, why: "turn yellow days 5 on 2026-12-17", next: "2026-12-17 yellow",
		},
		{
			name: "ten working days before the deadline it is yellow all the same", task: road, plan: quiet2026, on: "2026-12-17",
			light: Yellow, why: "due-soon yellow #0 days 10 on 2026-12-31 nothing ever; never-reported grey 0%/96% on 2026-12-31 nothing ever", next: "2027-01-01 red",
		},
		{
			name: "its start lies ahead", plan: plan2026, on: "2026-05-06",
			task: Task{Start: due("2026-06-01")}, light: Grey, why: "not-begun grey on 2026-06-01 nothing ever",
		},
		{
			name: "but what is reported has begun", plan: plan2026, on: "2026-05-31", reports: []Return{percent("2026-05-31", "20")},
			task: Task{Start: due("2026-06-01")}, light: Green, why: "on-pace green 20%/0% on 2026-12-31", done: "0.200",
		},
		{
			name: "its plan has not begun", task: road, plan: plan2026, on: "2025-12-31",
			light: Grey, why: "not-begun grey on 2026-01-01 nothing ever",
		},
		{
			name: "it was added by hand later", plan: plan2026, on: "2026-05-06",
			task: Task{Added: day("2026-06-01")}, light: Grey, why: "not-added grey on 2026-06-01 nothing ever", next: "2026-07-06 yellow",
		},
		{
			name: "the plan of a task added by hand begins on that day", plan: plan2026, on: "2026-06-30",
			task: Task{Added: day("2026-06-01")}, reports: []Return{percent("2026-06-30", "10")}, light: Green, why: "on-pace green 10%/14% on 2026-12-31", done: "0.100",
		},
		{
			name: "a step that fell due before the plan was followed does not colour a task that reports", plan: plan2026, on: "2026-05-31",
			task:    Task{Milestones: []Milestone{{Title: "立项", Deadline: due("2026-03-31")}, {Title: "开工", Deadline: due("2026-06-30")}}},
			reports: []Return{steps("2026-05-30")}, light: Red, why: "step-overdue red step 0 of several 0%/100% days 61 on 2026-03-31", done: "0.000",
		},
		{
			name: "no date can be told for it", plan: endless, on: "2026-05-31",
			task:    Task{Deadline: Deadline{Text: "按要求时间"}},
			reports: []Return{percent("2026-05-30", "40")}, light: Green, why: "no-deadline green 40%/0% of the campaign", done: "0.400",
		},
	})
}

// quiet2026 is plan2026 without turns that ask for returns.
func quiet2026() *Campaign {
	c := plan2026()
	c.Cadences = []Cadence{{Kind: Never, Purpose: ForReport}}
	return c
}

// endless is a plan that ends on no day.
func endless() *Campaign {
	c := quiet2026()
	c.Period.To = 0
	return c
}

func TestReturnsThatNoTurnAsksForGrowOld(t *testing.T) {
	june := []Return{percent("2026-06-30", "50")}
	check(t, []row{
		{
			name: "it speaks for its day while it is not too old", plan: quiet2026, on: "2026-08-05",
			reports: june, light: Green, why: "on-pace green 50%/48% on 2026-12-31", done: "0.500",
		},
		{
			name: "46 days old it is too old", plan: quiet2026, reports: []Return{percent("2026-06-30", "90")}, on: "2026-08-15",
			light: Yellow, why: "stale yellow 90%/62% days 46 on 2026-06-30", done: "0.900", next: "2027-01-01 red",
		},
		{
			name: "and is held against the day itself", plan: quiet2026, reports: june, on: "2026-09-15",
			light: Yellow, why: "behind yellow 50%/71% on 2026-12-31", done: "0.500",
		},
	})
}

func TestActsOfTheOfficer(t *testing.T) {
	cal := NewCalendar()
	plan := quiet2026()
	task := &Task{ID: "kb8-30", Campaign: "kb", Title: "农村公路提质改造", Deadline: due("2026-06-30"), Start: due("2026-03-01")}
	plan.Policy.StaleDays = 0
	reports := []Return{percent("2026-06-28", "60")}
	at := func(on string) Explained {
		s := Summarise(task, reports, day(on))
		return Assess(task, &s, plan, cal, day(on))
	}
	want := func(on string, light, computed Light, why string) {
		t.Helper()
		a := at(on)
		if a.Light != light || a.Computed != computed || !strings.Contains(told(a.Reasons...), why) {
			t.Errorf("%s: %v (computed %v), want %v (%v): %q has to name %q", on, a.Light, a.Computed, light, computed, told(a.Reasons...), why)
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	want("2026-07-10", Red, Red, "overdue red 60%/100% days 10 on 2026-06-30")

	must(task.Extend(day("2026-07-10"), due("2026-10-31"), "汛期停工12天", "督查室"))
	want("2026-07-09", Red, Red, "overdue red 60%/100% days 9 on 2026-06-30") // as it stood then
	want("2026-07-10", Green, Green, "on-pace green 60%/54% on 2026-10-31")
	if got := task.FirstDeadline().Date; got != day("2026-06-30") {
		t.Errorf("first deadline %s", got)
	}
	if n := task.ExtensionsOn(day("2026-07-09")); n != 0 {
		t.Errorf("%d extensions before the first", n)
	}

	must(task.SetLight(day("2026-07-13"), day("2026-07-31"), Red, "群众反映强烈", "督查室"))
	want("2026-07-12", Green, Green, "on-pace green 60%/54% on 2026-10-31")
	want("2026-07-13", Red, Green, "manual red #0 on 2026-07-31")
	if a := at("2026-07-13"); a.Next != (Change{day("2026-08-01"), Green}) {
		t.Errorf("after the manual light comes %v", a.Next)
	}
	must(task.ClearLight(day("2026-07-20")))
	want("2026-07-19", Red, Green, "manual red #0 on 2026-07-19")
	want("2026-07-20", Green, Green, "on-pace green 60%/58% on 2026-10-31")

	must(task.Suspend(day("2026-08-01"), 0, "用地未批"))
	want("2026-08-03", Grey, Grey, "suspended grey #0 60%/64%")
	must(task.Resume(day("2026-09-01")))
	want("2026-08-31", Grey, Grey, "suspended grey #0 60%/76% on 2026-08-31")
	want("2026-09-01", Yellow, Yellow, "behind yellow 60%/77% on 2026-10-31")

	must(task.Close(day("2026-09-10"), "已移交管护", "督查室"))
	want("2026-09-09", Yellow, Yellow, "behind yellow 60%/80% on 2026-10-31")
	want("2026-09-10", Done, Done, "closed done 60%/81% on 2026-09-10")
	must(task.Reopen())
	want("2026-09-10", Yellow, Yellow, "behind yellow 60%/81% on 2026-10-31")
}

func TestYearsWhoseHolidaysAreNotKnownAreTold(t *testing.T) {
	c := plan2026()
	c.Period.To = day("2028-12-31")
	task := &Task{Deadline: due("2028-12-31")}
	s := Summarise(task, []Return{percent("2026-11-20", "50")}, day("2026-11-23"))
	a := Assess(task, &s, c, NewCalendar(), day("2026-11-23"))
	if !a.CalendarUnknown || !strings.Contains(told(a.Reasons...), "calendar grey on 2028-12-31") {
		t.Errorf("unknown %v: %s", a.CalendarUnknown, told(a.Reasons...))
	}
	task.Deadline = due("2026-12-31")
	if a = Assess(task, &s, c, NewCalendar(), day("2026-11-23")); a.CalendarUnknown {
		t.Errorf("2026 is known: %s", told(a.Reasons...))
	}
}

func TestDaysLeftAreWorkingDaysAndDaysOverAreOfTheCalendar(t *testing.T) {
	for _, c := range []struct {
		on      string
		left    int
		overdue bool
	}{{"2026-11-23", 28, false}, {"2026-12-31", 0, false}, {"2027-01-01", -1, true}, {"2027-01-04", -4, true}} {
		task := &Task{Deadline: due("2026-12-31")}
		s := Summarise(task, []Return{percent("2026-11-20", "50")}, day(c.on))
		a := Assess(task, &s, plan2026(), NewCalendar(), day(c.on))
		if !a.HasDeadline || a.DaysLeft != c.left || a.Overdue != c.overdue {
			t.Errorf("%s: %d left, overdue %v; want %d, %v", c.on, a.DaysLeft, a.Overdue, c.left, c.overdue)
		}
	}
}

func TestAManualLightDoesNotHideThatTheTaskIsClosed(t *testing.T) {
	task := &Task{Deadline: due("2026-06-30"), Manual: []ManualLight{{On: day("2026-05-01"), Light: Red, Reason: "约谈"}}, Closed: &Closing{On: day("2026-06-01")}}
	s := Standing{}
	if a := Assess(task, &s, plan2026(), NewCalendar(), day("2026-06-02")); a.Light != Done {
		t.Errorf("closed, but %v: %s", a.Light, told(a.Reasons...))
	}
}
