package ui

import (
	"slices"
	"strconv"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	wording "duban/words"
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
func (s *turnStrip) make(a *App, r *board.Row) {
	t, c, on := r.Task, r.Campaign, a.on
	s.made = true
	s.asked = model.AskedOn(t, &t.Standing, c, a.cal, on)
	p := s.asked.Cadence
	if p == nil {
		return
	}
	cell := func(turn model.Turn, asked bool) turnCell {
		out := turnCell{label: a.words.turnShort(p.Kind, turn.Period(), on)}
		if asked || t.Standing.Answer(turn.Period()) != nil {
			var late int
			out.state, late = t.Standing.TurnOf(turn, a.cal, on)
			out.word = a.words.turnState(out.state, late)
		}
		return out
	}
	// Backwards from the newest turn that is past its due day, as far as the task was asked.
	ends := s.asked.Last
	last := p.LastDue(on, a.cal)
	for turn, n := last, 0; !turn.IsZero() && n < s.asked.Came.Due && len(s.cells) < mostTurns; turn = p.Before(turn, a.cal) {
		if turn.From > ends {
			continue
		}
		if t.SuspendedOn(turn.Due) {
			s.cells = append(s.cells, turnCell{label: a.words.turnShort(p.Kind, turn.Period(), on), word: a.words.turnRests()})
			continue
		}
		if !t.ClosedOn(turn.Due) {
			n++
		}
		s.cells = append(s.cells, cell(turn, !overBy(r, turn.Due)))
	}
	slices.Reverse(s.cells)
	// Forwards to the turn under way.
	next := p.TurnOn(on, a.cal)
	if !last.IsZero() {
		next = p.Next(last, a.cal)
	}
	for ; !next.IsZero() && next.From <= on && next.From <= ends; next = p.Next(next, a.cal) {
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
func (d *detail) drawTurns(a *App, r *board.Row, w int) rows {
	p, x, s := a.theme.plain, a.words, &r.Assessment
	if !d.turns.made {
		d.turns.make(a, r)
	}
	q := &d.turns.asked
	cadence, by := r.Campaign.Asks(r.Task)
	l := new(line).put(p.text, " ").put(p.dim, x.returnsHead()+" ")
	says := wording.Asked(cadence, by, a.lang)
	l.put(p.text, zh.Cut(says, max(w-l.w-1, 4)))
	more, st := "", p.text
	switch {
	case !s.Owed.IsZero():
		more, st = x.owes(wording.Turn(s.Owed, cadence.Kind, a.on, a.lang), s.Owed.Due, a.on, s.InARow), p.light[model.Yellow]
	case !s.Coming.IsZero() && s.Coming.From <= a.on:
		more = x.comes(wording.Turn(s.Coming, cadence.Kind, a.on, a.lang), s.Coming.Due, a.on)
	}
	var out rows
	if more != "" && l.w+3+zh.Width(more) > w-1 {
		out = append(out, l.end(p.text, w))
		l = new(line).put(p.text, spaces(2+zh.Width(x.returnsHead())))
		l.put(st, zh.Cut(more, max(w-l.w-1, 4)))
	} else if more != "" {
		l.put(p.text, "   ").put(st, more)
	}
	out = append(out, l.end(p.text, w))
	if q.Cadence == nil || !slices.ContainsFunc(d.turns.cells, func(c turnCell) bool { return c.word != "" }) {
		return out
	}
	indent := 2 + zh.Width(x.returnsHead())
	cells := d.turns.cells[max(0, len(d.turns.cells)-max((w-indent-1)/turnCellWidth, 1)):]
	top, below := new(line).put(p.text, spaces(indent)), new(line).put(p.text, spaces(indent))
	for _, c := range cells {
		top.cell(p.dim, c.label, turnCellWidth-1).put(p.text, " ")
		st := p.dim
		switch c.state {
		case model.Missing, model.Returned:
			st = p.light[model.Yellow]
		case model.Late, model.ToApprove, model.Expected:
			st = p.text
		}
		word := c.word
		if word == "" {
			word, st = "-", p.faint
		}
		below.cell(st, word, turnCellWidth-1).put(p.text, " ")
	}
	return append(out, top.end(p.text, w), below.end(p.text, w))
}

func (w *words) returnsHead() string { return w.in("报送", "Returns") }

func (w *words) turnHead() string { return w.in("期", "Turn") }

func (w *words) standsFor() string { return w.in("代表日期", "For") }

func (w *words) receivedHead() string { return w.in("收到", "Received") }

// owes says which turn is owed, since when, and how many in a row.
func (w *words) owes(turn string, due, on model.Date, inARow int) string {
	if inARow > 1 {
		return w.f("连续 %d 期未报，最近 %s数 %s应报", "%d turns in a row not returned, last %s due %s", inARow, turn, w.day(due, on))
	}
	return w.f("%s数未报，%s应报", "%s not returned, due %s", turn, w.day(due, on))
}

// comes says which turn is expected, and by when.
func (w *words) comes(turn string, due, on model.Date) string {
	return w.f("下次 %s数，%s", "next %s, %s", turn, w.dueBy(due, on))
}

// turnShort names a turn in at most five cells, where its kind allows it.
func (w *words) turnShort(kind model.Every, t model.Period, on model.Date) string {
	y, m, d := t.From.Civil()
	year := ""
	if y != on.Year() {
		year = strconv.Itoa(y%100) + "/"
	}
	switch kind {
	case model.Month:
		if year != "" || w.lang == model.English {
			return w.f("%s%d", "%s%02d", year, int(m))
		}
		return strconv.Itoa(int(m)) + "月"
	case model.TwoMonths:
		return w.f("%s%d月", "%s%02d", year, int(t.To.Month()))
	case model.Quarter:
		return year + "Q" + strconv.Itoa((int(m)-1)/3+1)
	case model.HalfYear:
		return year + w.in([...]string{"上", "下"}[(int(m)-1)/6], [...]string{"H1", "H2"}[(int(m)-1)/6])
	case model.Year:
		return strconv.Itoa(y)
	}
	return w.f("%02d-%02d", "%02d-%02d", int(m), d)
}

// turnState is how a turn stands, in at most five cells.
func (w *words) turnState(s model.TurnState, late int) string {
	switch s {
	case model.OnTime:
		return w.in("按时", "ok")
	case model.Late:
		if late > 9 {
			return w.f("迟%d", "l%d", late)
		}
		return w.f("迟报%d", "late%d", late)
	case model.Missing:
		return w.in("未报", "none")
	case model.Expected:
		return w.in("待报", "due")
	case model.ToApprove:
		return w.in("待批", "appr")
	case model.Returned:
		return w.in("退回", "back")
	}
	return ""
}

func (w *words) sentBy(who string) string { return w.f("%s报", "from %s", who) }

func (w *words) turnRests() string { return w.in("暂停", "rest") }

// reportTags are what else is to be known of a report: who sent it, whether it is preliminary, entered later,
// corrected, or not yet taken.
func (w *words) reportTags(r *report, withSender bool, on model.Date) string {
	var tags []string
	if r.Estimate {
		tags = append(tags, w.in("预计", "estimate"))
	}
	switch r.StateOn(on) {
	case model.Pending:
		tags = append(tags, w.in("待审批", "to be approved"))
	case model.SentBack:
		tags = append(tags, w.in("已退回", "sent back"))
	}
	if r.SentBy != "" && withSender {
		tags = append(tags, w.sentBy(r.SentBy))
	}
	if r.Entered != 0 && r.Received != 0 && r.Entered > r.Received {
		tags = append(tags, w.f("%s补录", "entered %s", w.day(r.Entered, on)))
	}
	if r.corrected > 0 {
		tags = append(tags, w.f("已更正 %d 次", "corrected %d times", r.corrected))
	}
	if len(tags) == 0 {
		return ""
	}
	s := tags[0]
	for _, t := range tags[1:] {
		s += w.in("；", "; ") + t
	}
	return s
}
