package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/widget"
)

// scope is what the task table shows: of which campaign, narrowed by which query.
type scope struct {
	campaign string // ID; empty for all
	query    string
	pick     pick       // a choice of rows made before the query
	unit     string     // of the pick, one unit only
	turn     model.Turn // of the pick, one turn only
	title    string     // what the scope is called where it is no campaign
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
	scope  scope
	sort   board.Column
	desc   bool
	by     board.GroupBy
	find   widget.Field // the query as it is being typed
	active bool         // the query has the focus
	broken string       // what is wrong with the query
	rows   []int32
	groups []board.Group
	items  []item
	list   widget.Scroll
	marked map[string]bool
	tally  board.Tally
	sheet  *sheet
	h      int // of the table, as last drawn
	last   applied
}

func newTasks() *tasks {
	return &tasks{marked: map[string]bool{}, by: board.BySection}
}

func (t *tasks) typing() bool { return t.active || t.sheet != nil }

// setScope shows other tasks, from the top: of one campaign by its sections,
// else all together. Either way the worst come first, for they are what the
// officer has come for.
func (t *tasks) setScope(a *App, s scope) {
	t.scope = s
	t.active, t.sheet = false, nil
	clear(t.marked)
	t.find.Set(s.query)
	t.by = board.ByNone
	if s.campaign != "" {
		t.by = board.BySection
	}
	t.sort, t.desc = board.LightColumn, false
	t.list.Cursor, t.list.Top = 0, 0
	t.apply(a)
	t.toFirst()
}

func (t *tasks) startTyping(a *App) {
	t.active = true
	if t.find.Value() != "" {
		t.find.Insert(" ") // another word
	}
	t.find.Hint = a.Words.FindHint
}

// refresh keeps the cursor on its task while the board changes under it.
func (t *tasks) refresh(a *App) {
	if t.last.version == a.version {
		return
	}
	id := t.currentID(a)
	t.apply(a)
	t.seek(a, id)
}

// applied is what the rows of the table were worked out from.
type applied struct {
	version int // of the board
	scope   scope
	text    string
	query   board.Query
	sort    board.Column
	desc    bool
}

// narrower tells whether the rows for now are some of those for last, in the
// same order, so that nothing else has to be looked at.
func (now *applied) narrower(last *applied) bool {
	return last.version == now.version && last.scope == now.scope && asksForArchived(last.text) == asksForArchived(now.text) && last.sort == now.sort && last.desc == now.desc &&
		last.text != "" && now.text != "" && now.query.Narrows(last.query)
}

// apply works out which rows are shown, and in which order.
func (t *tasks) apply(a *App) {
	if a.board == nil {
		return
	}
	now := applied{version: a.version, scope: t.scope, text: t.find.Value(), sort: t.sort, desc: t.desc}
	t.broken = ""
	var err error
	if now.query, err = board.ParseQuery(now.text); err != nil {
		t.broken = a.Words.QueryError(err)
		now.query = board.ParseLoose(now.text)
	}
	if now.narrower(&t.last) {
		t.rows = a.board.Filter(now.query, t.rows)
	} else {
		t.rows = a.board.Filter(now.query, a.rowsOf(now.scope, now.text))
		a.board.Sort(t.rows, t.sort, t.desc)
	}
	t.last = now
	t.tally = a.board.Tally(t.rows)
	t.groups = nil
	if t.by != board.ByNone {
		t.groups = a.board.Group(t.rows, t.by, a.Words.Heading)
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
	t.list.Resize(len(t.items), max(t.h, 1))
}

// toFirst puts the cursor on the first task.
func (t *tasks) toFirst() {
	t.list.To(0)
	t.settle(1)
}

// settle moves the cursor off a heading, in the direction that it came from.
func (t *tasks) settle(d int) {
	for i := t.list.Cursor; i >= 0 && i < len(t.items); i += d {
		if t.items[i].row >= 0 {
			t.list.To(i)
			// A heading above the first row of the view stays in view.
			if d < 0 && i > 0 && t.items[i-1].row == headingItem && t.list.Top == i {
				t.list.Top = i - 1
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
	t.list.Move(d)
	if d < 0 {
		if t.list.Cursor == 0 {
			t.settle(1)
			t.list.Top = 0
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
				t.list.To(i)
				return
			}
		}
	}
	t.list.Move(0)
	t.settle(1)
}

func (t *tasks) current(a *App) *board.Row {
	if t.list.Cursor < len(t.items) {
		if it := t.items[t.list.Cursor]; it.row >= 0 && a.board != nil && int(it.row) < a.board.Len() {
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
	if t.last.version != a.version || len(t.items) == 0 {
		t.apply(a)
	}
	t.seek(a, id)
	if t.currentID(a) != id {
		return ""
	}
	for i := t.list.Cursor + d; i >= 0 && i < len(t.items); i += d {
		if t.items[i].row >= 0 {
			t.list.To(i)
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
		t.move(-max(t.list.Height-1, 1))
	case key.Matches(msg, k.PageDown):
		t.move(max(t.list.Height-1, 1))
	case key.Matches(msg, k.Home):
		t.toFirst()
	case key.Matches(msg, k.End):
		t.list.To(len(t.items) - 1)
		t.settle(-1)
	case key.Matches(msg, k.Find):
		t.startTyping(a)
	case key.Matches(msg, k.Filter):
		a.push(newFilterMenu(a))
	case key.Matches(msg, k.Sort):
		a.push(newSortMenu(a))
	case key.Matches(msg, k.Group):
		a.push(newGroupMenu(a))
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
	case key.Matches(msg, k.Close) && len(t.marked) > 0:
		a.push(closeForm(a, a.markedTasks()))
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
	case t.find.Value() != t.scope.query:
		t.setQuery(a, t.scope.query)
	default:
		return a.back()
	}
	return nil
}

// setQuery narrows the table by another query.
func (t *tasks) setQuery(a *App, q string) {
	id := t.currentID(a)
	t.find.Set(q)
	t.apply(a)
	t.seek(a, id)
}

// addTerm adds one term to the query, in place of another one for the same field.
func (t *tasks) addTerm(a *App, field, term string) {
	var keep []string
	for _, w := range termsOf(t.find.Value()) {
		if field == "" || !strings.HasPrefix(w, field) {
			keep = append(keep, w)
		}
	}
	if term != "" {
		keep = append(keep, term)
	}
	t.setQuery(a, strings.Join(keep, " "))
}

// termsOf splits a query at the spaces that stand outside quotation marks.
func termsOf(query string) []string {
	quoted := false
	return strings.FieldsFunc(query, func(r rune) bool {
		if r == '"' || r == '“' || r == '”' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
}

func (t *tasks) typeKey(a *App, msg tea.KeyPressMsg) tea.Cmd {
	switch msg.Keystroke() {
	case "enter", "down", "tab":
		t.active = false
		t.settle(1)
	case "esc":
		t.active = false
		if t.find.Value() != t.scope.query {
			t.setQuery(a, t.scope.query)
		}
	default:
		before := t.find.Value()
		if t.find.Key(msg) && t.find.Value() != before {
			t.apply(a)
			t.toFirst()
		}
	}
	return nil
}

// paste takes pasted text where text is typed: into a sheet's row, or the query.
func (t *tasks) paste(a *App, text string) {
	if t.sheet != nil {
		t.sheet.field.Insert(text)
		return
	}
	t.find.Insert(text)
	t.apply(a)
	t.toFirst()
}

func (t *tasks) wheel(a *App, d int) {
	id := t.currentID(a)
	t.list.Wheel(d)
	t.settle(1)
	if t.sheet != nil && t.currentID(a) != id {
		t.sheet.begin(a)
	}
}

// tableTop is how many lines stand above the first row.
const tableTop = 4

func (t *tasks) click(a *App, _, y int) tea.Cmd {
	i := t.list.Top + y - tableTop
	if y < tableTop || i >= t.list.End() || t.items[i].row < 0 {
		return nil
	}
	again := i == t.list.Cursor
	t.list.To(i)
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
		return []key.Binding{k.Done, k.Stop}
	case len(t.marked) > 0:
		return append([]key.Binding{k.Bulk, k.Mark, k.MarkAll, k.Back, k.Open, k.Find, k.Filter, k.Sort, k.Group, k.Sheet}, k.OnTask()...)
	}
	all := []key.Binding{k.Open, k.Report, k.Sheet, k.Mark, k.Filter, k.Sort, k.Group, k.Find, k.AsOf}
	return append(append(all, k.OnTask()...), k.Add, k.MarkAll, k.Bulk)
}

func (t *tasks) moves(a *App) []key.Binding { return a.k.InList() }
