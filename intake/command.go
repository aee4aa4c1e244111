package intake

import (
	"regexp"
	"strings"

	"duban/intake/parse"
	"duban/model"
)

var (
	postWords  = `(?:总|第一|常务|执行)?(?:政委|指挥长|副指挥长|总指挥|副总指挥|组长|副组长|召集人|副召集人|主任|副主任)`
	personPost = regexp.MustCompile(`([\p{Han}、]{2,40}?)(?:同志)?(?:分别)?(?:任|担任)(` + postWords + `)`)
	officeSeat = regexp.MustCompile(`办公室(?:设在|设于|设)(\p{Han}{2,16}?)[，,。；（(]`)
	members    = regexp.MustCompile(`成员单位(?:包括|为|：)?([^。；]{4,600})[。；]|([^。；：]{4,600}?)(?:等)?为成员单位`)
	everyTurn  = regexp.MustCompile(`(?:每|实行|建立)?(?:[“"']?)(每?(?:日|周|旬|双周|半月|月|两月|季|季度|半年|年))(?:度|一)?(?:召开|进行|开展|组织|一次)?(调度|讲评|督查|通报|考核|评价|报送|报告|会商|简报|汇总|排名|评比|总结|分析)`)
	dueDay     = regexp.MustCompile(`每月(?:的)?(\d{1,2})(?:日|号)(?:之?前|以前)?[^。；]{0,40}?(?:报送|上报|报告|报)`)
)

// learn reads what a text tells of the campaign's command and rhythm.
func (b *builder) learn(n *node) {
	if n.parent == nil {
		for i := range n.paras {
			b.learnFrom(n.paras[i].text, n.paras[i].span)
		}
		return
	}
	if len(n.paras) == 0 {
		return
	}
	for i := range n.paras {
		b.learnFrom(n.paras[i].text, n.paras[i].span)
	}
}

func (b *builder) learnFrom(text string, at Span) {
	if parse.FirstLeads(text) {
		b.firstLeads = true
		b.r.use(at, usedCampaign)
	}
	if containsAny(text, "组长", "指挥长", "总指挥", "召集人", "政委", "主任", "成员单位", "办公室设") {
		b.posts(text, at)
	}
	if containsAny(text, "调度", "讲评", "督查", "通报", "考核", "报送", "会商", "简报", "汇总", "排名", "评比", "报告") {
		b.cadences(text, at)
	}
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// posts reads who holds the posts of a campaign, and which unit keeps its office.
func (b *builder) posts(text string, at Span) {
	c := b.campaign()
	told := false
	if m := officeSeat.FindStringSubmatch(text); m != nil && c.Office == "" {
		if l := parse.Units(m[1]); l.Sure() {
			c.Office, told = l.Units[0].Name, true
		}
	}
	add := func(p model.Post) {
		for _, have := range c.Posts {
			if have == p {
				return
			}
		}
		c.Posts = append(c.Posts, p)
		told = true
	}
	for _, m := range personPost.FindAllStringSubmatch(text, 40) {
		names := strings.TrimPrefix(m[1], "由")
		units, people := parse.Who(names)
		for i := range people {
			if people[i].Sure {
				add(model.Post{Post: m[2], Person: people[i].Name})
			}
		}
		if len(people) == 0 {
			for _, u := range units.Units {
				if u.Sure && strings.HasSuffix(u.Name, "负责人") {
					add(model.Post{Post: m[2] + "（主要负责人）", Unit: strings.TrimSuffix(strings.TrimSuffix(u.Name, "主要负责人"), "负责人")})
				}
			}
		}
	}
	if !strings.Contains(text, "成员单位") {
		text = ""
	}
	for _, m := range members.FindAllStringSubmatch(text, 4) {
		list := m[1] + m[2]
		if i := strings.LastIndex(list, "召集人，"); i >= 0 {
			list = list[i+len("召集人，"):]
		}
		if l := parse.Units(list); len(l.Units) > 2 {
			for _, u := range l.Units {
				if u.Sure {
					add(model.Post{Post: "成员单位", Unit: u.Name})
				}
			}
		}
	}
	if told {
		b.r.use(at, usedCampaign)
	}
}

var (
	everyOf = map[string]model.Every{
		"日": model.Day, "周": model.Week, "旬": model.TenDays, "双周": model.Fortnight, "半月": model.Fortnight, "月": model.Month,
		"两月": model.TwoMonths, "季": model.Quarter, "季度": model.Quarter, "半年": model.HalfYear, "年": model.Year,
	}
	purposeOfTurn = map[string]model.Purpose{
		"调度": model.ForDispatch, "会商": model.ForDispatch, "分析": model.ForDispatch, "讲评": model.ForReview, "评比": model.ForReview, "排名": model.ForReview,
		"督查": model.ForInspect, "通报": model.ForBulletin, "简报": model.ForBulletin, "考核": model.ForAppraise, "评价": model.ForAppraise, "总结": model.ForAppraise,
		"报送": model.ForReport, "报告": model.ForReport, "汇总": model.ForReport,
	}
)

// cadences reads the turns in which the plan wants reports, meetings and reviews.
func (b *builder) cadences(text string, at Span) {
	c := b.campaign()
	add := func(x model.Cadence) {
		for _, have := range c.Cadences {
			if have.Kind == x.Kind && have.Purpose == x.Purpose {
				return
			}
		}
		c.Cadences = append(c.Cadences, x)
		b.r.use(at, usedCampaign)
	}
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。；", r) }) {
		if m := dueDay.FindStringSubmatch(s); m != nil && digits(m[1]) <= 31 {
			add(model.Cadence{Kind: model.Month, Purpose: model.ForReport, DueDay: digits(m[1]), Text: s})
		}
		for _, m := range everyTurn.FindAllStringSubmatch(s, 12) {
			kind := everyOf[strings.TrimPrefix(m[1], "每")]
			if kind == model.Never {
				continue
			}
			text := s
			if runes(text) > 60 {
				text = m[0]
			}
			add(model.Cadence{Kind: kind, Purpose: purposeOfTurn[m[2]], Text: text})
		}
	}
}

// campaignOnly reads a text that tells of a campaign and orders no tasks: the
// notice that puts several plans in force.
func (b *builder) campaignOnly(n *node) {
	if n.parent != nil {
		b.r.use(n.head, usedSection)
	}
	b.learn(n)
	for _, k := range n.kids {
		b.campaignOnly(k)
	}
}

var markerWords = regexp.MustCompile(`([▲△●○■□★☆◆◇※])(?:项|号)?(?:为|表示|代表|是)([^；;，,。▲△●○■□★☆◆◇※]{2,40})`)

// end finishes a campaign: the meaning of marks that its notes explain.
func (b *builder) end() {
	c := b.campaign()
	for _, m := range markerWords.FindAllStringSubmatch(c.Note, -1) {
		c.Markers = append(c.Markers, model.Marker{Mark: m[1], Meaning: m[2]})
	}
}
