package db

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sync"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Check looks at everything: bbolt's pages, every record against the rules of
// the model, the index, what is derived, and the journal, which must account
// for every record as it is. It returns what it finds, one sentence each, and
// nothing for a sound ledger. It changes nothing.
func (s *Store) Check() []error {
	c := &checker{}
	switch s.first {
	case newestDamaged:
		c.add(FaultNewest, "", "", "%w", ErrLastChangeLost)
	case spareDamaged:
		c.add(FaultSpare, "", "", "%w", ErrSparePage)
	}
	err := s.view(func(tx *bbolt.Tx) error {
		c.tx = tx
		if found := pageFindings(tx, false); len(found) > 0 {
			for _, err := range found {
				c.add(FaultPage, "", "", "%w", err)
			}
			return nil // records on such pages say nothing reliable
		}
		before := len(c.findings)
		if c.seals(); len(c.findings) > before {
			return nil // nor do values that are not those written
		}
		c.campaigns()
		c.tasks()
		c.linked()
		c.strays()
		c.units()
		c.settings()
		c.past()
		c.counts()
		c.journal()
		if err := checkHistory(tx); err != nil && len(c.findings) == before {
			c.add(FaultHistory, historyBucket, "", "%w", err)
		}
		return nil
	})
	if err != nil {
		c.add(FaultPage, "", "", "%w", err)
	}
	return c.findings
}

// intact says what is wrong with the file itself: its pages, and the checksum of every value. It asks no rule of the
// model, and so is quick enough to be asked before a change.
func intact(tx *bbolt.Tx) error { return first(pageFindings(tx, true)) }

// checkPages has bbolt check its pages. The first finding becomes the error.
func checkPages(tx *bbolt.Tx) error { return first(pageFindings(tx, false)) }

func first(findings []error) error {
	if len(findings) == 0 {
		return nil
	}
	return findings[0]
}

// pageFindings has bbolt check its pages. It reads every record first: what
// faults does so here, where it is caught, and not in bbolt's own goroutine.
// With sealed it verifies the checksums too.
func pageFindings(tx *bbolt.Tx, sealed bool) (findings []error) {
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
	if err := readAll(tx, sealed); err != nil {
		return []error{err}
	}
	if sealed {
		if err := checkHistory(tx); err != nil {
			return []error{err}
		}
	}
	for err := range tx.Check() {
		findings = append(findings, fmt.Errorf("%w (%w)", ErrDamaged, err))
	}
	return findings
}

// readAll reads every record, the buckets side by side.
func readAll(tx *bbolt.Tx, sealed bool) error {
	var names []string
	var buckets []*bbolt.Bucket
	if err := tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
		names, buckets = append(names, string(name)), append(buckets, b)
		return nil
	}); err != nil {
		return err
	}
	errs := make([]error, len(names))
	var wg sync.WaitGroup
	for i, name := range names {
		wg.Go(func() {
			defer (&file{path: tx.DB().Path()}).catch(&errs[i])()
			errs[i] = readBucket(name, buckets[i], sealed)
		})
	}
	wg.Wait()
	return cmp.Or(errs...)
}

func readBucket(name string, b *bbolt.Bucket, sealed bool) error {
	var last []byte
	return b.ForEach(func(k, v []byte) error {
		if last != nil && bytes.Compare(last, k) >= 0 {
			return fmt.Errorf("bucket %q: %w (key %x follows %x)", name, ErrDamaged, k, last)
		}
		last = k
		if sealed && v != nil && isSealed(name, k) {
			_, err := unseal(name, k, v)
			return err
		}
		sumOf(k, v) // reads all of it
		return nil
	})
}

// isSealed reports whether the value under a key has a checksum.
func isSealed(bucket string, key []byte) bool {
	return bucket != historyBucket && (bucket != metaBucket || string(key) == metaCreated)
}

// checker gathers what Check finds.
type checker struct {
	tx       *bbolt.Tx
	findings []error
	// names holds the ID of each campaign by its ordinal, as a key.
	names map[string]string
	// links are the keys that the links bucket must hold.
	links map[string]bool
}

// mostFindings bounds the list: a thousand sentences are no better than two hundred.
const mostFindings = 200

func (c *checker) add(f Fault, in, id, format string, args ...any) {
	if len(c.findings) < mostFindings {
		c.findings = append(c.findings, &Finding{Fault: f, In: in, ID: id, Err: fmt.Errorf(format, args...)})
	}
}

func (c *checker) rules(errs []error) {
	for _, err := range errs {
		if len(c.findings) < mostFindings {
			c.findings = append(c.findings, err)
		}
	}
}

func (c *checker) bucket(b bucket) *bbolt.Bucket { return mustBucket(c.tx, bucketNames[b]) }

// seals verifies the checksum of every value.
func (c *checker) seals() {
	_ = c.tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
		return b.ForEach(func(k, v []byte) error {
			switch {
			case v == nil:
				c.add(FaultStray, string(name), keyText(k), "bucket %q: holds a bucket %q", name, k)
			case isSealed(string(name), k):
				if _, err := unseal(string(name), k, v); err != nil {
					c.add(FaultSum, string(name), keyText(k), "%w", err)
				}
			}
			return nil
		})
	})
}

// records calls fn with every record of a bucket, whose seals were verified.
func (c *checker) records(name string, fn func(k, v []byte)) {
	err := each(c.tx, name, nil, func(k, v []byte) error { fn(k, v); return nil })
	if err != nil {
		c.add(FaultSum, name, "", "%w", err)
	}
}

func (c *checker) get(name string, key []byte) []byte {
	v, err := read(c.tx, name, key)
	if err != nil {
		c.add(FaultSum, name, keyText(key), "%w", err)
	}
	return v
}

func (c *checker) state(name string) uint64 { return number(c.get(stateBucket, []byte(name))) }

// leads reports whether the index leads from a name to key.
func (c *checker) leads(kind byte, name string, key []byte) {
	if got := c.get(bucketNames[inIndex], indexKey(kind, name)); !bytes.Equal(got, key) {
		c.add(FaultPlace, bucketNames[inIndex], name, "index: %q leads to %x, but lies at %x", string(kind)+name, got, key)
	}
}

func (c *checker) campaigns() {
	c.names = make(map[string]string)
	parents := make(map[string]string)
	c.records(bucketNames[inCampaigns], func(k, v []byte) {
		p, err := decodeCampaign(v)
		if err != nil {
			c.add(FaultRecord, bucketNames[inCampaigns], keyText(k), "campaign at %x: %w", k, err)
			return
		}
		if len(k) != 4 {
			c.add(FaultPlace, bucketNames[inCampaigns], p.ID, "campaign %q: its key %x must have 4 bytes", p.ID, k)
		}
		c.names[string(k)] = p.ID
		parents[p.ID] = p.Parent
		c.leads(campaignName, p.ID, k)
		c.rules(model.CheckCampaign(p))
	})
	for id, parent := range parents {
		seen := map[string]bool{id: true}
		for ; parent != "" && !seen[parent]; parent = parents[parent] {
			seen[parent] = true
			if _, ok := parents[parent]; !ok {
				c.add(FaultParent, bucketNames[inCampaigns], id, "campaign %q: is part of %q, which is not in the ledger", id, parent)
			}
		}
		if parent == id {
			c.add(FaultParent, bucketNames[inCampaigns], id, "campaign %q: is part of itself", id)
		}
	}
}

func (c *checker) tasks() {
	in := newInterner()
	c.links = make(map[string]bool)
	c.records(bucketNames[inTasks], func(k, v []byte) {
		t, err := decodeTask(v, in)
		if err != nil {
			c.add(FaultRecord, bucketNames[inTasks], keyText(k), "task at %x: %w", k, err)
			return
		}
		_, order, err := splitTaskKey(k)
		if err != nil {
			c.add(FaultPlace, bucketNames[inTasks], t.ID, "task %q: %w", t.ID, err)
			return
		}
		if order != t.Order {
			c.add(FaultPlace, bucketNames[inTasks], t.ID, "task %q: its order is %d, but its key says %d", t.ID, t.Order, order)
		}
		if name, ok := c.names[string(k[:4])]; !ok || name != t.Campaign {
			c.add(FaultPlace, bucketNames[inTasks], t.ID, "task %q: lies in campaign %q, but names %q", t.ID, name, t.Campaign)
		}
		c.leads(taskName, t.ID, k)
		for _, link := range t.Links() {
			c.links[string(linkKey(link, t.ID))] = true
		}
		detail, err := decodeDetail(c.get(bucketNames[inDetails], k))
		if err != nil {
			c.add(FaultRecord, bucketNames[inDetails], t.ID, "task %q: %w", t.ID, err)
			return
		}
		returns, err := returnsOf(c.tx, t.ID, nil)
		if err != nil {
			c.add(FaultReturns, bucketNames[inTasks], t.ID, "%w", err)
			return
		}
		for i := range returns {
			r := &returns[i]
			if r.Seq != uint32(i+1) {
				c.add(FaultReturns, bucketNames[inTasks], t.ID, "task %q: return %d is numbered %d", t.ID, i+1, r.Seq)
			}
			if r.Date.IsZero() || r.Received.IsZero() || r.Entered.IsZero() || r.Version < 1 {
				c.add(FaultReturns, bucketNames[inTasks], t.ID, "task %q: return %d has not all of its days, or no version", t.ID, i+1)
			}
		}
		c.derived(k, t, detail, returns)
		whole := *t
		whole.Detail = detail
		c.rules(model.CheckTask(&whole))
		for i := range returns {
			c.rules(model.CheckReturn(&whole, &returns[i]))
		}
	})
}

// linked compares the index of linked indicators with what the tasks say.
func (c *checker) linked() {
	c.records(linksBucket, func(k, _ []byte) {
		if !c.links[string(k)] {
			c.add(FaultPlace, linksBucket, keyText(k), "links: %q is said of a task that has no such link", k)
		}
		delete(c.links, string(k))
	})
	for _, k := range slices.Sorted(maps.Keys(c.links)) {
		c.add(FaultPlace, linksBucket, keyText([]byte(k)), "links: %q is missing", k)
	}
}

// derived compares what is stored of a task's detail and returns beside them with
// what they say.
func (c *checker) derived(key []byte, t *model.Task, d *model.Detail, returns []model.Return) {
	if n := openDoubts(d); n != t.OpenDoubts {
		c.add(FaultReturns, bucketNames[inTasks], t.ID, "task %q: has %d open doubts, but counts %d", t.ID, n, t.OpenDoubts)
	}
	s := model.Summarise(t, returns, forever)
	want, err := encodeStanding(&s)
	if err != nil {
		c.add(FaultReturns, bucketNames[inTasks], t.ID, "task %q: %w", t.ID, err)
		return
	}
	if got := c.get(standingsBucket, key); !bytes.Equal(got, want) {
		c.add(FaultReturns, bucketNames[inTasks], t.ID, "task %q: its standing is not what its %d returns say", t.ID, len(returns))
	}
}

// strays looks for records that belong to nothing.
func (c *checker) strays() {
	tasks := c.bucket(inTasks)
	c.records(bucketNames[inDetails], func(k, _ []byte) {
		if tasks.Get(k) == nil {
			c.add(FaultStray, bucketNames[inDetails], keyText(k), "detail at %x: belongs to no task", k)
		}
	})
	c.records(standingsBucket, func(k, _ []byte) {
		if tasks.Get(k) == nil {
			c.add(FaultStray, standingsBucket, keyText(k), "standing at %x: belongs to no task", k)
		}
	})
	c.records(bucketNames[inReturns], func(k, v []byte) {
		id, seq, err := splitID(k)
		switch {
		case err != nil:
			c.add(FaultRecord, bucketNames[inReturns], keyText(k), "return at %x: %w", k, err)
		case c.get(bucketNames[inIndex], indexKey(taskName, string(id))) == nil:
			c.add(FaultStray, bucketNames[inReturns], string(id), "return at %x: belongs to no task", k)
		default:
			if p, err := decodeReturn(v, nil); err != nil || !bytes.Equal(u32(p.Seq), seq) {
				c.add(FaultReturns, bucketNames[inTasks], string(id), "task %q: return at %x is numbered %d (%v)", id, k, p.Seq, err)
			}
		}
	})
	c.records(bucketNames[inIndex], func(k, v []byte) {
		var to *kind
		if len(k) > 0 {
			to = kindOf(k[0])
		}
		if to == nil || !to.ordered || c.bucket(to.in).Get(v) == nil {
			c.add(FaultStray, bucketNames[inIndex], keyText(k), "index: %q leads to %x, where nothing is", k, v)
		}
	})
}

func (c *checker) units() {
	c.records(bucketNames[inUnits], func(k, v []byte) {
		var u model.Unit
		if err := decodeInto(v, &u); err != nil {
			c.add(FaultRecord, bucketNames[inUnits], keyText(k), "unit at %x: %w", k, err)
			return
		}
		c.leads(unitName, u.Name, k)
		c.rules(checkUnit(&u))
	})
}

func (c *checker) settings() {
	c.records(bucketNames[inSettings], func(k, v []byte) {
		var s model.Settings
		if err := decodeInto(v, &s); err != nil || string(k) != settingsKey {
			c.add(FaultRecord, bucketNames[inSettings], "", "settings at %q: cannot be read (%v)", k, err)
			return
		}
		c.rules(checkSettings(&s))
	})
}

// past looks whether what past days are made of can be read, and was noted.
func (c *checker) past() {
	last := dayFrom(uint32(c.state(statePast)))
	c.records(bucketNames[inPast], func(key, v []byte) {
		letter, name, until, err := splitPast(key)
		k := kindOf(letter)
		if err != nil || k == nil {
			c.add(FaultPast, bucketNames[inPast], keyText(key), "past %q: is of no record (%v)", key, err)
			return
		}
		ref := k.ref(name)
		if until > last {
			c.add(FaultPast, bucketNames[k.in], ref.ID, "past of %s %q: %s lies after the newest day noted, %s", ref.Kind, ref.ID, until, last)
		}
		at, value, err := splitPastValue(k, v)
		if err == nil && value != nil {
			if err = decodeInto(value, reflect.New(k.of).Interface()); err == nil && k.ordered {
				var own []byte
				if own, err = k.nameOf(c.tx, at, value); err == nil && !bytes.Equal(own, name) {
					c.add(FaultPast, bucketNames[k.in], ref.ID, "past of %s %q: is that of %q", ref.Kind, ref.ID, own)
				}
			}
		}
		if err != nil {
			c.add(FaultPast, bucketNames[k.in], ref.ID, "past of %s %q: %w", ref.Kind, ref.ID, err)
		}
	})
}

func (c *checker) counts() {
	for b := inCampaigns; b < endOfBuckets; b++ {
		n := keysIn(c.bucket(b))
		if got := c.state(stateCount + bucketNames[b]); got != n {
			c.add(FaultCount, bucketNames[b], "", "%s: holds %d records, but counts %d", bucketNames[b], n, got)
		}
	}
}
