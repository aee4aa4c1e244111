package zh

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Marks that may not begin a line, and marks that may not end one (避头尾).
const (
	notFirst = "。，、；：？！）］｝〕】〗》〉」』”’％‰℃°…·～〞．" + ",.;:?!)]}%'\"~"
	notLast  = "（［｛〔【〖《〈「『“‘￥＄№〝＃" + "([{$#"
)

// Wrap breaks s into lines of at most w cells: between any two Han characters,
// and between words, but keeps a word of Latin letters or a figure whole where it fits a
// line, begins no line with a mark such as 。）， and ends none with one such as （「.
// A \n in s begins a new line. Only the spaces at a break are dropped. s should be clean (see CleanText).
// A w below 2 is taken as 2, since a Han character needs that. Wrap of "" is one empty line.
func Wrap(s string, w int) []string {
	w = max(w, 2)
	if n, ok := plain(s); ok && n <= w {
		return []string{strings.TrimRight(s, " ")}
	}
	var lines []string
	for {
		line, rest, more := strings.Cut(s, "\n")
		lines = wrapLine(lines, line, w)
		if !more {
			return lines
		}
		s = rest
	}
}

// cluster classes, by what may stand at a line's ends.
type wrapClass uint8

const (
	wrapWide   wrapClass = iota // a Han character: a line may break on either side
	wrapNarrow                  // part of a word or figure
	wrapSpace
)

type piece struct {
	end         int // offset behind the piece
	cells       int
	class       wrapClass
	first, last bool // whether it may begin and end a line
}

// nextPiece reads the grapheme at s[i:].
func nextPiece(s string, i int) piece {
	if c := s[i]; c < utf8.RuneSelf && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
		p := piece{end: i + 1, cells: 1, class: wrapNarrow, first: true, last: true}
		switch {
		case c == ' ':
			p.class = wrapSpace
		case c < ' ' || c == 0x7f:
			p.cells = 0
		default:
			p.first, p.last = strings.IndexByte(notFirst, c) < 0, strings.IndexByte(notLast, c) < 0
		}
		return p
	}
	if plainWide(s, i) && (i+3 == len(s) || s[i+3] < utf8.RuneSelf || plainWide(s, i+3)) {
		mark := s[i : i+3]
		return piece{
			end: i + 3, cells: 2,
			first: !strings.Contains(notFirst, mark), last: !strings.Contains(notLast, mark),
		}
	}
	g, n := ansi.FirstGraphemeCluster(s[i:], ansi.GraphemeWidth)
	if g == "" {
		g, n = s[i:i+1], 0
	}
	p := piece{end: i + len(g), cells: n, class: wrapNarrow, first: true, last: true}
	if n > 1 {
		p.class = wrapWide
	}
	if g == " " || g == "　" {
		p.class = wrapSpace
	}
	r, size := utf8.DecodeRuneInString(g)
	if r != utf8.RuneError {
		p.first, p.last = !strings.Contains(notFirst, g[:size]), !strings.Contains(notLast, g[:size])
	}
	return p
}

// breaks reports whether a line may end between a and b.
func breaks(a, b piece) bool {
	switch {
	case b.class == wrapSpace:
		return false // spaces hang on the piece before them
	case a.class == wrapSpace:
		return b.first
	case !b.first || !a.last:
		return false
	}
	return a.class == wrapWide || b.class == wrapWide
}

// wrapLine appends the lines of s, which holds no line break.
func wrapLine(lines []string, s string, w int) []string {
	var (
		start int       // where the line under way begins
		cells int       // its width up to i
		fit   = -1      // the last place where it may break
		width int       // its width up to there
		last  = piece{} // the piece before i
		emit  = func(end int) { lines = append(lines, strings.TrimRight(s[start:end], " 　")) }
	)
	for i := 0; i < len(s); {
		p := nextPiece(s, i)
		if start < i && breaks(last, p) {
			fit, width = i, cells
		}
		if p.class != wrapSpace && cells+p.cells > w && start < i {
			if fit >= 0 {
				emit(fit)
				start, cells, fit = fit, cells-width, -1
			}
			// What may not be parted, and is longer than a line, is parted all the same.
			if cells+p.cells > w && start < i {
				emit(i)
				start, cells = i, 0
			}
		}
		cells += p.cells
		last = p
		i = p.end
	}
	emit(len(s))
	return lines
}
