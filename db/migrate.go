package db

import (
	"errors"
	"fmt"
	"runtime/debug"

	"go.etcd.io/bbolt"
)

// errMigrating begins the errors of a migration.
var errMigrating = errors.New("migrating")

// migrate brings a ledger of an older schema to the present one, in one
// transaction. What the old journal says is verified first, so that damage is
// not sealed as good. Then a copy of the ledger goes to backup, unless that is empty.
func (s *Store) migrate(from uint32, backup string) error {
	steps := [schema]func(*bbolt.Tx) error{1: fromSchema1, 2: fromSchema2, 3: fromSchema3, 4: fromSchema4} // by the schema they start from
	// It makes much garbage, and the caller may hold the collector back to read the ledger.
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	copied := ""
	err := s.update(func(tx *bbolt.Tx) error {
		if from == 2 {
			if err := verify2(tx); err != nil {
				return fmt.Errorf("%w from schema 2: %w", errMigrating, err)
			}
		}
		if backup != "" {
			if err := s.copyTo(backup, checkPages); err != nil { // which reads what was there before tx
				return fmt.Errorf("backing up to %s before migrating: %w", backup, err)
			}
			copied = ", and a copy of it is in " + backup
		}
		for n := from; n < schema; n++ {
			if err := steps[n](tx); err != nil {
				return fmt.Errorf("%w from schema %d: %w", errMigrating, n, err)
			}
		}
		if err := mustBucket(tx, metaBucket).Put([]byte(metaSchema), u32(schema)); err != nil {
			return err
		}
		if from >= 4 {
			return nil // it knew goals
		}
		return s.addGoals(tx)
	})
	if err != nil {
		return fmt.Errorf("%w; the ledger is unchanged%s", err, copied)
	}
	return nil
}

// keyed is a key and the value under it.
type keyed struct{ key, value []byte }

// rowsOf lists what a bucket holds, so that it can be written to meanwhile. The slices
// are bbolt's and good until the transaction ends: no file is mapped anew before.
func rowsOf(b *bbolt.Bucket) (rows []keyed, err error) {
	err = b.ForEach(func(k, v []byte) error {
		rows = append(rows, keyed{k, v})
		return nil
	})
	return rows, err
}

// renew puts an empty bucket in the place of another, ready to be filled in the order
// of the keys. In any other order the time would grow with the square of the records:
// bbolt splits a page when the transaction ends and not before.
func renew(tx *bbolt.Tx, name string) (*bbolt.Bucket, error) {
	seq := mustBucket(tx, name).Sequence()
	if err := tx.DeleteBucket([]byte(name)); err != nil {
		return nil, err
	}
	b, err := tx.CreateBucket([]byte(name))
	if err != nil {
		return nil, err
	}
	b.FillPercent = 0.9
	return b, b.SetSequence(seq)
}

// keysIn counts the records of a bucket.
func keysIn(b *bbolt.Bucket) (n uint64) {
	c := b.Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		n++
	}
	return n
}
