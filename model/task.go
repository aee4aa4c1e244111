package model

import "github.com/govalues/decimal"

// Decimal is an exact decimal figure. Figures of official documents are never
// held as binary floating point.
type Decimal = decimal.Decimal

// Task is one line under supervision (任务). The fields of Task itself are what
// a list shows and an assessment needs; what only the task's own page shows is
// in Detail.
type Task struct {
	ID       string `cbor:"1,keyasint" json:"id"` // of the whole ledger, and never given again; "" for a new one
	Campaign string `cbor:"2,keyasint" json:"-"`  // ID of the campaign that it belongs to
	// Order places the task in its campaign, in the order of the document.
	Order uint32 `cbor:"3,keyasint" json:"-"`
	// Added is the day on which an officer added the task by hand; zero for a
	// task of the document. Before that day the task is not on the board.
	Added Date `cbor:"24,keyasint,omitempty" json:"added,omitzero"`
	// OpenDoubts counts the doubts of Detail.Review that nobody has settled.
	OpenDoubts uint32 `cbor:"25,keyasint,omitempty" json:"-"`
	// Nature says whether it is a task, an overall goal or a standing duty.
	Nature           Nature   `cbor:"40,keyasint,omitempty" json:"nature,omitempty"`
	No               string   `cbor:"4,keyasint,omitempty" json:"no"`                // as printed; not unique
	Section          []string `cbor:"5,keyasint,omitempty" json:"section"`           // outermost first
	Title            string   `cbor:"6,keyasint" json:"title"`                       // one line, never empty
	Marks            []string `cbor:"7,keyasint,omitempty" json:"marks"`             // marks of the document, such as 「▲」; Campaign.Markers explains them
	LeadUnits        []string `cbor:"8,keyasint,omitempty" json:"lead_units"`        // 牵头单位; empty where the document names none
	ResponsibleUnits []string `cbor:"9,keyasint,omitempty" json:"responsible_units"` // 责任单位
	RelatedUnits     []string `cbor:"10,keyasint,omitempty" json:"related_units"`    // 配合单位, 成员单位
	Leaders          []string `cbor:"11,keyasint,omitempty" json:"leaders"`          // 责任领导, 牵头领导
	Coordinators     []string `cbor:"12,keyasint,omitempty" json:"coordinators"`     // 协管责任人
	Persons          []string `cbor:"13,keyasint,omitempty" json:"persons"`          // 责任人
	Owners           []string `cbor:"14,keyasint,omitempty" json:"owners"`           // 项目业主单位; never private persons

	Start      Deadline    `cbor:"15,keyasint,omitempty" json:"start"`      // the first day of its plan; no date: that of the campaign
	Deadline   Deadline    `cbor:"16,keyasint,omitempty" json:"deadline"`   // as it stands after all Extensions
	Targets    []Target    `cbor:"17,keyasint,omitempty" json:"targets"`    // without these and Milestones the reported percentage is the measure
	Milestones []Milestone `cbor:"18,keyasint,omitempty" json:"milestones"` // in the order of the document; a target of kind Step is measured by them
	// Curve is the plan for a task measured by percentage; empty means linear.
	Curve []PlanPoint `cbor:"19,keyasint,omitempty" json:"curve,omitempty"`

	// Extensions are the moves of the deadline, oldest first; the first one's
	// From is the deadline that the document gave.
	Extensions []Extension   `cbor:"20,keyasint,omitempty" json:"extensions,omitempty"`
	Manual     []ManualLight `cbor:"21,keyasint,omitempty" json:"manual_lights,omitempty"` // oldest first
	Suspended  []Suspension  `cbor:"22,keyasint,omitempty" json:"suspensions,omitempty"`   // earliest first; no two overlap
	Closed     *Closing      `cbor:"23,keyasint,omitempty" json:"closed,omitempty"`        // nil while the task is open
	// Events are what zero lines of the task are broken by, in the order in which they were entered.
	Events []Event `cbor:"41,keyasint,omitempty" json:"events,omitempty"`
	// Standing sums up what has been reported until today. It is derived, and
	// stored beside the task.
	Standing Standing `cbor:"-" json:"-"`

	// Detail is nil where a list was loaded without it.
	Detail *Detail `cbor:"-" json:"-"`
}

// Detail is the part of a task that only its own page and an export need.
type Detail struct {
	Text   string            `cbor:"1,keyasint,omitempty" json:"detail"` // what is to be done, in the words of the document; may have several lines
	Fields map[string]string `cbor:"2,keyasint,omitempty" json:"fields"` // further columns, by printed heading
	Source Source            `cbor:"3,keyasint,omitempty" json:"source"` // zero for a task added by hand
	Review []Doubt           `cbor:"4,keyasint,omitempty" json:"review"` // doubts, those that are settled too
}

// Deadline is a point in time as a document gives it (完成时限).
type Deadline struct {
	Text      string    `cbor:"2,keyasint,omitempty" json:"text"`      // as printed
	Date      Date      `cbor:"1,keyasint,omitempty" json:"date"`      // the last day allowed; zero where none can be told
	Precision Precision `cbor:"3,keyasint,omitempty" json:"precision"` // how exactly Text says it
	// Given says that the document gives the date for this very task; otherwise
	// it is the end of the plan, taken for want of a better one.
	Given bool `cbor:"4,keyasint,omitempty" json:"given"`
}

// Target is one measure of a task or campaign (指标).
type Target struct {
	Metric string `cbor:"1,keyasint" json:"metric"`         // what is measured: 「地区生产总值」
	Kind   Kind   `cbor:"2,keyasint,omitempty" json:"kind"` // decides how completion and expectation are worked out
	Op     Op     `cbor:"3,keyasint,omitempty" json:"op"`   // how what is reported must stand to Value
	// Pace is the curve where there are neither Slices nor Curve.
	Pace  Pace     `cbor:"17,keyasint,omitempty" json:"pace,omitempty"`
	Value *Decimal `cbor:"4,keyasint,omitempty" json:"value"`         // nil for given-later, and for states without a figure
	Max   *Decimal `cbor:"5,keyasint,omitempty" json:"max,omitempty"` // upper end for Between, not below Value; else nil
	Unit  string   `cbor:"6,keyasint,omitempty" json:"unit"`          // of Value, Max, Stretch and Baseline, as printed; "" for a bare number
	Text  string   `cbor:"7,keyasint,omitempty" json:"text"`          // as printed
	// Weight is the target's share in the task's completion; nil means 1.
	Weight *Decimal `cbor:"8,keyasint,omitempty" json:"weight,omitempty"`
	// Stretch is the further value to try for: 「600亿元、力争达650亿元」.
	Stretch *Decimal `cbor:"9,keyasint,omitempty" json:"stretch,omitempty"`
	// Baseline is where the metric stood before the plan.
	Baseline *Decimal `cbor:"10,keyasint,omitempty" json:"baseline,omitempty"`
	// Strength is the softening or hardening word: 力争, 确保, 争创.
	Strength string      `cbor:"11,keyasint,omitempty" json:"strength,omitempty"`
	Deadline Deadline    `cbor:"12,keyasint,omitempty" json:"deadline,omitzero"` // own date, where it differs from the task's
	PartOf   string      `cbor:"13,keyasint,omitempty" json:"part_of,omitempty"` // name of the measure that it is a share of: 「其中」; "" for a whole
	Curve    []PlanPoint `cbor:"14,keyasint,omitempty" json:"curve,omitempty"`   // its own plan, as for Task.Curve, which it goes before
	Line     int         `cbor:"15,keyasint,omitempty" json:"line,omitempty"`    // of the document's text, from 1; 0 where it is not known
	// More holds terms that few targets have; nil where there are none. Terms reads them.
	More *Terms `cbor:"16,keyasint,omitempty" json:"more,omitempty"`
}

// Terms are what a target says beyond its figure. They are never changed once a target has them, since targets are copied.
type Terms struct {
	// Slack is by how much, in the target's unit, it may be missed and be yellow rather than red; 0: red at
	// once. Nil means what is usual for its kind.
	Slack *Decimal `cbor:"1,keyasint,omitempty" json:"slack,omitempty"`
	// Lag is how many days after a quarter's end its figure is due, for ByQuarters; 0 means 20.
	Lag int `cbor:"2,keyasint,omitempty" json:"lag,omitempty"`
	// Slices are what must be reached by which day, from the start of the plan on (分月, 分季), the earliest
	// first; the last one is the whole value, on the deadline or before.
	Slices []Slice `cbor:"3,keyasint,omitempty" json:"slices,omitempty"`
	// Link is the name of the indicator, where the same one stands in several places: a figure reported
	// for one of them is reported for all. "" for none.
	Link string `cbor:"4,keyasint,omitempty" json:"link,omitempty"`
	// Members are the units of which each has to reach the value, for Each.
	Members []string `cbor:"5,keyasint,omitempty" json:"members,omitempty"`
}

// Terms returns the target's terms; all are zero where it has none.
func (t *Target) Terms() Terms {
	if t.More == nil {
		return Terms{}
	}
	return *t.More
}

// SetTerms gives the target other terms.
func (t *Target) SetTerms(terms Terms) {
	t.More = nil
	if terms.Slack != nil || terms.Lag != 0 || len(terms.Slices) > 0 || terms.Link != "" || len(terms.Members) > 0 {
		t.More = &terms
	}
}

// Slice is what a target must have reached by the end of a day.
type Slice struct {
	Date  Date    `cbor:"1,keyasint" json:"date"`  // the day by whose end
	Value Decimal `cbor:"2,keyasint" json:"value"` // in the target's unit, counted from the start of the plan
}

// Capped reports whether less is better: a ceiling, by its kind or by its operator.
func (t *Target) Capped() bool {
	return t.Kind == Ceiling || (t.Kind == Level || t.Kind == Cumulative) && (t.Op == AtMost || t.Op == Below)
}

// ZeroLine reports whether nothing of what the target counts may happen: by its kind, or because it asks for nought of
// what adds up and comes from no base.
func (t *Target) ZeroLine() bool {
	switch t.Kind {
	case ZeroLine:
		return true
	case Cumulative, Yearly:
		return t.Value != nil && t.Value.IsZero() && t.Baseline == nil && t.Max == nil && t.Op != AtLeast && t.Op != Above
	}
	return false
}

// PlanPoint is one value of a plan curve: by Date, Share of the whole is due.
type PlanPoint struct {
	Date  Date  `cbor:"1,keyasint" json:"date"`  // later than that of the point before
	Share Ratio `cbor:"2,keyasint" json:"share"` // 0 to One, no less than that of the point before
}

// Milestone is a dated step of a task (节点).
type Milestone struct {
	Title    string   `cbor:"1,keyasint" json:"title"`              // never empty
	Deadline Deadline `cbor:"2,keyasint,omitempty" json:"deadline"` // no date: the task's
	Weight   *Decimal `cbor:"3,keyasint,omitempty" json:"weight"`   // nil means 1
}

// Extension is one move of a task's deadline.
type Extension struct {
	On     Date     `cbor:"1,keyasint" json:"on"`               // the day it was moved
	From   Deadline `cbor:"2,keyasint" json:"from"`             // as the deadline stood before
	To     Deadline `cbor:"3,keyasint" json:"to"`               // as it stands from On; may be earlier
	Reason string   `cbor:"4,keyasint,omitempty" json:"reason"` // never empty
	By     string   `cbor:"5,keyasint,omitempty" json:"by"`     // who moved it; "" where it is not known
}

// ManualLight is a light that an officer set by hand. The computed light stays
// visible beside it.
type ManualLight struct {
	On     Date   `cbor:"1,keyasint" json:"on"`               // first day on which it holds
	Until  Date   `cbor:"2,keyasint,omitempty" json:"until"`  // last day on which it holds; zero: no end, which SetLight does not give
	Light  Light  `cbor:"3,keyasint" json:"light"`            // shown in place of the computed one
	Reason string `cbor:"4,keyasint,omitempty" json:"reason"` // never empty
	By     string `cbor:"5,keyasint,omitempty" json:"by"`     // who set it; "" where it is not known
}

// Suspension is a span in which a task rests (暂停).
type Suspension struct {
	From   Date   `cbor:"1,keyasint" json:"from"`             // first day on which the task rests
	Until  Date   `cbor:"2,keyasint,omitempty" json:"until"`  // zero: until further notice
	Reason string `cbor:"3,keyasint,omitempty" json:"reason"` // why it rests, as the officer says
}

// Closing ends the supervision of a task (办结).
type Closing struct {
	On   Date   `cbor:"1,keyasint" json:"on"`             // the first day on which the task is done
	By   string `cbor:"2,keyasint,omitempty" json:"by"`   // who closed it; "" where it is not known
	Text string `cbor:"3,keyasint,omitempty" json:"text"` // on what basis: 「验收通过」; may be empty
}

// Event is something that breaks a zero line: an accident, a breach (事件).
type Event struct {
	Date   Date   `cbor:"1,keyasint" json:"date"`                       // the day on which it happened
	Target int    `cbor:"2,keyasint,omitempty" json:"target"`           // the zero line that it breaks, by its place among the targets
	Count  int    `cbor:"3,keyasint,omitempty" json:"count"`            // how many, 1 or more
	Kind   string `cbor:"4,keyasint,omitempty" json:"kind,omitempty"`   // what it was: 「较大事故」
	Deaths int    `cbor:"5,keyasint,omitempty" json:"deaths,omitempty"` // 死亡人数
	Unit   string `cbor:"6,keyasint,omitempty" json:"unit,omitempty"`   // where it happened, or who answers for it
	Source string `cbor:"7,keyasint,omitempty" json:"source,omitempty"` // where it is known from
	By     string `cbor:"8,keyasint,omitempty" json:"by,omitempty"`     // who entered it
	// Entered is the program's own day when it was entered; boards of earlier days do not know it.
	Entered Date `cbor:"9,keyasint,omitempty" json:"entered,omitzero"`
	// Withdrawn is the day on which it was taken back because it proved wrong; zero while it stands.
	Withdrawn Date `cbor:"10,keyasint,omitempty" json:"withdrawn,omitzero"`
	// Incomplete says that a figure above nought made it, and date, kind or place are still to be told (要素待补).
	Incomplete bool `cbor:"11,keyasint,omitempty" json:"incomplete,omitempty"`
	// Why says why it was withdrawn; "" where a newer figure took it back.
	Why         string `cbor:"12,keyasint,omitempty" json:"why,omitempty"`
	WithdrawnBy string `cbor:"13,keyasint,omitempty" json:"withdrawn_by,omitempty"` // who withdrew it; "" where a newer figure took it back
	// Of are the days that the figure speaks for which made it; zero for one that was registered by hand.
	Of Period `cbor:"14,keyasint,omitempty" json:"of,omitzero"`
}
