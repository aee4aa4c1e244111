package db

import (
	"fmt"
	"slices"

	"duban/model"
)

// AddEvent registers an event of a task today (see model.Task.AddEvent), by the person who acts where its By is
// empty. The errors are ErrNotFound, and ErrInvalid with what the model says.
func (s *Store) AddEvent(taskID string, e model.Event) (model.Entry, error) {
	return s.changeEvents(taskID, model.ActEvent, e.Kind, func(t *model.Task, today model.Date, who string) error {
		if e.By == "" {
			e.By = who
		}
		return t.AddEvent(today, e)
	})
}

// CompleteEvent tells today what event i of a task, counted from 0, lacks (see model.Task.CompleteEvent). The errors are
// those of AddEvent.
func (s *Store) CompleteEvent(taskID string, i int, e model.Event) (model.Entry, error) {
	return s.changeEvents(taskID, model.ActEvent, e.Kind, func(t *model.Task, today model.Date, who string) error {
		if e.By == "" {
			e.By = who
		}
		return t.CompleteEvent(today, i, e)
	})
}

// WithdrawEvent takes event i of a task, counted from 0, back today (see model.Task.WithdrawEvent). The entry's Note is
// the reason. The errors are those of AddEvent.
func (s *Store) WithdrawEvent(taskID string, i int, why string) (model.Entry, error) {
	return s.changeEvents(taskID, model.ActWithdraw, why, func(t *model.Task, today model.Date, who string) error {
		return t.WithdrawEvent(today, i, why, who)
	})
}

// changeEvents changes the events of a task as one action.
func (s *Store) changeEvents(taskID string, as model.Action, note string, change func(t *model.Task, today model.Date, who string) error) (model.Entry, error) {
	e, err := s.act(as, note, func(a *action) error {
		key, t, err := a.task(taskID)
		if err != nil {
			return err
		}
		was := t.Events
		if err := change(t, a.rec.Day, a.rec.Who); err != nil {
			return invalid([]error{err})
		}
		if slices.Equal(was, t.Events) {
			return nil
		}
		if err := invalid(model.CheckTask(t)); err != nil {
			return err
		}
		return a.putTask(key, t)
	})
	if err != nil {
		return e, fmt.Errorf("events of task %q: %w", taskID, err)
	}
	return e, nil
}
