package db

import (
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
			x := sifting{tx: tx, on: on, returns: returns, in: newInterner(), sieve: sieve()}
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
	tx      *bbolt.Tx
	on      model.Date
	returns map[string]bool
	in      *interner
	sieve   Sieve
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
	t, err := decodeWanted(value, x.in, x.sieve)
	if t == nil || err != nil {
		return nil, err
	}
	var standing []byte
	if !r.past {
		if standing, err = read(x.tx, standingsBucket, r.key); err != nil {
			return nil, err
		}
	}
	return t, stand(x.tx, t, standing, r.past, x.on, x.returns, x.in)
}

// lastHead is the field of a task up to which its names stand.
const lastHead = 14

// decodeWanted is decodeTask for a task that passes a sieve; it returns nil for
// one that does not. The fields of a record stand in the order of their numbers.
func decodeWanted(b []byte, in *interner, sieve Sieve) (*model.Task, error) {
	r := reader{b: b, in: in}
	var head model.Task
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
			r.taskField(&head, key)
		}
	}
	if r.err == nil && !sieve.Head(&head) {
		return nil, nil
	}
	t := in.task()
	*t = head
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
	if !sieve.Whole(t) {
		return nil, nil
	}
	return t, nil
}

// view is a text without a copy of it, valid for as long as its bytes.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
