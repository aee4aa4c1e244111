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
		if list := rankTargets(dropSpace(s), r.frame); len(list) > 0 {
			for _, t := range list {
				if t.Target.Metric == "" {
					t.Target.Metric = r.metric
				}
				t.Span = r.p.span(a, to)
				t.Target.Text = dropLayout(strings.TrimSpace(t.Span.Of(r.p.src)))
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
	t, ok := wordTarget(dropSpace(s), r.frame)
	if !ok {
		return
	}
	t.Span = r.p.span(a, to)
	t.Target.Text = dropLayout(strings.TrimSpace(t.Span.Of(r.p.src)))
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
			kind := model.ZeroLine
			if w == "动态清零" { // what comes up is cleared, and that it came up is no breach
				kind = model.Cleared
			}
			return Found{Target: model.Target{Metric: m, Kind: kind, Op: model.Equal, Value: &zero, Unit: "个", Strength: strength}, Sure: true}, m != "" && utf8.RuneCountInString(m) <= 30
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
