package parse

import (
	"strings"
	"unicode/utf8"

	"duban/model"
)

// zeroWords begin or end what must not happen even once.
var zeroWords = [...]string{"不发生", "坚决杜绝", "坚决遏制", "杜绝", "遏制", "零发生", "不出现", "严防", "无新增", "不新增", "零新增", "守住不发生", "未发生", "没有发生", "未出现", "全县未发生", "全区未发生", "全市未发生"}

// words reads the targets of a clause that are said in words, without a figure.
func (r *targetReader) words(from, to int) {
	f := r.p.f
	s := f[from:to]
	if len(s) > 240 {
		return
	}
	a := from + firstWord(s)
	if strings.Contains(s, "前") {
		if list := rankTargets(squeeze(s), r.frame); len(list) > 0 {
			for _, t := range list {
				if t.Target.Metric == "" {
					t.Target.Metric = r.metric
				}
				t.Span = r.p.span(a, to)
				t.Target.Text = tidy(strings.TrimSpace(t.Span.Of(r.p.src)))
				if t.Target.Metric != "" {
					r.add(t)
				}
			}
			return
		}
	}
	said := false
	for _, w := range [...]string{"正增长", "覆盖", "清零", "发生", "杜绝", "遏制", "出现", "严防", "新增", "为准", "下达", "类", "于", "零"} {
		if strings.Contains(s, w) {
			said = true
			break
		}
	}
	if !said {
		return
	}
	t, ok := wordTarget(squeeze(s), r.frame)
	if !ok {
		return
	}
	t.Span = r.p.span(a, to)
	t.Target.Text = tidy(strings.TrimSpace(t.Span.Of(r.p.src)))
	if t.Target.Metric == "" {
		if r.metric == "" {
			return
		}
		t.Target.Metric = r.metric
	}
	r.add(t)
}

// wordTarget reads a target that is said in words.
func wordTarget(s string, fr Frame) (Found, bool) {
	rest, strength := stripLead(s, fr)
	if t, ok := classTarget(rest, strength); ok {
		return t, true
	}
	if t, ok := relativeTarget(rest, strength); ok {
		return t, true
	}
	zero, _, _ := model.ParseAmount("0")
	hundred, _, _ := model.ParseAmount("100")
	for _, w := range [...]string{"实现正增长", "保持正增长", "正增长"} {
		if i := strings.Index(rest, w); i > 0 {
			m := dropLead(rest[:i])
			return Found{Target: model.Target{Metric: m + "增长", Kind: model.Level, Op: model.Above, Value: &zero, Unit: "%", Strength: strength}, Sure: true}, m != ""
		}
	}
	for _, w := range [...]string{"实现全覆盖", "全覆盖", "覆盖率达到100%"} {
		if i := strings.Index(rest, w); i > 0 && w != "覆盖率达到100%" && !strings.Contains(rest[:i], "%") && i+len(w) == len(rest) {
			m := strings.TrimRight(dropLead(rest[:i]), "的、")
			if m == "" || utf8.RuneCountInString(m) > 30 {
				return Found{}, false
			}
			return Found{Target: model.Target{Metric: m + "覆盖率", Kind: model.Level, Op: model.Equal, Value: &hundred, Unit: "%", Strength: strength}, Sure: true}, true
		}
	}
	for _, w := range [...]string{"动态清零", "全部清零", "清零"} {
		if i := strings.Index(rest, w); i > 0 && i+len(w) == len(strings.TrimRight(rest, ".")) {
			m := dropLead(rest[:i])
			m = strings.TrimSuffix(strings.TrimSuffix(m, "实现"), "全部")
			return Found{Target: model.Target{Metric: m, Kind: model.ZeroLine, Op: model.Equal, Value: &zero, Unit: "个", Strength: strength}, Sure: true}, m != "" && utf8.RuneCountInString(m) <= 30
		}
	}
	for _, w := range zeroWords {
		i := strings.Index(rest, w)
		if i < 0 || i > 0 && i > len("坚决守住") {
			continue
		}
		m := strings.TrimPrefix(rest[i+len(w):], "发生")
		m = strings.TrimSuffix(m, "底线")
		m = strings.TrimSuffix(strings.TrimSuffix(m, "的发生"), "发生")
		if !isMishap(m) || utf8.RuneCountInString(m) > 30 {
			continue
		}
		if strings.HasSuffix(w, "新增") {
			m = "新增" + m
		}
		unit := "起"
		if strings.HasSuffix(m, "债务") {
			unit = "元"
		}
		return Found{Target: model.Target{Metric: m, Kind: model.ZeroLine, Op: model.Equal, Value: &zero, Unit: unit, Strength: strength}, Sure: true}, true
	}
	for _, w := range [...]string{"零的突破", "零突破"} {
		if i := strings.Index(rest, w); i > 0 {
			name, _ := stripVerb(rest[:i])
			unit := "个"
			if strings.HasSuffix(name, "企业") || strings.HasSuffix(name, "公司") {
				unit = "家"
			}
			return Found{Target: model.Target{Metric: name, Op: model.AtLeast, Value: &one, Unit: unit, Strength: strength}, Sure: true}, name != "" && utf8.RuneCountInString(name) <= 30
		}
	}
	if i := strings.Index(rest, "零"); i >= 0 && i <= len("确保实现") {
		m, _, _ := strings.Cut(rest[i+len("零"):], "、")
		if isMishap(m) && utf8.RuneCountInString(m) <= 8 {
			return Found{Target: model.Target{Metric: m, Kind: model.ZeroLine, Op: model.Equal, Value: &zero, Unit: "起", Strength: strength}, Sure: true}, true
		}
	}
	for _, w := range [...]string{"为准", "下达的目标任务", "下达任务", "下达的任务"} {
		if strings.Contains(rest, w) && (strings.Contains(rest, "以省") || strings.Contains(rest, "以市") || strings.Contains(rest, "以上级") || strings.Contains(rest, "下达")) && (w == "为准" || strings.Contains(rest, "完成")) {
			m := rest
			if i := strings.Index(m, "以"); i > 0 && w == "为准" {
				m = m[:i]
			}
			if i := strings.IndexByte(m, '('); i > 0 {
				m = m[:i]
			}
			m = strings.TrimSuffix(strings.TrimSuffix(dropLead(m), "最终"), "目标")
			return Found{Target: model.Target{Metric: m, Kind: model.GivenLater, Strength: strength}, Sure: false}, m != "" && utf8.RuneCountInString(m) <= 40 && !strings.HasPrefix(m, "以")
		}
	}
	return Found{}, false
}

// isMishap reports whether words name something that must not happen.
func isMishap(s string) bool {
	for _, w := range [...]string{"事故", "险情", "事件", "债务", "风险", "案件", "疫情", "返贫", "问题", "伤亡", "舆情", "上访", "火灾", "污染", "违约", "灾害", "占用", "违法", "违建", "死亡", "欠薪", "隐患"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// classTarget reads a class to be reached: 「国控断面水质达到Ⅳ类」.
func classTarget(s, strength string) (Found, bool) {
	i := strings.Index(s, "类")
	if i <= 0 {
		return Found{}, false
	}
	from := i
	for from > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:from])
		if !(r >= 'Ⅰ' && r <= 'Ⅹ' || r >= 'ⅰ' && r <= 'ⅹ' || r == 'I' || r == 'V') {
			break
		}
		from -= n
	}
	if from == i || from == 0 {
		return Found{}, false
	}
	t, ok := gradeOf(s[from:])
	name, _ := stripVerb(s[:from])
	if !ok || name == "" || strings.HasSuffix(name, "劣") || utf8.RuneCountInString(name) > 30 {
		return Found{}, false
	}
	said := false
	for _, w := range [...]string{"达到", "达", "稳定在", "保持在", "保持", "为", "不低于", "优于", "提升至", "提升到", "改善到"} {
		said = said || strings.HasSuffix(s[:from], w)
	}
	t.Metric, t.Strength = strings.TrimSuffix(strings.TrimSuffix(name, "不低于"), "优于"), strength
	return Found{Target: t, Sure: true}, said
}

// relativeTarget reads a value that is told only by another: 「增速高于全市平均水平」.
func relativeTarget(s, strength string) (Found, bool) {
	if strings.ContainsAny(s, "0123456789") {
		return Found{}, false
	}
	for _, w := range [...]string{"不低于", "高于", "快于", "优于", "不高于", "低于"} {
		i := strings.Index(s, w)
		if i <= 0 {
			continue
		}
		than := s[i+len(w):]
		if !strings.Contains(than, "平均") && !strings.Contains(than, "上年") && !strings.Contains(than, "去年") && !strings.Contains(than, "城镇居民") && !strings.HasSuffix(than, "增速") {
			return Found{}, false
		}
		name := dropLead(strings.TrimSuffix(strings.TrimSuffix(s[:i], "持续"), "继续"))
		op := map[string]model.Op{"不低于": model.AtLeast, "不高于": model.AtMost, "低于": model.Below}[w]
		if op == model.Equal {
			op = model.Above
		}
		kind := model.Level
		if op == model.AtMost || op == model.Below {
			kind = model.Ceiling
		}
		return Found{Target: model.Target{Metric: name, Kind: kind, Op: op, Strength: strength}, Sure: true}, name != "" && utf8.RuneCountInString(name) <= 30
	}
	return Found{}, false
}

// rankTargets reads the places that a clause wants: 「进入全省前10」「排名进入全市前3、全省前20位」.
func rankTargets(s string, fr Frame) []Found {
	rest, strength := stripLead(s, fr)
	var out []Found
	for _, part := range strings.Split(rest, "、") {
		t, ok := rankTarget(part, strength)
		if !ok && len(out) > 0 {
			t, ok = rankTarget("排名"+part, strength)
		}
		if !ok {
			if len(out) > 0 {
				break
			}
			continue
		}
		out = append(out, t)
	}
	if len(out) > 1 {
		// One metric in several lists: the list tells them apart.
		for i := range out {
			m := out[0].Target.Metric
			if i > 0 && out[i].Target.Metric != "" && out[i].Target.Metric != "排名" {
				m = out[i].Target.Metric
			}
			if p := out[i].among; p != "" {
				m = strings.TrimSuffix(m, "（"+out[0].among+"）") + "（" + p + "）"
			}
			out[i].Target.Metric = m
		}
	} else if len(out) == 1 && strings.Contains(rest, "、") {
		// The names of a list that share the place.
		if i := strings.Index(rest, "前"); i > 0 {
			if t, ok := rankTarget(rest, strength); ok {
				out[0] = t
			}
		}
	}
	return out
}

// rankTarget reads a place to be reached: 「进入全省前10」「排名全市前三」「前2名」.
func rankTarget(s, strength string) (Found, bool) {
	i := strings.Index(s, "前")
	for ; i >= 0; i = nextIndex(s, "前", i) {
		rest := s[i+len("前"):]
		digits, j := digitsAt(rest, 0)
		if digits == "" {
			r, n := utf8.DecodeRuneInString(rest)
			if !isHanNumeral(r) {
				continue
			}
			digits, j = rest[:n], n
			if r2, m := utf8.DecodeRuneInString(rest[n:]); isHanNumeral(r2) {
				digits, j = rest[:n+m], n+m
			}
		}
		after := rest[j:]
		v, _, err := model.ParseAmount(digits)
		if err != nil {
			continue
		}
		end := ""
		for _, w := range [...]string{"名", "位", "强", "以内"} {
			if strings.HasPrefix(after, w) {
				end = w
				after = after[len(w):]
				break
			}
		}
		lead := s[:i]
		said := end == "名" || end == "位" || end == "强"
		for _, w := range [...]string{"进入", "排名", "位居", "保持", "位列", "排位", "跻身", "挺进", "排", "列", "位次", "稳居", "迈入", "居"} {
			if strings.Contains(lead, w) {
				said = true
			}
		}
		if !said || after != "" && !strings.ContainsAny(after[:1], ",;.)") && utf8.RuneCountInString(after) > 6 {
			continue
		}
		if strings.HasPrefix(after, "年") || strings.HasPrefix(after, "季") || strings.HasPrefix(after, "个") || strings.HasPrefix(after, "月") || strings.HasPrefix(after, "期") {
			continue
		}
		m := lead
		among := ""
		for _, w := range [...]string{"全省", "全市", "全国", "全县", "全区"} {
			if strings.HasSuffix(m, w) {
				among = w
			}
		}
		for again := true; again; {
			again = false
			for _, w := range [...]string{"全省", "全市", "全国", "全县", "全区", "同类", "进入", "位居", "保持", "位列", "跻身", "挺进", "稳居", "力争", "确保", "均", "列", "迈入", "居", "在", "“五大园区”", "省", "市", "达到", "进"} {
				if x, ok := strings.CutSuffix(m, w); ok {
					m, again = x, true
				}
			}
		}
		m = dropLead(m)
		if utf8.RuneCountInString(m) > 40 {
			return Found{}, false
		}
		return Found{Target: model.Target{Metric: m, Kind: model.Rank, Op: model.AtMost, Value: &v, Unit: "位", Strength: strength}, Sure: true, among: among}, true
	}
	return Found{}, false
}

func nextIndex(s, w string, i int) int {
	j := strings.Index(s[i+len(w):], w)
	if j < 0 {
		return -1
	}
	return i + len(w) + j
}

// stepWords are states that a project reaches or does not.
var stepWords = newWords(`开工 竣工 完工 投产 投用 动工 建成 交付 启动 完成 投入使用 主体完工 全面完工 全面建成 建成投用 竣工验收 完成验收 开工建设 竣工投产 挂牌 通车 建成投产 完成招标 完成主体 主体封顶 封顶 试运行 全面竣工 完成前期工作 完成可研 完成建设 基本建成 基本完成 全面完成 力争开工 力争完工`)

// TargetFrom reads a target from the cells of a table: the name of the metric,
// the value as printed and its unit of measure, where the table gives one.
// ok is false for an empty value and for words that are no measure.
func TargetFrom(metric, value, unit string) (t model.Target, ok bool) {
	m, inName := cutMeasure(squeeze(fold(metric)))
	m = strings.Trim(m, " :.、")
	m = trimItem(m)
	if isNothing(value) {
		return t, false
	}
	unit = squeeze(fold(unit))
	if unit == "" || isNothing(unit) {
		unit = inName
	}
	s := squeeze(fold(value))
	t = model.Target{Metric: m, Unit: unit, Text: tidy(value)}
	for _, w := range [...]string{"待下达", "待定", "另行下达", "未下达", "以省", "以市", "以上级", "按上级下达", "按省下达", "按市下达", "下达任务", "下达计划", "待分解", "上级下达", "待明确"} {
		if strings.Contains(s, w) && (!strings.HasPrefix(w, "以") || strings.Contains(s, "为准") || strings.Contains(s, "下达")) {
			t.Kind, t.Unit = model.GivenLater, unit
			return t, m != ""
		}
	}
	if f, ok := rankTarget(s, ""); ok {
		t.Kind, t.Op, t.Value, t.Unit = f.Target.Kind, f.Target.Op, f.Target.Value, "位"
		if m == "" {
			t.Metric = f.Target.Metric
		}
		return t, t.Metric != ""
	}
	if g, ok := gradeOf(s); ok {
		g.Metric, g.Text = m, t.Text
		return g, m != ""
	}
	rest, strength := stripLead(s, Frame{})
	t.Strength = strength
	if f, ok := relative(rest); ok {
		t.Kind, t.Op = model.Level, f
		return t, m != ""
	}
	if f, ok := wordTarget(m+s, Frame{}); ok && (f.Target.Kind == model.ZeroLine || f.Target.Unit == "%") && !strings.ContainsAny(s, "123456789") {
		f.Target.Text = t.Text
		f.Target.Metric = m
		if f.Target.Kind == model.Level && f.Target.Op == model.Above && !strings.Contains(m, "增") {
			f.Target.Metric += "增长"
		}
		return f.Target, m != ""
	}
	figs := figures(rest, 0, true)
	if len(figs) == 0 {
		if stepWords.has(rest) || stepWords.suffix(rest) != "" && utf8.RuneCountInString(rest) <= 12 {
			t.Kind, t.Unit = model.Step, ""
			if m == "" {
				t.Metric = rest
			}
			return t, true
		}
		return t, false
	}
	g := figs[0]
	words := rest[:g.from]
	v := g.value
	t.Value, t.Max, t.Op = &v, g.max, g.op
	if g.unit != "" {
		t.Unit = g.unit
	}
	if name, verb := stripVerb(words); name != "" && m == "" {
		t.Metric = name + verb
	} else if isGrowth(verb) && isRate(t.Unit) && !strings.Contains(m, "增") && !strings.Contains(m, "率") {
		t.Metric = growthOf(m, verb)
	}
	if t.Unit == "%" && inName != "" && inName != "%" && !strings.Contains(t.Metric, "增") && !strings.Contains(t.Metric, "率") {
		// A share in a column of amounts is the growth.
		t.Metric += "增长"
	}
	if len(figs) > 1 {
		between := rest[g.to:figs[1].from]
		next := figs[1].value
		switch {
		case isRise(between):
			base := v
			t.Value, t.Op, t.Baseline = &next, figs[1].op, &base
			if figs[1].unit != "" {
				t.Unit = figs[1].unit
			}
		case strings.Contains(between, "力争") || strings.Contains(between, "冲刺") || strings.Contains(between, "争取"):
			if c, err := model.Convert(next, figs[1].unit, t.Unit); err == nil {
				t.Stretch = &c
			}
		}
	}
	t.Kind = kindOf(t.Metric, t.Unit, t.Op, words)
	if v.IsZero() && t.Op == model.Equal && isMishap(m) {
		t.Kind = model.ZeroLine
	}
	if t.Kind == model.Ceiling && t.Op == model.Equal {
		t.Op = model.AtMost
	}
	return t, t.Metric != ""
}

// relative reads a value that is told only by another: 「不低于上年」「高于全市平均」.
func relative(s string) (model.Op, bool) {
	for _, w := range [...]struct {
		word string
		op   model.Op
	}{
		{"不低于", model.AtLeast},
		{"不高于", model.AtMost},
		{"不超过", model.AtMost},
		{"高于", model.Above},
		{"低于", model.Below},
		{"优于", model.Above},
		{"与", model.AtLeast},
		{"同步", model.AtLeast},
		{"持平", model.AtLeast},
		{"只增不减", model.AtLeast},
		{"只升不降", model.AtLeast},
	} {
		if rest, ok := strings.CutPrefix(s, w.word); ok && !strings.ContainsAny(rest, "0123456789") {
			return w.op, rest != "" || w.word != "与"
		}
	}
	return 0, false
}

// gradeOf reads a class: 「Ⅲ类及以上」「Ⅳ类」「二级标准」.
func gradeOf(s string) (model.Target, bool) {
	for _, w := range [...]string{"达到", "稳定达到", "保持", "达", "不低于", "优于"} {
		s = strings.TrimPrefix(s, w)
	}
	r, n := utf8.DecodeRuneInString(s)
	class := 0
	switch {
	case r >= 'Ⅰ' && r <= 'Ⅹ':
		class = int(r-'Ⅰ') + 1
	case r >= 'ⅰ' && r <= 'ⅹ':
		class = int(r-'ⅰ') + 1
	default:
		for i, w := range [...]string{"III", "IV", "II", "VI", "V", "I"} {
			if strings.HasPrefix(s, w) {
				class, n = [...]int{3, 4, 2, 6, 5, 1}[i], len(w)
				break
			}
		}
	}
	if class == 0 || !strings.HasPrefix(s[n:], "类") {
		return model.Target{}, false
	}
	v, _, err := model.ParseAmount(itoa(class))
	if err != nil {
		return model.Target{}, false
	}
	t := model.Target{Kind: model.Rank, Op: model.Equal, Value: &v, Unit: "类"}
	if rest := s[n+len("类"):]; strings.HasPrefix(rest, "及以上") || strings.HasPrefix(rest, "以上") || strings.HasPrefix(rest, "或以上") {
		t.Op = model.AtMost // a smaller number is the better class
	}
	return t, true
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}
