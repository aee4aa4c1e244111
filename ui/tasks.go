package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
)

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
	*page.Desk
	scope  page.Scope
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
	// unarchived are the rows of campaigns that are not archived, as of a version of the board.
	unarchived   []int32
	unarchivedOf int
}

func newTasks(desk *page.Desk) *tasks {
	return &tasks{Desk: desk, marked: map[string]bool{}, by: board.BySection}
}

// Start shows what is open, when the tab is chosen.
func (t *tasks) Start() { t.setScope(page.Scope{Pick: page.PickOpen}) }

// Typing reports whether a query or a figure is typed.
func (t *tasks) Typing() bool { return t.active || t.sheet != nil }

// Fault is what is wrong with the query, while it is typed.
func (t *tasks) Fault() string { return t.broken }

// Campaign is the campaign that is shown, or else that of the task at the cursor.
func (t *tasks) Campaign() string {
	if t.scope.Campaign != "" {
		return t.scope.Campaign
	}
	if r := t.current(); r != nil {
		return r.Campaign.ID
	}
	return ""
}

// Stored lets go of marks that an action has used up, and of lines of the sheet that are taken back.
func (t *tasks) Stored(e *model.Entry) {
	if e.Action == model.ActBulk {
		clear(t.marked)
	}
	if t.sheet != nil {
		t.sheet.saved(e)
	}
}

// setScope shows other tasks, from the top: of one campaign by its sections,
// else all together. Either way the worst come first, for they are what the
// officer has come for.
func (t *tasks) setScope(s page.Scope) {
	t.scope = s
	t.active, t.sheet = false, nil
	clear(t.marked)
	t.find.Set(s.Query)
	t.by = board.ByNone
	if s.Campaign != "" {
		t.by = board.BySection
	}
	t.sort, t.desc = board.LightColumn, false
	t.list.Cursor, t.list.Top = 0, 0
	t.apply()
	t.toFirst()
}

// Find begins a query, or another word of it.
func (t *tasks) Find() {
	t.active = true
	if t.find.Value() != "" {
		t.find.Insert(" ") // another word
	}
	t.find.Hint = t.Words.FindHint
}

// refresh keeps the cursor on its task while the board changes under it.
func (t *tasks) Refresh() tea.Cmd {
	if t.last.version == t.Version {
		return nil
	}
	id := t.Task()
	t.apply()
	t.seek(id)
	return nil
}

// applied is what the rows of the table were worked out from.
type applied struct {
	version int // of the board
	scope   page.Scope
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
func (t *tasks) apply() {
	if t.Board == nil {
		return
	}
	now := applied{version: t.Version, scope: t.scope, text: t.find.Value(), sort: t.sort, desc: t.desc}
	t.broken = ""
	var err error
	if now.query, err = board.ParseQuery(now.text); err != nil {
		t.broken = t.Words.QueryError(err)
		now.query = board.ParseLoose(now.text)
	}
	if now.narrower(&t.last) {
		t.rows = t.Board.Filter(now.query, t.rows)
	} else {
		t.rows = t.Board.Filter(now.query, t.rowsOf(now.scope, now.text))
		t.Board.Sort(t.rows, t.sort, t.desc)
	}
	t.last = now
	t.tally = t.Board.Tally(t.rows)
	t.groups = nil
	if t.by != board.ByNone {
		t.groups = t.Board.Group(t.rows, t.by, t.Lang)
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
func (t *tasks) seek(id string) {
	if id != "" {
		for i, it := range t.items {
			if it.row >= 0 && t.Board.At(it.row).Task.ID == id {
				t.list.To(i)
				return
			}
		}
	}
	t.list.Move(0)
	t.settle(1)
}

func (t *tasks) current() *board.Row {
	if t.list.Cursor < len(t.items) {
		if it := t.items[t.list.Cursor]; it.row >= 0 && t.Board != nil && int(it.row) < t.Board.Len() {
			return t.Board.At(it.row)
		}
	}
	return nil
}

// Task is the ID of the task at the cursor.
func (t *tasks) Task() string {
	if r := t.current(); r != nil {
		return r.Task.ID
	}
	return ""
}

// Neighbour is the ID of the task d rows away from the given one, for going
// through the table while a task is open.
func (t *tasks) Neighbour(id string, d int) string {
	if t.last.version != t.Version || len(t.items) == 0 {
		t.apply()
	}
	t.seek(id)
	if t.Task() != id {
		return ""
	}
	for i := t.list.Cursor + d; i >= 0 && i < len(t.items); i += d {
		if t.items[i].row >= 0 {
			t.list.To(i)
			return t.Task()
		}
	}
	return ""
}

func (t *tasks) Key(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case t.sheet != nil:
		return t.sheet.key(msg)
	case t.active:
		return t.typeKey(msg)
	}
	k := t.K
	r := t.current()
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
		t.Find()
	case key.Matches(msg, k.Filter):
		t.Push(t.filterMenu())
	case key.Matches(msg, k.Sort):
		t.Push(t.sortMenu())
	case key.Matches(msg, k.Group):
		t.Push(t.groupMenu())
	case key.Matches(msg, k.Back):
		return t.back()
	case r == nil:
		return nil
	case key.Matches(msg, k.Open):
		return t.Open(r.Task.ID)
	case key.Matches(msg, k.Mark):
		t.toggleMark(r.Task.ID)
		t.move(1)
	case key.Matches(msg, k.MarkAll):
		t.markAll()
	case key.Matches(msg, k.Bulk):
		t.Push(newBulkMenu(t.Desk, t.markedTasks()))
	case key.Matches(msg, k.Sheet):
		t.sheet = newSheet(t)
	case key.Matches(msg, k.Close) && len(t.marked) > 0:
		t.Push(closeForm(t.Desk, t.markedTasks()))
	default:
		return taskKey(t.Desk, msg, r)
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
func (t *tasks) markAll() {
	all := true
	for _, r := range t.rows {
		all = all && t.marked[t.Board.At(r).Task.ID]
	}
	clear(t.marked)
	if !all {
		for _, r := range t.rows {
			t.marked[t.Board.At(r).Task.ID] = true
		}
	}
}

// markedTasks are the tasks marked, in the order of the table, or the one at
// the cursor when none is.
func (t *tasks) markedTasks() []*model.Task {
	var out []*model.Task
	for _, i := range t.rows {
		if task := t.Board.At(i).Task; t.marked[task.ID] {
			out = append(out, task)
		}
	}
	if r := t.current(); len(out) == 0 && r != nil {
		out = append(out, r.Task)
	}
	return out
}

// back takes away one thing at a time: the marks, the query, then the page.
func (t *tasks) back() tea.Cmd {
	switch {
	case len(t.marked) > 0:
		clear(t.marked)
	case t.find.Value() != t.scope.Query:
		t.setQuery(t.scope.Query)
	default:
		return t.Back()
	}
	return nil
}

// setQuery narrows the table by another query.
func (t *tasks) setQuery(q string) {
	id := t.Task()
	t.find.Set(q)
	t.apply()
	t.seek(id)
}

// addTerm adds one term to the query, in place of another one for the same field.
func (t *tasks) addTerm(field, term string) {
	var keep []string
	for _, w := range termsOf(t.find.Value()) {
		if field == "" || !strings.HasPrefix(w, field) {
			keep = append(keep, w)
		}
	}
	if term != "" {
		keep = append(keep, term)
	}
	t.setQuery(strings.Join(keep, " "))
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

func (t *tasks) typeKey(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.Keystroke() {
	case "enter", "down", "tab":
		t.active = false
		t.settle(1)
	case "esc":
		t.active = false
		if t.find.Value() != t.scope.Query {
			t.setQuery(t.scope.Query)
		}
	default:
		before := t.find.Value()
		if t.find.Key(msg) && t.find.Value() != before {
			t.apply()
			t.toFirst()
		}
	}
	return nil
}

// Paste takes pasted text where text is typed: into a sheet's row, or the query.
func (t *tasks) Paste(text string) {
	if t.sheet != nil {
		t.sheet.field.Insert(text)
		return
	}
	t.find.Insert(text)
	t.apply()
	t.toFirst()
}

func (t *tasks) Wheel(d int) tea.Cmd {
	id := t.Task()
	t.list.Wheel(d)
	t.settle(1)
	if t.sheet != nil && t.Task() != id {
		t.sheet.begin()
	}
	return nil
}

// tableTop is how many lines stand above the first row.
const tableTop = 4

func (t *tasks) Click(_, y int) tea.Cmd {
	i := t.list.Top + y - tableTop
	if y < tableTop || i >= t.list.End() || t.items[i].row < 0 {
		return nil
	}
	again := i == t.list.Cursor
	t.list.To(i)
	switch {
	case t.sheet != nil && !again:
		t.sheet.begin()
	case t.sheet == nil && again:
		return t.Open(t.Task())
	}
	return nil
}

func (t *tasks) Keys() []key.Binding {
	k := t.K
	switch {
	case t.sheet != nil:
		return t.sheet.keys()
	case t.active:
		return []key.Binding{k.Done, k.Stop}
	case len(t.marked) > 0:
		return append([]key.Binding{k.Bulk, k.Mark, k.MarkAll, k.Back, k.Open, k.Find, k.Filter, k.Sort, k.Group, k.Sheet}, k.OnTask()...)
	}
	all := []key.Binding{k.Open, k.Report, k.Sheet, k.Mark, k.Filter, k.Sort, k.Group, k.Find, k.AsOf}
	return append(append(all, k.OnTask()...), k.Add, k.MarkAll, k.Bulk)
}

func (t *tasks) Moves() []key.Binding { return t.K.InList() }
