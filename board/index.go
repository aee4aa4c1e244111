package board

import (
	"math/bits"
	"runtime"
	"sync"

	"duban/internal/zh"
	"duban/model"
)

// Index is what a search reads instead of the tasks. Units, leaders, sections, numbers
// and marks come again and again, so each distinct text is held once and a row has only
// their numbers; a word is then matched once against each text and not once a row.
type Index struct {
	tasks  []*model.Task // whose rows they are
	terms  []zh.Key
	number map[string]uint32
	rows   []entry
	arena  []term // the terms of all rows
}

// entry is a row: what is its own, and where its terms stand in the arena.
type entry struct {
	title, id zh.Key
	from      uint32
	n         uint32
}

// role says what a text is to a row; as bits, so that several can be asked for at once.
type role uint16

const (
	roleNo role = 1 << iota
	roleLead
	roleResponsible
	roleRelated
	roleOwner
	roleLeader
	roleCoordinator
	rolePerson
	roleSection
	roleMark

	// searched are the roles that a word without a field looks at.
	searched = ^roleMark
	// roleUnits are the offices, which are also found by their abbreviations.
	roleUnits = roleLead | roleResponsible | roleRelated
)

// term is a text and its role in a row: the text's number below, the number of the role's bit above.
type term uint32

const textBits = 28

func makeTerm(r role, text uint32) term {
	return term(bits.TrailingZeros16(uint16(r)))<<textBits | term(text)
}

func (t term) text() uint32 { return uint32(t & (1<<textBits - 1)) }

func (t term) role() role { return 1 << (t >> textBits) }

// Prepare builds the index that searching needs, unless it is there. Filter does so itself at first.
func (b *Board) Prepare() {
	if b.index == nil {
		b.index = b.Indexer()()
	}
}

// Indexer returns what builds the index of the present rows, on all processors. It may run while the board is
// shown and changed; Adopt then takes the index.
func (b *Board) Indexer() func() *Index {
	x := &Index{tasks: make([]*model.Task, len(b.rows)), rows: make([]entry, len(b.rows))}
	for i := range b.rows {
		x.tasks[i] = b.rows[i].Task
	}
	return func() *Index {
		x.build(b)
		return x
	}
}

// Adopt takes an index that was built behind the board, unless it has one or has other rows by now.
func (b *Board) Adopt(x *Index) {
	if b.index != nil || len(x.tasks) != len(b.rows) {
		return
	}
	for i := range b.rows {
		if b.rows[i].Task != x.tasks[i] {
			return
		}
	}
	x.tasks = nil
	b.index = x
}

// build enters all rows. It reads of the board only what never changes: the register of units.
func (x *Index) build(b *Board) {
	parts := max(1, min(runtime.GOMAXPROCS(0), len(x.tasks)/grain))
	// Each processor numbers the texts of its part on its own; then the numbers are joined.
	local := make([]Index, parts)
	var wg sync.WaitGroup
	bounds := func(p int) (lo, hi int) { return len(x.tasks) * p / parts, len(x.tasks) * (p + 1) / parts }
	for p := range parts {
		wg.Go(func() {
			lo, hi := bounds(p)
			l := &local[p]
			l.number = map[string]uint32{}
			l.arena = make([]term, 0, 8*(hi-lo))
			for i := lo; i < hi; i++ {
				l.enter(&x.rows[i], x.tasks[i], b)
			}
		})
	}
	wg.Wait()
	terms := 0
	for p := range local {
		terms += len(local[p].arena)
	}
	x.number, x.terms = local[0].number, local[0].terms
	x.arena = append(make([]term, 0, terms), local[0].arena...)
	for p := 1; p < parts; p++ {
		renumber := make([]uint32, len(local[p].terms))
		for s, n := range local[p].number {
			renumber[n] = x.term(s)
		}
		lo, hi := bounds(p)
		for i := lo; i < hi; i++ {
			x.rows[i].from += uint32(len(x.arena))
		}
		for _, t := range local[p].arena {
			x.arena = append(x.arena, makeTerm(t.role(), renumber[t.text()]))
		}
	}
}

// term returns the number of a text.
func (x *Index) term(s string) uint32 {
	n, ok := x.number[s]
	if !ok {
		n = uint32(len(x.terms))
		x.number[s] = n
		x.terms = append(x.terms, zh.NewKey(s))
	}
	return n
}

// enter fills a row's entry, with its terms at the end of the arena. A unit that the document calls by
// another name than the register is found by both, and a group of units by each of these.
func (x *Index) enter(e *entry, t *model.Task, b *Board) {
	e.title, e.id, e.from = zh.NewKey(t.Title), zh.NewKey(t.ID), uint32(len(x.arena))
	if t.No != "" {
		x.arena = append(x.arena, makeTerm(roleNo, x.term(t.No)))
	}
	for _, l := range [...]struct {
		role  role
		texts []string
	}{
		{roleLead, t.LeadUnits},
		{roleResponsible, t.ResponsibleUnits},
		{roleRelated, t.RelatedUnits},
		{roleOwner, t.Owners},
		{roleLeader, t.Leaders},
		{roleCoordinator, t.Coordinators},
		{rolePerson, t.Persons},
		{roleSection, t.Section},
		{roleMark, t.Marks},
	} {
		for _, s := range l.texts {
			if s != "" {
				x.arena = append(x.arena, makeTerm(l.role, x.term(s)))
			}
			if l.role&(roleUnits|roleOwner) == 0 {
				continue
			}
			if name, ok := b.names[s]; ok {
				x.arena = append(x.arena, makeTerm(l.role, x.term(name)))
			}
			for _, m := range b.groups[b.unit(s)] {
				x.arena = append(x.arena, makeTerm(l.role, x.term(m)))
			}
		}
	}
	e.n = uint32(len(x.arena)) - e.from
}

// set enters a row anew after its task changed. The terms that it had stay in the
// arena unused; a day of edits is nothing beside the ledger.
func (x *Index) set(i int32, t *model.Task, b *Board) { x.enter(&x.rows[i], t, b) }
