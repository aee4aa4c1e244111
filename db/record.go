package db

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strconv"

	"duban/model"
)

// task reads a task, without its detail, and its key.
func (a *action) task(id string) (key []byte, t *model.Task, err error) {
	key, t, err = leanTask(a.tx, id, nil)
	return bytes.Clone(key), t, err
}

// detail reads the detail stored under a task's key; it is empty where there
// is none.
func (a *action) detail(key []byte) (*model.Detail, error) {
	if key == nil {
		return new(model.Detail), nil
	}
	v, err := a.get(inDetails, key)
	if err != nil {
		return nil, err
	}
	return decodeDetail(v)
}

// putTask stores a task without its detail, and leads the index to it.
func (a *action) putTask(key []byte, t *model.Task) error {
	data, err := encode(t)
	if err != nil {
		return err
	}
	if err := a.put(inTasks, key, data); err != nil {
		return err
	}
	return a.put(inIndex, indexKey(taskName, t.ID), key)
}

// putDetail stores a detail, or nothing where it is empty.
func (a *action) putDetail(key []byte, d *model.Detail) error {
	data, err := encodeDetail(d)
	if err != nil {
		return err
	}
	return a.put(inDetails, key, data)
}

// encodeDetail is nil for a detail that says nothing.
func encodeDetail(d *model.Detail) ([]byte, error) {
	if d == nil || d.Text == "" && len(d.Fields) == 0 && d.Source.IsZero() && len(d.Review) == 0 {
		return nil, nil
	}
	return encode(d)
}

// campaign returns the ordinal of a campaign.
func (a *action) campaign(id string) (uint32, error) {
	k, err := a.get(inIndex, indexKey(campaignName, id))
	switch {
	case err != nil:
		return 0, err
	case len(k) != 4:
		return 0, fmt.Errorf("campaign %q: %w", id, ErrNotFound)
	}
	return binary.BigEndian.Uint32(k), nil
}

// newID makes an ID of the given first letters that the ledger has never
// used: numbers are not given out again, even after an undo.
func (a *action) newID(k *kind, letters string) (string, error) {
	for {
		n, err := a.bucket(inIndex).NextSequence()
		if err != nil {
			return "", err
		}
		id := letters + strconv.FormatUint(n, 10)
		_, value, err := k.find(a.tx, []byte(id))
		if err != nil {
			return "", err
		}
		if _, past := newestPast(a.tx, k, []byte(id)); value == nil && !past && !hasHistory(a.tx, k, []byte(id)) {
			return id, nil
		}
	}
}

// ordinal is the key for an ordered record that the ledger does not hold: the one
// that it had before it was removed, or the number after the last one. Numbers are
// not given out again, so that they tell records of past days apart too.
func (a *action) ordinal(k *kind, name string) ([]byte, error) {
	if old, err := oldPlace(a.tx, k, []byte(name)); old != nil || err != nil {
		return old, err
	}
	b := a.bucket(k.in)
	n := b.Sequence()
	if last, _ := b.Cursor().Last(); last != nil {
		if len(last) != 4 {
			return nil, fmt.Errorf("key %x in %s: %w", last, bucketNames[k.in], ErrDamaged)
		}
		n = max(n, uint64(binary.BigEndian.Uint32(last)))
	}
	if n >= math.MaxUint32 {
		return nil, fmt.Errorf("%s cannot hold more records: %w", bucketNames[k.in], ErrConflict)
	}
	return u32(uint32(n + 1)), b.SetSequence(n + 1)
}

// key is where a record lies, or the place for a new one, to which it leads the index.
func (a *action) key(k *kind, name string) ([]byte, error) {
	key, err := k.keyOf(a.tx, []byte(name))
	if key != nil || err != nil {
		return bytes.Clone(key), err
	}
	if key, err = a.ordinal(k, name); err != nil {
		return nil, err
	}
	return key, a.put(inIndex, indexKey(k.letter, name), key)
}

func openDoubts(d *model.Detail) uint32 {
	n := uint32(0)
	for i := range d.Review {
		if d.Review[i].Settled.IsZero() {
			n++
		}
	}
	return n
}

// checkRecord holds a task with its detail and reports against the rules of
// the model. The reports too: they name targets and milestones by their
// places, which an edit must not pull away from under them.
func checkRecord(t *model.Task, d *model.Detail, reports []model.Return) error {
	if t.Detail != d {
		whole := *t
		whole.Detail = d
		t = &whole
	}
	findings := model.CheckTask(t)
	for i := range reports {
		findings = append(findings, model.CheckReturn(t, &reports[i])...)
	}
	return invalid(findings)
}
