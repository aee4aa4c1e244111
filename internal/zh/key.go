package zh

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Key is a text made ready to be searched: folded, and no more, since the
// readings of its characters are looked up while matching. A text that is folded already
// costs no memory of its own.
type Key struct {
	text string
}

// NewKey returns the key of s.
func NewKey(s string) Key { return Key{text: Fold(s)} }

// Text returns the folded text.
func (k *Key) Text() string { return k.text }

// Match reports whether word is found in k; see Word. To match many keys,
// compile the word once.
func (k *Key) Match(word string) bool { return NewWord(word).Match(k) }

// maxLetters is the longest word that is matched with pinyin: one bit a letter.
const maxLetters = 63

// Word is a word of a search, compiled to be matched against many keys. It is
// found in a text that holds it (both folded), or, when it is made of ASCII letters
// and digits with at least one letter, in one whose pinyin it begins at some character:
// each character may be spelled out or given by its initial (zh, ch and sh also by
// both letters), the last one may be spelled in part, every reading of a character counts, Latin letters and
// digits of the text stand for themselves, and marks between Han characters are passed over. So gk, gangkou, gangk
// and gkou find 港口, and cq and zq find 重庆. A Word is immutable and may be shared.
type Word struct {
	text  string
	pin   *program
	empty bool
}

// step says how a character takes a word forward. Bit i of a mask stands for
// having matched the word's first i letters.
type step struct {
	any  uint64    // the union of the masks below
	end  uint64    // from here the word ends within the character
	take [6]uint64 // from here the character takes 1 to 6 letters
}

type program struct {
	sets  []step // by set of readings
	ascii [utf8.RuneSelf]uint64
	end   uint64 // the whole word is matched
	tab   *tables
	// start has a bit for every Han character, set where the word may begin: most
	// characters of most texts are passed over with no more than a look at it.
	start [(lastHan-firstHan)/64 + 1]uint64
}

// NewWord compiles s. An empty word, and one of spaces, is found in every text.
func NewWord(s string) *Word {
	w := &Word{text: Fold(s)}
	w.empty = w.text == ""
	if spellable(w.text) {
		w.pin = compile(w.text)
	}
	return w
}

// Text returns the word, folded.
func (w *Word) Text() string { return w.text }

// spellable reports whether s can be pinyin.
func spellable(s string) bool {
	letters := false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z':
			letters = true
		case c < '0' || c > '9':
			return false
		}
	}
	return letters && len(s) <= maxLetters
}

func compile(word string) *program {
	t := theTables()
	p := &program{sets: make([]step, len(t.readings)), end: 1 << len(word), tab: t}
	for i := range len(word) {
		p.ascii[word[i]] |= 1 << i
	}
	for n, set := range t.readings {
		st := &p.sets[n]
		for _, r := range set {
			for m := p.ascii[r[0]]; m != 0; m &= m - 1 {
				i := bits.TrailingZeros64(m)
				st.spell(word[i:], r, 1<<i)
			}
		}
		if st.any&1 != 0 {
			for _, h := range t.members[n] {
				p.start[h>>6] |= 1 << (h & 63)
			}
		}
	}
	return p
}

// spell adds the ways in which the rest of the word begins with the reading r.
func (st *step) spell(rest, r string, bit uint64) {
	st.any |= bit
	st.take[0] |= bit
	if len(r) > 1 && r[1] == 'h' && len(rest) > 1 && rest[1] == 'h' {
		st.take[1] |= bit
	}
	switch {
	case strings.HasPrefix(rest, r):
		st.take[len(r)-1] |= bit
	case strings.HasPrefix(r, rest):
		st.end |= bit
	}
}

// Match reports whether w is found in k.
func (w *Word) Match(k *Key) bool {
	if strings.Contains(k.text, w.text) {
		return true
	}
	return w.pin != nil && w.pin.match(k.text)
}

// match runs over the text once. The bits of at are the numbers of letters of the
// word that some spelling ending here has matched; each character may begin anew.
func (p *program) match(s string) bool {
	var at uint64
	afterHan, inWord := false, false
	for i := 0; i < len(s); {
		c := s[i]
		if at == 0 && c >= 0xe4 && c <= 0xe9 {
			from := i
			for i+2 < len(s) && s[i] >= 0xe4 && s[i] <= 0xe9 {
				h := (uint(s[i]&0x0f)<<12 | uint(s[i+1]&0x3f)<<6 | uint(s[i+2]&0x3f)) - firstHan
				if h>>6 < uint(len(p.start)) && p.start[h>>6]>>(h&63)&1 != 0 {
					break
				}
				i += 3
			}
			if i > from {
				afterHan, inWord = true, false
				continue
			}
		}
		if c < utf8.RuneSelf {
			i++
			if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
				// G begins a word in 5G, but not in a Latin word such as ETG.
				if !inWord || c >= 'a' && s[i-2] <= '9' {
					at |= 1
				}
				at = at & p.ascii[c] << 1
				if at&p.end != 0 {
					return true
				}
				afterHan, inWord = false, true
				continue
			}
			if !afterHan {
				at = 0
			}
			inWord = false
			continue
		}
		inWord = false
		var r rune
		if c >= 0xe3 && c <= 0xe9 && i+2 < len(s) {
			r = rune(c&0x0f)<<12 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f)
			i += 3
		} else {
			var n int
			r, n = utf8.DecodeRuneInString(s[i:])
			i += n
		}
		h, ok := han(r)
		if !ok {
			if !afterHan {
				at = 0
			}
			continue
		}
		afterHan = true
		st := &p.sets[p.tab.set[h]]
		at |= 1
		if at &= st.any; at == 0 {
			continue
		}
		if at&st.end != 0 {
			return true
		}
		var next uint64
		for n, m := range &st.take {
			next |= at & m << (n + 1)
		}
		if next&p.end != 0 {
			return true
		}
		at = next
	}
	return false
}

// Abbreviates reports whether w is a short form of the name k in the way in which offices are
// called: its Han characters, two or more and nothing else, stand in the name in the
// same order, as 住建局 does in 住房和城乡建设局.
func (w *Word) Abbreviates(k *Key) bool {
	rest, n := k.text, 0
	for _, r := range w.text {
		if _, ok := han(r); !ok {
			return false
		}
		i := strings.IndexRune(rest, r)
		if i < 0 {
			return false
		}
		rest = rest[i+utf8.RuneLen(r):]
		n++
	}
	return n > 1
}
