package reconcile

import (
	"slices"

	"duban/intake/draft"
	"duban/model"
)

// AcceptSure accepts every undecided item of the draft d that has no doubt, nor its difference
// from the ledger any, and returns how many.
func (f *Difference) AcceptSure(d *draft.Draft) int {
	n := 0
	for p := range d.Plans {
		for i := range d.Plans[p].Items {
			if it := &d.Plans[p].Items[i]; it.Settled == draft.Undecided && len(it.Doubts()) == 0 && len(f.Plans[p].Items[i].Doubts) == 0 {
				it.Settled = draft.Accepted
				n++
			}
		}
	}
	return n
}

// AlikeDoubt is a doubt that is open about several undecided items, which have
// no other one.
type AlikeDoubt struct {
	Text  string // the text of the doubt
	Items int    // how many items have it
}

// AlikeDoubts lists the doubts that more than one undecided item of the draft d has as its
// only one, with none about its difference from the ledger, the most frequent first.
func (f *Difference) AlikeDoubts(d *draft.Draft) []AlikeDoubt {
	var out []AlikeDoubt
	at := make(map[string]int)
	for p := range d.Plans {
		for i := range d.Plans[p].Items {
			text, alone := onlyDoubt(&d.Plans[p].Items[i])
			if !alone || len(f.Plans[p].Items[i].Doubts) > 0 {
				continue
			}
			n, ok := at[text]
			if !ok {
				n = len(out)
				at[text] = n
				out = append(out, AlikeDoubt{Text: text})
			}
			out[n].Items++
		}
	}
	out = slices.DeleteFunc(out, func(a AlikeDoubt) bool { return a.Items < 2 })
	slices.SortStableFunc(out, func(a, b AlikeDoubt) int { return b.Items - a.Items })
	return out
}

// AcceptAlike accepts every undecided item of the draft d of which nothing but the given
// doubt is open, and returns how many: who has judged one has judged them all.
func (f *Difference) AcceptAlike(d *draft.Draft, doubt string, on model.Date, by string) int {
	n := 0
	for p := range d.Plans {
		for i := range d.Plans[p].Items {
			it := &d.Plans[p].Items[i]
			if text, alone := onlyDoubt(it); alone && text == doubt && len(f.Plans[p].Items[i].Doubts) == 0 {
				it.Record.Task.SettleDoubts(on, by, "")
				it.Settled = draft.Accepted
				n++
			}
		}
	}
	return n
}

// onlyDoubt returns the text of the doubt that an undecided item has, where it has
// one text only.
func onlyDoubt(it *draft.Item) (string, bool) {
	open := it.Doubts()
	if it.Settled != draft.Undecided || len(open) == 0 {
		return "", false
	}
	for _, d := range open[1:] {
		if d.Text != open[0].Text {
			return "", false
		}
	}
	return open[0].Text, true
}
