package ui

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/internal/board"
	"duban/internal/zh"
	"duban/model"
)

// unitTable is the league table of units, the worst first.
type unitTable struct {
	units []board.UnitSum
	most  int // tasks that one unit has
	list  scroll
}

func (t *unitTable) refresh(a *App) {
	if a.board != nil {
		t.units = a.board.ByUnit()
		t.most = heaviest(t.units)
		t.list.resize(len(t.units), max(t.list.height, 1))
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
	i := t.list.top + y - listTop
	if y < listTop || i >= t.list.end() {
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
	return []key.Binding{a.k.Open, a.k.Edit, a.k.Find, a.k.AsOf, a.k.Back}
}

func (t *unitTable) moves(a *App) []key.Binding { return a.k.inList() }

func (t *unitTable) draw(a *App, w, h int) rows {
	x := a.words
	cols := unitColumns(x, w, a.board.Tally(nil))
	out := rows{spaces(w), a.drawColumnHeads(x.Units, x.count(len(t.units))+"  "+x.WorstFirst, cols, w, true), spaces(w)}
	t.list.resize(len(t.units), h-listTop)
	for i := t.list.top; i < t.list.end(); i++ {
		out = append(out, a.drawUnit(&t.units[i], i, cols, w, t.most, i == t.list.cursor))
	}
	if len(t.units) == 0 {
		out = append(out, new(line).put(a.theme.plain.dim, "  "+x.NoTasks).end(a.theme.plain.text, w))
	}
	return out
}

func unitColumns(x *words, w int, most board.Tally) []column {
	cols := []column{{id: "name", w: 16, flex: 1}}
	cols = append(cols, countColumns(x, most)...)
	if w >= 110 {
		cols = append(cols, column{id: "lights", w: 30, drop: 8})
	}
	if w >= 150 {
		cols = append(cols, column{id: "phone", title: x.Contact, w: 22})
	}
	cols = append(cols,
		column{id: "ontime", title: x.ColOnTime, w: max(zh.Width(x.ColOnTime), 5), right: true, drop: 2},
		column{id: "gap", title: x.ColMeanGap, w: 4, right: true, drop: 1},
		column{id: "rank", title: x.ColRank, w: 4, right: true, drop: 4})
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
func (a *App) drawUnit(u *board.UnitSum, i int, cols []column, w, most int, here bool) string {
	l, p := a.rowStart(here)
	for j, c := range cols {
		if j > 0 {
			l.put(p.text, spaces(columnGap))
		}
		switch c.id {
		case "name":
			s := p.text
			if here {
				s = p.strong
			}
			l.cell(s, u.Unit, c.w)
		case "ontime":
			text := "-"
			if u.Judged > 0 {
				text = a.words.percent(u.OnSchedule)
			}
			l.right(p.dim, text, c.w)
		case "gap":
			s, text := p.dim, "-"
			if u.Judged > 0 {
				text = points(u.Gap)
				pace := model.DefaultPolicy()
				if k := pace.Pace(u.Completion, u.Completion+u.Gap); k != model.Green {
					s = p.light[k]
				}
			}
			l.right(s, text, c.w)
		case "phone":
			l.cell(p.dim, a.phone(u.Unit), c.w)
		case "lights":
			// As long as the unit's load is heavy: one red task of one is no red wall.
			n := max(u.Tally.Total*(c.w-2)/max(most, 1), 1)
			l.put(p.text, " ").raw(a.stacked(n, u.Tally.Counts()), n).put(p.text, spaces(c.w-1-n))
		case "rank":
			l.right(p.dim, strconv.Itoa(i+1), c.w)
		default:
			a.drawCounts(l, c, u.Tally, p)
		}
	}
	return l.end(p.text, w)
}
