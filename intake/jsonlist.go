package intake

import (
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/intake/source"
)

// jsonList is a list of tasks read from JSON: its tables and texts, and what the
// file says of itself.
type jsonList struct {
	head   letterhead
	pieces []piece
	rows   []jsonRow // of the table that is being made
	roles  map[string]parse.Role
	err    error // of a list that passes a bound
}

// role returns what the values under a heading are.
func (l *jsonList) role(heading string) parse.Role {
	r, ok := l.roles[heading]
	if !ok {
		r = roleOf(heading)
		l.roles[heading] = r
	}
	return r
}

// wrapper reports whether a key only holds other keys together.
func (l *jsonList) wrapper(heading string) bool {
	return strings.HasPrefix(heading, "_") || l.role(heading) == parse.NoRole
}

// jsonRow is a task: what it says under each heading, and the names of the lists
// that it lies in.
type jsonRow struct {
	line  int
	path  []string
	cells []pair
}

// taskList reads a list of tasks of any form: a list of objects or of texts, lists
// within objects within lists, a table as a list of lists.
func taskList(text string) (*jsonList, error) {
	root, err := jsonTree(text)
	if err != nil {
		return nil, err
	}
	l := &jsonList{roles: make(map[string]parse.Role)}
	l.read(&root, nil, nil, true)
	l.flush()
	if l.err != nil {
		return nil, l.err
	}
	for i := range l.pieces {
		if l.pieces[i].table != nil {
			return l, nil
		}
	}
	return nil, ErrList
}

// read reads the tasks of a value. The names of the lists around it are its path; tasks inherit
// from these lists who does the work and by when.
func (l *jsonList) read(n *jsonNode, path []string, inherited []pair, top bool) {
	switch {
	case l.err != nil:
	case n.kind == jsonArray:
		l.array(n, path, inherited)
	case n.kind == jsonObject:
		l.object(n, path, inherited, top)
	}
}

func (l *jsonList) array(n *jsonNode, path []string, inherited []pair) {
	if l.grid(n, nil, path) {
		return
	}
	for i := range n.list {
		e := &n.list[i]
		if e.kind == jsonScalar && !e.number && hasWords(e.text) {
			l.rows = append(l.rows, jsonRow{e.line, path, append([]pair{{label: "任务名称", value: e.text}}, inherited...)})
			continue
		}
		l.read(e, path, inherited, false)
	}
}

// hasWords reports whether a text is more than figures and signs.
func hasWords(s string) bool { return strings.TrimLeft(s, "0123456789.,- ") != "" }

// grid reads a list of lists, which is a table; the headings may stand apart.
func (l *jsonList) grid(n *jsonNode, headings *jsonNode, path []string) bool {
	t := &source.Table{}
	row := func(n *jsonNode) {
		r := source.Row{Line: n.line}
		for i := range n.list {
			r.Cells = append(r.Cells, source.Cell{Text: n.list[i].cell()})
		}
		t.Cols = max(t.Cols, len(r.Cells))
		t.Rows = append(t.Rows, r)
	}
	if headings != nil {
		row(headings)
		t.Rows[0].Head = true
	}
	for i := range n.list {
		if n.list[i].kind != jsonArray || !n.list[i].scalars() {
			return false
		}
		row(&n.list[i])
	}
	if l.bounded(t.Rows[0].Line, len(t.Rows), t.Cols); l.err != nil {
		return true
	}
	if len(t.Rows) < 2 || t.Cols < 2 || !startsWithHeading(t) {
		return false
	}
	t.Square()
	l.flush()
	if len(path) > 0 {
		l.text(n.line, strings.Join(path, "："))
	}
	l.pieces = append(l.pieces, piece{span: draft.Span{From: t.Rows[0].Line, To: t.Rows[len(t.Rows)-1].Line}, table: t})
	return true
}

// bounded stops the reading at a table of more columns or cells than can be read.
func (l *jsonList) bounded(line, rows, cols int) {
	switch {
	case cols > jsonColumns:
		l.err = &source.LimitError{Limit: source.LimitColumns, Max: jsonColumns, Line: line}
	case rows*cols > jsonCells:
		l.err = &source.LimitError{Limit: source.LimitCells, Max: jsonCells, Line: line}
	}
}

// object reads an object: a task, or what holds lists of tasks.
func (l *jsonList) object(n *jsonNode, path []string, inherited []pair, top bool) {
	top = top && !(n.titled() && n.assigned())
	var lists []int
	for i := range n.list {
		if l.holdsTasks(n, i, top) {
			lists = append(lists, i)
		}
	}
	if len(lists) == 0 {
		if cells := l.cells(n, lists); l.isTask(cells, top) {
			if len(path) > 0 && !n.titled() && !l.names(cells) {
				// Its name is the key that it lies under.
				cells, path = append([]pair{{label: "任务名称", value: path[len(path)-1]}}, cells...), path[:len(path)-1]
			}
			l.rows = append(l.rows, jsonRow{n.line, path, l.withInherited(cells, inherited)})
		} else if top {
			l.front(n, nil)
		}
		return
	}
	if top {
		l.front(n, lists)
	} else {
		var own []pair
		number := "" // of a chapter
		for _, c := range l.cells(n, lists) {
			switch l.role(c.label) {
			case parse.Title, parse.Section, parse.Metric:
				path = append(slices.Clip(path), number+c.value)
				number = ""
			case parse.Lead, parse.Responsible, parse.UnitOrBody, parse.Related, parse.Leader, parse.Coordinator, parse.Contact, parse.DueDate, parse.Start:
				own = append(own, c)
			case parse.Number:
				if hanValue(strings.Trim(c.value, "、.（）()")) > 0 {
					number = strings.TrimRight(c.value, "、.") + "、"
				}
			default:
				l.text(n.line, c.label+"："+c.value)
			}
		}
		inherited = l.withInherited(own, inherited)
	}
	headings := columnNames(n)
	for _, i := range lists {
		at, v := path, &n.list[i]
		if name := n.keys[i]; v.kind == jsonObject && v.titled() {
			// its own title says more
		} else if len(lists) > 1 && !listKeys[name.fold] || !isListName(name) {
			at = append(slices.Clip(path), name.name)
		}
		if headings != nil && v.kind == jsonArray && l.grid(v, headings, at) {
			continue
		}
		l.read(v, at, inherited, false)
	}
}

// isListName reports whether a key only says that a list of tasks follows.
func isListName(key *jsonKey) bool {
	if listKeys[key.fold] {
		return true
	}
	switch key.role {
	case parse.Title, parse.Section, parse.Metric:
		return true
	}
	return false
}

// columnNames returns the headings of a table whose rows are lists, nil where an
// object has none.
func columnNames(n *jsonNode) *jsonNode {
	for i, k := range n.keys {
		switch k.fold {
		case "columns", "header", "headers", "fields", "表头", "列", "列名", "字段":
			if n.list[i].scalars() {
				return &n.list[i]
			}
		}
	}
	return nil
}

// holdsTasks reports whether the i-th value of an object is a list of tasks, rather than a
// value of a task.
func (l *jsonList) holdsTasks(n *jsonNode, i int, top bool) bool {
	v, key := &n.list[i], n.keys[i]
	role := key.role
	switch v.kind {
	case jsonArray:
		if v.scalars() {
			names := role == parse.Title || !n.assigned() && (listKeys[key.fold] || role == parse.NoRole)
			return names && (top || !n.titled()) && !v.list[0].number && hasWords(v.cell()) && columnNames(n) != v
		}
		if len(v.list) > 0 && v.list[0].kind == jsonArray {
			return listKeys[key.fold] || role == parse.NoRole
		}
		if !v.objects() {
			return false
		}
		if listKeys[key.fold] {
			return true
		}
		switch role {
		case parse.NoRole, parse.Title, parse.Section:
			return !machineKeys[key.fold]
		case parse.Metric:
			return !n.titled() && !n.assigned()
		case parse.Measure, parse.Other, parse.Trouble:
			return v.assigned()
		}
	case jsonObject:
		if role != parse.NoRole && role != parse.Title && role != parse.Section {
			return false
		}
		for k := range v.list {
			if l.holdsTasks(v, k, false) {
				return true
			}
		}
		return v.assigned() && (top || !n.titled()) && !n.assigned() // a task under its number or its name
	}
	return false
}

// assigned reports whether an object, or those of a list, say who does the work or by when.
func (n *jsonNode) assigned() bool {
	for i := range n.list {
		if n.kind == jsonArray {
			if n.list[i].kind == jsonObject && n.list[i].assigned() {
				return true
			}
			continue
		}
		switch n.keys[i].role {
		case parse.Lead, parse.Responsible, parse.UnitOrBody, parse.DueDate:
			if n.list[i].kind != jsonNothing {
				return true
			}
		}
	}
	return false
}

// titled reports whether an object has a title of its own.
func (n *jsonNode) titled() bool {
	for i, k := range n.keys {
		switch k.role {
		case parse.Title, parse.Metric:
			if n.list[i].kind == jsonScalar {
				return true
			}
		}
	}
	return false
}

// isTask reports whether cells are those of a task. An object that is a whole file
// must say more than a title.
func (l *jsonList) isTask(cells []pair, whole bool) bool {
	name, told := false, 0
	for _, c := range cells {
		switch role := l.role(c.label); role {
		case parse.NoRole:
		case parse.Title, parse.Metric, parse.Trouble, parse.Measure, parse.Section:
			name = true
			told++
		default:
			told++
		}
	}
	return told > 0 && !whole || name && told > 1
}

// names reports whether cells name a task, or what else they tell of it does.
func (l *jsonList) names(cells []pair) bool {
	return slices.ContainsFunc(cells, func(c pair) bool {
		switch l.role(c.label) {
		case parse.Title, parse.Metric, parse.Trouble, parse.Measure:
			return true
		}
		return false
	})
}

// withInherited adds what the lists above say, where the cells do not say it themselves.
func (l *jsonList) withInherited(cells, inherited []pair) []pair {
	for _, up := range inherited {
		if !slices.ContainsFunc(cells, func(c pair) bool { return l.role(c.label) == l.role(up.label) }) {
			cells = append(cells, up)
		}
	}
	return cells
}
