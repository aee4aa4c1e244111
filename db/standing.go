package db

import (
	"bytes"
	"fmt"
	"slices"

	"duban/model"
)

// encodeStanding is nil for the standing of a task without returns.
func encodeStanding(s *model.Standing) ([]byte, error) {
	data, err := encode(s)
	if len(data) == 1 {
		data = nil // an empty map
	}
	return data, err
}

// soil notes what a change leaves to be derived: the standings of tasks that
// were stored, or whose returns were. That of a task which left its key goes at once.
func (a *action) soil(b bucket, name, key, value []byte) {
	switch {
	case b == inReturns:
		if id := string(taskOfReturn(name)); a.dirty[id] == nil {
			a.dirty[id] = nil
		}
	case b == inTasks && value == nil:
		_ = mustBucket(a.tx, standingsBucket).Delete(key) // it is no error where there is none
	case b == inTasks:
		if id := string(name); a.dirty[id] == nil {
			a.dirty[id] = nil
		}
	}
}

// stand derives the standing of every task that the action changed.
func (a *action) stand() error {
	type row struct{ key, value []byte }
	var rows []row
	for id, data := range a.dirty {
		key, err := a.get(inIndex, indexKey(taskName, id))
		if err != nil {
			return err
		}
		if key == nil {
			continue // it was removed
		}
		key = bytes.Clone(key)
		if data == nil {
			if data, err = a.standing(id, key); err != nil {
				return err
			}
		}
		rows = append(rows, row{key, data})
	}
	slices.SortFunc(rows, func(x, y row) int { return bytes.Compare(x.key, y.key) })
	to := mustBucket(a.tx, standingsBucket)
	if a.rec.Whole {
		to.FillPercent = 0.9
	}
	for _, r := range rows {
		var err error
		if len(r.value) == 0 {
			err = to.Delete(r.key)
		} else {
			err = write(a.tx, standingsBucket, r.key, r.value)
		}
		if err != nil {
			return fmt.Errorf("writing to %s: %w", standingsBucket, err)
		}
	}
	return nil
}

// standing derives what the returns on a task say.
func (a *action) standing(id string, key []byte) ([]byte, error) {
	v, err := a.get(inTasks, key)
	if err != nil {
		return nil, err
	}
	t, err := decodeTask(v, nil)
	if err != nil {
		return nil, err
	}
	returns, err := returnsOf(a.tx, id, nil)
	if err != nil {
		return nil, err
	}
	s := model.Summarise(t, returns, forever)
	return encodeStanding(&s)
}
