package model

import (
	"testing"
	"time"

	"github.com/6tail/lunar-go/HolidayUtil"
	"pgregory.net/rapid"
)

func TestWorkingDaysFollowTheArrangementOfTheStateCouncil(t *testing.T) {
	cal := NewCalendar()
	for _, c := range []struct {
		day  string
		work bool
		why  string
	}{
		{"2026-10-01", false, "National Day, a Thursday"},
		{"2026-10-10", true, "Saturday worked for the National Day week"},
		{"2026-09-20", true, "Sunday worked for the National Day week"},
		{"2026-10-11", false, "an ordinary Sunday"},
		{"2026-11-24", true, "an ordinary Tuesday"},
		{"2026-02-23", false, "last day of the Spring Festival of nine days"},
		{"2026-02-24", true, "first day after it"},
		{"2020-01-31", false, "Spring Festival lengthened in the epidemic"},
		{"2020-02-03", true, "first day after the lengthened festival"},
		{"2015-09-03", false, "the day off for the seventieth anniversary of victory"},
		{"2015-09-06", true, "Sunday worked for it"},
		{"2013-04-07", true, "Sunday worked for Tomb-Sweeping Day"},
		{"2013-10-12", true, "Saturday worked for National Day"},
		{"2018-12-31", false, "New Year of 2019 reaches into 2018"},
		{"2018-12-29", true, "Saturday worked for it"},
		{"2027-10-01", true, "not in the data: an ordinary Friday"},
		{"2012-10-01", true, "before the data: an ordinary Monday"},
		{"2027-10-02", false, "not in the data: a Saturday"},
	} {
		if got := cal.IsWorkday(day(c.day)); got != c.work {
			t.Errorf("%s is a working day: %v, want %v (%s)", c.day, got, c.work, c.why)
		}
	}
}

func TestTheCalendarAgreesWithTheHolidayLibrary(t *testing.T) {
	cal := NewCalendar()
	// The library leaves out two Sundays and Saturdays worked in 2013, which the
	// arrangement of that year names.
	missing := map[Date]bool{day("2013-04-07"): true, day("2013-10-12"): true}
	holidays := 0
	for d := NewDate(2013, 1, 1); d <= cal.Until(); d++ {
		want := isMidweek(d)
		if h := HolidayUtil.GetHoliday(d.String()); h != nil {
			want = h.IsWork()
			holidays++
		}
		if got := cal.IsWorkday(d); got != want && !missing[d] {
			t.Errorf("%s %s is a working day: %v, the library says %v", d, d.Weekday(), got, want)
		}
	}
	if holidays < 350 {
		t.Errorf("the library knows only %d special days", holidays)
	}
}

func TestEveryYearOfTheTableHasItsHolidaysOnTheRightWeekdays(t *testing.T) {
	for i, y := range restYears {
		if y.year != restYears[0].year+i {
			t.Errorf("year %d stands at place %d", y.year, i)
		}
		for _, md := range y.rest {
			if d := NewDate(y.year, time.Month(md/100), md%100); !isMidweek(d) {
				t.Errorf("%s rests, but is a %s anyway", d, d.Weekday())
			}
		}
		for _, md := range y.work {
			if d := NewDate(y.year, time.Month(md/100), md%100); isMidweek(d) {
				t.Errorf("%s is worked, but is a %s anyway", d, d.Weekday())
			}
		}
		if n := len(y.rest) - len(y.work); n < 8 || n > 13 {
			t.Errorf("%d has %d weekdays off and %d weekend days on", y.year, len(y.rest), len(y.work))
		}
	}
}

func TestKnownTellsWhereTheArrangementEnds(t *testing.T) {
	cal := NewCalendar()
	for s, want := range map[string]bool{"2012-12-31": false, "2013-01-01": true, "2026-12-31": true, "2027-01-01": false} {
		if got := cal.Known(day(s)); got != want {
			t.Errorf("%s known: %v", s, got)
		}
	}
}

func TestWorkdaysCountsTheDaysAfterTheFirstUpToTheLast(t *testing.T) {
	cal := NewCalendar()
	for _, c := range []struct {
		from, to string
		want     int
		why      string
	}{
		{"2026-11-23", "2026-11-23", 0, "no day lies between"},
		{"2026-11-23", "2026-11-24", 1, "Tuesday"},
		{"2026-11-20", "2026-11-23", 1, "a weekend does not count"},
		{"2026-11-24", "2026-11-23", -1, "backwards it is negative"},
		{"2026-09-30", "2026-10-10", 3, "8th, 9th and the worked Saturday 10th"},
		{"2017-12-31", "2018-12-31", 250, "the whole of 2018"},
		{"2017-12-31", "2018-03-31", 61, "its first quarter"},
		{"2026-12-31", "2027-01-08", 6, "2027 counted Monday to Friday"},
		{"2012-12-24", "2012-12-31", 5, "2012 likewise"},
	} {
		if got := cal.Workdays(day(c.from), day(c.to)); got != c.want {
			t.Errorf("from %s to %s: %d, want %d (%s)", c.from, c.to, got, c.want, c.why)
		}
	}
}

func TestWorkdaysIsTheNumberOfWorkingDaysOneByOne(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		from := Date(rapid.Int32Range(-5000, 25000).Draw(t, "from"))
		to := from + Date(rapid.Int32Range(0, 800).Draw(t, "days"))
		n := 0
		for d := from + 1; d <= to; d++ {
			if cal.IsWorkday(d) {
				n++
			}
		}
		if got := cal.Workdays(from, to); got != n {
			t.Fatalf("from %s to %s: %d, want %d", from, to, got, n)
		}
		if got := cal.Workdays(to, from); got != -n {
			t.Fatalf("from %s back to %s: %d, want %d", to, from, got, -n)
		}
	})
}

func TestAddWorkdaysLandsOnTheWorkingDayThatManyAway(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		d := Date(rapid.Int32Range(15000, 21500).Draw(t, "from"))
		n := rapid.IntRange(-300, 300).Draw(t, "working days")
		got := cal.AddWorkdays(d, n)
		switch {
		case n == 0:
			if got != d {
				t.Fatalf("nought days after %s is %s", d, got)
			}
		case !cal.IsWorkday(got):
			t.Fatalf("%d after %s is %s, which is no working day", n, d, got)
		case n > 0 && cal.Workdays(d, got) != n:
			t.Fatalf("%d after %s is %s, %d away", n, d, got, cal.Workdays(d, got))
		case n < 0 && cal.Workdays(got-1, d-1) != -n:
			t.Fatalf("%d before %s is %s, %d away", -n, d, got, cal.Workdays(got-1, d-1))
		}
	})
}

func BenchmarkWorkdays(b *testing.B) {
	cal := NewCalendar()
	from, to := day("2017-01-01"), day("2026-12-31")
	for b.Loop() {
		cal.Workdays(from, to)
	}
}
