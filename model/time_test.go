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
			light: Grey, says: "应于2026年3月31日前完成，到期早于纳入台账，未见填报，待核实", short: "早已到期，待核实", next: "-",
		},
		{
			name: "what falls due afterwards and is not reported is red", plan: plan2026, on: "2026-07-01",
			task: Task{Deadline: due("2026-06-30")}, light: Red, says: "已逾期1天（应于2026年6月30日前完成），从未填报", short: "逾期1天",
		},
		{
			name: "what falls due on the very day from which the plan is followed is red", plan: plan2026, on: "2026-04-15",
			task: Task{Deadline: due("2026-04-14")}, light: Red, says: "已逾期1天",
		},
		{
			name: "a task added by hand is followed from that day", plan: plan2026, on: "2026-06-02",
			task: Task{Added: day("2026-06-01"), Deadline: due("2026-05-15")}, light: Grey, says: "待核实",
		},
		{
			name: "before its first return is due it is grey", task: road, plan: plan2026, on: "2026-05-05",
			light: Grey, says: "尚未填报（5月5日前应报4月数），按序时应完成32%", short: "未填报", next: "2026-05-06 yellow",
		},
		{
			name: "the day after it is yellow", task: road, plan: plan2026, on: "2026-05-06",
			light: Yellow, says: "从未填报，4月数未报（5月5日应报），按序时应完成33%", short: "4月数未报", next: "2026-06-06 red",
		},
		{
			name: "after two in a row it is red", task: road, plan: plan2026, on: "2026-06-06",
			light: Red, says: "从未填报，已连续2期未报（最近为5月数，6月5日应报），按序时应完成42%", short: "连续2期未报", next: "-",
		},
		{
			name: "nobody asks: grey until the deadline nears", task: road, plan: quiet2026, on: "2026-12-10",
			light: Grey, says: "若不再填报，再过5个工作日转黄", next: "2026-12-17 yellow",
		},
		{
			name: "ten working days before the deadline it is yellow all the same", task: road, plan: quiet2026, on: "2026-12-17",
			light: Yellow, says: "还有10个工作日到期（2026年12月31日），尚未完成；尚未填报", next: "2027-01-01 red",
		},
		{
			name: "its start lies ahead", plan: plan2026, on: "2026-05-06",
			task: Task{Start: due("2026-06-01")}, light: Grey, says: "2026年6月1日开始实施，尚未开始", short: "2026年6月1日起",
		},
		{
			name: "but what is reported has begun", plan: plan2026, on: "2026-05-31", reports: []Return{percent("2026-05-31", "20")},
			task: Task{Start: due("2026-06-01")}, light: Green, says: "应完成0%，实报20%", done: "0.200",
		},
		{
			name: "its plan has not begun", task: road, plan: plan2026, on: "2025-12-31",
			light: Grey, says: "2026年1月1日开始实施",
		},
		{
			name: "it was added by hand later", plan: plan2026, on: "2026-05-06",
			task: Task{Added: day("2026-06-01")}, light: Grey, says: "本任务2026年6月1日才列入台账", short: "尚未列入", next: "2026-07-06 yellow",
		},
		{
			name: "the plan of a task added by hand begins on that day", plan: plan2026, on: "2026-06-30",
			task: Task{Added: day("2026-06-01")}, reports: []Return{percent("2026-06-30", "10")}, light: Green, says: "应完成14%，实报10%", done: "0.100",
		},
		{
			name: "a step that fell due before the plan was followed does not colour a task that reports", plan: plan2026, on: "2026-05-31",
			task:    Task{Milestones: []Milestone{{Title: "立项", Deadline: due("2026-03-31")}, {Title: "开工", Deadline: due("2026-06-30")}}},
			reports: []Return{steps("2026-05-30")}, light: Red, says: "节点“立项”已逾期61天", done: "0.000",
		},
		{
			name: "no date can be told for it", plan: endless, on: "2026-05-31",
			task:    Task{Deadline: Deadline{Text: "按要求时间"}},
			reports: []Return{percent("2026-05-30", "40")}, light: Green, says: "未定完成时限，实报40%", short: "无时限，实40%", done: "0.400",
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
			reports: june, light: Green, says: "应完成48%，实报50%", done: "0.500",
		},
		{
			name: "46 days old it is too old", plan: quiet2026, reports: []Return{percent("2026-06-30", "90")}, on: "2026-08-15",
			light: Yellow, says: "最近一次填报为2026年6月30日，已46天未更新", short: "46天未更新", done: "0.900", next: "2027-01-01 red",
		},
		{
			name: "and is held against the day itself", plan: quiet2026, reports: june, on: "2026-09-15",
			light: Yellow, says: "应完成71%，实报50%", done: "0.500",
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
	want := func(on string, light, computed Light, says string) {
		t.Helper()
		a := at(on)
		if a.Light != light || a.Computed != computed || !strings.Contains(a.Text(Chinese), says) {
			t.Errorf("%s: %v (computed %v), want %v (%v): %q has to say %q", on, a.Light, a.Computed, light, computed, a.Text(Chinese), says)
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	want("2026-07-10", Red, Red, "已逾期10天")

	must(task.Extend(day("2026-07-10"), due("2026-10-31"), "汛期停工12天", "督查室"))
	want("2026-07-09", Red, Red, "已逾期9天") // as it stood then
	want("2026-07-10", Green, Green, "应完成54%，实报60%")
	if got := task.FirstDeadline().Date; got != day("2026-06-30") {
		t.Errorf("first deadline %s", got)
	}
	if n := task.ExtensionsOn(day("2026-07-09")); n != 0 {
		t.Errorf("%d extensions before the first", n)
	}

	must(task.SetLight(day("2026-07-13"), day("2026-07-31"), Red, "群众反映强烈", "督查室"))
	want("2026-07-12", Green, Green, "实报60%")
	want("2026-07-13", Red, Green, "人工定为红灯至2026年7月31日：群众反映强烈")
	if a := at("2026-07-13"); a.Next != (Change{day("2026-08-01"), Green}) {
		t.Errorf("after the manual light comes %v", a.Next)
	}
	must(task.ClearLight(day("2026-07-20")))
	want("2026-07-19", Red, Green, "人工定为红灯")
	want("2026-07-20", Green, Green, "实报60%")

	must(task.Suspend(day("2026-08-01"), 0, "用地未批"))
	want("2026-08-03", Grey, Grey, "暂停，恢复时间另定：用地未批")
	must(task.Resume(day("2026-09-01")))
	want("2026-08-31", Grey, Grey, "暂停至2026年8月31日")
	want("2026-09-01", Yellow, Yellow, "应完成77%，实报60%，差17点")

	must(task.Close(day("2026-09-10"), "已移交管护", "督查室"))
	want("2026-09-09", Yellow, Yellow, "差20点")
	want("2026-09-10", Done, Done, "已于2026年9月10日办结：已移交管护")
	must(task.Reopen())
	want("2026-09-10", Yellow, Yellow, "差21点")
}

func TestYearsWhoseHolidaysAreNotKnownAreTold(t *testing.T) {
	c := plan2026()
	c.Period.To = day("2028-12-31")
	task := &Task{Deadline: due("2028-12-31")}
	s := Summarise(task, []Return{percent("2026-11-20", "50")}, day("2026-11-23"))
	a := Assess(task, &s, c, NewCalendar(), day("2026-11-23"))
	if !a.CalendarUnknown || !strings.Contains(a.Text(Chinese), "2028年放假安排未收录，工作日按周一至周五计") {
		t.Errorf("unknown %v: %s", a.CalendarUnknown, a.Text(Chinese))
	}
	task.Deadline = due("2026-12-31")
	if a = Assess(task, &s, c, NewCalendar(), day("2026-11-23")); a.CalendarUnknown {
		t.Errorf("2026 is known: %s", a.Text(Chinese))
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
		t.Errorf("closed, but %v: %s", a.Light, a.Text(Chinese))
	}
}
