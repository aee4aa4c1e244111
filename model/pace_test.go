package model

import (
	"testing"
)

func TestStepsAreDueOnTheirDays(t *testing.T) {
	two := []Milestone{{Title: "动工", Deadline: due("2018-05-31")}, {Title: "竣工", Deadline: due("2018-12-31")}}
	check(t, []row{
		{
			name: "nothing is due in March", task: Task{Milestones: two}, reports: []Return{steps("2018-03-31")}, on: "2018-03-31",
			light: Green, why: "step-ahead green 0%/0% ×2", done: "0.000", due: "0.000", next: "2018-05-16 yellow",
		},
		{
			name: "ten working days before its date an open step is yellow", task: Task{Milestones: two}, reports: []Return{steps("2018-03-31")}, on: "2018-05-17",
			light: Yellow, why: "step-soon yellow step 0 of several 0%/0% days 10 on 2018-05-31", done: "0.000", next: "2018-06-01 red",
		},
		{
			name: "the day after it is red", task: Task{Milestones: two}, reports: []Return{steps("2018-03-31")}, on: "2018-06-01",
			light: Red, why: "step-overdue red step 0 of several 0%/100% days 1 on 2018-05-31", done: "0.000", due: "0.500", next: "-",
		},
		{
			name: "done in time it is green to the end of the year", task: Task{Milestones: two}, reports: []Return{steps("2018-05-28", 0)}, on: "2018-06-01",
			light: Green, why: "step-ahead green 50%/50% ×2", done: "0.500", due: "0.500", next: "2018-07-13 yellow",
		},
		{
			name: "both done is done", task: Task{Milestones: two}, reports: []Return{steps("2018-11-30", 0, 1)}, on: "2018-11-30",
			light: Done, why: "complete done 100%/50% on 2018-11-30", done: "1.000",
		},
		{
			name: "a correction opens a step again", task: Task{Milestones: two},
			reports: []Return{steps("2018-05-28", 0), {Seq: 2, Date: day("2018-05-28"), Steps: []StepMark{{Milestone: 0}}}}, on: "2018-06-01",
			light: Red, why: "step-overdue red step 0 of several 0%/100% days 1 on 2018-05-31", done: "0.000",
		},
		{
			name: "the officer's percentage counts between the steps", task: Task{Milestones: two}, on: "2018-09-30",
			reports: []Return{{Seq: 1, Date: day("2018-09-30"), Percent: num("70"), Steps: []StepMark{{Milestone: 0, Done: true}}}},
			light:   Green, why: "step-ahead green 70%/50% ×2", done: "0.700", due: "0.500",
		},
		{
			name: "and only where it says more than they do", task: Task{Milestones: two}, on: "2018-09-30",
			reports: []Return{{Seq: 1, Date: day("2018-09-30"), Percent: num("30"), Steps: []StepMark{{Milestone: 0, Done: true}}}},
			light:   Green, why: "step-ahead green 50%/50% ×2", done: "0.500",
		},
		{
			name: "but a full percentage does not close an open step", task: Task{Milestones: two}, on: "2018-09-30",
			reports: []Return{{Seq: 1, Date: day("2018-09-30"), Percent: num("100"), Steps: []StepMark{{Milestone: 0, Done: true}}}},
			light:   Green, why: "step-ahead green 99%/50% ×2", done: "0.990",
		},
		{
			name: "a sum on schedule beside a late step is as bad as the step", on: "2018-06-30",
			task:    Task{Targets: []Target{revenue}, Milestones: two},
			reports: []Return{figures("2018-06-30", "15")}, light: Red, why: "step-overdue red step 0 of several 0%/100% days 30 on 2018-05-31", done: "0.000",
		},
		{
			name: "under 滞后 a step ten working days late is yellow",
			task: Task{Milestones: two}, plan: with(DaysLate), reports: []Return{steps("2018-03-31")}, on: "2018-06-13",
			light: Yellow, why: "step-overdue yellow step 0 of several 0%/100% days 13 on 2018-05-31", done: "0.000", next: "2018-06-25 red",
		},
		{
			name: "under 滞后 the last step turns red after the plan's end", on: "2019-01-03",
			task: Task{Milestones: two[1:]}, plan: with(DaysLate), reports: []Return{steps("2018-12-28")},
			light: Yellow, why: "step-overdue yellow step 0 0%/100% days 3 on 2018-12-31", done: "0.000", next: "2019-01-23 red",
		},
		{
			name: "a target of kind step without milestones is done when its figure says so",
			task: Task{Targets: []Target{{Metric: "投入使用", Kind: Step}}}, reports: []Return{figures("2018-08-31", "1")}, on: "2018-09-01",
			light: Done, why: "complete done 100%/0% on 2018-08-31", done: "1.000",
		},
		{
			name: "and overdue when nobody says so",
			task: Task{Targets: []Target{{Metric: "投入使用", Kind: Step, Deadline: due("2018-08-31")}}}, reports: []Return{{Seq: 1, Date: day("2018-08-31"), Text: "装修"}}, on: "2018-09-01",
			light: Red, why: "step-overdue red #0 0%/100% days 1 on 2018-08-31", done: "0.000",
		},
	})
}

// with returns the plan of 2018 under another yardstick.
func with(y Yardstick) func() *Campaign {
	return func() *Campaign {
		c := measured()
		for _, p := range Presets() {
			if p.Yardstick == y {
				c.Policy = p
			}
		}
		return c
	}
}

func TestYardsticks(t *testing.T) {
	half := []Return{percent("2018-06-30", "45")} // 49.3 % due
	check(t, []row{
		{
			name: "points: 45 of 49 is four behind", reports: half, on: "2018-06-30",
			light: Green, why: "on-pace green 45%/49% on 2018-12-31", done: "0.450", due: "0.492",
		},
		{
			name: "pace: 0.91 is below 0.95", plan: with(Ratios), reports: half, on: "2018-06-30",
			light: Yellow, why: "behind yellow 45%/49% by ratio on 2018-12-31", done: "0.450",
		},
		{
			name: "pace: 0.84 is below 0.85", plan: with(Ratios), reports: []Return{percent("2018-06-30", "41.5")}, on: "2018-06-30",
			light: Red, why: "behind red 42%/49% by ratio on 2018-12-31", done: "0.415",
		},
		{
			name: "days: the plan stood at 45 % eleven working days ago", plan: with(DaysLate), reports: half, on: "2018-06-30",
			light: Yellow, why: "behind yellow 45%/49% by days-late days 11 on 2018-12-31", done: "0.450",
		},
		{
			name: "pace: 0.95 exactly is not below it", plan: with(Ratios), task: Task{Curve: []PlanPoint{{day("2018-06-30"), 5000}}}, reports: []Return{percent("2018-06-30", "47.5")}, on: "2018-06-30",
			light: Green, why: "on-pace green 48%/50% on 2018-12-31", done: "0.475", due: "0.500",
		},
		{
			name: "days: seven are not yet past seven", plan: with(DaysLate), reports: []Return{percent("2018-06-30", "46.4")}, on: "2018-06-30",
			light: Green, why: "on-pace green 46%/49% on 2018-12-31", done: "0.464",
		},
		{
			name: "days: eight are", plan: with(DaysLate), reports: []Return{percent("2018-06-30", "46.3")}, on: "2018-06-30",
			light: Yellow, why: "behind yellow 46%/49% by days-late days 8 on 2018-12-31", done: "0.463",
		},
		{
			name: "days: at 42 % it is past fifteen", plan: with(DaysLate), reports: []Return{percent("2018-06-30", "42")}, on: "2018-06-30",
			light: Red, why: "behind red 42%/49% by days-late days 18 on 2018-12-31", done: "0.420",
		},
		{
			name: "days left: eleven are enough", plan: with(DaysLeft), reports: []Return{percent("2018-12-14", "45")}, on: "2018-12-14",
			light: Green, why: "on-pace green 45%/96% on 2018-12-31", done: "0.450", next: "2018-12-17 yellow",
		},
		{
			name: "days left: ten are a warning", plan: with(DaysLeft), reports: []Return{percent("2018-12-14", "45")}, on: "2018-12-17",
			light: Yellow, why: "due-soon yellow 45%/96% days 10 on 2018-12-31", done: "0.450", next: "2018-12-26 red",
		},
		{
			name: "days left: three are red", plan: with(DaysLeft), reports: []Return{percent("2018-12-14", "45")}, on: "2018-12-26",
			light: Red, why: "due-soon red 45%/96% days 3 on 2018-12-31", done: "0.450",
		},
	})
}

func TestPlanCurves(t *testing.T) {
	quarters := []PlanPoint{{day("2018-03-31"), 1000}, {day("2018-06-30"), 4000}, {day("2018-09-30"), 8000}}
	road := Target{Metric: "农村公路", Value: num("15"), Unit: "公里", Curve: quarters}
	check(t, []row{
		{
			name: "a quarter's value is due on its last day", task: Task{Targets: []Target{road}}, reports: []Return{figures("2018-06-30", "6")}, on: "2018-06-30",
			light: Green, why: "on-pace green #0 40%/40% on 2018-12-31 value 6", done: "0.400", due: "0.400",
		},
		{
			name: "between two quarters it rises by working days", task: Task{Targets: []Target{road}}, reports: []Return{figures("2018-05-15", "6")}, on: "2018-05-15",
			light: Green, why: "on-pace green #0 40%/25% on 2018-12-31 value 6", done: "0.400", due: "0.245",
		},
		{
			name: "after the last point it rises to the whole at the deadline", task: Task{Targets: []Target{road}}, reports: []Return{figures("2018-12-20", "9")}, on: "2018-12-20",
			light: Red, why: "behind red #0 60%/98% on 2018-12-31 value 9", done: "0.600", due: "0.977",
		},
		{
			name: "a level with a curve of its own is due only as far as the curve",
			task: Task{Targets: []Target{{Metric: "参保率", Kind: Level, Value: num("96"), Unit: "%", Curve: quarters}}}, reports: []Return{figures("2018-06-30", "60")}, on: "2018-06-30",
			light: Green, why: "on-pace green #0 63%/40% on 2018-12-31 value 60", done: "0.625", due: "0.400",
		},
	})
}

func TestSeveralMeasuresAreWeighed(t *testing.T) {
	check(t, []row{
		{
			name: "completion is the weighted mean, the light that of the worst",
			task: Task{Targets: []Target{gdp, revenue}}, reports: []Return{figures("2018-06-30", "100", "15")}, on: "2018-06-30",
			light: Red, why: "behind red #0 of several 15%/49% on 2018-12-31 value 100", done: "0.147", due: "0.492",
		},
		{
			name: "a weight of three counts three times",
			task: Task{Targets: []Target{{Metric: "甲", Value: num("100"), Weight: num("3")}, {Metric: "乙", Value: num("100")}}},
			on:   "2018-06-30", reports: []Return{figures("2018-06-30", "40", "80")},
			light: Green, why: "on-pace green #0 of several 40%/49% on 2018-12-31 value 40", done: "0.400",
		},
		{
			name: "more than the whole in one does not make up for less in another",
			task: Task{Targets: []Target{gdp, revenue}}, reports: []Return{figures("2018-06-30", "339", "90")}, on: "2018-06-30",
			light: Green, why: "on-pace green #0 of several 50%/49% on 2018-12-31 value 339", done: "0.500",
		},
		{
			name: "what is not reported is said, and not counted as nought before its time",
			task: Task{Targets: []Target{revenue, gdpGrowth}}, reports: []Return{figures("2018-03-31", "9")}, on: "2018-03-31",
			light: Green, why: "on-pace green #0 of several 30%/24% on 2018-12-31 value 9; unread grey ×1", done: "0.300",
		},
		{
			name: "but it is overdue when its time is over",
			task: Task{Targets: []Target{revenue, gdp}}, reports: []Return{figures("2018-12-31", "31")}, on: "2019-01-01",
			light: Red, why: "overdue red #1 of several days 1 on 2018-12-31",
		},
		{
			name: "the officer's percentage stands for a sum without a figure",
			task: Task{Targets: []Target{revenue}}, reports: []Return{percent("2018-03-31", "35")}, on: "2018-03-31",
			light: Green, why: "on-pace green #0 35%/24% on 2018-12-31", done: "0.350",
		},
	})
}

func TestEachMeasureIsAssessedByItself(t *testing.T) {
	cal, c := NewCalendar(), plan2018()
	task := &Task{
		Deadline: due("2018-12-31"), Targets: []Target{gdp, revenue, gdpGrowth, accidents, toBeGiven, {Metric: "竣工", Kind: Step}},
		Milestones: []Milestone{{Title: "立项", Deadline: due("2018-02-28")}, {Title: "动工", Deadline: due("2018-03-15")}, {Title: "竣工", Deadline: due("2018-12-31")}},
	}
	p := figures("2018-03-31", "60", "33", "10")
	p.Steps = []StepMark{{Milestone: 0, Done: true}}
	on := day("2018-03-31")
	s := Summarise(task, []Return{p}, on)
	for i, want := range []struct {
		light      Light
		completion string
	}{{Yellow, "0.088"}, {Done, "1.100"}, {Green, "1.000"}, {Grey, "0.000"}, {Grey, "0.000"}, {Red, "0.333"}} {
		got := MeasureTarget(task, i, &s, c, cal, on)
		if got.Light != want.light || got.Completion.String() != want.completion || told(got.Reason) == "" {
			t.Errorf("target %d: %v, %s (%s), want %v, %s", i, got.Light, got.Completion, told(got.Reason), want.light, want.completion)
		}
	}
	for i, want := range []Light{Done, Red, Grey} {
		if got := MeasureMilestone(task, i, &s, c, cal, on); got.Light != want {
			t.Errorf("milestone %d: %v (%s), want %v", i, got.Light, told(got.Reason), want)
		}
	}
	if got := MeasureTarget(task, 9, &s, c, cal, on); got.Known {
		t.Errorf("a target that is not there is known: %+v", got)
	}
}

func TestNothingRoundsUpToTheWhole(t *testing.T) {
	c := plan2018()
	for _, tg := range []Target{
		{Metric: "突破30亿元", Op: Above, Value: num("30")}, {Metric: "增长超过9.5%", Kind: Level, Op: Above, Value: num("30")}, {Metric: "低于30", Kind: Ceiling, Op: Below, Value: num("30")},
	} {
		task := &Task{Targets: []Target{tg}, Deadline: due("2018-12-31")}
		s := Summarise(task, []Return{figures("2018-09-30", "30")}, day("2018-09-30"))
		if a := Assess(task, &s, c, NewCalendar(), day("2018-09-30")); a.Completion >= One || a.Light == Done {
			t.Errorf("%s with 30: %d, %v", tg.Metric, a.Completion, a.Light)
		}
	}
}

func TestTheFirstDayOfAPlanCounts(t *testing.T) {
	task := &Task{Start: due("2018-03-01"), Deadline: due("2018-03-14"), Targets: []Target{{Metric: "形象进度", Kind: Percent}}} // ten working days
	for on, want := range map[string]string{"2018-02-28": "0.000", "2018-03-01": "0.100", "2018-03-04": "0.200", "2018-03-13": "0.900", "2018-03-14": "1.000"} {
		if got := ExpectedOn(task, plan2018(), NewCalendar(), day(on)); got.String() != want {
			t.Errorf("%s: %s, want %s", on, got, want)
		}
	}
}
