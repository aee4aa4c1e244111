package db

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
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
func (s *Store) Tasks() ([]*model.Task, error) { return s.load(forever) }

// TasksOn returns the tasks as they were known on a day, those removed since
// among them, each with what had been entered by then. Returns are read only of tasks on
// which something was entered later, so that for today it costs what Tasks costs.
func (s *Store) TasksOn(on model.Date) ([]*model.Task, error) { return s.load(on) }

// stored is a task as it lies in the file.
type stored struct {
	key, value []byte
	// past says that the value is the task's on a past day, of which no standing is kept.
	past bool
}

// manyRows is from how many tasks on the pages that they were read from are worth giving back.
const manyRows = 10_000

// load decodes the tasks as they were known on a day.
func (s *Store) load(on model.Date) ([]*model.Task, error) {
	var out []*model.Task
	err := s.view(func(tx *bbolt.Tx) error {
		rows, returns, err := tasksOn(tx, on)
		if len(rows) == 0 || err != nil {
			return err
		}
		out = make([]*model.Task, len(rows))
		if len(rows) >= manyRows {
			defer letGo(tx)
		}
		return s.split(len(rows), func(from, to int) (err error) {
			x := newStanding(tx, on, returns)
			k, v := x.standings.Seek(rows[from].key)
			for i := from; i < to && err == nil; i++ {
				r := &rows[i]
				for k != nil && bytes.Compare(k, r.key) < 0 {
					k, v = x.standings.Next()
				}
				var standing []byte
				if bytes.Equal(k, r.key) {
					standing = v
				}
				out[i], err = x.task(r, standing)
			}
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(out, func(t *model.Task) bool { return t.Added > on }), nil
}

// standing gives tasks their standings on a day, for one goroutine. It holds what would
// be made anew for each of a hundred thousand tasks.
type standing struct {
	tx *bbolt.Tx
	on model.Date
	in *interner
	// changed are the tasks of which returns stood otherwise on that day than now.
	changed            map[string]bool
	standings, returns *bbolt.Cursor
	known              []model.Return
}

func newStanding(tx *bbolt.Tx, on model.Date, changed map[string]bool) *standing {
	return &standing{
		tx: tx, on: on, in: newInterner(), changed: changed,
		standings: mustBucket(tx, standingsBucket).Cursor(), returns: mustBucket(tx, bucketNames[inReturns]).Cursor(),
	}
}

// task decodes the task with its standing on the day; stored is what is stored beside it.
func (x *standing) task(r *stored, stored []byte) (t *model.Task, err error) {
	value := r.value
	if !r.past {
		if value, err = unseal(bucketNames[inTasks], r.key, value); err != nil {
			return nil, err
		}
		if stored, err = unseal(standingsBucket, r.key, stored); err != nil {
			return nil, err
		}
	}
	if t, err = decodeTask(value, x.in); err != nil {
		return nil, err
	}
	return t, x.stand(t, stored, r.past)
}

// stand gives a task its standing on the day: the stored one, or summed up anew where
// its returns stood otherwise then. past says that none is stored for the task as it was.
func (x *standing) stand(t *model.Task, stored []byte, past bool) (err error) {
	if !past && !x.changed[t.ID] {
		if t.Standing, err = decodeStanding(stored, x.in); err != nil {
			return fmt.Errorf("task %q: %w", t.ID, err)
		}
		if t.Standing.Known <= x.on {
			return nil
		}
	}
	known, err := x.returnsOf(t.ID)
	if err == nil {
		t.Standing = model.Summarise(t, known, x.on)
	}
	return err
}

// returnsOf is returnsOn; what it gives is valid until the next call.
func (x *standing) returnsOf(id string) ([]model.Return, error) {
	if x.changed[id] {
		return returnsOn(x.tx, id, x.on, x.in)
	}
	x.known = x.known[:0]
	prefix := returnPrefix(id)
	for k, v := x.returns.Seek(prefix); k != nil && hasPrefix(k, prefix); k, v = x.returns.Next() {
		v, err := unseal(bucketNames[inReturns], k, v)
		if err != nil {
			return nil, err
		}
		r, err := decodeReturn(v, x.in)
		if err != nil {
			return nil, fmt.Errorf("task %q: %w", id, err)
		}
		if r.Entered <= x.on {
			x.known = append(x.known, r)
		}
	}
	return x.known, nil
}

// tasksOn lists the tasks of a day in the order of the document, as they lie in the
// file, and which of them had other returns than now.
func tasksOn(tx *bbolt.Tx, on model.Date) (rows []stored, returns map[string]bool, err error) {
	n, err := stateNumber(tx, stateCount+bucketNames[inTasks])
	if err != nil {
		return nil, nil, err
	}
	before, err := pastOn(tx, kindIn(inTasks), nil, on)
	if err != nil {
		return nil, nil, err
	}
	rows = make([]stored, 0, min(n, 1<<24)+uint64(len(before)))
	c := mustBucket(tx, bucketNames[inTasks]).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if len(before) > 0 {
			value, err := unseal(bucketNames[inTasks], k, v)
			if err != nil {
				return nil, nil, err
			}
			name, err := firstField(tx, k, value)
			if err != nil {
				return nil, nil, err
			}
			if _, other := before[string(name)]; other {
				continue
			}
		}
		rows = append(rows, stored{key: k, value: v})
	}
	for _, w := range before {
		if w.value != nil {
			rows = append(rows, stored{w.key, w.value, true})
		}
	}
	if len(before) > 0 {
		slices.SortFunc(rows, func(x, y stored) int {
			if c := bytes.Compare(x.key, y.key); c != 0 {
				return c
			}
			xn, _ := firstField(tx, x.key, x.value) // which was read above
			yn, _ := firstField(tx, y.key, y.value)
			return bytes.Compare(xn, yn)
		})
	}
	other, err := pastOn(tx, kindIn(inReturns), nil, on)
	if err != nil || len(other) == 0 {
		return rows, nil, err
	}
	returns = make(map[string]bool)
	for name := range other {
		returns[string(taskOfReturn([]byte(name)))] = true
	}
	return rows, returns, nil
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
			defer s.catch(&errs[p])()
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
			var keys, values [][]byte
			var starts []int // of each task in values
			c := mustBucket(tx, bucketNames[inReturns]).Cursor()
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
				keys, values = append(keys, k), append(values, v)
			}
			next = bytes.Clone(k)
			decoded := make([]model.Return, len(values))
			err := s.split(len(values), func(from, to int) (err error) {
				in := newInterner()
				for i := from; i < to && err == nil; i++ {
					var v []byte
					if v, err = unseal(bucketNames[inReturns], keys[i], values[i]); err == nil {
						decoded[i], err = decodeReturn(v, in)
					}
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
