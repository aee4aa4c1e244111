package db

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"

	"duban/model"
)

func TestAReportChangesTheStandingAndStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "ledger.duban")
	s := openAt(t, path)
	if _, _, _, err := s.Import(testLedger(4), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	e := must(s.Report("c0-1", testReport("2026-11-20", "1.00")))(t)
	if e.Action != model.ActReport || e.Seq != 2 || !reflect.DeepEqual(e.Tasks(), []string{"c0-1"}) || e.Who != "督查室" || !e.Time.Equal(testNow()) {
		t.Errorf("entry = %+v", e)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openAt(t, path)
	got := must(s.Task("c0-1"))(t)
	if got.Standing.Last != day("2026-11-20") || got.Standing.Reports != 3 || got.Standing.Actuals[0].Actual.Value.String() != "1.00" {
		t.Errorf("standing = %+v", got.Standing)
	}
	reports := must(s.Returns("c0-1"))(t)
	if len(reports) != 3 || reports[2].Seq != 3 || reports[2].Text != "完成投资1.00亿元" {
		t.Errorf("reports = %+v", reports)
	}
	if got.Detail == nil || got.Detail.Fields["建设规模"] != "3栋" || got.OpenDoubts != 1 {
		t.Errorf("detail = %+v, %d open doubts", got.Detail, got.OpenDoubts)
	}
}

func TestAReportThatCannotBeTakenChangesNothing(t *testing.T) {
	s := imported(t, 2)
	for name, c := range map[string]struct {
		id   string
		p    model.Return
		want error
	}{
		"an unknown task": {"nobody", testReport("2026-11-20", "1"), ErrNotFound},
		"a future day":    {"c0-0", testReport("2026-11-24", "1"), ErrFuture},
		"no such target":  {"c0-0", model.Return{Actuals: []model.Actual{{Target: 7, Value: *dec("1")}}}, ErrInvalid},
		"nothing at all":  {"c0-0", model.Return{}, model.ErrEmpty},
	} {
		if _, err := s.Report(c.id, c.p); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	if n := must(s.Counts())(t); n.Entries != 1 || n.Reports != 4 {
		t.Errorf("counts = %+v, want 1 entry and 4 reports", n)
	}
	e := must(s.Report("c0-0", testReport("", "1")))(t)
	if got := must(s.Returns("c0-0"))(t); e.Seq != 2 || got[2].Date != day("2026-11-23") {
		t.Errorf("a report without a date is for %s, want today", got[2].Date)
	}
}

func TestTheFileIsTheUsersAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	path := filepath.Join(t.TempDir(), "new", "ledger.duban")
	s := openAt(t, path)
	backup := filepath.Join(t.TempDir(), "copy.duban")
	if err := s.Backup(backup); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]os.FileMode{
		path: 0o600, filepath.Dir(path): 0o700 | os.ModeDir, noteOf(path): 0o600, backup: 0o600,
	} {
		if info := must(os.Stat(name))(t); info.Mode() != want {
			t.Errorf("%s has mode %v, want %v", name, info.Mode(), want)
		}
	}
}
