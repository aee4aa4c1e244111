package actions

import (
	"slices"

	"duban/board"
	"duban/model"
	"duban/ui/page"
)

// TurnChoice is a turn that a return may answer; the zero one is none.
type TurnChoice struct {
	Turn model.Turn
	Kind model.Every // how long the turn is
	// Answer is how the turn was answered so far; nil where it was not.
	Answer *model.Answer
}

// The turns that a return is offered: the newest ones whatever became of them, and
// of the ones before as many as are not answered, as far back as is looked.
const (
	recentTurns = 3
	owedTurns   = 4
	turnsBack   = 24
)

// TurnChoices are the turns that a return on a task may answer, the earliest first,
// and behind them none. offered is the one that a return of the day most likely answers.
func TurnChoices(desk *page.Desk, r *board.Row, day model.Date) (choices []TurnChoice, offered int) {
	t, c := r.Task, r.Campaign
	none := TurnChoice{}
	p, by := c.Asks(t)
	if by == model.AskedByNone {
		return []TurnChoice{none}, 0
	}
	period, _ := c.Offer(t, &t.Standing, desk.Cal, day)
	first := max(c.Period.From, t.Start.Date, p.From)
	last := c.Period.To
	if d := t.Deadline; last != 0 && d.Given {
		last = max(last, d.Date)
	}
	turn := p.TurnOn(day, desk.Cal)
	if turn.IsZero() {
		turn = p.Before(model.Turn{From: day + 1}, desk.Cal)
	}
	owed := owedTurns
	for n := 0; n < turnsBack && !turn.IsZero(); n++ {
		answer := t.Standing.Answer(turn.Period())
		open := answer == nil || answer.State == model.SentBack
		asked := turn.To >= first && (last == 0 || turn.From <= last)
		switch {
		case turn.Period() == period, asked && n <= recentTurns:
			choices = append(choices, TurnChoice{turn, p.Kind, answer})
		case asked && open && owed > 0 && turn.Due >= c.TrackedSince:
			owed--
			choices = append(choices, TurnChoice{turn, p.Kind, answer})
		}
		turn = p.Before(turn, desk.Cal)
	}
	slices.Reverse(choices)
	choices = append(choices, none)
	for i := range choices {
		if choices[i].Turn.Period() == period {
			offered = i
		}
	}
	return choices, offered
}

// Day is the day that a return stands for which answers the turn: its last one,
// or as long as it runs today, unless the return estimates how it will end.
func (c *TurnChoice) Day(estimate bool, today model.Date) model.Date {
	if !c.Turn.IsZero() && (c.Turn.To <= today || estimate) {
		return c.Turn.To
	}
	return today
}

// Version is the number of the next return that answers the turn; 1 for one that
// answers none.
func (c *TurnChoice) Version() int {
	if c.Answer == nil {
		return 1
	}
	return c.Answer.Versions + 1
}

// Sender is who most likely sends a task's returns: its first unit that can be
// telephoned, else the first one that is no group.
func Sender(desk *page.Desk, t *model.Task) string {
	first := ""
	for _, name := range t.Units() {
		u := desk.UnitNamed(name)
		if u.Phone != "" {
			return u.Name
		}
		if first == "" && !u.Group {
			first = u.Name
		}
	}
	return first
}

// asksApproval tells whether returns on a campaign's tasks count only when they
// are approved.
func asksApproval(c *model.Campaign) bool {
	for ; c != nil; c = c.Up {
		if c.Approval {
			return true
		}
	}
	return false
}
