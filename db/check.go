package db

import (
	"bytes"
	"fmt"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Check looks at everything: bbolt's pages, every record against the rules of
// the model, the index, what is derived, and the journal, which must account
// for every record as it is. It returns what it finds, one sentence each, and
// nothing for a sound ledger. It changes nothing.
func (s *Store) Check() []error {
	c := &checker{}
	err := s.view(func(tx *bbolt.Tx) error {
		c.tx = tx
		if c.findings = pageFindings(tx); len(c.findings) > 0 {
			return nil // records on such pages say nothing reliable
		}
		c.campaigns()
		c.tasks()
		c.strays()
		c.units()
		c.counts()
		c.journal()
		return nil
	})
	if err != nil {
		c.findings = append(c.findings, err)
	}
	return c.findings
}

// pageFindings has bbolt check its pages. It reads every record first: what
// faults does so here, where it is caught, and not in bbolt's own goroutine.
func pageFindings(tx *bbolt.Tx) (findings []error) {
	pages := int(tx.Size()) / tx.DB().Info().PageSize
	for id := 0; id < pages; id++ {
		p, err := tx.Page(id)
		if err != nil {
			return []error{err}
		}
		if p.Type == "free" {
			continue
		}
		if id += p.OverflowCount; id >= pages {
			return []error{fmt.Errorf("page %d: %w (it goes on after the end of the file)", p.ID, ErrDamaged)}
		}
	}
	err := tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
		var last []byte
		return b.ForEach(func(k, v []byte) error {
			if last != nil && bytes.Compare(last, k) >= 0 {
				return fmt.Errorf("bucket %q: %w (key %x follows %x)", name, ErrDamaged, k, last)
			}
			last = k
			checksum(v) // reads all of it
			return nil
		})
	})
	if err != nil {
		return []error{err}
	}
	for err := range tx.Check() {
		findings = append(findings, fmt.Errorf("%w (%w)", ErrDamaged, err))
	}
	return findings
}

// checker gathers what Check finds.
type checker struct {
	tx       *bbolt.Tx
	findings []error
	// names holds the ID of each campaign by its ordinal, as a key.
	names map[string]string
}

// mostFindings bounds the list: a thousand sentences are no better than two hundred.
const mostFindings = 200

func (c *checker) add(format string, args ...any) {
	if len(c.findings) < mostFindings {
		c.findings = append(c.findings, fmt.Errorf(format, args...))
	}
}

func (c *checker) rules(errs []error) {
	for _, err := range errs {
		c.add("%w", err)
	}
}

func (c *checker) bucket(b bucket) *bbolt.Bucket { return mustBucket(c.tx, bucketNames[b]) }

// leads reports whether the index leads from a name to key.
func (c *checker) leads(kind byte, name string, key []byte) {
	if got := c.bucket(inIndex).Get(indexKey(kind, name)); !bytes.Equal(got, key) {
		c.add("index: %q leads to %x, but lies at %x", string(kind)+name, got, key)
	}
}

func (c *checker) campaigns() {
	c.names = make(map[string]string)
	parents := make(map[string]string)
	_ = c.bucket(inCampaigns).ForEach(func(k, v []byte) error {
		p, err := decodeCampaign(v)
		if err != nil {
			c.add("campaign at %x: %w", k, err)
			return nil
		}
		if len(k) != 4 {
			c.add("campaign %q: its key %x must have 4 bytes", p.ID, k)
		}
		c.names[string(k)] = p.ID
		parents[p.ID] = p.Parent
		c.leads(campaignName, p.ID, k)
		c.rules(model.CheckCampaign(p))
		return nil
	})
	for id, parent := range parents {
		seen := map[string]bool{id: true}
		for ; parent != "" && !seen[parent]; parent = parents[parent] {
			seen[parent] = true
			if _, ok := parents[parent]; !ok {
				c.add("campaign %q: is part of %q, which is not in the ledger", id, parent)
			}
		}
		if parent == id {
			c.add("campaign %q: is part of itself", id)
		}
	}
}

func (c *checker) tasks() {
	in := newInterner()
	details := c.bucket(inDetails)
	_ = c.bucket(inTasks).ForEach(func(k, v []byte) error {
		t, err := decodeTask(v, in)
		if err != nil {
			c.add("task at %x: %w", k, err)
			return nil
		}
		_, order, err := splitTaskKey(k)
		if err != nil {
			c.add("task %q: %w", t.ID, err)
			return nil
		}
		if order != t.Order {
			c.add("task %q: its order is %d, but its key says %d", t.ID, t.Order, order)
		}
		if name, ok := c.names[string(k[:4])]; !ok || name != t.Campaign {
			c.add("task %q: lies in campaign %q, but names %q", t.ID, name, t.Campaign)
		}
		c.leads(taskName, t.ID, k)
		detail, err := decodeDetail(details.Get(k))
		if err != nil {
			c.add("task %q: %w", t.ID, err)
			return nil
		}
		reports, err := progressOf(c.tx, t.ID, nil)
		if err != nil {
			c.add("%w", err)
			return nil
		}
		for i := range reports {
			if reports[i].Seq != uint32(i+1) {
				c.add("task %q: report %d is numbered %d", t.ID, i+1, reports[i].Seq)
			}
		}
		c.derived(t, detail, reports)
		whole := *t
		whole.Detail = detail
		c.rules(model.CheckTask(&whole))
		for i := range reports {
			c.rules(model.CheckReturn(&whole, &reports[i]))
		}
		return nil
	})
}

// derived compares what a task repeats of its detail and reports with them.
func (c *checker) derived(t *model.Task, d *model.Detail, reports []model.Return) {
	if n := openDoubts(d); n != t.OpenDoubts {
		c.add("task %q: has %d open doubts, but counts %d", t.ID, n, t.OpenDoubts)
	}
	want, err := encode(model.Summarise(t, reports, forever))
	if err != nil {
		c.add("task %q: %w", t.ID, err)
		return
	}
	if got, err := encode(t.Standing); err != nil || !bytes.Equal(got, want) {
		c.add("task %q: its standing is not what its %d reports say", t.ID, len(reports))
	}
}

// strays looks for records that belong to nothing.
func (c *checker) strays() {
	tasks, index := c.bucket(inTasks), c.bucket(inIndex)
	_ = c.bucket(inDetails).ForEach(func(k, _ []byte) error {
		if tasks.Get(k) == nil {
			c.add("detail at %x: belongs to no task", k)
		}
		return nil
	})
	_ = c.bucket(inProgress).ForEach(func(k, v []byte) error {
		id, seq, err := splitID(k)
		switch {
		case err != nil:
			c.add("report at %x: %w", k, err)
		case index.Get(indexKey(taskName, string(id))) == nil:
			c.add("report at %x: belongs to no task", k)
		default:
			if p, err := decodeReturn(v, nil); err != nil || !bytes.Equal(u32(p.Seq), seq) {
				c.add("task %q: report at %x is numbered %d (%v)", id, k, p.Seq, err)
			}
		}
		return nil
	})
	to := map[byte]bucket{campaignName: inCampaigns, taskName: inTasks, unitName: inUnits}
	_ = index.ForEach(func(k, v []byte) error {
		if len(k) == 0 || to[k[0]] == 0 || c.bucket(to[k[0]]).Get(v) == nil {
			c.add("index: %q leads to %x, where nothing is", k, v)
		}
		return nil
	})
}

func (c *checker) units() {
	_ = c.bucket(inUnits).ForEach(func(k, v []byte) error {
		var u model.Unit
		if err := decodeInto(v, &u); err != nil {
			c.add("unit at %x: %w", k, err)
			return nil
		}
		c.leads(unitName, u.Name, k)
		c.rules(checkUnit(&u))
		return nil
	})
}

func (c *checker) counts() {
	state := mustBucket(c.tx, stateBucket)
	for b := inCampaigns; b < endOfBuckets; b++ {
		n := keysIn(c.bucket(b))
		if got := number(state.Get([]byte(stateCount + bucketNames[b]))); got != n {
			c.add("%s: holds %d records, but counts %d", bucketNames[b], n, got)
		}
	}
}
