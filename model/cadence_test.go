package model

import (
	"errors"
	"testing"
)

func TestATurnThatRunsIsAnsweredOnlyByAnEstimate(t *testing.T) {
	cal := NewCalendar()
	after := Cadence{Kind: Month, DueDay: 5}
	within := Cadence{Kind: Month, DueDay: 25, Within: true}
	november := Period{From: day("2026-11-01"), To: day("2026-11-30")}
	for _, c := range []struct {
		what           string
		cadence        Cadence
		date, received string
		estimate       bool
		want           error
	}{
		{"a figure of the middle, before the end", after, "2026-11-15", "2026-11-20", false, ErrEarly},
		{"an estimate of the end, before it", after, "2026-11-30", "2026-11-20", true, nil},
		{"a figure of the middle that came after the end", after, "2026-11-25", "2026-12-03", false, nil},
		{"the figure of the last day", after, "2026-11-30", "2026-11-30", false, nil},
		{"a turn whose returns are due within it", within, "2026-11-20", "2026-11-20", false, nil},
	} {
		campaign := &Campaign{Cadences: []Cadence{c.cadence}}
		r := &Return{Turn: november, Date: day(c.date), Received: day(c.received), Estimate: c.estimate}
		if err := campaign.CheckTurn(&Task{}, r, cal); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.what, err, c.want)
		}
	}
}
