package cli

import (
	"regexp"
	"strings"

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
	d, ok := model.ParseDeadline(strings.TrimSpace(s), today.Year())
	return d.Date, ok && !d.Date.IsZero()
}
