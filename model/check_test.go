package model

import (
	"errors"
	"strings"
	"testing"
)

func goodCampaign() *Campaign {
	c := plan2018()
	c.Document = Document{Number: "君政办发〔2026〕2号", Date: day("2018-01-05")}
	c.Targets = []Target{gdp}
	c.Markers = []Marker{{Mark: "▲", Meaning: "全国性重点工作"}}
	return c
}

func goodTask() *Task {
	t := &Task{
		ID: "ylz-1", Campaign: "ylz", No: "1", Title: "地区生产总值", Section: []string{"一、经济"}, LeadUnits: []string{"区发改局"},
		Start: due("2018-01-01"), Deadline: due("2018-12-31"), Targets: []Target{gdp, gdpGrowth, toBeGiven, {Metric: "培育企业", Op: Between, Value: num("2"), Max: num("3"), Unit: "家"}},
		Milestones: []Milestone{{Title: "上半年", Deadline: due("2018-06-30"), Weight: num("0.5")}},
		Curve:      []PlanPoint{{day("2018-03-31"), 2000}, {day("2018-06-30"), 5000}},
		OpenDoubts: 1,
		Detail:     &Detail{Text: "两行\n文字", Review: []Doubt{{Code: DoubtDate, Text: "x"}, {Code: DoubtUnit, Text: "y", Settled: day("2018-02-01")}}},
	}
	return t
}

func TestGoodRecordsBreakNoRule(t *testing.T) {
	if errs := CheckCampaign(goodCampaign()); len(errs) > 0 {
		t.Error(errs)
	}
	task := goodTask()
	for _, err := range []error{
		task.Extend(day("2018-05-01"), due("2019-03-31"), "征地", "督查室"),
		task.Extend(day("2018-06-01"), due("2019-06-30"), "征地", "督查室"),
		task.SetLight(day("2018-05-01"), day("2018-05-31"), Red, "约谈", "督查室"),
		task.Suspend(day("2018-07-01"), day("2018-08-01"), "汛期"),
		task.Suspend(day("2018-02-01"), day("2018-02-10"), "春节"),
		task.Close(day("2018-12-01"), "办结", "督查室"),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	if errs := CheckTask(task); len(errs) > 0 {
		t.Error(errs)
	}
	p := figures("2018-03-31", "121.9", "8")
	p.Percent, p.Steps = num("100"), []StepMark{{Milestone: 0, Done: true}}
	if errs := CheckReturn(task, &p); len(errs) > 0 {
		t.Error(errs)
	}
}

// broken expects exactly the one rule to be broken, with a sentence that names the record.
func broken(t *testing.T, what string, errs []error, want error, id string) {
	t.Helper()
	if len(errs) != 1 || !errors.Is(errs[0], want) || !strings.Contains(errs[0].Error(), id) {
		t.Errorf("%s: %v, want one %q that names %s", what, errs, want, id)
	}
}

func TestEveryRuleOfACampaignIsChecked(t *testing.T) {
	for _, c := range []struct {
		what string
		do   func(*Campaign)
		want error
	}{
		{"no name", func(c *Campaign) { c.Name = " " }, ErrMissing},
		{"escape sequence in the name", func(c *Campaign) { c.Name = "行动\x1b[31m" }, ErrControl},
		{"its own parent", func(c *Campaign) { c.Parent = c.ID }, ErrRange},
		{"period backwards", func(c *Campaign) { c.Period.To = day("2017-12-31") }, ErrOrder},
		{"period in no year", func(c *Campaign) { c.Period.To = NewDate(3000, 1, 1) }, ErrDate},
		{"due on the 32nd", func(c *Campaign) { c.Cadences[0].DueDay = 32 }, ErrDueDay},
		{"two due days", func(c *Campaign) { c.Cadences[0].DueDay, c.Cadences[0].DueWorkdays = 5, 5 }, ErrDueDay},
		{"no such turn", func(c *Campaign) { c.Cadences[0].Kind = 99 }, ErrRange},
		{"fortnights from no day", func(c *Campaign) { c.Cadences[0].Kind = Fortnight }, ErrAnchor},
		{"a turn that ends before it begins", func(c *Campaign) {
			c.Cadences[0].Turns = []Period{{From: day("2018-02-01"), To: day("2018-01-01")}}
		}, ErrOrder},
		{"turns that overlap", func(c *Campaign) {
			c.Cadences[0].Turns = []Period{{From: day("2018-01-01"), To: day("2018-02-01")}, {From: day("2018-02-01"), To: day("2018-03-01")}}
		}, ErrOrder},
		{"a scope with an empty name", func(c *Campaign) { c.Cadences[0].Scope.Units = []string{""} }, ErrMissing},
		{"yellow after red", func(c *Campaign) { c.Policy = DefaultPolicy(); c.Policy.SilentYellow = 3 }, ErrOrder},
		{"winding up for less than no days", func(c *Campaign) { c.Policy = DefaultPolicy(); c.Policy.WindUpDays = -1 }, ErrRange},
		{"no such purpose", func(c *Campaign) { c.Cadences[0].Purpose = 99 }, ErrRange},
		{"red before yellow", func(c *Campaign) { c.Policy.Red = *num("5") }, ErrOrder},
		{"limit over 100 points", func(c *Campaign) { c.Policy.Red = *num("101") }, ErrRange},
		{"limit below nought", func(c *Campaign) { c.Policy.Yellow = *num("-1") }, ErrRange},
		{"pace the wrong way round", func(c *Campaign) {
			c.Policy.Yardstick, c.Policy.Yellow, c.Policy.Red = Ratios, *num("0.85"), *num("0.95")
		}, ErrOrder},
		{"days left the wrong way round", func(c *Campaign) {
			c.Policy.Yardstick, c.Policy.Yellow, c.Policy.Red = DaysLeft, *num("3"), *num("10")
		}, ErrOrder},
		{"no such yardstick", func(c *Campaign) { c.Policy.Yardstick = 9 }, ErrRange},
		{"warning before the task", func(c *Campaign) { c.Policy.WarnDays = -1 }, ErrRange},
		{"reports from the future", func(c *Campaign) { c.Policy.StaleDays = -1 }, ErrRange},
		{"slack over the whole", func(c *Campaign) { c.Policy.LevelSlack = One + 1 }, ErrRange},
		{"slack below nought", func(c *Campaign) { c.Policy.CeilingSlack = -1 }, ErrRange},
		{"target without a name", func(c *Campaign) { c.Targets = []Target{{Value: num("1")}} }, ErrMissing},
		{"marker without a mark", func(c *Campaign) { c.Markers = []Marker{{Meaning: "x"}} }, ErrMissing},
	} {
		p := goodCampaign()
		c.do(p)
		broken(t, c.what, CheckCampaign(p), c.want, "ylz")
	}
	for _, preset := range Presets() {
		p := goodCampaign()
		p.Policy = preset
		if errs := CheckCampaign(p); len(errs) > 0 {
			t.Errorf("preset by %s: %v", preset.Yardstick, errs)
		}
	}
}

func TestEveryRuleOfATaskIsChecked(t *testing.T) {
	for _, c := range []struct {
		what string
		do   func(*Task)
		want error
	}{
		{"no title", func(t *Task) { t.Title = "" }, ErrMissing},
		{"no campaign", func(t *Task) { t.Campaign = "" }, ErrMissing},
		{"a unit without a name", func(t *Task) { t.LeadUnits = []string{""} }, ErrMissing},
		{"a unit over two lines", func(t *Task) { t.RelatedUnits = []string{"国税局\n地税局"} }, ErrControl},
		{"deadline before the start", func(t *Task) { t.Deadline = due("2017-12-31") }, ErrOrder},
		{"no such precision", func(t *Task) { t.Deadline.Precision = 42 }, ErrRange},
		{"no such kind", func(t *Task) { t.Targets[0].Kind = 42 }, ErrRange},
		{"no such operator", func(t *Task) { t.Targets[0].Op = 42 }, ErrRange},
		{"given later, but given", func(t *Task) { t.Targets[2].Value = num("1") }, ErrRange},
		{"range without an end", func(t *Task) { t.Targets[3].Max = nil }, ErrMissing},
		{"range backwards", func(t *Task) { t.Targets[3].Max = num("1") }, ErrOrder},
		{"second value without a range", func(t *Task) { t.Targets[3].Op = AtLeast }, ErrRange},
		{"weight of nought", func(t *Task) { t.Targets[0].Weight = num("0") }, ErrRange},
		{"step without a title", func(t *Task) { t.Milestones[0].Title = "" }, ErrMissing},
		{"step with a weight below nought", func(t *Task) { t.Milestones[0].Weight = num("-1") }, ErrRange},
		{"curve falls", func(t *Task) { t.Curve[1].Share = 1000 }, ErrOrder},
		{"curve turns back", func(t *Task) { t.Curve[1].Date = t.Curve[0].Date }, ErrOrder},
		{"curve over the whole", func(t *Task) { t.Curve[1].Share = One + 1 }, ErrPercent},
		{"more doubts counted than there are", func(t *Task) { t.OpenDoubts = 2 }, ErrRange},
		{"doubt without a code", func(t *Task) { t.Detail.Review[0].Code = "" }, ErrMissing},
		{"escape sequence in the text", func(t *Task) { t.Detail.Text = "\x1b]0;x\a" }, ErrControl},
		{"extension without a reason", func(t *Task) {
			t.Extensions = []Extension{{On: day("2018-05-01"), From: due("2018-06-30"), To: t.Deadline}}
		}, ErrReason},
		{"extension to another day than the deadline", func(t *Task) {
			t.Extensions = []Extension{{On: day("2018-05-01"), From: due("2018-06-30"), To: due("2019-01-31"), Reason: "x"}}
		}, ErrRange},
		{"manual light without a reason", func(t *Task) { t.Manual = []ManualLight{{On: day("2018-05-01"), Light: Red}} }, ErrReason},
		{"manual light that ends before it begins", func(t *Task) {
			t.Manual = []ManualLight{{On: day("2018-05-01"), Until: day("2018-04-01"), Light: Red, Reason: "x"}}
		}, ErrOrder},
		{"no such light", func(t *Task) { t.Manual = []ManualLight{{On: day("2018-05-01"), Light: 9, Reason: "x"}} }, ErrRange},
		{"suspensions that overlap", func(t *Task) {
			t.Suspended = []Suspension{{From: day("2018-05-01")}, {From: day("2018-06-01")}}
		}, ErrOrder},
		{"closed on no day", func(t *Task) { t.Closed = &Closing{} }, ErrMissing},
	} {
		task := goodTask()
		c.do(task)
		broken(t, c.what, CheckTask(task), c.want, "ylz-1")
	}
}

func TestEveryRuleOfAReportIsChecked(t *testing.T) {
	for _, c := range []struct {
		what string
		do   func(*Return)
		want error
	}{
		{"no date", func(p *Return) { p.Date = 0 }, ErrMissing},
		{"101 percent", func(p *Return) { p.Percent = num("101") }, ErrPercent},
		{"less than nothing", func(p *Return) { p.Percent = num("-1") }, ErrPercent},
		{"a target that is not there", func(p *Return) { p.Actuals[0].Target = 7 }, ErrRange},
		{"a figure twice", func(p *Return) { p.Actuals = append(p.Actuals, p.Actuals[0]) }, ErrRange},
		{"a figure in houses for one in money", func(p *Return) { p.Actuals[0].Unit = "户" }, ErrUnit},
		{"a turn without an end", func(p *Return) { p.Turn.From = day("2018-01-01") }, ErrTurn},
		{"a day before its turn", func(p *Return) { p.Turn = Period{From: p.Date + 1, To: p.Date + 30} }, ErrBefore},
		{"received before its turn", func(p *Return) {
			p.Turn, p.Received, p.Estimate = Period{From: p.Date, To: p.Date + 30}, p.Date-1, true
		}, ErrBefore},
		{"figures of a day to come", func(p *Return) { p.Received = p.Date - 1 }, ErrAhead},
		{"an estimate beyond its turn", func(p *Return) {
			p.Estimate, p.Received, p.Turn = true, p.Date-1, Period{From: p.Date - 2, To: p.Date - 1}
		}, ErrAhead},
		{"a decision on what needs none", func(p *Return) { p.Decisions = []Decision{{On: p.Date}} }, ErrRange},
		{"a step that is not there", func(p *Return) { p.Steps = []StepMark{{Milestone: 3, Done: true}} }, ErrRange},
		{"nothing said", func(p *Return) { *p = Return{Date: p.Date} }, ErrEmpty},
		{"escape sequence in the sentence", func(p *Return) { p.Text = "\x1b[2J" }, ErrControl},
	} {
		task, p := goodTask(), figures("2018-03-31", "121.9")
		c.do(&p)
		broken(t, c.what, CheckReturn(task, &p), c.want, "ylz-1")
	}
}

func TestEachUnitHasAFigureOfItsOwnInAReturn(t *testing.T) {
	task := &Task{ID: "t", Campaign: "c", Title: "各乡镇项目", Targets: []Target{{Metric: "项目", Kind: Each, Value: num("2"), Unit: "个", More: &Terms{Members: []string{"杨林寨乡", "樟树镇"}}}}}
	two := Return{Date: day("2026-06-30"), Actuals: []Actual{{Of: "杨林寨乡", Value: *num("1")}, {Of: "樟树镇", Value: *num("3")}}}
	if errs := CheckReturn(task, &two); len(errs) > 0 {
		t.Errorf("two units: %v", errs)
	}
	two.Actuals[1].Of = two.Actuals[0].Of
	if errs := CheckReturn(task, &two); len(errs) == 0 {
		t.Error("one unit twice is taken")
	}
}
