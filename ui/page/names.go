package page

import (
	"slices"

	"duban/model"
)

// UnitNames are the units that the ledger knows, in the order of the alphabet.
func (d *Desk) UnitNames() []string {
	var out []string
	for _, u := range d.Units {
		out = append(append(out, u.Name), u.Aliases...)
	}
	return d.namesIn(out, func(t *model.Task) []string { return slices.Concat(t.LeadUnits, t.ResponsibleUnits, t.RelatedUnits) })
}

// LeaderNames are the leaders that tasks name.
func (d *Desk) LeaderNames() []string {
	return d.namesIn(nil, func(t *model.Task) []string { return t.Leaders })
}

// PersonNames are the persons that tasks and units name, and the officer.
func (d *Desk) PersonNames() []string {
	out := []string{d.Who}
	for _, u := range d.Units {
		out = append(out, u.Contact)
	}
	return d.namesIn(out, func(t *model.Task) []string { return slices.Concat(t.Persons, t.Leaders) })
}

// SenderNames are those who may send a return: units, and persons.
func (d *Desk) SenderNames() []string { return distinct(append(d.UnitNames(), d.PersonNames()...)) }

// CampaignNames are the campaigns of the board.
func (d *Desk) CampaignNames() []string {
	var out []string
	for _, c := range d.Board.Campaigns() {
		out = append(out, c.Name)
	}
	return out
}

// OfficeNames are units, and the offices that lead campaigns.
func (d *Desk) OfficeNames() []string {
	out := d.UnitNames()
	for _, c := range d.Campaigns {
		out = append(out, c.Office)
	}
	return distinct(out)
}

// namesIn adds the names that a task gives, of every task of the board.
func (d *Desk) namesIn(out []string, of func(t *model.Task) []string) []string {
	if d.Board != nil {
		for i := range int32(d.Board.Len()) {
			out = append(out, of(d.Board.At(i).Task)...)
		}
	}
	return distinct(out)
}

// distinct sorts names and leaves out what stands there twice, and what is empty.
func distinct(names []string) []string {
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(n string) bool { return n == "" })
}
