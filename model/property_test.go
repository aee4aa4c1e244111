package model

import (
	"fmt"
	"slices"
	"testing"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"
)

// drawn is a task with all that an assessment of it needs.
type drawn struct {
	task     *Task
	campaign *Campaign
	reports  []Return
}

var (
	firstDay = NewDate(2017, 1, 1)
	lastDay  = NewDate(2019, 12, 31)
)

func drawDate(t *rapid.T, name string) Date {
	return Date(rapid.Int32Range(int32(firstDay), int32(lastDay)).Draw(t, name))
}

func drawDecimal(t *rapid.T, name string, low, high int64) Decimal {
	return decimal.MustNew(rapid.Int64Range(low*10, high*10).Draw(t, name), 1)
}

func drawTarget(t *rapid.T, i int, kinds []Kind) Target {
	name := func(s string) string { return fmt.Sprintf("%s of target %d", s, i) }
	tg := Target{Metric: fmt.Sprintf("指标%d", i+1), Kind: rapid.SampledFrom(kinds).Draw(t, name("kind"))}
	switch tg.Kind {
	case GivenLater:
		return tg
	case Cumulative, Level, Yearly, Stock, CeilingFlow:
		tg.Op = rapid.SampledFrom([]Op{Equal, AtLeast, Above, About}).Draw(t, name("operator"))
	case Ceiling:
		tg.Op = rapid.SampledFrom([]Op{AtMost, Below}).Draw(t, name("operator"))
	}
	if rapid.IntRange(0, 9).Draw(t, name("has a value")) > 0 {
		v := drawDecimal(t, name("value"), 1, 200)
		tg.Value = &v
	}
	if rapid.IntRange(0, 4).Draw(t, name("has its own deadline")) == 0 {
		tg.Deadline = Deadline{Date: drawDate(t, name("deadline")), Precision: ToDay, Given: true}
	}
	if rapid.IntRange(0, 4).Draw(t, name("has a curve")) == 0 {
		tg.Curve = drawCurve(t, name("curve"))
	}
	if rapid.IntRange(0, 2).Draw(t, name("has a pace")) == 0 {
		tg.Pace = rapid.SampledFrom([]Pace{ByMonths, ByQuarters, AtTheEnd}).Draw(t, name("pace"))
	}
	if tg.Value != nil && rapid.IntRange(0, 3).Draw(t, name("has a unit of whole things")) == 0 {
		whole := tg.Value.Round(0)
		tg.Value, tg.Unit = &whole, "个"
	}
	if rapid.IntRange(0, 3).Draw(t, name("has a base")) == 0 {
		base := drawDecimal(t, name("base"), 0, 220)
		tg.Baseline = &base
	}
	if rapid.IntRange(0, 4).Draw(t, name("is striven for")) == 0 {
		tg.Strength = "力争"
	}
	if rapid.IntRange(0, 3).Draw(t, name("has a weight")) == 0 {
		w := drawDecimal(t, name("weight"), 1, 9)
		tg.Weight = &w
	}
	return tg
}

func drawCurve(t *rapid.T, name string) []PlanPoint {
	var out []PlanPoint
	d, share := firstDay, Ratio(0)
	for i := range rapid.IntRange(1, 4).Draw(t, name+" points") {
		d += Date(rapid.Int32Range(1, 300).Draw(t, fmt.Sprintf("%s day %d", name, i)))
		share += Ratio(rapid.Int32Range(0, int32(One-share)).Draw(t, fmt.Sprintf("%s share %d", name, i)))
		out = append(out, PlanPoint{Date: d, Share: share})
	}
	return out
}

var allKinds = []Kind{
	Cumulative, Level, Ceiling, ZeroLine, Rank, Step, Percent, GivenLater, Yearly, Stock, CeilingFlow, Balance, Cleared, Class, Duty, Budget,
}

func drawTask(t *rapid.T, kinds []Kind) drawn {
	task := &Task{ID: "t", Campaign: "c", Title: "任务"}
	for i := range rapid.IntRange(0, 3).Draw(t, "targets") {
		task.Targets = append(task.Targets, drawTarget(t, i, kinds))
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "milestones") {
		task.Milestones = append(task.Milestones, Milestone{
			Title:    fmt.Sprintf("节点%d", i+1),
			Deadline: Deadline{Date: drawDate(t, fmt.Sprintf("milestone %d", i)), Precision: ToDay, Given: true},
		})
	}
	if rapid.IntRange(0, 9).Draw(t, "has a deadline") > 0 {
		task.Deadline = Deadline{Date: drawDate(t, "deadline"), Precision: ToDay, Given: rapid.IntRange(0, 3).Draw(t, "deadline is given") > 0}
	}
	if rapid.IntRange(0, 3).Draw(t, "has a start") == 0 {
		task.Start = Deadline{Date: drawDate(t, "start"), Precision: ToDay, Given: true}
	}
	if rapid.IntRange(0, 3).Draw(t, "has a curve") == 0 {
		task.Curve = drawCurve(t, "task curve")
	}
	p := rapid.SampledFrom(Presets()).Draw(t, "preset")
	p.StaleDays = rapid.SampledFrom([]int{0, 20, 45, 120}).Draw(t, "stale days")
	p.WarnDays = rapid.SampledFrom([]int{0, 5, 10}).Draw(t, "warn days")
	p.SilentYellow = rapid.SampledFrom([]int{0, 1, 2}).Draw(t, "yellow after turns")
	p.SilentRed = rapid.SampledFrom([]int{0, 2, 3}).Draw(t, "red after turns")
	c := &Campaign{ID: "c", Name: "行动", Period: Period{From: firstDay, To: lastDay}, Policy: p}
	if rapid.Bool().Draw(t, "returns are ordered") {
		c.Cadences = []Cadence{{
			Kind:   rapid.SampledFrom([]Every{Never, Week, TenDays, HalfMonth, Fortnight, Month, Quarter, Year}).Draw(t, "period"),
			DueDay: rapid.SampledFrom([]int{0, 5, 15}).Draw(t, "due day"), Within: rapid.Bool().Draw(t, "within"), Anchor: firstDay + 1,
		}}
		if rapid.Bool().Draw(t, "ends early") {
			c.Cadences[0].To = drawDate(t, "last turn")
		}
	}
	if rapid.Bool().Draw(t, "tracked later") {
		c.TrackedSince = drawDate(t, "tracked since")
	}
	d := drawn{task: task, campaign: c}
	for i := range rapid.IntRange(0, 3).Draw(t, "reports") {
		r := drawReport(t, task, i)
		if rapid.Bool().Draw(t, fmt.Sprintf("report %d answers its turn", i)) {
			r.Turn = c.TurnFor(task, r.Date, NewCalendar())
			r.Estimate = r.Turn != (Period{}) && rapid.IntRange(0, 3).Draw(t, fmt.Sprintf("report %d is an estimate", i)) == 0
		}
		r.Version = NextVersion(d.reports, &r)
		d.reports = append(d.reports, r)
	}
	return d
}

func drawReport(t *rapid.T, task *Task, i int) Return {
	name := func(s string) string { return fmt.Sprintf("%s of report %d", s, i) }
	p := Return{Seq: uint32(i + 1), Date: drawDate(t, name("date")), Text: "进展"}
	if rapid.Bool().Draw(t, name("has a percentage")) {
		v := drawDecimal(t, name("percentage"), 0, 100)
		p.Percent = &v
	}
	for n := range task.Targets {
		if rapid.Bool().Draw(t, name(fmt.Sprintf("has a figure %d", n))) {
			high := int64(220)
			if task.Targets[n].Kind == ZeroLine {
				high = 1
			}
			p.Actuals = append(p.Actuals, Actual{Target: n, Unit: task.Targets[n].Unit, Value: drawDecimal(t, name(fmt.Sprintf("figure %d", n)), 0, high)})
		}
	}
	p.Said = rapid.SampledFrom([]Said{SaidNothing, SaidNothing, SaidNormal, SaidBehind, SaidBlocked, SaidDone}).Draw(t, name("said"))
	for n := range task.Milestones {
		if rapid.Bool().Draw(t, name(fmt.Sprintf("has step %d", n))) {
			p.Steps = append(p.Steps, StepMark{Milestone: n, Done: true})
		}
	}
	return p
}

func (d *drawn) assess(cal *Calendar, on Date) Explained {
	s := Summarise(d.task, d.reports, on)
	return Assess(d.task, &s, d.campaign, cal, on)
}

func (d *drawn) on(t *rapid.T) Date {
	on := drawDate(t, "as of")
	for i := range d.reports {
		on = max(on, d.reports[i].Date)
	}
	return on
}

func TestEveryLightHasAReasonThatArguesForIt(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, allKinds)
		on := drawDate(t, "as of")
		a := d.assess(cal, on)
		if len(a.Reasons) == 0 {
			t.Fatal("no reason")
		}
		if a.Reasons[0].Light != a.Light {
			t.Fatalf("light %v, first reason argues for %v: %s", a.Light, a.Reasons[0].Light, told(a.Reasons...))
		}
		for _, r := range a.Reasons {
			if r.Code == ReasonNone || int(r.Code) >= len(reasonNames) || r.Task != d.task || r.Day != on {
				t.Fatalf("not a reason why %s is %v on %s: %+v", d.task.ID, a.Light, on, r)
			}
		}
	})
}

func TestALaterDayNeverMakesALightBetterWithoutAReport(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, allKinds)
		on := d.on(t)
		then := on + Date(rapid.Int32Range(1, 500).Draw(t, "days later"))
		if slices.ContainsFunc(d.task.Targets, func(g Target) bool { return g.Kind == Yearly || g.Kind == ZeroLine }) {
			// A year that begins makes such a measure whole again.
			then = min(then, NewDate(on.Year(), 12, 31))
		}
		a, b := d.assess(cal, on), d.assess(cal, then)
		if b.Light.rank() < a.Light.rank() {
			t.Fatalf("%s %v (%s), then %s %v (%s)", on, a.Light, told(a.Reasons...), then, b.Light, told(b.Reasons...))
		}
	})
}

func TestDoneStaysDone(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, []Kind{Cumulative, Level, ZeroLine, Percent, Step})
		for i := range d.task.Targets { // make done likely
			for n := range d.reports {
				if d.task.Targets[i].Kind != ZeroLine {
					d.reports[n].Actuals = append(d.reports[n].Actuals, Actual{Target: i, Value: decimal.MustNew(500, 0)})
				}
			}
		}
		on := d.on(t)
		if d.assess(cal, on).Light != Done {
			t.Skip("not done")
		}
		then := on + Date(rapid.Int32Range(1, 1500).Draw(t, "days later"))
		if a := d.assess(cal, then); a.Light != Done {
			t.Fatalf("done on %s, %v on %s: %s", on, a.Light, then, told(a.Reasons...))
		}
	})
}

func TestMoreReportedNeverMakesACumulativeTargetsLightWorse(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, []Kind{Cumulative, Yearly, Stock, Percent})
		if slices.ContainsFunc(d.task.Targets, func(g Target) bool { return g.Kind == Stock && g.Baseline == nil }) {
			t.Skip("the figure itself may be the base")
		}
		p := drawReport(t, d.task, len(d.reports))
		p.Text = "进展"
		d.reports = append(d.reports, p)
		on := d.on(t)
		before := d.assess(cal, on)
		more := slices.Clone(d.reports)
		last := &more[len(more)-1]
		last.Actuals = slices.Clone(p.Actuals)
		for i := range last.Actuals {
			if op := d.task.Targets[last.Actuals[i].Target].Op; op == AtMost || op == Below {
				t.Skip("less is better")
			}
			v, err := last.Actuals[i].Value.Add(drawDecimal(t, fmt.Sprintf("more of %d", i), 0, 100))
			if err != nil {
				t.Fatal(err)
			}
			last.Actuals[i].Value = v
		}
		if p.Percent != nil {
			v, _ := p.Percent.Add(drawDecimal(t, "more percent", 0, 100))
			v = v.Min(decimal.Hundred)
			last.Percent = &v
		}
		d.reports = more
		after := d.assess(cal, on)
		if after.Light.rank() > before.Light.rank() {
			t.Fatalf("%v (%s) became %v (%s)", before.Light, told(before.Reasons...), after.Light, told(after.Reasons...))
		}
		if after.Lead == before.Lead && after.Completion < before.Completion {
			t.Fatalf("completion fell from %s to %s", before.Completion, after.Completion)
		}
	})
}

// act lets an officer do something to the task on some day.
func (d *drawn) act(t *rapid.T) {
	on := drawDate(t, "day of the act")
	switch rapid.IntRange(0, 4).Draw(t, "act") {
	case 0:
		_ = d.task.Extend(on, Deadline{Date: drawDate(t, "new deadline"), Precision: ToDay}, "汛期停工", "督查室")
	case 1:
		_ = d.task.SetLight(on, on+30, rapid.SampledFrom([]Light{Grey, Green, Yellow, Red}).Draw(t, "light"), "领导批示", "督查室")
	case 2:
		_ = d.task.Suspend(on, on+60, "用地未批")
	case 3:
		_ = d.task.Close(on, "办结", "督查室")
	case 4:
		d.task.Added = on
	}
}

func TestNextIsTheFirstDayOnWhichTheLightIsAnother(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, allKinds)
		for range rapid.IntRange(0, 3).Draw(t, "acts") {
			d.act(t)
		}
		on := d.on(t)
		s := Summarise(d.task, d.reports, on)
		a := Assess(d.task, &s, d.campaign, cal, on)
		last := on + 1200
		if a.Next.On != 0 {
			last = a.Next.On - 1
		}
		for day := on; day <= last; day++ {
			if b := Assess(d.task, &s, d.campaign, cal, day); b.Light != a.Light {
				t.Fatalf("%s %v, next %v; but %s is %v: %s", on, a.Light, a.Next, day, b.Light, told(b.Reasons...))
			}
		}
		if a.Next.On == 0 {
			return
		}
		if b := Assess(d.task, &s, d.campaign, cal, a.Next.On); b.Light != a.Next.Light || b.Light == a.Light {
			t.Fatalf("next is %v, but that day is %v", a.Next, b.Light)
		}
	})
}

func TestThePlanNeverFallsAndEndsAtTheWhole(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, []Kind{Cumulative, Percent, Stock, Balance, Step})
		if d.task.Deadline.Date == 0 || len(d.task.Targets)+len(d.task.Milestones) == 0 {
			t.Skip("no deadline, or nothing that comes by shares")
		}
		before := Ratio(0)
		end := d.task.DueOn(d.campaign, lastDay).Date
		for _, x := range d.task.Targets {
			end = max(end, x.Deadline.Date)
		}
		for _, x := range d.task.Milestones {
			end = max(end, x.Deadline.Date)
		}
		for day := firstDay - 40; day <= end; day += 7 {
			e := ExpectedOn(d.task, d.campaign, cal, day)
			if e < before || e > One {
				t.Fatalf("%s: %s after %s", day, e, before)
			}
			before = e
		}
		if e := ExpectedOn(d.task, d.campaign, cal, end); e != One {
			t.Fatalf("at the end only %s", e)
		}
	})
}

func TestAFigureOfOneMeasureNeverChangesAnothers(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, allKinds)
		d.task.Events = nil
		if len(d.task.Targets) < 2 {
			t.Skip("one measure")
		}
		i := rapid.IntRange(0, len(d.task.Targets)-1).Draw(t, "measure that is reported")
		on := d.on(t)
		last := Return{Seq: uint32(len(d.reports) + 1), Date: on, Text: "进展"}
		for _, r := range d.reports {
			last.Date = max(last.Date, r.Date)
		}
		base := append(slices.Clone(d.reports), last) // what any return says, with a figure or without
		last.Actuals = []Actual{{Target: i, Unit: d.task.Targets[i].Unit, Value: drawDecimal(t, "figure", 0, 220)}}
		with := append(slices.Clone(d.reports), last)
		before, after := Summarise(d.task, base, last.Date), Summarise(d.task, with, last.Date)
		for n := range d.task.Targets {
			if n == i {
				continue
			}
			a := MeasureTarget(d.task, n, &before, d.campaign, cal, last.Date)
			b := MeasureTarget(d.task, n, &after, d.campaign, cal, last.Date)
			if a.Light != b.Light || a.Completion != b.Completion || a.Expected != b.Expected {
				t.Fatalf("a figure of measure %d made measure %d %v (%s) instead of %v (%s)", i, n, b.Light, told(b.Reason), a.Light, told(a.Reason))
			}
		}
	})
}

func TestWordsAloneNeverKeepAZeroLine(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, []Kind{ZeroLine})
		d.task.Milestones = nil
		if len(d.task.Targets) == 0 {
			t.Skip("no zero line")
		}
		for i := range d.reports {
			d.reports[i].Actuals = nil
		}
		on := d.on(t)
		s := Summarise(d.task, d.reports, on)
		for i := range d.task.Targets {
			if a := MeasureTarget(d.task, i, &s, d.campaign, cal, on); a.Light == Green || a.Light == Done {
				t.Fatalf("words made a zero line %v: %s", a.Light, told(a.Reason))
			}
		}
		if a := d.assess(cal, on); a.Light == Green || a.Light == Done {
			t.Fatalf("words made a task of zero lines %v: %s", a.Light, told(a.Reasons...))
		}
	})
}

func TestWhatIsExpectedNeverFallsWithinAYear(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, allKinds)
		year := rapid.IntRange(2017, 2019).Draw(t, "year")
		before := Ratio(0)
		for on := NewDate(year, 1, 1); on <= NewDate(year, 12, 31); on += 3 {
			e := ExpectedOn(d.task, d.campaign, cal, on)
			if e < before || e > One {
				t.Fatalf("%s: %s after %s", on, e, before)
			}
			before = e
		}
	})
}
