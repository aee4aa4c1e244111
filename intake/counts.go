package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"duban/intake/draft"
	"duban/internal/pattern"
	"duban/model"
)

// A document also states totals in words: how many works a heading announces,
// how many tasks a column has, how many projects a batch holds and what they
// cost. Each is held against what was read where the whole document has been.

var (
	worksNamed  = pattern.New(`(^|[^\d.第])([一二三四五六七八九十]{1,3}|\d{1,3})(大|项|件|个)(\p{Han}{2,12})`)
	columnCount = pattern.New(`^(\d{1,3}|[一二三四五六七八九十百]{1,5})(项|个|条|件)(\p{Han}{2,8})$`)
	inBrackets  = pattern.New(`[（(](?:共计?|合计|总计|计)?(\d{1,4}|[一二三四五六七八九十百]{1,5})(大?项|个|件|条|家|大?类)(\p{Han}{0,6})(?:[，,、；;][^（）()]*)?[）)]`)
	genericName = pattern.New(`^(?:年度|全年|重点|主要|工作|项目|任务|事项|目标|内容|清单|总体|全部|责任|单位|其他|其它|附件\d*|一般|具体|是|否|无|有|已|未|投资|完成|[\d.]+)+$`)
	labelTail   = pattern.New(`(?:重点)?(?:工程项目|建设项目|类项目|项目|工程|任务|事项|工作|一批|方面|类)$`)
	labelLink   = pattern.New(`^(?:一批|重点|建设|工程|类|项目|任务|事项|工作|方面|列入|安排|实施|有|为|共|计|共计|合计|[（(]|[“”])*$`)
)

// rowLabel is a word under which tasks stand: a heading, a batch, a group, a
// value of a column that sorts them.
type rowLabel struct {
	core   string
	office bool // an office, whose tasks may be counted in several ways
	scope
}

// mostStated is the most figures of one paragraph that are looked at: more are no totals.
const mostStated = 100

// fewest is the least number whose agreement with a count is no chance, where nothing
// says that the number is a total.
const fewest = 10

// judgement is the state of checking the statements of one paragraph against the document.
type judgement struct {
	r      *reader
	b      *builder
	chain  []scope // the narrowest first
	labels func() []rowLabel
	line   int
	strong bool   // the paragraph stands where totals do
	fixed  bool   // it is a label that can only speak of what is under it
	text   string // without white space
}

// judge holds the statements of a text against what was counted.
func (j *judgement) judge(text string) {
	all := statements(text)
	all = all[:min(len(all), mostStated)]
	text = withoutSpace(text)
	j.text = text
	subjects := make([]*rowLabel, len(all))
	parts, last := 0, 0
	var subject *rowLabel
	for i := range all {
		s := &all[i]
		if s.begins = strings.ContainsAny(text[last:s.at], "。；;"); s.begins {
			subject = nil
		}
		last = s.at
		if l := j.labelOf(s); l != nil {
			subject = l
			parts++
		} else if s.class != ofSums {
			subject = nil
		}
		subjects[i] = subject
	}
	agreed, summed := false, false // the count of the same sentence was that of the rows; it was a total
	for i := range all {
		s := &all[i]
		agreed, summed = agreed && !s.begins, summed && !s.begins
		switch {
		case j.b.past(text[:s.at]):
		case subjects[i] != nil:
			// One figure beside a label may be a goal, as any that is a least one is.
			j.hold(s, []scope{subjects[i].scope}, (parts > 1 || s.part || s.cued) && !s.atLeast && !subjects[i].office)
		case s.part:
		case s.class == ofSums:
			s.cued = s.cued || summed
			j.hold(s, j.chain, agreed)
		default:
			if s.atLeast {
				break // a goal
			}
			wholeOf := s.class == ofWorks && parts > 1 && i+1 < len(all) && subjects[i+1] != nil
			if s.cued || wholeOf || s.named && s.value.Cmp(integer(fewest)) >= 0 {
				summed = s.cued || wholeOf
				agreed = j.hold(s, j.chain, summed) && summed
			}
		}
	}
}

// soFar matches a sentence that speaks of what was, and not of what the plan orders.
var soFar = pattern.New(`去年|上年|上一年|以来|截至|截止|累计|近年|目前|((?:19|20)\d\d)年`)

// past reports whether a text ends in a sentence that speaks of the time before the plan.
func (b *builder) past(head string) bool {
	head = lately(head)
	found := soFar.FindAllStringSubmatch(head[max(0, strings.LastIndexAny(head, "。；;")):], -1)
	if len(found) == 0 {
		return false
	}
	last := found[len(found)-1]
	return !b.reports && (last[1] == "" || digits(last[1]) < b.campaign().Period.From.Year())
}

// labelOf returns the label whose rows a statement speaks of: it stands right before
// its figure, or right behind it.
func (j *judgement) labelOf(s *statement) *rowLabel {
	var best *rowLabel
	labels := j.labels()
	for i := range labels {
		l := &labels[i]
		if best != nil && len(l.core) <= len(best.core) {
			continue
		}
		if at := strings.LastIndex(s.before, l.core); at >= 0 && labelLink.MatchString(s.before[at+len(l.core):]) || s.class != ofSums && strings.HasPrefix(s.after, l.core) {
			best = l
		}
	}
	return best
}

// hold compares a statement with every way of counting in its places, and reports whether one
// gives the same. Where none does, and the statement surely speaks of them, it doubts the
// nearest.
func (j *judgement) hold(s *statement, chain []scope, sure bool) bool {
	found := make([][]tally, len(chain))
	for i := range chain {
		found[i] = j.cachedTally(&chain[i], s)
	}
	for _, agrees := range [...]func(model.Decimal) bool{s.gives, s.roughly} {
		for i := range found {
			for k := range found[i] {
				if t := &found[i][k]; agrees(t.value) {
					j.note(s, &chain[i], t)
					return true
				}
			}
		}
	}
	var near *tally
	var at *scope
	var off model.Decimal
	for i := range found {
		for k := range found[i] {
			t := &found[i][k]
			d, err := t.value.SubAbs(s.value)
			if err == nil && t.main && (near == nil || d.Cmp(off) < 0) {
				near, at, off = t, &chain[i], d
			}
		}
	}
	switch {
	case near != nil && sure && s.countsKinds() && (s.comesNear(off) || j.fixed && s.apart(off, 2)):
		near.differs = true
		j.note(s, at, near)
	case s.cued && j.strong && s.class != ofThings:
		j.note(s, &chain[len(chain)-1], nil)
	}
	return false
}

// cachedTally counts or adds up what a statement may mean in a scope. Counts of a section or a
// plan are cached, since many paragraphs may state them.
func (j *judgement) cachedTally(p *scope, s *statement) []tally {
	key := tallyKey{class: s.class}
	switch s.class {
	case ofSums:
		key.of = s.unit
	case ofThings:
		key.of = s.after
	}
	if len(p.spans) != 1 {
		return j.count(p, s)
	}
	key.at, key.node = p.spans[0], p.node
	found, ok := j.r.tallies[key]
	if !ok {
		found = j.count(p, s)
		j.r.tallies[key] = found
	}
	return slices.Clone(found)
}

// tallyKey is what a tally was made of: a scope of unbroken lines, and what was counted there.
type tallyKey struct {
	class class
	of    string
	at    draft.Span
	node  *node
}

func (j *judgement) count(p *scope, s *statement) []tally {
	switch s.class {
	case ofSums:
		return j.r.sums(p, s.unit)
	case ofThings:
		return j.r.namedRows(p, s.after)
	}
	return j.r.tally(p, s.class)
}

// gives reports whether a sum is what a statement says, at the precision in which it says it.
func (s *statement) gives(sum model.Decimal) bool {
	scale := s.value.Scale()
	if sum.Trunc(scale).Cmp(s.value) == 0 {
		return true
	}
	d, err := s.value.SubAbs(sum)
	if err != nil {
		return false
	}
	twice, err := d.Add(d)
	return err == nil && twice.Cmp(s.value.ULP()) <= 0
}

// roughly reports whether a sum agrees with a statement that says 约 or the like: a difference
// of one part in a hundred does not count.
func (s *statement) roughly(sum model.Decimal) bool {
	d, err := sum.Sub(s.value)
	return err == nil && s.about && s.apart(d.Abs(), 100)
}

// apart reports whether a difference is no more than one part in so many.
func (s *statement) apart(off model.Decimal, parts int64) bool {
	d, err := off.Mul(integer(parts))
	return err == nil && d.Cmp(s.value.Abs()) <= 0
}

// countsKinds reports whether what a statement counts must be in the text. 「四个方面」 need
// not be its chapters.
func (s *statement) countsKinds() bool {
	if s.unit == "大" {
		return false
	}
	return s.class != ofKinds || strings.HasSuffix(s.unit, "类") || strings.Contains(s.after, "类")
}

// comesNear reports whether a count differs so little from the stated one that both must be of
// the same thing.
func (s *statement) comesNear(off model.Decimal) bool {
	if s.class != ofSums && off.Cmp(integer(1)) <= 0 {
		return s.value.Cmp(integer(3)) >= 0
	}
	return s.apart(off, 5)
}

// note keeps a statement with what was counted, nil where nothing could be.
func (j *judgement) note(s *statement, p *scope, t *tally) {
	j.r.totalled = append(j.r.totalled, j.sentence(s))
	j.b.keepTotal(p.name, s.noun(), s.unit, s.value, t, j.line)
}

// sentence returns the sentence in which a statement stands.
func (j *judgement) sentence(s *statement) string {
	at := min(s.at, len(j.text))
	from := max(0, strings.LastIndexAny(j.text[:at], "。；;"))
	to := strings.IndexAny(j.text[at:], "。；;")
	if to < 0 {
		to = len(j.text) - at
	}
	return j.text[from : at+to]
}

// noun returns what a statement counts, in its own words.
func (s *statement) noun() string {
	for _, text := range [...]string{s.after, s.before} {
		if isMeasure(s.unit) {
			if m := measureNoun.FindString(s.before); m != "" {
				return m
			}
			return "合计"
		}
		if s.class == ofSums {
			if m := moneyNoun.FindStringSubmatch(s.before); m != nil {
				return m[1]
			}
			return "投资"
		}
		if m := nounHeads.FindAllString(text, -1); len(m) > 0 {
			return m[len(m)-1]
		}
	}
	if s.class == ofThings {
		return s.after
	}
	if s.unit == "个" {
		return "项目"
	}
	return "事项"
}

// keepTotal keeps a total that a document states in words beside what was counted, with a doubt
// where they differ by more than rounding.
func (b *builder) keepTotal(table, column, unit string, stated model.Decimal, t *tally, line int) {
	c := b.campaign()
	for _, x := range c.StatedTotals {
		if x.Column == column && x.Table == table && x.Stated.Cmp(stated) == 0 {
			return
		}
	}
	x := model.StatedTotal{Table: table, Column: column, Unit: unit, Stated: stated}
	if t != nil {
		x.Computed = &t.value
		if t.differs {
			c.Review = append(c.Review, model.Doubt{Code: model.DoubtTotal, Text: fmt.Sprintf("%s“%s”：文中为%s%s，按%s计为%s%s（第%d行）", table, column, stated, unit, t.of, t.value, unit, line)})
		}
	}
	c.StatedTotals = append(c.StatedTotals, x)
}

// countColumns compares headings that count, 「50项工作」, with what stands below them.
func (b *builder) countColumns(t *tabled, broken bool) {
	rows := t.rows(&scope{spans: []draft.Span{t.span}})
	line := 1
	if len(t.g.lines) > 0 {
		line = t.g.lines[0].From
	}
	for c := range t.g.cols {
		m := columnCount.FindStringSubmatch(t.g.cols[c].heading)
		if m == nil {
			continue
		}
		stated, ok := wholeNumber(m[1])
		if !ok {
			continue
		}
		found := counted("各行", len(rows), true)
		switch n := t.countPoints(rows, c); {
		case n > len(rows):
			found = counted("各条", n, true)
		case c != t.lay.title:
			labels := make(map[string]bool)
			for _, i := range rows {
				if s := withoutSpace(t.g.rows[i][c]); s != "" {
					labels[s] = true
				}
			}
			found = counted("不同的各项", len(labels), true)
			if broken && found.value.Cmp(stated) != 0 {
				b.keepTotal(t.name, t.g.cols[c].heading, m[2], stated, nil, line)
				continue
			}
		}
		found.differs = found.value.Cmp(stated) != 0
		b.keepTotal(t.name, t.g.cols[c].heading, m[2], stated, &found, line)
	}
}

// wholeNumber reads a number in figures or Chinese numerals.
func wholeNumber(s string) (model.Decimal, bool) {
	d, unit, err := model.ParseAmount(s)
	return d, err == nil && unit == ""
}

func integer(n int64) model.Decimal { return decimal.MustNew(n, 0) }
