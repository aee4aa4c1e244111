package model

import "slices"

// Source is the place in a document that a record was read from, and what was
// read there, so that the document, or a later issue of it, can be held against
// the record when it comes again.
type Source struct {
	Document string `cbor:"1,keyasint,omitempty" json:"document"` // the document's number, else its title or file
	Line     int    `cbor:"2,keyasint,omitempty" json:"line"`     // 1-based line of the document's text
	Text     string `cbor:"3,keyasint,omitempty" json:"text"`     // the words that identify it, as printed
	// Read is a fingerprint of each value as it was read, before anybody
	// changed it, so that a later issue of the document shows what it changes
	// and not what the officer did. It is empty for a task that was not imported.
	Read string `cbor:"4,keyasint,omitempty" json:"read,omitempty"`
	// Rows are the rows of the document that the record was made of: more than
	// one where an officer merged rows.
	Rows []SourceRow `cbor:"5,keyasint,omitempty" json:"rows,omitempty"`
}

// IsZero reports whether nothing is known of the record's origin.
func (s *Source) IsZero() bool {
	return s.Document == "" && s.Line == 0 && s.Text == "" && s.Read == "" && len(s.Rows) == 0
}

// SourceRow is one row of a document as it was read, by which it is known when
// it comes again, whatever the officer made of it.
type SourceRow struct {
	No      string   `cbor:"1,keyasint,omitempty" json:"no,omitempty"`      // as printed; "" where the row has none
	Section []string `cbor:"2,keyasint,omitempty" json:"section,omitempty"` // headings above it, outermost first
	Title   string   `cbor:"3,keyasint" json:"title"`                       // as it was read, never empty
	Units   []string `cbor:"4,keyasint,omitempty" json:"units,omitempty"`   // those that answer for it: the leads, else the responsible ones
	// Part says which part of the row is meant, where an officer split it: how
	// it was split, and the place among the parts. It is empty for the whole row.
	Part string `cbor:"5,keyasint,omitempty" json:"part,omitempty"`
	// Print is a fingerprint of all that the row says.
	Print string `cbor:"6,keyasint,omitempty" json:"print,omitempty"`
}

// Equal reports whether two rows say the same.
func (r SourceRow) Equal(o SourceRow) bool {
	return r.No == o.No && r.Title == o.Title && r.Part == o.Part && r.Print == o.Print &&
		slices.Equal(r.Section, o.Section) && slices.Equal(r.Units, o.Units)
}

// SourceRows are the rows of the document that the task was made of. A task of
// which none are kept is known by its own values.
func (t *Task) SourceRows() []SourceRow {
	if t.Detail != nil && len(t.Detail.Source.Rows) > 0 {
		return t.Detail.Source.Rows
	}
	return []SourceRow{{No: t.No, Section: t.Section, Title: t.Title, Units: t.Units()}}
}
