package intake

import (
	"strings"

	"duban/intake/parse"
)

// clauses finds the clauses of a text that say who does the work, and caches them: the same
// paragraph is asked for several times.
type clauses struct {
	memo map[string]clause
}

// clause holds who does the work by a text, and the words of the text without that.
type clause struct {
	tails []parse.Tail
	words string
}

func newClauses() *clauses { return &clauses{memo: make(map[string]clause)} }

func (c *clauses) of(text string) clause {
	if !mayName(text) {
		return clause{words: text}
	}
	if x, ok := c.memo[text]; ok {
		return x
	}
	x := clause{tails: tails(text), words: text}
	for i := len(x.tails) - 1; i >= 0; i-- {
		x.words = x.words[:x.tails[i].Span.From] + x.words[x.tails[i].Span.To:]
	}
	x.words = strings.TrimSpace(x.words)
	c.memo[text] = x
	return x
}

// any reports whether a text names who does the work.
func (c *clauses) any(text string) bool { return len(c.of(text).tails) > 0 }

// parties returns all that a text names.
func (c *clauses) parties(text string) parse.Parties {
	out := parse.Parties{Sure: true}
	for _, t := range c.of(text).tails {
		out.Merge(t.Parties)
	}
	return out
}

// tails finds the clauses of a text that say who does the work. Names in a
// bracket without a word for their part count only at the very end.
func tails(text string) []parse.Tail {
	if !mayName(text) {
		return nil
	}
	all := parse.Tails(text)
	out := all[:0]
	for _, t := range all {
		if t.Parties.Bare && strings.TrimRight(text[t.Span.To:], "。；;. ") != "" {
			continue
		}
		out = append(out, t)
	}
	return out
}

// mayName is a quick test: where it returns false, the text does not say who does the work.
func mayName(text string) bool {
	return strings.ContainsAny(text, "（(:：【[") || strings.Contains(text, "负责") || strings.Contains(text, "落实") || parse.SaysPart(text)
}
