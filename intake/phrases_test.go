package intake

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPhrasesAreFoundWhereTheyStand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.RuneFrom([]rune("甲乙丙丁12a")), 0, 12, -1)
		texts := rapid.SliceOfN(word, 0, 6).Draw(t, "texts")
		s := rapid.StringOfN(rapid.RuneFrom([]rune("甲乙丙丁12a")), 1, 4, -1).Draw(t, "letters")
		want := false
		for _, x := range texts {
			want = want || strings.Contains(x, s)
		}
		if got := newPhrases(texts).has(s); got != want {
			t.Fatalf("%q in %q: %v", s, texts, got)
		}
	})
}
