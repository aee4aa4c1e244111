package ui

import (
	"cmp"
	"slices"

	"duban/internal/board"
	"duban/model"
)

// dueLine is a line of 今日要办: a heading with a count, a task, or a unit that
// owes reports.
type dueLine struct {
	title string
	count int // of a heading
	light model.Light
	row   *board.Row // of a task
	unit  string
	note  string
	to    scope // what Enter shows where there is no task
}

// heading tells whether the line is the heading of a group.
func (d *dueLine) heading() bool { return d.count > 0 }

// dueEach is how many lines stand under each heading of 今日要办 on a screen of h lines.
func dueEach(h int) int {
	if h >= 50 {
		return 10
	}
	return 5
}

// dueLines are what must be acted on today, the worst first: tasks to be asked
// after, and the units to be telephoned for their reports.
func dueLines(a *App) []dueLine {
	x, b := a.words, a.board
	var out []dueLine
	head := func(title string, pick pick, light model.Light, n int) {
		out = append(out, dueLine{title: title, count: n, light: light, to: scope{pick: pick, title: title}})
	}
	add := func(title string, pick pick, light model.Light, rows []*board.Row, note func(*board.Row) string) {
		if len(rows) == 0 {
			return
		}
		head(title, pick, light, len(rows))
		for _, r := range rows[:min(len(rows), dueEach(a.h))] {
			out = append(out, dueLine{title: r.Task.Title, row: r, unit: firstUnit(r.Task), note: note(r), light: light})
		}
	}
	add(x.DueOverdue, pickOverdue, model.Red, runningFirst(b.Overdue(), a.on), func(r *board.Row) string { return x.overdueBy(daysOverdue(r, a.on)) })
	add(x.DueSoon, pickSoon, model.Yellow, b.DueSoon(), func(r *board.Row) string {
		return x.daysLeft(r.Assessment.DaysLeft, r.Task.DeadlineOn(a.on).Date == a.on)
	})
	add(x.DueTurning, pickTurning, model.Yellow, b.TurningRed(), func(r *board.Row) string {
		return x.inDays(a.cal.Workdays(a.on, r.Assessment.Next.On))
	})
	silent := b.Unreported()
	if len(silent) == 0 {
		return out
	}
	head(x.DueUnreported, pickUnreported, model.Yellow, len(silent))
	units := silentUnits(silent)
	for _, u := range units[:min(len(units), dueEach(a.h))] {
		name := u.name
		if name == "" {
			name = x.NoUnit
		}
		to := scope{pick: pickUnreported, unit: u.name, title: name + "  " + x.DueUnreported}
		out = append(out, dueLine{title: name, unit: a.phone(u.name), note: x.Items(u.tasks), light: model.Grey, to: to})
	}
	return out
}

// runningFirst puts the tasks of plans that still run before those of plans
// that are over, each in their order: the first can still be saved.
func runningFirst(rows []*board.Row, on model.Date) []*board.Row {
	slices.SortStableFunc(rows, func(x, y *board.Row) int {
		return cmp.Compare(periodOver(x.Campaign, on), periodOver(y.Campaign, on))
	})
	return rows
}

// periodOver is 1 for a plan whose period has ended, else 0.
func periodOver(c *model.Campaign, on model.Date) int {
	if to := c.Period.To; !to.IsZero() && to < on {
		return 1
	}
	return 0
}

// daysOverdue is by how many calendar days a row is late, as its reason says.
func daysOverdue(r *board.Row, on model.Date) int {
	for i := range r.Assessment.Reasons {
		if c := r.Assessment.Reasons[i].Code; c == model.ReasonOverdue || c == model.ReasonStepOverdue {
			return int(r.Assessment.Reasons[i].Days)
		}
	}
	return int(on - r.Task.DeadlineOn(on).Date)
}

// silentUnit is a unit with the tasks on which it owes a report.
type silentUnit struct {
	name  string
	tasks int
}

// silentUnits counts unreported rows by the first unit that answers for each,
// the unit that owes most first.
func silentUnits(rows []*board.Row) []silentUnit {
	var out []silentUnit
	at := map[string]int{}
	for _, r := range rows {
		u := firstUnit(r.Task)
		i, ok := at[u]
		if !ok {
			i = len(out)
			at[u] = i
			out = append(out, silentUnit{name: u})
		}
		out[i].tasks++
	}
	slices.SortStableFunc(out, func(x, y silentUnit) int { return cmp.Compare(y.tasks, x.tasks) })
	return out
}

// firstUnit is the unit that one telephones about a task.
func firstUnit(t *model.Task) string {
	if u := t.Units(); len(u) > 0 {
		return u[0]
	}
	return ""
}

// pick is a choice of rows that no query can express.
type pick int

const (
	pickAll  pick = iota
	pickOpen      // what is not done; a query searches what is done as well
	pickOverdue
	pickSoon
	pickTurning
	pickUnreported
)

// rowsOf are the rows of a scope that a query searches; nil for all. No query
// searches none of them out.
func (a *App) rowsOf(s scope, query string) []int32 {
	var rows []*board.Row
	switch s.pick {
	case pickOpen:
		if query != "" {
			return nil
		}
		open := make([]int32, 0, a.board.Len())
		for i := range int32(a.board.Len()) {
			if a.board.At(i).Assessment.Light != model.Done {
				open = append(open, i)
			}
		}
		return open
	case pickOverdue:
		rows = a.board.Overdue()
	case pickSoon:
		rows = a.board.DueSoon()
	case pickTurning:
		rows = a.board.TurningRed()
	case pickUnreported:
		rows = a.board.Unreported()
	default:
		return a.board.Scope(s.campaign)
	}
	out := make([]int32, 0, len(rows))
	for _, r := range rows {
		if s.unit == "" || firstUnit(r.Task) == s.unit {
			out = append(out, a.board.Index(r.Task.ID))
		}
	}
	slices.Sort(out)
	return out
}
