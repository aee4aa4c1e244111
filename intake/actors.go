package intake

import (
	"strings"

	"duban/intake/parse"
)

// acting holds who acts by the sentences of a text, where no clause in brackets or
// behind a label says it.
type acting struct {
	parties parse.Parties
	words   string // without the heads that say so
	steps   string // without them, but where several act, each before what it is to do
}

// whoActs reads who acts by the words of an item, and returns the words without that. A
// sentence that is only about an office gives the item no unit where the plan names its units
// in brackets or behind labels, or where the item says how the work is organised.
func (b *builder) whoActs(words string, kind purpose) acting {
	duties := kind == forDuties
	doers := parse.Doers(words, duties)
	a := acting{words: words, steps: words, parties: parse.Parties{Sure: true}}
	named := 0
	for i := range doers {
		if doers[i].Parties.Any() {
			named++
		}
		if doers[i].Asked || duties || !b.namesUnits && kind != forOther {
			a.parties.Merge(doers[i].Parties)
		}
	}
	for i := len(doers) - 1; i >= 0; i-- {
		d := &doers[i]
		a.words = a.words[:d.Head.From] + a.words[d.Head.To:]
		who := ""
		if named > 1 && !d.Clause && d.Head.To > 0 {
			p := &d.Parties
			who = strings.Join(parse.Names(append(append([]parse.Unit{}, p.Lead...), p.Responsible...)), "、")
		}
		a.steps = a.steps[:d.Head.From] + who + a.steps[d.Head.To:]
	}
	return a
}

// behindUnits returns a title without the clauses at its head that say who does the work:
// 「由甲牵头，乙配合，」.
func behindUnits(title string) string {
	for _, d := range parse.Doers(title, false) {
		if d.Clause && d.Head.From == 0 && d.Head.To < len(title) {
			return title[d.Head.To:]
		}
	}
	return title
}
