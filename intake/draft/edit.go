package draft

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"duban/internal/zh"
	"duban/model"
)

// The errors of an edit that cannot be made.
var (
	// ErrNoItem is returned for a place at which the draft has no item.
	ErrNoItem = errors.New("there is no such item in the draft")
	// ErrNoNext is returned where a merge finds no item behind.
	ErrNoNext = errors.New("no item follows to merge with")
	// ErrOneTarget is returned where an item has nothing to be split by.
	ErrOneTarget = errors.New("there is nothing to split by")
	// ErrAlias is returned for an alias that is empty or the name itself.
	ErrAlias = errors.New("an alias needs two different names")
)

// At is the place of an item in a draft.
type At struct{ Plan, Item int }

// Clone returns a copy of the draft that no later edit of the draft changes.
// It copies the items but not what they hold: edits put new lists in the place
// of old ones and never write into one.
func (d *Draft) Clone() *Draft {
	c := *d
	c.Plans = slices.Clone(d.Plans)
	for i := range c.Plans {
		c.Plans[i].Items = slices.Clone(c.Plans[i].Items)
	}
	c.Units = slices.Clone(d.Units)
	c.Unread = slices.Clone(d.Unread)
	return &c
}

// Item returns the item at a place, or nil.
func (d *Draft) Item(at At) *Item {
	if at.Plan < 0 || at.Plan >= len(d.Plans) || at.Item < 0 || at.Item >= len(d.Plans[at.Plan].Items) {
		return nil
	}
	return &d.Plans[at.Plan].Items[at.Item]
}

// Doubts returns the doubts about the item that nobody has settled.
func (it *Item) Doubts() []model.Doubt {
	var out []model.Doubt
	if it.Record.Task.Detail != nil {
		for _, d := range it.Record.Task.Detail.Review {
			if d.Settled.IsZero() {
				out = append(out, d)
			}
		}
	}
	return out
}

// Change fixes values of an item. What change does to the task is taken only
// where it returns nil; a value that it changed is as sure as if it were printed.
func (d *Draft) Change(at At, change func(*model.Task) error) error {
	it := d.Item(at)
	if it == nil {
		return ErrNoItem
	}
	t := it.Record.Task.Clone()
	if t.Detail == nil {
		t.Detail = new(model.Detail)
	}
	if err := change(t); err != nil {
		return err
	}
	if strings.TrimSpace(t.Title) == "" {
		return fmt.Errorf("title: %w", model.ErrMissing)
	}
	changed := Differences(&it.Record.Task, t, nil)
	it.Facts = slices.Clone(it.Facts)
	for i := range it.Facts {
		if slices.ContainsFunc(changed, func(c FieldChange) bool { return c.Field == it.Facts[i].Field }) {
			it.Facts[i].Sure = Printed
		}
	}
	it.Record.Returns = follow(it.Record.Returns, &it.Record.Task, t)
	it.Record.Task = *t
	return nil
}

// Accept takes an item as it stands: its doubts are settled by who reads it.
func (d *Draft) Accept(at At, on model.Date, by string) error {
	it := d.Item(at)
	if it == nil {
		return ErrNoItem
	}
	it.Record.Task.SettleDoubts(on, by, "")
	it.Settled = Accepted
	return nil
}

// AcceptDoubt settles one doubt about a plan as a whole.
func (d *Draft) AcceptDoubt(plan, doubt int, on model.Date, by string) error {
	if plan < 0 || plan >= len(d.Plans) || doubt < 0 || doubt >= len(d.Plans[plan].Campaign.Review) {
		return ErrNoItem
	}
	d.Plans[plan].Campaign.SettleDoubt(doubt, on, by, "")
	return nil
}

// Drop leaves an item out of what is stored; dropping it again takes it back.
func (d *Draft) Drop(at At) error {
	it := d.Item(at)
	if it == nil {
		return ErrNoItem
	}
	if it.Settled == Dropped {
		it.Settled = Undecided
	} else {
		it.Settled = Dropped
	}
	return nil
}

// SetApart says that an item is none of the ledger's tasks, or takes that back.
func (d *Draft) SetApart(at At) error {
	it := d.Item(at)
	if it == nil {
		return ErrNoItem
	}
	it.Apart = !it.Apart
	return nil
}

// Move puts an item into another section, at its end, and returns its new
// place. A section that the plan does not have begins where the item stands.
func (d *Draft) Move(at At, section []string) (At, error) {
	it := d.Item(at)
	if it == nil {
		return at, ErrNoItem
	}
	items := d.Plans[at.Plan].Items
	last := -1
	for i := range items {
		if i != at.Item && slices.Equal(items[i].Record.Task.Section, section) {
			last = i
		}
	}
	moved := *it
	moved.Record.Task.Section = slices.Clone(section)
	to := at.Item
	if last >= 0 && !slices.Equal(it.Record.Task.Section, section) {
		to = last + 1
	}
	items = slices.Delete(slices.Clone(items), at.Item, at.Item+1)
	if to > at.Item {
		to--
	}
	d.Plans[at.Plan].Items = slices.Insert(items, to, moved)
	return At{at.Plan, to}, nil
}

// Alias remembers that alias is another name of unit: the draft's tasks name
// the unit from now on, and so does every draft that is read later. It returns
// how many tasks were changed.
func (d *Draft) Alias(alias, unit string) (int, error) {
	alias, unit = strings.TrimSpace(zh.Clean(alias)), strings.TrimSpace(zh.Clean(unit))
	if alias == "" || unit == "" || alias == unit {
		return 0, ErrAlias
	}
	units := slices.Clone(d.Units)
	known := slices.IndexFunc(units, func(u model.Unit) bool { return u.Name == unit })
	if known < 0 {
		units = append(units, model.Unit{Name: unit})
		known = len(units) - 1
	}
	names := []string{alias}
	if i := slices.IndexFunc(units, func(u model.Unit) bool { return u.Name == alias }); i >= 0 {
		names = append(names, units[i].Aliases...)
	}
	u := &units[known]
	u.Aliases = slices.Clone(u.Aliases)
	for _, n := range names {
		if n != u.Name && !slices.Contains(u.Aliases, n) {
			u.Aliases = append(u.Aliases, n)
		}
	}
	d.Units = slices.DeleteFunc(units, func(u model.Unit) bool { return u.Name == alias })
	n := 0
	for p := range d.Plans {
		if d.Plans[p].Campaign.Office == alias {
			d.Plans[p].Campaign.Office = unit
		}
		for i := range d.Plans[p].Items {
			t := &d.Plans[p].Items[i].Record.Task
			changed := false
			for _, list := range []*[]string{&t.LeadUnits, &t.ResponsibleUnits, &t.RelatedUnits} {
				if slices.Contains(*list, alias) {
					*list = renamed(*list, alias, unit)
					changed = true
				}
			}
			if changed {
				n++
			}
		}
	}
	return n, nil
}

// renamed returns a list with one name in place of another, and each name once.
func renamed(list []string, from, to string) []string {
	var out []string
	for _, s := range list {
		if s == from {
			s = to
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// Take makes an item of an unread passage, which then is unread no more, and
// returns its place: behind the last item that stands before it in the document.
func (d *Draft) Take(passage int) (At, error) {
	if passage < 0 || passage >= len(d.Unread) || len(d.Plans) == 0 {
		return At{}, ErrNoItem
	}
	u := d.Unread[passage]
	at := At{}
	for p := range d.Plans {
		if d.Plans[p].Span.From <= u.Span.From {
			at = At{Plan: p}
		}
	}
	items := d.Plans[at.Plan].Items
	t := model.Task{Title: zh.Clean(u.Text), Detail: &model.Detail{
		Text:   u.Text,
		Source: model.Source{Document: d.documentName(at.Plan), Line: u.Span.From, Text: zh.Clean(u.Text)},
	}}
	for i := range items {
		if items[i].Span.From <= u.Span.From {
			at.Item = i + 1
			t.Section = items[i].Record.Task.Section
		}
	}
	if c := &d.Plans[at.Plan].Campaign; !c.Period.To.IsZero() {
		t.Deadline = model.Deadline{Date: c.Period.To, Precision: model.ToDay}
	}
	made := Item{Record: model.Record{Task: t}, Span: u.Span}
	made.stamp()
	d.Plans[at.Plan].Items = slices.Insert(slices.Clone(items), at.Item, made)
	d.Unread = slices.Delete(slices.Clone(d.Unread), passage, passage+1)
	return at, nil
}

// documentName returns how the sources of a plan's tasks name their document.
func (d *Draft) documentName(plan int) string {
	if n := d.Plans[plan].Campaign.Document.Number; n != "" {
		return n
	}
	if d.Document != nil {
		return d.Document.Name
	}
	return ""
}
