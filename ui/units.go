package ui

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
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

// listTop is how many lines stand above the first row of a simple table.
const listTop = 3

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
	out := widget.Rows{widget.Spaces(w), section(t.Desk, x.Units, x.Count(len(t.units)), w)}
	for _, s := range zh.Wrap(x.LeagueRule(), w-2) {
		out = append(out, new(widget.Line).Put(p.Text, " ").Put(p.Dim, s).End(p.Text, w))
	}
	out = append(out, unitHeads(t.Desk, cols, x.ColUnit, p.Dim, w))
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

// unitHeads draws the headings of the league table; name is that of the units.
func unitHeads(desk *page.Desk, cols []widget.Column, name string, s widget.Pen, w int) string {
	p := desk.Theme.Plain
	l := new(widget.Line).Put(p.Text, " ")
	for i, c := range cols {
		if i > 0 {
			l.Put(p.Text, widget.Spaces(widget.ColumnGap))
		}
		k, isLight := countLight(c.ID)
		switch {
		case c.ID == "name":
			l.Cell(s, name, c.W)
		case isLight:
			l.Right(p.Light[k], desk.Words.Lights[k], c.W)
		case c.Right:
			l.Right(p.Dim, c.Title, c.W)
		default:
			l.Cell(p.Dim, c.Title, c.W)
		}
	}
	return l.End(p.Text, w)
}

// unitColumns are those of the league table; the page of units, the whole of it, has more of them than the overview.
func unitColumns(x *words.Screen, w int, most board.Tally, whole, phone bool) []widget.Column {
	cols := []widget.Column{{ID: "rank", Title: x.ColRank, W: max(zh.Width(x.ColRank), zh.Width(x.NotReturned())), Right: true}, {ID: "name", W: 16, Flex: 1}}
	for _, c := range countColumns(x, most) {
		if c.ID != "total" {
			cols = append(cols, c)
		}
	}
	if whole && (w >= 150 || w >= 110 && !phone) {
		cols = append(cols, widget.Column{ID: "lights", Title: " " + x.MakeUp(), W: 30})
	}
	figure := func(id, title string, drop int) widget.Column {
		return widget.Column{ID: id, Title: title, W: max(zh.Width(title), 5), Right: true, Drop: drop}
	}
	cols = append(cols, figure("onschedule", x.OnSchedule(), 1), figure("intime", x.InTime(), 4), figure("gap", x.ColMeanGap, 3))
	if whole && phone {
		cols = append(cols, widget.Column{ID: "phone", Title: " " + x.Contact, W: 22, Drop: 8})
	}
	return widget.Arrange(cols, w-2)
}

// heaviest is the most tasks that one of the units has.
func heaviest(units []board.UnitSum) int {
	most := 0
	for i := range units {
		most = max(most, units[i].Tally.Total)
	}
	return most
}

// drawUnit draws a unit's line; most is the load of the unit that has most.
func drawUnit(desk *page.Desk, u *board.UnitSum, cols []widget.Column, w, most int, here bool) string {
	l, p := rowStart(desk, here)
	share := func(r model.Ratio, known bool) string {
		if !known {
			return "-"
		}
		return desk.Words.PercentOf(r)
	}
	for j, c := range cols {
		if j > 0 {
			l.Put(p.Text, widget.Spaces(widget.ColumnGap))
		}
		switch c.ID {
		case "rank":
			switch {
			case u.Silent:
				l.Right(p.Light[model.Yellow], desk.Words.NotReturned(), c.W)
			case u.Rank == 0:
				l.Right(p.Faint, "-", c.W)
			default:
				l.Right(p.Dim, strconv.Itoa(u.Rank), c.W)
			}
		case "name":
			s := p.Text
			if here {
				s = p.Strong
			}
			l.Cell(s, u.Unit, c.W)
		case "onschedule":
			l.Right(p.Text, share(u.OnSchedule, u.Judged > 0), c.W)
		case "intime":
			l.Right(p.Dim, share(u.InTime, u.Due > 0), c.W)
		case "gap":
			s, text := p.Dim, "-"
			if u.Known {
				text = widget.Points(u.Gap)
				pace := model.DefaultPolicy()
				if k := pace.Pace(0, u.Gap); k != model.Green {
					s = p.Light[k]
				}
			}
			l.Right(s, text, c.W)
		case "phone":
			l.Cell(p.Dim, " "+desk.Phone(u.Unit), c.W)
		case "lights":
			// As long as the unit's load is heavy: one red task of one is no red wall.
			n := max(u.Tally.Total*(c.W-2)/max(most, 1), 1)
			l.Put(p.Text, " ").Raw(desk.Stacked(n, u.Tally.Counts()), n).Put(p.Text, widget.Spaces(c.W-1-n))
		default:
			drawCounts(desk, l, c, u.Tally, p)
		}
	}
	return l.End(p.Text, w)
}
