package model

import (
	"testing"

	"pgregory.net/rapid"
)

func TestSummariseTakesTheNewestOfEverything(t *testing.T) {
	task := &Task{Targets: []Target{gdp, revenue}, Milestones: []Milestone{{Title: "动工"}, {Title: "竣工"}}}
	reports := []Return{
		{Seq: 1, Date: day("2018-03-31"), Percent: num("20"), Text: "一季度", Actuals: []Actual{{Target: 0, Value: *num("120")}}, Steps: []StepMark{{Milestone: 0, Done: true}}},
		{Seq: 2, Date: day("2018-06-30"), Text: "", Actuals: []Actual{{Target: 1, Value: *num("15")}}, Simulated: true},
		{Seq: 3, Date: day("2018-03-31"), Percent: num("21"), Text: "更正", Actuals: []Actual{{Target: 0, Value: *num("121.9")}}}, // a correction
		{Seq: 4, Date: day("2018-09-30"), Percent: num("60"), Steps: []StepMark{{Milestone: 1, Done: true}, {Milestone: 0, Done: true}}},
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
			t.Fatalf("%v %s, want %v %s", a.Light, told(a.Reasons...), b.Light, told(b.Reasons...))
		}
	})
}
