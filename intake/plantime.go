package intake

import (
	"strconv"
	"strings"
	"time"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/internal/pattern"
	"duban/model"
)

// planTime is what a document says of the time of its plan.
type planTime struct {
	from, to said // the ends of the period, in words about it
	year     said // the first day of the year that the title is about
	goal     said // the last day of the year by which the last goal is to be reached
	whole    said // the first day of the year whose goals are set for all of it: 「全年生产总值增长6%」
	hoped    bool // the last goal is only striven for
	validity bool // the period is how long the paper is in force
	// phases are the stages of the work that have days, for the tasks below them.
	phases map[*node]phase
}

// said is a day of a plan's time, and the words that give it.
type said struct {
	day    model.Date
	origin draft.Origin
}

// phase is the time of a stage of the work. A zero day leaves it open on that side.
type phase struct {
	model.Period
	text string
}

var (
	// timeHead matches the heading of a section that says when the work is done.
	timeHead = pattern.New(`时间|期限|步骤|阶段|进度安排|周期`)
	// timeCue matches what stands before the days of a plan in a sentence about it: 「决定从3月下旬至6月底」.
	timeCue = pattern.New(`(?:从|自|于|(?:时间|期限|周期|起止|工期|阶段)(?:安排|暂定)?(?:为|是|[：:])?|^|[（(])$`)
	// goalYear matches the year by which a goal is to be reached: 「到2028年」.
	goalYear = pattern.New(`(?:到|[^截]至)((?:19|20)\d\d)年(?:$|[^\d])`)
	// goalEnd matches a text that ends in such a year.
	goalEnd = pattern.New(`(?:到|[^截]至)(?:19|20)\d\d年$`)
	// wholeYearGoal matches a goal for all of the year, with that year where it is named.
	wholeYearGoal = pattern.New(`全年(?:目标|任务|\p{Han}{2,12}(?:增长|达到|完成|实现))|年度(?:目标|任务)|((?:19|20)\d\d)年(?:，|,|全市|全县|全区)*(?:完成|实现|新增|确保)`)
	// hoped matches what stands before the year of a goal that is only striven for.
	hoped = pattern.New(`(?:力争|争取|努力)$`)
	// fiveYears matches the name of a five-year plan in a title.
	fiveYears = pattern.New(`[“"「]十([一二三四五六七八九])五[”"」]|十([一二三四五六七八九])五(?:规划|期间|时期|发展|专项)`)
	// inForce matches how long a paper is in force: 「自2023年3月15日起施行，有效期2年」.
	inForce = pattern.New(`自([^，。；]{4,16}日)起(?:施行|实施|执行)[，,]?(?:[^。]{0,12}?)有效期(?:为|至|到|限)?([^。，；]{1,16})`)
	// yearsLong matches a number of years.
	yearsLong = pattern.New(`^([一二两三四五六七八九十]|\d{1,2})年$`)
)

// halfWidth writes full-width figures as plain ones: 「２０２７」.
func halfWidth(s string) string {
	if !strings.ContainsAny(s, "０１２３４５６７８９") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

// yearOf returns the only year that a title names, 0 where it names none or several.
func yearOf(title string) int {
	y := 0
	for _, m := range yearWord.FindAllStringSubmatch(halfWidth(title), -1) {
		if v := digits(m[1]); y != 0 && v != y {
			return 0
		} else {
			y = v
		}
	}
	return y
}

// titleTime reads the time that a title gives: years or months from one to another, or a year.
func (b *builder) titleTime(title string, pieces []piece) {
	texts := []string{title}
	for i := range pieces {
		if p := &pieces[i]; p.table == nil {
			if runes(p.text) <= 30 && yearsFirst.MatchString(strings.TrimLeft(halfWidth(p.text), "（(")) {
				texts = append(texts, p.text) // a title's second line
			}
		} else if t := tableTitle(p.table); t != "" && yearOf(title) == 0 {
			texts = append(texts, t)
			title += " " + t
		}
	}
	for _, t := range texts {
		t = halfWidth(t)
		if m := yearRange.FindStringSubmatch(t); m != nil && !strings.Contains(t[strings.Index(t, m[0]):], m[0]+"完成") {
			b.say(model.NewDate(digits(m[1]), 1, 1), model.NewDate(digits(m[2]), 12, 31), b.r.stated(b.plan().Span, m[0]))
			b.year = digits(m[1])
			return
		}
		if reports, _ := parse.ReportsByTitle(t); reports {
			continue // the months that it tells of are not those of the plan
		}
		if r := b.ranges(t); len(r) == 1 && yearWord.MatchString(t) {
			b.say(r[0].From, r[0].To, b.r.stated(b.plan().Span, beginning(t)))
			b.year = r[0].From.Year()
			return
		}
		if m := fiveYears.FindStringSubmatch(t); m != nil {
			y := 2005 + 5*hanValue(m[1]+m[2])
			b.say(model.NewDate(y-4, 1, 1), model.NewDate(y, 12, 31), b.r.stated(b.plan().Span, m[0]))
			b.year = y - 4
			return
		}
	}
	for _, t := range append(texts[:1:1], title) {
		if y := yearOf(t); y != 0 {
			b.year = y
			b.time.year = said{model.NewDate(y, 1, 1), draft.Origin{At: b.r.stated(b.plan().Span, strconv.Itoa(y)+"年").At, Reason: draft.OfYear}}
			return
		}
	}
	if m := yearWord.FindStringSubmatch(halfWidth(title)); m != nil {
		b.year = digits(m[1])
	}
}

// say notes the ends of the plan's time, where nothing has given them yet.
func (b *builder) say(from, to model.Date, o draft.Origin) {
	if b.time.from.day == 0 && from != 0 {
		b.time.from = said{from, o}
	}
	if b.time.to.day == 0 && to != 0 {
		b.time.to = said{to, o}
	}
}

// ranges reads the spans of days in a text, 「从2026年11月起至2027年4月底」; one without an end
// has a zero day there.
func (b *builder) ranges(text string) []model.Period {
	var out []model.Period
	b.eachRange(text, func(p model.Period, _, _ int) { out = append(out, p) })
	return out
}

// eachRange calls do for every span of days in a text, with the bytes that name it.
func (b *builder) eachRange(text string, do func(p model.Period, from, to int)) {
	dates, _ := model.ParseDates(text, b.year)
	for i := 0; i < len(dates); i++ {
		d := &dates[i]
		switch {
		case i+1 < len(dates) && parse.IsRange(text[d.To:dates[i+1].From]):
			e := dates[i+1]
			if e.Last < d.First && e.Last.Year() == d.First.Year() { // 「12月1日至3月10日」
				e.Last = inYear(e.Last, e.Last.Year()+1)
			}
			if e.Last >= d.First {
				do(model.Period{From: d.First, To: e.Last}, d.From, e.To)
			}
			i++
		case d.Precision == model.ToDay && d.First < d.Last:
			do(model.Period{From: d.First, To: d.Last}, d.From, d.To) // 「6月1-15日」
		case parse.Begins(text, d):
			do(model.Period{From: d.First}, d.From, d.To)
		case startsAtOnce(text[:d.From]) && b.campaign().Document.Date != 0:
			do(model.Period{From: b.campaign().Document.Date, To: d.Last}, d.From, d.To) // 「即日起至12月底」
		}
	}
}

// inYear returns the same day of another year, or the last of its month.
func inYear(d model.Date, year int) model.Date {
	_, month, day := d.Civil()
	return min(model.NewDate(year, month, day), model.NewDate(year, month+1, 0))
}

// atOnce matches words that begin a span with the day of the document.
var atOnce = pattern.New(`(?:即日起|印发之日起|发文之日起|现在起|发布之日起)(?:至|到|，|,)?$`)

func startsAtOnce(before string) bool { return atOnce.MatchString(before) }

// readTime looks through the outline of a plan for what it says of its time, before its tasks are read.
func (b *builder) readTime(root *node) {
	for i := range root.paras {
		b.timeIn(&root.paras[i], false)
	}
	b.timeBelow(root)
	if b.time.from.day != 0 && b.time.year.day == 0 && b.time.from.origin.Reason == draft.Stated {
		b.year, b.guessed = b.time.from.day.Year(), false
	}
	b.reckon()
}

// timeBelow looks through the items below another one.
func (b *builder) timeBelow(n *node) {
	var stages []*node
	for _, k := range n.kids {
		if b.r.stopped() {
			return
		}
		switch {
		case b.isStage(k):
			stages = append(stages, k)
			for _, below := range k.kids {
				if strings.Contains(below.title, "阶段") {
					stages = append(stages, below) // the first one ran on behind the heading of all
				}
			}
			continue
		case k.title != "" && runes(k.title) <= 16 && timeHead.MatchString(k.title) && n.purpose() != forTasks:
			for i := range k.paras {
				b.timeIn(&k.paras[i], true)
			}
		case k.isFor() == forGoals || k.isFor() == forOther:
			for i := range k.paras {
				b.timeIn(&k.paras[i], false)
			}
			if k.isFor() == forGoals {
				b.goalsIn(k)
			}
		case strings.HasPrefix(k.title, "为期") || inForce.MatchString(withoutSpace(k.text())):
			b.inForce(withoutSpace(k.text()), k.span())
		}
		b.timeBelow(k)
	}
	b.stages(stages)
}

// timeIn reads a paragraph. One that is about the plan's time gives it wherever days stand in it,
// another only behind words that say so.
func (b *builder) timeIn(p *para, about bool) {
	text := halfWidth(p.text)
	if !strings.ContainsAny(text, "年月日") {
		return
	}
	b.inForce(withoutSpace(text), p.span)
	o := draft.Origin{At: p.span, Reason: draft.Stated}
	first, last := model.Date(0), model.Date(0)
	b.eachRange(text, func(r model.Period, from, to int) {
		if r.From < model.NewDate(b.year, 1, 1) || strings.HasPrefix(text[to:], "的") || !about && !timeCue.MatchString(text[:from]) && !startsAtOnce(text[:from]) {
			return
		}
		if first == 0 || r.From < first {
			first = r.From
		}
		last = max(last, r.To)
	})
	b.say(first, last, o)
	if first == 0 && about {
		if dates, _ := model.ParseDates(text, b.year); len(dates) == 1 && !dates[0].Before && runes(text) <= 30 {
			b.say(0, dates[0].Last, o) // 「2027年4月底前完成。」
		}
	}
	b.goalIn(text, p.span)
}

// goalsIn reads the goals of a section.
func (b *builder) goalsIn(n *node) {
	b.goalIn(halfWidth(n.text()), n.span())
	for _, k := range n.kids {
		b.goalsIn(k)
	}
}

func (b *builder) goalIn(text string, at draft.Span) {
	for _, m := range goalYear.FindAllStringSubmatchIndex(text, -1) {
		end := model.NewDate(digits(text[m[2]:m[3]]), 12, 31)
		if end > b.time.goal.day && end.Year() >= b.year {
			b.time.goal = said{end, draft.Origin{At: at, Reason: draft.OfGoal}}
			b.time.hoped = hoped.MatchString(text[:m[0]])
		}
	}
	if m := wholeYearGoal.FindStringSubmatch(text); m != nil && b.time.whole.day == 0 && b.year != 0 && (m[1] == "" || digits(m[1]) == b.year) {
		b.time.whole = said{model.NewDate(b.year, 1, 1), draft.Origin{At: at, Reason: draft.OfYear}}
	}
}

// inForce reads how long a paper is in force.
func (b *builder) inForce(text string, at draft.Span) {
	m := inForce.FindStringSubmatch(text)
	if m == nil || b.time.validity {
		return
	}
	from, _ := model.ParseDates(m[1], b.year)
	if len(from) != 1 {
		return
	}
	to := model.Date(0)
	if y := yearsLong.FindStringSubmatch(m[2]); y != nil {
		n := max(digits(y[1]), hanValue(strings.Replace(y[1], "两", "二", 1)))
		to = inYear(from[0].Last, from[0].Last.Year()+n) - 1
	} else if end, _ := model.ParseDates(m[2], b.year); len(end) == 1 {
		to = end[0].Last
	}
	if to > from[0].Last {
		o := draft.Origin{At: at, Reason: draft.Stated}
		b.time.from, b.time.to, b.time.validity = said{from[0].Last, o}, said{to, o}, true
		b.r.markUsed(at, usedCampaign)
	}
}

// isStage reports whether an item is a stage of the work: it is called one, or stands in a section about
// the time, and begins with its days.
func (b *builder) isStage(n *node) bool {
	if strings.Contains(n.title, "阶段") {
		dates, _ := model.ParseDates(openingOf(n), b.year)
		return len(dates) > 0
	}
	up := n.parent.title
	return timeHead.MatchString(up) && runes(up) <= 16 && len(b.ranges(openingOf(n))) > 0
}

// openingOf returns the title of an item, with the first clause of its text where that is all about days.
func openingOf(n *node) string {
	s := n.title
	if len(n.paras) > 0 {
		text := strings.TrimLeft(n.paras[0].text, "：:，, ")
		if i := strings.IndexAny(text, "。；，,"); i >= 0 {
			text = text[:i]
		}
		if runes(text) <= 40 {
			s += "：" + text
		}
	}
	return halfWidth(s)
}

// halfYear is how many days before its document a stage without a year may have ended: one that
// ended earlier is a stage of the year after.
const halfYear = 183

// stages reads the time of the stages of the work. Where they leave out the year, one stage
// follows the other.
func (b *builder) stages(list []*node) {
	var from, to said
	open := false
	for _, n := range list {
		text := openingOf(n)
		o := draft.Origin{At: n.head, Reason: draft.Stated}
		dates, _ := model.ParseDates(text, b.year)
		if len(dates) == 0 {
			continue
		}
		p := phase{text: text[dates[0].From:dates[len(dates)-1].To]}
		if m := stage.FindString(n.title); m != "" {
			p.text = strings.Trim(m, "（()）")
		}
		if r := b.ranges(text); len(r) > 0 {
			p.Period = r[0]
		} else {
			d := dates[len(dates)-1]
			p.To = d.Last
			if d.Precision != model.ToDay && !d.Before && !strings.HasSuffix(text[:d.From], "、") {
				p.From = d.First
			}
		}
		if !dates[0].YearNamed && p.To != 0 && (p.To < to.day || p.To.AddDays(halfYear) < b.campaign().Document.Date) {
			if p.From != 0 && p.From.Year() == p.To.Year() {
				p.From = inYear(p.From, p.From.Year()+1)
			}
			p.To = inYear(p.To, p.To.Year()+1)
		}
		if b.time.phases == nil {
			b.time.phases = make(map[*node]phase)
		}
		b.time.phases[n] = p
		open = p.To == 0
		if p.From != 0 && (from.day == 0 || p.From < from.day) {
			from = said{p.From, o}
		}
		if p.To > to.day {
			to = said{p.To, o}
		}
	}
	if len(b.time.phases) < 2 {
		return
	}
	b.say(from.day, 0, from.origin)
	if !open {
		b.say(0, to.day, to.origin)
	}
}

// phaseOf returns the stage of the work that an item belongs to, itself left out.
func (b *builder) phaseOf(n *node) (phase, bool) {
	if _, ok := b.time.phases[n]; ok {
		return phase{}, false
	}
	for p := n.parent; p != nil; p = p.parent {
		if t, ok := b.time.phases[p]; ok {
			return t, true
		}
	}
	return phase{}, false
}

// dueInPhase gives a step of a stage its deadline: the one day of the stage that its text sets as a limit, else
// the stage's last.
func (b *builder) dueInPhase(it *draft.Item, p phase, text string, at draft.Span) {
	dates, _ := model.ParseDates(text, b.year)
	if len(dates) == 1 && dayEnd.MatchString(text[dates[0].To:]) && dates[0].Last >= p.From && (p.To == 0 || dates[0].Last <= p.To) {
		b.due(it, datePhrase(text, dates[0]), at)
		return
	}
	b.dueByPhase(it, p, at, draft.Derived)
}

// inPhase reports whether an item is a step of a stage of the work.
func (b *builder) inPhase(n *node) bool {
	_, ok := b.phaseOf(n)
	return ok
}

// dueByPhase gives a task the days of the stage that it is, or belongs to.
func (b *builder) dueByPhase(it *draft.Item, p phase, at draft.Span, sure draft.Sureness) {
	t := &it.Record.Task
	if p.To != 0 {
		t.Deadline = model.Deadline{Date: p.To, Text: p.text, Precision: model.ToDay, Given: true}
		it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldDeadline, At: at, Sure: sure})
	}
	if p.From != 0 && t.Start.Date == 0 {
		t.Start = model.Deadline{Date: p.From, Text: p.text, Precision: model.ToDay, Given: true}
		it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldStart, At: at, Sure: sure})
	}
}

// reckon sets the time by which the dates of tasks are read: what the document says of its period,
// else its year. A goal for a later year does not make the dates of tasks later.
func (b *builder) reckon() {
	if b.year == 0 {
		return
	}
	p := model.Period{From: model.NewDate(b.year, time.January, 1), To: model.NewDate(b.year, time.December, 31)}
	if b.time.from.day != 0 {
		p.From = b.time.from.day
	}
	switch {
	case b.time.to.day != 0:
		p.To = b.time.to.day
	case b.time.year.day == 0 && b.up != nil && b.up.time.to.day != 0:
		p.To = b.up.time.to.day
	}
	b.campaign().Period = p
}

// settleTime sets the campaign's period from what the document says; what it does not say is
// a doubt. Tasks without a deadline of their own end with it.
func (b *builder) settleTime() {
	plan, c := b.plan(), b.campaign()
	if b.year == 0 {
		return
	}
	read := c.Period
	from, to := b.begins(), b.ends()
	if from.day > to.day {
		from = said{model.NewDate(to.day.Year(), 1, 1), draft.Origin{Reason: draft.TakenYear}}
	}
	c.Period = model.Period{From: from.day, To: to.day}
	c.Validity = b.time.validity
	plan.Origins.From, plan.Origins.To = from.origin, to.origin
	for i := range plan.Items {
		if t := &plan.Items[i].Record.Task; !t.Deadline.Given && t.Deadline.Date == read.To {
			t.Deadline.Date = to.day
		}
	}
	if text := b.timeDoubt(from, to); text != "" {
		c.Review = append([]model.Doubt{{Code: model.DoubtDate, Text: text}}, c.Review...)
	}
}

// yearOfGoals is the first day of the year for all of which the plan, or the one that it is a part of, sets goals.
func (b *builder) yearOfGoals() said {
	if b.time.whole.day == 0 && b.up != nil {
		return b.up.time.whole
	}
	return b.time.whole
}

// lateInYear is the month from which on a plan of a year cannot be taken to have begun with it.
const lateInYear = time.July

// begins returns the first day of the plan.
func (b *builder) begins() said {
	issued := b.campaign().Document.Date
	late := b.time.year.day != 0 && issued.Year() == b.year && issued >= model.NewDate(b.year, lateInYear, 1) && !b.reports
	switch {
	case b.time.from.day != 0:
		return b.time.from
	case b.time.year.day != 0 && !late:
		return b.time.year
	case b.up != nil && b.up.time.from.day != 0:
		return b.up.time.from
	case b.yearOfGoals().day != 0 && !late:
		return b.yearOfGoals()
	case issued != 0 && !b.reports:
		return said{issued, draft.Origin{At: b.plan().Origins.Issued.At, Reason: draft.OfIssue}}
	case b.guessed && b.r.opt.Today != 0 && !b.reports:
		return said{b.r.opt.Today, draft.Origin{Reason: draft.TakenToday}}
	}
	first := model.NewDate(b.year, time.January, 1)
	for i := range b.plan().Items {
		t := &b.plan().Items[i].Record.Task
		if t.Start.Date != 0 {
			first = min(first, t.Start.Date)
		}
	}
	return said{first, draft.Origin{Reason: draft.TakenYear}}
}

// ends returns the last day of the plan.
func (b *builder) ends() said {
	yearEnd := model.NewDate(b.year, time.December, 31)
	whole := b.yearOfGoals()
	switch {
	case b.time.to.day != 0:
		return b.time.to
	case b.time.year.day != 0:
		return said{yearEnd, b.time.year.origin}
	case b.up != nil && b.up.time.to.day != 0:
		return b.up.time.to
	case b.time.goal.day != 0 && !(b.time.hoped && whole.day != 0):
		return b.time.goal
	case whole.day != 0:
		return said{yearEnd, whole.origin}
	}
	last, open := said{}, len(b.plan().Items) == 0
	for i := range b.plan().Items {
		it := &b.plan().Items[i]
		if t := &it.Record.Task; !t.Deadline.Given {
			open = true
		} else if t.Deadline.Date > last.day {
			last = said{t.Deadline.Date, draft.Origin{At: it.Span, Reason: draft.OfTasks}}
		}
	}
	switch {
	case last.day != 0 && (!open || last.day > yearEnd):
		return last
	case b.guessed:
		return said{yearEnd, draft.Origin{Reason: draft.TakenToday}}
	}
	return said{yearEnd, draft.Origin{Reason: draft.TakenYear}}
}

// timeDoubt says which end of the period the document does not give, and what was taken for it.
func (b *builder) timeDoubt(from, to said) string {
	if b.guessed && b.reports {
		return "文件没有写年份，按读取之日取" + strconv.Itoa(b.year) + "年"
	}
	if b.guessed {
		return "文件没有写年份，按读取之日取" + strconv.Itoa(b.year) + "年" + "，起止暂按" + from.day.String() + "至" + to.day.String()
	}
	if len(b.plan().Items) == 0 || b.reports {
		return ""
	}
	switch lacksStart, lacksEnd := from.origin.Guessed(), to.origin.Guessed() || to.origin.Reason == draft.OfTasks && b.open(); {
	case lacksStart && lacksEnd:
		return "文件没有写起止时间，暂按" + from.day.String() + "至" + to.day.String()
	case lacksStart:
		return "文件没有写起始时间，暂按" + from.day.String()
	case lacksEnd:
		return "文件没有写结束时间，暂按" + to.day.String()
	case b.time.year.day != 0 && from.origin.Reason == draft.OfIssue:
		return "标题写" + strconv.Itoa(b.year) + "年" + "，印发已是" + from.day.String() + "，起始暂按印发之日"
	}
	return ""
}

// open reports whether a task of the plan has no deadline of its own.
func (b *builder) open() bool {
	for i := range b.plan().Items {
		if !b.plan().Items[i].Record.Task.Deadline.Given {
			return true
		}
	}
	return false
}
