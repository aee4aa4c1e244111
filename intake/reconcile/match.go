package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"duban/internal/zh"
	"duban/model"
)

// Matcher recognises rows of the ledger (Right) among those of a draft (Left).
type Matcher struct {
	// Left are the rows of the draft, and Right those of the ledger. Of one row of the
	// ledger Right may hold several identities, with the same Owner.
	Left, Right []Identity
	Names       map[string]string // from every other name of a unit to its own
	Owners      int               // how many rows of the ledger there are

	pairs []int  // for each left one its right one's owner, -1 for none
	guess []bool // that the pair is only likely
	found []bool // for each owner
}

// Identity holds the fields by which a row is recognised when its document is
// imported again, each without white space and punctuation.
type Identity struct {
	// Title, No, Section and Units are the row's own; several units are sorted. Print is
	// its fingerprint, empty where there is none.
	Title, No, Section, Units, Print string

	Owner   int  // the row of the ledger that it speaks for
	Dropped bool // nothing was made of the row
	Edited  bool // it is what an officer made of the row

	letters []rune // of the title
}

// Identity returns the identity of a row, its units by their own names.
func (m *Matcher) Identity(r *model.SourceRow) Identity {
	var units []string
	for _, u := range r.Units {
		if n, ok := m.Names[u]; ok {
			u = n
		}
		units = append(units, zh.WithoutMarks(u))
	}
	slices.Sort(units)
	c := Identity{
		Title: zh.WithoutMarks(r.Title), No: zh.WithoutMarks(r.No), Section: zh.WithoutMarks(strings.Join(r.Section, "/")), Units: strings.Join(units, "/"), Print: r.Print,
	}
	c.letters = []rune(c.Title)
	return c
}

// Match pairs the rows, from the surest signs to the weakest. Where several rows
// look alike by a sign, they are taken in their order; a weak sign counts only
// where it points at one row alone. For each row of Left it returns the owner of
// the row that it is, -1 for none, and whether the pair is only likely.
func (m *Matcher) Match() (pairs []int, guess []bool) {
	m.pairs, m.guess, m.found = unpaired(len(m.Left)), make([]bool, len(m.Left)), make([]bool, m.Owners)
	sep := "\x00"
	m.by(false, false, func(c *Identity) string { return c.Print })
	for _, edited := range []bool{false, true} {
		m.by(false, edited, func(c *Identity) string { return c.Title + sep + c.Section + sep + c.No + sep + c.Units })
		m.by(false, edited, func(c *Identity) string { return c.Title + sep + c.Section + sep + c.Units })
		m.by(false, edited, func(c *Identity) string { return c.Title + sep + c.No + sep + c.Units })
		m.by(true, edited, func(c *Identity) string { return c.Title + sep + c.Section + sep + c.No })
		m.by(true, edited, func(c *Identity) string { return c.Title + sep + c.Units })
		m.by(true, edited, func(c *Identity) string { return c.Title + sep + c.Section })
		m.by(true, edited, func(c *Identity) string { return c.Title })
	}
	m.alike()
	m.likely()
	return m.pairs, m.guess
}

// by pairs what is still free and has the same key, if it has one.
func (m *Matcher) by(alone, edited bool, key func(*Identity) string) {
	at := make(map[string][]int)
	for r := range m.Right {
		if c := &m.Right[r]; !m.found[c.Owner] && (edited || !c.Edited) {
			if k := key(c); k != "" && (!edited || !slices.Contains(at[k], c.Owner)) {
				at[k] = append(at[k], c.Owner)
			}
		}
	}
	want := make(map[string]int)
	if alone {
		for l := range m.Left {
			if m.pairs[l] < 0 {
				want[key(&m.Left[l])]++
			}
		}
	}
	for l := range m.Left {
		if m.pairs[l] >= 0 {
			continue
		}
		k := key(&m.Left[l])
		free := at[k]
		for len(free) > 0 && m.found[free[0]] {
			free = free[1:]
		}
		if len(free) == 0 || alone && (len(free) > 1 || want[k] > 1) {
			continue
		}
		m.take(l, free[0])
		at[k] = free[1:]
	}
}

func (m *Matcher) take(l, owner int) { m.pairs[l], m.found[owner] = owner, true }

// likely pairs what is left by what makes it likely only: the same number and
// units in the same section, whatever the title says now; or a title of which
// the other is a part, as where a row was divided.
func (m *Matcher) likely() {
	was := slices.Clone(m.pairs)
	place := func(c *Identity) string {
		if c.No == "" || c.Units == "" || c.Dropped {
			return ""
		}
		return c.No + "\x00" + c.Section + "\x00" + c.Units
	}
	m.by(true, true, place)
	in := make(map[string][]int)
	for r := range m.Right {
		if c := &m.Right[r]; !m.found[c.Owner] && !c.Dropped && c.Units != "" {
			k := c.Section + "\x00" + c.Units
			in[k] = append(in[k], r)
		}
	}
	for l := range m.Left {
		c := &m.Left[l]
		if m.pairs[l] >= 0 || len(c.letters) < 4 {
			continue
		}
		for _, r := range in[c.Section+"\x00"+c.Units] {
			o := &m.Right[r]
			if !m.found[o.Owner] && len(o.letters) >= 4 && (strings.Contains(o.Title, c.Title) || strings.Contains(c.Title, o.Title)) {
				m.take(l, o.Owner)
				break
			}
		}
	}
	for l := range m.Left {
		m.guess[l] = m.guess[l] || m.pairs[l] != was[l]
	}
}

// MatchReports pairs rows of a bulletin with tasks of plans: by their titles, and
// where these differ a little only if a unit is the same as well. Numbers and
// sections are the bulletin's own. It returns what Match does.
func (m *Matcher) MatchReports() (pairs []int, guess []bool) {
	m.pairs, m.guess, m.found = unpaired(len(m.Left)), make([]bool, len(m.Left)), make([]bool, m.Owners)
	m.by(true, true, func(c *Identity) string { return c.Title + "\x00" + c.Units })
	m.by(true, true, func(c *Identity) string { return c.Title })
	named := slices.Clone(m.pairs)
	m.alike()
	for l, owner := range m.pairs {
		if owner < 0 {
			continue
		}
		// A title that several tasks have says nothing.
		several := named[l] < 0 && slices.ContainsFunc(m.Right, func(c Identity) bool { return c.Title == m.Left[l].Title })
		together := slices.ContainsFunc(m.Right, func(c Identity) bool {
			return c.Owner == owner && shareUnit(&m.Left[l], &c) && likenessOf(m.Left[l].letters, c.letters) >= sure
		})
		switch {
		case named[l] >= 0:
			m.guess[l] = !together && m.Left[l].Units != ""
		case together && !several:
			m.guess[l] = true
		default:
			m.pairs[l] = -1
		}
	}
	return m.pairs, m.guess
}

func shareUnit(a, b *Identity) bool {
	units := strings.Split(b.Units, "/")
	return a.Units != "" && slices.ContainsFunc(strings.Split(a.Units, "/"), func(u string) bool { return slices.Contains(units, u) })
}

// candidate is a pair that may be the same task.
type candidate struct {
	l, r  int
	score float64
}

const (
	least = 0.7  // how alike a pair must be, of at most 1
	sure  = 0.75 // how alike two titles are that need no doubt
)

// alike pairs what is left by likeness, the likest pairs first.
func (m *Matcher) alike() {
	in := index{pairs: make(map[[2]rune][]int), places: make(map[string][]int), shared: make([]int, len(m.Right))}
	for r := range m.Right {
		if !m.found[m.Right[r].Owner] {
			in.add(r, &m.Right[r])
		}
	}
	var all []candidate
	for l := range m.Left {
		if m.pairs[l] >= 0 {
			continue
		}
		at := l * len(m.Right) / len(m.Left)
		for _, r := range in.near(at, &m.Left[l]) {
			if s := likelihood(&m.Left[l], &m.Right[r]); s >= least {
				all = append(all, candidate{l, r, s})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	for _, c := range all {
		if owner := m.Right[c.r].Owner; m.pairs[c.l] < 0 && !m.found[owner] {
			m.take(c.l, owner)
			m.guess[c.l] = likenessOf(m.Left[c.l].letters, m.Right[c.r].letters) < sure
		}
	}
}

// index finds the tasks that are worth comparing with a title, so that ten
// thousand rows need not be compared with ten thousand others.
type index struct {
	pairs  map[[2]rune][]int // tasks by the neighbouring letters of their titles
	places map[string][]int  // tasks by section and number
	shared []int             // counts for near, all zero between its calls
}

func (in *index) add(r int, c *Identity) {
	for _, p := range bigrams(c.letters) {
		in.pairs[p] = append(in.pairs[p], r)
	}
	in.places[c.Section+"\x00"+c.No] = append(in.places[c.Section+"\x00"+c.No], r)
}

// near returns the tasks that share most with a row: those with the most
// neighbouring letters in common, and those in its own place. Of letters that
// stand in very many titles only the tasks round about the same place at are seen,
// since a corrected document leaves most rows near where they were.
func (in *index) near(at int, c *Identity) []int {
	const around, enough = 300, 40
	var seen []int
	for _, p := range bigrams(c.letters) {
		list := in.pairs[p]
		mid, _ := slices.BinarySearch(list, at)
		for _, r := range list[max(0, mid-around):min(len(list), mid+around)] {
			if in.shared[r] == 0 {
				seen = append(seen, r)
			}
			in.shared[r]++
		}
	}
	slices.SortStableFunc(seen, func(a, b int) int { return cmp.Compare(in.shared[b], in.shared[a]) })
	for _, r := range seen {
		in.shared[r] = 0
	}
	here := in.places[c.Section+"\x00"+c.No]
	out := append(slices.Clone(seen[:min(len(seen), enough)]), here[:min(len(here), enough)]...)
	slices.Sort(out)
	return slices.Compact(out)
}

// bigrams returns the pairs of neighbouring letters, each once.
func bigrams(letters []rune) [][2]rune {
	var out [][2]rune
	for i := 1; i < len(letters); i++ {
		p := [2]rune{letters[i-1], letters[i]}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// likelihood returns how surely two rows are the same task: mostly by their titles, and
// by all that stands beside them.
func likelihood(a, b *Identity) float64 {
	title := likenessOf(a.letters, b.letters)
	if title < 0.5 {
		return 0
	}
	s := 0.7 * title
	for _, same := range []bool{a.No != "" && a.No == b.No, a.Section == b.Section, a.Units != "" && a.Units == b.Units} {
		if same {
			s += 0.1
		}
	}
	if a.Units != "" && b.Units != "" && a.Units != b.Units {
		s -= 0.1
	}
	return s
}

// Likeness returns how much two texts have in common, from 0 to 1.
func Likeness(a, b string) float64 {
	return likenessOf([]rune(zh.WithoutMarks(a)), []rune(zh.WithoutMarks(b)))
}

// likenessOf returns the length of the longest common subsequence against the mean
// length. Only the first letters of long titles are compared.
func likenessOf(a, b []rune) float64 {
	const most = 120
	a, b = a[:min(len(a), most)], b[:min(len(b), most)]
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	last, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for _, x := range a {
		for j, y := range b {
			if x == y {
				row[j+1] = last[j] + 1
			} else {
				row[j+1] = max(last[j+1], row[j])
			}
		}
		last, row = row, last
	}
	return 2 * float64(last[len(b)]) / float64(len(a)+len(b))
}

// unpaired returns the pairs of n rows of which none has one.
func unpaired(n int) []int {
	pairs := make([]int, n)
	for i := range pairs {
		pairs[i] = -1
	}
	return pairs
}
