package cli

import (
	"bufio"
	"strings"

	"duban/internal/zh"
)

// column is one column of a table for a terminal.
type column struct {
	head  string
	right bool // figures stand at the right
	// most is the widest that it may be, in cells; 0 for the columns that
	// share what is left.
	most int
}

// table lays rows out for a terminal. Each cell is one line.
type table struct {
	columns []column
	rows    [][]string
	// paint colours the padded text of a cell; nil leaves it as it is.
	paint func(row, column int, cell string) string
}

const gap = "  "

// write prints the table in at most the given number of cells a line; 0 means
// as wide as it needs.
func (t *table) write(w *bufio.Writer, width int) {
	widths := t.widths(width)
	var head []string
	for i, c := range t.columns {
		head = append(head, fit(c, c.head, widths[i]))
	}
	writeLine(w, head)
	cells := make([]string, len(t.columns))
	for r, row := range t.rows {
		for i, c := range t.columns {
			cells[i] = fit(c, row[i], widths[i])
			if t.paint != nil {
				cells[i] = t.paint(r, i, cells[i])
			}
		}
		writeLine(w, cells)
	}
}

func writeLine(w *bufio.Writer, cells []string) {
	line := strings.TrimRight(strings.Join(cells, gap), " ")
	_, _ = w.WriteString(line + "\n") // an error stays in w until it is flushed
}

func fit(c column, s string, w int) string {
	if c.right {
		return zh.FitLeft(s, w)
	}
	return zh.Fit(s, w)
}

// widths gives each column what it needs, and the columns without a limit of
// their own what is left when the terminal is too narrow for all.
func (t *table) widths(width int) []int {
	widths := make([]int, len(t.columns))
	used, free, wanted := len(gap)*(len(t.columns)-1), 0, 0
	for i, c := range t.columns {
		widths[i] = zh.Width(c.head)
		for _, row := range t.rows {
			widths[i] = max(widths[i], zh.Width(row[i]))
		}
		if c.most > 0 {
			widths[i] = min(widths[i], c.most)
			used += widths[i]
		} else {
			free++
			wanted += widths[i]
		}
	}
	if width == 0 || used+wanted <= width {
		return widths
	}
	// The least that still says something; a narrower terminal wraps.
	const least = 10
	left := max(width-used, 0)
	// Columns that need less than their share leave the rest to the others.
	for again := true; again && free > 0; {
		again = false
		share := left / free
		for i, c := range t.columns {
			if c.most == 0 && widths[i] >= 0 && widths[i] <= share {
				left -= widths[i]
				free--
				widths[i] = -widths[i] - 1 // settled
				again = true
				break
			}
		}
	}
	for i, c := range t.columns {
		switch {
		case c.most > 0:
		case widths[i] < 0:
			widths[i] = -widths[i] - 1
		default:
			widths[i] = max(left/free, least)
			left -= widths[i]
			free--
		}
	}
	return widths
}
