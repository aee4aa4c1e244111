package campaignform_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"duban/ui/campaignform"
	"duban/ui/page/pagetest"
)

func TestTheKeysOfACampaignOpenItsFormsAlone(t *testing.T) {
	for _, k := range []string{"E", "R", "T"} {
		d := pagetest.New(t)
		msg := tea.KeyPressMsg{Code: rune(k[0]), Text: k}
		if _, done := campaignform.Key(d.Desk, msg, "jt"); !done || len(d.Windows) != 1 {
			t.Errorf("%s opens %d windows", k, len(d.Windows))
		}
		if _, done := campaignform.Key(d.Desk, msg, ""); !done || len(d.Windows) != 1 || len(d.Said) != 1 {
			t.Errorf("where there is no campaign %s opens a window, or says %q", k, d.Said)
		}
	}
}

func TestAChangedCampaignIsStoredOnce(t *testing.T) {
	d := pagetest.New(t)
	form := campaignform.Edit(d.Desk, d.CampaignNow("jt"))
	d.Push(form)
	form.Key(tea.KeyPressMsg{Code: '!', Text: "!"})
	if o := form.Key(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl}); !o.Closes || len(d.Acts) != 1 {
		t.Errorf("Ctrl+S closes %v and orders %d actions: %s", o.Closes, len(d.Acts), form.Problem)
	}
}
