package intake

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/internal/pattern"
	"duban/model"
)

// checkStatements checks every total that the text states against what was read: in titles and
// headings, in paragraphs above and below what they sum up, and in the goals of a plan.
func (r *reader) checkStatements() {
	slices.SortFunc(r.tables, func(a, b *tabled) int { return cmp.Compare(a.span.From, b.span.From) })
	r.summaries()
	clear(r.tallies) // of the tables that are left
	for i := range r.outlines {
		o := &r.outlines[i]
		v := &visitor{r: r, o: o, plan: scope{name: o.b.campaign().Name, spans: []draft.Span{o.b.plan().Span}}}
		v.whole = v.outline()
		v.labels = sync.OnceValue(func() []rowLabel { return r.labelsIn(&v.plan) })
		v.title(o.title)
		v.visit(o.root)
	}
	for i := range r.draft.Plans {
		r.goalSums(i)
	}
}

// visitor goes through an outline that was read and holds what it states
// against what stands in it.
type visitor struct {
	r      *reader
	o      *outlined
	plan   scope
	whole  scope // of the outline
	labels func() []rowLabel
}

func (v *visitor) newJudgement(line int, strong bool, chain ...scope) *judgement {
	return &judgement{r: v.r, b: v.o.b, chain: chain, labels: v.labels, line: line, strong: strong}
}

// outline returns the whole of the outline as a scope.
func (v *visitor) outline() scope {
	at := v.o.at
	if n := v.o.root; len(n.kids) > 0 {
		at.From, at.To = min(at.From, n.kids[0].head.From), max(at.To, n.lastLine())
	}
	return scope{name: v.o.title, spans: []draft.Span{at}, node: v.o.root}
}

// title holds the title of a plan or annex against what stands below it.
func (v *visitor) title(s string) {
	if s != "" {
		v.heading(s, v.whole, v.o.at.From)
	}
}

// heading holds a heading that counts against what stands below it: 「（12项）」
// behind it, or 「办好十件民生实事」.
func (v *visitor) heading(s string, p scope, line int) {
	if m := inBrackets.FindString(withoutSpace(s)); m != "" {
		v.counts(strings.Trim(m, "（()）"), p, line)
		return
	}
	m := worksNamed.FindStringSubmatch(s)
	if m == nil || inQuotes(s[:strings.Index(s, m[0])]+m[1]) {
		return
	}
	value, ok := wholeNumber(m[2])
	if !ok || value.Cmp(integer(3)) < 0 {
		return
	}
	j := v.newJudgement(line, true, p)
	x := statement{value: value, unit: m[3], after: m[4], class: ofWorks}
	c := classIn(nounHeads, x.after)
	known := c == ofWorks || c == ofPoints
	if p.node == v.o.root {
		// A title names what the paper is about, which its chapters are not.
		if known && !j.hold(&x, j.chain, false) && m[3] != "大" && listedWorks.MatchString(m[4]) {
			j.hold(&x, []scope{{name: p.name, spans: p.spans}}, true)
		}
		return
	}
	if kids, all := p.node.countNumbered(); all && kids > 2 {
		if t := counted("下一级条目", kids, true); nearCount(kids, value) {
			t.differs = t.value.Cmp(value) != 0
			v.o.b.keepTotal(p.name, m[4], m[3], value, &t, line)
		}
		return // another thing is counted
	}
	if known {
		j.hold(&x, j.chain, false)
	}
}

// listedWorks matches a title that announces a list of so many: 「十件民生实事」.
var listedWorks = pattern.New(`^(?:民生|重点|为民|惠民|便民|主要|突出|年度|办|好|改革|督办|建设|重大|工作)*(?:实事|项目|事项|任务|问题|工作)`)

// countNumbered counts the items right below an item that have numbers, and says
// whether all have.
func (n *node) countNumbered() (kids int, all bool) {
	if n == nil {
		return 0, false
	}
	for _, k := range n.kids {
		if k.mark.level != noNumber {
			kids++
		}
	}
	return kids, kids == len(n.kids)
}

// visit goes through the items of an outline in order.
func (v *visitor) visit(n *node) {
	here := v.whole
	if n.parent != nil {
		here = scope{name: strings.TrimSpace(v.o.annex + " " + strings.Join(append(n.section(), n.heading()), " ")), spans: []draft.Span{{From: n.head.From, To: n.lastLine()}}, node: n}
		if len(n.kids)+len(n.tables) > 0 {
			v.heading(n.title, here, n.head.From)
		}
	}
	for i := range n.paras {
		if v.r.stopped() {
			return
		}
		v.para(n, &n.paras[i], here)
	}
	for i := range n.tables {
		if t := v.r.tableAt(n.tables[i].span); t != nil {
			v.table(t)
		}
	}
	for _, k := range n.kids {
		if v.r.stopped() {
			return
		}
		v.visit(k)
	}
}

// tableAt returns the table that was read from some lines, nil where none was.
func (r *reader) tableAt(at draft.Span) *tabled {
	i, ok := slices.BinarySearchFunc(r.tables, at, func(t *tabled, at draft.Span) int { return cmp.Compare(t.span.From, at.From) })
	if !ok {
		return nil
	}
	return r.tables[i]
}

// para checks a paragraph against what it introduces or sums up: the table next to it, the
// items below its heading, those beside it, the plan.
func (v *visitor) para(n *node, p *para, here scope) {
	var chain []scope
	strong := n.parent == nil || len(n.kids)+len(n.tables) > 0
	if strong {
		if t := v.nextTo(n, p); t != nil {
			chain = append(chain, *t)
		}
		chain = append(chain, here)
	} else if k := n.purpose(); k == forGoals || k == forOther {
		strong = true
		for up := n.parent; up != nil && up.parent != nil; up = up.parent {
			chain = append(chain, scope{name: up.heading(), spans: []draft.Span{{From: up.head.From, To: up.lastLine()}}, node: up})
		}
		chain = append(chain, v.whole)
	} else {
		return // a task of its own, which counts what it is about
	}
	chain = append(chain, v.plan)
	said := len(v.r.totalled)
	v.newJudgement(p.span.From, strong, chain...).judge(p.text)
	if len(v.r.totalled) > said {
		v.r.markUsed(p.span, usedCampaign)
	}
}

// nextTo returns the table that a paragraph stands next to: that right below it, else that above.
func (v *visitor) nextTo(n *node, p *para) *scope {
	var best *scope
	for i := range n.tables {
		at := n.tables[i].span
		if best == nil || at.From > p.span.To {
			best = &scope{name: v.o.title, spans: []draft.Span{at}}
			if t := v.r.tableAt(at); t != nil {
				best.name = t.name
			}
			if at.From > p.span.To {
				break
			}
		}
	}
	return best
}

// table checks what a table says of itself: the lines above its headings, the notes below, the
// labels with a count.
func (v *visitor) table(t *tabled) {
	at := scope{name: t.name, spans: []draft.Span{t.span}}
	for _, s := range t.g.above {
		if lettersAndDigits(s) == lettersAndDigits(v.o.title) {
			continue
		}
		v.heading(s, at, t.span.From)
		if !inBrackets.MatchString(s) {
			v.newJudgement(t.span.From, true, at, v.plan).judge(s)
		}
	}
	if t.g.sheet != "" {
		v.heading(t.g.sheet, at, t.span.From)
	}
	var all, part []int
	for i, k := range t.st.kinds {
		line := t.g.lines[i].From
		switch k {
		case dataRow:
			all, part = append(all, i), append(part, i)
		case noteRowKind:
			v.newJudgement(line, true, at, v.plan).judge(rowWords(t.g.rows[i]))
		case totalRow:
			v.totalWords(t, rowWords(t.g.rows[i]), line, all, part)
			part = nil
		case batchRow:
			part = nil
		}
	}
	v.checkGroups(t)
}

// totalWords holds the words of a row of totals, 「合计（12项）」, against the rows it adds up.
func (v *visitor) totalWords(t *tabled, words string, line int, all, part []int) {
	at := func(rows []int) scope {
		p := scope{name: t.name}
		for _, i := range rows {
			p.spans = append(p.spans, draft.Span{From: t.g.lines[i].From, To: t.g.lines[i].From})
		}
		return p
	}
	if len(all) == 0 {
		v.counts(words, scope{name: t.name, spans: []draft.Span{t.span}}, line)
		return
	}
	p := at(all)
	if strings.Contains(words, "小计") && len(part) > 0 {
		p = at(part)
	}
	v.counts(words, p, line)
}

// counts holds a label that counts against the tasks below it.
func (v *visitor) counts(words string, p scope, line int) {
	j := v.newJudgement(line, true, p)
	j.fixed = true
	for _, x := range statements(words) {
		x.cued = x.class != ofSums
		j.hold(&x, j.chain, true)
	}
}

// checkGroups checks the labels inside a table that count, 「产业发展（12项）」, against the
// tasks under them.
func (v *visitor) checkGroups(t *tabled) {
	at := scope{spans: []draft.Span{t.span}}
	under := make(map[string]*scope)
	var order []string
	v.r.tasksIn(&at, func(it *draft.Item) {
		task := &it.Record.Task
		for d, s := range task.Section {
			if !inBrackets.MatchString(s) || strings.Contains(t.name, s) {
				continue
			}
			key := strings.Join(task.Section[:d+1], " ")
			if under[key] == nil {
				under[key] = &scope{name: key}
				order = append(order, key)
			}
			under[key].spans = append(under[key].spans, draft.Span{From: it.Span.From, To: it.Span.From})
		}
	})
	for _, key := range order {
		p := under[key]
		i := strings.LastIndexAny(key, "（(")
		v.counts(strings.Trim(key[i:], "（()）"), *p, p.spans[0].From)
	}
}

// rowWords returns what a row says in words.
func rowWords(row []string) string {
	var parts []string
	for _, s := range row {
		if s = withoutSpace(s); s != "" && !isFigure(s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "，")
}

// labelsIn returns the words under which tasks stand: headings, batches, groups, and
// the values of columns that sort them.
func (r *reader) labelsIn(p *scope) []rowLabel {
	var out []rowLabel
	index := make(map[string]int)
	add := func(name string, line int, office bool) {
		core := labelCore(name)
		if core == "" {
			return
		}
		k, ok := index[core]
		if !ok {
			k = len(out)
			index[core] = k
			out = append(out, rowLabel{core: core, office: office, scope: scope{name: withoutSpace(name)}})
		}
		if out[k].office == office { // a heading that is the name of an office stays one
			out[k].spans = append(out[k].spans, draft.Span{From: line, To: line})
		}
	}
	r.tasksIn(p, func(it *draft.Item) {
		for _, s := range it.Record.Task.Section {
			add(s, it.Span.From, false)
		}
	})
	r.tasksIn(p, func(it *draft.Item) {
		t := &it.Record.Task
		units := t.LeadUnits
		if len(units) == 0 {
			units = t.ResponsibleUnits
		}
		for _, u := range units {
			add(u, it.Span.From, true)
		}
	})
	for _, t := range r.tables {
		rows := t.rows(p)
		for c := range t.g.cols {
			if !t.sorts(rows, c) {
				continue
			}
			for _, i := range rows {
				add(t.g.rows[i][c], t.g.lines[i].From, false)
			}
		}
	}
	for k := range out {
		slices.SortFunc(out[k].spans, func(a, b draft.Span) int { return cmp.Compare(a.From, b.From) })
		out[k].spans = slices.Compact(out[k].spans)
	}
	return out
}

var (
	listYear = pattern.New(`^.*(?:19|20)\d\d年(?:度)?`)
	listTail = pattern.New(`(?:建设|计划|任务|目标|责任|工作|分工|分解)*(?:清单|一览表|明细表|情况表|表|台账)$`)
)

// mostSorts is the most different words in a column that sorts the rows.
const mostSorts = 8

// sorts reports whether a column holds few short words, each of many rows: 「新建」, 「续建」.
func (t *tabled) sorts(rows []int, c int) bool {
	switch t.g.cols[c].Role {
	case parse.NoRole, parse.Section, parse.Measure, parse.Place:
	default:
		return false // offices, persons, days
	}
	if c == t.lay.title || len(rows) < 3 {
		return false
	}
	words := make(map[string]bool)
	for _, i := range rows {
		s := withoutSpace(t.g.rows[i][c])
		if s == "" || isFigure(s) || runes(s) > 8 {
			return false
		}
		words[s] = true
	}
	return len(words) > 1 && len(words) <= mostSorts && len(words) < len(rows)
}

// labelCore returns what distinguishes a label: without its number, its count and the word for
// what stands under it; "" where too little is left.
func labelCore(s string) string {
	s = withoutSpace(s)
	if _, rest := splitNumber(s); rest != "" {
		s = rest
	}
	if i := strings.IndexAny(s, "（("); i > 0 {
		s = s[:i]
	}
	if at := listYear.FindStringIndex(s); at != nil && listEnd.MatchString(s) {
		s = listTail.ReplaceAllString(s[at[1]:], "") // the title of a list: 「…县2026年产业项目清单」
	}
	if t := labelTail.ReplaceAllString(s, ""); runes(t) >= 2 {
		s = t
	}
	if runes(s) < 2 || runes(s) > 16 || genericName.MatchString(s) {
		return ""
	}
	return s
}

// nearCount reports whether a count differs from a stated one by two at most.
func nearCount(n int, stated model.Decimal) bool {
	d, err := integer(int64(n)).Sub(stated)
	return err == nil && d.Abs().Cmp(integer(2)) <= 0
}
