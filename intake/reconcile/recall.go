package reconcile

import (
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/internal/zh"
	"duban/model"
)

// Recall repeats on a stamped draft what the officer made of the same document before: it
// drops the rows that were dropped, splits and merges those that were split and merged,
// and takes the unread passages that became tasks. Where that cannot be repeated, the
// item stays as it was read, and Compare reports it.
func Recall(existing *model.Ledger, d *draft.Draft) {
	names := aliases(existing.Units, d.Units)
	for _, doc := range documents(existing, d) {
		if len(doc.known) == 0 {
			continue
		}
		rows := rowsOf(existing, d, doc.plans, doc.known, names)
		if rows.retake(d, doc.plans) {
			rows = rowsOf(existing, d, doc.plans, doc.known, names)
		}
		rows.unfold(d, doc.plans)
		if slices.ContainsFunc(rows.of, func(refs []ref) bool { return len(refs) > 1 }) {
			rowsOf(existing, d, doc.plans, doc.known, names).remerge(d, doc.plans)
		}
	}
}

// retake makes items of the unread passages that became tasks before, and reports
// whether the given plans got any.
func (doc *docRows) retake(d *draft.Draft, plans []int) bool {
	found := make([]bool, len(doc.ledger))
	for _, r := range doc.pairs {
		if r >= 0 {
			found[r] = true
		}
	}
	missed := make(map[string]bool)
	for r := range doc.ledger {
		if !found[r] {
			missed[zh.WithoutMarks(doc.ledger[r].row.Title)] = true
		}
	}
	took := false
	for i := 0; i < len(d.Unread); i++ {
		if u := d.Unread[i]; missed[zh.WithoutMarks(u.Text)] {
			if at, err := d.Take(i); err == nil {
				took = took || slices.Contains(plans, at.Plan)
				i--
			}
		}
	}
	return took
}

// unfold drops and splits the items whose rows were dropped and split before.
func (doc *docRows) unfold(d *draft.Draft, plans []int) {
	made := make(map[int][]draft.Item)
	for i, at := range doc.at {
		it := *d.Item(at)
		refs := doc.inLedger(i)
		if len(refs) == 1 && refs[0].row >= 0 && !doc.guess[doc.items[i][0].row] {
			known := &doc.ledger[refs[0].row]
			made[at.Plan] = append(made[at.Plan], reshaped(it, known.fates, "", sameRow(&known.row, &it))...)
			continue
		}
		made[at.Plan] = append(made[at.Plan], it)
	}
	for _, p := range plans {
		d.Plans[p].Items = made[p]
	}
}

// sameRow reports whether an item has the title of a row that the ledger knows, and is not
// only like it.
func sameRow(row *model.SourceRow, it *draft.Item) bool {
	return slices.ContainsFunc(it.Record.Task.SourceRows(), func(r model.SourceRow) bool { return zh.WithoutMarks(r.Title) == zh.WithoutMarks(row.Title) })
}

// reshaped returns the items that an item is split into, as its row was before. Of the
// fates of the row, those within the given part are the item's. sure allows to drop.
func reshaped(it draft.Item, fates []fate, part string, sure bool) []draft.Item {
	var steps []string
	lost := true // all that was made of it was dropped
	for _, f := range fates {
		if within(f.part, part) {
			steps = append(steps, strings.TrimPrefix(f.part[len(part):], " "))
			lost = lost && f.record < 0
		}
	}
	if len(steps) == 0 {
		return []draft.Item{it}
	}
	way, _, of, _, split := draft.ReadPart(steps[0])
	var parts []draft.Item
	if split {
		parts = it.Split(way)
	}
	if len(parts) == 0 || len(parts) != of {
		if lost && sure {
			it.Settled = draft.Dropped
		}
		return []draft.Item{it}
	}
	var out []draft.Item
	for n, p := range parts {
		out = append(out, reshaped(p, fates, draft.PartOf(part, way, n, of, true), sure)...)
	}
	return out
}

// remerge merges the items whose rows were merged before.
func (doc *docRows) remerge(d *draft.Draft, plans []int) {
	where := make(map[ref]int) // the item that is a fate
	for i := range doc.at {
		if refs := doc.inLedger(i); len(refs) == 1 && refs[0].row >= 0 {
			where[refs[0]] = i
		}
	}
	into := unpaired(len(doc.at))
	joins := make(map[int][]int)
	for _, refs := range doc.of {
		if len(refs) < 2 {
			continue
		}
		first := -1
		for _, r := range refs {
			i, ok := where[r]
			switch {
			case !ok || into[i] >= 0 || joins[i] != nil:
			case first < 0:
				first = i
			case doc.at[i].Plan == doc.at[first].Plan:
				into[i] = first
				joins[first] = append(joins[first], i)
			}
		}
	}
	made := make(map[int][]draft.Item)
	for i, at := range doc.at {
		if into[i] >= 0 {
			continue
		}
		it := *d.Item(at)
		for _, j := range joins[i] {
			it = draft.Merged(&it, d.Item(doc.at[j]))
		}
		made[at.Plan] = append(made[at.Plan], it)
	}
	for _, p := range plans {
		d.Plans[p].Items = made[p]
	}
}
