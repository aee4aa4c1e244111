package intake

import (
	"strings"

	"duban/intake/parse"
	"duban/internal/pattern"
)

var (
	places    = pattern.New(`(?:并列)?第(?:[一二三四五六七八九十]{1,3}|\d{1,3})(?:名|位)?[：:、，,是为]|排(?:名|在)第|(?:红|黑)榜(?:单位|项目)?[：:]|位列第`)
	placeMark = pattern.New(`(并列)?第([一二三四五六七八九十]{1,3}|\d{1,3})(?:名|位)?[：:、，,是为]?`)
	scoreTail = pattern.New(`[（(，,：:]?(?:综合)?(?:得分|评分|总分|得)?[：:为]?(\d+(?:\.\d+)?)分?[）)]?$`)
	listHead  = pattern.New(`^[^：:。]{2,16}[：:]`)
)

// ranking reads a paragraph that ranks or lists units. It goes to the campaign's note and stays
// unread text, for places are no tasks. It returns false where the paragraph names tasks
// instead.
func (b *builder) ranking(under *node, p para, kind chapterKind) bool {
	at := placeMark.FindAllStringSubmatchIndex(p.text, -1)
	if len(at) == 0 {
		if !b.unitsOnly(p.text) {
			return false
		}
		b.addNote(p.text)
		return true
	}
	var rows []string
	named := false
	for i, m := range at {
		to := len(p.text)
		if i+1 < len(at) {
			to = at[i+1][0]
		}
		entry := strings.Trim(p.text[m[1]:to], "，,；;。、：: ")
		if entry == "" {
			continue
		}
		t := b.nameOf(entry)
		no := p.text[m[4]:m[5]]
		label := "第" + no + "名"
		if m[2] >= 0 {
			label = "并列" + label
		}
		if !t.ok || t.name == "" {
			rows = append(rows, label+"："+entry)
			continue
		}
		named = true
		t.rest = strings.TrimSpace(t.rest)
		b.reportItem(under, mark{}, &t, p.span, kind)
		it := &b.plan().Items[len(b.plan().Items)-1]
		it.Record.Task.No = no
		b.field(it, &column{heading: "名次"}, label)
	}
	if len(rows) > 0 {
		b.addNote(strings.Join(rows, "\n"))
	}
	return named || len(rows) > 0
}

// unitsOnly reports whether a paragraph only lists units, with their scores or without.
func (b *builder) unitsOnly(text string) bool {
	_, text = splitNumber(text)
	text = listHead.ReplaceAllString(text, "")
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("；;。，,", r) }) {
		s = scoreTail.ReplaceAllString(s, "")
		if s != "" && !parse.Units(s).Sure() {
			return false
		}
	}
	return true
}

// addNote adds a text to the campaign's note.
func (b *builder) addNote(text string) {
	c := b.campaign()
	c.Note = strings.TrimSpace(c.Note + "\n" + text)
}

var (
	placeHead = pattern.New(`排名|名次|位次|排序|序号`)
	scoreHead = pattern.New(`得分|分值|总分|评分|分数|成绩|完成率|合格率|满意率|满意度|环比|上期|升降`)
)

// rankingTable reports whether a report's table gives units their places and scores and nothing
// to be done. Such a table is kept in the note, and as unread text.
func (b *builder) rankingTable(g *grid, lay *layout, p *piece) bool {
	if !b.reports {
		return false
	}
	placed, scored := false, false
	for c := range g.cols {
		switch head := g.cols[c].heading; {
		case c == lay.title:
		case placeHead.MatchString(head):
			placed = true
		case scoreHead.MatchString(head):
			scored = true
		case head != "" && g.cols[c].Role != parse.Remark:
			return false
		}
	}
	units, said := 0, 0
	for i := range g.rows {
		if s := withoutSpace(g.rows[i][lay.title]); s != "" && !isTotal(s) {
			said++
			if parse.Units(s).Sure() {
				units++
			}
		}
	}
	if !placed || !scored || units*3 < said*2 {
		return false
	}
	lines := make([]string, 0, len(g.rows)+1)
	heads := make([]string, len(g.cols))
	for c := range g.cols {
		heads[c] = g.cols[c].heading
	}
	for _, row := range append([][]string{heads}, g.rows...) {
		cells := make([]string, len(row))
		for c := range row {
			cells[c] = withoutSpace(row[c])
		}
		lines = append(lines, strings.Join(cells, " "))
	}
	b.addNote(strings.Join(lines, "\n"))
	return true
}
