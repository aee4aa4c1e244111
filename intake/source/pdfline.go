package source

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// textLine is a line of characters, from left to right.
type textLine struct {
	glyphs         []glyph
	x0, x1, y0, y1 float64
	size           float64 // of most of its characters
}

func (l *textLine) mid() float64 { return (l.y0 + l.y1) / 2 }

// textLines puts characters into lines, from the top down.
func textLines(glyphs []glyph) []textLine {
	sorted := slices.Clone(glyphs)
	slices.SortStableFunc(sorted, func(a, b glyph) int { return cmp.Compare(a.mid(), b.mid()) })
	var groups [][]glyph
	var y, size float64 // of the line that is being filled
	for _, g := range sorted {
		n := len(groups)
		if n > 0 && math.Abs(g.mid()-y) < 0.45*max(min(size, g.size), 0.5*max(size, g.size)) {
			groups[n-1] = append(groups[n-1], g)
			// The larger characters say where the line is.
			if g.size > size {
				y, size = g.mid(), g.size
			}
			continue
		}
		groups = append(groups, []glyph{g})
		y, size = g.mid(), g.size
	}
	lines := make([]textLine, 0, len(groups))
	for _, group := range groups {
		lines = append(lines, newLine(group))
	}
	return lines
}

func newLine(glyphs []glyph) textLine {
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(a.x0, b.x0) })
	// Bold is sometimes made by printing a character twice, a little apart.
	out := glyphs[:0]
	for _, g := range glyphs {
		if n := len(out); n > 0 && out[n-1].r == g.r && g.x0-out[n-1].x0 < 0.3*(g.x1-g.x0) {
			out[n-1].bold = true
			continue
		}
		out = append(out, g)
	}
	l := textLine{glyphs: out, x0: out[0].x0, y0: math.Inf(1), y1: math.Inf(-1)}
	sizes := make([]float64, len(out))
	for i, g := range out {
		l.x1 = max(l.x1, g.x1)
		l.y0, l.y1 = min(l.y0, g.y0), max(l.y1, g.y1)
		sizes[i] = g.size
	}
	slices.Sort(sizes)
	l.size = sizes[len(sizes)/2]
	return l
}

// text returns what the line says. Spaces are put where words of Latin letters and
// figures are apart, and where a gap is wider than a character.
func (l *textLine) text() string {
	var out strings.Builder
	for i, g := range l.glyphs {
		if i > 0 {
			before := l.glyphs[i-1]
			gap := g.x0 - before.x1
			latin := narrow(before.r) && narrow(g.r)
			if gap > 0.9*l.size || latin && gap > 0.18*l.size {
				out.WriteByte(' ')
			}
		}
		out.WriteRune(g.r)
	}
	return out.String()
}

// narrow reports whether a character is one of a script that writes spaces.
func narrow(r rune) bool {
	return r < 0x2000 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".,:;%()-+/", r))
}

// bold reports whether all of the line is bold.
func (l *textLine) bold() bool {
	for i := range l.glyphs {
		if !l.glyphs[i].bold {
			return false
		}
	}
	return true
}

// pieces splits a line at every gap that is as wide as a character.
func (l *textLine) pieces() []textLine {
	var out []textLine
	start := 0
	for i := 1; i <= len(l.glyphs); i++ {
		if i == len(l.glyphs) || l.glyphs[i].x0-l.glyphs[i-1].x1 > 0.95*l.size {
			out = append(out, newLine(slices.Clone(l.glyphs[start:i])))
			start = i
		}
	}
	return out
}

// joined returns the text of lines that a paragraph or a cell was broken into.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	last, first := lastRune(a), firstRune(b)
	if narrow(last) && narrow(first) && unicode.IsLetter(last) && unicode.IsLetter(first) {
		return a + " " + b
	}
	return a + b
}

func lastRune(s string) rune {
	r := []rune(s)
	return r[len(r)-1]
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
