package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"duban/internal/zh"
)

// Line builds one row of the screen from styled pieces and knows its width in
// cells, so that every column stays where it is whatever 汉字 stand in it.
type Line struct {
	b strings.Builder
	W int // cells so far
}

// begin makes room for a row with its colours at once: to grow piece by piece takes longer than to write.
func (l *Line) begin() {
	const row = 640
	if l.b.Cap() == 0 {
		l.b.Grow(row)
	}
}

// Put adds text. Whatever it comes from, no control character or escape
// sequence in it reaches the terminal: every text of a screen goes through here.
func (l *Line) Put(s Pen, text string) *Line {
	text = zh.Clean(text)
	if text == "" {
		return l
	}
	l.begin()
	l.b.WriteString(s.before)
	l.b.WriteString(text)
	l.b.WriteString(s.after)
	l.W += zh.Width(text)
	return l
}

// Cell adds text cut or padded to exactly w cells.
func (l *Line) Cell(s Pen, text string, w int) *Line {
	if w > 0 {
		l.Put(s, zh.Fit(zh.Clean(text), w))
	}
	return l
}

// Matched is Cell with the places in which words are found in another pen.
func (l *Line) Matched(s, hit Pen, text string, w int, words ...*zh.Word) *Line {
	if w <= 0 {
		return l
	}
	text = zh.Fit(zh.Clean(text), w)
	at := 0
	for at < len(text) {
		from, to := -1, -1
		for _, word := range words {
			if f, t := word.Where(text[at:]); f >= 0 && (from < 0 || f < from) {
				from, to = f, t
			}
		}
		if from < 0 {
			break
		}
		l.Put(s, text[at:at+from]).Put(hit, text[at+from:at+to])
		at += to
	}
	return l.Put(s, text[at:])
}

// Right adds text aligned to the right in exactly w cells.
func (l *Line) Right(s Pen, text string, w int) *Line {
	if w > 0 {
		l.Put(s, zh.FitLeft(zh.Clean(text), w))
	}
	return l
}

// Signs adds a sign of one cell n times, as lines and bars are drawn.
func (l *Line) Signs(s Pen, sign string, n int) *Line {
	if n <= 0 {
		return l
	}
	l.begin()
	l.b.WriteString(s.before)
	for range n {
		l.b.WriteString(sign)
	}
	l.b.WriteString(s.after)
	l.W += n
	return l
}

// Rule adds a thin line of n cells.
func (l *Line) Rule(s Pen, n int) *Line { return l.Signs(s, barRest, n) }

// Mark adds a heavy line of n cells.
func (l *Line) Mark(s Pen, n int) *Line { return l.Signs(s, barDone, n) }

// Upright adds one cell of a line from top to bottom.
func (l *Line) Upright(s Pen) *Line { return l.Signs(s, planUp, 1) }

// Raw adds an already styled text of the given width.
func (l *Line) Raw(styled string, w int) *Line {
	l.b.WriteString(styled)
	l.W += w
	return l
}

// To pads with spaces up to column x.
func (l *Line) To(s Pen, x int) *Line {
	if n := x - l.W; n > 0 {
		l.Put(s, Spaces(n))
	}
	return l
}

// End pads the line to w cells, or cuts it there, and returns it.
func (l *Line) End(s Pen, w int) string {
	l.To(s, w)
	if l.W > w {
		cut := ansi.Truncate(l.String(), w, "")
		return cut + s.Styled(Spaces(w-ansi.StringWidth(cut))) // a 汉字 on the edge leaves a gap
	}
	return l.String()
}

const blank = "                                                                                                                                "

// Spaces returns n blanks.
func Spaces(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blank) {
		return blank[:n]
	}
	return strings.Repeat(" ", n)
}

// Rows is a block of lines, each exactly as wide as the place it is drawn in.
type Rows []string

// Beside puts b to the right of a, with a gap of blank cells; aw and bw are their widths.
func Beside(a Rows, aw int, gap int, b Rows, bw int) Rows {
	n := max(len(a), len(b))
	out := make(Rows, n)
	for i := range n {
		left, right := Spaces(aw), Spaces(bw)
		if i < len(a) {
			left = a[i]
		}
		if i < len(b) {
			right = b[i]
		}
		out[i] = left + Spaces(gap) + right
	}
	return out
}

// Fill cuts or extends r to exactly h lines of w cells.
func (r Rows) Fill(w, h int) Rows {
	if len(r) > h {
		return r[:max(h, 0)]
	}
	for len(r) < h {
		r = append(r, Spaces(w))
	}
	return r
}

// String returns what the line holds so far.
func (l *Line) String() string { return l.b.String() }
