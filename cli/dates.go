package cli

import (
	"regexp"
	"strings"

	"duban/internal/zh"
	"duban/model"
)

// isoLike matches what is meant as a date in figures, so that a wrong one is
// refused instead of being read as something else.
var isoLike = regexp.MustCompile(`^\d+[-/.]\d+[-/.]\d+$`)

// parseDay reads a day as an officer types it: 2026-11-23, 2026/11/23,
// 今天, yesterday, or any form of a deadline in an official document, of
// which the last day is meant. A year that is not given is today's.
func parseDay(text string, today model.Date) (model.Date, bool) {
	s := zh.Fold(zh.Clean(text))
	switch s {
	case "":
		return 0, false
	case "今天", "今日", "today":
		return today, true
	case "昨天", "昨日", "yesterday":
		return today.AddDays(-1), true
	case "明天", "明日", "tomorrow":
		return today.AddDays(1), true
	}
	if isoLike.MatchString(s) {
		parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
		for i := 1; i < 3; i++ {
			if len(parts[i]) == 1 {
				parts[i] = "0" + parts[i]
			}
		}
		d, err := model.ParseDate(strings.Join(parts, "-"))
		return d, err == nil && !d.IsZero()
	}
	d, ok := model.ParseDeadline(s, today.Year())
	return d.Date, ok && !d.Date.IsZero()
}
