package db

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"duban/model"

	"go.etcd.io/bbolt"
)

// kept is a ledger of some days with three good dated backups, and the clock that it goes by.
func kept(t *testing.T) (path string, c *clock) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "ledger.duban")
	c = &clock{time.Date(2026, 11, 20, 9, 0, 0, 0, time.Local)}
	s := must(Open(path, Options{Now: c.read, NoSync: true}))(t)
	if _, _, _, err := s.Import(testLedger(40), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	for i := range 4 {
		must(s.Report("c0-1", testReport("2018-09-30", fmt.Sprintf("0.6%d", i))))(t)
		if err := s.BackupError(); err != nil {
			t.Fatal(err)
		}
		c.now = c.now.AddDate(0, 0, 1)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := backups(t, path); got != "2026-11-21 2026-11-22 2026-11-23" {
		t.Fatalf("backups are %q", got)
	}
	return path, c
}

// at finds where in a ledger's file something lies that is in use.
func at(t *testing.T, path string, find func(tx *bbolt.Tx) (page int, within []byte)) int64 {
	t.Helper()
	s := must(Open(path, Options{ReadOnly: true}))(t)
	defer s.Close()
	var offset int64
	err := s.view(func(tx *bbolt.Tx) error {
		data, size := must(os.ReadFile(path))(t), tx.DB().Info().PageSize
		for page, within := find(tx); ; {
			p, err := tx.Page(page)
			if err != nil || p == nil {
				t.Fatalf("no page in use holds %x: %v", within, err)
			}
			if p.Type == "free" { // its bytes, and how long it says it is, are of what was there before
				page++
				continue
			}
			end := page + 1 + p.OverflowCount
			if i := bytes.Index(data[page*size:end*size], within); i >= 0 {
				offset = int64(page*size + i)
				return nil
			}
			page = end
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return offset
}

// flip changes one bit of a file.
func flip(t *testing.T, path string, offset int64) {
	t.Helper()
	data := must(os.ReadFile(path))(t)
	data[offset] ^= 0x04
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// aTitle is a stored task that reporting on another one never reads.
func aTitle(tx *bbolt.Tx) (int, []byte) {
	_, v, err := kindIn(inTasks).find(tx, []byte("c1-3"))
	if err != nil {
		panic(err)
	}
	return 2, v
}

// anEntry is where the journal's entries on a task are found: a key, with no value that has a checksum.
func anEntry(tx *bbolt.Tx) (int, []byte) { return 2, historyKey(taskName, []byte("c1-3"), 1) }

// theFreePages are the numbers of the pages that bbolt would write to next.
func theFreePages(tx *bbolt.Tx) (int, []byte) {
	for id := 2; ; id++ {
		p, err := tx.Page(id)
		if err != nil || p == nil {
			panic("no page of free pages")
		}
		if p.Type == "freelist" && p.Count > 0 {
			return id, nil
		}
	}
}

func TestNoBackupIsTakenOfADamagedLedgerAndNoneIsLostToIt(t *testing.T) {
	for name, find := range map[string]func(*bbolt.Tx) (int, []byte){
		"a title": aTitle, "the history of a task": anEntry, "the free pages": theFreePages,
	} {
		t.Run(name, func(t *testing.T) {
			path, c := kept(t)
			offset := at(t, path, find)
			if name == "the free pages" {
				offset += 16 // behind the header of the page
			}
			flip(t, path, offset)
			before := must(os.ReadFile(path))(t)
			for range 8 {
				s := must(Open(path, Options{Now: c.read, NoSync: true}))(t)
				for range 2 { // the second time of a day too
					if _, err := s.Report("c0-1", testReport("2018-09-30", "0.70")); !errors.Is(err, ErrDamaged) {
						t.Errorf("on %s a report gives %v", s.today(), err)
					}
				}
				if err := s.Backup(path + ".copy"); !errors.Is(err, ErrDamaged) {
					t.Errorf("backing it up gives %v", err)
				}
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				c.now = c.now.AddDate(0, 0, 1)
			}
			if got := backups(t, path); got != "2026-11-21 2026-11-22 2026-11-23" {
				t.Errorf("the good backups are %q", got)
			}
			if !bytes.Equal(must(os.ReadFile(path))(t), before) {
				t.Error("the damaged ledger was written to")
			}
			if left := must(filepath.Glob(filepath.Dir(path) + "/*copy*"))(t); len(left) > 0 {
				t.Errorf("copies are left: %v", left)
			}
			good := must(Open(path+".2026-11-23.bak", Options{ReadOnly: true}))(t)
			sound(t, good)
			if err := good.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestACopyThatIsDamagedIsNotKept(t *testing.T) {
	s := imported(t, 4)
	dir := t.TempDir()
	err := s.copyTo(filepath.Join(dir, "copy"), func(*bbolt.Tx) error { return ErrDamaged })
	if !errors.Is(err, ErrBadCopy) || errors.Is(err, ErrDamaged) {
		t.Errorf("a damaged copy gives %v", err)
	}
	if left := must(os.ReadDir(dir))(t); len(left) > 0 {
		t.Errorf("it left %v", left)
	}
}

func TestAWrongClockDoesNotCostTheRealBackups(t *testing.T) {
	const keep = 3
	var have []model.Date
	take := func(from string, n int) {
		for i := range n {
			today := day(from) + model.Date(i)
			have = append(have, today)
			slices.Sort(have)
			gone := needless(have, today, keep)
			have = slices.DeleteFunc(have, func(d model.Date) bool { return slices.Contains(gone, d) })
		}
	}
	for _, step := range []struct {
		what, from string
		days       int
		want       string
	}{
		{"at work", "2026-11-01", 10, "2026-11-08 2026-11-09 2026-11-10"},
		{"under a future clock", "2031-01-01", 7, "2026-11-08 2026-11-09 2026-11-10 2031-01-05 2031-01-06 2031-01-07"},
		{"at work again", "2026-11-11", 7, "2026-11-15 2026-11-16 2026-11-17 2031-01-05 2031-01-06 2031-01-07"},
		{"under a past clock", "2020-01-01", 7, "2020-01-05 2020-01-06 2020-01-07 2026-11-15 2026-11-16 2026-11-17 2031-01-05 2031-01-06 2031-01-07"},
	} {
		take(step.from, step.days)
		if got := strings.Trim(fmt.Sprint(have), "[]"); got != step.want {
			t.Errorf("after %d days %s: %s, want %s", step.days, step.what, got, step.want)
		}
	}
	have = nil
	for i := range 40 { // a change every other month
		take((day("2020-01-01") + model.Date(60*i)).String(), 1)
	}
	if len(have) != 2*keep {
		t.Errorf("changes far apart leave %v", have)
	}
}
