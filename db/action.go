package db

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"time"

	"duban/model"

	"go.etcd.io/bbolt"
)

// partSize is about how many bytes of changes one record of the journal holds,
// so that neither a large action nor its undo needs all of them at once.
const partSize = 128 << 10

// action is one action of the officer while its transaction runs. All changes
// of records go through put, which notes them for the journal.
type action struct {
	s       *Store
	tx      *bbolt.Tx
	rec     entryRecord
	pending []change // not yet written to the journal
	size    int      // bytes in pending
	made    int      // changes in all
	counts  [endOfBuckets]int64
	touched []touch
	// campaigns holds the IDs of changed campaigns, in the order of the change.
	campaigns []string
	lines     map[uint32][]line // see place
}

// touch is a task that an action changed, with its key at the time.
type touch struct {
	id  string
	key []byte
}

// errUnchanged ends the transaction of an action that would change nothing.
var errUnchanged = errors.New("nothing changed")

// act runs fn as one action: one transaction, one line of the journal. An
// action that changes nothing leaves no line, and gives the zero Entry.
func (s *Store) act(a model.Action, note string, fn func(*action) error) (model.Entry, error) {
	return s.actOn(a, note, fn, (*action).push)
}

// actOn is act with stack, which brings the stacks of undo and redo up to date.
func (s *Store) actOn(a model.Action, note string, fn, stack func(*action) error) (model.Entry, error) {
	if s.o.ReadOnly {
		return model.Entry{}, ErrReadOnly
	}
	s.backupToday()
	var e model.Entry
	err := s.update(func(tx *bbolt.Tx) error {
		seq, err := mustBucket(tx, journalBucket).NextSequence()
		if err != nil {
			return err
		}
		act := &action{s: s, tx: tx, lines: make(map[uint32][]line), rec: entryRecord{
			Seq: seq, Time: s.o.Now().UnixNano(), Who: s.o.Who, Action: string(a), Note: note,
		}}
		if err := fn(act); err != nil {
			return err
		}
		if act.made == 0 {
			return errUnchanged
		}
		if err := stack(act); err != nil {
			return err
		}
		e, err = act.finish()
		return err
	})
	if errors.Is(err, errUnchanged) {
		return model.Entry{}, nil
	}
	if err != nil {
		return model.Entry{}, err
	}
	return e, nil
}

func (a *action) bucket(b bucket) *bbolt.Bucket { return mustBucket(a.tx, bucketNames[b]) }

// get returns a record's bytes, nil where there is none. They are valid until
// the next put.
func (a *action) get(b bucket, key []byte) []byte { return a.bucket(b).Get(key) }

// put stores value under key, or deletes the record where value is nil. It
// keeps both slices.
func (a *action) put(b bucket, key, value []byte) error {
	in := a.bucket(b)
	c := change{Bucket: b, Key: key, Before: bytes.Clone(in.Get(key)), After: value, Sum: checksum(value)}
	switch {
	case c.Before == nil && value == nil, c.Before != nil && value != nil && bytes.Equal(c.Before, value):
		return nil
	case value == nil:
		a.counts[b]--
	case c.Before == nil:
		a.counts[b]++
	}
	var err error
	if value == nil {
		err = in.Delete(key)
	} else {
		err = in.Put(key, value)
	}
	if err != nil {
		return fmt.Errorf("writing to %s: %w", bucketNames[b], err)
	}
	if a.rec.Whole {
		c.After = nil
	}
	a.made++
	a.pending = append(a.pending, c)
	if a.size += len(c.Key) + len(c.Before) + len(c.After) + 16; a.size >= partSize {
		return a.flush()
	}
	return nil
}

// checksum is the 64-bit FNV-1a sum of a value; 0 stands for no value.
func checksum(value []byte) uint64 {
	if value == nil {
		return 0
	}
	h := fnv.New64a()
	_, _ = h.Write(value)
	return h.Sum64()
}

// flush writes the pending changes to the journal.
func (a *action) flush() error {
	if len(a.pending) == 0 {
		return nil
	}
	data, err := encode(a.pending)
	if err != nil {
		return err
	}
	to := mustBucket(a.tx, changesBucket)
	to.FillPercent = 0.95 // keys only ever grow
	if err := to.Put(append(u64(a.rec.Seq), u32(a.rec.Parts)...), data); err != nil {
		return fmt.Errorf("writing the journal: %w", err)
	}
	a.rec.Parts++
	a.pending, a.size = nil, 0
	return nil
}

// touch notes that the action changed a task.
func (a *action) touch(id string, key []byte) {
	a.touched = append(a.touched, touch{id, key})
}

// touchCampaign notes that the action changed a campaign.
func (a *action) touchCampaign(id string) {
	if !slices.Contains(a.campaigns, id) {
		a.campaigns = append(a.campaigns, id)
	}
}

// push puts the action on top of the undoable ones and forgets what was undone.
func (a *action) push() error {
	state := mustBucket(a.tx, stateBucket)
	a.rec.Under = number(state.Get([]byte(stateUndo)))
	if err := state.Put([]byte(stateUndo), u64(a.rec.Seq)); err != nil {
		return err
	}
	return state.Put([]byte(stateRedo), u64(0))
}

// finish writes the line of the journal and all that is derived from it.
func (a *action) finish() (model.Entry, error) {
	if err := a.flush(); err != nil {
		return model.Entry{}, err
	}
	state := mustBucket(a.tx, stateBucket)
	for b, n := range a.counts {
		if n == 0 {
			continue
		}
		key := []byte(stateCount + bucketNames[b])
		if err := state.Put(key, u64(number(state.Get(key))+uint64(n))); err != nil {
			return model.Entry{}, err
		}
	}
	ids := a.ids()
	a.rec.Campaigns = a.campaigns
	if !a.rec.Whole {
		a.rec.Tasks = ids
	}
	data, err := encode(a.rec)
	if err != nil {
		return model.Entry{}, err
	}
	journal := mustBucket(a.tx, journalBucket)
	journal.FillPercent = 0.95
	if err := journal.Put(u64(a.rec.Seq), data); err != nil {
		return model.Entry{}, fmt.Errorf("writing the journal: %w", err)
	}
	// In the order of the keys, which is cheaper for a bucket than any other.
	slices.Sort(ids)
	history := mustBucket(a.tx, historyBucket)
	for _, id := range ids {
		if err := history.Put(historyKey(id, a.rec.Seq), []byte{}); err != nil {
			return model.Entry{}, fmt.Errorf("writing the journal: %w", err)
		}
	}
	return a.rec.entry(), nil
}

// ids lists the changed tasks once each, in the order of the document.
func (a *action) ids() []string {
	slices.SortStableFunc(a.touched, func(x, y touch) int { return bytes.Compare(x.key, y.key) })
	seen := make(map[string]bool, len(a.touched))
	var ids []string
	for _, t := range a.touched {
		if !seen[t.id] {
			seen[t.id] = true
			ids = append(ids, t.id)
		}
	}
	return ids
}

// entry is the form in which the rest of the program sees the line.
func (r *entryRecord) entry() model.Entry {
	e := model.Entry{
		Seq: r.Seq, Time: time.Unix(0, r.Time), Who: r.Who,
		Action: model.Action(r.Action), Of: model.Action(r.Of), Note: r.Note,
	}
	for _, id := range r.Campaigns {
		e.Records = append(e.Records, model.Ref{Kind: model.RecordCampaign, ID: id})
	}
	for _, id := range r.Tasks {
		e.Records = append(e.Records, model.Ref{Kind: model.RecordTask, ID: id})
	}
	return e
}
