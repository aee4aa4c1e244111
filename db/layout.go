package db

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"

	"duban/model"
)

const (
	formatName = "duban-ledger"
	// schema is the number of the layout that this program reads and writes.
	schema = 5
)

// bucket numbers the buckets whose records the journal follows. The numbers
// are stored in the journal and must never be given another meaning.
type bucket uint8

const (
	inCampaigns bucket = iota + 1
	inTasks
	inDetails
	inReturns
	inIndex
	inUnits
	inSettings
	inPast
	endOfBuckets
)

var bucketNames = [endOfBuckets]string{
	inCampaigns: "campaigns",
	inTasks:     "tasks",
	inDetails:   "details",
	inReturns:   "returns",
	inIndex:     "index",
	inUnits:     "units",
	inSettings:  "settings",
	inPast:      "past",
}

// The buckets that the journal does not follow.
const (
	metaBucket      = "meta"
	journalBucket   = "journal"
	changesBucket   = "changes"
	historyBucket   = "history"
	stateBucket     = "state"
	standingsBucket = "standings" // derived from tasks and returns
	linksBucket     = "links"     // derived from tasks: which of them are linked to an indicator
)

// settingsKey is the key of the one record in settings.
const settingsKey = "settings"

// The keys of the meta bucket.
const (
	metaFormat  = "format"
	metaSchema  = "schema"
	metaCreated = "created"
)

// The keys of the state bucket.
const (
	stateUndo = "undo" // seq of the entry that Undo takes back; 0 for none
	stateRedo = "redo" // seq of the entry that Redo takes back; 0 for none
	// stateChain is the last seq that the records can no longer be compared
	// with, because a migration rewrote them.
	stateChain = "chain"
	// statePast is the newest day in past, as dayBytes has it, or a later one.
	statePast = "past"
	// stateHistory is the sum of the history: see historySum.
	stateHistory = "history"
	stateCount   = "count/" // and the bucket's name: how many records it holds
)

// allBuckets lists every bucket of a ledger.
func allBuckets() []string {
	return append([]string{metaBucket, journalBucket, changesBucket, historyBucket, stateBucket, standingsBucket, linksBucket},
		bucketNames[inCampaigns:]...)
}

func u32(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }
func u64(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// beUint32 reads what u32 wrote.
func beUint32(b []byte) uint32 { return binary.BigEndian.Uint32(b) }

// number reads what u64 wrote; an absent value is 0.
func number(b []byte) uint64 {
	if len(b) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(b)
}

// taskKey is a task's key in tasks and details.
func taskKey(ordinal, order uint32) []byte {
	return binary.BigEndian.AppendUint32(u32(ordinal), order)
}

// splitTaskKey takes apart what taskKey made.
func splitTaskKey(k []byte) (ordinal, order uint32, err error) {
	if len(k) != 8 {
		return 0, 0, fmt.Errorf("key %x: a task's key has 8 bytes: %w", k, ErrDamaged)
	}
	return binary.BigEndian.Uint32(k), binary.BigEndian.Uint32(k[4:]), nil
}

// The letters of the kinds of records. Those of the index are the kinds that lie
// in the order of the document.
const (
	campaignName = 'c'
	taskName     = 't'
	returnName   = 'r'
	unitName     = 'u'
	settingsName = 's'
)

func indexKey(letter byte, name string) []byte {
	return append([]byte{letter}, name...)
}

// returnPrefix is what the keys of a task's returns start with. They hold
// the task's ID and not its key, so that a task can be moved without them.
func returnPrefix(id string) []byte {
	return append([]byte(id), 0)
}

func returnKey(id string, seq uint32) []byte {
	return binary.BigEndian.AppendUint32(returnPrefix(id), seq)
}

// historyPrefix is what the keys of a record's history start with.
func historyPrefix(letter byte, name []byte) []byte {
	return append(append([]byte{letter}, name...), 0)
}

func historyKey(letter byte, name []byte, seq uint64) []byte {
	return binary.BigEndian.AppendUint64(historyPrefix(letter, name), seq)
}

// linkPrefix is what the keys of the tasks start with that are linked to an indicator.
func linkPrefix(link string) []byte {
	return append([]byte(link), 0)
}

func linkKey(link, id string) []byte {
	return append(linkPrefix(link), id...)
}

// splitID takes the task's ID and the number off a key of returns.
func splitID(k []byte) (id, rest []byte, err error) {
	id, rest, ok := bytes.Cut(k, []byte{0})
	if !ok {
		return nil, nil, fmt.Errorf("key %x: holds no task: %w", k, ErrDamaged)
	}
	return id, rest, nil
}

// dayNumber numbers days so that their order is that of the numbers.
func dayNumber(d model.Date) uint32 { return uint32(d) ^ 1<<31 }

func dayFrom(n uint32) model.Date { return model.Date(n ^ 1<<31) }

// pastPrefix is what the keys of a record's past start with.
func pastPrefix(letter byte, name []byte) []byte {
	return append(append([]byte{letter}, name...), 0)
}

// pastKey leads to how a record stood up to the day before another.
func pastKey(letter byte, name []byte, until model.Date) []byte {
	return binary.BigEndian.AppendUint32(pastPrefix(letter, name), dayNumber(until))
}

// splitPast takes apart what pastKey made.
func splitPast(k []byte) (letter byte, name []byte, until model.Date, err error) {
	n := len(k) - 5
	if n < 1 || k[n] != 0 {
		return 0, nil, 0, fmt.Errorf("key %x: holds no day: %w", k, ErrDamaged)
	}
	return k[0], k[1:n], dayFrom(binary.BigEndian.Uint32(k[n+1:])), nil
}

// usableID says why an ID cannot be part of a key, or nil.
func usableID(id string) error {
	const longest = 200
	switch {
	case strings.IndexByte(id, 0) >= 0:
		return fmt.Errorf("ID %q: an ID cannot hold the character 0: %w", id, ErrInvalid)
	case len(id) > longest:
		return fmt.Errorf("ID %.20q…: longer than %d bytes: %w", id, longest, ErrInvalid)
	}
	return nil
}
