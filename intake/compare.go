package intake

import (
	"slices"
	"strings"

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
)

// FieldChange is one value that the document gives otherwise than the ledger.
type FieldChange struct {
	Field    Field
	Old, New string
}

// The fields that only a comparison speaks of.
const (
	FieldMarks        Field = "marks"
	FieldCoordinators Field = "coordinators"
	FieldOwners       Field = "owners"
	FieldDetail       Field = "detail"
	FieldColumns      Field = "fields"
)

// Difference is what a draft would change in a ledger.
type Difference struct {
	Plans []PlanDifference // one for each plan of the draft
	// Gone are the tasks of the ledger that the document no longer has.
	Gone []Gone
}

// PlanDifference is the difference of one plan.
type PlanDifference struct {
	Campaign string // the ID of its campaign in the ledger; empty for a new one
	Items    []ItemDifference
	// Old is that campaign, and Fields what the document says of it otherwise.
	// Officers keep campaigns by hand, so that Fields are only taken over where
	// Take says so.
	Old    *model.Campaign
	Fields []FieldChange
	Take   bool
}

// ItemDifference is the difference of one item.
type ItemDifference struct {
	State State
	// Old is the task as the ledger holds it; nil for a new one.
	Old    *model.Record
	Fields []FieldChange
	// Reports are those of the item that the ledger does not have.
	Reports []model.Progress
}

// Gone is a task of the ledger that the document no longer has. It is kept
// unless the officer says otherwise.
type Gone struct {
	Record *model.Record
	Remove bool
}

// Counts is how many items of a difference are in each state, and of how many
// campaigns the document says something else.
type Counts struct{ New, Changed, Unchanged, Gone, Plans int }

// Counts counts the items.
func (f *Difference) Counts() Counts {
	c := Counts{Gone: len(f.Gone)}
	for _, p := range f.Plans {
		if len(p.Fields) > 0 {
			c.Plans++
		}
		for _, it := range p.Items {
			switch it.State {
			case New:
				c.New++
			case Changed:
				c.Changed++
			default:
				c.Unchanged++
			}
		}
	}
	return c
}

// Stamp writes into every item the fingerprints of its values as they were
// read. It is called once, before the first edit.
func (d *Draft) Stamp() {
	for p := range d.Plans {
		for i := range d.Plans[p].Items {
			t := &d.Plans[p].Items[i].Record.Task
			detail := model.Detail{}
			if t.Detail != nil {
				detail = *t.Detail
			}
			detail.Source.Read = fingerprints(t)
			t.Detail = &detail
		}
	}
}

// Compare holds a draft against the ledger. A document is known again by its
// number, or where one side has none by its title; its tasks by number,
// section, title and units, and where these have been corrected by their
// likeness. What an officer did in the ledger is no difference: only what the
// document says otherwise than when it was read is. Neither side is changed.
func Compare(existing *model.Ledger, d *Draft) Difference {
	var f Difference
	f.Plans = make([]PlanDifference, len(d.Plans))
	for p := range d.Plans {
		f.Plans[p].Items = make([]ItemDifference, len(d.Plans[p].Items))
	}
	names := aliases(existing.Units, d.Units)
	taken := make(map[int]bool) // plans of the ledger
	done := make([]bool, len(d.Plans))
	for p := range d.Plans {
		if done[p] {
			continue
		}
		// All plans of one document are compared together: another reading
		// may have cut the document into campaigns differently.
		var plans, known []int
		for q := p; q < len(d.Plans); q++ {
			if q == p || sameDocument(&d.Plans[p].Campaign, &d.Plans[q].Campaign) {
				plans, done[q] = append(plans, q), true
			}
		}
		for k := range existing.Plans {
			if !taken[k] && sameDocument(&d.Plans[p].Campaign, &existing.Plans[k].Campaign) {
				known = append(known, k)
			}
		}
		if len(known) == 0 {
			continue
		}
		for _, k := range known {
			taken[k] = true
		}
		f.compare(existing, d, plans, known, names)
	}
	return f
}

// compare holds the plans of one document against the ledger's campaigns of it.
func (f *Difference) compare(existing *model.Ledger, d *Draft, plans, known []int, names map[string]string) {
	m := matcher{names: names}
	var at []At
	for _, p := range plans {
		for i := range d.Plans[p].Items {
			m.add(&m.left, &d.Plans[p].Items[i].Record.Task)
			at = append(at, At{p, i})
		}
	}
	var records []*model.Record
	var home []int // the plan that each record is in
	for _, k := range known {
		for i := range existing.Plans[k].Records {
			r := &existing.Plans[k].Records[i]
			m.add(&m.right, &r.Task)
			records, home = append(records, r), append(home, k)
		}
	}
	pairs := m.match()
	votes := make(map[int]map[int]int) // plan of the draft, plan of the ledger
	found := make([]bool, len(records))
	for l, r := range pairs {
		if r < 0 {
			continue
		}
		found[r] = true
		if votes[at[l].Plan] == nil {
			votes[at[l].Plan] = make(map[int]int)
		}
		votes[at[l].Plan][home[r]]++
		it := &d.Plans[at[l].Plan].Items[at[l].Item]
		f.Plans[at[l].Plan].Items[at[l].Item] = against(records[r], &it.Record, names)
	}
	held := make(map[int]bool)
	for _, p := range plans {
		k := campaignFor(&d.Plans[p].Campaign, existing, known, votes[p])
		f.Plans[p].Campaign = existing.Plans[k].Campaign.ID
		// Where a document was cut into campaigns otherwise, the first one speaks.
		if !held[k] {
			held[k] = true
			f.Plans[p].Old = &existing.Plans[k].Campaign
			f.Plans[p].Fields = planDifferences(f.Plans[p].Old, &d.Plans[p].Campaign)
		}
	}
	for i, r := range records {
		if !found[i] && r.Task.Added.IsZero() { // what an officer added was never in the document
			f.Gone = append(f.Gone, Gone{Record: r})
		}
	}
}

// campaignFor chooses the campaign of the ledger that a plan belongs to: the
// one with most of its tasks, else the one with the likest name.
func campaignFor(c *model.Campaign, existing *model.Ledger, known []int, votes map[int]int) int {
	best, most, like := known[0], -1, -1.0
	for _, k := range known {
		l := likeness(c.Name, existing.Plans[k].Campaign.Name)
		if n := votes[k]; n > most || n == most && l > like {
			best, most, like = k, n, l
		}
	}
	return best
}

// sameDocument reports whether two campaigns come from the same document, in
// whatever issue.
func sameDocument(a, b *model.Campaign) bool {
	if x, y := documentNumber(a), documentNumber(b); x != "" && y != "" && (x != y || !issueOnly.MatchString(a.Document.Number)) {
		return x == y // every series of bulletins has a 第3期
	}
	if !a.Document.Date.IsZero() && !b.Document.Date.IsZero() && a.Document.Date != b.Document.Date {
		return false
	}
	for _, x := range []string{a.Document.Title, a.Name} {
		for _, y := range []string{b.Document.Title, b.Name} {
			if x != "" && y != "" && plain(x) == plain(y) {
				return true
			}
		}
	}
	return false
}

func documentNumber(c *model.Campaign) string { return plain(c.Document.Number) }

// plain is a text without white space, brackets and punctuation, folded, so
// that two printings of the same words are equal.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n\r　·、，。；：,.;:()（）[]〔〕【】《》<>“”\"'‘’-—－_", r) {
			return -1
		}
		return r
	}, zh.Fold(s))
}

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

// against is the difference between a task of the ledger and an item that was
// found to be the same.
func against(old, read *model.Record, names map[string]string) ItemDifference {
	d := ItemDifference{State: Unchanged, Old: old}
	before, now := "", fingerprints(&read.Task)
	if old.Task.Detail != nil {
		before = old.Task.Detail.Source.Read
	}
	if read.Task.Detail != nil && read.Task.Detail.Source.Read != "" {
		now = read.Task.Detail.Source.Read
	}
	for _, c := range differencesBy(&old.Task, &read.Task, names) {
		// The same words as at the last reading are nothing new, whatever the
		// ledger says now: an officer has changed it since.
		if n := fingerprint(now, c.Field); n != "" && n == fingerprint(before, c.Field) {
			continue
		}
		d.Fields = append(d.Fields, c)
	}
	for i, p := range read.Progress {
		there := refer(read.Progress[i:i+1], &read.Task, &old.Task)
		if len(there) == 0 || !slices.ContainsFunc(old.Progress, func(q model.Progress) bool { return sameReport(&there[0], &q) }) {
			d.Reports = append(d.Reports, p)
		}
	}
	// Where a row comes in or goes, all those behind it are numbered anew. That
	// is taken over, but it is nothing that anybody need look at.
	renumbered := len(d.Fields) == 1 && d.Fields[0].Field == FieldNo
	if len(d.Fields) > 0 && !renumbered || len(d.Reports) > 0 {
		d.State = Changed
	}
	return d
}

// sameReport reports whether two reports say the same for the same day.
func sameReport(a, b *model.Progress) bool {
	return a.Date == b.Date && sameDecimal(a.Percent, b.Percent) && plain(a.Text) == plain(b.Text) &&
		slices.EqualFunc(a.Actuals, b.Actuals, func(x, y model.Actual) bool {
			return x.Target == y.Target && x.Value.Cmp(y.Value) == 0
		}) && slices.Equal(a.Steps, b.Steps)
}

func sameDecimal(a, b *model.Decimal) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(*b) == 0
}
