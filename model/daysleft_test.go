package model

import "testing"

func TestYearsWhoseHolidaysAreNotKnownAreTold(t *testing.T) {
	c := plan2026()
	c.Period.To = day("2028-12-31")
	task := &Task{Deadline: due("2028-12-31")}
	s := Summarise(task, []Return{percent("2026-11-20", "50")}, day("2026-11-23"))
	a := Assess(task, &s, c, NewCalendar(), day("2026-11-23"))
	if a.Uncharted != day("2028-12-31") {
		t.Errorf("counted up to %v, whose holidays are known", a.Uncharted)
	}
	task.Deadline = due("2026-12-31")
	if a = Assess(task, &s, c, NewCalendar(), day("2026-11-23")); a.Uncharted != 0 {
		t.Errorf("2026 is known, not so %v", a.Uncharted)
	}
}

func TestDaysLeftAreWorkingDaysAndDaysOverAreOfTheCalendar(t *testing.T) {
	for _, c := range []struct {
		on      string
		left    int
		overdue bool
	}{{"2026-11-23", 28, false}, {"2026-12-31", 0, false}, {"2027-01-01", -1, true}, {"2027-01-04", -4, true}} {
		task := &Task{Deadline: due("2026-12-31")}
		s := Summarise(task, []Return{percent("2026-11-20", "50")}, day(c.on))
		a := Assess(task, &s, plan2026(), NewCalendar(), day(c.on))
		if !a.HasDeadline || a.DaysLeft != c.left || a.Overdue != c.overdue {
			t.Errorf("%s: %d left, overdue %v; want %d, %v", c.on, a.DaysLeft, a.Overdue, c.left, c.overdue)
		}
	}
}
