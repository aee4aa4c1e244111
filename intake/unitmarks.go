package intake

import (
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/intake/source"
	"duban/internal/pattern"
)

// In a table of duties every office has a column, and a mark below it says what
// it has to do with the task of the row.

// dutyMark matches what a cell below an office can hold.
var dutyMark = pattern.New(`^(?:[√✓✔∨vVyY●○◎★☆▲△■□◆◇※]|` + parse.PartPattern() + `|` + parse.ShortMarkPattern() + `|是)$`)

// legend matches a mark with its meaning: 「●为牵头单位」「△表示配合」.
var legend = pattern.New(`([√✓✔∨●○◎★☆▲△■□◆◇※])[”"’）)]?\s*(?:为|是|代表|表示|指|：|:|—+|-+|=)?\s*(?:该项工作|该项任务|该事项)?的?(` + parse.PartPattern() + `)`)

// isDutyHeading reports whether row i of a table holds the headings of a table of duties. Its
// offices are no known headings, however many they are; so all other headings must be known,
// and below every office only marks may stand.
func isDutyHeading(t *source.Table, i int) bool {
	known, offices, marked := 0, 0, 0
	for c, cell := range t.Rows[i].Cells {
		s := withoutSpace(withoutMarkup(cell.Text))
		if s == "" || cell.Merged != source.NotMerged {
			continue
		}
		if h, ok := parse.ReadHeading(s); ok && h.Sure >= 80 {
			known++
			continue
		}
		if !isOneOffice(s) {
			return false
		}
		offices++
		n, ok := marksBelow(t, i, c)
		if !ok {
			return false
		}
		marked += n
	}
	return known > 0 && offices >= 2 && marked > 0
}

// marksBelow counts the marks of duty below a heading. ok is false where anything else stands
// there but a sum of the marks.
func marksBelow(t *source.Table, head, col int) (n int, ok bool) {
	for _, r := range t.Rows[head+1:] {
		if col >= len(r.Cells) {
			continue
		}
		switch s := withoutSpace(withoutMarkup(r.Cells[col].Text)); {
		case s == "":
		case dutyMark.MatchString(s):
			n++
		case isFigure(s) && slices.ContainsFunc(r.Cells, func(c source.Cell) bool { return isTotal(withoutSpace(c.Text)) }):
		default:
			return 0, false
		}
	}
	return n, true
}

// unitMarks turns the columns of offices into lists of those that a row marks.
func (b *builder) unitMarks(g *grid) {
	var cols []int
	marks := make(map[string]int)
	for c := range g.cols {
		name := g.cols[c].heading
		if i := strings.LastIndex(name, "/"); i >= 0 {
			name = name[i+1:]
		}
		if !isOneOffice(name) {
			continue
		}
		said, other := make(map[string]int), false
		for i := range g.rows {
			switch s := withoutSpace(g.rows[i][c]); {
			case s == "":
			case dutyMark.MatchString(s):
				said[s]++
			case isFigure(s) && b.sumOfMarks(g, i):
			default:
				other = true
			}
		}
		if other || len(said) == 0 {
			continue
		}
		cols = append(cols, c)
		for s, n := range said {
			marks[s] += n
		}
	}
	if len(cols) < 2 {
		return
	}
	roles, guessed := b.rolesOfMarks(g, marks)
	at := make(map[parse.Role]int)
	for _, r := range [...]struct {
		role parse.Role
		name string
	}{{parse.Lead, "牵头单位"}, {parse.Responsible, "责任单位"}, {parse.Related, "配合单位"}} {
		for _, have := range roles {
			if _, is := at[r.role]; have == r.role && !is {
				at[r.role] = len(g.cols)
				g.cols = append(g.cols, column{Heading: parse.Heading{Role: r.role, Name: r.name, Sure: 100}, heading: r.name, known: true})
			}
		}
	}
	for i := range g.rows {
		for len(g.rows[i]) < len(g.cols) {
			g.rows[i] = append(g.rows[i], "")
			g.marks[i] = append(g.marks[i], source.NotMerged)
		}
		for _, c := range cols {
			s := withoutSpace(g.rows[i][c])
			role := roles[s]
			if role == parse.NoRole {
				continue
			}
			name := g.cols[c].heading
			if k := strings.LastIndex(name, "/"); k >= 0 {
				name = name[k+1:]
			}
			cell := &g.rows[i][at[role]]
			*cell = strings.TrimPrefix(*cell+"、"+name, "、")
			g.rows[i][c] = ""
		}
	}
	for _, c := range cols {
		g.cols[c] = column{heading: g.cols[c].heading, known: true, Heading: parse.Heading{Role: parse.Other, Name: g.cols[c].Name}}
	}
	if guessed {
		g.inferred = "表中没有说明符号的含义，" + toldMarks(roles)
	}
}

// sumOfMarks reports whether a row adds the marks up.
func (b *builder) sumOfMarks(g *grid, i int) bool {
	for _, s := range g.rows[i] {
		if isTotal(withoutSpace(s)) {
			return true
		}
	}
	return false
}

// rolesOfMarks returns what the marks of a table mean: by the legend near it, else by their
// words, else full marks lead and hollow ones help.
func (b *builder) rolesOfMarks(g *grid, marks map[string]int) (roles map[string]parse.Role, guessed bool) {
	roles = make(map[string]parse.Role)
	first, last := g.lines[0].From, g.lines[len(g.lines)-1].To
	for l := max(first-8, 1); l <= min(last+8, len(b.r.doc.Lines)); l++ {
		for _, m := range legend.FindAllStringSubmatch(b.r.doc.Lines[l-1], -1) {
			if marks[m[1]] > 0 {
				roles[m[1]] = parse.PartOf(m[2])
				b.r.markUsed(draft.Span{From: l, To: l}, usedCampaign)
				b.r.headings = append(b.r.headings, b.r.doc.Lines[l-1])
			}
		}
	}
	hollow := false
	for m := range marks {
		if r := parse.PartInTable(m); r != parse.NoRole && roles[m] == parse.NoRole {
			roles[m] = r
		}
		hollow = hollow || strings.Contains("○☆△□◇", m) || roles[m] == parse.Related
	}
	for m := range marks {
		if roles[m] != parse.NoRole {
			continue
		}
		switch {
		case strings.Contains("○☆△□◇", m) && len(marks) > 1:
			roles[m], guessed = parse.Related, true
		case strings.Contains("●◎★▲■◆", m) && hollow:
			roles[m], guessed = parse.Lead, true
		default:
			roles[m] = parse.Responsible
		}
	}
	return roles, guessed
}

func toldMarks(roles map[string]parse.Role) string {
	var parts []string
	for _, r := range [...]struct {
		role parse.Role
		name string
	}{{parse.Lead, "牵头"}, {parse.Responsible, "责任"}, {parse.Related, "配合"}} {
		for _, m := range [...]string{"√", "✓", "✔", "●", "◎", "★", "▲", "■", "◆", "○", "☆", "△", "□", "◇"} {
			if roles[m] == r.role {
				parts = append(parts, m+"读作"+r.name)
			}
		}
	}
	return strings.Join(parts, "，")
}
