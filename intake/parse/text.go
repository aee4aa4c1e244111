package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a range of bytes of a text.
type Span struct{ From, To int }

// Of returns the part of text that the span means.
func (s Span) Of(text string) string { return text[s.From:s.To] }

// passage is a text made ready for reading: its look-alike characters are one
// character each, and every byte of the folded form knows where it came from.
type passage struct {
	src string
	f   string  // folded
	at  []int32 // for each byte of f, and for its end, the place in src
}

func newPassage(src string) passage {
	var b strings.Builder
	b.Grow(len(src))
	at := make([]int32, 0, len(src)+1)
	for i, r := range src {
		n := b.Len()
		b.WriteRune(foldRune(r))
		for ; n < b.Len(); n++ {
			at = append(at, int32(i))
		}
	}
	return passage{src: src, f: b.String(), at: append(at, int32(len(src)))}
}

// span returns the place in the source of a range of bytes of the folded form.
func (p *passage) span(from, to int) Span { return Span{int(p.at[from]), int(p.at[to])} }

// text returns the source of a range of bytes of the folded form.
func (p *passage) text(from, to int) string { return p.src[p.at[from]:p.at[to]] }

// isHan reports whether r is a Chinese character. Nearly all stand in one block.
func isHan(r rune) bool { return isIdeograph(r) || r >= 0x2e80 && unicode.Is(unicode.Han, r) }

func isIdeograph(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// longestBracket is how many bytes stand between two brackets at the most. A
// bracket that is closed later was a slip of the pen, and looking for its other
// half through a whole document would take its time for each of them.
const longestBracket = 2 << 10

// closing returns the place of the bracket that closes the one at i, or -1.
func closing(f string, i int) int {
	var open, shut byte = '(', ')'
	if f[i] == '[' {
		open, shut = '[', ']'
	}
	depth := 0
	for end := min(len(f), i+longestBracket); i < end; i++ {
		switch f[i] {
		case open:
			depth++
		case shut:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// pieces cuts a folded text at separators that stand outside brackets and
// quotes, and calls each with the range of every part, empty ones too.
func pieces(f string, isSeparator func(r rune) bool, each func(from, to int, by rune)) {
	from := 0
	for i := 0; i < len(f); {
		r, n := utf8.DecodeRuneInString(f[i:])
		switch {
		case isIdeograph(r):
		case r == '(' || r == '[':
			if j := closing(f, i); j > 0 {
				i = j + 1
				continue
			}
		case r == '“' || r == '《' || r == '「':
			shut := map[rune]string{'“': "”", '《': "》", '「': "」"}[r]
			if j := strings.Index(f[i:], shut); j > 0 {
				i += j + len(shut)
				continue
			}
		case r == ',' && groups(f, i):
			// It parts the digits of one figure: 「7,200万元」.
		case isSeparator(r):
			each(from, i, r)
			from = i + n
		}
		i += n
	}
	each(from, len(f), 0)
}

// groups reports whether the comma at i stands between the digits of a figure.
func groups(f string, i int) bool {
	return i > 0 && isDigit(f[i-1]) && i+3 < len(f) && isDigit(f[i+1]) && isDigit(f[i+2]) && isDigit(f[i+3]) && (i+4 >= len(f) || !isDigit(f[i+4]))
}

// words is a list of words that can be looked up at a place of a text.
type words struct {
	first map[rune][]string // longest first
	last  map[rune][]string
}

func newWords(list string) words {
	w := words{map[rune][]string{}, map[rune][]string{}}
	for _, s := range strings.Fields(list) {
		a, _ := utf8.DecodeRuneInString(s)
		z, _ := utf8.DecodeLastRuneInString(s)
		w.first[a] = longestFirst(w.first[a], s)
		w.last[z] = longestFirst(w.last[z], s)
	}
	return w
}

func longestFirst(list []string, s string) []string {
	i := 0
	for i < len(list) && len(list[i]) >= len(s) {
		i++
	}
	list = append(list, "")
	copy(list[i+1:], list[i:])
	list[i] = s
	return list
}

// prefix returns the longest word that s begins with, or "".
func (w words) prefix(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	for _, x := range w.first[r] {
		if strings.HasPrefix(s, x) {
			return x
		}
	}
	return ""
}

// suffix returns the longest word that s ends with, or "".
func (w words) suffix(s string) string {
	r, _ := utf8.DecodeLastRuneInString(s)
	for _, x := range w.last[r] {
		if strings.HasSuffix(s, x) {
			return x
		}
	}
	return ""
}

// has reports whether s is one of the words.
func (w words) has(s string) bool { return s != "" && w.prefix(s) == s }

// index returns the place in the folded text of a place in the source.
func (p *passage) index(at int) int {
	i, _ := slices.BinarySearch(p.at, int32(at))
	return i
}

func startsHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isHan(r)
}
