package readtest_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"duban/model"
)

// where says for which kind of shapes a mutation means anything.
type where int

const (
	inTables where = 1 << iota
	inProse
	inSheets
	inMerged // tables whose merged cells show
)

// mutation is a change that other counties' documents show. It changes the
// paper where the change is part of what should be read, else the style.
type mutation struct {
	name  string
	where where
	apply func(p *paper, s *style)
}

var synonyms = map[string][]string{
	"no":      {"编号", "项次", "序 号"},
	"group":   {"类别", "工作领域", "重点领域", "分类"},
	"title":   {"工作任务", "主要任务", "工作事项", "任务名称", "具体事项", "重点工作"},
	"aim":     {"目标任务", "目标要求", "年度目标", "主要内容", "具体措施", "工作要求"},
	"lead":    {"牵头部门", "主办单位", "牵头责任单位", "主要责任单位"},
	"resp":    {"责任部门", "责任主体", "实施单位", "落实单位"},
	"rel":     {"配合单位", "协办单位", "配合部门", "参与单位", "协同单位"},
	"leaders": {"分管领导", "县级领导", "包联领导", "牵头领导", "联系领导", "包保领导", "责任领导"},
	"persons": {"责任人", "具体责任人", "直接责任人", "联系人", "经办人"},
	"start":   {"开工时间", "计划开工时间", "启动时间"},
	"due":     {"完成时限", "完成时间", "时间节点", "时限要求", "完成期限", "时间要求", "计划完成时间"},
	"prog":    {"进展情况", "工作进展", "完成情况", "推进情况", "落实情况"},
	"pct":     {"完成率（%）", "完成比例（%）", "进度（%）"},
}

var remarks = []string{"省级重点", "新增事项", "上年结转", "市级督办事项", ""}

var mutations = []mutation{
	{"shuffled columns", inTables, func(p *paper, s *style) {
		for i := range p.Tables {
			c := p.Tables[i].Columns
			if slices.ContainsFunc(c, func(c column) bool { return c.Over != "" }) {
				continue
			}
			if c[0].As == "no" {
				c = c[1:]
			}
			s.rnd.Shuffle(len(c), func(a, b int) { c[a], c[b] = c[b], c[a] })
		}
	}},
	{"renamed headings", inTables | inProse | inSheets, func(p *paper, s *style) {
		for i := range p.Tables {
			for j := range p.Tables[i].Columns {
				c := &p.Tables[i].Columns[j]
				if names := synonyms[c.As]; len(names) > 0 && !p.Tables[i].UnitRows {
					c.Head = names[s.rnd.IntN(len(names))]
				}
			}
		}
	}},
	{"other separators", inTables | inProse, func(_ *paper, s *style) {
		s.unitSep = []string{"，", " ", "\n", ",", "；", "  "}[s.rnd.IntN(6)]
	}},
	{"broken lines", inTables, func(_ *paper, s *style) { s.broken = true }},
	{"half-width signs", inTables | inProse, func(_ *paper, s *style) { s.half = true }},
	{"spaces inside", inTables | inProse, func(_ *paper, s *style) { s.spaced = true }},
	{"no numbers", inTables | inProse, func(p *paper, _ *style) {
		for i := range p.Tables {
			p.Tables[i].drop("no")
		}
		p.each(func(_ *table, _ *group, r *entry) { r.No = "" })
	}},
	{"numbers restart", inTables, func(p *paper, _ *style) {
		for i := range p.Tables {
			for j := range p.Tables[i].Groups {
				if !p.Tables[i].has("no") {
					continue
				}
				for k := range p.Tables[i].Groups[j].Rows {
					p.Tables[i].Groups[j].Rows[k].No = strconv.Itoa(k + 1)
				}
			}
		}
	}},
	{"headings repeated", inTables, func(_ *paper, s *style) { s.repeatHead = true }},
	{"title rows", inTables, func(_ *paper, s *style) { s.titleRows = true }},
	{"prefix dropped", inTables | inProse, func(p *paper, _ *style) {
		p.each(func(_ *table, _ *group, r *entry) {
			for _, l := range []names{r.Lead, r.Resp, r.Rel} {
				for i := range l {
					l[i] = strings.TrimPrefix(l[i], p.Prefix)
				}
			}
		})
	}},
	{"other dates", inTables | inProse, func(p *paper, s *style) {
		form := s.rnd.IntN(len(dateForms))
		p.each(func(_ *table, _ *group, r *entry) {
			r.Due = redated(r.Due, p.Year, form)
			r.Start = redated(r.Start, p.Year, form)
		})
	}},
	{"real dates", inSheets, func(_ *paper, s *style) { s.realDates = true }},
	{"other brackets", inProse, func(_ *paper, s *style) { s.bracket = 1 + s.rnd.IntN(bracketForms-1) }},
	{"groups repeated", inTables, func(_ *paper, s *style) { s.group = groupRepeated }},
	{"groups as batches", inTables, func(_ *paper, s *style) { s.group = groupHeading }},
	{"units merged", inMerged, func(_ *paper, s *style) { s.mergeUnits = true }},
	{"other numbers", inProse, func(_ *paper, s *style) { s.number = 1 + s.rnd.IntN(len(numberForms)-1) }},
	{"two heading rows", inTables, func(p *paper, s *style) {
		over := []string{"责任单位", "责任分工", "责任落实"}[s.rnd.IntN(3)]
		short := s.rnd.IntN(2) == 0
		for i := range p.Tables {
			t := &p.Tables[i]
			lead := t.column("lead")
			other, name := t.column("resp"), "责任单位"
			if other < 0 {
				other, name = t.column("rel"), "配合单位"
			}
			if lead < 0 || other != lead+1 {
				continue
			}
			t.Columns[lead].Over, t.Columns[other].Over = over, over
			t.Columns[lead].Head, t.Columns[other].Head = "牵头单位", name
			if short && name == "配合单位" {
				t.Columns[lead].Head, t.Columns[other].Head = "牵头", "配合"
			}
		}
	}},
	{"from and to", inTables | inProse, func(p *paper, s *style) {
		for i := range p.Tables {
			t := &p.Tables[i]
			due := t.column("due")
			if due < 0 || t.has("start") {
				continue
			}
			t.Columns[due].As, t.Columns[due].Head = "span", []string{"起止时间", "实施期限", "起止年月"}[s.rnd.IntN(3)]
		}
		form := s.rnd.IntN(3)
		p.each(func(t *table, _ *group, r *entry) {
			if !t.has("span") || r.Due.Precision != "month" && r.Due.Precision != "day" {
				return
			}
			y, m, _ := dateParts(r.Due.Date)
			from := 1 + s.rnd.IntN(m)
			first, last := itoa(y)+"."+itoa(from), itoa(y)+"."+itoa(m)
			switch form {
			case 1:
				first, last = itoa(y)+"年"+itoa(from)+"月", itoa(y)+"年"+itoa(m)+"月"
			case 2:
				first, last = itoa(y)+"年"+itoa(from)+"月", itoa(m)+"月"
			}
			r.Start = due{Text: first, Date: itoa(y) + "-" + two(from) + "-01", Precision: "month"}
			r.Due = due{Text: last, Date: monthEnd(y, m), Precision: "month"}
		})
	}},
	{"date in the text", inTables | inProse, func(p *paper, s *style) {
		after := s.rnd.IntN(2) == 0
		for i := range p.Tables {
			if p.Tables[i].has("aim") {
				p.Tables[i].drop("due")
			}
		}
		p.each(func(t *table, _ *group, r *entry) {
			if !t.has("aim") || t.has("due") || r.Due.Text == "" {
				return
			}
			text := byThen(r.Due.Text)
			switch {
			case r.Due.Precision != "month" && r.Due.Precision != "day":
				r.Due = due{}
			case after:
				r.Aim = strings.TrimSuffix(r.Aim, "。") + "，" + text + "完成"
			default:
				r.Aim = text + "，" + r.Aim
			}
		})
	}},
	{"totals", inTables, func(_ *paper, s *style) { s.totals = true }},
	{"remarks", inTables, func(p *paper, s *style) {
		for i := range p.Tables {
			p.Tables[i].Columns = append(p.Tables[i].Columns, column{As: "remark", Head: "备注"})
		}
		p.each(func(_ *table, _ *group, r *entry) { r.Remark = remarks[s.rnd.IntN(len(remarks))] })
	}},
	{"first unit leads", inTables, func(p *paper, _ *style) {
		p.unite("first", "责任单位（列第一位的为牵头单位）")
	}},
	{"labels in a cell", inTables, func(p *paper, _ *style) { p.unite("duty", "责任分工") }},
	{"no deadlines", inTables | inProse, func(p *paper, s *style) {
		all := s.rnd.IntN(2) == 0
		p.each(func(_ *table, _ *group, r *entry) {
			if all || s.rnd.IntN(2) == 0 {
				r.Due = due{}
			}
		})
	}},
}

// unite puts the lead and responsible units into one column.
func (p *paper) unite(as, head string) {
	for i := range p.Tables {
		t := &p.Tables[i]
		if lead := t.column("lead"); lead >= 0 && t.has("resp") {
			t.Columns[lead].As, t.Columns[lead].Head = as, head
			t.drop("resp")
		}
	}
}

// dateForms print a date of a month or a day in other ways; what comes back is
// what they mean.
var dateForms = []func(y, m, d int, month, own bool) (string, string){
	func(y, m, d int, month, own bool) (string, string) { // 12月底前, without the year
		switch {
		case !own:
			return "", ""
		case month:
			return itoa(m) + "月底前", "month"
		}
		return itoa(m) + "月" + itoa(d) + "日前", "day"
	},
	func(y, m, d int, month, _ bool) (string, string) { // 2024.12
		if month {
			return itoa(y) + "." + itoa(m), "month"
		}
		return itoa(y) + "." + itoa(m) + "." + itoa(d), "day"
	},
	func(y, m, d int, _, _ bool) (string, string) { // 2024-12-31
		return itoa(y) + "-" + two(m) + "-" + two(d), "day"
	},
	func(y, m, d int, _, _ bool) (string, string) { // 2024/12/31
		return itoa(y) + "/" + itoa(m) + "/" + itoa(d), "day"
	},
	func(y, m, d int, _, _ bool) (string, string) { // 2024年12月31日前
		return itoa(y) + "年" + itoa(m) + "月" + itoa(d) + "日前", "day"
	},
	func(y, m, d int, month, _ bool) (string, string) { // 2024年12月
		if month {
			return itoa(y) + "年" + itoa(m) + "月", "month"
		}
		return itoa(y) + "年" + itoa(m) + "月" + itoa(d) + "日", "day"
	},
}

func monthEnd(y, m int) string { return model.NewDate(y, time.Month(m), 1).MonthEnd().String() }

func itoa(n int) string { return strconv.Itoa(n) }

func two(n int) string {
	if n < 10 {
		return "0" + itoa(n)
	}
	return itoa(n)
}

func redated(d due, year, form int) due {
	if d.Precision != "month" && d.Precision != "day" || d.Date == "any" {
		return d
	}
	y, m, day := dateParts(d.Date)
	text, precision := dateForms[form](y, m, day, d.Precision == "month", y == year)
	if text == "" {
		return d
	}
	return due{Text: text, Date: d.Date, Precision: precision}
}

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15)) }
