package db

import (
	"errors"
	"fmt"

	"duban/model"

	"go.etcd.io/bbolt"
)

// addGoals gives the campaigns of a ledger that knew no goals theirs, as one action of today that can be undone like
// any other. Boards of the days before stay as they were.
func (s *Store) addGoals(tx *bbolt.Tx) error {
	campaigns, err := campaignsOn(tx, forever)
	if err != nil {
		return err
	}
	var goals []model.Task
	for _, c := range campaigns {
		if len(c.Targets) == 0 {
			continue
		}
		tasks, err := tasksOf(tx, c.ID)
		if err != nil {
			return fmt.Errorf("campaign %q: %w", c.ID, err)
		}
		for _, t := range model.MissingGoals(c, tasks) {
			t.Since(c, model.DateOf(s.o.Now()))
			goals = append(goals, t)
		}
	}
	if len(goals) == 0 {
		return nil
	}
	_, err = s.actIn(tx, model.ActGoals, "", func(a *action) error {
		a.rec.Whole = true // like what brings whole campaigns: it names these alone
		for i := range goals {
			t := &goals[i]
			ordinal, err := a.campaign(t.Campaign)
			if err != nil {
				return err
			}
			a.touchCampaign(t.Campaign, u32(ordinal))
			if _, _, err := a.task(t.ID); err == nil {
				t.ID = "" // another task has taken it
			} else if !errors.Is(err, ErrNotFound) {
				return err
			}
			if err := a.saveTask(t); err != nil {
				return fmt.Errorf("goal %q: %w", t.Title, err)
			}
		}
		return nil
	}, (*action).push)
	return err
}

// tasksOf lists the tasks of a campaign, without their details.
func tasksOf(tx *bbolt.Tx, campaign string) (tasks []*model.Task, err error) {
	key, err := kindIn(inCampaigns).keyOf(tx, []byte(campaign))
	if err != nil || key == nil {
		return nil, err
	}
	err = each(tx, bucketNames[inTasks], key, func(_, v []byte) error {
		t, err := decodeTask(v, nil)
		tasks = append(tasks, t)
		return err
	})
	return tasks, err
}
