package intake

import (
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/model"
)

// noLeads is the doubt about a plan that names no unit that leads.
var noLeads = model.Doubt{Code: model.DoubtLead, Text: "各项任务未写牵头单位，所列均为责任单位"}

// withoutLead doubts items of a table, or of a text, without a lead unit. Where no item has
// one, the document has no such column, and the campaign gets one doubt; otherwise every item
// without a lead unit gets one.
func (b *builder) withoutLead(items []*draft.Item) {
	var without []*draft.Item
	leads := false
	for _, it := range items {
		t := &it.Record.Task
		leads = leads || len(t.LeadUnits) > 0
		if len(t.LeadUnits) == 0 && len(t.ResponsibleUnits) > 0 {
			without = append(without, it)
		}
	}
	switch {
	case len(without) == 0:
	case len(items) == 1 && slices.Contains(b.campaign().Review, noLeads): // the plan is told of it
	case leads || len(items) == 1:
		for _, it := range without {
			it.AddDoubt(model.DoubtLead, "未写牵头单位，所列为责任单位")
		}
	default:
		c := b.campaign()
		if !slices.Contains(c.Review, noLeads) {
			c.Review = append(c.Review, noLeads)
		}
	}
}

// tableLeads does so for the rows of a table, from the item first on. A single row says nothing
// about its column: it is judged with the items of the text.
func (b *builder) tableLeads(first int) {
	items := b.plan().Items
	if len(items)-first < 2 {
		return
	}
	var rows []*draft.Item
	if b.tabled == nil {
		b.tabled = make(map[int]bool)
	}
	for i := first; i < len(items); i++ {
		rows = append(rows, &items[i])
		b.tabled[i] = true
	}
	b.withoutLead(rows)
}

// textLeads does so for the items that stand in no table of several rows.
func (b *builder) textLeads() {
	items := b.plan().Items
	var told []*draft.Item
	for i := range items {
		if !b.tabled[i] {
			told = append(told, &items[i])
		}
	}
	b.withoutLead(told)
}

// partiesAbove reads who does all the work of a table from the lines that it
// prints above its headings: 「责任单位：县水利局」.
func partiesAbove(above []string) parse.Parties {
	for _, line := range above {
		for s := range strings.FieldsSeq(line) {
			if filledBy.MatchString(s) {
				continue
			}
			if p, ok := parse.Clause(s); ok && labelled(s) && !p.Bare && len(p.Lead)+len(p.Responsible) > 0 {
				return p
			}
		}
	}
	return parse.Parties{}
}
