// Package reconcile holds drafts against the ledger. It recognises the rows that the
// ledger knows in a document that is read again (Matcher), repeats on them what the
// officer made of them before (Recall), lists what the document says otherwise (Compare,
// Renew) and makes of it what is to be stored (Update).
package reconcile

import (
	"slices"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/internal/zh"
	"duban/model"
)

// State is what an item of a draft is to the ledger.
type State int

// The states.
const (
	New       State = iota // the ledger has no such task
	Changed                // the ledger has it, and the document says something else of it now
	Unchanged              // the ledger has it as the document has it, but perhaps for its number
	Known                  // an officer has dropped it before, or removed its task
)

// Difference is what a draft would change in a ledger.
type Difference struct {
	Plans []PlanDifference // one for each plan of the draft
	// Gone are the tasks of the ledger that the document no longer has.
	Gone []Gone
	// rows are the rows to be kept for tasks that are no item of the draft, or only part of one.
	rows []rowsNow
}

// rowsNow holds the rows of a task of the ledger as the document has them now.
type rowsNow struct {
	task *model.Record
	rows []model.SourceRow
}

// PlanDifference is the difference of one plan.
type PlanDifference struct {
	Campaign string           // the ID of its campaign in the ledger; empty for a new one
	Items    []ItemDifference // one for each item of the plan
	// Old is that campaign, and Fields what the document says of it otherwise.
	// Officers keep campaigns by hand, so that Fields are only taken over where
	// Take says so.
	Old    *model.Campaign
	Fields []draft.FieldChange
	Take   bool
	// Doubts are the places, in the plan's Campaign.Review, of those that the
	// ledger does not have, open or settled: they go to the campaign.
	Doubts []int
}

// ItemDifference is the difference of one item.
type ItemDifference struct {
	// State says what the item is to the ledger.
	State State
	// Old is the task as the ledger holds it; nil for a new one.
	Old *model.Record
	// Fields are the values that differ; nil for a new item.
	Fields []draft.FieldChange
	// Reports are those of the item that the ledger does not have.
	Reports []model.Return
	// Of is set where the item of a bulletin reports on a task of another
	// document: it is the campaign of Old, of which nothing but Reports changes.
	Of *model.Campaign
	// Doubts are what a person must settle of the difference: they go to the
	// task unless the officer accepts or drops the item.
	Doubts []model.Doubt
	// wholeTask says that the item is all of Old: the rows of Old become those of the item.
	wholeTask bool
	// dropped are the rows of the item that the ledger keeps as dropped.
	dropped []droppedRow
}

// Shown returns the fields that a person need look at: the printed columns and text
// behind a value say nothing more where the value itself has changed.
func (d *ItemDifference) Shown() []draft.FieldChange {
	behind := func(c draft.FieldChange) bool { return c.Field == draft.FieldColumns || c.Field == draft.FieldDetail }
	if !slices.ContainsFunc(d.Fields, func(c draft.FieldChange) bool { return !behind(c) }) {
		return d.Fields
	}
	return slices.DeleteFunc(slices.Clone(d.Fields), behind)
}

// droppedRow is a place among the dropped rows of a campaign.
type droppedRow struct {
	campaign *model.Campaign
	place    int
	row      int    // of the item
	part     string // that was dropped
}

// Gone is a task of the ledger that the document no longer has. It is kept
// unless the officer says otherwise.
type Gone struct {
	Record *model.Record // the task as the ledger holds it
	Remove bool          // the officer wants it removed
}

// Counts is how many items of a difference are in each state, how many have
// doubts about their difference, how many report on tasks of another document,
// and of how many campaigns the document says something else.
type Counts struct{ New, Changed, Unchanged, Known, Doubtful, Reported, Gone, Plans int }

// Again reports whether the ledger has a document already, or something that it reports on.
func (c Counts) Again() bool { return c.Changed+c.Unchanged+c.Known+c.Gone+c.Reported > 0 }

// Add adds the counts of another document.
func (c *Counts) Add(o Counts) {
	c.New += o.New
	c.Changed += o.Changed
	c.Unchanged += o.Unchanged
	c.Known += o.Known
	c.Doubtful += o.Doubtful
	c.Reported += o.Reported
	c.Gone += o.Gone
	c.Plans += o.Plans
}

// Counts counts the items.
func (f *Difference) Counts() Counts {
	c := Counts{Gone: len(f.Gone)}
	for _, p := range f.Plans {
		if len(p.Fields) > 0 {
			c.Plans++
		}
		for _, it := range p.Items {
			switch {
			case it.State == New:
				c.New++
			case it.State == Changed && it.Of != nil:
				c.Reported++
			case it.State == Changed:
				c.Changed++
			case it.State == Known:
				c.Known++
			default:
				c.Unchanged++
			}
			if len(it.Doubts) > 0 {
				c.Doubtful++
			}
		}
	}
	return c
}

// Compare holds a stamped draft against the ledger. Neither side is changed.
//
// It recognises a document by its number, or where one side has none by its title; rows
// by number, section, title and units, and where these were corrected by their likeness;
// and a task by the rows that it was made of, whatever officers have made of it since.
// A change that an officer made in the ledger is no difference: only what the document
// says otherwise than when it was read is one. A bulletin reports on the tasks of other
// documents.
func Compare(existing *model.Ledger, d *draft.Draft) Difference {
	var f Difference
	f.Plans = make([]PlanDifference, len(d.Plans))
	for p := range d.Plans {
		f.Plans[p].Items = make([]ItemDifference, len(d.Plans[p].Items))
		f.Plans[p].Doubts = newDoubts(nil, d.Plans[p].Campaign.Review)
	}
	names := aliases(existing.Units, d.Units)
	for _, doc := range documents(existing, d) {
		if len(doc.known) > 0 {
			f.compare(existing, d, doc.plans, doc.known, names)
		}
	}
	f.report(existing, d, names)
	return f
}

// documentPlans holds the places of the plans of a draft that come from one document,
// and those of the ledger's plans of the same document.
type documentPlans struct{ plans, known []int }

// documents groups the plans of a draft by the document that they come from. They are
// compared together, since another reading may have cut the document into other campaigns.
func documents(existing *model.Ledger, d *draft.Draft) []documentPlans {
	var out []documentPlans
	taken := make(map[int]bool) // plans of the ledger
	done := make([]bool, len(d.Plans))
	for p := range d.Plans {
		if done[p] {
			continue
		}
		var doc documentPlans
		for q := p; q < len(d.Plans); q++ {
			if q == p || sameDocument(&d.Plans[p].Campaign, &d.Plans[q].Campaign) {
				doc.plans, done[q] = append(doc.plans, q), true
			}
		}
		for k := range existing.Plans {
			if !taken[k] && (sameDocument(&d.Plans[p].Campaign, &existing.Plans[k].Campaign) || samePrint(&d.Plans[p], &existing.Plans[k])) {
				doc.known, taken[k] = append(doc.known, k), true
			}
		}
		out = append(out, doc)
	}
	return out
}

// compare holds the plans of one document against the ledger's campaigns of it.
func (f *Difference) compare(existing *model.Ledger, d *draft.Draft, plans, known []int, names map[string]string) {
	rows := rowsOf(existing, d, plans, known, names)
	taskOf := rows.pairItems()
	votes := make(map[int]map[int]int) // plan of the draft, plan of the ledger
	standsFor := unpaired(len(rows.records))
	for i, at := range rows.at {
		t := taskOf[i]
		if t < 0 {
			f.Plans[at.Plan].Items[at.Item] = rows.unmatched(i, d.Item(at), existing)
			continue
		}
		standsFor[t] = i
		if votes[at.Plan] == nil {
			votes[at.Plan] = make(map[int]int)
		}
		votes[at.Plan][rows.home[t]]++
		f.Plans[at.Plan].Items[at.Item] = rows.diff(i, t, d.Item(at), names)
	}
	held := make(map[int]bool)
	for _, p := range plans {
		k := campaignFor(&d.Plans[p].Campaign, existing, known, votes[p])
		f.Plans[p].Campaign = existing.Plans[k].Campaign.ID
		f.Plans[p].Doubts = newDoubts(existing.Plans[k].Campaign.Review, d.Plans[p].Campaign.Review)
		// Where several plans belong to one campaign, only the first changes it.
		if !held[k] {
			held[k] = true
			f.Plans[p].Old = &existing.Plans[k].Campaign
			f.Plans[p].Fields = planDifferences(f.Plans[p].Old, &d.Plans[p])
		}
	}
	kept := rows.keptRows(taskOf)
	for t, r := range rows.records {
		i := standsFor[t]
		switch {
		case i < 0 && !kept[t]:
			if r.Task.Added.IsZero() { // what an officer added was never in the document
				f.Gone = append(f.Gone, Gone{Record: r})
			}
		case i < 0 || !f.Plans[rows.at[i].Plan].Items[rows.at[i].Item].wholeTask:
			if now, changed := rows.currentRows(t); changed {
				f.rows = append(f.rows, rowsNow{r, now})
			}
		}
	}
}

// campaignFor chooses the campaign of the ledger that a plan belongs to: the
// one with most of its tasks, else the one with the likest name.
func campaignFor(c *model.Campaign, existing *model.Ledger, known []int, votes map[int]int) int {
	best, most, like := known[0], -1, -1.0
	for _, k := range known {
		l := Likeness(c.Name, existing.Plans[k].Campaign.Name)
		if n := votes[k]; n > most || n == most && l > like {
			best, most, like = k, n, l
		}
	}
	return best
}

// sameDocument reports whether two campaigns come from the same document, in
// whatever issue.
func sameDocument(a, b *model.Campaign) bool {
	if x, y := documentNumber(a), documentNumber(b); x != "" && y != "" && (x != y || !parse.IsIssue(a.Document.Number)) {
		return x == y
	}
	if !a.Document.Date.IsZero() && !b.Document.Date.IsZero() && a.Document.Date != b.Document.Date {
		return false
	}
	for _, x := range []string{a.Document.Title, a.Name} {
		for _, y := range []string{b.Document.Title, b.Name} {
			if x != "" && y != "" && zh.WithoutMarks(x) == zh.WithoutMarks(y) {
				return true
			}
		}
	}
	return false
}

// samePrint reports whether tasks of a plan and of a campaign were read from a document with the same number, although an
// officer has corrected the number of one of them since.
func samePrint(p *draft.Plan, known *model.Plan) bool {
	printed := p.Campaign.Document.Number
	if p.Origins.Number.Reason == draft.Corrected {
		printed = ""
		for i := range p.Items {
			if printed = draft.DetailOf(&p.Items[i].Record.Task).Source.Document; printed != "" {
				break
			}
		}
	}
	if !parse.IsNumber(printed) {
		return false
	}
	return slices.ContainsFunc(known.Records, func(r model.Record) bool {
		return zh.WithoutMarks(draft.DetailOf(&r.Task).Source.Document) == zh.WithoutMarks(printed)
	})
}

func documentNumber(c *model.Campaign) string { return zh.WithoutMarks(c.Document.Number) }

// aliases leads from every known other name of a unit to its own.
func aliases(lists ...[]model.Unit) map[string]string {
	names := make(map[string]string)
	for _, units := range lists {
		for _, u := range units {
			for _, a := range u.Aliases {
				names[a] = u.Name
			}
		}
	}
	return names
}
