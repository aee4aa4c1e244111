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

func TestPeriodOfGivesTheTurnAndWhenItIsDue(t *testing.T) {
	for _, c := range []struct {
		cadence       Cadence
		day           string
		from, to, due string
		why           string
	}{
		{Cadence{Kind: Month, DueDay: 15}, "2020-04-10", "2020-04-01", "2020-04-30", "2020-05-15", "每月15日前报送上月完成情况"},
		{Cadence{Kind: Month, DueDay: 15}, "2020-12-31", "2020-12-01", "2020-12-31", "2021-01-15", "over the turn of the year"},
		{Cadence{Kind: Month}, "2020-02-10", "2020-02-01", "2020-02-29", "2020-02-29", "每月底"},
		{Cadence{Kind: Month, DueDay: 31}, "2026-01-10", "2026-01-01", "2026-01-31", "2026-02-28", "the 31st of a short month is its last day"},
		{Cadence{Kind: Quarter, DueDay: 10}, "2018-03-31", "2018-01-01", "2018-03-31", "2018-04-10", "季度"},
		{Cadence{Kind: Quarter, DueDay: 20, Within: true}, "2026-01-10", "2026-01-01", "2026-03-31", "2026-03-20", "每季度末月20日前"},
		{Cadence{Kind: Year, DueDay: 31, Within: true}, "2026-01-10", "2026-01-01", "2026-12-31", "2026-12-31", "每年12月"},
		{Cadence{Kind: HalfYear, DueDay: 31, Within: true}, "2026-01-10", "2026-01-01", "2026-06-30", "2026-06-30", "the 31st of a short month is its last day"},
		{Cadence{Kind: Week, DueDay: 5, Within: true}, "2026-11-25", "2026-11-23", "2026-11-29", "2026-11-27", "每周五"},
		{Cadence{Kind: TenDays}, "2026-02-25", "2026-02-21", "2026-02-28", "2026-02-28", "下旬 of a short month"},
		{Cadence{Kind: TenDays, DueDay: 3}, "2026-03-20", "2026-03-11", "2026-03-20", "2026-03-23", "中旬, due on the third day of the next turn"},
		{Cadence{Kind: Week}, "2026-11-22", "2026-11-16", "2026-11-22", "2026-11-22", "a Sunday ends the week"},
		{Cadence{Kind: Week}, "2026-11-23", "2026-11-23", "2026-11-29", "2026-11-29", "a Monday begins one"},
		{Cadence{Kind: Fortnight}, "2026-02-16", "2026-02-16", "2026-02-28", "2026-02-28", "下半月"},
		{Cadence{Kind: Fortnight}, "2026-02-15", "2026-02-01", "2026-02-15", "2026-02-15", "上半月"},
		{Cadence{Kind: TwoMonths}, "2017-04-13", "2017-03-01", "2017-04-30", "2017-04-30", "每两月"},
		{Cadence{Kind: HalfYear}, "2020-06-30", "2020-01-01", "2020-06-30", "2020-06-30", "双过半"},
		{Cadence{Kind: Year}, "2017-04-13", "2017-01-01", "2017-12-31", "2017-12-31", "年考核"},
		{Cadence{Kind: Day}, "2017-04-13", "2017-04-13", "2017-04-13", "2017-04-13", "每日"},
		{Cadence{Kind: Never}, "2017-04-13", "", "", "", "no turn at all"},
	} {
		from, to, due := c.cadence.PeriodOf(day(c.day))
		if from.String() != c.from || to.String() != c.to || due.String() != c.due {
			t.Errorf("%v of %s: %s to %s, due %s; want %s to %s, due %s (%s)", c.cadence, c.day, from, to, due, c.from, c.to, c.due, c.why)
		}
	}
}

func TestNextDueIsThatOfTheFirstTurnNotSettledByTheReport(t *testing.T) {
	for _, c := range []struct {
		cadence Cadence
		day     string
		want    string
		why     string
	}{
		{Cadence{Kind: Quarter, DueDay: 20, Within: true}, "2020-03-18", "2020-06-20", "a report within the quarter settles it"},
		{Cadence{Kind: Month, DueDay: 15}, "2020-03-31", "2020-05-15", "March is settled, April is due in May"},
		{Cadence{Kind: Month, DueDay: 15}, "2020-04-15", "2020-05-15", "reported on the due day, for March"},
		{Cadence{Kind: Month, DueDay: 15}, "2020-03-20", "2020-04-15", "March had not ended"},
		{Cadence{Kind: Month}, "2020-03-20", "2020-04-30", "due within the turn: March is settled"},
		{Cadence{Kind: Quarter}, "2018-03-31", "2018-06-30", "the second quarter"},
		{Cadence{Kind: Never}, "2018-03-31", "", "nobody asks"},
	} {
		if got := c.cadence.NextDue(day(c.day)); got.String() != c.want {
			t.Errorf("%v after %s: %s, want %s (%s)", c.cadence, c.day, got, c.want, c.why)
		}
	}
}

func TestTurnsFollowOneAnotherWithoutGapOrOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Cadence{Kind: Every(rapid.Uint8Range(uint8(Day), uint8(Year)).Draw(t, "kind")), DueDay: rapid.IntRange(0, 31).Draw(t, "due day"), Within: rapid.Bool().Draw(t, "within")}
		d := Date(rapid.Int32Range(10000, 22000).Draw(t, "day"))
		from, to, due := c.PeriodOf(d)
		if from > d || to < d || due < from || due > to && !c.DueAfter() || due < to && !c.Within {
			t.Fatalf("%s lies in %s to %s, due %s", d, from, to, due)
		}
		next, _, nextDue := c.PeriodOf(to + 1)
		if next != to+1 || nextDue < due {
			t.Fatalf("the turn to %s is followed by one from %s, due %s after %s", to, next, nextDue, due)
		}
		if c.NextDue(d) < d {
			t.Fatalf("the next report after %s was due %s", d, c.NextDue(d))
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
