package intake

import (
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/intake/source"
	"duban/internal/pattern"
	"duban/model"
)

// layout says which column of a table is what.
type layout struct {
	number, title int
	groups        []int // columns of labels that hold for several rows
	by            map[parse.Role][]int
	figures       []int // columns of figures, for totals
	plainNumbers  bool  // most numbers are no Chinese ones, so that these count chapters
	fewHanNumbers bool  // few rows have Chinese numbers, as headings between rows have whose own numbers got lost
	keyed         bool  // the rows are named by an office, and the work stands beside it
}

// tableState holds what earlier rows say about the next one.
type tableState struct {
	name     string   // the annex or heading that the table stands under
	unit     string   // 「单位：万元」 above the table
	batch    []string // the last row that is a heading for those below it
	labels   []string // what the group columns say, one a group
	carried  []bool   // the label of the group was carried down
	item     int      // the place of the item read last, -1
	no       int      // the number read last
	from     []int    // rows of data since the batch began, for sums
	block    int      // rows of data since the outermost group began
	keyFirst int      // the first point of the office read last
	kinds    []rowKind
}

var (
	unitLine = pattern.New(`(?:计量|金额)?单位[：:]\s*([^\s（()）,，;；]{1,8})`)
	noteRow  = pattern.New(noteWord + `[：:1-9]`)
)

// noteWord is the expression for the beginning of a note in or below a table.
const noteWord = `^(?:备注|注释|注|填表说明|说明)`

// table reads the tasks of a table.
func (b *builder) table(n *node, p *piece) {
	g := readGrid(unfoldedTable(p.table), p.span.To, b.before)
	b.before = g
	for c := range g.cols {
		b.r.headings = append(b.r.headings, g.cols[c].heading)
	}
	b.unitMarks(g)
	st := tableState{item: -1, kinds: make([]rowKind, len(g.rows))}
	if n.parent != nil {
		st.name = n.title
	}
	b.sections = append(append([]string{}, b.prefix...), n.sectionHere()...)
	switch s := b.sheetSection(g.sheet); {
	case s != "" && !(annexLabel.MatchString(s) && tableTitle(p.table) != ""):
		b.sections = append(b.sections, s)
	case g.sheet != "" && chapterAbove(g.above) != "":
		b.sections = append(b.sections, chapterAbove(g.above))
	case len(b.sections) == 0 && b.tables > 1:
		// One table of several, named in itself.
		if name := tableTitle(p.table); name != "" && name != b.campaign().Name {
			b.sections = []string{name}
		}
	}
	named := strings.Join(g.above, " ") + " " + tableTitle(p.table)
	if n.parent != nil {
		named += " " + n.title
	}
	defer b.inYear(yearOf(named))()
	near := strings.Join(g.above, " ") + " " + b.textAbove(n, p)
	st.unit = unitAbove(near)
	lay := b.layout(g)
	if lay.title < 0 || !lay.ofWork() || b.rankingTable(g, &lay, p) {
		return
	}
	b.r.markUsed(p.span, usedSection)
	st.labels = make([]string, len(lay.groups))
	st.carried = make([]bool, len(lay.groups))
	first := len(b.plan().Items)
	b.onTop = partiesAbove(g.above)
	if l := parse.Units(g.sheet); len(b.onTop.Lead)+len(b.onTop.Responsible) == 0 && len(l.Units) == 1 && l.Sure() {
		b.onTop.Responsible = l.Units // a sheet for each office
	}
	for i := range g.rows {
		b.row(g, &lay, &st, i)
	}
	b.onTop = parse.Parties{}
	broken := b.damaged(first)
	b.tableLeads(first)
	b.totals(g, &lay, &st)
	t := &tabled{g: g, lay: lay, st: st, name: strings.Join(b.sections, " "), span: p.span}
	b.r.tables = append(b.r.tables, t)
	b.countColumns(t, broken)
}

// ofWork reports whether a table is about work at all: a column says what is to be done, by
// whom, by when or how far it is. A price list is not.
func (lay *layout) ofWork() bool {
	for role := range lay.by {
		switch role {
		case parse.NoRole, parse.Number, parse.Section, parse.Remark, parse.UnitOrBody, parse.MeasureUnit:
		default:
			return true
		}
	}
	return false
}

// damaged doubts every row of a table of which many rows are out of place, since those that
// look right may be wrong as well. It reports whether it did.
func (b *builder) damaged(first int) bool {
	items := b.plan().Items[first:]
	broken := 0
	for i := range items {
		for _, d := range items[i].Record.Task.Detail.Review {
			if d.Code == model.DoubtStructure {
				broken++
				break
			}
		}
	}
	if broken < 3 || broken*8 < len(items) {
		return false
	}
	for i := range items {
		items[i].AddDoubt(model.DoubtStructure, "本表多行单元格错位或缺失，请逐行核对")
	}
	return true
}

// textAbove returns the text right above a table, where its unit of measure may stand.
func (b *builder) textAbove(n *node, p *piece) string {
	s := ""
	for i := range n.paras {
		if q := n.paras[i]; q.span.To < p.span.From && p.span.From-q.span.To < 8 && unitLine.MatchString(q.text) {
			s += q.text
			b.r.markUsed(q.span, usedSection)
		}
	}
	return s
}

// sectionHere returns the way to an item, and the item itself.
func (n *node) sectionHere() []string {
	out := n.section()
	if n.parent != nil && n.title != "" {
		out = append(out, n.heading())
	}
	return out
}

// layout decides what each column is: by its heading, and where that leaves it
// open, by what stands in it.
func (b *builder) layout(g *grid) layout {
	lay := layout{number: -1, title: -1, by: make(map[parse.Role][]int)}
	prof := make([]profile, len(g.cols))
	for c := range g.cols {
		prof[c] = profileOf(g, c)
		if !g.cols[c].known || g.cols[c].Role == parse.UnitOrBody {
			g.cols[c].Role = prof[c].role(c, &g.cols[c])
		}
		if g.cols[c].Role == parse.Amount && prof[c].said > 0 && prof[c].figures*2 < prof[c].said {
			g.cols[c].Role = parse.NoRole // 「社区（村）」 looks like a unit of measure
		}
	}
	byOthers := func(roles ...parse.Role) bool {
		for c := range g.cols {
			for _, r := range roles {
				if g.cols[c].Role == r {
					return true
				}
			}
		}
		return false
	}
	for c := range g.cols {
		if g.cols[c].Role != parse.NoRole || g.cols[c].heading == "" {
			continue
		}
		switch r := prof[c].roleUnderHeading(); {
		case r == parse.DueDate && !byOthers(parse.DueDate, parse.Period, parse.Start), r == parse.Responsible && c > 0 && !byOthers(parse.Lead, parse.Responsible, parse.Related, parse.Leader):
			g.cols[c].Role = r
		case r == parse.NoRole && !g.cols[c].known && byOthers(parse.Title, parse.Metric) && b.tellsTargets(g, c):
			g.cols[c].Role = parse.Measure
		}
	}
	for c := range g.cols {
		if r := g.cols[c].Role; r == parse.Title && prof[c].roleUnderHeading() == parse.Responsible && !byOthers(parse.Lead, parse.Responsible, parse.Metric, parse.Measure) && !g.titledBeside(c) {
			g.cols[c].Role = parse.Responsible // the names of offices, each with its share of the work in figures
		}
	}
	for c := range g.cols {
		r := g.cols[c].Role
		lay.by[r] = append(lay.by[r], c)
		if r == parse.Number && lay.number < 0 {
			lay.number = c
		}
		if prof[c].figures > 0 && prof[c].figures*3 >= prof[c].said*2 && r != parse.Number {
			lay.figures = append(lay.figures, c)
		}
	}
	b.titleColumn(g, &lay, prof)
	lay.countNumbers(g)
	return lay
}

// tellsTargets reports whether most cells of a column give a target in words.
func (b *builder) tellsTargets(g *grid, c int) bool {
	said, told := 0, 0
	for i := range g.rows {
		s := withoutSpace(g.rows[i][c])
		if s == "" {
			continue
		}
		said++
		if !isFigure(s) && len(parse.Targets(s, b.frame())) > 0 {
			told++
		}
	}
	return told > 1 && told*2 > said && !pastDone.MatchString(g.cols[c].heading)
}

// titledBeside reports whether another column than c names tasks.
func (g *grid) titledBeside(c int) bool {
	for k := range g.cols {
		if k != c && g.cols[k].Role == parse.Title {
			return true
		}
	}
	return false
}

// measureEnd matches the end of headings that tell how a task is done.
var measureEnd = pattern.New(`(?:举措|措施|内容|要求|要点)$`)

// titleColumn finds the column that names the tasks. Columns with labels for several rows stand
// to the left of it.
func (b *builder) titleColumn(g *grid, lay *layout, prof []profile) {
	var words []int
	for c := range g.cols {
		switch g.cols[c].Role {
		case parse.Title, parse.Metric, parse.Section, parse.NoRole, parse.Measure, parse.TargetValue, parse.Milestones, parse.Trouble:
			if prof[c].said > 0 && prof[c].figures*2 < prof[c].said {
				words = append(words, c)
			}
		}
	}
	rows := 0
	for i := range g.rows {
		if !isBlank(g.rows[i]) {
			rows++
		}
	}
	best, bestScore := -1, -1000
	for k, c := range words {
		p := prof[c]
		score := 0
		switch g.cols[c].Role {
		case parse.Title, parse.Metric:
			score += 30
			if measureEnd.MatchString(g.cols[c].Name) {
				score -= 12 // what is done for it, where another column names it
			}
		case parse.Section:
			score += 5
		case parse.Trouble:
			if len(lay.by[parse.Title])+len(lay.by[parse.Metric]) > 0 {
				score -= 40
			} // else a list of what is to be put right, which is named by what is wrong
		case parse.Measure, parse.TargetValue, parse.Milestones:
			score -= 20
		}
		if rows > 0 {
			score += 40 * p.said / rows
			score -= 40 * p.repeats / rows
		}
		if p.said*10 < rows*7 {
			score -= 40 // labels that hold for several rows
		}
		if p.merged > 0 {
			score -= 20
		}
		if p.long*2 > p.said {
			score -= 8 // a sentence: better the target than the name
		}
		score -= 3 * k
		if score > bestScore {
			best, bestScore = c, score
		}
	}
	if best < 0 {
		for _, r := range [...]parse.Role{parse.Owner, parse.Responsible, parse.Lead, parse.Place, parse.UnitOrBody, parse.Amount} {
			if len(lay.by[r]) > 0 {
				best = lay.by[r][0]
				break
			}
		}
	}
	lay.title = best
	for _, c := range words {
		switch g.cols[c].Role {
		case parse.Measure, parse.TargetValue, parse.Milestones, parse.Trouble:
			continue // what a task says itself, wherever it stands
		}
		if c < best && (prof[c].said < rows || prof[c].repeats > 0 || g.cols[c].Role == parse.Section) || c > best && g.cols[c].Role == parse.Section && chapterHead.MatchString(g.cols[c].Name) {
			lay.groups = append(lay.groups, c)
		}
	}
	slices.SortStableFunc(lay.groups, func(a, b int) int { return g.different(a) - g.different(b) })
	for _, r := range [...]parse.Role{parse.Responsible, parse.Lead} {
		for _, c := range lay.by[r] {
			if c < best && lay.number < 0 {
				lay.keyed = true
			}
		}
	}
}

// different counts the texts of a column: that of the wider chapters has fewer.
func (g *grid) different(c int) int {
	texts := make(map[string]bool)
	for i := range g.rows {
		if s := withoutSpace(g.rows[i][c]); s != "" {
			texts[s] = true
		}
	}
	return len(texts)
}

// chapterHead matches the headings of columns that part a table into chapters,
// wherever they stand.
var chapterHead = pattern.New(`(?:类别|领域|板块|方面|篇章|章节|专项|行动|专班|分类|大类)(?:名称)?$`)

func isBlank(cells []string) bool {
	for _, s := range cells {
		if s != "" {
			return false
		}
	}
	return true
}

// rowKind is the purpose of a row of a table.
type rowKind int

const (
	dataRow rowKind = iota
	emptyRow
	batchRow
	totalRow
	noteRowKind
	moreRow // it continues the row before
	headRow
)

// kind returns the purpose of a row.
func (b *builder) kind(g *grid, lay *layout, st *tableState, i int) rowKind {
	row := g.rows[i]
	if isBlank(row) {
		return emptyRow
	}
	said, first := 0, -1
	for c, s := range row {
		if s != "" {
			said++
			if first < 0 {
				first = c
			}
		}
	}
	lead := withoutSpace(row[first])
	if noteRow.MatchString(lead) && said <= 2 {
		return noteRowKind
	}
	if b.repeatsHeadings(g, row) {
		return headRow
	}
	for c := 0; c <= lay.title && c < len(row); c++ {
		if s := withoutSpace(row[c]); s != "" && isTotal(s) {
			return totalRow
		}
	}
	no := ""
	if lay.number >= 0 {
		no = withoutSpace(row[lay.number])
	}
	if said == 1 && first <= max(lay.title, 1) && !isFigure(lead) && len(g.cols) > 2 && g.marks[i][min(first, len(g.marks[i])-1)] != source.FromAbove && (lay.number >= 0 || !lay.keyed) {
		if lay.number < 0 && first == lay.title {
			if _, n := splitNumber(lead); len(lay.by[parse.Responsible])+len(lay.by[parse.Lead])+len(lay.figures) == 0 && n != "" {
				return dataRow
			}
		}
		return batchRow
	}
	if hanNumber(no) && (lay.plainNumbers || lay.fewHanNumbers && leavesOut(g, lay, i)) || headsRow(g, lay, i, no) {
		return batchRow
	}
	if row[lay.title] == "" && st.item >= 0 && no == "" && (lay.number >= 0 || lay.keyed || said < 3) {
		return moreRow
	}
	if lay.number >= 0 && no == "" && row[lay.title] != "" && b.sumsUp(g, lay, st, i) {
		return totalRow
	}
	if lay.number < 0 && i == len(g.rows)-1 && i > 1 && b.sumsUp(g, lay, st, i) {
		return totalRow
	}
	return dataRow
}

func (b *builder) repeatsHeadings(g *grid, row []string) bool {
	equal, said := 0, 0
	for c, s := range row {
		if s == "" {
			continue
		}
		said++
		if t := withoutSpace(s); t == g.cols[c].heading || strings.HasPrefix(g.cols[c].heading, t+"/") {
			equal++
		}
	}
	return said > 1 && equal*3 >= said*2
}

// hanNumber reports whether a cell of numbers holds a Chinese one: 「一」「（二）」.
func hanNumber(no string) bool { return hanValue(strings.Trim(no, "、.（）()")) > 0 }

// countNumbers notes what most of the numbers in a table's column of them are.
func (lay *layout) countNumbers(g *grid) {
	if lay.number < 0 {
		return
	}
	chinese, said := 0, 0
	for i := range g.rows {
		no := withoutSpace(g.rows[i][lay.number])
		if no == "" {
			continue
		}
		said++
		if hanNumber(no) {
			chinese++
		}
	}
	lay.plainNumbers, lay.fewHanNumbers = (said-chinese)*2 > said, chinese*2 < len(g.rows)
}

// headsRow reports whether a row has only a number and a name, and the numbers below it are
// parts of its own: 「1」 above 「1.1」, 「2」 above 「2-1」.
func headsRow(g *grid, lay *layout, i int, no string) bool {
	if no == "" || i+1 >= len(g.rows) {
		return false
	}
	for c, s := range g.rows[i] {
		if s != "" && c != lay.number && c != lay.title {
			return false
		}
	}
	rest, ok := strings.CutPrefix(withoutSpace(g.rows[i+1][lay.number]), strings.TrimRight(no, ".、．"))
	return ok && rest != "" && strings.ContainsAny(rest[:1], ".-") && strings.TrimLeft(rest, ".-") != ""
}

// row reads one row of a table.
func (b *builder) row(g *grid, lay *layout, st *tableState, i int) {
	g.ditto(i)
	shifted := false
	kind, sums := b.summing(g, lay, i)
	if !sums {
		shifted = b.align(g, lay, i)
		kind = b.kind(g, lay, st, i)
	}
	st.kinds[i] = kind
	switch st.kinds[i] {
	case emptyRow, headRow:
		b.r.markUsed(g.lines[i], usedFurniture)
	case noteRowKind:
		b.r.markUsed(g.lines[i], usedCampaign)
		c := b.campaign()
		c.Note = strings.TrimSpace(c.Note + "\n" + withoutSpace(strings.Join(g.rows[i], "")))
	case batchRow:
		st.batch = opened(st.batch, batchName(g.rows[i]))
		st.from = nil
	case totalRow:
		b.r.headings = append(b.r.headings, g.rows[i]...) // checked as far as it can be
		st.from = append(st.from, -i-1)
	case moreRow:
		b.more(g, lay, st, i)
	default:
		b.data(g, lay, st, i, shifted)
		st.from = append(st.from, i)
	}
}

func batchName(row []string) string {
	var parts []string
	for _, s := range row {
		if s = withoutSpace(s); s != "" && !isFigure(s) {
			parts = append(parts, s)
		}
		if len(parts) == 2 {
			break
		}
	}
	if len(parts) == 2 && hanValue(strings.Trim(parts[0], "、.（）()")) > 0 {
		if strings.HasSuffix(parts[0], "）") || strings.HasSuffix(parts[0], ")") {
			return parts[0] + parts[1]
		}
		return strings.TrimRight(parts[0], "、.") + "、" + parts[1]
	}
	if len(parts) == 0 {
		return ""
	}
	return parts[0]
}

// data makes the task or tasks of a row.
func (b *builder) data(g *grid, lay *layout, st *tableState, i int, shifted bool) {
	row := g.rows[i]
	no := 0
	if lay.number >= 0 {
		no = digits(withoutSpace(row[lay.number]))
	}
	gap := st.no > 0 && no > st.no+1 && lay.number >= 0
	b.carryLabels(g, lay, st, i, gap)
	if no > 0 {
		st.no = no
	}
	section := append([]string{}, b.sections...)
	section = append(section, st.batch...)
	for _, l := range st.labels {
		if l != "" && (len(section) == 0 || section[len(section)-1] != l) {
			section = append(section, l)
		}
	}
	if lay.keyed {
		if items := parse.Items(row[lay.title]); len(items) > 1 {
			b.keyedItems(g, lay, st, i, section, items)
			return
		}
	}
	span := draft.Span{From: g.lines[i].From, To: lastInked(b.r.doc, g.lines[i].From, g.lines[i].To)}
	it := b.newItem(span)
	b.fill(&it, g, lay, st, i, section)
	if shifted {
		it.AddDoubt(model.DoubtStructure, "本行单元格与表头错位，已按内容对位")
	}
	if g.inferred != "" {
		it.AddDoubt(model.DoubtInferred, g.inferred)
	}
	if gap {
		it.AddDoubt(model.DoubtStructure, "序号与上一行不连续，其间可能缺行")
	}
	b.keep(&it, st)
}

// keep puts a finished item of a table into the plan.
func (b *builder) keep(it *draft.Item, st *tableState) {
	b.r.markUsed(it.Span, usedTask)
	b.finishItem(it)
	b.plan().Items = append(b.plan().Items, *it)
	st.item = len(b.plan().Items) - 1
	st.block++
}

// carryLabels updates the labels of the group columns for row i. A label holds
// for empty and merged cells below it, but not across a gap in the numbers.
func (b *builder) carryLabels(g *grid, lay *layout, st *tableState, i int, gap bool) {
	for k, c := range lay.groups {
		s := withoutSpace(g.rows[i][c])
		switch {
		case s != "":
			if st.labels[k] != s {
				for j := k + 1; j < len(st.labels); j++ {
					st.labels[j] = ""
				}
			}
			st.labels[k], st.carried[k] = s, false
			if k == 0 {
				st.block = 0
			}
		case gap:
			st.labels[k] = ""
		default:
			st.carried[k] = st.labels[k] != ""
		}
	}
}
