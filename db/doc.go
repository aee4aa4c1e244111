// Package db keeps a ledger in one bbolt file.
//
// Every action of the officer is one transaction, synced to the disk before it
// is reported as done. The same transaction appends to a journal what the
// action changed, key by key, so that undo, redo, the history of a record and
// the changes of its fields are read from the journal and survive a restart.
// The journal and the returns are only ever appended to.
//
// # Layout
//
// All numbers in keys are big-endian, so that the order of the keys is the
// order of the document. The name of a record is its ID; that of a return is its key.
//
//	meta       format, schema, created
//	campaigns  ordinal(4)                    → model.Campaign
//	tasks      ordinal(4) order(4)           → model.Task without its detail and standing
//	details    ordinal(4) order(4)           → model.Detail, where there is any
//	standings  ordinal(4) order(4)           → model.Standing, where anything was reported
//	returns    task ID, 0, seq(4)            → model.Return
//	units      ordinal(4)                    → model.Unit
//	settings   "settings"                    → model.Settings
//	index      "c" or "t" or "u", name       → key in campaigns, tasks or units
//	past       kind, name, 0, day(4)         → the record as it stood up to the day before
//	journal    seq(8)                        → entryRecord
//	changes    seq(8) part(4)                → array of change, in the order made
//	history    kind, name, 0, seq(8)         → nothing
//	state      undo, redo, chain, past, count/… → number(8)
//
// Values are CBOR maps with small integers as keys, as the tags of the model
// say. Unknown keys in a value are passed over, so that a field can be added
// without a new schema; a change that older programs would misread needs one.
//
// Every value ends in a checksum of four bytes, the CRC-32C of its key and of
// what stands before. It is verified whenever the value is read. Only history, whose
// values are empty, and format and schema, which programs of every schema read, have none.
//
// # Past days
//
// The board of a past day is made of the records as they stood then. When a
// campaign, task, return, unit or the settings are changed or removed for the first time
// on a day, what was there before is kept in past, under that day. A record as
// of a day is therefore that entry of its past which has the earliest day after it, and
// else the record itself. A value of null says that the record was not there; what is new gets no
// such mark, because it says itself since when it is there (Task.Added, Return.Entered) or
// comes from a document, and then always was. Only what comes back after it had been
// removed is marked, and a unit, campaign or setting that an officer makes by hand. A value of a record that lies in the order of the document is followed by
// the key under which it lay.
//
// An undo or redo on the day of the entry that it reverses restores past too. On
// a later day it is a change of that day like any other.
//
// Standings are derived from tasks and returns by whatever changes these, and are
// neither journaled nor kept for past days. Texts and doubts of tasks are not kept
// for past days either.
//
// # Errors
//
// Any method can return ErrDamaged, ErrClosed and the errors of the file system, and any that
// writes ErrReadOnly and ErrDiskFull; after an error the ledger is as it was. What else a method
// returns is said there.
//
// # Reading and writing at once
//
// Any number of goroutines may use a Store. No method leaves a read
// transaction open when it returns or calls back: a write in a goroutine that
// still reads would wait for itself as soon as the file has to grow.
package db
