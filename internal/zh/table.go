package zh

import (
	_ "embed"
	"strings"
	"sync"
)

// The two tables are made from go-pinyin's dictionary and from x/text's
// Chinese collation by the package's tests, which also compare them
// (go test -run Tables -update writes them anew). Neither package is linked into the
// program: go-pinyin fills a map of 42,000 entries at every start, 4 ms
// that the first frame would wait for, and both look up far slower. The readings are
// go-pinyin's (MIT licence), the order is that of Unicode's CLDR (Unicode licence).
var (
	//go:embed readings.txt
	readingsText string // a line a set of readings: "readings\tcharacters"
	//go:embed order.txt
	orderText string // the Han characters in the order of their pinyin
)

// The block of characters that the tables hold: the Han of the basic plane,
// and 〇 is looked up as 零.
const (
	firstHan = 0x3400
	lastHan  = 0x9fff
)

type tables struct {
	// set is the number of a Han character's set of readings, 0 where it has none.
	set [lastHan - firstHan + 1]uint16
	// readings are the syllables of each set, without tones; ü is given both as v and as u.
	readings [][]string
	// members are the characters of each set, counted from firstHan.
	members [][]uint16
	// rank is a Han character's place in the order of pinyin, from 1.
	rank [lastHan - firstHan + 1]uint16
}

// theTables reads the tables at their first use, in about a millisecond.
var theTables = sync.OnceValue(readTables)

func readTables() *tables {
	t := &tables{readings: [][]string{nil}, members: [][]uint16{nil}}
	all := make([]uint16, 0, len(t.set))
	for line := range strings.Lines(readingsText) {
		keys, runes, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		var set []string
		for s := range strings.FieldsSeq(keys) {
			set = append(set, s)
			if u := strings.ReplaceAll(s, "v", "u"); u != s {
				set = append(set, u)
			}
		}
		from := len(all)
		for _, r := range runes {
			t.set[r-firstHan] = uint16(len(t.readings))
			all = append(all, uint16(r-firstHan))
		}
		t.members = append(t.members, all[from:])
		t.readings = append(t.readings, set)
	}
	rank := uint16(0)
	for _, r := range orderText {
		if r >= firstHan {
			rank++
			t.rank[r-firstHan] = rank
		}
	}
	return t
}

// han returns the place of r in the tables, and false when r is no Han of the basic plane.
func han(r rune) (int, bool) {
	if r == '〇' {
		r = '零'
	}
	return int(r) - firstHan, r >= firstHan && r <= lastHan
}
