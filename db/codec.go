package db

import (
	"fmt"
	"time"

	"duban/model"

	"github.com/fxamacker/cbor/v2"
)

// The encoding is canonical, so that the same record is always the same bytes:
// an edit that changes nothing is seen to change nothing.
var encoding = func() cbor.EncMode {
	m, err := cbor.EncOptions{Sort: cbor.SortCoreDeterministic}.EncMode()
	if err != nil {
		panic(err) // the options are constants
	}
	return m
}()

// Text that is not UTF-8 is read as it is: a ledger must not become unreadable
// by one bad byte of a document.
var decoding = func() cbor.DecMode {
	m, err := cbor.DecOptions{UTF8: cbor.UTF8DecodeInvalid}.DecMode()
	if err != nil {
		panic(err) // the options are constants
	}
	return m
}()

func encode(v any) ([]byte, error) {
	b, err := encoding.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encoding %T: %w", v, err)
	}
	return b, nil
}

// decodeInto reads what encode wrote. It is for records that are read one at
// a time; tasks and reports, which are read by the hundred thousand, have
// their own decoders.
func decodeInto(b []byte, v any) error {
	if err := decoding.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%w (a record cannot be read: %w)", ErrDamaged, err)
	}
	return nil
}

// entryRecord is a line of the journal as it is stored.
type entryRecord struct {
	Seq    uint64 `cbor:"1,keyasint"`
	Time   int64  `cbor:"2,keyasint"` // nanoseconds since 1970
	Who    string `cbor:"3,keyasint,omitempty"`
	Action string `cbor:"4,keyasint"`
	Of     string `cbor:"5,keyasint,omitempty"`
	Note   string `cbor:"8,keyasint,omitempty"`
	// Under is the entry that lay on top of the stack onto which this one was
	// put: the stack of undoable entries for an action or a redo, that of
	// redoable ones for an undo.
	Under uint64 `cbor:"9,keyasint,omitempty"`
	// Back is the entry that an undo or redo took back.
	Back uint64 `cbor:"10,keyasint,omitempty"`
	// Parts is how many records of the changes bucket belong to the entry.
	Parts uint32 `cbor:"11,keyasint,omitempty"`
	// Whole says that the entry is about whole campaigns: it does not name
	// their tasks and returns.
	Whole bool `cbor:"12,keyasint,omitempty"`
	// Refs names the records changed, each by its kind's letter and its ID.
	Refs []string `cbor:"13,keyasint,omitempty"`
	// Day is the day of the store's clock.
	Day model.Date `cbor:"14,keyasint,omitempty"`
}

func (r *entryRecord) time() time.Time { return time.Unix(0, r.Time) }

// how says what became of a record.
type how uint8

const (
	inserted how = iota + 1
	deleted
	replaced
	patched
)

// change is what an action did to one record: enough to take it back, and to
// tell what it was. Values are kept only where they would be lost.
type change struct {
	Bucket bucket `cbor:"1,keyasint"`
	Key    []byte `cbor:"2,keyasint"`
	How    how    `cbor:"3,keyasint"`
	// Before is the whole value of a record that was deleted or replaced. Of one
	// that was patched Before and After are maps of the fields that differ, null
	// where there was or is none; so too of one that was inserted, where the same action
	// took the same record from another key.
	Before []byte `cbor:"4,keyasint,omitempty"`
	After  []byte `cbor:"5,keyasint,omitempty"`
	// Sum is the checksum of the new value, where there is one, and Was that of
	// the old value of a record that was patched.
	Sum uint32 `cbor:"6,keyasint,omitempty"`
	Was uint32 `cbor:"7,keyasint,omitempty"`
	// Of is the record's name, where neither key nor value tell it.
	Of string `cbor:"8,keyasint,omitempty"`
}

// mark is the checksum of a value; there is false where there is none.
type mark struct {
	sum   uint32
	there bool
}

// found is the mark of the value that the change found.
func (c *change) found() mark {
	switch c.How {
	case inserted:
		return mark{}
	case patched:
		return mark{c.Was, true}
	}
	return mark{sumOf(c.Key, c.Before), true}
}

// left is the mark of the value that the change left.
func (c *change) left() mark {
	if c.How == deleted {
		return mark{}
	}
	return mark{c.Sum, true}
}

func markOf(key, value []byte) mark {
	if value == nil {
		return mark{}
	}
	return mark{sumOf(key, value), true}
}

func decodeCampaign(b []byte) (*model.Campaign, error) {
	c := new(model.Campaign)
	return c, decodeInto(b, c)
}

func decodeDetail(b []byte) (*model.Detail, error) {
	d := new(model.Detail)
	if b == nil {
		return d, nil
	}
	return d, decodeInto(b, d)
}

// valid reports whether the change is of a record that can be.
func (c *change) valid() bool {
	return c.Bucket >= inCampaigns && c.Bucket < endOfBuckets && len(c.Key) > 0 && c.How >= inserted && c.How <= patched
}
