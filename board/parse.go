package board

import (
	"unicode"

	"duban/internal/zh"
)

// ParseQuery reads a query. Its error is a *SyntaxError.
func ParseQuery(s string) (Query, error) {
	p := parser{in: []rune(s)}
	n := p.parse()
	if p.err != nil {
		return Query{}, p.err
	}
	return Query{root: n}, nil
}

// ParseLoose reads a query that may be half typed: what cannot be understood
// yet (单位: without a value, an open bracket, 灯:h, a lone -) asks for nothing, and a name before a colon that is no
// field is a word. It is ParseQuery for what ParseQuery understands.
func ParseLoose(s string) Query {
	p := parser{in: []rune(s), loose: true}
	return Query{root: p.parse()}
}

// deepest is how many brackets may stand within brackets.
const deepest = 50

type parser struct {
	in    []rune
	at    int
	depth int
	loose bool
	err   error
}

// fail notes the first error; a loose parser goes on without.
func (p *parser) fail(pos int, want Want) {
	if p.loose || p.err != nil {
		return
	}
	e := &SyntaxError{Pos: pos + 1, Want: want}
	if pos < len(p.in) {
		end := pos
		for end < len(p.in) && end-pos < 12 && !unicode.IsSpace(p.in[end]) {
			end++
		}
		e.Got = zh.Clean(string(p.in[pos:max(end, pos+1)]))
	}
	p.err = e
}

// mark returns the ASCII mark that the rune at i stands for, or 0.
func (p *parser) mark(i int) rune {
	if i >= len(p.in) {
		return 0
	}
	switch r := p.in[i]; r {
	case '(', ')', '|', ':', '=', '<', '>', ',', '"', '-':
		return r
	case '（', '）', '｜', '：', '＝', '＜', '＞', '，', '＂', '－':
		return r - 0xfee0
	case '“', '”':
		return '"'
	case '≤', '≥', '、':
		return r
	}
	return 0
}

func (p *parser) skip() {
	for p.at < len(p.in) && unicode.IsSpace(p.in[p.at]) {
		p.at++
	}
}

func (p *parser) parse() *node {
	n := p.either()
	for p.err == nil && p.at < len(p.in) { // a ) that closes nothing
		p.fail(p.at, WantOpen)
		p.at++
		n = join(and, n, p.either())
	}
	return n
}

// join puts parts together; nil asks for nothing.
func join(k kind, parts ...*node) *node {
	out := &node{kind: k}
	for _, n := range parts {
		switch {
		case n == nil:
		case n.kind == k:
			out.kids = append(out.kids, n.kids...)
		default:
			out.kids = append(out.kids, n)
		}
	}
	switch len(out.kids) {
	case 0:
		return nil
	case 1:
		return out.kids[0]
	}
	return out
}

// either reads parts with | between them.
func (p *parser) either() *node {
	var parts []*node
	for {
		from := p.at
		n := p.all()
		p.skip()
		more := p.mark(p.at) == '|'
		if n == nil && (more || len(parts) > 0) && p.at == p.skipped(from) {
			p.fail(p.at, WantTerm)
		}
		parts = append(parts, n)
		if !more || p.err != nil {
			return join(or, parts...)
		}
		p.at++
	}
}

// skipped returns where p would stand after the spaces from i on.
func (p *parser) skipped(i int) int {
	for i < len(p.in) && unicode.IsSpace(p.in[i]) {
		i++
	}
	return i
}

// all reads parts that must all hold.
func (p *parser) all() *node {
	var parts []*node
	for p.err == nil {
		p.skip()
		if m := p.mark(p.at); p.at == len(p.in) || m == ')' || m == '|' {
			break
		}
		parts = append(parts, p.part())
	}
	return join(and, parts...)
}

// part reads one part, with its negation.
func (p *parser) part() *node {
	negated := false
	for p.mark(p.at) == '-' {
		negated = !negated
		p.at++
	}
	m := p.mark(p.at)
	if p.at == len(p.in) || m == ')' || m == '|' || unicode.IsSpace(p.in[p.at]) {
		p.fail(p.at, WantTerm) // only after a -
		return nil
	}
	var n *node
	if m == '(' {
		n = p.group()
	} else {
		n = p.term()
	}
	switch {
	case n == nil || !negated:
		return n
	case n.kind == not:
		return n.kids[0]
	}
	return &node{kind: not, kids: []*node{n}}
}

func (p *parser) group() *node {
	open := p.at
	if p.depth == deepest {
		p.fail(open, WantLess)
		p.at = len(p.in)
		return nil
	}
	p.depth++
	p.at++
	n := p.either()
	p.depth--
	if p.err != nil {
		return nil
	}
	if p.mark(p.at) != ')' {
		p.fail(p.at, WantBracket)
		return n
	}
	if n == nil && p.at == p.skipped(open+1) {
		p.fail(p.at, WantTerm)
	}
	p.at++
	return n
}

// term reads a word, a flag or a condition.
func (p *parser) term() *node {
	from := p.at
	if p.mark(p.at) == '"' {
		return p.wordNode(p.quoted(), true)
	}
	for p.at < len(p.in) && !unicode.IsSpace(p.in[p.at]) {
		switch p.mark(p.at) {
		case '(', ')', '|':
			return p.wordNode(string(p.in[from:p.at]), false)
		case ':', '=', '<', '>', '≤', '≥':
			f, ok := fieldNames[zh.Fold(string(p.in[from:p.at]))]
			if ok {
				return p.condition(f)
			}
			p.fail(from, WantField)
			return p.wordNode(p.rest(from), false)
		}
		p.at++
	}
	return p.wordNode(string(p.in[from:p.at]), false)
}

// rest reads to the end of the word that began at from, whatever marks it holds but brackets and |.
func (p *parser) rest(from int) string {
	for p.at < len(p.in) && !unicode.IsSpace(p.in[p.at]) {
		if m := p.mark(p.at); m == '(' || m == ')' || m == '|' {
			break
		}
		p.at++
	}
	return string(p.in[from:p.at])
}

// quoted reads a text in quotation marks, the first of which p is at.
func (p *parser) quoted() string {
	p.at++
	from := p.at
	for p.at < len(p.in) && p.mark(p.at) != '"' {
		p.at++
	}
	s := string(p.in[from:p.at])
	if p.at == len(p.in) {
		p.fail(p.at, WantQuote)
		return s
	}
	p.at++
	return s
}

func (p *parser) wordNode(s string, literal bool) *node {
	text := zh.Fold(s)
	if text == "" {
		return nil
	}
	if f, ok := flagNames[text]; ok && !literal {
		return &node{kind: leaf, field: fieldFlag, values: []value{{flag: f}}}
	}
	return &node{kind: leaf, values: []value{{text: text, word: zh.NewWord(text)}}}
}

// condition reads the operator and the values of a field.
func (p *parser) condition(f Field) *node {
	n := &node{kind: leaf, field: f}
	from := p.at
	n.op = p.operator()
	if n.op != has && n.op != is && f != FieldDeadline {
		p.fail(from, WantText)
		n.op = has
	}
	if n.op == is && (f == FieldDeadline || f == FieldLight) {
		n.op = has
	}
	for p.err == nil {
		at := p.at
		text, given := p.value()
		switch {
		case given:
			if v, want, ok := newValue(f, n.op, text); ok {
				n.values = append(n.values, v)
			} else {
				p.fail(at, want)
			}
		default:
			p.fail(at, WantValue)
		}
		if m := p.mark(p.at); m != ',' && m != '、' {
			break
		}
		p.at++
		p.skip()
	}
	if len(n.values) == 0 {
		return nil
	}
	return n
}

// operator reads `:`, `=`, `<`, `<=`, `>`, `>=`, ≤ or ≥, also after a colon.
func (p *parser) operator() op {
	m := p.mark(p.at)
	p.at++
	if m == ':' {
		switch p.mark(p.at) {
		case '<', '>', '=', '≤', '≥':
			return p.operator()
		}
		return has
	}
	equal := p.mark(p.at) == '='
	if equal && (m == '<' || m == '>') {
		p.at++
	}
	switch {
	case m == '≤', m == '<' && equal:
		return atMost
	case m == '≥', m == '>' && equal:
		return atLeast
	case m == '<':
		return less
	case m == '>':
		return more
	}
	return is
}

// value reads one value; given is false where there is none.
func (p *parser) value() (text string, given bool) {
	if p.mark(p.at) == '"' {
		text = zh.Fold(p.quoted())
		return text, text != ""
	}
	from := p.at
	for p.at < len(p.in) && !unicode.IsSpace(p.in[p.at]) {
		if m := p.mark(p.at); m == '(' || m == ')' || m == '|' || m == ',' || m == '、' {
			break
		}
		p.at++
	}
	text = zh.Fold(string(p.in[from:p.at]))
	return text, text != ""
}

// newValue makes a value of a field of its text; want says what is wrong with it.
func newValue(f Field, o op, text string) (v value, want Want, ok bool) {
	switch f {
	case FieldLight:
		if l, ok := lightNames[text]; ok {
			return value{light: l}, 0, true
		}
		if flag, ok := flagNames[text]; ok {
			return value{flag: flag}, 0, true
		}
		return v, WantLight, false
	case FieldNature:
		if n, ok := natureNames[text]; ok {
			return value{nature: n}, 0, true
		}
		return v, WantNature, false
	case FieldDeadline:
		s, title, ok := parseSpan(text)
		if !ok || s.none && o != has {
			return v, WantDate, false
		}
		return value{text: title, span: s}, 0, true
	}
	return value{text: text, word: zh.NewWord(text)}, 0, true
}
