package db

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"

	"duban/model"

	"go.etcd.io/bbolt"
)

// fromSchema2 migrates a ledger whose values had no checksums, whose tasks held
// their standing, whose returns had one day only and whose journal named tasks and
// campaigns and kept whole values. Nothing was kept of how records stood on past days:
// for these days they stood as they do now.
func fromSchema2(tx *bbolt.Tx) error {
	m := migration2{tx: tx, cal: model.NewCalendar()}
	for _, step := range []func() error{
		m.addBuckets, m.campaignRecords, m.returnRecords, m.taskRecords, m.sealRest, m.journal, m.states,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

type migration2 struct {
	tx        *bbolt.Tx
	cal       *model.Calendar
	campaigns map[string]*model.Campaign
	// returns holds the returns by the IDs of their tasks, until these are stored.
	returns map[string][]model.Return
}

func (m *migration2) addBuckets() error {
	for _, name := range allBuckets() {
		if _, err := m.tx.CreateBucketIfNotExists([]byte(name)); err != nil {
			return err
		}
	}
	return nil
}

// campaignRecords brings the campaigns to what they mean now: a fortnight was a
// half of a month, and policies had no rungs of silence.
func (m *migration2) campaignRecords() error {
	m.campaigns = make(map[string]*model.Campaign)
	var all []*model.Campaign
	err := m.rewrite(bucketNames[inCampaigns], func(_, v []byte) ([]byte, error) {
		c, err := decodeCampaign(v)
		if err != nil {
			return nil, err
		}
		for i := range c.Cadences {
			if p := &c.Cadences[i]; p.Kind == model.Fortnight && p.Anchor.IsZero() {
				p.Kind = model.HalfMonth
			}
		}
		if c.Policy != (model.Policy{}) { // which stands for the default
			c.Policy.SilentYellow, c.Policy.SilentRed, c.Policy.WindUpDays = 1, 2, 90
		}
		m.campaigns[c.ID] = c
		all = append(all, c)
		return encode(c)
	})
	model.Link(all)
	return err
}

// returnRecords moves the returns: they were received and entered on the day that
// they stand for.
func (m *migration2) returnRecords() error {
	m.returns = make(map[string][]model.Return)
	rows, err := rowsOf(mustBucket(m.tx, followed2[inReturns]))
	if err != nil {
		return err
	}
	for _, r := range rows {
		id, _, err := splitID(r.key)
		if err != nil {
			return err
		}
		p, err := decodeReturn(r.value, nil)
		if err != nil {
			return fmt.Errorf("task %q: %w", id, err)
		}
		m.returns[string(id)] = append(m.returns[string(id)], p)
	}
	return m.tx.DeleteBucket([]byte(followed2[inReturns]))
}

// taskRecords takes the standings out of the tasks and stores the returns, which answer
// the turns of what asks the task for them.
func (m *migration2) taskRecords() error {
	err := m.rewrite(bucketNames[inTasks], func(key, v []byte) ([]byte, error) {
		t, err := decodeTask(v, nil)
		if err != nil {
			return nil, err
		}
		returns := m.returns[t.ID]
		delete(m.returns, t.ID)
		if c := m.campaigns[t.Campaign]; c != nil {
			c.AnswerTurns(t, returns, m.cal)
		}
		for i := range returns {
			if err := m.putReturn(t.ID, returns, i); err != nil {
				return nil, err
			}
		}
		s := model.Summarise(t, returns, forever)
		data, err := encodeStanding(&s)
		if err == nil && data != nil {
			err = write(m.tx, standingsBucket, key, data)
		}
		if err != nil {
			return nil, err
		}
		return encode(t)
	})
	// What belongs to no task is for Check to tell, and not lost on the way.
	for id, returns := range m.returns {
		for i := range returns {
			if err := m.putReturn(id, returns, i); err != nil {
				return err
			}
		}
	}
	return err
}

// putReturn completes and stores one of a task's returns.
func (m *migration2) putReturn(id string, returns []model.Return, i int) error {
	r := &returns[i]
	r.Received, r.Entered = r.Date, r.Date
	r.Version = model.NextVersion(returns[:i], r)
	data, err := encode(r)
	if err != nil {
		return err
	}
	return write(m.tx, bucketNames[inReturns], returnKey(id, r.Seq), data)
}

// sealRest seals the values that stay as they are.
func (m *migration2) sealRest() error {
	for _, b := range []bucket{inDetails, inIndex, inUnits} {
		if err := m.rewrite(bucketNames[b], func(_, v []byte) ([]byte, error) { return v, nil }); err != nil {
			return err
		}
	}
	created := mustBucket(m.tx, metaBucket).Get([]byte(metaCreated))
	return write(m.tx, metaBucket, []byte(metaCreated), created)
}

// rewrite puts what fn makes of each value in its place, sealed.
func (m *migration2) rewrite(name string, fn func(k, v []byte) ([]byte, error)) error {
	rows, err := rowsOf(mustBucket(m.tx, name))
	if err != nil {
		return err
	}
	for _, r := range rows {
		v, err := fn(r.key, r.value)
		if err == nil {
			err = write(m.tx, name, r.key, v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// entry2 is a line of the journal of schema 2.
type entry2 struct {
	entryRecord
	Tasks     []string `cbor:"6,keyasint,omitempty"`
	Campaigns []string `cbor:"7,keyasint,omitempty"`
}

// change2 is a change of schema 2. An entry about whole campaigns has no After.
type change2 struct {
	Bucket bucket `cbor:"1,keyasint"`
	Key    []byte `cbor:"2,keyasint"`
	Before []byte `cbor:"3,keyasint,omitempty"`
	After  []byte `cbor:"4,keyasint,omitempty"`
	Sum    uint64 `cbor:"5,keyasint,omitempty"` // 0 where nothing was left
}

// journal keeps the journal readable. What it says cannot be taken back any more,
// because the records are others now.
func (m *migration2) journal() error {
	named := make(map[uint64][]string) // returns that an entry changed
	err := m.rewrite(changesBucket, func(k, v []byte) ([]byte, error) {
		var old []change2
		if err := decodeInto(v, &old); err != nil {
			return nil, err
		}
		var out []change
		for i := range old {
			if c, ok := old[i].now(); ok {
				out = append(out, c)
			}
			if old[i].Bucket == inReturns && len(k) == 12 {
				seq := binary.BigEndian.Uint64(k)
				named[seq] = append(named[seq], packed(kindIn(inReturns).ref(old[i].Key)))
			}
		}
		return encode(out)
	})
	if err != nil {
		return err
	}
	if err := m.histories(); err != nil {
		return err
	}
	return m.rewrite(journalBucket, func(_, v []byte) ([]byte, error) {
		var old entry2
		if err := decodeInto(v, &old); err != nil {
			return nil, err
		}
		rec := old.entryRecord
		for _, id := range old.Campaigns {
			rec.Refs = append(rec.Refs, packed(model.Ref{Kind: model.RecordCampaign, ID: id}))
		}
		for _, id := range old.Tasks {
			rec.Refs = append(rec.Refs, packed(model.Ref{Kind: model.RecordTask, ID: id}))
		}
		if !rec.Whole {
			slices.Sort(named[rec.Seq])
			rec.Refs = append(rec.Refs, slices.Compact(named[rec.Seq])...)
		}
		rec.Day = model.DateOf(rec.time())
		for _, ref := range rec.Refs {
			key, err := historyOf(ref, rec.Seq)
			if err == nil {
				err = mustBucket(m.tx, historyBucket).Put(key, []byte{})
			}
			if err != nil {
				return nil, err
			}
		}
		return encode(rec)
	})
}

// histories rewrites the keys of the history, which only tasks had.
func (m *migration2) histories() error {
	rows, err := rowsOf(mustBucket(m.tx, historyBucket))
	if err != nil {
		return err
	}
	if err := m.tx.DeleteBucket([]byte(historyBucket)); err != nil {
		return err
	}
	to, err := m.tx.CreateBucket([]byte(historyBucket))
	if err != nil {
		return err
	}
	for _, r := range rows {
		id, seq, err := splitID(r.key)
		if err != nil || len(seq) != 8 {
			return fmt.Errorf("history key %x: %w", r.key, ErrDamaged)
		}
		if err := to.Put(historyKey(taskName, id, binary.BigEndian.Uint64(seq)), []byte{}); err != nil {
			return err
		}
	}
	return nil
}

// now is the change as it is noted today; ok is false for one of the standing alone.
func (c *change2) now() (out change, ok bool) {
	out = change{Bucket: c.Bucket, Key: c.Key}
	before, after := bare2(c.Bucket, c.Before), bare2(c.Bucket, c.After)
	k := kindIn(c.Bucket)
	if after != nil {
		out.Sum = sumOf(c.Key, after)
		if k != nil && k.ordered {
			if name, err := k.nameOf(nil, c.Key, after); err == nil {
				out.Of = string(name)
			}
		}
	}
	switch {
	case before == nil:
		out.How = inserted
	case c.Sum == 0:
		out.How, out.Before, out.Of = deleted, before, ""
	default:
		out.How, out.Before = replaced, before
		if after != nil && k != nil {
			if bytes.Equal(before, after) {
				return out, false
			}
			if undo, redo, ok := patches(before, after); ok {
				out.How, out.Before, out.After, out.Was = patched, undo, redo, sumOf(c.Key, before)
			}
		}
	}
	return out, true
}

// bare2 is a value without the standing that tasks held.
func bare2(b bucket, v []byte) []byte {
	if b != inTasks || v == nil {
		return v
	}
	fields, ok := rawFields(v)
	if !ok {
		return v
	}
	return joinFields(slices.DeleteFunc(fields, func(f rawField) bool { return bytes.Equal(f.key, []byte{24, 26}) }))
}

// states empties the stacks of undo and redo and counts the records.
func (m *migration2) states() error {
	last := mustBucket(m.tx, journalBucket).Sequence()
	if err := m.tx.DeleteBucket([]byte(stateBucket)); err != nil {
		return err
	}
	if _, err := m.tx.CreateBucket([]byte(stateBucket)); err != nil {
		return err
	}
	for name, n := range map[string]uint64{stateUndo: 0, stateRedo: 0, stateChain: last} {
		if err := setState(m.tx, name, n); err != nil {
			return err
		}
	}
	for b := inCampaigns; b < endOfBuckets; b++ {
		if err := setState(m.tx, stateCount+bucketNames[b], keysIn(mustBucket(m.tx, bucketNames[b]))); err != nil {
			return err
		}
	}
	return nil
}
