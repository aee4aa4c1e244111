package db

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"

	"duban/model"
)

// forever is a day after all others: on it everything stands as it does now.
const forever = model.Date(math.MaxInt32)

// Report appends a return to a task and brings the task's standing up to date.
// Seq, Version, Approval and Entered are assigned: it is entered today. A zero
// Date or Received means today, and an empty By the person who reports. The entry
// names the task and the return, and its Note is the return's text. Events of zero lines follow what the return
// says of them (model.Task.TellEvents), and doubts are left on the task (model.Task.Raise), as part of the same action. So
// is what the return says of indicators that stand in other tasks too: it is handed on to them (model.Feed), and the entry
// names these and their returns.
//
// ErrFuture is returned for a return received after today, or that stands for a later
// day, unless it is an estimate for the end of the turn that it answers.
// ErrNotFound and ErrInvalid are returned for other returns that cannot be taken.
func (s *Store) Report(taskID string, r model.Return, doubts ...model.Doubt) (model.Entry, error) {
	e, err := s.act(model.ActReport, "", func(a *action) error { return a.report(taskID, r, doubts) })
	switch {
	case errors.Is(err, ErrFuture):
		return e, err
	case err != nil:
		return e, fmt.Errorf("reporting on task %q: %w", taskID, err)
	}
	return e, nil
}

func (a *action) report(taskID string, r model.Return, doubts []model.Doubt) error {
	today := a.rec.Day
	if r.Date.IsZero() {
		r.Date = today
	}
	if r.Received.IsZero() {
		r.Received = today
	}
	switch {
	case r.Received > today:
		return fmt.Errorf("return of %s on task %q: %w (%s)", r.Received, taskID, ErrFuture, today)
	case r.Date > today && !(r.Estimate && r.Date <= r.Turn.To):
		return fmt.Errorf("return of %s on task %q: %w (%s)", r.Date, taskID, ErrFuture, today)
	}
	if r.By == "" {
		r.By = a.rec.Who
	}
	x, err := a.reported(taskID)
	if err != nil {
		return err
	}
	c, err := readCampaign(a.tx, x.task.Campaign)
	if err != nil {
		return err
	}
	x.task.FillLinked(&r, c)
	r.Entered, r.Decisions, r.Via = today, nil, model.Via{}
	if r.Turn != (model.Period{}) && !r.Estimate && r.Date < r.Turn.To {
		if err := a.checkTurn(x.task, &r); err != nil {
			return invalid([]error{err})
		}
	}
	if err := a.take(x, &r, doubts); err != nil {
		return err
	}
	return a.feed(taskID, r.Seq)
}

// reported is a task with the returns on it, and where it lies.
type reported struct {
	key     []byte
	task    *model.Task
	returns []model.Return // in the order of their numbers
}

func (a *action) reported(id string) (*reported, error) {
	key, t, err := a.task(id)
	if err != nil {
		return nil, err
	}
	returns, err := returnsOf(a.tx, id, nil)
	return &reported{key, t, returns}, err
}

// take stores one more return on a task, numbers it, and leaves doubts on the task.
func (a *action) take(x *reported, r *model.Return, doubts []model.Doubt) error {
	r.Seq, r.Version = lastSeq(x.returns)+1, model.NextVersion(x.returns, r)
	asks, err := a.asksApproval(x.task.Campaign)
	if err != nil {
		return err
	}
	r.Approval = asks || r.Approval && r.Fed() // what is fed waits with the return that it comes from
	if err := invalid(model.CheckReturn(x.task, r)); err != nil {
		return err
	}
	x.returns = append(x.returns, *r)
	changed := x.task.TellEvents(a.rec.Day, x.returns, r)
	if len(doubts) > 0 {
		if err := a.raise(x.key, x.task, doubts); err != nil {
			return err
		}
		changed = true
	}
	if changed {
		if err := a.putTask(x.key, x.task); err != nil {
			return err
		}
	}
	return a.putReturn(x.task.ID, r)
}

// raise leaves doubts on a task: it stores its detail, and counts them in the task, which is still to be stored.
func (a *action) raise(key []byte, t *model.Task, doubts []model.Doubt) error {
	detail, err := a.detail(key)
	if err != nil {
		return err
	}
	whole := *t
	whole.Detail = detail
	for _, d := range doubts {
		whole.Raise(d)
	}
	return a.putWhole(key, t, &whole)
}

// putWhole stores the detail of a task whose doubts changed, and counts them in the task, which is still to be stored.
func (a *action) putWhole(key []byte, t, whole *model.Task) error {
	t.OpenDoubts = whole.OpenDoubts
	if err := invalid(model.CheckTask(whole)); err != nil {
		return err
	}
	return a.putDetail(key, whole.Detail)
}

func (a *action) putReturn(taskID string, r *model.Return) error {
	data, err := encode(r)
	if err != nil {
		return err
	}
	return a.put(inReturns, returnKey(taskID, r.Seq), data)
}

// lastSeq is the number of the newest return; 0 where there is none.
func lastSeq(returns []model.Return) uint32 {
	if len(returns) == 0 {
		return 0
	}
	return returns[len(returns)-1].Seq
}

// checkTurn holds a return against the cadences of its task's campaign.
func (a *action) checkTurn(t *model.Task, r *model.Return) error {
	all, err := campaignsOn(a.tx, forever)
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.ID == t.Campaign {
			return c.CheckTurn(t, r, model.NewCalendar())
		}
	}
	return nil
}

// asksApproval reports whether a campaign, or one that it is part of, asks for an
// approval of returns.
func (a *action) asksApproval(campaign string) (bool, error) {
	seen := make(map[string]bool)
	for campaign != "" && !seen[campaign] {
		seen[campaign] = true
		c, err := readCampaign(a.tx, campaign)
		if err != nil || c.Approval {
			return err == nil, err
		}
		campaign = c.Parent
	}
	return false, nil
}

// Decide appends what was decided about a return that needs an approval. It is
// decided today, by the person who acts where By is empty. Events of zero lines follow: the figures of an approved return
// make theirs, and one that is sent back takes them along. The errors are ErrNotFound, and ErrInvalid for a return that needs no approval.
func (s *Store) Decide(taskID string, seq uint32, d model.Decision) (model.Entry, error) {
	e, err := s.act(model.ActDecide, d.Text, func(a *action) error {
		if d.On = a.rec.Day; d.By == "" {
			d.By = a.rec.Who
		}
		x, err := a.reported(taskID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(x.returns, func(r model.Return) bool { return r.Seq == seq })
		if i < 0 {
			return ErrNotFound
		}
		r := &x.returns[i]
		if !r.Approval {
			return fmt.Errorf("no approval is asked for: %w", ErrInvalid)
		}
		if err := a.decide(x, r, d); err != nil {
			return err
		}
		return a.feedDecision(x.task, r, d)
	})
	if err != nil {
		return e, fmt.Errorf("deciding on return %d of task %q: %w", seq, taskID, err)
	}
	return e, nil
}

// decide appends a decision to one of the returns on a task. Events of zero lines follow.
func (a *action) decide(x *reported, r *model.Return, d model.Decision) error {
	r.Decisions = append(r.Decisions, d)
	if err := invalid(model.CheckReturn(x.task, r)); err != nil {
		return err
	}
	if err := a.putReturn(x.task.ID, r); err != nil {
		return err
	}
	if !x.task.TellEvents(d.On, x.returns, r) {
		return nil
	}
	return a.putTask(x.key, x.task)
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
	t := *given
	oldKey, old, err := a.task(t.ID)
	switch {
	case errors.Is(err, ErrNotFound):
		if t.ID == "" {
			if t.ID, err = a.newID(kindIn(inTasks), "t"); err != nil {
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
	returns, err := returnsOf(a.tx, t.ID, nil)
	if err != nil {
		return err
	}
	t.OpenDoubts = openDoubts(detail)
	if err := checkRecord(&t, detail, returns); err != nil {
		return err
	}
	if err := a.checkLinks(&t, old); err != nil {
		return err
	}
	if t.Order, err = a.settle(&t, ordinal, oldKey, old); err != nil {
		return err
	}
	key := taskKey(ordinal, t.Order)
	if err := a.putTask(key, &t); err != nil {
		return err
	}
	return a.putDetail(key, detail)
}

// settle finds the task's order and takes it away from its old place, if that
// is another.
func (a *action) settle(t *model.Task, ordinal uint32, oldKey []byte, old *model.Task) (uint32, error) {
	if old == nil {
		return a.place(ordinal, t, nil)
	}
	same := old.Campaign == t.Campaign
	if same && slices.Equal(old.Section, t.Section) && old.Overall() == t.Overall() {
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
	if err := a.put(inDetails, oldKey, nil); err != nil {
		return 0, err
	}
	if err := a.put(inTasks, oldKey, nil); err != nil {
		return 0, err
	}
	if same {
		return a.place(ordinal, t, old)
	}
	a.lines[from] = slices.DeleteFunc(slices.Clone(lines), func(l line) bool { return l.id == t.ID })
	a.touchCampaign(old.Campaign, u32(from))
	a.touchCampaign(t.Campaign, u32(ordinal))
	return a.place(ordinal, t, nil)
}

// RemoveTask removes a task with its detail and reports. The journal keeps
// them, and Undo brings them back. The rows of the document that the task was made
// of are kept with its campaign, so that the next import leaves them out. An unknown ID gives ErrNotFound.
func (s *Store) RemoveTask(id string) (model.Entry, error) {
	e, err := s.act(model.ActRemove, "", func(a *action) error {
		key, t, err := a.task(id)
		if err != nil {
			return err
		}
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
// officer added was never in the document, but for a goal that an older ledger was given.
func (a *action) rememberRows(key []byte, t *model.Task) error {
	if !t.Added.IsZero() && !t.Overall() {
		return nil
	}
	detail, err := a.detail(key)
	if err != nil {
		return err
	}
	whole := *t
	whole.Detail = detail
	c, err := readCampaign(a.tx, t.Campaign)
	if err != nil {
		return err
	}
	c.Dropped = append(c.Dropped, whole.SourceRows()...)
	_, err = a.putCampaign(c)
	return err
}

func (a *action) removeTask(key []byte, id string) error {
	prefix := returnPrefix(id)
	var keys [][]byte
	c := a.bucket(inReturns).Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		keys = append(keys, bytes.Clone(k))
	}
	for _, k := range keys {
		if err := a.put(inReturns, k, nil); err != nil {
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
