package model

import (
	"slices"
	"strings"
	"time"
)

// Action names what an officer did, in the journal.
type Action string

// The actions.
const (
	ActReport   Action = "report"
	ActEdit     Action = "edit"
	ActDeadline Action = "deadline"
	ActLight    Action = "light"
	ActClose    Action = "close"
	ActReopen   Action = "reopen"
	ActSuspend  Action = "suspend"
	ActResume   Action = "resume"
	ActAdd      Action = "add"
	ActRemove   Action = "remove"
	ActBulk     Action = "bulk"
	ActCampaign Action = "campaign"
	ActUnit     Action = "unit"
	ActSettle   Action = "settle"
	ActSeed     Action = "seed"
	ActRestore  Action = "restore"
	ActImport   Action = "import"
	ActUndo     Action = "undo"
	ActRedo     Action = "redo"
	ActDecide   Action = "decide"   // a return was approved or sent back
	ActSettings Action = "settings" // days off and the like
	ActArchive  Action = "archive"
	ActEvent    Action = "event"    // an event was registered or completed
	ActWithdraw Action = "withdraw" // an event was taken back
	ActGoals    Action = "goals"    // the goals of campaigns were added to an older ledger
)

// Loads reports whether the action brought in a whole ledger or document: to take it back takes much away at once.
func (a Action) Loads() bool { return a == ActSeed || a == ActRestore || a == ActImport }

// Reversal is what an undo would take back.
type Reversal struct {
	// Entry is the action; its Seq is 0 where there is none left.
	Entry Entry
	// Tasks, Goals and Returns count the records that would be taken away, and Changed the tasks and goals that would be as
	// they were before, where the action brought in a whole ledger or document; else they are 0.
	Tasks, Goals, Returns, Changed int
}

// Root is the action that would be taken back, also where it had been undone and done again.
func (r *Reversal) Root() Action {
	if r.Entry.Of != "" {
		return r.Entry.Of
	}
	return r.Entry.Action
}

// Entry is one line of the journal: one action of an officer, which changed
// one or more records in one transaction.
type Entry struct {
	Seq    uint64    // from 1 in the order of the actions; 0 for an action that changed nothing
	Time   time.Time // when it was done
	Who    string    // the person who did it
	Action Action    // what was done
	// Of is the action that an undo or redo took back or did again.
	Of Action
	// Records are the records changed, each once, in document order. An entry
	// about whole campaigns names these and not their tasks.
	Records []Ref
	// Note says in the officer's words why, such as an extension's reason.
	Note string
}

// RecordKind is a kind of record that a ledger holds.
type RecordKind string

// The kinds of records.
const (
	RecordCampaign RecordKind = "campaign"
	RecordTask     RecordKind = "task"
	RecordReturn   RecordKind = "return" // its ID is the task's, '#' and the return's number
	RecordUnit     RecordKind = "unit"   // its ID is its name
	RecordSettings RecordKind = "settings"
)

// Ref names one record.
type Ref struct {
	Kind RecordKind // what ID is an ID of
	ID   string     // "" for the settings, of which there is one record
}

// Fed returns the IDs of the tasks to which figures were handed on, by an entry that stored returns on the given ones.
func (e *Entry) Fed(tasks ...string) []string {
	var out []string
	for _, id := range e.IDs(RecordReturn) {
		if id = id[:max(strings.LastIndexByte(id, '#'), 0)]; !slices.Contains(tasks, id) && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// IDs returns the IDs of the records of one kind, in their order.
func (e *Entry) IDs(kind RecordKind) []string {
	var out []string
	for _, r := range e.Records {
		if r.Kind == kind {
			out = append(out, r.ID)
		}
	}
	return out
}

// Tasks returns the IDs of the tasks changed, in document order.
func (e *Entry) Tasks() []string { return e.IDs(RecordTask) }

// Campaigns returns the IDs of the campaigns changed.
func (e *Entry) Campaigns() []string { return e.IDs(RecordCampaign) }

// FieldChange is what an entry changed in one field of one record.
type FieldChange struct {
	Record Ref // the record changed
	// Field is the field's name in the JSON form, or "" for the record as a
	// whole, where it was added or removed.
	Field string
	// From and To are the values in the JSON form; "" where there was or is none.
	From, To string
}
