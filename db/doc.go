// Package db keeps a ledger in one bbolt file.
//
// Every action of the officer is one transaction, synced to the disk before it
// is reported as done. The same transaction appends to a journal what the
// action found and what it left, key by key, so that undo, redo and the
// history of a task are read from the journal and survive a restart. The
// journal and the reports are only ever appended to.
//
// # Layout
//
// All numbers in keys are big-endian, so that the order of the keys is the
// order of the document.
//
//	meta       format, schema, created
//	campaigns  ordinal(4)                    → model.Campaign
//	tasks      ordinal(4) order(4)           → model.Task without its detail
//	details    ordinal(4) order(4)           → model.Detail, where there is any
//	progress   task ID, 0, seq(4)            → model.Return
//	units      ordinal(4)                    → model.Unit
//	index      "c" or "t" or "u", ID or name → key in campaigns, tasks or units
//	journal    seq(8)                        → entryRecord
//	changes    seq(8) part(4)                → array of change, in the order made
//	history    task ID, 0, seq(8)            → nothing
//	state      undo, redo, chain, count/…    → number(8)
//
// Values are CBOR maps with small integers as keys, as the tags of the model
// say. Unknown keys in a value are passed over, so that a field can be added
// without a new schema; a change that older programs would misread needs one.
//
// # Reading and writing at once
//
// Any number of goroutines may use a Store. No method leaves a read
// transaction open when it returns or calls back: a write in a goroutine that
// still reads would wait for itself as soon as the file has to grow.
package db
