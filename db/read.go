package db

import (
	"bytes"
	"errors"
	"fmt"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Counts says how many records a ledger holds.
type Counts struct {
	Campaigns, Tasks, Reports, Units int
	// Entries is the number of lines in the journal.
	Entries int
}

// Counts returns how much the ledger holds. It takes the same time for a
// large ledger as for a small one.
func (s *Store) Counts() (Counts, error) {
	var n Counts
	err := s.view(func(tx *bbolt.Tx) error {
		state := mustBucket(tx, stateBucket)
		count := func(b bucket) int { return int(number(state.Get([]byte(stateCount + bucketNames[b])))) }
		n = Counts{
			Campaigns: count(inCampaigns), Tasks: count(inTasks),
			Reports: count(inProgress), Units: count(inUnits),
		}
		if k, _ := mustBucket(tx, journalBucket).Cursor().Last(); k != nil {
			n.Entries = int(number(k)) // entries are numbered from 1 and never removed
		}
		return nil
	})
	return n, err
}

// Campaigns returns all campaigns in the order in which they were added.
func (s *Store) Campaigns() ([]*model.Campaign, error) {
	var out []*model.Campaign
	err := s.view(func(tx *bbolt.Tx) (err error) {
		out, err = campaignsOf(tx)
		return err
	})
	return out, err
}

func campaignsOf(tx *bbolt.Tx) ([]*model.Campaign, error) {
	var out []*model.Campaign
	err := mustBucket(tx, bucketNames[inCampaigns]).ForEach(func(_, v []byte) error {
		c, err := decodeCampaign(v)
		out = append(out, c)
		return err
	})
	return out, err
}

// Units returns all units in the order in which they were added.
func (s *Store) Units() ([]model.Unit, error) {
	var out []model.Unit
	err := s.view(func(tx *bbolt.Tx) (err error) {
		out, err = unitsOf(tx)
		return err
	})
	return out, err
}

func unitsOf(tx *bbolt.Tx) ([]model.Unit, error) {
	var out []model.Unit
	err := mustBucket(tx, bucketNames[inUnits]).ForEach(func(_, v []byte) error {
		var u model.Unit
		err := decodeInto(v, &u)
		out = append(out, u)
		return err
	})
	return out, err
}

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
		t.Detail, err = decodeDetail(mustBucket(tx, bucketNames[inDetails]).Get(key))
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
	key = mustBucket(tx, bucketNames[inIndex]).Get(indexKey(taskName, id))
	if key == nil {
		return nil, nil, fmt.Errorf("task %q: %w", id, ErrNotFound)
	}
	v := mustBucket(tx, bucketNames[inTasks]).Get(key)
	if v == nil {
		return nil, nil, fmt.Errorf("task %q is not where the index says: %w", id, ErrDamaged)
	}
	t, err = decodeTask(v, nil)
	return key, t, err
}

// Returns returns the reports on a task in the order in which they were
// stored. An unknown ID gives ErrNotFound.
func (s *Store) Returns(id string) ([]model.Return, error) {
	var out []model.Return
	err := s.view(func(tx *bbolt.Tx) (err error) {
		if out, err = progressOf(tx, id, nil); len(out) > 0 || err != nil {
			return err
		}
		_, _, err = taskOf(tx, id)
		return err
	})
	return out, err
}

// progressOf reads the reports on a task in the order of their numbers.
func progressOf(tx *bbolt.Tx, id string, in *interner) ([]model.Return, error) {
	var out []model.Return
	prefix := progressPrefix(id)
	c := mustBucket(tx, bucketNames[inProgress]).Cursor()
	for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
		p, err := decodeReturn(v, in)
		if err != nil {
			return nil, fmt.Errorf("task %q: %w", id, err)
		}
		out = append(out, p)
	}
	return out, nil
}

// hasHistory reports whether the journal knows a task of this ID.
func hasHistory(tx *bbolt.Tx, id string) bool {
	prefix := historyKey(id, 0)[:len(id)+1]
	k, _ := mustBucket(tx, historyBucket).Cursor().Seek(prefix)
	return bytes.HasPrefix(k, prefix)
}
