package parse

import (
	"strings"
	"unicode/utf8"

	"duban/model"
)

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
	t := model.Target{Kind: model.Class, Op: model.Equal, Value: &v, Unit: "类"}
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
