package board

import (
	"duban/internal/zh"
)

// Better returns rows with those first whose title begins with the first of words, then those whose title holds
// it, then the others; each in the order that they had. No words leave them as they are.
func (b *Board) Better(rows []int32, words []*zh.Word) []int32 {
	if len(words) == 0 {
		return rows
	}
	word := words[0]
	b.Prepare()
	out := make([]int32, 0, len(rows))
	var within, others []int32
	for _, i := range rows {
		switch title := b.rows[i].Task.Title; {
		case !word.Match(&b.index.rows[i].title):
			others = append(others, i)
		case word.Begins(title):
			out = append(out, i)
		default:
			within = append(within, i)
		}
	}
	return append(append(out, within...), others...)
}
