package intake

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/internal/pattern"
	"duban/model"
)

// chapterKind says what a chapter of a report is about.
type chapterKind int

const (
	aboutWork    chapterKind = iota // how far the single tasks are
	aboutAll                        // 总体情况: the figures of the whole
	aboutPlaces                     // 排名, 红黑榜
	aboutTrouble                    // 存在问题
	aboutNext                       // 下一步要求
)

var (
	allWords     = pattern.New(`总体|基本情况|整体|概况|总的情况|全[县区市]情况`)
	placeWords   = pattern.New(`排名|位次|排序|名次|得分|红榜|黑榜|红黑榜|榜单|排行`)
	troubleWords = pattern.New(`问题|原因|困难|不足|短板`)
	nextWords    = pattern.New(`下一?步|要求|建议|打算|保障|工作安排|整改措施|工作措施`)

	// thing matches the end of the name of something to be built or done.
	thing = pattern.New(`(?:项目|工程|[一二三四五六七八九]期|建设|改造|提升|迁建|扩建|新建|改建|续建|整治|治理|修复|开发|厂|中心|医院|学校|小学|中学|幼儿园|桥|路|公路|大道|高速|水库|泵站|站|基地|广场|公园|小区|产业园|物流园|园区|工作|任务|事项|行动|管网|楼|场馆|馆|渠|堤|景区|片区|码头|机场|港|搬迁|安置|加固|创建|普查|排查|攻坚|清淤)$`)
	// noName matches the beginning of a sentence about several tasks, or about none.
	noName = pattern.New(`^(?:截[至止]|目前|今年|去年|全[县区市省]|其中|各|但|同时|对|由于|因|其他|其余|上述|以上|一是|二是|三是|四是|五是|首先|从|按|根据|要|部分|个别|有的|大部分|多数|这|该|整体|总体|本次|本期|此次|主要|存在|剩余|共|累计|为|经|现将|请|进展|滞后|责任|牵头|配合|年度|完成|已|未|尚|主体|计划|预计|力争|确保|要求|下一?步|原因|问题|\d{1,2}[-—–~～至]\d{1,2}月|\d+[个项家件]|[一二三四五六七八九十]+[个项家件])`)
	// unitBefore matches what stands before a colon or a dash at the head of a sentence.
	unitBefore = pattern.New(`^([^：:—]{2,60})(?:[：:]|[—–]{1,2})`)
	unitHolds  = pattern.New(`^([\p{Han}、]{2,24}?)(?:负责|` + parse.PartPattern(parse.Lead) + `|承担|承建|包保|实施|组织)(?:组织|实施|建设|推进|落实)*的(.+)$`)
	atWork     = pattern.New(`开工|封顶|启动|推进|施工|完成|滞后|停工|受阻|序时|进场|招标|验收|缓慢|` + parse.FinishPattern())
	announced  = pattern.New(`现将[^。]{0,40}(?:通报|汇报|报告|公布|公示)如下[：:。]?$`)
	listColon  = pattern.New(`(?:有|是|为|如下|包括|分别|其中|项目|任务|情况)[：:]$`)
)

// chapterOf reads what the heading of a report's chapter announces.
func chapterOf(heading string) chapterKind {
	switch {
	case runes(heading) > 24:
		return aboutWork
	case placeWords.MatchString(heading):
		return aboutPlaces
	case nextWords.MatchString(heading):
		return aboutNext
	case allWords.MatchString(heading):
		return aboutAll
	case troubleWords.MatchString(heading):
		return aboutTrouble
	}
	return aboutWork
}

// chapter returns what the nearest heading at or above a node announces.
func (n *node) chapter() chapterKind {
	for p := n; p != nil && p.parent != nil; p = p.parent {
		if k := p.announces(); k != aboutWork {
			return k
		}
	}
	return aboutWork
}

// announces reads what a node's own title announces. The name of something to be
// built, with its number and what is said of it behind, is no heading: 「2.县中医院整体搬迁。…」.
func (n *node) announces() chapterKind {
	if n.runIn && n.mark.level >= arabic && thing.MatchString(n.title) {
		return aboutWork
	}
	return chapterOf(n.title)
}

// report reads an item of a report's outline that has none below it: every paragraph is about a
// task, about the whole, or about places in an order. It returns false where the item is a
// record of labelled lines.
func (b *builder) report(n *node) bool {
	if n.recorded() && n.chapter() != aboutPlaces {
		b.r.markUsed(n.head, usedSection)
		return false
	}
	kind := n.chapter()
	if n.parent == nil {
		b.preface(n)
		return true
	}
	whole := para{b.wholeText(n), n.span()}
	switch {
	case len(n.paras) == 0 && (len(n.tables) > 0 || chapterOf(n.title) != aboutWork && n.mark.level <= hanParen):
		b.r.markUsed(n.head, usedSection)
	case len(n.paras) == 0, n.runIn && n.announces() == aboutWork:
		b.reportParagraph(n.parent, n.mark, whole, kind)
	case !n.runIn && b.nameOf(n.title).ok && !b.namesBelow(n):
		b.reportParagraph(n.parent, n.mark, whole, kind)
	default:
		b.r.markUsed(n.head, usedSection)
		b.preface(n)
	}
	return true
}

// namesBelow reports whether the paragraphs below a title are about tasks of their own.
func (b *builder) namesBelow(n *node) bool {
	for i := range n.paras {
		if _, tasks := b.reportedTasks(n.paras[i].text, aboutWork, false); len(tasks) > 0 {
			return true
		}
	}
	return false
}

// preface reads what stands between a heading of a report and the items below it.
func (b *builder) preface(n *node) {
	for i := range n.paras {
		if b.r.stopped() {
			return
		}
		b.reportParagraph(n, mark{}, n.paras[i], n.chapter())
	}
}

// recorded reports whether an item is a record of labelled lines.
func (n *node) recorded() bool {
	lines := 0
	for i := range n.paras {
		if j := strings.IndexAny(n.paras[i].text, "：:"); j > 0 && runes(n.paras[i].text[:j]) <= 12 && !hasSentenceEnd(n.paras[i].text[:j]) {
			lines++
		}
	}
	return lines > 1 && lines == len(n.paras) && !n.runIn
}

// wholeText returns all that an item says, as it was before its title was cut off.
func (b *builder) wholeText(n *node) string {
	var all strings.Builder
	last := n.title // all of it, while that is short; then its last paragraph
	all.WriteString(last)
	for i := range n.paras {
		t := n.paras[i].text
		if all.Len() > 0 && !strings.HasPrefix(t, "（") && !strings.HasPrefix(t, "(") && !ended(last) {
			if all.Len() == len(last) && (b.nameOf(last).ok || parse.Units(last).Sure()) {
				all.WriteString("：")
			} else {
				all.WriteString("。")
			}
		}
		all.WriteString(t)
		if last = t; all.Len() <= longestName {
			last = all.String()
		}
	}
	return all.String()
}

// longestName is the most bytes that the name of a task, or of those who do it, may have
// at the head of a report on it.
const longestName = 600

// reportParagraph reads one paragraph of a report.
func (b *builder) reportParagraph(under *node, no mark, p para, kind chapterKind) {
	if announced.MatchString(p.text) || sentLine.MatchString(p.text) {
		b.r.markUsed(p.span, usedHead)
		return
	}
	if kind == aboutPlaces || places.MatchString(p.text) {
		if b.ranking(under, p, kind) {
			return
		}
	}
	before, tasks := b.reportedTasks(p.text, kind, no.level != noNumber)
	for i := range tasks {
		if len(tasks) > 1 || i > 0 {
			no = mark{}
		}
		b.reportItem(under, no, &tasks[i], p.span, kind)
	}
	switch {
	case before == "":
	case kind == aboutAll || kind == aboutWork:
		if !b.summary(para{before, p.span}) && len(tasks) > 0 {
			b.addNote(before)
		}
	case len(tasks) > 0:
		b.addNote(before) // its lines count as read for the tasks' sake
	}
}

// reportedTask is a task that a report is about.
type reportedTask struct {
	name  string
	units []parse.Unit // told beside the name
	leads bool         // the units are told to lead
	text  string       // the name and all that is said of it
	rest  string       // what is said of it
	ok    bool
}

// reportedTasks splits a paragraph into the tasks that it is about; before is what it says
// ahead of them. A task begins with a sentence that begins with its name, and goes on to the
// next one. In a numbered paragraph the first sentence may be the bare name, whatever it is.
func (b *builder) reportedTasks(text string, kind chapterKind, counted bool) (before string, out []reportedTask) {
	all := b.parted(parse.Sentences(text))
	for k, s := range all {
		if b.r.stopped() {
			break
		}
		if i := strings.IndexAny(s, "：:"); i > 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			if listColon.MatchString(s[:i+size]) && !b.nameOf(s[:i]).ok && b.nameOf(s[i+size:]).ok {
				s = s[i+size:]
			}
		}
		t := b.nameOf(s)
		if k == 0 && counted && kind == aboutWork && !t.ok {
			n := runes(t.name)
			t.ok = n > 2 && n <= 20 && t.rest == "" && !noName.MatchString(t.name) && !parse.Units(t.name).Sure()
		}
		if t.ok && (kind == aboutNext || kind == aboutAll) && !b.r.clauses.any(s) {
			t.ok = false
		}
		switch n := len(out); {
		case t.ok && b.tells(&t, all[k+1:]):
			out = append(out, t)
		case n > 0:
			out[n-1].text += s
			out[n-1].rest += s
		default:
			before += s
		}
	}
	return before, out
}

// parted splits sentences where the task of another unit begins behind a comma:
// 「…进度滞后，县卫健局负责的疾控中心迁建项目尚未启动」.
func (b *builder) parted(sentences []string) []string {
	var out []string
	for _, s := range sentences {
		from := 0
		for i := range s {
			if !strings.HasPrefix(s[i:], "，") {
				continue
			}
			rest := s[i+len("，"):]
			if m := unitHolds.FindStringSubmatch(strings.TrimRight(rest, "。；")); m != nil && parse.Units(m[1]).Sure() && b.nameOf(rest).ok {
				out = append(out, s[from:i])
				from = i + len("，")
			}
		}
		out = append(out, s[from:])
	}
	return out
}

// tells reports whether the sentence with a task's name, or the next one, says who does the
// task or how far it is.
func (b *builder) tells(t *reportedTask, after []string) bool {
	if len(t.units) > 0 || b.r.clauses.any(t.text) {
		return true
	}
	if !strings.ContainsAny(t.text, "，,；;。：:") {
		return false // the title of a table, or a heading
	}
	said := t.rest + strings.Join(after[:min(len(after), 3)], "")
	return atWork.MatchString(said) || b.r.clauses.any(said) || len(parse.ReportedFigures(said, b.frame())) > 0
}

// nameOf reads the name of a task at the head of a sentence.
func (b *builder) nameOf(s string) (t reportedTask) {
	t.text = strings.TrimSpace(s)
	_, s = splitNumber(t.text)
	held := false // 「A负责的B」 names a task, whatever B is
	if m := unitBefore.FindStringSubmatch(s); m != nil && !unitHolds.MatchString(m[1]) {
		if u := parse.Units(m[1]); u.Sure() && runes(m[1]) <= 40 {
			// 「县住建局：城东污水处理厂二期进度滞后」
			if of := b.nameOf(s[len(m[0]):]); of.ok {
				of.text = t.text
				if len(of.units) == 0 {
					of.units = u.Units
				}
				return of
			}
		}
	}
	if m := unitHolds.FindStringSubmatch(s); m != nil && len(t.units) == 0 {
		if u := parse.Units(m[1]); u.Sure() {
			t.units, s, held = u.Units, m[2], true
			t.leads = parse.LeadsWith(t.text[strings.Index(t.text, m[1])+len(m[1]):])
		}
	}
	end, skip := 0, 0
	for end < len(s) {
		i := strings.IndexAny(s[end:], "（(，,：:。；;")
		if i < 0 {
			end = len(s)
			break
		}
		end += i
		if !strings.HasPrefix(s[end:], "（") && !strings.HasPrefix(s[end:], "(") {
			break
		}
		j := strings.IndexAny(s[end:], "）)")
		if j < 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(s[end+j:])
		in := s[end : end+j+size]
		inner := strings.Trim(in, "（()）")
		if u := parse.Units(inner); u.Sure() && runes(inner) <= 40 {
			if len(t.units) == 0 {
				t.units = u.Units
			}
			skip = len(in)
			break
		}
		if b.r.clauses.any(in) || runes(inner) > 12 {
			break
		}
		end += len(in)
	}
	t.name = strings.Trim(s[:end], "“”\"「」 ")
	bracket := strings.HasPrefix(s[end:], "（") || strings.HasPrefix(s[end:], "(")
	// A bracket behind a name that says who does it makes it that of a task, as 「人民医院分院」 alone is not.
	given := bracket && (skip > 0 || b.r.clauses.any(s[end:min(len(s), end+len("（责任单位：")*8)]))
	end += skip
	t.rest = strings.TrimLeft(s[end:], "，,：:。；; ")
	if n := runes(t.name); n < 3 || n > 40 || noName.MatchString(t.name) || !held && !given && parse.Units(t.name).Sure() || strings.HasPrefix(t.name, "（") {
		return t
	}
	if v := verbIn(t.name); v > 0 {
		// 「城东污水处理厂二期进度滞后」
		t.rest = t.name[v:] + s[end:]
		t.name = t.name[:v]
	}
	held = held && runes(t.name) <= 20 && !strings.ContainsAny(t.name, "0123456789%％")
	t.ok = held || thing.MatchString(strings.TrimRight(stripBracket(t.name), "”\"")) || given
	return t
}

// verbIn returns where in a name the report begins: the name of a thing ends there, and what
// was done to it follows. It returns 0 where the name is only a name.
func verbIn(name string) int {
	at := 0
	for _, w := range [...]string{"进展", "进度", "推进", "已", "仅", "只", "尚未", "未", "累计", "目前", "完成", "年度", "正在", "因", "仍", "建设进", "应", "须", "需", "原计划", "原定", "计划"} {
		if i := strings.Index(name, w); i > 6 && thing.MatchString(name[:i]) && (at == 0 || i < at) {
			at = i
		}
	}
	if i := strings.IndexAny(name, "0123456789"); i > 6 && at == 0 && thing.MatchString(name[:i]) {
		if short := strings.TrimSuffix(name[:i], "任务"); thing.MatchString(short) {
			return len(short) // 「农村户厕改造任务300座」
		}
		return i
	}
	return at
}

// stripBracket takes a bracket off the end of a name: 「一期」 and the like.
func stripBracket(s string) string {
	if i := strings.LastIndexAny(s, "（("); i > 0 && strings.HasSuffix(strings.TrimRight(s, ")"), s[i:]) || i > 0 && strings.HasSuffix(s, "）") {
		return s[:i]
	}
	return s
}

// reportItem makes a task of what a report says of it, with the return.
func (b *builder) reportItem(under *node, no mark, task *reportedTask, at draft.Span, kind chapterKind) {
	b.r.markUsed(at, usedTask)
	it := b.newItem(at)
	t := &it.Record.Task
	t.No = no.no
	t.Section = append(append([]string{}, b.prefix...), under.sectionHere()...)
	t.Title = strings.TrimSpace(task.name)
	t.Detail.Source.Text = shortTitle(t.No + sourceDot(no) + t.Title)
	it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldTitle, At: at, Sure: draft.Printed})
	own := b.r.clauses.parties(task.text)
	b.parties(&it, own, at, draft.Printed)
	if own.Due != "" {
		b.due(&it, own.Due, at)
	}
	t.Detail.Text = b.doers(&it, task.rest, at)
	rep := b.state(&it, t.Detail.Text, at)
	if !named(t) && len(task.units) > 0 {
		who := parse.Parties{Responsible: task.units}
		if task.leads {
			who = parse.Parties{Lead: task.units}
		}
		b.parties(&it, who, at, draft.Printed)
	}
	b.finishItem(&it)
	if kind != aboutNext {
		it.Record.Returns = append(it.Record.Returns, rep)
		it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldProgress, At: at, Sure: draft.Derived})
	}
	b.plan().Items = append(b.plan().Items, it)
}

// doers takes out of a text what it says of who does the work: clauses at its end and in
// brackets, and sentences of their own: 「责任单位：县水利局。」「县文旅局负责。」
func (b *builder) doers(it *draft.Item, text string, at draft.Span) string {
	b.parties(it, b.r.clauses.parties(text), at, draft.Printed)
	var left strings.Builder
	for _, s := range parse.Sentences(b.r.clauses.of(text).words) {
		if bare := strings.TrimRight(s, "。；;"); runes(bare) <= 60 && mayName(bare) {
			if p, ok := parse.Clause(bare); ok && p.Any() && !p.Bare && p.Sure {
				b.parties(it, p, at, draft.Printed)
				continue
			}
		}
		left.WriteString(s)
	}
	return strings.TrimRight(strings.TrimLeft(left.String(), "，,；;。：: "), "；;")
}

// state reads what a report says of a task: its targets, how much of them has been reached, and
// what is asked for by when.
func (b *builder) state(it *draft.Item, text string, at draft.Span) model.Return {
	said := parse.ReportedFigures(text, b.frame())
	yearly := false
	for i := range said {
		yearly = yearly || said[i].Part == parse.Planned && strings.HasSuffix(said[i].Unit, "元")
	}
	for i := range said {
		s := &said[i]
		switch {
		case s.Part == parse.Planned, s.Part == parse.Whole && !yearly:
			v := s.Value
			b.addTarget(it, model.Target{Metric: s.Metric, Kind: model.Cumulative, Op: s.Op, Value: &v, Unit: s.Unit, Text: s.Text}, s.Metric != "", at)
		}
		if s.Part == parse.Whole {
			b.field(it, &column{heading: s.Metric}, s.Value.String()+s.Unit)
		}
	}
	b.dueInReport(it, text, at)
	p := model.Return{Seq: 1, Date: b.untilIn(text), Text: text}
	b.reached(it, &p, said)
	if p.Percent == nil && len(p.Actuals) == 0 {
		var v model.Decimal
		switch parse.StateOf(text) {
		case parse.NotStarted:
			v = decimal.Zero
		case parse.Finished:
			v = decimal.Hundred
		default:
			return p
		}
		p.Percent = &v
	}
	return p
}

// reached puts the figures of a report into the return: each with the target that it answers,
// and the share claimed beside it.
func (b *builder) reached(it *draft.Item, p *model.Return, said []parse.ReportedFigure) {
	targets := it.Record.Task.Targets
	actuals, percent := parse.Reports(said, targets)
	p.Actuals = actuals
	claimed := false
	for i := range p.Actuals {
		a := &p.Actuals[i]
		if t := &targets[a.Target]; t.Unit != "" && t.Unit != a.Unit {
			if v, err := model.Convert(a.Value, a.Unit, t.Unit); err == nil {
				a.Value, a.Unit = v, t.Unit
			}
		}
		for j := range said {
			if s := &said[j]; s.Part == parse.Share && s.Text == a.Text {
				claimed = true
				b.shareAgrees(it, a, s)
			}
		}
	}
	if !claimed {
		p.Percent = percent
	}
}

// shareAgrees doubts a share that is not what its figures give.
func (b *builder) shareAgrees(it *draft.Item, a *model.Actual, s *parse.ReportedFigure) {
	want := it.Record.Task.Targets[a.Target].Value
	if want == nil || want.IsZero() {
		return
	}
	q, err := a.Value.Quo(*want)
	if err != nil {
		return
	}
	q, err = q.Mul(decimal.Hundred)
	if err != nil {
		return
	}
	if d, err := q.Sub(s.Value); err == nil && d.Abs().Cmp(decimal.MustNew(5, 1)) > 0 {
		it.AddDoubt(model.DoubtConflict, fmt.Sprintf("文中写“%s”，按所列数字为%s%%", s.Text, q.Round(1).Trim(0)))
	}
}

// summary keeps what a report says of the whole: its plan as targets of the campaign, its words
// in the campaign's note. It reports whether there was anything of the kind.
func (b *builder) summary(p para) bool {
	said := parse.ReportedFigures(p.text, b.frame())
	told := false
	c := b.campaign()
	for i := range said {
		s := &said[i]
		told = told || s.Part != parse.Aside && s.Part != parse.Grown && s.Part != parse.Stated
		if s.Part != parse.Planned || s.Metric == "" {
			continue
		}
		v := s.Value
		t := model.Target{Metric: s.Metric, Kind: model.Cumulative, Op: s.Op, Value: &v, Unit: s.Unit, Text: s.Text, Line: p.span.From}
		dup := false
		for k := range c.Targets {
			dup = dup || sameTarget(&c.Targets[k], &t)
		}
		if !dup {
			c.Targets = append(c.Targets, t)
		}
	}
	if told {
		b.addNote(p.text)
		b.r.markUsed(p.span, usedCampaign)
	}
	return told
}

// untilIn returns the day that a report stands for: its own, or the paper's.
func (b *builder) untilIn(text string) model.Date {
	for _, c := range parse.Cutoffs(text, b.frame()) {
		if c.Date != 0 {
			return c.Date
		}
	}
	return b.asOf()
}
