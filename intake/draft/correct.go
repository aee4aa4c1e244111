package draft

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"duban/model"
)

// CorrectPlan takes over what the officer has typed of the campaign of a plan: of what was shown, that which differs. Tasks
// without a deadline of their own follow the end of the period, and with the period the doubts about its days are
// settled. The errors are ErrNoItem, model.ErrMissing for a campaign without a name, and model.ErrOrder for a period that
// ends before it begins.
func (d *Draft) CorrectPlan(plan int, shown, typed *model.Campaign, on model.Date, by string) error {
	switch {
	case plan < 0 || plan >= len(d.Plans):
		return ErrNoItem
	case strings.TrimSpace(typed.Name) == "":
		return fmt.Errorf("name: %w", model.ErrMissing)
	case typed.Period.From != 0 && typed.Period.To != 0 && typed.Period.To < typed.Period.From:
		return fmt.Errorf("period: %w", model.ErrOrder)
	}
	p := &d.Plans[plan]
	o := &p.Origins
	read := p.Campaign
	for _, v := range []struct {
		at      *Origin
		differs bool
	}{
		{&o.Name, typed.Name != shown.Name},
		{&o.Number, typed.Document.Number != shown.Document.Number},
		{&o.Issuers, !slices.Equal(typed.Document.Issuers, shown.Document.Issuers)},
		{&o.From, typed.Period.From != shown.Period.From},
		{&o.To, typed.Period.To != shown.Period.To},
		{&o.Cadences, !reflect.DeepEqual(typed.Cadences, shown.Cadences)},
		{&o.Parent, typed.Parent != shown.Parent},
	} {
		if v.differs {
			*v.at = Origin{Reason: Corrected}
		}
	}
	q := Plan{Campaign: *typed, Origins: *o}
	q.PutCorrections(&p.Campaign)
	if p.Campaign.Document.Title == "" && p.Campaign.Name != read.Name {
		p.Campaign.Document.Title = read.Name // by which the document is known when it comes again
	}
	if p.Campaign.Period != read.Period {
		p.followEnd(read.Period.To)
	}
	if typed.Period != shown.Period {
		p.settleDays(on, by)
	}
	return nil
}

// AcceptPlan takes the campaign of a plan as it stands: what was guessed is the officer's word from now on.
func (d *Draft) AcceptPlan(plan int, on model.Date, by string) error {
	if plan < 0 || plan >= len(d.Plans) {
		return ErrNoItem
	}
	p := &d.Plans[plan]
	for _, o := range p.Origins.all() {
		if o.Guessed() {
			o.Reason = Corrected
		}
	}
	p.settleDays(on, by)
	return nil
}

// followEnd moves the deadlines that are the end of the period with it.
func (p *Plan) followEnd(was model.Date) {
	for i := range p.Items {
		if due := &p.Items[i].Record.Task.Deadline; !due.Given && due.Text == "" && due.Date == was && was != 0 {
			due.Date = p.Campaign.Period.To
		}
	}
}

// settleDays settles the open doubts about days of the campaign as a whole.
func (p *Plan) settleDays(on model.Date, by string) {
	for i, doubt := range p.Campaign.Review {
		if doubt.Code == model.DoubtDate && doubt.Settled.IsZero() {
			p.Campaign.SettleDoubt(i, on, by, "")
		}
	}
}

// all are the origins of every value.
func (o *Origins) all() []*Origin {
	return []*Origin{&o.Name, &o.Number, &o.Issuers, &o.Issued, &o.From, &o.To, &o.Cadences, &o.Parent}
}

// Guessed reports whether a value of the campaign is the program's guess.
func (p *Plan) Guessed() bool {
	return slices.ContainsFunc(p.Origins.all(), func(o *Origin) bool { return o.Guessed() })
}

// Corrected reports whether the officer has typed a value of the campaign.
func (p *Plan) Corrected() bool {
	return slices.ContainsFunc(p.Origins.all(), func(o *Origin) bool { return o.Reason == Corrected })
}

// PutCorrections puts what the officer has typed of the campaign into another one.
func (p *Plan) PutCorrections(to *model.Campaign) {
	c, o := &p.Campaign, &p.Origins
	for _, v := range []struct {
		at  Origin
		put func()
	}{
		{o.Name, func() { to.Name = c.Name }},
		{o.Number, func() { to.Document.Number = c.Document.Number }},
		{o.Issuers, func() { to.Document.Issuers = c.Document.Issuers }},
		{o.From, func() { to.Period.From = c.Period.From }},
		{o.To, func() { to.Period.To = c.Period.To }},
		{o.Cadences, func() { to.Cadences = c.Cadences }},
		{o.Parent, func() { to.Parent = c.Parent }},
	} {
		if v.at.Reason == Corrected {
			v.put()
		}
	}
}
