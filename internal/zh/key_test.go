package zh

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"
	"pgregory.net/rapid"
)

func TestMatchFindsCharactersInitialsAndPinyin(t *testing.T) {
	for _, c := range []struct {
		text  string
		found []string
		not   []string
	}{
		{"港口", []string{"港口", "港", "gk", "gangkou", "gangk", "gkou", "gangko", "gang", "g", "ga", "k", "kou", "", "  ", "GK", "ｇｋ"}, []string{"ang", "ou", "gu", "kg", "ggk", "gkk", "gkouu", "gongkou", "g k", "口港"}},
		{"区康复部项目", []string{"kfb", "kangfubu", "qkfb", "kfbxm", "fubu", "kangfb"}, []string{"kfx", "angfu"}},
		{"重庆", []string{"cq", "zq", "chongqing", "zhongqing", "chq", "zhq"}, []string{"sq", "choq", "hongqing"}},
		{"单位", []string{"dw", "sw", "cw", "danwei", "shanwei", "chanwei", "shw"}, []string{"zw"}},
		{"绿化", []string{"lh", "lvhua", "luhua", "lvh"}, []string{"lyhua"}},
		{"战略", []string{"zl", "zhanlve", "zhanlue", "zhl"}, nil},
		{"中石化", []string{"zsh", "zshh", "zhshh", "zhongshihua", "zhongshh", "zsh", "zshihua"}, nil},
		{"5G基站建设", []string{"5gjz", "5g基", "jzjs", "5gjizhan", "gjz"}, []string{"5jz"}},
		{"港口、码头", []string{"gkmt", "港口、", "港口,码头", "kmt"}, []string{"gk2"}},
		{"一、二 三", []string{"yes", "yier", "yers", "ersan"}, []string{"y2"}},
		{"APP建设", []string{"app", "appjs", "pp"}, []string{"pjs"}},
		{"2026年12月", []string{"2026", "12", "12月", "2026n"}, []string{"612", "26n12"}},
		{"1、2", []string{"1", "1,2"}, []string{"12"}},
		{"君政办发〔2026〕2号", []string{"(2026)", "〔2026〕", "jzbf", "jzbf2026", "办发［2026］2"}, nil},
		{"㐀〇", []string{"ql", "qiu", "〇"}, nil},
		{"𠀀", []string{"𠀀"}, []string{"h"}},
		{"", nil, []string{"a"}},
	} {
		k := NewKey(c.text)
		for _, w := range c.found {
			if !k.Match(w) {
				t.Errorf("%q is not found in %q", w, c.text)
			}
		}
		for _, w := range c.not {
			if k.Match(w) {
				t.Errorf("%q is found in %q", w, c.text)
			}
		}
	}
}

// spellings are ways to type a text by its pinyin, as go-pinyin reads it.
func spellings(t *rapid.T, runes []rune) string {
	args := pinyin.NewArgs()
	args.Heteronym = true
	var b strings.Builder
	for i, r := range runes {
		ps := pinyin.SinglePinyin(r, args)
		p := rapid.SampledFrom(ps).Draw(t, "reading")
		switch {
		case rapid.Bool().Draw(t, "initial"):
			p = p[:1]
		case i == len(runes)-1:
			p = p[:rapid.IntRange(1, len(p)).Draw(t, "typed")]
		}
		b.WriteString(p)
	}
	return b.String()
}

func TestEverySpellingOfAPartFindsTheText(t *testing.T) {
	var common []rune
	args := pinyin.NewArgs()
	args.Heteronym = true
	for r := rune(0x4e00); r <= 0x9fa5; r++ {
		ps := pinyin.SinglePinyin(r, args)
		ok := len(ps) > 0
		for _, p := range ps {
			ok = ok && strings.Trim(p, "abcdefghijklmnopqrstuvwxyz") == ""
		}
		if ok {
			common = append(common, r)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.SampledFrom(common), 1, 12).Draw(t, "text")
		from := rapid.IntRange(0, len(text)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(text)).Draw(t, "to")
		word := spellings(t, text[from:to])
		k := NewKey("前" + string(text) + "后")
		if len(word) <= maxLetters && !k.Match(word) {
			t.Fatalf("%q does not find %q", word, string(text))
		}
	})
}

// naive is the definition of a match, by trying everything.
func naive(text []rune, word string) bool {
	for i := range text {
		if naiveFrom(text[i:], word) {
			return true
		}
	}
	return word == ""
}

func naiveFrom(text []rune, word string) bool {
	if word == "" {
		return true
	}
	if len(text) == 0 {
		return false
	}
	h, ok := han(text[0])
	if !ok {
		return false
	}
	tab := theTables()
	for _, r := range tab.readings[tab.set[h]] {
		if strings.HasPrefix(r, word) {
			return true
		}
		takes := []string{r[:1], r}
		if len(r) > 1 && r[1] == 'h' {
			takes = append(takes, r[:2])
		}
		for _, p := range takes {
			if strings.HasPrefix(word, p) && naiveFrom(text[1:], word[len(p):]) {
				return true
			}
		}
	}
	return false
}

func TestMatchIsWhatTryingEveryWayGives(t *testing.T) {
	runes := []rune("重庆单绿港口中石化长安阿恩儿哦嗯行")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.SampledFrom(runes), 0, 8).Draw(t, "text")
		word := rapid.StringMatching(`[a-hklnoqrsvxyzgiu]{1,9}`).Draw(t, "word")
		k := NewKey(string(text))
		if got, want := k.Match(word), naive(text, word); got != want {
			t.Fatalf("Match(%q, %q) = %v, want %v", string(text), word, got, want)
		}
	})
}

func TestAShorterWordFindsAllThatALongerOneFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := NewKey(anyText(t) + rapid.StringMatching(`[港口码头重庆5g、 a]{0,8}`).Draw(t, "more"))
		word := Fold(rapid.StringMatching(`[gkmtcqzhong5a港口、]{1,8}`).Draw(t, "word"))
		for i := range word {
			if i > 0 && k.Match(word) && !k.Match(word[:i]) {
				t.Fatalf("%q is found in %q, and %q is not", word, k.Text(), word[:i])
			}
		}
	})
}

func TestLongWordsAreFoundAsText(t *testing.T) {
	long := strings.Repeat("gangkou", 10)
	if k := NewKey("x" + long + "y"); !k.Match(long) {
		t.Error("a text of 70 letters is not found in itself")
	}
	if k := NewKey(strings.Repeat("港口", 10)); k.Match(long) || !k.Match(long[:63]) {
		t.Error("pinyin is matched up to 63 letters")
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("重庆市5G基站、港口", "zq5gjz")
	f.Fuzz(func(t *testing.T, text, word string) {
		k := NewKey(text)
		if folded := NewKey(k.Text()); k.Match(word) != folded.Match(Fold(word)) {
			t.Fatalf("Match(%q, %q) changes with folding", text, word)
		}
	})
}

// benchKeys are n titles of the mould of the ledgers.
func benchKeys(n int) []Key {
	what := []string{"推进港口码头建设", "完成县道改造工程", "区康复部项目主体完工", "新建5G基站", "城镇登记失业率控制在4%以内", "创建全国文明城市", "重点水域水质达到Ⅳ类", "高标准农田建设"}
	keys := make([]Key, n)
	for i := range keys {
		keys[i] = NewKey(fmt.Sprintf("%s第%d标段，按时序进度推进各项目前期工作", what[i%len(what)], i))
	}
	return keys
}

func BenchmarkNewKey(b *testing.B) {
	for b.Loop() {
		NewKey(benchTitle)
	}
}

func BenchmarkNewWord(b *testing.B) {
	for b.Loop() {
		NewWord("gangkou")
	}
}

func BenchmarkMatch100k(b *testing.B) {
	keys := benchKeys(100_000)
	for _, s := range []string{"g", "gk", "gangkou", "qqqq", "港口", "2026"} {
		b.Run(s, func(b *testing.B) {
			for b.Loop() {
				w := NewWord(s)
				for i := range keys {
					w.Match(&keys[i])
				}
			}
		})
	}
}

func TestAbbreviatesKnowsTheShortNamesOfOffices(t *testing.T) {
	for _, c := range []struct {
		word, name string
		want       bool
	}{
		{"住建局", "区住房和城乡建设局", true},
		{"住建", "区住房和城乡建设局", true},
		{"发改委", "县发展和改革委员会", true},
		{"交通局", "区交通运输局", true},
		{"交通局", "区交通局", true},
		{"局交通", "区交通运输局", false},
		{"局局", "区交通运输局", false},
		{"局", "区交通运输局", false},
		{"", "区交通运输局", false},
		{"jtj", "区交通运输局", false},
		{"交通j", "区交通运输局", false},
	} {
		k := NewKey(c.name)
		if got := NewWord(c.word).Abbreviates(&k); got != c.want {
			t.Errorf("%q abbreviates %q: %v", c.word, c.name, got)
		}
	}
}
