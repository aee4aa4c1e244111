package model

import "time"

// Months are asked for several times a task, so their first days stand in a table:
// those of the years that a record may speak of, and some beyond on either side.
const (
	firstMonthYear = 1800
	monthYears     = 500
)

var monthStarts = func() (out [monthYears*12 + 1]Date) {
	for i := range out {
		out[i] = NewDate(firstMonthYear+i/12, time.Month(i%12+1), 1)
	}
	return out
}()

// monthOf returns the number of the month that a day lies in, counted from January 1800.
// Days beyond the table are taken for the nearest in it.
func monthOf(d Date) int {
	// 400 years have 146,097 days in 4,800 months.
	i := int(int64(d-monthStarts[0]) * 4800 / 146_097)
	i = min(max(i, 0), len(monthStarts)-2)
	for i > 0 && d < monthStarts[i] {
		i--
	}
	for i < len(monthStarts)-2 && d >= monthStarts[i+1] {
		i++
	}
	return i
}

// monthStart returns the first day of a month by its number.
func monthStart(i int) Date { return monthStarts[min(max(i, 0), len(monthStarts)-1)] }
