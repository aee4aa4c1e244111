package widget

import (
	"strings"
	"testing"
)

func TestTheNameThatEnterTakesStandsOutFromFieldsAndNames(t *testing.T) {
	u := testScreen()
	f := &Form{Title: "新增任务"}
	f.Text("责任", "", "").Complete(Completion{Names: func() []string { return []string{"交通局", "住建局"} }})
	f.Text("领导", "", "")
	press(f, typed("j"))
	rows, _, _ := f.Draw(u, 80, 20)
	screen := strings.Join(rows, "\n")
	chosen := u.Theme.Other.Styled("住")
	if !strings.Contains(screen, chosen) && !strings.Contains(screen, u.Theme.Other.Styled("交")) {
		t.Errorf("no offered name has the colours of the choice that has the focus:\n%q", screen)
	}
}
