package db

import (
	"errors"
	"path/filepath"
	"reflect"
	"testing"

	"duban/model"
)

// export reads everything, for comparing.
func export(t testing.TB, s *Store) *model.Ledger {
	t.Helper()
	return must(s.Export())(t)
}

func TestUndoAndRedoSurviveARestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.duban")
	s := openAt(t, path)
	must(s.SaveUnit(model.Unit{Name: "区发改局"}))(t)
	if _, _, _, err := s.Import(testLedger(6), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	reopen := func() {
		t.Helper()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = openAt(t, path)
	}
	states := []*model.Ledger{export(t, s)}
	edited := testTask("c0-1", "c-0", "附件0")
	edited.Title = "另一件事"
	edited.Detail = nil
	campaign := testCampaign("c-0")
	campaign.Name = "改名"
	for i, act := range []func() (model.Entry, error){
		func() (model.Entry, error) { return s.Report("c0-0", testReport("2026-11-20", "0.90")) },
		func() (model.Entry, error) { return s.SaveTask(&edited, model.ActEdit, "") },
		func() (model.Entry, error) { return s.RemoveTask("c1-1") },
		func() (model.Entry, error) { return s.SaveCampaign(&campaign) },
		func() (model.Entry, error) { return s.SaveUnit(model.Unit{Name: "区发改局", Phone: "0730"}) },
		func() (model.Entry, error) { return s.RemoveCampaign("c-1") },
	} {
		if e, err := act(); err != nil || e.Seq == 0 {
			t.Fatalf("action %d: %v, %+v", i, err, e)
		}
		states = append(states, export(t, s))
		reopen()
	}
	last := len(states) - 1
	for i := last - 1; i >= 0; i-- {
		e := must(s.Undo())(t)
		if e.Action != model.ActUndo || e.Of == "" {
			t.Errorf("entry = %+v", e)
		}
		if got := export(t, s); !reflect.DeepEqual(got, states[i]) {
			t.Fatalf("undoing %s does not lead back", e.Of)
		}
		reopen()
	}
	for i := 1; i <= last; i++ {
		e := must(s.Redo())(t)
		if got := export(t, s); !reflect.DeepEqual(got, states[i]) || e.Action != model.ActRedo {
			t.Fatalf("redoing %s does not lead forward again", e.Of)
		}
		reopen()
	}
	if _, err := s.Redo(); !errors.Is(err, ErrNothingToRedo) {
		t.Errorf("a redo too many gives %v", err)
	}
	for range last {
		must(s.Undo())(t)
	}
	must(s.Undo())(t) // the import
	must(s.Undo())(t) // the unit
	if _, err := s.Undo(); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("an undo too many gives %v", err)
	}
	if got := export(t, s); len(got.Plans) != 0 || len(got.Units) != 0 {
		t.Errorf("after undoing everything there is still %+v", got)
	}
	must(s.Redo())(t)
	must(s.Redo())(t)
	if got := export(t, s); !reflect.DeepEqual(got, states[0]) {
		t.Error("redoing an import does not bring it back")
	}
	if n := must(s.Counts())(t); n.Entries != 2+4*last+2+2 {
		t.Errorf("the journal has %d entries: an undo must append, not delete", n.Entries)
	}
}

func TestANewActionForgetsWhatWasUndone(t *testing.T) {
	s := imported(t, 4)
	must(s.Report("c0-0", testReport("2026-11-20", "0.90")))(t)
	must(s.Undo())(t)
	undo, redo, err := s.Pending()
	if err != nil || undo.Action != model.ActSeed || redo.Of != model.ActReport {
		t.Errorf("pending = %+v, %+v, %v", undo, redo, err)
	}
	must(s.Report("c0-1", testReport("2026-11-20", "0.80")))(t)
	if _, err := s.Redo(); !errors.Is(err, ErrNothingToRedo) {
		t.Errorf("redo after a new action gives %v", err)
	}
	undo, redo, err = s.Pending()
	if err != nil || undo.Action != model.ActReport || redo.Seq != 0 {
		t.Errorf("pending = %+v, %+v, %v", undo, redo, err)
	}
}

func TestAnUndoOfAWholeLedgerTellsBeforehandWhatGoesWithIt(t *testing.T) {
	s := imported(t, 4)
	l := export(t, s)
	tasks, returns := 0, 0
	for _, p := range l.Plans {
		tasks += len(p.Records)
		for _, r := range p.Records {
			returns += len(r.Returns)
		}
	}
	if r := must(s.NextUndo())(t); r.Tasks != tasks || r.Returns != returns || r.Changed != 0 || tasks == 0 || returns == 0 {
		t.Errorf("it tells %+v, want %d tasks and %d returns", r, tasks, returns)
	}
	// An import that changes a task, brings a report on it and a new task.
	moved := testTask("c0-0", "c-0", "附件0")
	moved.Title = "改了题目"
	fresh := testTask("", "c-0", "附件0")
	must(s.Update(&model.Update{Records: []model.Record{{Task: moved, Returns: []model.Return{testReport("2026-11-20", "0.90")}}, {Task: fresh}}}, model.ActImport, ""))(t)
	if r := must(s.NextUndo())(t); r.Tasks != 1 || r.Returns != 1 || r.Changed == 0 {
		t.Errorf("it tells %+v", r)
	}
	// So does one that was undone and done again; what an officer does to a task takes nothing away.
	must(s.Undo())(t)
	must(s.Redo())(t)
	r := must(s.NextUndo())(t)
	if r.Root() != model.ActImport || r.Tasks != 1 || r.Returns != 1 {
		t.Errorf("done again it tells %+v", r)
	}
	must(s.Report("c0-0", testReport("2026-11-21", "0.95")))(t)
	if r := must(s.NextUndo())(t); r.Root() != model.ActReport || r.Tasks+r.Returns+r.Changed != 0 {
		t.Errorf("of a report it tells %+v", r)
	}
}

func TestTheHistoryOfATaskTellsEverythingThatHappenedToIt(t *testing.T) {
	s := imported(t, 4)
	moved := testTask("c0-0", "c-0", "附件0")
	moved.Deadline.Date = day("2027-06-30")
	must(s.SaveTask(&moved, model.ActDeadline, "征地未完成"))(t)
	must(s.Report("c0-1", testReport("2026-11-20", "0.90")))(t)
	must(s.Report("c0-0", testReport("2026-11-20", "0.90")))(t)
	must(s.Undo())(t)
	must(s.RemoveTask("c0-0"))(t)
	var got []model.Action
	for _, e := range must(s.History(taskRef("c0-0")))(t) {
		got = append(got, e.Action)
		if e.Action == model.ActDeadline && (e.Note != "征地未完成" || e.Who != "督查室") {
			t.Errorf("who moved the date, and why, is lost: %+v", e)
		}
	}
	want := []model.Action{model.ActRemove, model.ActUndo, model.ActReport, model.ActDeadline, model.ActSeed}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("history = %v, want %v", got, want)
	}
	if _, err := s.History(taskRef("c0")); !errors.Is(err, ErrNotFound) {
		t.Errorf("the history of an unknown task gives %v", err)
	}
	journal := must(s.Journal(2))(t)
	if len(journal) != 2 || journal[0].Action != model.ActRemove || journal[1].Of != model.ActReport {
		t.Errorf("journal = %+v", journal)
	}
	if all := must(s.Journal(0))(t); len(all) != 6 || len(all[5].Tasks()) != 0 || !reflect.DeepEqual(all[5].Campaigns(), []string{"c-0", "c-1"}) {
		t.Errorf("the whole journal = %+v", all)
	}
}

func TestAnEditThatChangesNothingLeavesNoTrace(t *testing.T) {
	s := imported(t, 4)
	same := must(s.Task("c0-1"))(t)
	if e := must(s.SaveTask(same, model.ActEdit, ""))(t); e.Seq != 0 {
		t.Errorf("entry = %+v", e)
	}
	campaign := testCampaign("c-0")
	if e := must(s.SaveCampaign(&campaign))(t); e.Seq != 0 {
		t.Errorf("entry = %+v", e)
	}
	if added, skipped, e, err := s.Import(testLedger(4), model.ActSeed); added != 0 || skipped != 2 || e.Seq != 0 || err != nil {
		t.Errorf("importing again: %d, %d, %+v, %v", added, skipped, e, err)
	}
	if n := must(s.Counts())(t); n != (Counts{Campaigns: 2, Tasks: 4, Reports: 8, Units: 2, Entries: 1}) {
		t.Errorf("counts = %+v", n)
	}
}
