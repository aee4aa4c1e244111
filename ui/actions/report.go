package actions

import (
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// times are the entries of a return that have good defaults: the turn that it
// answers, the day that it stands for, the day on which it came, and from whom.
type times struct {
	choices                        []TurnChoice
	today                          model.Date // the day that the choices were made for
	set                            string     // the day as it was set by the turn
	day, received                  *widget.Day
	turn, estimate, sender, writer *widget.Entry
}

// addTimes adds these entries to a form. The last but one is who sent it.
func addTimes(desk *page.Desk, f *widget.Form, r *board.Row) *times {
	x := desk.Words
	m := &times{today: min(desk.On, desk.Today)}
	var offered int
	m.choices, offered = TurnChoices(desk, r, m.today)
	names := make([]string, len(m.choices))
	for i := range m.choices {
		names[i] = x.TurnName(m.choices[i].Turn, m.choices[i].Kind, desk.On)
	}
	m.turn = f.Choice(x.Turns.Turn, names, offered)
	m.turn.Says = func() string { return m.says(desk, r) }
	m.day = f.Day(x.Turns.Day, "", x.Turns.DayNote, desk.Days(model.Gone))
	m.received = f.Day(x.Turns.Received, desk.Today.String(), "", desk.Days(model.Gone))
	m.estimate = f.Toggle(x.Turns.Figures, false, x.Turns.EstimateNote)
	m.estimate.Words = [2]string{x.Turns.Final, x.Turns.Estimate}
	m.sender = f.Text(x.Turns.Sender, Sender(desk, r.Task), "").Complete(widget.Completion{Names: desk.SenderNames})
	m.writer = f.Text(x.Turns.Writer, desk.Who, "").Complete(widget.Completion{Names: desk.PersonNames})
	for _, e := range []*widget.Entry{m.turn, m.day.Entry, m.received.Entry, m.estimate, m.sender, m.writer} {
		e.Last = true
	}
	m.follow()
	return m
}

// chosen is the turn that the return answers.
func (m *times) chosen() *TurnChoice { return &m.choices[m.turn.Chosen] }

// follow sets the day by the turn, unless another one was typed.
func (m *times) follow() {
	if m.day.Value() != m.set {
		return
	}
	m.set = m.chosen().Day(m.estimate.On(), m.today).String()
	m.day.Field.Set(m.set)
}

// says is what there is to know of the turn chosen.
func (m *times) says(desk *page.Desk, r *board.Row) string {
	c, x := m.chosen(), desk.Words
	if _, by := r.Campaign.Asks(r.Task); by == model.AskedByNone {
		return x.Turns.NotAsked
	}
	switch {
	case c.Turn.IsZero():
		return m.answered(desk)
	case c.Answer != nil && c.Answer.State == model.SentBack:
		return x.Turns.WasSentBack
	case c.Version() > 1:
		return x.Corrects(c.Version())
	}
	if d, err := m.received.Date(); err == nil && d > c.Turn.Due {
		return x.Turns.ComesLate
	}
	return ""
}

// answered says that the newest turn that has ended is answered, which is why
// none is offered.
func (m *times) answered(desk *page.Desk) string {
	for i := len(m.choices) - 2; i >= 0; i-- {
		c := &m.choices[i]
		if c.Turn.To > m.today {
			continue
		}
		if c.Answer != nil {
			return desk.Words.Answered(words.Turn(c.Turn, c.Kind, desk.On, desk.Lang))
		}
		break
	}
	return ""
}

// read puts the entries into a return.
func (m *times) read(desk *page.Desk, p *model.Return) (err error) {
	p.Turn, p.Estimate = m.chosen().Turn.Period(), m.estimate.On()
	p.SentBy, p.By = m.sender.Value(), m.writer.Value()
	if p.Date, err = m.day.Date(); err != nil {
		return err
	}
	if p.Received, err = m.received.Date(); err != nil {
		return err
	}
	received, err := checkDays(desk, p)
	if received {
		return m.received.Wrong(err)
	}
	return m.day.Wrong(err)
}

// checkDays says what is wrong with the days of a return, and of which one: that on which it came, or that for which it stands.
func checkDays(desk *page.Desk, p *model.Return) (received bool, err error) {
	x := desk.Words
	estimate := p.Estimate && p.Date <= p.Turn.To
	switch {
	case p.Received > desk.Today:
		return true, widget.Explained{Text: x.DayAhead(x.Turns.Received, p.Received)}
	case p.Date > desk.Today && !estimate:
		return false, widget.Explained{Text: x.FigureAhead(p.Date)}
	case p.Turn.From != 0 && p.Date < p.Turn.From:
		return false, widget.Explained{Text: x.DayBeforeTurn(x.Turns.Day, p.Date, p.Turn)}
	case p.Turn.From != 0 && p.Received < p.Turn.From:
		return true, widget.Explained{Text: x.DayBeforeTurn(x.Turns.Received, p.Received, p.Turn)}
	case p.Date > p.Received && !estimate:
		return false, widget.Explained{Text: x.DayAfterReceived(p.Date, p.Received)}
	}
	return false, nil
}

// CheckReturn says in one sentence what is wrong with a return, or nothing.
func CheckReturn(desk *page.Desk, r *board.Row, p *model.Return) error {
	t := r.Task
	x := desk.Words
	if _, err := checkDays(desk, p); err != nil {
		return err
	}
	for _, s := range p.Steps {
		if s.On > max(p.Received, p.Date) {
			return widget.Explained{Text: x.StepAhead(t.Milestones[s.Milestone].Title, s.On)}
		}
	}
	for _, err := range model.CheckReturn(t, p) {
		return err
	}
	if r.Campaign.CheckTurn(t, p, desk.Cal) != nil {
		return widget.Explained{Text: x.TurnRuns(p.Turn)}
	}
	return nil
}

// previewReport says which light the task would have with one more return.
func previewReport(desk *page.Desk, r *board.Row, p model.Return) string {
	k, x := desk.Theme.Box, desk.Words
	if desk.On < desk.Today {
		return k.Dim.Styled(x.Turns.PastBoard)
	}
	s := r.Task.Standing.With(r.Task, p)
	after := model.Assess(r.Task, &s, r.Campaign, desk.Cal, desk.On)
	var l widget.Line
	l.Raw(desk.Chip(r.Assessment.Light), 2).Put(k.Dim, " -> ").Raw(desk.Chip(after.Light), 2)
	text := words.Reason(after.Reasons[0], desk.Lang)
	if last := r.Task.Standing.Last; p.Date < last && (len(p.Actuals) > 0 || p.Percent != nil) {
		text = x.NewerStays(last, desk.On) + text
	}
	l.Put(k.Text, "  "+text)
	return l.String()
}

// Report stores a return and says what became of the light, where it
// corrects another one that it does, and to which other tasks its figures were handed on. Doubts are left on the task.
func Report(desk *page.Desk, r *board.Row, p model.Return, doubts ...model.Doubt) page.Action {
	id, words := r.Task.ID, desk.Words
	past, name := desk.On < desk.Today, words.Actions[model.ActReport]
	return page.Action{What: words.Ordered(r.Task, &p), Do: func(l page.Ledger) (model.Entry, error) {
		// The board may be of a past day: which version it is, the ledger of now says.
		now, err := l.TasksByID(id)
		if err != nil {
			return model.Entry{}, err
		}
		if len(now) == 1 && p.Turn != (model.Period{}) {
			if was := now[0].Standing.Answer(p.Turn); was != nil && was.Versions > 0 {
				name = words.Corrects(was.Versions + 1)
			}
		}
		if past {
			name += words.ReasonGap + words.Turns.PastBoard
		}
		e, err := l.Report(id, p, doubts...)
		if fed := words.AlsoFed(e.Fed(id)); fed != "" {
			name += words.ReasonGap + fed
		}
		return e, err
	}, Then: func(was page.Lights) tea.Cmd { return sayChangeAs(desk, id, name, was) }}
}

func stepDone(t *model.Task, i int) bool {
	_, done := t.Standing.StepDone(i)
	return done
}
