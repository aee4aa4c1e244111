package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
)

// unitTable is the league table of the units of campaigns that run: those that returned nothing
// due, then the ranked ones, the best first.
type unitTable struct {
	*page.Desk
	units []board.UnitSum
	most  int // tasks that one unit has
	tally board.Tally
	phone bool // one of them can be telephoned
	list  widget.Scroll
	top   int // lines above the first row, as last drawn
}

// refresh keeps the cursor on its unit while the ranks change under it.
func (t *unitTable) Refresh() tea.Cmd {
	if t.Board == nil {
		return nil
	}
	here := ""
	if t.list.Cursor < len(t.units) && t.list.Cursor > 0 {
		here = t.units[t.list.Cursor].Unit
	}
	t.units = t.Board.ByUnit()
	t.most = heaviest(t.units)
	t.tally = t.Board.Headline()
	t.phone = slices.ContainsFunc(t.units, func(u board.UnitSum) bool { return t.Phone(u.Unit) != "" })
	t.list.Resize(len(t.units), max(t.list.Height, 1))
	if i := slices.IndexFunc(t.units, func(u board.UnitSum) bool { return u.Unit == here }); i >= 0 {
		t.list.To(i)
	}
	return nil
}

func (t *unitTable) Key(msg tea.KeyPressMsg) tea.Cmd {
	k := t.K
	switch {
	case key.Matches(msg, k.Open):
		if t.list.Cursor < len(t.units) {
			return t.Tasks(page.UnitScope(t.units[t.list.Cursor].Unit))
		}
	case key.Matches(msg, k.Edit):
		if t.list.Cursor < len(t.units) {
			t.Push(newUnitForm(t.Desk, t.units[t.list.Cursor].Unit))
		}
	case key.Matches(msg, k.History):
		if t.list.Cursor < len(t.units) {
			unit := t.units[t.list.Cursor].Unit
			return historyCmd(t.Desk, model.Ref{Kind: model.RecordUnit, ID: unit}, unit)
		}
	case key.Matches(msg, k.Back):
		return t.Back()
	default:
		t.K.MoveList(&t.list, msg)
	}
	return nil
}

func (t *unitTable) Click(_, y int) tea.Cmd {
	i := t.list.Top + y - t.top
	if y < t.top || i >= t.list.End() {
		return nil
	}
	if i == t.list.Cursor {
		return t.Tasks(page.UnitScope(t.units[i].Unit))
	}
	t.list.To(i)
	return nil
}

func (t *unitTable) Wheel(d int) tea.Cmd {
	t.list.Wheel(d)
	return nil
}

func (t *unitTable) Keys() []key.Binding {
	return []key.Binding{t.K.Open, t.K.Edit, t.K.Find, t.K.AsOf, t.K.History, t.K.Back}
}

func (t *unitTable) Moves() []key.Binding { return t.K.InList() }

func (t *unitTable) Draw(w, h int) widget.Rows {
	x, p := t.Words, t.Theme.Plain
	cols := unitColumns(x, w, t.tally, true, t.phone)
	out := widget.Rows{widget.Spaces(w), section(t.Screen, x.Units, x.Count(len(t.units)), w)}
	for _, s := range zh.Wrap(x.LeagueRule(), w-2) {
		out = append(out, new(widget.Line).Put(p.Text, " ").Put(p.Dim, s).End(p.Text, w))
	}
	out = append(out, unitHeads(t.Screen, cols, x.ColUnit, p.Dim, w))
	t.top = len(out)
	t.list.Resize(len(t.units), h-t.top)
	for i := t.list.Top; i < t.list.End(); i++ {
		out = append(out, drawUnit(t.Desk, &t.units[i], cols, w, t.most, i == t.list.Cursor))
	}
	if len(t.units) == 0 {
		out = append(out, new(widget.Line).Put(p.Dim, "  "+x.NoTasks).End(p.Text, w))
	}
	return out
}
