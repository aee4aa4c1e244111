package intake

import (
	"strings"
	"time"

	"duban/intake/draft"
	"duban/internal/pattern"
	"duban/model"
)

// letterhead is what a paper prints about itself.
type letterhead struct {
	number     string
	title      string // as printed, without its line breaks
	issuers    []string
	date       model.Date
	addressees string
	quoted     []string // the titles in 《》 of the paper's title: the plans that it puts in force
	persons    bool     // it names or dismisses people
	published  bool     // the date is that of the page, not the paper's own
}

var (
	issuerEnd  = pattern.New(`(?:委员会|党组|党委|委|人民政府|政府|办公室|办公厅|指挥部|领导小组|管委会|管理委员会|局|督查室|督查局|督办|联席会议)$`)
	issuerHead = pattern.New(`^(?:中共|中国共产党)?\p{Han}{2,40}$`)
	quoted     = pattern.New(`《([^《》]+(?:《[^《》]*》[^《》]*)*)》`)
	dateLine   = pattern.New(`^[（(]?(\d{4}|[〇○零一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})日(?:印发|发布)?[）)]?$`)
	isoDate    = pattern.New(`((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?`)
	sourceLine = pattern.New(`^(?:来源|信息来源|发布机构|发布单位|作者|文章来源)[:：]\s*(\p{Han}+)`)
	// sourceAmong matches a source that stands behind the date on the line of a web page.
	sourceAmong = pattern.New(`来源[:：]\s*(\p{Han}+)`)
	furnished   = pattern.New(`^(?:[-—–－]*\s*\d{1,4}\s*[-—–－]*|第\d+页(?:[,，/]?共\d+页)?|浏览(?:量|次数)[:：]?.*|(?:打印|关闭|分享|【?字体[:：]).*|[|｜\-—_=*·.\s]+|此件公开发布|联系人[:：][^。；]{1,40}(?:电话|手机|邮箱)[^。；]{0,60}[。；]?|[（(]此件.*[）)]|(?:填报|制表|填表|报送|编制)(?:单位|部门|日期|时间|人)[：:].{0,60}|.*(?:办公室|秘书科)?\d{4}年\d{1,2}月\d{1,2}日印发)$`)
)

// isIssuer reports whether a line can be the name of one or more issuing offices.
func isIssuer(s string) bool {
	return runes(s) <= 60 && issuerHead.MatchString(s) && issuerEnd.MatchString(s)
}

// issuers splits the names of offices that a line prints one after another.
func issuers(lines []string) []string {
	var out []string
	for _, l := range lines {
		parts := splitIssuers(l)
		for _, p := range parts {
			dup := false
			for _, have := range out {
				dup = dup || have == p
			}
			if !dup {
				out = append(out, p)
			}
		}
	}
	return out
}

var secondIssuer = pattern.New(`^(中共\p{Han}{1,12}?委(?:员会)?(?:办公室)?)(\p{Han}{1,12}(?:人民政府|管委会|管理委员会)(?:办公室)?)$`)

// splitIssuers splits a party committee from the government that signs beside it. Each is an
// office of its own where both names are of one kind.
func splitIssuers(s string) []string {
	if m := secondIssuer.FindStringSubmatch(s); m != nil && strings.HasSuffix(m[1], "办公室") == strings.HasSuffix(m[2], "办公室") {
		return []string{m[1], m[2]}
	}
	return []string{s}
}

// printedDate reads a line that is a date and nothing else.
func printedDate(s string) (model.Date, bool) {
	m := dateLine.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	y, mo, d := digits(m[1]), digits(m[2]), digits(m[3])
	if y == 0 {
		for _, r := range m[1] {
			i := strings.IndexRune(hanDigits, r)
			y = y*10 + (i+3)/3
		}
	}
	if mo == 0 {
		mo = hanValue(m[2])
	}
	if d == 0 {
		d = hanValue(m[3])
	}
	return civil(y, mo, d)
}

func civil(y, m, d int) (model.Date, bool) {
	if y < 1949 || y > 2199 || m < 1 || m > 12 || d < 1 || d > 31 {
		return 0, false
	}
	return model.NewDate(y, time.Month(m), d), true
}

// notice reads the letterhead at the beginning of a paper, up to the first text
// that belongs to its plan.
func (r *reader) notice(all []piece) notice {
	n := notice{body: all}
	if len(all) > 0 {
		n.span = draft.Span{From: all[0].span.From, To: all[len(all)-1].span.To}
	}
	if h, used, ok := r.bulletinHead(all); ok {
		n.letterhead, n.body = h, all[used:]
		r.lateDate(&n)
		r.minutes(&n)
		return n
	}
	var names, title []string
	i, done := 0, false
	took := func(p piece) { r.markUsed(p.span, usedHead) }
	for ; i < len(all) && i < 40 && !done; i++ {
		p := all[i]
		if p.table != nil {
			break
		}
		if more, ok := n.signed(p, names); ok {
			names, done = more, n.title != "" || len(title) > 0
			took(p)
			continue
		}
		switch num := ownNumber(p.text); {
		case num != "":
			if n.number != "" && n.date != 0 {
				done = true
				continue
			}
			n.number = num
			if red := strings.TrimSuffix(strings.Split(p.text, num)[0], "文件"); isIssuer(red) {
				names = append(names, red)
			}
			took(p)
		case n.number == "" && bareNumber.MatchString(p.text):
			n.number = p.text
			took(p)
		case registered.MatchString(p.text), p.text == "文件":
			took(p)
		case furnished.MatchString(p.text):
			r.markUsed(p.span, usedFurniture)
		case r.datelessSource(&n, p):
		case isDateOnly(p.text):
			d, _ := printedDate(p.text)
			n.date = d
			took(p)
			if n.title != "" || len(title) > 0 {
				done = true // what follows is the plan
			}
		case n.addressees == "" && isAddressees(p.text) && (n.number != "" || len(title) > 0):
			n.addressees = strings.TrimRight(p.text, "：:")
			took(p)
		case n.addressees != "" && strings.ContainsAny(p.text, "。") && runes(p.text) < 200 && announcesPlan(p.text):
			n.orders = append(n.orders, p)
			took(p)
		case isIssuer(strings.TrimSuffix(p.text, "文件")) && !titleGoesOn(title):
			names = append(names, strings.TrimSuffix(p.text, "文件"))
			took(p)
		case n.addressees == "" && n.date == 0 && titleLine(p, title):
			lead, rest := cutIssuer(p.text)
			names = append(names, lead...)
			title = append(title, rest)
			took(p)
		default:
			done = true
			i-- // the loop steps on once more
		}
	}
	n.body = all[min(i, len(all)):]
	n.title = strings.TrimSpace(strings.Join(title, ""))
	if listed := r.listed[n.number]; n.title == "" && listed != "" {
		_, n.title = cutIssuer(listed)
	}
	n.issuers = issuers(names)
	for _, m := range quoted.FindAllStringSubmatch(n.title, -1) {
		n.quoted = append(n.quoted, m[1])
	}
	n.persons = aboutPersons.MatchString(n.title) && len(n.quoted) == 0
	r.lateDate(&n)
	r.minutes(&n)
	return n
}

// datelessSource reads the line with which a web page says where a text came from.
func (r *reader) datelessSource(n *notice, p piece) bool {
	m := sourceLine.FindStringSubmatch(p.text)
	d := isoDate.FindStringSubmatch(p.text)
	if d != nil && m == nil && runes(p.text) <= 80 {
		m = sourceAmong.FindStringSubmatch(p.text)
	}
	if m == nil && (d == nil || runes(p.text) > 40 && !webDate.MatchString(p.text) || isDateOnly(p.text)) {
		return false
	}
	if d != nil && n.date == 0 {
		n.date, n.published = civil(digits(d[1]), digits(d[2]), digits(d[3]))
	}
	if m != nil && len(n.issuers) == 0 {
		r.sourceOf = m[1]
		if at := webMore.FindStringIndex(m[1]); at != nil && at[0] > 0 {
			r.sourceOf = m[1][:at[0]]
		}
	}
	r.markUsed(p.span, usedHead)
	return true
}

// lateDate looks for the date and the issuers below a paper's text, where a plan without a
// notice has them.
func (r *reader) lateDate(n *notice) {
	if n.date == 0 || n.published {
		for i, p := range n.body {
			if p.table != nil || !isDateOnly(p.text) || n.published && (i == 0 || n.body[i-1].table != nil || !isIssuer(n.body[i-1].text)) {
				continue
			}
			n.date, _ = printedDate(p.text)
			n.published = false
			r.markUsed(p.span, usedHead)
			for j := i - 1; j >= 0 && j >= i-3 && n.body[j].table == nil && isIssuer(n.body[j].text); j-- {
				n.issuers = append(issuers([]string{n.body[j].text}), n.issuers...)
				r.markUsed(n.body[j].span, usedHead)
			}
			n.body = append(append([]piece{}, n.body[:i]...), n.body[i+1:]...)
			break
		}
		n.issuers = issuers(n.issuers)
	}
	n.fromSite(r.site)
	if len(n.issuers) == 0 && r.sourceOf != "" {
		n.issuers = []string{r.sourceOf}
	}
}

func isDateOnly(s string) bool {
	_, ok := printedDate(s)
	return ok
}

// isAddressees reports whether a line names those to whom a paper is sent.
func isAddressees(s string) bool {
	return (strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":")) && runes(s) < 160 && !strings.ContainsAny(s, "。；") &&
		(strings.Contains(s, "单位") || strings.Contains(s, "政府") || strings.Contains(s, "镇") || strings.Contains(s, "局") || strings.Contains(s, "部门") || strings.Contains(s, "各"))
}

// announcesPlan reports whether a text is the sentence by which a notice puts a plan in force.
func announcesPlan(s string) bool {
	return strings.Contains(s, "印发给你们") || strings.Contains(s, "予印发") || strings.Contains(s, "贯彻执行") || strings.Contains(s, "组织实施") && strings.Contains(s, "印发") || strings.Contains(s, "贯彻落实") && strings.Contains(s, "现将")
}

// titleLine reports whether a piece is a line of the paper's title.
func titleLine(p piece, before []string) bool {
	s := p.text
	if runes(s) > 120 || strings.ContainsAny(s, "。；：") || strings.HasPrefix(s, "附件") {
		return false
	}
	if whole := strings.Join(before, ""); strings.HasSuffix(whole, "通知") && strings.Contains(lettersAndDigits(whole), lettersAndDigits(s)) {
		return false // the title of the plan, which the notice's has named
	}
	if m, _ := splitNumber(s); m.level != noNumber && !titleGoesOn(before) {
		return false
	}
	return true
}

// titleGoesOn reports whether a title that began in the lines before is not finished.
func titleGoesOn(before []string) bool {
	s := strings.Join(before, "")
	return s != "" && (strings.Count(s, "《") > strings.Count(s, "》") || strings.HasSuffix(s, "的") || strings.HasSuffix(s, "》"))
}

// cutIssuer takes the names of offices off the beginning of a title.
func cutIssuer(s string) (names []string, title string) {
	for _, word := range [...]string{"关于印发", "关于", "印发"} {
		i := strings.Index(s, word)
		if i > 0 && isIssuer(s[:i]) && !strings.ContainsAny(s[:i], "《") {
			return []string{s[:i]}, s[i:]
		}
	}
	return nil, s
}
