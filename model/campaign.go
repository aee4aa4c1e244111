package model

// Campaign is one plan under supervision (行动): a document with its period,
// command, cadences and policy. Its tasks are kept beside it, in the order of
// the document.
type Campaign struct {
	ID       string   `cbor:"1,keyasint" json:"id"`               // of the whole ledger, and never given again; "" for a new one
	Name     string   `cbor:"2,keyasint" json:"name"`             // as it is called on the board, never empty
	Parent   string   `cbor:"3,keyasint,omitempty" json:"parent"` // ID of the campaign this one is part of
	Document Document `cbor:"4,keyasint" json:"document"`         // the paper that orders it; what is not known of it is zero
	Period   Period   `cbor:"5,keyasint" json:"period"`           // the days of the plan; its last one is the deadline of tasks without their own
	Office   string   `cbor:"6,keyasint,omitempty" json:"office"` // the unit that keeps the campaign's office
	Posts    []Post   `cbor:"7,keyasint,omitempty" json:"posts"`  // its command (指挥机构), in the order of the document
	// Cadences are the reporting, dispatch and review turns that the plan orders.
	Cadences []Cadence `cbor:"8,keyasint,omitempty" json:"cadences"`
	// TrackedSince is the day from which the ledger follows the campaign. What
	// fell due before it and was never reported is unknown, not overdue.
	TrackedSince Date          `cbor:"9,keyasint,omitempty" json:"tracked_since"`
	Policy       Policy        `cbor:"10,keyasint" json:"policy"`                  // zero: DefaultPolicy
	StatedTotals []StatedTotal `cbor:"11,keyasint,omitempty" json:"stated_totals"` // for comparison only
	// Targets are the plan's overall targets (总体目标), which belong to no single task.
	Targets []Target `cbor:"12,keyasint,omitempty" json:"targets,omitempty"`
	// Markers explain the marks that tasks carry, such as ▲ 全国性重点工作.
	Markers []Marker `cbor:"13,keyasint,omitempty" json:"markers,omitempty"`
	Review  []Doubt  `cbor:"14,keyasint,omitempty" json:"review,omitempty"` // doubts about the plan as a whole, those that are settled too
	Note    string   `cbor:"15,keyasint,omitempty" json:"note,omitempty"`   // what the document says beside its tables; may have several lines
	// Dropped are the rows of the document that an officer left out, or whose
	// task an officer removed: they are not brought in again by the next import.
	Dropped []SourceRow `cbor:"16,keyasint,omitempty" json:"dropped,omitempty"`
	// Archived is the day from which the campaign is on no board any more; zero
	// while it is. Its records stay.
	Archived Date `cbor:"17,keyasint,omitempty" json:"archived,omitzero"`
	// Approval says that returns count only when a leader has approved them.
	Approval bool `cbor:"18,keyasint,omitempty" json:"approval,omitempty"`
	// Validity says that the period is how long a normative paper is in force (有效期): the
	// campaign is archived when that has ended, and nothing of it is left over.
	Validity bool `cbor:"19,keyasint,omitempty" json:"validity,omitempty"`

	// Up is the campaign that this one is part of, or nil. It is not stored: Link sets it.
	Up *Campaign `cbor:"-" json:"-"`
}

// Link sets Up of every campaign from its Parent. A campaign whose parent is not
// among them, or that is part of itself, stands alone.
func Link(campaigns []*Campaign) {
	byID := make(map[string]*Campaign, len(campaigns))
	for _, c := range campaigns {
		byID[c.ID] = c
	}
	for _, c := range campaigns {
		c.Up = byID[c.Parent]
	}
	for _, c := range campaigns {
		steps := 0
		for up := c.Up; up != nil; up = up.Up {
			if steps++; up == c || steps > len(campaigns) {
				c.Up = nil
				break
			}
		}
	}
}

// Runs returns the days on which the campaign runs: from its first day, for want of one from
// the day of its document, to the end of its winding up (收尾期), which is no
// shorter than the due day of its last return, or to the day before it is archived.
// A zero day leaves it open on that side.
func (c *Campaign) Runs(cal *Calendar) Period {
	out := Period{From: c.Period.From}
	if out.From == 0 {
		out.From = c.Document.Date
	}
	if c.Period.To != 0 && c.Validity {
		out.To = c.Period.To
	} else if c.Period.To != 0 {
		out.To = c.Period.To.AddDays(max(c.windUp(), 0))
		if p, _, ok := c.ReportCadence(); ok {
			if last := p.TurnOn(c.Period.To, cal); !last.IsZero() {
				out.To = max(out.To, last.Due)
			}
		}
	}
	if c.Archived != 0 && (out.To == 0 || c.Archived <= out.To) {
		out.To = c.Archived - 1
	}
	return out
}

func (c *Campaign) windUp() int {
	if c.Policy == (Policy{}) {
		return DefaultPolicy().WindUpDays
	}
	return c.Policy.WindUpDays
}

// CampaignState says whether a campaign is to come, runs, or is past.
type CampaignState uint8

// The states of a campaign.
const (
	ToCome   CampaignState = iota // its first day lies ahead
	Running                       // 在办, the winding up included
	PastOver                      // 历史遗留: it runs no more, and its open tasks are left over
	Archived                      // 已归档: it is on no board
)

// StateOn returns the campaign's state on a day.
func (c *Campaign) StateOn(on Date, cal *Calendar) CampaignState {
	switch runs := c.Runs(cal); {
	case c.Archived != 0 && on >= c.Archived, c.Validity && c.Period.To != 0 && on > c.Period.To:
		return Archived
	case runs.From != 0 && on < runs.From:
		return ToCome
	case runs.To != 0 && on > runs.To:
		return PastOver
	}
	return Running
}

// Since returns the first day on which the campaign was known: the day of its document
// or that from which it is followed, whichever is earlier; for want of both the first day of
// its period, which often lies before the document. Boards of earlier days do not show it.
func (c *Campaign) Since() Date {
	switch {
	case c.Document.Date == 0 && c.TrackedSince == 0:
		return c.Period.From
	case c.Document.Date == 0 || c.TrackedSince != 0 && c.TrackedSince < c.Document.Date:
		return c.TrackedSince
	}
	return c.Document.Date
}

// Document is the paper that a campaign was ordered by.
type Document struct {
	Number  string   `cbor:"1,keyasint,omitempty" json:"number"`  // 发文字号: 「县政办发〔2026〕3号」; "" where none is printed
	Title   string   `cbor:"2,keyasint,omitempty" json:"title"`   // without the number
	Issuers []string `cbor:"3,keyasint,omitempty" json:"issuers"` // the offices that issued it, in its order
	Date    Date     `cbor:"4,keyasint,omitempty" json:"date"`    // 成文日期; zero where none is printed
}

// Period is a span of days, both included: that of a campaign, or one turn of a
// cadence. A zero day leaves it open on that side.
type Period struct {
	From Date `cbor:"1,keyasint,omitempty" json:"from"` // first day
	To   Date `cbor:"2,keyasint,omitempty" json:"to"`   // last day, not before From
}

// Post is an office held in a campaign's command, such as 指挥长.
type Post struct {
	Post   string `cbor:"1,keyasint" json:"post"`             // the office held: 「指挥长」, 「成员单位」
	Person string `cbor:"2,keyasint,omitempty" json:"person"` // who holds it; "" where a unit does, or the document names nobody
	Unit   string `cbor:"3,keyasint,omitempty" json:"unit"`   // the unit that holds it, or that the person comes from; "" where none is named
}

// StatedTotal is a total printed in the document beside the sum that the rows
// really give. It is kept for comparison and never imported as a task.
type StatedTotal struct {
	Table    string   `cbor:"1,keyasint,omitempty" json:"table"`    // the table's name or headings
	Column   string   `cbor:"2,keyasint,omitempty" json:"column"`   // the heading of the column added up
	Unit     string   `cbor:"3,keyasint,omitempty" json:"unit"`     // of both figures; "" for a bare number
	Stated   Decimal  `cbor:"4,keyasint" json:"stated"`             // as printed
	Computed *Decimal `cbor:"5,keyasint,omitempty" json:"computed"` // nil where no rows are printed to add up
}

// Marker explains one mark of a document's list.
type Marker struct {
	Mark    string `cbor:"1,keyasint" json:"mark"`    // as tasks carry it: 「▲」
	Meaning string `cbor:"2,keyasint" json:"meaning"` // in the words of the document
}

// Doubt is something about a record that a person must settle (待核实).
type Doubt struct {
	Code string `cbor:"1,keyasint" json:"code"` // one of the Doubt… constants
	Text string `cbor:"2,keyasint" json:"text"` // what is doubtful, as a sentence in Chinese; "" where Differs says it
	// Settled is the day on which someone settled it, and By who.
	Settled Date   `cbor:"3,keyasint,omitempty" json:"settled,omitzero"`
	By      string `cbor:"4,keyasint,omitempty" json:"by,omitempty"`
	// Differs is what differs between two tasks, for a DoubtConflict about an indicator that stands in both; else nil.
	Differs *Difference `cbor:"5,keyasint,omitempty" json:"differs,omitempty"`
	// Note says how it was settled; "" where nobody said.
	Note string `cbor:"6,keyasint,omitempty" json:"note,omitempty"`
}

// Same reports whether two doubts say the same, whether or not they are settled.
func (d *Doubt) Same(o *Doubt) bool {
	return d.Code == o.Code && d.Text == o.Text &&
		(d.Differs == nil) == (o.Differs == nil) && (d.Differs == nil || *d.Differs == *o.Differs)
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
	DoubtEvent     = "event"     // the text of a return speaks of an event that nobody has registered
)

// Unit is an office, town or company that carries tasks (单位).
type Unit struct {
	Name    string   `cbor:"1,keyasint" json:"name"`                        // full name, which tells units apart
	Aliases []string `cbor:"2,keyasint,omitempty" json:"aliases,omitempty"` // other names that documents call it by: 「县发改局」
	// Group marks a generic group such as 相关部门. Without Members nobody can
	// telephone it: it is neither ranked nor chased.
	Group   bool   `cbor:"3,keyasint,omitempty" json:"group,omitempty"`
	Contact string `cbor:"4,keyasint,omitempty" json:"contact,omitempty"` // person to telephone; "" where none is known
	Phone   string `cbor:"5,keyasint,omitempty" json:"phone,omitempty"`   // as typed; "" where none is known
	// Members are the units that a group such as 各乡镇 stands for.
	Members []string `cbor:"6,keyasint,omitempty" json:"members,omitempty"`
}
