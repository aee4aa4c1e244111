package db

import (
	"bytes"
	"runtime"
	"sync"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Tasks returns all tasks without their details, in the order of the document,
// decoded on all cores. What has been reported is summed up in Standing,
// whatever its date; TasksOn sums up to a day.
//
// Lists of names are shared between the tasks: replace a list, or append to
// it, but never change what it holds.
func (s *Store) Tasks() ([]*model.Task, error) {
	return s.load(nil)
}

// TasksOn is Tasks with each Standing as it was on a day. Only the reports of
// tasks with a later report are read, so that for today it costs what Tasks
// costs.
func (s *Store) TasksOn(on model.Date) ([]*model.Task, error) {
	return s.load(func(tx *bbolt.Tx, t *model.Task, in *interner) error {
		if t.Standing.Last <= on {
			return nil
		}
		reports, err := progressOf(tx, t.ID, in)
		if err != nil {
			return err
		}
		t.Standing = model.Summarise(t, reports, on)
		return nil
	})
}

// load decodes all tasks and calls each, if it is not nil, for every one.
func (s *Store) load(each func(*bbolt.Tx, *model.Task, *interner) error) ([]*model.Task, error) {
	var out []*model.Task
	err := s.view(func(tx *bbolt.Tx) error {
		values := make([][]byte, 0, number(mustBucket(tx, stateBucket).Get([]byte(stateCount+bucketNames[inTasks]))))
		c := mustBucket(tx, bucketNames[inTasks]).Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			values = append(values, v)
		}
		out = make([]*model.Task, len(values))
		return s.split(len(values), func(from, to int) error {
			in := newInterner()
			for i := from; i < to; i++ {
				t, err := decodeTask(values[i], in)
				if err != nil {
					return err
				}
				if each != nil {
					if err := each(tx, t, in); err != nil {
						return err
					}
				}
				out[i] = t
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// split runs work over n items in one part for each core, and returns the
// first part's error. It is for work inside a read transaction.
func (s *Store) split(n int, work func(from, to int) error) error {
	const least = 512 // items that are worth a goroutine
	parts := max(1, min(runtime.GOMAXPROCS(0), n/least))
	errs := make([]error, parts)
	var wg sync.WaitGroup
	for p := range parts {
		wg.Go(func() {
			defer catch(s.path, &errs[p])()
			errs[p] = work(n*p/parts, n*(p+1)/parts)
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// AllReturns calls fn with the reports of every task that has any, in the
// order in which they were stored; the tasks come in the order of their IDs.
// It reads a few thousand reports at a time and calls fn in between, when no
// transaction is open, so that fn may use the Store. It stops at fn's first error.
func (s *Store) AllReturns(fn func(taskID string, p []model.Return) error) error {
	type reports struct {
		id string
		p  []model.Return
	}
	const batch = 4096
	var next []byte // the key to go on with; nil at the start
	for {
		var got []reports
		err := s.view(func(tx *bbolt.Tx) error {
			var values [][]byte
			var starts []int // of each task in values
			c := mustBucket(tx, bucketNames[inProgress]).Cursor()
			k, v := c.Seek(next)
			for ; k != nil; k, v = c.Next() {
				id, _, err := splitID(k)
				if err != nil {
					return err
				}
				if len(got) == 0 || got[len(got)-1].id != string(id) {
					if len(values) >= batch {
						break
					}
					got = append(got, reports{id: string(id)})
					starts = append(starts, len(values))
				}
				values = append(values, v)
			}
			next = bytes.Clone(k)
			decoded := make([]model.Return, len(values))
			err := s.split(len(values), func(from, to int) (err error) {
				in := newInterner()
				for i := from; i < to && err == nil; i++ {
					decoded[i], err = decodeReturn(values[i], in)
				}
				return err
			})
			for i, from := range starts {
				to := len(decoded)
				if i+1 < len(starts) {
					to = starts[i+1]
				}
				got[i].p = decoded[from:to:to]
			}
			return err
		})
		if err != nil {
			return err
		}
		for _, r := range got {
			if err := fn(r.id, r.p); err != nil {
				return err
			}
		}
		if next == nil {
			return nil
		}
	}
}
