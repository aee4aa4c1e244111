package db

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"

	"duban/model"

	"go.etcd.io/bbolt"
)

// partSize is about how many bytes of changes one record of the journal holds,
// so that neither a large action nor its undo needs all of them at once.
const partSize = 128 << 10

// action is one action of the officer while its transaction runs. All changes
// of records go through put, which notes them for the journal, keeps what past
// days need, and has standings derived anew.
type action struct {
	s       *Store
	tx      *bbolt.Tx
	rec     entryRecord
	pending []change // not yet written to the journal
	size    int      // bytes in pending
	made    int      // changes in all
	counts  [endOfBuckets]int64
	// touched holds the records changed and the keys under which they lie or
	// lay, nil where it is not known yet.
	touched map[touch][]byte
	// quiet changes touch no record: renumbering, which only makes room.
	quiet bool
	// refs are the records that a reversal names: those of the entry reversed.
	refs []string
	// gone holds what the action took from one key and may put under another.
	gone map[touch][]byte
	// dirty are the tasks whose standing is to be derived, nil where not known yet.
	dirty map[string][]byte
	// links are the keys of the links bucket that the action makes, true, or takes away.
	links map[string]bool
	// toFeed are returns that are handed on when all those of the action are stored.
	toFeed []model.Via
	// later says that the action reverses an entry of another day, and sameDay that
	// it reverses one of today.
	later, sameDay bool
	// byHand says that an officer makes or changes records that do not say themselves
	// since when they are there.
	byHand  bool
	pastDay uint32            // the newest day put into past, as dayNumber has it
	lines   map[uint32][]line // see place
}

// touch names a record by its kind and name.
type touch struct {
	in   bucket
	name string
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
	if err := s.beforeChange(); err != nil {
		return model.Entry{}, err
	}
	var e model.Entry
	err := s.update(func(tx *bbolt.Tx) (err error) {
		e, err = s.actIn(tx, a, note, fn, stack)
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

// actIn runs an action as a part of a transaction. errUnchanged says that it changed nothing.
func (s *Store) actIn(tx *bbolt.Tx, a model.Action, note string, fn, stack func(*action) error) (e model.Entry, err error) {
	seq, err := mustBucket(tx, journalBucket).NextSequence()
	if err != nil {
		return e, err
	}
	now := s.o.Now()
	act := &action{
		s: s, tx: tx,
		rec: entryRecord{
			Seq: seq, Time: now.UnixNano(), Day: model.DateOf(now), Who: s.who, Action: string(a), Note: note,
		},
		touched: make(map[touch][]byte), gone: make(map[touch][]byte),
		dirty: make(map[string][]byte), links: make(map[string]bool), lines: make(map[uint32][]line),
	}
	if err := fn(act); err != nil {
		return e, err
	}
	if act.made == 0 {
		return e, errUnchanged
	}
	if err := stack(act); err != nil {
		return e, err
	}
	return act.finish()
}

func (a *action) bucket(b bucket) *bbolt.Bucket { return mustBucket(a.tx, bucketNames[b]) }

// get returns a record's bytes, nil where there is none. They are valid until
// the next put.
func (a *action) get(b bucket, key []byte) ([]byte, error) { return read(a.tx, bucketNames[b], key) }

// put stores value under key, or deletes the record where value is nil. It
// keeps both slices.
func (a *action) put(b bucket, key, value []byte) error {
	before, err := a.get(b, key)
	if err != nil {
		return err
	}
	return a.replace(b, key, before, value)
}

// replace is put where it is known what is there.
func (a *action) replace(b bucket, key, before, value []byte) (err error) {
	if before == nil && value == nil || before != nil && value != nil && bytes.Equal(before, value) {
		return nil
	}
	before = bytes.Clone(before)
	k := kindIn(b)
	c := change{Bucket: b, Key: key}
	switch {
	case before == nil:
		c.How = inserted
		a.counts[b]++
	case value == nil:
		c.How, c.Before = deleted, before
		a.counts[b]--
	default:
		c.How, c.Before = replaced, before
		if undo, redo, ok := patches(before, value); ok && k != nil {
			c.How, c.Before, c.After, c.Was = patched, undo, redo, sumOf(key, before)
		}
	}
	if value != nil {
		c.Sum = sumOf(key, value)
	}
	var name []byte
	if k != nil {
		if name, err = k.nameOf(a.tx, key, either(before, value)); err != nil {
			return err
		}
		name = bytes.Clone(name)
		if !k.dated || k.ordered && c.How != deleted && !(a.rec.Whole && b == inTasks) {
			c.Of = string(name)
		}
		a.moved(touch{b, string(name)}, &c, value)
	}
	if err := a.store(b, key, value); err != nil {
		return err
	}
	if err := a.note(c); err != nil {
		return err
	}
	if b == inPast && value != nil {
		_, _, until, err := splitPast(key)
		if err != nil {
			return err
		}
		a.pastDay = max(a.pastDay, dayNumber(until))
	}
	if k == nil {
		return nil
	}
	a.touch(k, name, key)
	a.soil(b, name, key, value)
	if b == inTasks {
		if err := a.relink(string(name), before, value); err != nil {
			return err
		}
	}
	if k.dated {
		return a.remember(k, name, key, before)
	}
	return nil
}

// either is a where there is one, else b.
func either(a, b []byte) []byte {
	if a != nil {
		return a
	}
	return b
}

// store writes or deletes one value.
func (a *action) store(b bucket, key, value []byte) (err error) {
	if value != nil {
		return write(a.tx, bucketNames[b], key, value)
	}
	if err = a.bucket(b).Delete(key); err != nil {
		err = fmt.Errorf("writing to %s: %w", bucketNames[b], err)
	}
	return err
}

// moved notes of a record that the action takes from one key and puts under
// another what differs between the two, so that it can be told.
func (a *action) moved(t touch, c *change, value []byte) {
	switch {
	case a.rec.Whole:
	case c.How == deleted:
		a.gone[t] = c.Before
	case c.How == inserted:
		if before := a.gone[t]; before != nil {
			if undo, redo, ok := patches(before, value); ok {
				c.Before, c.After = undo, redo
			}
		}
	}
}

// note adds a change to the journal.
func (a *action) note(c change) error {
	a.made++
	a.pending = append(a.pending, c)
	if a.size += len(c.Key) + len(c.Before) + len(c.After) + 16; a.size >= partSize {
		return a.flush()
	}
	return nil
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
	mustBucket(a.tx, changesBucket).FillPercent = 0.95 // keys only ever grow
	if err := write(a.tx, changesBucket, changesKey(a.rec.Seq, a.rec.Parts), data); err != nil {
		return err
	}
	a.rec.Parts++
	a.pending, a.size = a.pending[:0], 0
	return nil
}

// touch notes that the action changed a record. What changes a return changes
// the standing of its task.
func (a *action) touch(k *kind, name, key []byte) {
	switch {
	case a.quiet:
	case k.in == inReturns:
		if !a.rec.Whole {
			a.touched[touch{inReturns, string(name)}] = key
		}
		if t := (touch{inTasks, string(taskOfReturn(name))}); a.touched[t] == nil {
			a.touched[t] = nil
		}
	default:
		in := k.in
		if in == inDetails {
			in = inTasks
		}
		a.touched[touch{in, string(name)}] = key
	}
}

// push puts the action on top of the undoable ones and forgets what was undone.
func (a *action) push() (err error) {
	if a.rec.Under, err = stateNumber(a.tx, stateUndo); err != nil {
		return err
	}
	if err := setState(a.tx, stateUndo, a.rec.Seq); err != nil {
		return err
	}
	return setState(a.tx, stateRedo, 0)
}

// finish writes the line of the journal and all that is derived from it.
func (a *action) finish() (model.Entry, error) {
	if err := a.flush(); err != nil {
		return model.Entry{}, err
	}
	if err := a.stand(); err != nil {
		return model.Entry{}, err
	}
	if err := a.storeLinks(); err != nil {
		return model.Entry{}, err
	}
	for b, n := range a.counts {
		if n == 0 {
			continue
		}
		name := stateCount + bucketNames[b]
		old, err := stateNumber(a.tx, name)
		if err == nil {
			err = setState(a.tx, name, old+uint64(n))
		}
		if err != nil {
			return model.Entry{}, err
		}
	}
	if err := a.dayOfPast(); err != nil {
		return model.Entry{}, err
	}
	histories, err := a.name()
	if err != nil {
		return model.Entry{}, err
	}
	data, err := encode(a.rec)
	if err != nil {
		return model.Entry{}, err
	}
	mustBucket(a.tx, journalBucket).FillPercent = 0.95
	if err := write(a.tx, journalBucket, u64(a.rec.Seq), data); err != nil {
		return model.Entry{}, err
	}
	// In the order of the keys, which is cheaper for a bucket than any other.
	slices.SortFunc(histories, bytes.Compare)
	histories = slices.CompactFunc(histories, bytes.Equal)
	if err := a.sumUp(histories); err != nil {
		return model.Entry{}, err
	}
	history := mustBucket(a.tx, historyBucket)
	for _, key := range histories {
		if err := history.Put(key, []byte{}); err != nil {
			return model.Entry{}, fmt.Errorf("writing the journal: %w", err)
		}
	}
	return a.rec.entry(a.tx)
}

// dayOfPast brings the newest day of the past up to date.
func (a *action) dayOfPast() error {
	if a.pastDay == 0 {
		return nil
	}
	old, err := stateNumber(a.tx, statePast)
	if err != nil {
		return err
	}
	return setState(a.tx, statePast, max(old, uint64(a.pastDay)))
}

// name lists the records that the entry names, in the order of the document, and the
// keys of the histories that it is entered into.
func (a *action) name() (histories [][]byte, err error) {
	type place struct {
		touch
		key []byte
	}
	places := make([]place, 0, len(a.touched))
	for t, key := range a.touched {
		k := kindIn(t.in)
		if t.in == inReturns {
			if key, err = a.placeOf([]byte(t.name)); err != nil {
				return nil, err
			}
		} else if key == nil {
			if key, err = k.keyOf(a.tx, []byte(t.name)); err != nil {
				return nil, err
			}
		}
		places = append(places, place{t, bytes.Clone(key)})
		histories = append(histories, historyKey(k.letter, []byte(t.name), a.rec.Seq))
	}
	slices.SortFunc(places, func(x, y place) int {
		return cmp.Or(kindIn(x.in).rank()-kindIn(y.in).rank(), bytes.Compare(x.key, y.key), cmp.Compare(x.name, y.name))
	})
	for _, p := range places {
		if a.rec.Whole && p.in == inTasks {
			continue
		}
		a.rec.Refs = append(a.rec.Refs, packed(kindIn(p.in).ref([]byte(p.name))))
	}
	if a.refs == nil {
		return histories, nil
	}
	a.rec.Refs, histories = a.refs, nil
	for _, r := range a.refs {
		key, err := historyOf(r, a.rec.Seq)
		if err != nil {
			return nil, err
		}
		histories = append(histories, key)
	}
	return histories, nil
}

// historyOf is the key by which an entry that names a record is found.
func historyOf(packed string, seq uint64) ([]byte, error) {
	ref, ok := unpacked(packed)
	if !ok {
		return nil, fmt.Errorf("journal entry %d: names %q: %w", seq, packed, ErrDamaged)
	}
	k, name, err := named(ref)
	if err != nil {
		return nil, fmt.Errorf("journal entry %d: names %q: %w", seq, packed, ErrDamaged)
	}
	return historyKey(k.letter, name, seq), nil
}

// placeOf is where a return stands in the document: after its task.
func (a *action) placeOf(name []byte) (key []byte, err error) {
	task := taskOfReturn(name)
	key = a.touched[touch{inTasks, string(task)}]
	if key == nil {
		key, err = a.get(inIndex, indexKey(taskName, string(task)))
	}
	return append(bytes.Clone(key), name[len(task):]...), err
}

// entry is the form in which the rest of the program sees the line.
func (r *entryRecord) entry(tx *bbolt.Tx) (model.Entry, error) {
	e := model.Entry{
		Seq: r.Seq, Time: r.time(), Who: r.Who,
		Action: model.Action(r.Action), Of: model.Action(r.Of), Note: r.Note,
	}
	for _, s := range r.Refs {
		if ref, ok := unpacked(s); ok {
			e.Records = append(e.Records, ref)
		}
	}
	if e.Note == "" && (e.Action == model.ActReport || e.Of == model.ActReport) {
		var err error
		if e.Note, err = noteOfReport(tx, &e); err != nil {
			return e, err
		}
	}
	return e, nil
}
