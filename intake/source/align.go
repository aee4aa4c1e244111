package source

import (
	"slices"
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

// wideWidth is the width of a text where signs such as 「“」, which a terminal
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

// AlignedTable splits lines whose columns are lined up with spaces: a column
// ends where gaps of two cells and more, in all the lines, leave a cell free.
// FirstLine is the number of the first of them; blank lines give no row. It
// reports false where fewer than two lines show a second column, or where the
// lines pass the bounds of a table.
func AlignedTable(lines []string, firstLine int) (*Table, bool) {
	if len(lines) > maxRows {
		return nil, false
	}
	rows := make([][]piece, len(lines))
	var all []piece
	for i, line := range lines {
		rows[i] = pieces(line)
		all = append(all, rows[i]...)
	}
	slices.SortFunc(all, func(a, b piece) int { return a.from - b.from })
	var columns []piece // the widest reach of each
	for _, p := range all {
		if n := len(columns); n > 0 && p.from <= columns[n-1].to {
			columns[n-1].to = max(columns[n-1].to, p.to)
		} else {
			columns = append(columns, p)
		}
	}
	if len(columns) < 2 || len(columns) > maxColumns {
		return nil, false
	}
	t := &Table{Cols: len(columns)}
	parted := 0
	for i, row := range rows {
		if len(row) == 0 {
			continue
		}
		cells := make([]Cell, len(columns))
		filled := 0
		for _, p := range row {
			c, _ := slices.BinarySearchFunc(columns, p.from, func(col piece, from int) int {
				if col.to <= from {
					return -1
				}
				if col.from > from {
					return 1
				}
				return 0
			})
			cell := &cells[min(c, len(cells)-1)]
			if cell.Text == "" {
				filled++
				cell.Text = zh.Clean(p.text)
			} else {
				cell.Text += " " + zh.Clean(p.text)
			}
		}
		if filled > 1 {
			parted++
		}
		t.Rows = append(t.Rows, Row{Line: firstLine + i, Cells: cells})
	}
	return t, parted > 1
}
