package draft_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"duban/intake/draft"
	"duban/intake/draft/drafttest"
	"duban/intake/reconcile"
	"duban/model"
)

var today = model.NewDate(2026, 2, 3)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAChangeIsTakenWholeOrNotAtAll(t *testing.T) {
	d := drafttest.Sample()
	before := d.Clone()
	bad := errors.New("bad")
	err := d.Change(draft.At{Item: 1}, func(t *model.Task) error {
		t.Title, t.LeadUnits = "别的", []string{"别的单位"}
		return bad
	})
	if !errors.Is(err, bad) || d.Item(draft.At{Item: 1}).Record.Task.Title != "培育规上工业企业" {
		t.Errorf("a change that failed was taken: %v, %q", err, drafttest.Titles(d))
	}
	if err := d.Change(draft.At{Item: 1}, func(t *model.Task) error { t.Title = " "; return nil }); !errors.Is(err, model.ErrMissing) {
		t.Errorf("an item without a title: %v", err)
	}
	must(t, d.Change(draft.At{Item: 1}, func(t *model.Task) error { t.LeadUnits = []string{"工业和信息化局"}; return nil }))
	it := d.Item(draft.At{Item: 1})
	if it.Facts[1].Sure != draft.Printed || len(it.Doubts()) != 1 {
		t.Errorf("a corrected unit is as sure as a printed one, and its doubt waits for the officer: %+v", it)
	}
	if got := before.Item(draft.At{Item: 1}); got.Record.Task.LeadUnits[0] != "工信局" || got.Facts[1].Sure != draft.Guessed {
		t.Errorf("the change reached the copy made before: %+v", got)
	}
	if err := d.Change(draft.At{Item: 9}, nil); !errors.Is(err, draft.ErrNoItem) {
		t.Errorf("a place without an item: %v", err)
	}
}

func TestMergingKeepsEverythingThatBothItemsSay(t *testing.T) {
	d := drafttest.Sample()
	before := d.Clone()
	d.Plans[0].Items[1].Record.Returns = []model.Return{{Date: model.NewDate(2026, 3, 31), Actuals: []model.Actual{{Target: 0, Value: *drafttest.Decimal("2"), Unit: "家"}}}}
	must(t, d.Merge(draft.At{Item: 0}))
	if got := drafttest.Titles(d); !slices.Equal(got, []string{"新建改建农村公路", "建设养老服务中心", "提升供水保障"}) {
		t.Fatalf("items after the merge: %q", got)
	}
	m := d.Item(draft.At{Item: 0})
	task := &m.Record.Task
	if len(task.Targets) != 3 || task.Targets[2].Metric != "规上企业" || task.Targets[2].Deadline.Date != model.NewDate(2026, 12, 31) {
		t.Errorf("the second one's target comes with its own deadline: %+v", task.Targets)
	}
	if !slices.Equal(task.LeadUnits, []string{"交通运输局", "工信局"}) || len(m.Doubts()) != 1 || m.Span != (draft.Span{From: 3, To: 4}) {
		t.Errorf("units %q, doubts %v, span %v", task.LeadUnits, m.Doubts(), m.Span)
	}
	if m.Record.Returns[0].Actuals[0].Target != 2 {
		t.Errorf("the report must speak of the moved target: %+v", m.Record.Returns)
	}
	if !strings.Contains(task.Detail.Text, "培育规上工业企业") {
		t.Errorf("the second one's words are lost: %q", task.Detail.Text)
	}
	if found := model.CheckReturn(task, &m.Record.Returns[0]); len(found) > 0 {
		t.Error(found)
	}
	if len(before.Plans[0].Items) != 4 || len(before.Item(draft.At{Item: 0}).Record.Task.Targets) != 2 {
		t.Error("the merge reached the copy made before")
	}
	if err := d.Merge(draft.At{Item: 2}); !errors.Is(err, draft.ErrNoNext) {
		t.Errorf("merging the last item: %v", err)
	}
}

func TestSplittingByTargetsGivesEachTargetItsReports(t *testing.T) {
	d := drafttest.Sample()
	it := d.Item(draft.At{Item: 0})
	it.Record.Task.Milestones = []model.Milestone{{Title: "开工"}}
	it.Record.Returns = []model.Return{{
		Date: model.NewDate(2026, 6, 30), Text: "完成投资0.8亿元，建成10公里",
		Actuals: []model.Actual{{Target: 0, Value: *drafttest.Decimal("0.8"), Unit: "亿元"}, {Target: 1, Value: *drafttest.Decimal("10"), Unit: "公里"}},
	}}
	n, err := d.SplitTargets(draft.At{Item: 0})
	if err != nil || n != 2 || len(d.Plans[0].Items) != 5 {
		t.Fatalf("%d items, %v", n, err)
	}
	a, b := d.Item(draft.At{Item: 0}), d.Item(draft.At{Item: 1})
	if a.Record.Task.Title != "完成投资2亿元" || b.Record.Task.Title != "新建公路30公里" || b.Record.Task.LeadUnits[0] != "交通运输局" {
		t.Errorf("titles %q", drafttest.Titles(d))
	}
	if len(a.Record.Task.Milestones) != 1 || len(b.Record.Task.Milestones) != 0 {
		t.Error("the milestone stays with the first")
	}
	if got := b.Record.Returns[0].Actuals; len(got) != 1 || got[0].Target != 0 || got[0].Value.String() != "10" {
		t.Errorf("the second one's report: %+v", got)
	}
	for _, it := range d.Plans[0].Items[:2] {
		for _, p := range it.Record.Returns {
			if found := model.CheckReturn(&it.Record.Task, &p); len(found) > 0 {
				t.Error(found)
			}
		}
		for _, f := range it.Facts {
			if f.Field == draft.FieldTarget && f.Index >= len(it.Record.Task.Targets) {
				t.Errorf("a fact of target %d of %d", f.Index, len(it.Record.Task.Targets))
			}
		}
	}
	if _, err := d.SplitTargets(draft.At{Item: 2}); !errors.Is(err, draft.ErrOneTarget) {
		t.Errorf("one target cannot be split: %v", err)
	}
}

func TestSplittingBySentencesPutsTargetsWhereTheyArePrinted(t *testing.T) {
	d := drafttest.Sample()
	n, err := d.SplitSentences(draft.At{Item: 3})
	if err != nil || n != 2 {
		t.Fatalf("%d items, %v", n, err)
	}
	a, b := d.Item(draft.At{Item: 3}).Record.Task, d.Item(draft.At{Item: 4}).Record.Task
	if len(a.Targets) != 1 || a.Targets[0].Metric != "水厂" || len(b.Targets) != 1 || b.Targets[0].Metric != "管网改造" {
		t.Errorf("targets %+v and %+v", a.Targets, b.Targets)
	}
	if _, err := d.SplitSentences(draft.At{Item: 0}); !errors.Is(err, draft.ErrOneTarget) {
		t.Errorf("one sentence cannot be split: %v", err)
	}
}

func TestMovingPutsAnItemAtTheEndOfItsNewSection(t *testing.T) {
	d := drafttest.Sample()
	to, err := d.Move(draft.At{Item: 0}, []string{"二、民生"})
	if err != nil || to.Item != 3 || d.Item(to).Record.Task.Title != "新建改建农村公路" || d.Item(to).Record.Task.Section[0] != "二、民生" {
		t.Errorf("to %v, %v: %q", to, err, drafttest.Titles(d))
	}
	to, err = d.Move(draft.At{Item: 0}, []string{"三、新设"})
	if err != nil || to.Item != 0 {
		t.Errorf("a new section begins where the item stands: %v %v", to, err)
	}
}

func TestAnAliasIsRememberedAndAppliedToTheDraft(t *testing.T) {
	d := drafttest.Sample()
	before := d.Clone()
	n, err := d.Alias("工信局", "工业和信息化局")
	if err != nil || n != 1 {
		t.Fatalf("%d, %v", n, err)
	}
	if got := d.Item(draft.At{Item: 1}).Record.Task.LeadUnits; !slices.Equal(got, []string{"工业和信息化局"}) {
		t.Errorf("lead units %q", got)
	}
	i := slices.IndexFunc(d.Units, func(u model.Unit) bool { return u.Name == "工业和信息化局" })
	if i < 0 || !slices.Equal(d.Units[i].Aliases, []string{"工信局"}) || slices.ContainsFunc(d.Units, func(u model.Unit) bool { return u.Name == "工信局" }) {
		t.Errorf("units %+v", d.Units)
	}
	if before.Item(draft.At{Item: 1}).Record.Task.LeadUnits[0] != "工信局" || len(before.Units) != 5 {
		t.Error("the alias reached the copy made before")
	}
	for _, names := range [][2]string{{"", "甲局"}, {"甲局", ""}, {"甲局", "甲局"}} {
		if _, err := d.Alias(names[0], names[1]); !errors.Is(err, draft.ErrAlias) {
			t.Errorf("%q: %v", names, err)
		}
	}
}

func TestAnUnreadPassageCanBecomeAnItem(t *testing.T) {
	d := drafttest.Sample()
	at, err := d.Take(0)
	if err != nil || at.Item != 4 || d.Item(at).Record.Task.Title != "各单位要高度重视。" || len(d.Unread) != 0 {
		t.Errorf("%v %v %q", at, err, drafttest.Titles(d))
	}
	if got := d.Item(at).Record.Task; got.Section[0] != "二、民生" || got.Detail.Source.Line != 8 || got.Deadline.Date != model.NewDate(2026, 12, 31) {
		t.Errorf("the new item: %+v", got)
	}
	if _, err := d.Take(0); !errors.Is(err, draft.ErrNoItem) {
		t.Errorf("nothing is left to take: %v", err)
	}
}

// Whatever an officer does in a review, what is left can be stored, and a copy
// made before stays as it was.
func TestAnyEditsLeaveADraftThatCanBeStored(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := drafttest.Sample()
		d.Plans[0].Items[0].Record.Returns = []model.Return{{
			Date: today, Text: "过半", Percent: drafttest.Decimal("50"),
			Actuals: []model.Actual{{Target: 0, Value: *drafttest.Decimal("1"), Unit: "亿元"}, {Target: 1, Value: *drafttest.Decimal("9"), Unit: "公里"}},
		}}
		d.Plans[0].Items[1].Record.Task.Milestones = []model.Milestone{{Title: "开工"}, {Title: "竣工"}}
		d.Plans[0].Items[1].Record.Returns = []model.Return{{Date: today, Steps: []model.StepMark{{Milestone: 1, Done: true}}}}
		d.Stamp()
		for range rapid.IntRange(1, 12).Draw(r, "edits") {
			before := d.Clone()
			was, err := json.Marshal(before)
			if err != nil {
				r.Fatal(err)
			}
			at := draft.At{Item: rapid.IntRange(0, 6).Draw(r, "item")}
			switch rapid.IntRange(0, 8).Draw(r, "edit") {
			case 0:
				err = d.Merge(at)
			case 1:
				_, err = d.SplitTargets(at)
			case 2:
				_, err = d.SplitSentences(at)
			case 3:
				err = d.Drop(at)
			case 4:
				err = d.Accept(at, today, "王")
			case 5:
				_, err = d.Move(at, []string{rapid.SampledFrom([]string{"一、经济发展", "二、民生", "三、其他"}).Draw(r, "section")})
			case 6:
				_, err = d.Alias("工信局", "工业和信息化局")
			case 7:
				_, err = d.Take(0)
			case 8:
				err = d.Change(at, func(t *model.Task) error {
					if len(t.Targets) > 0 {
						t.Targets = t.Targets[1:]
					}
					t.Title += "（改）"
					return nil
				})
			}
			now, jsonErr := json.Marshal(before)
			if jsonErr != nil || !bytes.Equal(was, now) {
				r.Fatalf("an edit changed the copy made before it (%v, %v)", err, jsonErr)
			}
		}
		f := reconcile.Compare(&model.Ledger{}, d)
		u := reconcile.Update(&model.Ledger{}, []*draft.Draft{d}, []reconcile.Difference{f}, today)
		for _, p := range u.Plans {
			ids := make(map[string]bool)
			for _, rec := range p.Records {
				if rec.Task.ID != "" && ids[rec.Task.ID] {
					r.Fatalf("two tasks have the ID %s", rec.Task.ID)
				}
				ids[rec.Task.ID] = true
				t := rec.Task
				t.ID, t.Campaign, t.OpenDoubts = "t", "c", 0
				for _, doubt := range t.Detail.Review {
					if doubt.Settled.IsZero() {
						t.OpenDoubts++
					}
				}
				found := model.CheckTask(&t)
				for i := range rec.Returns {
					found = append(found, model.CheckReturn(&t, &rec.Returns[i])...)
				}
				if len(found) > 0 {
					r.Fatalf("%q cannot be stored: %v", t.Title, found)
				}
			}
		}
	})
}
