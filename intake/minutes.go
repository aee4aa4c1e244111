package intake

import (
	"strings"

	"duban/internal/pattern"
	"duban/model"
)

var (
	// bareNumber matches a number of a paper without the word for who numbers it: 「〔2026〕3号」「（第5次）」.
	bareNumber = pattern.New(`^[（(〔﹝【\[]?(?:(?:19|20)\d\d(?:[〕﹞】\]）)]|年))?第?\d{1,4}[号次][）)〕]?$`)
	// minutesBy matches the title of minutes that begins with the office whose meeting it was.
	minutesBy = pattern.New(`^(\p{Han}{2,24}?(?:人民政府|政府|委员会|[县区市]委|管委会|指挥部|领导小组|办公室))[^。，]{0,20}?纪要$`)
	// attended matches the line of those who were at a meeting, or who are sent its minutes.
	attended = pattern.New(`^(?:出席|列席|参会|参加|到会|缺席|请假|主持|记录|分送|发送|抄送|抄报|主送|报送|印送)(?:会议|人员|领导|单位|人|的有|如下)*[：:]`)
	// convened matches the sentence with which minutes begin: 「2026年3月5日，县长…主持召开…会议」.
	convened = pattern.New(`^(` + dayWords + `)[^。]{0,80}?(?:召开|主持|会议|调度)`)
	decided  = pattern.New(`议定|会议要求|会议明确|会议决定|牵头`)
)

// minutes takes what minutes say about their meeting out of the body: its day, its number, and
// those who attended, who have no part in what it orders.
func (r *reader) minutes(n *notice) {
	if !strings.Contains(n.title, "纪要") {
		return
	}
	if m := minutesBy.FindStringSubmatch(n.title); m != nil && len(n.issuers) == 0 {
		n.issuers = []string{m[1]}
	}
	body := n.body[:0:0]
	for i, p := range n.body {
		switch m := convened.FindStringSubmatch(p.text); {
		case p.table != nil:
		case attended.MatchString(p.text):
			r.markUsed(p.span, usedHead)
			continue
		case i < 4 && m != nil && !decided.MatchString(withoutDecisions(p.text)):
			r.markUsed(p.span, usedHead)
			n.date = meetingDay(m[1], n.date)
			continue
		case i < 4 && m != nil:
			n.date = meetingDay(m[1], n.date)
		}
		body = append(body, p)
	}
	n.body = body
}

// withoutDecisions returns a text without the words by which it only says that decisions follow.
func withoutDecisions(s string) string {
	return strings.NewReplacer("会议议定事项", "", "议定事项", "").Replace(s)
}

func meetingDay(s string, known model.Date) model.Date {
	if known != 0 {
		return known
	}
	return dayIn(s, known)
}
