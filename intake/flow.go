package intake

import (
	"strings"
	"unicode"

	"duban/intake/draft"
	"duban/intake/source"
	"duban/internal/pattern"
	"duban/internal/zh"
)

// piece is a paragraph, or a table, in reading order, with the lines that it stands on.
type piece struct {
	span  draft.Span
	text  string // cleaned, without the white space of the print
	raw   string // cleaned, with it: what parts names
	bold  bool   // the whole of it is bold, centred or a heading by its style
	level int    // of a heading's style, 0 where it has none
	wraps bool   // it ends in the middle of something: an open bracket or bold mark
	table *source.Table
	mark  mark // of a table: the number of its first row, where that stood in the outline of the text
	page  int
}

// flow makes the pieces of a document: markup and escape sequences are taken
// off, and nothing is joined yet.
func flow(doc *source.Document) []piece {
	out := make([]piece, 0, len(doc.Blocks))
	tables, ends := cellRuns(doc)
	skip := 0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Line <= skip {
			continue
		}
		switch {
		case tables[b.Line] != nil:
			skip = ends[b.Line]
			out = append(out, piece{span: draft.Span{From: b.Line, To: skip}, table: tables[b.Line], page: b.Page})
		case b.Table != nil:
			if len(b.Table.Rows) == 0 {
				continue
			}
			out = append(out, piece{span: draft.Span{From: b.Line, To: blockEnd(doc, i)}, table: b.Table, page: b.Page})
		case b.Para != nil:
			raw := zh.Clean(b.Para.Number + b.Para.Text)
			p := piece{span: draft.Span{From: b.Line, To: max(b.Line, b.Line+strings.Count(b.Para.Text, "\n"))}, page: b.Page, level: b.Para.Level}
			p.text, p.wraps = unmarked(raw)
			if p.text == "" {
				continue
			}
			p.raw = strings.TrimSpace(raw)
			if b.Line <= len(doc.Lines) {
				p.wraps = strings.Count(doc.Lines[b.Line-1], "**")%2 == 1
			}
			p.bold = b.Para.Bold || b.Para.Centred || b.Para.Level > 0 || strings.HasPrefix(strings.TrimSpace(raw), "#")
			out = append(out, p)
		}
	}
	return out
}

// blockEnd returns the last line of the i-th block: that of its last row, or as
// far as the text before the next block goes on.
func blockEnd(doc *source.Document, i int) int {
	b := &doc.Blocks[i]
	end := b.Table.Rows[len(b.Table.Rows)-1].Line
	next := len(doc.Lines) + 1
	if i+1 < len(doc.Blocks) {
		next = doc.Blocks[i+1].Line
	}
	return max(end, lastInked(doc, end, next-1))
}

// lastInked returns the last line from from to to that is not blank.
func lastInked(doc *source.Document, from, to int) int {
	for to = min(to, len(doc.Lines)); to > from && strings.TrimFunc(doc.Lines[to-1], unicode.IsSpace) == ""; to-- {
	}
	return max(from, to)
}

var markup = strings.NewReplacer(
	"<p>", "", "</p>", "", "<br>", "", "<br/>", "", "**", "", "__", "", "`", "",
	`$\geq`, "≥", `$\leq`, "≤", `\geq`, "≥", `\leq`, "≤", `\%`, "%",
)

// wordAnd matches what a program for reading pictures makes of a 和.
var wordAnd = pattern.New(`(\p{Han}) and (\p{Han})`)

// unmarked takes off the marks of Markdown and HTML, and all white space that Chinese print
// does not need. wraps reports whether a mark was opened and not closed.
func unmarked(s string) (text string, wraps bool) {
	wraps = strings.Count(s, "**")%2 == 1
	if strings.ContainsAny(s, "<*_`$\\a") {
		s = markup.Replace(s)
		if strings.Contains(s, " and ") {
			s = wordAnd.ReplaceAllString(s, "${1}和${2}")
		}
	}
	s = strings.TrimLeft(strings.TrimSpace(s), "#> ")
	for _, bullet := range [...]string{"- ", "* ", "+ "} {
		s = strings.TrimPrefix(s, bullet)
	}
	if strings.Contains(s, "$") {
		s = strings.ReplaceAll(s, "$", "")
	}
	if strings.ContainsAny(s, "：:") && strings.ContainsFunc(s, unicode.IsSpace) {
		// White space that parts a value from the next label must not get lost.
		s = strings.Join(gapped(s), "；")
	}
	switch m, rest := splitNumber(s); m.level {
	case dotted, article: // only the blank behind it tells the number from the text
		return m.no + "、" + withoutSpace(rest), wraps
	}
	return withoutSpace(s), wraps
}

func isSpace(r rune) bool { return !ideograph(r) && unicode.IsSpace(r) }

func wordRune(r rune) bool {
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// runes counts characters.
func runes(s string) int {
	n := 0
	for range s {
		n++
	}
	return n
}

// lastRune returns the last character of s.
func lastRune(s string) rune {
	var last rune
	if i := strings.LastIndexFunc(s, func(rune) bool { return true }); i >= 0 {
		for _, r := range s[i:] {
			last = r
		}
	}
	return last
}

// ended reports whether a text is finished: it ends in a full stop or the like, with or
// without a closing bracket or quote behind it.
func ended(s string) bool {
	s = strings.TrimRight(s, "”’』」\"")
	return strings.ContainsRune("。；：！？;:!?…）)】", lastRune(s))
}

// openBrackets reports whether a bracket is opened in s and not closed.
func openBrackets(s string) bool {
	depth := 0
	for _, r := range s {
		switch r {
		case '（', '(', '【':
			depth++
		case '）', ')', '】':
			depth--
		}
	}
	return depth > 0
}

// hasSentenceEnd reports whether a text has the punctuation of running prose.
func hasSentenceEnd(s string) bool { return strings.ContainsAny(s, "。；！？") }
