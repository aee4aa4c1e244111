package model

import (
	"slices"
	"strings"
)

// known returns the day on which a board first knows of the return.
func (r *Return) known() Date {
	switch {
	case r.Entered != 0:
		return r.Entered
	case r.Received != 0:
		return r.Received
	}
	return r.Date
}

// receivedOn returns the day on which the return was received.
func (r *Return) receivedOn() Date {
	if r.Received != 0 {
		return r.Received
	}
	return r.Date
}

// follows reports whether the figures of the return go before those of a day: they are as new, or correct the same turn.
func (r *Return) follows(on Date) bool {
	return r.Date >= on || r.Turn.From != 0 && r.Turn.From <= on && on <= r.Turn.To
}

// same reports whether two returns are versions of one another: they answer the
// same turn, or none and stand for the same day.
func (r *Return) same(o *Return) bool {
	return r.Turn == o.Turn && (r.Turn != Period{} || r.Date == o.Date)
}

// NextVersion returns the version of one more return beside those that there are. What the unit sends for the task corrects
// nothing that was fed, nor the other way round: of each the first one is the first version.
func NextVersion(returns []Return, r *Return) int {
	n := 1
	for i := range returns {
		if returns[i].same(r) && returns[i].Fed() == r.Fed() {
			n++
		}
	}
	return n
}

// Summarise says what all returns that were entered up to and including a day
// say together. What waits for an approval, or was sent back, gives no figures. Of two
// versions the newer one wins, measure by measure, which is how a correction
// works; else the later day. Returns may come in any order.
//
// A zero line (零发生) is broken to the end of its year by one event: its reading is the
// highest value that any turn of the newest year reports, so that 「本月0起」 in April does not wash
// away one accident in March. Only a newer version of the same return, a
// correction, takes an event back.
//
// The result shares no memory with returns except the decimals, which never change.
func Summarise(t *Task, returns []Return, on Date) Standing {
	var s Standing
	var room [16]*Return
	order := room[:0]
	for i := range returns {
		r := &returns[i]
		if r.known() > on {
			continue
		}
		s.Reports++
		s.Known = max(s.Known, r.known())
		for k := range r.Decisions {
			if d := r.Decisions[k].On; d <= on {
				s.Known = max(s.Known, d)
			}
		}
		order = append(order, r)
	}
	if len(order) == 0 {
		return s
	}
	slices.SortStableFunc(order, bySeq)
	s.answers(order, on)
	order = slices.DeleteFunc(order, func(r *Return) bool { return r.StateOn(on) != Taken })
	sortByDay(order)
	for _, r := range order {
		s.add(t, r)
	}
	for i := range t.Targets {
		switch g := &t.Targets[i]; {
		case g.ZeroLine():
			s.worst(i, order)
		case g.Baseline == nil && (g.Kind == Stock || g.Kind == Balance):
			s.first(i, order)
		}
	}
	s.sort()
	return s
}

// sortByDay puts returns, which are in the order of their numbers, into the order in
// which their figures follow one another: by the day that they stand for, and all
// versions of one return, and what was fed beside them, where the newest of them stands.
func sortByDay(order []*Return) {
	day := func(r *Return) Date { return r.Date }
	if slices.ContainsFunc(order, func(r *Return) bool { return (r.Version > 1 || r.Fed()) && r.Turn != (Period{}) }) {
		newest := make(map[Period]Date, len(order))
		for _, r := range order {
			newest[r.Turn] = r.Date // the last one is the newest
		}
		day = func(r *Return) Date {
			if r.Turn == (Period{}) {
				return r.Date
			}
			return newest[r.Turn]
		}
	}
	slices.SortStableFunc(order, func(a, b *Return) int { return int(day(a) - day(b)) })
}

// answers notes for each turn how it was answered; order is by number.
func (s *Standing) answers(order []*Return, on Date) {
	for _, r := range order {
		if r.Turn == (Period{}) {
			continue
		}
		state := r.StateOn(on)
		i := len(s.Answers) - 1 // most answer the newest turn
		for i >= 0 && s.Answers[i].Turn != r.Turn {
			i--
		}
		if i < 0 {
			i = len(s.Answers)
			s.Answers = append(s.Answers, Answer{Turn: r.Turn, Received: r.receivedOn(), State: state, Estimate: r.Estimate})
		}
		a := &s.Answers[i]
		switch {
		case a.State == SentBack:
			// A version that was sent back was no return: the next one is the first.
			a.Received = r.receivedOn()
		case state != SentBack:
			a.Received = min(a.Received, r.receivedOn())
		}
		if state != SentBack {
			a.State, a.Estimate = state, r.Estimate
		}
		if !r.Fed() {
			a.Versions++
		}
	}
	slices.SortFunc(s.Answers, func(a, b Answer) int {
		if a.Turn.To != b.Turn.To {
			return int(a.Turn.To - b.Turn.To)
		}
		return int(a.Turn.From - b.Turn.From)
	})
}

// add takes in one more return whose figures count. Where something newer is
// known already that stays, save for the version that r corrects.
func (s *Standing) add(t *Task, r *Return) {
	newer := r.follows
	if newer(s.Last) {
		s.Last, s.Simulated = r.Date, r.Simulated
		if r.Text != "" {
			s.Text = r.Text
		}
	}
	if newer(s.SaidOn) && !r.Fed() { // a figure that is handed on says nothing of the work here
		if s.Said, s.SaidOn = r.Said, r.Date; r.Said == SaidNothing {
			s.Said = SaidNormal
		}
	}
	if r.Percent != nil && newer(s.PercentOn) {
		s.Percent, s.PercentOn = r.Percent, r.Date
	}
	for _, a := range r.Actuals {
		if a.Target < 0 || a.Target >= len(t.Targets) {
			continue
		}
		a.Estimate = a.Estimate || r.Estimate
		now := Reading{Actual: a, On: r.Date}
		at := slices.IndexFunc(s.Actuals, func(was Reading) bool { return was.Actual.Target == a.Target && was.Actual.Of == a.Of })
		if v, ok := t.Targets[a.Target].InUnit(&a); ok && t.Targets[a.Target].Fulfilled(v) {
			if now.Since = r.Date; at >= 0 && s.Actuals[at].Since != 0 {
				now.Since = min(s.Actuals[at].Since, r.Date)
			}
		}
		switch {
		case at < 0:
			s.Actuals = append(s.Actuals, now)
		case newer(s.Actuals[at].On):
			s.Actuals[at] = now
		}
	}
	for _, m := range r.Steps {
		if m.Milestone >= 0 && m.Milestone < len(t.Milestones) {
			s.mark(m, r.Date)
		}
	}
}

// first notes the earliest figure of target i, which is its base; of the versions of a return the newest. order is by day.
func (s *Standing) first(i int, order []*Return) {
	for n, r := range order {
		for _, a := range r.Actuals {
			if a.Target == i && !corrected(order[n+1:], r, i) {
				s.First = append(s.First, Reading{Actual: a, On: r.Date})
				return
			}
		}
	}
}

// worst replaces the reading of zero line i by the highest one of the newest year that stands:
// of the versions of a return only the newest that speaks of it counts. The newest day is kept as well. order is by day.
func (s *Standing) worst(i int, order []*Return) {
	var best Reading
	found := false
	for n, r := range order {
		for _, a := range r.Actuals {
			if a.Target != i || corrected(order[n+1:], r, i) {
				continue
			}
			if !found || r.Date.Year() > best.On.Year() || a.Value.Cmp(best.Actual.Value) >= 0 {
				a.Estimate = a.Estimate || r.Estimate
				best, found = Reading{Actual: a, On: r.Date}, true
			}
		}
	}
	if !found {
		return
	}
	for n := range s.Actuals {
		if rd := &s.Actuals[n]; rd.Actual.Target == i {
			if rd.On > best.On {
				best.Told = rd.On
			}
			*rd = best
		}
	}
}

// corrected reports whether one of the later returns is a newer version of r that
// speaks of target i.
func corrected(later []*Return, r *Return, i int) bool {
	for _, o := range later {
		if o.same(r) && slices.ContainsFunc(o.Actuals, func(a Actual) bool { return a.Target == i }) {
			return true
		}
	}
	return false
}

// mark notes that a step is done, keeping the first day that was told for it,
// or that it is not. A newer version that names the day itself corrects it.
func (s *Standing) mark(m StepMark, on Date) {
	at := slices.IndexFunc(s.Steps, func(d StepDone) bool { return d.Milestone == m.Milestone })
	told := m.On != 0
	if !told {
		m.On = on
	}
	switch {
	case m.Done && at < 0:
		s.Steps = append(s.Steps, StepDone{Milestone: m.Milestone, On: m.On})
	case m.Done && told:
		s.Steps[at].On = m.On
	case !m.Done && at >= 0:
		s.Steps = slices.Delete(s.Steps, at, at+1)
	}
}

// Reading returns the newest reading of target i, or nil where there is none.
func (s *Standing) Reading(i int) *Reading {
	for n := range s.Actuals {
		if s.Actuals[n].Actual.Target == i {
			return &s.Actuals[n]
		}
	}
	return nil
}

// ReadingOf returns the newest value of one unit for target i, or nil.
func (s *Standing) ReadingOf(i int, unit string) *Reading {
	for n := range s.Actuals {
		if a := &s.Actuals[n].Actual; a.Target == i && a.Of == unit {
			return &s.Actuals[n]
		}
	}
	return nil
}

// StepDone reports whether milestone i is done, and since which day.
func (s *Standing) StepDone(i int) (Date, bool) {
	for n := range s.Steps {
		if s.Steps[n].Milestone == i {
			return s.Steps[n].On, true
		}
	}
	return 0, false
}

func bySeq(a, b *Return) int { return int(int64(a.Seq) - int64(b.Seq)) }

// Answer returns how the turn of a period was answered, or nil.
func (s *Standing) Answer(turn Period) *Answer {
	for i := len(s.Answers) - 1; i >= 0; i-- {
		if s.Answers[i].Turn == turn {
			return &s.Answers[i]
		}
	}
	return nil
}

// With returns the standing with one more return, as if it had been stored.
func (s Standing) With(t *Task, r Return) Standing {
	was := s
	s.Actuals, s.Steps, s.Answers, s.First = slices.Clone(s.Actuals), slices.Clone(s.Steps), slices.Clone(s.Answers), slices.Clone(s.First)
	s.Reports++
	s.Known = max(s.Known, r.known())
	on := r.known()
	s.answers([]*Return{&r}, on)
	if r.StateOn(on) == Taken {
		s.add(t, &r)
	}
	for i := range s.Actuals {
		now := &s.Actuals[i]
		if !t.Targets[now.Actual.Target].ZeroLine() {
			continue
		}
		// An event stays; only a newer version of the return that told it takes it back.
		if old := was.Reading(now.Actual.Target); old != nil && old.Actual.Value.Cmp(now.Actual.Value) > 0 &&
			old.On != r.Date && old.On.Year() == r.Date.Year() && (r.Turn.From == 0 || old.On < r.Turn.From || old.On > r.Turn.To) {
			*now = *old
		}
	}
	for _, a := range r.Actuals {
		if a.Target < 0 || a.Target >= len(t.Targets) {
			continue
		}
		if g := &t.Targets[a.Target]; g.Baseline == nil && (g.Kind == Stock || g.Kind == Balance) &&
			!slices.ContainsFunc(s.First, func(f Reading) bool { return f.Actual.Target == a.Target }) {
			s.First = append(s.First, Reading{Actual: a, On: r.Date})
		}
	}
	s.sort()
	return s
}

func (s *Standing) sort() {
	slices.SortFunc(s.Actuals, func(a, b Reading) int {
		if a.Actual.Target != b.Actual.Target {
			return a.Actual.Target - b.Actual.Target
		}
		return strings.Compare(a.Actual.Of, b.Actual.Of)
	})
	slices.SortFunc(s.First, func(a, b Reading) int { return a.Actual.Target - b.Actual.Target })
	slices.SortFunc(s.Steps, func(a, b StepDone) int { return a.Milestone - b.Milestone })
}
