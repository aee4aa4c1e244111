package intake

import (
	"fmt"
	"strings"

	"github.com/govalues/decimal"

	"duban/internal/pattern"
	"duban/model"
)

// A document also states totals in words: how many works a heading announces,
// how many tasks a column has, how many projects a batch holds and what they cost.

var (
	worksNamed  = pattern.New(`([一二三四五六七八九十]{1,3}|\d{1,3})(?:大|项|件|个)(\p{Han}{2,12})`)
	columnCount = pattern.New(`^(\d{1,3})(项|个|条|件)\p{Han}{2,8}$`)
	countBehind = pattern.New(`^[^，。；（(]{0,8}[（(]?(\d{1,4})(个|项|件)`)
	moneyBehind = pattern.New(`投资(?:额)?(?:约)?(\d+(?:\.\d+)?)(亿元|万元|元)`)
	countOfAll  = pattern.New(`(?:项目|任务|事项|工作)(\d{1,4})(个|项|件)`)
)

func count(s string) int {
	return max(digits(s), hanValue(s))
}

// countKids compares the number of works that a heading announces with the items
// below it: 「办好十件民生实事」.
func (b *builder) countKids(n *node) {
	m := worksNamed.FindStringSubmatch(n.title)
	if m == nil || len(n.kids) < 3 {
		return
	}
	stated, found := count(m[1]), len(n.kids)
	for _, k := range n.kids {
		if k.mark.level == noNumber {
			return
		}
	}
	if stated < 3 || abs(stated-found) > 2 {
		return // another thing is counted
	}
	b.countStated(strings.TrimSpace(strings.Join(append(append([]string{}, b.prefix...), n.heading()), " ")), m[2], "", stated, found, n.head.From)
}

// countStated keeps a number that a document states beside the one that was counted.
func (b *builder) countStated(table, column, unit string, stated, found, line int) {
	s, f := decimal.MustNew(int64(stated), 0), decimal.MustNew(int64(found), 0)
	b.statedSum(table, column, unit, s, f, line)
}

// statedSum keeps a total that a document states in words, with a doubt where it differs.
func (b *builder) statedSum(table, column, unit string, stated, found model.Decimal, line int) {
	c := b.campaign()
	for _, t := range c.StatedTotals {
		if t.Column == column && t.Table == table && t.Stated.Cmp(stated) == 0 {
			return
		}
	}
	c.StatedTotals = append(c.StatedTotals, model.StatedTotal{Table: table, Column: column, Unit: unit, Stated: stated, Computed: &found})
	if stated.Cmp(found) != 0 {
		c.Review = append(c.Review, model.Doubt{Code: model.DoubtTotal, Text: fmt.Sprintf("%s“%s”：文中为%s%s，实有%s%s（第%d行）", table, column, stated, unit, found, unit, line)})
	}
}

// countColumns compares headings that count, 「50项工作」, with what stands below
// them, and a title that counts with the labels of the outermost group.
func (b *builder) countColumns(g *grid, lay *layout, st *tableState) {
	table := strings.Join(b.sections, " ")
	line := 1
	if len(g.lines) > 0 {
		line = g.lines[0].From
	}
	for c := range g.cols {
		m := columnCount.FindStringSubmatch(g.cols[c].heading)
		if m == nil {
			continue
		}
		n, last := 0, ""
		for i := range g.rows {
			if s := tight(g.rows[i][c]); s != "" && s != last && st.kinds[i] == dataRow {
				n, last = n+1, s
			}
		}
		if n > 2 && c == lay.title {
			b.countStated(table, g.cols[c].heading, m[2], digits(m[1]), n, line)
		}
	}
	if len(lay.groups) == 0 || len(b.sections) == 0 {
		return
	}
	m := worksNamed.FindStringSubmatch(b.sections[len(b.sections)-1])
	if m == nil {
		return
	}
	n, last := 0, ""
	for i := range g.rows {
		if s := tight(g.rows[i][lay.groups[0]]); s != "" && s != last && st.kinds[i] == dataRow {
			n, last = n+1, s
		}
	}
	if stated := count(m[1]); stated > 2 && abs(stated-n) <= 2 {
		b.countStated(table, m[2], "", stated, n, line)
	}
}

// batchesInWords compares what the text says of the batches of a table, how many
// projects they hold and what they cost, with their rows.
func (b *builder) batchesInWords(g *grid, st *tableState) {
	var batches []int
	rows := 0
	for i, k := range st.kinds {
		switch k {
		case batchRow:
			batches = append(batches, i)
		case dataRow:
			rows++
		}
	}
	if len(batches) < 2 {
		return
	}
	for _, p := range b.texts {
		first := -1
		for k, i := range batches {
			name := batchName(g.rows[i])
			at := strings.Index(p.text, name)
			if at < 0 || runes(name) < 3 {
				continue
			}
			if first < 0 || at < first {
				first = at
			}
			rest := p.text[at+len(name):]
			for _, j := range append(batches[k+1:len(batches):len(batches)], batches[:k]...) {
				if end := strings.Index(rest, batchName(g.rows[j])); end >= 0 {
					rest = rest[:end]
				}
			}
			under := st.under(g, i)
			if m := countBehind.FindStringSubmatch(rest); m != nil {
				b.countStated(name, "项目", m[2], digits(m[1]), len(under), p.span.From)
			}
			if m := moneyBehind.FindStringSubmatch(rest); m != nil {
				b.batchMoney(g, st, name, m[1], m[2], under, p.span.From)
			}
		}
		if first >= 0 {
			if all := countOfAll.FindAllStringSubmatch(p.text[:first], -1); len(all) > 0 {
				m := all[len(all)-1]
				if n := digits(m[1]); abs(n-rows)*5 <= rows {
					b.countStated(strings.Join(b.sections, " "), "项目", m[2], n, rows, p.span.From)
				}
			}
		}
	}
}

// batchMoney compares a sum of money with the column of the table that comes nearest to it.
func (b *builder) batchMoney(g *grid, st *tableState, name, amount, unit string, rows []int, line int) {
	stated, err := decimal.Parse(amount)
	if err != nil {
		return
	}
	var best *model.Decimal
	var near model.Decimal
	for c := range g.cols {
		if st.measureOf(&g.cols[c]) != unit {
			continue
		}
		sum, n, ok := b.sum(g, rows, c)
		if !ok || n < 2 {
			continue
		}
		d, err := sum.Sub(stated)
		if err != nil {
			continue
		}
		if best == nil || d.Abs().Cmp(near) < 0 {
			best, near = &sum, d.Abs()
		}
	}
	if best != nil {
		b.statedSum(name, "投资", unit, stated, *best, line)
	}
}
