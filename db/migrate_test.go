package db

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"duban/internal/golden"
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
	want.Standing = model.Summarise(&want, reports, forever)
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
	golden.CheckBinary(t, schema1File, dump(t, schema1(t)), dump(t, path), must(os.ReadFile(path))(t))
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

const schema2File = "testdata/schema2.duban"

// schema2 copies the fixture, a ledger as the last program of schema 2 left it:
// restored, reported on, edited, with undone reports and removals.
func schema2(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ledger.duban")
	if err := os.WriteFile(path, must(os.ReadFile(schema2File))(t), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// old is what the fixture holds, read as schema 2 had it.
type old struct {
	campaigns, tasks, details, units []keyed
	returns                          map[string][]model.Return
	entries                          []entry2
}

func readOld(t *testing.T, path string) (o old) {
	t.Helper()
	db := must(bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true}))(t)
	defer db.Close()
	o.returns = make(map[string][]model.Return)
	if err := db.View(func(tx *bbolt.Tx) error {
		for name, to := range map[string]*[]keyed{"campaigns": &o.campaigns, "tasks": &o.tasks, "details": &o.details, "units": &o.units} {
			for _, r := range must(rowsOf(tx.Bucket([]byte(name))))(t) {
				*to = append(*to, keyed{bytes.Clone(r.key), bytes.Clone(r.value)})
			}
		}
		for _, r := range must(rowsOf(tx.Bucket([]byte("journal"))))(t) {
			var e entry2
			if err := decodeInto(r.value, &e); err != nil {
				return err
			}
			o.entries = append(o.entries, e)
		}
		return tx.Bucket([]byte("progress")).ForEach(func(k, v []byte) error {
			id, _, err := splitID(k)
			if err != nil {
				return err
			}
			r, err := decodeReturn(v, nil)
			o.returns[string(id)] = append(o.returns[string(id)], r)
			return err
		})
	}); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestALedgerOfSchema2IsMigratedRecordByRecord(t *testing.T) {
	path := schema2(t)
	o := readOld(t, path)
	s := openAt(t, path)
	sound(t, s)
	now := must(s.Ledger())(t)
	if len(now.Plans) != len(o.campaigns) || len(now.Units) != len(o.units) {
		t.Fatalf("%d campaigns and %d units, want %d and %d", len(now.Plans), len(now.Units), len(o.campaigns), len(o.units))
	}
	halves := 0
	for i, r := range o.campaigns {
		want := *must(decodeCampaign(r.value))(t)
		for j := range want.Cadences {
			if want.Cadences[j].Kind == model.Fortnight {
				want.Cadences[j].Kind = model.HalfMonth
				halves++
			}
		}
		want.Policy.SilentYellow, want.Policy.SilentRed, want.Policy.WindUpDays = 1, 2, 90
		if !reflect.DeepEqual(now.Plans[i].Campaign, want) {
			t.Errorf("campaign %+v, want %+v", now.Plans[i].Campaign, want)
		}
	}
	if halves != 1 {
		t.Errorf("the fixture has %d fortnights", halves)
	}
	var records []model.Record
	for _, p := range now.Plans {
		records = append(records, p.Records...)
	}
	details := make(map[string]model.Detail)
	for _, r := range o.details {
		details[string(r.key)] = *must(decodeDetail(r.value))(t)
	}
	for i, r := range o.tasks {
		want := must(decodeTask(r.value, nil))(t)
		detail := details[string(r.key)]
		got := records[i].Task
		want.Detail, want.Standing = &detail, got.Standing
		if !reflect.DeepEqual(got, *want) {
			t.Errorf("task %+v, want %+v", got, *want)
		}
		if len(records[i].Returns) != len(o.returns[want.ID]) {
			t.Errorf("task %s has %d returns, want %d", want.ID, len(records[i].Returns), len(o.returns[want.ID]))
			continue
		}
		for j, was := range o.returns[want.ID] {
			r := records[i].Returns[j]
			was.Received, was.Entered, was.Turn, was.Version = was.Date, was.Date, r.Turn, r.Version
			if !reflect.DeepEqual(r, was) {
				t.Errorf("return %+v, want %+v", r, was)
			}
		}
	}
	for i, r := range o.units {
		var want model.Unit
		if err := decodeInto(r.value, &want); err != nil || !reflect.DeepEqual(now.Units[i], want) {
			t.Errorf("unit %+v, want %+v (%v)", now.Units[i], want, err)
		}
	}
	journal := must(s.Journal(0))(t)
	if len(journal) != len(o.entries) {
		t.Fatalf("%d entries, want %d", len(journal), len(o.entries))
	}
	for i, e := range o.entries {
		got := journal[len(journal)-1-i]
		if got.Seq != e.Seq || got.Who != e.Who || string(got.Action) != e.Action || !got.Time.Equal(e.time()) || got.Note != e.Note ||
			strings.Join(got.Tasks(), " ") != strings.Join(e.Tasks, " ") || strings.Join(got.Campaigns(), " ") != strings.Join(e.Campaigns, " ") {
			t.Errorf("entry %+v, was %+v", got, e)
		}
	}
	if _, err := s.Undo(); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("undoing what schema 2 did gives %v", err)
	}
	if _, err := s.Redo(); !errors.Is(err, ErrNothingToRedo) {
		t.Errorf("redoing what schema 2 undid gives %v", err)
	}
}

func TestReturnsOfSchema2AnswerTheTurnsThatTheyCloseOrFollow(t *testing.T) {
	s := openAt(t, schema2(t))
	var got []string
	for _, id := range []string{"jt-1", "jt-2", "jt-3", "sh-1"} {
		for _, r := range must(s.Returns(id))(t) {
			got = append(got, fmt.Sprintf("%s %s %s %s v%d", id, r.Date, r.Turn.From, r.Turn.To, r.Version))
		}
	}
	want := []string{
		"jt-1 2018-05-31 2018-05-01 2018-05-31 v1",
		"jt-1 2018-06-30 2018-06-01 2018-06-30 v1", "jt-1 2018-06-30 2018-06-01 2018-06-30 v2",
		// Within a month that is due in the next: the one that had ended is answered.
		"jt-2 2018-03-20 2018-02-01 2018-02-28 v1", "jt-2 2018-06-03 2018-05-01 2018-05-31 v1",
		"jt-3 2018-03-31 2018-03-01 2018-03-31 v1", "jt-3 2018-07-25 2018-06-01 2018-06-30 v1",
		"sh-1 2018-06-12 2018-06-01 2018-06-15 v1", // half a month that is due on its last day
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("returns are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTheBoardsOfALedgerOfSchema2LoseNoReturns(t *testing.T) {
	path := schema2(t)
	o := readOld(t, path)
	s := openAt(t, path)
	for d := day("2018-03-01"); d < day("2018-08-01"); d++ {
		for _, task := range must(s.TasksOn(d))(t) {
			n := 0
			for _, r := range o.returns[task.ID] {
				if r.Date <= d {
					n++
				}
			}
			if int(task.Standing.Reports) != n {
				t.Fatalf("on %s task %s has %d returns, had %d", d, task.ID, task.Standing.Reports, n)
			}
		}
	}
	before := must(s.TasksOn(day("2018-06-20")))(t)
	task := must(s.Task("jt-1"))(t)
	task.Title = "改名"
	must(s.SaveTask(task, model.ActEdit, ""))(t)
	must(s.Report("jt-1", model.Return{Text: "又一次"}))(t)
	must(s.RemoveTask("jt-3"))(t)
	if after := must(s.TasksOn(day("2018-06-20")))(t); !reflect.DeepEqual(after, before) {
		t.Errorf("what was done later changed the board of 20 June 2018:\n%+v\n%+v", after, before)
	}
	must(s.Undo())(t)
	must(s.Undo())(t)
	must(s.Undo())(t)
}

func TestWhatSchema2DidCanStillBeTold(t *testing.T) {
	s := openAt(t, schema2(t))
	var told []string
	for _, e := range must(s.Journal(0))(t) {
		for _, c := range must(s.Changes(e.Seq))(t) {
			told = append(told, fmt.Sprintf("%d %s %s %s", e.Seq, e.Action, c.Record.ID, c.Field))
		}
	}
	for _, want := range []string{"deadline jt-1 deadline", "deadline jt-1 extensions", "report jt-3#2 ", "undo jt-3#3 ", "remove t1 ", "campaign sh cadences"} {
		if !slices.ContainsFunc(told, func(s string) bool { _, rest, _ := strings.Cut(s, " "); return rest == want }) {
			t.Errorf("%q is not told:\n%s", want, strings.Join(told, "\n"))
		}
	}
	for _, id := range []string{"jt-1", "jt-2", "jt-3", "sh-1", "t1"} {
		if h := must(s.History(taskRef(id)))(t); len(h) == 0 {
			t.Errorf("task %s has no history", id)
		}
	}
	h := must(s.History(model.Ref{Kind: model.RecordReturn, ID: "jt-3#3"}))(t)
	if len(h) != 2 || h[0].Action != model.ActUndo {
		t.Errorf("history of a return taken back = %+v", h)
	}
}

func TestAMigrationLosesNothingThatIsOutOfPlace(t *testing.T) {
	path := schema2(t)
	db := must(bbolt.Open(path, 0o600, nil))(t)
	if err := db.Update(func(tx *bbolt.Tx) error {
		r := testReport("2018-03-31", "0.10")
		r.Seq = 1
		return tx.Bucket([]byte("progress")).Put(returnKey("gone", 1), must(encode(r))(t))
	}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s := must(Open(path, Options{Now: testNow, NoSync: true, Keep: -1}))(t)
	defer s.Close()
	if got := must(s.Returns("gone"))(t); len(got) != 1 || got[0].Entered != day("2018-03-31") {
		t.Errorf("returns = %+v", got)
	}
	findings := s.Check()
	if len(findings) != 1 || !strings.Contains(findings[0].Error(), "belongs to no task") {
		t.Errorf("Check finds %v", findings)
	}
}

func TestDamageIsNotMigrated(t *testing.T) {
	first := func(tx *bbolt.Tx, name string) (key, value []byte) {
		k, v := tx.Bucket([]byte(name)).Cursor().First()
		return bytes.Clone(k), bytes.Clone(v)
	}
	for _, c := range []struct {
		name, want string
		hurt       func(t *testing.T, tx *bbolt.Tx) error
	}{
		{"a bit of a title", `task "jt-1": is not what the journal says`, func(t *testing.T, tx *bbolt.Tx) error {
			k, v := first(tx, "tasks")
			task := must(decodeTask(v, nil))(t)
			v[bytes.Index(v, []byte(task.Title))+2] ^= 1
			return tx.Bucket([]byte("tasks")).Put(k, v)
		}},
		{"a bit of a return", `return "jt-1#1": is not what the journal says`, func(t *testing.T, tx *bbolt.Tx) error {
			k, v := first(tx, "progress")
			v[len(v)-1] ^= 1
			return tx.Bucket([]byte("progress")).Put(k, v)
		}},
		{"a record that is gone", "is in the journal, but not in the ledger", func(t *testing.T, tx *bbolt.Tx) error {
			k, _ := first(tx, "units")
			return tx.Bucket([]byte("units")).Delete(k)
		}},
		{"a value in the journal", "other than it was left", func(t *testing.T, tx *bbolt.Tx) error {
			k, v := first(tx, "changes")
			v[len(v)-1] ^= 1
			return tx.Bucket([]byte("changes")).Put(k, v)
		}},
		{"a value that the journal does not know and that makes no sense", "return \"gone#1\"", func(t *testing.T, tx *bbolt.Tx) error {
			return tx.Bucket([]byte("progress")).Put(returnKey("gone", 1), []byte("no return"))
		}},
		{"the number of the last entry without changes", "is said to have no changes", func(t *testing.T, tx *bbolt.Tx) error {
			return tx.Bucket([]byte("state")).Put([]byte("chain"), u64(1<<40))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := schema2(t)
			db := must(bbolt.Open(path, 0o600, nil))(t)
			if err := db.Update(func(tx *bbolt.Tx) error { return c.hurt(t, tx) }); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			before := must(os.ReadFile(path))(t)
			for name, open := range map[string]func(string, Options) (*Store, error){"Open": Open, "OpenCopy": OpenCopy} {
				s, err := open(path, Options{Now: testNow})
				if err == nil {
					_ = s.Close()
				}
				if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
					t.Errorf("%s gives %v, want %q", name, err, c.want)
				}
			}
			if after := must(os.ReadFile(path))(t); !bytes.Equal(before, after) {
				t.Error("the ledger was changed")
			}
			if _, err := os.Stat(path + ".schema2.bak"); err == nil {
				t.Error("the damaged ledger took the place of a backup")
			}
		})
	}
}

func TestAFlippedByteInTheFileIsNotMigrated(t *testing.T) {
	path := schema2(t)
	o := readOld(t, path)
	data := must(os.ReadFile(path))(t)
	value := o.tasks[1].value
	title := bytes.Index(value, []byte(must(decodeTask(value, nil))(t).Title))
	flipped := bytes.Clone(value)
	flipped[title+2] ^= 1
	hurt := bytes.ReplaceAll(data, value, flipped) // also in pages that are free
	if bytes.Equal(hurt, data) {
		t.Fatal("the fixture has no such bytes")
	}
	data = hurt
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := Open(path, Options{Now: testNow}); err == nil {
		_ = s.Close()
		t.Error("it was migrated")
	} else if !errors.Is(err, ErrDamaged) {
		t.Errorf("it gives %v", err)
	}
	if after := must(os.ReadFile(path))(t); !bytes.Equal(data, after) {
		t.Error("the ledger was changed")
	}
}

func TestACopyOfAnOlderLedgerIsMigratedAndTheLedgerIsNot(t *testing.T) {
	for name, make := range map[string]func(*testing.T) string{"schema 1": schema1, "schema 2": schema2, "schema 3": schema3} {
		t.Run(name, func(t *testing.T) {
			path, temp := make(t), t.TempDir()
			t.Setenv("TMPDIR", temp)
			t.Setenv("TMP", temp)
			before := must(os.ReadFile(path))(t)
			if err := os.Chmod(path, 0o400); err != nil {
				t.Fatal(err)
			}
			s := must(OpenCopy(path, Options{Now: testNow}))(t)
			sound(t, s)
			if len(must(s.Tasks())(t)) == 0 || s.Path() != path || !s.ReadOnly() {
				t.Errorf("the copy of %s is read only: %v, and holds no tasks", s.Path(), s.ReadOnly())
			}
			if _, err := s.Undo(); !errors.Is(err, ErrReadOnly) {
				t.Errorf("writing to it gives %v", err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if after := must(os.ReadFile(path))(t); !bytes.Equal(before, after) {
				t.Error("the ledger was changed")
			}
			for _, dir := range []string{filepath.Dir(path), temp} {
				for _, e := range must(os.ReadDir(dir))(t) {
					if filepath.Join(dir, e.Name()) != path {
						t.Errorf("%s was left behind", e.Name())
					}
				}
			}
		})
	}
}

// schema3 copies the fixture, a ledger as the last program of schema 3 left it: a zero line and a task without figures
// that were reported on in words, a sum with two returns of which one was undone.
func schema3(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ledger.duban")
	if err := os.WriteFile(path, must(os.ReadFile("testdata/schema3.duban"))(t), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestALedgerOfSchema3HasItsStandingsDerivedAnew(t *testing.T) {
	path := schema3(t)
	before := dump(t, path)
	s := openAt(t, path)
	sound(t, s)
	task := must(s.Task("aq-2"))(t)
	if task.Standing.Said != model.SaidNormal {
		t.Errorf("a sentence alone says %v", task.Standing.Said)
	}
	if _, err := s.Redo(); err != nil {
		t.Errorf("what was undone before: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if backup := dump(t, path+".schema3.bak"); backup != before {
		t.Error("the copy made before is not the ledger as it was")
	}
}
