package intake_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"duban/intake"
	"duban/intake/source"
	"duban/model"
)

func decimal(s string) *model.Decimal {
	d, _, err := model.ParseAmount(s)
	if err != nil {
		panic(err)
	}
	return &d
}

func target(metric, value, unit, text string) model.Target {
	return model.Target{Metric: metric, Op: model.AtLeast, Value: decimal(value), Unit: unit, Text: text}
}

func due(y, m, d int, text string) model.Deadline {
	return model.Deadline{Date: model.NewDate(y, time.Month(m), d), Text: text, Precision: model.ToMonth, Given: true}
}

// sample is a draft of one plan with four items, as a reader would give it.
func sample() *intake.Draft {
	lines := []string{
		"2026年重点工作任务清单", "一、经济发展", "1	新建改建农村公路	完成投资2亿元；新建公路30公里	交通运输局	2026年10月底前",
		"2	培育规上工业企业	新增规上企业5家	工信局	2026年12月底前", "二、民生", "3	建设养老服务中心	建成养老服务中心2个	民政局、财政局	2026年9月底前",
		"4	提升供水保障	开工水厂1座。完成管网改造12公里。	水利局	2026年11月底前", "各单位要高度重视。",
	}
	item := func(line int, no, section, title, unit string, deadline model.Deadline, targets ...model.Target) intake.Item {
		t := model.Task{
			No: no, Section: []string{section}, Title: title, LeadUnits: strings.Split(unit, "、"), Deadline: deadline, Targets: targets,
			Detail: &model.Detail{Text: title, Source: model.Source{Document: "样政发〔2026〕8号", Line: line, Text: title}},
		}
		facts := []intake.Fact{
			{Field: intake.FieldTitle, At: intake.Span{From: line, To: line}},
			{Field: intake.FieldLead, At: intake.Span{From: line, To: line}, Sure: intake.Guessed},
		}
		for i := range targets {
			facts = append(facts, intake.Fact{Field: intake.FieldTarget, Index: i, At: intake.Span{From: line, To: line}})
		}
		return intake.Item{Record: model.Record{Task: t}, Span: intake.Span{From: line, To: line}, Facts: facts}
	}
	d := &intake.Draft{
		Document: &source.Document{Name: "plan.docx", Kind: source.Word, Lines: lines},
		Units:    []model.Unit{{Name: "交通运输局"}, {Name: "工信局"}, {Name: "民政局"}, {Name: "财政局"}, {Name: "水利局"}},
		Unread:   []intake.Passage{{Span: intake.Span{From: 8, To: 8}, Text: lines[7]}},
		Plans: []intake.Plan{{
			Span: intake.Span{From: 1, To: 8},
			Campaign: model.Campaign{
				Name: "2026年重点工作", Document: model.Document{Number: "样政发〔2026〕8号", Title: "2026年重点工作任务清单"},
				Period: model.Period{From: model.NewDate(2026, 1, 1), To: model.NewDate(2026, 12, 31)},
			},
			Items: []intake.Item{
				item(3, "1", "一、经济发展", "新建改建农村公路", "交通运输局", due(2026, 10, 31, "2026年10月底前"),
					target("投资", "2", "亿元", "完成投资2亿元"), target("公路", "30", "公里", "新建公路30公里")),
				item(4, "2", "一、经济发展", "培育规上工业企业", "工信局", due(2026, 12, 31, "2026年12月底前"), target("规上企业", "5", "家", "新增规上企业5家")),
				item(6, "3", "二、民生", "建设养老服务中心", "民政局、财政局", due(2026, 9, 30, "2026年9月底前"), target("养老服务中心", "2", "个", "建成养老服务中心2个")),
				item(7, "4", "二、民生", "提升供水保障", "水利局", due(2026, 11, 30, "2026年11月底前"),
					target("水厂", "1", "座", "开工水厂1座"), target("管网改造", "12", "公里", "完成管网改造12公里")),
			},
		}},
	}
	d.Plans[0].Items[3].Record.Task.Detail.Text = "开工水厂1座。完成管网改造12公里。"
	d.Plans[0].Items[1].Record.Task.Detail.Review = []model.Doubt{{Code: model.DoubtName, Text: "“工信局”没有见过，与“工业和信息化局”相近"}}
	return d
}

func titles(d *intake.Draft) []string {
	var out []string
	for _, p := range d.Plans {
		for _, it := range p.Items {
			out = append(out, it.Record.Task.Title)
		}
	}
	return out
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAChangeIsTakenWholeOrNotAtAll(t *testing.T) {
	d := sample()
	before := d.Clone()
	bad := errors.New("bad")
	err := d.Change(intake.At{Item: 1}, func(t *model.Task) error {
		t.Title, t.LeadUnits = "别的", []string{"别的单位"}
		return bad
	})
	if !errors.Is(err, bad) || d.Item(intake.At{Item: 1}).Record.Task.Title != "培育规上工业企业" {
		t.Errorf("a change that failed was taken: %v, %q", err, titles(d))
	}
	if err := d.Change(intake.At{Item: 1}, func(t *model.Task) error { t.Title = " "; return nil }); !errors.Is(err, model.ErrMissing) {
		t.Errorf("an item without a title: %v", err)
	}
	must(t, d.Change(intake.At{Item: 1}, func(t *model.Task) error { t.LeadUnits = []string{"工业和信息化局"}; return nil }))
	it := d.Item(intake.At{Item: 1})
	if it.Facts[1].Sure != intake.Printed || len(it.Doubts()) != 1 {
		t.Errorf("a corrected unit is as sure as a printed one, and its doubt waits for the officer: %+v", it)
	}
	if got := before.Item(intake.At{Item: 1}); got.Record.Task.LeadUnits[0] != "工信局" || got.Facts[1].Sure != intake.Guessed {
		t.Errorf("the change reached the copy made before: %+v", got)
	}
	if err := d.Change(intake.At{Item: 9}, nil); !errors.Is(err, intake.ErrNoItem) {
		t.Errorf("a place without an item: %v", err)
	}
}

func TestMergingKeepsEverythingThatBothItemsSay(t *testing.T) {
	d := sample()
	before := d.Clone()
	d.Plans[0].Items[1].Record.Returns = []model.Return{{Date: model.NewDate(2026, 3, 31), Actuals: []model.Actual{{Target: 0, Value: *decimal("2"), Unit: "家"}}}}
	must(t, d.Merge(intake.At{Item: 0}))
	if got := titles(d); !slices.Equal(got, []string{"新建改建农村公路", "建设养老服务中心", "提升供水保障"}) {
		t.Fatalf("items after the merge: %q", got)
	}
	m := d.Item(intake.At{Item: 0})
	task := &m.Record.Task
	if len(task.Targets) != 3 || task.Targets[2].Metric != "规上企业" || task.Targets[2].Deadline.Date != model.NewDate(2026, 12, 31) {
		t.Errorf("the second one's target comes with its own deadline: %+v", task.Targets)
	}
	if !slices.Equal(task.LeadUnits, []string{"交通运输局", "工信局"}) || len(m.Doubts()) != 1 || m.Span != (intake.Span{From: 3, To: 4}) {
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
	if len(before.Plans[0].Items) != 4 || len(before.Item(intake.At{Item: 0}).Record.Task.Targets) != 2 {
		t.Error("the merge reached the copy made before")
	}
	if err := d.Merge(intake.At{Item: 2}); !errors.Is(err, intake.ErrNoNext) {
		t.Errorf("merging the last item: %v", err)
	}
}

func TestSplittingByTargetsGivesEachTargetItsReports(t *testing.T) {
	d := sample()
	it := d.Item(intake.At{Item: 0})
	it.Record.Task.Milestones = []model.Milestone{{Title: "开工"}}
	it.Record.Returns = []model.Return{{
		Date: model.NewDate(2026, 6, 30), Text: "完成投资0.8亿元，建成10公里",
		Actuals: []model.Actual{{Target: 0, Value: *decimal("0.8"), Unit: "亿元"}, {Target: 1, Value: *decimal("10"), Unit: "公里"}},
	}}
	n, err := d.SplitTargets(intake.At{Item: 0})
	if err != nil || n != 2 || len(d.Plans[0].Items) != 5 {
		t.Fatalf("%d items, %v", n, err)
	}
	a, b := d.Item(intake.At{Item: 0}), d.Item(intake.At{Item: 1})
	if a.Record.Task.Title != "完成投资2亿元" || b.Record.Task.Title != "新建公路30公里" || b.Record.Task.LeadUnits[0] != "交通运输局" {
		t.Errorf("titles %q", titles(d))
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
			if f.Field == intake.FieldTarget && f.Index >= len(it.Record.Task.Targets) {
				t.Errorf("a fact of target %d of %d", f.Index, len(it.Record.Task.Targets))
			}
		}
	}
	if _, err := d.SplitTargets(intake.At{Item: 2}); !errors.Is(err, intake.ErrOneTarget) {
		t.Errorf("one target cannot be split: %v", err)
	}
}

func TestSplittingBySentencesPutsTargetsWhereTheyArePrinted(t *testing.T) {
	d := sample()
	n, err := d.SplitSentences(intake.At{Item: 3})
	if err != nil || n != 2 {
		t.Fatalf("%d items, %v", n, err)
	}
	a, b := d.Item(intake.At{Item: 3}).Record.Task, d.Item(intake.At{Item: 4}).Record.Task
	if len(a.Targets) != 1 || a.Targets[0].Metric != "水厂" || len(b.Targets) != 1 || b.Targets[0].Metric != "管网改造" {
		t.Errorf("targets %+v and %+v", a.Targets, b.Targets)
	}
	if _, err := d.SplitSentences(intake.At{Item: 0}); !errors.Is(err, intake.ErrOneTarget) {
		t.Errorf("one sentence cannot be split: %v", err)
	}
}

func TestAcceptingSettlesDoubtsAndAcceptingAllLeavesThemOpen(t *testing.T) {
	d := sample()
	f := intake.Compare(&model.Ledger{}, d)
	if n := f.AcceptSure(d); n != 3 || d.Item(intake.At{Item: 1}).Settled != intake.Undecided {
		t.Errorf("%d accepted, the doubtful one is %v", n, d.Item(intake.At{Item: 1}).Settled)
	}
	must(t, d.Accept(intake.At{Item: 1}, model.NewDate(2026, 2, 3), "王"))
	it := d.Item(intake.At{Item: 1})
	if got := it.Record.Task.Detail.Review[0]; it.Settled != intake.Accepted || len(it.Doubts()) != 0 || got.By != "王" || got.Settled != model.NewDate(2026, 2, 3) {
		t.Errorf("accepted item: %+v", got)
	}
	must(t, d.Drop(intake.At{Item: 0}))
	if l := d.Ledger(); len(l.Plans[0].Records) != 3 {
		t.Errorf("%d records without the dropped one", len(l.Plans[0].Records))
	}
	must(t, d.Drop(intake.At{Item: 0}))
	if d.Item(intake.At{Item: 0}).Settled != intake.Undecided {
		t.Error("dropping again takes an item back")
	}
}

func TestItemsOfOneDoubtAreAcceptedTogether(t *testing.T) {
	d := sample()
	doubt := func(i int, texts ...string) {
		for _, s := range texts {
			t := &d.Plans[0].Items[i].Record.Task
			t.Detail.Review = append(t.Detail.Review, model.Doubt{Code: model.DoubtLead, Text: s})
		}
	}
	doubt(0, "未写牵头单位")
	doubt(2, "未写牵头单位", "期限早于文件")
	doubt(3, "未写牵头单位")
	before := d.Clone()
	f := intake.Compare(&model.Ledger{}, d)
	if got := f.AlikeDoubts(d); !slices.Equal(got, []intake.AlikeDoubt{{Text: "未写牵头单位", Items: 2}}) {
		t.Errorf("%+v", got)
	}
	if n := f.AcceptAlike(d, "未写牵头单位", today, "王"); n != 2 || d.Item(intake.At{Item: 2}).Settled != intake.Undecided {
		t.Errorf("%d accepted", n)
	}
	if len(d.Item(intake.At{}).Doubts()) != 0 || len(before.Item(intake.At{}).Doubts()) != 1 {
		t.Error("the doubt is to be settled, and the copy from before left alone")
	}
}

func TestMovingPutsAnItemAtTheEndOfItsNewSection(t *testing.T) {
	d := sample()
	to, err := d.Move(intake.At{Item: 0}, []string{"二、民生"})
	if err != nil || to.Item != 3 || d.Item(to).Record.Task.Title != "新建改建农村公路" || d.Item(to).Record.Task.Section[0] != "二、民生" {
		t.Errorf("to %v, %v: %q", to, err, titles(d))
	}
	to, err = d.Move(intake.At{Item: 0}, []string{"三、新设"})
	if err != nil || to.Item != 0 {
		t.Errorf("a new section begins where the item stands: %v %v", to, err)
	}
}

func TestAnAliasIsRememberedAndAppliedToTheDraft(t *testing.T) {
	d := sample()
	before := d.Clone()
	n, err := d.Alias("工信局", "工业和信息化局")
	if err != nil || n != 1 {
		t.Fatalf("%d, %v", n, err)
	}
	if got := d.Item(intake.At{Item: 1}).Record.Task.LeadUnits; !slices.Equal(got, []string{"工业和信息化局"}) {
		t.Errorf("lead units %q", got)
	}
	i := slices.IndexFunc(d.Units, func(u model.Unit) bool { return u.Name == "工业和信息化局" })
	if i < 0 || !slices.Equal(d.Units[i].Aliases, []string{"工信局"}) || slices.ContainsFunc(d.Units, func(u model.Unit) bool { return u.Name == "工信局" }) {
		t.Errorf("units %+v", d.Units)
	}
	if before.Item(intake.At{Item: 1}).Record.Task.LeadUnits[0] != "工信局" || len(before.Units) != 5 {
		t.Error("the alias reached the copy made before")
	}
	for _, names := range [][2]string{{"", "甲局"}, {"甲局", ""}, {"甲局", "甲局"}} {
		if _, err := d.Alias(names[0], names[1]); !errors.Is(err, intake.ErrAlias) {
			t.Errorf("%q: %v", names, err)
		}
	}
}

func TestAnUnreadPassageCanBecomeAnItem(t *testing.T) {
	d := sample()
	at, err := d.Take(0)
	if err != nil || at.Item != 4 || d.Item(at).Record.Task.Title != "各单位要高度重视。" || len(d.Unread) != 0 {
		t.Errorf("%v %v %q", at, err, titles(d))
	}
	if got := d.Item(at).Record.Task; got.Section[0] != "二、民生" || got.Detail.Source.Line != 8 || got.Deadline.Date != model.NewDate(2026, 12, 31) {
		t.Errorf("the new item: %+v", got)
	}
	if _, err := d.Take(0); !errors.Is(err, intake.ErrNoItem) {
		t.Errorf("nothing is left to take: %v", err)
	}
}

// Whatever an officer does in a review, what is left can be stored, and a copy
// made before stays as it was.
func TestAnyEditsLeaveADraftThatCanBeStored(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := sample()
		d.Plans[0].Items[0].Record.Returns = []model.Return{{
			Date: today, Text: "过半", Percent: decimal("50"),
			Actuals: []model.Actual{{Target: 0, Value: *decimal("1"), Unit: "亿元"}, {Target: 1, Value: *decimal("9"), Unit: "公里"}},
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
			at := intake.At{Item: rapid.IntRange(0, 6).Draw(r, "item")}
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
		f := intake.Compare(&model.Ledger{}, d)
		u := intake.Update(&model.Ledger{}, []*intake.Draft{d}, []intake.Difference{f}, today)
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
