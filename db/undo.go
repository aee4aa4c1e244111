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
		seq, err := stateNumber(act.tx, from)
		if err != nil {
			return err
		}
		if seq == 0 {
			return none
		}
		if back, err = readEntry(act.tx, seq); err != nil {
			return err
		}
		return act.takeBack(&back)
	}, func(act *action) (err error) {
		if err := setState(act.tx, from, back.Under); err != nil {
			return err
		}
		if act.rec.Under, err = stateNumber(act.tx, to); err != nil {
			return err
		}
		return setState(act.tx, to, act.rec.Seq)
	})
}

// takeBack puts every record that the entry changed back to what it was. On the
// entry's own day that goes for what it kept for past days too. On a later day the
// reversal is a change of that day, and past days stay as they were.
func (a *action) takeBack(back *entryRecord) error {
	a.rec.Back, a.rec.Whole, a.rec.Note = back.Seq, back.Whole, back.Note
	a.rec.Of = back.Action
	if back.Of != "" {
		a.rec.Of = back.Of // an undo or redo is named by the action at its root
	}
	a.sameDay = back.Day == a.rec.Day
	a.later = !a.sameDay
	if !back.Whole {
		a.quiet, a.refs = true, back.Refs
	}
	for _, r := range back.Refs { // campaigns that did not change themselves are named all the same
		if ref, ok := unpacked(r); ok && back.Whole && ref.Kind == model.RecordCampaign {
			a.touched[touch{inCampaigns, ref.ID}] = nil
		}
	}
	for part := back.Parts; part > 0; part-- {
		changes, err := readChanges(a.tx, back.Seq, part-1)
		if err != nil {
			return err
		}
		for _, c := range slices.Backward(changes) {
			if c.Bucket == inPast && a.later {
				continue
			}
			if err := a.reverse(&c, back.Seq); err != nil {
				return err
			}
		}
	}
	return nil
}

// reverse takes one change of an entry back.
func (a *action) reverse(c *change, seq uint64) error {
	if !c.valid() {
		return fmt.Errorf("journal entry %d: changes a record that cannot be: %w", seq, ErrDamaged)
	}
	unfit := func() error {
		return fmt.Errorf("journal entry %d does not fit %s %s: %w", seq, bucketNames[c.Bucket], keyText(c.Key), ErrDamaged)
	}
	present, err := a.get(c.Bucket, c.Key)
	if err != nil {
		return err
	}
	if markOf(c.Key, present) != c.left() {
		return unfit()
	}
	var before []byte
	switch c.How {
	case deleted, replaced:
		before = c.Before
	case patched:
		if before, err = applyPatch(present, c.Before); err != nil {
			return err
		}
		if markOf(c.Key, before) != c.found() {
			return unfit()
		}
	}
	return a.put(c.Bucket, c.Key, before)
}

// Pending returns the entries that the next Undo and the next Redo would take
// back, so that the officer can be told before. A Seq of 0 means that there is
// none. For a redo, Of is the action that would be done again.
func (s *Store) Pending() (undo, redo model.Entry, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		for name, e := range map[string]*model.Entry{stateUndo: &undo, stateRedo: &redo} {
			seq, err := stateNumber(tx, name)
			if err != nil {
				return err
			}
			if seq == 0 {
				continue
			}
			rec, err := readEntry(tx, seq)
			if err != nil {
				return err
			}
			if *e, err = rec.entry(tx); err != nil {
				return err
			}
		}
		return nil
	})
	return undo, redo, err
}

// NextUndo tells what the next Undo would take back, and of what brought in a whole ledger or document how much.
func (s *Store) NextUndo() (model.Reversal, error) {
	var out model.Reversal
	err := s.view(func(tx *bbolt.Tx) error {
		seq, err := stateNumber(tx, stateUndo)
		if err != nil || seq == 0 {
			return err
		}
		rec, err := readEntry(tx, seq)
		if err != nil {
			return err
		}
		if out.Entry, err = rec.entry(tx); err != nil || !out.Root().Loads() {
			return err
		}
		return changesOf(tx, &rec, func(c *change) error {
			// An insertion that notes what it was is a record that moved.
			switch fresh := c.How == inserted && c.After == nil; {
			case c.Bucket == inTasks && fresh:
				v, err := read(tx, bucketNames[inTasks], c.Key)
				if err != nil {
					return err
				}
				t, err := decodeTask(v, nil)
				if err != nil {
					return err
				}
				if t.Nature == model.Goal {
					out.Goals++
				} else {
					out.Tasks++
				}
			case c.Bucket == inTasks && (c.How == patched || c.How == replaced):
				out.Changed++
			case c.Bucket == inReturns && fresh:
				out.Returns++
			}
			return nil
		})
	})
	return out, err
}
