package zh

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// tail is what ends a text that was cut: one ASCII cell, since … is one cell
// or two as the terminal likes.
const tail = '~'

// spaces is what padding is taken from, so that it costs no allocation of its own.
const spaces = "                                                                                                                                "

// plain returns the width of s and true when s is made of printable ASCII and
// the common Han characters and full-width punctuation only, each of which is
// one grapheme of a known width. That is nearly every text that the program
// draws, and needs no segmentation.
func plain(s string) (cells int, ok bool) {
	for i := 0; i < len(s); {
		c := s[i]
		if c-0x20 < 0x5f {
			cells++
			i++
			continue
		}
		if !plainWide(s, i) {
			return 0, false
		}
		cells += 2
		i += 3
	}
	return cells, true
}

// plainWide reports whether s[i:] begins with a character of three bytes that
// is two cells wide and takes no part in clusters: U+4E00–U+9FFF, 、。〈〉《》「」『』【】
// and their neighbours up to 〕, and the full-width forms of ASCII.
func plainWide(s string, i int) bool {
	if i+2 >= len(s) || s[i+1]&0xc0 != 0x80 || s[i+2]&0xc0 != 0x80 {
		return false
	}
	switch c, d, e := s[i], s[i+1], s[i+2]; {
	case c >= 0xe5 && c <= 0xe9:
		return true
	case c == 0xe4:
		return d >= 0xb8
	case c == 0xe3:
		return d == 0x80 && e >= 0x81 && e <= 0x95
	case c == 0xef:
		return d == 0xbc && e >= 0x81 || d == 0xbd && e <= 0x9e
	}
	return false
}

// Width returns how many cells s takes on one line. Escape sequences take none.
func Width(s string) int {
	if n, ok := plain(s); ok {
		return n
	}
	return ansi.StringWidth(s)
}

// Cut returns s when it is at most w cells wide, and else as much of its start
// as leaves a cell for the "~" that ends it. A character of two cells is never
// halved, so the result may be one cell short of w. Cut of nothing to show
// (w < 1) is "".
func Cut(s string, w int) string {
	if w < 1 {
		return ""
	}
	// A text has at least as many bytes as cells.
	if len(s) <= w {
		return s
	}
	n, ok := plain(s)
	if !ok {
		return cutSlow(s, w)
	}
	if n <= w {
		return s
	}
	return s[:plainPrefix(s, w-1)] + string(tail)
}

// plainPrefix returns the length in bytes of the longest prefix of a plain s
// that is at most w cells wide.
func plainPrefix(s string, w int) int {
	i := 0
	for w > 0 && i < len(s) {
		if s[i] < utf8.RuneSelf {
			i, w = i+1, w-1
			continue
		}
		if w < 2 {
			break
		}
		i, w = i+3, w-2
	}
	return i
}

func cutSlow(s string, w int) string {
	if ansi.StringWidth(s) <= w {
		return s
	}
	return ansi.Truncate(s, w, string(tail))
}

// Fit returns s cut as by Cut and padded with spaces on its right to exactly
// w cells.
func Fit(s string, w int) string { return fit(s, w, false) }

// FitLeft returns s cut as by Cut and padded with spaces on its left to
// exactly w cells: for figures, whose ends stand below each other.
func FitLeft(s string, w int) string { return fit(s, w, true) }

func fit(s string, w int, left bool) string {
	if w < 1 {
		return ""
	}
	n, ok := plain(s)
	if !ok {
		return fitSlow(s, w, left)
	}
	cut := ""
	if n > w {
		s = s[:plainPrefix(s, w-1)]
		n, _ = plain(s)
		cut, n = string(tail), n+1
	}
	switch pad := padding(w - n); {
	case pad == "" && cut == "":
		return s
	case left:
		return pad + s + cut
	default:
		return s + cut + pad
	}
}

func padding(n int) string {
	if n <= len(spaces) {
		return spaces[:n]
	}
	return strings.Repeat(" ", n)
}

func fitSlow(s string, w int, left bool) string {
	s = cutSlow(s, w)
	// A combining mark at an end of s joins the space beside it and takes no cell of
	// its own any more, so the sum of the parts is measured, and not each part.
	for pad := w - ansi.StringWidth(s); ; pad++ {
		out := s + padding(pad)
		if left {
			out = padding(pad) + s
		}
		if ansi.StringWidth(out) >= w {
			return out
		}
	}
}
