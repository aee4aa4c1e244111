package intake

import (
	"slices"
	"strings"

	"duban/intake/parse"
	"duban/intake/source"
	"duban/internal/pattern"
)

// summing recognises a row that sums others up: a total, wherever its word stands, or the
// heading of a section with the sums of the section beside it. It is asked before the
// cells are matched with the headings, since those of such a row do not stand under them.
func (b *builder) summing(g *grid, lay *layout, i int) (rowKind, bool) {
	words, figures, first := 0, 0, -1
	for c, s := range g.rows[i] {
		switch s = withoutSpace(s); {
		case s == "":
		case isFigure(s):
			figures++
		default:
			if words++; first < 0 {
				first = c
			}
		}
	}
	if first < 0 || words > 2 {
		return dataRow, false
	}
	lead := withoutSpace(g.rows[i][first])
	if isTotal(lead) && (first <= lay.title || words == 1 && figures > 0) {
		return totalRow, true
	}
	if words > 1 || figures == 0 || first > lay.title || !leavesOut(g, lay, i) {
		return dataRow, false
	}
	if endsInTotal(lead) {
		return totalRow, true
	}
	no := ""
	if lay.number >= 0 && lay.number != first {
		no = withoutSpace(g.rows[i][lay.number])
	}
	switch m, rest := splitNumber(lead); {
	case no != "":
		return dataRow, false
	case rest != "" && m.level != noNumber && m.level <= hanParen && m.level != article:
	case first == lay.number:
	case lay.number < 0 || !b.sumsBelow(g, lay, i):
		return dataRow, false
	}
	return batchRow, true
}

// endsInTotal reports whether a label is that of a subtotal, which may name what it sums up.
func endsInTotal(s string) bool {
	return runes(s) <= 24 && (strings.HasSuffix(s, "合计") || strings.HasSuffix(s, "小计") || strings.HasSuffix(s, "总计"))
}

// leavesOut reports whether a row leaves a column empty that nearly all rows fill with words:
// who does the work, until when, what is built.
func leavesOut(g *grid, lay *layout, i int) bool {
	for c := range g.cols {
		if c == lay.title || c == lay.number || g.rows[i][c] != "" || slices.Contains(lay.groups, c) {
			continue
		}
		said, rows := 0, 0
		for k := range g.rows {
			if k == i || isBlank(g.rows[k]) {
				continue
			}
			rows++
			if s := withoutSpace(g.rows[k][c]); s != "" && !isFigure(s) {
				said++
			}
		}
		if said > 1 && said*2 >= rows {
			return true
		}
	}
	return false
}

// sumsBelow reports whether the figures of a row are the sums of the rows below it, up to the
// next row without a number.
func (b *builder) sumsBelow(g *grid, lay *layout, i int) bool {
	var rows []int
	for k := i + 1; k < len(g.rows) && (isBlank(g.rows[k]) || withoutSpace(g.rows[k][lay.number]) != ""); k++ {
		rows = append(rows, k)
	}
	agree := 0
	for _, c := range lay.figures {
		want, ok := figure(g.rows[i][c])
		if !ok {
			continue
		}
		sum, _, ok := addUp(g, rows, c)
		if !ok || sum.Cmp(want) != 0 {
			return false
		}
		agree++
	}
	return agree > 0
}

// opened returns the headings above the next rows of a table: those of a higher rank than name,
// and name itself.
func opened(batch []string, name string) []string {
	m, _ := splitNumber(name)
	for i, s := range batch {
		if up, _ := splitNumber(s); m.level == noNumber || up.level >= m.level || up.level == noNumber {
			batch = batch[:i]
			break
		}
	}
	return append(batch[:len(batch):len(batch)], name)
}

// rowsUnder returns the rows of data below a heading inside a table, up to the next
// heading of its own rank or a higher one.
func (st *tableState) rowsUnder(g *grid, i int) []int {
	m, _ := splitNumber(batchName(g.rows[i]))
	var rows []int
	for k := i + 1; k < len(g.rows); k++ {
		switch st.kinds[k] {
		case dataRow:
			rows = append(rows, k)
		case batchRow:
			if next, _ := splitNumber(batchName(g.rows[k])); m.level == noNumber || next.level <= m.level {
				return rows
			}
		}
	}
	return rows
}

// unitAbove reads 「单位：万元」 in the text above a table. It leaves alone the offices that
// are named there: 「填报单位：县水利局」.
func unitAbove(s string) string {
	for _, m := range unitLine.FindAllStringSubmatch(s, -1) {
		if parse.UnitColumn(m[1:]) == parse.MeasureUnit {
			return m[1]
		}
	}
	return ""
}

// measureOf returns the unit of a column: its own, or the one above the table where that is a
// unit of money and the column may hold money.
func (st *tableState) measureOf(col *column) string {
	switch {
	case col.Unit != "":
		return col.Unit
	case strings.HasSuffix(st.unit, "元") && countsThings(col.Name):
		return ""
	}
	return st.unit
}

// countsThings reports whether a heading is of something that is counted or measured, and not paid.
func countsThings(heading string) bool {
	for _, w := range [...]string{"个数", "数量", "户数", "人数", "面积", "里程", "长度", "产量", "项目数", "宗数", "占比", "比重", "增幅", "增速", "增长", "完成率", "排名", "名次", "得分"} {
		if strings.HasSuffix(heading, w) {
			return true
		}
	}
	return false
}

// filledBy matches the line that says who filled a table in.
var filledBy = pattern.New(`^(?:填报|制表|报送|编制|审核)|(?:填报|制表|编制|填写)$`)

// tableTitle returns the title that a table prints above its headings, "" where it prints none.
func tableTitle(table *source.Table) string {
	title := ""
	at, n := findHeadings(table)
	for _, row := range table.Rows[:at] {
		t := rowText(row)
		if m := annexLabel.FindStringSubmatch(t); m != nil {
			t = m[3]
		}
		if n == 0 || t == "" || runes(t) > 60 || hasSentenceEnd(t) || strings.ContainsAny(t, "：:") || unitAbove(t) != "" || isDateOnly(t) || filledBy.MatchString(t) || isIssuer(t) || docNumber.MatchString(t) || furnished.MatchString(t) || bracketed(t) && title == "" || isFigure(t) {
			continue
		}
		if m, _ := splitNumber(t); title != "" && (complete(title) || m.level != noNumber) {
			break
		}
		title += t
	}
	return title
}

// bracketed reports whether a text stands in brackets as a whole.
func bracketed(s string) bool {
	return strings.HasPrefix(s, "（") && strings.HasSuffix(s, "）") || strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")")
}

// isShare reports whether a column holds shares, which do not add up to a total.
func (g *grid) isShare(c int) bool {
	col := &g.cols[c]
	if col.Role == parse.DonePercent || col.Unit == "%" {
		return true
	}
	shares, said := 0, 0
	for i := range g.rows {
		if s := withoutSpace(g.rows[i][c]); s != "" {
			said++
			if strings.HasSuffix(s, "%") || strings.HasSuffix(s, "％") {
				shares++
			}
		}
	}
	return said > 0 && shares*2 > said
}

// doneFigure puts a bare figure into the words of its heading, so that it says what was done:
// 「1-8月完成投资9000万元」.
func (st *tableState) doneFigure(col *column, s string) string {
	if unit := st.measureOf(col); unit != "" && unit != "%" && isFigure(withoutSpace(s)) {
		return col.Name + withoutSpace(s) + unit
	}
	return s
}
