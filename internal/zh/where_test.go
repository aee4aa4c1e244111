package zh

import (
	"testing"

	"pgregory.net/rapid"
)

func TestWhereAWordIsFound(t *testing.T) {
	for _, c := range []struct{ word, text, want string }{
		{"gk", "推进港口码头建设", "港口"},
		{"gangk", "推进港口码头建设", "港口"},
		{"码头", "推进港口码头建设", "码头"},
		{"jyj", "区教育局", "教育局"},
		{"5g", "建设5G基站", "5G"},
		{"ｇｋ", "港口", "港口"},
		{"kfb", "“康复”部", "康复”部"},
		{"cq", "去重庆", "重庆"},
		{"zhx", "区住建，总会办", ""},
		{"x", "", ""},
	} {
		got := ""
		if from, to := NewWord(c.word).Where(c.text); from >= 0 {
			got = c.text[from:to]
		}
		if got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.word, c.text, got, c.want)
		}
	}
}

func TestABetterMatchIsRankedFirst(t *testing.T) {
	for word, names := range map[string][]string{
		"jyj":  {"教育局", "教育局机关", "区教育局"},
		"水利局":  {"水利局", "县水利局"},
		"住建局":  {"住建局", "区住建局", "住房和城乡建设局"},
		"slju": {"水利局", "水利局办", "县水利局"},
	} {
		last := -1
		for _, name := range names {
			rank, ok := NewWord(word).Rank(name)
			if !ok || rank <= last {
				t.Errorf("%s: %s has rank %d, %t after %d", word, name, rank, ok, last)
			}
			last = rank
		}
	}
	if _, ok := NewWord("财整局").Rank("县财政局"); ok {
		t.Error("another name is a match")
	}
}

func TestWhereAgreesWithMatch(t *testing.T) {
	texts := []string{"推进港口码头建设", "区教育局", "建设5G基站（二期）", "住房和城乡建设局", "重庆路ETG改造", "“十四五”规划"}
	words := []string{"gk", "g", "jyj", "jiaoyu", "5g", "jz", "eq", "zjj", "zq", "cq", "etg", "tg", "gh", "sswgh", "ssw", "改造", "k", "matou", "shi"}
	rapid.Check(t, func(t *rapid.T) {
		w, text := NewWord(rapid.SampledFrom(words).Draw(t, "word")), rapid.SampledFrom(texts).Draw(t, "text")
		k := NewKey(text)
		if from, _ := w.Where(text); from >= 0 != w.Match(&k) {
			t.Fatalf("%s is found in %s at %d, and matches: %t", w.Text(), text, from, w.Match(&k))
		}
	})
}
