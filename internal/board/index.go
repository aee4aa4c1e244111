package board

import (
	"runtime"
	"slices"
	"sync"

	"duban/internal/zh"
	"duban/model"
)

// index is what a search reads instead of the tasks. Units, leaders, sections, numbers
// and marks come again and again, so each distinct text is held once and a row has only
// their numbers; a word is then matched once against each text and not once a row.
type index struct {
	terms  []zh.Key
	number map[string]uint32
	rows   []entry
}

// role says what a text is to a row; bits, since one text may be several things.
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
)

// searched are the roles that a word without a field looks at.
const searched = ^roleMark

// term is a text and its role in a row, in one number: the role above, the text's number below.
type term uint64

const termBits = 32

func (t term) text() uint32 { return uint32(t) }

func (t term) role() role { return role(t >> termBits) }

type entry struct {
	title, id zh.Key
	terms     []term
}

// Prepare builds the index that searching needs, on all processors, unless it
// is there. Filter does so itself at the first search; call Prepare where the board is
// loaded so that the first key typed does not wait.
func (b *Board) Prepare() {
	if b.index != nil {
		return
	}
	x := &index{number: map[string]uint32{}, rows: make([]entry, len(b.rows))}
	parts := max(1, min(runtime.GOMAXPROCS(0), len(b.rows)/grain))
	// Each processor numbers the texts of its part on its own; then the numbers are joined.
	local := make([]index, parts)
	var wg sync.WaitGroup
	bounds := func(p int) (lo, hi int) { return len(b.rows) * p / parts, len(b.rows) * (p + 1) / parts }
	for p := range parts {
		wg.Go(func() {
			lo, hi := bounds(p)
			l := &local[p]
			l.number = map[string]uint32{}
			arena := make([]term, 0, 8*(hi-lo))
			for i := lo; i < hi; i++ {
				arena = l.enter(&x.rows[i], b.rows[i].Task, arena)
			}
		})
	}
	wg.Wait()
	x.number, x.terms = local[0].number, local[0].terms
	for p := 1; p < parts; p++ {
		renumber := make([]uint32, len(local[p].terms))
		for s, n := range local[p].number {
			renumber[n] = x.term(s)
		}
		lo, hi := bounds(p)
		for i := lo; i < hi; i++ {
			for n, t := range x.rows[i].terms {
				x.rows[i].terms[n] = t&^(1<<termBits-1) | term(renumber[t.text()])
			}
		}
	}
	b.index = x
}

// term returns the number of a text.
func (x *index) term(s string) uint32 {
	n, ok := x.number[s]
	if !ok {
		n = uint32(len(x.terms))
		x.number[s] = n
		x.terms = append(x.terms, zh.NewKey(s))
	}
	return n
}

// enter fills a row's entry, with its terms at the end of the arena, which it returns.
func (x *index) enter(e *entry, t *model.Task, arena []term) []term {
	from := len(arena)
	add := func(r role, s string) {
		if s != "" {
			arena = append(arena, term(r)<<termBits|term(x.term(s)))
		}
	}
	all := func(r role, ss []string) {
		for _, s := range ss {
			add(r, s)
		}
	}
	add(roleNo, t.No)
	all(roleLead, t.LeadUnits)
	all(roleResponsible, t.ResponsibleUnits)
	all(roleRelated, t.RelatedUnits)
	all(roleOwner, t.Owners)
	all(roleLeader, t.Leaders)
	all(roleCoordinator, t.Coordinators)
	all(rolePerson, t.Persons)
	all(roleSection, t.Section)
	all(roleMark, t.Marks)
	e.title, e.id = zh.NewKey(t.Title), zh.NewKey(t.ID)
	e.terms = arena[from:len(arena):len(arena)]
	return arena
}

// set enters a row anew after its task changed.
func (x *index) set(i int32, t *model.Task) { x.enter(&x.rows[i], t, slices.Grow([]term(nil), 8)) }
