package board

import (
	"slices"
	"strings"

	"duban/internal/zh"
	"duban/model"
)

// Sieve tells of a task, before it is assessed and from what is stored of it alone,
// whether a query may want it. What passes is filtered again on a Board. A Sieve is for one goroutine.
type Sieve struct {
	head, whole func(t *model.Task) bool // nil: all pass
}

// Sieve returns what makes a sieve for the query, one for each goroutine, from the things that the
// Board is made of; nil where the query says nothing that can be told without assessing the tasks.
func (q Query) Sieve(campaigns []*model.Campaign, units []model.Unit, cal *model.Calendar, on model.Date) func() *Sieve {
	if q.root == nil {
		return nil
	}
	byID := make(map[string]*model.Campaign, len(campaigns))
	for _, c := range campaigns {
		byID[c.ID] = c
	}
	b := New(campaigns, nil, units, cal, on)
	early, late := sieveMaker{b: b, byID: byID}, sieveMaker{b: b, byID: byID, late: true}
	if late.may(q.root, true) == nil {
		return nil
	}
	return func() *Sieve { return &Sieve{head: early.may(q.root, true), whole: late.may(q.root, true)} }
}

// Head reports whether a task of which only the names are known may be wanted.
func (s *Sieve) Head(t *model.Task) bool { return s.head == nil || s.head(t) }

// Whole reports whether a task whose standing is not known may be wanted.
func (s *Sieve) Whole(t *model.Task) bool { return s.whole == nil || s.whole(t) }

type sieveMaker struct {
	b    *Board
	byID map[string]*model.Campaign
	// late says that all but the standing of a task is known; before, only its names are.
	late bool
}

// may makes a test that is false where part n of a query is surely not as wanted;
// nil where that cannot be told of any task.
func (m *sieveMaker) may(n *node, wanted bool) func(*model.Task) bool {
	switch n.kind {
	case not:
		return m.may(n.kids[0], !wanted)
	case leaf:
		is, sure := m.leaf(n)
		switch {
		case is == nil:
			return nil
		case wanted:
			return is
		case !sure:
			return nil
		}
		return func(t *model.Task) bool { return !is(t) }
	}
	all := (n.kind == and) == wanted
	var kids []func(*model.Task) bool
	for _, k := range n.kids {
		switch test := m.may(k, wanted); {
		case test != nil:
			kids = append(kids, test)
		case !all:
			return nil
		}
	}
	switch len(kids) {
	case 0:
		return nil
	case 1:
		return kids[0]
	}
	return func(t *model.Task) bool {
		for _, k := range kids {
			if k(t) != all {
				return !all
			}
		}
		return all
	}
}

// leaf makes the test of one condition. Where it is not sure, the condition may
// not hold although the test says so.
func (m *sieveMaker) leaf(n *node) (test func(*model.Task) bool, sure bool) {
	switch n.field {
	case FieldLight:
		return nil, false
	case FieldNature:
		if !m.late {
			return nil, false
		}
		return ofNature(n.values), true
	case fieldFlag:
		return m.flag(n.values[0].flag)
	case FieldDeadline:
		if !m.late {
			return nil, false
		}
		return m.deadline(n), true
	}
	switch n.field {
	case FieldCampaign:
		in := m.b.meant(n)
		return m.ofCampaign(func(c *model.Campaign) bool { return in[c] }), false
	case FieldID:
		return func(t *model.Task) bool {
			id := zh.Fold(t.ID)
			no := zh.NewKey(t.No)
			for _, v := range n.values {
				if id == v.text || n.op != is && strings.HasPrefix(id, v.text) {
					return true
				}
			}
			return t.No != "" && n.exactly(&no)
		}, true
	case FieldWord:
		return m.word(n.values[0].word), true
	}
	return m.terms(n), true
}

// ofCampaign makes a test of the task's campaign; a task whose campaign is not known passes.
func (m *sieveMaker) ofCampaign(is func(*model.Campaign) bool) func(*model.Task) bool {
	last, passes := "", false
	known := false
	return func(t *model.Task) bool {
		if !known || t.Campaign != last {
			c := m.byID[t.Campaign]
			last, passes, known = t.Campaign, c == nil || is(c), true
		}
		return passes
	}
}

func (m *sieveMaker) flag(f Flag) (test func(*model.Task) bool, sure bool) {
	in := func(state model.CampaignState) func(*model.Task) bool {
		return m.ofCampaign(func(c *model.Campaign) bool { return m.b.states[c] == state })
	}
	switch f {
	case FlagRunning, FlagUnreported, FlagAwaited:
		return in(model.Running), false
	case FlagArchived:
		return in(model.Archived), false
	case FlagLeft:
		return in(model.PastOver), false
	}
	if !m.late {
		return nil, false
	}
	switch f {
	case FlagExtended:
		return func(t *model.Task) bool { return len(t.Extensions) > 0 && t.Extensions[0].On <= m.b.on }, true
	case FlagManual:
		return func(t *model.Task) bool { return t.ManualOn(m.b.on) != nil }, true
	case FlagSuspended:
		return func(t *model.Task) bool { return t.SuspendedOn(m.b.on) }, true
	case FlagUnclosed:
		return func(t *model.Task) bool { return !t.DeadlineOn(m.b.on).Given }, false
	}
	return nil, false
}

func (m *sieveMaker) deadline(n *node) func(*model.Task) bool {
	spans := make([]span, len(n.values))
	for i, v := range n.values {
		spans[i] = v.span.on(m.b.on)
	}
	return func(t *model.Task) bool {
		d := t.DueOn(m.byID[t.Campaign], m.b.on).Date
		return slices.ContainsFunc(spans, func(s span) bool { return s.holds(n.op, d) })
	}
}

// lists remembers what a condition says of a list of names. Tasks share their
// lists, so that each distinct one is looked at once.
type lists map[*string]bool

func (l lists) any(names []string, is func(name string) bool) bool {
	if len(names) == 0 {
		return false
	}
	at := &names[0]
	found, known := l[at]
	if !known {
		found = slices.ContainsFunc(names, is)
		l[at] = found
	}
	return found
}

// names makes a test of a list of plain names.
func names(match func(k *zh.Key) bool) func([]string) bool {
	seen := lists{}
	return func(list []string) bool {
		return seen.any(list, func(s string) bool { k := zh.NewKey(s); return s != "" && match(&k) })
	}
}

// units makes a test of a list of units, each of which is found by its name in the document and in the
// register, and a group by the units that it stands for; with short, which may be nil, also by their abbreviations.
func (m *sieveMaker) units(match, short func(k *zh.Key) bool) func([]string) bool {
	one := func(s string) bool {
		k := zh.NewKey(s)
		return s != "" && (match(&k) || short != nil && short(&k))
	}
	seen := lists{}
	return func(list []string) bool {
		return seen.any(list, func(s string) bool {
			return one(s) || one(m.b.names[s]) || slices.ContainsFunc(m.b.groups[m.b.unit(s)], one)
		})
	}
}

func (m *sieveMaker) word(w *zh.Word) func(*model.Task) bool {
	match := func(k *zh.Key) bool { return w.Match(k) }
	offices, owners, people := m.units(match, w.Abbreviates), m.units(match, nil), names(match)
	return func(t *model.Task) bool {
		if offices(t.LeadUnits) || offices(t.ResponsibleUnits) || offices(t.RelatedUnits) || owners(t.Owners) ||
			people(t.Leaders) || people(t.Coordinators) || people(t.Persons) || people(t.Section) {
			return true
		}
		title, no := zh.NewKey(t.Title), zh.NewKey(t.No)
		return match(&title) || t.No != "" && match(&no) || strings.Contains(zh.Fold(t.ID), w.Text())
	}
}

// terms makes the test of a condition on the names of one role.
func (m *sieveMaker) terms(n *node) func(*model.Task) bool {
	match := func(k *zh.Key) bool {
		return slices.ContainsFunc(n.values, func(v value) bool { return v.word.Match(k) })
	}
	short := func(k *zh.Key) bool {
		return slices.ContainsFunc(n.values, func(v value) bool { return v.word.Abbreviates(k) })
	}
	if n.op == is {
		match, short = n.exactly, nil
	}
	offices, owners, others := m.units(match, short), m.units(match, nil), names(match)
	switch n.field {
	case FieldUnit:
		return func(t *model.Task) bool {
			return offices(t.LeadUnits) || offices(t.ResponsibleUnits) || offices(t.RelatedUnits) || owners(t.Owners)
		}
	case FieldLead:
		return func(t *model.Task) bool { return offices(t.LeadUnits) }
	case FieldResponsible:
		return func(t *model.Task) bool { return offices(t.ResponsibleUnits) }
	case FieldMain:
		return func(t *model.Task) bool { return offices(t.Units()) }
	case FieldLeader:
		return func(t *model.Task) bool { return others(t.Leaders) || others(t.Coordinators) }
	case FieldPerson:
		return func(t *model.Task) bool { return others(t.Persons) }
	case FieldSection:
		return func(t *model.Task) bool { return others(t.Section) }
	}
	return func(t *model.Task) bool { return others(t.Marks) }
}
