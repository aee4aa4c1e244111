package intake

import (
	"strings"

	"duban/intake/parse"
	"duban/internal/pattern"
	"duban/model"
)

const dayWords = `(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日`

var (
	// issueLine matches the line with the number of an issue: 「督查通报（2026年第9期）」「第12期  县委督查室  2026年9月10日」.
	issueLine = pattern.New(`^([\p{Han}“”]{0,16}?)[（(〔\[]?(` + parse.IssueWords + `)[）)〕\]]?(\p{Han}{2,40}?)?(` + dayWords + `)?$`)
	// signedLine matches an office with the date beside it.
	signedLine  = pattern.New(`^(\p{Han}{3,60}?)(` + dayWords + `)(?:印发|编发)?$`)
	signEnd     = pattern.New(`(?:办|室|局|委|会|组|部|中心|专班|政府|厅|处|督查|镇|乡|街道|指挥部)$`)
	deskLine    = pattern.New(`(?:签发人?|编辑|主编|责任编辑|编审|审核|审签|编发|校对)[:：].*$`)
	sentLine    = pattern.New(`^(?:主?[报送发]|抄送|抄报|分送|报送)[:：]`)
	colourList  = pattern.New(`^[“"]?[红黑黄绿蓝]榜[”"]?(?:单位|项目|名单)?[：:]?$`)
	titleEnd    = pattern.New(`^关于|(?:通报|情况|报告|汇报|通知|排名|公示|榜|进度|简报|专报)$`)
	reportWords = pattern.New(`占年度|占全年|完成率|已完成|累计完成|序时进度`)
)

// bulletinHead reads the letterhead of a paper that comes out in issues. ok is
// false where the paper has no number of an issue.
func (r *reader) bulletinHead(all []piece) (h letterhead, used int, ok bool) {
	var before, after []string // lines of titles, above the number of the issue and below
	var names []string
	issue, end := "", 0
	for i, p := range all {
		if i > 12 || p.table != nil || hasSentenceEnd(p.text) {
			break
		}
		text := deskLine.ReplaceAllString(p.text, "")
		if m := issueLine.FindStringSubmatch(text); m != nil && issue == "" && (m[3] == "" || signs(m[3])) {
			issue = m[2]
			if m[1] != "" {
				before = append(before, m[1])
			}
			if m[3] != "" {
				names = append(names, signers(p.raw, m[3])...)
			}
			h.date = dayIn(m[4], h.date)
			end = i + 1
			continue
		}
		if m := signedLine.FindStringSubmatch(text); m != nil && signs(m[1]) {
			names = append(names, signers(p.raw, m[1])...)
			h.date = dayIn(m[2], h.date)
			end = i + 1
			continue
		}
		switch num := ownNumber(p.text); {
		case num != "":
			h.number = num
		case isDateOnly(p.text):
			h.date, _ = printedDate(p.text)
		case text == "", furnished.MatchString(p.text):
		case signs(text) && (issue != "" || len(before) > 0 && isIssuer(text)):
			names = append(names, signers(p.raw, text)...)
		case issue != "" && isAddressees(p.text):
			h.addressees = strings.TrimRight(p.text, "：:")
		case issue == "" && titleLine(p, before):
			before = append(before, p.text)
			continue
		case issue != "" && len(after) < 3 && titleLine(p, after) && !colourList.MatchString(p.text) && (titleGoesOn(after) || titleEnd.MatchString(p.text) || i+1 < len(all) && titleEnds(all[i+1], p)):
			after = append(after, p.text)
		default:
			i = len(all)
		}
		if i == len(all) {
			break
		}
		end = i + 1
	}
	if issue == "" {
		return h, 0, false
	}
	h.title = strings.Join(before, "")
	if len(after) > 0 {
		if h.number == "" {
			h.number = h.title + issue
		}
		h.title = strings.Join(after, "")
	}
	if h.number == "" {
		h.number = issue
	}
	h.issuers = issuers(names)
	for i := range all[:end] {
		r.markUsed(all[i].span, usedHead)
	}
	return h, end, true
}

// signs reports whether a text in the place of a signature is an office.
func signs(s string) bool {
	return isIssuer(s) || runes(s) <= 40 && issuerHead.MatchString(s) && signEnd.MatchString(s)
}

// titleEnds reports whether the line next is the end of the title that p begins.
func titleEnds(next, p piece) bool {
	return next.table == nil && runes(p.text) > 6 && !parse.Units(p.text).Sure() && !colourList.MatchString(next.text) && titleLine(next, []string{p.text}) && titleEnd.MatchString(next.text)
}

// signers parts the offices that sign on one line by the white space between them.
func signers(raw, text string) []string {
	var out []string
	for _, s := range strings.Fields(raw) {
		if signs(s) && runes(s) > 2 && strings.Contains(text, s) {
			out = append(out, s)
		}
	}
	if strings.Join(out, "") != text {
		return []string{text}
	}
	return out
}

func dayIn(s string, before model.Date) model.Date {
	if d, ok := printedDate(s); ok {
		return d
	}
	return before
}

// signed reads a line with an office and the date beside it.
func (n *notice) signed(p piece, names []string) ([]string, bool) {
	m := signedLine.FindStringSubmatch(p.text)
	if m == nil || !signs(m[1]) {
		return names, false
	}
	n.date = dayIn(m[2], n.date)
	return append(names, signers(p.raw, m[1])...), true
}

// isReport reports whether a paper says how far the work is, rather than orders it: by its
// title, or where the title says neither, by what nearly all paragraphs say.
func isReport(title string, pieces []piece) bool {
	if reports, known := parse.ReportsByTitle(title); known {
		return reports
	}
	told, all := 0, 0
	for _, p := range pieces {
		if p.table != nil || runes(p.text) < 20 {
			continue
		}
		all++
		if reportWords.MatchString(p.text) {
			told++
		}
	}
	return told > 1 && told*2 > all
}

// reporting notes whether a paper is a report, and the day up to which it reports.
func (b *builder) reporting(pieces []piece, title string) {
	b.reports = isReport(title, pieces)
	b.plan().Reports = b.reports
	b.until = b.reportedUntil(title, pieces)
}

// forReport prepares the pieces of a report for its outline: it takes those to whom the report
// is sent off the end, gives the two lists of 红黑榜 their headings, and ends a list of units
// with a full stop.
func (b *builder) forReport(pieces []piece) []piece {
	if !b.reports {
		return pieces
	}
	out := append([]piece{}, pieces...)
	for k := max(0, len(out)-6); k < len(out); k++ {
		if out[k].table == nil && sentLine.MatchString(out[k].text) {
			b.r.markAllUsed(out[k:], usedHead)
			out = out[:k]
		}
	}
	for i := range out {
		p := &out[i]
		switch {
		case p.table != nil:
		case colourList.MatchString(p.text):
			p.bold = true
			p.text = strings.TrimRight(p.text, "：:")
		case !ended(p.text) && runes(p.text) < 200 && parse.Units(p.text).Sure():
			p.text += "。"
		}
	}
	return out
}

// reportedUntil returns the day that a paper's reports stand for: the first one named as such
// in its title, above its tables, or in a report's text; zero where none is named.
func (b *builder) reportedUntil(title string, pieces []piece) model.Date {
	texts := []string{title}
	for _, p := range pieces {
		switch {
		case p.table != nil:
			at, n := findHeadings(p.table)
			for _, row := range p.table.Rows[:at+n] {
				texts = append(texts, rowText(row))
			}
		case b.reports || runes(p.text) <= 40 && !hasSentenceEnd(p.text):
			texts = append(texts, p.text)
		}
	}
	for _, s := range texts {
		for _, c := range parse.Cutoffs(s, b.frame()) {
			if c.Date != 0 {
				return c.Date
			}
		}
	}
	return 0
}
