package ledgerjson

import (
	"fmt"

	"duban/model"
)

// The checks of what stands around the model's records: their history, their
// numbers, and the bounds of fields that a loop or a sum goes by.

// The days that a ledger may speak of.
var (
	earliest = model.NewDate(1900, 1, 1)
	latest   = model.NewDate(2199, 12, 31)
)

// The largest counts that can be meant.
const (
	mostTurns   = 1000
	mostDays    = 36600
	mostVersion = 1_000_000
)

type checker struct{ errs []error }

func (c *checker) must(ok bool, err error, format string, args ...any) {
	if !ok {
		c.errs = append(c.errs, fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), err))
	}
}

// all adds what is wrong with a part of the record, which the format names.
func (c *checker) all(errs []error, format string, args ...any) {
	for _, err := range errs {
		c.errs = append(c.errs, fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), err))
	}
}

func (c *checker) date(name string, d model.Date, needed bool) {
	if d == 0 {
		c.must(!needed, model.ErrMissing, "%s", name)
		return
	}
	c.must(d >= earliest && d <= latest, model.ErrDate, "%s %s", name, d)
}

func (c *checker) count(name string, n, most int) {
	c.must(n >= 0 && n <= most, model.ErrRange, "%s %d", name, n)
}

// turn checks a span of which both days must be given.
func (c *checker) turn(name string, from, to model.Date) {
	c.date(name+" from", from, true)
	c.date(name+" to", to, true)
	c.must(from <= to, model.ErrOrder, "%s", name)
}

func checkPlan(p *model.Plan) []error {
	c := checker{errs: checkCampaign(&p.Campaign)}
	until := history{}
	for i := range p.Was {
		if was := p.Was[i].Value; was != nil {
			was.ID = p.Campaign.ID
			c.all(checkCampaign(was), "was %s", number(i))
		}
		c.all(until.next("", p.Was[i].Until), "was %s", number(i))
	}
	return c.errs
}

func checkCampaign(p *model.Campaign) []error {
	c := checker{errs: model.CheckCampaign(p)}
	c.date("archived", p.Archived, false)
	c.count("silent_yellow", p.Policy.SilentYellow, mostTurns)
	c.count("silent_red", p.Policy.SilentRed, mostTurns)
	c.count("wind_up_days", p.Policy.WindUpDays, mostDays)
	for i := range p.Cadences {
		k := &p.Cadences[i]
		name := "cadence " + number(i)
		c.count(name+" due_workdays", k.DueWorkdays, mostTurns)
		c.date(name+" from", k.From, false)
		c.date(name+" to", k.To, false)
		c.must(k.From == 0 || k.To == 0 || k.From <= k.To, model.ErrOrder, "%s", name)
		c.date(name+" anchor", k.Anchor, false)
		for j, t := range k.Turns {
			c.turn(fmt.Sprintf("%s turn %s", name, number(j)), t.From, t.To)
			c.must(j == 0 || k.Turns[j-1].To < t.From, model.ErrOrder, "%s turn %s", name, number(j))
		}
	}
	return c.errs
}

func checkRecord(r *model.Record) []error {
	c := checker{errs: model.CheckTask(&r.Task)}
	for i := range r.Returns {
		p := &r.Returns[i]
		c.errs = append(c.errs, model.CheckReturn(&r.Task, p)...)
		c.all(checkReturn(p), "progress %s", number(i))
		c.must(p.Seq > 0 && (i == 0 || r.Returns[i-1].Seq < p.Seq), model.ErrOrder, "progress %s seq %d", number(i), p.Seq)
	}
	until := history{}
	for i := range r.Was {
		if was := r.Was[i].Value; was != nil {
			c.all(model.CheckTask(was), "was %s", number(i))
		}
		c.all(until.next("", r.Was[i].Until), "was %s", number(i))
	}
	until = history{}
	for i := range r.ReturnsWas {
		was := &r.ReturnsWas[i]
		c.must(was.ID != "0", model.ErrMissing, "progress_was %s return", number(i))
		if was.Value != nil {
			c.all(checkPastReturn(&r.Task, was.Value), "progress_was %s", number(i))
		}
		c.all(until.next(was.ID, was.Until), "progress_was %s", number(i))
	}
	return c.errs
}

func checkReturn(p *model.Return) []error {
	var c checker
	c.date("received", p.Received, true)
	c.date("entered", p.Entered, true)
	c.count("version", p.Version, mostVersion)
	if p.Turn != (model.Period{}) {
		c.turn("turn", p.Turn.From, p.Turn.To)
	}
	for i, s := range p.Steps {
		c.date(fmt.Sprintf("step %s on", number(i)), s.On, false)
	}
	for i, d := range p.Decisions {
		c.date(fmt.Sprintf("decision %s on", number(i)), d.On, true)
	}
	return c.errs
}

// checkPastReturn leaves out the figures and steps: the task may have had other
// targets and milestones then.
func checkPastReturn(t *model.Task, p *model.Return) []error {
	told := *p
	told.Actuals, told.Steps, told.Text = nil, nil, or(p.Text, "-")
	return append(model.CheckReturn(t, &told), checkReturn(p)...)
}

// history holds the last day of each record in a list of past records.
type history map[string]model.Date

// next checks the next entry of the list: those of one record follow one another.
func (h history) next(id string, until model.Date) []error {
	var c checker
	c.date("until", until, true)
	c.must(h[id] <= until, model.ErrOrder, "until %s", until)
	h[id] = until
	return c.errs
}

func checkSettings(s *model.Settings) error {
	var c checker
	for i, d := range s.DaysOff {
		c.turn("days_off "+number(i), d.From, d.To)
	}
	if len(c.errs) > 0 {
		return c.errs[0]
	}
	return nil
}
