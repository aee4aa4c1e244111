package db

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"duban/model"
)

// clock is a clock that a test sets.
type clock struct{ now time.Time }

func (c *clock) read() time.Time { return c.now }

// backups lists the dated backups beside path by their dates.
func backups(t *testing.T, path string) string {
	t.Helper()
	var dates []string
	for _, e := range must(os.ReadDir(filepath.Dir(path)))(t) {
		if date, ok := strings.CutSuffix(e.Name(), ".bak"); ok {
			dates = append(dates, strings.TrimPrefix(date, filepath.Base(path)+"."))
		}
	}
	return strings.Join(dates, " ")
}

func TestTheFirstWriteOfADayTakesABackupOfTheDayBefore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账[1].duban")
	c := &clock{time.Date(2026, 11, 20, 9, 0, 0, 0, time.Local)}
	open := func() *Store {
		t.Helper()
		return must(Open(path, Options{Now: c.read, NoSync: true, Keep: 3}))(t)
	}
	s := open()
	if _, _, _, err := s.Import(testLedger(4), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	must(s.Report("c0-0", testReport("2018-09-30", "0.60")))(t)
	if got := backups(t, path); got != "" {
		t.Errorf("the day on which the ledger was made has backups %s", got)
	}
	before := export(t, s)
	c.now = c.now.AddDate(0, 0, 1)
	must(s.Tasks())(t)
	if got := backups(t, path); got != "" {
		t.Errorf("reading took the backups %s", got)
	}
	must(s.Report("c0-0", testReport("2018-09-30", "0.70")))(t)
	must(s.Report("c0-0", testReport("2018-09-30", "0.80")))(t)
	if err := s.BackupError(); err != nil {
		t.Error(err)
	}
	if got := backups(t, path); got != "2026-11-21" {
		t.Errorf("backups are %q", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	old := must(Open(path+".2026-11-21.bak", Options{ReadOnly: true}))(t)
	if !reflect.DeepEqual(export(t, old), before) {
		t.Error("the backup does not hold the ledger as it was before the day's first write")
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}

	decoys := []string{path + ".schema1.bak", path + ".2026-99-99.bak", filepath.Join(filepath.Dir(path), "其他.duban.2020-01-01.bak")}
	for _, name := range decoys {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for range 4 {
		c.now = c.now.AddDate(0, 0, 1)
		s = open()
		must(s.Report("c0-0", testReport("2018-09-30", "0.90")))(t)
		if err := errors.Join(s.BackupError(), s.Close()); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range decoys {
		if err := os.Remove(name); err != nil {
			t.Errorf("a file that is not a dated backup of this ledger: %v", err)
		}
	}
	if got := backups(t, path); got != "2026-11-23 2026-11-24 2026-11-25" {
		t.Errorf("backups are %q, want the last three", got)
	}

	c.now = time.Date(2026, 1, 5, 9, 0, 0, 0, time.Local) // set back
	s = open()
	must(s.Report("c0-1", model.Return{Date: day("2018-09-30"), Text: "补报"}))(t)
	if err := errors.Join(s.BackupError(), s.Close()); err != nil {
		t.Fatal(err)
	}
	if got := backups(t, path); got != "2026-01-05 2026-11-23 2026-11-24 2026-11-25" {
		t.Errorf("backups are %q, want the one just made beside the others", got)
	}
}

func TestABackupThatFailsIsToldAndDoesNotStopTheWork(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("l", 245)) // with the date behind it the name is too long
	c := &clock{time.Date(2026, 11, 20, 9, 0, 0, 0, time.Local)}
	s := must(Open(path, Options{Now: c.read, NoSync: true}))(t)
	defer s.Close()
	if _, _, _, err := s.Import(testLedger(4), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	c.now = c.now.AddDate(0, 0, 1)
	must(s.Report("c0-0", testReport("2018-09-30", "0.60")))(t)
	if err := s.BackupError(); err == nil || !strings.Contains(err.Error(), "2026-11-21") {
		t.Errorf("the failed backup is told as %v", err)
	}
}

func TestABackupIsMadeWhileOthersWrite(t *testing.T) {
	s := imported(t, 400)
	dst := filepath.Join(t.TempDir(), "deep", "copy.duban")
	var wg sync.WaitGroup
	wg.Go(func() {
		for i := range 50 {
			if _, err := s.Report("c0-0", testReport("2018-09-30", "0.60")); err != nil {
				t.Errorf("report %d: %v", i, err)
			}
		}
	})
	for range 5 {
		if err := s.Backup(dst); err != nil {
			t.Fatal(err)
		}
		c := must(Open(dst, Options{ReadOnly: true}))(t)
		sound(t, c)
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
	wg.Wait()
	if left := must(os.ReadDir(filepath.Dir(dst)))(t); len(left) != 1 {
		t.Errorf("the folder holds %v", left)
	}
}

func TestABackupNeverReplacesTheLedgerItself(t *testing.T) {
	s := imported(t, 4)
	link := filepath.Join(t.TempDir(), "link.duban")
	if err := os.Link(s.Path(), link); err != nil {
		t.Skipf("no hard links here: %v", err)
	}
	for _, dst := range []string{s.Path(), filepath.Dir(s.Path()) + "/./" + filepath.Base(s.Path()), link} {
		if err := s.Backup(dst); !errors.Is(err, ErrConflict) {
			t.Errorf("backing up to %s gives %v", dst, err)
		}
	}
	must(s.Report("c0-0", testReport("2018-09-30", "0.60")))(t)
}
