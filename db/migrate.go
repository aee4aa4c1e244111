package db

import (
	"fmt"
	"slices"

	"duban/model"

	"go.etcd.io/bbolt"
)

// migrate brings a ledger of an older schema to the present one, in one
// transaction, after a backup of it beside the file.
func (s *Store) migrate(from uint32) error {
	steps := [schema]func(*bbolt.Tx) error{1: fromSchema1} // by the schema they start from
	dst := fmt.Sprintf("%s.schema%d.bak", s.path, from)
	if err := s.copyTo(dst); err != nil {
		return fmt.Errorf("backing up to %s before migrating: %w", dst, err)
	}
	err := s.update(func(tx *bbolt.Tx) error {
		for n := from; n < schema; n++ {
			if err := steps[n](tx); err != nil {
				return fmt.Errorf("migrating from schema %d: %w", n, err)
			}
		}
		return mustBucket(tx, metaBucket).Put([]byte(metaSchema), u32(schema))
	})
	if err != nil {
		return fmt.Errorf("%w; the ledger is unchanged, and a copy of it is in %s", err, dst)
	}
	return nil
}

// task1 is what a task of schema 1 held beside the fields of the present one.
type task1 struct {
	Detail *model.Detail `cbor:"27,keyasint,omitempty"`
}

// fromSchema1 migrates a ledger whose tasks held their detail, which did not
// count its open doubts, had no list of units, and kept a journal without
// what each action changed, so that there was no undo and no history by task.
func fromSchema1(tx *bbolt.Tx) error {
	for _, name := range allBuckets() {
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
	for b := inCampaigns; b < endOfBuckets; b++ {
		if err := state.Put([]byte(stateCount+bucketNames[b]), u64(keysIn(mustBucket(tx, bucketNames[b])))); err != nil {
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
		reports, err := progressOf(tx, t.ID, nil)
		if err != nil {
			return nil, err
		}
		derive(t, old.Detail, reports)
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
		var rec entryRecord
		if err := decodeInto(v, &rec); err != nil {
			return err
		}
		for _, id := range rec.Tasks {
			if err := history.Put(historyKey(id, rec.Seq), []byte{}); err != nil {
				return err
			}
		}
		return nil
	})
}

// rowsOf copies what a bucket holds, so that it can be written to meanwhile.
func rowsOf(b *bbolt.Bucket) (rows []row, err error) {
	err = b.ForEach(func(k, v []byte) error {
		rows = append(rows, row{key: slices.Clone(k), value: slices.Clone(v)})
		return nil
	})
	return rows, err
}

// keysIn counts the records of a bucket.
func keysIn(b *bbolt.Bucket) (n uint64) {
	c := b.Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		n++
	}
	return n
}
