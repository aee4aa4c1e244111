package db

import (
	"fmt"

	"duban/model"

	"go.etcd.io/bbolt"
)

// TaskOn is Task as it was known on a day, also of one that has been removed
// since. Its detail, of which the past is not kept, is that of today, and its
// Standing is to be summed up from ReturnsOn. A task that was not there gives ErrNotFound.
func (s *Store) TaskOn(id string, on model.Date) (*model.Task, error) {
	var out *model.Task
	err := s.view(func(tx *bbolt.Tx) error {
		k := kindIn(inTasks)
		before, err := pastOn(tx, k, []byte(id), on)
		if err != nil {
			return err
		}
		key, t, err := leanTask(tx, id, nil)
		w, other := before[id]
		switch {
		case other && w.value == nil:
			return fmt.Errorf("task %q on %s: %w", id, on, ErrNotFound)
		case other:
			if t, err = decodeTask(w.value, nil); err != nil {
				return err
			}
		case err != nil:
			return err
		case t.Added > on:
			return fmt.Errorf("task %q on %s: %w", id, on, ErrNotFound)
		}
		t.Detail = new(model.Detail)
		if key != nil {
			v, err := read(tx, bucketNames[inDetails], key)
			if err != nil {
				return err
			}
			if t.Detail, err = decodeDetail(v); err != nil {
				return err
			}
		}
		out = t
		return nil
	})
	return out, err
}
