package intake

import (
	"fmt"
	"strings"

	"github.com/govalues/decimal"

	"duban/model"
)

// figure reads the number of a cell; ok is false where it is none.
func figure(s string) (model.Decimal, bool) {
	s = withoutSpace(s)
	if s == "" || !isFigure(s) {
		return model.Decimal{}, false
	}
	d, _, err := model.ParseAmount(s)
	return d, err == nil
}

// sumsUp reports whether a row without a word for a total is one: two or more columns have
// figures that are the sums of the rows above.
func (b *builder) sumsUp(g *grid, lay *layout, st *tableState, i int) bool {
	agree, said := 0, 0
	for _, c := range lay.figures {
		want, ok := figure(g.rows[i][c])
		if !ok {
			continue
		}
		said++
		sum, n, ok := addUp(g, st.from, c)
		if ok && n > 1 && sum.Cmp(want) == 0 {
			agree++
		}
	}
	return agree >= 2 && agree == said
}

// addUp adds up a column over rows of data; ok is false where no cell is a figure.
func addUp(g *grid, rows []int, c int) (sum model.Decimal, n int, ok bool) {
	sum = decimal.Zero
	for _, i := range rows {
		if i < 0 {
			continue
		}
		d, is := figure(g.rows[i][c])
		if !is {
			continue
		}
		var err error
		if sum, err = sum.Add(d); err != nil {
			return sum, 0, false
		}
		n++
	}
	return sum, n, n > 0
}

// totals checks every row of totals against the rows that it adds up: those since the last
// heading or subtotal, or all.
func (b *builder) totals(g *grid, lay *layout, st *tableState) {
	var all, part []int
	batch := ""
	var pending []int // totals above their rows
	var later []laterTotal
	check := func(i int, rows []int, name string) {
		for _, c := range lay.figures {
			stated, ok := figure(g.rows[i][c])
			if !ok || g.isShare(c) {
				continue
			}
			b.compareTotal(g, c, st, name, stated, rows, i)
		}
	}
	for i := range g.rows {
		switch st.kinds[i] {
		case batchRow:
			if len(pending) == 0 {
				part = nil
			}
			batch = batchName(g.rows[i])
			later = append(later, laterTotal{i, batch})
			part = nil
		case dataRow:
			all, part = append(all, i), append(part, i)
		case totalRow:
			if len(all) == 0 {
				pending = append(pending, i)
				continue
			}
			label := totalLabel(g.rows[i])
			rows, name := all, label
			if len(part) > 0 && len(part) < len(all) && (strings.Contains(label, "小计") || batch != "" && i+1 < len(g.rows) && st.moreData(i)) {
				rows, name = part, batch+label
			}
			check(i, rows, name)
			part = nil
		}
	}
	for _, i := range pending {
		check(i, all, totalLabel(g.rows[i]))
	}
	for _, l := range later {
		rows := st.rowsUnder(g, l.row)
		if len(rows) > 0 {
			check(l.row, rows, l.name)
		}
	}
}

// laterTotal is a heading inside a table that may carry the sums of the rows below it.
type laterTotal struct {
	row  int
	name string
}

// moreData reports whether rows of data come after the i-th row.
func (st *tableState) moreData(i int) bool {
	for k := i + 1; k < len(st.kinds); k++ {
		if st.kinds[k] == dataRow {
			return true
		}
	}
	return false
}

func totalLabel(row []string) string {
	for _, s := range row {
		if t := withoutSpace(s); t != "" && !isFigure(t) {
			return t
		}
	}
	return "合计"
}

// compareTotal keeps a printed total beside the sum of its rows, with a doubt where they
// differ.
func (b *builder) compareTotal(g *grid, c int, st *tableState, name string, stated model.Decimal, rows []int, i int) {
	col := &g.cols[c]
	unit := st.measureOf(col)
	t := model.StatedTotal{Table: strings.Join(b.sections, " "), Column: col.heading, Unit: unit, Stated: stated}
	if name != "" && !isTotal(name) {
		t.Column += "/" + name
	}
	sum, _, ok := addUp(g, rows, c)
	camp := b.campaign()
	if ok {
		t.Computed = &sum
		if sum.Cmp(stated) != 0 {
			camp.Review = append(camp.Review, model.Doubt{Code: model.DoubtTotal, Text: fmt.Sprintf("%s“%s”：文中%s为%s%s，各行相加为%s%s（第%d行）",
				t.Table, t.Column, name, stated, unit, sum, unit, g.lines[i].From)})
		}
	}
	camp.StatedTotals = append(camp.StatedTotals, t)
	b.r.markUsed(g.lines[i], usedCampaign)
}
