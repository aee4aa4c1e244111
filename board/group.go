package board

import (
	"cmp"
	"slices"
	"strings"

	"duban/internal/zh"
	"duban/model"
)

// GroupBy is what rows are grouped by.
type GroupBy uint8

// The groupings.
const (
	ByNone     GroupBy = iota
	BySection          // in document order
	ByCampaign         // in the board's order
	ByUnit             // by pinyin; a row stands under every unit that answers for it, by its name in the register
	ByLight            // the worst first
	ByMonth            // by the month of the deadline, the earliest first
	ByLeader           // by pinyin; a row stands under each of its leaders
)

// Group is rows under one heading.
type Group struct {
	// Key names the group in the form that a query takes: the unit (主责), the leader, the innermost
	// section, the campaign's ID, 2026-11, red. It is "" for the rows that have none.
	Key string
	// Title is the heading: the sections from the outermost on with TitleGap between them, else the name or what
	// the caller's heading says.
	Title string
	Rows  []int32 // as Board.At takes them, in the order in which they were given; never empty
	Tally Tally   // of Rows
	// place orders the groups where their names do not.
	place int
}

// TitleGap stands between the sections of a title, the outermost first.
const TitleGap = " / "

// Heading says what a group is called whose key is no name: a light by its own (red), a month (2026-11), and "" for the
// rows that have no section, unit, leader or deadline.
type Heading func(by GroupBy, key string) string

// Group puts rows under headings, and leaves the rows of each in the order in
// which they are given. Rows without a unit, leader, section or date stand in the last group. ByNone is one
// group without a title. Rows nil stands for all.
func (b *Board) Group(rows []int32, by GroupBy, heading Heading) []Group {
	if rows == nil {
		rows = b.all()
	}
	g := grouper{b: b, by: by, number: map[string]int{}, months: map[model.Date]int{}}
	for n, i := range rows {
		if n > 0 && g.alike(rows[n-1], i) {
			g.put(i, g.last)
		} else {
			g.place(i)
		}
	}
	out := g.out
	first := map[*model.Campaign]bool{}
	for n := range out {
		out[n].Title = b.groupTitle(&out[n], by, heading)
		first[b.rows[out[n].Rows[0]].Campaign] = true
	}
	if by == BySection && len(first) > 1 { // sections of several campaigns, often of the same name
		for n := range out {
			out[n].Title = b.rows[out[n].Rows[0]].Campaign.Name + TitleGap + out[n].Title
		}
	}
	slices.SortStableFunc(out, func(x, y Group) int {
		if by != ByCampaign && by != BySection && (x.Key == "" || y.Key == "") {
			return b2i(x.Key == "") - b2i(y.Key == "")
		}
		switch by {
		case ByUnit, ByLeader, ByMonth:
			return zh.Compare(x.Key, y.Key)
		}
		return cmp.Compare(x.place, y.place)
	})
	return out
}

// grouper puts rows into groups, which it makes as they turn up.
type grouper struct {
	b      *Board
	by     GroupBy
	out    []Group
	number map[string]int
	months map[model.Date]int // the group of each deadline, so that each is written out once
	last   int                // the group of the row before
	units  []string           // room for the units of a row
}

// alike reports whether two rows surely stand in the same one group: in document order that is mostly so of
// neighbours, and saves making up the group's key.
func (g *grouper) alike(x, y int32) bool {
	r, s := &g.b.rows[x], &g.b.rows[y]
	switch g.by {
	case ByNone:
		return true
	case ByCampaign:
		return r.Campaign == s.Campaign
	case BySection:
		return r.Campaign == s.Campaign && slices.Equal(r.Task.Section, s.Task.Section)
	case ByLight:
		return g.b.facts[x].light == g.b.facts[y].light
	}
	return false
}

// put puts row i into a group.
func (g *grouper) put(i int32, group int) {
	o := &g.out[group]
	o.Rows = append(o.Rows, i)
	o.Tally.add(g.b.facts[i])
	o.place = min(o.place, g.order(i))
	g.last = group
}

// add puts row i into the group of a key.
func (g *grouper) add(i int32, key string) {
	n, ok := g.number[key]
	if !ok {
		n = len(g.out)
		g.number[key] = n
		g.out = append(g.out, Group{Key: key, place: g.order(i)})
	}
	g.put(i, n)
}

// order is what places a row's group where names do not.
func (g *grouper) order(i int32) int {
	if g.by == ByLight {
		return lightPlace(g.b.facts[i].light)
	}
	return int(i)
}

// place puts row i into all groups that it belongs to.
func (g *grouper) place(i int32) {
	r := &g.b.rows[i]
	switch g.by {
	case BySection:
		// Sections of the same name in two campaigns are two groups.
		g.add(i, r.Campaign.ID+"\x00"+strings.Join(r.Task.Section, "\x00"))
	case ByCampaign:
		g.add(i, r.Campaign.ID)
	case ByUnit:
		g.units = g.b.unitsOf(r.Task, g.units[:0])
		g.names(i, g.units)
	case ByLeader:
		g.names(i, r.Task.Leaders)
	case ByLight:
		g.add(i, g.b.facts[i].light.String())
	case ByMonth:
		d := g.b.facts[i].deadline
		if n, ok := g.months[d]; ok {
			g.put(i, n)
			return
		}
		key := ""
		if d != 0 {
			key = d.String()[:len("2006-01")]
		}
		g.add(i, key)
		g.months[d] = g.last
	default:
		g.add(i, "")
	}
}

// names puts row i under each of its names, once each.
func (g *grouper) names(i int32, names []string) {
	if len(names) == 0 {
		g.add(i, "")
	}
	for n, s := range names {
		if !slices.Contains(names[:n], s) {
			g.add(i, s)
		}
	}
}

func (b *Board) all() []int32 {
	all := make([]int32, len(b.rows))
	for i := range all {
		all[i] = int32(i)
	}
	return all
}

func (b *Board) groupTitle(g *Group, by GroupBy, heading Heading) string {
	first := &b.rows[g.Rows[0]]
	switch by {
	case BySection:
		section := first.Task.Section
		g.Key = ""
		if len(section) > 0 {
			g.Key = section[len(section)-1]
			return strings.Join(section, TitleGap)
		}
	case ByCampaign:
		return first.Campaign.Name
	case ByUnit, ByLeader:
		if g.Key != "" {
			return g.Key
		}
	case ByLight, ByMonth:
	default:
		return ""
	}
	return heading(by, g.Key)
}

var groupNames = [...]string{
	ByNone: "none", BySection: "section", ByCampaign: "campaign", ByUnit: "unit", ByLight: "light",
	ByMonth: "month", ByLeader: "leader",
}

// String returns the grouping's name, which is also a key of the catalogue of words.
func (g GroupBy) String() string {
	if int(g) < len(groupNames) {
		return groupNames[g]
	}
	return "unknown"
}

// Groupings returns every grouping, in the order in which a menu offers them.
func Groupings() []GroupBy {
	all := make([]GroupBy, len(groupNames))
	for i := range all {
		all[i] = GroupBy(i)
	}
	return all
}
