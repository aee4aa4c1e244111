package calendar_test

import (
	"testing"

	"duban/ui/calendar"
	"duban/ui/page/pagetest"
)

func TestTheCalendarAloneShowsWhatFallsDueAndOpensIt(t *testing.T) {
	d := pagetest.New(t)
	p := calendar.New(d.Desk)
	p.Refresh()
	d.Sees(p, "2026-11")
	d.Press(p, "pgdown")
	d.Sees(p, "2026-12", "Build the port")
	d.Press(p, "tab down down enter")
	if len(d.Opened)+len(d.Tables) != 1 {
		t.Errorf("Enter opens %v and %v", d.Opened, d.Tables)
	}
	d.Press(p, "esc esc")
	if d.Backs != 1 {
		t.Errorf("Esc goes back %d times", d.Backs)
	}
}

func TestTheCursorOnTodayGoesAlongWithTheDay(t *testing.T) {
	d := pagetest.New(t)
	p := calendar.New(d.Desk)
	p.Refresh()
	d.Today, d.On = d.Today+8, d.On+8
	p.Refresh()
	d.Sees(p, "2026-12")
}
