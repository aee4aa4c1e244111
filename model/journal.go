package model

import "time"

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
)

// Entry is one line of the journal: one action of an officer, which changed
// one or more records in one transaction.
type Entry struct {
	Seq    uint64
	Time   time.Time
	Who    string
	Action Action
	// Of is the action that an undo or redo took back or did again.
	Of Action
	// Tasks and Campaigns are the IDs of the records changed, in document order.
	Tasks     []string
	Campaigns []string
	// Note says in the officer's words why, such as an extension's reason.
	Note string
}
