// Package ledgerjson writes a ledger as JSON and reads it back. The form is the
// one that other programs read, so its names and their order do not change
// within a version: decimals are strings, dates are ISO days, what is missing is
// null, an empty list is [] and never null.
//
// What can be worked out from the rest (a task's light, reasons, completion and
// expected completion, and the day on which a milestone was done) is written
// for readers as of one day, and is worked out anew when a ledger is read in.
// Reading an export and writing it for the same day gives the same bytes.
package ledgerjson

import (
	"errors"
	"fmt"

	"duban/internal/zh"
)

// Format names the form in the first field of an export, and Version numbers
// the meaning of its fields.
const (
	Format  = "duban-ledger"
	Version = 1
)

// ErrFormat is returned for a file that is JSON or something else, but no
// ledger written by this program.
var ErrFormat = errors.New(`not an export of a ledger (it must begin with "format": "` + Format + `")`)

// ErrDamaged is returned for a file that begins like an export and is cut off
// or is not JSON further on.
var ErrDamaged = errors.New("the export is damaged")

// What a RecordError says of a record that cannot be told from others.
var (
	ErrNoName = errors.New("it has no name")
	ErrNoID   = errors.New("it has no id")
	ErrTwice  = errors.New("it occurs twice")
)

// NewerError is returned for an export in a version that this program does not know yet.
type NewerError struct {
	Version int // the version that the file has
}

// Error says which version the file has and which one can be read.
func (e *NewerError) Error() string {
	return fmt.Sprintf("the export has version %d, and this program reads versions up to %d: use a newer program", e.Version, Version)
}

// RecordError is returned for a record that breaks a rule, and names it.
type RecordError struct {
	// Campaign and Task are the IDs of the record, or "#3" for the third one
	// where it has none. Task is empty when the campaign itself is wrong, and
	// both are when a unit is.
	Campaign, Task string
	// Unit is the name of the unit, or its number as above.
	Unit string
	Err  error
	// More counts the further faults in this and other records.
	More int
}

// Error names the record, what is wrong with it, and how many more faults there are.
func (e *RecordError) Error() string {
	s := e.Record() + ": " + zh.Clean(e.Err.Error())
	if e.More > 0 {
		s += fmt.Sprintf(" (and %d more)", e.More)
	}
	return s
}

// Record returns the words that name the record: "task x-3 of campaign x".
func (e *RecordError) Record() string {
	switch {
	case e.Task != "":
		return fmt.Sprintf("task %s of campaign %s", e.Task, e.Campaign)
	case e.Campaign != "":
		return "campaign " + e.Campaign
	default:
		return "unit " + e.Unit
	}
}

// Unwrap returns what is wrong with the record.
func (e *RecordError) Unwrap() error { return e.Err }
