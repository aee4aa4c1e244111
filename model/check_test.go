package model

import (
	"errors"
	"strings"
	"testing"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"
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
	p.Percent, p.Steps = num("100"), []StepMark{{0, true}}
	if errs := CheckProgress(task, &p); len(errs) > 0 {
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
		{"a turn that never comes", func(c *Campaign) { c.Cadences = []Cadence{{Kind: Never}} }, ErrRange},
		{"due on the 32nd", func(c *Campaign) { c.Cadences[0].DueDay = 32 }, ErrRange},
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
		p.Policy = preset.Policy
		if errs := CheckCampaign(p); len(errs) > 0 {
			t.Errorf("preset %s: %v", preset.Name, errs)
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
		do   func(*Progress)
		want error
	}{
		{"no date", func(p *Progress) { p.Date = 0 }, ErrMissing},
		{"101 percent", func(p *Progress) { p.Percent = num("101") }, ErrPercent},
		{"less than nothing", func(p *Progress) { p.Percent = num("-1") }, ErrPercent},
		{"a target that is not there", func(p *Progress) { p.Actuals[0].Target = 7 }, ErrRange},
		{"a figure twice", func(p *Progress) { p.Actuals = append(p.Actuals, p.Actuals[0]) }, ErrRange},
		{"a figure in houses for one in money", func(p *Progress) { p.Actuals[0].Unit = "户" }, ErrUnit},
		{"a step that is not there", func(p *Progress) { p.Steps = []StepMark{{3, true}} }, ErrRange},
		{"nothing said", func(p *Progress) { *p = Progress{Date: p.Date} }, ErrEmpty},
		{"escape sequence in the sentence", func(p *Progress) { p.Text = "\x1b[2J" }, ErrControl},
	} {
		task, p := goodTask(), figures("2018-03-31", "121.9")
		c.do(&p)
		broken(t, c.what, CheckProgress(task, &p), c.want, "ylz-1")
	}
}

func TestBadActsAreRefusedAndChangeNothing(t *testing.T) {
	for _, c := range []struct {
		what string
		do   func(*Task) error
		want error
	}{
		{"extension without a reason", func(t *Task) error { return t.Extend(day("2018-05-01"), due("2019-01-31"), " ", "") }, ErrReason},
		{"extension to no day", func(t *Task) error { return t.Extend(day("2018-05-01"), Deadline{Text: "尽快"}, "x", "") }, ErrDate},
		{"extension to the same day", func(t *Task) error { return t.Extend(day("2018-05-01"), due("2018-12-31"), "x", "") }, ErrSame},
		{"extension to before the start", func(t *Task) error { return t.Extend(day("2018-05-01"), due("2017-12-31"), "x", "") }, ErrOrder},
		{"light without a reason", func(t *Task) error { return t.SetLight(day("2018-05-01"), day("2018-06-01"), Red, "", "") }, ErrReason},
		{"light without an end", func(t *Task) error { return t.SetLight(day("2018-05-01"), 0, Red, "x", "") }, ErrDate},
		{"light that ends before it begins", func(t *Task) error { return t.SetLight(day("2018-05-01"), day("2018-04-01"), Red, "x", "") }, ErrOrder},
		{"no light to clear", func(t *Task) error { return t.ClearLight(day("2018-05-01")) }, ErrSame},
		{"closing on no day", func(t *Task) error { return t.Close(0, "", "") }, ErrDate},
		{"opening what is open", func(t *Task) error { return t.Reopen() }, ErrSame},
		{"suspension without a reason", func(t *Task) error { return t.Suspend(day("2018-05-01"), 0, "") }, ErrReason},
		{"suspension backwards", func(t *Task) error { return t.Suspend(day("2018-05-01"), day("2018-04-01"), "x") }, ErrOrder},
		{"resuming what does not rest", func(t *Task) error { return t.Resume(day("2018-05-01")) }, ErrSame},
	} {
		task := goodTask()
		if err := c.do(task); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.what, err, c.want)
		}
		if len(task.Extensions)+len(task.Manual)+len(task.Suspended) > 0 || task.Closed != nil || task.Deadline != due("2018-12-31") {
			t.Errorf("%s changed the task", c.what)
		}
	}
	task := goodTask()
	task.Closed = &Closing{On: day("2018-04-01")}
	for what, err := range map[string]error{
		"extension":  task.Extend(day("2018-05-01"), due("2019-01-31"), "x", ""),
		"light":      task.SetLight(day("2018-05-01"), day("2018-06-01"), Red, "x", ""),
		"suspension": task.Suspend(day("2018-05-01"), 0, "x"),
		"closing":    task.Close(day("2018-05-01"), "", ""),
	} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("%s of a closed task: %v", what, err)
		}
	}
}

func TestActsLeaveACopyOfTheTaskAlone(t *testing.T) {
	old := goodTask()
	for _, err := range []error{
		old.Extend(day("2018-03-01"), due("2019-01-31"), "x", ""), old.Suspend(day("2018-03-01"), day("2018-09-01"), "x"),
		old.SetLight(day("2018-03-01"), day("2018-09-01"), Red, "x", ""),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	now := *old
	for _, err := range []error{
		now.Extend(day("2018-04-01"), due("2019-02-28"), "x", ""), now.Resume(day("2018-04-01")), now.ClearLight(day("2018-04-01")), now.Close(day("2018-04-01"), "", ""),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	now.SettleDoubts(day("2018-04-01"), "督查室")
	if len(old.Extensions) != 1 || old.Suspended[0].Until != day("2018-09-01") || old.Manual[0].Until != day("2018-09-01") || old.Closed != nil ||
		old.Detail.Review[0].Settled != 0 || old.OpenDoubts != 1 {
		t.Errorf("the old one changed: %+v", old)
	}
	if now.OpenDoubts != 0 || now.Detail.Review[0].By != "督查室" {
		t.Errorf("the doubts are not settled: %+v", now.Detail.Review)
	}
	if errs := CheckTask(&now); len(errs) > 0 {
		t.Error(errs)
	}
}

func TestActsOfAnOfficerNeverBreakARule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, allKinds)
		d.task.Start = Deadline{}
		d.task.Added = 0
		for range rapid.IntRange(0, 6).Draw(t, "acts") {
			d.act(t)
		}
		if errs := CheckTask(d.task); len(errs) > 0 {
			t.Fatalf("%v\n%+v", errs, d.task)
		}
	})
}

func TestWhatAnOfficerTypesIsRead(t *testing.T) {
	task := goodTask()
	for text, want := range map[string]string{"121.9": "121.9", "1219000万元": "121.9", "１２１．９ 亿元": "121.9"} {
		a, err := task.ReadActual(0, text)
		if err != nil || a.Value.String() != want || a.Unit != "亿元" {
			t.Errorf("%q: %v %v", text, a, err)
		}
	}
	if _, err := task.ReadActual(0, "12公里"); !errors.Is(err, ErrUnit) {
		t.Errorf("kilometres for money: %v", err)
	}
	if _, err := task.ReadActual(0, "很多"); !errors.Is(err, ErrAmount) {
		t.Errorf("no figure: %v", err)
	}
	for text, want := range map[string]string{"40": "40", "40%": "40", "１００％": "100", "0": "0"} {
		if v, err := ReadPercent(text); err != nil || v.String() != want {
			t.Errorf("%q: %s %v", text, v, err)
		}
	}
	for _, text := range []string{"101", "-1", "40元", "", "x"} {
		if _, err := ReadPercent(text); !errors.Is(err, ErrPercent) {
			t.Errorf("%q: %v", text, err)
		}
	}
	today := day("2026-11-23")
	for text, want := range map[string]string{
		"2026-11-20": "2026-11-20", "11-20": "2026-11-20", "11月20日": "2026-11-20", "20": "2026-11-20", "2025/1/2": "2025-01-02", "-7": "2026-11-16", "+7": "2026-11-30", "２０": "2026-11-20",
	} {
		if d, err := ReadDate(text, today); err != nil || d.String() != want {
			t.Errorf("%q: %s %v, want %s", text, d, err, want)
		}
	}
	for _, text := range []string{"", "31", "2-30", "2026-13-01", "x", "1-2-3-4", "+x", "昨天"} {
		if d, err := ReadDate(text, today); !errors.Is(err, ErrDate) {
			t.Errorf("%q: %s %v", text, d, err)
		}
	}
}

func TestTargetsAreWrittenAndReadInTheShortForm(t *testing.T) {
	old := goodTask().Targets
	old[0].Strength = "力争"
	var parts []string
	for i := range old {
		parts = append(parts, FormatTarget(&old[i]))
	}
	got, err := ParseTargets(strings.Join(parts, "；")+"; 失业率 <= 4 %", old)
	if err != nil || len(got) != len(old)+1 {
		t.Fatalf("%v %v", got, err)
	}
	if got[0].Strength != "力争" {
		t.Error("what the short form does not show is lost")
	}
	last := got[len(old)]
	if last.Kind != Ceiling || last.Op != AtMost || last.Value.String() != "4" || last.Unit != "%" {
		t.Errorf("the ceiling was read as %+v", last)
	}
	for i := range old {
		again, err := ParseTargets(parts[i], nil)
		if err != nil || len(again) != 1 || again[0].Metric != old[i].Metric || again[0].Kind != old[i].Kind {
			t.Errorf("%q: %+v %v", parts[i], again, err)
		}
	}
	for _, text := range []string{"税收", ">= 3 亿元", "税收 >= 亿元", "税收 >= 3-x 亿元"} {
		if got, err := ParseTargets(text, nil); !errors.Is(err, ErrTarget) {
			t.Errorf("%q: %+v %v", text, got, err)
		}
	}
}

func TestSummariseTakesTheNewestOfEverything(t *testing.T) {
	task := &Task{Targets: []Target{gdp, revenue}, Milestones: []Milestone{{Title: "动工"}, {Title: "竣工"}}}
	reports := []Progress{
		{Seq: 1, Date: day("2018-03-31"), Percent: num("20"), Text: "一季度", Actuals: []Actual{{Target: 0, Value: *num("120")}}, Steps: []StepMark{{0, true}}},
		{Seq: 2, Date: day("2018-06-30"), Text: "", Actuals: []Actual{{Target: 1, Value: *num("15")}}, Simulated: true},
		{Seq: 3, Date: day("2018-03-31"), Percent: num("21"), Text: "更正", Actuals: []Actual{{Target: 0, Value: *num("121.9")}}}, // a correction
		{Seq: 4, Date: day("2018-09-30"), Percent: num("60"), Steps: []StepMark{{1, true}, {0, true}}},
	}
	s := Summarise(task, reports, day("2018-06-30"))
	if s.Reports != 3 || s.Last != day("2018-06-30") || s.Percent.String() != "21" || s.PercentOn != day("2018-03-31") || s.Text != "更正" || !s.Simulated {
		t.Errorf("%+v", s)
	}
	if r := s.Reading(0); r == nil || r.Actual.Value.String() != "121.9" || r.On != day("2018-03-31") {
		t.Errorf("reading of target 0: %+v", r)
	}
	if r := s.Reading(1); r == nil || r.Actual.Value.String() != "15" {
		t.Errorf("reading of target 1: %+v", r)
	}
	if on, ok := s.StepDone(0); !ok || on != day("2018-03-31") {
		t.Errorf("step 0: %s %v", on, ok)
	}
	if _, ok := s.StepDone(1); ok {
		t.Error("step 1 is done only in September")
	}
	s = Summarise(task, reports, day("2018-12-31"))
	if on, _ := s.StepDone(0); on != day("2018-03-31") {
		t.Errorf("step 0 was first said to be done on %s", on)
	}
	if s = Summarise(task, reports, day("2018-03-30")); s.Reports != 0 || s.Last != 0 {
		t.Errorf("before the first report: %+v", s)
	}
}

func TestAddingAReportToAStandingIsAsIfItHadBeenStored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, []Kind{Cumulative, Level, Percent})
		on := d.on(t)
		s := Summarise(d.task, d.reports, on)
		p := drawReport(t, d.task, len(d.reports))
		p.Date = on + 1
		want := Summarise(d.task, append(d.reports, p), on+1)
		got := s.With(d.task, p)
		if got.Reports != want.Reports || got.Last != want.Last || len(got.Actuals) != len(want.Actuals) || len(got.Steps) != len(want.Steps) {
			t.Fatalf("%+v, want %+v", got, want)
		}
		c, cal := d.campaign, NewCalendar()
		a, b := Assess(d.task, &got, c, cal, on+1), Assess(d.task, &want, c, cal, on+1)
		if a.Light != b.Light || a.Completion != b.Completion || a.Expected != b.Expected {
			t.Fatalf("%v %s, want %v %s", a.Light, a.Text(Chinese), b.Light, b.Text(Chinese))
		}
	})
}

func TestShareOfIsTheExactQuotient(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := decimal.MustNew(rapid.Int64Range(0, 1e15).Draw(t, "v"), rapid.IntRange(0, 15).Draw(t, "scale"))
		w := decimal.MustNew(rapid.Int64Range(1, 1e15).Draw(t, "whole"), rapid.IntRange(0, 15).Draw(t, "whole scale"))
		got := shareOf(v, w)
		if got == maxShare {
			t.Skip("cut off")
		}
		// got ≤ v/w·10⁴ < got+1, without dividing.
		low, err1 := w.MulExact(decimal.MustNew(int64(got), 0), 0)
		high, err2 := w.MulExact(decimal.MustNew(int64(got)+1, 0), 0)
		scaled, err3 := v.MulExact(decimal.MustNew(10000, 0), 0)
		if err1 != nil || err2 != nil || err3 != nil {
			t.Skip("too many digits to compare")
		}
		if low.Cmp(scaled) > 0 || low.Cmp(high) < 0 && high.Cmp(scaled) <= 0 && low.Scale() == w.Scale() && scaled.Scale() == v.Scale() {
			t.Fatalf("%s ÷ %s is not %d ten-thousandths", v, w, got)
		}
	})
}
