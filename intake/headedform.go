package intake

import (
	"strings"

	"duban/intake/parse"
	"duban/internal/pattern"
)

// formPart matches the parts of such a paper that are no headings of columns.
var formPart = pattern.New(`^(?:督办|办理|整改|反馈|交办|批示|工作|落实)(?:要求|依据|内容|来源|情况)$`)

// headedForm makes a record of a paper that orders a single task under the headings of a form:
// 「一、督办事项」「二、办理要求」「三、责任单位」「四、办理时限」. All its chapters must be
// such headings; one must name the task, and one who does it.
func headedForm(all []piece) []piece {
	var at []int
	for i := range all {
		if m, _ := splitNumber(all[i].text); all[i].table == nil && m.level == han {
			at = append(at, i)
		}
	}
	if len(at) < 3 {
		return all
	}
	r := record{from: at[0]}
	work := false
	for k, i := range at {
		_, head := splitNumber(all[i].text)
		label := strings.TrimRight(head, "：:")
		h, ok := parse.ReadHeading(label)
		if (!ok || h.Sure < 60) && !formPart.MatchString(label) || runes(label) > maxLabel || r.has(label) {
			return all
		}
		to := len(all)
		if k+1 < len(at) {
			to = at[k+1]
		}
		end := i + 1
		var body []string
		for ; end < to && all[end].table == nil; end++ {
			last := k+1 == len(at)
			if last && (end > i+1 && ended(all[end-1].text) && !ended(all[end].text) || furnished.MatchString(all[end].text)) {
				break // the signature below the form
			}
			body = append(body, all[end].text)
		}
		if len(body) == 0 || end < to && k+1 < len(at) {
			return all
		}
		switch {
		case isTitleLabel(label):
			if r.title != "" || len(body) > 1 {
				return all
			}
			r.label, r.title, r.before = label, strings.TrimRight(body[0], "。"), len(r.pairs)
			if m, _ := splitNumber(body[0]); m.level != noNumber {
				return all
			}
		case h.Role == parse.Lead || h.Role == parse.Responsible:
			work = true
			for _, s := range body {
				if p := cutLabels(s); len(p) > 0 && knownLabel(p[0].label) {
					r.pairs = append(r.pairs, p...)
				} else {
					r.pairs = append(r.pairs, pair{label: label, value: s})
				}
			}
		default:
			r.pairs = append(r.pairs, pair{label: label, value: strings.Join(body, "\n")})
		}
		r.to = end
	}
	if r.title == "" || !work {
		return all
	}
	out := append([]piece{}, all[:r.from]...)
	out = append(out, recordTable(all, []record{r}))
	return append(out, all[r.to:]...)
}
