package intake

import (
	"strings"

	"duban/intake/parse"
	"duban/intake/source"
)

// cards makes one table of the small tables that hold a task each.
func cards(all []piece) []piece {
	out := all[:0:0]
	var recs []record
	flush := func() {
		if len(recs) > 0 {
			out = append(out, recordTable(all, recs))
			recs = nil
		}
	}
	often := make(map[string]int) // in how many small tables a text stands on the left
	for i := range all {
		if t := all[i].table; t != nil && t.Cols <= maxCard {
			for _, row := range t.Rows {
				often[withoutSpace(strings.TrimRight(withoutMarkup(row.Cells[0].Text), "：:"))]++
			}
		}
	}
	for i := range all {
		last := len(recs) - 1
		goesOn := last >= 0 && recs[last].to == i // a form may go on over the end of a page
		r, ok := cardRecord(all, i, often, goesOn)
		if ok && goesOn && r.title == "" && len(r.over) == 0 && !recs[last].sharesLabel(&r) {
			recs[last].pairs = append(recs[last].pairs, r.pairs...)
			recs[last].to = r.to
			continue
		}
		if !ok || !r.name() {
			flush()
			out = append(out, all[i])
			continue
		}
		recs = append(recs, r)
	}
	flush()
	return out
}

// sharesLabel reports whether two records have a label in common.
func (r *record) sharesLabel(other *record) bool {
	for _, p := range other.pairs {
		if r.has(p.label) {
			return true
		}
	}
	return false
}

// name gives a record without a title the value that names it best. It returns false where
// there is none.
func (r *record) name() bool {
	if k := r.naming(); r.title == "" && k >= 0 {
		r.entitle(k)
	}
	return r.title != ""
}

// entitle makes the title of a record of one of its values.
func (r *record) entitle(k int) {
	r.label, r.title, r.before = r.pairs[k].label, r.pairs[k].value, k
	r.pairs = append(r.pairs[:k:k], r.pairs[k+1:]...)
}

// cardRecord reads a table whose headings stand to the left of their values. One
// that may go on with the form before it can be shorter.
func cardRecord(all []piece, i int, often map[string]int, goesOn bool) (record, bool) {
	t := all[i].table
	if t == nil || t.Cols < 2 || t.Cols > maxCard || len(t.Rows) < 2 && !goesOn {
		return record{}, false
	}
	if t.Cols > 6 && !spans(t) {
		return record{}, false
	}
	r := record{from: i, to: i + 1}
	known, labels, side := 0, 0, 0 // side counts values that read as headings
	for _, row := range t.Rows {
		label := ""
		if s := acrossAll(row); s != "" && labels == 0 && runes(s) <= maxTitle && !strings.ContainsAny(s, "：:") {
			r.over = append(r.over, s) // the name of the form
			continue
		}
		for _, c := range row.Cells {
			s := withoutMarkup(c.Text)
			switch h, ok := parse.ReadHeading(withoutSpace(s)); {
			case c.Merged != source.NotMerged:
			case label == "" && isFigure(withoutSpace(s)):
				return record{}, false // a table of figures
			case label == "" && len(row.Cells) > 2 && telling(s):
				for _, p := range cutLabels(s) { // 「联系人：王芳」
					r.pairs = append(r.pairs, p)
					labels++
					known++
				}
			case label == "" && s != "":
				label = withoutSpace(strings.TrimRight(s, "：:"))
				labels++
				if ok && h.Sure >= 60 || often[label] > 1 {
					known++
				}
			case label != "":
				if ok && h.Sure >= 80 && (len(row.Cells) < 4 || len(row.Cells) > 6) {
					side++
				}
				switch h, _ := parse.ReadHeading(label); {
				case h.Role == parse.Number && h.Sure >= 80:
					r.no = s
				case r.title == "" && isTitleLabel(label):
					r.label, r.title, r.before = label, s, len(r.pairs)
				default:
					r.pairs = append(r.pairs, pair{label: label, value: s})
				}
				label = ""
			}
		}
		if label != "" && len(row.Cells) > 2 {
			return record{}, false // a label without a place for its value
		}
	}
	if (labels < 3 || known < 2) && !goesOn || known < 1 || known*10 < labels*6 || side*2 > labels || side*2 == labels && t.Cols > 6 {
		return record{}, false
	}
	return r, true
}

// maxCard is the most columns of a form for one task.
const maxCard = 12

// spans reports whether a table has cells that go over several columns, as a wide form has.
func spans(t *source.Table) bool {
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if c.Merged == source.FromLeft {
				return true
			}
		}
	}
	return false
}

// acrossAll returns the text of a row that goes over the whole width of a form, "" where
// there is more in it.
func acrossAll(row source.Row) string {
	s := withoutSpace(withoutMarkup(row.Cells[0].Text))
	for _, c := range row.Cells[1:] {
		if c.Merged != source.FromLeft {
			return ""
		}
	}
	return s
}

// telling reports whether a cell holds a known label with its value: 「联系人：王芳」.
func telling(s string) bool {
	label, value, ok := cutLabel(s)
	return ok && value != "" && knownLabel(label)
}

// naming returns the place of the value that names a record where no label says
// so, -1 where there is none.
func (r *record) naming() int {
	for k, p := range r.pairs {
		switch h, _ := parse.ReadHeading(p.label); h.Role {
		case parse.NoRole, parse.Title, parse.Metric, parse.Trouble:
			return k
		}
	}
	return min(0, len(r.pairs)-1)
}
