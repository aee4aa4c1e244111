package seeds

import (
	"fmt"
	"slices"

	"duban/model"
)

// inspector is who closes, suspends and extends tasks in the sample.
const inspector = "督查室（模拟）"

// longest is how long a finished campaign's last tasks may still be reported
// on, after the last day of the plan or the deadline.
const longest = 62

// Demo returns the ledger of the founding documents with simulated reports up
// to today. What the documents report themselves stays as it is. Every report
// that is made up is marked as simulated and says 模拟, and so does the reason of
// every closing, suspension, extension and manual light. Plans that run today
// show every colour; those of the past are nearly all closed. The sample depends
// on today alone.
func Demo(today model.Date) (*model.Ledger, error) {
	l, err := Load(0)
	if err != nil {
		return nil, err
	}
	for i := range l.Plans {
		c := &l.Plans[i].Campaign
		c.TrackedSince = c.Document.Date
		if c.TrackedSince == 0 {
			c.TrackedSince = c.Period.From
		}
	}
	set := chooseSpecial(l, today)
	for i := range l.Plans {
		p := &l.Plans[i]
		for j := range p.Records {
			simulate(&p.Campaign, &p.Records[j], set[p.Records[j].Task.ID], today)
		}
	}
	return l, nil
}

// special is a story that the sample tells of a few chosen tasks.
type special uint8

const (
	ordinary special = iota
	suspendedNow
	litByHand
	extended
)

// chooseSpecial picks, from the newest plans that run today, one task to be
// suspended, one with a light set by hand and two whose deadline was moved.
func chooseSpecial(l *model.Ledger, today model.Date) map[string]special {
	var newest model.Date
	for i := range l.Plans {
		c := &l.Plans[i].Campaign
		if c.Period.From <= today && today <= c.Period.To && len(l.Plans[i].Records) > 0 {
			newest = max(newest, c.Document.Date)
		}
	}
	var ids []string
	for i := range l.Plans {
		if l.Plans[i].Campaign.Document.Date != newest {
			continue
		}
		for j := range l.Plans[i].Records {
			t := &l.Plans[i].Records[j].Task
			if fateOf(t, true) == steady && today < t.Deadline.Date && t.Deadline.Precision != model.Recurring {
				ids = append(ids, t.ID)
			}
		}
	}
	const many = 1 << 30
	slices.SortStableFunc(ids, func(a, b string) int { return roll(a, "special", many) - roll(b, "special", many) })
	set := make(map[string]special)
	for i, kind := range []special{suspendedNow, litByHand, extended, extended} {
		if i < len(ids) {
			set[ids[i]] = kind
		}
	}
	return set
}

// fateOf deals a task its fate: in a running plan most are well, one in six
// slow and one in twelve failing; a finished one came to its end but for one in a hundred.
func fateOf(t *model.Task, running bool) fate {
	n := roll(t.ID, "fate", 100)
	if !running {
		switch {
		case n < 1:
			return failing
		case n < 2:
			return rested
		case n < 20:
			return slow
		case n < 45:
			return early
		}
		return steady
	}
	switch {
	case n < 8:
		return failing
	case n < 25:
		return slow
	case n < 31:
		return silent
	case n < 40:
		return early
	case n < 46:
		return tardy
	}
	return steady
}

// simulate makes up the story of one task: its reports, and how it ends.
func simulate(c *model.Campaign, r *model.Record, story special, today model.Date) {
	t := &r.Task
	end := max(c.Period.To, t.Deadline.Date)
	running := today <= end
	f := fateOf(t, running)
	if f == silent && len(r.Returns) > 0 {
		f = steady // it has been heard of
	}
	if t.Deadline.Date < c.TrackedSince && len(r.Returns) == 0 {
		f = silent // was over before anyone asked
	}
	if f == silent || finished(t, r.Returns) {
		return
	}
	if story == extended {
		extend(t, today)
	}
	sim := newSimulator(c, r, f)
	last := min(end.AddDays(longest), today)
	stop := last
	if f == rested {
		stop = sim.from + (end-sim.from)/2
	}
	var done bool
	for _, on := range reportDays(c, r, sim, stop, running) {
		var p model.Return
		p, done = sim.report(on)
		r.Returns = append(r.Returns, p)
		if done || on > end && f != slow {
			break
		}
	}
	switch {
	case len(r.Returns) == 0:
	case story == suspendedNow:
		t.Suspended = append(t.Suspended, model.Suspension{From: today.AddDays(-20), Reason: mark + "上级规划调整，暂停实施。"})
	case story == litByHand:
		t.Manual = append(t.Manual, model.ManualLight{
			On: today.AddDays(-10), Until: today.AddDays(20), Light: model.Yellow,
			Reason: mark + "现场督查发现质量问题，整改期间挂黄灯。", By: inspector,
		})
	case f == rested:
		t.Suspended = append(t.Suspended, model.Suspension{From: stop.AddDays(5), Reason: mark + "项目缓建，暂停督办。"})
	case running && !(done && roll(t.ID, "closed", 2) == 0), f == failing:
	default:
		on := r.Returns[len(r.Returns)-1].Date.AddDays(3 + roll(t.ID, "closing", 8))
		if on <= today {
			t.Closed = &model.Closing{On: on, By: inspector, Text: mark + "经核查已办结。"}
		}
	}
}

// finished tells whether the document's own reports already say that every
// step of the task is done.
func finished(t *model.Task, reports []model.Return) bool {
	if len(reports) == 0 || len(t.Milestones) == 0 || len(t.Targets) > 0 {
		return false
	}
	s := model.Summarise(t, reports, reports[len(reports)-1].Date)
	return len(s.Steps) == len(t.Milestones)
}

// extend moves the task's deadline by a quarter, some weeks ago.
func extend(t *model.Task, today model.Date) {
	to := t.Deadline.Date.AddDays(1).MonthEnd().AddDays(1).MonthEnd().AddDays(1).MonthEnd()
	next := model.Deadline{Date: to, Text: fmt.Sprintf("%d年%d月底前", to.Year(), to.Month()), Precision: model.ToMonth, Given: true}
	t.Extensions = append(t.Extensions, model.Extension{
		On: today.AddDays(-30 - roll(t.ID, "extended", 20)), From: t.Deadline, To: next,
		Reason: mark + "征拆受阻，经批准延期。", By: inspector,
	})
	t.Deadline = next
}

// reportDays returns the days for which the task reports, up to the day last:
// the end of every turn of the plan's reporting. Where the plan orders none it is the
// month, and so it is in a finished plan that ordered shorter turns. A tardy
// unit speaks some days later, and not lately.
func reportDays(c *model.Campaign, r *model.Record, s *simulator, last model.Date, running bool) []model.Date {
	turn, late := model.Cadence{Kind: model.Month}, 10
	cal := model.NewCalendar()
	if own, by := c.Asks(&r.Task); by != model.AskedByNone && own.Kind > model.Day && own.Kind <= model.Quarter && (running || own.Kind > model.Month) {
		if turn.Kind = own.Kind; own.Kind < model.Month {
			late = 3
		}
	}
	from := max(s.from, c.TrackedSince)
	if n := len(r.Returns); n > 0 {
		from = max(from, r.Returns[n-1].Date.AddDays(1))
	}
	var out []model.Date
	for d := from; d <= last; {
		to := turn.TurnOn(d, cal).To
		d = to.AddDays(1)
		if s.fate == tardy {
			to = to.AddDays(1 + roll(s.task.ID, to.String(), late))
		}
		if to <= last {
			out = append(out, to)
		}
	}
	if s.fate == tardy && len(out) > 2 {
		out = out[:len(out)-1-roll(s.task.ID, "missing", 2)]
	}
	return out
}
