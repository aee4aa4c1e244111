package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"duban/internal/zh"
)

// line builds one row of the screen from styled pieces and knows its width in
// cells, so that every column stays where it is whatever 汉字 stand in it.
type line struct {
	b strings.Builder
	w int
}

// put adds text. Whatever it comes from, no control character or escape
// sequence in it reaches the terminal: every text of a screen goes through here.
func (l *line) put(s ansi.Style, text string) *line {
	text = zh.Clean(text)
	if text == "" {
		return l
	}
	if len(s) == 0 {
		l.b.WriteString(text)
	} else {
		l.b.WriteString(s.Styled(text))
	}
	l.w += zh.Width(text)
	return l
}

// cell adds text cut or padded to exactly w cells.
func (l *line) cell(s ansi.Style, text string, w int) *line {
	if w > 0 {
		l.put(s, zh.Fit(zh.Clean(text), w))
	}
	return l
}

// right adds text aligned to the right in exactly w cells.
func (l *line) right(s ansi.Style, text string, w int) *line {
	if w > 0 {
		l.put(s, zh.FitLeft(zh.Clean(text), w))
	}
	return l
}

// raw adds an already styled text of the given width.
func (l *line) raw(styled string, w int) *line {
	l.b.WriteString(styled)
	l.w += w
	return l
}

// to pads with spaces up to column x.
func (l *line) to(s ansi.Style, x int) *line {
	if n := x - l.w; n > 0 {
		l.put(s, spaces(n))
	}
	return l
}

// end pads the line to w cells, or cuts it there, and returns it.
func (l *line) end(s ansi.Style, w int) string {
	l.to(s, w)
	if l.w > w {
		cut := ansi.Truncate(l.b.String(), w, "")
		return cut + s.Styled(spaces(w-ansi.StringWidth(cut))) // a 汉字 on the edge leaves a gap
	}
	return l.b.String()
}

const blank = "                                                                                                                                "

func spaces(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blank) {
		return blank[:n]
	}
	return strings.Repeat(" ", n)
}

// rows is a block of lines, each exactly as wide as the place it is drawn in.
type rows []string

// beside puts b to the right of a, with a gap of blank cells; aw and bw are their widths.
func beside(a rows, aw int, gap int, b rows, bw int) rows {
	n := max(len(a), len(b))
	out := make(rows, n)
	for i := range n {
		left, right := spaces(aw), spaces(bw)
		if i < len(a) {
			left = a[i]
		}
		if i < len(b) {
			right = b[i]
		}
		out[i] = left + spaces(gap) + right
	}
	return out
}

// fill cuts or extends r to exactly h lines of w cells.
func (r rows) fill(w, h int) rows {
	if len(r) > h {
		return r[:max(h, 0)]
	}
	for len(r) < h {
		r = append(r, spaces(w))
	}
	return r
}

// overlay draws box, of bw cells, over base at column x and row y.
func overlay(base rows, width int, box rows, bw, x, y int) {
	for i, b := range box {
		if y+i < 0 || y+i >= len(base) {
			continue
		}
		row := base[y+i]
		left := ansi.Cut(row, 0, x)
		left += spaces(x - ansi.StringWidth(left))
		right := ansi.Cut(row, x+bw, width)
		if ansi.StringWidth(right) > width-x-bw {
			right = ansi.Cut(row, x+bw+1, width) // the edge goes through a 汉字, which is left out
		}
		right = spaces(width-x-bw-ansi.StringWidth(right)) + right
		base[y+i] = left + "\x1b[m" + b + "\x1b[m" + right
	}
}
