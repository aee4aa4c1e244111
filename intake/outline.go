package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/internal/pattern"
)

// node is an item of a plan's outline: a heading, or a numbered paragraph, with all that stands
// under it up to the next item of its own or a higher rank.
type node struct {
	mark   mark
	title  string // without number; "" for the root
	head   draft.Span
	paras  []para // the text: what follows the title in its own line, and the paragraphs below
	tables []piece
	kids   []*node
	parent *node
	depth  int  // the level of a heading's style, 0 where it has none
	runIn  bool // text follows the title in the same paragraph

	kind  purpose // what the title announces, where it was asked for
	asked bool
}

// para is a paragraph of running text with its lines.
type para struct {
	text string
	span draft.Span
}

// outline builds the tree of headings and items of a plan.
func outline(pieces []piece) *node {
	root := &node{}
	open := []*node{root}
	var note mark // of the last item of a note
	for i, p := range pieces {
		top := open[len(open)-1]
		if p.table != nil {
			if p.mark.level != noNumber {
				// Records count on where items of the text did: they stand beside those.
				open = closeTo(open, p.mark)
				top = open[len(open)-1]
			}
			top.tables = append(top.tables, p)
			continue
		}
		m, rest := splitNumber(p.text)
		if noteStart.MatchString(p.text) {
			note, _ = splitNumber(noteStart.ReplaceAllString(p.text, ""))
		} else if note.level != noNumber && m.level == note.level && m.value == note.value+1 {
			note = m
			top.add(p) // 「注：1.…」「2.…」
			continue
		} else {
			note = mark{}
		}
		switch {
		case m.level != noNumber && rest != "" && !continuesSentence(top, p):
			open = closeTo(open, m)
			top = open[len(open)-1]
			n := &node{mark: m, head: p.span, parent: top}
			n.take(rest, p)
			top.kids = append(top.kids, n)
			open = append(open, n)
		case m.level == noNumber && isHeading(pieces, i, top):
			// A heading without a number rules whatever numbers come after it.
			at := 0
			for at+1 < len(open) && open[at+1].rules(p.level) {
				at++
			}
			open = open[:at+1]
			n := &node{head: p.span, parent: open[at], title: strings.TrimRight(p.text, "：:"), depth: p.level}
			open[at].kids = append(open[at].kids, n)
			open = append(open, n)
		default:
			top.add(p)
		}
	}
	root.remarks()
	return root
}

// rules reports whether an item stays open above a heading without a number: as a chapter, or
// where the document marks levels, as a heading of a higher level.
func (n *node) rules(level int) bool {
	if n.mark.level == noNumber {
		return n.depth > 0 && n.depth < level
	}
	return n.mark.level <= han
}

// noteStart matches the beginning of a note below a table.
var noteStart = pattern.New(noteWord + `[：:]`)

// continuesSentence reports whether a piece that begins like an item only continues the
// sentence before it: a bracket that is still open, closed here.
func continuesSentence(top *node, p piece) bool {
	last := top.last()
	if last == "" || !openBrackets(last) {
		return false
	}
	depth := 0
	for _, r := range p.text {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			if depth == 0 {
				return true
			}
			depth--
		}
	}
	return false
}

// closeTo closes the items that a new number ends: those of its own rank and below.
func closeTo(open []*node, m mark) []*node {
	for i := len(open) - 1; i > 0; i-- {
		if open[i].mark.level == m.level {
			return open[:i]
		}
	}
	for len(open) > 1 {
		top := open[len(open)-1]
		if top.mark.level == noNumber || top.mark.level < m.level {
			break
		}
		open = open[:len(open)-1]
	}
	return open
}

// maxTitle is the longest run-in title, in characters.
const maxTitle = 48

// take splits the first paragraph of an item into its title and its text.
func (n *node) take(s string, p piece) {
	if label, value, ok := cutLabel(s); ok && value != "" {
		if h, known := parse.ReadHeading(label); known && h.Role == parse.Title && h.Sure >= 80 && runes(value) <= maxTitle {
			n.title = strings.TrimRight(value, "。；;") // 「1.重点任务：稳定经济增长」
			return
		}
	}
	title, text := cutTitle(s)
	n.title = title
	if text == "" && p.wraps {
		n.paras = append(n.paras, para{"", p.span}) // the title goes on in the next paragraph
		n.runIn = true
		n.title = ""
		n.paras[0].text = s
		return
	}
	if text != "" {
		n.runIn = true
		n.paras = append(n.paras, para{text, p.span})
	}
}

// clock matches the rest of a time of day behind its hour.
var clock = pattern.New(`^[：:]\d\d`)

// cutTitle splits a run-in title from its text: 「强化企业支撑。常态化开展…」. A paragraph
// without such a title has none, and one without a full stop is all title.
func cutTitle(s string) (title, text string) {
	end := strings.IndexAny(s, "。：；")
	if colon := strings.IndexByte(s, ':'); colon >= 0 && (end < 0 || colon < end) {
		end = colon
	}
	if end >= 0 && clock.MatchString(s[end:]) && end > 0 && isDigit(rune(s[end-1])) {
		end = strings.IndexAny(s, "。；") // 「上午9:00召开…」
	}
	if bracket := strings.IndexAny(s, "（("); bracket >= 0 && (end < 0 || bracket < end) && dutyAt(s[bracket:]) {
		// 「建设和美湘村；（牵头单位：…）」 and titles with the units right behind.
		return strings.TrimRight(s[:bracket], "；;，,"), s[bracket:]
	}
	if end < 0 {
		if runes(s) > maxTitle {
			return "", s
		}
		return s, ""
	}
	if openBrackets(s[:end]) || strings.Count(s[:end], "“") > strings.Count(s[:end], "”") {
		return "", s
	}
	_, size := utf8.DecodeRuneInString(s[end:])
	if rest := s[end+size:]; rest == "" {
		if runes(s) <= maxTitle && !strings.ContainsAny(s, "；;") {
			return s[:end], ""
		}
		return "", s
	} else if runes(s[:end]) <= maxTitle {
		return s[:end], rest
	}
	return "", s
}

// add puts a paragraph into an item. One that goes on where the last one broke
// off is joined to it.
func (n *node) add(p piece) {
	if n.parent != nil && !n.runIn && len(n.paras) == 0 && len(n.tables) == 0 && titleBroken(n.title, p.text) {
		// The title itself was broken by the end of a page.
		t, rest := cutTitle(n.title + p.text)
		n.title, n.head.To = t, p.span.To
		if rest != "" {
			n.runIn = true
			n.paras = append(n.paras, para{rest, p.span})
		}
		return
	}
	if k := len(n.paras); k > 0 && !n.tableSince(n.paras[k-1].span.To) && n.paras[k-1].open(p) {
		last := &n.paras[k-1]
		if n.title == "" && n.runIn && k == 1 {
			n.title, last.text = cutTitle(last.text + p.text)
		} else {
			last.text += p.text
		}
		last.span.To = p.span.To
		return
	}
	n.paras = append(n.paras, para{p.text, p.span})
}

// longestPara is the most bytes of text without a full stop that can be one paragraph.
const longestPara = 4 << 10

// open reports whether a paragraph goes on in the text below it. A due day behind its label is
// complete without a full stop.
func (p *para) open(next piece) bool {
	if len(p.text) > longestPara {
		return false
	}
	return openBrackets(p.text) || !ended(p.text) && !labelled(next.text) && !underLabel(next.raw) && !endsInDay(p.text)
}

// endsInDay reports whether a text ends in a labelled due day: 「完成时限：12月底」.
func endsInDay(s string) bool {
	i := strings.LastIndexAny(s, "：:")
	if i < 0 {
		return false
	}
	label := s[:i]
	if j := strings.LastIndexFunc(label, func(r rune) bool { return !unicode.Is(unicode.Han, r) }); j >= 0 {
		_, size := utf8.DecodeRuneInString(label[j:])
		label = label[j+size:]
	}
	h, ok := parse.ReadHeading(label)
	_, size := utf8.DecodeRuneInString(s[i:])
	return ok && h.Role == parse.DueDate && parse.IsDate(s[i+size:])
}

// underLabel reports whether a line begins with a label of its own: 「完成时限：6月底前」.
func underLabel(raw string) bool {
	label, _, ok := cutLabel(raw)
	return ok && knownLabel(label)
}

// tableSince reports whether a table of the item stands behind a line: nothing goes on across it.
func (n *node) tableSince(line int) bool {
	k := len(n.tables)
	return k > 0 && n.tables[k-1].span.From > line
}

// titleBroken reports whether a heading cannot be at its end, or the text below cannot begin so.
func titleBroken(title, next string) bool {
	if openBrackets(title) || strings.Count(title, "“") > strings.Count(title, "”") {
		return true
	}
	r, _ := utf8.DecodeRuneInString(next)
	return strings.ContainsRune("。，、；：）)”", r)
}

// last returns the text that an item has so far at its end.
func (n *node) last() string {
	if k := len(n.paras); k > 0 {
		return n.paras[k-1].text
	}
	return n.title
}

// isHeading reports whether a short line without a number is a heading: by its style, or
// because it stands alone between a finished text and items.
func isHeading(pieces []piece, i int, top *node) bool {
	p := pieces[i]
	if runes(p.text) > 30 || strings.ContainsAny(p.text, "。；！？，,;（(") || labelled(p.text) || ended(p.text) && !strings.HasSuffix(p.text, "”") {
		return false
	}
	if last := top.last(); last != "" && !ended(last) && len(top.paras) > 0 {
		return false
	}
	if top.parent != nil && !top.runIn && len(top.paras) == 0 && len(top.kids) == 0 && len(top.tables) == 0 && !p.bold {
		return false // the first line below a heading is its text
	}
	if p.bold {
		return true
	}
	if i+1 >= len(pieces) {
		return false
	}
	if pieces[i+1].table != nil {
		return top.mark.level == noNumber && namesTable(pieces, i) && namedTables(pieces) > 1
	}
	m, _ := splitNumber(pieces[i+1].text)
	return m.level != noNumber && m.value == 1
}

// tableEnd matches the end of a table's name.
var tableEnd = pattern.New(`(?:表|清单|台账|台帐|名单|目录|明细|汇总|一览)(?:[（(][^（()）]*[）)])?$`)

// namesTable reports whether a line is the name of the table right below it.
func namesTable(pieces []piece, i int) bool {
	p := pieces[i]
	if p.table != nil || i+1 >= len(pieces) || pieces[i+1].table == nil || runes(p.text) > 40 {
		return false
	}
	m, _ := splitNumber(p.text)
	return m.level == noNumber && tableEnd.MatchString(p.text) && !annexLabel.MatchString(p.text)
}

// namedTables counts the tables that have a name above them.
func namedTables(pieces []piece) int {
	n := 0
	for i := range pieces {
		if namesTable(pieces, i) {
			n++
		}
	}
	return n
}

// text returns all that an item says itself, its title first.
func (n *node) text() string {
	var b strings.Builder
	b.WriteString(n.title)
	for i, p := range n.paras {
		if b.Len() > 0 {
			if i == 0 && n.runIn || ended(b.String()) {
				if !ended(b.String()) {
					b.WriteString("。")
				}
			} else {
				b.WriteString("。")
			}
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// body returns what an item says below its title.
func (n *node) body() string {
	parts := make([]string, 0, len(n.paras))
	for _, p := range n.paras {
		parts = append(parts, p.text)
	}
	return strings.Join(parts, "\n")
}

// span returns the lines of an item itself, without those of its kids.
func (n *node) span() draft.Span {
	s := n.head
	for _, p := range n.paras {
		if s.From == 0 {
			s.From = p.span.From
		}
		s.To = max(s.To, p.span.To)
	}
	return s
}

// heading returns the item as it stands in a list of sections: its number and its title.
func (n *node) heading() string {
	switch n.mark.level {
	case noNumber:
		return n.title
	case han:
		return n.mark.no + "、" + n.title
	case arabic:
		return n.mark.no + "." + n.title
	case dotted, volume, chapter, section, article:
		return n.mark.no + " " + n.title
	default:
		return n.mark.no + n.title
	}
}

// section returns the way to an item: the headings above it, the outermost first.
func (n *node) section() []string {
	var out []string
	for p := n.parent; p != nil && p.parent != nil; p = p.parent {
		if p.title != "" {
			out = append(out, p.heading())
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
