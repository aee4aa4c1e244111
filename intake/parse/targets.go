package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

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
				base.Target.Text = tidy(base.Span.Of(r.p.src))
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
			r.add(t)
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

// index returns the place in the folded text of a place in the source.
func (p *passage) index(at int) int {
	i, _ := slices.BinarySearch(p.at, at)
	return i
}

// aloneInBracket reports whether a figure fills a bracket by itself: 「竣工一批（8个）」.
func aloneInBracket(f string, g *figure) bool {
	left, right := strings.TrimRight(f[:g.from], " "), strings.TrimLeft(f[g.to:], " ")
	return strings.HasSuffix(left, "(") && strings.HasPrefix(right, ")")
}

func inBrackets(f string, i int) bool {
	depth := 0
	for j := 0; j < i; j++ {
		switch f[j] {
		case '(':
			depth++
		case ')':
			depth--
		}
	}
	return depth > 0
}

func (r *targetReader) add(t Found) {
	if t.Target.Deadline.Date == 0 {
		t.Target.Deadline = r.due
	}
	if t.Target.Metric != "" {
		r.metric = t.Target.Metric
	}
	if growths.suffix(r.metric) == "" {
		r.base = r.metric
	}
	r.out = append(r.out, t)
}

// isRise reports whether the words between two figures lead from one to the other.
func isRise(between string) bool {
	b := squeeze(between)
	for _, w := range [...]string{"提高到", "提高至", "提升到", "提升至", "增加到", "增加至", "增至", "增长到", "增长至", "扩大到", "扩大至", "降至", "降到", "降低到", "降低至", "下降到", "下降至", "压减至", "压减到", "缩短至", "缩短到", "上升到", "上升至", "提到", "调整到", "调整为", "提标至", "压缩至", "压缩到", "减少到", "减至"} {
		if strings.HasSuffix(b, w) && utf8.RuneCountInString(b) <= utf8.RuneCountInString(w)+4 {
			return true
		}
	}
	return false
}

// sizes are the units of money and size that set a threshold for a class of things.
func isSize(unit string) bool {
	for _, w := range [...]string{"元", "亩", "米", "公里", "吨", "千瓦", "兆瓦", "MW", "平方", "公顷", "斤", "人", "户", "%", "立方", "级", "床", "小时", "年", "天", "亿"} {
		if strings.Contains(unit, w) {
			return true
		}
	}
	return false
}

// isThreshold reports whether a figure belongs to the name of what the next one counts.
func (r *targetReader) isThreshold(figs []figure, i int) bool {
	if i+1 >= len(figs) || !isSize(figs[i].unit) {
		return false
	}
	g, next := figs[i], figs[i+1]
	b := squeeze(r.p.f[g.end:next.from])
	for _, t := range tails {
		b = strings.TrimPrefix(b, t.word)
	}
	if b == "、" || b == "和" {
		return r.isThreshold(figs, i+1) // 「过10亿元、50亿元项目各1个」
	}
	if b == "" || strings.ContainsAny(b, "、,和及与") || isSize(strings.TrimLeft(next.unit, "万亿")) {
		return false
	}
	for _, w := range [...]string{"达到", "增长", "完成", "力争", "突破", "其中", "实现", "确保", "提高", "下降", "新增", "建设", "投资", "左右"} {
		if strings.Contains(b, w) {
			return false
		}
	}
	return utf8.RuneCountInString(b) <= 14
}

// isGrade reports whether a figure makes a grade of a thing, and no value: 「3000吨级」.
func isGrade(after string) bool { return strings.HasPrefix(strings.TrimLeft(after, " "), "级") }

// countsClass reports whether a figure counts things that the next figure describes:
// 「3个过200亿元产业集群」「两个3000吨级泊位」.
func (r *targetReader) countsClass(figs []figure, i int) bool {
	g, next := figs[i], figs[i+1]
	if !isCountUnit(g.unit) || !isSize(next.unit) || isSize(g.unit) || strings.TrimSpace(r.p.f[g.to:next.from]) != "" {
		return false
	}
	after := r.p.f[next.end:]
	for _, t := range tails {
		after = strings.TrimPrefix(strings.TrimLeft(after, " "), t.word)
	}
	n, _ := utf8.DecodeRuneInString(after)
	return isHan(n)
}

// isSubject reports whether a figure at the head of a clause counts those who are to
// reach the next figure: 「8个重点项目完成投资4亿元」.
func (r *targetReader) isSubject(from int, figs []figure, i int) bool {
	if i != 0 || len(figs) < 2 || !isCountUnit(figs[0].unit) || strings.TrimSpace(r.p.f[from:figs[0].from]) != "" {
		return false
	}
	b := squeeze(r.p.f[figs[0].to:figs[1].from])
	for _, w := range [...]string{"完成投资", "实现产值", "完成产值", "完成税收", "投资", "产值", "收入", "率", "达到"} {
		if strings.HasSuffix(b, w) && len(b) > len(w) && !strings.Contains(b, "、") {
			return true
		}
	}
	return false
}

// stretchOf takes a figure for the further value of the target before it:
// 「600亿元、力争达650亿元」.
func (r *targetReader) stretchOf(left int, g *figure) bool {
	n := len(r.out)
	if n <= r.first {
		return false
	}
	prev := &r.out[n-1].Target
	words := squeeze(r.p.f[left:g.from])
	words = strings.Trim(words, "、,")
	if prev.Value == nil || prev.Stretch != nil || words == "" {
		return false
	}
	found := false
	for _, w := range [...]string{"力争", "争取", "冲刺", "奋力", "努力"} {
		if rest, ok := strings.CutPrefix(words, w); ok {
			words, found = rest, true
			break
		}
	}
	if !found {
		return false
	}
	for _, w := range [...]string{"达到", "达", "完成", "实现", "突破", "至", "到"} {
		words = strings.TrimPrefix(words, w)
	}
	if words != "" {
		return false
	}
	v := g.value
	if g.unit != prev.Unit {
		c, err := model.Convert(v, g.unit, prev.Unit)
		if err != nil {
			return false
		}
		v = c
	}
	prev.Stretch = &v
	r.out[n-1].Span.To = r.p.at[g.to]
	prev.Text = tidy(r.out[n-1].Span.Of(r.p.src))
	return true
}

func firstWord(s string) int { return len(s) - len(strings.TrimLeft(s, " 、")) }

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
	if strings.Contains(words, "已有") || strings.Contains(words, "现有") {
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
	name, verb := stripVerb(squeezeKeep(words))
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
	metric = strings.Trim(metric, " :、,“”\"-")
	if noun != "" {
		metric = dropLead(metric)
	}
	for _, w := range [...]string{"和", "及", "与", "的", "以及"} {
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
	t.Target.Text = tidy(strings.TrimSpace(t.Span.Of(r.p.src)))
	return t, true
}

// ownDate returns the date that the words before a figure give for it alone: 「到2028年」
// 「6月底前」. The year that the plan is for is none.
func ownDate(words string, fr Frame) model.Deadline {
	dates, _ := model.ParseDates(words, fr.year())
	if len(dates) == 0 {
		return model.Deadline{}
	}
	d := dates[len(dates)-1]
	if d.Precision == model.ToYear && (d.Last.Year() == fr.year() || !d.YearNamed) {
		return model.Deadline{}
	}
	return model.Deadline{Date: d.Last, Text: dueWords(words, dates[len(dates)-1:]), Precision: d.Precision, Given: true}
}

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
	return Found{Target: t, Sure: true}
}

// kindOf tells the kind of measure from the metric's name, its unit and relation.
func kindOf(metric, unit string, op model.Op, words string) model.Kind {
	rate := isRate(unit)
	for _, w := range [...]string{"失业率", "死亡率", "发生率", "发案率", "事故率", "损失率", "投诉率", "贫困发生率", "负债率", "不良率", "超标率", "辍学率", "流失率", "撂荒率"} {
		if strings.Contains(metric, w) && op != model.AtLeast && op != model.Above && !strings.Contains(metric, "下降") && !strings.Contains(metric, "降低") {
			return model.Ceiling
		}
	}
	if op == model.AtMost || op == model.Below {
		return model.Ceiling
	}
	for _, w := range [...]string{"工程量", "形象进度", "工程进度", "投资完成", "总工程"} {
		if rate && strings.Contains(metric, w) {
			return model.Cumulative
		}
	}
	if rate || strings.Contains(unit, "/") {
		return model.Level
	}
	for _, w := range [...]string{"稳定在", "保持在", "扩大到", "扩大至", "提高到", "提高至", "提升到", "提升至", "增加到", "增加至", "增至", "维持在"} {
		if strings.Contains(words, w) {
			return model.Level
		}
	}
	for _, w := range [...]string{"率", "比重", "占比", "增速", "增幅", "指数", "浓度", "密度", "标准", "强度", "满意度", "得分", "平均预期寿命"} {
		if strings.HasSuffix(metric, w) {
			return model.Level
		}
	}
	return model.Cumulative
}

func isRate(unit string) bool {
	return unit == "%" || unit == "‰" || strings.HasSuffix(unit, "百分点")
}

// isCountUnit reports whether a unit counts things, and does not measure a size.
func isCountUnit(unit string) bool {
	u := strings.TrimLeft(unit, "万千百亿")
	switch u {
	case "", "元", "美元", "亩", "米", "公里", "吨", "千克", "公斤", "斤", "平方米", "平方公里", "立方米", "公顷", "%", "‰", "千瓦", "兆瓦", "MW", "千瓦时", "百分点", "个百分点", "㎡", "升", "吨标准煤":
		return false
	}
	return !strings.Contains(u, "/")
}

func isTime(name string) bool {
	for _, w := range [...]string{"时间", "时限", "时长", "周期", "天数", "日数", "工期", "年限", "期限", "时效", "寿命", "压缩", "压减", "缩短"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}

// growths are verbs that make another measure of a metric: its growth.
var growths = newWords(`同比增长 年均增长 平均增长 增长 同比增加 增加 增幅 增速 增幅达 同比下降 下降 降低 同比降低 减少 压减 压降 上升 同比上升 提高 提升 同比提高 递增 年均递增 增收 增产 缩短 增长率 增速达 增长达 比上年增长 较上年增长 较去年增长 比去年增长 较上年下降 比上年下降 较去年下降 削减 节约`)

func isGrowth(verb string) bool { return growths.has(verb) }

// isShareOnly reports whether words name only a share or a growth, of a metric named before.
func isShareOnly(name string) bool {
	if growths.has(name) {
		return true
	}
	for _, w := range [...]string{"占比", "比重", "增幅", "增速", "增长率", "占GDP比重", "占GDP比例", "占GDP的比重", "占地区生产总值比重", "所占比重", "所占比例", "同比", "增长幅度", "均值"} {
		if name == w {
			return true
		}
	}
	return false
}

// growthOf joins the growth of a metric to its name; one that is there already is replaced.
func growthOf(metric, growth string) string {
	for _, w := range [...]string{"比上年", "较上年", "较去年", "比去年", "同比"} {
		if rest := strings.TrimPrefix(growth, w); rest != "" {
			growth = rest
		}
	}
	if g := growths.suffix(metric); g != "" && len(g) < len(metric) {
		metric = strings.TrimSuffix(metric, g)
	}
	return metric + growth
}

// keepVerbs belong to the name of a measure: they say which things are counted.
var keepVerbs = newWords(`新增 新建 新开工 引进 招引 改造 开发 退出 创建 续建 提质改造 清理 整治 拆除 化解 发放 投放 安排 新开 新签约 签约 改建 扩建 修复 治理 到位 实缴 争取 举办 开展 转移就业 培训 获批 申报 开工 竣工 投产 新认定 认定 种植 惠及 带动 覆盖 受益 辐射 吸纳 帮扶 回收 净增 新入库 入规 盘活 出让 供应 销售 接待`)

func verbOf(metric string) string { return keepVerbs.prefix(metric) }

// verbPrefix returns a verb where it belongs to a name: 新增, not 完成.
func verbPrefix(verb string) string {
	if keepVerbs.has(verb) {
		return verb
	}
	return ""
}

// dropVerbs say only that a target is to be reached.
var dropVerbs = newWords(`完成 实现 达到 达 打造 培育 建设 推进 加快推进 全面完成 推动 加快 加快建设 积极 高标准建设 建成 力争 确保 争取 争创 努力 务必 保证 奋力 冲刺 预计 计划 预期 新培育 全面推进 组织 抓好 落实 做好 要 将 保持 支持 全力 全力以赴 着力 持续 深入 深化 扎实 高质量 高标准 再 累计 实施 启动 稳步推进 稳步实现 稳步 全面实现 全面 统筹推进 有序推进 大力推进 大力 切实 严格 有效 加大 有序 圆满完成 高质量完成 高标准完成 按时完成 如期完成 持续推进 深入推进 深入实施 大力实施 全力推进 加快实施 全面实施 全面启动 加强 强化 巩固 提升 改善 优化 完善 提高 扩大 已 已完成 完成了 累计完成 现已 目前 目前已 截至目前 已经 已建成 已实现 共完成 发展 扶持 重点 重点支持 用于 包括 建立 组建 进一步 基本完成 基本建成 基本实现 全部完成 全部 办好 至少 不少于 总体 总共 共 共计 合计 的`)

// reachVerbs stand between a metric and its value.
var reachVerbs = newWords(`达到 稳定达到 稳定达 达 完成 实现 为 到 至 控制在 稳定在 保持在 维持在 提高到 提高至 提升到 提升至 增加到 增加至 增至 增长到 增长至 扩大到 扩大至 降至 降到 降低到 降低至 下降到 下降至 压减至 压减到 缩短至 缩短到 上升到 上升至 突破 超过 高于 力争达到 力争达 力争 确保达到 确保 不低于 增幅达 可达 将达 要达到 需达到 应达到 超 约 共 计 共计 总计 合计 累计 在 各 : = - 以 由 从 可 约为 争取 预计 达标 力争突破 力争完成 确保完成`)

// stripLead takes the time, the place and the words of strength off the head of
// a clause. It returns the strength.
func stripLead(s string, fr Frame) (rest, strength string) {
	year := fr.year()
	if year == 0 {
		year = 2000
	}
	if dates, _ := model.ParseDates(s, year); len(dates) > 0 {
		head := strings.TrimRight(s[:dates[0].From], " 到至在于从")
		s = s[dates[len(dates)-1].To:]
		for again := true; again; {
			again = false
			for _, w := range [...]string{"底前", "年底", "以前", "之前", "期末", "前", "底", "末", "内", "份", "起", ",", ":", " ", "、"} {
				if x, ok := strings.CutPrefix(s, w); ok {
					s, again = x, true
				}
			}
		}
		if !strings.ContainsAny(head, ",:(") {
			s = head + s // 「产业园2023年实现产值10亿元」
		}
	}
	mark := ""
	if t := strings.TrimLeft(s, " "); strings.HasPrefix(t, "、") {
		mark = "、"
		s = strings.TrimPrefix(t, "、")
	}
	for again := true; again; {
		again = false
		s = strings.TrimLeft(s, " :")
		for _, w := range strengths {
			if x, ok := strings.CutPrefix(s, w); ok && x != "" {
				if strength == "" {
					strength = w
				}
				s, again = x, true
			}
		}
		for _, w := range [...]string{"全年", "每年", "年内", "今年", "本年", "到年底", "至年底", "年底", "上半年", "下半年", "到", "在", "同时", "并", "全县", "全区", "全市", "我县", "我区", "我市"} {
			if x, ok := strings.CutPrefix(s, w); ok && x != "" && !strings.HasPrefix(x, "位") && !strings.HasPrefix(x, "建") && !strings.HasPrefix(x, "域") {
				if (w == "全县" || w == "全区" || w == "全市") && utf8.RuneCountInString(x) < 3 {
					continue
				}
				s, again = x, true
			}
		}
		s = trimItem(s)
	}
	switch strength {
	case "预计", "计划", "预期", "拟":
		strength = ""
	}
	return mark + s, strength
}

// stripVerb takes the verbs off both ends of the words before a figure. verb is
// the growth word, or the verb that belongs to the name.
func stripVerb(s string) (name, verb string) {
	s = strings.Trim(s, " :、")
	for again := true; again; {
		again = false
		if g := growths.suffix(s); g != "" {
			verb = g
			s = strings.TrimRight(strings.TrimSuffix(s, g), " 、")
			for _, w := range [...]string{"比上年", "较上年", "较去年", "比去年", "同比", "年均", "平均", "再", "继续", "持续", "进一步", "稳步", "分别", "均"} {
				if x, ok := strings.CutSuffix(s, w); ok {
					s = x
				}
			}
			return dropLead(s), verb
		}
		for _, w := range [...]string{"均", "分别"} {
			if x, ok := strings.CutSuffix(s, w); ok && !strings.HasSuffix(x, "平") && !strings.HasSuffix(x, "人") && !strings.HasSuffix(x, "年") && !strings.HasSuffix(x, "户") && !strings.HasSuffix(x, "亩") {
				s, again = x, true
			}
		}
		if w := reachVerbs.suffix(s); w != "" && !wordGoesOn(s, w) {
			s = strings.TrimRight(strings.TrimSuffix(s, w), " 、")
			again = true
		}
		for _, w := range strengths {
			if x, ok := strings.CutSuffix(s, w); ok {
				s, again = strings.TrimRight(x, " 、"), true
			}
		}
	}
	s = dropLead(s)
	if keepVerbs.has(s) {
		return "", s
	}
	return s, ""
}

// wordGoesOn reports whether the last characters of a name only look like a verb: 「行为」「竣工达」.
func wordGoesOn(s, w string) bool {
	before := strings.TrimSuffix(s, w)
	switch w {
	case "为":
		return strings.HasSuffix(before, "行") || strings.HasSuffix(before, "作")
	case "计":
		return strings.HasSuffix(before, "设") || strings.HasSuffix(before, "统") || strings.HasSuffix(before, "审") || strings.HasSuffix(before, "会")
	case "到", "至", "在", "可", "以", "从", "由", "共", "超", "约":
		return strings.HasSuffix(before, "报") || strings.HasSuffix(before, "签") || strings.HasSuffix(before, "许") || strings.HasSuffix(before, "公") || strings.HasSuffix(before, "节") || strings.HasSuffix(before, "条") || strings.HasSuffix(before, "存") || strings.HasSuffix(before, "所") || strings.HasSuffix(before, "潜")
	case "-":
		return false
	}
	return false
}

// dropLead takes verbs that say only that something is to be done off the head of a name.
func dropLead(s string) string {
	for {
		s = strings.TrimLeft(s, " 、:")
		w := dropVerbs.prefix(s)
		if w == "" {
			return s
		}
		rest := s[len(w):]
		short := 3
		if w == "完成" || w == "实现" || w == "达到" {
			short = 2
		}
		if n := utf8.RuneCountInString(strings.TrimLeft(rest, " ")); n == 0 || n < short && utf8.RuneCountInString(w) > 1 && !keepVerbs.has(rest) && !dropVerbs.has(rest) || rest == "投资" {
			if n == 0 && (reachVerbs.has(s) || utf8.RuneCountInString(w) == 1) {
				return ""
			}
			if n == 0 && !strings.HasSuffix(s, "投资") {
				return ""
			}
			return s
		}
		for _, noun := range [...]string{"规模", "里程", "用地", "资金", "标准", "内容", "任务", "目标", "时间", "密度", "项目"} {
			if strings.HasPrefix(rest, noun) && (w == "建设" || w == "发展" || w == "重点" || w == "支持") {
				return s
			}
		}
		if w == "高标准" && strings.HasPrefix(rest, "农田") || utf8.RuneCountInString(w) == 1 && utf8.RuneCountInString(s) <= 3 {
			return s
		}
		s = rest
	}
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

func startsHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isHan(r)
}

// squeezeKeep drops blanks between Chinese characters.
func squeezeKeep(s string) string { return tidy(s) }

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
