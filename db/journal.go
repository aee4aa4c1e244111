package db

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Journal returns the newest entries first, at most limit of them, or all for
// a limit of 0 or less. An entry about whole campaigns, such as that of an
// Import or of a RemoveCampaign, names the campaigns and not their tasks.
func (s *Store) Journal(limit int) ([]model.Entry, error) {
	var out []model.Entry
	err := s.view(func(tx *bbolt.Tx) error {
		c := mustBucket(tx, journalBucket).Cursor()
		for k, v := c.Last(); k != nil && (limit <= 0 || len(out) < limit); k, v = c.Prev() {
			var rec entryRecord
			if err := decodeInto(v, &rec); err != nil {
				return fmt.Errorf("journal entry %x: %w", k, err)
			}
			out = append(out, rec.entry())
		}
		return nil
	})
	return out, err
}

// History returns every entry that changed the task, newest first, and also
// those of a task that has been removed.
func (s *Store) History(taskID string) ([]model.Entry, error) {
	var out []model.Entry
	err := s.view(func(tx *bbolt.Tx) error {
		prefix := historyKey(taskID, 0)[:len(taskID)+1]
		c := mustBucket(tx, historyBucket).Cursor()
		for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
			if len(k) != len(prefix)+8 {
				return fmt.Errorf("history key %x: %w", k, ErrDamaged)
			}
			rec, err := readEntry(tx, binary.BigEndian.Uint64(k[len(prefix):]))
			if err != nil {
				return err
			}
			out = append(out, rec.entry())
		}
		if len(out) == 0 && mustBucket(tx, bucketNames[inIndex]).Get(indexKey(taskName, taskID)) == nil {
			return fmt.Errorf("task %q: %w", taskID, ErrNotFound)
		}
		return nil
	})
	slices.Reverse(out)
	return out, err
}

// readEntry reads one line of the journal.
func readEntry(tx *bbolt.Tx, seq uint64) (rec entryRecord, err error) {
	v := mustBucket(tx, journalBucket).Get(u64(seq))
	if v == nil {
		return rec, fmt.Errorf("journal entry %d is missing: %w", seq, ErrDamaged)
	}
	if err := decodeInto(v, &rec); err != nil {
		return rec, fmt.Errorf("journal entry %d: %w", seq, err)
	}
	return rec, nil
}

// readChanges reads one part of what an entry changed. The slices are its own.
func readChanges(tx *bbolt.Tx, seq uint64, part uint32) ([]change, error) {
	v := mustBucket(tx, changesBucket).Get(append(u64(seq), u32(part)...))
	if v == nil {
		return nil, fmt.Errorf("journal entry %d: its part %d is missing: %w", seq, part, ErrDamaged)
	}
	var out []change
	if err := decodeInto(v, &out); err != nil {
		return nil, fmt.Errorf("journal entry %d: %w", seq, err)
	}
	return out, nil
}
