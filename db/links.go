package db

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"duban/model"
)

// linksIn returns the names of the indicators that stand in a stored task, as model.Task.Links does, and reads nothing else.
func linksIn(value []byte) ([]string, error) {
	var out []string
	r := reader{b: value}
	r.fields(func(key uint64) {
		if key != 17 {
			r.skip()
			return
		}
		for n := r.list(); n > 0 && r.err == nil; n-- {
			r.fields(func(key uint64) {
				if key != 16 {
					r.skip()
					return
				}
				if r.null() {
					return
				}
				r.fields(func(key uint64) {
					if key != 4 {
						r.skip()
					} else if link := r.name(); link != "" && !slices.Contains(out, link) {
						out = append(out, link)
					}
				})
			})
		}
	})
	return out, r.err
}

// relink notes which links of a task come and go with a change of it. A value is nil where it is not there.
func (a *action) relink(id string, before, after []byte) error {
	for _, v := range []struct {
		value []byte
		there bool
	}{{before, false}, {after, true}} {
		if v.value == nil {
			continue
		}
		links, err := linksIn(v.value)
		if err != nil {
			return fmt.Errorf("task %q: %w", id, err)
		}
		for _, link := range links {
			a.links[string(linkKey(link, id))] = v.there
		}
	}
	return nil
}

// storeLinks brings the index of linked indicators up to date.
func (a *action) storeLinks() error {
	for _, key := range slices.Sorted(maps.Keys(a.links)) {
		var err error
		if a.links[key] {
			err = write(a.tx, linksBucket, []byte(key), []byte{})
		} else if err = mustBucket(a.tx, linksBucket).Delete([]byte(key)); err != nil {
			err = fmt.Errorf("writing to %s: %w", linksBucket, err)
		}
		if err != nil {
			return err
		}
	}
	clear(a.links)
	return nil
}

// linked returns the IDs of the tasks other than one in which any of the indicators stands.
func (a *action) linked(id string, links []string) ([]string, error) {
	if err := a.storeLinks(); err != nil {
		return nil, err
	}
	var out []string
	for _, link := range links {
		prefix := linkPrefix(link)
		err := each(a.tx, linksBucket, prefix, func(k, _ []byte) error {
			if other := string(bytes.TrimPrefix(k, prefix)); other != id {
				out = append(out, other)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// checkLinks refuses a task with a target that is linked to another one, of this task or another, and cannot be the same
// indicator. What an
// edit leaves as it was is not refused. old is the task as it was; nil for a new one.
func (a *action) checkLinks(t, old *model.Task) error {
	links := t.Links()
	if len(links) == 0 || old != nil && sameTargets(t.Targets, old.Targets) {
		return nil
	}
	if err := model.CheckLinks(t, t); err != nil {
		return invalid([]error{err})
	}
	others, err := a.linked(t.ID, links)
	if err != nil {
		return err
	}
	for _, id := range others {
		_, o, err := a.task(id)
		if err != nil {
			return err
		}
		if err := model.CheckLinks(t, o); err != nil {
			return invalid([]error{err})
		}
	}
	return nil
}

// sameTargets reports whether two tasks are linked alike, to targets of the same kind and unit.
func sameTargets(a, b []model.Target) bool {
	return slices.EqualFunc(a, b, func(x, y model.Target) bool {
		return x.Terms().Link == y.Terms().Link && x.Kind == y.Kind && x.Unit == y.Unit
	})
}
