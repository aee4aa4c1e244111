package zh

import (
	"strings"
	"unicode/utf8"
)

// Where returns the bytes of s in which the word is found, as Match finds it: as it stands or else by its pinyin, at its first place.
// from is below 0 where it is not found. It is for the few texts that are on the screen; Match is faster.
func (w *Word) Where(s string) (from, to int) {
	if w.empty {
		return -1, -1
	}
	t := spelt{s: s}
	for i, r := range s {
		t.runes = append(t.runes, r)
		t.at = append(t.at, i)
		t.folded = append(t.folded, Fold(string(r)))
	}
	t.at = append(t.at, len(s))
	for i := range t.runes {
		if n := t.literal(i, w.text); n > 0 {
			return t.at[i], t.at[i+n]
		}
	}
	if w.pin == nil {
		return -1, -1
	}
	t.tab = w.pin.tab
	for i, r := range t.runes {
		if _, ok := han(r); !ok && (i > 0 && isLatin(t.folded[i-1]) || !isLatin(t.folded[i])) {
			continue // a word begins at a character, or where a Latin word does
		}
		if end := t.spelt(i, w.text); end > i {
			return t.at[i], t.at[end]
		}
	}
	return -1, -1
}

// spelt is a text in which a word is looked for by its pinyin.
type spelt struct {
	s      string
	runes  []rune
	at     []int // the byte at which each rune stands, and the end
	folded []string
	tab    *tables
}

// literal is how many runes from i on are the word as it stands; 0 where they are not.
func (t *spelt) literal(i int, word string) int {
	n := 0
	for word != "" {
		if i+n == len(t.folded) {
			return 0
		}
		f := t.folded[i+n]
		if f == "" { // a space
			f = " "
		}
		rest, ok := strings.CutPrefix(word, f)
		if !ok {
			return 0
		}
		word = rest
		n++
	}
	return n
}

// spelt returns the rune behind those from i on that the letters spell, or -1.
func (t *spelt) spelt(i int, letters string) int {
	switch {
	case letters == "":
		return i
	case i == len(t.runes):
		return -1
	}
	h, ok := han(t.runes[i])
	if !ok {
		if f := t.folded[i]; isLatin(f) {
			if f[0] == letters[0] {
				return t.spelt(i+1, letters[1:])
			}
			return -1
		}
		return t.spelt(i+1, letters) // a mark between characters
	}
	for _, r := range t.tab.readings[t.tab.set[h]] {
		if r == "" || r[0] != letters[0] {
			continue
		}
		if strings.HasPrefix(r, letters) {
			return i + 1
		}
		ways := []int{1}
		if strings.HasPrefix(letters, r) {
			ways = append(ways, len(r))
		}
		if len(r) > 1 && r[1] == 'h' && len(letters) > 1 && letters[1] == 'h' {
			ways = append(ways, 2)
		}
		for _, n := range ways {
			if end := t.spelt(i+1, letters[n:]); end >= 0 {
				return end
			}
		}
	}
	return -1
}

func isLatin(folded string) bool {
	return len(folded) == 1 && folded[0] < utf8.RuneSelf && (folded[0] >= 'a' && folded[0] <= 'z' || folded[0] >= '0' && folded[0] <= '9')
}

// The ranks of a match, the best first.
const (
	whole = iota // the text is nothing else
	begun        // the text begins with it
	within
	apart // its characters stand in the text in this order, as in a short name
	absent
)

// Rank tells how well the word names s: the lower, the better. ok is false where it does not.
func (w *Word) Rank(s string) (rank int, ok bool) {
	switch from, to := w.Where(s); {
	case from == 0 && to == len(s):
		return whole, true
	case from == 0:
		return begun, true
	case from > 0:
		return within, true
	}
	if k := NewKey(s); w.Abbreviates(&k) {
		return apart, true
	}
	return absent, false
}
