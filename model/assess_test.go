package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/govalues/decimal"
)

// day reads a date of a test's table.
func day(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func num(s string) *Decimal {
	if s == "" {
		return nil
	}
	d := decimal.MustParse(s)
	return &d
}

func due(s string) Deadline { return Deadline{Date: day(s), Precision: ToDay, Given: true} }

// plan2018 is the list of the Government Work Report's targets of 2018, reported by the quarter.
func plan2018() *Campaign {
	return &Campaign{
		ID: "ylz", Name: "2018年《政府工作报告》目标任务", Policy: DefaultPolicy(),
		Period:   Period{From: day("2018-01-01"), To: day("2018-12-31")},
		Cadences: []Cadence{{Kind: Quarter, Purpose: ForReport, DueDay: 10}},
	}
}

// plan2026 is a plan of 2026 with reports by the 5th of each month.
func plan2026() *Campaign {
	return &Campaign{
		ID: "kb", Name: "“开局八好”行动", Policy: DefaultPolicy(), TrackedSince: day("2026-04-14"),
		Period:   Period{From: day("2026-01-01"), To: day("2026-12-31")},
		Cadences: []Cadence{{Kind: Month, Purpose: ForReport, DueDay: 5}},
	}
}

// figures is one report for a day: the nth string is the figure of target n, "" for none.
func figures(on string, values ...string) Progress {
	p := Progress{Seq: 1, Date: day(on), Text: "进展"}
	for i, v := range values {
		if v != "" {
			p.Actuals = append(p.Actuals, Actual{Target: i, Value: decimal.MustParse(v)})
		}
	}
	return p
}

func percent(on, value string) Progress {
	return Progress{Seq: 1, Date: day(on), Percent: num(value)}
}

func steps(on string, done ...int) Progress {
	p := Progress{Seq: 1, Date: day(on)}
	for _, i := range done {
		p.Steps = append(p.Steps, StepMark{Milestone: i, Done: true})
	}
	return p
}

// row is one line of a table that a supervision officer would accept.
type row struct {
	name    string
	task    Task
	plan    func() *Campaign
	reports []Progress
	on      string
	light   Light
	says    string // part of the reasons in Chinese
	short   string // of the first reason
	done    string // completion, "" where it cannot be told
	due     string // expected, "" where it does not matter
	next    string // day and light of the next change, "-" for none, "" where it does not matter
}

func (r *row) assess(t *testing.T, cal *Calendar) Assessment {
	t.Helper()
	c := plan2018()
	if r.plan != nil {
		c = r.plan()
	}
	task := r.task
	if task.Deadline.Date == 0 && task.Deadline.Text == "" {
		task.Deadline = Deadline{Date: c.Period.To, Precision: ToYear}
	}
	s := Summarise(&task, r.reports, day(r.on))
	return Assess(&task, &s, c, cal, day(r.on))
}

func check(t *testing.T, rows []row) {
	cal := NewCalendar()
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			a := r.assess(t, cal)
			text := a.Text(Chinese)
			if a.Light != r.light {
				t.Errorf("light %v, want %v: %s", a.Light, r.light, text)
			}
			if !strings.Contains(text, r.says) {
				t.Errorf("says %q, want %q", text, r.says)
			}
			if r.short != "" && a.Reasons[0].Short(Chinese) != r.short {
				t.Errorf("in short %q, want %q", a.Reasons[0].Short(Chinese), r.short)
			}
			done := ""
			if a.Known {
				done = a.Completion.String()
			}
			if done != r.done {
				t.Errorf("completion %q, want %q", done, r.done)
			}
			if r.due != "" && a.Expected.String() != r.due {
				t.Errorf("expected %s, want %s", a.Expected, r.due)
			}
			next := "-"
			if a.Next.On != 0 {
				next = fmt.Sprintf("%s %v", a.Next.On, a.Next.Light)
			}
			if r.next != "" && next != r.next {
				t.Errorf("next %s, want %s", next, r.next)
			}
		})
	}
}

var (
	gdp        = Target{Metric: "地区生产总值", Kind: Cumulative, Value: num("678"), Unit: "亿元"}
	gdpGrowth  = Target{Metric: "地区生产总值增长", Kind: Level, Value: num("9.5"), Unit: "%"}
	revenue    = Target{Metric: "财政收入", Kind: Cumulative, Value: num("30"), Unit: "亿元"}
	jobless    = Target{Metric: "城镇登记失业率", Kind: Ceiling, Op: AtMost, Value: num("4"), Unit: "%"}
	accidents  = Target{Metric: "较大及以上安全事故", Kind: ZeroLine, Unit: "起"}
	livelihood = Target{Metric: "民生支出占财政支出", Kind: Level, Op: AtLeast, Value: num("80"), Unit: "%"}
	placeThree = Target{Metric: "全市排名", Kind: Rank, Op: AtMost, Value: num("3")}
	toBeGiven  = Target{Metric: "新增贷款", Kind: GivenLater}
)

func TestCumulativeTargetsAreHeldAgainstThePlan(t *testing.T) {
	check(t, []row{
		{
			name: "GDP of 121.9 of 678 after the first quarter is 18 % where 24 % was due: six points, within the limit",
			task: Task{Targets: []Target{gdp}}, reports: []Progress{figures("2018-03-31", "121.9")}, on: "2018-03-31",
			light: Green, says: "应完成24%，实报18%（121.9/678亿元），差6点，未过黄线", short: "应24%，实18%", done: "0.180", due: "0.244",
		},
		{
			name: "revenue of 9.01 of 30 is 30 %, ahead of the plan",
			task: Task{Targets: []Target{revenue}}, reports: []Progress{figures("2018-03-31", "9.01")}, on: "2018-04-11",
			light: Green, says: "应完成24%，实报30%（9.01/30亿元），超6点", done: "0.300", due: "0.244",
		},
		{
			name: "the report of March speaks for March until the report of June is due on 10 July",
			task: Task{Targets: []Target{gdp}}, reports: []Progress{figures("2018-03-31", "121.9")}, on: "2018-07-10",
			light: Green, says: "应完成24%", done: "0.180", due: "0.244",
			next: "2018-07-11 red",
		},
		{
			name: "once the report of June is late, the figure of March is held against July: 33 points behind",
			task: Task{Targets: []Target{gdp}}, reports: []Progress{figures("2018-03-31", "121.9")}, on: "2018-07-11",
			light: Red, says: "应完成52%，实报18%（121.9/678亿元），差34点", short: "应52%，差34点", done: "0.180", next: "-",
		},
		{
			name: "15 points behind is yellow",
			task: Task{Targets: []Target{gdp}}, reports: []Progress{figures("2018-06-30", "240")}, on: "2018-06-30",
			light: Yellow, says: "差14点", done: "0.354",
		},
		{
			name: "exactly ten points behind is not yet past the limit of ten",
			task: Task{Curve: []PlanPoint{{day("2018-03-31"), 2500}}}, reports: []Progress{percent("2018-03-31", "15")}, on: "2018-03-31",
			light: Green, says: "差10点，未过黄线", done: "0.150", due: "0.250",
		},
		{
			name: "a hundredth of a point more is past it",
			task: Task{Curve: []PlanPoint{{day("2018-03-31"), 2500}}}, reports: []Progress{percent("2018-03-31", "14.99")}, on: "2018-03-31",
			light: Yellow, says: "差10点", done: "0.150", due: "0.250",
		},
		{
			name: "exactly thirty points behind is not yet past the limit of thirty",
			task: Task{Curve: []PlanPoint{{day("2018-06-30"), 5000}}}, reports: []Progress{percent("2018-06-30", "20")}, on: "2018-06-30",
			light: Yellow, says: "差30点", done: "0.200", due: "0.500",
		},
		{
			name: "the whole reached in September is done in September",
			task: Task{Targets: []Target{revenue}}, reports: []Progress{figures("2018-09-30", "30")}, on: "2018-10-01",
			light: Done, says: "已全部完成（2018年9月30日填报）", short: "已完成", done: "1.000", next: "-",
		},
		{
			name: "99.99 % is not done, and is not shown as the whole",
			task: Task{Targets: []Target{revenue}}, reports: []Progress{figures("2018-09-30", "29.9999")}, on: "2018-10-01",
			light: Green, says: "实报99%", done: "1.000",
		},
		{
			name: "突破30亿元 is not fulfilled by 30 exactly",
			task: Task{Targets: []Target{{Metric: "财政收入", Op: Above, Value: num("30"), Unit: "亿元"}}},
			on:   "2018-12-20", reports: []Progress{figures("2018-12-19", "30")},
			light: Yellow, says: "还有7个工作日到期", short: "余7个工作日", done: "1.000",
		},
		{
			name: "about 162.5 counts whole at 160 beside a half",
			task: Task{Targets: []Target{{Metric: "产值", Op: About, Value: num("162.5"), Unit: "亿元"}, revenue}},
			on:   "2018-06-30", reports: []Progress{figures("2018-06-30", "160", "15")},
			light: Green, says: "实报75%", done: "0.750",
		},
		{
			name: "about 162.5 counts as reached at 160",
			task: Task{Targets: []Target{{Metric: "产值", Op: About, Value: num("162.5"), Unit: "亿元"}}},
			on:   "2018-12-20", reports: []Progress{figures("2018-12-19", "160")},
			light: Done, says: "已全部完成", done: "1.000",
		},
		{
			name: "a figure in 万元 answers a target in 亿元",
			task: Task{Targets: []Target{revenue}}, on: "2018-03-31",
			reports: []Progress{{Seq: 1, Date: day("2018-03-31"), Actuals: []Actual{{Value: decimal.MustParse("90100"), Unit: "万元"}}}},
			light:   Green, says: "实报30%（9.01/30亿元）", done: "0.300",
		},
		{
			name: "a figure in a unit that answers another question is not used",
			task: Task{Targets: []Target{revenue}}, on: "2018-03-31",
			reports: []Progress{{Seq: 1, Date: day("2018-03-31"), Text: "x", Actuals: []Actual{{Value: decimal.MustParse("9"), Unit: "个"}}}},
			light:   Grey, says: "已填报进展，但未报完成数", short: "未报完成数",
		},
		{
			name: "a preliminary figure is told as one",
			task: Task{Targets: []Target{gdp}}, on: "2018-03-31",
			reports: []Progress{{Seq: 1, Date: day("2018-03-31"), Actuals: []Actual{{Value: decimal.MustParse("121.9"), Estimate: true}}}},
			light:   Green, says: "（预计121.9/678亿元）", done: "0.180",
		},
		{
			name: "a target may have an earlier date of its own",
			task: Task{Targets: []Target{{Metric: "规模养殖粪污处理", Value: num("10"), Unit: "家", Deadline: due("2018-06-30")}}},
			on:   "2018-07-01", reports: []Progress{figures("2018-06-30", "9")},
			light: Red, says: "已逾期1天（应于2018年6月30日前完成），实报90%（9/10家）", short: "逾期1天", done: "0.900",
		},
	})
}

func TestLevelsAndCeilingsAreDueInFullAtEveryReading(t *testing.T) {
	check(t, []row{
		{
			name: "growth of 8 % against 9.5 % is short by less than a fifth: yellow, and not 84 % done",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Progress{figures("2018-03-31", "8")}, on: "2018-03-31",
			light: Yellow, says: "地区生产总值增长应达到9.5%，实报8%，差15.8%", short: "应9.5%，实8%", done: "0.842", due: "1.000",
		},
		{
			name: "short by exactly a fifth is still yellow",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Progress{figures("2018-03-31", "7.6")}, on: "2018-03-31",
			light: Yellow, says: "差20%", done: "0.800",
		},
		{
			name: "short by more than a fifth is red",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Progress{figures("2018-03-31", "7.59")}, on: "2018-03-31",
			light: Red, says: "实报7.59%", done: "0.799",
		},
		{
			name: "reached in March it is green, for it may still fall",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Progress{figures("2018-03-31", "10.2")}, on: "2018-03-31",
			light: Green, says: "实报10.2%，已达到9.5%", short: "已达标", done: "1.000",
		},
		{
			name: "kept to the end it is done the day after",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Progress{figures("2018-12-31", "9.6")}, on: "2019-01-01",
			light: Done, says: "已全部完成", done: "1.000", next: "-",
		},
		{
			name: "reached in March and never reported again, it is not proved at the end",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Progress{figures("2018-03-31", "10.2")}, on: "2019-01-01",
			light: Yellow, says: "最近一次填报为2018年3月31日，已276天未更新", short: "276天未更新", done: "1.000",
		},
		{
			name: "not reached when the time is over, it is overdue",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Progress{figures("2018-12-31", "9.4")}, on: "2019-01-02",
			light: Red, says: "已逾期2天（应于2018年12月31日前完成），实报9.4%，未达标", done: "0.989",
		},
		{
			name: "livelihood at 72.9 % of spending where 80 % is due is yellow",
			task: Task{Targets: []Target{livelihood}}, reports: []Progress{figures("2018-03-31", "72.9")}, on: "2018-04-11",
			light: Yellow, says: "民生支出占财政支出应达到80%，实报72.9%，差8.9%", done: "0.911",
		},
		{
			name: "growth of 5.3 % or so counts as reached at 5.1 %",
			task: Task{Targets: []Target{{Metric: "增长", Kind: Level, Op: About, Value: num("5.3"), Unit: "%"}}},
			on:   "2018-03-31", reports: []Progress{figures("2018-03-31", "5.1")},
			light: Green, says: "增长实报5.1%", done: "1.000",
		},
		{
			name: "正增长 is not reached by a fall",
			task: Task{Targets: []Target{{Metric: "固定资产投资", Kind: Level, Op: Above, Value: num("0"), Unit: "%"}}},
			on:   "2018-03-31", reports: []Progress{figures("2018-03-31", "-2.7")},
			light: Red, says: "实报-2.7%", done: "0.000",
		},
		{
			name: "a range of 35 to 110 is left at the upper end too",
			task: Task{Targets: []Target{{Metric: "电压", Kind: Level, Op: Between, Value: num("35"), Max: num("110"), Unit: "千伏"}}},
			on:   "2018-03-31", reports: []Progress{figures("2018-03-31", "120")},
			light: Red, says: "35—110千伏，实报120千伏", done: "0.909",
		},
		{
			name: "unemployment of 4 % is within 4 %",
			task: Task{Targets: []Target{jobless}}, reports: []Progress{figures("2018-03-31", "4")}, on: "2018-03-31",
			light: Green, says: "城镇登记失业率实报4%，在4%以内", short: "已达标", done: "1.000",
		},
		{
			name: "4.2 % passes the ceiling by a twentieth: yellow",
			task: Task{Targets: []Target{jobless}}, reports: []Progress{figures("2018-03-31", "4.2")}, on: "2018-03-31",
			light: Yellow, says: "应控制在4%以内，实报4.2%，超出5%", short: "限4%，实4.2%", done: "0.950",
		},
		{
			name: "4.3 % is more: red",
			task: Task{Targets: []Target{jobless}}, reports: []Progress{figures("2018-03-31", "4.3")}, on: "2018-03-31",
			light: Red, says: "超出7.5%", done: "0.925",
		},
		{
			name: "a place among the first three is met or not",
			task: Task{Targets: []Target{placeThree}}, reports: []Progress{figures("2018-03-31", "4")}, on: "2018-03-31",
			light: Red, says: "全市排名应居3位以内，实报第4", short: "应前3，实第4", done: "0.000",
		},
		{
			name: "third place is just within",
			task: Task{Targets: []Target{placeThree}}, reports: []Progress{figures("2018-03-31", "3")}, on: "2018-03-31",
			light: Green, says: "实报第3，已达标", done: "1.000",
		},
		{
			name: "second place is well within",
			task: Task{Targets: []Target{placeThree}}, reports: []Progress{figures("2018-03-31", "2")}, on: "2018-03-31",
			light: Green, says: "实报第2，已达标", done: "1.000",
		},
		{
			name: "water of class V or better: class IV is better",
			task: Task{Targets: []Target{{Metric: "水质", Kind: Rank, Op: AtLeast, Value: num("5"), Unit: "类"}}},
			on:   "2018-03-31", reports: []Progress{figures("2018-03-31", "4")},
			light: Green, says: "已达标", done: "1.000",
		},
	})
}

func TestZeroLinesHoldUntilOneEvent(t *testing.T) {
	event := figures("2018-03-31", "1")
	taken := figures("2018-03-31", "0")
	taken.Seq = 2
	quiet := figures("2018-06-30", "0")
	check(t, []row{
		{
			name: "nobody has said anything yet", task: Task{Targets: []Target{accidents}}, on: "2018-03-31",
			light: Grey, says: "尚未填报", short: "未填报",
		},
		{
			name: "a report without an event keeps it green", task: Task{Targets: []Target{accidents}}, on: "2018-03-31",
			reports: []Progress{{Seq: 1, Date: day("2018-03-31"), Text: "安全形势平稳"}},
			light:   Green, says: "“较大及以上安全事故”未发生", done: "1.000",
		},
		{
			name: "one event is red at once", task: Task{Targets: []Target{accidents}}, on: "2018-03-31", reports: []Progress{event},
			light: Red, says: "“较大及以上安全事故”要求为零，实报1起", short: "零指标被突破", done: "0.000",
		},
		{
			name: "a quiet quarter afterwards does not wash it away", task: Task{Targets: []Target{accidents}}, on: "2018-06-30", reports: []Progress{event, quiet},
			light: Red, says: "实报1起", done: "0.000",
		},
		{
			name: "a correction of the same date does", task: Task{Targets: []Target{accidents}}, on: "2018-06-30", reports: []Progress{event, taken, quiet},
			light: Green, says: "未发生", done: "1.000",
		},
		{
			name: "kept to the end of the year it is done", task: Task{Targets: []Target{accidents}}, on: "2019-01-01", reports: []Progress{figures("2018-12-31", "0")},
			light: Done, says: "已全部完成", done: "1.000",
		},
		{
			name: "a zero line beside a sum that is reached does not hold the task open", task: Task{Targets: []Target{revenue, accidents}}, on: "2018-10-01",
			reports: []Progress{figures("2018-09-30", "31", "0")}, light: Done, says: "已全部完成", done: "1.000",
		},
		{
			name: "nor does it when it is printed first", task: Task{Targets: []Target{accidents, revenue}}, on: "2018-10-01",
			reports: []Progress{figures("2018-09-30", "0", "31")}, light: Done, says: "已全部完成", done: "1.000",
		},
		{
			name: "what is kept is foreseen to be done when its time is over", task: Task{Targets: []Target{accidents}}, on: "2018-12-25", reports: []Progress{figures("2018-12-20", "0")},
			light: Green, says: "未发生", done: "1.000", next: "2019-01-01 done",
		},
	})
}

func TestAValueStillToComeIsNeverGreen(t *testing.T) {
	check(t, []row{
		{
			name: "alone it is grey", task: Task{Targets: []Target{toBeGiven}}, on: "2018-06-30", reports: []Progress{{Seq: 1, Date: day("2018-06-29"), Text: "等待下达"}},
			light: Grey, says: "任务数待上级下达", short: "任务数待下达", next: "-",
		},
		{
			name: "alone it has nothing to report, however long ago the last report", task: Task{Targets: []Target{toBeGiven}}, on: "2018-12-31", reports: []Progress{{Seq: 1, Date: day("2018-03-31"), Text: "等待下达"}},
			light: Grey, says: "任务数待上级下达",
		},
		{
			name: "alone it is not overdue either", task: Task{Targets: []Target{toBeGiven}}, on: "2019-03-01",
			light: Grey, says: "任务数待上级下达",
		},
		{
			name: "beside a sum on schedule the task cannot be called green", task: Task{Targets: []Target{revenue, toBeGiven}}, on: "2018-03-31",
			reports: []Progress{figures("2018-03-31", "9")}, light: Grey, says: "新增贷款的任务数待上级下达", done: "0.300",
		},
		{
			name: "beside a sum behind it is yellow", task: Task{Targets: []Target{revenue, toBeGiven}}, on: "2018-03-31",
			reports: []Progress{figures("2018-03-31", "3")}, light: Yellow, says: "差14点；新增贷款的任务数待上级下达", done: "0.100",
		},
		{
			name: "and the sum reached does not make the task done", task: Task{Targets: []Target{revenue, toBeGiven}}, on: "2018-09-30",
			reports: []Progress{figures("2018-09-30", "31")}, light: Grey, says: "待上级下达", done: "1.000",
		},
	})
}

func TestStepsAreDueOnTheirDays(t *testing.T) {
	two := []Milestone{{Title: "动工", Deadline: due("2018-05-31")}, {Title: "竣工", Deadline: due("2018-12-31")}}
	check(t, []row{
		{
			name: "nothing is due in March", task: Task{Milestones: two}, reports: []Progress{steps("2018-03-31")}, on: "2018-03-31",
			light: Green, says: "节点均未到期或已完成，实报0%", short: "节点未到期", done: "0.000", due: "0.000", next: "2018-05-17 yellow",
		},
		{
			name: "ten working days before its date an open step is yellow", task: Task{Milestones: two}, reports: []Progress{steps("2018-03-31")}, on: "2018-05-17",
			light: Yellow, says: "节点“动工”还有10个工作日到期（2018年5月31日），尚未完成", short: "节点余10工作日", done: "0.000", next: "2018-06-01 red",
		},
		{
			name: "the day after it is red", task: Task{Milestones: two}, reports: []Progress{steps("2018-03-31")}, on: "2018-06-01",
			light: Red, says: "节点“动工”已逾期1天（应于2018年5月31日前完成），未报完成", short: "节点逾期1天", done: "0.000", due: "0.500", next: "-",
		},
		{
			name: "done in time it is green to the end of the year", task: Task{Milestones: two}, reports: []Progress{steps("2018-05-28", 0)}, on: "2018-06-01",
			light: Green, says: "实报50%", done: "0.500", due: "0.500", next: "2018-07-13 yellow",
		},
		{
			name: "both done is done", task: Task{Milestones: two}, reports: []Progress{steps("2018-11-30", 0, 1)}, on: "2018-11-30",
			light: Done, says: "已全部完成", done: "1.000",
		},
		{
			name: "a correction opens a step again", task: Task{Milestones: two},
			reports: []Progress{steps("2018-05-28", 0), {Seq: 2, Date: day("2018-05-28"), Steps: []StepMark{{Milestone: 0}}}}, on: "2018-06-01",
			light: Red, says: "节点“动工”已逾期1天", done: "0.000",
		},
		{
			name: "the officer's percentage counts between the steps", task: Task{Milestones: two}, on: "2018-09-30",
			reports: []Progress{{Seq: 1, Date: day("2018-09-30"), Percent: num("70"), Steps: []StepMark{{0, true}}}},
			light:   Green, says: "实报70%", done: "0.700", due: "0.500",
		},
		{
			name: "and only where it says more than they do", task: Task{Milestones: two}, on: "2018-09-30",
			reports: []Progress{{Seq: 1, Date: day("2018-09-30"), Percent: num("30"), Steps: []StepMark{{0, true}}}},
			light:   Green, says: "实报50%", done: "0.500",
		},
		{
			name: "but a full percentage does not close an open step", task: Task{Milestones: two}, on: "2018-09-30",
			reports: []Progress{{Seq: 1, Date: day("2018-09-30"), Percent: num("100"), Steps: []StepMark{{0, true}}}},
			light:   Green, says: "实报99%", done: "0.990",
		},
		{
			name: "a sum on schedule beside a late step is as bad as the step", on: "2018-06-30",
			task:    Task{Targets: []Target{revenue}, Milestones: two},
			reports: []Progress{figures("2018-06-30", "15")}, light: Red, says: "节点“动工”已逾期30天", done: "0.167",
		},
		{
			name: "under 滞后 a step ten working days late is yellow",
			task: Task{Milestones: two}, plan: with(DaysLate), reports: []Progress{steps("2018-03-31")}, on: "2018-06-13",
			light: Yellow, says: "已逾期13天", done: "0.000", next: "2018-06-25 red",
		},
		{
			name: "under 滞后 the last step turns red after the plan's end", on: "2019-01-03",
			task: Task{Milestones: two[1:]}, plan: with(DaysLate), reports: []Progress{steps("2018-12-28")},
			light: Yellow, says: "已逾期3天", done: "0.000", next: "2019-01-23 red",
		},
		{
			name: "a target of kind step without milestones is done when its figure says so",
			task: Task{Targets: []Target{{Metric: "投入使用", Kind: Step}}}, reports: []Progress{figures("2018-08-31", "1")}, on: "2018-09-01",
			light: Done, says: "已全部完成", done: "1.000",
		},
		{
			name: "and overdue when nobody says so",
			task: Task{Targets: []Target{{Metric: "投入使用", Kind: Step, Deadline: due("2018-08-31")}}}, reports: []Progress{{Seq: 1, Date: day("2018-08-31"), Text: "装修"}}, on: "2018-09-01",
			light: Red, says: "已逾期1天", done: "0.000",
		},
	})
}

// with returns the plan of 2018 under another yardstick.
func with(y Yardstick) func() *Campaign {
	return func() *Campaign {
		c := plan2018()
		for _, p := range Presets() {
			if p.Policy.Yardstick == y {
				c.Policy = p.Policy
			}
		}
		return c
	}
}

func TestYardsticks(t *testing.T) {
	half := []Progress{percent("2018-06-30", "45")} // 49.3 % due
	check(t, []row{
		{
			name: "points: 45 of 49 is four behind", reports: half, on: "2018-06-30",
			light: Green, says: "应完成49%，实报45%，差4点", done: "0.450", due: "0.492",
		},
		{
			name: "pace: 0.91 is below 0.95", plan: with(Ratios), reports: half, on: "2018-06-30",
			light: Yellow, says: "应完成49%，实报45%，进度比0.91", short: "进度比0.91", done: "0.450",
		},
		{
			name: "pace: 0.84 is below 0.85", plan: with(Ratios), reports: []Progress{percent("2018-06-30", "41.5")}, on: "2018-06-30",
			light: Red, says: "进度比0.84", done: "0.415",
		},
		{
			name: "days: the plan stood at 45 % eleven working days ago", plan: with(DaysLate), reports: half, on: "2018-06-30",
			light: Yellow, says: "滞后11个工作日", short: "滞后11工作日", done: "0.450",
		},
		{
			name: "pace: 0.95 exactly is not below it", plan: with(Ratios), task: Task{Curve: []PlanPoint{{day("2018-06-30"), 5000}}}, reports: []Progress{percent("2018-06-30", "47.5")}, on: "2018-06-30",
			light: Green, says: "差2点，未过黄线", done: "0.475", due: "0.500",
		},
		{
			name: "days: seven are not yet past seven", plan: with(DaysLate), reports: []Progress{percent("2018-06-30", "46.4")}, on: "2018-06-30",
			light: Green, says: "应完成49%，实报46%", done: "0.464",
		},
		{
			name: "days: eight are", plan: with(DaysLate), reports: []Progress{percent("2018-06-30", "46.3")}, on: "2018-06-30",
			light: Yellow, says: "滞后8个工作日", done: "0.463",
		},
		{
			name: "days: at 42 % it is past fifteen", plan: with(DaysLate), reports: []Progress{percent("2018-06-30", "42")}, on: "2018-06-30",
			light: Red, says: "滞后18个工作日", done: "0.420",
		},
		{
			name: "days left: eleven are enough", plan: with(DaysLeft), reports: []Progress{percent("2018-12-14", "45")}, on: "2018-12-14",
			light: Green, says: "应完成96%，实报45%", done: "0.450", next: "2018-12-17 yellow",
		},
		{
			name: "days left: ten are a warning", plan: with(DaysLeft), reports: []Progress{percent("2018-12-14", "45")}, on: "2018-12-17",
			light: Yellow, says: "还有10个工作日到期", short: "余10个工作日", done: "0.450", next: "2018-12-26 red",
		},
		{
			name: "days left: three are red", plan: with(DaysLeft), reports: []Progress{percent("2018-12-14", "45")}, on: "2018-12-26",
			light: Red, says: "还有3个工作日到期", done: "0.450",
		},
	})
}

func TestPlanCurves(t *testing.T) {
	quarters := []PlanPoint{{day("2018-03-31"), 1000}, {day("2018-06-30"), 4000}, {day("2018-09-30"), 8000}}
	road := Target{Metric: "农村公路", Value: num("15"), Unit: "公里", Curve: quarters}
	check(t, []row{
		{
			name: "a quarter's value is due on its last day", task: Task{Targets: []Target{road}}, reports: []Progress{figures("2018-06-30", "6")}, on: "2018-06-30",
			light: Green, says: "应完成40%，实报40%（6/15公里），与序时持平", done: "0.400", due: "0.400",
		},
		{
			name: "between two quarters it rises by working days", task: Task{Targets: []Target{road}}, reports: []Progress{figures("2018-05-15", "6")}, on: "2018-05-15",
			light: Green, says: "超15点", done: "0.400", due: "0.245",
		},
		{
			name: "after the last point it rises to the whole at the deadline", task: Task{Targets: []Target{road}}, reports: []Progress{figures("2018-12-20", "9")}, on: "2018-12-20",
			light: Red, says: "应完成98%，实报60%（9/15公里），差38点", done: "0.600", due: "0.977",
		},
		{
			name: "a level with a curve of its own is due only as far as the curve",
			task: Task{Targets: []Target{{Metric: "参保率", Kind: Level, Value: num("96"), Unit: "%", Curve: quarters}}}, reports: []Progress{figures("2018-06-30", "60")}, on: "2018-06-30",
			light: Green, says: "应完成40%，实报63%（60/96%）", done: "0.625", due: "0.400",
		},
	})
}

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
			name: "before its time it is grey", task: road, plan: plan2026, on: "2026-11-23",
			light: Grey, says: "尚未填报，按序时应完成89%", short: "未填报", next: "2026-12-17 yellow",
		},
		{
			name: "the change to come is told a month ahead", task: road, plan: plan2026, on: "2026-12-10",
			light: Grey, says: "若不再填报，再过5个工作日转黄", next: "2026-12-17 yellow",
		},
		{
			name: "ten working days before the deadline it is yellow all the same", task: road, plan: plan2026, on: "2026-12-17",
			light: Yellow, says: "还有10个工作日到期（2026年12月31日），尚未完成；尚未填报", next: "2027-01-01 red",
		},
		{
			name: "its start lies ahead", plan: plan2026, on: "2026-05-06",
			task: Task{Start: due("2026-06-01")}, light: Grey, says: "2026年6月1日开始实施，尚未开始", short: "2026年6月1日起",
		},
		{
			name: "but what is reported has begun", plan: plan2026, on: "2026-05-31", reports: []Progress{percent("2026-05-31", "20")},
			task: Task{Start: due("2026-06-01")}, light: Green, says: "应完成0%，实报20%", done: "0.200",
		},
		{
			name: "its plan has not begun", task: road, plan: plan2026, on: "2025-12-31",
			light: Grey, says: "2026年1月1日开始实施",
		},
		{
			name: "it was added by hand later", plan: plan2026, on: "2026-05-06",
			task: Task{Added: day("2026-06-01")}, light: Grey, says: "本任务2026年6月1日才列入台账", short: "尚未列入", next: "2026-12-17 yellow",
		},
		{
			name: "the plan of a task added by hand begins on that day", plan: plan2026, on: "2026-06-30",
			task: Task{Added: day("2026-06-01")}, reports: []Progress{percent("2026-06-30", "10")}, light: Green, says: "应完成14%，实报10%", done: "0.100",
		},
		{
			name: "a step that fell due before the plan was followed does not colour a task that reports", plan: plan2026, on: "2026-05-31",
			task:    Task{Milestones: []Milestone{{Title: "立项", Deadline: due("2026-03-31")}, {Title: "开工", Deadline: due("2026-06-30")}}},
			reports: []Progress{steps("2026-05-30")}, light: Red, says: "节点“立项”已逾期61天", done: "0.000",
		},
		{
			name: "no date can be told for it", plan: plan2026, on: "2026-05-31",
			task:    Task{Deadline: Deadline{Text: "按要求时间"}},
			reports: []Progress{percent("2026-05-30", "40")}, light: Green, says: "未定完成时限，实报40%", short: "无时限，实40%", done: "0.400",
		},
	})
}

func TestReportsGrowOld(t *testing.T) {
	monthly := []Progress{percent("2026-06-30", "90")}
	check(t, []row{
		{
			name: "a report of June speaks until that of July is due on 5 August", plan: plan2026, reports: monthly, on: "2026-08-05",
			light: Green, says: "应完成48%，实报90%", done: "0.900", due: "0.484",
		},
		{
			name: "46 days old and overdue by the plan's own rhythm it is too old", plan: plan2026, reports: monthly, on: "2026-08-15",
			light: Yellow, says: "最近一次填报为2026年6月30日，已46天未更新", short: "46天未更新", done: "0.900", next: "2027-01-01 red",
		},
		{
			name: "a unit that reports by the quarter is not late in the second month", reports: []Progress{percent("2018-03-31", "90")}, on: "2018-06-20",
			light: Green, says: "实报90%", done: "0.900", next: "2018-07-11 yellow",
		},
		{
			name: "「每月底」 is its own rhythm", plan: func() *Campaign { c := plan2026(); c.Cadences = nil; return c }, on: "2026-08-15",
			task:    Task{Deadline: Deadline{Date: day("2026-12-31"), Text: "每月底", Precision: Recurring, Given: true}},
			reports: monthly, light: Yellow, says: "已46天未更新", done: "0.900",
		},
		{
			name: "so a report of June does not speak for August", plan: func() *Campaign { c := plan2026(); c.Cadences = nil; return c }, on: "2026-08-05",
			task:    Task{Deadline: Deadline{Date: day("2026-12-31"), Text: "每月底", Precision: Recurring, Given: true}},
			reports: []Progress{percent("2026-06-30", "50")}, light: Green, says: "应完成59%，实报50%", done: "0.500",
		},
		{
			name: "without any rhythm it speaks until it is too old", plan: func() *Campaign { c := plan2026(); c.Cadences = nil; return c }, on: "2026-08-05",
			reports: []Progress{percent("2026-06-30", "50")}, light: Green, says: "应完成48%，实报50%", done: "0.500",
		},
	})
}

func TestActsOfTheOfficer(t *testing.T) {
	cal := NewCalendar()
	plan := plan2026()
	task := &Task{ID: "kb8-30", Campaign: "kb", Title: "农村公路提质改造", Deadline: due("2026-06-30"), Start: due("2026-03-01")}
	reports := []Progress{percent("2026-06-28", "60")}
	at := func(on string) Assessment {
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

func TestSeveralMeasuresAreWeighed(t *testing.T) {
	check(t, []row{
		{
			name: "completion is the weighted mean, the light that of the worst",
			task: Task{Targets: []Target{gdp, revenue}}, reports: []Progress{figures("2018-06-30", "100", "15")}, on: "2018-06-30",
			light: Red, says: "地区生产总值：应完成49%，实报15%（100/678亿元），差34点", done: "0.324", due: "0.492",
		},
		{
			name: "a weight of three counts three times",
			task: Task{Targets: []Target{{Metric: "甲", Value: num("100"), Weight: num("3")}, {Metric: "乙", Value: num("100")}}},
			on:   "2018-06-30", reports: []Progress{figures("2018-06-30", "40", "80")},
			light: Green, says: "应完成49%，实报50%", done: "0.500",
		},
		{
			name: "more than the whole in one does not make up for less in another",
			task: Task{Targets: []Target{gdp, revenue}}, reports: []Progress{figures("2018-06-30", "339", "90")}, on: "2018-06-30",
			light: Green, says: "实报75%", done: "0.750",
		},
		{
			name: "what is not reported is said, and not counted as nought before its time",
			task: Task{Targets: []Target{revenue, gdpGrowth}}, reports: []Progress{figures("2018-03-31", "9")}, on: "2018-03-31",
			light: Green, says: "超6点；另有1项指标未填报", done: "0.300",
		},
		{
			name: "but it is overdue when its time is over",
			task: Task{Targets: []Target{revenue, gdp}}, reports: []Progress{figures("2018-12-31", "31")}, on: "2019-01-01",
			light: Red, says: "地区生产总值：已逾期1天（应于2018年12月31日前完成），本项未填报", done: "0.500",
		},
		{
			name: "the officer's percentage stands for a sum without a figure",
			task: Task{Targets: []Target{revenue}}, reports: []Progress{percent("2018-03-31", "35")}, on: "2018-03-31",
			light: Green, says: "实报35%", done: "0.350",
		},
	})
}

func TestYearsWhoseHolidaysAreNotKnownAreTold(t *testing.T) {
	c := plan2026()
	c.Period.To = day("2028-12-31")
	task := &Task{Deadline: due("2028-12-31")}
	s := Summarise(task, []Progress{percent("2026-11-20", "50")}, day("2026-11-23"))
	a := Assess(task, &s, c, NewCalendar(), day("2026-11-23"))
	if !a.CalendarUnknown || !strings.Contains(a.Text(Chinese), "2028年放假安排未收录，工作日按周一至周五计") {
		t.Errorf("unknown %v: %s", a.CalendarUnknown, a.Text(Chinese))
	}
	task.Deadline = due("2026-12-31")
	if a = Assess(task, &s, c, NewCalendar(), day("2026-11-23")); a.CalendarUnknown {
		t.Errorf("2026 is known: %s", a.Text(Chinese))
	}
}

func TestDaysLeftAreWorkingDays(t *testing.T) {
	for _, c := range []struct {
		on      string
		left    int
		overdue bool
	}{{"2026-11-23", 28, false}, {"2026-12-31", 0, false}, {"2027-01-01", -1, true}} {
		task := &Task{Deadline: due("2026-12-31")}
		s := Summarise(task, []Progress{percent("2026-11-20", "50")}, day(c.on))
		a := Assess(task, &s, plan2026(), NewCalendar(), day(c.on))
		if !a.HasDeadline || a.DaysLeft != c.left || a.Overdue != c.overdue {
			t.Errorf("%s: %d left, overdue %v; want %d, %v", c.on, a.DaysLeft, a.Overdue, c.left, c.overdue)
		}
	}
}

func TestEachMeasureIsAssessedByItself(t *testing.T) {
	cal, c := NewCalendar(), plan2018()
	task := &Task{
		Deadline: due("2018-12-31"), Targets: []Target{gdp, revenue, gdpGrowth, accidents, toBeGiven, {Metric: "竣工", Kind: Step}},
		Milestones: []Milestone{{Title: "立项", Deadline: due("2018-02-28")}, {Title: "动工", Deadline: due("2018-03-15")}, {Title: "竣工", Deadline: due("2018-12-31")}},
	}
	p := figures("2018-03-31", "60", "33", "10")
	p.Steps = []StepMark{{0, true}}
	on := day("2018-03-31")
	s := Summarise(task, []Progress{p}, on)
	for i, want := range []struct {
		light      Light
		completion string
	}{{Yellow, "0.088"}, {Done, "1.100"}, {Green, "1.000"}, {Green, "1.000"}, {Grey, "0.000"}, {Red, "0.333"}} {
		got := MeasureTarget(task, i, &s, c, cal, on)
		if got.Light != want.light || got.Completion.String() != want.completion || got.Reason.Text(Chinese) == "" {
			t.Errorf("target %d: %v, %s (%s), want %v, %s", i, got.Light, got.Completion, got.Reason.Text(Chinese), want.light, want.completion)
		}
	}
	for i, want := range []Light{Done, Red, Grey} {
		if got := MeasureMilestone(task, i, &s, c, cal, on); got.Light != want {
			t.Errorf("milestone %d: %v (%s), want %v", i, got.Light, got.Reason.Text(Chinese), want)
		}
	}
	if got := MeasureTarget(task, 9, &s, c, cal, on); got.Known {
		t.Errorf("a target that is not there is known: %+v", got)
	}
}

func TestAManualLightDoesNotHideThatTheTaskIsClosed(t *testing.T) {
	task := &Task{Deadline: due("2026-06-30"), Manual: []ManualLight{{On: day("2026-05-01"), Light: Red, Reason: "约谈"}}, Closed: &Closing{On: day("2026-06-01")}}
	s := Standing{}
	if a := Assess(task, &s, plan2026(), NewCalendar(), day("2026-06-02")); a.Light != Done {
		t.Errorf("closed, but %v: %s", a.Light, a.Text(Chinese))
	}
}

func TestNothingRoundsUpToTheWhole(t *testing.T) {
	c := plan2018()
	for _, tg := range []Target{
		{Metric: "突破30亿元", Op: Above, Value: num("30")}, {Metric: "增长超过9.5%", Kind: Level, Op: Above, Value: num("30")}, {Metric: "低于30", Kind: Ceiling, Op: Below, Value: num("30")},
	} {
		task := &Task{Targets: []Target{tg}, Deadline: due("2018-12-31")}
		s := Summarise(task, []Progress{figures("2018-09-30", "30")}, day("2018-09-30"))
		if a := Assess(task, &s, c, NewCalendar(), day("2018-09-30")); a.Completion >= One || a.Light == Done {
			t.Errorf("%s with 30: %d, %v", tg.Metric, a.Completion, a.Light)
		}
	}
}

func TestTheFirstDayOfAPlanCounts(t *testing.T) {
	task := &Task{Start: due("2018-03-01"), Deadline: due("2018-03-14")} // ten working days
	for on, want := range map[string]string{"2018-02-28": "0.000", "2018-03-01": "0.100", "2018-03-04": "0.200", "2018-03-13": "0.900", "2018-03-14": "1.000"} {
		if got := ExpectedOn(task, plan2018(), NewCalendar(), day(on)); got.String() != want {
			t.Errorf("%s: %s, want %s", on, got, want)
		}
	}
}
