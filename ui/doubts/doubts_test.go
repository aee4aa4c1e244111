package doubts_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"duban/ui/doubts"
	"duban/ui/page/pagetest"
)

func TestDoubtsAloneAreReadAndSettled(t *testing.T) {
	d := pagetest.New(t)
	p := doubts.New(d.Desk)
	p.Refresh()
	d.Sees(p, "two years in one paper", "Mend the road", "two lengths differ")
	d.Press(p, "v")
	if len(d.Windows) != 1 {
		t.Fatalf("v opens %d windows on the doubt about a campaign", len(d.Windows))
	}
	d.Windows[0].Key(tea.KeyPressMsg{Code: tea.KeyEnter}).Do()
	if len(d.Acts) != 1 {
		t.Fatalf("v orders %d actions on the doubt about a campaign", len(d.Acts))
	}
	d.Press(p, "down enter")
	if p.Task() != "road" || len(d.Opened) != 1 || d.Opened[0] != "road" {
		t.Errorf("Enter on %s opens %v", p.Task(), d.Opened)
	}
}
