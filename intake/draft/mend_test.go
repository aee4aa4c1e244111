package draft_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"duban/db/dbtest"
	"duban/intake/draft"
	"duban/intake/draft/drafttest"
	"duban/intake/reconcile"
	"duban/model"
)

// Whatever a reader makes of a bad document, it can be stored, and what was
// taken out is told in a doubt.
func TestWhatABadReadingHoldsIsMendedAndTold(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.SampledFrom([]string{"", "公路", " ", "a\x1b[31m", "两\n行", strings.Repeat("长", 120), "\x00"})
		date := rapid.SampledFrom([]model.Date{0, model.NewDate(1066, 1, 1), model.NewDate(2026, 5, 1), model.NewDate(2026, 9, 1), model.NewDate(9999, 1, 1), -5})
		value := rapid.SampledFrom([]*model.Decimal{nil, drafttest.Decimal("5"), drafttest.Decimal("-3"), drafttest.Decimal("12")})
		deadline := func(name string) model.Deadline {
			return model.Deadline{Date: date.Draw(r, name), Text: text.Draw(r, name), Precision: model.ToDay, Given: true}
		}
		targets := func(name string) (out []model.Target) {
			for range rapid.IntRange(0, 3).Draw(r, name) {
				out = append(out, model.Target{
					Metric: text.Draw(r, name), Unit: text.Draw(r, name), Text: text.Draw(r, name), Value: value.Draw(r, name), Max: value.Draw(r, name),
					Op:   rapid.SampledFrom([]model.Op{model.Equal, model.AtLeast, model.Between}).Draw(r, name),
					Kind: rapid.SampledFrom([]model.Kind{model.Cumulative, model.GivenLater}).Draw(r, name), Deadline: deadline(name), Weight: value.Draw(r, name),
				})
			}
			return out
		}
		d := drafttest.Sample()
		c := &d.Plans[0].Campaign
		c.Name, c.ID, c.Document.Number = text.Draw(r, "name"), text.Draw(r, "id"), text.Draw(r, "number")
		c.Period, c.Document.Date, c.Targets = model.Period{From: date.Draw(r, "from"), To: date.Draw(r, "to")}, date.Draw(r, "dated"), targets("overall")
		c.Cadences = []model.Cadence{{Kind: model.Every(rapid.IntRange(0, 99).Draw(r, "every")), DueDay: rapid.IntRange(-1, 40).Draw(r, "day")}}
		c.Markers = []model.Marker{{Mark: text.Draw(r, "mark")}}
		d.Units = append(d.Units, model.Unit{Name: text.Draw(r, "unit"), Aliases: []string{text.Draw(r, "alias")}})
		for i := range d.Plans[0].Items {
			it := &d.Plans[0].Items[i]
			task := &it.Record.Task
			task.ID, task.Title, task.No = text.Draw(r, "task id"), text.Draw(r, "title"), text.Draw(r, "no")
			task.Section, task.LeadUnits = []string{text.Draw(r, "section")}, []string{text.Draw(r, "lead"), "交通局"}
			task.Start, task.Deadline, task.Targets = deadline("start"), deadline("due"), targets("target")
			task.Milestones = []model.Milestone{{Title: text.Draw(r, "step"), Deadline: deadline("step"), Weight: value.Draw(r, "weight")}}
			task.Detail = &model.Detail{Text: text.Draw(r, "text"), Review: []model.Doubt{{Code: rapid.SampledFrom([]string{"", "lead"}).Draw(r, "code")}}}
			it.Record.Returns = []model.Return{
				{Date: date.Draw(r, "report"), Percent: value.Draw(r, "percent"), Text: text.Draw(r, "said"), By: text.Draw(r, "by")},
				{Date: today, Actuals: []model.Actual{{Target: rapid.IntRange(-1, 3).Draw(r, "which"), Value: *drafttest.Decimal("1")}}, Steps: []model.StepMark{{Milestone: rapid.IntRange(0, 2).Draw(r, "done")}}},
			}
		}
		d.Mend()
		d.Stamp()
		s := dbtest.Open(t)
		f := reconcile.Compare(&model.Ledger{}, d)
		u := reconcile.Update(&model.Ledger{}, []*draft.Draft{d}, []reconcile.Difference{f}, today)
		if _, err := s.Update(&u, model.ActImport, ""); err != nil {
			r.Fatal(err)
		}
		l, err := s.Ledger()
		if err == nil && len(l.Plans) == 1 { // of overall targets goals are made
			l.Plans[0].Records = slices.DeleteFunc(l.Plans[0].Records, func(r model.Record) bool { return r.Task.Overall() })
		}
		if err != nil || len(l.Plans) != 1 || len(l.Plans[0].Records) != 4 {
			r.Fatalf("%v, %d campaigns", err, len(l.Plans))
		}
	})
}

func TestMendingTellsWhatItTookOut(t *testing.T) {
	d := drafttest.Sample()
	task := &d.Plans[0].Items[0].Record.Task
	task.Start = model.Deadline{Date: model.NewDate(2027, 1, 1), Text: "2027年初"}
	task.Targets[1].Op = model.Between // and no second value
	d.Plans[0].Items[0].Record.Returns = []model.Return{{Date: today, Actuals: []model.Actual{{Target: 1, Value: *drafttest.Decimal("3")}, {Target: 0, Value: *drafttest.Decimal("1"), Unit: "亿元"}}}}
	d.Mend()
	it := d.Item(draft.At{})
	var said string
	for _, doubt := range it.Doubts() {
		said += doubt.Text + "；"
	}
	for _, want := range []string{"开始日期 2027-01-01 晚于完成时限 2026-10-31", "一个指标有误，没有采用：公路"} {
		if !strings.Contains(said, want) {
			t.Errorf("the doubts %q lack %q", said, want)
		}
	}
	if len(it.Record.Task.Targets) != 1 || len(it.Record.Returns) != 1 || len(it.Record.Returns[0].Actuals) != 1 {
		t.Errorf("%+v", it.Record)
	}
	before := drafttest.Sample()
	same := before.Clone()
	same.Mend()
	if a, b := before.Item(draft.At{Item: 3}), same.Item(draft.At{Item: 3}); a.Record.Task.Detail != b.Record.Task.Detail {
		t.Error("an item in order is not left alone")
	}
}
