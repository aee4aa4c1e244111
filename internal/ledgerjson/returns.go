package ledgerjson

import "duban/model"

// complete fills in what form 1 does not have and a file written by hand may
// leave out: the number of a return is that of the one before and 1, it was
// received on the day that it stands for, and entered on the day that it was
// received. Versions are counted later, when the turns are known.
func complete(returns []model.Return) {
	var seq uint32
	for i := range returns {
		r := &returns[i]
		if r.Seq == 0 {
			r.Seq = seq + 1 // 0 again behind the highest number, which checkReturns refuses
		}
		seq = r.Seq
		if r.Received == 0 {
			r.Received = r.Date
		}
		if r.Entered == 0 {
			r.Entered = r.Received
		}
	}
}

// countVersions numbers the returns that have no version: those that answer one
// turn from 1, and those outside the turns that stand for one day from 1.
func countVersions(returns []model.Return) {
	type question struct {
		turn model.Period
		on   model.Date
	}
	newest := make(map[question]int, len(returns))
	for i := range returns {
		r := &returns[i]
		q := question{turn: r.Turn}
		if r.Turn == (model.Period{}) {
			q.on = r.Date
		}
		if r.Version == 0 {
			r.Version = newest[q] + 1
		}
		newest[q] = max(newest[q], r.Version)
	}
}

// completed returns the returns as they will be read back. It does not change
// those that it is given.
func completed(returns []model.Return) []model.Return {
	for i := range returns {
		if r := &returns[i]; r.Seq == 0 || r.Received == 0 || r.Entered == 0 || r.Version == 0 {
			out := append([]model.Return(nil), returns...)
			complete(out)
			countVersions(out)
			return out
		}
	}
	return returns
}

// halfMonths reads the fortnights of form 1, which knew no anchor, as the half months that
// they were.
func halfMonths(c *model.Campaign) {
	for i := range c.Cadences {
		if k := &c.Cadences[i]; k.Kind == model.Fortnight && k.Anchor == 0 {
			k.Kind = model.HalfMonth
		}
	}
}

// upgrade turns a ledger of form 1 into what it means today. A return answers the turn of its
// day where it stands for the last day of that turn, or where the turn's returns
// are due before it ends, else the turn before where nothing else answers that.
func upgrade(l *model.Ledger) {
	cal := model.NewCalendar() // form 1 has no days off and no rule for holidays
	campaigns := make([]*model.Campaign, len(l.Plans))
	for i := range l.Plans {
		campaigns[i] = &l.Plans[i].Campaign
	}
	model.Link(campaigns)
	for i := range l.Plans {
		p := &l.Plans[i]
		for j := range p.Records {
			r := &p.Records[j]
			p.Campaign.AnswerTurns(&r.Task, r.Returns, cal)
		}
	}
	for _, c := range campaigns {
		c.Up = nil // a ledger is not linked
	}
}
