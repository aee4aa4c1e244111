package model

import (
	"errors"
	"fmt"
	"time"
)

// Date is a civil day, counted in days from 1970-01-01, whose own value 0
// means "no date" instead. It carries neither a clock time nor a time zone: an official
// deadline is a day in China, wherever the program runs.
type Date int32

// ErrDate is returned for text that is not a date of the form YYYY-MM-DD.
var ErrDate = errors.New("not a date (YYYY-MM-DD)")

const secondsPerDay = 24 * 60 * 60

// NewDate returns the given civil day. Out-of-range months and days are
// normalised as by time.Date, so NewDate(2026, 2, 30) is 2 March 2026 and
// NewDate(2026, 3, 0) is the last day of February.
func NewDate(year int, month time.Month, day int) Date {
	m := int(month) - 1
	y := year + m/12
	if m %= 12; m < 0 {
		m += 12
		y--
	}
	// Months are counted from March, so that the leap day is the last of its year.
	if m -= 2; m < 0 {
		m += 12
		y--
	}
	e := y / 400
	if y < 0 {
		e = (y - 399) / 400
	}
	yoe := y - e*400
	doy := (153*m+2)/5 + day - 1
	return Date(e*146_097 + yoe*365 + yoe/4 - yoe/100 + doy - 719_468)
}

// DateOf returns the civil day of t in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return NewDate(y, m, d)
}

// ParseDate reads YYYY-MM-DD; the empty string is the zero Date. A day that
// the month does not have, such as 2026-02-30, is an error.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return 0, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1900 {
		return 0, fmt.Errorf("%q: %w", s, ErrDate)
	}
	return DateOf(t), nil
}

// IsZero reports whether d is "no date".
func (d Date) IsZero() bool { return d == 0 }

// Time returns midnight UTC of d.
func (d Date) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// Civil returns the year, month and day of d. It is asked for many times a task, so it
// counts in whole numbers, in eras of 400 years that begin on 1 March.
func (d Date) Civil() (year int, month time.Month, day int) {
	const era = 146_097
	z := int(d) + 719_468 // days since 1 March of the year 0
	e := z / era
	if z < 0 {
		e = (z - era + 1) / era
	}
	doe := z - e*era
	yoe := (doe - doe/1460 + doe/36_524 - doe/146_096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	m := mp + 3
	if m > 12 {
		m -= 12
	}
	year = yoe + e*400
	if m <= 2 {
		year++
	}
	return year, time.Month(m), day
}

// Year returns the year of d.
func (d Date) Year() int {
	y, _, _ := d.Civil()
	return y
}

// Month returns the month of d.
func (d Date) Month() time.Month {
	_, m, _ := d.Civil()
	return m
}

// Day returns the day of the month of d.
func (d Date) Day() int {
	_, _, day := d.Civil()
	return day
}

// Weekday returns the day of the week of d.
func (d Date) Weekday() time.Weekday { return time.Weekday((int(d)%7 + 4 + 7) % 7) }

// AddDays returns the day n days after d, or before it for a negative n.
func (d Date) AddDays(n int) Date { return d + Date(n) }

// MonthEnd returns the last day of d's month.
func (d Date) MonthEnd() Date {
	return monthStart(monthOf(d)+1) - 1
}

// String returns d as YYYY-MM-DD, or "" for the zero Date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText writes the form that ParseDate reads.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the form that MarshalText writes.
func (d *Date) UnmarshalText(text []byte) error {
	v, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = v
	return nil
}
