package parse

import (
	"strings"
	"unicode/utf8"
)

// each reads the values of a clause that names share: 「A、B分别达3个、5家」「A和B均增长20%」.
func (r *targetReader) each(from, to int, figs []figure) bool {
	f := r.p.f
	lead := f[from:figs[0].from]
	at, word := sharedWord(lead, len(figs))
	if at < 0 {
		return false
	}
	head, strength := stripLead(lead[:at], r.frame)
	partOf := ""
	if j := strings.LastIndex(head, "其中"); j >= 0 {
		head, partOf = strings.TrimLeft(head[j+len("其中"):], ":, "), r.base
	}
	one := word != "分别" // one value for all
	names := sharedNames(head, one)
	sure := true
	switch {
	case one && len(names) < 2:
		return false
	case one || len(names) == len(figs):
	case len(figs) < 2:
		return false
	case len(names) == 0 && len(r.out)-r.first >= len(figs):
		// 「接待游客500万人次，旅游收入40亿元，分别增长12%、15%」
		for _, t := range r.out[len(r.out)-len(figs):] {
			names = append(names, t.Target.Metric)
		}
	default:
		// One name for several values: which value is whose cannot be told.
		name := strings.Join(names, "、")
		if name == "" {
			name = r.metric
		}
		if name == "" {
			return false
		}
		names, sure = nil, false
		for range figs {
			names = append(names, name)
		}
	}
	shareTail(names)
	verb := dropSpace(lead[at+len(word):])
	rest, kept := stripVerb(verb)
	for k, name := range names {
		g := figs[0]
		if !one {
			g = figs[k]
		}
		if name = dropLayout(strings.TrimSpace(name)); name == "" {
			continue
		}
		t := r.make(name+kept+rest, &g, strength, verb)
		t.Sure, t.Target.PartOf = sure, partOf
		t.Span = r.p.span(from+firstWord(f[from:to]), figs[len(figs)-1].to)
		t.Target.Text = dropLayout(t.Span.Of(r.p.src))
		r.add(t)
	}
	return true
}

// sharedWord finds the word by which names share values, or -1: 分别, and before one value 均 or 都.
func sharedWord(lead string, values int) (at int, word string) {
	if at = strings.LastIndex(lead, "分别"); at >= 0 {
		return at, "分别"
	}
	for _, w := range [...]string{"均", "都"} {
		i := strings.LastIndex(lead, w)
		if i <= 0 || values != 1 {
			continue
		}
		before, after := lead[:i], lead[i+len(w):]
		inWord := strings.HasPrefix(after, "衡") || strings.HasPrefix(after, "可") || strings.HasPrefix(after, "市")
		for _, x := range [...]string{"人", "年", "亩", "平", "户"} {
			inWord = inWord || strings.HasSuffix(before, x)
		}
		if !inWord {
			return i, w
		}
	}
	return -1, ""
}

// sharedNames takes the names apart that share values. Where they share one, 和 joins
// two of them only behind a name that can stand alone.
func sharedNames(head string, one bool) []string {
	var names []string
	for _, s := range strings.FieldsFunc(head, func(r rune) bool { return r == '、' || r == ',' }) {
		if a, b, ok := strings.Cut(s, "和"); ok && (!one || utf8.RuneCountInString(a) > 2) {
			names = append(names, a, b)
			continue
		}
		names = append(names, s)
	}
	return names
}

// shareTail gives short names the rest of the last one: 城镇、农村居民人均可支配收入
// are 城镇居民人均可支配收入 and 农村居民人均可支配收入.
func shareTail(names []string) {
	n := len(names)
	if n < 2 || names[0] == names[n-1] {
		return
	}
	last := []rune(strings.TrimSpace(names[n-1]))
	short := len(last)
	for _, s := range names[:n-1] {
		short = min(short, utf8.RuneCountInString(strings.TrimSpace(s)))
	}
	if short < 1 || short > 4 || len(last) < 2*short+2 {
		return
	}
	for i, s := range names[:n-1] {
		if s = strings.TrimSpace(s); utf8.RuneCountInString(s) <= 4 {
			tail := string(last[short:])
			for k := min(len(s), len(tail)); k > 0; k-- {
				if strings.HasSuffix(s, tail[:k]) {
					tail = tail[k:] // 散居孤儿、集中供养孤儿补助
					break
				}
			}
			names[i] = s + tail
		}
	}
}

// rates returns the names of several shares that have one value: 「甲率、乙率达90%」.
func rates(metric string) []string {
	names := strings.Split(metric, "、")
	for _, n := range names {
		if len(names) < 2 || !strings.HasSuffix(n, "率") {
			return []string{metric}
		}
	}
	return names
}
