package board

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"duban/internal/zh"
	"duban/model"
)

// Query says which rows are wanted; the zero Query wants all. A query is
// words, all of which must be found (汉字, pinyin or initials, in the title, number, ID, units, people and section);
// conditions such as 单位:交通局 or 期限<2026-12 (see Field); and the names of flags such as 逾期.
// `-` before a part negates it, `|` between parts means either, brackets group. Marks may be full-width.
// A Query is immutable.
type Query struct {
	root *node // nil: all rows
}

// Field is what a condition looks at.
type Field uint8

// The fields, with their names in a query.
const (
	FieldWord        Field = iota // no field: a word
	FieldCampaign                 // 行动, campaign: its ID, or words of its name; with the campaigns that are part of it
	FieldID                       // 编号, id: the printed number, or the beginning of the ID
	FieldUnit                     // 单位, unit: any unit of the task; units are also found by their short names (住建局)
	FieldLead                     // 牵头, lead
	FieldResponsible              // 责任, responsible
	FieldMain                     // 主责, main: the unit that answers for the task, which leads it or, where none does, is responsible
	FieldLeader                   // 领导, leader: 责任领导 and 协管责任人
	FieldPerson                   // 责任人, person
	FieldLight                    // 灯, light
	FieldDeadline                 // 期限, due: a day, month, quarter or year, 今天 … 明年, or 无; with < <= > >=
	FieldSection                  // 分组, section
	FieldMark                     // 标记, mark
	fieldFlag                     // the name of a flag alone
)

// op is how a condition compares.
type op uint8

const (
	has      op = iota // ":": holds the words
	is                 // "=": is exactly this
	less               // "<"
	atMost             // "<="
	more               // ">"
	atLeast            // ">="
	opsCount           //
)

var opText = [opsCount]string{has: ":", is: "=", less: "<", atMost: "<=", more: ">", atLeast: ">="}

type kind uint8

const (
	and kind = iota
	or
	not
	leaf
)

// node is a part of a query.
type node struct {
	kind   kind
	kids   []*node // of and, or, not
	field  Field
	op     op
	values []value // any of them; of a word just one
}

// value is one of a condition's values.
type value struct {
	text  string
	word  *zh.Word
	light model.Light
	span  span
	flag  Flag
}

// IsZero reports whether the query wants all rows.
func (q Query) IsZero() bool { return q.root == nil }

// String returns the query in its canonical form, with Chinese names and
// half-width marks. ParseQuery reads it back as an equal query.
func (q Query) String() string {
	if q.root == nil {
		return ""
	}
	var b strings.Builder
	q.root.write(&b, or)
	return b.String()
}

// write writes n where a part of the kind within stands.
func (n *node) write(b *strings.Builder, within kind) {
	bracket := n.kind == or && within != or || n.kind == and && within == not
	if bracket {
		b.WriteByte('(')
	}
	switch n.kind {
	case leaf:
		n.writeLeaf(b)
	case not:
		b.WriteByte('-')
		n.kids[0].write(b, not)
	default:
		for i, k := range n.kids {
			if i > 0 {
				if b.WriteByte(' '); n.kind == or {
					b.WriteString("| ")
				}
			}
			k.write(b, n.kind)
		}
	}
	if bracket {
		b.WriteByte(')')
	}
}

func (n *node) writeLeaf(b *strings.Builder) {
	switch n.field {
	case FieldWord:
		text := n.values[0].text
		_, isFlag := flagNames[text]
		b.WriteString(quote(text, isFlag || text[0] == '-'))
		return
	case fieldFlag:
		b.WriteString(flagTitle(n.values[0].flag))
		return
	}
	b.WriteString(fieldTitle(n.field))
	b.WriteString(opText[n.op])
	for i, v := range n.values {
		if i > 0 {
			b.WriteByte(',')
		}
		switch n.field {
		case FieldLight:
			if v.flag != 0 {
				b.WriteString(flagTitle(v.flag))
			} else {
				b.WriteString(lightTerms[v.light])
			}
		case FieldDeadline:
			b.WriteString(v.text)
		default:
			b.WriteString(quote(v.text, false))
		}
	}
}

// quote puts a text in quotes where it would otherwise be read as something else.
func quote(s string, must bool) string {
	if !must && !strings.ContainsFunc(s, func(r rune) bool { return special(r) || unicode.IsSpace(r) }) {
		return s
	}
	// Folding has made every quotation mark a ", which would end the text here; ' folds to it again.
	return `"` + strings.ReplaceAll(s, `"`, "'") + `"`
}

// Exactly returns the query, as text, that wants the rows whose field is just this name, such as a heading of
// Group or a unit of ByUnit.
func Exactly(f Field, name string) string {
	return fieldTitle(f) + opText[is] + quote(zh.Fold(name), false)
}

// special reports whether r means something in a query, in its folded form.
func special(r rune) bool {
	switch r {
	case '(', ')', '|', ':', '=', '<', '>', ',', '"', '≤', '≥':
		return true
	}
	return false
}

// fieldTitles are the names of the fields; the first of each is the one that is written.
var fieldTitles = [...][]string{
	FieldCampaign:    {"行动", "campaign", "xd"},
	FieldID:          {"编号", "id", "no", "bh"},
	FieldUnit:        {"单位", "unit", "dw"},
	FieldLead:        {"牵头", "lead", "牵头单位", "qt"},
	FieldResponsible: {"责任", "responsible", "责任单位", "zr"},
	FieldMain:        {"主责", "main", "主责单位", "zz"},
	FieldLeader:      {"领导", "leader", "责任领导", "ld"},
	FieldPerson:      {"责任人", "person", "zrr"},
	FieldLight:       {"灯", "light", "d"},
	FieldDeadline:    {"期限", "due", "deadline", "完成时限", "qx"},
	FieldSection:     {"分组", "section", "fz"},
	FieldMark:        {"标记", "mark", "bj"},
}

var flagTitles = []struct {
	flag  Flag
	names []string
}{
	{FlagDone, []string{"已完成", "完成", "办结", "done"}},
	{FlagOverdue, []string{"逾期", "overdue"}},
	{FlagUnreported, []string{"未报", "unreported"}},
	{FlagDoubt, []string{"待核实", "review", "unverified"}},
	{FlagExtended, []string{"延期", "extended"}},
	{FlagManual, []string{"手动", "manual"}},
	{FlagSuspended, []string{"暂停", "suspended"}},
	{FlagSimulated, []string{"模拟", "simulated"}},
	{FlagRunning, []string{"在办", "running"}},
	{FlagLeft, []string{"历史遗留", "left"}},
	{FlagArchived, []string{"已归档", "归档", "archived"}},
	{FlagUnclosed, []string{"未销号", "unclosed"}},
	{FlagAwaited, []string{"待报", "awaited"}},
	{FlagApproval, []string{"待审批", "approval"}},
}

// lightTerms are the lights as a query is written out.
var lightTerms = [...]string{model.Grey: "灰", model.Green: "绿", model.Yellow: "黄", model.Red: "红", model.Done: "办结"}

var lightNames = map[string]model.Light{
	"红": model.Red, "红灯": model.Red, "red": model.Red, "r": model.Red,
	"黄": model.Yellow, "黄灯": model.Yellow, "yellow": model.Yellow, "y": model.Yellow,
	"绿": model.Green, "绿灯": model.Green, "green": model.Green, "g": model.Green,
	"灰": model.Grey, "灰灯": model.Grey, "grey": model.Grey, "gray": model.Grey, "h": model.Grey,
	"完": model.Done, "办结": model.Done, "已完成": model.Done, "完成": model.Done, "done": model.Done, "d": model.Done,
}

var flagNames = func() map[string]Flag {
	m := map[string]Flag{}
	for _, f := range flagTitles {
		for _, n := range f.names {
			m[n] = f.flag
		}
	}
	return m
}()

var fieldNames = func() map[string]Field {
	m := map[string]Field{}
	for f, names := range fieldTitles {
		for _, n := range names {
			m[n] = Field(f)
		}
	}
	return m
}()

func fieldTitle(f Field) string { return fieldTitles[f][0] }

func flagTitle(f Flag) string {
	for _, t := range flagTitles {
		if t.flag == f {
			return t.names[0]
		}
	}
	return strconv.Itoa(int(f))
}

// conjuncts returns the parts that must all hold.
func (q Query) conjuncts() []*node {
	switch {
	case q.root == nil:
		return nil
	case q.root.kind == and:
		return q.root.kids
	}
	return []*node{q.root}
}

// Narrows reports whether every row that q wants is surely one that old wants too, so
// that it is enough to look among the rows that old gave. It is what happens while a word is being typed.
func (q Query) Narrows(old Query) bool {
	mine := q.conjuncts()
	for _, o := range old.conjuncts() {
		if !slices.ContainsFunc(mine, func(n *node) bool { return n.implies(o) }) {
			return false
		}
	}
	return true
}

// implies reports whether n surely holds only where o does.
func (n *node) implies(o *node) bool {
	if n.kind == leaf && o.kind == leaf && n.field == o.field && n.op == has && o.op == has &&
		len(n.values) == 1 && len(o.values) == 1 && n.values[0].word != nil && o.values[0].word != nil && n.field != FieldID && n.field != FieldCampaign {
		return strings.HasPrefix(n.values[0].word.Text(), o.values[0].word.Text())
	}
	return n.equal(o)
}

func (n *node) equal(o *node) bool {
	return n.kind == o.kind && n.field == o.field && n.op == o.op &&
		slices.EqualFunc(n.kids, o.kids, (*node).equal) &&
		slices.EqualFunc(n.values, o.values, func(a, b value) bool {
			return a.text == b.text && a.light == b.light && a.flag == b.flag && a.span == b.span
		})
}

// OfRunning returns the query that wants of these rows those of campaigns that run.
func (q Query) OfRunning() Query {
	return Query{root: join(and, q.root, &node{kind: leaf, field: fieldFlag, values: []value{{flag: FlagRunning}}})}
}

// NamesState reports whether the query says of which campaigns it speaks: of one by its name, or of those
// that run, are past or are archived.
func (q Query) NamesState() bool { return q.root != nil && q.root.namesState() }

func (n *node) namesState() bool {
	for _, v := range n.values {
		if v.flag&(FlagRunning|FlagLeft|FlagArchived) != 0 {
			return true
		}
	}
	return n.kind == leaf && n.field == FieldCampaign || slices.ContainsFunc(n.kids, (*node).namesState)
}

// Words returns the words of the query that are not negated, for a screen that shows
// where they were found.
func (q Query) Words() []*zh.Word {
	var out []*zh.Word
	var walk func(n *node)
	walk = func(n *node) {
		if n.kind == leaf && n.field == FieldWord {
			out = append(out, n.values[0].word)
		}
		if n.kind != not {
			for _, k := range n.kids {
				walk(k)
			}
		}
	}
	if q.root != nil {
		walk(q.root)
	}
	return out
}
