package intake

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/intake/source"
	"duban/internal/pattern"
	"duban/model"
)

// fill reads the cells of a row into a task.
func (b *builder) fill(it *draft.Item, g *grid, lay *layout, st *tableState, i int, section []string) {
	t := &it.Record.Task
	row := g.rows[i]
	at := it.Span
	t.Section = section
	if lay.number >= 0 {
		t.No = strings.Trim(withoutSpace(row[lay.number]), "、.．")
	}
	b.rowTitle(it, g, lay, row)
	it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldTitle, At: at, Sure: draft.Printed})
	for k := range lay.groups {
		if st.carried[k] && st.labels[k] != "" {
			it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldSection, Index: k, At: at, Sure: draft.Derived})
		}
	}
	var text []string // the words that targets are looked for in
	for c, s := range row {
		if s == "" || c == lay.number || slices.Contains(lay.groups, c) {
			continue
		}
		col := &g.cols[c]
		if b.periodCell(it, col, s, at) {
			b.field(it, col, s)
			continue
		}
		switch col.Role {
		case parse.Lead, parse.Responsible, parse.Related, parse.Leader, parse.Coordinator, parse.Contact, parse.Owner:
			b.cellParties(it, lay, col, s, c == lay.title)
		case parse.DueDate:
			b.due(it, s, at)
			b.stepsOfDue(it, s, at)
		case parse.Start:
			b.start(it, s, at)
		case parse.Period:
			b.due(it, s, at)
			b.stepsOfDue(it, s, at)
		case parse.Done:
			if lightWord.MatchString(withoutSpace(s)) || b.answered(it, col, s) {
				b.field(it, col, s)
				break
			}
			b.progress(it, st.doneFigure(col, s), at)
		case parse.TargetValue:
			if c != lay.title {
				b.targetCell(it, g, lay, st, c, row)
			}
		case parse.Metric, parse.Title:
			if c != lay.title {
				text = append(text, s)
				b.field(it, col, s)
			}
		case parse.MeasureUnit, parse.Baseline:
			b.field(it, col, s)
		case parse.DonePercent:
			b.field(it, col, s)
			if !b.reports && b.stepsInWords(it, s, at) != "" {
				break // how far the work is to be, and not how far it is
			}
			b.percent(it, col, s)
		case parse.Amount:
			b.field(it, col, s)
			if !b.hasWork(lay) || yearPlan.MatchString(col.heading) {
				b.targetCell(it, g, lay, st, c, row) // a quota, or what is planned for the year
			}
		case parse.Milestones, parse.Measure:
			if col.Role == parse.Milestones && runes(withoutSpace(s)) <= 16 && b.isValue(withoutSpace(s)) {
				b.targetCell(it, g, lay, st, c, row) // 「上半年目标」 and its value
				break
			}
			if c != lay.title {
				text = append(text, s)
				b.field(it, col, s)
			}
		default:
			if labelled(s) {
				if p, ok := parse.Clause(s); ok { // 「牵头单位：…；责任单位：…」
					b.parties(it, p, at, draft.Printed)
					break
				}
			}
			if c != lay.title {
				b.field(it, col, s)
			}
		}
		if col.Also == parse.DueDate || col.Role == parse.Milestones {
			b.milestones(it, parse.Steps(s, b.frame()), at)
		}
	}
	b.carryParties(it, g, lay, st, i)
	b.carryDates(it, g, lay, i)
	b.stepsOfRow(it, g, lay, row)
	b.dueInCell(it, g, lay, row)
	words := t.Title
	if lay.title >= 0 && runes(row[lay.title]) > runes(t.Title) {
		words = withoutSpace(row[lay.title])
	}
	if t.Deadline.Text == "" && len(lay.by[parse.DueDate])+len(lay.by[parse.Period]) == 0 {
		if b.finishedBy(it, strings.Join(text, "。"), at); t.Deadline.Text == "" {
			b.yearBeyond(it, words, at)
		}
	}
	if lay.title >= 0 && g.cols[lay.title].Role == parse.Trouble {
		words = "" // what is wrong is no target
	}
	b.meaning(it, strings.Join(append([]string{words}, text...), "\n"), at)
	b.baselines(it, g, lay, st, row)
}

// lightWord matches a cell that holds the colour of a light, which is judged anew here.
var lightWord = pattern.New(`^(?:亮?[红黄绿蓝灰橙]色?[灯牌]?|[●○◎⚫🔴🟡🟢])$`)

// yesNo matches a cell that answers its heading, such as 「是否销号」; the first group holds a yes.
var yesNo = pattern.New(`^(?:(是|已?(?:完成|` + parse.FinishPattern() + `)|√|✓|✔)|否|未(?:完成|` + parse.FinishPattern() + `)?|×|✗)$`)

// answered reads a column that asks whether a task is done: a yes is 100 percent. It returns
// false where the cell is no answer.
func (b *builder) answered(it *draft.Item, col *column, s string) bool {
	m := yesNo.FindStringSubmatch(withoutSpace(s))
	if m == nil || !strings.HasPrefix(col.Name, "是否") && !strings.HasSuffix(col.Name, "与否") {
		return false
	}
	if m[1] != "" {
		all := decimal.Hundred
		if len(it.Record.Returns) == 0 {
			b.progress(it, col.Name+"："+withoutSpace(s), it.Span)
		}
		it.Record.Returns[0].Percent = &all
	}
	return true
}

// yearPlan matches the heading of what is planned for a year: 「2026年计划投资」「年度计划投资」.
var yearPlan = pattern.New(`(?:(?:19|20)\d\d年?|年度|本年|今年|全年|当年)度?.{0,4}(?:计划|任务|目标)`)

// hasWork reports whether a table has a column that tells what is to be done or by
// whom, besides its figures.
func (b *builder) hasWork(lay *layout) bool {
	for _, r := range [...]parse.Role{parse.Title, parse.Metric, parse.Measure, parse.TargetValue, parse.DueDate, parse.Done, parse.Milestones, parse.Leader, parse.Contact} {
		if len(lay.by[r]) > 0 {
			return true
		}
	}
	return len(lay.by[parse.Lead])+len(lay.by[parse.Responsible]) > 1
}

// rowTitle sets the title of a row's task, and keeps the whole cell where it is long.
func (b *builder) rowTitle(it *draft.Item, g *grid, lay *layout, row []string) {
	t := &it.Record.Task
	whole := withoutSpace(row[lay.title])
	for _, r := range [...]parse.Role{parse.Title, parse.Metric} {
		for _, c := range lay.by[r] {
			if whole == "" && row[c] != "" {
				whole = withoutSpace(row[c]) // tables of two kinds that became one
			}
		}
	}
	marks, rest := leadingMarks(whole)
	t.Marks = marks
	if c := b.r.clauses.of(rest); len(lay.by[parse.Lead])+len(lay.by[parse.Responsible]) == 0 && len(c.tails) > 0 && !c.tails[0].Parties.Bare && c.words != "" && strings.HasPrefix(rest, c.words) {
		// 「改造农村公路60公里（责任单位：甲）」
		b.parties(it, b.r.clauses.parties(rest), it.Span, draft.Printed)
		t.Detail.Text = rest
		rest = c.words
	}
	rest = strings.TrimSpace(rest)
	t.Title = strings.TrimRight(rest, "。；;，,")
	if runes(rest) > 60 {
		t.Title = shortTitle(rest)
		t.Detail.Text = rest
	}
	if t.Title == "" {
		t.Title = t.No
	}
	t.Detail.Source.Text = shortTitle(whole)
	if whole == "" {
		t.Title = "（标题缺失）"
		it.AddDoubt(model.DoubtStructure, "本行没有任务名称")
	}
}

// leadingMarks takes the marks ▲●■★ off the beginning of a title.
func leadingMarks(s string) (marks []string, rest string) {
	for s != "" {
		r := []rune(s)[0]
		if !strings.ContainsRune("▲△●○■□★☆◆◇※＊*", r) {
			break
		}
		marks = append(marks, string(r))
		s = strings.TrimSpace(s[len(string(r)):])
	}
	return marks, s
}

// field keeps a further column under its printed heading.
func (b *builder) field(it *draft.Item, col *column, s string) {
	d := it.Record.Task.Detail
	if d.Fields == nil {
		d.Fields = make(map[string]string)
	}
	name := col.heading
	if name == "" {
		name = "其他"
	}
	text := strings.TrimSpace(strings.ReplaceAll(s, "\n", " "))
	if have := d.Fields[name]; have != "" && have != text {
		text = have + "；" + text
	}
	d.Fields[name] = text
}

// cellParties reads a cell that names units or persons.
func (b *builder) cellParties(it *draft.Item, lay *layout, col *column, s string, title bool) {
	var p parse.Parties
	at := it.Span
	if l := runes(withoutSpace(s)); l > 40 && strings.ContainsAny(s, "。；;") && !strings.ContainsAny(s, "：:") || l > 400 {
		// A sentence stands where names belong: the row is damaged.
		b.field(it, col, s)
		it.AddDoubt(model.DoubtStructure, "“"+col.heading+"”栏内不是单位或姓名")
		return
	}
	switch col.Role {
	case parse.Lead, parse.Responsible, parse.Related:
		if q, ok := parse.Clause(s); ok && !q.Bare {
			p = q
			break
		}
		units, guessed := b.r.lex.unitsIn(s)
		var people []parse.Person
		if !units.Sure() {
			if u, who := parse.Who(s); len(who) > 0 {
				units, people = u, who
			}
		}
		if guessed {
			it.AddDoubt(model.DoubtInferred, "单位连排，读作“"+strings.Join(units.Names(), "、")+"”")
		}
		p.Persons = people
		if col.Role == parse.Related && col.Also == parse.NoRole || len(units.Units) > 0 || len(people) > 0 {
			role := col.Role
			if role == parse.Related && len(lay.by[parse.Lead])+len(lay.by[parse.Responsible]) == 0 {
				role = parse.Responsible // nobody else does the work
			}
			p.Add(role, units.Units)
		}
		for _, u := range units.Units {
			if !u.Sure && !title {
				it.AddDoubt(model.DoubtUnit, "单位名称“"+u.Name+"”不能确认")
			}
		}
	case parse.Owner:
		units := parse.Units(s)
		if looksLikePersons(s) || !units.Sure() && !strings.HasSuffix(col.Name, "单位") {
			return // never private persons
		}
		p.Owners = units.Units
	default:
		people, guessed := b.r.lex.personsIn(s)
		var units parse.UnitList
		if !guessed {
			units, people = parse.Who(s)
		}
		for _, u := range units.Units {
			if !u.Sure && runes(u.Name) <= 4 || strings.HasSuffix(u.Name, "长") || strings.HasSuffix(u.Name, "领导") {
				people = append(people, parse.Person{Name: u.Name})
				continue
			}
			p.Responsible = append(p.Responsible, u)
		}
		people = withoutPosts(people)
		for i := range people {
			if !people[i].Sure && len(people) > 1 {
				it.AddDoubt(model.DoubtInferred, "姓名排印交错，读作“"+strings.Join(parse.PersonNames(people), "、")+"”")
				break
			}
		}
		switch col.Role {
		case parse.Leader:
			p.Leaders = people
		case parse.Coordinator:
			p.Coordinators = people
		default:
			p.Persons = people
		}
	}
	if parse.FirstLeads(s) {
		b.firstLeads = true // 「下同」
	}
	p.FirstLeads = p.FirstLeads || parse.FirstLeads(col.heading)
	b.parties(it, p, at, draft.Printed)
}

// withoutPosts drops posts beside the names of those who hold them: 「周某某 副县长」. Posts
// without any name stay: nothing else is given.
func withoutPosts(people []parse.Person) []parse.Person {
	var out []parse.Person
	for _, p := range people {
		if !postWord.MatchString(p.Name) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return people
	}
	return out
}

var postWord = pattern.New(`^(?:县委|区委|市委|党组|党委|常务|县|区|市|镇|乡)*(?:副?[县区市镇乡局科部处厅]长|副?书记|副?主任|副?主席|常委|部长|秘书长|调研员|政委|总经理|董事长)$`)

// carryParties fills units and leaders from the row above, where the cell is merged with it, or
// where the row belongs to the same group and only its first row has them.
func (b *builder) carryParties(it *draft.Item, g *grid, lay *layout, st *tableState, i int) {
	if st.item < 0 {
		return
	}
	t := &it.Record.Task
	above := b.plan().Items[st.item].Record.Task
	same := len(lay.groups) > 0 && st.carried[0] && st.block > 0
	empty := func(r parse.Role) (bool, bool) {
		merged, all := false, len(lay.by[r]) > 0
		for _, c := range lay.by[r] {
			if g.rows[i][c] != "" {
				all = false
			}
			if g.marks[i][c] == source.FromAbove {
				merged = true
			}
		}
		return all, merged
	}
	carry := func(r parse.Role, f draft.Field, to *[]string, from []string) {
		all, merged := empty(r)
		if !all || len(*to) > 0 || len(from) == 0 || !merged && !same && !b.heads(lay, st, r) {
			return
		}
		*to = append([]string{}, from...)
		for k := range from {
			it.Facts = append(it.Facts, draft.Fact{Field: f, Index: k, At: it.Span, Sure: draft.Derived})
		}
		if !merged {
			it.AddDoubt(model.DoubtInferred, "空白单元格按上一行补入："+strings.Join(from, "、"))
		}
	}
	carry(parse.Lead, draft.FieldLead, &t.LeadUnits, above.LeadUnits)
	carry(parse.Responsible, draft.FieldResponsible, &t.ResponsibleUnits, above.ResponsibleUnits)
	if _, merged := empty(parse.Related); merged || !g.merges {
		// A task may well have nobody who helps: where the table merges its cells, an empty one is empty.
		carry(parse.Related, draft.FieldRelated, &t.RelatedUnits, above.RelatedUnits)
	}
	carry(parse.Leader, draft.FieldLeaders, &t.Leaders, above.Leaders)
	carry(parse.Contact, draft.FieldPersons, &t.Persons, above.Persons)
}

// carryDates reads the dates of a row from the cell above that covers its own.
func (b *builder) carryDates(it *draft.Item, g *grid, lay *layout, i int) {
	for _, r := range [...]parse.Role{parse.DueDate, parse.Period, parse.Start} {
		for _, c := range lay.by[r] {
			if g.rows[i][c] != "" || g.marks[i][c] != source.FromAbove {
				continue
			}
			k := i
			for k > 0 && g.rows[k][c] == "" && g.marks[k][c] == source.FromAbove {
				k--
			}
			w, ok := parse.ReadWhen(g.rows[k][c], b.frame())
			switch {
			case !ok:
			case r == parse.Start:
				b.start(it, g.rows[k][c], it.Span)
			default:
				b.dueAs(it, &w, it.Span, draft.Derived)
			}
		}
	}
}

// ditto takes the sign that a cell says the same as the one above it, 「同上」, for a merged cell, where
// it stands for units, persons or dates.
func (g *grid) ditto(i int) {
	if i == 0 {
		return
	}
	for c, s := range g.rows[i] {
		switch g.cols[c].Role {
		case parse.Lead, parse.Responsible, parse.Related, parse.Leader, parse.Coordinator, parse.Contact, parse.DueDate, parse.Period, parse.Start:
			if parse.IsDitto(s) {
				g.rows[i][c], g.marks[i][c] = "", source.FromAbove
			}
		}
	}
}

// heads reports whether the units of a table stand to the left of its tasks, each once for all
// its work, and the row goes on counting under one of them.
func (b *builder) heads(lay *layout, st *tableState, r parse.Role) bool {
	if r != parse.Lead && r != parse.Responsible || st.block == 0 {
		return false
	}
	for _, c := range lay.by[r] {
		if c >= lay.title {
			return false
		}
	}
	return true
}

// more adds a row that continues the one before to its task.
func (b *builder) more(g *grid, lay *layout, st *tableState, i int) {
	it := &b.plan().Items[st.item]
	span := draft.Span{From: g.lines[i].From, To: lastInked(b.r.doc, g.lines[i].From, g.lines[i].To)}
	b.r.markUsed(span, usedTask)
	it.Span.To = max(it.Span.To, span.To)
	for c, s := range g.rows[i] {
		if s == "" {
			continue
		}
		col := &g.cols[c]
		switch col.Role {
		case parse.DueDate, parse.Period:
			if lay.keyed {
				b.keyedDue(st, s, span)
				continue
			}
			b.due(it, s, span)
		case parse.Lead, parse.Responsible, parse.Related, parse.Leader, parse.Coordinator, parse.Contact:
			b.cellParties(it, lay, col, s, false)
		case parse.Done:
			b.progress(it, s, span)
		default:
			b.field(it, col, s)
		}
	}
}

// keyedItems makes a task of every point in the cell of an office, with the date under the same
// number in the cell beside it.
func (b *builder) keyedItems(g *grid, lay *layout, st *tableState, i int, section []string, items []parse.Item) {
	row := g.rows[i]
	first := len(b.plan().Items)
	key := ""
	for _, r := range [...]parse.Role{parse.Lead, parse.Responsible} {
		for _, c := range lay.by[r] {
			if key == "" {
				key = withoutSpace(row[c])
			}
		}
	}
	if key != "" {
		section = append(append([]string{}, section...), key)
	}
	from := g.lines[i].From
	for _, item := range items {
		if item.No == "" {
			continue
		}
		line := b.lineOf(g.lines[i], from, item.Text)
		it := b.newItem(draft.Span{From: line, To: line})
		cells := append([]string{}, row...)
		cells[lay.title] = item.Text
		for _, c := range lay.by[parse.DueDate] {
			cells[c] = ""
		}
		one := &grid{cols: g.cols, rows: [][]string{cells}, marks: [][]source.Merge{g.marks[i]}, lines: []draft.Span{it.Span}}
		b.fill(&it, one, lay, st, 0, section)
		it.Record.Task.No = item.No
		b.keep(&it, st)
		from = line
	}
	for k := first; k+1 < len(b.plan().Items); k++ {
		// A point goes on to where the next one begins.
		it := &b.plan().Items[k]
		it.Span.To = max(it.Span.From, b.plan().Items[k+1].Span.From-1)
		b.r.markUsed(it.Span, usedTask)
	}
	if k := len(b.plan().Items) - 1; k >= first {
		b.plan().Items[k].Span.To = lastInked(b.r.doc, b.plan().Items[k].Span.From, g.lines[i].To)
		b.r.markUsed(b.plan().Items[k].Span, usedTask)
	}
	st.keyFirst = first
	for _, c := range lay.by[parse.DueDate] {
		b.keyedDue(st, row[c], g.lines[i])
	}
}

// lineOf finds the line of a row on which a text begins.
func (b *builder) lineOf(row draft.Span, from int, text string) int {
	want := []rune(lettersAndDigits(text))
	if len(want) > 8 {
		want = want[:8]
	}
	for l := max(from, row.From); l <= row.To && l <= len(b.r.doc.Lines); l++ {
		if strings.Contains(lettersAndDigits(b.r.doc.Lines[l-1]), string(want)) {
			return l
		}
	}
	return max(from, row.From)
}

// keyedDue gives the dates of a cell to the points of an office by their numbers. A date
// without a number holds for all.
func (b *builder) keyedDue(st *tableState, s string, at draft.Span) {
	plan := b.plan()
	if s == "" || st.keyFirst >= len(plan.Items) {
		return
	}
	for _, d := range parse.Items(s) {
		for k := st.keyFirst; k < len(plan.Items); k++ {
			it := &plan.Items[k]
			if d.No == "" || it.Record.Task.No == d.No {
				b.due(it, strings.TrimSpace(d.Text), at)
			}
		}
	}
}
