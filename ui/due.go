package ui

import (
	"cmp"
	"slices"
	"strings"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// dueLine is a line of 今日要办: a heading with a count, a task, or a unit that
// owes reports.
type dueLine struct {
	title string
	count int // of a heading
	light model.Light
	calm  bool       // a heading that asks for nothing yet
	row   *board.Row // of a task
	unit  string
	note  string
	to    scope // what Enter shows where there is no task
}

// heading tells whether the line is the heading of a group.
func (d *dueLine) heading() bool { return d.count > 0 }

// dueEach is how many lines stand under each heading of 今日要办 on a screen.
func dueEach(w, h int) int {
	switch {
	case w < 100:
		return 0 // the headings alone, so that all of them are seen
	case h >= 50:
		return 10
	}
	return 5
}

// dueLines are what must be acted on today, the worst first: tasks to be asked
// after, and the units to be telephoned for the reports that they owe.
func dueLines(a *App, owed []*turnRows) []dueLine {
	x, b := a.Words, a.board
	var out []dueLine
	add := func(title string, pick pick, light model.Light, rows []*board.Row, note func(*board.Row) string) {
		if len(rows) == 0 {
			return
		}
		out = append(out, dueLine{title: title, count: len(rows), light: light, to: scope{pick: pick, title: title}})
		for _, r := range rows[:min(len(rows), dueEach(a.w, a.h))] {
			out = append(out, dueLine{title: r.Task.Title, row: r, unit: a.firstUnit(r.Task), note: note(r), light: light})
		}
	}
	add(x.DueOverdue, pickOverdue, model.Red, b.Overdue(), func(r *board.Row) string { return x.OverdueBy(daysOverdue(b, r)) })
	add(x.DueSoon, pickSoon, model.Yellow, dueSoon(b), func(r *board.Row) string {
		return x.DaysLeft(r.Assessment.DaysLeft, r.Task.DueOn(r.Campaign, a.on).Date == a.on)
	})
	add(x.DueTurning, pickTurning, model.Yellow, b.TurningRed(), func(r *board.Row) string {
		return x.InDays(a.cal.Workdays(a.on, r.Assessment.Next.On))
	})
	if n := a.overview.tally.Unclosed; n > 0 {
		out = append(out, dueLine{title: x.Unclosed(), count: n, light: model.Yellow, to: scope{pick: pickUnclosed, title: x.Unclosed()}})
	}
	for _, t := range owed {
		units := a.silentUnits(t.rows)
		title := x.UnreportedTurn(t.label(a))
		named := len(units)
		if named > 0 && units[named-1].name == "" {
			named--
		}
		out = append(out, dueLine{
			title: title, count: len(t.rows), light: model.Yellow, note: x.AcrossUnits(named),
			to: scope{pick: pickUnreported, turn: t.Turn, title: title},
		})
		for _, u := range units[:min(len(units), dueEach(a.w, a.h))] {
			name, unit := u.name, u.name
			if name == "" {
				name, unit = x.NoUnit, noUnit
			}
			to := scope{pick: pickUnreported, turn: t.Turn, unit: unit, title: name + "  " + title}
			out = append(out, dueLine{title: name, unit: a.phone(u.name), note: x.Items(u.tasks), light: model.Grey, to: to})
		}
	}
	for _, t := range turnsOf(b.Awaited(), comingTurn) {
		title := x.AwaitedTurn(t.label(a))
		out = append(out, dueLine{
			title: title, count: len(t.rows), calm: true, note: x.DueBy(t.Due, a.on),
			to: scope{pick: pickAwaited, turn: t.Turn, title: title},
		})
	}
	return out
}

// dueSoon is what falls due soon by a deadline that a paper gives. What ends with its campaign
// comes all at once, and is told by the campaign's end in the calendar.
func dueSoon(b *board.Board) []*board.Row {
	return slices.DeleteFunc(b.DueSoon(), func(r *board.Row) bool { return r.Assessment.Assumed })
}

// turnRows are the rows that are asked for the same turn.
type turnRows struct {
	model.Turn
	kind model.Every
	rows []*board.Row
}

func (t *turnRows) label(a *App) string { return words.Turn(t.Turn, t.kind, a.on, a.Lang) }

func owedTurn(s *model.Assessment) model.Turn { return s.Owed }

func comingTurn(s *model.Assessment) model.Turn { return s.Coming }

// turnsOf puts rows together that are asked for the same turn, that of most rows first.
func turnsOf(rows []*board.Row, of func(*model.Assessment) model.Turn) []*turnRows {
	var out []*turnRows
	at := map[model.Turn]*turnRows{}
	for _, r := range rows {
		turn := of(&r.Assessment)
		t := at[turn]
		if t == nil {
			p, _ := r.Campaign.Asks(r.Task)
			t = &turnRows{Turn: turn, kind: p.Kind}
			at[turn] = t
			out = append(out, t)
		}
		t.rows = append(t.rows, r)
	}
	slices.SortStableFunc(out, func(x, y *turnRows) int { return cmp.Compare(len(y.rows), len(x.rows)) })
	return out
}

// daysOverdue is by how many calendar days a row is late, as its reason says.
func daysOverdue(b *board.Board, r *board.Row) int {
	for _, reason := range b.Explain(r).Reasons {
		if c := reason.Code; c == model.ReasonOverdue || c == model.ReasonStepOverdue {
			return int(reason.Days)
		}
	}
	return int(b.On() - r.Task.DueOn(r.Campaign, b.On()).Date)
}

// silentUnit is a unit with the tasks on which it owes a report.
type silentUnit struct {
	name  string // "" for the tasks of which nobody is known to telephone
	tasks int
}

// silentUnits counts unreported rows by the units that one telephones for them, the unit that
// owes most first, and last those of no unit.
func (a *App) silentUnits(rows []*board.Row) []silentUnit {
	var out []silentUnit
	at := map[string]int{}
	add := func(u string) {
		i, ok := at[u]
		if !ok {
			i = len(out)
			at[u] = i
			out = append(out, silentUnit{name: u})
		}
		out[i].tasks++
	}
	for _, r := range rows {
		units := a.board.UnitsOfTask(r.Task)
		for _, u := range units {
			add(u)
		}
		if len(units) == 0 {
			add("")
		}
	}
	slices.SortStableFunc(out, func(x, y silentUnit) int {
		switch {
		case x.name == "" || y.name == "":
			return cmp.Compare(y.name, x.name)
		case x.tasks != y.tasks:
			return cmp.Compare(y.tasks, x.tasks)
		}
		return zh.Compare(x.name, y.name)
	})
	return out
}

// firstUnit is the unit that one telephones about a task, or "".
func (a *App) firstUnit(t *model.Task) string {
	if u := a.board.UnitsOfTask(t); len(u) > 0 {
		return u[0]
	}
	return ""
}

// pick is a choice of rows that no query can express.
type pick int

const (
	pickAll  pick = iota
	pickOpen      // what is not done and of a campaign that runs or is to come; a query searches the rest as well
	pickOverdue
	pickSoon
	pickTurning
	pickUnclosed
	pickUnreported
	pickAwaited
)

// noUnit is the unit of a scope of tasks that have none.
const noUnit = "\x00"

// rowsOf are the rows of a scope that a query searches; nil for all. No query
// searches none of them out.
func (a *App) rowsOf(s scope, query string) []int32 {
	var rows []*board.Row
	b := a.board
	switch s.pick {
	case pickOpen:
		if query != "" {
			return a.everyRow(query)
		}
		open := make([]int32, 0, b.Len())
		for i := range int32(b.Len()) {
			if !b.Is(i, board.FlagDone) && !b.Is(i, board.FlagLeft) && !b.Is(i, board.FlagArchived) {
				open = append(open, i)
			}
		}
		return open
	case pickOverdue:
		rows = b.Overdue()
	case pickSoon:
		rows = dueSoon(b)
	case pickTurning:
		rows = b.TurningRed()
	case pickUnclosed:
		return slices.DeleteFunc(b.Running(), func(i int32) bool { return !b.Is(i, board.FlagUnclosed) })
	case pickUnreported:
		rows = slices.DeleteFunc(b.Unreported(), func(r *board.Row) bool { return s.turn.To != 0 && r.Assessment.Owed != s.turn })
	case pickAwaited:
		rows = slices.DeleteFunc(b.Awaited(), func(r *board.Row) bool { return s.turn.To != 0 && r.Assessment.Coming != s.turn })
	default:
		if s.campaign != "" {
			return b.Scope(s.campaign)
		}
		return a.everyRow(query)
	}
	out := make([]int32, 0, len(rows))
	for _, r := range rows {
		if s.unit != "" {
			units := b.UnitsOfTask(r.Task)
			if !slices.Contains(units, s.unit) && (s.unit != noUnit || len(units) > 0) {
				continue
			}
		}
		out = append(out, b.Index(r.Task.ID))
	}
	slices.Sort(out)
	return out
}

// everyRow is what is searched: all rows but those of archived campaigns, which a query finds
// only when it asks for them. Nil stands for all.
func (a *App) everyRow(query string) []int32 {
	if asksForArchived(query) || !slices.ContainsFunc(a.board.Campaigns(), func(c *model.Campaign) bool { return a.board.State(c) == model.Archived }) {
		return nil
	}
	if a.unarchived == nil || a.unarchivedOf != a.version {
		a.unarchived, a.unarchivedOf = make([]int32, 0, a.board.Len()), a.version
		for i := range int32(a.board.Len()) {
			if !a.board.Is(i, board.FlagArchived) {
				a.unarchived = append(a.unarchived, i)
			}
		}
	}
	return a.unarchived
}

// asksForArchived reports whether a query names what is archived.
func asksForArchived(query string) bool {
	query = zh.Fold(query)
	return strings.Contains(query, "归档") || strings.Contains(query, "archived")
}
