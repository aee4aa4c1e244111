package reconcile_test

import (
	"slices"
	"testing"

	"duban/intake/draft"
	"duban/intake/draft/drafttest"
	"duban/intake/reconcile"
	"duban/model"
)

func TestAcceptingSettlesDoubtsAndAcceptingAllLeavesThemOpen(t *testing.T) {
	d := drafttest.Sample()
	f := reconcile.Compare(&model.Ledger{}, d)
	if n := f.AcceptSure(d); n != 3 || d.Item(draft.At{Item: 1}).Settled != draft.Undecided {
		t.Errorf("%d accepted, the doubtful one is %v", n, d.Item(draft.At{Item: 1}).Settled)
	}
	must(t, d.Accept(draft.At{Item: 1}, model.NewDate(2026, 2, 3), "王"))
	it := d.Item(draft.At{Item: 1})
	if got := it.Record.Task.Detail.Review[0]; it.Settled != draft.Accepted || len(it.Doubts()) != 0 || got.By != "王" || got.Settled != model.NewDate(2026, 2, 3) {
		t.Errorf("accepted item: %+v", got)
	}
	must(t, d.Drop(draft.At{Item: 0}))
	if l := d.Ledger(); len(l.Plans[0].Records) != 3 {
		t.Errorf("%d records without the dropped one", len(l.Plans[0].Records))
	}
	must(t, d.Drop(draft.At{Item: 0}))
	if d.Item(draft.At{Item: 0}).Settled != draft.Undecided {
		t.Error("dropping again takes an item back")
	}
}

func TestItemsOfOneDoubtAreAcceptedTogether(t *testing.T) {
	d := drafttest.Sample()
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
	f := reconcile.Compare(&model.Ledger{}, d)
	if got := f.AlikeDoubts(d); !slices.Equal(got, []reconcile.AlikeDoubt{{Text: "未写牵头单位", Items: 2}}) {
		t.Errorf("%+v", got)
	}
	if n := f.AcceptAlike(d, "未写牵头单位", today, "王"); n != 2 || d.Item(draft.At{Item: 2}).Settled != draft.Undecided {
		t.Errorf("%d accepted", n)
	}
	if len(d.Item(draft.At{}).Doubts()) != 0 || len(before.Item(draft.At{}).Doubts()) != 1 {
		t.Error("the doubt is to be settled, and the copy from before left alone")
	}
}
