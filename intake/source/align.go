package source

import (
	"strings"

	"duban/internal/zh"
)

// piece is a part of a line between gaps, with where it stands in cells.
type piece struct {
	from, to int
	text     string
}

// pieces splits a line at every gap of two cells or more.
func pieces(line string) []piece { return piecesOf(line, zh.Width) }

// wideWidth returns the width of a text where signs such as 「“」, which a terminal
// may draw in one cell, take two, as they do in Chinese print.
func wideWidth(s string) int {
	w := zh.Width(s)
	for _, r := range s {
		switch r {
		case '“', '”', '‘', '’', '—', '…', '·', '×', '±', '℃', '°', '№', '※', '→', '●', '■', '▲', '★', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', '≥', '≤', '㎡':
			if zh.Width(string(r)) == 1 {
				w++
			}
		}
	}
	return w
}

// piecesOf splits a line, measured by a width, at every gap of two cells or more.
func piecesOf(line string, width func(string) int) []piece {
	var out []piece
	at, gap, start := 0, 2, 0 // the start of a line is a gap
	open := false
	end := 0 // of the open piece, in bytes
	take := func() {
		if open {
			p := &out[len(out)-1]
			p.text = strings.TrimSpace(line[start:end])
			p.to = p.from + width(p.text)
		}
		open = false
	}
	for i, r := range line {
		w := 0
		switch r {
		case ' ', '\u00a0':
			w = 1
		case '　':
			w = 2
		case '\t':
			w = 8 - at%8
		default:
			if gap >= 2 {
				take()
				out, start, open = append(out, piece{from: at}), i, true
			}
			size := len(string(r))
			end, gap = i+size, 0
			at += width(string(r))
			continue
		}
		at += w
		gap += w
	}
	take()
	return out
}
