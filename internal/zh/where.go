package zh

import (
	"strings"
	"unicode/utf8"
)

// Where returns the bytes of s in which the word is found, as Match finds it: as it stands or else by its pinyin, at its first place.
// from is below 0 where it is not found.
func (w *Word) Where(s string) (from, to int) {
	if w.empty {
		return -1, -1
	}
	for i := range s {
		if n := literal(s[i:], w.text); n > 0 {
			return i, i + n
		}
	}
	if w.pin != nil {
		latin := false // a Latin word goes on
		for i, r := range s {
			c := letter(r)
			if _, ok := han(r); ok || c != 0 && !latin {
				if n := w.pin.spelt(s[i:], w.text); n > 0 {
					return i, i + n
				}
			}
			latin = c != 0
		}
	}
	return -1, -1
}

// Begins reports whether s begins with the word.
func (w *Word) Begins(s string) bool {
	return !w.empty && (literal(s, w.text) > 0 || w.pin != nil && w.pin.spelt(s, w.text) > 0)
}

// letter is the lower-case Latin letter or digit that a rune is, or 0.
func letter(r rune) byte {
	if r >= '！' && r <= '～' {
		r -= '！' - '!'
	}
	switch {
	case r >= 'A' && r <= 'Z':
		r += 'a' - 'A'
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
	default:
		return 0
	}
	return byte(r)
}

// literal is how many bytes at the head of s are the folded word as it stands; 0 where they are not.
func literal(s, word string) int {
	n := 0
	for word != "" {
		if n == len(s) {
			return 0
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		n += size
		if c := letter(r); c != 0 {
			if word[0] != c {
				return 0
			}
			word = word[1:]
			continue
		}
		folded := s[n-size : n]
		if _, ok := han(r); !ok {
			if folded = Fold(folded); folded == "" {
				folded = " " // a space
			}
		}
		rest, ok := strings.CutPrefix(word, folded)
		if !ok {
			return 0
		}
		word = rest
	}
	return n
}

// spelt is how many bytes at the head of s the letters spell; 0 where they do not.
func (p *program) spelt(s, letters string) int {
	if s == "" {
		return 0
	}
	r, size := utf8.DecodeRuneInString(s)
	rest := func(letters string) int {
		if letters == "" {
			return size
		}
		if n := p.spelt(s[size:], letters); n > 0 {
			return size + n
		}
		return 0
	}
	h, ok := han(r)
	if !ok {
		if c := letter(r); c != 0 {
			if c != letters[0] {
				return 0
			}
			return rest(letters[1:])
		}
		return rest(letters) // a mark between characters
	}
	for _, reading := range p.tab.readings[p.tab.set[h]] {
		if reading == "" || reading[0] != letters[0] {
			continue
		}
		if strings.HasPrefix(reading, letters) {
			return size
		}
		if n := rest(letters[1:]); n > 0 {
			return n
		}
		if strings.HasPrefix(letters, reading) {
			if n := rest(letters[len(reading):]); n > 0 {
				return n
			}
		}
		if len(reading) > 1 && reading[1] == 'h' && len(letters) > 1 && letters[1] == 'h' {
			if n := rest(letters[2:]); n > 0 {
				return n
			}
		}
	}
	return 0
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
