package words

import (
	"testing"

	"duban/model"
)

// BenchmarkWhy says why one task has its light, as a column of a list does.
func BenchmarkWhy(b *testing.B) {
	task := &model.Task{ID: "t", Title: "任务", Deadline: due("2026-12-31"), Targets: []model.Target{gdp}}
	s := model.Summarise(task, []model.Return{figures("2026-10-31", "300")}, day("2026-11-23"))
	a := model.Assess(task, &s, nil, model.NewCalendar(), day("2026-11-23"))
	for b.Loop() {
		Why(a, model.Chinese)
	}
}
