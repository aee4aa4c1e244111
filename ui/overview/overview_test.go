package overview_test

import (
	"strings"
	"testing"

	"duban/model"
	"duban/ui/overview"
	"duban/ui/page/pagetest"
)

func TestTheOverviewAloneLeadsToCampaignsTasksAndUnits(t *testing.T) {
	d := pagetest.New(t)
	p := overview.New(d.Desk)
	p.Refresh()
	d.Sees(p, "Roads and ports", "Widen the", "Transport")
	if p.Campaign() != "jt" || p.Task() != "" {
		t.Errorf("the cursor is on campaign %q and task %q", p.Campaign(), p.Task())
	}
	d.Press(p, "enter")
	if len(d.Tables) != 1 || d.Tables[0].Campaign != "jt" {
		t.Errorf("Enter on a campaign goes to %v", d.Tables)
	}
	d.Press(p, "tab down enter")
	if len(d.Opened) != 1 || d.Opened[0] != "water" {
		t.Errorf("Enter on a task that is overdue opens %v", d.Opened)
	}
}

func TestTheOverviewShowsMoreOfWhatIsDueOnALargerScreen(t *testing.T) {
	d := pagetest.New(t)
	d.W = 90
	p := overview.New(d.Desk)
	p.Refresh()
	inOneLine := func() bool {
		for l := range strings.SplitSeq(d.Text(p), "\n") {
			if strings.Contains(l, "Widen the") {
				return strings.Contains(l, "Overdue")
			}
		}
		t.Fatalf("nothing is due:\n%s", d.Text(p))
		return false
	}
	if !inOneLine() {
		t.Error("on a narrow screen a group takes more than a line")
	}
	d.W = 120
	if inOneLine() {
		t.Error("a task has no line of its own")
	}
}

func TestACampaignShowsItsShareOnScheduleItsMeanGapAndItsGoals(t *testing.T) {
	d := pagetest.New(t)
	p := overview.New(d.Desk)
	p.Refresh()
	d.Sees(p, "Mean gap On sched", "-41       0%") // the mean of port, 42 behind, and water, 40 behind; no goal
	if screen := d.Text(p); strings.Contains(screen, "Goals") || strings.Contains(screen, "Done / due") {
		t.Errorf("goals where there are none, or a mean completion:\n%s", screen)
	}
	goal := d.Board.Row("water").Task.Clone()
	goal.Nature = model.Goal
	d.Board.Replace(goal)
	p.Refresh()
	d.W = 150 // a narrow list of campaigns has no room for their goals
	d.Sees(p, "Goals 1, 1 behind", "1 behind of 1      -42       0%")
}
