package doubts_test

import (
	"testing"

	"duban/ui/doubts"
	"duban/ui/page/pagetest"
)

func TestDoubtsAloneAreReadAndSettled(t *testing.T) {
	d := pagetest.New(t)
	p := doubts.New(d.Desk)
	p.Refresh()
	d.Sees(p, "two years in one paper", "Mend the road", "two lengths differ")
	d.Press(p, "v")
	if len(d.Acts) != 1 {
		t.Fatalf("v orders %d actions on the doubt about a campaign", len(d.Acts))
	}
	d.Press(p, "down enter")
	if p.Task() != "road" || len(d.Opened) != 1 || d.Opened[0] != "road" {
		t.Errorf("Enter on %s opens %v", p.Task(), d.Opened)
	}
}
