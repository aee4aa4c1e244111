package cli

import (
	"regexp"
	"strings"
	"time"

	"duban/internal/zh"
	"duban/model"
)

// figures matches what is meant as a date in figures, so that a wrong one is
// refused instead of being read as something else.
var figures = regexp.MustCompile(`^[-+./\d]*$|[a-z]`)

// parseDay reads a day as an officer types it: 2026-11-23, 11-23, -7 for a week
// ago, 今天, yesterday, or any form of a deadline in an official document, of
// which the last day is meant. A year that is not given is today's.
func parseDay(text string, today model.Date) (model.Date, bool) {
	s := zh.Fold(zh.Clean(text))
	switch s {
	case "今天", "今日", "today":
		return today, true
	case "昨天", "昨日", "yesterday":
		return today.AddDays(-1), true
	case "明天", "明日", "tomorrow":
		return today.AddDays(1), true
	}
	if d, err := model.ReadDate(s, today); err == nil && !d.IsZero() {
		return d, true
	}
	if figures.MatchString(s) {
		return 0, false
	}
	d, ok := readDeadline(s, today.Year())
	return d.Date, ok
}

// beside matches the words around a date that say no other one.
var beside = regexp.MustCompile(`^(截至|截止|到|至|在|于)?$|^[底末]?(之|以)?[前内]?$|^[,，;；、]$`)

// readDeadline reads a date as documents print it. What is not understood of the text
// would be passed over in a document, but not in what an officer types.
func readDeadline(text string, year int) (model.Deadline, bool) {
	s := strings.TrimSpace(text)
	d, ok := model.ParseDeadline(s, year)
	dates, _ := model.ParseDates(s, year)
	at := 0
	for _, m := range dates {
		ok = ok && beside.MatchString(strings.TrimSpace(s[at:m.From]))
		at = m.To
	}
	return d, ok && !d.Date.IsZero() && beside.MatchString(strings.TrimSpace(s[at:]))
}

// The days that a ledger can hold.
var (
	firstDay = model.NewDate(1900, time.January, 1)
	lastDay  = model.NewDate(2199, time.December, 31)
)
