package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"duban/internal/pattern"
)

// finishWords is the one list of the words that say that a piece of work as a
// whole is finished. With 已 they report it, 「已通车」; behind a date they say what is
// due by then, 「6月底前通车」. 完成 is not among them: by itself it leaves open of what.
var finishWords = strings.Fields(`
完工 竣工 建成 建成投用 建成投产 完成建设 建设完成 完成改造 改造完成
竣工验收 完成验收 通过验收 验收合格 完成竣工验收 通过竣工验收
办结 销号 整改到位 整改完成 完成整改
投用 投产 投运 投入使用 投入运营 投入运行 投入生产 正式运营 启用
交付 交付使用 通车 通水 通气 通电 上线`)

// finishOnDayWords finish a task too, but only where their day is told: 「已于5月10日印发」.
// Without it they are a step of many tasks, 「方案已印发」.
const finishOnDayWords = `印发|开业|出台|挂牌`

// FinishPattern returns the alternatives of a regular expression that matches the
// words for work that is finished.
func FinishPattern() string { return alternatives(finishWords) }

// Finishes reports whether a word says by itself that work is finished.
func Finishes(word string) bool { return slices.Contains(finishWords, word) }

// finishList returns the same words, and others, set apart by blanks.
func finishList(others string) string { return strings.Join(finishWords, " ") + " " + others }

// finishQuestions lists headings that ask whether a task is finished: 「是否销号」「办结与否」.
func finishQuestions() string {
	var list []string
	for _, w := range append([]string{"完成"}, finishWords...) {
		list = append(list, "是否"+w, "是否已"+w, "是否按期"+w, w+"与否")
	}
	return strings.Join(list, " ")
}

const (
	// finishManner is what may stand between 已 and the word.
	finishManner = `(?:全面|全部|顺利|正式|提前|如期|按期|按时|圆满|整体|均|都|基本)*`
	// finishEnd is how a clause goes on behind the word. Anything else is what the word
	// speaks of, 「已办结3件」「已建成路基」, and no more than a part of the work.
	finishEnd = `(?:并|且|待|后|备案|[(\[]|$)`
)

var (
	finishSaid  = pattern.New(`已(?:经|于.{0,12}?)?` + finishManner + `(?:` + FinishPattern() + `)+` + finishEnd + `|已于.{0,12}(?:` + finishOnDayWords + `)`)
	finishBare  = pattern.New(`^已?(?:经)?` + finishManner + `(?:` + FinishPattern() + `|完成)+$`)
	finishWhole = pattern.New(`(?:全面|全部)(?:` + FinishPattern() + `)+$`)
	// finishAll is 完成 where its clause says that nothing is left, or speaks of the task by itself.
	finishAll = pattern.New(`已(?:经)?(?:全部|全面|圆满)完成` + finishEnd + `|^(?:目前|现|该|本|目标|年度|全年|工作|各项)*(?:任务|项目|工程|整改|建设)?(?:任务|工作)?已(?:经)?` + finishManner + `完成` + finishEnd + `|已完成并.*(?:` + FinishPattern() + `)`)
	// finishAsked matches a clause that asks for the end of the work, or promises it.
	finishAsked = pattern.New(`计划|力争|确保|争取|预计|要求|必须|拟|将|[月日底末年]前|[月年]底`)
	// finishPart matches a clause that speaks of a part of the work.
	finishPart = pattern.New(`主体|[一二三四]期|基础|部分|招标|设计|审批|报批|前期|可研|征地|征拆|立项`)
	// finishSome counts what is finished, which may be some of more; unless it is all of them.
	finishSome = pattern.New(`\d+[个座栋条处家户所项件]`)
	allOfThem  = pattern.New(`全部|全面|均|都`)

	stillOpen = pattern.New(`正在|未完成|预计|剩余|其余|尚未|部分`)
	notBegun  = pattern.New(`未(?:实质性)?(?:启动|开工|动工|开建|开始|实施|开展)`)
)

// StateOf reads how far a task is by the words of a report: a cell of a table
// or the sentences of a bulletin.
func StateOf(text string) State {
	s := dropSpace(fold(strings.ReplaceAll(text, "\n", "。")))
	if utf8.RuneCountInString(s) > 400 {
		s = string([]rune(s)[:400])
	}
	whole := strings.Trim(s, "。;, ")
	switch {
	case whole == "":
		return NotSaid
	case whole == "未" || whole == "否" || whole == "无进展" || notBegun.MatchString(s):
		return NotStarted
	case whole == "是" || whole == "100%" || finishBare.MatchString(whole):
		return Finished
	case stillOpen.MatchString(s):
		return Underway
	}
	state := Underway
	pieces(s, func(r rune) bool { return strings.ContainsRune(",;。:!", r) }, func(from, to int, _ rune) {
		if finishes(s[from:to]) {
			state = Finished
		}
	})
	return state
}

// finishes reports whether a clause says that the task as a whole is finished.
func finishes(clause string) bool {
	if finishPart.MatchString(clause) || finishSome.MatchString(clause) && !allOfThem.MatchString(clause) {
		return false
	}
	return finishSaid.MatchString(clause) || finishAll.MatchString(clause) || finishWhole.MatchString(clause) && !finishAsked.MatchString(clause)
}
