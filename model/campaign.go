package model

// Campaign is one plan under supervision (行动): a document with its period,
// command, cadences and policy. Its tasks are kept beside it, in the order of
// the document.
type Campaign struct {
	ID       string   `cbor:"1,keyasint" json:"id"`
	Name     string   `cbor:"2,keyasint" json:"name"`
	Parent   string   `cbor:"3,keyasint,omitempty" json:"parent"` // ID of the campaign this one is part of
	Document Document `cbor:"4,keyasint" json:"document"`
	Period   Period   `cbor:"5,keyasint" json:"period"`
	Office   string   `cbor:"6,keyasint,omitempty" json:"office"` // the unit that keeps the campaign's office
	Posts    []Post   `cbor:"7,keyasint,omitempty" json:"posts"`
	// Cadences are the reporting, dispatch and review turns that the plan orders.
	Cadences []Cadence `cbor:"8,keyasint,omitempty" json:"cadences"`
	// TrackedSince is the day from which the ledger follows the campaign. What
	// fell due before it and was never reported is unknown, not overdue.
	TrackedSince Date          `cbor:"9,keyasint,omitempty" json:"tracked_since"`
	Policy       Policy        `cbor:"10,keyasint" json:"policy"`
	StatedTotals []StatedTotal `cbor:"11,keyasint,omitempty" json:"stated_totals"`
	// Targets are the plan's overall targets (总体目标), which belong to no single task.
	Targets []Target `cbor:"12,keyasint,omitempty" json:"targets,omitempty"`
	// Markers explain the marks that tasks carry, such as ▲ 全国性重点工作.
	Markers []Marker `cbor:"13,keyasint,omitempty" json:"markers,omitempty"`
	Review  []Doubt  `cbor:"14,keyasint,omitempty" json:"review,omitempty"`
	Note    string   `cbor:"15,keyasint,omitempty" json:"note,omitempty"`
	// Dropped are the rows of the document that an officer left out, or whose
	// task an officer removed: they are not brought in again by the next import.
	Dropped []SourceRow `cbor:"16,keyasint,omitempty" json:"dropped,omitempty"`
}

// Document is the paper that a campaign was ordered by.
type Document struct {
	Number  string   `cbor:"1,keyasint,omitempty" json:"number"`
	Title   string   `cbor:"2,keyasint,omitempty" json:"title"`
	Issuers []string `cbor:"3,keyasint,omitempty" json:"issuers"`
	Date    Date     `cbor:"4,keyasint,omitempty" json:"date"`
}

// Period is the span of a campaign, both days included.
type Period struct {
	From Date `cbor:"1,keyasint,omitempty" json:"from"`
	To   Date `cbor:"2,keyasint,omitempty" json:"to"`
}

// Post is an office held in a campaign's command, such as 指挥长.
type Post struct {
	Post   string `cbor:"1,keyasint" json:"post"`
	Person string `cbor:"2,keyasint,omitempty" json:"person"`
	Unit   string `cbor:"3,keyasint,omitempty" json:"unit"`
}

// Cadence is a turn that comes again: monthly reports by the 15th, a
// dispatch meeting each quarter.
type Cadence struct {
	Kind    Every   `cbor:"1,keyasint" json:"kind"`
	Purpose Purpose `cbor:"2,keyasint" json:"purpose"`
	// DueDay is the day of the following period by which the turn is due:
	// 15 for 「每月15日前报送上月完成情况」. 0 means by the period's last day.
	DueDay int    `cbor:"3,keyasint,omitempty" json:"due_day"`
	Text   string `cbor:"4,keyasint,omitempty" json:"text"`
	// Within says that DueDay is a day of the period itself, of its last month:
	// 「每季度末月20日前」, or counted from its first day where it is shorter: 「每周五」.
	Within bool `cbor:"5,keyasint,omitempty" json:"within,omitempty"`
}

// StatedTotal is a total printed in the document beside the sum that the rows
// really give. It is kept for comparison and never imported as a task.
type StatedTotal struct {
	Table    string   `cbor:"1,keyasint,omitempty" json:"table"`
	Column   string   `cbor:"2,keyasint,omitempty" json:"column"`
	Unit     string   `cbor:"3,keyasint,omitempty" json:"unit"`
	Stated   Decimal  `cbor:"4,keyasint" json:"stated"`
	Computed *Decimal `cbor:"5,keyasint,omitempty" json:"computed"` // nil where no rows are printed to add up
}

// Marker explains one mark of a document's list.
type Marker struct {
	Mark    string `cbor:"1,keyasint" json:"mark"`
	Meaning string `cbor:"2,keyasint" json:"meaning"`
}

// Doubt is something about a record that a person must settle (待核实).
type Doubt struct {
	Code string `cbor:"1,keyasint" json:"code"` // one of the Doubt… constants
	Text string `cbor:"2,keyasint" json:"text"`
	// Settled is the day on which someone settled it, and By who.
	Settled Date   `cbor:"3,keyasint,omitempty" json:"settled,omitzero"`
	By      string `cbor:"4,keyasint,omitempty" json:"by,omitempty"`
}

// The codes of doubts.
const (
	DoubtTotal     = "total"     // a stated total and the sum of the rows differ
	DoubtConflict  = "conflict"  // two places give different figures, dates or leads
	DoubtMisprint  = "misprint"  // the print is plainly wrong, and was kept
	DoubtName      = "name"      // a person or unit is spelled in more than one way
	DoubtDate      = "date"      // a date lies before the document, or is missing its year
	DoubtInferred  = "inferred"  // a value was carried down or read from a damaged table
	DoubtLead      = "lead"      // no unit is named as lead
	DoubtUnit      = "unit"      // a unit is missing or only a generic group
	DoubtEstimate  = "estimate"  // the figure is a forecast or plan, not a completion
	DoubtMismatch  = "mismatch"  // the reported figure answers another measure than the target
	DoubtSpam      = "spam"      // foreign text was found in the print and left out
	DoubtStructure = "structure" // rows or cells are lost or out of place
	DoubtIssue     = "issue"     // a later issue of the document and the ledger do not agree
)

// Unit is an office, town or company that carries tasks (单位).
type Unit struct {
	Name    string   `cbor:"1,keyasint" json:"name"`
	Aliases []string `cbor:"2,keyasint,omitempty" json:"aliases,omitempty"`
	// Group marks a generic group such as 相关部门, which nobody can telephone.
	Group   bool   `cbor:"3,keyasint,omitempty" json:"group,omitempty"`
	Contact string `cbor:"4,keyasint,omitempty" json:"contact,omitempty"`
	Phone   string `cbor:"5,keyasint,omitempty" json:"phone,omitempty"`
}
