package intake

import (
	"cmp"
	"slices"
	"strings"

	"duban/model"
)

// matcher finds the rows that the ledger knows (right) among those of a draft (left).
type matcher struct {
	left, right []card
	names       map[string]string
	owners      int
	pairs       []int  // for each left one its right one's owner, -1 for none
	guess       []bool // that the pair is only likely
	found       []bool // for each owner
}

// card is what a row is known again by.
type card struct {
	title, no, section, units, print string

	letters []rune
	owner   int  // the row of the ledger that it speaks for
	dropped bool // nothing was made of it
	edited  bool // it is what an officer made of the row
}

func (m *matcher) card(r *model.SourceRow) card {
	var units []string
	for _, u := range r.Units {
		if n, ok := m.names[u]; ok {
			u = n
		}
		units = append(units, plain(u))
	}
	slices.Sort(units)
	c := card{
		title: plain(r.Title), no: plain(r.No), section: plain(strings.Join(r.Section, "/")), units: strings.Join(units, "/"), print: r.Print,
	}
	c.letters = []rune(c.title)
	return c
}

// match goes from the surest signs to the weakest. Where several rows look
// alike by a sign, they are taken in their order; a weak sign counts only
// where it points at one row alone.
func (m *matcher) match() (pairs []int, guess []bool) {
	m.pairs, m.guess, m.found = none(len(m.left)), make([]bool, len(m.left)), make([]bool, m.owners)
	sep := "\x00"
	m.by(false, false, func(c *card) string { return c.print })
	for _, edited := range []bool{false, true} {
		m.by(false, edited, func(c *card) string { return c.title + sep + c.section + sep + c.no + sep + c.units })
		m.by(false, edited, func(c *card) string { return c.title + sep + c.section + sep + c.units })
		m.by(false, edited, func(c *card) string { return c.title + sep + c.no + sep + c.units })
		m.by(true, edited, func(c *card) string { return c.title + sep + c.section + sep + c.no })
		m.by(true, edited, func(c *card) string { return c.title + sep + c.units })
		m.by(true, edited, func(c *card) string { return c.title + sep + c.section })
		m.by(true, edited, func(c *card) string { return c.title })
	}
	m.alike()
	m.likely()
	return m.pairs, m.guess
}

// by pairs what is still free and has the same key, if it has one.
func (m *matcher) by(alone, edited bool, key func(*card) string) {
	at := make(map[string][]int)
	for r := range m.right {
		if c := &m.right[r]; !m.found[c.owner] && (edited || !c.edited) {
			if k := key(c); k != "" && (!edited || !slices.Contains(at[k], c.owner)) {
				at[k] = append(at[k], c.owner)
			}
		}
	}
	want := make(map[string]int)
	if alone {
		for l := range m.left {
			if m.pairs[l] < 0 {
				want[key(&m.left[l])]++
			}
		}
	}
	for l := range m.left {
		if m.pairs[l] >= 0 {
			continue
		}
		k := key(&m.left[l])
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

func (m *matcher) take(l, owner int) { m.pairs[l], m.found[owner] = owner, true }

// likely pairs what is left by what makes it likely only: the same number and
// units in the same section, whatever the title says now; or a title of which
// the other is a part, as where a row was divided.
func (m *matcher) likely() {
	was := slices.Clone(m.pairs)
	place := func(c *card) string {
		if c.no == "" || c.units == "" || c.dropped {
			return ""
		}
		return c.no + "\x00" + c.section + "\x00" + c.units
	}
	m.by(true, true, place)
	in := make(map[string][]int)
	for r := range m.right {
		if c := &m.right[r]; !m.found[c.owner] && !c.dropped && c.units != "" {
			k := c.section + "\x00" + c.units
			in[k] = append(in[k], r)
		}
	}
	for l := range m.left {
		c := &m.left[l]
		if m.pairs[l] >= 0 || len(c.letters) < 4 {
			continue
		}
		for _, r := range in[c.section+"\x00"+c.units] {
			o := &m.right[r]
			if !m.found[o.owner] && len(o.letters) >= 4 && (strings.Contains(o.title, c.title) || strings.Contains(c.title, o.title)) {
				m.take(l, o.owner)
				break
			}
		}
	}
	for l := range m.left {
		m.guess[l] = m.guess[l] || m.pairs[l] != was[l]
	}
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
func (m *matcher) alike() {
	in := index{pairs: make(map[[2]rune][]int), places: make(map[string][]int), shared: make([]int, len(m.right))}
	for r := range m.right {
		if !m.found[m.right[r].owner] {
			in.add(r, &m.right[r])
		}
	}
	var all []candidate
	for l := range m.left {
		if m.pairs[l] >= 0 {
			continue
		}
		at := l * len(m.right) / len(m.left)
		for _, r := range in.near(at, &m.left[l]) {
			if s := score(&m.left[l], &m.right[r]); s >= least {
				all = append(all, candidate{l, r, s})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	for _, c := range all {
		if owner := m.right[c.r].owner; m.pairs[c.l] < 0 && !m.found[owner] {
			m.take(c.l, owner)
			m.guess[c.l] = likenessOf(m.left[c.l].letters, m.right[c.r].letters) < sure
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

func (in *index) add(r int, c *card) {
	for _, p := range bigrams(c.letters) {
		in.pairs[p] = append(in.pairs[p], r)
	}
	in.places[c.section+"\x00"+c.no] = append(in.places[c.section+"\x00"+c.no], r)
}

// near returns the tasks that share most with a card: those with the most
// neighbouring letters in common, and those in its own place. Of letters that
// stand in very many titles only the tasks round about the same place at are seen,
// since a corrected document leaves most rows near where they were.
func (in *index) near(at int, c *card) []int {
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
	here := in.places[c.section+"\x00"+c.no]
	out := append(slices.Clone(seen[:min(len(seen), enough)]), here[:min(len(here), enough)]...)
	slices.Sort(out)
	return slices.Compact(out)
}

// bigrams are the pairs of neighbouring letters, each once.
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

// score is how surely two cards are the same task: mostly by their titles, and
// by all that stands beside them.
func score(a, b *card) float64 {
	title := likenessOf(a.letters, b.letters)
	if title < 0.5 {
		return 0
	}
	s := 0.7 * title
	for _, same := range []bool{a.no != "" && a.no == b.no, a.section == b.section, a.units != "" && a.units == b.units} {
		if same {
			s += 0.1
		}
	}
	if a.units != "" && b.units != "" && a.units != b.units {
		s -= 0.1
	}
	return s
}

// likeness is how much two texts have in common, from 0 to 1.
func likeness(a, b string) float64 { return likenessOf([]rune(plain(a)), []rune(plain(b))) }

// likenessOf is the length of the longest common subsequence against the mean
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
