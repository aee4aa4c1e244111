package zh

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

func TestCompareOrdersAsAChineseIndexDoes(t *testing.T) {
	want := []string{
		"", "《办法》", "（一）港口", "1号泵站", "2号泵站", "10号泵站", "２026年", "a", "B", "c5", "c10", "α",
		"安全生产", "财政局", "城管局", "城管局（本级）", "交通局", "交通运输局", "区财政局", "区政府办", "区住建局", "审计局", "重大项目", "𠀀",
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Compare)
	if !slices.Equal(got, want) {
		t.Errorf("sorted\n%q, want\n%q", got, want)
	}
}

func TestCompareAgreesWithTheCollationOfTheLibraryOnHan(t *testing.T) {
	c := collate.New(language.Chinese)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom(nil, hanTable), 0, 6, -1)
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		if got, want := Compare(a, b), c.CompareString(a, b); got != want && want != 0 {
			t.Fatalf("Compare(%q, %q) = %d, the library says %d", a, b, got, want)
		}
	})
}

func TestCompareIsAnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyText(t), anyText(t), anyText(t)
		if Compare(a, b) != -Compare(b, a) {
			t.Fatalf("Compare(%q, %q) = %d, the other way %d", a, b, Compare(a, b), Compare(b, a))
		}
		if (Compare(a, b) == 0) != (a == b) {
			t.Fatalf("Compare(%q, %q) = %d", a, b, Compare(a, b))
		}
		s := []string{a, b, c}
		slices.SortFunc(s, Compare)
		if Compare(s[0], s[1]) > 0 || Compare(s[1], s[2]) > 0 || Compare(s[0], s[2]) > 0 {
			t.Fatalf("%q is no order", s)
		}
		if k := strings.Compare(SortKey(a), SortKey(b)); k != 0 && k != Compare(a, b) {
			t.Fatalf("keys order %q and %q as %d", a, b, k)
		}
	})
}

func BenchmarkSortKey(b *testing.B) {
	for b.Loop() {
		SortKey(benchTitle)
	}
}

func BenchmarkCompare(b *testing.B) {
	for b.Loop() {
		Compare(benchTitle, benchTitle+"二")
	}
}

// hanTable is the block that the tables hold.
var hanTable = &unicode.RangeTable{R16: []unicode.Range16{{Lo: firstHan, Hi: lastHan, Stride: 1}}}
