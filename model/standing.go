package model

import "slices"

// Summarise says what all reports with a date up to and including on say
// together. Of two reports for the same date the one stored later (higher Seq)
// wins, which is how a correction works. Reports may come in any order.
//
// A zero line (零容忍) is broken for good by one event: its reading is the
// highest value that any date reports, so that 「本月0起」 in April does not wash
// away one accident in March. Only a later report for the same date, a
// correction, takes an event back.
//
// The result shares no memory with reports except the decimals, which never change.
func Summarise(t *Task, reports []Return, on Date) Standing {
	var s Standing
	var newest *Return
	var text Date
	var textSeq uint32
	for i := range reports {
		p := &reports[i]
		if p.Date > on {
			continue
		}
		s.Reports++
		if newest == nil || later(p.Date, p.Seq, newest.Date, newest.Seq) {
			newest = p
		}
		if p.Text != "" && (s.Text == "" || later(p.Date, p.Seq, text, textSeq)) {
			s.Text, text, textSeq = p.Text, p.Date, p.Seq
		}
	}
	if newest == nil {
		return s
	}
	s.Last = newest.Date
	s.Simulated = newest.Simulated
	order := reports
	if !slices.IsSortedFunc(order, byDate) {
		order = slices.Clone(reports)
		slices.SortStableFunc(order, byDate)
	}
	for i := range order {
		p := &order[i]
		if p.Date > on {
			break
		}
		if p.Percent != nil {
			s.Percent, s.PercentOn = p.Percent, p.Date
		}
		for _, a := range p.Actuals {
			if a.Target < 0 || a.Target >= len(t.Targets) {
				continue
			}
			s.read(&t.Targets[a.Target], Reading{Actual: a, On: p.Date})
		}
		for _, m := range p.Steps {
			if m.Milestone >= 0 && m.Milestone < len(t.Milestones) {
				s.mark(m, p.Date)
			}
		}
	}
	for i := range t.Targets {
		if t.Targets[i].Kind == ZeroLine {
			s.worst(t, i, order, on)
		}
	}
	slices.SortFunc(s.Actuals, func(a, b Reading) int { return a.Actual.Target - b.Actual.Target })
	slices.SortFunc(s.Steps, func(a, b StepDone) int { return a.Milestone - b.Milestone })
	return s
}

// read puts a newer reading of a target in the place of the older one.
func (s *Standing) read(_ *Target, r Reading) {
	for i := range s.Actuals {
		if s.Actuals[i].Actual.Target == r.Actual.Target {
			s.Actuals[i] = r
			return
		}
	}
	s.Actuals = append(s.Actuals, r)
}

// worst replaces the reading of zero line i by the highest one that stands:
// of each date only the last report counts.
func (s *Standing) worst(t *Task, i int, order []Return, on Date) {
	var best Reading
	var found bool
	for n := 0; n < len(order) && order[n].Date <= on; {
		var day Reading
		var said bool
		date := order[n].Date
		for ; n < len(order) && order[n].Date == date; n++ {
			for _, a := range order[n].Actuals {
				if a.Target == i {
					day, said = Reading{Actual: a, On: date}, true
				}
			}
		}
		if said && (!found || day.Actual.Value.Cmp(best.Actual.Value) >= 0) {
			best, found = day, true
		}
	}
	if found {
		s.read(&t.Targets[i], best)
	}
}

// mark notes that a step is done, keeping the first day on which it was said,
// or that it is not.
func (s *Standing) mark(m StepMark, on Date) {
	at := slices.IndexFunc(s.Steps, func(d StepDone) bool { return d.Milestone == m.Milestone })
	switch {
	case m.Done && at < 0:
		s.Steps = append(s.Steps, StepDone{Milestone: m.Milestone, On: on})
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

// StepDone reports whether milestone i is done, and since which report.
func (s *Standing) StepDone(i int) (Date, bool) {
	for n := range s.Steps {
		if s.Steps[n].Milestone == i {
			return s.Steps[n].On, true
		}
	}
	return 0, false
}

func later(d1 Date, seq1 uint32, d2 Date, seq2 uint32) bool {
	return d1 > d2 || d1 == d2 && seq1 >= seq2
}

func byDate(a, b Return) int {
	if a.Date != b.Date {
		return int(a.Date - b.Date)
	}
	return int(int64(a.Seq) - int64(b.Seq))
}

// With returns the standing with one more report, as if it had been stored.
func (s Standing) With(t *Task, p Return) Standing {
	reports := s.asReports()
	p.Seq = uint32(len(reports) + 1)
	out := Summarise(t, append(reports, p), max(s.Last, p.Date))
	out.Reports = s.Reports + 1
	return out
}

// asReports returns reports that sum up to the standing.
func (s *Standing) asReports() []Return {
	var out []Return
	add := func(p Return) {
		p.Seq = uint32(len(out) + 1)
		out = append(out, p)
	}
	if s.Reports > 0 {
		add(Return{Date: s.Last, Text: s.Text, Simulated: s.Simulated})
	}
	if s.Percent != nil {
		add(Return{Date: s.PercentOn, Percent: s.Percent})
	}
	for _, r := range s.Actuals {
		add(Return{Date: r.On, Actuals: []Actual{r.Actual}})
	}
	for _, d := range s.Steps {
		add(Return{Date: d.On, Steps: []StepMark{{Milestone: d.Milestone, Done: true}}})
	}
	return out
}
