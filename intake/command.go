package intake

import (
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/internal/pattern"
	"duban/model"
)

var (
	postWords  = `(?:总|第一|常务|执行)?(?:政委|指挥长|副指挥长|总指挥|副总指挥|组长|副组长|召集人|副召集人|主任|副主任)`
	personPost = pattern.New(`([\p{Han}、]{2,40}?)(?:同志)?(?:分别)?(?:任|担任)(` + postWords + `)`)
	officeSeat = pattern.New(`办公室(?:设在|设于|设)(\p{Han}{2,16}?)[，,。；（(]`)
	members    = pattern.New(`成员单位(?:包括|为|：)?([^。；]{4,600})[。；]|([^。；：]{4,600}?)(?:等)?为成员单位`)
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

func (b *builder) learnFrom(text string, at draft.Span) {
	if parse.FirstLeads(text) {
		b.firstLeads = true
		b.r.markUsed(at, usedCampaign)
	}
	if containsAny(text, "组长", "指挥长", "总指挥", "召集人", "政委", "主任", "成员单位", "办公室设") {
		b.posts(text, at)
	}
	if containsAny(text, "调度", "讲评", "督查", "考核", "会商", "汇总", "排名", "评比", "报") {
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
func (b *builder) posts(text string, at draft.Span) {
	c := b.campaign()
	told := false
	seat := ""
	if i := strings.Index(text, "办公室设"); i >= 0 {
		seat = text[i:]
	}
	if m := officeSeat.FindStringSubmatch(seat); m != nil && c.Office == "" {
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
	// The pattern looks at every name of a text: only at those before such a word.
	var heads strings.Builder
	for _, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("，。；：（）\n", r) }) {
		if containsAny(clause, "担任", "任总", "任第", "任常", "任执", "任政委", "任指挥", "任副", "任组长", "任召", "任主任") {
			heads.WriteString(clause + "\n")
		}
	}
	for _, m := range personPost.FindAllStringSubmatch(heads.String(), 40) {
		names := m[1]
		if i := strings.LastIndex(names, "由"); i >= 0 {
			names = names[i+len("由"):] // 「成立由县长任组长的领导小组」
		}
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
		b.r.markUsed(at, usedCampaign)
	}
}

// campaignOnly reads a text that is about a campaign and orders no tasks: the notice that puts
// several plans in force.
func (b *builder) campaignOnly(n *node) {
	if n.parent != nil {
		b.r.markUsed(n.head, usedSection)
	}
	b.learn(n)
	for _, k := range n.kids {
		b.campaignOnly(k)
	}
}

var markerWords = pattern.New(`([▲△●○■□★☆◆◇※])(?:项|号)?(?:为|表示|代表|是)([^；;，,。▲△●○■□★☆◆◇※]{2,40})`)

// finishCampaign completes a campaign: it doubts items without a lead unit, sets the period, and keeps the
// meaning of marks that its notes explain.
func (b *builder) finishCampaign() {
	b.textLeads()
	b.settleTime()
	c := b.campaign()
	for _, m := range markerWords.FindAllStringSubmatch(c.Note, -1) {
		c.Markers = append(c.Markers, model.Marker{Mark: m[1], Meaning: m[2]})
	}
}
