package tasks

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/draw"
	"duban/ui/widget"
	"duban/words"
)

// columns are those of the sheet at w cells: what is asked stays on every row, with what was told last.
func (s *sheet) columns(w int) []widget.Column {
	x := s.Words
	entry := 30
	switch {
	case w < 76:
		entry = 16
	case w < 100:
		entry = 24
	}
	return draw.SheetLeaving.Arrange([]widget.Column{
		{ID: "light", W: 2},
		{ID: "title", Title: x.ColTask, W: 14, Flex: 4},
		{ID: "unit", Title: x.ColUnit, W: 12},
		{ID: "measure", Title: x.Targets, W: 12, Flex: 1},
		{ID: "was", Title: x.SheetLast(), W: 8, Right: true},
		{ID: "goal", Title: x.SheetGoal(), W: 12, Right: true},
		{ID: "entry", Title: x.DoReport, W: entry, Flex: 1},
	}, w-2)
}

// cell draws the columns that the sheet has of its own; it reports whether it did.
func (s *sheet) cell(l *widget.Line, r *board.Row, c widget.Column, p *widget.Pens, here bool) bool {
	metric, was, goal := s.asks(r)
	switch c.ID {
	case "measure":
		l.Cell(p.Dim, metric, c.W)
	case "was":
		l.Right(p.Text, was, c.W)
	case "goal":
		l.Right(p.Dim, goal, c.W)
	case "entry":
		s.drawEntry(l, r, c, p, here)
	default:
		return false
	}
	return true
}

// asks are the measure that a lone figure on a row is of, its last value, and what is wanted with its unit.
func (s *sheet) asks(r *board.Row) (metric, was, goal string) {
	t, x := r.Task, s.Words
	at := targetsOf(r)
	switch {
	case len(at) > 0:
		g := &t.Targets[at[0]]
		metric, was, goal = s.measure(r, at[0])
		if n := len(at) - 1; n > 0 {
			metric = zh.Cut(g.Metric, 10) + " +" + strconv.Itoa(n)
		}
		return metric, was, goal
	case !t.InWords():
		return x.StepsHint, "-", "-"
	case t.Standing.Percent != nil:
		return x.Percent, t.Standing.Percent.String(), "100%"
	case t.Standing.Said != model.SaidNothing:
		return x.Percent, x.Said(t.Standing.Said), "100%"
	}
	return x.Percent, "-", "100%"
}

// measure is one target of a row: its name, its last value, and what is wanted with its unit.
func (s *sheet) measure(r *board.Row, i int) (metric, was, goal string) {
	g := &r.Task.Targets[i]
	was, goal = "-", g.Unit
	if last := r.Task.Standing.Reading(i); last != nil {
		if was = last.Actual.Value.String(); g.ByClass() {
			was = words.Figure(g, &last.Actual.Value)
		}
	}
	if g.Value != nil {
		if goal = g.Value.String() + g.Unit; g.ByClass() {
			goal = words.Figure(g, g.Value)
		}
	}
	return g.Metric, was, goal
}

// drawEntry draws what is typed on a row, or was.
func (s *sheet) drawEntry(l *widget.Line, r *board.Row, c widget.Column, p *widget.Pens, here bool) {
	id := r.Task.ID
	line := s.lines[id]
	switch {
	case here:
		view, x := s.field.View(s.Screen, c.W, true)
		s.cursor = &tea.Position{X: l.W + x, Y: s.row()}
		l.Raw(view, c.W)
	case line != nil && line.state == lineFailed:
		l.Cell(p.StrongLight[model.Red], line.text, c.W)
	case line != nil && line.state == lineStoring:
		l.Cell(p.Dim, line.text+"  "+s.Words.SheetStoring, c.W)
	case line != nil && s.remarks[id]:
		l.Cell(p.Dim, s.Words.RemarkStored()+" "+line.text, c.W)
	case line != nil:
		l.Cell(p.Light[model.Green], line.text, c.W)
	case s.pasted[id] != "":
		l.Cell(p.Accent, s.pasted[id], c.W)
	default:
		l.Cell(p.Dim, s.head.hint(s.Desk, r), c.W)
	}
}

// drawMeasures is the line below the rows: every target of the task at the cursor, with its last value and what is wanted,
// as the row has no room for all.
func (s *sheet) drawMeasures(w int) string {
	p := s.Theme.Plain
	l := new(widget.Line).Put(p.Text, "  ")
	r := s.tasks.current()
	if r == nil {
		return l.End(p.Text, w)
	}
	if hint := s.head.hint(s.Desk, r); hint != "" {
		if c, _ := s.head.timesOf(s.Desk, r); c.Turn.IsZero() && hint != s.Words.Turns.NoTurn {
			hint = s.Words.OneMore(hint)
		}
		l.Put(p.Dim, hint+"   ")
	}
	for n, i := range targetsOf(r) {
		if n > 0 {
			l.Put(p.Dim, "   ")
		}
		metric, was, goal := s.measure(r, i)
		l.Put(p.Text, metric+" ").Put(p.Dim, strings.TrimSpace(s.Words.LastAndGoal(was, goal)))
	}
	if len(targetsOf(r)) == 0 {
		l.Put(p.Dim, s.field.Hint)
	}
	return l.End(p.Text, w)
}
