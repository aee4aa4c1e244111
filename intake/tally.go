package intake

import (
	"cmp"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/model"
)

// tabled is a table that was read. It is kept until the end, since the text may state a
// total of its rows anywhere in the document.
type tabled struct {
	g    *grid
	lay  layout
	st   tableState
	name string
	span draft.Span
}

// outlined is the outline of a plan or of one of its annexes, with its title.
type outlined struct {
	b     *builder
	root  *node
	title string
	annex string // the label and title of an annex; "" for a plan
	at    draft.Span
}

// scope is what a stated total may speak of: a section, a table, the tasks under
// one label, the plan.
type scope struct {
	name  string
	spans []draft.Span // in the order of the document, none within another
	node  *node        // nil where it is no item of an outline
}

func (p *scope) has(line int) bool {
	i, exact := slices.BinarySearchFunc(p.spans, line, func(s draft.Span, line int) int { return cmp.Compare(s.From, line) })
	return exact || i > 0 && line <= p.spans[i-1].To
}

// tally is one way to count, or to add up, what stands in a scope.
type tally struct {
	of      string // what was counted, as the doubt tells it
	value   model.Decimal
	main    bool // a figure that differs from it is a doubt
	differs bool // the total that is stated says otherwise
}

func counted(of string, n int, main bool) tally {
	return tally{of: of, value: integer(int64(n)), main: main}
}

// lastLine returns the last line of an item with all that stands below it.
func (n *node) lastLine() int {
	to := n.span().To
	for i := range n.tables {
		to = max(to, n.tables[i].span.To)
	}
	for _, k := range n.kids {
		to = max(to, k.lastLine())
	}
	return to
}

// leaves counts the numbered items of an outline that have none below them.
func (n *node) leaves() int {
	if len(n.kids) == 0 {
		if n.mark.level == noNumber {
			return 0
		}
		return 1
	}
	all := 0
	for _, k := range n.kids {
		all += k.leaves()
	}
	return all
}

// tasksIn visits the tasks of a scope.
func (r *reader) tasksIn(p *scope, visit func(it *draft.Item)) {
	for i := range r.draft.Plans {
		for j := range r.draft.Plans[i].Items {
			if it := &r.draft.Plans[i].Items[j]; p.has(it.Span.From) {
				visit(it)
			}
		}
	}
}

// tally counts what stands in a scope, in every way that a figure of the class may mean.
func (r *reader) tally(p *scope, c class) []tally {
	var out []tally
	add := func(of string, n int, main bool) {
		if n > 1 {
			out = append(out, counted(of, n, main))
		}
	}
	switch c {
	case ofWorks:
		tasks := 0
		r.tasksIn(p, func(*draft.Item) { tasks++ })
		add("任务", tasks, true)
		add("表中各行", r.rowsIn(p), true)
		if p.node != nil {
			// Chapters, and items that no task was made of, count where there is nothing better.
			add("最末一级条目", p.node.leaves(), tasks == 0)
			kids, all := p.node.countNumbered()
			add("下一级条目", kids, all && p.node.parent != nil)
		}
		out = append(out, r.pathsIn(p, false)...)
	case ofKinds: // a count of these is of what stands right below the heading, or of groups of any rank
		if p.node != nil {
			n := 0
			for _, k := range p.node.kids {
				if len(k.kids)+len(k.tables) > 0 {
					n++
				}
			}
			add("下一级标题", n, true)
		}
		out = append(out, r.pathsIn(p, true)...)
	case ofPoints:
		out = append(out, r.pointsIn(p)...)
		out = append(out, r.tally(p, ofWorks)...)
	case ofOffices:
		out = append(out, r.officesIn(p)...)
	case ofTowns:
		add("表中各行", r.rowsIn(p), false)
	}
	return out
}

// rowsIn counts the rows of tables in a scope.
func (r *reader) rowsIn(p *scope) int {
	n := 0
	for _, t := range r.tables {
		n += len(t.rows(p))
	}
	return n
}

// namedRows counts the rows of tables whose column of names is one of a kind of thing.
func (r *reader) namedRows(p *scope, kind string) []tally {
	kind = string([]rune(kind)[:min(2, runes(kind))])
	n := 0
	for _, t := range r.tables {
		if runes(kind) == 2 && strings.Contains(t.g.cols[t.lay.title].heading, kind) {
			n += len(t.rows(p))
		}
	}
	if n < 2 {
		return nil
	}
	return []tally{counted("表中各行", n, true)}
}

// rows returns the rows of data of a table in a scope.
func (t *tabled) rows(p *scope) []int {
	var out []int
	for i, k := range t.st.kinds {
		if k == dataRow && p.has(t.g.lines[i].From) {
			out = append(out, i)
		}
	}
	return out
}

// pathsIn counts the different headings of every rank above the tasks of a scope.
func (r *reader) pathsIn(p *scope, main bool) []tally {
	var seen []map[string]bool
	r.tasksIn(p, func(it *draft.Item) {
		t := &it.Record.Task
		for d := range t.Section {
			if d == len(seen) {
				seen = append(seen, make(map[string]bool))
			}
			seen[d][strings.Join(t.Section[:d+1], ">")] = true
		}
	})
	var out []tally
	for _, m := range seen {
		if len(m) > 1 {
			out = append(out, counted("分组", len(m), main))
		}
	}
	return out
}

// pointsIn counts the numbered points in the cells of tables and in the texts of tasks.
func (r *reader) pointsIn(p *scope) []tally {
	var out []tally
	for _, t := range r.tables {
		rows := t.rows(p)
		for c := range t.g.cols {
			if n := t.countPoints(rows, c); n > len(rows) {
				out = append(out, counted("“"+t.g.cols[c].heading+"”列各条", n, true))
			}
		}
	}
	n := 0
	r.tasksIn(p, func(it *draft.Item) {
		t := &it.Record.Task
		n += len(numberedItems(t.Detail.Text))
	})
	if n > 1 {
		out = append(out, counted("任务内各条", n, true))
	}
	return out
}

// countPoints counts the numbered points in the cells of a column. Where the numbers run on
// from row to row, each counts once however often it is printed; in a row out of place the
// numbers that run on are looked for in the cells nearby.
func (t *tabled) countPoints(rows []int, c int) int {
	if c == t.lay.title {
		return 0 // each row is one
	}
	all, cells, runsOn := 0, 0, false
	for k, i := range rows {
		items := numberedItems(t.g.rows[i][c])
		all += len(items)
		cells += min(1, len(items))
		runsOn = runsOn || k > 0 && len(items) > 1 && digits(items[0].No) > 1
	}
	if !runsOn || cells*3 < len(rows) {
		return all
	}
	numbers := make(map[string]bool)
	for k, i := range rows {
		for near := max(0, c-2); near < min(len(t.g.cols), c+3); near++ {
			items := numberedItems(t.g.rows[i][near])
			if len(items) == 0 || digits(items[0].No) == 1 && (k > 0 || near != c) {
				continue
			}
			for _, x := range items {
				numbers[x.No] = true
			}
		}
	}
	return len(numbers)
}

// numberedItems returns the numbered points of a text.
func numberedItems(s string) []parse.Item {
	return slices.DeleteFunc(parse.Items(s), func(x parse.Item) bool { return x.No == "" })
}

// officesIn counts the units of a scope: those that lead, those that do the work, all.
func (r *reader) officesIn(p *scope) []tally {
	lead, own, all := make(map[string]bool), make(map[string]bool), make(map[string]bool)
	r.tasksIn(p, func(it *draft.Item) {
		t := &it.Record.Task
		for _, u := range t.LeadUnits {
			lead[u], own[u], all[u] = true, true, true
		}
		for _, u := range t.ResponsibleUnits {
			own[u], all[u] = true, true
		}
		for _, u := range t.RelatedUnits {
			all[u] = true
		}
	})
	return []tally{counted("牵头单位", len(lead), false), counted("牵头和责任单位", len(own), false), counted("各单位", len(all), false)}
}

// inYuan returns how many 元 a unit of money has, as a power of ten; ok is false for other units.
func inYuan(unit string) (power int, ok bool) {
	switch unit {
	case "元":
		return 0, true
	case "万元":
		return 4, true
	case "亿元":
		return 8, true
	}
	return 0, false
}

// inUnit changes an amount of money from one unit into another.
func inUnit(d model.Decimal, from, to string) (model.Decimal, bool) {
	f, ok := inYuan(from)
	t, known := inYuan(to)
	if !ok || !known {
		return d, from == to
	}
	scale := decimal.One
	for range abs(f - t) {
		scale, _ = scale.Mul(decimal.Ten)
	}
	var err error
	if f > t {
		d, err = d.Mul(scale)
	} else {
		d, err = d.Quo(scale)
	}
	return d, err == nil
}

// sums adds up the money of a scope: the columns of its tables by their headings, over one
// table or over all, else what its tasks are to spend.
func (r *reader) sums(p *scope, unit string) []tally {
	var out []tally
	all := make(map[string]int) // heading → scope in out
	for _, t := range r.tables {
		rows := t.rows(p)
		if len(rows) == 0 {
			continue
		}
		for c := range t.g.cols {
			sum, n, ok := addUp(t.g, rows, c)
			if !ok || c == t.lay.number || n < 2 && len(rows) > 1 {
				continue
			}
			if sum, ok = inUnit(sum, t.st.measureOf(&t.g.cols[c]), unit); !ok {
				continue
			}
			name := t.g.cols[c].Name
			if k, again := all[name]; again {
				both, err := out[k].value.Add(sum)
				if err == nil {
					out = append(out, tally{of: out[k].of, value: sum, main: true})
					out[k].value = both
				}
				continue
			}
			all[name] = len(out)
			out = append(out, tally{of: "“" + t.g.cols[c].heading + "”列相加", value: sum, main: true})
		}
	}
	return append(out, r.targetSums(p, "投资", unit)...)
}

// targetSums adds up the targets of the tasks of a scope, those of one measure together.
func (r *reader) targetSums(p *scope, word, unit string) []tally {
	var names []string
	sums := make(map[string]model.Decimal)
	count := make(map[string]int)
	r.tasksIn(p, func(it *draft.Item) {
		t := &it.Record.Task
		for i := range t.Targets {
			g := &t.Targets[i]
			if g.Value == nil || g.Kind != model.Cumulative || !strings.Contains(g.Metric, word) || ofWhich(t, g) {
				continue
			}
			v, ok := inUnit(*g.Value, g.Unit, unit)
			if !ok {
				continue
			}
			sum, err := sums[g.Metric].Add(v)
			if err != nil {
				continue
			}
			if count[g.Metric] == 0 {
				names = append(names, g.Metric)
			}
			sums[g.Metric] = sum
			count[g.Metric]++
		}
	})
	var out []tally
	for _, m := range names {
		if count[m] > 2 {
			out = append(out, tally{of: "各任务“" + m + "”相加", value: sums[m]})
		}
	}
	return out
}

// ofWhich reports whether a target is only a part of what its task names before:
// 「其中2017年完成…」.
func ofWhich(t *model.Task, g *model.Target) bool {
	at := strings.Index(t.Detail.Text, g.Text)
	if at < 0 || g.Text == "" {
		return false
	}
	head := t.Detail.Text[:at]
	if i := strings.LastIndexAny(head, "。；;\n"); i >= 0 {
		head = head[i:]
	}
	return strings.Contains(head, "其中") || strings.HasPrefix(g.Text, "其中")
}
