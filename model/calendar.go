package model

import (
	"sort"
	"time"
)

// Calendar is China's working calendar. Inside the years for which the State
// Council's arrangement is known it follows that arrangement, 调休 included;
// outside them every Monday to Friday is a working day, and Known says so. A
// Calendar never changes and may be shared.
type Calendar struct {
	first, last Date
	// before[i] counts the working days from first up to, not including, first+i.
	before []int32
}

// NewCalendar returns the calendar of the years that the program knows.
func NewCalendar() *Calendar {
	c := &Calendar{
		first: NewDate(restYears[0].year, time.January, 1),
		last:  NewDate(restYears[len(restYears)-1].year, time.December, 31),
	}
	work := make([]bool, c.last-c.first+1)
	for i := range work {
		work[i] = isMidweek(c.first.AddDays(i))
	}
	for _, y := range restYears {
		for _, md := range y.rest {
			work[NewDate(y.year, time.Month(md/100), md%100)-c.first] = false
		}
		for _, md := range y.work {
			work[NewDate(y.year, time.Month(md/100), md%100)-c.first] = true
		}
	}
	c.before = make([]int32, len(work)+1)
	for i, w := range work {
		c.before[i+1] = c.before[i]
		if w {
			c.before[i+1]++
		}
	}
	return c
}

// Without returns the calendar with further days off, those of an office. It is c
// itself where there are none. Days beyond the years that are known cannot be taken off.
func (c *Calendar) Without(off []DayOff) *Calendar {
	if len(off) == 0 {
		return c
	}
	n := &Calendar{first: c.first, last: c.last, before: make([]int32, len(c.before))}
	rest := func(d Date) bool {
		for _, o := range off {
			if o.From <= d && d <= o.To {
				return true
			}
		}
		return false
	}
	for i := range len(c.before) - 1 {
		n.before[i+1] = n.before[i]
		if c.before[i+1] > c.before[i] && !rest(c.first.AddDays(i)) {
			n.before[i+1]++
		}
	}
	return n
}

// IsWorkday reports whether offices work on d.
func (c *Calendar) IsWorkday(d Date) bool {
	if !c.Known(d) {
		return isMidweek(d)
	}
	return c.before[d-c.first+1] > c.before[d-c.first]
}

// Known reports whether the State Council's arrangement for the year of d is
// part of the calendar, so that its working days are certain.
func (c *Calendar) Known(d Date) bool { return d >= c.first && d <= c.last }

// Until returns the last day that is known.
func (c *Calendar) Until() Date { return c.last }

// Workdays counts the working days in (from, to], that is, those after from up
// to and including to. It is negative when to is before from: the days in
// (to, from], counted down.
func (c *Calendar) Workdays(from, to Date) int { return c.count(to) - c.count(from) }

// AddWorkdays returns the n-th working day after d, or for a negative n the
// n-th one before it. For n = 0 it is d itself, whether a working day or not.
func (c *Calendar) AddWorkdays(d Date, n int) Date {
	switch {
	case n == 0:
		return d
	case n > 0:
		want := c.count(d) + n
		// Seven calendar days hold at least one working day save for a long
		// holiday, or for days off of an office, which may be a year: hence the slack.
		return d.AddDays(1 + sort.Search(3*n+420, func(i int) bool { return c.count(d.AddDays(1+i)) >= want }))
	default:
		want := c.count(d.AddDays(-1)) + n // working days up to the day before the answer
		return d.AddDays(-1 - sort.Search(3*-n+420, func(i int) bool { return c.count(d.AddDays(-2-i)) <= want }))
	}
}

// count returns the working days up to and including d, counted from an
// arbitrary but fixed day.
func (c *Calendar) count(d Date) int {
	switch {
	case d < c.first:
		return midweeks(d) - midweeks(c.first-1)
	case d > c.last:
		return int(c.before[len(c.before)-1]) + midweeks(d) - midweeks(c.last)
	default:
		return int(c.before[d-c.first+1])
	}
}

func isMidweek(d Date) bool {
	w := d.Weekday()
	return w != time.Saturday && w != time.Sunday
}

// midweeks counts the days from Monday to Friday up to and including d, from
// Monday 29 December 1969 on; it is negative for days before that week.
func midweeks(d Date) int {
	n := int(d) + 4 // days since the Monday before, that one included
	week := n / 7
	if n%7 < 0 {
		week--
	}
	return week*5 + min(n-week*7, 5)
}
