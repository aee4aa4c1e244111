package source

import "math"

// twoLevels parts the lines of a heading into its two levels, where a word in
// them stands between the middles of two neighbours below it, and so over both.
// It gives nil where none does.
func twoLevels(lines []gapRow) (upper, lower []Cell) {
	all := stack(lines)
	n := len(all.lines)
	over := make([]bool, n) // the column is under a common heading
	upper, lower = make([]Cell, n), make([]Cell, n)
	found := false
	for c := range n {
		if len(all.lines[c]) < 2 {
			continue
		}
		word, sub := &all.lines[c][0], &all.lines[c][1]
		for _, d := range []int{c - 1, c + 1} {
			if d < 0 || d >= n || over[d] || len(all.lines[d]) != 1 {
				continue
			}
			fellow := &all.lines[d][0]
			left, right := sub, fellow
			if d < c {
				left, right = fellow, sub
			}
			if !between(word, left, right) || fellow.mid() < word.mid()+0.5*word.size || math.Abs(fellow.mid()-sub.mid()) > 0.3*word.size {
				continue
			}
			first, second := min(c, d), max(c, d)
			upper[first], upper[second] = Cell{Text: word.text()}, Cell{Merged: FromLeft}
			lower[c], lower[d] = Cell{Text: cellLines(all.lines[c][1:], 0)}, Cell{Text: fellow.text()}
			over[c], over[d], found = true, true, true
			break
		}
	}
	if !found {
		return nil, nil
	}
	for c := range n {
		if !over[c] {
			upper[c] = Cell{Text: cellLines(all.lines[c], 0)}
			if upper[c].Text != "" {
				lower[c].Merged = FromAbove
			}
		}
	}
	return upper, lower
}

// between reports whether a word's middle is well between those of two others.
func between(word, left, right *textLine) bool {
	middle := (word.x0 + word.x1) / 2
	return middle > (left.x0+left.x1)/2+0.8*word.size && middle < (right.x0+right.x1)/2-0.8*word.size
}
