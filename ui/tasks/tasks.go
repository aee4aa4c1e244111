// Package tasks is the table of tasks: of a campaign, a unit, a choice or a query; sorted, grouped, marked, and filled
// in row by row as a sheet of returns.
package tasks

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/actions"
	"duban/ui/keymap"
	"duban/ui/page"
	"duban/ui/widget"
)

// Page is the table of tasks. It holds the indexes of the rows that it shows,
// and draws those that are seen.
type Page struct {
	*page.Desk
	scope  page.Scope
	sort   board.Column
	desc   bool
	by     board.GroupBy
	find   widget.Field // the query as it is being typed
	active bool         // the query has the focus
	broken string       // what is wrong with the query
	rows   []int32
	sorted []int32    // the rows in the order of the column, as they are before words put better ones first
	words  []*zh.Word // those of the query
	groups []board.Group
	items  []item
	list   widget.Scroll
	marked map[string]bool
	unseen int // how many of them the rows do not show
	tally  board.Tally
	sheet  *sheet
	beside page.Preview
	view   string // the name of the view that is shown; empty for none
	// counts are how many tasks each view has, as of the version counted of the board.
	counts  []int
	counted int
	h       int // of the table, as last drawn
	last    applied
	// unarchived are the rows of campaigns that are not archived, as of a version of the board.
	unarchived   []int32
	unarchivedOf int
}

// What a table of tasks can do beside what every page can.
var (
	_ page.Typer      = (*Page)(nil)
	_ page.Starter    = (*Page)(nil)
	_ page.Finder     = (*Page)(nil)
	_ page.Campaigner = (*Page)(nil)
	_ page.Lister     = (*Page)(nil)
	_ page.Keeper     = (*Page)(nil)
)

// New returns a table of all tasks.
func New(desk *page.Desk) *Page {
	return &Page{Desk: desk, marked: map[string]bool{}, by: board.BySection}
}

// Start shows what is open, when the tab is chosen.
func (t *Page) Start() tea.Cmd {
	t.Show(page.Scope{Pick: page.PickOpen})
	return t.readCmd()
}

// Typing reports whether a query or a figure is typed.
func (t *Page) Typing() bool { return t.active || t.sheet != nil }

// Fault is what is wrong with the query, while it is typed.
func (t *Page) Fault() string { return t.broken }

// Campaign is the campaign that is shown, or else that of the task at the cursor.
func (t *Page) Campaign() string {
	if t.scope.Campaign != "" {
		return t.scope.Campaign
	}
	if r := t.current(); r != nil {
		return r.Campaign.ID
	}
	return ""
}

// Stored lets go of marks that an action has used up, and of lines of the sheet that are taken back.
func (t *Page) Stored(e *model.Entry) {
	if e.Action == model.ActBulk {
		t.unmark()
	}
	if t.sheet != nil {
		t.sheet.saved(e)
	}
}

// Show shows other tasks, from the top: of one campaign by its sections,
// else all together. Either way the worst come first, for they are what the
// officer has come for.
func (t *Page) Show(s page.Scope) {
	t.scope, t.view = s, ""
	t.active, t.sheet = false, nil
	t.unmark()
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
func (t *Page) Find() {
	t.active = true
	if t.find.Value() != "" {
		t.find.Insert(" ") // another word
	}
	t.find.Hint = t.Words.FindHint
}

// Refresh keeps the cursor on its task while the board changes under it.
func (t *Page) Refresh() tea.Cmd {
	if t.last.version == t.Version {
		return t.readCmd()
	}
	id := t.Task()
	if t.sheet != nil {
		t.sheet.keepRows()
	} else {
		t.apply()
	}
	t.seek(id)
	return t.readCmd()
}

// aheadOfView is for how many lines before and behind the view the courses of tasks are worked out.
const aheadOfView = 40

// readCmd works out the courses of the tasks in view and near it, and reads what stands beside the list.
func (t *Page) readCmd() tea.Cmd {
	var rows []*board.Row
	for _, it := range t.items[max(0, t.list.Top-aheadOfView):max(0, min(len(t.items), t.list.Top+max(t.list.Height, t.H)+aheadOfView))] {
		if it.row >= 0 {
			rows = append(rows, t.Board.At(it.row))
		}
	}
	return tea.Batch(t.ReadCourses(rows), t.beside.Read(t.Desk, t.Task()))
}

// Task is the ID of the task at the cursor.
func (t *Page) Task() string {
	if r := t.current(); r != nil {
		return r.Task.ID
	}
	return ""
}

// Key handles a key press; the courses of what comes into view with it are worked out.
func (t *Page) Key(msg tea.KeyPressMsg) tea.Cmd {
	return tea.Batch(t.press(msg), t.readCmd())
}

func (t *Page) press(msg tea.KeyPressMsg) tea.Cmd {
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
	case key.Matches(msg, k.Views):
		t.Push(t.viewMenu())
	case key.Matches(msg, k.Next) && t.hasViews():
		return t.turnView(1)
	case key.Matches(msg, k.Prev) && t.hasViews():
		return t.turnView(-1)
	case key.Matches(msg, k.WriteList):
		t.Push(t.fileForm())
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
		t.Push(actions.BulkMenu(t.Desk, t.markedTasks(), t.unseen))
	case key.Matches(msg, k.Sheet):
		t.sheet = newSheet(t)
	case key.Matches(msg, k.Close) && len(t.marked) > 0:
		t.Push(actions.CloseForm(t.Desk, t.markedTasks()))
	default:
		return actions.Key(t.Desk, msg, r)
	}
	return nil
}

// back takes away one thing at a time: the marks, the query, then the page.
func (t *Page) back() tea.Cmd {
	switch {
	case len(t.marked) > 0:
		t.unmark()
	case t.find.Value() != t.scope.Query:
		t.setQuery(t.scope.Query)
	default:
		return t.Back()
	}
	return nil
}

// Paste takes pasted text where text is typed: into a sheet's row, or the query.
func (t *Page) Paste(text string) {
	if t.sheet != nil {
		t.sheet.paste(text)
		return
	}
	t.find.Insert(text)
	t.apply()
	t.toFirst()
}

// Wheel handles a turn of the wheel by d lines.
func (t *Page) Wheel(d int) tea.Cmd {
	id := t.Task()
	t.list.Wheel(d)
	t.settle(1)
	if t.sheet != nil && t.Task() != id {
		t.sheet.begin()
	}
	return t.readCmd()
}

// tableTop is how many lines stand above the first row.
const tableTop = 3

// Click handles a press of the left button at column x and row y.
func (t *Page) Click(x, y int) tea.Cmd {
	if x >= page.ListWidthIn(t.W) {
		return t.Open(t.Task())
	}
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
	return t.readCmd()
}

// Keys are the bindings that do something here, the most useful first.
func (t *Page) Keys() []key.Binding {
	k := t.K
	switch {
	case t.sheet != nil:
		return t.sheet.keys()
	case t.active:
		return []key.Binding{k.Done, k.Stop}
	case len(t.marked) > 0:
		return append([]key.Binding{k.Bulk, k.Mark, k.MarkAll, k.Back, k.Open, k.Find, k.Filter, k.Sort, k.Group, k.Sheet, k.WriteList, k.Views}, k.OnTask()...)
	}
	all := []key.Binding{k.Open, k.Report, k.Sheet, k.Mark, k.Filter, k.Sort, k.Group, k.Find, k.AsOf}
	all = append(append(all, k.OnTask()...), k.Add, k.MarkAll, k.Bulk, k.WriteList, k.Views)
	if t.hasViews() {
		all = append(all, keymap.Named(k.Next, t.Words.DoNextView()))
	}
	return all
}

// Moves are the bindings that only move about.
func (t *Page) Moves() []key.Binding { return t.K.InList() }
