package zh

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest returns up to n of the names that s may have been meant to be: those
// that differ in case or width only, that begin with it, or that are few
// letters away. Of these only the nearest are returned.
func Nearest(s string, names []string, n int) []string {
	type candidate struct {
		name string
		away int
	}
	var found []candidate
	folded := Fold(s)
	limit := min(2, len([]rune(folded))/2)
	for _, name := range names {
		other := Fold(name)
		away := distance(folded, other, limit)
		if away > limit && len(folded) > 1 && strings.HasPrefix(other, folded) {
			away = limit
		}
		if away <= limit {
			found = append(found, candidate{name, away})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.away, b.away) })
	var out []string
	for _, c := range found[:min(n, len(found))] {
		if c.away == found[0].away {
			out = append(out, c.name)
		}
	}
	return out
}

// distance returns how many letters must be put in, taken out, changed or
// swapped with their neighbour to make b of a, or limit+1 where it is more than limit.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if max(len(x)-len(y), len(y)-len(x)) > limit {
		return limit + 1
	}
	var before []int // the row before the last one
	last := make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row := make([]int, len(y)+1)
		row[0] = i + 1
		best := row[0]
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			best = min(best, row[j+1])
		}
		if best > limit {
			return limit + 1
		}
		before, last = last, row
	}
	return min(last[len(y)], limit+1)
}
