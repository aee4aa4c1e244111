// Package draft is what was read from a document and is not stored yet: campaigns
// and tasks as they would be stored, the place of every value in the document, and
// the doubts that a person must settle; and how the officer edits it.
package draft

import (
	"duban/intake/source"
	"duban/model"
)

// Draft is what was read from one document, not yet stored.
type Draft struct {
	// Document is the document that was read; nil in a draft that was made otherwise.
	Document *source.Document
	// Plans are the campaigns of the document, in its order.
	Plans []Plan
	// Units are the units that the tasks name, with the aliases that were recognised.
	Units []model.Unit
	// Unread are the passages that were not understood, in the document's order.
	Unread []Passage
}

// Plan is one campaign of a draft. A gazette gives several.
type Plan struct {
	// Campaign is the campaign as it would be stored; its Review holds the doubts.
	Campaign model.Campaign
	// Span is where the plan stands in the document.
	Span Span
	// Origins say where the values of the campaign were read. They are zero in a draft that was
	// not read from words, such as one of an export.
	Origins Origins
	// Items are its tasks, in the order of the document.
	Items []Item
	// Reports says that the paper tells how far the work is, and orders none.
	Reports bool
}

// Item is one task of a draft, with its reports where the document tells any.
type Item struct {
	// Record is the task as it would be stored: Task.Detail is set, its Source
	// names the first line, and its Review holds the doubts.
	Record model.Record
	// Span is where the item stands in the document.
	Span Span
	// Facts say of each value where it stands and how sure the reader is.
	Facts []Fact
	// Settled says what the officer decided about the item.
	Settled Decision
	// Apart says that the item is none of the ledger's tasks, however like one it looks.
	Apart bool
	// read is the task as it was read, with what was merged and split since but
	// without corrections; nil before the draft was stamped.
	read *model.Task
}

// Decision is what an officer decided about an item of a draft.
type Decision int

// The decisions.
const (
	Undecided Decision = iota
	Accepted
	Dropped
)

// Span is a range of lines of the document, both ends included, from 1.
type Span struct{ From, To int }

// Fact is the origin of one value of an item.
type Fact struct {
	Field Field    // the value
	Index int      // which one, from 0, where the field is a list
	At    Span     // where it stands in the document
	Sure  Sureness // how sure the reader is of it
}

// Field names a value of a task.
type Field string

// The fields that facts speak of.
const (
	FieldTitle       Field = "title"
	FieldNo          Field = "no"
	FieldSection     Field = "section"
	FieldLead        Field = "lead_units"
	FieldResponsible Field = "responsible_units"
	FieldRelated     Field = "related_units"
	FieldLeaders     Field = "leaders"
	FieldPersons     Field = "persons"
	FieldDeadline    Field = "deadline"
	FieldStart       Field = "start"
	FieldTarget      Field = "targets"
	FieldMilestone   Field = "milestones"
	FieldProgress    Field = "progress"
)

// Sureness is how sure the reader is of a value.
type Sureness int

// How sure the reader can be.
const (
	Printed Sureness = iota // it stands there, in a place that is named for it
	Derived                 // a rule gives it: a year inherited, a merged cell carried down
	Guessed                 // it is likely, and has a doubt beside it
)

// Passage is a part of the document that was not understood.
type Passage struct {
	Span Span   // where it stands in the document
	Text string // its words, one line for each line of the document
	// Part says that the rest of its lines was understood.
	Part bool
}

// Ledger returns the draft as a ledger: what is to be stored, or written as JSON.
// Dropped items are left out.
func (d *Draft) Ledger() *model.Ledger {
	l := &model.Ledger{Units: d.Units}
	for _, p := range d.Plans {
		plan := model.Plan{Campaign: p.Campaign}
		for _, it := range p.Items {
			if it.Settled != Dropped {
				plan.Records = append(plan.Records, it.Record)
			}
		}
		l.Plans = append(l.Plans, plan)
	}
	return l
}

// AddDoubt notes something about an item that a person must settle.
func (it *Item) AddDoubt(code, text string) {
	d := it.Record.Task.Detail
	for i := range d.Review {
		if d.Review[i].Code == code && d.Review[i].Text == text {
			return
		}
	}
	d.Review = append(d.Review, model.Doubt{Code: code, Text: text})
}
