package cli

import (
	"errors"
	"fmt"
	"strings"

	"duban/db"
	"duban/internal/zh"
	"duban/model"
)

// dossier is all that is stored of one task, with its assessment on a day.
type dossier struct {
	campaign   *model.Campaign
	record     model.Record
	standing   model.Standing
	assessment model.Explained
}

// readTask reads a task by its ID, as it was known on the day that is today.
// The error for an unknown one offers those that may have been meant.
func (a *app) readTask(s *db.Store, id string) (*dossier, error) {
	t, err := s.TaskOn(id, a.today)
	if errors.Is(err, db.ErrNotFound) {
		return nil, a.unknownTask(s, id)
	}
	if err != nil {
		return nil, err
	}
	returns, err := s.ReturnsOn(id, a.today)
	if err != nil {
		return nil, err
	}
	campaigns, err := s.CampaignsOn(a.today)
	if err != nil {
		return nil, err
	}
	// A campaign that is missing is a fault that check finds; the task can
	// still be shown.
	d := &dossier{
		campaign: &model.Campaign{ID: t.Campaign, Name: t.Campaign, Policy: model.DefaultPolicy()},
		record:   model.Record{Task: *t, Returns: returns},
	}
	for _, c := range campaigns {
		if c.ID == t.Campaign {
			d.campaign = c
		}
	}
	d.standing = model.Summarise(t, returns, a.today)
	d.assessment = model.Assess(&d.record.Task, &d.standing, d.campaign, a.cal, a.today)
	return d, nil
}

func (a *app) unknownTask(s *db.Store, id string) error {
	tasks, err := s.TasksOn(a.today)
	if err != nil {
		return err
	}
	ids := make([]string, len(tasks))
	for i, t := range tasks {
		ids[i] = t.ID
	}
	hint := a.t.LookTasks
	if near := zh.Nearest(id, ids, 3); len(near) > 0 {
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
