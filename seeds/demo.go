package seeds

import (
	"fmt"
	"slices"
	"strings"

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
	accidents(l, today)
	set := chooseSpecial(l, today)
	cal, shared := model.NewCalendar(), make(indicators)
	for _, goals := range []bool{false, true} { // goals say what the tasks have said
		for i := range l.Plans {
			p := &l.Plans[i]
			for j := range p.Records {
				if r := &p.Records[j]; r.Task.Overall() == goals {
					simulate(&p.Campaign, r, set[r.Task.ID], today, cal, shared)
				}
			}
		}
	}
	return l, nil
}

// incident is an event of the sample, which breaks a zero line.
type incident struct {
	task   string
	target int
	day    model.Date
	kind   string
	deaths int
	unit   string
}

// incidents are few: a zero line is kept in nearly all plans.
var incidents = []incident{
	{task: "kb7-20", target: 0, day: model.NewDate(2026, 8, 12), kind: "较大道路交通事故", deaths: 3, unit: "许市镇"},
	{task: "xy9e-14", target: 1, day: model.NewDate(2023, 9, 6), kind: "第三方施工挖断油气管道", unit: "金龙镇"},
	{task: "xy9e-27", target: 1, day: model.NewDate(2023, 7, 3), kind: "山洪致人死亡", deaths: 1, unit: "鹤龙湖镇"},
	{task: "dth-7", target: 0, day: model.NewDate(2020, 5, 20), kind: "债务舆情", unit: "区发改财政局"},
}

// accidents enters the incidents that have happened by today, some days after they did.
func accidents(l *model.Ledger, today model.Date) {
	for i := range l.Plans {
		for j := range l.Plans[i].Records {
			t := &l.Plans[i].Records[j].Task
			for _, x := range incidentsOf(t.ID) {
				if entered := x.day.AddDays(2); entered <= today {
					t.Events = append(t.Events, model.Event{
						Date: x.day, Target: x.target, Count: 1, Kind: x.kind, Deaths: x.deaths, Unit: x.unit,
						Source: mark + "事故快报。", By: inspector, Entered: entered,
					})
				}
			}
		}
	}
}

func incidentsOf(task string) []incident {
	var out []incident
	for _, x := range incidents {
		if x.task == task {
			out = append(out, x)
		}
	}
	return out
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
			if fateOf(t, true) == steady && t.Nature == model.Work && today < t.Deadline.Date && t.Deadline.Precision != model.Recurring {
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
	if t.Overall() {
		return steady // what goes wrong goes wrong in the tasks
	}
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
func simulate(c *model.Campaign, r *model.Record, story special, today model.Date, cal *model.Calendar, shared indicators) {
	t := &r.Task
	if t.Nature == model.StandingDuty {
		return // is asked nothing
	}
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
	sim := newSimulator(c, r, f, shared)
	sim.incidents = incidentsOf(t.ID)
	last := min(end.AddDays(longest), today)
	stop := last
	if f == rested {
		stop = sim.from + (end-sim.from)/2
	}
	var done bool
	for _, x := range replies(c, r, sim, stop, today, cal) {
		var p model.Return
		p, done = sim.report(x.on)
		p.Turn, p.Received, p.Entered = x.turn, x.received, x.received
		r.Returns = append(r.Returns, sim.slip(p, r.Returns, today, cal)...)
		if done || x.on > end && f != slow {
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
		on := r.Returns[len(r.Returns)-1].Received.AddDays(3 + roll(t.ID, "closing", 8))
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

// quarterly are the turns at which a task speaks that is not asked for returns.
var quarterly = model.Cadence{Kind: model.Quarter}

// reply is one return to be made up: the turn that it answers, if any, the day that it
// stands for and the day on which the office received it.
type reply struct {
	turn         model.Period
	on, received model.Date
}

// replies returns the returns of a task that stand for days up to last and were received
// by today: one for every turn of the cadence that asks it. One that is not asked
// speaks each quarter. What comes when the turns are over answers none. A tardy unit leaves out the last.
func replies(c *model.Campaign, r *model.Record, s *simulator, last, today model.Date, cal *model.Calendar) []reply {
	t := &r.Task
	k, by := c.Asks(t)
	if by == model.AskedByNone {
		k = &quarterly
	}
	asked := c.Period.To
	if t.Deadline.Given {
		asked = max(asked, t.Deadline.Date)
	}
	if k.To != 0 {
		asked = k.To
	}
	from := s.from
	if n := len(r.Returns); n > 0 {
		from = max(from, r.Returns[n-1].Date.AddDays(1))
	}
	turn := k.TurnOn(max(from, c.TrackedSince), cal)
	for b := k.Before(turn, cal); b.To >= from && b.Due >= c.TrackedSince; b = k.Before(b, cal) {
		turn = b // it had ended, and was still to be answered
	}
	var out []reply
	for ; !turn.IsZero() && turn.To <= last; turn = k.Next(turn, cal) {
		x := reply{on: min(turn.To, turn.Due)}
		x.received = max(s.receivedOn(turn, cal), c.TrackedSince)
		if x.received > today {
			break
		}
		if by != model.AskedByNone && turn.From <= asked {
			x.turn = turn.Period()
		}
		out = append(out, x)
	}
	if s.fate == tardy && len(out) > 2 {
		out = out[:len(out)-1]
	}
	return out
}

// receivedOn makes up the day on which the return for a turn is received: most come one to eight
// working days after its end and in time, one in thirty some days late; those
// of a tardy unit nearly always.
func (s *simulator) receivedOn(turn model.Turn, cal *model.Calendar) model.Date {
	late := func(days int) model.Date {
		return cal.AddWorkdays(turn.Due, 1+roll(s.task.ID, "late"+turn.To.String(), days))
	}
	n := roll(s.task.ID, "received"+turn.To.String(), 240)
	switch {
	case s.fate == tardy && n >= 24:
		return late(7)
	case n < 8:
		return late(3)
	case !turn.DueAfter():
		return turn.Due
	}
	on := cal.AddWorkdays(turn.To, 1+n%8)
	if on > turn.Due {
		on = turn.Due
		if last := cal.AddWorkdays(turn.Due+1, -1); last > turn.To {
			on = last
		}
	}
	return on
}

// slip makes up, of one return in forty, that the unit first sent the figures of the return
// before it once more, and corrected them some days later. It returns the
// versions in their order.
func (s *simulator) slip(p model.Return, before []model.Return, today model.Date, cal *model.Calendar) []model.Return {
	if len(before) == 0 || len(p.Actuals) == 0 || roll(s.task.ID, "slip"+p.Date.String(), 40) > 0 {
		return []model.Return{p}
	}
	was := &before[len(before)-1]
	right := cal.AddWorkdays(p.Received, 2+roll(s.task.ID, "right"+p.Date.String(), 3))
	if !was.Simulated || right > today {
		return []model.Return{p}
	}
	first := p
	first.Actuals, first.Percent, first.Steps, first.Text = was.Actuals, was.Percent, was.Steps, mark+"进度正常。"
	s.count++
	p.Seq, p.Version = s.count, 2
	p.Received, p.Entered = right, right
	p.Text = mark + "更正：前次误报了上期数。" + strings.TrimPrefix(p.Text, mark)
	return []model.Return{first, p}
}
