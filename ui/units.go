package ui

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// unitTable is the league table of the units of campaigns that run: those that returned nothing
// due, then the ranked ones, the best first.
type unitTable struct {
	units []board.UnitSum
	most  int // tasks that one unit has
	tally board.Tally
	phone bool // one of them can be telephoned
	list  scroll
	top   int // lines above the first row, as last drawn
}

// refresh keeps the cursor on its unit while the ranks change under it.
func (t *unitTable) refresh(a *App) {
	if a.board == nil {
		return
	}
	here := ""
	if t.list.cursor < len(t.units) && t.list.cursor > 0 {
		here = t.units[t.list.cursor].Unit
	}
	t.units = a.board.ByUnit()
	t.most = heaviest(t.units)
	t.tally = a.board.Headline()
	t.phone = slices.ContainsFunc(t.units, func(u board.UnitSum) bool { return a.phone(u.Unit) != "" })
	t.list.resize(len(t.units), max(t.list.height, 1))
	if i := slices.IndexFunc(t.units, func(u board.UnitSum) bool { return u.Unit == here }); i >= 0 {
		t.list.to(i)
	}
}

func (t *unitTable) key(a *App, msg tea.KeyPressMsg) tea.Cmd {
	k := a.k
	switch {
	case key.Matches(msg, k.Open):
		if t.list.cursor < len(t.units) {
			a.goTasks(unitScope(t.units[t.list.cursor].Unit))
		}
	case key.Matches(msg, k.Edit):
		if t.list.cursor < len(t.units) {
			a.push(newUnitForm(a, t.units[t.list.cursor].Unit))
		}
	case key.Matches(msg, k.History):
		if t.list.cursor < len(t.units) {
			unit := t.units[t.list.cursor].Unit
			return a.historyCmd(model.Ref{Kind: model.RecordUnit, ID: unit}, unit)
		}
	case key.Matches(msg, k.Back):
		return a.back()
	default:
		moveList(a, &t.list, msg)
	}
	return nil
}

// moveList moves a list by the keys that move every list; it reports whether
// the key was one of them.
func moveList(a *App, l *scroll, msg tea.KeyPressMsg) bool {
	k := a.k
	switch {
	case key.Matches(msg, k.Up):
		l.move(-1)
	case key.Matches(msg, k.Down):
		l.move(1)
	case key.Matches(msg, k.PageUp):
		l.move(-l.height)
	case key.Matches(msg, k.PageDown):
		l.move(l.height)
	case key.Matches(msg, k.Home):
		l.to(0)
	case key.Matches(msg, k.End):
		l.to(l.n - 1)
	default:
		return false
	}
	return true
}

// listTop is how many lines stand above the first row of a simple table.
const listTop = 3

func (t *unitTable) click(a *App, _, y int) tea.Cmd {
	i := t.list.top + y - t.top
	if y < t.top || i >= t.list.end() {
		return nil
	}
	if i == t.list.cursor {
		a.goTasks(unitScope(t.units[i].Unit))
		return nil
	}
	t.list.to(i)
	return nil
}

func (t *unitTable) wheel(_ *App, d int) { t.list.wheel(d) }

func (t *unitTable) keys(a *App) []key.Binding {
	return []key.Binding{a.k.Open, a.k.Edit, a.k.Find, a.k.AsOf, a.k.History, a.k.Back}
}

func (t *unitTable) moves(a *App) []key.Binding { return a.k.inList() }

func (t *unitTable) draw(a *App, w, h int) rows {
	x, p := a.words, a.theme.plain
	cols := unitColumns(x, w, t.tally, true, t.phone)
	out := rows{spaces(w), a.section(x.Units, x.Count(len(t.units)), w)}
	for _, s := range zh.Wrap(x.LeagueRule(), w-2) {
		out = append(out, new(line).put(p.text, " ").put(p.dim, s).end(p.text, w))
	}
	out = append(out, a.unitHeads(cols, x.ColUnit, p.dim, w))
	t.top = len(out)
	t.list.resize(len(t.units), h-t.top)
	for i := t.list.top; i < t.list.end(); i++ {
		out = append(out, a.drawUnit(&t.units[i], cols, w, t.most, i == t.list.cursor))
	}
	if len(t.units) == 0 {
		out = append(out, new(line).put(p.dim, "  "+x.NoTasks).end(p.text, w))
	}
	return out
}

// unitHeads draws the headings of the league table; name is that of the units.
func (a *App) unitHeads(cols []column, name string, s ansi.Style, w int) string {
	p := a.theme.plain
	l := new(line).put(p.text, " ")
	for i, c := range cols {
		if i > 0 {
			l.put(p.text, spaces(columnGap))
		}
		k, isLight := countLight(c.id)
		switch {
		case c.id == "name":
			l.cell(s, name, c.w)
		case isLight:
			l.right(p.light[k], a.words.Lights[k], c.w)
		case c.right:
			l.right(p.dim, c.title, c.w)
		default:
			l.cell(p.dim, c.title, c.w)
		}
	}
	return l.end(p.text, w)
}

// unitColumns are those of the league table; the page of units, the whole of it, has more of them than the overview.
func unitColumns(x *words.Screen, w int, most board.Tally, whole, phone bool) []column {
	cols := []column{{id: "rank", title: x.ColRank, w: max(zh.Width(x.ColRank), zh.Width(x.NotReturned())), right: true}, {id: "name", w: 16, flex: 1}}
	for _, c := range countColumns(x, most) {
		if c.id != "total" {
			cols = append(cols, c)
		}
	}
	if whole && (w >= 150 || w >= 110 && !phone) {
		cols = append(cols, column{id: "lights", title: " " + x.MakeUp(), w: 30})
	}
	figure := func(id, title string, drop int) column {
		return column{id: id, title: title, w: max(zh.Width(title), 5), right: true, drop: drop}
	}
	cols = append(cols, figure("onschedule", x.OnSchedule(), 1), figure("intime", x.InTime(), 4), figure("gap", x.ColMeanGap, 3))
	if whole && phone {
		cols = append(cols, column{id: "phone", title: " " + x.Contact, w: 22, drop: 8})
	}
	return arrange(cols, w-2)
}

// unitScope is the table of one unit's tasks.
func unitScope(unit string) scope {
	return scope{query: board.Exactly(board.FieldMain, unit), title: unit}
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
func (a *App) drawUnit(u *board.UnitSum, cols []column, w, most int, here bool) string {
	l, p := a.rowStart(here)
	share := func(r model.Ratio, known bool) string {
		if !known {
			return "-"
		}
		return a.words.PercentOf(r)
	}
	for j, c := range cols {
		if j > 0 {
			l.put(p.text, spaces(columnGap))
		}
		switch c.id {
		case "rank":
			switch {
			case u.Silent:
				l.right(p.light[model.Yellow], a.words.NotReturned(), c.w)
			case u.Rank == 0:
				l.right(p.faint, "-", c.w)
			default:
				l.right(p.dim, strconv.Itoa(u.Rank), c.w)
			}
		case "name":
			s := p.text
			if here {
				s = p.strong
			}
			l.cell(s, u.Unit, c.w)
		case "onschedule":
			l.right(p.text, share(u.OnSchedule, u.Judged > 0), c.w)
		case "intime":
			l.right(p.dim, share(u.InTime, u.Due > 0), c.w)
		case "gap":
			s, text := p.dim, "-"
			if u.Known {
				text = points(u.Gap)
				pace := model.DefaultPolicy()
				if k := pace.Pace(0, u.Gap); k != model.Green {
					s = p.light[k]
				}
			}
			l.right(s, text, c.w)
		case "phone":
			l.cell(p.dim, " "+a.phone(u.Unit), c.w)
		case "lights":
			// As long as the unit's load is heavy: one red task of one is no red wall.
			n := max(u.Tally.Total*(c.w-2)/max(most, 1), 1)
			l.put(p.text, " ").raw(a.stacked(n, u.Tally.Counts()), n).put(p.text, spaces(c.w-1-n))
		default:
			a.drawCounts(l, c, u.Tally, p)
		}
	}
	return l.end(p.text, w)
}
