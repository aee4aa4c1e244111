package model

import "testing"

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
