package board

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"sync"

	"duban/internal/zh"
	"duban/model"
)

// Column is what rows are sorted by.
type Column uint8

// The columns. Ascending is the order in which an officer wants to see them first.
const (
	OrderColumn      Column = iota // the order of the documents
	LightColumn                    // red, yellow, green, grey, done; red and yellow with plans that still run first, then the farthest behind
	NoColumn                       // the printed number, 2 before 10
	TitleColumn                    // by pinyin
	UnitColumn                     // the first unit that answers, by pinyin
	LeaderColumn                   // the first leader, by pinyin
	DeadlineColumn                 // the earliest first; without a date last
	CompletionColumn               // the least complete first; unknown last
	GapColumn                      // the farthest behind first; unknown last
	DaysLeftColumn                 // the fewest days first; without a date last
	ReportColumn                   // the longest silent first, never reported before all
	CampaignColumn                 // by the order of the campaigns

	columnCount
)

// ofNames tells whether the column's order hangs on what the task is called
// and who carries it, and so is not changed by a report.
func (c Column) ofNames() bool {
	switch c {
	case OrderColumn, NoColumn, TitleColumn, UnitColumn, LeaderColumn, CampaignColumn:
		return true
	}
	return false
}

// Sort sorts rows in place by a column. Rows that are equal in it stay in document order, also when
// the column is turned round by desc; for OrderColumn desc turns the documents' order itself. What has no value in the column
// (no date, completion unknown) comes last either way.
func (b *Board) Sort(rows []int32, by Column, desc bool) {
	if by >= columnCount {
		by = OrderColumn
	}
	if by == OrderColumn {
		slices.Sort(rows)
		if desc {
			slices.Reverse(rows)
		}
		return
	}
	places := b.placesBy(by)
	// One number a row holds its place and, below it, its index as the tie-break.
	keys := make([]uint64, len(rows))
	for n, i := range rows {
		p := places[i]
		if desc && p != nowhere {
			p = nowhere - 1 - p
		}
		keys[n] = uint64(p)<<32 | uint64(uint32(i))
	}
	slices.Sort(keys)
	for n, k := range keys {
		rows[n] = int32(uint32(k))
	}
}

// nowhere is the place of a row without a value in the column.
const nowhere = math.MaxUint32

// placesBy returns each row's place in a column, equal for equal values, from
// what was worked out before where nothing has changed since.
func (b *Board) placesBy(by Column) []uint32 {
	if b.places[by] != nil {
		return b.places[by]
	}
	places := make([]uint32, len(b.rows))
	number := func(value func(r *Row, f fact) (int64, bool)) {
		split(len(b.rows), func(lo, hi int) {
			for i := lo; i < hi; i++ {
				// Values lie well within 31 bits on either side of zero.
				if v, ok := value(&b.rows[i], b.facts[i]); ok {
					places[i] = uint32(v + 1<<31)
				} else {
					places[i] = nowhere
				}
			}
		})
	}
	switch by {
	case LightColumn:
		number(func(r *Row, f fact) (int64, bool) {
			v := int64(lightPlace(f.light)) << 17
			if f.light == model.Red || f.light == model.Yellow {
				v += int64(b2i(f.flags&FlagRunning == 0))<<16 + int64(model.One-max(-model.One, min(r.Assessment.Gap, model.One)))
			}
			return v, true
		})
	case DeadlineColumn:
		number(func(_ *Row, f fact) (int64, bool) { return int64(f.deadline), f.deadline != 0 })
	case CompletionColumn:
		number(func(r *Row, _ fact) (int64, bool) { return int64(r.Assessment.Completion), r.Assessment.Known })
	case GapColumn:
		number(func(r *Row, _ fact) (int64, bool) { return -int64(r.Assessment.Gap), r.Assessment.Known })
	case DaysLeftColumn:
		number(func(r *Row, _ fact) (int64, bool) {
			return int64(r.Assessment.DaysLeft), r.Assessment.HasDeadline && r.Assessment.Light != model.Done
		})
	case ReportColumn:
		number(func(r *Row, _ fact) (int64, bool) {
			if r.Task.Standing.Last == 0 {
				return -1 << 30, true
			}
			return int64(r.Task.Standing.Last), true
		})
	case CampaignColumn:
		of := make(map[*model.Campaign]int64, len(b.campaigns))
		for i, c := range b.campaigns {
			of[c] = int64(i)
		}
		number(func(r *Row, _ fact) (int64, bool) { n, ok := of[r.Campaign]; return n, ok })
	case NoColumn:
		b.placeNames(places, true, func(r *Row) string { return r.Task.No })
	case TitleColumn:
		b.placeNames(places, false, func(r *Row) string { return r.Task.Title })
	case UnitColumn:
		b.placeNames(places, true, func(r *Row) string { return first(r.Task.Units()) })
	case LeaderColumn:
		b.placeNames(places, true, func(r *Row) string { return first(r.Task.Leaders) })
	}
	b.places[by] = places
	return places
}

func first(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}

// placeNames places rows by a name in the order of pinyin. Names that come again and
// again are weighed once; titles hardly ever do, and are not worth the looking up.
func (b *Board) placeNames(places []uint32, repeated bool, name func(r *Row) string) {
	number := map[string]uint32{}
	names := make([]string, 0, 64)
	for i := range b.rows {
		s := name(&b.rows[i])
		if s == "" {
			places[i] = nowhere
			continue
		}
		n, ok := number[s]
		if !ok {
			n = uint32(len(names))
			names = append(names, s)
			if repeated {
				number[s] = n
			}
		}
		places[i] = n
	}
	keys := make([][]byte, len(names))
	split(len(names), func(lo, hi int) {
		// The keys stand in one block, so that there is one thing to allot and not a hundred thousand.
		block := make([]byte, 0, 64*(hi-lo))
		for i := lo; i < hi; i++ {
			from := len(block)
			block = zh.AppendSortKey(block, names[i])
			keys[i] = block[from:len(block):len(block)]
		}
	})
	order := make([]named, len(names))
	for i := range order {
		order[i] = named{head: head(keys[i]), n: uint32(i)}
	}
	sortParts(order, func(x, y named) int {
		if x.head != y.head {
			return cmp.Compare(x.head, y.head)
		}
		return cmp.Or(bytes.Compare(keys[x.n], keys[y.n]), strings.Compare(names[x.n], names[y.n]))
	})
	place := make([]uint32, len(names))
	for p, o := range order {
		place[o.n] = uint32(p)
		if p > 0 && names[o.n] == names[order[p-1].n] {
			place[o.n] = place[order[p-1].n]
		}
	}
	for i, n := range places {
		if n != nowhere {
			places[i] = place[n]
		}
	}
}

// named is a name by its number, with the head of its key beside it: most names are told
// apart by it without a look at the keys.
type named struct {
	head uint64
	n    uint32
}

// head returns the first eight bytes of a key in an integer of the same order.
func head(key []byte) uint64 {
	var b [8]byte
	copy(b[:], key)
	return binary.BigEndian.Uint64(b[:])
}

// sortParts sorts s by halves on two processors and joins them.
func sortParts[T any](s []T, compare func(x, y T) int) {
	if len(s) < 2*grain {
		slices.SortFunc(s, compare)
		return
	}
	x, y := s[:len(s)/2], s[len(s)/2:]
	var wg sync.WaitGroup
	wg.Go(func() { slices.SortFunc(y, compare) })
	slices.SortFunc(x, compare)
	wg.Wait()
	out := make([]T, 0, len(s))
	for len(x) > 0 && len(y) > 0 {
		if compare(y[0], x[0]) < 0 {
			out, y = append(out, y[0]), y[1:]
		} else {
			out, x = append(out, x[0]), x[1:]
		}
	}
	copy(s, append(append(out, x...), y...))
}

// lightPlace is a light's place when the worst comes first.
func lightPlace(l model.Light) int {
	switch l {
	case model.Red:
		return 0
	case model.Yellow:
		return 1
	case model.Green:
		return 2
	case model.Grey:
		return 3
	}
	return 4
}

var columnNames = [columnCount]string{
	OrderColumn: "order", LightColumn: "light", NoColumn: "no", TitleColumn: "title", UnitColumn: "unit",
	LeaderColumn: "leader", DeadlineColumn: "deadline", CompletionColumn: "completion", GapColumn: "gap",
	DaysLeftColumn: "days", ReportColumn: "last", CampaignColumn: "campaign",
}

// String returns the column's name, which is also a key of the catalogue of words.
func (c Column) String() string {
	if c < columnCount {
		return columnNames[c]
	}
	return "unknown"
}

// Columns returns every column, in the order in which a menu offers them.
func Columns() []Column {
	all := make([]Column, columnCount)
	for i := range all {
		all[i] = Column(i)
	}
	return all
}
