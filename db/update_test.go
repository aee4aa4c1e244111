package db_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"duban/db"
	"duban/db/dbtest"
	"duban/model"
)

func TestAnUpdateIsOneActionThatOneUndoTakesBack(t *testing.T) {
	s := dbtest.Open(t)
	campaign := model.Campaign{Name: "重点工作", Policy: model.DefaultPolicy()}
	task := func(title string) model.Record {
		return model.Record{
			Task:    model.Task{Title: title, Targets: []model.Target{{Metric: "里程", Unit: "公里"}}, Detail: &model.Detail{Text: title}},
			Returns: []model.Return{{Date: model.NewDate(2026, 1, 5), Text: "开工"}},
		}
	}
	first := model.Update{
		Units: []model.Unit{{Name: "交通局", Aliases: []string{"交通运输局"}}},
		Plans: []model.Plan{{Campaign: campaign, Records: []model.Record{task("甲"), task("乙")}}},
	}
	e, err := s.Update(&first, model.ActImport, "plan.docx")
	if err != nil || e.Action != model.ActImport || e.Note != "plan.docx" || len(e.Campaigns()) != 1 {
		t.Fatalf("%+v, %v", e, err)
	}
	before, err := s.Ledger()
	if err != nil {
		t.Fatal(err)
	}
	a, b := before.Plans[0].Records[0].Task, before.Plans[0].Records[1].Task

	renamed := before.Plans[0].Campaign
	renamed.Office = "督查室"
	a.Title = "甲（修订）"
	report := model.Return{Date: model.NewDate(2026, 2, 5), Text: "过半"}
	fresh := task("丙")
	fresh.Task.Campaign = before.Plans[0].Campaign.ID
	second := model.Update{
		Records:   []model.Record{{Task: a, Returns: []model.Return{report}}, fresh},
		Plans:     []model.Plan{{Campaign: campaign, Records: []model.Record{task("丁")}}},
		Remove:    []string{b.ID},
		Campaigns: []model.Campaign{renamed},
	}
	e, err = s.Update(&second, model.ActImport, "")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(e.Tasks(), a.ID) || !slices.Contains(e.Tasks(), b.ID) || len(e.Tasks()) != 4 {
		t.Errorf("the entry names %q", e.Tasks())
	}
	after, err := s.Ledger()
	if err != nil {
		t.Fatal(err)
	}
	got := after.Plans[0].Records
	if len(after.Plans) != 2 || len(got) != 2 || got[0].Task.ID != a.ID || got[0].Task.Title != "甲（修订）" || got[1].Task.Title != "丙" {
		t.Fatalf("after the update: %+v", got)
	}
	if after.Plans[0].Campaign.Office != "督查室" || !slices.Contains(e.Campaigns(), renamed.ID) {
		t.Errorf("campaign %+v, entry %+v", after.Plans[0].Campaign, e)
	}
	if len(got[0].Returns) != 2 || got[0].Returns[1].Seq != 2 || got[0].Task.Standing.Last != report.Date {
		t.Errorf("reports %+v, standing %+v", got[0].Returns, got[0].Task.Standing)
	}
	if entries, err := s.History(model.Ref{Kind: model.RecordTask, ID: a.ID}); err != nil || len(entries) != 2 {
		t.Errorf("history of the changed task: %v, %v", entries, err)
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if back, err := s.Ledger(); err != nil || !reflect.DeepEqual(back, before) {
		t.Errorf("one undo gives the ledger from before: %v", err)
	}
	if _, err := s.Redo(); err != nil {
		t.Fatal(err)
	}
	if again, err := s.Ledger(); err != nil || !reflect.DeepEqual(again, after) {
		t.Errorf("redo gives it again: %v", err)
	}
}

func TestAnUpdateThatBreaksARuleStoresNothing(t *testing.T) {
	s := dbtest.Open(t)
	good := model.Record{Task: model.Task{Title: "甲"}}
	for name, tc := range map[string]struct {
		u    model.Update
		want error
	}{
		"a task without a title": {model.Update{Units: []model.Unit{{Name: "甲局"}}, Plans: []model.Plan{{Campaign: model.Campaign{Name: "行动"}, Records: []model.Record{good, {}}}}}, db.ErrInvalid},
		"an unknown campaign":    {model.Update{Records: []model.Record{good}}, db.ErrNotFound},
		"an unknown task to go":  {model.Update{Units: []model.Unit{{Name: "甲局"}}, Remove: []string{"t9"}}, db.ErrNotFound},
	} {
		if _, err := s.Update(&tc.u, model.ActImport, ""); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v", name, err)
		}
		if l, err := s.Export(); err != nil || len(l.Units)+len(l.Plans) > 0 {
			t.Errorf("%s left %+v, %v", name, l, err)
		}
	}
	if e, err := s.Update(&model.Update{}, model.ActImport, ""); err != nil || e.Seq != 0 {
		t.Errorf("an empty update: %+v, %v", e, err)
	}
}
