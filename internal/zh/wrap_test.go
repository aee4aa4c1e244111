package zh

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestWrapBreaksWhereAChineseTextMay(t *testing.T) {
	for _, c := range []struct {
		name string
		text string
		w    int
		want []string
	}{
		{"empty", "", 10, []string{""}},
		{"fits", "港口码头", 8, []string{"港口码头"}},
		{"between any characters", "港口码头建设", 6, []string{"港口码", "头建设"}},
		{"no full stop at a line's start", "港口码头。建设", 8, []string{"港口码", "头。建设"}},
		{"no run of marks at a line's start", "港口码头）。”建设", 8, []string{"港口码", "头）。”", "建设"}},
		{"no opening bracket at a line's end", "港口码（一期）", 8, []string{"港口码", "（一期）"}},
		{"title marks", "印发《办法》通知", 6, []string{"印发", "《办", "法》通", "知"}},
		{"figures stay whole", "投资9,014万元", 8, []string{"投资", "9,014万", "元"}},
		{"percent stays with its figure", "完成率达62%以上", 8, []string{"完成率达", "62%以上"}},
		{"years stay whole", "规划2017—2020年", 10, []string{"规划", "2017—2020", "年"}},
		{"words stay whole", "the county office", 10, []string{"the county", "office"}},
		{"long word is broken", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"word longer than a line begins a line", "港abcdefgh", 4, []string{"港", "abcd", "efgh"}},
		{"spaces at a break are dropped", "港口   码头", 5, []string{"港口", "码头"}},
		{"spaces within a line stay", "a  b", 4, []string{"a  b"}},
		{"line breaks", "一、港口\n\n二、码头", 20, []string{"一、港口", "", "二、码头"}},
		{"too narrow for a rule", "（）。", 2, []string{"（", "）", "。"}},
		{"narrower than a character", "港口", 1, []string{"港", "口"}},
		{"ASCII marks too", "港口码头,建设", 8, []string{"港口码", "头,建设"}},
		{"ellipsis stays whole", "港口码……头", 8, []string{"港口码……", "头"}},
	} {
		if got := Wrap(c.text, c.w); !slices.Equal(got, c.want) {
			t.Errorf("%s: Wrap(%q, %d) = %q, want %q", c.name, c.text, c.w, got, c.want)
		}
	}
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '　' || r == '\n' {
			return -1
		}
		return r
	}, s)
}

func checkWrap(t interface {
	Helper()
	Fatalf(string, ...any)
}, s string, w int,
) {
	t.Helper()
	s = CleanText(s)
	lines := Wrap(s, w)
	for _, l := range lines {
		if n := ansi.StringWidth(l); n > max(w, 2) {
			t.Fatalf("Wrap(%q, %d) has the line %q of %d cells", s, w, l, n)
		}
		if strings.HasSuffix(l, " ") {
			t.Fatalf("Wrap(%q, %d) has the line %q with a space at its end", s, w, l)
		}
	}
	if got, want := squeeze(strings.Join(lines, "")), squeeze(s); got != want {
		t.Fatalf("Wrap(%q, %d) = %q loses text", s, w, lines)
	}
	if len(lines) < 1+strings.Count(s, "\n") {
		t.Fatalf("Wrap(%q, %d) = %q loses a line break", s, w, lines)
	}
}

func TestWrapNeverPassesTheWidthAndLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkWrap(t, anyText(t), rapid.IntRange(-1, 30).Draw(t, "w")) })
}

func TestWrapKeepsTheRulesOfLineEndsWhereTheyCanBeKept(t *testing.T) {
	marks := []rune("港口码头建设推进，。、（）《》“”：；！？")
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOfN(rapid.SampledFrom(marks), 0, 60).Draw(t, "text"))
		// What may not be parted is at most a character with a run of marks on either side.
		longest, run := 0, 0
		for _, r := range text {
			if unicode.Is(unicode.Han, r) {
				run = 0
			} else if run++; run > longest {
				longest = run
			}
		}
		w := 4*longest + 2 + rapid.IntRange(0, 12).Draw(t, "more")
		lines := Wrap(text, w)
		for i, l := range lines {
			r, _ := utf8.DecodeRuneInString(l)
			if i > 0 && strings.ContainsRune("，。、）》”：；！？", r) {
				t.Fatalf("Wrap(%q, %d): line %q begins with %q", text, w, l, r)
			}
			r, _ = utf8.DecodeLastRuneInString(l)
			if i < len(lines)-1 && strings.ContainsRune("（《“", r) {
				t.Fatalf("Wrap(%q, %d): line %q ends with %q", text, w, l, r)
			}
		}
	})
}

func FuzzWrap(f *testing.F) {
	for _, p := range pieces {
		f.Add(p+benchTitle, 7)
	}
	f.Fuzz(func(t *testing.T, s string, w int) { checkWrap(t, s, min(w, 1000)) })
}

func BenchmarkWrap(b *testing.B) {
	text := strings.Repeat(benchTitle, 5)
	for b.Loop() {
		Wrap(text, 40)
	}
}
