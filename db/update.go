package db

import (
	"fmt"

	"duban/model"
)

// Update stores what an import brings as one action, all of it or nothing:
// units in place of those of the same name, new campaigns with their tasks,
// changed campaigns, tasks of campaigns that the store has, and removals. A record without an ID
// is a new task; the reports of one that is there already are appended to
// those that it has.
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
			a.touch(t.ID, key)
			if err := a.removeTask(key, t.ID); err != nil {
				return err
			}
		}
		for i := range u.Records {
			if err := a.saveRecord(&u.Records[i]); err != nil {
				return fmt.Errorf("task %q %q: %w", u.Records[i].Task.ID, u.Records[i].Task.Title, err)
			}
		}
		im := importing{action: a, ids: make(map[string]bool)}
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

// saveRecord stores a task and appends its reports to those that it has.
func (a *action) saveRecord(r *model.Record) error {
	t := r.Task
	if t.ID == "" {
		id, err := a.newID(taskName, "t")
		if err != nil {
			return err
		}
		t.ID = id
	}
	reports, err := progressOf(a.tx, t.ID, nil)
	if err != nil {
		return err
	}
	seq := uint32(0)
	if n := len(reports); n > 0 {
		seq = reports[n-1].Seq
	}
	for _, p := range r.Returns {
		seq++
		p.Seq = seq
		data, err := encode(p)
		if err != nil {
			return err
		}
		if err := a.put(inProgress, progressKey(t.ID, seq), data); err != nil {
			return err
		}
	}
	if err := a.saveTask(&t); err != nil {
		return err
	}
	if len(r.Returns) == 0 {
		return nil
	}
	key, _, err := a.task(t.ID)
	if err != nil {
		return err
	}
	a.touch(t.ID, key)
	return nil
}
