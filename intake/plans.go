package intake

import (
	"strings"

	"duban/intake/draft"
	"duban/internal/pattern"
)

// paper is a plan, or an annex of one, with the pieces that are its text.
type paper struct {
	label   string // 附件1; empty for the plan itself
	title   string
	span    draft.Span
	pieces  []piece
	annexes []paper
}

var (
	annexLabel = pattern.New(`^(附\s*[件表录])([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?(?:[-—之][0-9]+)?[：:、.．]?(.*)$`)
	annexList  = pattern.New(`^附[件表录]?[：:]`)
	planEnd    = pattern.New(`(?:方案|计划|要点|意见|规划|办法|清单|任务书|行动|通知|安排|措施|预案|纲要|分解表|一览表|责任表|任务表|明细表|台账)(?:[（(][^（()）]*[）)])?$`)
)

// splitPlans splits the body of a notice into its plans, each with its annexes. preamble is
// what stands before the first plan: the text of the notice itself.
func (r *reader) splitPlans(n notice) (preamble []piece, plans []paper) {
	body := n.body
	open := append([]string{}, n.quoted...) // titles of plans that have not come yet
	if r.titleAt(body, 0, n.quoted) < 0 && !r.anyTitle(body, n.quoted) {
		open = nil
	}
	var titles []string // titles of annexes that were listed and have not come yet
	if len(open) == 0 {
		plans = append(plans, paper{title: planTitle(n)})
	}
	for i := 0; i < len(body); {
		if k, used := r.whichTitle(body, i, open); k >= 0 {
			plans = append(plans, paper{title: cleanTitle(open[k]), span: draft.Span{From: body[i].span.From, To: body[i].span.To}})
			open = append(open[:k:k], open[k+1:]...)
			titles = nil
			r.markAllUsed(body[i:i+used], usedHead)
			i += used
			continue
		}
		if len(plans) == 0 {
			preamble = append(preamble, body[i])
			i++
			continue
		}
		plan := &plans[len(plans)-1]
		first := len(plan.pieces) == 0 && len(plan.annexes) == 0 && len(preamble) == 0
		k := 0
		if first {
			k = printedTitle(body, i)
		}
		if k > 0 && !(namesTable(body, i) && namedTables(body) > 1) {
			// The title of the plan, where the paper's own title does not quote it.
			if title := joined(body[i : i+k]); plan.title == "" || !planEnd.MatchString(plan.title) || strings.HasSuffix(plan.title, "通知") {
				plan.title = title
			}
			r.markAllUsed(body[i:i+k], usedHead)
			i += k
			continue
		}
		switch list, used := r.listOfAnnexes(body, i); {
		case used > 0:
			titles = list
			r.markAllUsed(body[i:i+used], usedHead)
			i += used
			continue
		}
		if label, title, used := r.annexAt(body, i, titles); used > 0 {
			titles = without(titles, title)
			plan.annexes = append(plan.annexes, paper{label: label, title: title, span: body[i].span})
			r.markAllUsed(body[i:i+used], usedHead)
			i += used
			continue
		}
		to := plan
		if k := len(plan.annexes); k > 0 {
			to = &plan.annexes[k-1]
		}
		to.pieces = append(to.pieces, body[i])
		if to.span.From == 0 {
			to.span.From = body[i].span.From
		}
		to.span.To = body[i].span.To
		plan.span.To = body[i].span.To
		if plan.span.From == 0 {
			plan.span.From = body[i].span.From
		}
		i++
	}
	return preamble, plans
}

func (r *reader) markAllUsed(pieces []piece, u use) {
	for _, p := range pieces {
		r.markUsed(p.span, u)
	}
}

// planTitle makes the title of a plan out of that of its notice.
func planTitle(n notice) string {
	if len(n.quoted) == 1 && strings.Contains(n.title, "印发") {
		return cleanTitle(n.quoted[0])
	}
	return cleanTitle(n.title)
}

func cleanTitle(s string) string { return strings.TrimSpace(s) }

// whichTitle returns which of the titles is printed at i, on one line or several.
func (r *reader) whichTitle(body []piece, i int, titles []string) (which, used int) {
	for k := range titles {
		if n := r.titleAt(body, i, titles[k:k+1]); n > 0 {
			return k, n
		}
	}
	return -1, 0
}

// titleAt returns over how many pieces from i on one of the titles is printed, -1 where it is not.
func (r *reader) titleAt(body []piece, i int, titles []string) int {
	if i >= len(body) || body[i].table != nil || len(titles) == 0 || runes(body[i].text) > 120 {
		return -1
	}
	joined := ""
	for n := 1; n <= 4 && i+n <= len(body); n++ {
		p := body[i+n-1]
		if p.table != nil || strings.ContainsAny(p.text, "。；") {
			return -1
		}
		joined += lettersAndDigits(p.text)
		for _, t := range titles {
			if joined == lettersAndDigits(t) {
				return n
			}
		}
	}
	return -1
}

// printedTitle returns over how many pieces a title is printed at i that ends
// like that of a plan; 0 where there is none.
func printedTitle(body []piece, i int) int {
	s := ""
	for n := 0; n < 3 && i+n < len(body); n++ {
		p := body[i+n]
		if p.table != nil || hasSentenceEnd(p.text) || strings.ContainsAny(p.text, "：:") || runes(p.text) > 60 {
			return 0
		}
		if m, _ := splitNumber(p.text); m.level != noNumber || annexLabel.MatchString(p.text) {
			return 0
		}
		s += p.text
		if complete(s) && i+n+1 < len(body) {
			return n + 1
		}
	}
	return 0
}

func (r *reader) anyTitle(body []piece, titles []string) bool {
	for i := range body {
		if r.titleAt(body, i, titles) > 0 {
			return true
		}
	}
	return false
}

// listOfAnnexes reads the list 「附件：1.… 2.…」 at the end of a plan: the titles,
// and over how many pieces they are printed.
func (r *reader) listOfAnnexes(body []piece, i int) (titles []string, used int) {
	p := body[i]
	if p.table != nil || !annexList.MatchString(p.text) {
		return nil, 0
	}
	rest := p.text[strings.IndexAny(p.text, "：:"):]
	rest = strings.TrimLeft(rest, "：:")
	if rest == "" && (i+1 >= len(body) || !firstItem(body[i+1])) {
		return nil, 0
	}
	if rest != "" {
		m, t := splitNumber(rest)
		titles = append(titles, t)
		if m.level == noNumber && strings.Contains(rest, "。") {
			return nil, 0
		}
	}
	used = 1
	for i+used < len(body) {
		q := body[i+used]
		if q.table != nil || strings.HasPrefix(q.text, "附件") || strings.ContainsAny(q.text, "。；：") || runes(q.text) > 70 {
			break
		}
		m, t := splitNumber(q.text)
		if m.level != noNumber {
			if m.value != len(titles)+1 || m.level == han || m.level == hanParen && len(titles) == 0 {
				break
			}
			titles = append(titles, t)
			used++
			continue
		}
		if len(titles) == 0 || r.titleAt(body, i+used, titles) > 0 || complete(titles[len(titles)-1]) && !strings.HasPrefix(q.text, "（") && !strings.HasPrefix(q.text, "(") {
			break
		}
		titles[len(titles)-1] += q.text
		used++
	}
	for k := range titles {
		titles[k] = strings.Trim(titles[k], "《》；;。")
	}
	return titles, used
}

// complete reports whether a listed title can be at its end.
func complete(title string) bool {
	return planEnd.MatchString(title) && strings.Count(title, "“") == strings.Count(title, "”")
}

func firstItem(p piece) bool {
	if p.table != nil {
		return false
	}
	m, _ := splitNumber(p.text)
	return m.level != noNumber && m.value == 1
}

// annexAt reads the beginning of an annex: its label and the lines of its title,
// or a title alone that the list of annexes has announced.
func (r *reader) annexAt(body []piece, i int, titles []string) (label, title string, used int) {
	p := body[i]
	if p.table != nil || runes(p.text) > 90 {
		return "", "", 0
	}
	if n := r.titleAt(body, i, titles); n > 0 {
		return "", joined(body[i : i+n]), n
	}
	m := annexLabel.FindStringSubmatch(p.text)
	if m == nil {
		if t := likeOne(p.text, titles); t != "" {
			return "", t, 1
		}
		return "", "", 0
	}
	label = m[1] + m[2]
	if m[3] != "" {
		if strings.ContainsAny(m[3], "。；，,") || m[2] == "" && !annexList.MatchString(p.text) || strings.HasPrefix(m[3], "）") {
			return "", "", 0
		}
		return label, m[3], 1
	}
	used = 1
	for used < 4 && i+used < len(body) {
		q := body[i+used]
		if q.table != nil || hasSentenceEnd(q.text) || runes(q.text) > 70 || strings.ContainsAny(q.text, "：:") {
			break
		}
		if m, _ := splitNumber(q.text); m.level != noNumber {
			break
		}
		title += q.text
		used++
		if complete(title) && !(i+used < len(body) && strings.HasPrefix(body[i+used].text, "（")) {
			break
		}
	}
	return label, title, used
}

func joined(pieces []piece) string {
	s := ""
	for _, p := range pieces {
		s += p.text
	}
	return s
}

// likeOne returns the title that a line prints with a slip or a shorter word, "" where there is none.
func likeOne(s string, titles []string) string {
	if hasSentenceEnd(s) || runes(s) < 6 {
		return ""
	}
	for _, t := range titles {
		if alike(lettersAndDigits(s), lettersAndDigits(t)) >= 80 {
			return t
		}
	}
	return ""
}

// alike compares two texts by the pairs of characters that they share: 100 is equal.
func alike(a, b string) int {
	ra, rb := []rune(a), []rune(b)
	if len(ra) < 2 || len(rb) < 2 {
		return 0
	}
	pairs := make(map[[2]rune]int)
	for i := 1; i < len(ra); i++ {
		pairs[[2]rune{ra[i-1], ra[i]}]++
	}
	both := 0
	for i := 1; i < len(rb); i++ {
		if k := [2]rune{rb[i-1], rb[i]}; pairs[k] > 0 {
			pairs[k]--
			both++
		}
	}
	return 200 * both / (len(ra) + len(rb) - 2)
}

func without(list []string, s string) []string {
	out := list[:0:0]
	gone := false
	for _, x := range list {
		if !gone && (lettersAndDigits(x) == lettersAndDigits(s) || alike(lettersAndDigits(x), lettersAndDigits(s)) >= 80) {
			gone = true
			continue
		}
		out = append(out, x)
	}
	return out
}
