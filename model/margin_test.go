package model

import "testing"

// What a second reckoning of the lights once found: the edges between two rules.
func TestWhereTwoRulesMeet(t *testing.T) {
	towns := []Target{{Metric: "产业项目", Kind: Each, Op: AtLeast, Value: num("2"), Unit: "个", More: &Terms{Members: []string{"杨林寨乡", "鹤龙湖镇"}}}}
	town := func(on, of string, estimate bool) Return {
		return Return{Date: day(on), Actuals: []Actual{{Target: 0, Of: of, Value: *num("2"), Unit: "个", Estimate: estimate}}}
	}
	quarterly := func(g Target) Target { g.Pace = ByQuarters; return g }
	petitions := Target{Metric: "信访量", Op: AtMost, Value: num("300"), Unit: "件"}
	byCurve := Target{Metric: "能耗", Kind: CeilingFlow, Op: AtMost, Value: num("100"), Unit: "万吨", Curve: []PlanPoint{{day("2018-06-30"), 6000}}}
	visits := Target{Metric: "暗访天数", Kind: Duty, Value: num("20"), Unit: "天", More: &Terms{Slack: num("1")}}
	invest := Target{Metric: "教育投入", Kind: Yearly, Op: AtLeast, Value: num("1"), Unit: "亿元", Pace: ByQuarters}
	estimate := figures("2018-06-30", "30")
	estimate.Estimate = true
	check(t, []row{
		{
			name: "of two towns one has only an estimate", task: Task{Targets: towns}, on: "2018-11-20",
			reports: numbered(town("2018-11-20", "杨林寨乡", false), town("2018-11-20", "鹤龙湖镇", true)), light: Green, why: "met green", done: "1.000",
		},
		{
			name: "what is given later misses no quarter", task: Task{Targets: []Target{quarterly(toBeGiven)}}, on: "2018-08-20",
			reports: []Return{{Seq: 1, Date: day("2018-03-31"), Text: "待下达"}}, light: Grey, why: "given-later grey",
		},
		{
			name: "a sum that must not be passed is held against its curve", task: Task{Targets: []Target{petitions}}, on: "2018-06-30",
			reports: []Return{figures("2018-06-30", "200")}, light: Yellow, why: "over-curve yellow #0 67%/49%",
		},
		{
			name: "and is red when it is passed, by however little", task: Task{Targets: []Target{petitions}}, on: "2018-06-30",
			reports: []Return{figures("2018-06-30", "301")}, light: Red, why: "short red #0",
		},
		{
			name: "a sum that must not be passed has no completion, with a curve of its own or without", task: Task{Targets: []Target{byCurve}}, on: "2018-06-30",
			reports: []Return{figures("2018-06-30", "50")}, light: Green, why: "met green #0",
		},
		{
			name: "one that is verified at the end alone has no curve", task: Task{Targets: []Target{{Metric: "能耗", Kind: CeilingFlow, Op: AtMost, Value: num("100"), Unit: "万吨", Pace: AtTheEnd}}}, on: "2018-06-30",
			reports: []Return{figures("2018-06-30", "50")}, light: Green, why: "met green #0",
		},
		{
			name: "a duty has a slack of its own", task: Task{Targets: []Target{visits}}, on: "2018-06-30",
			reports: []Return{figures("2018-06-30", "18")}, light: Red, why: "short red",
		},
		{
			name: "a zero line that is kept does not stand before a sum on its way", task: Task{Targets: []Target{accidents, revenue}}, on: "2018-06-30",
			reports: []Return{figures("2018-06-30", "0", "14")}, light: Green, why: "on-pace green #1 of several 47%/49%", done: "0.467",
		},
		{
			name: "the quarter in which a line was broken has its figure, in the new year too", plan: years("2017-01-01", "2019-12-31"), task: Task{Targets: []Target{quarterly(accidents)}}, on: "2018-02-10",
			reports: []Return{figures("2017-12-31", "1")}, light: Grey, why: "unmeasured grey",
		},
		{
			name: "an event is known, whenever the line was to be kept", task: Task{
				Targets: []Target{{Metric: "较大事故", Kind: ZeroLine, Unit: "起", Deadline: due("2018-03-31")}},
				Events:  []Event{{Date: day("2018-03-20"), Count: 1, Entered: day("2018-05-02")}},
			}, plan: func() *Campaign { c := measured(); c.TrackedSince = day("2018-04-11"); return c },
			on: "2018-05-02", light: Red, why: "zero-broken red #0",
		},
		{
			name: "steps without dates fell due before the plan was followed, as one with a date does", task: Task{Milestones: []Milestone{{Title: "拆除"}, {Title: "复绿"}}, Deadline: due("2018-03-31")},
			plan: func() *Campaign { c := measured(); c.TrackedSince = day("2018-04-11"); return c }, reports: []Return{steps("2018-02-28", 0)}, on: "2018-05-02",
			light: Grey, why: "unverified grey", done: "0.500",
		},
		{
			name: "a sum in percent that must not be passed has the slack of a ceiling", on: "2018-06-30", task: Task{Targets: []Target{{Metric: "财政支出占比", Kind: CeilingFlow, Op: AtMost, Value: num("8"), Unit: "%"}}},
			reports: []Return{figures("2018-06-30", "4.5")}, light: Yellow, why: "over-curve yellow #0 56%/49%",
		},
		{
			name: "each year misses its quarters, not the last one alone", plan: years("2017-01-01", "2020-12-31"), task: Task{Targets: []Target{invest}}, on: "2018-07-21",
			reports: []Return{figures("2018-03-31", "0.25")}, light: Yellow, why: "quarter-missing yellow", done: "0.250",
		},
		{
			name: "a quarter in which the plan began is missed like any other", plan: years("2018-03-05", "2018-12-31"), task: Task{Targets: []Target{quarterly(revenue)}}, on: "2018-07-21",
			reports: []Return{{Seq: 1, Date: day("2018-04-30"), Text: "推进"}}, light: Red, why: "quarter-missing red",
		},
		{
			name: "a step that is done misses no quarter", task: Task{Targets: []Target{quarterly(Target{Metric: "开工", Kind: Step}), revenue}}, on: "2018-07-21",
			reports: []Return{figures("2018-03-31", "1"), figures("2018-07-20", "", "16")}, light: Green, why: "on-pace green #1", done: "0.533",
		},
		{
			name: "what is noted only keeps no task from growing old", on: "2018-06-20",
			task:    Task{Targets: []Target{quarterly(Target{Metric: "总投资", Kind: Budget, Value: num("40"), Unit: "亿元"}), {Metric: "水质", Kind: Class, Op: AtLeast, Value: num("4"), Unit: "类"}}},
			reports: []Return{figures("2018-03-31", "2", "4")}, light: Yellow, why: "stale yellow",
		},
		{
			name: "a deadline within a quarter waits for its figure, and no days are left", on: "2018-06-05",
			task: Task{Deadline: due("2018-05-31"), Targets: []Target{quarterly(revenue)}}, reports: []Return{figures("2018-03-31", "29")},
			light: Yellow, why: "due-soon yellow #0 97%/50% on 2018-05-31", done: "0.967",
		},
		{
			name: "the final figure behind an estimate is still asked for", plan: plan2018, task: Task{Targets: []Target{revenue, {Metric: "税收", Value: num("7"), Unit: "亿元"}}}, on: "2018-10-11",
			reports: numbered(estimate, figures("2018-09-30", "", "6")), light: Yellow, why: "left-out yellow ×1", done: "0.857",
		},
	})
}
