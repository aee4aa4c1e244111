package intake

import (
	"strings"
	"unicode/utf8"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/internal/pattern"
	"duban/model"
)

var (
	dueLabel = pattern.New(`(?:预计|计划|力争|确保|要求)?(?:` + parse.FinishPattern() + `|完成|整改|实施)(?:的)?(?:时间|时限|期限|日期|节点)(?:为|是|[：:])`)
	// dueStart matches what may stand between the beginning of a sentence and the date that it is about.
	dueStart = pattern.New(`^(?:力争|确保|计划|预计|争取|到|至|在|于|截至|截止|[，,：:、]|其中|全面|今年|本年)*$`)
	// allDone matches text after a date that says no more than that the work is finished by then.
	allDone = pattern.New(`^(?:底|末|之|以|份|年)*(?:前|内)?(?:全面|全部|基本|确保|力争|保质保量|按期|如期)*(?:` + parse.FinishPattern() + `|完成任务|完成|到位)(?:任务|工作|目标|建设|整改|验收|投用)?$`)
	// stateAfterDate matches text after a date that describes a state, 「尚未…」, rather than work due.
	stateAfterDate = pattern.New(`^(?:底|末|之|以)*(?:前|内)?(?:尚|仍|还)?[未已]`)
)

// dueInWords looks for the deadline of a task in its words: behind a label, or at the head of a
// sentence that is about a date. The date of one target among many stays with the target.
func (b *builder) dueInWords(it *draft.Item, text string, at draft.Span) {
	text = strings.ReplaceAll(text, "\n", "。")
	var loc []int
	if containsAny(text, "时间", "时限", "期限", "日期", "节点") {
		loc = dueLabel.FindStringIndex(text)
	}
	if loc != nil {
		rest := text[loc[1]:]
		if i := strings.IndexAny(rest, "。；，（("); i > 0 {
			rest = rest[:i]
		}
		if w, ok := parse.ReadWhen(rest, b.frame()); ok && w.Deadline.Date != 0 {
			b.due(it, rest, at)
			return
		}
	}
	c := b.campaign()
	var best string
	var last model.Date
	found := 0
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。；！？", r) }) {
		dates, _ := model.ParseDates(s, b.year)
		for _, d := range dates {
			phrase := datePhrase(s, d)
			before := s[:d.From-strings.Index(phrase, s[d.From:d.To])]
			inside := false
			if i := strings.LastIndexAny(before, "，,"); i >= 0 && (limits(before[i:], phrase, s[d.To:]) || d.Last > c.Period.To && dueStart.MatchString(before[i:])) {
				before, inside = "", !allDone.MatchString(s[d.To:])
			}
			if !dueStart.MatchString(before) || openBrackets(s[:d.From]) || stateAfterDate.MatchString(s[d.To:]) {
				continue
			}
			if clause, _, _ := strings.Cut(s[d.From:], "，"); inside && d.Last <= c.Period.To && b.onlyFigures(clause) || b.wholeYear(s, phrase) {
				continue // the day of a figure, or of what comes before the year's own goal
			}
			w, ok := parse.ReadWhen(phrase, b.frame())
			if !ok || w.Deadline.Date < c.Period.From || w.Deadline.Precision == model.Recurring || w.Deadline.Date <= c.Period.To && w.Deadline.Precision == model.ToYear && (inside || !strings.ContainsAny(phrase, "底末")) {
				continue // no date, a turn that comes again, or only the year that the plan is for anyhow
			}
			found++
			if w.Deadline.Date > last {
				best, last = phrase, w.Deadline.Date
			}
		}
	}
	if found == 1 || found > 1 && last > c.Period.To {
		b.due(it, best, at)
		return
	}
	b.finishedBy(it, text, at)
}

// lastClause matches a final clause that gives the deadline of all before it: 「，12月底前完成。」
var lastClause = pattern.New(`[，,；。]((?:(?:19|20)\d\d年|今年|本年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬)?(?:底|末)?(?:之?前|以前)?|(?:19|20)\d\d年(?:底|末|年底)(?:之?前|以前)?)(?:全面|全部|基本|按期|如期)?(?:` + parse.FinishPattern() + `|完成|运行|开放|到位|达标|验收|(?:上?报|报送|提交|反馈|印发|出台)[^，。；]{0,12})[。；]?$`)

// firstClause matches an opening clause that gives the deadline of all behind it: 「12月底前，…」
var firstClause = pattern.New(`(?:^|[。；])((?:(?:19|20)\d\d年|今年|本年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬)?(?:底|末)?(?:之?前|以前)|(?:19|20)\d\d年(?:底|末|年底)(?:之?前|以前))[，,]`)

// maxClause is the most bytes of a last clause that is looked at.
const maxClause = 200

// finishedBy reads the day by which a text ends in saying that its work is done.
func (b *builder) finishedBy(it *draft.Item, text string, at draft.Span) {
	if it.Record.Task.Deadline.Text != "" || !strings.ContainsAny(text, "月年") {
		return
	}
	if m := lastClause.FindStringSubmatch(withoutSpace(text[max(0, len(text)-maxClause):])); m != nil {
		b.due(it, m[1], at)
	} else if !strings.Contains(text, "前，") && !strings.Contains(text, "前,") {
		return
	} else if m := firstClause.FindStringSubmatch(withoutSpace(text)); m != nil {
		if dates, _ := model.ParseDates(text, b.year); len(dates) == 1 {
			b.due(it, m[1], at)
		}
	}
}

// yearAhead matches the year by which, or in which, a text at its beginning wants its work done.
var yearAhead = pattern.New(`^(?:到|至)?((?:19|20)\d\d)年(?:底|末)?(?:之?前|以前)?[，,]`)

// yearBeyond reads a year at the beginning of a task's words that lies behind the plan's own.
func (b *builder) yearBeyond(it *draft.Item, text string, at draft.Span) {
	if m := yearAhead.FindStringSubmatch(withoutSpace(text)); m != nil && digits(m[1]) > b.campaign().Period.To.Year() {
		b.due(it, strings.TrimRight(m[0], "，,"), at)
	}
}

// buildingTime matches the time in which a project is built: 「工期从2026年1月至2027年6月」.
var buildingTime = pattern.New(`工期(?:为|是|从|自|[：:])?((?:19|20)\d\d年[^，。；,;（）()]{2,24})`)

// forTheYear matches a goal of the whole year: 「全年完成税收5000万元」, 「2026年实现产值2亿元」.
var forTheYear = pattern.New(`全年|年度|今年[^\d一二三四五六七八九十上下第初内底末]|((?:19|20)\d\d)年[^\d一二三四五六七八九十上下第初内底末]`)

// wholeYear reports whether a text sets a goal for the whole of the plan's last year, behind a
// step that is due before the last month.
func (b *builder) wholeYear(s, step string) bool {
	to := b.campaign().Period.To
	s, step = withoutSpace(s), withoutSpace(step)
	m := forTheYear.FindStringSubmatch(s[max(0, strings.LastIndex(s, step)):])
	if m == nil || m[1] != "" && digits(m[1]) != to.Year() {
		return false
	}
	w, ok := parse.ReadWhen(step, b.frame())
	return ok && w.Deadline.Date.MonthEnd() < to.MonthEnd()
}

// limits reports whether a phrase at the head of a clause sets a limit: 「在6月底前」「到2028年」, or
// 「6月底前全面完成」, which is all that the clause says.
func limits(before, phrase, after string) bool {
	_, n := utf8.DecodeRuneInString(before)
	before = strings.TrimSpace(before[n:])
	if dueStart.MatchString(before) && allDone.MatchString(after) {
		return true
	}
	switch before {
	case "在", "于", "力争", "确保", "力争在", "确保在":
		return strings.HasSuffix(phrase, "前")
	case "":
		return strings.HasPrefix(phrase, "到") || strings.HasPrefix(phrase, "至")
	}
	return false
}

// datePhrase returns a date with the words around it that say what it means.
func datePhrase(s string, d model.DateMention) string {
	from, to := d.From, d.To
	for _, w := range [...]string{"到", "至", "截至"} {
		if strings.HasSuffix(s[:from], w) {
			from -= len(w)
			break
		}
	}
	for _, w := range [...]string{"底前", "末前", "以前", "之前", "底", "末", "前", "内"} {
		if strings.HasPrefix(s[to:], w) {
			to += len(w)
			break
		}
	}
	return s[from:to]
}

// stepsOfRow looks for dated steps in the cells that say what is to be done. The last step
// beside the title is the deadline where the table has no column for it.
func (b *builder) stepsOfRow(it *draft.Item, g *grid, lay *layout, row []string) {
	for c := range row {
		switch g.cols[c].Role {
		case parse.Title, parse.Measure, parse.TargetValue:
		default:
			continue
		}
		if last := b.stepsInWords(it, row[c], it.Span); last != "" && !b.wholeYear(row[c], last) && c != lay.title && it.Record.Task.Deadline.Text == "" && len(lay.by[parse.DueDate])+len(lay.by[parse.Period]) == 0 {
			b.due(it, last, it.Span)
		}
	}
}

// dueInCell looks for the deadline of a row without a column for it: the last date of its goal,
// or the year of a heading.
func (b *builder) dueInCell(it *draft.Item, g *grid, lay *layout, row []string) {
	t := &it.Record.Task
	if t.Deadline.Text != "" || len(lay.by[parse.DueDate])+len(lay.by[parse.Period]) > 0 {
		return
	}
	for _, r := range [...]parse.Role{parse.Measure, parse.Title} {
		for _, c := range lay.by[r] {
			if c == lay.title {
				continue // of its steps the whole text decides
			}
			if b.dueInWords(it, withoutSpace(row[c]), it.Span); t.Deadline.Text != "" {
				return
			}
		}
	}
	to := b.campaign().Period.To
	for c := range row {
		if m := buildingTime.FindStringSubmatch(withoutSpace(row[c])); m != nil {
			if w, ok := parse.ReadWhen(m[1], b.frame()); ok && w.Deadline.Date != 0 {
				b.due(it, m[1], it.Span)
				return
			}
		}
	}
	for c := range row {
		col := &g.cols[c]
		goal := col.Role == parse.TargetValue
		if row[c] == "" || !goal && col.Also != parse.DueDate {
			continue
		}
		dates, _ := model.ParseDates(withoutSpace(row[c]), b.year)
		best := -1
		for k := range dates {
			if dates[k].Precision != model.ToYear && (best < 0 || dates[k].Last >= dates[best].Last) || dates[k].Last > to {
				best = k
			}
		}
		if best >= 0 && goal && b.wholeYear(row[c], withoutSpace(row[c])[dates[best].From:dates[best].To]) {
			continue // its last step comes before what the year as a whole must bring
		}
		if best >= 0 && (goal || dates[best].Last > to) {
			if s := withoutSpace(row[c]); !dates[best].YearNamed || best > 0 {
				d := dates[best]
				t.Deadline = model.Deadline{Date: d.Last, Text: datePhrase(s, d), Precision: d.Precision, Given: true}
				it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldDeadline, At: it.Span, Sure: draft.Derived})
				return
			}
			b.due(it, datePhrase(withoutSpace(row[c]), dates[best]), it.Span)
			return
		}
	}
	last := -1 // of several years the last one counts
	for c := range row {
		if col := &g.cols[c]; col.Year > 0 && row[c] != "" && runes(row[c]) < 40 && (col.Role == parse.TargetValue || col.Role == parse.Amount && !b.hasWork(lay)) && col.Year >= b.year && (last < 0 || col.Year > g.cols[last].Year) {
			last = c
		}
	}
	if last >= 0 {
		b.due(it, yearWord.FindString(g.cols[last].heading), it.Span)
		return
	}
	// 「2018年农村公路建设」 in a plan over several years.
	if y, from := yearAt(t.Title), b.campaign().Period.From.Year(); y > 0 && from < to.Year() && from <= y && y <= to.Year() {
		b.due(it, t.Title[:len("2018年")], it.Span)
	}
}
