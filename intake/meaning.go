package intake

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/internal/pattern"
	"duban/model"
)

// frame returns the time that the plan speaks of.
func (b *builder) frame() parse.Frame {
	c := b.campaign()
	return parse.Frame{Year: b.year, YearSure: b.yearSure, Issued: c.Document.Date, From: c.Period.From, To: c.Period.To}
}

// due reads a cell or a phrase that gives the deadline of a task. The last date counts. A doubt
// notes a second print that differs.
func (b *builder) due(it *draft.Item, s string, at draft.Span) {
	w, ok := parse.ReadWhen(s, b.frame())
	if !ok {
		return
	}
	b.dueAs(it, &w, at, draft.Printed)
}

// dueAs is due for what was read already.
func (b *builder) dueAs(it *draft.Item, w *parse.When, at draft.Span, sure draft.Sureness) {
	t := &it.Record.Task
	if w.Unread() {
		doubt := model.Doubt{Code: model.DoubtDate, Text: "时限读不出：" + w.Deadline.Text}
		if d := t.Detail; !slices.ContainsFunc(d.Review, func(r model.Doubt) bool { return r.Code == doubt.Code && r.Text == doubt.Text }) {
			d.Review = append([]model.Doubt{doubt}, d.Review...) // the first thing to be settled
		}
		if w.Deadline.Precision == model.Recurring {
			w.Deadline = model.Deadline{Text: w.Deadline.Text}
		}
	}
	if w.Inherited {
		sure = draft.Derived
		if b.guessed {
			sure = draft.Guessed
			it.AddDoubt(model.DoubtDate, "“"+w.Deadline.Text+"”没有年份，按"+strconv.Itoa(b.year)+"年计")
		}
	}
	if w.Start.Date != 0 && t.Start.Date == 0 {
		t.Start = w.Start
		it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldStart, At: at, Sure: sure})
	}
	d := w.Deadline
	d.Given = d.Date != 0
	switch {
	case t.Deadline.Text == "":
		t.Deadline = d
	case t.Deadline.Text != d.Text:
		it.AddDoubt(model.DoubtConflict, "完成时限两处不同："+t.Deadline.Text+"；"+d.Text)
		text := t.Deadline.Text + "；" + d.Text
		if d.Date > t.Deadline.Date {
			t.Deadline = d
		}
		t.Deadline.Text = text
	default:
		return
	}
	it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldDeadline, At: at, Sure: sure})
}

// start reads a cell that gives the beginning of a task: the first day that it allows.
func (b *builder) start(it *draft.Item, s string, at draft.Span) {
	w, ok := parse.ReadWhen(s, b.frame())
	if !ok || w.Deadline.Date == 0 && w.Start.Date == 0 {
		return
	}
	d := w.Deadline
	if w.Start.Date != 0 {
		d = w.Start
	}
	it.Record.Task.Start = firstDay(d)
	it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldStart, At: at, Sure: draft.Printed})
}

// firstDay turns a date that is the last of a span into the first one.
func firstDay(d model.Deadline) model.Deadline {
	year, month, day := d.Date.Civil()
	switch d.Precision {
	case model.ToTenDays:
		d.Date = model.NewDate(year, month, 1+min(day-1, 20)/10*10)
	case model.ToMonth:
		d.Date = model.NewDate(year, month, 1)
	case model.ToQuarter:
		d.Date = model.NewDate(year, month-2, 1)
	case model.ToHalf:
		d.Date = model.NewDate(year, month-5, 1)
	case model.ToYear:
		d.Date = model.NewDate(year, 1, 1)
	}
	return d
}

// progress reads a cell that tells what has been done.
func (b *builder) progress(it *draft.Item, s string, at draft.Span) {
	text := strings.TrimSpace(s)
	if text == "" {
		return
	}
	rep := &it.Record
	if n := len(rep.Returns); n > 0 {
		rep.Returns[n-1].Text += "\n" + text
		return
	}
	rep.Returns = append(rep.Returns, model.Return{Seq: 1, Date: b.asOf(), Text: text})
	it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldProgress, At: at, Sure: draft.Derived})
}

// percent reads a cell that gives the share that is done, or says in words how
// far the work is.
func (b *builder) percent(it *draft.Item, col *column, s string) {
	if !isFigure(withoutSpace(s)) {
		b.progress(it, s, it.Span)
		return
	}
	v, _, err := model.ParseAmount(withoutSpace(s))
	if share, ok := v.Float64(); err != nil || !ok || share < 0 || share > 300 {
		return // no share
	}
	rep := &it.Record
	if len(rep.Returns) == 0 {
		b.progress(it, col.Name+withoutSpace(s)+strings.Repeat("%", 1-min(1, strings.Count(s, "%"))), it.Span)
	}
	rep.Returns[0].Percent = &v
}

// readProgress reads the figures of an item's reports, when all its targets are known.
func (b *builder) readProgress(it *draft.Item) {
	for i := range it.Record.Returns {
		p := &it.Record.Returns[i]
		text, spam := withoutSpam(p.Text)
		if spam != "" {
			it.AddDoubt(model.DoubtSpam, "原文混入无关文字“"+spam+"”，已略去")
		}
		r := parse.Progress(text, it.Record.Task.Targets)
		p.Text, p.Actuals = r.Text, r.Actuals
		if r.Percent != nil && p.Percent == nil {
			p.Percent = r.Percent
		}
	}
}

// monthTold matches a month of which a title says that it tells: 「3月份重点工作推进情况」.
var monthTold = pattern.New(`(\d{1,2})月份?[^\d。；]{0,16}(?:情况|进展|完成|通报|小结|总结)`)

// asOf returns the day that the document's reports stand for: the end of the period in its
// title, or its own date.
func (b *builder) asOf() model.Date {
	if b.until != 0 {
		return b.until
	}
	c := b.campaign()
	year := b.year
	for _, q := range [...]struct {
		word  string
		month int
	}{{"一季度", 3}, {"第一季度", 3}, {"上半年", 6}, {"二季度", 6}, {"三季度", 9}, {"四季度", 12}, {"全年", 12}} {
		if year != 0 && strings.Contains(c.Document.Title, q.word) {
			return model.NewDate(year, time.Month(q.month)+1, 0)
		}
	}
	if m := monthTold.FindStringSubmatch(c.Document.Title); m != nil && year != 0 && digits(m[1]) <= 12 {
		return model.NewDate(year, time.Month(digits(m[1]))+1, 0)
	}
	if c.Document.Date != 0 {
		return c.Document.Date
	}
	return b.r.opt.Today
}

// targetCell reads a cell that gives the value of a target whose name stands in
// the heading, or in the column that names the task.
func (b *builder) targetCell(it *draft.Item, g *grid, lay *layout, st *tableState, c int, row []string) {
	col := &g.cols[c]
	s := strings.TrimSpace(row[c])
	if withoutSpace(s) == "" {
		return
	}
	found := parse.Targets(withoutSpace(s), b.frame())
	if b.isValue(withoutSpace(s)) && !aboutThose.MatchString(withoutSpace(s)) || runes(withoutSpace(s)) <= 24 && len(found) == 0 && !b.dated(withoutSpace(s)) {
		unit := col.Unit
		if unit == "" {
			unit = b.unitOf(g, lay, st, row)
		}
		metric := it.Record.Task.Title
		if named := b.metricOf(lay, col); named != "" {
			metric = named
		}
		if x, ok := parse.TargetFrom(metric, s, unit); ok {
			x.Deadline = b.ownDate(g, col)
			if x.Unit == "" && x.Value != nil {
				x.Unit = unitBeside(it.Record.Task.Targets, &x) // 「30家」 in one column, 「7」 in that of a month
			}
			x.Metric = sameRate(it.Record.Task.Targets, &x)
			if x.Kind == model.Step && metric != it.Record.Task.Title {
				x.Metric = withoutSpace(s) // 「形象进度目标」 is no measure, 「主体封顶」 is
			}
			b.addTarget(it, x, true, it.Span)
			return
		}
	}
	b.field(it, col, s)
	day := b.ownDate(g, col)
	for _, f := range found {
		if f.Target.Deadline.Date == 0 {
			f.Target.Deadline = day
		}
		b.addTarget(it, f.Target, f.Sure, it.Span)
	}
}

// ownDate returns the day of a column's heading for the goals below it, and nothing where that is the
// plan's own end and no column has goals for later.
func (b *builder) ownDate(g *grid, col *column) model.Deadline {
	if d := b.headingDate(col); d.Date != 0 && (!b.endsYearly(d.Date) || b.hasLaterGoals(g, d.Date)) {
		return d
	}
	return model.Deadline{}
}

// endsYearly reports whether a day is the last of a plan that ends with a year: a goal for then is the plan's own.
func (b *builder) endsYearly(d model.Date) bool {
	return d == b.campaign().Period.To && d == model.NewDate(d.Year(), time.December, 31)
}

// unitBeside returns the unit of measure that a row gives its measure in another column.
func unitBeside(known []model.Target, x *model.Target) string {
	for i := range known {
		if k := &known[i]; k.Kind == x.Kind && k.Unit != "%" && lettersAndDigits(k.Metric) == lettersAndDigits(x.Metric) {
			return k.Unit
		}
	}
	return ""
}

// sameRate gives the rate of a part of the year the name that the row's rate for
// the whole year has: 「增长8%」 in one column, 「6%」 in that of the first quarter.
func sameRate(known []model.Target, x *model.Target) string {
	for i := range known {
		k := &known[i]
		if x.Unit == "%" && k.Unit == "%" && k.Kind == x.Kind && strings.HasPrefix(k.Metric, x.Metric) {
			return k.Metric
		}
	}
	return x.Metric
}

// valueStart matches the beginning of a cell that holds a value and not a sentence: a
// figure, or a word that says how the figure is meant.
var valueStart = pattern.New(`^(?:[≥≤>＞<＜=~约近超过达到不低于少大高下足突破完成控制在实现增长下降]{0,8})[-+]?[\d０-９]`)

// isValue reports whether a cell holds a value and not a sentence, nor a date.
func (b *builder) isValue(s string) bool { return valueStart.MatchString(s) && !b.dated(s) }

// dated reports whether a cell begins with a date: 「3月启动」.
func (b *builder) dated(s string) bool {
	dates, _ := model.ParseDates(s, b.year)
	return len(dates) > 0 && dates[0].From == 0
}

// aboutThose matches a cell whose first figure only says whom or what it is about:
// 「65岁以上老年人体检2万人」「5亿元以上项目10个」.
var aboutThose = pattern.New(`^[≥≤>＞<＜]?[\d０-９.]+\p{Han}{1,3}(?:及|或)?(?:以上|以下|以内)(?:的)?\p{Han}{2,}[^\d]*\d`)

// metricOf returns the measure that a column's heading names, "" where the heading
// only says that there is a goal and the row says of what.
func (b *builder) metricOf(lay *layout, col *column) string {
	byUnits := false // the rows are offices, and every column is one of their tasks
	for _, r := range [...]parse.Role{parse.Responsible, parse.Lead, parse.Place} {
		byUnits = byUnits || slices.Contains(lay.by[r], lay.title)
	}
	if yearPlan.MatchString(col.heading) && col.Role == parse.Amount {
		return col.Name
	}
	if !byUnits && (len(lay.by[parse.TargetValue])+len(lay.by[parse.Amount]) < 2 && b.hasWork(lay) || genericGoal(col.Name)) {
		return ""
	}
	if rest := periodWord.ReplaceAllString(col.Name, ""); byUnits {
		for _, end := range [...]string{"目标任务数", "任务数", "目标数", "计划数", "目标值", "任务", "目标", "计划"} {
			if short := strings.TrimSuffix(rest, end); short != rest && short != "" {
				return short
			}
		}
	}
	return col.Name
}

// headingDate returns the last day of the period that a heading speaks of: the
// quarter of 「2026年一季度目标」, and not its year.
func (b *builder) headingDate(col *column) model.Deadline {
	year := b.year
	if col.Year > 0 {
		year = col.Year
	}
	for _, s := range [...]string{col.heading, col.Name} { // the year may stand in the heading above
		if dates, again := model.ParseDates(s, year); len(dates) == 1 && !again && year > 0 && (col.Year == 0 || dates[0].Precision != model.ToYear) {
			return model.Deadline{Date: dates[0].Last, Text: s[dates[0].From:dates[0].To], Precision: dates[0].Precision, Given: true}
		}
	}
	if col.Year > 0 {
		return model.Deadline{Date: model.NewDate(col.Year, time.December, 31), Text: yearWord.FindString(col.heading), Precision: model.ToYear, Given: true}
	}
	return model.Deadline{}
}

// hasLaterGoals reports whether a table has goals for a later day than the given one. A goal
// without a day would then be taken for one of them.
func (b *builder) hasLaterGoals(g *grid, day model.Date) bool {
	for c := range g.cols {
		if col := &g.cols[c]; (col.Role == parse.TargetValue || col.Role == parse.Milestones) && b.headingDate(col).Date > day {
			return true
		}
	}
	return false
}

// pastDone matches the heading of what was done in an earlier year: 「2025年完成」「上年实际」.
var pastDone = pattern.New(`^(?:((?:19|20)\d\d)年度?|上年度?|上一年度?|去年)(?:实际|已|累计)?(?:完成|实绩|基数|实现)?(?:数|值|量|情况)?(?:[/（(].*)?$`)

// baselines sets the baselines of a row's targets for a whole year, from the one column of an
// earlier year with the same measure.
func (b *builder) baselines(it *draft.Item, g *grid, lay *layout, st *tableState, row []string) {
	at := -1
	for c := range g.cols {
		m := pastDone.FindStringSubmatch(g.cols[c].heading)
		if g.cols[c].Role == parse.TargetValue || m == nil || m[1] != "" && digits(m[1]) >= b.year {
			continue
		}
		if at >= 0 {
			return // of several years, none is the one that the goal sets out from
		}
		at = c
	}
	t := &it.Record.Task
	if at < 0 || !b.isValue(withoutSpace(row[at])) {
		return
	}
	unit := g.cols[at].Unit
	if unit == "" {
		unit = b.unitOf(g, lay, st, row)
	}
	was, ok := parse.TargetFrom(t.Title, row[at], unit)
	if !ok || was.Value == nil {
		return
	}
	for i := range t.Targets {
		if x := &t.Targets[i]; x.Value != nil && x.Baseline == nil && x.Unit == was.Unit && lettersAndDigits(x.Metric) == lettersAndDigits(was.Metric) && (x.Deadline.Date == 0 || x.Deadline.Precision == model.ToYear) {
			x.Baseline = was.Value
		}
	}
}

// periodWord matches a period that a heading speaks of: 上半年, 2026年度, 一季度.
var periodWord = pattern.New(`(?:(?:19|20)\d\d年?|本年|今年|全年|年度|上半年|下半年|第?[一二三四1-4]季度|\d{1,2}月底?|双过半|年)度?`)

// genericGoal reports whether a heading only says that there is a goal, and not which.
func genericGoal(name string) bool {
	switch strings.TrimRight(periodWord.ReplaceAllString(name, ""), "值数") {
	case "", "目标", "任务", "目标任务", "工作目标", "具体目标", "考核目标", "预期目标", "推进目标", "计划", "指标", "预期", "计划目标", "任务目标", "工作任务":
		return true
	}
	return false
}

// unitOf returns the unit of measure of a row: from its own column, or from the line above the table.
func (b *builder) unitOf(g *grid, lay *layout, st *tableState, row []string) string {
	for _, c := range lay.by[parse.MeasureUnit] {
		if s := withoutSpace(row[c]); s != "" {
			return s
		}
	}
	return st.unit
}

// meaning reads targets out of the words of an item.
func (b *builder) meaning(it *draft.Item, text string, at draft.Span) {
	for _, f := range parse.Targets(text, b.frame()) {
		if bareVerb(f.Target.Metric) {
			f.Target.Metric = it.Record.Task.Title + f.Target.Metric
		}
		b.addTarget(it, f.Target, f.Sure, at)
	}
}

// maxTargets is the most targets of a task. A text with more is no task.
const maxTargets = 60

// addTarget gives a task a target that it has not got yet.
func (b *builder) addTarget(it *draft.Item, x model.Target, sure bool, at draft.Span) {
	t := &it.Record.Task
	b.dayOfTarget(it, &x, at)
	for i := range t.Targets {
		if sameTarget(&t.Targets[i], &x) {
			if nameOnly(&t.Targets[i]) == x.Metric {
				t.Targets[i].Metric = x.Metric
			}
			return
		}
	}
	if len(t.Targets) >= maxTargets {
		return
	}
	x.Line = 0
	t.Targets = append(t.Targets, x)
	f := draft.Fact{Field: draft.FieldTarget, Index: len(t.Targets) - 1, At: at}
	if !sure {
		f.Sure = draft.Guessed
	}
	it.Facts = append(it.Facts, f)
}

var (
	// byDay matches what leads to a day by which something is due.
	byDay = pattern.New(`(?:于|在)?$`)
	// dayEnd matches what makes a day a limit.
	dayEnd = pattern.New(`^(?:底|末|之|以)?前`)
)

// dayOfTarget takes the day out of the name of a target, 「配套资金于2027年1月15日前到位」: it is that of the
// target, and of a task that has no other.
func (b *builder) dayOfTarget(it *draft.Item, x *model.Target, at draft.Span) {
	if x.Deadline.Date != 0 || !strings.ContainsAny(x.Metric, "月日") || runes(x.Metric) > maxTitle || hasSentenceEnd(x.Metric) {
		return
	}
	dates, again := model.ParseDates(x.Metric, b.year)
	if len(dates) != 1 || again || dates[0].Precision == model.ToYear {
		return
	}
	d := dates[0]
	before, after := x.Metric[:d.From], x.Metric[d.To:]
	before = before[:byDay.FindStringIndex(before)[0]]
	end := dayEnd.FindString(after)
	if after = after[len(end):]; end == "" || !unicode.Is(unicode.Han, lastRune(before)) {
		return // the figure of a month, or a sentence of its own
	}
	x.Deadline = model.Deadline{Date: d.Last, Text: x.Metric[d.From:d.To] + end, Precision: d.Precision, Given: true}
	x.Metric = before + after
	if it.Record.Task.Deadline.Text == "" {
		b.due(it, x.Deadline.Text, at)
	}
}

// nameOnly is the metric of a target without its own figure: a title such as 「港口道路改造6公里」 names both.
func nameOnly(t *model.Target) string {
	if t.Value == nil {
		return t.Metric
	}
	if name := strings.Replace(t.Metric, t.Value.String()+t.Unit, "", 1); name != "" {
		return name
	}
	return t.Metric
}

// sameTarget reports whether two targets ask for the same of the same measure.
func sameTarget(a, b *model.Target) bool {
	return lettersAndDigits(nameOnly(a)) == lettersAndDigits(nameOnly(b)) && a.Unit == b.Unit && a.Kind == b.Kind && equalValue(a.Value, b.Value) && a.Deadline.Date == b.Deadline.Date
}

func equalValue(a, b *model.Decimal) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(*b) == 0
}

// finishItem gives an item what it has from its plan, and notes its doubts.
func (b *builder) finishItem(it *draft.Item) {
	b.readProgress(it)
	t := &it.Record.Task
	c := b.campaign()
	if t.Deadline.Date == 0 {
		t.Deadline.Date = c.Period.To
		t.Deadline.Given = false
	}
	if len(t.LeadUnits)+len(t.ResponsibleUnits) == 0 {
		b.parties(it, b.onTop, it.Span, draft.Derived)
	}
	if len(t.LeadUnits)+len(t.ResponsibleUnits) == 0 {
		it.AddDoubt(model.DoubtUnit, "未写牵头单位和责任单位")
	}
	if !b.reports && t.Deadline.Given && c.Document.Date != 0 && t.Deadline.Date < c.Document.Date {
		it.AddDoubt(model.DoubtDate, "完成时限“"+t.Deadline.Text+"”早于文件日期"+c.Document.Date.String())
	}
	b.doubtGroups(it)
}

// doubtGroups notes units that are only a generic name.
func (b *builder) doubtGroups(it *draft.Item) {
	t := &it.Record.Task
	all := append(append([]string{}, t.LeadUnits...), t.ResponsibleUnits...)
	for _, n := range all {
		if !isGroup(n) {
			return
		}
	}
	if len(all) > 0 {
		it.AddDoubt(model.DoubtUnit, "单位只写“"+strings.Join(all, "、")+"”，未列名")
	}
}
