package reconcile

import (
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/model"
)

// ref names a row of a document, or the part of one, that an item or a task is made of.
type ref struct {
	row  int
	part string
}

// docRow is a row that the ledger knows, with everything that was made of it.
type docRow struct {
	row   model.SourceRow
	fates []fate
}

// fate says what became of a row, or of a part of it: a task, or a place among the
// dropped rows of a campaign.
type fate struct {
	part     string
	record   int // -1 for a dropped one
	campaign int // the plan of the ledger that keeps a dropped one
	place    int // among its dropped rows
}

// docRows holds the rows of one document, those of a draft and those that the ledger
// knows, and pairs them.
type docRows struct {
	records []*model.Record
	home    []int   // the plan of the ledger that each record is in
	of      [][]ref // the rows of each record
	ledger  []docRow

	at    []draft.At // the items
	items [][]ref    // the rows of each item
	rows  []model.SourceRow

	pairs []int  // for each row of the draft the one of the ledger, -1 for none
	guess []bool // whether that is only likely
}

// rowList numbers rows. Equal rows count as one where their parts come of one split, and
// as two otherwise: the document prints such a row twice.
type rowList struct {
	rows  []model.SourceRow
	alike map[string][]int // the rows that say the same
	parts [][]string       // that were met of each row
}

func (l *rowList) add(r model.SourceRow) ref {
	key := strings.Join([]string{r.Title, r.No, strings.Join(r.Section, "\x01"), strings.Join(r.Units, "\x01"), r.Print}, "\x00")
	for _, n := range l.alike[key] {
		if !slices.ContainsFunc(l.parts[n], func(p string) bool { return !besides(p, r.Part) }) {
			l.parts[n] = append(l.parts[n], r.Part)
			return ref{n, r.Part}
		}
	}
	n := len(l.rows)
	l.rows, l.parts = append(l.rows, r), append(l.parts, []string{r.Part})
	if l.alike == nil {
		l.alike = make(map[string][]int)
	}
	l.alike[key] = append(l.alike[key], n)
	return ref{n, r.Part}
}

// besides reports whether two different parts come of splitting one row in one way.
func besides(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			way, _, of, _, _ := draft.ReadPart(strings.TrimPrefix(x[i], "+"))
			other, _, n, _, _ := draft.ReadPart(strings.TrimPrefix(y[i], "+"))
			return way == other && of == n
		}
	}
	return false
}

// within reports whether a part of a row is the other one or a part of it.
func within(part, of string) bool {
	return part == of || of == "" || strings.HasPrefix(part, of+" ")
}

// rowsOf gathers the rows of the given plans of a draft and of a ledger, and pairs them.
func rowsOf(existing *model.Ledger, d *draft.Draft, plans, known []int, names map[string]string) *docRows {
	doc := new(docRows)
	m := Matcher{Names: names}
	var left, right rowList
	goals := false // an export holds goals among its tasks
	for _, p := range plans {
		for i := range d.Plans[p].Items {
			it := &d.Plans[p].Items[i]
			goals = goals || it.Record.Task.Overall()
			var refs []ref
			if !it.Apart {
				for _, r := range it.Record.Task.SourceRows() {
					refs = append(refs, left.add(r))
				}
			}
			doc.at, doc.items = append(doc.at, draft.At{Plan: p, Item: i}), append(doc.items, refs)
		}
	}
	know := func(r model.SourceRow, made fate) ref {
		at := right.add(r)
		if at.row == len(doc.ledger) {
			doc.ledger = append(doc.ledger, docRow{row: r})
		}
		made.part = at.part
		doc.ledger[at.row].fates = append(doc.ledger[at.row].fates, made)
		return at
	}
	for _, k := range known {
		for i := range existing.Plans[k].Records {
			r := &existing.Plans[k].Records[i]
			if r.Task.Overall() && !goals {
				continue // no row of the document: it stands for an overall target
			}
			var refs []ref
			for _, row := range r.Task.SourceRows() {
				refs = append(refs, know(row, fate{record: len(doc.records)}))
			}
			doc.records, doc.home, doc.of = append(doc.records, r), append(doc.home, k), append(doc.of, refs)
		}
	}
	for _, k := range known {
		for i, row := range existing.Plans[k].Campaign.Dropped {
			know(row, fate{record: -1, campaign: k, place: i})
		}
	}
	doc.rows = left.rows
	for i := range doc.rows {
		m.Left = append(m.Left, m.Identity(&doc.rows[i]))
	}
	for i := range doc.ledger {
		c := m.Identity(&doc.ledger[i].row)
		c.Owner, c.Dropped = i, doc.ledger[i].fates[0].record < 0
		m.Right = append(m.Right, c)
	}
	m.Owners = len(doc.ledger)
	// An officer may have corrected what a later issue corrects as well.
	for i, r := range doc.records {
		now := draft.RowOf(&r.Task)
		c := m.Identity(&now)
		c.Owner, c.Edited = doc.of[i][0].row, true
		if was := &m.Right[c.Owner]; c.Title != was.Title || c.No != was.No || c.Section != was.Section || c.Units != was.Units {
			m.Right = append(m.Right, c)
		}
	}
	doc.pairs, doc.guess = m.Match()
	return doc
}

// inLedger returns the rows of an item as the ledger numbers them, -1 for new ones.
func (doc *docRows) inLedger(item int) []ref {
	out := make([]ref, len(doc.items[item]))
	for i, r := range doc.items[item] {
		out[i] = ref{doc.pairs[r.row], r.part}
	}
	return out
}
