package db

import (
	"fmt"

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
	Seq       uint64   `cbor:"1,keyasint"`
	Time      int64    `cbor:"2,keyasint"` // nanoseconds since 1970
	Who       string   `cbor:"3,keyasint,omitempty"`
	Action    string   `cbor:"4,keyasint"`
	Of        string   `cbor:"5,keyasint,omitempty"`
	Tasks     []string `cbor:"6,keyasint,omitempty"`
	Campaigns []string `cbor:"7,keyasint,omitempty"`
	Note      string   `cbor:"8,keyasint,omitempty"`
	// Under is the entry that lay on top of the stack onto which this one was
	// put: the stack of undoable entries for an action or a redo, that of
	// redoable ones for an undo.
	Under uint64 `cbor:"9,keyasint,omitempty"`
	// Back is the entry that an undo or redo took back.
	Back uint64 `cbor:"10,keyasint,omitempty"`
	// Parts is how many records of the changes bucket belong to the entry.
	Parts uint32 `cbor:"11,keyasint,omitempty"`
	// Whole says that the entry is about whole campaigns: it does not list
	// their tasks, and of the values that it wrote it keeps the checksums only.
	Whole bool `cbor:"12,keyasint,omitempty"`
}

// change is what an action did to one record.
type change struct {
	Bucket bucket `cbor:"1,keyasint"`
	Key    []byte `cbor:"2,keyasint"`
	// Before and After are the values, nil where there was or is none. A
	// record is never empty.
	Before []byte `cbor:"3,keyasint,omitempty"`
	After  []byte `cbor:"4,keyasint,omitempty"`
	// Sum is the checksum of the new value. An entry about whole campaigns
	// keeps no more than that: the values would double the file, and are
	// found in the records, or as the Before of the next entry that touched them.
	Sum uint64 `cbor:"5,keyasint,omitempty"`
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
