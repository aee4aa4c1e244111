package intake

import (
	"strconv"
	"strings"

	"duban/intake/draft"
	"duban/internal/pattern"
	"duban/model"
)

// plans makes the campaigns of a notice: one for each plan that it puts in force, one for each
// annex that is a plan of its own, and one above them where there are several plans.
func (r *reader) plans(n notice) {
	preamble, parts := r.splitPlans(n)
	doc := model.Document{Number: n.number, Title: n.title, Issuers: n.issuers, Date: n.date}
	first, parent := len(r.draft.Plans), ""
	r.head = &n
	var up *builder
	if len(parts) > 1 {
		i := r.openCampaign(doc, planTitle(n), "", draft.Span{From: n.span.From, To: n.span.To})
		b := &builder{r: r, at: i, umbrella: true}
		b.begin(preamble, n.title)
		root := outline(preamble)
		b.readTime(root)
		b.campaignOnly(root)
		b.settleTime()
		up = b
		r.outlines = append(r.outlines, outlined{b: b, root: root, title: n.title, at: n.span})
		parent = r.draft.Plans[i].Campaign.ID
	} else if len(parts) == 1 {
		parts[0].pieces = append(append([]piece{}, preamble...), parts[0].pieces...)
		if len(preamble) > 0 {
			parts[0].span.From = preamble[0].span.From
		}
		doc.Title = parts[0].title
	}
	for i := range parts {
		r.part(doc, &parts[i], parent, up)
	}
	for _, p := range n.orders {
		if first < len(r.draft.Plans) {
			(&builder{r: r, at: first}).cadences(p.text, p.span)
		}
	}
}

// part makes the campaign of one plan, and those of its annexes.
func (r *reader) part(doc model.Document, p *paper, parent string, up *builder) {
	p = alone(p)
	title := p.title
	if named := tableOfYear(p.pieces); title == "" {
		title = firstTitle(p)
	} else if named != "" && runes(title) <= shortHead && yearOf(title) == 0 {
		title = named
	}
	if doc.Title == "" {
		doc.Title = title
	}
	var own []int // annexes that are plans of their own
	for i := range p.annexes {
		if isPlan(&p.annexes[i]) {
			own = append(own, i)
		}
	}
	at := r.openCampaign(doc, title, parent, p.span)
	b := &builder{r: r, at: at, up: up, umbrella: len(own) > 0}
	dated := title
	if title == "" {
		for i := range p.annexes {
			dated += p.annexes[i].title + " "
		}
	}
	b.begin(p.pieces, dated)
	for i := range p.annexes {
		b.yearOfAnnex(&p.annexes[i])
	}
	b.reporting(p.pieces, title)
	b.outline(b.forReport(p.pieces), title, p.span)
	for i := range p.annexes {
		a := &p.annexes[i]
		if len(own) > 1 && isPlan(a) {
			child := r.openCampaign(doc, a.title, r.draft.Plans[at].Campaign.ID, a.span)
			c := &builder{r: r, at: child, up: b, year: b.year, firstLeads: b.firstLeads}
			c.begin(a.pieces, a.title)
			c.reporting(a.pieces, a.title)
			c.outline(c.forReport(a.pieces), a.title, a.span)
			c.finishCampaign()
			continue
		}
		b.annex(a)
	}
	b.finishCampaign()
}

// alone makes a plan of an annex that was sent without its notice.
func alone(p *paper) *paper {
	if p.title != "" || len(p.pieces) > 0 || len(p.annexes) != 1 {
		return p
	}
	a := p.annexes[0]
	a.label = ""
	return &a
}

// annex reads an annex that belongs to its plan: a table, or a list.
func (b *builder) annex(a *paper) {
	name := strings.TrimSpace(a.label + " " + a.title)
	b.last = mark{}
	b.prefix = nil
	if name != "" {
		b.prefix = []string{name}
	}
	b.umbrella = false
	back := b.inYear(yearOf(a.title))
	b.outline(a.pieces, name, a.span)
	back()
	b.prefix = nil
}

// yearOfAnnex takes the year of a plan that names none from an annex that does.
func (b *builder) yearOfAnnex(a *paper) {
	if !b.guessed {
		return
	}
	y := yearOf(a.title)
	if y == 0 {
		y = b.yearInText(a.pieces)
	}
	if y != 0 {
		b.year, b.guessed = y, false
		b.reckon()
	}
}

// inYear lets dates that name no year be read by that of an annex or a table, where it has one of
// its own. The function that it returns ends that.
func (b *builder) inYear(y int) (back func()) {
	year, sure := b.year, b.yearSure
	if y != 0 {
		b.year, b.yearSure = y, true
	}
	return func() { b.year, b.yearSure = year, sure }
}

// outline reads the text of a plan or of an annex, which stands at some lines.
func (b *builder) outline(pieces []piece, title string, at draft.Span) {
	root := outline(pieces)
	if b.r.stopped() {
		return
	}
	b.narrative(root)
	b.r.outlines = append(b.r.outlines, outlined{b: b, root: root, title: title, annex: strings.Join(b.prefix, " "), at: at})
}

// isPlan reports whether an annex is a plan of its own: it has chapters, and not only a table.
func isPlan(a *paper) bool {
	chapters := 0
	for _, p := range a.pieces {
		if p.table != nil {
			continue
		}
		if m, _ := splitNumber(p.text); m.level != noNumber && m.level <= han {
			chapters++
		}
	}
	return chapters > 1 && planWord.MatchString(a.title)
}

var (
	planWord = pattern.New(`方案|计划|行动|意见|规划|办法|要点|措施`)
	nameTail = pattern.New(`(?:(?:目标|责任|任务)*(?:分解|分工|一览|责任|任务|明细|安排|推进|汇总)表|(?:(?:目标|责任|任务)+(?:分解|分工))?(?:工作)?(?:实施方案|工作方案|行动方案|总体方案|方案|实施意见|工作要点))$`)
	// docYear matches the year in a document's number: 「〔2026〕」「2026年第4期」.
	docYear  = pattern.New(`(?:^|[^\d])((?:19|20)\d\d)(?:[〕﹞】\]）)]|年)`)
	yearTail = pattern.New(`(?:^|[年度])$`)
	yearWord = pattern.New(`((?:19|20)\d\d)年(?:度)?`)
	// yearsFirst matches years at the beginning of a text. In a title other words may
	// stand before them.
	yearsFirst = pattern.New(`^((?:19|20)\d\d)年?(?:[-—–－~～至到]|——)((?:19|20)\d\d)年`)
	yearRange  = pattern.New(`((?:19|20)\d\d)年?(?:[-—–－~～至到]|——)((?:19|20)\d\d)年`)
)

// firstTitle takes the title of a plan from its first table or heading where
// nothing else gives one.
func firstTitle(p *paper) string {
	if len(p.pieces) == 0 {
		return ""
	}
	if q := p.pieces[0]; q.table == nil && runes(q.text) <= 60 && !hasSentenceEnd(q.text) {
		if named := tableOfYear(p.pieces[1:]); named != "" && runes(q.text) <= shortHead && yearOf(q.text) == 0 {
			return named
		}
		return q.text
	}
	for _, q := range p.pieces {
		if q.table != nil {
			if s := tableTitle(q.table); s != "" && countSheets(p.pieces) {
				return wholeTitle(s, q.table)
			} else if s != "" {
				return s
			}
		}
	}
	return ""
}

// shortHead is the most characters of a line that only heads the table below it: 「考核依据」.
const shortHead = 8

// tableOfYear returns the title of a table that a text begins with, where it names a year.
func tableOfYear(pieces []piece) string {
	if len(pieces) > 0 && pieces[0].table != nil {
		if s := tableTitle(pieces[0].table); yearOf(s) != 0 {
			return s
		}
	}
	return ""
}

// maxName is the longest name of a campaign, in characters. Longer text in the place of a
// title is no title.
const maxName = 80

// openCampaign begins a campaign and returns its place in the draft.
func (r *reader) openCampaign(doc model.Document, title, parent string, span draft.Span) int {
	name := campaignName(title)
	if name == "" || runes(name) > maxName {
		name = r.fileName()
	}
	c := model.Campaign{
		ID: r.newID(doc, name, parent), Name: name, Parent: parent, Document: doc,
		Policy: model.DefaultPolicy(), TrackedSince: r.opt.Today,
	}
	r.draft.Plans = append(r.draft.Plans, draft.Plan{Campaign: c, Span: span})
	at := len(r.draft.Plans) - 1
	r.headOrigins(r.head, at)
	return at
}

func extension(name string) string {
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		return name[i:]
	}
	return ""
}

// campaignName returns the short name of a plan: its title without the words for a paper.
func campaignName(title string) string {
	s := strings.TrimPrefix(title, "关于")
	s = strings.TrimSuffix(strings.TrimSuffix(s, "的通知"), "通知")
	s = strings.TrimPrefix(s, "印发")
	if inner := quoted.FindStringSubmatch(s); inner != nil && (strings.HasPrefix(s, "《") || strings.HasPrefix(s, "印发")) {
		s = inner[1]
	}
	if short := nameTail.ReplaceAllString(s, ""); !yearTail.MatchString(short) {
		s = short // a year alone names nothing
	}
	return strings.TrimSpace(strings.TrimSuffix(s, "的"))
}

// begin sets what a plan's text says of the campaign's time.
func (b *builder) begin(pieces []piece, title string) {
	c := b.campaign()
	b.manySheets = countSheets(pieces)
	for i := range pieces {
		if pieces[i].table == nil {
			b.texts = append(b.texts, pieces[i])
		} else {
			b.tables++
		}
	}
	if b.titleTime(title, pieces); b.year == 0 && c.Document.Date != 0 {
		b.year = c.Document.Date.Year()
	}
	if y := docYear.FindStringSubmatch(halfWidth(c.Document.Number)); b.year == 0 && y != nil {
		b.year = digits(y[1])
	}
	if b.year == 0 {
		b.year = b.yearInText(pieces)
	}
	if b.year == 0 && b.r.opt.Today != 0 {
		b.year, b.guessed = b.r.opt.Today.Year(), true
	}
	b.reckon()
}

// yearInText returns the year that a text names most often, 0 where it names none.
func (b *builder) yearInText(pieces []piece) int {
	count := make(map[int]int)
	best := 0
	add := func(words *pattern.Pattern, text string) {
		text = halfWidth(text)
		for _, at := range words.FindAllStringSubmatchIndex(text, -1) {
			if goalEnd.MatchString(text[:at[1]]) && strings.TrimLeftFunc(text[at[1]:], isDigit) == text[at[1]:] {
				continue // the plan ends with it
			}
			y := digits(text[at[2]:at[3]])
			count[y]++
			if count[y] > count[best] {
				best = y
			}
		}
	}
	for _, p := range pieces {
		add(yearWord, p.text)
		if p.table != nil {
			at, _ := findHeadings(p.table)
			for _, row := range p.table.Rows[:at] {
				add(yearWord, rowText(row)) // 「截至2026年10月31日」 above the headings
			}
		}
	}
	if best > 0 {
		return best
	}
	for _, p := range pieces {
		if p.table == nil {
			add(yearAmong, p.text) // 「〔2019〕108号」「2019-06-20」
		} else {
			for _, row := range p.table.Rows[:min(len(p.table.Rows), yearRows)] {
				for _, c := range row.Cells {
					if runes(c.Text) <= 24 {
						add(dayYear, withoutSpace(c.Text))
					}
				}
			}
		}
	}
	return best
}

// yearRows is the number of rows of a table that are searched for its year.
const yearRows = 300

// yearAmong matches the year of a document's number or of a day in a text.
var yearAmong = pattern.New(`(?:^|[^\d.])((?:19|20)\d\d)(?:[〕﹞】\]）)]|[-/.]\d{1,2}[-/.]\d{1,2}(?:$|[^\d.]))`)

// dayYear matches the year of a day or a month in a cell: 「2026-06-30」「2026.6」「2026年6月」.
var dayYear = pattern.New(`^((?:19|20)\d\d)(?:[-./]\d{1,2}|年)`)

// campaign returns the campaign that is being made.
func (b *builder) campaign() *model.Campaign { return &b.r.draft.Plans[b.at].Campaign }

// plan returns the plan that is being made.
func (b *builder) plan() *draft.Plan { return &b.r.draft.Plans[b.at] }

// newID makes an ID of the number of a document, or of the first letters of its name. A part of
// a plan has a letter behind that; numbers are for tasks.
func (r *reader) newID(doc model.Document, name, parent string) string {
	base := idFor(doc, name)
	if parent != "" {
		n := 0
		for i := range r.draft.Plans {
			if r.draft.Plans[i].Campaign.Parent == parent {
				n++
			}
		}
		base = parent + letters(n)
	}
	r.ids[base]++
	if k := r.ids[base]; k > 1 {
		return base + "_" + strconv.Itoa(k)
	}
	return base
}

// letters counts in letters: a, b, … z, ba, bb, …
func letters(n int) string {
	s := string(rune('a' + n%26))
	if n >= 26 {
		return letters(n/26) + s
	}
	return s
}
