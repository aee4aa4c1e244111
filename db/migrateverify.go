package db

import (
	"bytes"
	"fmt"
	"hash/fnv"

	"duban/model"

	"go.etcd.io/bbolt"
)

// verify2 holds the records of a ledger of schema 2 against its journal, which has the
// checksum of each value that it left, and looks whether all of them can be read. The
// first thing that it finds becomes the error.
func verify2(tx *bbolt.Tx) error {
	for _, name := range append(plainBuckets2[:], followed2[1:]...) {
		if mustBucket(tx, name) == nil {
			return fmt.Errorf("%w (it has no bucket %q)", ErrDamaged, name)
		}
	}
	v := verifier2{tx: tx, sums: make(map[record]uint64)}
	if err := v.journal(); err != nil {
		return err
	}
	for b := inCampaigns; int(b) < len(followed2); b++ {
		err := mustBucket(tx, followed2[b]).ForEach(func(key, value []byte) error { return v.record(b, key, value) })
		if err != nil {
			return err
		}
	}
	return v.missing()
}

type verifier2 struct {
	tx *bbolt.Tx
	// chain is the last entry whose changes schema 1 did not keep.
	chain uint64
	// sums holds how the journal left records, until these are seen.
	sums map[record]uint64
}

// sum2 is the checksum that schema 2 kept of a value; 0 stands for no value.
func sum2(value []byte) uint64 {
	if value == nil {
		return 0
	}
	h := fnv.New64a()
	_, _ = h.Write(value)
	return h.Sum64()
}

// journal replays the journal.
func (v *verifier2) journal() error {
	v.chain = number(mustBucket(v.tx, stateBucket).Get([]byte(stateChain)))
	var last, parts uint64
	err := mustBucket(v.tx, journalBucket).ForEach(func(k, value []byte) error {
		var rec entry2
		if err := decodeInto(value, &rec); err != nil {
			return fmt.Errorf("journal entry %x: %w", k, err)
		}
		if rec.Seq != last+1 || !bytes.Equal(k, u64(rec.Seq)) {
			return fmt.Errorf("journal: entry %d at %x follows %d: %w", rec.Seq, k, last, ErrDamaged)
		}
		last = rec.Seq
		parts += uint64(rec.Parts)
		if rec.Seq <= v.chain && rec.Parts > 0 {
			return fmt.Errorf("journal entry %d: is said to have no changes, but has: %w", rec.Seq, ErrDamaged)
		}
		for part := range rec.Parts {
			if err := v.replay(&rec, part); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if v.chain > last {
		return fmt.Errorf("journal: entry %d follows %d: %w", v.chain, last, ErrDamaged)
	}
	if n := keysIn(mustBucket(v.tx, changesBucket)); n != parts {
		return fmt.Errorf("journal: the entries have %d parts, but %d are there: %w", parts, n, ErrDamaged)
	}
	return nil
}

// replay follows one part of what an entry changed.
func (v *verifier2) replay(rec *entry2, part uint32) error {
	value := mustBucket(v.tx, changesBucket).Get(append(u64(rec.Seq), u32(part)...))
	if value == nil {
		return fmt.Errorf("journal entry %d: its part %d is missing: %w", rec.Seq, part, ErrDamaged)
	}
	var changes []change2
	if err := decodeInto(value, &changes); err != nil {
		return fmt.Errorf("journal entry %d: %w", rec.Seq, err)
	}
	for i := range changes {
		c := &changes[i]
		if c.Bucket == 0 || int(c.Bucket) >= len(followed2) || len(c.Key) == 0 {
			return fmt.Errorf("journal entry %d: changes a record that cannot be: %w", rec.Seq, ErrDamaged)
		}
		r := record{c.Bucket, string(c.Key)}
		was, seen := v.sums[r]
		if (seen || v.chain == 0) && sum2(c.Before) != was {
			return fmt.Errorf("journal entry %d: found %s other than it was left: %w", rec.Seq, v.name(c.Bucket, c.Key, c.Before), ErrDamaged)
		}
		if !rec.Whole && sum2(c.After) != c.Sum {
			return fmt.Errorf("journal entry %d: left %s other than it says: %w", rec.Seq, v.name(c.Bucket, c.Key, c.After), ErrDamaged)
		}
		v.sums[r] = c.Sum
	}
	return nil
}

// record verifies one record. What the journal does not know is for Check to judge,
// after the migration.
func (v *verifier2) record(b bucket, key, value []byte) error {
	r := record{b, string(key)}
	if want, seen := v.sums[r]; seen && sum2(value) != want {
		return fmt.Errorf("%s: is not what the journal says: %w", v.name(b, key, value), ErrDamaged)
	}
	delete(v.sums, r)
	var err error
	switch b {
	case inCampaigns:
		_, err = decodeCampaign(value)
	case inTasks:
		_, err = decodeTask(value, nil)
	case inDetails:
		_, err = decodeDetail(value)
	case inReturns:
		_, err = decodeReturn(value, nil)
	case inUnits:
		err = decodeInto(value, new(model.Unit))
	}
	if err != nil {
		return fmt.Errorf("%s: %w", v.name(b, key, value), err)
	}
	return nil
}

// missing names a record that should be there and was not seen.
func (v *verifier2) missing() error {
	var first *record
	for r, want := range v.sums {
		if want != 0 && (first == nil || r.in < first.in || r.in == first.in && r.key < first.key) {
			first = &r
		}
	}
	if first == nil {
		return nil
	}
	return fmt.Errorf("%s: is in the journal, but not in the ledger: %w", v.name(first.in, []byte(first.key), nil), ErrDamaged)
}

// name is how an error names a record: by its ID where that can be read.
func (v *verifier2) name(b bucket, key, value []byte) string {
	words := [...]string{inCampaigns: "campaign", inTasks: "task", inDetails: "detail of task", inUnits: "unit"}
	switch b {
	case inReturns:
		return fmt.Sprintf("return %q", kindIn(inReturns).ref(key).ID)
	case inIndex:
		return "index " + keyText(key)
	case inDetails:
		value = mustBucket(v.tx, followed2[inTasks]).Get(key)
	}
	if id, err := firstField(v.tx, key, value); err == nil {
		return fmt.Sprintf("%s %q", words[b], id)
	}
	return fmt.Sprintf("%s at %s", words[b], keyText(key))
}
