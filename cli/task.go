package cli

import (
	"errors"
	"fmt"
	"strings"

	"duban/db"
	"duban/model"
)

// dossier is all that is stored of one task, with its assessment on a day.
type dossier struct {
	campaign   *model.Campaign
	record     model.Record
	standing   model.Standing
	assessment model.Assessment
}

// readTask reads a task by its ID. The error for an unknown one offers those
// that may have been meant.
func (a *app) readTask(s *db.Store, id string) (*dossier, error) {
	t, err := s.Task(id)
	if errors.Is(err, db.ErrNotFound) {
		return nil, a.unknownTask(s, id)
	}
	if err != nil {
		return nil, err
	}
	reports, err := s.Returns(id)
	if err != nil {
		return nil, err
	}
	campaigns, err := s.Campaigns()
	if err != nil {
		return nil, err
	}
	// A campaign that is missing is a fault that check finds; the task can
	// still be shown.
	d := &dossier{
		campaign: &model.Campaign{ID: t.Campaign, Name: t.Campaign, Policy: model.DefaultPolicy()},
		record:   model.Record{Task: *t, Returns: reports},
	}
	for _, c := range campaigns {
		if c.ID == t.Campaign {
			d.campaign = c
		}
	}
	d.assess(a)
	return d, nil
}

// assess works out where the task stands as of today.
func (d *dossier) assess(a *app) {
	d.standing = model.Summarise(&d.record.Task, d.record.Returns, a.today)
	d.assessment = model.Assess(&d.record.Task, &d.standing, d.campaign, a.cal, a.today)
}

func (a *app) unknownTask(s *db.Store, id string) error {
	tasks, err := s.Tasks()
	if err != nil {
		return err
	}
	ids := make([]string, len(tasks))
	for i, t := range tasks {
		ids[i] = t.ID
	}
	hint := a.t.LookTasks
	if near := nearest(id, ids, 3); len(near) > 0 {
		hint = fmt.Sprintf(a.t.NearTasks, strings.Join(near, a.t.Comma))
	}
	return fail(db.ErrNotFound, "%s", fmt.Sprintf(a.t.UnknownTask, id)+hint)
}

// targetText says what a target asks for: 「税收 不低于0.6亿元」.
func (a *app) targetText(t *model.Target) string {
	if t.Value == nil {
		return strings.TrimSpace(t.Metric + " " + t.Unit)
	}
	value := t.Value.String() + t.Unit
	if t.Op == model.Between && t.Max != nil {
		value = fmt.Sprintf(a.t.Between, t.Value.String(), t.Max.String()+t.Unit)
	} else if int(t.Op) < len(a.t.Ops) {
		value = a.t.Ops[t.Op] + value
	}
	return strings.TrimSpace(t.Metric + " " + value)
}
