package db

import (
	"bytes"
	"fmt"
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
	chain := c.state(stateChain)
	marks := make(map[record]mark)
	listed := make(map[string]bool) // history keys that must be there
	var last uint64
	var parts int
	_ = mustBucket(c.tx, journalBucket).ForEach(func(k, v []byte) error {
		rec, err := decodeEntry(k, v)
		if err != nil {
			c.add(FaultRecord, journalBucket, fmt.Sprint(number(k)), "%w", err)
			return nil
		}
		if rec.Seq != last+1 || !bytes.Equal(k, u64(rec.Seq)) {
			c.add(FaultJournal, journalBucket, fmt.Sprint(rec.Seq), "journal: entry %d at %x follows %d", rec.Seq, k, last)
		}
		last = rec.Seq
		for _, ref := range rec.Refs {
			key, err := historyOf(ref, rec.Seq)
			if err != nil {
				c.add(FaultJournal, journalBucket, fmt.Sprint(rec.Seq), "%w", err)
				continue
			}
			listed[string(key)] = true
		}
		parts += int(rec.Parts)
		c.replay(&rec, chain, marks, listed)
		return nil
	})
	if n := keysIn(mustBucket(c.tx, changesBucket)); n != uint64(parts) {
		c.add(FaultJournal, journalBucket, "", "journal: the entries have %d parts, but %d are there", parts, n)
	}
	c.present(chain, marks)
	c.histories(listed)
	c.stacks(last)
}

// replay follows the changes of one entry. The values of those up to chain were
// rewritten since.
func (c *checker) replay(rec *entryRecord, chain uint64, marks map[record]mark, listed map[string]bool) {
	err := changesOf(c.tx, rec, func(ch *change) error {
		if !ch.valid() {
			c.add(FaultJournal, journalBucket, fmt.Sprint(rec.Seq), "journal entry %d: changes a record that cannot be", rec.Seq)
			return nil
		}
		if rec.Whole && ch.Bucket == inIndex && ch.Key[0] == taskName {
			listed[string(historyKey(taskName, ch.Key[1:], rec.Seq))] = true
		}
		if rec.Seq <= chain {
			return nil
		}
		r := record{ch.Bucket, string(ch.Key)}
		was, seen := marks[r]
		if (seen || chain == 0) && ch.found() != was {
			c.add(FaultUnexplained, bucketNames[ch.Bucket], keyText(ch.Key), "journal entry %d: found %s %s other than it was left", rec.Seq, bucketNames[ch.Bucket], keyText(ch.Key))
		}
		marks[r] = ch.left()
		return nil
	})
	if err != nil {
		c.add(FaultJournal, journalBucket, fmt.Sprint(rec.Seq), "%w", err)
	}
}

// present compares the records with what the journal says that they are.
func (c *checker) present(chain uint64, marks map[record]mark) {
	for b := inCampaigns; b < endOfBuckets; b++ {
		c.records(bucketNames[b], func(k, v []byte) {
			r := record{b, string(k)}
			want, seen := marks[r]
			if (seen || chain == 0) && markOf(k, v) != want {
				c.add(FaultUnexplained, bucketNames[b], keyText(k), "%s %s: is not what the journal says", bucketNames[b], keyText(k))
			}
			delete(marks, r)
		})
	}
	for r, want := range marks {
		if want.there {
			c.add(FaultUnexplained, bucketNames[r.in], keyText([]byte(r.key)), "%s %s: is in the journal, but not in the ledger", bucketNames[r.in], keyText([]byte(r.key)))
		}
	}
}

// histories compares the index of the journal by record with the journal.
func (c *checker) histories(listed map[string]bool) {
	_ = mustBucket(c.tx, historyBucket).ForEach(func(k, _ []byte) error {
		if !listed[string(k)] {
			c.add(FaultHistory, historyBucket, "", "history %q: the journal has no such entry", k)
		}
		delete(listed, string(k))
		return nil
	})
	for k := range listed {
		c.add(FaultHistory, historyBucket, "", "history %q: is missing", k)
	}
}

// stacks follows the undoable and redoable entries down to the first.
func (c *checker) stacks(last uint64) {
	for _, name := range []string{stateUndo, stateRedo} {
		for seq, above := c.state(name), last+1; seq != 0; {
			if seq >= above {
				c.add(FaultUndo, "", "", "%s: entry %d lies under %d", name, seq, above)
				break
			}
			rec, err := readEntry(c.tx, seq)
			if err != nil {
				c.add(FaultUndo, "", "", "%s: %w", name, err)
				break
			}
			seq, above = rec.Under, seq
		}
	}
}
