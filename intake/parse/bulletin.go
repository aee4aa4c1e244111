package parse

import "duban/internal/pattern"

// IssueWords is the expression for the number of an issue: 「2026年第9期」, 「〔2026〕第3期（总第41期）」.
const IssueWords = `(?:(?:19|20)\d\d年(?:度)?)?(?:[〔\[（(](?:19|20)\d\d[〕\]）)])?第?[0-9〇零一二三四五六七八九十百]{1,5}期(?:[（(]总第?[0-9]{1,5}期[）)]|[·，,、]?总第?[0-9]{1,5}期)?`

var (
	issueOnly   = pattern.New(`^` + IssueWords + `$`)
	reportTitle = pattern.New(`通报|红黑榜|红榜|黑榜|排名|(?:完成|进展|推进|落实|建设|督查|督办|开展|实施|整改|运行|工作|进度|办理|执行|阶段|调度)情况|(?:督查|工作|督办|情况|重点工作)(?:简报|专报|快报|汇报|动态)|进度表|情况汇报`)
	paperNumber = pattern.New(`^\p{Han}{1,16}[〔﹝【\[（(]\s*(?:19|20)\d\d\s*[〕﹞】\]）)]\s*第?\s*\d{1,4}\s*号$`)
	orderTitle  = pattern.New(`方案|分解|办法|责任清单|要点|意见|规定|(?:的通知|计划表?|责任表|任务书|清单)$`)
)

// IsIssue reports whether the number of a document is that of an issue without the
// name of its series. Every series of bulletins has a 第3期.
func IsIssue(number string) bool { return issueOnly.MatchString(number) }

// IsNumber reports whether a text is the number of an official paper and nothing else: 平政办发〔2026〕2号.
func IsNumber(text string) bool { return paperNumber.MatchString(text) }

// ReportsByTitle reports whether a paper with this title tells how far the work is,
// rather than orders it. known is false where the title says neither.
func ReportsByTitle(title string) (reports, known bool) {
	switch {
	case orderTitle.MatchString(title):
		return false, true
	case reportTitle.MatchString(title):
		return true, true
	}
	return false, false
}
