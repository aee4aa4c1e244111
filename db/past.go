package db

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"duban/model"

	"go.etcd.io/bbolt"
)

// was is a record as it stood until a day.
type was struct {
	name []byte
	// key is where an ordered record lay.
	key []byte
	// value is nil where it was not there.
	value []byte
}

// pastValue is a record as it is kept for past days: its bytes and, of an ordered
// record, the key under which it lay; or null, where it was not there.
func pastValue(k *kind, key, value []byte) []byte {
	if value == nil {
		return []byte{null}
	}
	out := bytes.Clone(value)
	if k.ordered {
		out = append(appendHead(out, majorBytes, uint64(len(key))), key...)
	}
	return out
}

// splitPastValue takes apart what pastValue made.
func splitPastValue(k *kind, b []byte) (key, value []byte, err error) {
	if len(b) == 1 && b[0] == null {
		return nil, nil, nil
	}
	r := reader{b: b}
	r.skip()
	value = b[:r.i:r.i]
	if k.ordered {
		key = r.raw(majorBytes)
	}
	if r.err != nil || r.i != len(b) {
		return nil, nil, fmt.Errorf("%s of the past: %w", k.record, ErrDamaged)
	}
	return key, value, nil
}

// newestPast is the newest day until which a record is kept; ok is false for
// one that the past does not know.
func newestPast(tx *bbolt.Tx, k *kind, name []byte) (until model.Date, ok bool) {
	c := mustBucket(tx, bucketNames[inPast]).Cursor()
	prefix := pastPrefix(k.letter, name)
	key, _ := c.Seek(append(bytes.Clone(prefix), 255, 255, 255, 255, 255))
	if key == nil {
		key, _ = c.Last()
	} else {
		key, _ = c.Prev()
	}
	if !hasPrefix(key, prefix) || len(key) != len(prefix)+4 {
		return 0, false
	}
	_, _, until, err := splitPast(key)
	return until, err == nil
}

// oldPlace is the key under which an ordered record lay that is not in the ledger
// any more, nil where the past does not know it.
func oldPlace(tx *bbolt.Tx, k *kind, name []byte) (key []byte, err error) {
	err = each(tx, bucketNames[inPast], pastPrefix(k.letter, name), func(_, v []byte) error {
		at, value, err := splitPastValue(k, v)
		if value != nil {
			key = bytes.Clone(at)
		}
		return err
	})
	return key, err
}

// remember keeps a dated record as it stood before the action changed it, for
// the boards of the days before today: once a day, at the first change. before is nil for
// a record that was not there, which needs no mark, unless it had been there earlier,
// a reversal brings it back, or an officer makes it by hand: all else that is new says itself
// since when it is there, or comes from a document, and then always was.
func (a *action) remember(k *kind, name, key, before []byte) error {
	if a.sameDay {
		return nil
	}
	until, known := newestPast(a.tx, k, name)
	switch {
	case known && until > a.rec.Day:
		return a.rewind(k, name)
	case known && until == a.rec.Day:
		return nil
	case before == nil && !known && !a.later && !a.byHand:
		return nil
	}
	return a.put(inPast, pastKey(k.letter, name, a.rec.Day), pastValue(k, key, before))
}

// rewind is for a clock that was set back. What the action leaves holds from today
// on, and so takes the place of what was changed on the days after; up to the day before
// today the record stays what it was then.
func (a *action) rewind(k *kind, name []byte) error {
	var keys [][]byte
	var value []byte
	today := pastKey(k.letter, name, a.rec.Day)
	err := each(a.tx, bucketNames[inPast], pastPrefix(k.letter, name), func(key, v []byte) error {
		if bytes.Compare(key, today) >= 0 {
			if keys = append(keys, bytes.Clone(key)); len(keys) == 1 {
				value = bytes.Clone(v)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := a.put(inPast, today, value); err != nil {
		return err
	}
	for _, key := range keys {
		if !bytes.Equal(key, today) {
			if err := a.put(inPast, key, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// lastPast is a day from which on all records stand as they are now.
func lastPast(tx *bbolt.Tx) (model.Date, error) {
	n, err := stateNumber(tx, statePast)
	return dayFrom(uint32(n)), err
}

// pastOn returns those records of a kind, by name, that stood otherwise on a day
// than they do now. Of each the earliest change after the day says how. Only names
// with the given prefix are looked at.
func pastOn(tx *bbolt.Tx, k *kind, prefix []byte, on model.Date) (map[string]was, error) {
	last, err := lastPast(tx)
	if err != nil || on >= last {
		return nil, err
	}
	out := make(map[string]was)
	err = each(tx, bucketNames[inPast], indexKey(k.letter, string(prefix)), func(key, v []byte) error {
		_, name, until, err := splitPast(key)
		if err != nil || until <= on {
			return err
		}
		if _, seen := out[string(name)]; seen {
			return nil
		}
		w := was{name: name}
		w.key, w.value, err = splitPastValue(k, v)
		out[string(name)] = w
		return err
	})
	return out, err
}

// recordsOn returns the records of an ordered kind as they stood on a day, in
// the order of the ledger then.
func recordsOn(tx *bbolt.Tx, k *kind, on model.Date) ([]was, error) {
	before, err := pastOn(tx, k, nil, on)
	if err != nil {
		return nil, err
	}
	var out []was
	err = each(tx, bucketNames[k.in], nil, func(key, v []byte) error {
		w := was{key: key, value: v}
		if len(before) > 0 {
			name, err := k.nameOf(tx, key, v)
			if err != nil {
				return err
			}
			if _, other := before[string(name)]; other {
				return nil
			}
			w.name = name
		}
		out = append(out, w)
		return nil
	})
	if err != nil || len(before) == 0 {
		return out, err
	}
	for _, w := range before {
		if w.value != nil {
			out = append(out, w)
		}
	}
	slices.SortFunc(out, byPlace)
	return out, nil
}

func byPlace(x, y was) int {
	return cmp.Or(bytes.Compare(x.key, y.key), bytes.Compare(x.name, y.name))
}

// CampaignsOn returns the campaigns as they stood on a day, those removed since
// among them, in the order in which they were added.
func (s *Store) CampaignsOn(on model.Date) ([]*model.Campaign, error) {
	var out []*model.Campaign
	err := s.view(func(tx *bbolt.Tx) (err error) {
		out, err = campaignsOn(tx, on)
		return err
	})
	return out, err
}

func campaignsOn(tx *bbolt.Tx, on model.Date) ([]*model.Campaign, error) {
	records, err := recordsOn(tx, kindIn(inCampaigns), on)
	if err != nil {
		return nil, err
	}
	var out []*model.Campaign
	for _, r := range records {
		c, err := decodeCampaign(r.value)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	model.Link(out)
	return out, nil
}

// UnitsOn returns the units as they stood on a day.
func (s *Store) UnitsOn(on model.Date) ([]model.Unit, error) {
	var out []model.Unit
	err := s.view(func(tx *bbolt.Tx) (err error) {
		out, err = unitsOn(tx, on)
		return err
	})
	return out, err
}

func unitsOn(tx *bbolt.Tx, on model.Date) ([]model.Unit, error) {
	records, err := recordsOn(tx, kindIn(inUnits), on)
	if err != nil {
		return nil, err
	}
	var out []model.Unit
	for _, r := range records {
		var u model.Unit
		if err := decodeInto(r.value, &u); err != nil {
			return nil, err
		}
		out = append(out, u)
	}
	return out, nil
}

// Settings returns what holds for the whole ledger.
func (s *Store) Settings() (model.Settings, error) { return s.SettingsOn(forever) }

// SettingsOn returns the settings as they stood on a day.
func (s *Store) SettingsOn(on model.Date) (model.Settings, error) {
	var out model.Settings
	err := s.view(func(tx *bbolt.Tx) (err error) {
		out, err = settingsOn(tx, on)
		return err
	})
	return out, err
}

func settingsOn(tx *bbolt.Tx, on model.Date) (out model.Settings, err error) {
	k := kindIn(inSettings)
	before, err := pastOn(tx, k, nil, on)
	if err != nil {
		return out, err
	}
	w, other := before[""]
	value := w.value
	if !other {
		if _, value, err = k.find(tx, nil); err != nil {
			return out, err
		}
	}
	if value == nil {
		return out, nil
	}
	return out, decodeInto(value, &out)
}

// ReturnsOn returns the returns on a task as they were known on a day, in the
// order in which they were stored. A task that never was in the ledger gives
// ErrNotFound.
func (s *Store) ReturnsOn(taskID string, on model.Date) ([]model.Return, error) {
	var out []model.Return
	err := s.view(func(tx *bbolt.Tx) (err error) {
		if out, err = returnsOn(tx, taskID, on, nil); len(out) > 0 || err != nil {
			return err
		}
		if _, known := newestPast(tx, kindIn(inTasks), []byte(taskID)); known {
			return nil
		}
		_, _, err = leanTask(tx, taskID, nil)
		return err
	})
	return out, err
}

func returnsOn(tx *bbolt.Tx, id string, on model.Date, in *interner) ([]model.Return, error) {
	before, err := pastOn(tx, kindIn(inReturns), returnPrefix(id), on)
	if err != nil {
		return nil, err
	}
	var out []model.Return
	add := func(v []byte) error {
		r, err := decodeReturn(v, in)
		if err != nil {
			return fmt.Errorf("task %q: %w", id, err)
		}
		if r.Entered <= on {
			out = append(out, r)
		}
		return nil
	}
	err = each(tx, bucketNames[inReturns], returnPrefix(id), func(key, v []byte) error {
		if _, other := before[string(key)]; other {
			return nil
		}
		return add(v)
	})
	if err != nil || len(before) == 0 {
		return out, err
	}
	for _, w := range before {
		if w.value == nil {
			continue
		}
		if err := add(w.value); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(x, y model.Return) int { return cmp.Compare(x.Seq, y.Seq) })
	return out, nil
}
