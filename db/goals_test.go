package db_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"duban/db"
	"duban/model"
)

// A ledger that knew no goals gets those of its campaigns when it is migrated: above the tasks, on the boards of today
// and after, and as an action that can be undone.
func TestALedgerOfSchema3GetsTheGoalsOfItsCampaigns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	data, err := os.ReadFile("testdata/schema3-goals.duban")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	today := model.NewDate(2026, 5, 1)
	open := func() *db.Store {
		s, err := db.Open(path, db.Options{Now: func() time.Time { return today.Time().Add(12 * time.Hour) }})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := open()
	expect := func(what string, on model.Date, want ...string) {
		t.Helper()
		tasks, err := s.TasksOn(on)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, x := range tasks {
			got = append(got, x.ID)
		}
		if len(got) != len(want) {
			t.Fatalf("%s: %v, want %v", what, got, want)
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("%s: %v, want %v", what, got, want)
			}
		}
	}
	all := []string{"rd-g1", "rd-g2", "rd-1", "rd-2"}
	expect("migrated", today, all...)
	expect("the day before", today-1, "rd-1", "rd-2")
	if g, err := s.Task("rd-g1"); err != nil || g.Nature != model.Goal || g.Title != "农村公路" || g.LeadUnits[0] != "交通局" || g.Added != today {
		t.Fatalf("%+v, %v", g, err)
	}
	if e, err := s.Report("rd-g1", model.Return{Text: "已开工"}); err != nil || len(e.Records) == 0 {
		t.Fatalf("%+v, %v", e, err)
	}
	for _, step := range []struct {
		what string
		do   func() (model.Entry, error)
		want []string
	}{
		{"undo of the report", s.Undo, all},
		{"undo of the goals", s.Undo, []string{"rd-1", "rd-2"}},
		{"redo", s.Redo, all},
	} {
		if e, err := step.do(); err != nil || e.Seq == 0 {
			t.Fatalf("%s: %v", step.what, err)
		}
		expect(step.what, today, step.want...)
	}
	if found := s.Check(); len(found) > 0 {
		t.Fatal(found)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open() // once only
	defer s.Close()
	expect("opened again", today, all...)
}
