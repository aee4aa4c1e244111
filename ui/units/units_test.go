package units_test

import (
	"testing"

	"duban/ui/page/pagetest"
	"duban/ui/units"
)

func TestTheLeagueTableAloneLeadsToAUnit(t *testing.T) {
	d := pagetest.New(t)
	p := units.New(d.Desk)
	p.Refresh()
	d.Sees(p, "Transport", "Housing", "Zhang 1234567")
	unit := p.Unit()
	d.Press(p, "enter e")
	if len(d.Tables) != 1 || d.Tables[0].Title != unit || len(d.Windows) != 1 {
		t.Errorf("on %s Enter goes to %v, and e opens %d windows", unit, d.Tables, len(d.Windows))
	}
}
