package zh

import (
	"slices"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"duban/internal/golden"
)

// makeReadings is readings.txt as go-pinyin's dictionary gives it.
func makeReadings() string {
	args := pinyin.NewArgs()
	args.Heteronym = true
	sets := map[string][]rune{}
	for r := rune(firstHan); r <= lastHan; r++ {
		var set []string
		for _, p := range pinyin.SinglePinyin(r, args) {
			if strings.Trim(p, "abcdefghijklmnopqrstuvwxyz") == "" && !slices.Contains(set, p) {
				set = append(set, p)
			}
		}
		if len(set) == 0 {
			continue
		}
		slices.Sort(set)
		key := strings.Join(set, " ")
		sets[key] = append(sets[key], r)
	}
	keys := make([]string, 0, len(sets))
	for k := range sets {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var b strings.Builder
	for _, k := range keys {
		b.WriteString(k + "\t" + string(sets[k]) + "\n")
	}
	return b.String()
}

// makeOrder is order.txt as x/text's Chinese collation gives it.
func makeOrder() string {
	var all []string
	for r := rune(firstHan); r <= lastHan; r++ {
		all = append(all, string(r))
	}
	c := collate.New(language.Chinese)
	c.SortStrings(all)
	var b strings.Builder
	for i, s := range all {
		b.WriteString(s)
		if i%40 == 39 {
			b.WriteByte('\n')
		}
	}
	b.WriteByte('\n')
	return b.String()
}

func TestTablesAreThoseOfTheLibraries(t *testing.T) {
	golden.Check(t, "readings.txt", makeReadings())
	golden.Check(t, "order.txt", makeOrder())
}

func BenchmarkTables(b *testing.B) {
	for b.Loop() {
		readTables()
	}
}
