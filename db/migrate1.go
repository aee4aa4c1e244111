package db

import (
	"encoding/binary"
	"fmt"
	"slices"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Until schema 2 values had no checksums. What is below reads and writes the
// buckets of these schemas directly.

// plainBuckets2 and followed2 are the buckets of schema 2, followed2 by the numbers
// that its journal has for them.
var (
	plainBuckets2 = [...]string{metaBucket, journalBucket, changesBucket, historyBucket, stateBucket}
	followed2     = [...]string{1: "campaigns", 2: "tasks", 3: "details", 4: "progress", 5: "index", 6: "units"}
)

// historyKey2 is a key of the history of schema 2, which only tasks had.
func historyKey2(id string, seq uint64) []byte {
	return binary.BigEndian.AppendUint64(append([]byte(id), 0), seq)
}

// task1 is what a task of schema 1 held beside the fields of the present one.
type task1 struct {
	Detail *model.Detail `cbor:"27,keyasint,omitempty"`
}

// fromSchema1 migrates a ledger whose tasks held their detail, which did not
// count its open doubts, had no list of units, and kept a journal without
// what each action changed, so that there was no undo and no history by task.
func fromSchema1(tx *bbolt.Tx) error {
	for _, name := range append(plainBuckets2[:], followed2[1:]...) {
		if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
			return err
		}
	}
	units, err := splitTasks1(tx)
	if err != nil {
		return err
	}
	if err := listUnits1(tx, units); err != nil {
		return err
	}
	if err := indexJournal1(tx); err != nil {
		return err
	}
	state := mustBucket(tx, stateBucket)
	for _, name := range followed2[1:] {
		if err := state.Put([]byte(stateCount+name), u64(keysIn(mustBucket(tx, name)))); err != nil {
			return err
		}
	}
	for _, name := range []string{stateUndo, stateRedo} {
		if err := state.Put([]byte(name), u64(0)); err != nil {
			return err
		}
	}
	return state.Put([]byte(stateChain), u64(mustBucket(tx, journalBucket).Sequence()))
}

// splitTasks1 moves each task's detail out of it and returns the units that
// the tasks name, in the order in which they are first named.
func splitTasks1(tx *bbolt.Tx) (units []string, err error) {
	tasks, details := mustBucket(tx, bucketNames[inTasks]), mustBucket(tx, bucketNames[inDetails])
	rows, err := rowsOf(tasks)
	if err != nil {
		return nil, err
	}
	seen := make(map[string]bool)
	for _, r := range rows {
		t, err := decodeTask(r.value, nil)
		if err != nil {
			return nil, err
		}
		var old task1
		if err := decodeInto(r.value, &old); err != nil {
			return nil, fmt.Errorf("task %q: %w", t.ID, err)
		}
		if old.Detail == nil {
			old.Detail = new(model.Detail)
		}
		t.OpenDoubts = openDoubts(old.Detail)
		data, err := encode(t)
		if err != nil {
			return nil, err
		}
		if err := tasks.Put(r.key, data); err != nil {
			return nil, err
		}
		if data, err = encodeDetail(old.Detail); err != nil {
			return nil, err
		}
		if data != nil {
			if err := details.Put(r.key, data); err != nil {
				return nil, err
			}
		}
		for _, u := range slices.Concat(t.LeadUnits, t.ResponsibleUnits, t.RelatedUnits) {
			if u != "" && !seen[u] {
				seen[u] = true
				units = append(units, u)
			}
		}
	}
	return units, nil
}

// listUnits1 stores the units.
func listUnits1(tx *bbolt.Tx, units []string) error {
	to, index := mustBucket(tx, bucketNames[inUnits]), mustBucket(tx, bucketNames[inIndex])
	for i, name := range units {
		data, err := encode(model.Unit{Name: name})
		if err != nil {
			return err
		}
		key := u32(uint32(i + 1))
		if err := to.Put(key, data); err != nil {
			return err
		}
		if err := index.Put(indexKey(unitName, name), key); err != nil {
			return err
		}
	}
	return nil
}

// indexJournal1 enters the journal's lines into the histories of their tasks.
func indexJournal1(tx *bbolt.Tx) error {
	history := mustBucket(tx, historyBucket)
	return mustBucket(tx, journalBucket).ForEach(func(_, v []byte) error {
		var rec entry2
		if err := decodeInto(v, &rec); err != nil {
			return err
		}
		for _, id := range rec.Tasks {
			if err := history.Put(historyKey2(id, rec.Seq), []byte{}); err != nil {
				return err
			}
		}
		return nil
	})
}
