package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/internal/board"
	"duban/internal/zh"
	"duban/model"
)

// scope is what the task table shows: of which campaign, narrowed by which query.
type scope struct {
	campaign string // ID; empty for all
	query    string
	title    string // what the scope is called where it is neither
}

func (s scope) equal(o scope) bool { return s == o }

// item is one line of the task table: a heading, a blank line, or a row.
type item struct {
	row   int32 // index into the board; -1 for a heading, -2 for a blank line
	group int32
}

const (
	headingItem = -1
	blankItem   = -2
)

// tasks is the table of tasks. It holds the indexes of the rows that it shows,
// and draws those that are seen.
type tasks struct {
	scope   scope
	sort    board.Column
	desc    bool
	by      board.GroupBy
	find    field  // the query as it is being typed
	active  bool   // the query has the focus
	broken  string // what is wrong with the query
	rows    []int32
	groups  []board.Group
	items   []item
	list    scroll
	marked  map[string]bool
	tally   board.Tally
	sheet   *sheet
	h       int // of the table, as last drawn
	version int // of the board that rows were made from
}

func newTasks() *tasks {
	return &tasks{marked: map[string]bool{}, by: board.BySection}
}

func (t *tasks) typing() bool { return t.active || t.sheet != nil }

// setScope shows other tasks, from the top.
func (t *tasks) setScope(a *App, s scope) {
	t.scope = s
	t.active, t.sheet = false, nil
	clear(t.marked)
	t.find.set(s.query)
	t.by = board.BySection
	if s.campaign == "" {
		t.by = board.ByCampaign
		if s.query != "" {
			t.by = board.ByNone
		}
	}
	t.sort, t.desc = board.OrderColumn, false
	if s.query != "" {
		t.sort = board.LightColumn
	}
	t.list.cursor, t.list.top = 0, 0
	t.apply(a)
	t.toFirst()
}

func (t *tasks) startTyping(a *App) {
	t.active = true
	t.find.hint = a.words.FindHint
}

// refresh keeps the cursor on its task while the board changes under it.
func (t *tasks) refresh(a *App) {
	id := t.currentID(a)
	t.apply(a)
	t.seek(a, id)
}

// apply works out which rows are shown, and in which order.
func (t *tasks) apply(a *App) {
	if a.board == nil {
		return
	}
	t.version = a.version
	t.broken = ""
	q, err := board.ParseQuery(t.find.value())
	if err != nil {
		t.broken = a.words.QueryError(err)
		q = board.ParseLoose(t.find.value())
	}
	t.rows = a.board.Filter(q, a.board.Scope(t.scope.campaign))
	a.board.Sort(t.rows, t.sort, t.desc)
	t.tally = a.board.Tally(t.rows)
	t.groups = nil
	if t.by != board.ByNone {
		t.groups = a.board.Group(t.rows, t.by, a.lang)
	}
	t.layout()
}

func (t *tasks) layout() {
	t.items = t.items[:0]
	if t.groups == nil {
		for _, r := range t.rows {
			t.items = append(t.items, item{row: r})
		}
	} else {
		for g, group := range t.groups {
			if g > 0 {
				t.items = append(t.items, item{row: blankItem})
			}
			t.items = append(t.items, item{row: headingItem, group: int32(g)})
			for _, r := range group.Rows {
				t.items = append(t.items, item{row: r, group: int32(g)})
			}
		}
	}
	t.list.resize(len(t.items), max(t.h, 1))
}

// toFirst puts the cursor on the first task.
func (t *tasks) toFirst() {
	t.list.to(0)
	t.settle(1)
}

// settle moves the cursor off a heading, in the direction that it came from.
func (t *tasks) settle(d int) {
	for i := t.list.cursor; i >= 0 && i < len(t.items); i += d {
		if t.items[i].row >= 0 {
			t.list.to(i)
			// A heading above the first row of the view stays in view.
			if d < 0 && i > 0 && t.items[i-1].row == headingItem && t.list.top == i {
				t.list.top = i - 1
			}
			return
		}
	}
	if d > 0 {
		t.settle(-1)
	} else if len(t.rows) > 0 {
		t.settle(1)
	}
}

func (t *tasks) move(d int) {
	t.list.move(d)
	if d < 0 {
		if t.list.cursor == 0 {
			t.settle(1)
			t.list.top = 0
			return
		}
		t.settle(-1)
		return
	}
	t.settle(1)
}

// seek puts the cursor on a task, or leaves it where it is.
func (t *tasks) seek(a *App, id string) {
	if id != "" {
		for i, it := range t.items {
			if it.row >= 0 && a.board.At(it.row).Task.ID == id {
				t.list.to(i)
				return
			}
		}
	}
	t.list.move(0)
	t.settle(1)
}

func (t *tasks) current(a *App) *board.Row {
	if t.list.cursor < len(t.items) {
		if it := t.items[t.list.cursor]; it.row >= 0 && a.board != nil && int(it.row) < a.board.Len() {
			return a.board.At(it.row)
		}
	}
	return nil
}

func (t *tasks) currentID(a *App) string {
	if r := t.current(a); r != nil {
		return r.Task.ID
	}
	return ""
}

// neighbour is the ID of the task d rows away from the given one, for going
// through the table while a task is open.
func (t *tasks) neighbour(a *App, id string, d int) string {
	if t.version != a.version || len(t.items) == 0 {
		t.apply(a)
	}
	t.seek(a, id)
	if t.currentID(a) != id {
		return ""
	}
	for i := t.list.cursor + d; i >= 0 && i < len(t.items); i += d {
		if t.items[i].row >= 0 {
			t.list.to(i)
			return t.currentID(a)
		}
	}
	return ""
}

func (t *tasks) key(a *App, msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case t.sheet != nil:
		return t.sheet.key(a, msg)
	case t.active:
		return t.typeKey(a, msg)
	}
	k := a.k
	r := t.current(a)
	switch {
	case key.Matches(msg, k.Up):
		t.move(-1)
	case key.Matches(msg, k.Down):
		t.move(1)
	case key.Matches(msg, k.PageUp):
		t.move(-max(t.list.height-1, 1))
	case key.Matches(msg, k.PageDown):
		t.move(max(t.list.height-1, 1))
	case key.Matches(msg, k.Home):
		t.toFirst()
	case key.Matches(msg, k.End):
		t.list.to(len(t.items) - 1)
		t.settle(-1)
	case key.Matches(msg, k.Find):
		t.startTyping(a)
	case key.Matches(msg, k.Filter):
		a.push(newFilterMenu(a))
	case key.Matches(msg, k.Sort):
		a.push(newSortMenu(a))
	case key.Matches(msg, k.Group):
		a.push(newGroupMenu(a))
	case key.Matches(msg, k.Add):
		a.push(newTaskForm(a, t.scope.campaign))
	case key.Matches(msg, k.Back):
		return t.back(a)
	case r == nil:
		return nil
	case key.Matches(msg, k.Open):
		return a.openTask(r.Task.ID)
	case key.Matches(msg, k.Mark):
		t.toggleMark(r.Task.ID)
		t.move(1)
	case key.Matches(msg, k.MarkAll):
		t.markAll(a)
	case key.Matches(msg, k.Bulk):
		a.push(newBulkMenu(a))
	case key.Matches(msg, k.Sheet):
		t.sheet = newSheet(a, t)
	default:
		return a.taskKey(msg, r)
	}
	return nil
}

func (t *tasks) toggleMark(id string) {
	if t.marked[id] {
		delete(t.marked, id)
	} else {
		t.marked[id] = true
	}
}

// markAll marks every task shown, or none when all are marked.
func (t *tasks) markAll(a *App) {
	all := true
	for _, r := range t.rows {
		all = all && t.marked[a.board.At(r).Task.ID]
	}
	clear(t.marked)
	if !all {
		for _, r := range t.rows {
			t.marked[a.board.At(r).Task.ID] = true
		}
	}
}

// back takes away one thing at a time: the marks, the query, then the page.
func (t *tasks) back(a *App) tea.Cmd {
	switch {
	case len(t.marked) > 0:
		clear(t.marked)
	case t.find.value() != t.scope.query:
		t.setQuery(a, t.scope.query)
	default:
		return a.back()
	}
	return nil
}

// setQuery narrows the table by another query.
func (t *tasks) setQuery(a *App, q string) {
	id := t.currentID(a)
	t.find.set(q)
	t.apply(a)
	t.seek(a, id)
}

// addTerm adds one term to the query, in place of another one for the same field.
func (t *tasks) addTerm(a *App, field, term string) {
	var keep []string
	for _, w := range strings.Fields(t.find.value()) {
		if field == "" || !strings.HasPrefix(w, field) {
			keep = append(keep, w)
		}
	}
	if term != "" {
		keep = append(keep, term)
	}
	t.setQuery(a, strings.Join(keep, " "))
}

func (t *tasks) typeKey(a *App, msg tea.KeyPressMsg) tea.Cmd {
	switch msg.Keystroke() {
	case "enter", "down", "tab":
		t.active = false
		t.settle(1)
	case "esc":
		t.active = false
		if t.find.value() != t.scope.query {
			t.setQuery(a, t.scope.query)
		}
	default:
		before := t.find.value()
		if t.find.key(msg) && t.find.value() != before {
			t.apply(a)
			t.toFirst()
		}
	}
	return nil
}

// paste takes pasted text where text is typed: into a sheet's row, or the query.
func (t *tasks) paste(a *App, text string) {
	if t.sheet != nil {
		t.sheet.field.insert(text)
		return
	}
	t.find.insert(text)
	t.apply(a)
	t.toFirst()
}

func (t *tasks) wheel(a *App, d int) {
	id := t.currentID(a)
	t.list.wheel(d)
	t.settle(1)
	if t.sheet != nil && t.currentID(a) != id {
		t.sheet.begin(a)
	}
}

// tableTop is how many lines stand above the first row.
const tableTop = 4

func (t *tasks) click(a *App, _, y int) tea.Cmd {
	i := t.list.top + y - tableTop
	if y < tableTop || i >= t.list.end() || t.items[i].row < 0 {
		return nil
	}
	again := i == t.list.cursor
	t.list.to(i)
	switch {
	case t.sheet != nil && !again:
		t.sheet.begin(a)
	case t.sheet == nil && again:
		return a.openTask(t.currentID(a))
	}
	return nil
}

func (t *tasks) keys(a *App) []key.Binding {
	k := a.k
	switch {
	case t.sheet != nil:
		return t.sheet.keys(a)
	case t.active:
		return []key.Binding{k.Open, k.Back}
	case len(t.marked) > 0:
		return []key.Binding{k.Bulk, k.Mark, k.MarkAll, k.Back}
	}
	return []key.Binding{k.Open, k.Report, k.Sheet, k.Mark, k.Filter, k.Sort, k.Group, k.Find, k.AsOf, k.Edit, k.Deadline, k.Light, k.Close, k.Add}
}

// columns are those of the table at w cells.
func (t *tasks) columns(a *App, w int) []column {
	x := a.words
	bar := 14
	reason := 22
	if w >= 160 {
		bar = 20
	}
	if w < 100 {
		reason = 16
	}
	all := []column{
		{id: "light", w: 2},
		{id: "no", title: x.ColNo, w: 6, drop: 2},
		{id: "title", title: x.ColTask, w: 18, flex: 5},
		{id: "campaign", title: x.ColCampaign, w: 16, flex: 1, drop: 8},
		{id: "unit", title: x.ColUnit, w: 12, flex: 1, drop: 3},
		{id: "leader", title: x.ColLeader, w: 8, drop: 9},
		{id: "deadline", title: x.ColDeadline, w: 10, drop: 5},
		{id: "bar", title: x.ColBar, w: bar, drop: 4},
		{id: "percent", title: "", w: 4, right: true},
		{id: "gap", title: x.ColGap, w: 4, right: true, drop: 1},
		{id: "last", title: x.ColLast, w: 10, drop: 7},
		{id: "reason", title: x.ColReason, w: reason, flex: 3},
	}
	all = slices.DeleteFunc(all, func(c column) bool {
		switch c.id {
		case "campaign":
			return t.scope.campaign != "" || t.by == board.ByCampaign || w < 120
		case "leader", "last":
			return w < 150
		case "unit":
			return t.by == board.ByUnit && w < 100
		}
		return false
	})
	return arrange(all, w-3)
}

func (t *tasks) draw(a *App, w, h int) rows {
	p := a.theme.plain
	out := rows{spaces(w), t.drawTitle(a, w), spaces(w)}
	cols := t.columns(a, w)
	head := new(line).put(p.text, "  ")
	for i, c := range cols {
		if i > 0 {
			head.put(p.text, spaces(columnGap))
		}
		title := c.title
		if t.sort.String() == c.id && title != "" {
			head.cell(p.accent, title, c.w)
		} else if c.right {
			head.right(p.dim, title, c.w)
		} else {
			head.cell(p.dim, title, c.w)
		}
	}
	out = append(out, head.end(p.text, w))
	t.h = h - tableTop
	t.list.resize(len(t.items), t.h)
	for i := t.list.top; i < t.list.end(); i++ {
		it := t.items[i]
		switch {
		case it.row == blankItem:
			out = append(out, spaces(w))
		case it.row == headingItem:
			out = append(out, t.drawHeading(a, &t.groups[it.group], w))
		default:
			out = append(out, t.drawRow(a, a.board.At(it.row), cols, w, i == t.list.cursor))
		}
	}
	if len(t.items) == 0 {
		out = append(out, spaces(w), new(line).put(p.dim, "  "+t.empty(a)).end(p.text, w))
	}
	return out
}

func (t *tasks) empty(a *App) string {
	if t.find.value() != "" {
		return a.words.NothingFound
	}
	return a.words.NoTasks
}

// findWidth is the width of the query's field, findAt the column it begins at.
func (t *tasks) findAt(a *App, w int) (at, width int) {
	width = min(46, w*2/5)
	return w - width - 1, width
}

func (t *tasks) drawTitle(a *App, w int) string {
	p := a.theme.plain
	x := a.words
	title := x.AllTasks
	if c := a.board.Campaign(t.scope.campaign); c != nil {
		title = c.Name
	}
	if t.scope.title != "" {
		title = t.scope.title
	}
	var right line
	switch {
	case t.sheet != nil:
		right.put(p.accentStrong, x.SheetTitle)
	case t.active || t.find.value() != "":
		_, fw := t.findAt(a, w)
		label := x.Find + " "
		view, _ := t.find.view(&a.screen, fw-zh.Width(label), t.active)
		right.put(p.dim, label).raw(view, fw-zh.Width(label))
	default:
		right.put(p.faint, x.SortedBy(x.Columns[t.sort.String()], t.desc))
	}
	l := new(line).put(p.text, " ")
	room := w - right.w - 2
	count := "  " + x.Items(len(t.rows))
	if n := len(t.marked); n > 0 {
		count += "  " + x.Marked(n)
	}
	l.put(p.strong, zh.Cut(title, max(room-zh.Width(count)-2, 10))).put(p.dim, count)
	for _, k := range lightOrder() {
		if n := t.tally.Of(k); n > 0 && l.w+8 < room && t.broken == "" {
			l.put(p.text, "  ").put(p.light[k], x.lightCount(k, n))
		}
	}
	if t.broken != "" && l.w+4 < room {
		l.put(p.text, "  ").put(p.light[model.Yellow], zh.Cut(t.broken, room-l.w-2))
	}
	l.to(p.text, w-right.w-1)
	return l.raw(right.b.String(), right.w).end(p.text, w)
}

// cursorAt is where the cursor stands while a query or a figure is typed.
func (t *tasks) cursorAt(a *App) *tea.Position {
	switch {
	case t.sheet != nil:
		return t.sheet.cursor
	case t.active:
		at, fw := t.findAt(a, a.w)
		label := zh.Width(a.words.Find) + 1
		_, x := t.find.view(&a.screen, fw-label, true)
		return &tea.Position{X: at + label + x, Y: 1}
	}
	return nil
}

func (t *tasks) drawHeading(a *App, g *board.Group, w int) string {
	p := a.theme.plain
	l := new(line).put(p.text, " ").put(p.accentStrong, zh.Cut(g.Title, w/2))
	l.put(p.text, "  ").put(p.dim, a.words.Items(g.Tally.Total))
	for _, k := range lightOrder() {
		if n := g.Tally.Of(k); n > 0 {
			l.put(p.text, "  ").put(p.light[k], a.words.lightCount(k, n))
		}
	}
	return l.end(p.text, w)
}

func (t *tasks) drawRow(a *App, r *board.Row, cols []column, w int, here bool) string {
	p := &a.theme.plain
	l := new(line)
	switch {
	case here:
		p = &a.theme.sel
		l.put(a.theme.cursor, " ")
	case t.marked[r.Task.ID]:
		p = &a.theme.mark
		l.put(p.accentStrong, "*")
	default:
		l.put(p.text, " ")
	}
	if here && t.marked[r.Task.ID] {
		l.put(p.accentStrong, "*")
	} else {
		l.put(p.text, " ")
	}
	for i, c := range cols {
		if i > 0 {
			l.put(p.text, spaces(columnGap))
		}
		if t.sheet != nil && t.sheet.cell(a, l, r, c, p, here) {
			continue
		}
		a.taskCell(l, r, c, p, here)
	}
	return l.end(p.text, w)
}

// taskCell draws one column of a task's row. What is finished or not yet known
// recedes; what must be acted on stands out.
func (a *App) taskCell(l *line, r *board.Row, c column, p *pens, here bool) {
	t, s := r.Task, &r.Assessment
	body := p.text
	if s.Light == model.Done || s.Light == model.Grey {
		body = p.dim
	}
	switch c.id {
	case "light":
		l.raw(a.chip(s.Light), 2)
	case "no":
		l.cell(p.faint, t.No, c.w)
	case "title":
		if here {
			body = p.strong
		}
		l.cell(body, t.Title, c.w)
	case "campaign":
		l.cell(p.dim, r.Campaign.Name, c.w)
	case "unit":
		l.cell(p.dim, strings.Join(t.Units(), " "), c.w)
	case "leader":
		l.cell(p.dim, strings.Join(t.Leaders, " "), c.w)
	case "deadline":
		l.cell(p.dim, a.words.shortDeadline(t.DeadlineOn(a.on), a.on), c.w)
	case "bar":
		l.raw(a.bar(c.w, s.Completion, s.Expected, s.Light, s.Known), c.w)
	case "percent":
		text := "-"
		if s.Known {
			text = a.words.percent(s.Completion)
		}
		l.right(body, text, c.w)
	case "gap":
		k, coloured := gapLight(s.Gap, s.Light)
		switch {
		case !s.Known || s.Light == model.Done || s.Light == model.Grey:
			l.right(p.faint, "", c.w)
		case coloured:
			l.right(p.light[k], points(s.Gap), c.w)
		default:
			l.right(p.dim, points(s.Gap), c.w)
		}
	case "last":
		l.cell(p.dim, t.Standing.Last.String(), c.w)
	case "reason":
		st := p.dim
		if s.Light == model.Red {
			st = p.text
		}
		l.cell(st, a.shortReason(s), c.w)
	}
}

// shortReason is why a task has its light, for a column.
func (a *App) shortReason(s *model.Assessment) string {
	var b strings.Builder
	for i, r := range s.Reasons {
		if i > 0 {
			b.WriteString(a.words.ReasonGap)
		}
		b.WriteString(r.Short(a.lang))
	}
	return b.String()
}
