package board

import (
	"cmp"
	"slices"

	"duban/internal/zh"
	"duban/model"
)

// UnitSum is a unit's line in the league table.
type UnitSum struct {
	Unit string // its name in the register, else as printed
	// Rank is its place, 1 the best; units alike in all that counts share one: 1, 1, 3. It is 0 for a unit
	// that is not ranked: of which nothing has a light, or that is Silent.
	Rank int
	// Silent is set for a unit that owes returns and has returned nothing that was due (未报).
	Silent bool
	Tally  Tally // of those of its tasks that are among the rows
	// Judged is how many of its tasks have one of the three colours or are done.
	Judged int
	// OnSchedule is the share of them that is green or done (按序时率).
	OnSchedule model.Ratio
	// Due counts the returns that fell due so far, and InTime is the share of them that came in time
	// (报送及时率); it means nothing where none fell due.
	Due    int
	InTime model.Ratio
	// Gap is the mean over its tasks that are held against a plan and not done; Known is false where there
	// is none.
	Gap   model.Ratio
	Known bool
}

// returns counts what a task's unit was asked for so far.
type returns struct{ due, answered, onTime uint16 }

// ByUnit is the league table over the campaigns that run; see UnitsOf.
func (b *Board) ByUnit() []UnitSum { return b.UnitsOf(b.Running()) }

// Running returns the rows of the campaigns that run, in document order.
func (b *Board) Running() []int32 {
	out := make([]int32, 0, len(b.rows))
	for i, f := range b.facts {
		if f.flags&FlagRunning != 0 {
			out = append(out, int32(i))
		}
	}
	return out
}

// UnitsOf is the league table (排名) over the given rows, or all of them for nil. Units that returned
// nothing due stand above it, unranked. Those that are ranked stand by their share on schedule, the best
// first, then by fewer red tasks, then by the smaller mean gap of what is held against a plan. Units of
// which nothing has a light come last. A task counts for each unit that answers for it (see UnitsOfTask).
func (b *Board) UnitsOf(rows []int32) []UnitSum {
	type line struct {
		sum
		due, answered, onTime int
	}
	lines := map[string]*line{}
	var units []string
	b.each(rows, func(i int32) {
		units = b.unitsOf(b.rows[i].Task, units[:0])
		for _, u := range units {
			l := lines[u]
			if l == nil {
				l = new(line)
				lines[u] = l
			}
			if b.facts[i].elsewhere {
				l.tally.add(b.facts[i])
				continue
			}
			l.add(b.facts[i], &b.rows[i].Assessment)
			r := b.returns[i]
			l.due, l.answered, l.onTime = l.due+int(r.due), l.answered+int(r.answered), l.onTime+int(r.onTime)
		}
	})
	out := make([]UnitSum, 0, len(lines))
	for unit, l := range lines {
		u := UnitSum{Unit: unit, Tally: l.tally, Judged: l.tally.Judged(), Known: l.means.n > 0, Due: l.due}
		u.OnSchedule, _ = l.tally.OnSchedule()
		if l.due > 0 {
			u.InTime = shareOf(l.onTime, l.due)
		}
		u.Silent = l.due > 0 && l.answered == 0
		u.Gap = l.means.mean()
		out = append(out, u)
	}
	slices.SortFunc(out, func(x, y UnitSum) int {
		return cmp.Or(cmp.Compare(x.group(), y.group()), x.compare(&y), zh.Compare(x.Unit, y.Unit))
	})
	for i, place := 0, 0; i < len(out); i++ {
		u := &out[i]
		if u.group() != ranked {
			continue
		}
		if place++; place > 1 && out[i-1].compare(u) == 0 {
			u.Rank = out[i-1].Rank
		} else {
			u.Rank = place
		}
	}
	return out
}

// The parts of the league table, from top to bottom.
const (
	unheard  = iota // returned nothing that was due
	ranked          // compared with one another
	unjudged        // nothing has a light
)

func (u *UnitSum) group() int {
	switch {
	case u.Silent:
		return unheard
	case u.Judged == 0:
		return unjudged
	}
	return ranked
}

// compare orders units by what ranks them.
func (u *UnitSum) compare(o *UnitSum) int {
	return cmp.Or(
		cmp.Compare(o.OnSchedule, u.OnSchedule),
		cmp.Compare(u.Tally.Red, o.Tally.Red),
		cmp.Compare(u.Gap, o.Gap),
	)
}
