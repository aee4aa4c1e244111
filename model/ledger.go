package model

// Ledger is everything that one store holds (台账), in the order in which it
// is shown. It is the form in which a ledger is read in, written out and
// compared; a running program works on the store, not on a Ledger.
type Ledger struct {
	Units []Unit
	Plans []Plan
}

// Plan is a campaign with its tasks, in the order of the document.
type Plan struct {
	Campaign Campaign
	Records  []Record
}

// Record is a task with all its detail and every report on it, oldest first.
type Record struct {
	Task    Task
	Returns []Return
}

// Lang is a language of the screens and papers.
type Lang uint8

// The languages.
const (
	Chinese Lang = iota
	English
)

// Update is what an import brings into a ledger, to be stored as one action.
type Update struct {
	// Units are stored in place of those of the same name.
	Units []Unit
	// Plans are campaigns that the ledger does not have yet.
	Plans []Plan
	// Campaigns are changed ones that it has.
	Campaigns []Campaign
	// Records are tasks of campaigns that it has: new ones where the ID is
	// empty, else changed ones. Their Returns hold new reports only.
	Records []Record
	// Remove are the IDs of tasks that go.
	Remove []string
}

// IsEmpty reports whether the update brings nothing.
func (u *Update) IsEmpty() bool {
	return len(u.Units)+len(u.Plans)+len(u.Campaigns)+len(u.Records)+len(u.Remove) == 0
}
