package db

import (
	"bytes"
)

// record names a record that the journal speaks of.
type record struct {
	in  bucket
	key string
}

// journal replays the journal: its entries must be numbered without a gap, be
// entered into the histories of their tasks, and each must find every record
// as the one before it left it. What the last one left must be there now.
func (c *checker) journal() {
	chain := number(mustBucket(c.tx, stateBucket).Get([]byte(stateChain)))
	sums := make(map[record]uint64)
	listed := make(map[string]bool) // history keys that must be there
	var last uint64
	var parts int
	_ = mustBucket(c.tx, journalBucket).ForEach(func(k, v []byte) error {
		var rec entryRecord
		if err := decodeInto(v, &rec); err != nil {
			c.add("journal entry %x: %w", k, err)
			return nil
		}
		if rec.Seq != last+1 || !bytes.Equal(k, u64(rec.Seq)) {
			c.add("journal: entry %d at %x follows %d", rec.Seq, k, last)
		}
		last = rec.Seq
		for _, id := range rec.Tasks {
			listed[string(historyKey(id, rec.Seq))] = true
		}
		parts += int(rec.Parts)
		if rec.Seq > chain {
			c.replay(&rec, chain, sums, listed)
		}
		return nil
	})
	if n := keysIn(mustBucket(c.tx, changesBucket)); n != uint64(parts) {
		c.add("journal: the entries have %d parts, but %d are there", parts, n)
	}
	c.present(chain, sums)
	c.histories(listed)
	c.stacks(last)
}

// replay follows the changes of one entry.
func (c *checker) replay(rec *entryRecord, chain uint64, sums map[record]uint64, listed map[string]bool) {
	for part := range rec.Parts {
		changes, err := readChanges(c.tx, rec.Seq, part)
		if err != nil {
			c.add("%w", err)
			return
		}
		for _, ch := range changes {
			if ch.Bucket == 0 || ch.Bucket >= endOfBuckets || len(ch.Key) == 0 {
				c.add("journal entry %d: changes a record that cannot be", rec.Seq)
				continue
			}
			r := record{ch.Bucket, string(ch.Key)}
			was, seen := sums[r]
			if found := checksum(ch.Before); (seen || chain == 0) && found != was {
				c.add("journal entry %d: found %s %q other than it was left", rec.Seq, bucketNames[ch.Bucket], ch.Key)
			}
			if !rec.Whole && checksum(ch.After) != ch.Sum {
				c.add("journal entry %d: left %s %q other than it says", rec.Seq, bucketNames[ch.Bucket], ch.Key)
			}
			sums[r] = ch.Sum
			if rec.Whole && ch.Bucket == inIndex && ch.Key[0] == taskName {
				listed[string(historyKey(string(ch.Key[1:]), rec.Seq))] = true
			}
		}
	}
}

// present compares the records with what the journal says that they are.
func (c *checker) present(chain uint64, sums map[record]uint64) {
	for b := inCampaigns; b < endOfBuckets; b++ {
		_ = c.bucket(b).ForEach(func(k, v []byte) error {
			r := record{b, string(k)}
			want, seen := sums[r]
			if (seen || chain == 0) && checksum(v) != want {
				c.add("%s %q: is not what the journal says", bucketNames[b], k)
			}
			delete(sums, r)
			return nil
		})
	}
	for r, want := range sums {
		if want != 0 {
			c.add("%s %q: is in the journal, but not in the ledger", bucketNames[r.in], r.key)
		}
	}
}

// histories compares the index of the journal by task with the journal.
func (c *checker) histories(listed map[string]bool) {
	_ = mustBucket(c.tx, historyBucket).ForEach(func(k, _ []byte) error {
		if !listed[string(k)] {
			c.add("history %q: the journal has no such entry", k)
		}
		delete(listed, string(k))
		return nil
	})
	for k := range listed {
		c.add("history %q: is missing", k)
	}
}

// stacks follows the undoable and redoable entries down to the first.
func (c *checker) stacks(last uint64) {
	state := mustBucket(c.tx, stateBucket)
	for _, name := range []string{stateUndo, stateRedo} {
		for seq, above := number(state.Get([]byte(name))), last+1; seq != 0; {
			if seq >= above {
				c.add("%s: entry %d lies under %d", name, seq, above)
				break
			}
			rec, err := readEntry(c.tx, seq)
			if err != nil {
				c.add("%s: %w", name, err)
				break
			}
			seq, above = rec.Under, seq
		}
	}
}
