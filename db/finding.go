package db

// Finding is one thing that Check finds wrong, other than a broken rule of the model, which is told by the model's
// own error.
type Finding struct {
	// Fault says what it is.
	Fault Fault
	// In is the bucket of the record that it is about, empty where it is about the file.
	In string
	// ID is the record's, its key where the ID is not known, and empty where it is about the bucket.
	ID string
	// Err says it exactly, for whoever knows the form of the file.
	Err error
}

// Error says what was found as Err does.
func (f *Finding) Error() string { return f.Err.Error() }

// Unwrap returns Err.
func (f *Finding) Unwrap() error { return f.Err }

// Fault is a kind of Finding.
type Fault string

// The faults that Check finds.
const (
	// FaultNewest is what LastChangeLost reports.
	FaultNewest Fault = "newest"
	// FaultSpare: the other one of the first pages is damaged, which the next change writes anew.
	FaultSpare Fault = "spare"
	// FaultPage: a page of the file makes no sense.
	FaultPage Fault = "page"
	// FaultSum: a value is not the one that was written.
	FaultSum Fault = "sum"
	// FaultRecord: a record cannot be read.
	FaultRecord Fault = "record"
	// FaultPlace: a record lies elsewhere than it or the index says.
	FaultPlace Fault = "place"
	// FaultStray: a record belongs to nothing.
	FaultStray Fault = "stray"
	// FaultReturns: the returns on a task are not whole, or what is stored of them beside it is not what they say.
	FaultReturns Fault = "returns"
	// FaultParent: a campaign is part of one that is not there, or of itself.
	FaultParent Fault = "parent"
	// FaultCount: there are more or fewer records than are counted.
	FaultCount Fault = "count"
	// FaultPast: how a record stood on a past day cannot be told.
	FaultPast Fault = "past"
	// FaultJournal: an entry of the journal is not whole or not in its order.
	FaultJournal Fault = "journal"
	// FaultUnexplained: a record is not what the journal says.
	FaultUnexplained Fault = "unexplained"
	// FaultHistory: the journal does not lead to its entries on a record.
	FaultHistory Fault = "history"
	// FaultUndo: what Undo or Redo would take next is no entry.
	FaultUndo Fault = "undo"
)

// Faults lists all of them.
func Faults() []Fault {
	return []Fault{
		FaultNewest, FaultSpare, FaultPage, FaultSum, FaultRecord, FaultPlace, FaultStray, FaultReturns, FaultParent,
		FaultCount, FaultPast, FaultJournal, FaultUnexplained, FaultHistory, FaultUndo,
	}
}

// Buckets lists what Finding.In can be.
func Buckets() []string { return allBuckets() }
