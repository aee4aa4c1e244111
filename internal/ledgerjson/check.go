package ledgerjson

import (
	"fmt"

	"duban/model"
)

// The checks of what stands around the model's records: their history and their
// numbers. What a record must obey itself, model.Check… says.

// The days that a ledger may speak of.
var (
	earliest = model.NewDate(1900, 1, 1)
	latest   = model.NewDate(2199, 12, 31)
)

// mostVersion is the largest version that can be meant.
const mostVersion = 1_000_000

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
	switch {
	case d == 0 && needed:
		c.must(false, model.ErrMissing, "%s", name)
	case d != 0 && (d < earliest || d > latest):
		c.must(false, model.ErrDate, "%s %s", name, d)
	}
}

func (c *checker) count(name string, n, most int) {
	if n < 0 || n > most {
		c.must(false, model.ErrRange, "%s %d", name, n)
	}
}

func checkPlan(p *model.Plan) []error {
	c := checker{errs: model.CheckCampaign(&p.Campaign)}
	until := history{}
	for i := range p.Was {
		if was := p.Was[i].Value; was != nil {
			was.ID = p.Campaign.ID
			c.all(model.CheckCampaign(was), "was %s", number(i))
		}
		c.all(until.next("", p.Was[i].Until), "was %s", number(i))
	}
	return c.errs
}

func checkRecord(r *model.Record) []error {
	c := checker{errs: model.CheckTask(&r.Task)}
	for i := range r.Returns {
		p := &r.Returns[i]
		c.errs = append(c.errs, model.CheckReturn(&r.Task, p)...)
		if errs := checkReturn(p); len(errs) > 0 {
			c.all(errs, "progress %s", number(i))
		}
		if p.Seq == 0 || i > 0 && r.Returns[i-1].Seq >= p.Seq {
			c.must(false, model.ErrOrder, "progress %s seq %d", number(i), p.Seq)
		}
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
