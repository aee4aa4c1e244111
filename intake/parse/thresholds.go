package parse

import (
	"strings"
	"unicode/utf8"

	"duban/model"
)

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

// isRise reports whether the words between two figures lead from one to the other.
func isRise(between string) bool {
	b := dropSpace(between)
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
	b := dropSpace(r.p.f[g.end:next.from])
	for _, t := range tails {
		b = strings.TrimPrefix(b, t.word)
	}
	if b == "、" || b == "和" {
		return r.isThreshold(figs, i+1) // 「过10亿元、50亿元项目各1个」
	}
	if g.op == model.Above || g.tail == "以上" || g.tail == "及以上" {
		b = dropClass(b)
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

// dropClass leaves of 「企业达到」 only the class of things that a threshold makes.
func dropClass(s string) string {
	for _, w := range [...]string{"企业", "项目", "产业", "集群", "园区", "基地", "产品", "品牌", "商户", "商场", "单位", "村"} {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return s
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
	b := dropSpace(r.p.f[figs[0].to:figs[1].from])
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
	words := dropSpace(r.p.f[left:g.from])
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
	r.out[n-1].Span.To = int(r.p.at[g.to])
	prev.Text = dropLayout(r.out[n-1].Span.Of(r.p.src))
	return true
}
