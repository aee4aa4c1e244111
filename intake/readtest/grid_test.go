package readtest_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// How the cells of a group are printed in its column.
const (
	groupMerged   = iota // once, over all its rows
	groupRepeated        // in every row
	groupHeading         // in a row of its own that heads the batch
)

// style is a way of printing: what the mutations change, and the expected
// result does not depend on.
type style struct {
	rnd        *rand.Rand
	group      int
	unitSep    string // between the units of a cell
	half       bool   // ASCII punctuation
	spaced     bool   // blanks inside headings, names and around figures
	broken     bool   // lines and cells are broken
	repeatHead bool   // the headings come again
	titleRows  bool   // rows above the headings inside the table itself
	totals     bool
	headed     bool // the names of the groups stand as headings outside the tables
	number     int  // the form of a number in prose
	mergeUnits bool // equal neighbours in the columns of units and leaders are one cell
	bracket    int  // the form of a unit bracket in prose
	realDates  bool // spreadsheet dates instead of text
	middle     bool // cells are centred between the lines of their row
	gaps       bool // an empty line between the rows of an aligned table
}

// gridCell is a cell of a printed table.
type gridCell struct {
	text  string
	right int  // it covers so many columns, 0 and 1 are one
	down  int  // it covers so many rows
	under bool // it is covered by a cell above or to the left
	num   bool // a figure, right aligned
}

// gridRow is a line of a printed table.
type gridRow struct {
	cells []gridCell
	head  bool
	batch bool
}

// grid is a printed table, ready for any file format.
type grid struct {
	name string
	cols []column
	rows []gridRow
}

func (s *style) sep() string {
	if s.unitSep != "" {
		return s.unitSep
	}
	return "、"
}

// spread puts blanks between the characters of a short word, as typists do.
func spread(w string) string {
	r := []rune(w)
	if len(r) < 2 || len(r) > 4 {
		return w
	}
	parts := make([]string, len(r))
	for i, c := range r {
		parts[i] = string(c)
	}
	return strings.Join(parts, " ")
}

// gridOf lays a table out. It changes t to what the layout prints.
func gridOf(t *table, s *style) *grid {
	batches := s.group == groupHeading || !t.has("group")
	if batches {
		t.drop("group")
	}
	g := &grid{name: t.Name, cols: t.Columns}
	heads := g.headRows(s)
	g.rows = append(g.rows, heads...)
	n := 0
	for i := range t.Groups {
		gr := &t.Groups[i]
		if batches && gr.Name != "" && !s.headed {
			row := gridRow{cells: make([]gridCell, len(g.cols)), batch: true}
			row.cells[0] = gridCell{text: gr.Name, right: len(g.cols)}
			for c := 1; c < len(g.cols); c++ {
				row.cells[c].under = true
			}
			g.rows = append(g.rows, row)
		}
		for k := range gr.Rows {
			if s.repeatHead && n > 0 && n%7 == 0 {
				g.rows = append(g.rows, heads...)
			}
			r := &gr.Rows[k]
			r.group, r.upper = gr.Name, gr.Upper
			row := gridRow{cells: make([]gridCell, len(g.cols))}
			for c, col := range g.cols {
				cell := gridCell{text: r.cell(col, s.sep())}
				if s.spaced && (col.As == "leaders" || col.As == "persons") {
					cell.text = spreadNames(cell.text, s.sep())
				}
				_, err := strconv.ParseFloat(cell.text, 64)
				cell.num = err == nil && col.As != "no"
				if col.As == "group" && s.group == groupMerged {
					cell.down = len(gr.Rows) - k
					if s.repeatHead { // headings that come again cut the merged cell
						cell.down = min(cell.down, 7-n%7)
					}
					if k > 0 && !(s.repeatHead && n%7 == 0) {
						cell = gridCell{under: true}
					}
				}
				row.cells[c] = cell
			}
			g.rows = append(g.rows, row)
			n++
		}
	}
	if s.group == groupMerged {
		g.mergeEqual("upper")
	}
	if s.mergeUnits || t.Merge {
		g.mergeEqual("lead", "leaders", "resp")
	}
	if s.totals || t.Totals {
		g.rows = append(g.rows, g.totalRow(t, n))
	}
	return g
}

// mergeEqual makes one cell of neighbours that say the same.
func (g *grid) mergeEqual(kinds ...string) {
	for c, col := range g.cols {
		if !slices.Contains(kinds, col.As) {
			continue
		}
		for i := 0; i < len(g.rows); {
			n := 1
			for !g.rows[i].head && !g.rows[i].batch && i+n < len(g.rows) && !g.rows[i+n].head && !g.rows[i+n].batch &&
				g.rows[i].cells[c].text != "" && g.rows[i+n].cells[c].text == g.rows[i].cells[c].text {
				g.rows[i+n].cells[c] = gridCell{under: true}
				n++
			}
			if n > 1 {
				g.rows[i].cells[c].down = n
			}
			i += n
		}
	}
}

func spreadNames(list, sep string) string {
	parts := strings.Split(list, sep)
	for i, p := range parts {
		if r := []rune(p); len(r) == 2 {
			parts[i] = string(r[0]) + "  " + string(r[1])
		}
	}
	return strings.Join(parts, sep)
}

// headRows are one row of headings, or two where columns stand under a common one.
func (g *grid) headRows(s *style) []gridRow {
	word := func(w string) string {
		if s.spaced {
			return spread(w)
		}
		return w
	}
	two := false
	for _, c := range g.cols {
		two = two || c.Over != ""
	}
	top := gridRow{cells: make([]gridCell, len(g.cols)), head: true}
	sub := gridRow{cells: make([]gridCell, len(g.cols)), head: true}
	for i, c := range g.cols {
		if c.Over == "" {
			top.cells[i] = gridCell{text: word(c.Head)}
			if two {
				top.cells[i].down = 2
				sub.cells[i].under = true
			}
			continue
		}
		sub.cells[i].text = word(c.Head)
		if i > 0 && g.cols[i-1].Over == c.Over {
			top.cells[i].under = true
			continue
		}
		top.cells[i] = gridCell{text: c.Over, right: 1}
		for j := i + 1; j < len(g.cols) && g.cols[j].Over == c.Over; j++ {
			top.cells[i].right++
		}
	}
	if two {
		return []gridRow{top, sub}
	}
	return []gridRow{top}
}

// totalRow adds the columns of figures up.
func (g *grid) totalRow(t *table, n int) gridRow {
	row := gridRow{cells: make([]gridCell, len(g.cols))}
	named := false
	for c, col := range g.cols {
		switch col.As {
		case "title":
			row.cells[c].text = "合计"
			named = true
		case "more":
			sum, figures, places := 0.0, 0, 0
			t.eachRow(func(r *entry) {
				v, err := strconv.ParseFloat(r.More[col.more], 64)
				if err == nil {
					sum += v
					figures++
					_, frac, _ := strings.Cut(r.More[col.more], ".")
					places = max(places, len(frac))
				}
			})
			if figures == n {
				row.cells[c] = gridCell{text: strconv.FormatFloat(sum, 'f', places, 64), num: true}
			}
		}
	}
	if !named {
		row.cells[0].text = "合计"
	}
	return row
}

func (t *table) eachRow(f func(r *entry)) {
	for i := range t.Groups {
		for k := range t.Groups[i].Rows {
			f(&t.Groups[i].Rows[k])
		}
	}
}

// titles are the rows that stand above the headings where a sheet has them.
func (g *grid) titles(s *style) []string {
	if !s.titleRows {
		return []string{g.name}
	}
	return []string{"附件1", g.name, "填报单位：督查室    填报日期：" + "2024年1月5日"}
}
