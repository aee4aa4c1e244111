package db

import (
	"slices"

	"duban/model"
)

// feedAll hands on the returns that were stored while others of the same action were still to come.
func (a *action) feedAll() error {
	for _, via := range a.toFeed {
		if err := a.feed(via.Task, via.Seq); err != nil {
			return err
		}
	}
	a.toFeed = nil
	return nil
}

// feed hands the figures of a return on to the tasks in which the same indicators stand, and notes on both sides where
// another task was told a different figure, as model.Feed says. It is part of the action that stored the return.
func (a *action) feed(id string, seq uint32) error {
	x, err := a.reported(id)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(x.returns, func(r model.Return) bool { return r.Seq == seq })
	f := model.Feed{From: x.task, Return: &x.returns[i], Returns: x.returns, On: a.rec.Day}
	others, err := a.fedBy(&f)
	if len(others) == 0 || err != nil {
		return err
	}
	all, err := campaignsOn(a.tx, forever)
	if err != nil {
		return err
	}
	campaigns := make(map[string]*model.Campaign, len(all))
	for _, c := range all {
		campaigns[c.ID] = c
	}
	settings, err := settingsOn(a.tx, forever)
	if err != nil {
		return err
	}
	f.Campaign, f.Cal = campaigns[x.task.Campaign], model.NewCalendar().Without(settings.DaysOff)
	var disputed []string
	for _, o := range others {
		differ, compared := f.Differences(o.task, o.returns, campaigns[o.task.Campaign])
		if len(compared) == 0 {
			continue
		}
		reversed := make([]model.Difference, len(differ))
		for i, d := range differ {
			reversed[i] = d.Reverse()
			disputed = append(disputed, d.Link)
		}
		if err := a.compare(x, o.task.ID, compared, differ, f.Return); err != nil {
			return err
		}
		if err := a.compare(o, id, compared, reversed, f.Return); err != nil {
			return err
		}
	}
	f.Disputed = disputed
	for _, o := range others {
		fed, ok := f.To(o.task, o.returns, campaigns[o.task.Campaign])
		if !ok {
			continue
		}
		if err := a.take(o, &fed, nil); err != nil {
			return err
		}
	}
	return nil
}

// fedBy returns the tasks to which a return is handed on.
func (a *action) fedBy(f *model.Feed) ([]*reported, error) {
	links := f.Links()
	if len(links) == 0 {
		return nil, nil
	}
	ids, err := a.linked(f.From.ID, links)
	if err != nil {
		return nil, err
	}
	others := make([]*reported, len(ids))
	for i, id := range ids {
		if others[i], err = a.reported(id); err != nil {
			return nil, err
		}
	}
	return others, nil
}

// compare notes on a task in which figures it differs from another one.
func (a *action) compare(x *reported, other string, compared []string, differ []model.Difference, r *model.Return) error {
	detail, err := a.detail(x.key)
	if err != nil {
		return err
	}
	whole := *x.task
	whole.Detail = detail
	if !whole.Compare(other, compared, differ, r, a.rec.Day, a.rec.Who) {
		return nil
	}
	if err := a.putWhole(x.key, x.task, &whole); err != nil {
		return err
	}
	return a.putTask(x.key, x.task)
}

// feedDecision has what was decided about a return go for those that it fed.
func (a *action) feedDecision(t *model.Task, r *model.Return, d model.Decision) error {
	others, err := a.fedBy(&model.Feed{From: t, Return: r})
	if err != nil {
		return err
	}
	for _, o := range others {
		for i := range o.returns {
			if fed := &o.returns[i]; fed.Via == (model.Via{Task: t.ID, Seq: r.Seq}) && fed.Approval {
				if err := a.decide(o, fed, d); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
