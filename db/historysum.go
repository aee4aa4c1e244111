package db

import (
	"fmt"

	"go.etcd.io/bbolt"
)

// The history bucket has keys alone, which no checksum of a value covers. So that a damaged one is noticed without
// replaying the journal, the sum of them all is kept in state, with the entry after which it was taken: a program
// that does not know of it leaves it behind, and it is made anew.

// historySum is the sum over the keys of the history, 0 for none.
type historySum uint64

func (s *historySum) add(key []byte) { *s += historySum(sumOf(key, nil)) }

// sumHistory reads the whole history.
func sumHistory(tx *bbolt.Tx) (s historySum, err error) {
	err = mustBucket(tx, historyBucket).ForEach(func(k, _ []byte) error {
		s.add(k)
		return nil
	})
	return s, err
}

// keptSum is the sum that is kept as that after an entry; ok is false where there is none.
func keptSum(tx *bbolt.Tx, after uint64) (s historySum, ok bool, err error) {
	v, err := read(tx, stateBucket, []byte(stateHistory))
	if err != nil || len(v) != 16 || number(v[:8]) != after {
		return 0, false, err
	}
	return historySum(number(v[8:])), true, nil
}

// sumUp keeps the sum of the history with what the action enters into it, before it does.
func (a *action) sumUp(histories [][]byte) error {
	s, ok, err := keptSum(a.tx, a.rec.Seq-1)
	if err == nil && !ok {
		s, err = sumHistory(a.tx)
	}
	if err != nil {
		return err
	}
	for _, key := range histories {
		s.add(key)
	}
	return write(a.tx, stateBucket, []byte(stateHistory), append(u64(a.rec.Seq), u64(uint64(s))...))
}

// checkHistory compares the history with the sum of it that is kept.
func checkHistory(tx *bbolt.Tx) error {
	last, _ := mustBucket(tx, journalBucket).Cursor().Last()
	want, ok, err := keptSum(tx, number(last))
	if err != nil || !ok {
		return err
	}
	if got, err := sumHistory(tx); err != nil || got != want {
		return fmt.Errorf("bucket %q: its keys are not those written: %w", historyBucket, ErrDamaged)
	}
	return nil
}
