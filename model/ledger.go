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
	Task     Task
	Progress []Progress
}

// Lang is a language of the screens and papers.
type Lang uint8

// The languages.
const (
	Chinese Lang = iota
	English
)
