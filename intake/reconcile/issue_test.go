package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"duban/db/dbtest"
	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/model"
)

// issueRows are the rows of a plan whose corrected issue comes.
func issueRows() []row {
	return []row{
		{no: "1", section: "一、发展", title: "新建改建农村公路", unit: "交通局", month: 10, value: 30, targets: []string{"公路"}},
		{no: "2", section: "一、发展", title: "培育规上工业企业", unit: "工信局", month: 12, value: 5, targets: []string{"企业"}},
		{no: "3", section: "一、发展", title: "新建水厂一座，改造供水管网", unit: "水利局", month: 9},
		{no: "4", section: "二、民生", title: "建设养老服务中心", unit: "民政局", month: 9},
		{no: "5", section: "二、民生", title: "改造老旧小区", unit: "住建局", month: 8},
	}
}

// With every change of a corrected issue the rows that are the same tasks are
// known again; what is only likely has a doubt.
func TestACorrectedIssueIsHeldAgainstTheRightRows(t *testing.T) {
	for name, tc := range map[string]struct {
		change  func([]row) []row
		counts  reconcile.Counts
		guessed string // what the doubt names
	}{
		"a title wholly replaced in its place": {
			func(r []row) []row { r[1].title = "实施升规纳统行动"; return r },
			reconcile.Counts{Changed: 1, Unchanged: 4, Doubtful: 1},
			"培育规上工业企业",
		},
		"a title replaced, and the unit too": {
			func(r []row) []row { r[1].title, r[1].unit = "发展数字经济", "发改局"; return r },
			reconcile.Counts{New: 1, Unchanged: 4, Gone: 1},
			"",
		},
		"a row put in, which renumbers those behind": {
			func(r []row) []row {
				r = slices.Insert(r, 1, row{section: "一、发展", title: "发展数字经济", unit: "工信局", month: 5})
				for i := range r {
					r[i].no = string(rune('1' + i))
				}
				return r
			},
			reconcile.Counts{New: 1, Unchanged: 5},
			"",
		},
		"two rows swapped": {
			func(r []row) []row {
				r[0], r[4] = r[4], r[0]
				return r
			},
			reconcile.Counts{Unchanged: 5},
			"",
		},
		"two rows swapped with their numbers": {
			func(r []row) []row {
				r[0], r[1] = r[1], r[0]
				r[0].no, r[1].no = "1", "2"
				return r
			},
			reconcile.Counts{Unchanged: 5},
			"",
		},
		"a row moved to another section": {
			func(r []row) []row { r[4].section, r[4].no = "三、城建", "1"; return r },
			reconcile.Counts{Changed: 1, Unchanged: 4},
			"",
		},
		"a row divided in two": {
			func(r []row) []row {
				r[2].title = "新建水厂一座"
				return slices.Insert(r, 3, row{no: "4", section: "一、发展", title: "改造供水管网", unit: "水利局", month: 9})
			},
			reconcile.Counts{New: 1, Changed: 1, Unchanged: 4, Doubtful: 1},
			"新建水厂一座，改造供水管网",
		},
		"a divided row without its number": {
			func(r []row) []row {
				r[2].title, r[2].no = "改造供水管网", ""
				return r
			},
			reconcile.Counts{Changed: 1, Unchanged: 4, Doubtful: 1},
			"新建水厂一座，改造供水管网",
		},
		"a row left out": {
			func(r []row) []row { return slices.Delete(r, 3, 4) },
			reconcile.Counts{Unchanged: 4, Gone: 1},
			"",
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := dbtest.Open(t)
			d, f := again(issueRows(), &model.Ledger{})
			l := store(t, s, d, &f, &model.Ledger{})
			rows := tc.change(issueRows())
			d, f = again(rows, l)
			if c := f.Counts(); c != tc.counts {
				t.Errorf("%+v, want %+v", c, tc.counts)
			}
			guessed := ""
			for _, it := range f.Plans[0].Items {
				for _, doubt := range it.Doubts {
					guessed += doubt.Text
				}
			}
			if tc.guessed == "" && guessed != "" || !strings.Contains(guessed, tc.guessed) {
				t.Errorf("doubts %q, want one that names %q", guessed, tc.guessed)
			}
			l = store(t, s, d, &f, l)
			_, f = again(rows, l)
			if c := f.Counts(); c.New+c.Changed > 0 {
				t.Errorf("the corrected issue again: %+v", c)
			}
		})
	}
}

func TestAGuessMayBeTakenApart(t *testing.T) {
	s := dbtest.Open(t)
	d, f := again(issueRows(), &model.Ledger{})
	l := store(t, s, d, &f, &model.Ledger{})
	rows := issueRows()
	rows[1].title = "实施升规纳统行动"
	d, _ = again(rows, l)
	must(t, d.SetApart(draft.At{Item: 1}))
	f = reconcile.Compare(l, d)
	if c := f.Counts(); c != (reconcile.Counts{New: 1, Unchanged: 4, Gone: 1}) {
		t.Fatalf("%+v", c)
	}
	l = store(t, s, d, &f, l)
	_, f = again(rows, l)
	if c := f.Counts(); c != (reconcile.Counts{Unchanged: 5, Gone: 1}) {
		t.Errorf("again: %+v", c)
	}
}

// What an officer changed by hand and the document changes too waits for the
// officer; what only one of them changed is as that one has it.
func TestAConflictKeepsTheLedgersValueUntilItIsDecided(t *testing.T) {
	for name, tc := range map[string]struct {
		decision draft.Decision
		lead     string
		doubts   int
	}{
		"nobody decided":           {draft.Undecided, "督查室", 1},
		"the document is accepted": {draft.Accepted, "发改局", 0},
		"the ledger is kept":       {draft.Dropped, "督查室", 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := dbtest.Open(t)
			d, f := again(issueRows(), &model.Ledger{})
			l := store(t, s, d, &f, &model.Ledger{})
			task := l.Plans[0].Records[1].Task
			task.LeadUnits, task.Title = []string{"督查室"}, "培育企业"
			_, err := s.SaveTask(&task, model.ActEdit, "")
			must(t, err)
			l, err = s.Ledger()
			must(t, err)

			rows := issueRows()
			rows[1].unit, rows[1].month = "发改局", 11
			d, f = again(rows, l)
			it := f.Plans[0].Items[1]
			if c := f.Counts(); c != (reconcile.Counts{Changed: 1, Unchanged: 4, Doubtful: 1}) {
				t.Fatalf("%+v", c)
			}
			want := draft.FieldChange{Field: draft.FieldLead, Old: "督查室", New: "发改局", Held: true}
			if !slices.Contains(it.Fields, want) || len(it.Fields) != 2 {
				t.Errorf("fields %+v", it.Fields)
			}
			if text := it.Doubts[0].Text; !strings.Contains(text, "督查室") || !strings.Contains(text, "发改局") {
				t.Errorf("the doubt is %q", text)
			}
			d.Plans[0].Items[1].Settled = tc.decision
			l = store(t, s, d, &f, l)
			got := l.Plans[0].Records[1].Task
			month := model.NewDate(2026, 11, 28)
			if tc.decision == draft.Dropped {
				month = model.NewDate(2026, 12, 28)
			}
			if got.LeadUnits[0] != tc.lead || got.Title != "培育企业" || got.Deadline.Date != month || int(got.OpenDoubts) != tc.doubts {
				t.Errorf("%v %q until %s with %d doubts", got.LeadUnits, got.Title, got.Deadline.Date, got.OpenDoubts)
			}
			if _, f = again(rows, l); f.Counts() != (reconcile.Counts{Unchanged: 5}) {
				t.Errorf("the same issue again: %+v", f.Counts())
			}
		})
	}
}

func TestWhatWasDroppedStaysOutUntilItIsTakenBack(t *testing.T) {
	s := dbtest.Open(t)
	d, f := again(issueRows(), &model.Ledger{})
	must(t, d.Drop(draft.At{Item: 4}))
	l := store(t, s, d, &f, &model.Ledger{})
	_, err := s.RemoveTask(l.Plans[0].Records[3].Task.ID)
	must(t, err)
	l, err = s.Ledger()
	must(t, err)

	rows := issueRows()
	rows[4].month = 7 // what was dropped says something else now, and is the same row still
	rows = append(rows, row{no: "6", section: "二、民生", title: "改造老旧小区及管网", unit: "住建局", month: 8})
	d, f = again(rows, l)
	if c := f.Counts(); c != (reconcile.Counts{New: 1, Known: 2, Unchanged: 3}) {
		t.Fatalf("%+v", c)
	}
	if d.Plans[0].Items[4].Settled != draft.Dropped {
		t.Error("what was dropped is not dropped again")
	}
	must(t, d.Drop(draft.At{Item: 4})) // and taken back
	f = reconcile.Compare(l, d)
	l = store(t, s, d, &f, l)
	if n := len(l.Plans[0].Records); n != 5 || len(l.Plans[0].Campaign.Dropped) != 1 {
		t.Errorf("%d tasks, dropped %+v", n, l.Plans[0].Campaign.Dropped)
	}
	if _, f = again(rows, l); f.Counts() != (reconcile.Counts{Known: 1, Unchanged: 5}) {
		t.Errorf("again: %+v", f.Counts())
	}
}

// A row that is only like one that was dropped may be another: it is brought in, with a doubt.
func TestARowLikeADroppedOneIsBroughtInWithADoubt(t *testing.T) {
	s := dbtest.Open(t)
	d, f := again(issueRows(), &model.Ledger{})
	must(t, d.Drop(draft.At{Item: 4}))
	l := store(t, s, d, &f, &model.Ledger{})
	rows := issueRows()
	rows[4].title = "改造老旧小区12个"
	d, f = again(rows, l)
	if c := f.Counts(); c != (reconcile.Counts{New: 1, Unchanged: 4, Doubtful: 1}) {
		t.Fatalf("%+v", c)
	}
	if l = store(t, s, d, &f, l); l.Plans[0].Records[4].Task.OpenDoubts != 1 {
		t.Errorf("stored %+v", l.Plans[0].Records[4].Task)
	}
	if _, f = again(rows, l); f.Counts() != (reconcile.Counts{Unchanged: 5}) {
		t.Errorf("again: %+v", f.Counts())
	}
}

func TestAnUnreadPassageThatBecameATaskIsATaskAgain(t *testing.T) {
	s := dbtest.Open(t)
	const passage = "各单位要按月报送进展。"
	read := func(l *model.Ledger) (*draft.Draft, reconcile.Difference) {
		d := planOf(issueRows())
		d.Unread = []draft.Passage{{Span: draft.Span{From: 9, To: 9}, Text: passage}}
		d.Stamp()
		reconcile.Recall(l, d)
		return d, reconcile.Compare(l, d)
	}
	d, _ := read(&model.Ledger{})
	_, err := d.Take(0)
	must(t, err)
	f := reconcile.Compare(&model.Ledger{}, d)
	l := store(t, s, d, &f, &model.Ledger{})
	d, f = read(l)
	if c := f.Counts(); c != (reconcile.Counts{Unchanged: 6}) || len(d.Unread) != 0 {
		t.Errorf("%+v, unread %+v", c, d.Unread)
	}
}

func TestACorrectionInTheReviewOfAnUnchangedItemIsStored(t *testing.T) {
	s := dbtest.Open(t)
	d, f := again(issueRows(), &model.Ledger{})
	l := store(t, s, d, &f, &model.Ledger{})
	d, _ = again(issueRows(), l)
	must(t, d.Change(draft.At{Item: 2}, func(t *model.Task) error { t.LeadUnits = []string{"督查室"}; return nil }))
	f = reconcile.Compare(l, d)
	if l = store(t, s, d, &f, l); l.Plans[0].Records[2].Task.LeadUnits[0] != "督查室" {
		t.Errorf("%v", l.Plans[0].Records[2].Task.LeadUnits)
	}
}
