package reconcile_test

import (
	"slices"
	"testing"

	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/model"
)

// What a newer edition says of a plan's validity is taken over, what is the officer's own is not, and units
// that only an earlier edition knew go when nothing names them any more.
func TestRenewValidityAndUnits(t *testing.T) {
	task := func(unit string) []model.Record {
		return []model.Record{{Task: model.Task{ID: "a-1", Campaign: "a", Title: "修路", ResponsibleUnits: []string{unit}, Detail: &model.Detail{}}}}
	}
	period := model.Period{From: model.NewDate(2022, 1, 1), To: model.NewDate(2027, 12, 31)}
	old := &model.Ledger{
		Units: []model.Unit{{Name: "水利局"}, {Name: "区水利局"}, {Name: "财政局", Phone: "1"}, {Name: "住建局"}, {Name: "林业局"}},
		Plans: []model.Plan{{Campaign: model.Campaign{ID: "a", Name: "甲", Period: period, Approval: true, Archived: period.To, Office: "住建局"}, Records: task("水利局")}},
	}
	now := &model.Ledger{
		Units: []model.Unit{{Name: "区水利局"}, {Name: "区住建局"}},
		Plans: []model.Plan{{Campaign: model.Campaign{ID: "a", Name: "甲", Period: period, Validity: true, Office: "住建局"}, Records: task("区水利局")}},
	}
	tell := reconcile.Tell{Cadence: func(*model.Cadence) string { return "" }, Policy: func(model.Policy) string { return "" }}
	held := func(r model.Ref, f draft.Field) bool { return r.ID == "林业局" && f == draft.FieldWhole }
	r := reconcile.Renew(old, now, held, tell)
	u := r.Update(false)
	if len(u.Campaigns) != 1 || !u.Campaigns[0].Validity || !u.Campaigns[0].Approval || u.Campaigns[0].Archived != period.To {
		t.Errorf("campaigns: %+v", u.Campaigns)
	}
	if !slices.Equal(u.RemoveUnits, []string{"水利局"}) {
		t.Errorf("removed units: %q", u.RemoveUnits)
	}
	if len(u.Units) != 1 || u.Units[0].Name != "区住建局" {
		t.Errorf("units: %+v", u.Units)
	}
	r = reconcile.Renew(old, now, func(model.Ref, draft.Field) bool { return true }, tell)
	if u := r.Update(false); len(u.RemoveUnits)+len(u.Campaigns)+len(u.Records) > 0 {
		t.Errorf("what is held was changed: %+v", u)
	}
}
