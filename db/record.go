package db

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strconv"

	"duban/model"
)

// task reads a task, without its detail, and its key.
func (a *action) task(id string) (key []byte, t *model.Task, err error) {
	key, t, err = taskOf(a.tx, id)
	return bytes.Clone(key), t, err
}

// detail reads the detail stored under a task's key; it is empty where there
// is none.
func (a *action) detail(key []byte) (*model.Detail, error) {
	if key == nil {
		return new(model.Detail), nil
	}
	return decodeDetail(a.get(inDetails, key))
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
	k := a.get(inIndex, indexKey(campaignName, id))
	if len(k) != 4 {
		return 0, fmt.Errorf("campaign %q: %w", id, ErrNotFound)
	}
	return binary.BigEndian.Uint32(k), nil
}

// newID makes an ID of the given first letters that the ledger has never
// used: numbers are not given out again, even after an undo.
func (a *action) newID(kind byte, letters string) (string, error) {
	for {
		n, err := a.bucket(inIndex).NextSequence()
		if err != nil {
			return "", err
		}
		id := letters + strconv.FormatUint(n, 10)
		if a.get(inIndex, indexKey(kind, id)) == nil && !hasHistory(a.tx, id) {
			return id, nil
		}
	}
}

// nextOrdinal is the number after the last one of a bucket in order.
func (a *action) nextOrdinal(b bucket) (uint32, error) {
	k, _ := a.bucket(b).Cursor().Last()
	if k == nil {
		return 1, nil
	}
	if len(k) != 4 {
		return 0, fmt.Errorf("key %x in %s: %w", k, bucketNames[b], ErrDamaged)
	}
	return binary.BigEndian.Uint32(k) + 1, nil
}

// derive fills in what a task record repeats of its detail and reports.
func derive(t *model.Task, d *model.Detail, reports []model.Return) {
	t.OpenDoubts = openDoubts(d)
	t.Standing = model.Summarise(t, reports, forever)
}

func openDoubts(d *model.Detail) int {
	n := 0
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
	whole := *t
	whole.Detail = d
	findings := model.CheckTask(&whole)
	for i := range reports {
		findings = append(findings, model.CheckReturn(&whole, &reports[i])...)
	}
	return invalid(findings)
}
