package zh

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// pieces are texts of every kind that a cell of a table may hold: what the fast
// paths take, what they must leave to segmentation, and what is broken.
var pieces = []string{
	"a", "Z", "0", "9,014", " ", "  ", "~", "-", ".", ",", "(", ")", "%", "\"",
	"港", "口", "任务", "〇", "㐀", "䶿", "𠀀", "，", "。", "、", "（", "）", "「", "」", "《", "》", "“", "”", "——", "……", "·", "％", "℃", "①", "Ⅳ", "㎡", "ａ", "Ａ", "９", "ｱ", "ﾞ", "　",
	"é", "e\u0301", "\u0301", "\u200b", "\u200d", "\ufe0f", "▲", "●", "★", "👍", "👨‍👩‍👧", "🇨🇳", "❤️", "한", "ᄒ", "ᅡ", "ᆫ", "〪", "゙", "か゚", "〰️", "㊗️",
	"\x00", "\n", "\r\n", "\t", "\x1b[31m", "\x1b]0;x\x07", "\x9b", "\xff", "\xe6\xb8", "\u009b", "\u202e",
}

func anyText(t *rapid.T) string {
	if rapid.Bool().Draw(t, "free") {
		return rapid.String().Draw(t, "text")
	}
	return strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), "")
}

func cleanLine(t *rapid.T) string { return Clean(anyText(t)) }

func TestWidthCountsCells(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 0},
		{"abc", 3},
		{"港口", 4},
		{"5G基站 12个", 11},
		{"（一）", 6},
		{"《办法》、“八好”", 16},
		{"①Ⅳ…—", 4},
		{"e\u0301", 1},
		{"港\u200b口", 4},
		{"\x1b[31m港\x1b[0m", 2},
		{"👍", 2},
		{"㐀𠀀", 4},
	} {
		if got := Width(c.text); got != c.want {
			t.Errorf("Width(%q) = %d, want %d", c.text, got, c.want)
		}
	}
}

func TestWidthIsThatOfTheRenderersLibrary(t *testing.T) {
	for r := rune(1); r < 0x30000; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		for _, s := range []string{string(r), "港" + string(r), "a" + string(r) + "口"} {
			if got, want := Width(s), ansi.StringWidth(s); got != want {
				t.Fatalf("Width(%q U+%04X) = %d, x/ansi says %d", s, r, got, want)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := anyText(t)
		if got, want := Width(s), ansi.StringWidth(s); got != want {
			t.Fatalf("Width(%q) = %d, x/ansi says %d", s, got, want)
		}
	})
}

func TestCutKeepsWholeCharactersAndSaysThatItCut(t *testing.T) {
	for _, c := range []struct {
		text string
		w    int
		want string
	}{
		{"港口码头", 8, "港口码头"},
		{"港口码头", 7, "港口码~"},
		{"港口码头", 6, "港口~"},
		{"港口码头", 2, "~"},
		{"港口码头", 1, "~"},
		{"港口码头", 0, ""},
		{"港口码头", -3, ""},
		{"abcdef", 4, "abc~"},
		{"abcdef", 6, "abcdef"},
		{"5G基站", 5, "5G基~"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301~"},
		{"", 5, ""},
	} {
		if got := Cut(c.text, c.w); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.text, c.w, got, c.want)
		}
	}
}

func TestFitPadsOnTheSideThatIsAskedFor(t *testing.T) {
	for _, c := range []struct {
		text        string
		w           int
		right, left string
	}{
		{"港口", 6, "港口  ", "  港口"},
		{"港口码", 4, "港~ ", " 港~"},
		{"港口", 4, "港口", "港口"},
		{"62%", 5, "62%  ", "  62%"},
		{"", 2, "  ", "  "},
		{"港", 1, "~", "~"},
		{"港", 0, "", ""},
	} {
		if got := Fit(c.text, c.w); got != c.right {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.text, c.w, got, c.right)
		}
		if got := FitLeft(c.text, c.w); got != c.left {
			t.Errorf("FitLeft(%q, %d) = %q, want %q", c.text, c.w, got, c.left)
		}
	}
	if got, want := Fit("", 300), strings.Repeat(" ", 300); got != want {
		t.Errorf("Fit to 300 cells gives %d", len(got))
	}
}

func TestFitIsAlwaysExactlyAsWideAsAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := cleanLine(t), rapid.IntRange(0, 200).Draw(t, "w")
		for name, got := range map[string]string{"Fit": Fit(s, w), "FitLeft": FitLeft(s, w)} {
			if ansi.StringWidth(got) != w {
				t.Fatalf("%s(%q, %d) = %q, %d cells", name, s, w, got, ansi.StringWidth(got))
			}
		}
		cut := Cut(s, w)
		if n := ansi.StringWidth(cut); n > w {
			t.Fatalf("Cut(%q, %d) = %q, %d cells", s, w, cut, n)
		}
		if ansi.StringWidth(s) <= w && cut != s && w > 0 {
			t.Fatalf("Cut(%q, %d) = %q, though it fits", s, w, cut)
		}
		if cut != s && cut != "" && !(strings.HasSuffix(cut, "~") && strings.HasPrefix(s, strings.TrimSuffix(cut, "~"))) {
			t.Fatalf("Cut(%q, %d) = %q, not a prefix and ~", s, w, cut)
		}
	})
}

var benchTitle = "推进港口码头建设工程项目前期工作，完成投资9,014万元（一期）"

func BenchmarkWidth(b *testing.B) {
	for b.Loop() {
		Width(benchTitle)
	}
}

func BenchmarkFit(b *testing.B) {
	for b.Loop() {
		Fit(benchTitle, 40)
	}
}
