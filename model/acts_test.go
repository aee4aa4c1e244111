package model

import (
	"strings"
	"testing"
)

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

func TestAManualLightDoesNotHideThatTheTaskIsClosed(t *testing.T) {
	task := &Task{Deadline: due("2026-06-30"), Manual: []ManualLight{{On: day("2026-05-01"), Light: Red, Reason: "约谈"}}, Closed: &Closing{On: day("2026-06-01")}}
	s := Standing{}
	if a := Assess(task, &s, plan2026(), NewCalendar(), day("2026-06-02")); a.Light != Done {
		t.Errorf("closed, but %v: %s", a.Light, told(a.Reasons...))
	}
}
