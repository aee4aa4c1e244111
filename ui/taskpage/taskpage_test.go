package taskpage_test

import (
	"testing"

	"duban/ui/page/pagetest"
	"duban/ui/taskpage"
)

func TestATaskAloneIsReadAndReportedOn(t *testing.T) {
	d := pagetest.New(t)
	p := taskpage.New(d.Desk, "port")
	p.Refresh()
	d.Sees(p, "Build the port", "Transport", "under way")
	if p.OfTask() != "port" || p.Campaign() != "jt" {
		t.Errorf("the page is about %s of %s", p.OfTask(), p.Campaign())
	}
	d.Press(p, "p esc")
	if len(d.Windows) != 1 || d.Backs != 1 {
		t.Errorf("p opens %d windows, and Esc goes back %d times", len(d.Windows), d.Backs)
	}
}

func TestTheNextTaskTakesThePlaceOfThisOne(t *testing.T) {
	d := pagetest.New(t)
	d.Neighbour = func(id string, by int) string {
		if id == "port" && by == 1 {
			return "water"
		}
		return ""
	}
	p := taskpage.New(d.Desk, "port")
	p.Refresh()
	d.Press(p, "right")
	d.Sees(p, "Widen the waterworks")
	d.Press(p, "right")
	if p.OfTask() != "water" {
		t.Errorf("behind the last task comes %s", p.OfTask())
	}
}
