package overview

import (
	"cmp"
	"slices"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/page"
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
	// lead is the first line of a group whose lines have no room of their own: it stands behind the heading.
	lead *dueLine
	to   page.Scope // what Enter shows where there is no task
}

// heading tells whether the line is the heading of a group.
func (d *dueLine) heading() bool { return d.count > 0 }

// dueEach is how many lines stand under each heading of 今日要办 on a screen.
func dueEach(w, h int) int {
	switch {
	case w < oneColumn:
		return 1 // behind its heading, so that all groups are seen
	case h >= 50:
		return 10
	}
	return 5
}

// dueLines are what must be acted on today, the worst first: tasks to be asked
// after, and the units to be telephoned for the reports that they owe.
func (o *Page) dueLines(owed []*turnRows) []dueLine {
	out := o.allDueLines(owed)
	if o.W >= oneColumn {
		return out
	}
	var headings []dueLine
	for i := range out {
		switch {
		case out[i].heading():
			headings = append(headings, out[i])
		default:
			headings[len(headings)-1].lead = &out[i]
		}
	}
	return headings
}

func (o *Page) allDueLines(owed []*turnRows) []dueLine {
	x, b := o.Words, o.Board
	var out []dueLine
	add := func(title string, pick page.Pick, light model.Light, rows []*board.Row, note func(*board.Row) string) {
		if len(rows) == 0 {
			return
		}
		out = append(out, dueLine{title: title, count: len(rows), light: light, to: page.Scope{Pick: pick, Title: title}})
		for _, r := range rows[:min(len(rows), dueEach(o.W, o.H))] {
			out = append(out, dueLine{title: r.Task.Title, row: r, unit: o.FirstUnit(r.Task), note: note(r), light: light})
		}
	}
	add(x.DueOverdue, page.PickOverdue, model.Red, b.Overdue(), func(r *board.Row) string { return x.OverdueBy(daysOverdue(b, r)) })
	add(x.DueSoon, page.PickSoon, model.Yellow, page.DueSoon(b), func(r *board.Row) string {
		return x.DaysLeft(r.Assessment.DaysLeft, r.Task.DueOn(r.Campaign, o.On).Date == o.On)
	})
	add(x.DueTurning, page.PickTurning, model.Yellow, b.TurningRed(), func(r *board.Row) string {
		return x.InDays(o.Cal.Workdays(o.On, r.Assessment.Next.On))
	})
	if n := o.tally.Unclosed; n > 0 {
		out = append(out, dueLine{title: x.Unclosed(), count: n, light: model.Yellow, to: page.Scope{Pick: page.PickUnclosed, Title: x.Unclosed()}})
	}
	for _, t := range owed {
		units := silentUnits(o.Desk, t.rows)
		title := x.UnreportedTurn(t.label(o.Desk))
		named := len(units)
		if named > 0 && units[named-1].name == "" {
			named--
		}
		out = append(out, dueLine{
			title: title, count: len(t.rows), light: model.Yellow, note: x.AcrossUnits(named),
			to: page.Scope{Pick: page.PickUnreported, Turn: t.Turn, Title: title},
		})
		for _, u := range units[:min(len(units), dueEach(o.W, o.H))] {
			name, unit := u.name, u.name
			if name == "" {
				name, unit = x.NoUnit, page.NoUnit
			}
			to := page.Scope{Pick: page.PickUnreported, Turn: t.Turn, Unit: unit, Title: name + "  " + title}
			out = append(out, dueLine{title: name, unit: o.Phone(u.name), note: x.Items(u.tasks), light: model.Grey, to: to})
		}
	}
	for _, t := range turnsOf(b.Awaited(), comingTurn) {
		title := x.AwaitedTurn(t.label(o.Desk))
		out = append(out, dueLine{
			title: title, count: len(t.rows), calm: true, note: x.DueBy(t.Due, o.On),
			to: page.Scope{Pick: page.PickAwaited, Turn: t.Turn, Title: title},
		})
	}
	return out
}

// turnRows are the rows that are asked for the same turn.
type turnRows struct {
	model.Turn
	kind model.Every
	rows []*board.Row
}

func (t *turnRows) label(desk *page.Desk) string {
	return words.Turn(t.Turn, t.kind, desk.On, desk.Lang)
}

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
func silentUnits(desk *page.Desk, rows []*board.Row) []silentUnit {
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
		units := desk.Board.UnitsOfTask(r.Task)
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
