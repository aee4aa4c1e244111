package db

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"duban/internal/slow"
	"duban/model"

	"go.etcd.io/bbolt"
)

// written is a sound ledger file of some hundred pages.
func written(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ledger.duban")
	s := openAt(t, path)
	if _, _, _, err := s.Import(testLedger(200), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	for i := range 30 {
		must(s.Report(fmt.Sprintf("c0-%d", i), testReport("2018-09-30", "0.60")))(t)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return must(os.ReadFile(path))(t)
}

func TestAFileThatIsNotALedgerIsRefusedUntouched(t *testing.T) {
	foreign := filepath.Join(t.TempDir(), "foreign")
	db := must(bbolt.Open(foreign, 0o600, nil))(t)
	if err := db.Update(func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("meta")); return err }); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	sound := written(t)
	newer := filepath.Join(t.TempDir(), "newer")
	if err := os.WriteFile(newer, sound, 0o600); err != nil {
		t.Fatal(err)
	}
	db = must(bbolt.Open(newer, 0o600, nil))(t)
	if err := db.Update(func(tx *bbolt.Tx) error { return mustBucket(tx, metaBucket).Put([]byte(metaSchema), u32(schema+1)) }); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	head := bytes.Clone(sound)
	copy(head[16+4:], "garbage after the magic number")
	copy(head[4096+16+4:], "garbage after the magic number")
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"a text", []byte("督查台账\n"), ErrNotLedger},
		{"a long text", bytes.Repeat([]byte("督查台账\n"), 5000), ErrNotLedger},
		{"a text of one page", bytes.Repeat([]byte("督查台账\n"), 4096/13), ErrNotLedger},
		{"a text of one page and a half", bytes.Repeat([]byte("督查台账\n"), 6000/13), ErrNotLedger},
		{"zeros", make([]byte, 1<<16), ErrNotLedger},
		{"a bbolt file of another program", must(os.ReadFile(foreign))(t), ErrNotLedger},
		{"a ledger of a newer program", must(os.ReadFile(newer))(t), ErrNewerSchema},
		{"a ledger whose first pages are garbage", head, ErrDamaged},
		{"a ledger cut off in the middle", sound[:len(sound)/2], ErrDamaged},
		{"a ledger cut off after its first pages", sound[:3*4096], ErrDamaged},
		{"a ledger cut off in its first pages", sound[:4096+100], ErrDamaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "ledger.duban")
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			for name, open := range map[string]func() (*Store, error){
				"open":      func() (*Store, error) { return Open(path, Options{}) },
				"read only": func() (*Store, error) { return Open(path, Options{ReadOnly: true}) },
				"open copy": func() (*Store, error) { return OpenCopy(path, Options{}) },
			} {
				s, err := open()
				if err == nil {
					_ = s.Close()
				}
				if !errors.Is(err, c.want) || strings.Contains(err.Error(), "\n") {
					t.Errorf("%s: got %v, want %v", name, err, c.want)
				}
			}
			if after := must(os.ReadFile(path))(t); !bytes.Equal(after, c.data) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestPathsThatCannotBeLedgers(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrNotLedger) {
		t.Errorf("a folder gives %v", err)
	}
	missing := filepath.Join(dir, "missing.duban")
	if _, err := Open(missing, Options{ReadOnly: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file, for reading only, gives %v", err)
	}
	if _, err := OpenCopy(missing, Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a copy of a missing file gives %v", err)
	}
	if left := must(os.ReadDir(dir))(t); len(left) != 0 {
		t.Errorf("the folder now holds %v", left)
	}
	empty := filepath.Join(dir, "empty.duban")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, readOnly := range []bool{true, false} {
		if _, err := Open(empty, Options{ReadOnly: readOnly}); !errors.Is(err, ErrNotLedger) {
			t.Errorf("an empty file, for reading only %v, gives %v", readOnly, err)
		}
	}
	if info := must(os.Stat(empty))(t); info.Size() != 0 {
		t.Error("an empty file became a ledger")
	}
}

// TestDamagedPagesGiveErrorsAndNotPanics writes garbage over pages, one place
// after another, and does everything with what is left. That no panic and no
// fault ends the process is what is tested.
func TestDamagedPagesGiveErrorsAndNotPanics(t *testing.T) {
	sound := written(t)
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	rounds := slow.Or(150, 45)
	for round := range rounds {
		data := bytes.Clone(sound)
		at := 2*4096 + random.IntN(len(data)-2*4096)
		switch round % 3 {
		case 0: // a page's header or first elements
			at = at / 4096 * 4096
			for i := range 24 + random.IntN(64) {
				data[at+i] = byte(random.Uint32())
			}
		case 1: // a whole page lost
			at = at / 4096 * 4096
			clear(data[at : at+4096])
		default: // a few bytes
			for i := at; i < min(at+8, len(data)); i++ {
				data[i] ^= byte(1 + random.IntN(255))
			}
		}
		path := filepath.Join(t.TempDir(), "ledger.duban")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if exercise(path) {
			found++
		}
	}
	// Some garbage falls on free pages, where it does no harm.
	if found < rounds/3 {
		t.Errorf("of %d damaged files only %d were found to be", rounds, found)
	}
	t.Logf("%d of %d damaged files were found to be", found, rounds)
}

// exercise does everything with a ledger and reports whether anything failed.
func exercise(path string) bool {
	s, err := Open(path, Options{NoSync: true, Keep: -1, Now: testNow})
	if err != nil {
		return true
	}
	findings := s.Check()
	_, err1 := s.Tasks()
	_, err2 := s.Export()
	_, err3 := s.Journal(0)
	_, err4 := s.History(taskRef("c0-1"))
	_, err5 := s.Report("c0-1", testReport("2018-09-30", "0.70"))
	_, err6 := s.RemoveTask("c1-1")
	_, err7 := s.Undo()
	err8 := s.AllReturns(func(string, []model.Return) error { return nil })
	return errors.Join(append(findings, err1, err2, err3, err4, err5, err6, err7, err8, s.Close())...) != nil
}

func TestCheckFindsWhatDoesNotFitTogether(t *testing.T) {
	put := func(name string, key, value []byte) func(*bbolt.Tx) error {
		return func(tx *bbolt.Tx) error {
			if name == historyBucket {
				return mustBucket(tx, name).Put(key, value)
			}
			return write(tx, name, key, value)
		}
	}
	remove := func(name string, key []byte) func(*bbolt.Tx) error {
		return func(tx *bbolt.Tx) error { return mustBucket(tx, name).Delete(key) }
	}
	change := func(fn func(*model.Task)) func(*bbolt.Tx) error {
		return func(tx *bbolt.Tx) error {
			key, task, err := taskOf(tx, "c0-1")
			if err != nil {
				return err
			}
			key = bytes.Clone(key)
			fn(task)
			data, err := encode(task)
			if err != nil {
				return err
			}
			if err := write(tx, "tasks", key, data); err != nil {
				return err
			}
			if data, err = encodeStanding(&task.Standing); err != nil {
				return err
			}
			return write(tx, standingsBucket, key, data)
		}
	}
	key := taskKey(1, 2*gap(4))
	for name, c := range map[string]struct {
		damage func(*bbolt.Tx) error
		want   string
	}{
		"a standing that the reports do not give": {change(func(t *model.Task) { t.Standing.Reports = 9 }), "its standing is not"},
		"doubts miscounted":                       {change(func(t *model.Task) { t.OpenDoubts = 5 }), "has 1 open doubts, but counts 5"},
		"an order unlike the key":                 {change(func(t *model.Task) { t.Order = 5 }), "its order is 5"},
		"another campaign than the key's":         {change(func(t *model.Task) { t.Campaign = "c-1" }), `but names "c-1"`},
		"a record changed behind the journal":     {change(func(t *model.Task) { t.Title = "改" }), "is not what the journal says"},
		"a record that cannot be read":            {put("tasks", key, []byte("x")), "malformed"},
		"a task without index":                    {remove("index", []byte("tc0-1")), `index: "tc0-1"`},
		"an index to nowhere":                     {put("index", []byte("tx"), []byte("12345678")), "where nothing is"},
		"a task lost":                             {remove("tasks", key), "is in the journal, but not in the ledger"},
		"a report lost":                           {remove("returns", returnKey("c0-1", 1)), "return 1 is numbered 2"},
		"a report without task":                   {put("returns", returnKey("x", 1), []byte{0xa0}), "belongs to no task"},
		"a detail without task":                   {put("details", taskKey(9, 9), []byte{0xa0}), "belongs to no task"},
		"a campaign lost":                         {remove("campaigns", u32(1)), `lies in campaign "", but names "c-0"`},
		"a unit without name":                     {put("units", u32(9), []byte{0xa0}), "a unit must have a name"},
		"a count that is off":                     {put("state", []byte("count/tasks"), u64(9)), "tasks: holds 8 records, but counts 9"},
		"a journal entry lost":                    {remove("journal", u64(2)), "entry 3 at"},
		"changes lost":                            {remove("changes", append(u64(2), u32(0)...)), "its part 0 is missing"},
		"a history entry too many":                {put("history", historyKey(taskName, []byte("c0-1"), 9), nil), "the journal has no such entry"},
		"a history entry lost":                    {remove("history", historyKey(taskName, []byte("c0-1"), 1)), "is missing"},
		"a standing lost":                         {remove(standingsBucket, key), "its standing is not"},
		"a standing without task":                 {put(standingsBucket, taskKey(9, 9), []byte{0xa0}), "belongs to no task"},
		"a past of no record":                     {put("past", []byte("x"), []byte{null}), "is of no record"},
		"a past of another record":                {put("past", pastKey(taskName, []byte("x"), 5), pastValue(kindIn(inTasks), key, []byte{0xa1, 1, 0x61, 'y'})), "is that of"},
		"a past day that was not noted":           {put("past", pastKey(taskName, []byte("c0-1"), forever), []byte{null}), "lies after the newest day noted"},
		"settings that cannot be read":            {put("settings", []byte(settingsKey), []byte{1}), "cannot be read"},
		"days off that end before they begin":     {put("settings", []byte(settingsKey), must(encode(model.Settings{DaysOff: []model.DayOff{{From: 9, To: 8}}}))(t)), "days off"},
		"an undo of nothing":                      {put("state", []byte("undo"), u64(77)), "undo: entry 77 lies under"},
	} {
		t.Run(name, func(t *testing.T) {
			s := must(Open(filepath.Join(t.TempDir(), "ledger.duban"), Options{NoSync: true, Now: testNow}))(t)
			defer s.Close()
			if _, _, _, err := s.Import(testLedger(8), model.ActSeed); err != nil {
				t.Fatal(err)
			}
			must(s.Report("c0-1", testReport("2018-09-30", "0.60")))(t)
			must(s.Report("c0-2", testReport("2018-09-30", "0.60")))(t)
			sound(t, s)
			if err := s.db.Update(c.damage); err != nil {
				t.Fatal(err)
			}
			findings := s.Check()
			for _, err := range findings {
				if strings.Contains(err.Error(), c.want) {
					return
				}
			}
			t.Errorf("Check finds %v, want %q", findings, c.want)
		})
	}
}

func TestAValueThatIsNotTheOneWrittenIsFoundAndNamed(t *testing.T) {
	for _, name := range allBuckets() {
		if name == historyBucket {
			continue // has no values
		}
		t.Run(name, func(t *testing.T) {
			s, c := dated(t, "2026-11-10")
			l := testLedger(4)
			l.Plans[1].Records[0].Task.Targets[0].SetTerms(model.Terms{Link: "投资额"})
			if _, _, _, err := s.Import(l, model.ActSeed); err != nil {
				t.Fatal(err)
			}
			must(s.SaveSettings(model.Settings{DaysOff: []model.DayOff{{From: 9, To: 9}}}))(t)
			c.set("2026-11-12")
			retitle(t, s, "c0-1", "甲")
			must(s.Report("c0-1", testReport("2018-09-30", "0.60")))(t)
			var old, key []byte
			flip := func(at func(v []byte)) error {
				return s.db.Update(func(tx *bbolt.Tx) error {
					b := mustBucket(tx, name)
					k, v := b.Cursor().First()
					for name == metaBucket && string(k) != metaCreated {
						k, v = b.Cursor().Seek([]byte(metaCreated))
					}
					key, old = bytes.Clone(k), bytes.Clone(v)
					v = bytes.Clone(v)
					at(v)
					return b.Put(key, v)
				})
			}
			for what, at := range map[string]func([]byte){
				"a bit of the value": func(v []byte) { v[0] ^= 1 }, "a bit of the checksum": func(v []byte) { v[len(v)-1] ^= 0x80 },
			} {
				if err := flip(at); err != nil {
					t.Fatal(err)
				}
				findings := s.Check()
				if len(findings) != 1 || !errors.Is(findings[0], ErrDamaged) || !strings.Contains(findings[0].Error(), name) {
					t.Errorf("%s: Check finds %v", what, findings)
				}
				if err := s.db.Update(func(tx *bbolt.Tx) error { return mustBucket(tx, name).Put(key, old) }); err != nil {
					t.Fatal(err)
				}
			}
			if name == "tasks" || name == "returns" || name == standingsBucket {
				if err := flip(func(v []byte) { v[1] ^= 1 }); err != nil {
					t.Fatal(err)
				}
				_, err1 := s.Tasks()
				_, err2 := s.Export()
				for _, err := range []error{err1, err2} {
					// Tasks reads no returns.
					if !errors.Is(err, ErrDamaged) && !(err == nil && name == "returns") {
						t.Errorf("reading it gives %v", err)
					}
				}
				if err2 == nil {
					t.Error("it was exported")
				}
				if err := s.db.Update(func(tx *bbolt.Tx) error { return mustBucket(tx, name).Put(key, old) }); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
