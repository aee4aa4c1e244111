package tasks

import (
	"slices"
	"strings"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/page"
)

// rowsOf are the rows of a scope that a query searches; nil for all. No query
// searches none of them out.
func (t *Page) rowsOf(s page.Scope, query string) []int32 {
	var rows []*board.Row
	b := t.Board
	switch s.Pick {
	case page.PickOpen:
		if query != "" {
			return t.everyRow(query)
		}
		open := make([]int32, 0, b.Len())
		for i := range int32(b.Len()) {
			if !b.Is(i, board.FlagDone) && !b.Is(i, board.FlagLeft) && !b.Is(i, board.FlagArchived) {
				open = append(open, i)
			}
		}
		return open
	case page.PickOverdue:
		rows = b.Overdue()
	case page.PickSoon:
		rows = page.DueSoon(b)
	case page.PickTurning:
		rows = b.TurningRed()
	case page.PickUnclosed:
		return slices.DeleteFunc(b.Running(), func(i int32) bool { return !b.Is(i, board.FlagUnclosed) })
	case page.PickUnreported:
		rows = slices.DeleteFunc(b.Unreported(), func(r *board.Row) bool { return s.Turn.To != 0 && r.Assessment.Owed != s.Turn })
	case page.PickAwaited:
		rows = slices.DeleteFunc(b.Awaited(), func(r *board.Row) bool { return s.Turn.To != 0 && r.Assessment.Coming != s.Turn })
	default:
		if s.Campaign != "" {
			return b.Scope(s.Campaign)
		}
		return t.everyRow(query)
	}
	out := make([]int32, 0, len(rows))
	for _, r := range rows {
		if s.Unit != "" {
			units := b.UnitsOfTask(r.Task)
			if !slices.Contains(units, s.Unit) && (s.Unit != page.NoUnit || len(units) > 0) {
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
func (t *Page) everyRow(query string) []int32 {
	if asksForArchived(query) || !slices.ContainsFunc(t.Board.Campaigns(), func(c *model.Campaign) bool { return t.Board.State(c) == model.Archived }) {
		return nil
	}
	if t.unarchived == nil || t.unarchivedOf != t.Version {
		t.unarchived, t.unarchivedOf = make([]int32, 0, t.Board.Len()), t.Version
		for i := range int32(t.Board.Len()) {
			if !t.Board.Is(i, board.FlagArchived) {
				t.unarchived = append(t.unarchived, i)
			}
		}
	}
	return t.unarchived
}

// asksForArchived reports whether a query names what is archived.
func asksForArchived(query string) bool {
	query = zh.Fold(query)
	return strings.Contains(query, "归档") || strings.Contains(query, "archived")
}
