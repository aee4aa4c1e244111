package widget

// Column is one column of a table.
type Column struct {
	ID    string // what the page knows it by
	Title string // its heading
	W     int    // width in cells; with flex the least width
	Flex  int    // share of the space left over
	Right bool   // aligned to the right
	Drop  int    // columns with the highest drop go first when the screen is narrow; 0 never goes
}

// ColumnGap is how many blank cells stand between two columns.
const ColumnGap = 1

// Arrange chooses the columns that fit into w cells and gives each its width.
func Arrange(all []Column, w int) []Column {
	cols := append([]Column(nil), all...)
	need := func() int {
		n := 0
		for _, c := range cols {
			n += c.W + ColumnGap
		}
		return n - ColumnGap
	}
	for need() > w {
		worst := -1
		for i, c := range cols {
			if c.Drop > 0 && (worst < 0 || c.Drop > cols[worst].Drop) {
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
		shares += c.Flex
	}
	if left := w - need(); left > 0 && shares > 0 {
		rest := left
		last := -1
		for i := range cols {
			if cols[i].Flex > 0 {
				add := left * cols[i].Flex / shares
				cols[i].W += add
				rest -= add
				last = i
			}
		}
		cols[last].W += rest
	} else if left < 0 {
		for i := range cols {
			if cols[i].Flex > 0 {
				cols[i].W = max(2, cols[i].W+left)
				break
			}
		}
	}
	return cols
}
