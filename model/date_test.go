package model

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDatesAreCivilDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Date(rapid.Int32Range(int32(earliest), int32(latest)).Draw(t, "day"))
		if d == 0 {
			t.Skip("no date")
		}
		got, err := ParseDate(d.String())
		if err != nil || got != d {
			t.Fatalf("%s read again: %s %v", d, got, err)
		}
		if y, m, n := d.Civil(); NewDate(y, m, n) != d || d.Year() != y || d.Month() != m || d.Day() != n {
			t.Fatalf("%s is %d-%d-%d", d, y, m, n)
		}
		if d.Weekday() != d.Time().Weekday() {
			t.Fatalf("%s is a %s", d, d.Weekday())
		}
		if end := d.MonthEnd(); end < d || end.Month() != d.Month() || end.AddDays(1).Day() != 1 {
			t.Fatalf("the month of %s ends on %s", d, end)
		}
	})
}

func TestWhatIsNoDateIsRefused(t *testing.T) {
	for _, s := range []string{"2026-02-30", "2026-2-3", "26-02-03", "2026/02/03", "0001-01-01", "1899-12-31", "x"} {
		if d, err := ParseDate(s); !errors.Is(err, ErrDate) {
			t.Errorf("%q: %s %v", s, d, err)
		}
	}
	if d, err := ParseDate(""); err != nil || !d.IsZero() || d.String() != "" {
		t.Errorf("no date: %v %v", d, err)
	}
	var d Date
	if err := d.UnmarshalText([]byte("2026-13-01")); err == nil || d != 0 {
		t.Errorf("month 13: %s %v", d, err)
	}
	if got := DateOf(time.Date(2026, 11, 23, 23, 59, 0, 0, time.FixedZone("CST", 8*3600))); got != NewDate(2026, 11, 23) {
		t.Errorf("late in the evening in China it is %s", got)
	}
}

func TestRatiosAreWrittenAndReadExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Ratio(rapid.Int32Range(-1e9, 1e9).Draw(t, "ratio"))
		text, _ := r.MarshalText()
		var got Ratio
		if err := got.UnmarshalText(text); err != nil || got != r {
			t.Fatalf("%d is written %s and read %d %v", r, text, got, err)
		}
	})
	for r, want := range map[Ratio]string{1797: "0.180", 10000: "1.000", 0: "0.000", -66: "-0.007", 12345: "1.235"} {
		if r.String() != want {
			t.Errorf("%d: %s, want %s", r, r, want)
		}
	}
	for r, want := range map[Ratio]int{1797: 18, 49: 0, 50: 1, -1850: -19, 10000: 100} {
		if r.Percent() != want {
			t.Errorf("%d: %d%%, want %d%%", r, r.Percent(), want)
		}
	}
	for _, s := range []string{"", "x", "0.12345", "1.2.3", "-", "99999999999"} {
		var r Ratio
		if err := r.UnmarshalText([]byte(s)); err == nil {
			t.Errorf("%q was read as %d", s, r)
		}
	}
}

// enum is a named value whose pointer reads what it writes.
type enum[T any] interface {
	*T
	UnmarshalText([]byte) error
}

func roundTrip[T interface {
	~uint8
	MarshalText() ([]byte, error)
}, P enum[T]](t *testing.T, names []string) {
	t.Helper()
	for i := range names {
		b, err := T(i).MarshalText()
		var got T
		if err2 := P(&got).UnmarshalText(b); err != nil || err2 != nil || got != T(i) || string(b) != names[i] {
			t.Errorf("%T %d is written %q and read %d: %v, %v", got, i, b, got, err, err2)
		}
	}
	var got T
	if err := P(&got).UnmarshalText([]byte("no such")); err == nil {
		t.Errorf("%T: a name that is none was read", got)
	}
	if b, _ := T(200).MarshalText(); string(b) != "unknown-200" {
		t.Errorf("%T 200 is written %q", got, b)
	}
}

func TestEveryNamedValueIsReadAsItIsWritten(t *testing.T) {
	roundTrip[Light](t, lightNames)
	roundTrip[Kind](t, kindNames)
	roundTrip[Op](t, opNames)
	roundTrip[Precision](t, precisionNames)
	roundTrip[Every](t, everyNames)
	roundTrip[Purpose](t, purposeNames)
	roundTrip[Yardstick](t, yardstickNames)
}
