package model

// Return is one report of a unit on a task (报送). Returns are only ever
// appended: a correction is a return of a newer version that answers the same turn.
//
// A return has three days. It is judged at the day it stands for; the day it was
// received decides whether it came in time; the day it was entered decides from
// which day on a board knows of it.
type Return struct {
	// Seq numbers a task's returns in the order in which they were stored, from 1.
	Seq uint32 `cbor:"1,keyasint" json:"-"`
	// Date is the day that the return stands for. It is never zero in a ledger.
	Date    Date     `cbor:"2,keyasint" json:"date"`
	Percent *Decimal `cbor:"3,keyasint,omitempty" json:"percent"` // 0 to 100; nil where none is told
	Actuals []Actual `cbor:"4,keyasint,omitempty" json:"actuals"` // at most one for each target, of Each one for each unit
	// Steps says which milestones are done, or no longer done.
	Steps []StepMark `cbor:"5,keyasint,omitempty" json:"steps,omitempty"`
	Text  string     `cbor:"6,keyasint,omitempty" json:"text"` // 进展说明, of any number of lines; never empty where nothing else is told, but for Said
	By    string     `cbor:"7,keyasint,omitempty" json:"by"`   // who entered it (填报人)
	// Simulated marks a return that was made up for the sample (模拟).
	Simulated bool `cbor:"8,keyasint,omitempty" json:"simulated"`
	// Turn is the turn that the return answers; zero for one told between two
	// turns, which answers none.
	Turn Period `cbor:"9,keyasint,omitempty" json:"turn,omitzero"`
	// Received is the day on which the office received it.
	Received Date `cbor:"10,keyasint,omitempty" json:"received,omitzero"`
	// Entered is the program's own day when it was entered, and never typed.
	Entered Date `cbor:"11,keyasint,omitempty" json:"entered,omitzero"`
	// Version counts the returns that answer the same turn, from 1; of returns
	// outside the turns those that stand for the same day. Those that were fed are counted apart.
	Version int `cbor:"12,keyasint,omitempty" json:"version,omitempty"`
	// Estimate marks preliminary figures (预计), which may stand for the end of
	// a turn that still runs.
	Estimate bool   `cbor:"13,keyasint,omitempty" json:"estimate,omitempty"`
	SentBy   string `cbor:"14,keyasint,omitempty" json:"sent_by,omitempty"` // who sent it (报送单位, 报送人)
	// Approval says that the campaign asks for an approval of this return.
	Approval bool `cbor:"15,keyasint,omitempty" json:"approval,omitempty"`
	// Decisions are what was decided about it, oldest first; the last one counts.
	Decisions []Decision `cbor:"16,keyasint,omitempty" json:"decisions,omitempty"`
	// Said is what the unit says of work that has no figure.
	Said Said `cbor:"17,keyasint,omitempty" json:"said,omitempty"`
	// Why says why a figure is less than the one before it; "" where none is.
	Why string `cbor:"18,keyasint,omitempty" json:"why,omitempty"`
	// Via is the return on another task whose figures were handed on to this one (同一指标); zero for a return that
	// was sent for the task itself.
	Via Via `cbor:"19,keyasint,omitempty" json:"via,omitzero"`
}

// Via names the return that a fed one comes from.
type Via struct {
	Task string `cbor:"1,keyasint,omitempty" json:"task"`   // ID of the task that was reported on
	Seq  uint32 `cbor:"2,keyasint,omitempty" json:"return"` // number of the return on it
}

// Fed reports whether the figures of the return were handed on from another task.
func (r *Return) Fed() bool { return r.Via.Task != "" }

// Decision is what a leader decided about a return that needs an approval.
type Decision struct {
	On   Date   `cbor:"1,keyasint" json:"on"`             // the day of the decision
	Back bool   `cbor:"2,keyasint,omitempty" json:"back"` // 退回; else approved (已审批)
	By   string `cbor:"3,keyasint,omitempty" json:"by"`   // who decided
	Text string `cbor:"4,keyasint,omitempty" json:"text"` // a remark; may be empty
}

// ReturnState says whether a return's figures count.
type ReturnState uint8

// The states of a return.
const (
	Taken    ReturnState = iota // its figures count: none asks for an approval, or it has one
	Pending                     // 待审批
	SentBack                    // 退回: it counts as not returned
)

// StateOn returns the state of the return on a day.
func (r *Return) StateOn(on Date) ReturnState {
	state := Taken
	if r.Approval {
		state = Pending
	}
	for i := range r.Decisions {
		switch d := &r.Decisions[i]; {
		case d.On > on:
		case d.Back:
			state = SentBack
		default:
			state = Taken
		}
	}
	return state
}

// Actual is the value that a return gives for one target.
type Actual struct {
	Target int     `cbor:"1,keyasint" json:"target"`         // index into the task's targets
	Value  Decimal `cbor:"2,keyasint" json:"value"`          // in Unit
	Unit   string  `cbor:"3,keyasint,omitempty" json:"unit"` // as reported; "" for the target's own
	// Estimate marks a preliminary figure (预计数).
	Estimate bool `cbor:"4,keyasint,omitempty" json:"estimate"`
	// Text is what the report prints, where it says more than the figure,
	// such as the ratio that it claims: 「占预算任务的30.7%」.
	Text string `cbor:"5,keyasint,omitempty" json:"text,omitempty"`
	// Of is the unit that the figure is of, for a target of Each; else "".
	Of string `cbor:"6,keyasint,omitempty" json:"of,omitempty"`
}

// StepMark says that a milestone is done, or undone by a correction.
type StepMark struct {
	Milestone int  `cbor:"1,keyasint" json:"milestone"` // index into the task's milestones
	Done      bool `cbor:"2,keyasint" json:"done"`      // false takes back what an earlier return told
	// On is the day on which it was done; zero: on the day that the return stands for.
	On Date `cbor:"3,keyasint,omitempty" json:"on,omitzero"`
}

// Standing is what all returns up to a day say together: the newest value of
// every target, the newest percentage, the steps done, the turns answered. The
// store keeps it beside each task, so that a list, or a table of turns and
// units, never reads the returns.
type Standing struct {
	Reports   uint32 `cbor:"1,keyasint,omitempty" json:"-"` // all returns, also those that wait for approval or were sent back
	Last      Date   `cbor:"2,keyasint,omitempty" json:"-"` // newest day stood for; zero where never reported
	PercentOn Date   `cbor:"4,keyasint,omitempty" json:"-"` // the day that Percent stands for
	// Known is the last day on which something came that the standing sums up:
	// a board of an earlier day must sum up anew. Zero where nothing came.
	Known Date `cbor:"9,keyasint,omitempty" json:"-"`
	// Said is the newest word on work that has no figure, and SaidOn the day that it stands for: a return without
	// a word says SaidNormal.
	Said      Said     `cbor:"11,keyasint,omitempty" json:"-"`
	SaidOn    Date     `cbor:"12,keyasint,omitempty" json:"-"`
	Simulated bool     `cbor:"8,keyasint,omitempty" json:"-"` // the newest return is simulated
	Percent   *Decimal `cbor:"3,keyasint,omitempty" json:"-"` // 0 to 100, the newest; nil where none was told
	// Actuals has at most one entry a target, in the order of the targets.
	Actuals []Reading  `cbor:"5,keyasint,omitempty" json:"-"`
	Steps   []StepDone `cbor:"6,keyasint,omitempty" json:"-"` // milestones that are done
	Text    string     `cbor:"7,keyasint,omitempty" json:"-"` // newest sentence
	// Answers has one entry for each turn that was answered, the earliest first.
	Answers []Answer `cbor:"10,keyasint,omitempty" json:"-"`
	// First has the earliest reading of each target that comes from a base and names none.
	First []Reading `cbor:"13,keyasint,omitempty" json:"-"`
}

// Answer says how a task's unit answered one turn.
type Answer struct {
	Turn Period `cbor:"1,keyasint" json:"-"` // the days of the turn
	// Received is the day on which the first version that stands was received:
	// it decides between 按时 and 迟报.
	Received Date        `cbor:"2,keyasint" json:"-"`
	State    ReturnState `cbor:"3,keyasint,omitempty" json:"-"` // of the newest version
	Estimate bool        `cbor:"5,keyasint,omitempty" json:"-"` // the newest version is preliminary
	// Versions are the returns that answer it, those sent back too and those that were fed left out.
	Versions int `cbor:"4,keyasint,omitempty" json:"-"`
}

// Reading is the newest value of one target.
type Reading struct {
	Actual Actual `cbor:"1,keyasint" json:"-"` // the value as it was told
	On     Date   `cbor:"2,keyasint" json:"-"` // the day it stands for
	// Since is the day from which on all readings fulfil the target; zero while they do not.
	Since Date `cbor:"3,keyasint,omitempty" json:"-"`
	// Told is the newest day for which a figure was told, where that is after On: a broken zero line keeps the day of its
	// worst event. Else zero.
	Told Date `cbor:"4,keyasint,omitempty" json:"-"`
}

// StepDone is a milestone that is done, with the day on which it was done.
type StepDone struct {
	Milestone int  `cbor:"1,keyasint" json:"-"` // index into the task's milestones
	On        Date `cbor:"2,keyasint" json:"-"` // the day on which it was done; never zero
}
