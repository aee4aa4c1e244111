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
		m.addBuckets, m.campaignRecords, m.returnRecords, m.taskRecords, m.sealRest, m.changes, m.journal, m.states,
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
	whole     map[uint64]bool     // entries about whole campaigns
	returned  map[uint64][]string // returns that another entry changed
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
// they stand for, and answer the turns of what asks their tasks for them. Returns that
// belong to no task are for Check to tell, and not lost on the way.
func (m *migration2) returnRecords() error {
	tasks, err := m.tasksByID()
	if err != nil {
		return err
	}
	rows, err := rowsOf(mustBucket(m.tx, followed2[inReturns]))
	if err != nil {
		return err
	}
	mustBucket(m.tx, bucketNames[inReturns]).FillPercent = 0.9
	var standings []keyed
	for len(rows) > 0 {
		id, _, err := splitID(rows[0].key)
		if err != nil {
			return err
		}
		prefix, n := rows[0].key[:len(id)+1], 1
		for n < len(rows) && bytes.HasPrefix(rows[n].key, prefix) {
			n++
		}
		task, ok := tasks[string(id)]
		standing, err := m.returnsOn(string(id), task, ok, rows[:n])
		if err != nil {
			return err
		}
		if standing != nil {
			standings = append(standings, keyed{task.key, standing})
		}
		rows = rows[n:]
	}
	slices.SortFunc(standings, func(x, y keyed) int { return bytes.Compare(x.key, y.key) })
	mustBucket(m.tx, standingsBucket).FillPercent = 0.9
	for _, r := range standings {
		if err := write(m.tx, standingsBucket, r.key, r.value); err != nil {
			return err
		}
	}
	return m.tx.DeleteBucket([]byte(followed2[inReturns]))
}

// tasksByID lists the tasks as schema 2 had them.
func (m *migration2) tasksByID() (map[string]keyed, error) {
	tasks := make(map[string]keyed)
	err := mustBucket(m.tx, bucketNames[inTasks]).ForEach(func(k, v []byte) error {
		id, err := firstField(m.tx, k, v)
		tasks[string(id)] = keyed{k, v}
		return err
	})
	return tasks, err
}

// returnsOn stores the returns on one task, which is there if known, and derives
// its standing.
func (m *migration2) returnsOn(id string, task keyed, known bool, rows []keyed) (standing []byte, err error) {
	returns := make([]model.Return, len(rows))
	for i, r := range rows {
		if returns[i], err = decodeReturn(r.value, nil); err != nil {
			return nil, fmt.Errorf("task %q: %w", id, err)
		}
	}
	var t *model.Task
	if known {
		if t, err = decodeTask(task.value, nil); err != nil {
			return nil, err
		}
		if c := m.campaigns[t.Campaign]; c != nil {
			c.AnswerTurns(t, returns, m.cal)
		}
	}
	for i := range returns {
		r := &returns[i]
		r.Received, r.Entered = r.Date, r.Date
		r.Version = model.NextVersion(returns[:i], r)
		data, err := encode(r)
		if err == nil {
			err = write(m.tx, bucketNames[inReturns], rows[i].key, data)
		}
		if err != nil {
			return nil, err
		}
	}
	if t == nil {
		return nil, nil
	}
	s := model.Summarise(t, returns, forever)
	return encodeStanding(&s)
}

// taskRecords takes the standings out of the tasks.
func (m *migration2) taskRecords() error {
	return m.rewrite(bucketNames[inTasks], func(_, v []byte) ([]byte, error) {
		t, err := decodeTask(v, nil)
		if err != nil {
			return nil, err
		}
		return encode(t)
	})
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
	if _, err := renew(m.tx, name); err != nil {
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

// changes keeps the journal readable. What it says cannot be taken back any more,
// because the records are others now.
func (m *migration2) changes() error {
	m.whole, m.returned = make(map[uint64]bool), make(map[uint64][]string)
	err := mustBucket(m.tx, journalBucket).ForEach(func(_, v []byte) error {
		var old entry2
		err := decodeInto(v, &old)
		if old.Whole {
			m.whole[old.Seq] = true
		}
		return err
	})
	if err != nil {
		return err
	}
	return m.rewrite(changesBucket, func(k, v []byte) ([]byte, error) {
		var old []change2
		if err := decodeInto(v, &old); err != nil {
			return nil, err
		}
		var out []change
		for i := range old {
			if c, ok := old[i].now(); ok {
				out = append(out, c)
			}
			if old[i].Bucket != inReturns || len(k) != 12 {
				continue
			}
			if seq := binary.BigEndian.Uint64(k); !m.whole[seq] {
				m.returned[seq] = append(m.returned[seq], packed(kindIn(inReturns).ref(old[i].Key)))
			}
		}
		return encode(out)
	})
}

// journal has the entries name records of every kind, and the history all that they name.
func (m *migration2) journal() error {
	keys, err := m.histories()
	if err != nil {
		return err
	}
	err = m.rewrite(journalBucket, func(_, v []byte) ([]byte, error) {
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
		if returned := m.returned[rec.Seq]; !rec.Whole {
			slices.Sort(returned)
			rec.Refs = append(rec.Refs, slices.Compact(returned)...)
		}
		rec.Day = model.DateOf(rec.time())
		for _, ref := range rec.Refs {
			key, err := historyOf(ref, rec.Seq)
			if err != nil {
				return nil, err
			}
			keys = append(keys, key)
		}
		return encode(rec)
	})
	if err != nil {
		return err
	}
	slices.SortFunc(keys, bytes.Compare)
	to, err := renew(m.tx, historyBucket)
	if err != nil {
		return err
	}
	for _, key := range slices.CompactFunc(keys, bytes.Equal) {
		if err := to.Put(key, []byte{}); err != nil {
			return err
		}
	}
	return nil
}

// histories lists the keys of the history, which only tasks had, as they are now.
func (m *migration2) histories() (keys [][]byte, err error) {
	err = mustBucket(m.tx, historyBucket).ForEach(func(k, _ []byte) error {
		id, seq, err := splitID(k)
		if err != nil || len(seq) != 8 {
			return fmt.Errorf("history key %x: %w", k, ErrDamaged)
		}
		keys = append(keys, historyKey(taskName, id, binary.BigEndian.Uint64(seq)))
		return nil
	})
	return keys, err
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
