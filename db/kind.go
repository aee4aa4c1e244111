package db

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"duban/model"

	"go.etcd.io/bbolt"
)

// kind is what the journal, the past and the checks must know of one kind of
// record. All of them work from the table of kinds: a new kind is a new line there.
//
// The name of a record stands for it in keys. It is the record's ID, save that
// of a return, which is the return's key.
type kind struct {
	record model.RecordKind
	letter byte // before the name, in the keys of index, past and history
	in     bucket
	of     reflect.Type
	// ordered records lie in the order of the document: their keys are places, and
	// the index leads from their names to them.
	ordered bool
	// dated records are kept as they stood on past days.
	dated bool
	// always says that the record is there from the beginning, though empty, so that
	// its first storing is a change like any other.
	always bool
	// nameOf returns the name of the record that lies, or lay, under key.
	nameOf func(tx *bbolt.Tx, key, value []byte) ([]byte, error)
}

var kinds = []kind{
	{model.RecordCampaign, campaignName, inCampaigns, reflect.TypeFor[model.Campaign](), true, true, false, firstField},
	{model.RecordTask, taskName, inTasks, reflect.TypeFor[model.Task](), true, true, false, firstField},
	{model.RecordReturn, returnName, inReturns, reflect.TypeFor[model.Return](), false, true, false, ownKey},
	{model.RecordUnit, unitName, inUnits, reflect.TypeFor[model.Unit](), true, true, false, firstField},
	{model.RecordSettings, settingsName, inSettings, reflect.TypeFor[model.Settings](), false, true, true, noName},
	// A detail is part of its task, under the same key, and is not dated.
	{model.RecordTask, taskName, inDetails, reflect.TypeFor[model.Detail](), false, false, false, taskThere},
}

// kindIn returns the kind of the records in a bucket, nil where it holds none.
func kindIn(b bucket) *kind {
	for i := range kinds {
		if kinds[i].in == b {
			return &kinds[i]
		}
	}
	return nil
}

// kindOf returns the kind with a letter, or nil.
func kindOf(letter byte) *kind {
	for i := range kinds {
		if kinds[i].letter == letter {
			return &kinds[i]
		}
	}
	return nil
}

// kindNamed returns the kind of a reference, or nil.
func kindNamed(record model.RecordKind) *kind {
	for i := range kinds {
		if kinds[i].record == record {
			return &kinds[i]
		}
	}
	return nil
}

// rank is the kind's place in the order in which an entry names records.
func (k *kind) rank() int {
	for i := range kinds {
		if &kinds[i] == k {
			return i
		}
	}
	return len(kinds)
}

// firstField is the field with the key 1 of a record: its ID or its name.
func firstField(_ *bbolt.Tx, key, value []byte) ([]byte, error) {
	r := reader{b: value}
	for n := r.length(majorMap); n > 0 && r.err == nil; n-- {
		if major, k := r.head(); major == majorUint && k == 1 {
			if name := r.raw(majorText); r.err == nil {
				return name, nil
			}
			break
		} else {
			r.rest(major, k, 0)
			r.skip()
		}
	}
	return nil, fmt.Errorf("record at %s: %w (it has no ID)", keyText(key), ErrDamaged)
}

func ownKey(_ *bbolt.Tx, key, _ []byte) ([]byte, error) { return key, nil }

func noName(*bbolt.Tx, []byte, []byte) ([]byte, error) { return []byte{}, nil }

// taskThere is the ID of the task that lies under key.
func taskThere(tx *bbolt.Tx, key, _ []byte) ([]byte, error) {
	v, err := read(tx, bucketNames[inTasks], key)
	if err != nil {
		return nil, err
	}
	if v == nil {
		return nil, fmt.Errorf("detail at %s: belongs to no task: %w", keyText(key), ErrDamaged)
	}
	return firstField(tx, key, v)
}

// keyOf returns the key under which the record of a name lies, nil where an
// ordered one is not in the ledger.
func (k *kind) keyOf(tx *bbolt.Tx, name []byte) ([]byte, error) {
	switch {
	case k.ordered:
		return read(tx, bucketNames[inIndex], indexKey(k.letter, string(name)))
	case k.record == model.RecordSettings:
		return []byte(settingsKey), nil
	}
	return name, nil
}

// find returns the record of a name, nil where it is not in the ledger.
func (k *kind) find(tx *bbolt.Tx, name []byte) (key, value []byte, err error) {
	if key, err = k.keyOf(tx, name); key == nil || err != nil {
		return nil, nil, err
	}
	value, err = read(tx, bucketNames[k.in], key)
	return key, value, err
}

// ref is how the rest of the program names the record.
func (k *kind) ref(name []byte) model.Ref {
	id := string(name)
	if k.record == model.RecordReturn {
		if task, seq, err := splitID(name); err == nil && len(seq) == 4 {
			id = string(task) + "#" + strconv.FormatUint(uint64(binary.BigEndian.Uint32(seq)), 10)
		}
	}
	return model.Ref{Kind: k.record, ID: id}
}

// named is the reverse of ref.
func named(ref model.Ref) (k *kind, name []byte, err error) {
	if k = kindNamed(ref.Kind); k == nil {
		return nil, nil, fmt.Errorf("%s %q: no kind of record: %w", ref.Kind, ref.ID, ErrNotFound)
	}
	if k.record != model.RecordReturn {
		return k, []byte(ref.ID), nil
	}
	at := strings.LastIndexByte(ref.ID, '#')
	if at < 0 {
		return nil, nil, fmt.Errorf("return %q: it has no number: %w", ref.ID, ErrNotFound)
	}
	seq, err := strconv.ParseUint(ref.ID[at+1:], 10, 32)
	if err != nil {
		return nil, nil, fmt.Errorf("return %q: it has no number: %w", ref.ID, ErrNotFound)
	}
	return k, returnKey(ref.ID[:at], uint32(seq)), nil
}

// packed is a reference as the journal stores it: the kind's letter and the ID.
func packed(ref model.Ref) string { return string(kindNamed(ref.Kind).letter) + ref.ID }

// unpacked is the reverse of packed; ok is false for what this program does not know.
func unpacked(s string) (ref model.Ref, ok bool) {
	if s == "" {
		return ref, false
	}
	k := kindOf(s[0])
	if k == nil {
		return ref, false
	}
	return model.Ref{Kind: k.record, ID: s[1:]}, true
}

// taskOfReturn is the ID of the task that a return of the given name is on.
func taskOfReturn(name []byte) []byte {
	id, _, _ := bytes.Cut(name, []byte{0})
	return id
}
