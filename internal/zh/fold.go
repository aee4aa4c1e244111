package zh

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s as it is compared when searching: full-width forms, circled
// and Roman numerals and ligatures become the plain characters (as by Unicode's NFKC), letters are
// lower case, all kinds of brackets, dashes and quotes become one ASCII kind, a run of spaces is one space,
// and there is none at either end. Text that is already so is returned as it is, without allocation.
func Fold(s string) string {
	for i := 0; i < len(s); {
		c := s[i]
		if c > ' ' && c < 0x7f && (c < 'A' || c > 'Z') && foldASCII[c] == c ||
			c == ' ' && i > 0 && i+1 < len(s) && s[i+1] != ' ' {
			i++
			continue
		}
		if c < 0xe4 || c > 0xe9 || !plainWide(s, i) {
			return foldSlow(s)
		}
		i += 3
	}
	return s
}

// foldASCII folds one byte of ASCII.
var foldASCII = func() (t [utf8.RuneSelf]byte) {
	for i := range t {
		t[i] = byte(i)
		if i >= 'A' && i <= 'Z' {
			t[i] += 'a' - 'A'
		}
	}
	for _, c := range []byte("[{<") {
		t[c] = '('
	}
	for _, c := range []byte("]}>") {
		t[c] = ')'
	}
	t['\''], t['~'] = '"', '-'
	return t
}()

// foldPunct folds the marks of Chinese print for which NFKC keeps a character of their own.
func foldPunct(r rune) (byte, bool) {
	switch r {
	case '〔', '【', '〖', '《', '〈', '「', '『', '［', '｛', '（', '﹙', '﹝', '＜':
		return '(', true
	case '〕', '】', '〗', '》', '〉', '」', '』', '］', '｝', '）', '﹚', '﹞', '＞':
		return ')', true
	case '“', '”', '‘', '’', '″', '′', '〝', '〞', '＂', '＇':
		return '"', true
	case '，', '、', '﹐', '﹑', '､':
		return ',', true
	case '。', '．', '｡', '·', '•', '・', '‧', '…':
		return '.', true
	case '—', '–', '―', '‐', '‑', '‒', '－', '−', '─', '━', '～', '〜', '﹣':
		return '-', true
	}
	return 0, false
}

func foldSlow(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	space := false
	put := func(r rune) {
		if space && out.Len() > 0 {
			out.WriteByte(' ')
		}
		space = false
		out.WriteRune(r)
	}
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			switch {
			case c == ' ' || c >= '\t' && c <= '\r':
				space = true
			case c > ' ' && c < 0x7f:
				put(rune(foldASCII[c]))
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if p, ok := foldPunct(r); ok {
			put(rune(p))
			continue
		}
		switch {
		case r >= 0x4e00 && r <= 0x9fff || r == utf8.RuneError:
			put(r)
		case r >= 0xff01 && r <= 0xff5e:
			put(rune(foldASCII[r-0xfee0]))
		case unicode.IsSpace(r):
			space = true
		case forbidden(r):
		default:
			for _, q := range norm.NFKC.String(string(r)) {
				q = unicode.ToLower(q)
				if p, ok := foldPunct(q); ok {
					put(rune(p))
				} else if q < utf8.RuneSelf {
					if q > ' ' && q < 0x7f {
						put(rune(foldASCII[q]))
					} else {
						space = space || q == ' '
					}
				} else if !forbidden(q) {
					put(q)
				}
			}
		}
	}
	return out.String()
}

// PunctKey returns the ASCII key that was pressed when an input method in
// Chinese mode sent r: ： is ':', 。 is '.', ？ is '?', the full-width letters and
// digits are themselves. 、 is '/', since that is what the key of / sends in the usual pinyin
// input methods. Any other rune is returned as it is.
func PunctKey(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return r
	case r >= 0xff01 && r <= 0xff5e:
		return r - 0xfee0
	}
	if i := strings.IndexRune(punctFrom, r); i >= 0 {
		return rune(punctTo[utf8.RuneCountInString(punctFrom[:i])])
	}
	return r
}

// The marks that the keys of an American keyboard send in Chinese mode, and the keys.
const (
	punctFrom = "　。、“”‘’【】「」『』《》〈〉￥…—·〔〕÷×"
	punctTo   = " ./\"\"''[]{}{}<><>$^_`[]/*"
)

// WithoutMarks is a text folded and without white space, brackets and
// punctuation, so that two printings of the same words are equal.
func WithoutMarks(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\n', '\r', '　', '·', '、', '，', '。', '；', '：', ',', '.', ';', ':', '(', ')', '（', '）', '[', ']', '〔', '〕', '【', '】',
			'《', '》', '<', '>', '“', '”', '"', '\'', '‘', '’', '-', '—', '－', '_':
			return -1
		}
		return r
	}, Fold(s))
}
