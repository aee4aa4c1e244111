package db

import (
	"cmp"
	"fmt"

	"duban/model"
)

// Update stores what an import brings as one action, all of it or nothing:
// units in place of those of the same name, new campaigns with their tasks,
// changed campaigns, tasks of campaigns that the store has, and removals. A record without an ID
// is a new task; the reports of one that is there already are appended to
// those that it has, and make events and are handed on to other tasks as those of Report do.
//
// Order, Standing and OpenDoubts are not used but derived. The entry names the
// campaigns that are new, changed or had tasks renumbered, and unless all is new the
// tasks; it has no Seq when nothing had changed. The errors are those of
// Import, SaveTask and RemoveTask.
func (s *Store) Update(u *model.Update, as model.Action, note string) (model.Entry, error) {
	e, err := s.act(as, note, func(a *action) error {
		a.rec.Whole = len(u.Campaigns)+len(u.Records)+len(u.Remove) == 0
		for i := range u.Units {
			if err := a.putUnit(&u.Units[i]); err != nil {
				return fmt.Errorf("unit %q: %w", u.Units[i].Name, err)
			}
		}
		for _, name := range u.RemoveUnits {
			if err := a.removeUnit(name); err != nil {
				return fmt.Errorf("unit %q: %w", name, err)
			}
		}
		for i := range u.Campaigns {
			if err := a.saveCampaign(&u.Campaigns[i]); err != nil {
				return fmt.Errorf("campaign %q: %w", u.Campaigns[i].ID, err)
			}
		}
		for _, id := range u.Remove {
			key, t, err := a.task(id)
			if err != nil {
				return fmt.Errorf("task %q: %w", id, err)
			}
			if err := a.removeTask(key, t.ID); err != nil {
				return err
			}
		}
		for i := range u.Records {
			if err := a.saveRecord(&u.Records[i]); err != nil {
				return fmt.Errorf("task %q %q: %w", u.Records[i].Task.ID, u.Records[i].Task.Title, err)
			}
		}
		if err := a.feedAll(); err != nil {
			return err
		}
		im := newImporting(a)
		for i := range u.Plans {
			if err := im.plan(&u.Plans[i]); err != nil {
				return fmt.Errorf("campaign %q: %w", u.Plans[i].Campaign.Name, err)
			}
		}
		return im.finish()
	})
	if err != nil {
		return e, fmt.Errorf("updating the ledger: %w", err)
	}
	return e, nil
}

// saveRecord stores a task and appends its returns to those that it has. Returns
// on a task that the ledger has are entered today.
func (a *action) saveRecord(r *model.Record) error {
	t := r.Task
	var day model.Date
	var c *model.Campaign
	asks := false
	if t.ID == "" {
		id, err := a.newID(kindIn(inTasks), "t")
		if err != nil {
			return err
		}
		t.ID = id
	} else if key, err := kindIn(inTasks).keyOf(a.tx, []byte(t.ID)); err != nil {
		return err
	} else if key != nil {
		day = a.rec.Day
		if c, err = a.campaignOf(t.ID); err != nil {
			return err
		}
		if asks, err = a.asksApproval(c.ID); err != nil {
			return err
		}
	}
	returns, err := returnsOf(a.tx, t.ID, nil)
	if err != nil {
		return err
	}
	for _, p := range r.Returns {
		p.Seq, p.Via = lastSeq(returns)+1, model.Via{}
		complete(&p, returns, day)
		if c != nil {
			t.FillLinked(&p, c)
			p.Approval = asks
		}
		if err := a.putReturn(t.ID, &p); err != nil {
			return err
		}
		returns = append(returns, p)
		t.TellEvents(p.Entered, returns, &p)
		if day != 0 {
			a.toFeed = append(a.toFeed, model.Via{Task: t.ID, Seq: p.Seq})
		}
	}
	return a.saveTask(&t)
}

// campaignOf returns the campaign of a task that the ledger has.
func (a *action) campaignOf(id string) (*model.Campaign, error) {
	_, t, err := a.task(id)
	if err != nil {
		return nil, err
	}
	return readCampaign(a.tx, t.Campaign)
}

// complete fills in what an imported return does not say: it was received, and
// with it entered, on the given day, or on the one that it stands for where that is zero.
func complete(r *model.Return, before []model.Return, day model.Date) {
	if r.Received.IsZero() {
		r.Received = cmp.Or(day, r.Date)
	}
	if r.Entered.IsZero() {
		r.Entered = cmp.Or(day, r.Received)
	}
	if r.Version == 0 {
		r.Version = model.NextVersion(before, r)
	}
}
