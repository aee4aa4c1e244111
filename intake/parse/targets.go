package parse

import (
	"strings"
	"unicode/utf8"

	"duban/internal/pattern"
	"duban/model"
)

// Found is a target and where it stands in the text.
type Found struct {
	Target model.Target
	Span   Span
	// Sure is false where the metric had to be guessed from the words about the figure.
	Sure  bool
	among string // of a place in an order: among whom
}

// Targets finds the measures in a sentence or a cell of running text: a metric
// with a figure, 「新增规上企业3家以上」, or with words, 「确保不发生较大事故」「固定资产投资实现正增长」.
// Thresholds inside a name, 「过10亿元项目2个」, document numbers, dates and names with
// digits are no targets.
func Targets(text string, f Frame) []Found {
	p := newPassage(text)
	return readTargets(&p, f, false)
}

// readTargets reads the targets of a passage. Where it is loose, figures without a metric
// count too, as in a report that leaves out what is measured: 「完成27.4亿元」.
func readTargets(p *passage, f Frame, loose bool) []Found {
	r := targetReader{p: p, frame: f, figs: figures(p.f, f.year(), false), loose: loose}
	pieces(p.f, func(r rune) bool { return strings.ContainsRune(";。\n!?", r) }, func(from, to int, _ rune) {
		r.sentence(from, to)
	})
	return r.out
}

// targetReader goes through a text clause by clause.
type targetReader struct {
	p      *passage
	frame  Frame
	figs   []figure
	next   int    // the first figure that has not been used
	metric string // the one named last, and the last that is no growth of another
	base   string
	verb   string // 新增, 引进: carried on through an enumeration
	out    []Found
	loose  bool
	first  int            // the first target of the sentence in out
	due    model.Deadline // a date at the head of the sentence: 「到2028年，…」
}

// sentence reads what lies between two full stops or semicolons.
func (r *targetReader) sentence(from, to int) {
	r.metric, r.base, r.verb = "", "", ""
	r.first, r.due = len(r.out), model.Deadline{}
	pieces(r.p.f[from:to], func(r rune) bool { return r == ',' }, func(a, b int, _ rune) {
		r.clause(from+a, from+b)
	})
	r.brackets(from, to)
}

// brackets reads figures in brackets, which clauses jump over: none of them are targets by themselves.
func (r *targetReader) brackets(from, to int) {
	for r.next < len(r.figs) && r.figs[r.next].start < to {
		r.next++
	}
}

// clause reads what lies between two commas.
func (r *targetReader) clause(from, to int) {
	f := r.p.f
	var figs []figure
	for r.next < len(r.figs) && r.figs[r.next].start < to {
		if g := r.figs[r.next]; g.start >= from && (!inBrackets(f[from:to], g.start-from) || aloneInBracket(f, &g)) {
			figs = append(figs, g)
		}
		r.next++
	}
	r.words(from, to)
	if len(figs) == 0 {
		if d := ownDate(f[from:to], r.frame); d.Date != 0 {
			if rest, _ := stripLead(f[from:to], r.frame); utf8.RuneCountInString(rest) <= 1 {
				r.due = d
			}
		}
		return
	}
	if r.each(from, to, figs) {
		return
	}
	left := from // where the words that belong to the next figure begin
	for i := 0; i < len(figs); i++ {
		g := figs[i]
		end := to
		if i+1 < len(figs) {
			end = figs[i+1].from
		}
		if r.isThreshold(figs, i) || r.isSubject(from, figs, i) {
			continue // a part of the name before the next figure
		}
		if isGrade(f[g.end:]) {
			continue // 「3000吨级泊位」
		}
		if i+1 < len(figs) && r.countsClass(figs, i) {
			end = nextEnd(figs, i+1, to) // 「打造3个过200亿元产业集群」
			if t, ok := r.target(left, g.from, g.from, &g, g.to, end); ok {
				r.add(t)
				left = max(g.to, r.p.index(t.Span.To))
			}
			i++
			continue
		}
		if i+1 < len(figs) && isRise(f[g.to:figs[i+1].from]) {
			if base, ok := r.target(left, g.from, g.to, &figs[i+1], figs[i+1].to, nextEnd(figs, i+1, to)); ok {
				v := g.value
				if c, err := model.Convert(v, g.unit, base.Target.Unit); err == nil {
					v = c
				}
				base.Target.Baseline = &v
				if base.Target.Kind == model.Cumulative {
					base.Target.Kind = model.Level
				}
				base.Span = r.p.span(left, figs[i+1].to)
				base.Target.Text = dropLayout(base.Span.Of(r.p.src))
				r.add(base)
			}
			left = figs[i+1].to
			i++
			continue
		}
		if r.stretchOf(left, &g) {
			left = g.to
			continue
		}
		t, ok := r.target(left, g.from, g.from, &g, g.to, end)
		if ok {
			for _, name := range rates(t.Target.Metric) {
				t.Target.Metric = name
				r.add(t)
			}
			left = max(g.to, r.p.index(t.Span.To))
		}
	}
}

func nextEnd(figs []figure, i, to int) int {
	if i+1 < len(figs) {
		return figs[i+1].from
	}
	return to
}

func (r *targetReader) add(t Found) {
	if t.Target.Deadline.Date == 0 {
		t.Target.Deadline = r.due
	}
	if strings.Contains(t.Span.Of(r.p.src), "（") {
		t.Target.Metric = printedBrackets.Replace(t.Target.Metric)
	}
	if t.Target.Metric != "" {
		r.metric = t.Target.Metric
	}
	if growths.suffix(r.metric) == "" {
		r.base = r.metric
	}
	r.out = append(r.out, t)
}

// target makes the target of one figure. The words before it are those from left
// to before, the words behind it those from behind to end.
func (r *targetReader) target(left, before, _ int, g *figure, behind, end int) (Found, bool) {
	f := r.p.f
	words := f[left:before]
	partOf := ""
	words, strength := stripLead(words, r.frame)
	if i := strings.LastIndex(words, "其中"); i >= 0 {
		words, partOf = strings.TrimLeft(words[i+len("其中"):], ":, "), r.base
	}
	enumerated := strings.HasPrefix(words, "、") || strings.HasPrefix(words, "和") || strings.HasPrefix(words, "及")
	words = strings.TrimLeft(words, "、 :")
	if enumerated {
		for _, w := range [...]string{"和", "及", "以及", "与"} {
			words = strings.TrimPrefix(words, w)
		}
	}
	// Only the words behind the last mark of a list belong to this figure,
	// unless the mark joins two names of one measure.
	words = strings.TrimRight(strings.TrimSpace(words), "( ")
	if strings.HasSuffix(words, "等") && strings.ContainsAny(words, "、和") {
		words = "" // 「甲、乙等6个项目」: the list names what is counted
	}
	for _, w := range [...]string{"年产", "日产", "日处理", "年处理", "年加工"} {
		if strings.HasSuffix(words, w) && startsHan(strings.TrimLeft(f[behind:end], " ")) {
			return Found{}, false // 「年产20万吨饲料项目」 is a name
		}
	}
	if strings.Contains(words, "已有") || strings.Contains(words, "现有") || scoring.MatchString(dropSpace(words)+"|"+g.unit) {
		return Found{}, false
	}
	if i := strings.LastIndex(words, "、"); i > 0 && strings.Contains(words[:i], "实现") {
		words = words[i+len("、"):] // 「实现新发展、网络零售额突破2亿元」
	}
	if of, ok := strings.CutSuffix(words, "的"); ok {
		if i := strings.LastIndex(of, "达到"); i > 0 {
			words = words[:i] // 「投资完成率达到年度计划的50%」
		}
	}
	words, per := cutPer(words)
	name, verb := stripVerb(dropLayout(words))
	to := g.to
	noun := ""
	if !isRate(g.unit) || name == "" {
		noun, to = r.nounBehind(behind, end, name)
	}
	if timeUnits.has(strings.TrimLeft(g.unit, "个")) || timeUnits.has(g.unit) {
		if !isTime(name) && per == "" && !strings.Contains(f[left:g.from], "每月") && !strings.Contains(f[left:g.from], "每年") {
			return Found{}, false
		}
	}
	switch {
	case noun != "" && (strings.HasPrefix(noun, "的") || strings.HasPrefix(noun, "期间")):
		return Found{}, false
	case noun != "" && g.opSaid && g.tail != "" && isSize(g.unit) && name == "" && (!isCountUnit(g.unit) || words == ""):
		return Found{}, false // 「引进10亿元以上项目」: a class of things, and no value
	}
	metric, sure := "", true
	switch {
	case name == "" && noun == "":
		switch {
		case verb != "" && r.metric != "" && isGrowth(verb):
			metric = growthOf(r.metric, verb)
		case verb != "" && (!isGrowth(verb) || r.loose):
			metric = verb
		case r.loose && !enumerated:
		case r.metric != "" && (strings.HasSuffix(words, "完成") || words == "" && g.opSaid && strength != "") && growths.suffix(r.metric) == "":
			metric = r.metric // 「税收6月底前完成2亿元，年底完成3亿元」
		case strings.HasSuffix(words, "完成") && strings.HasSuffix(g.unit, "元"):
			metric, sure = "完成", false // 「力争年底完成3亿元」: of what the task is about
		case r.metric != "" && enumerated:
			metric, sure = r.metric, false
		default:
			return Found{}, false
		}
	case name == "":
		metric = verbPrefix(verb) + noun
	case isGrowth(verb) && isShareOnly(name) && r.metric != "":
		metric = growthOf(r.metric, name+verb)
	case isShareOnly(name) && r.metric != "":
		metric = growthOf(r.metric, name)
	default:
		metric = name
		if isGrowth(verb) {
			metric += verb
		}
		if noun != "" {
			metric += noun
		}
	}
	if enumerated && r.verb != "" && name != "" && verbOf(name) == "" && !isRate(g.unit) && len(r.out) > 0 && isCountUnit(g.unit) {
		metric = r.verb + metric
	} else if !enumerated {
		r.verb = verbOf(metric)
	}
	if i := strings.LastIndexByte(metric, ':'); i > 0 && utf8.RuneCountInString(metric[i+1:]) > 1 {
		metric = dropLead(metric[i+1:])
	}
	metric = wholeQuotes(strings.Trim(metric, " :、,-"))
	if noun != "" {
		metric = dropLead(metric)
	}
	for _, w := range [...]string{"和", "及", "与", "的", "以及", "目标"} {
		metric = strings.TrimSuffix(metric, w)
	}
	metric = unbalanced(metric)
	if metric == "" && !r.loose || utf8.RuneCountInString(metric) > 60 {
		return Found{}, false
	}
	t := r.make(metric, g, strength, words)
	if per != "" && !isRate(g.unit) {
		t.Target.Unit += per
		if t.Target.Kind == model.Cumulative {
			t.Target.Kind = model.Level
		}
	}
	t.Target.Deadline = ownDate(f[left:g.from], r.frame)
	t.Sure = sure && utf8.RuneCountInString(metric) <= 30
	t.Target.PartOf = partOf
	to = max(to, g.to)
	if aloneInBracket(f, g) {
		to = g.to + strings.IndexByte(f[g.to:], ')') + 1
	}
	t.Span = r.p.span(left+firstWord(f[left:g.from]), to)
	t.Target.Text = dropLayout(strings.TrimSpace(t.Span.Of(r.p.src)))
	return t, true
}

// scoring matches the figures of a rule for marks: 「每低1个百分点扣2分」.
var scoring = pattern.New(`(?:^|[,、:])每(?:低|少|高|超|超过|增加|提高|下降|降低|减少|差|多|推迟|延迟)(?:出|于)?[|]|(?:扣|加|减|得|计|记|扣减|扣除)[|]分`)

// ownDate returns the date that the words before a figure give for it alone: 「到2028年」
// 「6月底前」. The year that the plan is for is none.
func ownDate(words string, fr Frame) model.Deadline {
	dates, _ := model.ParseDates(words, fr.year())
	if len(dates) == 0 {
		return model.Deadline{}
	}
	d := dates[len(dates)-1]
	if since := strings.TrimLeft(words[d.To:], " 底末"); strings.HasPrefix(since, "以来") || strings.HasPrefix(since, "以后") || strings.HasPrefix(since, "起") {
		return model.Deadline{} // when it began
	}
	if d.Precision == model.ToYear && (!d.YearNamed || d.Last.Year() == fr.year() && fr.To.Year() <= fr.year()) {
		return model.Deadline{}
	}
	return model.Deadline{Date: d.Last, Text: dueWords(words, dates[len(dates)-1:]), Precision: d.Precision, Given: true}
}

// printedBrackets gives a name the brackets of Chinese print.
var printedBrackets = strings.NewReplacer("(", "（", ")", "）")

// cutPer takes 「每人每年」 off the end of the words before a figure, and returns it as the
// second part of its unit: 「/人·年」.
func cutPer(words string) (rest, per string) {
	for {
		i := strings.LastIndex(words, "每")
		if i < 0 {
			return words, per
		}
		noun := words[i+len("每"):]
		if w := perNouns.prefix(noun); w == "" || w != noun {
			return words, per
		}
		sep := "/"
		if per != "" {
			per = "·" + strings.TrimPrefix(per, "/")
		}
		per = sep + noun + per
		words = strings.TrimRight(words[:i], " ")
	}
}

// perNouns are what a rate is paid or counted for.
var perNouns = newWords(`人 年 月 户 亩 天 日 村 平方米 吨 次 个 学期 学年 季度 周 头 名 床`)

// make fills a target from a figure and the words before it.
func (r *targetReader) make(metric string, g *figure, strength, words string) Found {
	v := g.value
	t := model.Target{Metric: metric, Value: &v, Max: g.max, Unit: g.unit, Op: g.op, Strength: strength}
	t.Kind = kindOf(metric, g.unit, g.op, words)
	if t.Kind == model.Ceiling && t.Op == model.Equal && strings.Contains(words, "控制") {
		t.Op = model.AtMost
	}
	if t.ZeroLine() {
		t.Kind = model.ZeroLine
	}
	return Found{Target: t, Sure: true}
}

// nounBehind reads the noun that a figure counts where it stands behind it:
// 「完成7000户厕改任务」. end is where the words for it may go.
func (r *targetReader) nounBehind(from, end int, _ string) (noun string, to int) {
	s := r.p.f[from:end]
	cut, skip := len(s), 0
	for i, c := range s {
		if c == '(' {
			// 「社区(村)综合服务平台」
			if j := closing(s, i); j > 0 && j-i <= len("((街道))") && i > 0 && j+1 < len(s) && startsHan(s[j+1:]) {
				skip = j + 1
			}
		}
		if i >= skip && strings.ContainsRune(",;。、:()[]《“\n", c) {
			cut = i
			break
		}
	}
	if rest := s[cut:]; strings.HasPrefix(rest, "、") && !strings.Contains(s[:cut], "的") {
		// 「三个功能完善、业态丰富的消费平台」: the noun stands at the end.
		for i, c := range rest {
			if strings.ContainsRune(",;。:([《“\n", c) {
				rest = rest[:i]
				break
			}
		}
		if i := strings.LastIndex(rest, "的"); i > 0 && i+len("的") < len(rest) && !strings.ContainsAny(rest, "0123456789") {
			return strings.TrimSpace(rest[i+len("的"):]), from + cut + len(rest)
		}
	}
	s = strings.TrimSpace(s[:cut])
	if s == "" {
		return "", from
	}
	for _, w := range [...]string{"达到", "力争", "确保", "其中", "增长", "同比", "并", "以及", "用于", "实现", "和新", "由", "达"} {
		if i := strings.Index(s, w); i == 0 {
			return "", from
		} else if i > 0 && utf8.RuneCountInString(s[:i]) >= 2 {
			s = strings.TrimSpace(s[:i])
		}
	}
	if utf8.RuneCountInString(s) > 24 {
		return "", from
	}
	for _, w := range [...]string{"以上", "以下", "左右", "以内", "及以上", "余", "多", "大"} {
		s = strings.TrimPrefix(s, w)
	}
	if s == "关" {
		return "", from // 「突破300亿元大关」
	}
	return strings.TrimSpace(s), from + cut
}

func firstWord(s string) int { return len(s) - len(strings.TrimLeft(s, " 、")) }

// wholeQuotes takes off the quotes around a name and those that have lost their
// partner: 「新增“一件事”」 keeps its own.
func wholeQuotes(s string) string {
	opened := strings.Count(s, "“")
	switch {
	case strings.Count(s, `"`)%2 == 1:
		return strings.Trim(s, `" `)
	case strings.Count(s, `"`) == 2 && strings.HasPrefix(s, `"`) && strings.HasSuffix(s, `"`):
		return strings.Trim(s, `"`)
	case opened != strings.Count(s, "”"):
		return strings.Trim(s, "“” ")
	case opened == 1 && strings.HasPrefix(s, "“") && strings.HasSuffix(s, "”"):
		return strings.TrimSuffix(strings.TrimPrefix(s, "“"), "”")
	}
	return s
}

// unbalanced cuts a name at a bracket that has lost its partner.
func unbalanced(s string) string {
	if i := strings.IndexByte(s, ')'); i >= 0 && !strings.Contains(s[:i], "(") {
		s = s[i+1:]
	}
	if i := strings.IndexByte(s, '('); i >= 0 && closing(s, i) < 0 {
		s = s[:i]
	}
	return strings.TrimSpace(s)
}
