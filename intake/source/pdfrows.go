package source

import (
	"math"
	"slices"
)

// rowStarts tells which lines begin a row of a table that has no ruled lines.
// Keys are the lines with a running number in the first column.
func rowStarts(lines []textLine, placed []gapRow, keys []bool) []bool {
	keyed := 0
	for _, k := range keys {
		if k {
			keyed++
		}
	}
	if keyed > 1 && numbersBetween(lines, keys) {
		if starts := startsAroundKeys(lines, placed, keys); starts != nil {
			return starts
		}
	}
	if starts := startsByGaps(lines, placed, keys, keyed); starts != nil {
		return starts
	}
	if keyed > 1 && numbersBelow(placed, keys) {
		if starts := startsAroundKeys(lines, placed, keys); starts != nil {
			return starts
		}
	}
	starts := make([]bool, len(lines))
	seen := false
	for i, r := range placed {
		if keyed > 1 {
			// Before the first number stands the heading; a line in the first
			// column without a number, such as that of a total, begins a row too.
			seen = seen || keys[i]
			starts[i] = keys[i] || seen && len(r.lines[0]) > 0 && r.filled() > 1
			continue
		}
		starts[i] = len(r.lines[0]) > 0 || r.filled()*2 > len(r.lines)
	}
	return starts
}

// filled is how many columns a row says something in.
func (r *gapRow) filled() int {
	n := 0
	for _, c := range r.lines {
		if len(c) > 0 {
			n++
		}
	}
	return n
}

// startsByGaps parts rows that stand further apart than the lines within them.
// It gives nil where the gaps tell nothing, or part what the numbers hold together.
func startsByGaps(lines []textLine, placed []gapRow, keys []bool, keyed int) []bool {
	n := len(lines)
	least := math.Inf(1)
	for i := 1; i < n; i++ {
		least = min(least, lines[i].mid()-lines[i-1].mid())
	}
	starts := make([]bool, n)
	groups := 1
	for i := 1; i < n; i++ {
		if lines[i].mid()-lines[i-1].mid() > 1.25*least {
			starts[i] = true
			groups++
		}
	}
	if groups < 3 || groups == n {
		return nil
	}
	if keyed < 2 {
		return starts
	}
	// Every group but that of the heading, and one that goes on from the page
	// before, has a number, or another text where the numbers are.
	first := slices.Index(keys, true)
	for from := 0; from < n; {
		to := from + 1
		for to < n && !starts[to] {
			to++
		}
		in, labelled := 0, false
		for i := from; i < to; i++ {
			if keys[i] {
				in++
			}
			labelled = labelled || len(placed[i].lines[0]) > 0
		}
		if in > 1 || from > first && !labelled {
			return nil
		}
		from = to
	}
	return starts
}

// numbersBetween reports whether a number stands at half a line's height
// between the lines beside it, as in cells that are centred upright.
func numbersBetween(lines []textLine, keys []bool) bool {
	pitch := usualPitch(lines)
	for k, is := range keys {
		if is && (k > 0 && lines[k].mid()-lines[k-1].mid() < 0.7*pitch || k+1 < len(lines) && lines[k+1].mid()-lines[k].mid() < 0.7*pitch) {
			return true
		}
	}
	return false
}

// numbersBelow reports whether lines that say little stand above the first
// number: the upper lines of a cell rather than a heading.
func numbersBelow(placed []gapRow, keys []bool) bool {
	first := slices.Index(keys, true)
	return first > 1 && placed[first-1].filled()*2 <= len(placed[first-1].lines)
}

// startsAroundKeys parts rows whose cells are centred upright: each reaches as
// far above its number as below it. It gives nil where that does not come out.
func startsAroundKeys(lines []textLine, placed []gapRow, keys []bool) []bool {
	var at []int // the lines with numbers
	for i, k := range keys {
		if k {
			at = append(at, i)
		}
	}
	pitch, first := usualPitch(lines), at[0]
	// What stands above the first number may be the heading, and what goes on
	// from the page before: the first row begins where the sums come out, if
	// possible down to the last row, which the page may cut off.
	begin := 0
	for i := range first {
		if len(placed[i].lines[0]) > 0 {
			begin = i + 1
		}
	}
	var cut []bool
	for ; begin <= first; begin++ {
		starts, whole := balanced(lines, placed, at, begin, pitch)
		if whole {
			return starts
		}
		if cut == nil {
			cut = starts
		}
	}
	return cut
}

// balanced parts rows that begin at a line and each reach as far below their
// numbers as above. It gives nil when they do not, and tells whether the last one does too.
func balanced(lines []textLine, placed []gapRow, at []int, begin int, pitch float64) (starts []bool, whole bool) {
	starts = make([]bool, len(lines))
	from := begin
	for i, k := range at {
		if from > k {
			return nil, false
		}
		starts[from] = true
		end := 2*lines[k].mid() - lines[from].mid()
		to := k + 1
		for to < len(lines) && lines[to].mid() < end+0.35*pitch {
			to++
		}
		even := math.Abs(lines[to-1].mid()-end) < 0.35*pitch
		if i+1 < len(at) && (to > at[i+1] || !even) {
			return nil, false
		}
		from, whole = to, even
	}
	// What follows is the rest of a last row that the page cuts off, whose cells
	// are not centred any more, or a row without a number.
	for i := from; i < len(lines); i++ {
		starts[i] = len(placed[i].lines[0]) > 0
		whole = false
	}
	return starts, whole
}
