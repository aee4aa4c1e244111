// Package ledgerjson writes a ledger as JSON and reads it back. The form is the
// one that other programs read, so its names and their order do not change
// within a version: decimals are strings, dates are ISO days, what is missing is
// null, an empty list is [] and never null.
//
// What can be worked out from the rest (a task's light, reasons, completion and
// expected completion, the day on which a milestone was done, the state of a
// return) is written for readers as of one day, and is worked out anew when a
// ledger is read in. Reading an export and writing it for the same day gives the
// same bytes.
//
// # Form 2
//
// Form 2 has every field of form 1, and these:
//
//   - settings {days_off[], views[]} of the whole ledger, and members[] of a unit.
//   - On a campaign archived and approval; in its policy silent_yellow,
//     silent_red and wind_up_days, which are 1, 2 and 90 where a file leaves
//     them out; on a cadence due_workdays, holiday, scope {sections, tasks,
//     units}, from, to, anchor, who, to_whom, line and turns[].
//   - On each entry of a task's progress its number seq, turn {from, to} or null,
//     received, entered, version, state, sent_by, estimate, approval and
//     decisions[], and the day on of a step. Left out, seq is one more than that
//     of the entry before, received is date, entered is received, and
//     version is one more than the last that answers the same turn, or of
//     those outside the turns that has the same date.
//   - On a task events[] with date, target (an index), count, kind, deaths, unit, source, by and entered; incomplete
//     and of {from, to} where a figure made it, withdrawn, withdrawn_by and why where it was taken back.
//   - On an entry of progress that was handed on from another task via {task, return}, where return is a seq. On a
//     review differs {link, of, own, other}, where two tasks were told different figures of one indicator: own and
//     other are {task, value, unit, on}, and text says the same in words.
//   - What was removed and is kept for the boards of past days: removed[] of the
//     ledger has campaigns, each with its place among all of them, and removed[] of a
//     campaign has tasks.
//   - How records stood up to the day before until: was[] of a campaign has
//     {until, campaign}, was[] of a task {until, task}, and its progress_was[]
//     {return, until, progress}, where return is a seq; units_was[] of the ledger has
//     {name, until, unit}, and settings_was[] {until, settings}. The record
//     is null where it was not there. It has the form of the record itself
//     without what is not kept of the past: of a campaign its tasks, of a task
//     its detail, fields, source, review and progress. A past task has
//     open_doubts, the number of its doubts that were not settled, and campaign, the
//     ID of that which it was in where it is in another one now. Where a task has
//     been moved or removed, all tasks and past tasks have order, their place.
//
// Histories and lists of removed records are left out where they are empty.
//
// # Form 1
//
// Form 1 is still read. In it a cadence "fortnight" is one of half months, and a
// return was received and entered on its date. It answers a turn of the
// cadence that asks for it where it stands for the last day of that turn, or where
// the turn's returns are due before it ends, else the turn before where nothing else
// answers that.
package ledgerjson

import (
	"errors"
	"fmt"

	"duban/internal/zh"
)

// Format names the form in the first field of an export, and Version numbers
// the meaning of its fields: the newest form, in which exports are written.
const (
	Format  = "duban-ledger"
	Version = 2
)

// ErrFormat is returned for a file that is JSON or something else, but no
// ledger written by this program.
var ErrFormat = errors.New(`not an export of a ledger (it must begin with "format": "` + Format + `")`)

// ErrDamaged is wrapped by the *DamagedError for a file that begins like an export and is cut off
// or is not JSON further on.
var ErrDamaged = errors.New("the export is damaged")

// DamagedError says where an export is damaged. It wraps ErrDamaged.
type DamagedError struct {
	At  int64 // the byte up to which it was read
	Err error // what is wrong there
}

// Error says what is wrong.
func (e *DamagedError) Error() string { return e.Err.Error() }

// Unwrap returns what is wrong.
func (e *DamagedError) Unwrap() error { return e.Err }

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

// FieldError is what is wrong with a field of a record or of the export.
type FieldError struct {
	Field string // its name, or those on the way to it with strokes between
	Value error  // what is wrong with its value; nil where the form has no such field
}

// Error names the field and what is wrong with it.
func (e *FieldError) Error() string {
	if e.Value == nil {
		return fmt.Sprintf("%q is no field of this form", e.Field)
	}
	return fmt.Sprintf("field %q: %s", e.Field, zh.Clean(e.Value.Error()))
}

// Unwrap returns what is wrong with the value.
func (e *FieldError) Unwrap() error { return e.Value }

// RecordError is returned for a record that breaks a rule, and names it.
type RecordError struct {
	// Campaign and Task are the IDs of the record, or "#3" for the third one
	// where it has none. Task is empty when the campaign itself is wrong, and
	// both are when a unit is.
	Campaign, Task string
	// Unit is the name of the unit, or its number as above.
	Unit string
	Err  error // what is wrong; never nil
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
