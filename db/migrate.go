package db

import (
	"fmt"
	"slices"

	"go.etcd.io/bbolt"
)

// migrate brings a ledger of an older schema to the present one, in one
// transaction, after a backup of it beside the file.
func (s *Store) migrate(from uint32) error {
	steps := [schema]func(*bbolt.Tx) error{1: fromSchema1, 2: fromSchema2} // by the schema they start from
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
