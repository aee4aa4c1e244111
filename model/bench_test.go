package model

import (
	"fmt"
	"testing"

	"github.com/govalues/decimal"
)

// manyTasks makes n tasks of every kind, with their standings, in the mould of real plans.
func manyTasks(n int) ([]*Task, *Campaign) {
	c := plan2026()
	tasks := make([]*Task, n)
	for i := range tasks {
		t := &Task{ID: fmt.Sprintf("t%d", i), Campaign: c.ID, Title: "任务", Deadline: due("2026-12-31")}
		switch i % 5 {
		case 0:
			t.Targets = []Target{{Metric: "投资", Value: num("1000"), Unit: "万元"}}
		case 1:
			t.Targets = []Target{{Metric: "增长", Kind: Level, Value: num("9.5"), Unit: "%"}, {Metric: "产值", Value: num("3.3"), Unit: "亿元"}}
		case 2:
			t.Milestones = []Milestone{{Title: "动工", Deadline: due("2026-05-31")}, {Title: "竣工", Deadline: due("2026-12-31")}}
		case 3:
			t.Targets = []Target{accidents}
		}
		var reports []Return
		if i%7 != 0 {
			p := Return{Seq: 1, Date: day("2026-10-31") - Date(i%100), Text: "进展"}
			switch {
			case len(t.Targets) > 0 && t.Targets[0].Kind != ZeroLine:
				p.Actuals = []Actual{{Value: decimal.MustNew(int64(i%1000), 0)}}
			case len(t.Milestones) > 0:
				p.Steps = []StepMark{{Milestone: 0, Done: i%2 == 0}}
			default:
				v := decimal.MustNew(int64(i%100), 0)
				p.Percent = &v
			}
			reports = append(reports, p)
		}
		t.Standing = Summarise(t, reports, day("2026-11-23"))
		tasks[i] = t
	}
	return tasks, c
}

// BenchmarkExplain100k assesses 100,000 tasks and says why, on one core.
func BenchmarkExplain100k(b *testing.B) {
	tasks, c := manyTasks(100_000)
	cal, on := NewCalendar(), day("2026-11-23")
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range tasks {
			if a := Assess(t, &t.Standing, c, cal, on); len(a.Reasons) == 0 {
				b.Fatal("no reason")
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(tasks)), "ns/task")
}

// BenchmarkAssess100k assesses 100,000 tasks, next change included, on one core.
func BenchmarkAssess100k(b *testing.B) {
	tasks, c := manyTasks(100_000)
	cal, on := NewCalendar(), day("2026-11-23")
	var x Assessor
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range tasks {
			a := x.Assess(t, &t.Standing, c, cal, on)
			if a.Expected < 0 {
				b.Fatal("a plan below nothing")
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(tasks)), "ns/task")
}

func BenchmarkSummarise(b *testing.B) {
	t := &Task{Targets: []Target{gdp, revenue}}
	var reports []Return
	for i := range 12 {
		p := figures("2018-01-31", "10", "1")
		p.Seq, p.Date = uint32(i+1), p.Date+Date(30*i)
		reports = append(reports, p)
	}
	b.ReportAllocs()
	for b.Loop() {
		Summarise(t, reports, day("2018-12-31"))
	}
}
