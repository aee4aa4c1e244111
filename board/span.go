package board

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"duban/model"
)

// span is the days that a date in a query stands for, both ends included. What is
// said of the board's day (今天, 本月) is worked out when the day is known.
type span struct {
	from, to model.Date
	rel      relative
	typed    string // a day without a year (11-30, 11月底, 上月底), of the year of the board's day; "" for none
	none     bool   // 无: no deadline
}

type relative uint8

const (
	today relative = iota + 1
	tomorrow
	thisWeek
	nextWeek
	lastMonth
	thisMonth
	nextMonth
	thisQuarter
	nextQuarter
	lastYear
	thisYear
	nextYear
)

var relativeTitles = [...][]string{
	today:       {"今天", "今日", "today"},
	tomorrow:    {"明天", "明日", "tomorrow"},
	thisWeek:    {"本周", "这周", "this-week"},
	nextWeek:    {"下周", "next-week"},
	lastMonth:   {"上月", "last-month"},
	thisMonth:   {"本月", "当月", "this-month"},
	nextMonth:   {"下月", "next-month"},
	thisQuarter: {"本季", "本季度", "this-quarter"},
	nextQuarter: {"下季", "下季度", "next-quarter"},
	lastYear:    {"去年", "last-year"},
	thisYear:    {"今年", "本年", "this-year"},
	nextYear:    {"明年", "next-year"},
}

// on returns the span as it is on the board's day; one that is not in the calendar holds no day.
func (s span) on(day model.Date) span {
	if s.typed != "" {
		p, err := model.ReadDays(s.typed, day, model.Within)
		if err != nil {
			return span{from: 1}
		}
		return span{from: p.From, to: p.To}
	}
	y, m, _ := day.Civil()
	q := (m-1)/3*3 + 1
	monday := day.AddDays(-(int(day.Weekday()) + 6) % 7)
	months := func(first time.Month, n int) span {
		return span{from: model.NewDate(y, first, 1), to: model.NewDate(y, first+time.Month(n), 0)}
	}
	switch s.rel {
	case today:
		return span{from: day, to: day}
	case tomorrow:
		return span{from: day + 1, to: day + 1}
	case thisWeek:
		return span{from: monday, to: monday + 6}
	case nextWeek:
		return span{from: monday + 7, to: monday + 13}
	case lastMonth:
		return months(m-1, 1)
	case thisMonth:
		return months(m, 1)
	case nextMonth:
		return months(m+1, 1)
	case thisQuarter:
		return months(q, 3)
	case nextQuarter:
		return months(q+3, 3)
	case lastYear:
		return months(-11, 12)
	case thisYear:
		return months(1, 12)
	case nextYear:
		return months(13, 12)
	}
	return s
}

// holds reports whether a deadline stands to the span as the operator says. Nothing but 无 holds of no deadline.
func (s span) holds(o op, d model.Date) bool {
	if s.none || d == 0 {
		return s.none && d == 0
	}
	switch o {
	case less:
		return d < s.from
	case atMost:
		return d <= s.to
	case more:
		return d > s.to
	case atLeast:
		return d >= s.from
	}
	return s.from <= d && d <= s.to
}

var (
	datePattern    = regexp.MustCompile(`^(\d{4})(?:[-/.年](?:(\d{1,2})(?:[-/.月](?:(\d{1,2})日?)?)?)?)?$`)
	quarterPattern = regexp.MustCompile(`^(\d{4})[-/.年]?(?:q|第)?([1-4一二三四])(?:季度?)?$`)
)

// parseSpan reads a date of a query, already folded; it returns the canonical
// text too.
func parseSpan(s string) (span, string, bool) {
	switch s {
	case "无", "none":
		return span{none: true}, "无", true
	case "":
		return span{}, "", false
	}
	for r, names := range relativeTitles {
		for _, n := range names {
			if n == s {
				return span{rel: relative(r)}, names[0], true
			}
		}
	}
	if a, b, ok := strings.Cut(s, ".."); ok {
		x, xt, okX := parseSpan(strings.Trim(a, "."))
		y, yt, okY := parseSpan(strings.Trim(b, "."))
		if !okX || !okY || x.rel != 0 || y.rel != 0 || x.typed != "" || y.typed != "" || x.none || y.none || y.to < x.from {
			return span{}, "", false
		}
		return span{from: x.from, to: y.to}, xt + ".." + yt, true
	}
	if m := quarterPattern.FindStringSubmatch(s); m != nil && strings.ContainsAny(s, "q第季") {
		y, _ := strconv.Atoi(m[1])
		q := strings.Index("1234", m[2])
		if q < 0 {
			q = strings.Index("一二三四", m[2]) / len("一")
		}
		if y < 1900 {
			return span{}, "", false
		}
		first := time.Month(q*3 + 1)
		return span{from: model.NewDate(y, first, 1), to: model.NewDate(y, first+3, 0)}, fmt.Sprintf("%04dq%d", y, q+1), true
	}
	m := datePattern.FindStringSubmatch(s)
	if m == nil {
		return typedSpan(s)
	}
	y, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	switch {
	case y < 1900 || m[2] != "" && (month < 1 || month > 12):
		return span{}, "", false
	case m[2] == "":
		return span{from: model.NewDate(y, 1, 1), to: model.NewDate(y, 12, 31)}, fmt.Sprintf("%04d", y), true
	case m[3] == "":
		first := model.NewDate(y, time.Month(month), 1)
		return span{from: first, to: first.MonthEnd()}, fmt.Sprintf("%04d-%02d", y, month), true
	}
	d := model.NewDate(y, time.Month(month), day)
	if day < 1 || d.Day() != day {
		return span{}, "", false
	}
	return span{from: d, to: d}, d.String(), true
}

// typedSpan reads a date as an officer types it elsewhere. The day of the board is not known yet: what is a day in a long
// January of a leap year may be one on it.
func typedSpan(s string) (span, string, bool) {
	if strings.TrimLeft(s, "+-0123456789") == "" && !strings.Contains(s[1:], "-") && len(s) < len("20261130") {
		return span{}, "", false // a year that is half typed, or a number of days
	}
	if _, err := model.ReadDays(s, model.NewDate(2024, time.January, 31), model.Within); err != nil {
		return span{}, "", false
	}
	return span{typed: s}, s, true
}
