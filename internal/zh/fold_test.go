package zh

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFoldMakesSearchedTextsAlike(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"港口码头", "港口码头"},
		{"ＡＢＣ１２３", "abc123"},
		{"君政办发〔2026〕2号", "君政办发[2026]2号"},
		{"君政办发（2026）2号", "君政办发(2026)2号"},
		{"君发【2017】5号", "君发〔2017〕5号"},
		{"《办法》", "<办法>"},
		{"“开局八好”", "\"开局八好\""},
		{"码头、港口，建设。", "码头,港口,建设."},
		{"2017—2020", "2017-2020"},
		{"2017～2020", "2017~2020"},
		{"水质Ⅳ类", "水质IV类"},
		{"①港口", "1港口"},
		{"平方米㎡", "平方米m2"},
		{"  港口 \t\n 码头　", "港口 码头"},
		{"ｱｲ", "アイ"},
		{"5G基站", "5g基站"},
		{"港\u200b口", "港口"},
		{"大 通　湖", "大 通 湖"},
		{"", " "},
	} {
		if Fold(c.a) != Fold(c.b) {
			t.Errorf("Fold(%q) = %q, Fold(%q) = %q", c.a, Fold(c.a), c.b, Fold(c.b))
		}
	}
	for _, c := range []struct{ a, b string }{{"港口", "港"}, {"a b", "ab"}, {"1.2", "12"}, {"(一)", "一"}} {
		if Fold(c.a) == Fold(c.b) {
			t.Errorf("%q and %q fold alike", c.a, c.b)
		}
	}
}

func checkFold(t interface {
	Helper()
	Fatalf(string, ...any)
}, s string,
) {
	t.Helper()
	f := Fold(s)
	if again := Fold(f); again != f {
		t.Fatalf("Fold(%q) = %q, folded again %q", s, f, again)
	}
	if !utf8.ValidString(f) {
		t.Fatalf("Fold(%q) = %q is no UTF-8", s, f)
	}
}

func TestFoldOfFoldedTextChangesNothing(t *testing.T) {
	for r := rune(0); r <= 0x10ffff; r++ {
		checkFold(t, string(r))
	}
	rapid.Check(t, func(t *rapid.T) { checkFold(t, anyText(t)) })
}

func TestFoldOfFoldedTextAllocatesNothing(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { Fold("推进港口码头建设 5g 62%") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestPunctKeyGivesTheKeyThatWasPressed(t *testing.T) {
	for full, ascii := range map[rune]rune{
		'：': ':', '，': ',', '。': '.', '？': '?', '、': '/', '／': '/', '＠': '@', '！': '!', '；': ';',
		'（': '(', '）': ')', '【': '[', '】': ']', '《': '<', '》': '>', '“': '"', '’': '\'', '￥': '$', '—': '_',
		'…': '^', '·': '`', '　': ' ', 'ｊ': 'j', 'Ｐ': 'P', '９': '9', '＋': '+', '－': '-', '＝': '=',
		'j': 'j', ':': ':', '港': '港', 'é': 'é',
	} {
		if got := PunctKey(full); got != ascii {
			t.Errorf("PunctKey(%q) = %q, want %q", full, got, ascii)
		}
	}
	if n, m := utf8.RuneCountInString(punctFrom), len(punctTo); n != m {
		t.Errorf("%d marks for %d keys", n, m)
	}
}

func FuzzFold(f *testing.F) {
	for _, p := range pieces {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, s string) { checkFold(t, s) })
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		Fold(benchTitle)
	}
}
