package model

import (
	"slices"
	"strings"
	"unicode"
)

// The words by which a sentence speaks of an event, or says that there was none.

// eventWords name what zero lines are drawn against.
var eventWords = []string{"事故", "死亡", "伤亡", "遇难", "罹难", "身亡", "溺亡", "溃堤", "溃坝", "决堤", "决口", "垮塌", "坍塌", "爆炸", "火灾", "中毒", "踩踏"}

// eventVerbs say that it happened.
var eventVerbs = []string{"发生", "造成", "导致", "引发", "出现"}

// noVerb stands before such a verb where it did not.
var noVerb = []string{"未", "没有", "没", "不", "无", "零", "未再", "不再"}

// noEvent stands before an event word where there was none; notNo are words that only begin like them.
var (
	noEvent = []string{"未", "无", "没有", "零"}
	notNo   = []string{"无证", "无牌", "无照", "零星"}
)

// prevention stands anywhere before what is prevented, learnt from, or only thought of; failing directly behind it says that it was not.
var (
	prevention = []string{"杜绝", "防止", "避免", "严防", "防范", "遏制", "预防", "谨防", "防控", "减少", "降低", "严禁", "吸取", "汲取", "排查", "一旦", "如果", "假如", "万一", "凡", "对发生"}
	failing    = []string{"不力", "不到位", "不当", "不严"}
)

// neverHappened stands before or behind an event word that did not happen; notOne directly behind one that names another thing.
var (
	neverHappened = []string{"未发生", "未出现", "没有发生", "零发生", "不发生", "未再发生"}
	notOne        = []string{"隐患", "防", "预防", "演练", "应急", "预案", "警示", "教育", "案例", "风险", "保险", "率", "黑点", "多发", "易发", "物品", "危险", "报警", "救援演练"}
)

// against stands directly before what is guarded against.
const against = "防"

// eventIn returns the word by which a text speaks of an event that happened, or "": what is prevented, counted as
// nought or said not to have happened is none.
func eventIn(text string) string {
	for line := range strings.Lines(text) {
		clauses := strings.FieldsFunc(string(fold(line)), func(r rune) bool { return strings.ContainsRune("。;,!?:但", r) })
		for _, c := range clauses {
			for _, w := range notNo {
				c = strings.ReplaceAll(c, w, "")
			}
			if word := eventInClause(c); word != "" {
				return word
			}
		}
	}
	return ""
}

// eventInClause returns the first word of a clause that speaks of an event.
func eventInClause(clause string) string {
	word, first := "", len(clause)
	for _, w := range eventWords {
		for from := 0; ; {
			i := strings.Index(clause[from:], w)
			if i < 0 {
				break
			}
			i += from
			from = i + len(w)
			if i < first && happened(clause[:i], clause[from:]) {
				word, first = w, i
			}
		}
	}
	return word
}

// happened reports whether an event word between two parts of a clause tells of an event.
func happened(before, after string) bool {
	for _, w := range prevention {
		for _, f := range failing {
			before = strings.ReplaceAll(before, w+f, "")
		}
	}
	ends := func(s string, words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
	}
	has := func(s string, words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
	}
	if has(before, prevention) || has(before, neverHappened) || has(after, neverHappened) || strings.HasSuffix(before, against) || slices.ContainsFunc(notOne, func(w string) bool { return strings.HasPrefix(after, w) }) {
		return false
	}
	verb, to := -1, 0
	for _, v := range eventVerbs {
		if i := strings.LastIndex(before, v); i > verb {
			verb, to = i, i+len(v)
		}
	}
	switch {
	case verb >= 0 && ends(before[:verb], noVerb):
		return false
	case verb < 0 && has(before, noEvent):
		return false
	}
	return !nought(lastNumber(before[to:])) && !nought(firstNumber(after))
}

// isNumeral reports whether a rune is part of a number in digits or in 汉字.
func isNumeral(r rune) bool { return unicode.IsDigit(r) || r == '.' || hanDigit(r) >= 0 }

// firstNumber returns the first number in a text, "" where there is none.
func firstNumber(s string) string {
	i := strings.IndexFunc(s, isNumeral)
	if i < 0 {
		return ""
	}
	s = s[i:]
	if end := strings.IndexFunc(s, func(r rune) bool { return !isNumeral(r) }); end >= 0 {
		s = s[:end]
	}
	return s
}

// lastNumber returns the last number in a text, "" where there is none.
func lastNumber(s string) string {
	out := ""
	for n := firstNumber(s); n != ""; n = firstNumber(s) {
		out = n
		s = s[strings.Index(s, n)+len(n):]
	}
	return out
}

// nought reports whether a number is written as nought.
func nought(n string) bool { return n == "0" || n == "零" || n == "〇" }
