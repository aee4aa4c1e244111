package db

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"sync"
	"testing"

	"duban/internal/slow"
	"duban/model"
)

func TestAnExportImportedElsewhereIsTheSameLedger(t *testing.T) {
	s := imported(t, 40)
	must(s.Report("c0-3", testReport("2026-11-20", "0.90")))(t)
	must(s.RemoveTask("c1-2"))(t)
	task := testTask("", "c-1", "附件3")
	must(s.SaveTask(&task, model.ActAdd, ""))(t)
	first := export(t, s)
	other := openTest(t)
	added, skipped, e, err := other.Import(first, model.ActRestore)
	if err != nil || added != 2 || skipped != 0 || e.Action != model.ActRestore {
		t.Fatalf("import: %d, %d, %+v, %v", added, skipped, e, err)
	}
	second := export(t, other)
	for _, l := range []*model.Ledger{first, second} {
		for _, p := range l.Plans {
			for i := range p.Records {
				p.Records[i].Task.Order = 0 // a matter of each store
			}
		}
	}
	if !reflect.DeepEqual(first, second) {
		t.Error("the ledgers differ")
	}
}

func TestAnImportDoesNotChangeWhatItIsGiven(t *testing.T) {
	l, same := testLedger(4), testLedger(4)
	s := openTest(t)
	if _, _, _, err := s.Import(l, model.ActSeed); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(l, same) {
		t.Error("the ledger was changed")
	}
}

func TestALedgerThatIsConsumedIsStoredAsOneThatIsKept(t *testing.T) {
	kept, consumed := openTest(t), openTest(t)
	l := testLedger(40)
	if _, _, _, err := kept.Import(l, model.ActSeed); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := consumed.Consume(l, model.ActSeed); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(export(t, kept), export(t, consumed)) {
		t.Error("the ledgers differ")
	}
}

func TestTheBoardOfAPastDayKnowsOnlyTheReportsUntilThen(t *testing.T) {
	s := imported(t, 4)
	must(s.Report("c0-1", testReport("2026-11-20", "0.90")))(t)
	for _, c := range []struct {
		on      string
		reports int
		last    string
	}{
		{"2018-03-30", 0, ""}, {"2018-03-31", 1, "2018-03-31"}, {"2026-11-22", 2, "2018-06-30"}, {"2026-11-23", 3, "2026-11-20"},
	} {
		got := must(s.TasksOn(day(c.on)))(t)[1].Standing
		if int(got.Reports) != c.reports || got.Last.String() != c.last {
			t.Errorf("on %s: %d reports, the last of %s; want %d, %s", c.on, got.Reports, got.Last, c.reports, c.last)
		}
	}
}

func TestAllReportsComeByTaskAndTheCallerMayWrite(t *testing.T) {
	s := openTest(t)
	l := testLedger(2)
	const n = 3000 // more reports than are read at once
	for i := range n {
		l.Plans[0].Records = append(l.Plans[0].Records, model.Record{
			Task: testTask(fmt.Sprintf("x-%04d", i), "c-0"), Returns: []model.Return{testReport("2018-03-31", "0.1"), testReport("2018-04-30", "0.2")},
		})
	}
	if _, _, _, err := s.Import(l, model.ActSeed); err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]int)
	err := s.AllReturns(func(id string, p []model.Return) error {
		seen[id] += len(p)
		for i := range p {
			if p[i].Seq != uint32(i+1) {
				t.Errorf("task %s: report %d is numbered %d", id, i, p[i].Seq)
			}
		}
		if len(seen)%1000 == 0 {
			_, err := s.Report("c0-0", testReport("2026-11-20", "0.3"))
			return err
		}
		return nil
	})
	if err != nil || len(seen) != n+2 || seen["x-2999"] != 2 {
		t.Errorf("saw %d tasks, %v", len(seen), err)
	}
	stop := errors.New("enough")
	calls := 0
	if err := s.AllReturns(func(string, []model.Return) error { calls++; return stop }); !errors.Is(err, stop) || calls != 1 {
		t.Errorf("stopped with %v after %d calls", err, calls)
	}
}

func TestReadersSeeWholeActionsWhileOthersAreWritten(t *testing.T) {
	s := imported(t, 200)
	tasks := must(s.Tasks())(t)
	retitle := func(round int) {
		t.Helper()
		for _, task := range tasks {
			task.Title = fmt.Sprintf("第%d轮", round)
		}
		must(s.SaveTasks(tasks, model.ActBulk, ""))(t)
	}
	retitle(0)
	done := make(chan struct{})
	var wg sync.WaitGroup
	reads := make(chan struct{}, 1)
	for range 2 {
		wg.Go(func() {
			for {
				oneTitle(t, s)
				select {
				case reads <- struct{}{}:
				case <-done:
					return
				}
			}
		})
	}
	for round := range 20 {
		<-reads // so that reads and writes do overlap
		retitle(round + 1)
	}
	close(done)
	wg.Wait()
}

// oneTitle reads all tasks, which must have one title, and all reports.
func oneTitle(t *testing.T, s *Store) {
	tasks, err := s.Tasks()
	if err != nil {
		t.Error(err)
		return
	}
	for _, task := range tasks {
		if task.Title != tasks[0].Title {
			t.Errorf("%s is %q while %s is %q", tasks[0].ID, tasks[0].Title, task.ID, task.Title)
			return
		}
	}
	if err := s.AllReturns(func(string, []model.Return) error { return nil }); err != nil {
		t.Error(err)
	}
}

func TestALargeImportCanBeUndoneAndRedone(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "ledger.duban"))
	l := large(slow.Or(5000, 1000))
	if _, _, _, err := s.Import(l, model.ActSeed); err != nil {
		t.Fatal(err)
	}
	before := export(t, s)
	must(s.Undo())(t)
	if n := must(s.Counts())(t); n.Tasks+n.Reports+n.Units+n.Campaigns != 0 {
		t.Errorf("after undo the ledger holds %+v", n)
	}
	sound(t, s)
	must(s.Redo())(t)
	if !reflect.DeepEqual(export(t, s), before) {
		t.Error("redo does not bring the import back")
	}
	// As many are decoded on all cores; they must come in the same order.
	tasks := must(s.Tasks())(t)
	for _, p := range before.Plans {
		for _, r := range p.Records {
			r.Task.Detail = nil
			if len(tasks) == 0 || !reflect.DeepEqual(*tasks[0], r.Task) {
				t.Fatalf("task %s does not come where it is exported", r.Task.ID)
			}
			tasks = tasks[1:]
		}
	}
}
