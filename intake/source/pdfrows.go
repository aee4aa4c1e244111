package source

import (
	"math"
	"slices"
)

// rowFinder finds the rows of a table that has no ruled lines by how its lines stand.
type rowFinder struct {
	lines  []textLine
	placed []gapRow
	column int   // that of the running numbers
	keys   []int // the lines with a running number
}

// newRowFinder finds the column of running numbers: as a rule the first, or
// the one after a label that several rows share.
func newRowFinder(lines []textLine, placed []gapRow) *rowFinder {
	f := &rowFinder{lines: lines, placed: placed}
	for c := range min(3, len(placed[0].lines)) {
		var keys []int
		filled := 0
		for i := range placed {
			if in := placed[i].lines[c]; len(in) > 0 {
				filled++
				if len(in) == 1 && key.MatchString(in[0].text()) {
					keys = append(keys, i)
				}
			}
		}
		if len(keys) > len(f.keys) && len(keys)*2 >= filled {
			f.column, f.keys = c, keys
		}
	}
	return f
}

// starts tells which lines begin a row, where their distances tell it, and
// whether cells are centred upright in their rows; else it gives nil.
func (f *rowFinder) starts() (starts []bool, centred bool) {
	between := len(f.keys) > 1 && f.numbersBetween()
	starts = f.byGaps()
	if starts == nil && between {
		starts = f.aroundKeys()
	}
	return starts, starts != nil && between
}

// gap returns the distance of a line from the one above.
func (f *rowFinder) gap(i int) float64 { return f.lines[i].mid() - f.lines[i-1].mid() }

// labelled reports whether a line says something where the numbers are.
func (f *rowFinder) labelled(i int) bool { return len(f.placed[i].lines[f.column]) > 0 }

// byGaps parts rows that stand further apart than the lines within them. It
// gives nil where the gaps tell nothing, or part what the numbers hold together.
func (f *rowFinder) byGaps() []bool {
	n := len(f.lines)
	least := f.pitch()
	label := f.labels()
	starts := make([]bool, n)
	groups := 1
	numbered := len(f.keys) > 1 && len(f.keys) == n-f.keys[0] // every row is a line
	above := 0
	for i := 1; i < n; i++ {
		if label[i] {
			continue
		}
		if f.lines[i].mid()-f.lines[above].mid() > 1.25*least || numbered && i >= f.keys[0] {
			starts[i] = true
			groups++
		}
		above = i
	}
	if groups < 3 || groups == n && !numbered {
		return nil
	}
	if len(f.keys) < 2 {
		return starts
	}
	// Every group but that of the heading, and one that goes on from the page
	// before, has a number, or another text where the numbers are.
	for from := 0; from < n; {
		to := from + 1
		for to < n && !starts[to] {
			to++
		}
		in, labelled := 0, false
		for i := from; i < to; i++ {
			if slices.Contains(f.keys, i) {
				in++
			}
			labelled = labelled || f.labelled(i)
		}
		if in > 1 || from > f.keys[0] && !labelled {
			return nil
		}
		from = to
	}
	return starts
}

// heads reports whether the lines before one are those of a heading.
func (f *rowFinder) heads(to int) bool {
	return len(f.keys) > 1 && to > 1 && to <= f.keys[0]
}

// pitch returns how far the lines of a cell are apart: the least distance of two
// texts in one column. Cells that are centred upright have lines between those.
func (f *rowFinder) pitch() float64 {
	least := math.Inf(1)
	for c := range f.placed[0].lines {
		above := -1
		for i := range f.placed {
			if len(f.placed[i].lines[c]) == 0 {
				continue
			}
			if above >= 0 {
				least = min(least, f.lines[i].mid()-f.lines[above].mid())
			}
			above = i
		}
	}
	return least
}

// labels tells which lines say nothing but a label that several rows share,
// which stands at any height beside them.
func (f *rowFinder) labels() []bool {
	filled := make([]int, len(f.placed[0].lines))
	for i := range f.placed {
		for c, in := range f.placed[i].lines {
			if len(in) > 0 {
				filled[c]++
			}
		}
	}
	most := slices.Max(filled)
	out := make([]bool, len(f.placed))
	for i := range f.placed {
		out[i] = i > 0
		for c, in := range f.placed[i].lines {
			if len(in) > 0 && (c > 2 || filled[c]*2 >= most || c == f.column && len(f.keys) > 1) {
				out[i] = false
			}
		}
	}
	return out
}

// numbersBetween reports whether a number stands at half a line's height
// between the lines beside it, as in cells that are centred upright.
func (f *rowFinder) numbersBetween() bool {
	half := 0.7 * f.pitch()
	for _, k := range f.keys {
		if k > 0 && f.gap(k) < half || k+1 < len(f.lines) && f.gap(k+1) < half {
			return true
		}
	}
	return false
}

// aroundKeys parts rows whose cells are centred upright: each reaches as far
// above its number as below it. It gives nil where that does not come out.
//
// What stands above the first number may be the heading, and what goes on from
// the page before: the first row begins where the sums come out, if possible
// down to the last row, which the page may cut off.
func (f *rowFinder) aroundKeys() []bool {
	begin := 0
	for i := range f.keys[0] {
		if f.labelled(i) {
			begin = i + 1
		}
	}
	var cut []bool
	for ; begin <= f.keys[0]; begin++ {
		starts, whole := f.balanced(begin)
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
func (f *rowFinder) balanced(begin int) (starts []bool, whole bool) {
	off := 0.35 * usualPitch(f.lines)
	starts = make([]bool, len(f.lines))
	from := begin
	for i, k := range f.keys {
		if from > k {
			return nil, false
		}
		starts[from] = true
		end := 2*f.lines[k].mid() - f.lines[from].mid()
		to := k + 1
		for to < len(f.lines) && f.lines[to].mid() < end+off {
			to++
		}
		even := math.Abs(f.lines[to-1].mid()-end) < off
		if i+1 < len(f.keys) && (to > f.keys[i+1] || !even) {
			return nil, false
		}
		from, whole = to, even
	}
	// What follows is the rest of a last row that the page cuts off, whose cells
	// are not centred any more, or a row without a number.
	for i := from; i < len(f.lines); i++ {
		starts[i] = f.labelled(i)
		whole = false
	}
	return starts, whole
}
