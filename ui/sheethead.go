package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/widget"
	"duban/words"
)

// sheetHead is what holds for every row of a sheet: which turn the returns answer,
// when they came, from whom, and whether they are preliminary.
type sheetHead struct {
	// turns are those to choose from: first the zero turn, which leaves each task the
	// one that it is asked for, last another zero one, which is none.
	turns    []turnChoice
	turn     int
	received model.Date // zero: today
	sender   string     // empty: each task's own unit
	estimate bool
}

// rowsLookedAt is how many rows are looked at to find out which turns a sheet is for.
const rowsLookedAt = 400

// newSheetHead finds the turns that most of the rows are asked for.
func newSheetHead(a *App, t *tasks) sheetHead {
	day := min(a.on, a.today)
	count := map[model.Period]int{}
	var usual *board.Row // a task that is asked as most are
	most := 0
	for _, i := range t.rows[:min(len(t.rows), rowsLookedAt)] {
		r := a.board.At(i)
		p, by := r.Campaign.Asks(r.Task)
		if by == model.AskedByNone {
			continue
		}
		turn := p.TurnOn(day, a.cal).Period()
		if count[turn]++; count[turn] > most {
			most, usual = count[turn], r
		}
	}
	h := sheetHead{turns: []turnChoice{{}}}
	if usual != nil {
		choices, _ := a.turnChoices(usual, day)
		for i := len(choices) - 2; i >= 0; i-- {
			c := choices[i]
			c.answer = nil // that was this one task's
			h.turns = append(h.turns, c)
		}
	}
	h.turns = append(h.turns, turnChoice{})
	return h
}

// next goes to the next choice of a turn.
func (h *sheetHead) next() { h.turn = (h.turn + 1) % len(h.turns) }

// timesOf are the turn that a return on a row answers, and the day that it stands for.
func (h *sheetHead) timesOf(a *App, r *board.Row) (c turnChoice, day model.Date) {
	today := min(a.on, a.today)
	p, by := r.Campaign.Asks(r.Task)
	var turn model.Turn
	switch {
	case h.turn > 0 && h.turn == len(h.turns)-1 || by == model.AskedByNone:
		return turnChoice{}, today
	case h.turn > 0:
		turn = p.TurnOn(h.turns[h.turn].turn.To, a.cal)
		if turn.Period() == h.turns[h.turn].turn.Period() {
			break
		}
		turn = model.Turn{} // the task is not asked for that one
	}
	if turn.IsZero() {
		period, _ := r.Campaign.Offer(r.Task, &r.Task.Standing, a.cal, today)
		if period == (model.Period{}) {
			return turnChoice{}, today
		}
		turn = p.TurnOn(period.To, a.cal)
	}
	c = turnChoice{turn, p.Kind, r.Task.Standing.Answer(turn.Period())}
	return c, c.day(h.estimate, today)
}

// fill puts into a return what the head says.
func (h *sheetHead) fill(a *App, r *board.Row, p *model.Return) {
	c, day := h.timesOf(a, r)
	p.Turn, p.Date, p.Estimate = c.turn.Period(), day, h.estimate
	p.Received, p.SentBy, p.By = h.receivedOn(a), h.sender, a.opts.Who
	if p.SentBy == "" {
		p.SentBy = a.sender(r.Task)
	}
}

func (h *sheetHead) receivedOn(a *App) model.Date {
	if h.received == 0 {
		return a.today
	}
	return h.received
}

// turnName names a choice of the head.
func (h *sheetHead) turnName(a *App, i int) string {
	switch {
	case i == 0:
		return a.Words.Turns.EachItsOwn
	case i == len(h.turns)-1:
		return a.Words.Turns.None
	}
	return a.Words.TurnName(h.turns[i].turn, h.turns[i].kind, a.on)
}

// hint says on a row which turn its return answers, where the head does not say it.
func (h *sheetHead) hint(a *App, r *board.Row) string {
	c, _ := h.timesOf(a, r)
	x := a.Words
	switch {
	case c.turn.IsZero() && h.turn > 0 && h.turn == len(h.turns)-1:
		return ""
	case c.turn.IsZero():
		return x.Turns.NoTurn
	case c.answer != nil:
		return x.TurnVersion(c.turn, c.kind, c.version(), a.on)
	case h.turn > 0 && c.turn == h.turns[h.turn].turn:
		return ""
	}
	return words.Turn(c.turn, c.kind, a.on, a.Lang)
}

// drawHead draws the line above the columns: what holds for every row that is stored.
func (s *sheet) drawHead(a *App, w int) string {
	if s == nil {
		return widget.Spaces(w)
	}
	p, x, h := a.Theme.Plain, a.Words, &s.head
	l := new(widget.Line).Put(p.Text, " ")
	part := func(name, text string) {
		l.Put(p.Dim, name+" ").Put(p.Accent, zh.Cut(text, max(w-l.W-1, 0))).Put(p.Text, "   ")
	}
	part(x.Turns.Turn, h.turnName(a, h.turn))
	part(x.Turns.Received, x.EventDay(h.receivedOn(a), a.on))
	sender := h.sender
	if sender == "" {
		sender = x.Turns.EachUnit
	}
	part(x.Turns.Sender, sender)
	if h.estimate {
		l.Put(p.AccentStrong, x.Turns.Estimate)
	}
	return l.End(p.Text, w)
}

// newSheetHeadForm edits what holds for every row.
func newSheetHeadForm(a *App, s *sheet) *widget.Form {
	x, h := a.Words, &s.head
	f := &widget.Form{Title: x.SheetTitle, Note: []string{x.Turns.HeadNote}}
	names := make([]string, len(h.turns))
	for i := range h.turns {
		names[i] = h.turnName(a, i)
	}
	turn := f.Choice(x.Turns.Turn, names, h.turn)
	turn.Says = func() string { return "" }
	received := f.Short(x.Turns.Received, h.receivedOn(a).String(), "")
	estimate := f.Toggle(x.Turns.Figures, h.estimate, x.Turns.EstimateNote)
	estimate.Words = [2]string{x.Turns.Final, x.Turns.Estimate}
	sender := f.Text(x.Turns.Sender, h.sender, "")
	sender.Field.Hint = x.Turns.EachUnit
	for _, e := range f.Entries {
		e.Last = true
	}
	f.Submit = func() (tea.Cmd, error) {
		d, err := a.readDay(received.Label, received.Value())
		if err != nil {
			return nil, err
		}
		if d > a.today {
			return nil, widget.Explained{Text: x.DayAhead(received.Label, d)}
		}
		if d == a.today {
			d = 0 // it goes along with the day
		}
		h.turn, h.received, h.estimate, h.sender = turn.Chosen, d, estimate.On(), sender.Value()
		return nil, nil
	}
	return f
}
