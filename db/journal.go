package db

import (
	"encoding/binary"
	"fmt"
	"slices"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Journal returns the newest entries first, at most limit of them, or all for
// a limit of 0 or less. An entry about whole campaigns, such as that of an
// Import or of a RemoveCampaign, names the campaigns and not their tasks. The
// Note of a report is the text of the return.
func (s *Store) Journal(limit int) ([]model.Entry, error) {
	var out []model.Entry
	err := s.view(func(tx *bbolt.Tx) error {
		c := mustBucket(tx, journalBucket).Cursor()
		for k, v := c.Last(); k != nil && (limit <= 0 || len(out) < limit); k, v = c.Prev() {
			rec, err := decodeEntry(k, v)
			if err != nil {
				return err
			}
			e, err := rec.entry(tx)
			if err != nil {
				return err
			}
			out = append(out, e)
		}
		return nil
	})
	return out, err
}

// History returns every entry that changed the record, newest first, also
// where it has been removed. The history of a task has the entries of its
// returns in it. ErrNotFound is returned for a record that never was in the ledger.
func (s *Store) History(ref model.Ref) ([]model.Entry, error) {
	k, name, err := named(ref)
	if err != nil {
		return nil, err
	}
	var out []model.Entry
	err = s.view(func(tx *bbolt.Tx) error {
		seqs, err := historyFrom(tx, k, name, 0)
		if err != nil {
			return err
		}
		for _, seq := range slices.Backward(seqs) {
			rec, err := readEntry(tx, seq)
			if err != nil {
				return err
			}
			e, err := rec.entry(tx)
			if err != nil {
				return err
			}
			out = append(out, e)
		}
		if len(out) > 0 {
			return nil
		}
		if _, known := newestPast(tx, k, name); known {
			return nil
		}
		if _, v, err := k.find(tx, name); v != nil || err != nil {
			return err
		}
		return fmt.Errorf("%s %q: %w", ref.Kind, ref.ID, ErrNotFound)
	})
	return out, err
}

// historyFrom lists the entries that changed a record, from one on, oldest first.
func historyFrom(tx *bbolt.Tx, k *kind, name []byte, from uint64) (seqs []uint64, err error) {
	prefix := historyPrefix(k.letter, name)
	c := mustBucket(tx, historyBucket).Cursor()
	for key, _ := c.Seek(historyKey(k.letter, name, from)); hasPrefix(key, prefix); key, _ = c.Next() {
		if len(key) != len(prefix)+8 {
			return nil, fmt.Errorf("history key %x: %w", key, ErrDamaged)
		}
		seqs = append(seqs, binary.BigEndian.Uint64(key[len(prefix):]))
	}
	return seqs, nil
}

func decodeEntry(k, v []byte) (rec entryRecord, err error) {
	if v, err = unseal(journalBucket, k, v); err == nil {
		err = decodeInto(v, &rec)
	}
	if err != nil {
		err = fmt.Errorf("journal entry %x: %w", k, err)
	}
	return rec, err
}

// readEntry reads one line of the journal.
func readEntry(tx *bbolt.Tx, seq uint64) (rec entryRecord, err error) {
	v := mustBucket(tx, journalBucket).Get(u64(seq))
	if v == nil {
		return rec, fmt.Errorf("journal entry %d is missing: %w", seq, ErrDamaged)
	}
	return decodeEntry(u64(seq), v)
}

// changesKey leads to one part of what an entry changed.
func changesKey(seq uint64, part uint32) []byte { return append(u64(seq), u32(part)...) }

// readChanges reads one part of what an entry changed. The slices are its own.
func readChanges(tx *bbolt.Tx, seq uint64, part uint32) ([]change, error) {
	v, err := read(tx, changesBucket, changesKey(seq, part))
	if err != nil {
		return nil, fmt.Errorf("journal entry %d: %w", seq, err)
	}
	if v == nil {
		return nil, fmt.Errorf("journal entry %d: its part %d is missing: %w", seq, part, ErrDamaged)
	}
	var out []change
	if err := decodeInto(v, &out); err != nil {
		return nil, fmt.Errorf("journal entry %d: %w", seq, err)
	}
	return out, nil
}

// changesOf calls fn with every change of an entry, in the order made.
func changesOf(tx *bbolt.Tx, rec *entryRecord, fn func(*change) error) error {
	for part := range rec.Parts {
		changes, err := readChanges(tx, rec.Seq, part)
		if err != nil {
			return err
		}
		for i := range changes {
			if err := fn(&changes[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// valueAfter is the value that lay under key after an entry, nil where it cannot
// be told: what is there now, with all that later entries in the record's history
// changed taken back.
func valueAfter(tx *bbolt.Tx, k *kind, name, key []byte, seq uint64) ([]byte, error) {
	later, err := historyFrom(tx, kindNamed(k.record), name, seq+1)
	if err != nil {
		return nil, err
	}
	var undo [][]byte
	for _, n := range later {
		rec, err := readEntry(tx, n)
		if err != nil {
			return nil, err
		}
		var value []byte
		ended := false
		err = changesOf(tx, &rec, func(c *change) error {
			switch {
			case ended || c.Bucket != k.in || string(c.Key) != string(key):
			case c.How == patched:
				undo = append(undo, c.Before)
			default:
				value, ended = c.Before, true
				if c.How == inserted {
					value = nil
				}
			}
			return nil
		})
		if ended || err != nil {
			return unpatch(value, undo, err)
		}
	}
	value, err := read(tx, bucketNames[k.in], key)
	return unpatch(value, undo, err)
}

func unpatch(value []byte, undo [][]byte, err error) ([]byte, error) {
	for _, patch := range slices.Backward(undo) {
		if value == nil || err != nil {
			break
		}
		value, err = applyPatch(value, patch)
	}
	return value, err
}

// noteOfReport is the text of the return that an entry stored, or took back. Those that it fed have none.
func noteOfReport(tx *bbolt.Tx, e *model.Entry) (string, error) {
	for _, ref := range e.Records {
		if ref.Kind != model.RecordReturn {
			continue
		}
		k, name, err := named(ref)
		if err != nil {
			return "", err
		}
		value, err := valueAfter(tx, k, name, name, e.Seq)
		if err == nil && value == nil { // it was taken back: the entry itself holds it
			var rec entryRecord
			if rec, err = readEntry(tx, e.Seq); err == nil {
				err = changesOf(tx, &rec, func(c *change) error {
					if c.How == deleted && c.Bucket == inReturns && string(c.Key) == string(name) {
						value = c.Before
					}
					return nil
				})
			}
		}
		if value == nil || err != nil {
			return "", err
		}
		r, err := decodeReturn(value, nil)
		if r.Text != "" || err != nil {
			return r.Text, err
		}
	}
	return "", nil
}
