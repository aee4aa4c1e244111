package intake

import (
	"strings"
	"unicode/utf8"

	"duban/intake/parse"
	"duban/internal/pattern"
)

// purpose says what a section of a plan is for.
type purpose int

const (
	anyPurpose purpose = iota
	forTasks
	forGoals
	forDuties // 责任分解, 职责分工: each paragraph names an office and its duty
	forPast   // 上周工作完成情况, 存在问题: what was done, and no task
	forOther  // guidance, organisation, safeguards: tasks only where somebody is named for them
)

var (
	goalWords  = pattern.New(`(?:总体|工作|主要|行动|发展|目标|会战|预期|年度|阶段|总|创建)*(?:目标|指标)(?:任务)?$`)
	pastWords  = pattern.New(`^(?:(?:前|上|本|今|去|一)?[\p{Han}\d、—–~-]{0,10}(?:完成|进展|落实|推进|开展)情况|.{0,6}(?:工作)?(?:回顾|总结)|(?:目前|当前|工作|主要)*存在的?(?:主要|突出|困难和|困难)*问题.{0,4}|需要?\p{Han}{0,6}(?:协调|研究|帮助)\p{Han}{0,4}(?:问题|事项))$`)
	dutyWords  = strings.Fields(`责任分解 职责分工 责任分工 任务分工 工作分工 工作职责 部门职责 职责任务`)
	otherWords = strings.Fields(`指导思想 总体要求 总体思路 基本原则 工作原则 基本情况 重要意义 组织领导 组织保障 组织实施 保障措施 保障机制 机制保障 工作保障 推进机制 工作机制 工作要求 有关要求 相关要求 几点要求 办理要求 整改要求 落实要求 报送要求 纪律要求 推进要求 督办要求 实施要求 实施步骤 工作步骤 行动范围 实施范围 适用范围 附则 政策支持 奖惩 考核办法 考核评价 考核考评 考核问责 考核督查 考核督导 督查考核 督导考核 监督考核 检查考核 督促检查 督导检查 督查问效 时间安排 方法步骤 组织机构 领导机构`)
	taskWords  = strings.Fields(`任务 举措 重点 会战内容 工作内容 主要内容 行动内容 主要措施 具体措施 工作措施 实施内容 政策措施 主要工作 工作安排 项目 事项 要点 清单`)
)

// stage matches the heading of a step of the work with its time: 「安排部署阶段（3月）」.
var stage = pattern.New(`[（(][^（()）]*(?:月|季度|上半年|下半年|年底)[^（()）]*[）)]$`)

// listEnd matches the end of the title of a list or table, which is a plan itself.
var listEnd = pattern.New(`(?:表|清单|台账)$`)

// purposeOf reads what a heading announces.
func purposeOf(title string) purpose {
	if runes(title) > 20 || strings.HasSuffix(title, "表") {
		return anyPurpose // the title of a table
	}
	switch {
	case containsAny(title, "情况", "回顾", "总结", "问题", "事项") && pastWords.MatchString(title):
		return forPast
	case containsAny(title, dutyWords...) && !listEnd.MatchString(title):
		return forDuties
	case containsAny(title, "目标", "指标") && goalWords.MatchString(title):
		return forGoals
	case containsAny(title, otherWords...):
		return forOther
	case containsAny(title, taskWords...):
		return forTasks
	}
	return anyPurpose
}

// isFor returns what the title of an item announces. Every item below asks for it.
func (n *node) isFor() purpose {
	if !n.asked {
		n.kind, n.asked = purposeOf(n.title), true
	}
	return n.kind
}

// afterTasks reports whether a section of measures follows one of tasks: it says how the work
// is organised.
func (n *node) afterTasks() bool {
	if n.title != "工作措施" && n.title != "推进措施" || n.parent == nil {
		return false
	}
	for _, k := range n.parent.kids {
		if k == n {
			return false
		}
		if strings.HasSuffix(k.title, "任务") && k.isFor() == forTasks {
			return true
		}
	}
	return false
}

// purpose of a node is that of the nearest heading above it that announces one.
func (n *node) purpose() purpose {
	for p := n; p != nil; p = p.parent {
		if p.title != "" && !p.runIn || p != n {
			if k := p.isFor(); k == forTasks && p.afterTasks() {
				return forOther
			} else if k != anyPurpose {
				return k
			}
		}
	}
	return anyPurpose
}

// narrative makes tasks of the items of an outline, and targets of its goals. The plan's own
// text says when it runs, its annexes do not.
func (b *builder) narrative(root *node) {
	if len(b.prefix) == 0 {
		b.readTime(root)
	}
	b.surveyed(root)
	b.walk(root)
}

// surveyed notes what decides about doubtful items: whether any item names its units, and
// whether the plan has a section of tasks.
func (b *builder) surveyed(root *node) {
	b.hasDuty, b.hasTasks, b.namesUnits = false, false, false
	var visit func(n *node)
	visit = func(n *node) {
		for i := range n.paras {
			for _, t := range b.r.clauses.of(n.paras[i].text).tails {
				b.hasDuty = true
				b.namesUnits = b.namesUnits || t.Bracket || strings.ContainsAny(t.Span.Of(n.paras[i].text), "：:")
			}
		}
		if n.purpose() == forTasks && len(n.kids) == 0 {
			b.hasTasks = true
		}
		for _, k := range n.kids {
			visit(k)
		}
	}
	visit(root)
}

// walk goes through the outline in order.
func (b *builder) walk(n *node) {
	if n.parent != nil && (len(n.kids) > 0 || !b.reports && (len(n.tables) > 0 || !n.runIn)) {
		b.r.markUsed(n.head, usedSection) // an item that nothing is made of stays unread
	}
	b.learn(n)
	switch {
	case len(n.kids) == 0:
		b.leaf(n)
	case b.reports:
		b.preface(n)
	}
	// Tables stand before the items below them, or behind them.
	next := 0
	for _, k := range n.kids {
		if b.r.stopped() {
			return
		}
		for next < len(n.tables) && n.tables[next].span.From < k.head.From {
			b.table(n, &n.tables[next])
			next++
		}
		b.walk(k)
		b.r.tell(k.head.From)
	}
	for ; next < len(n.tables); next++ {
		b.table(n, &n.tables[next])
	}
}

// ownParties returns the units that an item's own text names.
func (b *builder) ownParties(n *node) parse.Parties {
	out := b.r.clauses.parties(n.title)
	for i := range n.paras {
		out.Merge(b.r.clauses.parties(n.paras[i].text))
	}
	return out
}

// maxHeadUnits is the most characters of a heading that names offices.
const maxHeadUnits = 24

// inherited returns the units that the headings above an item name for all below them.
func (b *builder) inherited(n *node) parse.Parties {
	for p := n.parent; p != nil && p.parent != nil; p = p.parent {
		out := b.r.clauses.parties(p.title)
		if len(p.kids) > 0 {
			for i := range p.paras {
				out.Merge(b.r.clauses.parties(p.paras[i].text))
			}
		}
		if out.Any() {
			return out
		}
		if u := parse.Units(p.title); u.Sure() && runes(p.title) <= maxHeadUnits {
			return parse.Parties{Responsible: u.Units, Sure: true} // a chapter for each office
		}
	}
	return parse.Parties{}
}

// words returns what an item says itself, without the clauses that say who does it.
func (b *builder) words(n *node) string {
	parts := []string{b.r.clauses.of(n.title).words}
	for i := range n.paras {
		parts = append(parts, b.r.clauses.of(n.paras[i].text).words)
	}
	return strings.Trim(strings.Join(parts, "。"), "。")
}

// leaf reads an item that has none below it.
func (b *builder) leaf(n *node) {
	kind := n.purpose()
	if n.parent == nil && len(n.paras) == 0 {
		return
	}
	if b.reports && b.report(n) {
		return
	}
	if kind == forPast || n.parent != nil && n.parent.purpose() == forPast || !n.runIn && b.paragraphs(n, kind) {
		return
	}
	told := b.ownParties(n)
	if n.parent == nil {
		return
	}
	switch {
	case len(n.tables) > 0 && len(n.paras) == 0:
		return // the heading of a table
	case told.Any():
	case b.hasDuty && n.runIn && purposeOf(n.title) == forOther:
		return // beside items that name their units: how the work is organised
	case onlyReports(b.words(n)):
		b.r.markUsed(n.span(), usedCampaign) // 「关于办理情况报告」: when units are to report
		return
	case kind == forGoals && (b.hasTasks || n.mark.level <= hanParen):
		b.campaignTargets(n)
		return
	case kind == forGoals:
	case len(n.tables) > 0:
		return // what stands beside a table is about it
	case kind == forOther && !(b.goesOnCounting(n) && n.countsOn()) && !((stage.MatchString(n.title) || b.inPhase(n)) && b.stagesAreWork(n)):
		return
	case kind == forTasks && n.mark.level != noNumber:
		if b.umbrella {
			b.campaignTargets(n)
			return
		}
	case kind == forDuties:
	case n.mark.level == noNumber:
		return
	}
	if n.title == "" && len(n.paras) == 0 {
		return
	}
	b.addItem(n)
}

// onlyReports reports whether all that a text orders is that reports come again.
func onlyReports(text string) bool {
	said := false
	for i, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。；", r) }) {
		switch _, again := reportCadence(s); {
		case again:
			said = true
		case i > 0 || runes(s) > 16:
			return false // more than a title before it
		}
	}
	return said
}

// goesOnCounting reports whether an item carries on the numbers of the tasks before
// it, through the heading between them.
func (b *builder) goesOnCounting(n *node) bool {
	return b.last.level == n.mark.level && n.mark.value > 1 && n.mark.value == b.last.value+1
}

// stagesAreWork reports whether the stages of the work are tasks themselves, rather than the
// time in which tasks listed elsewhere are done.
func (b *builder) stagesAreWork(n *node) bool {
	if !b.hasTasks && !b.hasDuty {
		return true
	}
	for p := n.parent; p != nil; p = p.parent {
		if p.title != "" && p.isFor() == forTasks {
			return true
		}
	}
	return false
}

// countsOn reports whether the items beside this one carry on the numbers of another
// heading, and do not begin anew.
func (n *node) countsOn() bool {
	first := n.parent.kids[0].mark
	return first.level != n.mark.level || first.value > 1
}

// longestHeld is the most bytes of lines without a full stop that are joined to see
// whether they name who does the work.
const longestHeld = 6000

// paragraphs makes a task of every paragraph under a heading that names its units, or that
// names an office and its duty. It reports whether there were any.
func (b *builder) paragraphs(n *node, kind purpose) bool {
	var items []para
	var held para
	named := 0
	for i := range n.paras {
		p := n.paras[i]
		if labelled(p.text) && len(items) > 0 && held.text == "" {
			items[len(items)-1].text += "\n" + p.text
			items[len(items)-1].span.To = p.span.To
			continue
		}
		if held.text != "" && len(held.text) <= longestHeld && (!ended(held.text) || strings.HasPrefix(p.text, "（") || strings.HasPrefix(p.text, "(")) {
			p.text, p.span.From = held.text+"\n"+p.text, held.span.From
		}
		if b.r.clauses.any(p.text) {
			items = append(items, p)
			held = para{}
			named++
			continue
		}
		if kind == forDuties {
			items = append(items, p)
			held = para{}
			named++
			continue
		}
		held = p
	}
	if named == 0 || named == 1 && n.parent != nil && kind != forDuties || n.parent == nil && named < 2 && len(n.kids) == 0 && kind != forDuties && !b.hasDuty {
		return false
	}
	for _, p := range items {
		b.r.markUsed(p.span, usedTask)
		title, text := cutTitle(p.text)
		var no mark
		k := &node{mark: no, title: title, head: p.span, parent: n, runIn: true}
		if text != "" {
			k.paras = []para{{text, p.span}}
		}
		b.addItem(k)
	}
	return true
}

var labelStart = pattern.New(`^[（(【]?(?:` + parse.PartPattern() + `|相关|成员|完成|实施|主管|包联|联系|督导|目标)\p{Han}{0,8}[：:]`)

// labelled reports whether a line begins with a label such as 「责任单位：」.
func labelled(s string) bool { return labelStart.MatchString(s) }

// dutyAt reports whether a text that begins with a bracket has in it who does the work.
func dutyAt(s string) bool {
	if i := strings.IndexAny(s, "）)"); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		s = s[:i+size]
	}
	return len(tails(s)) > 0
}
