package db

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"duban/model"

	"go.etcd.io/bbolt"
)

const schema1File = "testdata/schema1.duban"

// writeSchema1 writes a ledger as schema 1 had it: tasks that hold their
// detail and count no doubts, no units, no details, and a journal that does
// not say what changed.
func writeSchema1(path string) error {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: 4096})
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Update(func(tx *bbolt.Tx) error {
		put := func(name string, key []byte, v any) error {
			b, err := tx.CreateBucketIfNotExists([]byte(name))
			if err != nil {
				return err
			}
			data, ok := v.([]byte)
			if !ok {
				if data, err = encode(v); err != nil {
					return err
				}
			}
			return b.Put(key, data)
		}
		var errs []error
		errs = append(errs,
			put("meta", []byte("format"), []byte("duban-ledger")),
			put("meta", []byte("schema"), u32(1)),
			put("meta", []byte("created"), []byte("2026-09-01T08:00:00Z")))
		campaign := testCampaign("c-0")
		errs = append(errs, put("campaigns", u32(1), campaign), put("index", []byte("cc-0"), u32(1)))
		for i, id := range []string{"c0-0", "c0-1", "c0-2"} {
			task := testTask(id, "c-0", "附件1")
			task.Order = uint32(i+1) * 4096
			if i == 1 {
				task.Detail.Review[0].Settled = day("2026-09-02")
				task.LeadUnits = []string{"区住建局"}
			}
			if i == 2 {
				task.Detail = nil
			}
			record := struct {
				model.Task
				Detail *model.Detail `cbor:"27,keyasint,omitempty"`
			}{task, task.Detail}
			key := taskKey(1, task.Order)
			errs = append(errs, put("tasks", key, record), put("index", []byte("t"+id), key))
		}
		for seq, value := range []string{"0.10", "0.50"} {
			r := testReport("2018-03-31", value)
			r.Seq = uint32(seq + 1)
			errs = append(errs, put("progress", returnKey("c0-0", r.Seq), r))
		}
		for seq, e := range []entry2{
			{entryRecord: entryRecord{Seq: 1, Time: testNow().UnixNano(), Who: "督查室", Action: "seed"}, Campaigns: []string{"c-0"}},
			{entryRecord: entryRecord{Seq: 2, Time: testNow().UnixNano(), Who: "督查室", Action: "report"}, Tasks: []string{"c0-0"}},
		} {
			errs = append(errs, put("journal", u64(uint64(seq+1)), e))
		}
		return errors.Join(append(errs, tx.Bucket([]byte("journal")).SetSequence(2))...)
	})
}

// schema1 copies the fixture to a folder of the test's own.
func schema1(t *testing.T) string {
	t.Helper()
	if *update {
		_ = os.Remove(schema1File)
		if err := writeSchema1(schema1File); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "ledger.duban")
	data := must(os.ReadFile(schema1File))(t)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestALedgerOfSchema1IsMigratedWithABackupBesideIt(t *testing.T) {
	path := schema1(t)
	old := must(os.ReadFile(path))(t)
	if _, err := Open(path, Options{ReadOnly: true}); !errors.Is(err, ErrOlderSchema) {
		t.Fatalf("opening it for reading only gives %v", err)
	}
	s := openAt(t, path)
	want := testTask("c0-0", "c-0", "附件1")
	want.Order = 4096
	reports := []model.Return{testReport("2018-03-31", "0.10"), testReport("2018-03-31", "0.50")}
	for i := range reports {
		r := &reports[i]
		r.Seq, r.Version, r.Received, r.Entered = uint32(i+1), i+1, r.Date, r.Date
		r.Turn = model.Period{From: day("2018-03-01"), To: day("2018-03-31")}
	}
	want.Standing = summarise(&want, reports, forever)
	want.OpenDoubts = 1
	if got := must(s.Task("c0-0"))(t); !reflect.DeepEqual(*got, want) {
		t.Errorf("task = %+v, detail %+v", got, got.Detail)
	}
	tasks := must(s.Tasks())(t)
	if len(tasks) != 3 || tasks[1].OpenDoubts != 0 || tasks[0].Detail != nil {
		t.Errorf("tasks = %+v", tasks)
	}
	var units []string
	for _, u := range must(s.Units())(t) {
		units = append(units, u.Name)
	}
	if got := strings.Join(units, " "); got != "区工业园 区发改局 区财政局 区住建局" {
		t.Errorf("units = %s", got)
	}
	if got := must(s.Returns("c0-0"))(t); !reflect.DeepEqual(got, reports) {
		t.Errorf("reports = %+v", got)
	}
	if h := must(s.History(taskRef("c0-0")))(t); len(h) != 1 || h[0].Action != model.ActReport {
		t.Errorf("history = %+v", h)
	}
	if n := must(s.Counts())(t); n != (Counts{Campaigns: 1, Tasks: 3, Reports: 2, Units: 4, Entries: 2}) {
		t.Errorf("counts = %+v", n)
	}
	if _, err := s.Undo(); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("undoing what schema 1 did gives %v", err)
	}
	sound(t, s)
	must(s.Report("c0-0", testReport("2026-11-20", "0.90")))(t)
	must(s.Undo())(t)
	if got := must(s.Task("c0-0"))(t); !reflect.DeepEqual(*got, want) {
		t.Errorf("after a report and its undo the task is %+v", got)
	}
	backup := path + ".schema1.bak"
	tx := must(bbolt.Open(backup, 0o600, &bbolt.Options{ReadOnly: true}))(t)
	defer tx.Close()
	if err := tx.View(func(tx *bbolt.Tx) error {
		if n := must(readSchema(tx))(t); n != 1 {
			t.Errorf("the backup has schema %d", n)
		}
		return nil
	}); err != nil {
		t.Error(err)
	}
	if len(old) == 0 {
		t.Error("the fixture is empty")
	}
}

func TestAMigrationThatFailsLeavesTheOldLedger(t *testing.T) {
	path := schema1(t)
	db := must(bbolt.Open(path, 0o600, nil))(t)
	if err := db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("tasks")).Put(taskKey(1, 9), []byte("not a task"))
	}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	before := must(os.ReadFile(path))(t)
	_, err := Open(path, Options{Now: testNow})
	if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), ".schema1.bak") {
		t.Errorf("migrating a damaged ledger gives %v", err)
	}
	if after := must(os.ReadFile(path))(t); !bytes.Equal(before, after) {
		t.Error("the ledger was changed")
	}
}

func TestTheFixtureIsWhatSchema1Wrote(t *testing.T) {
	path := filepath.Join(t.TempDir(), "now.duban")
	if err := writeSchema1(path); err != nil {
		t.Fatal(err)
	}
	if got, want := dump(t, path), dump(t, schema1(t)); got != want {
		t.Errorf("the fixture holds\n%s\nbut is written as\n%s", want, got)
	}
}

// dump lists all keys and values of a bbolt file.
func dump(t *testing.T, path string) string {
	t.Helper()
	db := must(bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true}))(t)
	defer db.Close()
	var out strings.Builder
	if err := db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			return b.ForEach(func(k, v []byte) error {
				out.WriteString(string(name) + " " + wrapHex(k) + wrapHex(v))
				return nil
			})
		})
	}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
