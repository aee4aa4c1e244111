package model

import (
	"fmt"
	"slices"
)

// Cadence is a turn that comes again (M1 of an office's rules): monthly returns
// by the 15th, a dispatch meeting each quarter.
type Cadence struct {
	Kind    Every   `cbor:"1,keyasint" json:"kind"`    // how long a turn is; Never orders that none is asked for
	Purpose Purpose `cbor:"2,keyasint" json:"purpose"` // only ForReport asks units for returns
	// DueDay is the day of the month after the turn's end by which the turn is due: 15 for
	// 「每月15日前报送上月完成情况」; of turns shorter than a month the day of the next turn.
	// 0 means that no day is printed: see Due.
	DueDay int    `cbor:"3,keyasint,omitempty" json:"due_day"`
	Text   string `cbor:"4,keyasint,omitempty" json:"text"` // as printed
	// Within says that DueDay is a day of the turn itself, of its last month:
	// 「每季度末月20日前」, 「每月底」 (31), or counted from its first day where it is shorter: 「每周五」.
	Within bool `cbor:"5,keyasint,omitempty" json:"within,omitempty"`
	// DueWorkdays is how many working days after the turn's end it is due, where
	// DueDay is 0. 0 means that none are printed.
	DueWorkdays int         `cbor:"6,keyasint,omitempty" json:"due_workdays,omitempty"`
	Holiday     HolidayRule `cbor:"7,keyasint,omitempty" json:"holiday,omitempty"` // where a due day that is no working day moves to
	Scope       Scope       `cbor:"8,keyasint,omitempty" json:"scope,omitzero"`    // which tasks it holds for
	// From and To bound the turns: none ends before From or begins after To. Zero leaves
	// them to the campaign's period.
	From Date `cbor:"9,keyasint,omitempty" json:"from,omitzero"`
	To   Date `cbor:"10,keyasint,omitempty" json:"to,omitzero"`
	// Anchor is the first day of one of the turns of a fortnight.
	Anchor Date   `cbor:"11,keyasint,omitempty" json:"anchor,omitzero"`
	Who    string `cbor:"12,keyasint,omitempty" json:"who,omitempty"`     // who reports or meets
	ToWhom string `cbor:"13,keyasint,omitempty" json:"to_whom,omitempty"` // who receives it
	Line   int    `cbor:"14,keyasint,omitempty" json:"line,omitempty"`    // of the document's text, from 1
	// Turns are the typed dates of terms and stages, the earliest first.
	Turns []Period `cbor:"15,keyasint,omitempty" json:"turns,omitempty"`
}

// Scope says which tasks of a campaign a cadence holds for. An empty scope holds
// for all of them; else a task belongs to it that one of the lists names.
type Scope struct {
	Sections []string `cbor:"1,keyasint,omitempty" json:"sections,omitempty"` // a heading of the task's section
	Tasks    []string `cbor:"2,keyasint,omitempty" json:"tasks,omitempty"`    // IDs
	Units    []string `cbor:"3,keyasint,omitempty" json:"units,omitempty"`    // that lead or are responsible
}

// IsZero reports whether the scope is the whole campaign.
func (s Scope) IsZero() bool { return len(s.Sections)+len(s.Tasks)+len(s.Units) == 0 }

// width is how wide a scope is for a task that it holds; it is narrower that
// names the task, then its section, then its unit.
func (s *Scope) width(t *Task) (width int, holds bool) {
	switch {
	case s.IsZero():
		return 3, true
	case slices.Contains(s.Tasks, t.ID):
		return 0, true
	case overlap(s.Sections, t.Section):
		return 1, true
	case overlap(s.Units, t.LeadUnits) || overlap(s.Units, t.ResponsibleUnits):
		return 2, true
	}
	return 0, false
}

// Holds reports whether the scope holds for a task.
func (s *Scope) Holds(t *Task) bool {
	_, holds := s.width(t)
	return holds
}

func overlap(a, b []string) bool {
	for _, s := range a {
		if slices.Contains(b, s) {
			return true
		}
	}
	return false
}

// Assumed reports whether no due day is printed for a cadence that asks for
// returns, so that a usual one is taken: 「文件未定，按……计」.
func (p *Cadence) Assumed() bool {
	return p.DueDay == 0 && p.DueWorkdays == 0 && (p.Purpose == ForReport || p.Purpose == ForGather)
}

// AskedBy says what asks a task for returns.
type AskedBy uint8

// What can ask a task for returns.
const (
	AskedByNone     AskedBy = iota // 不要求报送
	AskedByTask                    // its own deadline, which comes again: 「每月底」
	AskedByCampaign                // a cadence of its campaign
	AskedByParent                  // a cadence of the campaign that its own is part of
	AskedByDefault                 // none: each month by the 10th of the next
)

// usual is the cadence of tasks for which no paper orders returns.
var usual = Cadence{Kind: Month, Purpose: ForReport, DueDay: 10}

// UsualCadence returns the cadence by which a task is asked for which no paper orders
// returns: each month by the 10th of the next.
func UsualCadence() Cadence { return usual }

// Asks returns the cadence that asks a task of the campaign for returns: the narrowest
// one for returns whose scope holds it, else that of the campaign above, else the usual
// one. Of a task with figures the turns of a day, a week or ten days only watch:
// they are passed over here, as is a fortnight without an anchor. A cadence of Never asks for none: AskedByNone.
// Campaigns above are known after Link. The result is not to be changed.
func (c *Campaign) Asks(t *Task) (*Cadence, AskedBy) {
	if t.Deadline.Precision == Recurring {
		if own, ok := recurringCadence(t.Deadline.Text); ok {
			return &own, AskedByTask
		}
	}
	by := AskedByCampaign
	for up := c; up != nil; up = up.Up {
		if p := up.narrowest(t); p != nil {
			if p.Kind == Never {
				return p, AskedByNone
			}
			return p, by
		}
		by = AskedByParent
	}
	return &usual, AskedByDefault
}

func (c *Campaign) narrowest(t *Task) *Cadence {
	var best *Cadence
	width := 0
	for i := range c.Cadences {
		p := &c.Cadences[i]
		if p.Purpose != ForReport || p.Kind.Watches() && t.hasFigures() || p.Kind == Fortnight && p.Anchor == 0 {
			continue
		}
		if w, ok := p.Scope.width(t); ok && (best == nil || w < width) {
			best, width = p, w
		}
	}
	return best
}

// Watches reports whether turns of this length only watch figures, which are
// official by the month.
func (v Every) Watches() bool { return v == Day || v == Week || v == TenDays }

// hasFigures reports whether a return on the task is a figure.
func (t *Task) hasFigures() bool { return len(t.Targets) > 0 }

// Watches returns the cadences of the campaign and of those above it that ask the
// task for returns beside the one that Asks names, the campaign's own first.
func (c *Campaign) Watches(t *Task) []*Cadence {
	asked, _ := c.Asks(t)
	var out []*Cadence
	for up := c; up != nil; up = up.Up {
		for i := range up.Cadences {
			p := &up.Cadences[i]
			if p != asked && p.Purpose == ForReport && p.Kind != Never && p.Scope.Holds(t) {
				out = append(out, p)
			}
		}
	}
	return out
}

// ReportCadence returns the cadence that asks the tasks of the campaign which no
// narrower one asks; ok is false where it asks for none.
func (c *Campaign) ReportCadence() (p *Cadence, by AskedBy, ok bool) {
	p, by = c.Asks(&Task{})
	return p, by, by != AskedByNone
}

// SetReportCadence orders returns of the whole campaign at another period, or none for
// Never. Cadences with a narrower scope stay, and so does what was ordered
// where only the period stays the same.
func (c *Campaign) SetReportCadence(every Every) {
	kept := make([]Cadence, 0, len(c.Cadences)+1)
	same := false
	for _, k := range c.Cadences {
		switch {
		case k.Purpose != ForReport || !k.Scope.IsZero():
			kept = append(kept, k)
		case k.Kind == every:
			same = true
			kept = append(kept, k)
		}
	}
	if !same {
		kept = append(kept, Cadence{Kind: every, Purpose: ForReport})
	}
	c.Cadences = kept
}

// TurnFor returns the turn that a return on a task answers which stands for a day:
// the turn that the day lies in where it is the turn's last day, or where returns
// are due within the turn. A figure of an earlier day does not yet say how such a turn ended,
// and answers none.
func (c *Campaign) TurnFor(t *Task, day Date, cal *Calendar) Period {
	p, by := c.Asks(t)
	if by == AskedByNone {
		return Period{}
	}
	turn := p.TurnOn(day, cal)
	if turn.IsZero() || turn.DueAfter() && day != turn.To {
		return Period{}
	}
	return turn.Period()
}

// CheckTurn says why a return cannot answer its turn, or nil: ErrEarly for a final figure of an
// earlier day that was received before the turn had ended, where returns are due
// only when it has.
func (c *Campaign) CheckTurn(t *Task, r *Return, cal *Calendar) error {
	if r.Turn == (Period{}) || r.Estimate || r.Date >= r.Turn.To || r.Received >= r.Turn.To {
		return nil
	}
	asked, _ := c.Asks(t)
	for _, p := range append([]*Cadence{asked}, c.Watches(t)...) {
		if turn := p.TurnOn(r.Turn.To, cal); turn.Period() == r.Turn {
			if turn.DueAfter() {
				return fmt.Errorf("%s to %s: %w", r.Turn.From, r.Turn.To, ErrEarly)
			}
			return nil
		}
	}
	return nil
}

// AnswerTurns gives returns on a task of which only the day is known, as older programs kept
// them, the turns that they answer: that of TurnFor, else the newest turn that had ended by
// that day where no other return answers it. Those that name a turn keep it.
func (c *Campaign) AnswerTurns(t *Task, returns []Return, cal *Calendar) {
	p, by := c.Asks(t)
	if by == AskedByNone {
		return
	}
	answered := make(map[Period]bool)
	for i := range returns {
		if r := &returns[i]; r.Turn == (Period{}) {
			r.Turn = c.TurnFor(t, r.Date, cal)
		}
		answered[returns[i].Turn] = true
	}
	started := max(c.Period.From, t.Start.Date, p.From)
	for i := range returns {
		r := &returns[i]
		now := p.TurnOn(r.Date, cal)
		if r.Turn != (Period{}) || now.IsZero() || !now.DueAfter() {
			continue
		}
		if ended := p.Before(now, cal); !ended.IsZero() && ended.To >= started && !answered[ended.Period()] {
			r.Turn = ended.Period()
			answered[r.Turn] = true
		}
	}
}

// Offer returns the turn that the next return on a task would answer on a day, and the day that it
// would stand for: the newest turn that has ended where it is not answered yet, else the one under
// way where returns are due within it, else none, for today.
func (c *Campaign) Offer(t *Task, s *Standing, cal *Calendar, today Date) (turn Period, day Date) {
	p, by := c.Asks(t)
	if by == AskedByNone {
		return Period{}, today
	}
	now := p.TurnOn(today, cal)
	if !now.IsZero() && (now.To == today || !now.DueAfter()) {
		if a := s.answerTo(now); a == nil || a.State == SentBack || !now.DueAfter() {
			return now.Period(), today
		}
	}
	ended := now
	if now.IsZero() {
		ended = Turn{From: today + 1}
	}
	ended = p.Before(ended, cal)
	started := max(c.Period.From, t.Start.Date, p.From)
	if !ended.IsZero() && ended.DueAfter() && ended.To >= started {
		if a := s.answerTo(ended); a == nil || a.State == SentBack {
			return ended.Period(), ended.To
		}
	}
	return Period{}, today
}
