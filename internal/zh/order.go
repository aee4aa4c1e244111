package zh

import (
	"bytes"
	"unicode/utf8"
)

// Compare orders a and b by pinyin, as a Chinese index does: marks before
// figures, figures by their value, figures before Latin letters, those before Han characters, and these by
// pinyin, tone and strokes. Width and case count only where nothing else tells two
// texts apart. The result is negative, zero or positive; zero only for equal texts.
func Compare(a, b string) int {
	var x, y [256]byte
	if c := bytes.Compare(AppendSortKey(x[:0], a), AppendSortKey(y[:0], b)); c != 0 {
		return c
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// SortKey returns a string whose byte order is that of Compare, but for texts
// that differ in width and case alone, whose keys are equal. To sort many texts, make their keys once.
func SortKey(s string) string {
	var x [256]byte
	return string(AppendSortKey(x[:0], s))
}

// The first byte of a character's weight.
const (
	weightMark   = 0x10
	weightFigure = 0x20
	weightLetter = 0x30
	weightOther  = 0x40 // other scripts, by code point
	weightHan    = 0x80 // and the high byte of the rank, which is below 0x70
	weightRare   = 0xf8 // Han outside the table, by code point
)

// AppendSortKey appends the SortKey of s to k.
func AppendSortKey(k []byte, s string) []byte {
	t := theTables()
	s = Fold(s)
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			for i < len(s) && s[i] == '0' {
				i++
			}
			from := i
			for i < len(s) && s[i] >= '0' && s[i] <= '9' {
				i++
			}
			// The number of digits comes first, so that 9 sorts before 10.
			k = append(k, weightFigure, byte(min(i-from, 0xff)))
			k = append(k, s[from:i]...)
			continue
		case c >= 'a' && c <= 'z':
			k = append(k, weightLetter, c)
			i++
			continue
		case c < utf8.RuneSelf:
			k = append(k, weightMark, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if h, ok := han(r); ok {
			rank := t.rank[h]
			k = append(k, weightHan+byte(rank>>8), byte(rank))
		} else if r >= 0x20000 {
			k = append(append(k, weightRare), s[i:i+n]...)
		} else {
			k = append(append(k, weightOther), s[i:i+n]...)
		}
		i += n
	}
	return k
}
