package ui

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/internal/board"
)

// reviewList is the page of what a person must settle (待核实): doubts about
// the records, and what fell due before the ledger was kept and was never reported.
type reviewList struct {
	rows []*board.Row
	list scroll
}

func (v *reviewList) refresh(a *App) {
	if a.board == nil {
		return
	}
	v.rows = v.rows[:0]
	for i := range a.board.Len() {
		if r := a.board.At(int32(i)); r.Task.OpenDoubts > 0 || r.Assessment.Unverified {
			v.rows = append(v.rows, r)
		}
	}
	v.list.resize(len(v.rows), max(v.list.height, 1))
}

func (v *reviewList) here() *board.Row {
	if v.list.cursor < len(v.rows) {
		return v.rows[v.list.cursor]
	}
	return nil
}

func (v *reviewList) key(a *App, msg tea.KeyPressMsg) tea.Cmd {
	r := v.here()
	switch {
	case key.Matches(msg, a.k.Back):
		return a.back()
	case key.Matches(msg, a.k.Open) && r != nil:
		return a.openTask(r.Task.ID)
	case key.Matches(msg, a.k.Up, a.k.Down, a.k.PageUp, a.k.PageDown, a.k.Home, a.k.End):
		moveList(a, &v.list, msg)
	case r != nil:
		return a.taskKey(msg, r)
	}
	return nil
}

func (v *reviewList) click(a *App, _, y int) tea.Cmd {
	i := v.list.top + y - listTop
	if y < listTop || i >= v.list.end() {
		return nil
	}
	if i == v.list.cursor {
		return a.openTask(v.rows[i].Task.ID)
	}
	v.list.to(i)
	return nil
}

func (v *reviewList) wheel(_ *App, d int) { v.list.wheel(d) }

func (v *reviewList) keys(a *App) []key.Binding {
	k := a.k
	return []key.Binding{k.Open, k.Settle, k.Report, k.Edit, k.Back}
}

func (v *reviewList) draw(a *App, w, h int) rows {
	x := a.words
	cols := arrange([]column{
		{id: "light", w: 2},
		{id: "title", w: 20, flex: 4, title: x.ColTask},
		{id: "campaign", w: 16, flex: 2, title: x.ColCampaign, drop: 3},
		{id: "unit", w: 12, flex: 1, title: x.ColUnit, drop: 2},
		{id: "doubts", w: 4, right: true, title: x.ColDoubts},
		{id: "reason", w: 16, flex: 2, title: x.ColReason},
	}, w-3)
	p := a.theme.plain
	out := rows{spaces(w), a.section(x.ReviewTitle, x.Items(len(v.rows))+"  "+x.ReviewNote, w)}
	head := new(line).put(p.text, "  ")
	for i, c := range cols {
		if i > 0 {
			head.put(p.text, spaces(columnGap))
		}
		if c.right {
			head.right(p.dim, c.title, c.w)
		} else {
			head.cell(p.dim, c.title, c.w)
		}
	}
	out = append(out, head.end(p.text, w))
	v.list.resize(len(v.rows), h-listTop)
	for i := v.list.top; i < v.list.end(); i++ {
		r := v.rows[i]
		k := &a.theme.plain
		l := new(line)
		if i == v.list.cursor {
			k = &a.theme.sel
			l.put(a.theme.cursor, " ").put(k.text, " ")
		} else {
			l.put(k.text, "  ")
		}
		for j, c := range cols {
			if j > 0 {
				l.put(k.text, spaces(columnGap))
			}
			if c.id == "doubts" {
				text := "-"
				if r.Task.OpenDoubts > 0 {
					text = strconv.Itoa(r.Task.OpenDoubts)
				}
				l.right(k.text, text, c.w)
				continue
			}
			a.taskCell(l, r, c, k, i == v.list.cursor)
		}
		out = append(out, l.end(k.text, w))
	}
	if len(v.rows) == 0 {
		out = append(out, new(line).put(p.dim, "  "+x.NothingToReview).end(p.text, w))
	}
	return out
}
