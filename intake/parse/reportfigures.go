package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"duban/internal/pattern"
	"duban/model"
)

// Part says what a figure is in a report.
type Part int

// The parts of figures.
const (
	Aside   Part = iota // a growth, a gap to the plan, a size: told and no more
	Planned             // 「年度计划投资2.4亿元」
	Whole               // 「总投资5亿元」: the plan of all years
	Reached             // 「已完成投资2.1亿元」
	Share               // 「占年度计划的87.5%」
	Asked               // 「力争年底完成投资3亿元」
	Grown               // 「同比增长8%」
	Stated              // 「财政收入0.9亿元」, with no word whether it is reached
)

// ReportedFigure is what a report says with one figure.
type ReportedFigure struct {
	Part     Part
	Metric   string
	Value    model.Decimal
	Unit     string
	Op       model.Op
	Estimate bool
	Ever     bool   // it counts from the beginning of the work, and not of the year
	Text     string // its words as printed
	Span     Span
	never    bool // it has not happened even once
}

var (
	planNoun    = pattern.New(`(?:年度|全年|今年|本年度?|当年|(?:19|20)\d\d年(?:度)?)?(?:投资|建设)?(?:计划|目标任务|任务目标|任务指标|任务|目标)(?:总量|数|量|值)?`)
	yearOnly    = pattern.New(`^(?:年度|全年|今年|本年度?|当年|(?:19|20)\d\d年(?:度)?)`)
	doneMark    = pattern.New(`已|累计|实际|完成|到位|支付|拨付|支出|达到?$|实现|兑现|发放|开工|入库|签约|落地|化解|处置|整改|新增|引进|培训|关停|拆除|清理|征收|安置|搬迁|栽植|投放|` + FinishPattern())
	nowMark     = pattern.New(`已|累计|实际|截[至止]|目前|今年以来|以来|\d月份?,?$`)
	buildVerb   = pattern.New(`^[、和及]?(?:计划|拟)?(?:新建|改建|扩建|改扩建|建设|改造|铺设|安装|修建|硬化|整治|种植|治理|打造)`)
	gapMark     = pattern.New(`序时|尚欠|尚差|缺口|剩余|还差|还剩|未完成|欠|滞后|低于|落后|高于|快于|慢于|超过?进度|排名|位列|位居|居全|扣`)
	askMark     = pattern.New(`力争|确保|争取|务必|要求|必须|有望|下一?步|拟|^将|将[于在完可]|[月日底末]前|计划(?:[于在]|到?\d|到?年|到?本|今|明|下)`)
	sizeMark    = pattern.New(`占地|建筑面积|总面积|全长|总长|长度|规模|可容纳|设计|宽|日处理|年产|产能|服务人口|惠及|涉及|覆盖|包括|包含|含`)
	wholeMark   = pattern.New(`总投资|概算|估算|投资总额|合同金额|合同价|中标价|批复投资`)
	partMark    = pattern.New(`本月|当月|上月|本周|上周|本旬|本期|当期|当日|(?:^|[^至到\-])\d{1,2}月份`)
	shareMark   = pattern.New(`(?:占(?:年|全年|年度|今年|本年|当年|总|计划|目标|任务|投资|工程|序时|比|应)?[^,]{0,12}?|(?:完成|达到|实现|为|达)(?:年度|全年|今年|年|总|计划|目标|任务|投资|工程)[^,]{0,12}?)的?(?:约|达|达到|为)?$`)
	rateMark    = pattern.New(`(?:完成率|完成比例|完成占比|完成进度|形象进度|工程进度|总体进度|整体进度|投资进度|建设进度|项目进度|工作进度|进度|完成量|工程量)(?:已?达到?|为|约为?|已?完成)?[:：]?$`)
	bareDone    = pattern.New(`^(?:目前|现|现已|至今|截[至止][^,]{0,12})?(?:项目|工程|整体|总体|任务)?(?:已|累计|已累计|仅|共|仍?只)?完成(?:了|约|工程量的?|总?工程量的?)?$`)
	notHappened = pattern.New(`未(?:曾)?(?:发生|出现)|没有(?:发生|出现)|零发生|无新增|清零`)
	otherBase   = pattern.New(`GDP|生产总值|收入|财政|比重|人口|税收|耕地|全[省国]`)
	finished    = newWords(finishList(`到位`))
	leadWords   = newWords(`自开工以来 开工以来 自启动以来 建设以来 目前 现已 现 截至目前 截止目前 今年以来 今年 已 已经 累计 共 共计 仅 仅仅 实际 总共 总计 全县 全区 全市 各地 完成 实现 其中 分别 均 、 和 及 以及 , : 并 还 年内 我县 我区 我市 计划 约`)
)

// ReportedFigures reads the figures of a report: which of them are planned, which are
// reached, and which only say how the two compare.
func ReportedFigures(text string, fr Frame) []ReportedFigure {
	blank := without(text, Cutoffs(text, fr))
	p := newPassage(blank)
	figs := figures(p.f, fr.year(), false)
	found := Targets(blank, fr)
	p.src = text
	over := newOverlay(found)
	var out []ReportedFigure
	next, from := 0, 0
	for i := 0; i <= len(p.f); {
		r, n := rune(0), 1
		if i < len(p.f) {
			r, n = utf8.DecodeRuneInString(p.f[i:])
		}
		if i == len(p.f) || strings.ContainsRune(",;。\n!?()[]:", r) && !(r == ',' && groups(p.f, i)) {
			var own []figure
			for next < len(figs) && figs[next].start < i {
				if figs[next].start >= from {
					own = append(own, figs[next])
				}
				next++
			}
			out = append(out, p.clauseFigures(from, i, own, &over)...)
			from = i + n
		}
		i += n
	}
	for i := range found {
		// What must not happen has a figure that is not printed: 「未发生较大事故」.
		if t := &found[i].Target; t.Kind == model.ZeroLine && notHappened.MatchString(found[i].Span.Of(text)) {
			out = append(out, ReportedFigure{Part: Reached, Metric: t.Metric, Value: *t.Value, Unit: t.Unit, Text: t.Text, Span: found[i].Span, never: true})
		}
	}
	slices.SortStableFunc(out, func(a, b ReportedFigure) int { return a.Span.From - b.Span.From })
	return out
}

// clauseFigures reads the figures of one clause; figs are those that stand in it.
func (p *passage) clauseFigures(from, to int, figs []figure, found *overlay) []ReportedFigure {
	var out []ReportedFigure
	left := from
	for k := range figs {
		g := &figs[k]
		left = min(left, g.from)
		head, before := dropSpace(lastWords(p.f[from:max(from, g.from)])), dropSpace(p.f[left:g.from])
		after := dropSpace(p.f[g.to:max(to, g.to)])
		if k+1 < len(figs) {
			after = dropSpace(p.f[g.to:max(figs[k+1].from, g.to)]) + "%"
		}
		s := ReportedFigure{
			Value: g.value, Unit: g.unit, Op: g.op, Span: p.span(left+firstWord(p.f[left:g.from]), g.to),
			Estimate: strings.Contains(before, "预计") || strings.Contains(before, "预估") || g.op == model.About ||
				strings.HasPrefix(p.f[g.to:], "(预计") || strings.HasPrefix(p.f[g.to:], "(估"),
			Ever: strings.Contains(head, "开工以来") || strings.Contains(head, "启动以来") || strings.Contains(head, "建设以来"),
		}
		s.Text = dropLayout(strings.Trim(s.Span.Of(p.src), " 、，"))
		s.Part = saidAs(head, before, after, g)
		if n := len(out); n > 0 && joins(before) && out[n-1].Part == Grown && isRate(g.unit) && s.Part != Share {
			s.Part = Grown // 「甲、乙分别增长8%、9%」
		}
		if n := len(out); n > 0 && joins(before) && out[n-1].Part != Share && out[n-1].Part != Aside && !nowMark.MatchString(before) && (s.Part == Aside || s.Part == Stated || s.Part == Reached) && !isRate(g.unit) {
			s.Part = out[n-1].Part
		}
		if n := len(out); n > 0 && isRate(g.unit) && strings.HasPrefix(before, "的") && out[n-1].Part == Planned {
			// 「已完成年度计划投资2.4亿元的87.5%」
			s.Part, s.Text = Share, out[n-1].Text+s.Text
		}
		if g.max != nil {
			s.Part = Aside
		}
		s.name(before, found, int(p.at[g.start]))
		out = append(out, s)
		left = g.to
	}
	return out
}

// overlay is what was found in a text by where it begins, so that what lies over
// a place is found without a look at all of it.
type overlay struct {
	found []Found
	reach []int // how far the ones up to here reach
}

func newOverlay(found []Found) overlay {
	o := overlay{found: slices.Clone(found), reach: make([]int, len(found))}
	slices.SortStableFunc(o.found, func(a, b Found) int { return a.Span.From - b.Span.From })
	far := 0
	for i := range o.found {
		far = max(far, o.found[i].Span.To)
		o.reach[i] = far
	}
	return o
}

// from returns those that end behind a place, and some more behind the first of them.
func (o *overlay) from(at int) []Found {
	i, _ := slices.BinarySearch(o.reach, at+1)
	return o.found[i:]
}

// lastWords returns the words right before a figure, where more stand there than a clause has.
func lastWords(s string) string {
	const most = 240
	if len(s) <= most {
		return s
	}
	i := len(s) - most
	for !utf8.RuneStart(s[i]) {
		i++
	}
	return s[i:]
}

// joins reports whether words go on with the list before them.
func joins(before string) bool {
	return strings.HasPrefix(before, "、") || strings.HasPrefix(before, "和") || strings.HasPrefix(before, "及") || strings.HasPrefix(before, "与")
}

// saidAs tells what a figure is, by the words of its clause before it, those since
// the figure before it, and those behind it.
func saidAs(head, before, after string, g *figure) Part {
	_, verb := stripVerb(before)
	rate := isRate(g.unit)
	switch {
	case strings.HasSuffix(g.unit, "百分点") || strings.HasPrefix(after, "个百分点") || strings.HasPrefix(after, "百分点"):
		return Aside
	case rate && isGrowth(verb) && !strings.Contains(before, "环比") && !asks(head):
		return Grown
	case strings.Contains(before, "同比") || strings.Contains(before, "环比") || rate && isGrowth(verb):
		return Aside
	case gapMark.MatchString(before):
		return Aside
	case rate && !otherBase.MatchString(before) && (shareMark.MatchString(before) || rateMark.MatchString(before) || bareDone.MatchString(head)):
		if asks(head) {
			return Asked
		}
		return Share
	case timeUnits.has(g.unit):
		return Aside
	case asks(head):
		return Asked
	case rate:
		if name, _ := stripVerb(before); strings.HasSuffix(name, "率") || strings.HasSuffix(name, "度") {
			return Reached
		}
		return Stated
	case wholeMark.MatchString(before):
		return Whole
	case partMark.MatchString(head):
		return Aside
	}
	if at := planNoun.FindAllStringIndex(before, -1); len(at) > 0 {
		plan := at[len(at)-1][0]
		done := max(strings.LastIndex(before, "已"), strings.LastIndex(before, "累计"), strings.LastIndex(before, "实际"))
		if plan >= len("完成") && strings.HasSuffix(before[:plan], "完成") {
			done = max(done, 0)
		}
		switch {
		case done < 0, done < plan && strings.HasPrefix(after, "的"):
			return Planned
		default:
			return Reached
		}
	}
	switch {
	case sizeMark.MatchString(before) && !nowMark.MatchString(head):
		return Aside
	case buildVerb.MatchString(before) && !nowMark.MatchString(head):
		return Planned // what the work is to build
	case doneMark.MatchString(before) || nowMark.MatchString(head):
		return Reached
	}
	return Stated
}

// begun reports whether a measure counts what has only begun: 「25个小区全部开工」.
func begun(metric string) bool {
	for _, w := range [...]string{"开工", "启动", "进场", "摸底", "在建"} {
		if strings.Contains(metric, w) {
			return true
		}
	}
	return false
}

// asks reports whether the words before a figure ask for it or promise it: 「预计6月底
// 完成2亿元」, but not 「预计完成2亿元」, which is an estimate of what is reached.
func asks(head string) bool {
	if askMark.MatchString(head) {
		return true
	}
	_, rest, ok := strings.Cut(head, "预计")
	if !ok {
		return false
	}
	dates, _ := model.ParseDates(rest, 2000)
	for _, d := range dates {
		if d.Precision != model.ToQuarter && d.Precision != model.ToHalf {
			return true
		}
	}
	return strings.HasPrefix(rest, "年") || strings.HasPrefix(rest, "全年") || strings.HasPrefix(rest, "可") || strings.HasPrefix(rest, "到")
}

// name gives a figure its metric: as a target's, without the words that say
// whether it is planned or reached.
func (s *ReportedFigure) name(before string, found *overlay, at int) {
	metric, _ := stripVerb(before)
	for _, f := range found.from(at) {
		if f.Span.From > at {
			break
		}
		if t := &f.Target; at < f.Span.To && t.Value != nil && t.Value.Cmp(s.Value) == 0 && t.Unit == s.Unit {
			metric = t.Metric
			break
		}
	}
	yearly := s.Part == Planned && planNoun.MatchString(before)
	if loc := planNoun.FindStringIndex(metric); loc != nil {
		word := metric[loc[0]:loc[1]]
		rest := ""
		if strings.Contains(word, "投资") {
			rest = "投资"
		}
		tail := strings.TrimPrefix(metric[loc[1]:], "完成")
		metric = metric[:loc[0]] + rest + tail
		metric = strings.Replace(metric, "总投资投资", "总投资", 1)
	}
	metric = yearOnly.ReplaceAllString(metric, "")
	for again := true; again; {
		again = false
		if w := leadWords.prefix(metric); w != "" {
			metric, again = metric[len(w):], true
		}
	}
	metric = strings.Trim(metric, " 、,:的为是共约")
	if finished.has(metric) && s.Part == Reached {
		metric = "" // of whatever there is to be finished
	}
	switch {
	case s.Part == Whole:
		metric = "总投资"
	case s.Part == Planned && (metric == "投资" || metric == "" && strings.HasSuffix(s.Unit, "元")):
		metric = "年度投资"
	case s.Part == Planned && metric == "" && yearly:
		metric = "年度任务"
	}
	s.Metric = metric
}

// Measures reports whether a figure is of the same measure as a target.
func (s *ReportedFigure) Measures(t *model.Target) bool {
	return t.Value != nil && unitsAgree(s.Unit, t.Unit) && likeness(s.Metric, t.Metric) >= 60
}

// Answers finds the target that a figure answers, -1 where there is none: the one whose
// metric is most like the figure's. Only the unit need agree where the words name
// nothing but the work as a whole; a growth answers a growth alone.
func (s *ReportedFigure) Answers(targets []model.Target) int {
	name, _ := cutGrowth(s.Metric)
	best, score, fits := -1, 0, 0
	for i := range targets {
		t := &targets[i]
		base, grows := cutGrowth(t.Metric)
		if t.Kind == model.GivenLater || !unitsAgree(s.Unit, t.Unit) || t.Value == nil || s.never && t.Kind != model.ZeroLine || begun(s.Metric) && !begun(t.Metric) || isRate(s.Unit) && (s.Part == Grown) != (grows != "") {
			continue
		}
		fits++
		n := likeness(name, base)
		if name == "" || isShareOnly(name) || t.Metric == "年度任务" || strings.HasSuffix(t.Metric, "完成") {
			n = 50
		}
		if s.Ever && t.Metric == "总投资" {
			n = 101
		}
		if t.Deadline.Date != 0 && n > 0 {
			n = max(n-20, min(n, 45)) // what is asked for on the way, beside the whole
		}
		if n > score {
			best, score = i, n
		}
	}
	if score < 45 || name == "" && fits > 1 && score <= 50 {
		return -1
	}
	return best
}
