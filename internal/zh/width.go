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
	if i+2 >= len(s) {
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
	cut := ""
	switch {
	case ok && n > w:
		i := plainPrefix(s, w-1)
		s, n = s[:i], 0
		for j := 0; j < len(s); {
			if s[j] < utf8.RuneSelf {
				n, j = n+1, j+1
			} else {
				n, j = n+2, j+3
			}
		}
		cut, n = string(tail), n+1
	case !ok:
		s = cutSlow(s, w)
		n = ansi.StringWidth(s)
	}
	pad := w - n
	if pad <= 0 && cut == "" {
		return s
	}
	var fill string
	if pad <= len(spaces) {
		fill = spaces[:max(pad, 0)]
	} else {
		fill = strings.Repeat(" ", pad)
	}
	if left {
		return fill + s + cut
	}
	return s + cut + fill
}
