package model

import "testing"

// monthly is a plan of 2020 whose units report each month by the 15th of the next.
func monthly() *Campaign {
	return &Campaign{
		ID: "dth", Name: "奋战一百天双过半", Policy: DefaultPolicy(),
		Period:   Period{From: day("2020-03-20"), To: day("2020-06-30")},
		Cadences: []Cadence{{Kind: Month, Purpose: ForReport, DueDay: 15}},
	}
}

// years is a plan of several years that no turn asks.
func years(from, to string) func() *Campaign {
	return func() *Campaign {
		c := measured()
		c.Period = Period{From: day(from), To: day(to)}
		return c
	}
}

// said is a return in words.
func said(on string, what Said) Return {
	return Return{Seq: 1, Date: day(on), Text: "进展", Said: what}
}

func numbered(returns ...Return) []Return {
	for i := range returns {
		returns[i].Seq = uint32(i + 1)
	}
	return returns
}

func slices4(values ...string) (out []Slice) {
	ends := []string{"2018-03-31", "2018-06-30", "2018-09-30", "2018-12-31"}
	for i, v := range values {
		out = append(out, Slice{Date: day(ends[i]), Value: *num(v)})
	}
	return out
}

// What an experienced supervision officer would say of it. The numbers are those of the scenarios by which
// the lights were once audited.
func TestWhatAnOfficerWouldSay(t *testing.T) {
	quarterly := func(t Target) Target { t.Pace = ByQuarters; return t }
	gdps := []Target{quarterly(gdp), quarterly(gdpGrowth)}
	jobs := []Target{{Metric: "新增就业", Value: num("9500"), Unit: "人"}, {Metric: "零就业家庭", Kind: Cleared, Value: num("0"), Unit: "户"}}
	debt := []Target{{Metric: "隐性债务余额", Kind: Balance, Value: num("0"), Unit: "亿元"}}
	rank := []Target{{Metric: "全市位次", Kind: Rank, Op: AtMost, Value: num("3"), Unit: "位", Strength: "力争"}}
	water := Target{Metric: "水质", Kind: Class, Op: AtLeast, Value: num("4"), Unit: "类"}
	pm := Target{Metric: "PM2.5", Kind: Ceiling, Op: AtMost, Value: num("38"), Unit: "微克"}
	air := Target{Metric: "空气优良率", Kind: Level, Op: AtLeast, Value: num("84"), Unit: "%"}
	pipe := []Target{{Metric: "管网长度", Kind: Stock, Baseline: num("5.3"), Value: num("10.9"), Unit: "公里"}}
	poor := []Target{{Metric: "脱贫人数", Value: num("740"), Unit: "人", Pace: AtTheEnd}}
	rice := []Target{{Metric: "早稻面积", Value: num("8.6"), Unit: "万亩", Deadline: due("2018-05-10"), Curve: []PlanPoint{{day("2018-04-20"), 1000}, {day("2018-04-30"), 7000}}}}
	grain := []Target{{Metric: "粮食面积", Value: num("21.7"), Unit: "万亩", Curve: []PlanPoint{{day("2018-05-10"), 4000}, {day("2018-07-31"), 4000}}}}
	yearly := []Target{{Metric: "教育投入", Kind: Yearly, Op: AtLeast, Value: num("1"), Unit: "亿元"}}
	three := []Milestone{{Title: "拆除"}, {Title: "复绿"}, {Title: "验收"}}
	visits := []Target{{Metric: "暗访天数", Kind: Duty, Value: num("20"), Unit: "天"}}
	report := []Target{{Metric: "报送进展", Kind: Duty}}
	towns := []Target{{Metric: "产业项目", Kind: Each, Op: AtLeast, Value: num("2"), Unit: "个", More: &Terms{Members: []string{"杨林寨乡", "鹤龙湖镇", "樟树镇"}}}}
	town := func(on, of, v string) Return {
		return Return{Date: day(on), Actuals: []Actual{{Target: 0, Of: of, Value: *num(v), Unit: "个"}}}
	}
	farmland := []Target{{Metric: "耕地保有量", Kind: Level, Op: AtLeast, Value: num("74.44"), Unit: "万亩", More: &Terms{Slack: num("0")}}}
	estimated := figures("2018-09-30", "30")
	estimated.Actuals[0].Estimate = true
	check(t, []row{
		{
			name: "1 GDP of a first quarter stands until the second is published: only growth is short of its level",
			task: Task{Targets: gdps}, reports: []Return{figures("2018-03-31", "121.9", "8")}, on: "2018-07-01",
			light: Yellow, why: "short yellow #1 of several",
		},
		{
			name: "1 from 21 July on the second quarter is missing, and that is said first",
			task: Task{Targets: gdps}, reports: []Return{figures("2018-03-31", "121.9", "8")}, on: "2018-07-21",
			light: Yellow, why: "quarter-missing yellow",
		},
		{
			name: "2 nothing changes on 1 October, when nobody can know the third quarter",
			task: Task{Targets: gdps}, reports: []Return{figures("2018-06-30", "330", "9.6")}, on: "2018-10-01",
			light: Green, why: "on-pace green #0 of several 49%/50%", done: "0.487", due: "0.500", next: "2018-10-21 yellow",
		},
		{
			name: "3 investment of 100 of 266 by June is eleven points behind the calendar",
			task: Task{Targets: []Target{{Metric: "固定资产投资", Value: num("266"), Unit: "亿元"}}}, reports: []Return{figures("2018-06-30", "100")}, on: "2018-06-30",
			light: Yellow, why: "behind yellow #0 38%/49%", done: "0.376",
		},
		{
			name: "3 but with the season of building typed in it is on schedule",
			task: Task{Targets: []Target{{Metric: "固定资产投资", Value: num("266"), Unit: "亿元", More: &Terms{Slices: slices4("32", "100", "190", "266")}}}}, reports: []Return{figures("2018-06-30", "100")}, on: "2018-06-30",
			light: Green, why: "on-pace green #0 38%/38%", done: "0.376", due: "0.376",
		},
		{
			name: "4 jobs are 55 of 49, not 77 of 75, and the zero line that was left out makes the task yellow", plan: plan2018,
			task: Task{Targets: jobs}, reports: []Return{figures("2018-06-30", "5200")}, on: "2018-07-11",
			light: Yellow, why: "left-out yellow ×1 turn to 2018-06-30; on-pace green #0 of several 55%/49%", done: "0.547", due: "0.492",
		},
		{
			name: "5 a rate a tenth short is yellow",
			task: Task{Targets: []Target{{Metric: "居民收入增长", Kind: Level, Value: num("9"), Unit: "%"}}}, reports: []Return{figures("2018-03-31", "8.9")}, on: "2018-03-31",
			light: Yellow, why: "short yellow #0 1%/100%",
		},
		{
			name: "7 140 of more than 300 by June is on schedule",
			task: Task{Targets: []Target{{Metric: "发明专利", Op: Above, Value: num("300"), Unit: "件"}}}, reports: []Return{figures("2018-06-30", "140")}, on: "2018-06-30",
			light: Green, why: "on-pace green #0 47%/49%", done: "0.467",
		},
		{
			name: "8 66,000 square metres are 6.6 of 6.5",
			task: Task{Targets: []Target{{Metric: "棚改", Value: num("6.5"), Unit: "万平方米"}}}, on: "2018-06-30",
			reports: []Return{{Date: day("2018-06-30"), Actuals: []Actual{{Value: *num("66000"), Unit: "㎡"}}}},
			light:   Done, why: "complete done", done: "1.000",
		},
		{
			name: "9 an accident stays one, whatever the next turns say",
			task: Task{Targets: []Target{accidents}}, reports: numbered(figures("2018-03-31", "1"), figures("2018-06-30", "0")), on: "2018-07-01",
			light: Red, why: "zero-broken red #0",
		},
		{
			name: "10, 11 a sentence that tells of deaths makes nothing green",
			task: Task{Targets: []Target{accidents}}, reports: []Return{{Seq: 1, Date: day("2018-06-20"), Text: "6月20日发生一起较大事故，死亡3人"}}, on: "2018-06-30",
			light: Grey, why: "unmeasured grey",
		},
		{
			name: "10 the event that is registered breaks the line",
			task: Task{Targets: []Target{accidents}, Events: []Event{{Date: day("2018-06-20"), Count: 1, Deaths: 3, Entered: day("2018-06-21")}}}, reports: []Return{figures("2018-03-31", "0")}, on: "2018-06-30",
			light: Red, why: "zero-broken red #0",
		},
		{
			name: "10 which is not known before it was entered",
			task: Task{Targets: []Target{accidents}, Events: []Event{{Date: day("2018-06-20"), Count: 1, Entered: day("2018-06-21")}}}, reports: []Return{figures("2018-06-19", "0")}, on: "2018-06-20",
			light: Green, why: "met green #0", next: "2018-06-21 red",
		},
		{
			name: "12 a debt of 5.2 that is owed is not done",
			task: Task{Targets: debt}, reports: []Return{figures("2018-06-30", "5.2")}, on: "2018-06-30",
			light: Green, why: "on-pace green #0 0%/0%", done: "0.000",
		},
		{
			name: "12 and nothing of it paid by autumn is behind",
			task: Task{Targets: debt}, reports: numbered(figures("2018-06-30", "5.2"), figures("2018-09-30", "5.2")), on: "2018-09-30",
			light: Red, why: "behind red #0 0%/52%", done: "0.000",
		},
		{
			name: "13 nothing left is done",
			task: Task{Targets: debt}, reports: numbered(figures("2018-06-30", "5.2"), figures("2018-09-30", "0")), on: "2018-09-30",
			light: Done, why: "complete done", done: "1.000",
		},
		{
			name: "14 no new debt is kept by a nought",
			task: Task{Targets: []Target{{Metric: "新增隐性债务", Kind: ZeroLine, Value: num("0"), Unit: "元"}}}, reports: []Return{figures("2018-06-30", "0")}, on: "2018-06-30",
			light: Green, why: "met green #0",
		},
		{name: "15 unemployment of 4.1 is yellow", task: Task{Targets: []Target{jobless}}, reports: []Return{figures("2018-06-30", "4.1")}, on: "2018-06-30", light: Yellow, why: "short yellow"},
		{name: "15 of 4.3 red", task: Task{Targets: []Target{jobless}}, reports: []Return{figures("2018-06-30", "4.3")}, on: "2018-06-30", light: Red, why: "short red"},
		{name: "15 of 3.9 for the end of the year done", task: Task{Targets: []Target{jobless}}, reports: []Return{figures("2018-12-31", "3.9")}, on: "2019-01-01", light: Done, why: "complete done"},
		{
			name: "16 38以下 holds 38, class IV is reached, 82 of 84 % is yellow", task: Task{Targets: []Target{pm, water, air}},
			reports: []Return{figures("2018-06-30", "38", "4", "82")}, on: "2018-06-30", light: Yellow, why: "short yellow #2 of several",
		},
		{name: "17 class III is better than IV", task: Task{Targets: []Target{water}}, reports: []Return{figures("2018-06-30", "3")}, on: "2018-06-30", light: Green, why: "met green"},
		{name: "17 worse than V is red", task: Task{Targets: []Target{water}}, reports: []Return{figures("2018-06-30", "6")}, on: "2018-06-30", light: Red, why: "short red"},
		{name: "19 fourth where the third place is striven for is yellow", task: Task{Targets: rank}, reports: []Return{figures("2018-06-30", "4")}, on: "2018-06-30", light: Yellow, why: "short yellow"},
		{name: "20 second is met", task: Task{Targets: rank}, reports: []Return{figures("2018-06-30", "2")}, on: "2018-06-30", light: Green, why: "met green"},
		{
			name: "21 8.1 on the way from 5.3 to 10.9 is half way in June", task: Task{Targets: pipe},
			reports: []Return{figures("2018-06-30", "8.1")}, on: "2018-06-30", light: Green, why: "on-pace green #0 50%/49%", done: "0.500",
		},
		{
			name: "22, 64 two of sixteen are reported: the rest is missing when the turn is due", plan: plan2018,
			task:    Task{Targets: []Target{revenue, {Metric: "税收", Value: num("7"), Unit: "亿元"}, {Metric: "规费", Value: num("3"), Unit: "亿元"}}},
			reports: []Return{figures("2018-03-31", "9", "2")}, on: "2018-04-11", light: Yellow, why: "left-out yellow ×1", done: "0.286",
		},
		{
			name: "23, 24 half of the works begun in June is on schedule", task: Task{Targets: []Target{{Metric: "开工率", Value: num("100"), Unit: "%"}}},
			reports: []Return{figures("2018-06-30", "52")}, on: "2018-06-30", light: Green, why: "on-pace green #0 52%/49%", done: "0.520",
		},
		{
			name: "25, 26 a share for the end of the year starts from its first figure", task: Task{Targets: []Target{{Metric: "参保率", Kind: Stock, Op: AtLeast, Value: num("96"), Unit: "%"}}},
			reports: []Return{figures("2018-06-30", "60")}, on: "2018-06-30", light: Green, why: "on-pace green #0 0%/0%", done: "0.000",
		},
		{
			name: "27, 28 a year's goal is met for the year, and the task stays open", plan: years("2023-01-01", "2028-12-31"), task: Task{Targets: yearly},
			reports: []Return{figures("2023-12-20", "1.05")}, on: "2023-12-25", light: Green, why: "met green #0", done: "1.000",
		},
		{
			name: "27 the next year starts at nought", plan: years("2023-01-01", "2028-12-31"), task: Task{Targets: yearly},
			reports: []Return{figures("2023-12-20", "1.05")}, on: "2024-01-10", light: Green, why: "on-pace green #0 0%/0%", done: "0.000",
		},
		{
			name: "27 and is done in the last", plan: years("2023-01-01", "2028-12-31"), task: Task{Targets: yearly},
			reports: []Return{figures("2028-11-20", "1")}, on: "2028-11-20", light: Done, why: "complete done", done: "1.000",
		},
		{
			name: "29, 30 a stock reached before its day is green until it is verified", task: Task{Targets: pipe},
			reports: []Return{figures("2018-10-31", "11")}, on: "2018-11-01", light: Green, why: "met green #0 100%/83%", done: "1.000",
		},
		{
			name: "29, 30 and done on that day", task: Task{Targets: pipe},
			reports: []Return{figures("2018-12-20", "11")}, on: "2018-12-31", light: Done, why: "complete done", done: "1.000",
		},
		{
			name: "33 the land is given and the works are open", task: Task{Targets: []Target{{Metric: "新增用地", Value: num("30"), Unit: "亩"}, {Metric: "主体工程", Kind: Percent}}},
			reports: []Return{figures("2018-06-30", "30", "48")}, on: "2018-06-30", light: Green, why: "on-pace green #1 of several 48%/49%", done: "0.480",
		},
		{
			name: "34, 43 what is spent is no measure", task: Task{Targets: []Target{{Metric: "总投资", Kind: Budget, Value: num("40"), Unit: "亿元"}, {Metric: "道路", Value: num("36"), Unit: "公里"}}},
			reports: []Return{figures("2018-06-30", "2", "18")}, on: "2018-06-30", light: Green, why: "on-pace green #1 of several 50%/49%", done: "0.500",
		},
		{
			name: "35 three households came up and were cleared", task: Task{Targets: jobs[1:]},
			reports: numbered(figures("2018-03-31", "3"), figures("2018-04-30", "0")), on: "2018-04-30", light: Green, why: "met green",
		},
		{name: "36, 37 nobody is out of poverty before the year's end certifies it", task: Task{Targets: poor}, reports: []Return{figures("2018-06-30", "0")}, on: "2018-06-30", light: Green, why: "on-pace green #0 0%/0%", done: "0.000"},
		{name: "38 sowing is over and 70 % of the rice is in", task: Task{Targets: rice}, reports: []Return{figures("2018-05-15", "6.0")}, on: "2018-05-16", light: Red, why: "overdue red #0 70%/100%", done: "0.698"},
		{name: "39 grain is not short in June before the late rice is in the field", task: Task{Targets: grain}, reports: []Return{figures("2018-06-30", "8.7")}, on: "2018-06-30", light: Green, why: "on-pace green #0 40%/40%", done: "0.401"},
		{
			name: "40, 92 none of one is not short half way", plan: years("2017-01-01", "2020-12-31"), task: Task{Targets: []Target{{Metric: "孵化基地", Value: num("1"), Unit: "个"}}},
			reports: []Return{figures("2018-03-31", "0")}, on: "2018-03-31", light: Green, why: "on-pace green #0 0%/0%", done: "0.000", due: "0.000",
		},
		{name: "42, 44 silence is yellow from the first due day", plan: monthly, task: Task{Targets: []Target{revenue}}, on: "2020-05-16", light: Red, why: "silent red", done: ""},
		{name: "42, 44 which was 15 April", plan: monthly, task: Task{Targets: []Target{revenue}}, on: "2020-04-16", light: Yellow, why: "silent yellow"},
		{
			name: "46, 60 one of three undated steps is done late in the year", task: Task{Milestones: three}, reports: []Return{steps("2018-11-20", 0)}, on: "2018-11-20",
			light: Red, why: "behind red step -1", done: "0.333", due: "0.667",
		},
		{name: "46 but one of three is enough in June", task: Task{Milestones: three}, reports: []Return{steps("2018-06-20", 0)}, on: "2018-06-20", light: Green, why: "on-pace green step -1", done: "0.333", due: "0.333"},
		{
			name: "49, 61 what is done late says so", task: Task{Milestones: []Milestone{{Title: "投产"}}, Deadline: due("2018-04-28")}, reports: []Return{steps("2018-05-10", 0)}, on: "2018-05-11",
			light: Done, why: "complete done 100%/100% days 12", done: "1.000",
		},
		{
			name: "50 May is missing, and that is the reason; the figure is held against its own day", plan: monthly, task: Task{Targets: []Target{{Metric: "税收", Value: num("15390.5"), Unit: "万元"}}},
			reports: []Return{figures("2020-04-30", "6000")}, on: "2020-06-16", light: Yellow, why: "silent yellow 0%/87% ×1 on 2020-06-30 turn to 2020-05-31 due 2020-06-15; due-soon yellow #0 39%/43% days 9 on 2020-06-30 value 6000", done: "0.390", due: "0.429",
		},
		{
			name: "51, 63 the figure of April stands until May's is due", plan: monthly, task: Task{Targets: []Target{{Metric: "税收", Value: num("15390.5"), Unit: "万元"}}},
			reports: []Return{figures("2020-04-30", "6000")}, on: "2020-05-31", light: Green, why: "on-pace green #0 39%/43% on 2020-06-30 value 6000", done: "0.390",
		},
		{
			name: "53 a report of an earlier day does not override a newer one", task: Task{Targets: []Target{revenue}},
			reports: numbered(figures("2018-06-30", "15"), figures("2018-05-31", "9")), on: "2018-06-30", light: Green, why: "on-pace green #0 50%/49%", done: "0.500",
		},
		{name: "59 an estimate completes nothing", task: Task{Targets: []Target{revenue}}, reports: []Return{estimated}, on: "2018-09-30", light: Green, why: "met green #0 100%/76% on 2018-12-31 value 30 estimated", done: "1.000"},
		{name: "62, 86 a duty is done by each return", plan: monthly, task: Task{Targets: report}, reports: []Return{{Seq: 1, Date: day("2020-04-30"), Text: "已报送"}}, on: "2020-05-20", light: Green, why: "met green"},
		{name: "65 work without a figure is green while its unit says so", task: Task{}, reports: []Return{{Seq: 1, Date: day("2018-06-30"), Text: "推进信用改革"}}, on: "2018-06-30", light: Green, why: "told green"},
		{name: "65 yellow when it is behind", task: Task{}, reports: []Return{said("2018-06-30", SaidBehind)}, on: "2018-06-30", light: Yellow, why: "told yellow"},
		{name: "65 or blocked", task: Task{}, reports: []Return{said("2018-06-30", SaidBlocked)}, on: "2018-06-30", light: Yellow, why: "told yellow"},
		{name: "65 green, and not done, when it says that it is finished", task: Task{}, reports: []Return{said("2018-06-30", SaidDone)}, on: "2018-12-31", light: Green, why: "told green"},
		{
			name: "65 open when the campaign has ended it is yellow", task: Task{Deadline: Deadline{Date: day("2018-12-31"), Text: "2018年"}},
			reports: []Return{said("2018-12-20", SaidNormal)}, on: "2019-01-01", light: Yellow, why: "unclosed yellow 0%/0% on 2018-12-31 of the campaign",
		},
		{name: "67 a figure that was never given is yellow after the year", task: Task{Targets: []Target{toBeGiven}}, reports: []Return{{Seq: 1, Date: day("2018-12-20"), Text: "待下达"}}, on: "2019-01-01", light: Yellow, why: "never-given yellow"},
		{name: "68 a percentage does not stand for it", task: Task{Targets: []Target{toBeGiven}}, reports: []Return{percent("2018-06-30", "60")}, on: "2018-06-30", light: Grey, why: "given-later grey"},
		{name: "69 half of it known and on schedule is green", task: Task{Targets: []Target{revenue, toBeGiven}}, reports: []Return{figures("2018-06-30", "16.5")}, on: "2018-06-30", light: Green, why: "on-pace green #0", done: "0.550"},
		{
			name: "71 the money is spent and nothing is open yet", task: Task{Targets: []Target{{Metric: "总投资", Kind: Budget, Value: num("380"), Unit: "万元"}}, Milestones: []Milestone{{Title: "竣工", Deadline: due("2018-10-31")}}},
			reports: []Return{figures("2018-06-30", "370")}, on: "2018-06-30", light: Green, why: "step-ahead green", done: "0.000",
		},
		{
			name: "72 all is built with money left", task: Task{Targets: []Target{{Metric: "总投资", Kind: Budget, Value: num("320"), Unit: "万元"}}, Milestones: []Milestone{{Title: "竣工", Deadline: due("2018-10-31")}}},
			reports: []Return{{Seq: 1, Date: day("2018-10-20"), Steps: []StepMark{{Milestone: 0, Done: true}}, Actuals: []Actual{{Value: *num("260"), Unit: "万元"}}}}, on: "2018-10-20",
			light: Done, why: "complete done", done: "1.000",
		},
		{name: "73 5 of 13.23 kilometres by June is eleven behind", task: Task{Targets: []Target{{Metric: "管网", Value: num("13.23"), Unit: "公里"}}}, reports: []Return{figures("2018-06-30", "5")}, on: "2018-06-30", light: Yellow, why: "behind yellow #0 38%/49%", done: "0.378"},
		{name: "78, 79 40 % after the first of three years is ahead", plan: years("2023-01-01", "2025-12-31"), task: Task{Targets: []Target{{Metric: "整治", Kind: Percent}}}, reports: []Return{percent("2023-12-31", "40")}, on: "2024-01-02", light: Green, why: "on-pace green #0 40%/33%", done: "0.400"},
		{name: "81 12,000 of 16,000 are late from the 11th of October", task: Task{Targets: []Target{{Metric: "培训", Value: num("16000"), Unit: "人", Deadline: due("2018-10-10")}}}, reports: []Return{figures("2018-10-08", "12000")}, on: "2018-10-11", light: Red, why: "overdue red #0 75%/99% days 1 on 2018-10-10 value 12000", done: "0.750"},
		{
			name: "83 growth of −1 where any is asked is yellow", task: Task{Targets: []Target{{Metric: "固定资产投资增长", Kind: Level, Op: Above, Value: num("0"), Unit: "%"}}},
			reports: []Return{figures("2018-06-30", "-1")}, on: "2018-06-30", light: Yellow, why: "short yellow",
		},
		{
			name: "84 of −20 red", task: Task{Targets: []Target{{Metric: "固定资产投资增长", Kind: Level, Op: Above, Value: num("0"), Unit: "%"}}},
			reports: []Return{figures("2018-06-30", "-20")}, on: "2018-06-30", light: Red, why: "short red",
		},
		{name: "85 300 is not 突破300", task: Task{Targets: []Target{{Metric: "发明专利", Op: Above, Value: num("300"), Unit: "件"}}}, reports: []Return{figures("2018-12-31", "300")}, on: "2019-01-01", light: Red, why: "overdue red #0 99%/100%", done: "0.999"},
		{name: "87 18 of 20 days in a turn is yellow", task: Task{Targets: visits}, reports: []Return{figures("2018-06-30", "18")}, on: "2018-06-30", light: Yellow, why: "short yellow"},
		{name: "87 22 in the next is green again", task: Task{Targets: visits}, reports: numbered(figures("2018-06-30", "18"), figures("2018-07-31", "22")), on: "2018-07-31", light: Green, why: "met green"},
		{
			name: "88 two in one town are not two in each", task: Task{Targets: towns}, reports: numbered(town("2018-12-20", "杨林寨乡", "5"), town("2018-12-20", "鹤龙湖镇", "1")), on: "2018-12-20",
			light: Red, why: "behind red #0 33%/67% on 2018-12-31 value 5", done: "0.333", due: "0.667",
		},
		{
			name: "88 when each has them all is done", task: Task{Targets: towns}, reports: numbered(town("2018-12-20", "杨林寨乡", "5"), town("2018-12-20", "鹤龙湖镇", "2"), town("2018-12-20", "樟树镇", "2")), on: "2018-12-20",
			light: Done, why: "complete done", done: "1.000",
		},
		{name: "89 a balance of loans reached in June may fall back", task: Task{Targets: []Target{{Metric: "贷款余额", Kind: Stock, Baseline: num("55"), Value: num("65"), Unit: "亿元"}}}, reports: []Return{figures("2018-06-30", "66")}, on: "2018-06-30", light: Green, why: "met green", done: "1.000"},
		{name: "90 the air of a January is no worse than a warning of the year's mean", task: Task{Targets: []Target{{Metric: "空气优良率", Kind: Level, Op: AtLeast, Value: num("84"), Unit: "%", Pace: AtTheEnd}}}, reports: []Return{figures("2018-01-31", "58")}, on: "2018-01-31", light: Yellow, why: "short yellow"},
		{name: "91 two of two to three is done", task: Task{Targets: []Target{{Metric: "企业", Op: Between, Value: num("2"), Max: num("3"), Unit: "家"}}}, reports: []Return{figures("2018-06-30", "2")}, on: "2018-06-30", light: Done, why: "complete done", done: "1.000"},
		{name: "93 2,300 of 5,000 in June", task: Task{Targets: []Target{{Metric: "培训", Value: num("5000"), Unit: "人"}}}, reports: []Return{figures("2018-06-30", "2300")}, on: "2018-06-30", light: Green, why: "on-pace green #0 46%/49%", done: "0.460"},
		{name: "96 farmland has no slack", task: Task{Targets: farmland}, reports: []Return{figures("2018-06-30", "74.40")}, on: "2018-06-30", light: Red, why: "short red"},
		{
			name: "a sum that must not be passed is yellow when it runs ahead of its curve", task: Task{Targets: []Target{{Metric: "信访量", Kind: CeilingFlow, Op: AtMost, Value: num("300"), Unit: "件"}}},
			reports: []Return{figures("2018-06-30", "200")}, on: "2018-06-30", light: Yellow, why: "over-curve yellow #0 67%/49%",
		},
		{
			name: "and red for the year when it is passed", task: Task{Targets: []Target{{Metric: "信访量", Kind: CeilingFlow, Op: AtMost, Value: num("300"), Unit: "件"}}},
			reports: []Return{figures("2018-06-30", "301")}, on: "2018-06-30", light: Red, why: "short red #0",
		},
	})
}

// Worked examples of how a year is taken apart into quarters and months, to the last decimal.
func TestSlicesOfAYear(t *testing.T) {
	c := measured()
	expected := func(tg Target, on string) Ratio {
		task := &Task{Targets: []Target{tg}, Deadline: due("2018-12-31")}
		return ExpectedOn(task, c, NewCalendar(), day(on))
	}
	ends := []string{"2018-01-31", "2018-02-28", "2018-03-31", "2018-04-30", "2018-05-31", "2018-06-30", "2018-07-31", "2018-08-31", "2018-09-30", "2018-10-31", "2018-11-30", "2018-12-31"}
	projects := Target{Metric: "项目", Value: num("62"), Unit: "个", Pace: ByMonths}
	for i, want := range []int64{5, 10, 15, 20, 25, 31, 36, 41, 46, 51, 56, 62} {
		// A count is due as a whole number of things.
		if got := expected(projects, ends[i]); got != Ratio(want*int64(One)/62) {
			t.Errorf("%s: %s of 62 projects, want %d", ends[i], got, want)
		}
	}
	invested := Target{Metric: "投资", Value: num("20"), Unit: "亿元", More: &Terms{Slices: slices4("4", "9", "14", "20")}}
	for i, want := range []Ratio{666, 1333, 2000, 2833, 3666, 4500, 5333, 6166, 7000, 8000, 9000, 10000} {
		if got := expected(invested, ends[i]); got != want {
			t.Errorf("%s: %d of 10000 invested, want %d", ends[i], got, want)
		}
	}
	one := Target{Metric: "基地", Value: num("1"), Unit: "个", Pace: ByMonths}
	if got := expected(one, "2018-06-30"); got != 0 {
		t.Errorf("of one thing %s is due in June", got)
	}
	short := invested
	short.More = &Terms{Slices: slices4("4", "9", "14", "19")}
	if errs := CheckTask(&Task{ID: "t", Campaign: "c", Title: "投资", Targets: []Target{short}}); len(errs) == 0 {
		t.Error("slices that do not add up are taken")
	}
}

// Works at 60% and payment at 35% where 48% was due: each is judged for itself, and the payment decides.
func TestPaymentBehindTheWorksDecidesTheLight(t *testing.T) {
	c := years("2026-01-01", "2026-12-31")()
	at := func(works, paid string) Explained {
		task := &Task{Targets: []Target{
			{Metric: "施工进度", Kind: Percent, Value: num("100"), Unit: "%"},
			{Metric: "资金支付", Kind: Percent, Value: num("100"), Unit: "%"},
		}}
		for i := range task.Targets {
			task.Targets[i].Curve = []PlanPoint{{day("2026-06-30"), 4800}}
		}
		r := Return{Seq: 1, Date: day("2026-06-30"), Actuals: []Actual{{Value: *num(works), Unit: "%"}, {Target: 1, Value: *num(paid), Unit: "%"}}}
		s := Summarise(task, []Return{r}, r.Date)
		return Assess(task, &s, c, NewCalendar(), r.Date)
	}
	for _, tc := range []struct {
		works, paid string
		light       Light
		lead        int16
		gap         Ratio
	}{{"60", "35", Yellow, 1, 1300}, {"30", "55", Yellow, 0, 1800}, {"60", "55", Green, 1, -700}} {
		if a := at(tc.works, tc.paid); a.Light != tc.light || a.Lead != tc.lead || a.Gap != tc.gap {
			t.Errorf("works %s, paid %s: %s by measure %d, %d behind; want %s by %d, %d", tc.works, tc.paid, a.Light, a.Lead, a.Gap, tc.light, tc.lead, tc.gap)
		}
	}
}
