package model

import (
	"fmt"
	"slices"
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
func figures(on string, values ...string) Return {
	p := Return{Seq: 1, Date: day(on), Text: "进展"}
	for i, v := range values {
		if v != "" {
			p.Actuals = append(p.Actuals, Actual{Target: i, Value: decimal.MustParse(v)})
		}
	}
	return p
}

func percent(on, value string) Return {
	return Return{Seq: 1, Date: day(on), Percent: num(value)}
}

func steps(on string, done ...int) Return {
	p := Return{Seq: 1, Date: day(on)}
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
	reports []Return
	on      string
	light   Light
	why     string // the reasons that matter, as told writes them
	done    string // completion, "" where it cannot be told
	due     string // expected, "" where it does not matter
	next    string // day and light of the next change, "-" for none, "" where it does not matter
}

// measured is plan2018 without turns that ask for returns: of its tasks the figures
// alone decide. What turns ask for has tables of its own.
func measured() *Campaign {
	c := plan2018()
	c.Cadences = []Cadence{{Kind: Never, Purpose: ForReport}}
	return c
}

func (r *row) assess(t *testing.T, cal *Calendar) Explained {
	t.Helper()
	c := measured()
	if r.plan != nil {
		c = r.plan()
	}
	task := r.task
	if task.Deadline.Date == 0 && task.Deadline.Text == "" {
		task.Deadline = Deadline{Date: c.Period.To, Precision: ToYear, Given: true}
	}
	returns := answering(c, &task, r.reports, cal)
	s := Summarise(&task, returns, day(r.on))
	return Assess(&task, &s, c, cal, day(r.on))
}

// answering gives returns the turns that they answer by their day.
func answering(c *Campaign, t *Task, returns []Return, cal *Calendar) []Return {
	out := slices.Clone(returns)
	for i := range out {
		if r := &out[i]; r.Turn == (Period{}) {
			r.Turn = c.TurnFor(t, r.Date, cal)
			r.Version = NextVersion(out[:i], r)
		}
	}
	return out
}

func check(t *testing.T, rows []row) {
	cal := NewCalendar()
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			a := r.assess(t, cal)
			text := told(a.Reasons...)
			if a.Light != r.light {
				t.Errorf("light %v, want %v: %s", a.Light, r.light, text)
			}
			if !strings.Contains(text, r.why) {
				t.Errorf("because %q, want %q", text, r.why)
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
			task: Task{Targets: []Target{gdp}}, reports: []Return{figures("2018-03-31", "121.9")}, on: "2018-03-31",
			light: Green, why: "on-pace green #0 18%/24% on 2018-12-31 value 121.9", done: "0.180", due: "0.244",
		},
		{
			name: "revenue of 9.01 of 30 is 30 %, ahead of the plan",
			task: Task{Targets: []Target{revenue}}, reports: []Return{figures("2018-03-31", "9.01")}, on: "2018-04-11",
			light: Green, why: "on-pace green #0 30%/24% on 2018-12-31 value 9.01", done: "0.300", due: "0.244",
		},
		{
			name: "the report of March speaks for March until the report of June is due on 10 July",
			plan: plan2018, task: Task{Targets: []Target{gdp}}, reports: []Return{figures("2018-03-31", "121.9")}, on: "2018-07-10",
			light: Green, why: "on-pace green #0 18%/24% on 2018-12-31 value 121.9", done: "0.180", due: "0.244",
			next: "2018-07-11 yellow",
		},
		{
			name: "where nobody asks, the figure of March is held against July once it is too old: 33 points behind",
			task: Task{Targets: []Target{gdp}}, reports: []Return{figures("2018-03-31", "121.9")}, on: "2018-07-11",
			light: Red, why: "behind red #0 18%/52% on 2018-12-31 value 121.9", done: "0.180", next: "-",
		},
		{
			name: "15 points behind is yellow",
			task: Task{Targets: []Target{gdp}}, reports: []Return{figures("2018-06-30", "240")}, on: "2018-06-30",
			light: Yellow, why: "behind yellow #0 35%/49% on 2018-12-31 value 240", done: "0.354",
		},
		{
			name: "exactly ten points behind is not yet past the limit of ten",
			task: Task{Curve: []PlanPoint{{day("2018-03-31"), 2500}}}, reports: []Return{percent("2018-03-31", "15")}, on: "2018-03-31",
			light: Green, why: "on-pace green 15%/25% on 2018-12-31", done: "0.150", due: "0.250",
		},
		{
			name: "a hundredth of a point more is past it",
			task: Task{Curve: []PlanPoint{{day("2018-03-31"), 2500}}}, reports: []Return{percent("2018-03-31", "14.99")}, on: "2018-03-31",
			light: Yellow, why: "behind yellow 15%/25% on 2018-12-31", done: "0.150", due: "0.250",
		},
		{
			name: "exactly thirty points behind is not yet past the limit of thirty",
			task: Task{Curve: []PlanPoint{{day("2018-06-30"), 5000}}}, reports: []Return{percent("2018-06-30", "20")}, on: "2018-06-30",
			light: Yellow, why: "behind yellow 20%/50% on 2018-12-31", done: "0.200", due: "0.500",
		},
		{
			name: "the whole reached in September is done in September",
			task: Task{Targets: []Target{revenue}}, reports: []Return{figures("2018-09-30", "30")}, on: "2018-10-01",
			light: Done, why: "complete done 100%/76% on 2018-09-30", done: "1.000", next: "-",
		},
		{
			name: "99.99 % is not done, and is not shown as the whole",
			task: Task{Targets: []Target{revenue}}, reports: []Return{figures("2018-09-30", "29.9999")}, on: "2018-10-01",
			light: Green, why: "on-pace green #0 99%/76% on 2018-12-31 value 29.9999", done: "0.999",
		},
		{
			name: "突破30亿元 is not fulfilled by 30 exactly",
			task: Task{Targets: []Target{{Metric: "财政收入", Op: Above, Value: num("30"), Unit: "亿元"}}},
			on:   "2018-12-20", reports: []Return{figures("2018-12-19", "30")},
			light: Yellow, why: "due-soon yellow #0 99%/97% days 7 on 2018-12-31 value 30", done: "0.999",
		},
		{
			name: "about 162.5 counts as reached at 160, so the half beside it is told",
			task: Task{Targets: []Target{{Metric: "产值", Op: About, Value: num("162.5"), Unit: "亿元"}, revenue}},
			on:   "2018-06-30", reports: []Return{figures("2018-06-30", "160", "15")},
			light: Green, why: "on-pace green #1 of several 50%/49% on 2018-12-31 value 15", done: "0.500",
		},
		{
			name: "about 162.5 counts as reached at 160",
			task: Task{Targets: []Target{{Metric: "产值", Op: About, Value: num("162.5"), Unit: "亿元"}}},
			on:   "2018-12-20", reports: []Return{figures("2018-12-19", "160")},
			light: Done, why: "complete done 100%/97% on 2018-12-19", done: "1.000",
		},
		{
			name: "a figure in 万元 answers a target in 亿元",
			task: Task{Targets: []Target{revenue}}, on: "2018-03-31",
			reports: []Return{{Seq: 1, Date: day("2018-03-31"), Actuals: []Actual{{Value: decimal.MustParse("90100"), Unit: "万元"}}}},
			light:   Green, why: "on-pace green #0 30%/24% on 2018-12-31 value 9.01", done: "0.300",
		},
		{
			name: "a figure in a unit that answers another question is not used",
			task: Task{Targets: []Target{revenue}}, on: "2018-03-31",
			reports: []Return{{Seq: 1, Date: day("2018-03-31"), Text: "x", Actuals: []Actual{{Value: decimal.MustParse("9"), Unit: "个"}}}},
			light:   Grey, why: "unmeasured grey on 2018-03-31",
		},
		{
			name: "a preliminary figure is told as one",
			task: Task{Targets: []Target{gdp}}, on: "2018-03-31",
			reports: []Return{{Seq: 1, Date: day("2018-03-31"), Actuals: []Actual{{Value: decimal.MustParse("121.9"), Estimate: true}}}},
			light:   Green, why: "on-pace green #0 18%/24% on 2018-12-31 value 121.9 estimated", done: "0.180",
		},
		{
			name: "a target may have an earlier date of its own",
			task: Task{Targets: []Target{{Metric: "规模养殖粪污处理", Value: num("10"), Unit: "家", Deadline: due("2018-06-30")}}},
			on:   "2018-07-01", reports: []Return{figures("2018-06-30", "9")},
			light: Red, why: "overdue red #0 90%/100% days 1 on 2018-06-30 value 9", done: "0.900",
		},
	})
}

func TestLevelsAndCeilingsAreDueInFullAtEveryReading(t *testing.T) {
	check(t, []row{
		{
			name: "growth of 8 % against 9.5 % is short by less than a fifth: yellow, and not 84 % done",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Return{figures("2018-03-31", "8")}, on: "2018-03-31",
			light: Yellow, why: "short yellow #0 16%/100% on 2018-12-31 value 8",
		},
		{
			name: "short by exactly a fifth is still yellow",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Return{figures("2018-03-31", "7.6")}, on: "2018-03-31",
			light: Yellow, why: "short yellow #0 20%/100% on 2018-12-31 value 7.6",
		},
		{
			name: "short by more than a fifth is red",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Return{figures("2018-03-31", "7.59")}, on: "2018-03-31",
			light: Red, why: "short red #0 20%/100% on 2018-12-31 value 7.59",
		},
		{
			name: "reached in March it is green, for it may still fall",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Return{figures("2018-03-31", "10.2")}, on: "2018-03-31",
			light: Green, why: "met green #0 100%/100% on 2018-12-31 value 10.2",
		},
		{
			name: "kept to the end it is done the day after",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Return{figures("2018-12-31", "9.6")}, on: "2019-01-01",
			light: Done, why: "complete done on 2018-12-31", next: "-",
		},
		{
			name: "reached in March and never reported again, it is not proved at the end",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Return{figures("2018-03-31", "10.2")}, on: "2019-01-01",
			light: Yellow, why: "stale yellow days 276 on 2018-03-31",
		},
		{
			name: "not reached when the time is over, it is overdue",
			task: Task{Targets: []Target{gdpGrowth}}, reports: []Return{figures("2018-12-31", "9.4")}, on: "2019-01-02",
			light: Red, why: "overdue red #0 99%/100% days 2 on 2018-12-31 value 9.4",
		},
		{
			name: "livelihood at 72.9 % of spending where 80 % is due misses it by more than 2 points: red",
			task: Task{Targets: []Target{livelihood}}, reports: []Return{figures("2018-03-31", "72.9")}, on: "2018-04-11",
			light: Red, why: "short red #0 9%/100% on 2018-12-31 value 72.9",
		},
		{
			name: "growth of 5.3 % or so counts as reached at 5.1 %",
			task: Task{Targets: []Target{{Metric: "增长", Kind: Level, Op: About, Value: num("5.3"), Unit: "%"}}},
			on:   "2018-03-31", reports: []Return{figures("2018-03-31", "5.1")},
			light: Green, why: "met green #0 100%/100% on 2018-12-31 value 5.1",
		},
		{
			name: "正增长 is not reached by a fall",
			task: Task{Targets: []Target{{Metric: "固定资产投资", Kind: Level, Op: Above, Value: num("0"), Unit: "%"}}},
			on:   "2018-03-31", reports: []Return{figures("2018-03-31", "-2.7")},
			light: Red, why: "short red #0 100%/100% on 2018-12-31 value -2.7",
		},
		{
			name: "a range of 35 to 110 is left at the upper end too",
			task: Task{Targets: []Target{{Metric: "电压", Kind: Level, Op: Between, Value: num("35"), Max: num("110"), Unit: "千伏"}}},
			on:   "2018-03-31", reports: []Return{figures("2018-03-31", "120")},
			light: Red, why: "short red #0 9%/100% on 2018-12-31 value 120",
		},
		{
			name: "unemployment of 4 % is within 4 %",
			task: Task{Targets: []Target{jobless}}, reports: []Return{figures("2018-03-31", "4")}, on: "2018-03-31",
			light: Green, why: "met green #0 100%/100% on 2018-12-31 value 4",
		},
		{
			name: "4.2 % passes the ceiling by a twentieth: yellow",
			task: Task{Targets: []Target{jobless}}, reports: []Return{figures("2018-03-31", "4.2")}, on: "2018-03-31",
			light: Yellow, why: "short yellow #0 5%/100% on 2018-12-31 value 4.2",
		},
		{
			name: "4.3 % is more: red",
			task: Task{Targets: []Target{jobless}}, reports: []Return{figures("2018-03-31", "4.3")}, on: "2018-03-31",
			light: Red, why: "short red #0 8%/100% on 2018-12-31 value 4.3",
		},
		{
			name: "a place among the first three is met or not",
			task: Task{Targets: []Target{placeThree}}, reports: []Return{figures("2018-03-31", "4")}, on: "2018-03-31",
			light: Red, why: "short red #0 100%/100% on 2018-12-31 value 4",
		},
		{
			name: "third place is just within",
			task: Task{Targets: []Target{placeThree}}, reports: []Return{figures("2018-03-31", "3")}, on: "2018-03-31",
			light: Green, why: "met green #0 100%/100% on 2018-12-31 value 3",
		},
		{
			name: "second place is well within",
			task: Task{Targets: []Target{placeThree}}, reports: []Return{figures("2018-03-31", "2")}, on: "2018-03-31",
			light: Green, why: "met green #0 100%/100% on 2018-12-31 value 2",
		},
		{
			name: "water of class V or better: class IV is better",
			task: Task{Targets: []Target{{Metric: "水质", Kind: Rank, Op: AtLeast, Value: num("5"), Unit: "类"}}},
			on:   "2018-03-31", reports: []Return{figures("2018-03-31", "4")},
			light: Green, why: "met green #0 100%/100% on 2018-12-31 value 4",
		},
	})
}

func TestZeroLinesAreKeptByAnExplicitNoughtAlone(t *testing.T) {
	event := figures("2018-03-31", "1")
	taken := figures("2018-03-31", "0")
	taken.Seq = 2
	quiet := figures("2018-06-30", "0")
	check(t, []row{
		{
			name: "nobody has said anything yet", task: Task{Targets: []Target{accidents}}, on: "2018-03-31",
			light: Grey, why: "never-reported grey on 2018-12-31 nothing ever",
		},
		{
			name: "a sentence alone does not keep it: nobody said that nothing happened", task: Task{Targets: []Target{accidents}}, on: "2018-03-31",
			reports: []Return{{Seq: 1, Date: day("2018-03-31"), Text: "安全形势平稳"}},
			light:   Grey, why: "unmeasured grey on 2018-03-31",
		},
		{
			name: "one event is red at once", task: Task{Targets: []Target{accidents}}, on: "2018-03-31", reports: []Return{event},
			light: Red, why: "zero-broken red #0 0%/100% on 2018-12-31 value 1",
		},
		{
			name: "a quiet quarter afterwards does not wash it away", task: Task{Targets: []Target{accidents}}, on: "2018-06-30", reports: []Return{event, quiet},
			light: Red, why: "zero-broken red #0 0%/100% on 2018-12-31 value 1",
		},
		{
			name: "a correction of the same date does", task: Task{Targets: []Target{accidents}}, on: "2018-06-30", reports: []Return{event, taken, quiet},
			light: Green, why: "met green #0 100%/100% on 2018-12-31 value 0",
		},
		{
			name: "kept to the end of the year it is done", task: Task{Targets: []Target{accidents}}, on: "2019-01-01", reports: []Return{figures("2018-12-31", "0")},
			light: Done, why: "complete done on 2018-12-31",
		},
		{
			name: "a zero line beside a sum that is reached does not hold the task open", task: Task{Targets: []Target{revenue, accidents}}, on: "2018-10-01",
			reports: []Return{figures("2018-09-30", "31", "0")}, light: Done, why: "complete done 100%/76% on 2018-09-30", done: "1.000",
		},
		{
			name: "nor does it when it is printed first", task: Task{Targets: []Target{accidents, revenue}}, on: "2018-10-01",
			reports: []Return{figures("2018-09-30", "0", "31")}, light: Done, why: "complete done 100%/76% on 2018-09-30", done: "1.000",
		},
		{
			name: "what is kept is foreseen to be done when its time is over", task: Task{Targets: []Target{accidents}}, on: "2018-12-25", reports: []Return{figures("2018-12-20", "0")},
			light: Green, why: "met green #0 100%/100% on 2018-12-31 value 0", next: "2019-01-01 done",
		},
	})
}

func TestNoughtOfWhatAddsUpIsAZeroLine(t *testing.T) {
	none := Target{Metric: "新增黑臭水体", Value: num("0"), Unit: "个"}
	yearly := Target{Metric: "新增黑臭水体", Kind: Yearly, Op: AtMost, Value: num("0"), Unit: "个"}
	left := Target{Metric: "拖欠账款", Value: num("0"), Baseline: num("10"), Unit: "万元"}
	check(t, []row{
		{
			name: "above it is red, and never done", task: Task{Targets: []Target{none}}, on: "2018-03-31", reports: []Return{figures("2018-03-31", "3")},
			light: Red, why: "zero-broken red #0 0%/100% on 2018-12-31 value 3",
		},
		{
			name: "at it is kept", task: Task{Targets: []Target{none}}, on: "2018-03-31", reports: []Return{figures("2018-03-31", "0")},
			light: Green, why: "met green #0 100%/100% on 2018-12-31 value 0",
		},
		{
			name: "a quiet quarter does not wash it away", task: Task{Targets: []Target{none}}, on: "2018-06-30",
			reports: []Return{figures("2018-03-31", "3"), figures("2018-06-30", "0")}, light: Red, why: "zero-broken red #0 0%/100% on 2018-12-31 value 3",
		},
		{
			name: "of each year too", task: Task{Targets: []Target{yearly}}, on: "2018-03-31", reports: []Return{figures("2018-03-31", "1")},
			light: Red, why: "zero-broken red #0 0%/100% on 2018-12-31 value 1",
		},
		{
			name: "what comes down to nought from a base is not done above it", task: Task{Targets: []Target{left}}, on: "2018-12-31", reports: []Return{figures("2018-12-31", "3")},
			light: Red, why: "behind red #0 0%/100% on 2018-12-31 value 3", done: "0.000",
		},
		{
			name: "and done at it", task: Task{Targets: []Target{left}}, on: "2018-12-31", reports: []Return{figures("2018-12-31", "0")},
			light: Done, why: "complete done 100%/100% on 2018-12-31", done: "1.000",
		},
	})
}

func TestAValueStillToComeWaitsAlone(t *testing.T) {
	check(t, []row{
		{
			name: "alone it is grey", task: Task{Targets: []Target{toBeGiven}}, on: "2018-06-30", reports: []Return{{Seq: 1, Date: day("2018-06-29"), Text: "等待下达"}},
			light: Grey, why: "given-later grey #0 ×1 on 2018-12-31", next: "2019-01-01 yellow",
		},
		{
			name: "alone it has nothing to report, however long ago the last report", task: Task{Targets: []Target{toBeGiven}}, on: "2018-12-31", reports: []Return{{Seq: 1, Date: day("2018-03-31"), Text: "等待下达"}},
			light: Grey, why: "given-later grey #0 ×1 on 2018-12-31",
		},
		{
			name: "alone it is yellow when its time is over and nothing was given", task: Task{Targets: []Target{toBeGiven}}, on: "2019-03-01",
			light: Yellow, why: "never-given yellow #0 on 2018-12-31 nothing ever",
		},
		{
			name: "beside a sum on schedule the task is as the sum", task: Task{Targets: []Target{revenue, toBeGiven}}, on: "2018-03-31",
			reports: []Return{figures("2018-03-31", "9")}, light: Green, why: "on-pace green #0 of several 30%/24% on 2018-12-31 value 9", done: "0.300",
		},
		{
			name: "beside a sum behind it is yellow", task: Task{Targets: []Target{revenue, toBeGiven}}, on: "2018-03-31",
			reports: []Return{figures("2018-03-31", "3")}, light: Yellow, why: "behind yellow #0 of several 10%/24% on 2018-12-31 value 3; given-later grey #1 of several ×1", done: "0.100",
		},
		{
			name: "and the sum reached does not make the task done", task: Task{Targets: []Target{revenue, toBeGiven}}, on: "2018-09-30",
			reports: []Return{figures("2018-09-30", "31")}, light: Green, why: "met green #0 of several 103%/76% on 2018-12-31 value 31", done: "1.000",
		},
	})
}
