package db

import (
	"errors"
	"fmt"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Counts says how many records a ledger holds.
type Counts struct {
	// Those of today; Reports counts every version of a return.
	Campaigns, Tasks, Reports, Units int
	// Entries is the number of lines in the journal.
	Entries int
}

// Counts returns how much the ledger holds. It takes the same time for a
// large ledger as for a small one.
func (s *Store) Counts() (Counts, error) {
	var n Counts
	err := s.view(func(tx *bbolt.Tx) error {
		for b, count := range map[bucket]*int{
			inCampaigns: &n.Campaigns, inTasks: &n.Tasks, inReturns: &n.Reports, inUnits: &n.Units,
		} {
			got, err := stateNumber(tx, stateCount+bucketNames[b])
			if err != nil {
				return err
			}
			*count = int(got)
		}
		if k, _ := mustBucket(tx, journalBucket).Cursor().Last(); k != nil {
			n.Entries = int(number(k)) // entries are numbered from 1 and never removed
		}
		return nil
	})
	return n, err
}

// Campaigns returns all campaigns in the order in which they were added, each
// with the one that it is part of.
func (s *Store) Campaigns() ([]*model.Campaign, error) { return s.CampaignsOn(forever) }

// Units returns all units in the order in which they were added.
func (s *Store) Units() ([]model.Unit, error) { return s.UnitsOn(forever) }

// Task returns a task with its detail, which is empty and never nil where
// nothing is stored. An unknown ID gives ErrNotFound.
func (s *Store) Task(id string) (*model.Task, error) {
	var t *model.Task
	err := s.view(func(tx *bbolt.Tx) error {
		key, found, err := taskOf(tx, id)
		if err != nil {
			return err
		}
		t = found
		v, err := read(tx, bucketNames[inDetails], key)
		if err != nil {
			return err
		}
		t.Detail, err = decodeDetail(v)
		return err
	})
	if err != nil {
		return nil, err
	}
	return t, nil
}

// TasksByID returns the tasks of these IDs, without their details, in the
// order asked for. An ID that the ledger does not hold is left out, so that
// the tasks of an undone entry can be asked for.
func (s *Store) TasksByID(ids ...string) ([]*model.Task, error) {
	out := make([]*model.Task, 0, len(ids))
	err := s.view(func(tx *bbolt.Tx) error {
		for _, id := range ids {
			_, t, err := taskOf(tx, id)
			switch {
			case errors.Is(err, ErrNotFound):
			case err != nil:
				return err
			default:
				out = append(out, t)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// taskOf reads a task, without its detail, and its key, which is valid for as
// long as the transaction.
func taskOf(tx *bbolt.Tx, id string) (key []byte, t *model.Task, err error) {
	if key, t, err = leanTask(tx, id, nil); err != nil {
		return nil, nil, err
	}
	v, err := read(tx, standingsBucket, key)
	if err == nil {
		t.Standing, err = decodeStanding(v, nil)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("task %q: %w", id, err)
	}
	return key, t, nil
}

// leanTask is taskOf without the standing.
func leanTask(tx *bbolt.Tx, id string, in *interner) (key []byte, t *model.Task, err error) {
	key, v, err := kindIn(inTasks).find(tx, []byte(id))
	switch {
	case err != nil:
		return nil, nil, fmt.Errorf("task %q: %w", id, err)
	case key == nil:
		return nil, nil, fmt.Errorf("task %q: %w", id, ErrNotFound)
	case v == nil:
		return nil, nil, fmt.Errorf("task %q is not where the index says: %w", id, ErrDamaged)
	}
	t, err = decodeTask(v, in)
	return key, t, err
}

// Returns returns the returns on a task in the order in which they were
// stored. An unknown ID gives ErrNotFound.
func (s *Store) Returns(id string) ([]model.Return, error) {
	var out []model.Return
	err := s.view(func(tx *bbolt.Tx) (err error) {
		if out, err = returnsOf(tx, id, nil); len(out) > 0 || err != nil {
			return err
		}
		_, _, err = leanTask(tx, id, nil)
		return err
	})
	return out, err
}

// returnsOf reads the returns on a task in the order of their numbers.
func returnsOf(tx *bbolt.Tx, id string, in *interner) ([]model.Return, error) {
	var out []model.Return
	err := each(tx, bucketNames[inReturns], returnPrefix(id), func(_, v []byte) error {
		p, err := decodeReturn(v, in)
		out = append(out, p)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("task %q: %w", id, err)
	}
	return out, nil
}

// hasHistory reports whether the journal knows a record of this name.
func hasHistory(tx *bbolt.Tx, k *kind, name []byte) bool {
	prefix := historyPrefix(k.letter, name)
	key, _ := mustBucket(tx, historyBucket).Cursor().Seek(prefix)
	return hasPrefix(key, prefix)
}
