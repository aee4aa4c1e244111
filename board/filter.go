package board

import (
	"slices"
	"strings"

	"duban/internal/zh"
	"duban/model"
)

// Filter returns the rows that a query wants: of those within, in their order, or of all in document order for
// nil. While the officer types, pass what the last query gave where q.Narrows(last), and nil else.
func (b *Board) Filter(q Query, within []int32) []int32 {
	if q.root == nil {
		if within == nil {
			return b.all()
		}
		return slices.Clone(within)
	}
	want, _ := b.compile(q.root)
	if within == nil {
		return gather(len(b.rows), func(lo, hi int, out []int32) []int32 {
			for i := lo; i < hi; i++ {
				if want(int32(i)) {
					out = append(out, int32(i))
				}
			}
			return out
		})
	}
	return gather(len(within), func(lo, hi int, out []int32) []int32 {
		for _, i := range within[lo:hi] {
			if want(i) {
				out = append(out, i)
			}
		}
		return out
	})
}

// test says whether a row is wanted.
type test func(i int32) bool

// The costs of tests; the cheap ones go first where all must hold.
const (
	costFact = iota
	costTerms
	costTitle
)

// compile makes a test of a part of a query, with what does not hang on the row worked out.
func (b *Board) compile(n *node) (test, int) {
	switch n.kind {
	case not:
		t, cost := b.compile(n.kids[0])
		return func(i int32) bool { return !t(i) }, cost
	case and, or:
		type costed struct {
			test test
			cost int
		}
		kids := make([]costed, len(n.kids))
		worst := 0
		for i, k := range n.kids {
			kids[i].test, kids[i].cost = b.compile(k)
			worst = max(worst, kids[i].cost)
		}
		slices.SortStableFunc(kids, func(x, y costed) int { return x.cost - y.cost })
		decisive := n.kind == or
		return func(i int32) bool {
			for k := range kids {
				if kids[k].test(i) == decisive {
					return decisive
				}
			}
			return !decisive
		}, worst
	}
	switch n.field {
	case FieldWord:
		return b.wordTest(n.values[0].word), costTitle
	case fieldFlag:
		f := n.values[0].flag
		return func(i int32) bool { return b.facts[i].flags&f != 0 }, costFact
	case FieldNature:
		return b.natureTest(n.values), costFact
	case FieldLight:
		return b.lightTest(n.values), costFact
	case FieldDeadline:
		return b.deadlineTest(n), costFact
	case FieldCampaign:
		return b.campaignTest(n), costFact
	case FieldID:
		return b.idTest(n), costTitle
	}
	return b.termTest(n), costTerms
}

// wordTest finds a word in the title, the ID and the searched terms.
func (b *Board) wordTest(w *zh.Word) test {
	b.Prepare()
	x := b.index
	hits, any := x.hits(searched, func(k *zh.Key) bool { return w.Match(k) }, w.Abbreviates)
	return func(i int32) bool {
		e := &x.rows[i]
		return any && x.has(e, hits) || w.Match(&e.title) || strings.Contains(e.id.Text(), w.Text())
	}
}

// hits tries every term once. Of those that match it gives the roles in which they
// count: all of roles, or only those of units where just short, which knows the abbreviations of
// units and may be nil, finds it.
func (x *Index) hits(roles role, match, short func(k *zh.Key) bool) (hits []role, any bool) {
	hits = make([]role, len(x.terms))
	for n := range x.terms {
		switch k := &x.terms[n]; {
		case match(k):
			hits[n], any = roles, true
		case short != nil && roles&roleUnits != 0 && short(k):
			hits[n], any = roles&roleUnits, true
		}
	}
	return hits, any
}

// has reports whether one of the row's terms is among the hits.
func (x *Index) has(e *entry, hits []role) bool {
	for _, t := range x.arena[e.from : e.from+e.n] {
		if hits[t.text()]&t.role() != 0 {
			return true
		}
	}
	return false
}

// answers reports whether one of the units that answer for the row's task is among the hits: those that
// lead it, or where none does the responsible ones, as model's Task.Units has it.
func (x *Index) answers(e *entry, hits []role) bool {
	led, responsible := false, false
	for _, t := range x.arena[e.from : e.from+e.n] {
		switch hit := hits[t.text()]&t.role() != 0; t.role() {
		case roleLead:
			if hit {
				return true
			}
			led = true
		case roleResponsible:
			responsible = responsible || hit
		}
	}
	return responsible && !led
}

var fieldRoles = [...]role{
	FieldUnit:        roleUnits | roleOwner,
	FieldLead:        roleLead,
	FieldResponsible: roleResponsible,
	FieldMain:        roleLead | roleResponsible,
	FieldLeader:      roleLeader | roleCoordinator,
	FieldPerson:      rolePerson,
	FieldSection:     roleSection,
	FieldMark:        roleMark,
}

// termTest finds any of a condition's values among the row's terms of a role.
func (b *Board) termTest(n *node) test {
	b.Prepare()
	x := b.index
	match := func(k *zh.Key) bool {
		return slices.ContainsFunc(n.values, func(v value) bool { return v.word.Match(k) })
	}
	short := func(k *zh.Key) bool {
		return slices.ContainsFunc(n.values, func(v value) bool { return v.word.Abbreviates(k) })
	}
	if n.op == is {
		match = n.exactly
		short = nil
	}
	hits, any := x.hits(fieldRoles[n.field], match, short)
	if n.field == FieldMain {
		return func(i int32) bool { return any && x.answers(&x.rows[i], hits) }
	}
	return func(i int32) bool { return any && x.has(&x.rows[i], hits) }
}

// exactly reports whether a text is one of the condition's values.
func (n *node) exactly(k *zh.Key) bool {
	return slices.ContainsFunc(n.values, func(v value) bool { return k.Text() == v.text })
}

func (b *Board) lightTest(values []value) test {
	var lights [model.LightCount]bool
	var flags Flag
	for _, v := range values {
		if v.flag != 0 {
			flags |= v.flag
		} else {
			lights[v.light] = true
		}
	}
	return func(i int32) bool {
		f := b.facts[i]
		return lights[min(f.light, model.Unlit)] || f.flags&flags != 0
	}
}

func (b *Board) natureTest(values []value) test {
	is := ofNature(values)
	return func(i int32) bool { return is(b.rows[i].Task) }
}

// ofNature tells tasks, goals and duties apart.
func ofNature(values []value) func(*model.Task) bool {
	var natures [model.StandingDuty + 1]bool
	for _, v := range values {
		natures[v.nature] = true
	}
	return func(t *model.Task) bool { return natures[min(t.Nature, model.StandingDuty)] }
}

func (b *Board) deadlineTest(n *node) test {
	spans := make([]span, len(n.values))
	for i, v := range n.values {
		spans[i] = v.span.on(b.on)
	}
	return func(i int32) bool {
		d := b.facts[i].deadline
		for _, s := range spans {
			if s.holds(n.op, d) {
				return true
			}
		}
		return false
	}
}

// campaignTest wants the tasks of the campaigns that a condition means.
func (b *Board) campaignTest(n *node) test {
	in := b.meant(n)
	return func(i int32) bool { return in[b.rows[i].Campaign] }
}

// meant returns the campaign that has one of the values as its ID, else those whose
// name holds it; with the campaigns that are part of them.
func (b *Board) meant(n *node) map[*model.Campaign]bool {
	in := map[*model.Campaign]bool{}
	all := slices.Clone(b.campaigns)
	for _, c := range b.unknown {
		all = append(all, c)
	}
	for _, v := range n.values {
		exact := slices.ContainsFunc(all, func(c *model.Campaign) bool { return zh.Fold(c.ID) == v.text })
		for _, c := range all {
			name := zh.NewKey(c.Name)
			if exact && zh.Fold(c.ID) != v.text || !exact && n.op == is && name.Text() != v.text || !exact && n.op != is && !v.word.Match(&name) {
				continue
			}
			for f := range b.family(c.ID) {
				in[f] = true
			}
		}
	}
	return in
}

// idTest wants the rows whose printed number is one of the values, or whose ID begins with one.
func (b *Board) idTest(n *node) test {
	b.Prepare()
	x := b.index
	numbers, _ := x.hits(roleNo, n.exactly, nil)
	return func(i int32) bool {
		e := &x.rows[i]
		for _, v := range n.values {
			if id := e.id.Text(); id == v.text || n.op != is && strings.HasPrefix(id, v.text) {
				return true
			}
		}
		return x.has(e, numbers)
	}
}
