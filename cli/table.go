package cli

import (
	"bufio"
	"cmp"
	"slices"
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
	// hidden leaves the column out.
	hidden bool
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
	line := make([]string, 0, len(t.columns))
	for i, c := range t.columns {
		if !c.hidden {
			line = append(line, fit(c, c.head, widths[i]))
		}
	}
	writeLine(w, line)
	for r, row := range t.rows {
		line = line[:0]
		for i, c := range t.columns {
			if c.hidden {
				continue
			}
			cell := fit(c, row[i], widths[i])
			if t.paint != nil {
				cell = t.paint(r, i, cell)
			}
			line = append(line, cell)
		}
		writeLine(w, line)
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
	left := width + len(gap) // there is a gap before each column but the first
	var free []int           // the columns that share what is left
	for i, c := range t.columns {
		if c.hidden {
			continue
		}
		widths[i] = zh.Width(c.head)
		for _, row := range t.rows {
			widths[i] = max(widths[i], zh.Width(row[i]))
		}
		left -= len(gap)
		if c.most > 0 {
			widths[i] = min(widths[i], c.most)
			left -= widths[i]
		} else {
			free = append(free, i)
		}
	}
	if width == 0 {
		return widths
	}
	// The least that still says something; a narrower terminal wraps.
	const least = 10
	// A column that needs less than its share leaves the rest to the others.
	slices.SortStableFunc(free, func(a, b int) int { return cmp.Compare(widths[a], widths[b]) })
	for n, i := range free {
		widths[i] = min(widths[i], max(left/(len(free)-n), least))
		left -= widths[i]
	}
	return widths
}
