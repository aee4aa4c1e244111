package tasks

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/actions"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// sheetHead is what holds for every row of a sheet: which turn the returns answer,
// when they came, from whom, and whether they are preliminary.
type sheetHead struct {
	// turns are those to choose from: first the zero turn, which leaves each task the
	// one that it is asked for, last another zero one, which is none.
	turns    []actions.TurnChoice
	turn     int
	received model.Date // zero: today
	sender   string     // empty: each task's own unit
	estimate bool
}

// rowsLookedAt is how many rows are looked at to find out which turns a sheet is for.
const rowsLookedAt = 400

// newSheetHead finds the turns that most of the rows are asked for.
func newSheetHead(t *Page) sheetHead {
	day := min(t.On, t.Today)
	count := map[model.Period]int{}
	var usual *board.Row // a task that is asked as most are
	most := 0
	for _, i := range t.rows[:min(len(t.rows), rowsLookedAt)] {
		r := t.Board.At(i)
		p, by := r.Campaign.Asks(r.Task)
		if by == model.AskedByNone {
			continue
		}
		turn := p.TurnOn(day, t.Cal).Period()
		if count[turn]++; count[turn] > most {
			most, usual = count[turn], r
		}
	}
	h := sheetHead{turns: []actions.TurnChoice{{}}}
	if usual != nil {
		choices, _ := actions.TurnChoices(t.Desk, usual, day)
		for i := len(choices) - 2; i >= 0; i-- {
			c := choices[i]
			c.Answer = nil // that was this one task's
			h.turns = append(h.turns, c)
		}
	}
	h.turns = append(h.turns, actions.TurnChoice{})
	return h
}

// next goes to the next choice of a turn.
func (h *sheetHead) next() { h.turn = (h.turn + 1) % len(h.turns) }

// timesOf are the turn that a return on a row answers, and the day that it stands for.
func (h *sheetHead) timesOf(desk *page.Desk, r *board.Row) (c actions.TurnChoice, day model.Date) {
	today := min(desk.On, desk.Today)
	p, by := r.Campaign.Asks(r.Task)
	var turn model.Turn
	switch {
	case h.turn > 0 && h.turn == len(h.turns)-1 || by == model.AskedByNone:
		return actions.TurnChoice{}, today
	case h.turn > 0:
		turn = p.TurnOn(h.turns[h.turn].Turn.To, desk.Cal)
		if turn.Period() == h.turns[h.turn].Turn.Period() {
			break
		}
		turn = model.Turn{} // the task is not asked for that one
	}
	if turn.IsZero() {
		period, _ := r.Campaign.Offer(r.Task, &r.Task.Standing, desk.Cal, today)
		if period == (model.Period{}) {
			return actions.TurnChoice{}, today
		}
		turn = p.TurnOn(period.To, desk.Cal)
	}
	c = actions.TurnChoice{Turn: turn, Kind: p.Kind, Answer: r.Task.Standing.Answer(turn.Period())}
	return c, c.Day(h.estimate, today)
}

// fill puts into a return what the head says.
func (h *sheetHead) fill(desk *page.Desk, r *board.Row, p *model.Return) {
	c, day := h.timesOf(desk, r)
	p.Turn, p.Date, p.Estimate = c.Turn.Period(), day, h.estimate
	p.Received, p.SentBy, p.By = h.receivedOn(desk), h.sender, desk.Who
	if p.SentBy == "" {
		p.SentBy = actions.Sender(desk, r.Task)
	}
}

func (h *sheetHead) receivedOn(desk *page.Desk) model.Date {
	if h.received == 0 {
		return desk.Today
	}
	return h.received
}

// turnName names a choice of the head.
func (h *sheetHead) turnName(desk *page.Desk, i int) string {
	switch {
	case i == 0:
		return desk.Words.Turns.EachItsOwn
	case i == len(h.turns)-1:
		return desk.Words.Turns.None
	}
	return desk.Words.TurnName(h.turns[i].Turn, h.turns[i].Kind, desk.On)
}

// hint says on a row which turn its return answers, where the head does not say it.
func (h *sheetHead) hint(desk *page.Desk, r *board.Row) string {
	c, _ := h.timesOf(desk, r)
	x := desk.Words
	switch {
	case c.Turn.IsZero() && h.turn > 0 && h.turn == len(h.turns)-1:
		return ""
	case c.Turn.IsZero():
		return answeredHint(desk, r)
	case c.Answer != nil:
		return x.TurnVersion(c.Turn, c.Kind, c.Version(), desk.On)
	case h.turn > 0 && c.Turn == h.turns[h.turn].Turn:
		return ""
	}
	return words.Turn(c.Turn, c.Kind, desk.On, desk.Lang)
}

// answeredHint says of a row that waits for no return which turn was answered last; a task that is not asked has none.
func answeredHint(desk *page.Desk, r *board.Row) string {
	p, by := r.Campaign.Asks(r.Task)
	if by == model.AskedByNone || len(r.Task.Standing.Answers) == 0 {
		return desk.Words.Turns.NoTurn
	}
	newest := slices.MaxFunc(r.Task.Standing.Answers, func(a, b model.Answer) int { return int(a.Turn.To - b.Turn.To) })
	return desk.Words.Answered(words.Turn(p.TurnOn(newest.Turn.To, desk.Cal), p.Kind, desk.On, desk.Lang))
}

// drawHead draws the line above the columns: what holds for every row that is stored.
func (s *sheet) drawHead(w int) string {
	if s == nil {
		return widget.Spaces(w)
	}
	p, x, h := s.Theme.Plain, s.Words, &s.head
	l := new(widget.Line).Put(p.Text, " ")
	part := func(name, text string) {
		l.Put(p.Dim, name+" ").Put(p.Accent, zh.Cut(text, max(w-l.W-1, 0))).Put(p.Text, "   ")
	}
	part(x.Turns.Turn, h.turnName(s.Desk, h.turn))
	part(x.Turns.Received, x.EventDay(h.receivedOn(s.Desk), s.On))
	sender := h.sender
	if sender == "" {
		sender = x.Turns.EachUnit
	}
	part(x.Turns.Sender, sender)
	if h.estimate {
		l.Put(p.AccentStrong, x.Turns.Estimate)
	}
	if n := s.unstored(); n > 0 {
		l.Put(p.AccentStrong, x.Pasted(n, s.over))
	}
	return l.End(p.Text, w)
}

// headForm edits what holds for every row.
func (s *sheet) headForm() *widget.Form {
	x, h := s.Words, &s.head
	f := &widget.Form{Title: x.SheetTitle, Note: []string{x.Turns.HeadNote}}
	names := make([]string, len(h.turns))
	for i := range h.turns {
		names[i] = h.turnName(s.Desk, i)
	}
	turn := f.Choice(x.Turns.Turn, names, h.turn)
	turn.Says = func() string { return "" }
	received := f.Day(x.Turns.Received, h.receivedOn(s.Desk).String(), "", s.Days(model.Gone))
	estimate := f.Toggle(x.Turns.Figures, h.estimate, x.Turns.EstimateNote)
	estimate.Words = [2]string{x.Turns.Final, x.Turns.Estimate}
	sender := f.Text(x.Turns.Sender, h.sender, "")
	sender.Field.Hint = x.Turns.EachUnit
	sender.Complete(widget.Completion{Names: s.SenderNames})
	for _, e := range f.Entries {
		e.Last = true
	}
	f.Submit = func() (tea.Cmd, error) {
		d, err := received.Date()
		if err != nil {
			return nil, err
		}
		if d > s.Today {
			return nil, widget.Explained{Text: x.DayAhead(received.Label, d)}
		}
		if d == s.Today {
			d = 0 // it goes along with the day
		}
		h.turn, h.received, h.estimate, h.sender = turn.Chosen, d, estimate.On(), sender.Value()
		return nil, nil
	}
	return f
}
