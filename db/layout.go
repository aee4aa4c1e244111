package db

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

const (
	formatName = "duban-ledger"
	// schema is the number of the layout that this program reads and writes.
	schema = 2
)

// bucket numbers the buckets whose records the journal follows. The numbers
// are stored in the journal and must never be given another meaning.
type bucket uint8

const (
	inCampaigns bucket = iota + 1
	inTasks
	inDetails
	inProgress
	inIndex
	inUnits
	endOfBuckets
)

var bucketNames = [endOfBuckets]string{
	inCampaigns: "campaigns",
	inTasks:     "tasks",
	inDetails:   "details",
	inProgress:  "progress",
	inIndex:     "index",
	inUnits:     "units",
}

// The buckets that the journal does not follow.
const (
	metaBucket    = "meta"
	journalBucket = "journal"
	changesBucket = "changes"
	historyBucket = "history"
	stateBucket   = "state"
)

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
	stateCount = "count/" // and the bucket's name: how many records it holds
)

// allBuckets lists every bucket of a ledger.
func allBuckets() []string {
	return append([]string{metaBucket, journalBucket, changesBucket, historyBucket, stateBucket},
		bucketNames[inCampaigns:]...)
}

func u32(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }
func u64(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

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

// The kinds of names that the index leads to keys.
const (
	campaignName = 'c'
	taskName     = 't'
	unitName     = 'u'
)

func indexKey(kind byte, name string) []byte {
	return append([]byte{kind}, name...)
}

// progressPrefix is what the keys of a task's reports start with. They hold
// the task's ID and not its key, so that a task can be moved without them.
func progressPrefix(id string) []byte {
	return append([]byte(id), 0)
}

func progressKey(id string, seq uint32) []byte {
	return binary.BigEndian.AppendUint32(progressPrefix(id), seq)
}

func historyKey(id string, seq uint64) []byte {
	return binary.BigEndian.AppendUint64(append([]byte(id), 0), seq)
}

// splitID takes the task's ID and the number off a key of progress or history.
func splitID(k []byte) (id, rest []byte, err error) {
	id, rest, ok := bytes.Cut(k, []byte{0})
	if !ok {
		return nil, nil, fmt.Errorf("key %x: holds no task: %w", k, ErrDamaged)
	}
	return id, rest, nil
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
