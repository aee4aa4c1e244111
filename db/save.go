package db

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"

	"duban/model"
)

// forever is the day up to which the stored standing sums up the reports: all
// of them. Report takes none from the future, but an imported document may
// hold some, and the clock may be set back; TasksOn sees to such days.
const forever = model.Date(math.MaxInt32)

// Report appends a report to a task and brings the task's standing up to date.
// The report's Seq is assigned; a zero Date means today. ErrNotFound,
// ErrFuture and ErrInvalid are returned for reports that cannot be taken.
func (s *Store) Report(taskID string, p model.Return) (model.Entry, error) {
	today := s.today()
	if p.Date.IsZero() {
		p.Date = today
	}
	if p.Date > today {
		return model.Entry{}, fmt.Errorf("report of %s on task %q: %w (%s)", p.Date, taskID, ErrFuture, today)
	}
	e, err := s.act(model.ActReport, p.Text, func(a *action) error {
		key, t, err := a.task(taskID)
		if err != nil {
			return err
		}
		reports, err := progressOf(a.tx, taskID, nil)
		if err != nil {
			return err
		}
		p.Seq = 1
		if n := len(reports); n > 0 {
			p.Seq = reports[n-1].Seq + 1
		}
		if err := invalid(model.CheckReturn(t, &p)); err != nil {
			return err
		}
		data, err := encode(p)
		if err != nil {
			return err
		}
		if err := a.put(inProgress, progressKey(taskID, p.Seq), data); err != nil {
			return err
		}
		t.Standing = model.Summarise(t, append(reports, p), forever)
		a.touch(taskID, key)
		return a.putTask(key, t)
	})
	if err != nil {
		return e, fmt.Errorf("reporting on task %q: %w", taskID, err)
	}
	return e, nil
}

// SaveTask stores a task: a new one where its ID is empty or unknown, else in
// place of the one that the ledger holds. A new task goes to the end of its
// section, as does one whose section or campaign has changed; without an ID
// it is given one, which the entry names. A nil Detail keeps the stored one.
// Order, OpenDoubts and Standing of t are not used but derived.
//
// The entry has no Seq when nothing had changed. It names a campaign when
// tasks beside t were given new orders to make room. The errors are
// ErrNotFound for an unknown campaign and ErrInvalid.
func (s *Store) SaveTask(t *model.Task, a model.Action, note string) (model.Entry, error) {
	return s.SaveTasks([]*model.Task{t}, a, note)
}

// SaveTasks is SaveTask for many tasks as one action, all or none.
func (s *Store) SaveTasks(ts []*model.Task, a model.Action, note string) (model.Entry, error) {
	return s.act(a, note, func(a *action) error {
		for _, t := range ts {
			if err := a.saveTask(t); err != nil {
				return fmt.Errorf("saving task %q: %w", t.ID, err)
			}
		}
		return nil
	})
}

func (a *action) saveTask(given *model.Task) error {
	t, made := *given, a.made
	oldKey, old, err := a.task(t.ID)
	switch {
	case errors.Is(err, ErrNotFound):
		if t.ID == "" {
			if t.ID, err = a.newID(taskName, "t"); err != nil {
				return err
			}
		}
	case err != nil:
		return err
	case t.Campaign == "":
		t.Campaign = old.Campaign
	}
	if err := usableID(t.ID); err != nil {
		return err
	}
	ordinal, err := a.campaign(t.Campaign)
	if err != nil {
		return err
	}
	detail := t.Detail
	if detail == nil {
		if detail, err = a.detail(oldKey); err != nil {
			return err
		}
	}
	reports, err := progressOf(a.tx, t.ID, nil)
	if err != nil {
		return err
	}
	derive(&t, detail, reports)
	if err := checkRecord(&t, detail, reports); err != nil {
		return err
	}
	if t.Order, err = a.settle(&t, ordinal, oldKey, old); err != nil {
		return err
	}
	key := taskKey(ordinal, t.Order)
	if err := a.putTask(key, &t); err != nil {
		return err
	}
	if err := a.putDetail(key, detail); err != nil {
		return err
	}
	if a.made > made {
		a.touch(t.ID, key)
	}
	return nil
}

// settle finds the task's order and takes it away from its old place, if that
// is another.
func (a *action) settle(t *model.Task, ordinal uint32, oldKey []byte, old *model.Task) (uint32, error) {
	if old == nil {
		return a.place(ordinal, t.ID, t.Section, nil)
	}
	same := old.Campaign == t.Campaign
	if same && slices.Equal(old.Section, t.Section) {
		return old.Order, nil
	}
	from, _, err := splitTaskKey(oldKey)
	if err != nil {
		return 0, err
	}
	lines, err := a.linesOf(from) // before the task leaves them
	if err != nil {
		return 0, err
	}
	if err := a.put(inTasks, oldKey, nil); err != nil {
		return 0, err
	}
	if err := a.put(inDetails, oldKey, nil); err != nil {
		return 0, err
	}
	if same {
		return a.place(ordinal, t.ID, t.Section, old)
	}
	a.lines[from] = slices.DeleteFunc(slices.Clone(lines), func(l line) bool { return l.id == t.ID })
	a.touchCampaign(old.Campaign)
	a.touchCampaign(t.Campaign)
	return a.place(ordinal, t.ID, t.Section, nil)
}

// RemoveTask removes a task with its detail and reports. The journal keeps
// them, and Undo brings them back. The rows of the document that the task was made
// of are kept with its campaign, so that the next import leaves them out.
func (s *Store) RemoveTask(id string) (model.Entry, error) {
	e, err := s.act(model.ActRemove, "", func(a *action) error {
		key, t, err := a.task(id)
		if err != nil {
			return err
		}
		a.touch(t.ID, key)
		if err := a.rememberRows(key, t); err != nil {
			return err
		}
		return a.removeTask(key, t.ID)
	})
	if err != nil {
		return e, fmt.Errorf("removing task %q: %w", id, err)
	}
	return e, nil
}

// rememberRows notes the rows of a task that goes with its campaign. What an
// officer added was never in the document.
func (a *action) rememberRows(key []byte, t *model.Task) error {
	if !t.Added.IsZero() {
		return nil
	}
	detail, err := a.detail(key)
	if err != nil {
		return err
	}
	whole := *t
	whole.Detail = detail
	ordinal, err := a.campaign(t.Campaign)
	if err != nil {
		return err
	}
	c, err := decodeCampaign(a.get(inCampaigns, u32(ordinal)))
	if err != nil {
		return err
	}
	c.Dropped = append(c.Dropped, whole.SourceRows()...)
	a.touchCampaign(c.ID)
	return a.putCampaign(c)
}

func (a *action) removeTask(key []byte, id string) error {
	prefix := progressPrefix(id)
	var keys [][]byte
	c := a.bucket(inProgress).Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		keys = append(keys, bytes.Clone(k))
	}
	for _, k := range keys {
		if err := a.put(inProgress, k, nil); err != nil {
			return err
		}
	}
	if err := a.put(inDetails, key, nil); err != nil {
		return err
	}
	if err := a.put(inTasks, key, nil); err != nil {
		return err
	}
	return a.put(inIndex, indexKey(taskName, id), nil)
}
