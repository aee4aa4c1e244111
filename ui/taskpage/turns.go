package taskpage

import (
	"slices"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// turnStrip is how the last turns of a task stand, worked out once for the board.
type turnStrip struct {
	made  bool
	asked model.Asking
	cells []turnCell // the earliest first
}

// turnCell is one turn: what it is called, and how it stands in a word.
type turnCell struct {
	label, word string
	state       model.TurnState
}

// mostTurns is how many turns are shown at the most.
const mostTurns = 12

// turnCellWidth is the width of a turn in the strip, with the space behind it.
const turnCellWidth = 6

// make works the strip out.
func (s *turnStrip) make(desk *page.Desk, r *board.Row) {
	t, c, on := r.Task, r.Campaign, desk.On
	s.made = true
	s.asked = model.AskedOn(t, &t.Standing, c, desk.Cal, on)
	p := s.asked.Cadence
	if p == nil {
		return
	}
	cell := func(turn model.Turn, asked bool) turnCell {
		out := turnCell{label: desk.Words.TurnShort(p.Kind, turn.Period(), on)}
		if asked || t.Standing.Answer(turn.Period()) != nil {
			var late int
			out.state, late = t.Standing.TurnOf(turn, desk.Cal, on)
			out.word = desk.Words.TurnState(out.state, late)
		}
		return out
	}
	// Backwards from the newest turn that is past its due day, as far as the task was asked.
	ends := s.asked.Last
	last := p.LastDue(on, desk.Cal)
	for turn, n := last, 0; !turn.IsZero() && n < s.asked.Came.Due && len(s.cells) < mostTurns; turn = p.Before(turn, desk.Cal) {
		if turn.From > ends {
			continue
		}
		if t.SuspendedOn(turn.Due) {
			s.cells = append(s.cells, turnCell{label: desk.Words.TurnShort(p.Kind, turn.Period(), on), word: desk.Words.TurnRests()})
			continue
		}
		if !t.ClosedOn(turn.Due) {
			n++
		}
		s.cells = append(s.cells, cell(turn, !overBy(r, turn.Due)))
	}
	slices.Reverse(s.cells)
	// Forwards to the turn under way.
	next := p.TurnOn(on, desk.Cal)
	if !last.IsZero() {
		next = p.Next(last, desk.Cal)
	}
	for ; !next.IsZero() && next.From <= on && next.From <= ends; next = p.Next(next, desk.Cal) {
		asked := !s.asked.Coming.IsZero() && next.From >= s.asked.Coming.From
		s.cells = append(s.cells, cell(next, asked && !overBy(r, on)))
	}
	s.cells = s.cells[max(0, len(s.cells)-mostTurns):]
}

// overBy tells whether the task was closed or complete by a day, so that it owed nothing more.
func overBy(r *board.Row, day model.Date) bool {
	if r.Task.ClosedOn(day) {
		return true
	}
	return r.Assessment.Computed == model.Done && r.Task.Closed == nil && r.Task.Standing.Last <= day
}

// drawTurns says what asks the task for returns, what it owes or what comes, and how the last
// turns stand.
func (d *Page) drawTurns(r *board.Row, w int) widget.Rows {
	p, x, s := d.Theme.Plain, d.Words, &r.Assessment
	if !d.turns.made {
		d.turns.make(d.Desk, r)
	}
	q := &d.turns.asked
	cadence, by := r.Campaign.Asks(r.Task)
	l := new(widget.Line).Put(p.Text, " ").Put(p.Dim, x.ReturnsHead()+" ")
	says := words.Asked(cadence, by, d.Lang)
	l.Put(p.Text, zh.Cut(says, max(w-l.W-1, 4)))
	more, st := "", p.Text
	switch {
	case !s.Owed.IsZero():
		more, st = x.Owes(words.Turn(s.Owed, cadence.Kind, d.On, d.Lang), s.Owed.Due, d.On, s.InARow), p.Light[model.Yellow]
	case !s.Coming.IsZero() && s.Coming.From <= d.On:
		more = x.Comes(words.Turn(s.Coming, cadence.Kind, d.On, d.Lang), s.Coming.Due, d.On)
	}
	var out widget.Rows
	if more != "" && l.W+3+zh.Width(more) > w-1 {
		out = append(out, l.End(p.Text, w))
		l = new(widget.Line).Put(p.Text, widget.Spaces(2+zh.Width(x.ReturnsHead())))
		l.Put(st, zh.Cut(more, max(w-l.W-1, 4)))
	} else if more != "" {
		l.Put(p.Text, "   ").Put(st, more)
	}
	out = append(out, l.End(p.Text, w))
	if q.Cadence == nil || !slices.ContainsFunc(d.turns.cells, func(c turnCell) bool { return c.word != "" }) {
		return out
	}
	indent := 2 + zh.Width(x.ReturnsHead())
	cells := d.turns.cells[max(0, len(d.turns.cells)-max((w-indent-1)/turnCellWidth, 1)):]
	top, below := new(widget.Line).Put(p.Text, widget.Spaces(indent)), new(widget.Line).Put(p.Text, widget.Spaces(indent))
	for _, c := range cells {
		top.Cell(p.Dim, c.label, turnCellWidth-1).Put(p.Text, " ")
		st := p.Dim
		switch c.state {
		case model.Missing, model.Returned:
			st = p.Light[model.Yellow]
		case model.Late, model.ToApprove, model.Expected:
			st = p.Text
		}
		word := c.word
		if word == "" {
			word, st = "-", p.Dim
		}
		below.Cell(st, word, turnCellWidth-1).Put(p.Text, " ")
	}
	return append(out, top.End(p.Text, w), below.End(p.Text, w))
}
