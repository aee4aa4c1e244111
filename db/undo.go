package db

import (
	"fmt"
	"slices"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Undo takes back the newest action that was not taken back yet. It appends
// the reverse to the journal: nothing there is ever deleted. The entry's
// Action is ActUndo, and Of names what was taken back. ErrNothingToUndo is
// returned when there is nothing left.
func (s *Store) Undo() (model.Entry, error) {
	return s.reverse(model.ActUndo, stateUndo, stateRedo, ErrNothingToUndo)
}

// Redo does again what the newest Undo took back, as long as no other action
// came between. ErrNothingToRedo is returned when there is nothing to do again.
func (s *Store) Redo() (model.Entry, error) {
	return s.reverse(model.ActRedo, stateRedo, stateUndo, ErrNothingToRedo)
}

// reverse takes back the entry on top of the stack named from, and puts its
// own entry onto the stack named to. An undo is thus taken back by a redo
// and a redo by an undo, by the same code.
func (s *Store) reverse(a model.Action, from, to string, none error) (model.Entry, error) {
	var back entryRecord
	return s.actOn(a, "", func(act *action) error {
		seq := number(mustBucket(act.tx, stateBucket).Get([]byte(from)))
		if seq == 0 {
			return none
		}
		var err error
		if back, err = readEntry(act.tx, seq); err != nil {
			return err
		}
		return act.takeBack(&back)
	}, func(act *action) error {
		state := mustBucket(act.tx, stateBucket)
		if err := state.Put([]byte(from), u64(back.Under)); err != nil {
			return err
		}
		act.rec.Under = number(state.Get([]byte(to)))
		return state.Put([]byte(to), u64(act.rec.Seq))
	})
}

// takeBack puts every record that the entry changed back to what it was.
func (a *action) takeBack(back *entryRecord) error {
	a.rec.Back, a.rec.Whole, a.rec.Note = back.Seq, back.Whole, back.Note
	a.rec.Of = back.Action
	if back.Of != "" {
		a.rec.Of = back.Of // an undo or redo is named by the action at its root
	}
	for i, id := range back.Tasks {
		a.touch(id, u32(uint32(i))) // in the order that the entry has
	}
	for _, id := range back.Campaigns {
		a.touchCampaign(id)
	}
	for part := back.Parts; part > 0; part-- {
		changes, err := readChanges(a.tx, back.Seq, part-1)
		if err != nil {
			return err
		}
		for _, c := range slices.Backward(changes) {
			if c.Bucket == 0 || c.Bucket >= endOfBuckets {
				return fmt.Errorf("journal entry %d: unknown bucket %d: %w", back.Seq, c.Bucket, ErrDamaged)
			}
			if checksum(a.get(c.Bucket, c.Key)) != c.Sum {
				return fmt.Errorf("journal entry %d does not fit %s %q: %w", back.Seq, bucketNames[c.Bucket], c.Key, ErrDamaged)
			}
			if err := a.put(c.Bucket, c.Key, c.Before); err != nil {
				return err
			}
			if back.Whole && c.Bucket == inIndex && c.Key[0] == taskName {
				a.touch(string(c.Key[1:]), nil)
			}
		}
	}
	return nil
}

// Pending returns the entries that the next Undo and the next Redo would take
// back, so that the officer can be told before. A Seq of 0 means that there is
// none. For a redo, Of is the action that would be done again.
func (s *Store) Pending() (undo, redo model.Entry, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		for name, e := range map[string]*model.Entry{stateUndo: &undo, stateRedo: &redo} {
			seq := number(mustBucket(tx, stateBucket).Get([]byte(name)))
			if seq == 0 {
				continue
			}
			rec, err := readEntry(tx, seq)
			if err != nil {
				return err
			}
			*e = rec.entry()
		}
		return nil
	})
	return undo, redo, err
}
