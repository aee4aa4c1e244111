// Package units is the league table of the units, and the form of one unit.
package units

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/draw"
	"duban/ui/history"
	"duban/ui/page"
	"duban/ui/widget"
)

// Page is the league table of the units of campaigns that run: those that returned nothing
// due, then the ranked ones, the best first.
type Page struct {
	*page.Desk
	units []board.UnitSum
	most  int // tasks that one unit has
	tally board.Tally
	phone bool // one of them can be telephoned
	list  widget.Scroll
	tasks tasksOf
	top   int // lines above the first row, as last drawn
}

// New returns the league table.
func New(desk *page.Desk) *Page { return &Page{Desk: desk} }

// Refresh keeps the cursor on its unit while the ranks change under it.
func (t *Page) Refresh() tea.Cmd {
	if t.Board == nil {
		return nil
	}
	here := ""
	if t.list.Cursor > 0 {
		here = t.Unit()
	}
	t.units = t.Board.ByUnit()
	t.most = draw.Heaviest(t.units)
	t.tally = t.Board.Headline()
	t.phone = slices.ContainsFunc(t.units, func(u board.UnitSum) bool { return t.Phone(u.Unit) != "" })
	t.list.Resize(len(t.units), max(t.list.Height, 1))
	if i := slices.IndexFunc(t.units, func(u board.UnitSum) bool { return u.Unit == here }); i >= 0 {
		t.list.To(i)
	}
	return tea.Batch(t.ReadPast(), t.readCmd())
}

// Unit is the unit at the cursor; empty where there is none.
func (t *Page) Unit() string {
	if t.list.Cursor < len(t.units) {
		return t.units[t.list.Cursor].Unit
	}
	return ""
}

// open shows the tasks of the unit at the cursor.
func (t *Page) open() tea.Cmd {
	if unit := t.Unit(); unit != "" {
		return t.Tasks(page.UnitScope(unit))
	}
	return nil
}

// Key handles a key press.
func (t *Page) Key(msg tea.KeyPressMsg) tea.Cmd {
	k := t.K
	switch {
	case key.Matches(msg, k.Open):
		return t.open()
	case key.Matches(msg, k.Edit):
		if unit := t.Unit(); unit != "" {
			t.Push(newForm(t.Desk, unit))
		}
	case key.Matches(msg, k.History):
		if unit := t.Unit(); unit != "" {
			return history.Open(t.Desk, model.Ref{Kind: model.RecordUnit, ID: unit}, unit)
		}
	case key.Matches(msg, k.Back):
		return t.Back()
	default:
		t.K.MoveList(&t.list, msg)
		return t.readCmd()
	}
	return nil
}

// Click handles a press of the left button at column x and row y.
func (t *Page) Click(x, y int) tea.Cmd {
	if x >= page.ListWidthIn(t.W) {
		return t.open()
	}
	i := t.list.Top + y - t.top
	if y < t.top || i >= t.list.End() {
		return nil
	}
	if i == t.list.Cursor {
		return t.open()
	}
	t.list.To(i)
	return t.readCmd()
}

// Wheel handles a turn of the wheel by d lines.
func (t *Page) Wheel(d int) tea.Cmd {
	t.list.Wheel(d)
	return t.readCmd()
}

// Keys are the bindings that do something here, the most useful first.
func (t *Page) Keys() []key.Binding {
	return []key.Binding{t.K.Open, t.K.Edit, t.K.Find, t.K.AsOf, t.K.History, t.K.Back}
}

// Moves are the bindings that only move about.
func (t *Page) Moves() []key.Binding { return t.K.InList() }

// roomy is the height from which a line is left blank above the headings.
const roomy = 18

// Draw draws the page in w by h cells: the table, and on a wide screen the tasks of the unit at the cursor beside it.
func (t *Page) Draw(w, h int) widget.Rows {
	table := t.drawTable(page.ListWidthIn(w), h)
	if w < page.Wide {
		return table
	}
	return t.SideBySide(table, w, h, func(w int) widget.Rows { return t.drawTasks(w, h) })
}

func (t *Page) drawTable(w, h int) widget.Rows {
	x, p := t.Words, t.Theme.Plain
	cols := draw.UnitColumns(x, w, t.tally, true, t.phone && t.W < page.Wide) // the telephone stands beside it then
	rule := zh.Wrap(x.LeagueRule(), w-2)
	t.top = len(rule) + 2
	if h >= roomy {
		t.top++
	}
	t.list.Resize(len(t.units), h-t.top)
	out := widget.Rows{draw.Titled(t.Screen, x.Units, x.Count(len(t.units)), t.list.Place(&p), w)}
	for _, s := range rule {
		out = append(out, new(widget.Line).Put(p.Text, " ").Put(p.Dim, s).End(p.Text, w))
	}
	if h >= roomy {
		out = append(out, widget.Spaces(w))
	}
	out = append(out, draw.UnitHeads(t.Screen, cols, x.ColUnit, p.Dim, new(widget.Line), w))
	for i := t.list.Top; i < t.list.End(); i++ {
		out = append(out, draw.Unit(t.Desk, &t.units[i], cols, w, t.most, i == t.list.Cursor))
	}
	if len(t.units) == 0 {
		out = append(out, new(widget.Line).Put(p.Dim, "  "+x.NoTasks).End(p.Text, w))
	}
	return out
}
