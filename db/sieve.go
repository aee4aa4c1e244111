package db

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unsafe"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Sieve tells which tasks a list wants, so that the others need not be read
// whole. Each method may let pass what is not wanted, but never the reverse.
type Sieve interface {
	// Head is given a task of which only the names are set: ID to Owners. It may not
	// keep the ID or the title, which are valid during the call only.
	Head(t *model.Task) bool
	// Whole is given a whole task without its standing.
	Whole(t *model.Task) bool
}

// TasksWhere is TasksOn for the tasks that pass a sieve. total counts all tasks of
// that day. sieve is called once for each goroutine; nil passes all.
func (s *Store) TasksWhere(on model.Date, sieve func() Sieve) (tasks []*model.Task, total int, err error) {
	if sieve == nil {
		tasks, err = s.TasksOn(on)
		return tasks, len(tasks), err
	}
	var out []*model.Task
	err = s.view(func(tx *bbolt.Tx) error {
		rows, returns, err := tasksOn(tx, on)
		if err != nil {
			return err
		}
		total = len(rows)
		out = make([]*model.Task, len(rows))
		return s.split(len(rows), func(from, to int) (err error) {
			x := &sifting{standing: newStanding(tx, on, returns), sieve: sieve()}
			for i := from; i < to && err == nil; i++ {
				out[i], err = x.task(&rows[i])
			}
			return err
		})
	})
	if err != nil {
		return nil, 0, err
	}
	return slices.DeleteFunc(out, func(t *model.Task) bool { return t == nil || t.Added > on }), total, nil
}

// sifting reads the tasks that pass a sieve.
type sifting struct {
	*standing
	sieve Sieve
	// head are the names of the task that is looked at. It is here, as what a sieve is given
	// is on the heap: one for each task would be as much garbage as the ledger is large.
	head model.Task
}

// task returns the task of a row, nil where it does not pass.
func (x *sifting) task(r *stored) (*model.Task, error) {
	value := r.value
	if !r.past {
		var err error
		if value, err = unseal(bucketNames[inTasks], r.key, value); err != nil {
			return nil, err
		}
	}
	t, err := x.wanted(value)
	if t == nil || err != nil {
		return nil, err
	}
	var standing []byte
	if !r.past {
		if k, v := x.standings.Seek(r.key); bytes.Equal(k, r.key) {
			if standing, err = unseal(standingsBucket, k, v); err != nil {
				return nil, err
			}
		}
	}
	return t, x.stand(t, standing, r.past)
}

// lastHead is the field of a task up to which its names stand.
const lastHead = 14

// wanted is decodeTask for a task that passes the sieve; it returns nil for
// one that does not. The fields of a record stand in the order of their numbers.
func (x *sifting) wanted(b []byte) (*model.Task, error) {
	r := reader{b: b, in: x.in}
	head := &x.head
	*head = model.Task{}
	n := r.length(majorMap)
	for ; n > 0 && r.err == nil; n-- {
		at := r.i
		major, key := r.head()
		if major != majorUint || key > lastHead {
			r.i = at
			break
		}
		switch key {
		case 1:
			head.ID = view(r.raw(majorText))
		case 6:
			head.Title = view(r.raw(majorText))
		default:
			r.taskField(head, key)
		}
	}
	if r.err == nil && !x.sieve.Head(head) {
		return nil, nil
	}
	t := x.in.task()
	*t = *head
	t.ID, t.Title = strings.Clone(head.ID), strings.Clone(head.Title)
	for ; n > 0 && r.err == nil; n-- {
		if major, key := r.head(); major == majorUint {
			r.taskField(t, key)
		} else {
			r.rest(major, key, 0)
			r.skip()
		}
	}
	if r.err == nil && r.i != len(b) {
		r.fail()
	}
	if r.err != nil {
		return nil, fmt.Errorf("task %q: %w (%w)", t.ID, ErrDamaged, r.err)
	}
	if !x.sieve.Whole(t) {
		return nil, nil
	}
	return t, nil
}

// view is a text without a copy of it, valid for as long as its bytes.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
