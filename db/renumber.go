package db

import (
	"bytes"
	"fmt"
	"math"
	"slices"

	"duban/model"
)

const (
	// widest is the distance between the orders of neighbouring tasks when a
	// campaign is numbered afresh.
	widest = 4096
	// step is how far after its neighbour a task is put in between, so that
	// many can follow at the same place.
	step = 32
)

// line is what place knows of a task.
type line struct {
	id      string
	order   uint32
	section []string
	overall bool // it stands above the tasks of its campaign
}

// gap is the distance between neighbours in a campaign of n tasks.
func gap(n int) uint32 { return uint32(min(widest, math.MaxUint32/(n+2))) }

// linesOf lists the tasks of a campaign in their order. They are read once an action.
func (a *action) linesOf(ordinal uint32) ([]line, error) {
	if lines, ok := a.lines[ordinal]; ok {
		return lines, nil
	}
	var lines []line
	in := newInterner()
	prefix := u32(ordinal)
	err := each(a.tx, bucketNames[inTasks], prefix, func(k, v []byte) error {
		_, order, err := splitTaskKey(k)
		if err != nil {
			return err
		}
		t, err := decodeTask(v, in)
		if err != nil {
			return err
		}
		lines = append(lines, line{t.ID, order, t.Section, t.Overall()})
		return nil
	})
	a.lines[ordinal] = lines
	return lines, err
}

// place finds the order for a task of the given section: that of old if it
// already is where it belongs, else at the section's end. A section that the
// campaign does not have yet begins after the one that shares most of its
// headings, or at the end. old is nil for a task that is not in the campaign.
func (a *action) place(ordinal uint32, t, old *model.Task) (uint32, error) {
	id, section, overall := t.ID, t.Section, t.Overall()
	lines, err := a.linesOf(ordinal)
	if err != nil {
		return 0, err
	}
	if old != nil {
		if slices.Equal(old.Section, section) && old.Overall() == overall {
			return old.Order, nil
		}
		at := slices.IndexFunc(lines, func(l line) bool { return l.id == id })
		if at < 0 {
			return 0, fmt.Errorf("task %q is not where the index says: %w", id, ErrDamaged)
		}
		lines = slices.Delete(slices.Clone(lines), at, at+1)
		after, exact := sectionEnd(lines, section, overall)
		if !exact || after == at {
			// A new heading for a task where it stands, or already at the end.
			lines = slices.Insert(lines, at, line{id, old.Order, section, overall})
			a.lines[ordinal] = lines
			return old.Order, nil
		}
	}
	after, _ := sectionEnd(lines, section, overall)
	order, ok := between(lines, after)
	if !ok {
		if lines, err = a.renumber(ordinal, lines); err != nil {
			return 0, err
		}
		if order, ok = between(lines, after); !ok {
			return 0, fmt.Errorf("a campaign cannot hold more than %d tasks: %w", len(lines), ErrConflict)
		}
	}
	a.lines[ordinal] = slices.Insert(slices.Clone(lines), after, line{id, order, section, overall})
	return order, nil
}

// sectionEnd returns the place after the last line that shares most of the
// section's headings, and whether that line is of the very section.
// Goals that stand above the tasks are a section of their own, the first one.
func sectionEnd(lines []line, section []string, overall bool) (after int, exact bool) {
	if overall {
		for after < len(lines) && lines[after].overall {
			after++
		}
		return after, true
	}
	after = len(lines)
	best := 0
	for i, l := range lines {
		if l.overall {
			continue
		}
		n := 0
		for n < len(section) && n < len(l.section) && section[n] == l.section[n] {
			n++
		}
		if slices.Equal(l.section, section) {
			n++
			exact = true
		}
		if n >= best && n > 0 {
			best, after = n, i+1
		}
	}
	return after, exact
}

// between returns an order for a new line at index at.
func between(lines []line, at int) (uint32, bool) {
	var before, next uint32
	if at > 0 {
		before = lines[at-1].order
	}
	if at == len(lines) {
		n := gap(len(lines))
		return before + n, before <= math.MaxUint32-n
	}
	next = lines[at].order
	return before + min(step, (next-before)/2), next-before > 1
}

// renumber spreads the tasks of a campaign evenly and returns them with their
// new orders. A task that is just being moved is neither among lines nor in
// the bucket. The campaign counts as changed, since tasks that the action does
// not name have other orders now.
func (a *action) renumber(ordinal uint32, lines []line) ([]line, error) {
	type moved struct {
		task   *model.Task
		detail []byte
	}
	var all []moved
	for _, l := range lines {
		key := taskKey(ordinal, l.order)
		v, err := a.get(inTasks, key)
		if err != nil {
			return nil, err
		}
		t, err := decodeTask(v, nil)
		if err != nil {
			return nil, err
		}
		detail, err := a.get(inDetails, key)
		if err != nil {
			return nil, err
		}
		all = append(all, moved{t, bytes.Clone(detail)})
	}
	if len(all) > 0 {
		a.touchCampaign(all[0].task.Campaign, u32(ordinal))
	}
	defer func(was bool) { a.quiet = was }(a.quiet)
	a.quiet = a.quiet || !a.rec.Whole // an entry about whole campaigns is in the history of every task
	for _, l := range lines {
		key := taskKey(ordinal, l.order)
		if err := a.put(inDetails, key, nil); err != nil {
			return nil, err
		}
		if err := a.put(inTasks, key, nil); err != nil {
			return nil, err
		}
	}
	out := slices.Clone(lines)
	n := gap(len(lines))
	for i, m := range all {
		out[i].order = uint32(i+1) * n
		m.task.Order = out[i].order
		key := taskKey(ordinal, out[i].order)
		if err := a.putTask(key, m.task); err != nil {
			return nil, err
		}
		if err := a.put(inDetails, key, m.detail); err != nil {
			return nil, err
		}
	}
	return out, nil
}
