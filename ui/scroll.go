package ui

// scroll is the place in a list of n lines of which height are seen. Its cost
// does not depend on n.
type scroll struct {
	n, height   int
	cursor, top int
}

// resize tells the list how long it is and how much of it is seen.
func (s *scroll) resize(n, height int) {
	s.n, s.height = n, max(height, 1)
	s.move(0)
}

// move moves the cursor by d lines and keeps it in view.
func (s *scroll) move(d int) { s.to(s.cursor + d) }

// to puts the cursor on line i, or as near as there is one.
func (s *scroll) to(i int) {
	s.cursor = max(0, min(i, s.n-1))
	if s.cursor < s.top {
		s.top = s.cursor
	}
	if s.cursor >= s.top+s.height {
		s.top = s.cursor - s.height + 1
	}
	s.top = max(0, min(s.top, s.n-s.height))
}

// wheel moves the view, and the cursor only when it would leave it.
func (s *scroll) wheel(d int) {
	s.top = max(0, min(s.top+d, s.n-s.height))
	s.cursor = max(s.top, min(s.cursor, s.top+s.height-1, s.n-1))
	s.cursor = max(s.cursor, 0)
}

// keepAbove shows the line above the first one in view, where it is a heading
// that belongs to it and the cursor stays in view.
func (s *scroll) keepAbove(heading func(i int) bool) {
	if s.top > 0 && s.top < s.n && !heading(s.top) && heading(s.top-1) && s.cursor < s.top+s.height-1 {
		s.top--
	}
}

// end is the line behind the last one in view.
func (s *scroll) end() int { return min(s.n, s.top+s.height) }

// column is one column of a table.
type column struct {
	id    string
	title string
	w     int // width in cells; with flex the least width
	flex  int // share of the space left over
	right bool
	drop  int // columns with the highest drop go first when the screen is narrow; 0 never goes
}

const columnGap = 1

// arrange chooses the columns that fit into w cells and gives each its width.
func arrange(all []column, w int) []column {
	cols := append([]column(nil), all...)
	need := func() int {
		n := 0
		for _, c := range cols {
			n += c.w + columnGap
		}
		return n - columnGap
	}
	for need() > w {
		worst := -1
		for i, c := range cols {
			if c.drop > 0 && (worst < 0 || c.drop > cols[worst].drop) {
				worst = i
			}
		}
		if worst < 0 {
			break
		}
		cols = append(cols[:worst], cols[worst+1:]...)
	}
	shares := 0
	for _, c := range cols {
		shares += c.flex
	}
	if left := w - need(); left > 0 && shares > 0 {
		rest := left
		last := -1
		for i := range cols {
			if cols[i].flex > 0 {
				add := left * cols[i].flex / shares
				cols[i].w += add
				rest -= add
				last = i
			}
		}
		cols[last].w += rest
	} else if left < 0 {
		for i := range cols {
			if cols[i].flex > 0 {
				cols[i].w = max(2, cols[i].w+left)
				break
			}
		}
	}
	return cols
}
