package intake

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/intake/source"
	"duban/model"
)

// cells returns the values of a task under their headings; lists are not among them.
func (l *jsonList) cells(n *jsonNode, lists []int) []pair {
	var out []pair
	titles := 0 // how many keys name the task, but for those of what it is part of and of its text
	for i, k := range n.keys {
		if key := k.fold; k.role == parse.Title && n.list[i].kind != jsonNothing && key != "project" && key != "description" {
			titles++
		}
	}
	for i, k := range n.keys {
		if slices.Contains(lists, i) || machineKeys[k.fold] {
			continue
		}
		heading := k.heading
		switch key := k.fold; {
		case key == "project" && (titles > 0 || n.has("description")):
			heading = "类别"
		case key == "description" && titles > 0:
			heading = "工作措施"
		}
		out = l.addUnder(&n.list[i], heading, out)
	}
	return out
}

// addUnder adds a value to the cells of a task under its heading. The values of an object keep
// their own headings where these say something about a task.
func (l *jsonList) addUnder(n *jsonNode, heading string, out []pair) []pair {
	role := l.role(heading)
	add := func(heading, s string) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, pair{label: heading, value: s})
		}
	}
	if n.kind != jsonObject {
		s := n.cell()
		switch role {
		case parse.DueDate, parse.Start:
			s = jsonDate(s, n.number)
		case parse.Done:
			s = statusWord(s)
		}
		add(heading, s)
		return out
	}
	for _, w := range ownWords {
		if i := slices.IndexFunc(n.keys, func(k *jsonKey) bool { return k.fold == w }); i >= 0 && n.list[i].kind == jsonScalar {
			add(heading, n.list[i].cell())
			return out
		}
	}
	for i, k := range n.keys {
		v, sub := &n.list[i], k.heading
		switch {
		case machineKeys[k.fold] || v.kind == jsonNothing:
		case role == parse.DueDate || role == parse.Start:
			switch k.fold {
			case "date", "日期", "截止", "due", "end":
				add(heading, jsonDate(v.cell(), v.number))
			case "start":
				add("开工时间", jsonDate(v.cell(), v.number))
			}
		case nameKeys[k.fold] && (!l.wrapper(heading) || n.reference()):
			out = l.addUnder(v, heading, out)
		case l.role(sub) != parse.NoRole:
			if isParty(role) && (l.role(sub) == parse.Responsible || l.role(sub) == parse.UnitOrBody) && k.fold != "责任单位" {
				sub = heading
			}
			out = l.addUnder(v, sub, out)
		case l.wrapper(heading):
			out = l.addUnder(v, sub, out)
		case role == parse.TargetValue && v.kind == jsonScalar:
			add(heading, sub+v.text)
		default:
			out = l.addUnder(v, heading+"/"+sub, out)
		}
	}
	return out
}

// has reports whether an object has a value under a key.
func (n *jsonNode) has(key string) bool {
	for i, k := range n.keys {
		if k.fold == key && n.list[i].kind != jsonNothing {
			return true
		}
	}
	return false
}

// reference reports whether an object only names something that is told elsewhere.
func (n *jsonNode) reference() bool {
	said := 0
	for i, k := range n.keys {
		if n.list[i].kind != jsonNothing && !machineKeys[k.fold] && k.fold != "id" {
			said++
		}
	}
	return said == 1
}

func isParty(r parse.Role) bool {
	return r == parse.Lead || r == parse.Responsible || r == parse.Related
}

// front reads what a file says about itself: the title of the plan, its number, its date. The
// rest is text of the plan.
func (l *jsonList) front(n *jsonNode, lists []int) {
	for i, k := range n.keys {
		v := &n.list[i]
		if slices.Contains(lists, i) || v.kind == jsonNothing || machineKeys[k.fold] || v == columnNames(n) {
			continue
		}
		s := v.cell()
		switch key := k.fold; {
		case titleKeys[key]:
			if l.head.title == "" {
				l.head.title = withoutSpace(s)
				continue
			}
		case key == "文号" || key == "发文字号" || key == "number" || key == "documentnumber" || key == "docnumber":
			l.head.number = withoutSpace(s)
			continue
		case key == "发文单位" || key == "发文机关" || key == "发布单位" || key == "印发单位" || key == "issuer" || key == "issuers":
			l.head.issuers = parse.Units(s).Names()
			continue
		case key == "日期" || key == "成文日期" || key == "印发日期" || key == "发文日期" || key == "发布日期" || key == "date" || key == "issued" || key == "published":
			if days, _ := model.ParseDates(jsonDate(s, v.number), 0); len(days) == 1 && days[0].YearNamed {
				l.head.date = days[0].Last
				continue
			}
		}
		if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			l.text(v.line, k.heading+"："+s)
		}
	}
}

// text adds a paragraph.
func (l *jsonList) text(line int, s string) {
	l.flush()
	for _, part := range strings.Split(s, "\n") {
		if text, _ := unmarked(part); text != "" {
			l.pieces = append(l.pieces, piece{span: draft.Span{From: line, To: line}, text: text, raw: strings.TrimSpace(part)})
		}
	}
}

// flush makes a table of the rows that were read.
func (l *jsonList) flush() {
	if len(l.rows) == 0 {
		return
	}
	depth := 0
	var cols []string
	at := make(map[string]int)
	for _, r := range l.rows {
		depth = max(depth, len(r.path))
		for _, c := range r.cells {
			if _, known := at[c.label]; !known {
				at[c.label] = 0
				cols = append(cols, c.label)
			}
		}
		if l.bounded(r.line, len(l.rows), depth+len(cols)); l.err != nil {
			return
		}
	}
	l.order(cols)
	for i, label := range cols {
		at[label] = i
	}
	t := &source.Table{Cols: depth + len(cols), Keyed: true}
	head := source.Row{Line: max(1, l.rows[0].line-1), Head: true}
	for d := range depth {
		name := "类别"
		if d > 0 {
			name = fmt.Sprintf("类别%d", d+1)
		}
		head.Cells = append(head.Cells, source.Cell{Text: name})
	}
	for _, c := range cols {
		head.Cells = append(head.Cells, source.Cell{Text: c})
	}
	t.Rows = append(t.Rows, head)
	for _, r := range l.rows {
		row := source.Row{Line: r.line, Cells: make([]source.Cell, t.Cols)}
		for d, name := range r.path {
			row.Cells[d].Text = name
		}
		for _, c := range r.cells {
			cell := &row.Cells[depth+at[c.label]]
			if cell.Text != "" {
				c.value = cell.Text + "；" + c.value
			}
			cell.Text = c.value
		}
		t.Rows = append(t.Rows, row)
	}
	l.pieces = append(l.pieces, piece{span: draft.Span{From: head.Line, To: l.rows[len(l.rows)-1].line}, table: t})
	l.rows = nil
}

// order sorts columns as printed tables have them, since keys have another order: the groups
// first, wider before narrower, then the number, then the names, shortest first.
func (l *jsonList) order(cols []string) {
	values := make(map[string]map[string]bool)
	length := make(map[string]int)
	for _, r := range l.rows {
		for _, c := range r.cells {
			length[c.label] += len(c.value)
			if values[c.label] == nil {
				values[c.label] = make(map[string]bool)
			}
			values[c.label][c.value] = true
		}
	}
	rank := func(label string) int {
		switch l.role(label) {
		case parse.Section:
			return 0
		case parse.Number:
			return 1
		case parse.Title:
			return 2
		case parse.Metric, parse.Trouble:
			return 3
		}
		return 4
	}
	slices.SortStableFunc(cols, func(a, b string) int {
		switch ra, rb := rank(a), rank(b); {
		case ra != rb:
			return ra - rb
		case ra == 0:
			return len(values[a]) - len(values[b])
		case ra == 2:
			return length[a] - length[b]
		}
		return 0
	})
}
