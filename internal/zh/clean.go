package zh

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns s as one line that is safe to send to a terminal: without
// escape sequences, control characters, marks that turn the direction of
// writing, and invisible characters that make one text look like another.
// A run of line breaks and tabs becomes one space; bytes that are no UTF-8 become U+FFFD.
// Text that is already clean is returned as it is, without allocation.
func Clean(s string) string { return clean(s, false) }

// CleanText is Clean for a text of several lines: line breaks (also \r\n, \r
// and the Unicode ones) become \n and are kept.
func CleanText(s string) string { return clean(s, true) }

func clean(s string, lines bool) string {
	for i := 0; i < len(s); {
		if c := s[i]; c-0x20 < 0x5f || lines && c == '\n' {
			i++
			continue
		}
		if plainWide(s, i) {
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || forbidden(r) {
			return cleanSlow(s, i, lines)
		}
		i += n
	}
	return s
}

// forbidden reports whether r must not reach a terminal: controls, format
// characters (zero width, bidirectional, tags), separators of lines,
// variation selectors and the blank Hangul fillers.
func forbidden(r rune) bool {
	switch {
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return true
	case r < 0x300:
		return r == 0xad
	case r >= 0x3001 && r < 0xd800:
		return r == 0x3164 // Hangul filler
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0000 && r <= 0xe0fff:
		return true // variation selectors and tags
	case r == 0x2028, r == 0x2029, r == 0x034f, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5,
		r >= 0x180b && r <= 0x180f, r == 0xffa0, r == 0x2065:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// cleanSlow cleans s, of which the first start bytes are known to be clean.
func cleanSlow(s string, start int, lines bool) string {
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:start])
	gap := false // the last thing written stands for a line break or tab
	for i := start; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if end := sequenceEnd(s, i, r, n); end > 0 {
			i = end
			continue
		}
		i += n
		switch {
		case r == utf8.RuneError && n == 1:
			b.WriteRune(utf8.RuneError)
			gap = false
		case r == '\r' || r == '\n' || r == 0x85 || r == 0x2028 || r == 0x2029 || r == '\v' || r == '\f':
			if r == '\r' && i < len(s) && s[i] == '\n' {
				i++
			}
			if lines {
				b.WriteByte('\n')
				break
			}
			if !gap {
				b.WriteByte(' ')
			}
			gap = true
		case r == '\t':
			if lines || !gap {
				b.WriteByte(' ')
			}
			gap = true
		case forbidden(r):
		default:
			b.WriteString(s[i-n : i])
			gap = false
		}
	}
	return b.String()
}

// sequenceEnd returns where the escape sequence that begins at s[i] ends, or 0
// when none begins there. The introducer is r, of n bytes: ESC, or one of the
// C1 controls that stand for ESC and a letter. A string sequence that is never ended
// gives up only its introducer, so that a stray byte does not swallow the rest
// of the text; without the introducer the rest is harmless.
func sequenceEnd(s string, i int, r rune, n int) int {
	j := i + n
	kind := r
	if r == 0x1b {
		if j >= len(s) {
			return j
		}
		c := s[j]
		switch {
		case c >= 0x40 && c <= 0x5f:
			kind, j = rune(c)+0x40, j+1
		case c >= 0x20 && c <= 0x2f: // ESC, intermediates, final
			for j < len(s) && s[j] >= 0x20 && s[j] <= 0x2f {
				j++
			}
			if j < len(s) && s[j] >= 0x30 && s[j] <= 0x7e {
				j++
			}
			return j
		case c >= 0x30 && c <= 0x7e:
			return j + 1
		default:
			return j
		}
	}
	switch kind {
	case 0x9b: // CSI: parameters, intermediates, final
		for j < len(s) && s[j] >= 0x20 && s[j] <= 0x3f {
			j++
		}
		if j < len(s) && s[j] >= 0x40 && s[j] <= 0x7e {
			j++
		}
		return j
	case 0x90, 0x98, 0x9d, 0x9e, 0x9f: // DCS, SOS, OSC, PM, APC: up to BEL or ST
		for k := j; k < len(s); k++ {
			switch {
			case s[k] == 0x07:
				return k + 1
			case s[k] == 0x1b && k+1 < len(s) && s[k+1] == '\\':
				return k + 2
			case s[k] == 0xc2 && k+1 < len(s) && s[k+1] == 0x9c:
				return k + 2
			}
		}
		return j
	}
	if r == 0x1b {
		return j
	}
	return 0
}
