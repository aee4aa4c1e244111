package db

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"duban/model"

	"pgregory.net/rapid"
)

// plain is the ledger as plain values: what the store must behave like.
type plain struct {
	plans []plainPlan
	units []model.Unit
}

type plainPlan struct {
	campaign model.Campaign
	tasks    []plainTask
}

type plainTask struct {
	task    model.Task // without what is derived
	detail  model.Detail
	reports []model.Return
}

// clone copies all that the machine changes.
func (p plain) clone() plain {
	q := plain{units: slices.Clone(p.units)}
	for _, plan := range p.plans {
		plan.tasks = slices.Clone(plan.tasks)
		for i := range plan.tasks {
			plan.tasks[i].reports = slices.Clone(plan.tasks[i].reports)
		}
		q.plans = append(q.plans, plan)
	}
	return q
}

// find returns where a task is.
func (p *plain) find(id string) (plan, at int) {
	for i := range p.plans {
		for j := range p.plans[i].tasks {
			if p.plans[i].tasks[j].task.ID == id {
				return i, j
			}
		}
	}
	return -1, -1
}

// insert puts a task where its section ends, as SaveTask promises: sections
// of this machine have one heading.
func (p *plainPlan) insert(t plainTask) {
	at := len(p.tasks)
	for i := range p.tasks {
		if slices.Equal(p.tasks[i].task.Section, t.task.Section) {
			at = i + 1
		}
	}
	p.tasks = slices.Insert(p.tasks, at, t)
}

// machine runs the same random actions on a store and on plain values.
type machine struct {
	path string
	s    *Store
	now  plain
	// past and future are what undo and redo lead to.
	past, future []turn
	entries      int
	// history holds the actions of each task, oldest first.
	history map[string][]model.Action
	next    int
}

// turn is a state that an undo or redo leads to, and the tasks that it changes.
type turn struct {
	state plain
	tasks []string
}

// did notes an action that changed the tasks named.
func (m *machine) did(rt *rapid.T, before plain, e model.Entry, err error, a model.Action, tasks ...string) {
	if err != nil {
		rt.Fatalf("%s: %v", a, err)
	}
	m.entries++
	if e.Action != a || e.Seq != uint64(m.entries) {
		rt.Fatalf("entry %+v, want number %d, %s", e, m.entries, a)
	}
	m.past, m.future = append(m.past, turn{before, tasks}), nil
	for _, id := range tasks {
		m.history[id] = append(m.history[id], a)
	}
}

// some draws the ID of a task, or says that there is none.
func (m *machine) some(rt *rapid.T) (id string, plan, at int) {
	var ids []string
	for _, p := range m.now.plans {
		for _, t := range p.tasks {
			ids = append(ids, t.task.ID)
		}
	}
	if len(ids) == 0 {
		rt.Skip("no task")
	}
	id = rapid.SampledFrom(ids).Draw(rt, "task")
	plan, at = m.now.find(id)
	return id, plan, at
}

func (m *machine) AddCampaign(rt *rapid.T) {
	if len(m.now.plans) >= 4 {
		rt.Skip("enough campaigns")
	}
	before := m.now.clone()
	m.next++
	c := testCampaign(fmt.Sprintf("c%d", m.next))
	e, err := m.s.SaveCampaign(&c)
	m.now.plans = append(m.now.plans, plainPlan{campaign: c})
	m.did(rt, before, e, err, model.ActCampaign)
}

func (m *machine) RemoveCampaign(rt *rapid.T) {
	if len(m.now.plans) == 0 {
		rt.Skip("no campaign")
	}
	before := m.now.clone()
	i := rapid.IntRange(0, len(m.now.plans)-1).Draw(rt, "campaign")
	gone := m.now.plans[i]
	e, err := m.s.RemoveCampaign(gone.campaign.ID)
	m.now.plans = slices.Delete(m.now.plans, i, i+1)
	var ids []string
	for _, t := range gone.tasks {
		ids = append(ids, t.task.ID)
	}
	m.did(rt, before, e, err, model.ActRemove, ids...)
}

func (m *machine) AddTask(rt *rapid.T) {
	if len(m.now.plans) == 0 {
		rt.Skip("no campaign")
	}
	before := m.now.clone()
	p := &m.now.plans[rapid.IntRange(0, len(m.now.plans)-1).Draw(rt, "campaign")]
	m.next++
	t := testTask(fmt.Sprintf("t%d", m.next), p.campaign.ID, rapid.SampledFrom([]string{"甲", "乙", "丙"}).Draw(rt, "section"))
	e, err := m.s.SaveTask(&t, model.ActAdd, "")
	p.insert(plainTask{task: t, detail: *t.Detail})
	m.did(rt, before, e, err, model.ActAdd, t.ID)
}

func (m *machine) EditTasks(rt *rapid.T) {
	before := m.now.clone()
	var ids []string
	var tasks []*model.Task
	for range rapid.IntRange(1, 4).Draw(rt, "how many") {
		id, plan, at := m.some(rt)
		if slices.Contains(ids, id) {
			continue
		}
		m.next++
		t := m.now.plans[plan].tasks[at].task
		t.Title = fmt.Sprintf("题目%d", m.next)
		t.Detail = nil
		m.now.plans[plan].tasks[at].task = t
		ids, tasks = append(ids, id), append(tasks, &t)
	}
	e, err := m.s.SaveTasks(tasks, model.ActBulk, "")
	m.did(rt, before, e, err, model.ActBulk, ids...)
}

func (m *machine) MoveTask(rt *rapid.T) {
	before := m.now.clone()
	id, plan, at := m.some(rt)
	p := &m.now.plans[plan]
	moved := p.tasks[at]
	to := rapid.SampledFrom([]string{"甲", "乙", "丙"}).Draw(rt, "section")
	if moved.task.Section[0] == to {
		rt.Skip("it is there")
	}
	moved.task.Section = []string{to}
	p.tasks = slices.Delete(p.tasks, at, at+1)
	if slices.ContainsFunc(p.tasks, func(t plainTask) bool { return t.task.Section[0] == to }) {
		p.insert(moved)
	} else {
		p.tasks = slices.Insert(p.tasks, at, moved) // a new heading where it stands
	}
	t := moved.task
	e, err := m.s.SaveTask(&t, model.ActEdit, "")
	m.did(rt, before, e, err, model.ActEdit, id)
}

func (m *machine) RemoveTask(rt *rapid.T) {
	before := m.now.clone()
	id, plan, at := m.some(rt)
	e, err := m.s.RemoveTask(id)
	gone := m.now.plans[plan].tasks[at]
	gone.task.Detail = &gone.detail
	if c := &m.now.plans[plan].campaign; gone.task.Added.IsZero() {
		c.Dropped = append(slices.Clip(c.Dropped), gone.task.SourceRows()...)
	}
	m.now.plans[plan].tasks = slices.Delete(m.now.plans[plan].tasks, at, at+1)
	m.did(rt, before, e, err, model.ActRemove, id)
}

func (m *machine) Report(rt *rapid.T) {
	before := m.now.clone()
	id, plan, at := m.some(rt)
	on := day("2018-01-01").AddDays(rapid.IntRange(0, 300).Draw(rt, "day"))
	p := testReport(on.String(), fmt.Sprintf("0.%02d", rapid.IntRange(0, 99).Draw(rt, "value")))
	e, err := m.s.Report(id, p)
	t := &m.now.plans[plan].tasks[at]
	p.Seq = uint32(len(t.reports) + 1)
	t.reports = append(t.reports, p)
	m.did(rt, before, e, err, model.ActReport, id)
}

func (m *machine) SaveUnit(rt *rapid.T) {
	before := m.now.clone()
	m.next++
	u := model.Unit{Name: rapid.SampledFrom([]string{"区发改局", "区财政局", "区住建局"}).Draw(rt, "unit"), Phone: fmt.Sprint(m.next)}
	e, err := m.s.SaveUnit(u)
	if i := slices.IndexFunc(m.now.units, func(v model.Unit) bool { return v.Name == u.Name }); i >= 0 {
		m.now.units[i] = u
	} else {
		m.now.units = append(m.now.units, u)
	}
	m.did(rt, before, e, err, model.ActUnit)
}

func (m *machine) Import(rt *rapid.T) {
	if len(m.now.plans) >= 4 {
		rt.Skip("enough campaigns")
	}
	before := m.now.clone()
	m.next++
	plan := model.Plan{Campaign: testCampaign(fmt.Sprintf("i%d", m.next))}
	var p plainPlan
	p.campaign = plan.Campaign
	var ids []string
	for i := range rapid.IntRange(1, 3).Draw(rt, "tasks") {
		t := testTask(fmt.Sprintf("i%d-%d", m.next, i), plan.Campaign.ID, "甲")
		r := testReport("2018-03-31", "0.10")
		plan.Records = append(plan.Records, model.Record{Task: t, Returns: []model.Return{r}})
		r.Seq = 1
		p.tasks = append(p.tasks, plainTask{task: t, detail: *t.Detail, reports: []model.Return{r}})
		ids = append(ids, t.ID)
	}
	_, _, e, err := m.s.Import(&model.Ledger{Plans: []model.Plan{plan}}, model.ActSeed)
	m.now.plans = append(m.now.plans, p)
	m.did(rt, before, e, err, model.ActSeed, ids...)
}

func (m *machine) Undo(rt *rapid.T) {
	m.turn(rt, &m.past, &m.future, m.s.Undo, model.ActUndo, ErrNothingToUndo)
}

func (m *machine) Redo(rt *rapid.T) {
	m.turn(rt, &m.future, &m.past, m.s.Redo, model.ActRedo, ErrNothingToRedo)
}

func (m *machine) turn(rt *rapid.T, from, to *[]turn, act func() (model.Entry, error), a model.Action, none error) {
	e, err := act()
	if len(*from) == 0 {
		if !errors.Is(err, none) {
			rt.Fatalf("%s with nothing to take back gives %v", a, err)
		}
		return
	}
	m.entries++
	if err != nil || e.Action != a || e.Seq != uint64(m.entries) {
		rt.Fatalf("%s: entry %+v, %v", a, e, err)
	}
	top := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, turn{m.now.clone(), top.tasks})
	m.now = top.state
	for _, id := range top.tasks {
		m.history[id] = append(m.history[id], a)
	}
}

func (m *machine) Reopen(rt *rapid.T) {
	if err := m.s.Close(); err != nil {
		rt.Fatal(err)
	}
	m.open(rt)
}

func (m *machine) open(rt *rapid.T) {
	s, err := Open(m.path, Options{Who: "督查室", Now: testNow, NoSync: true})
	if err != nil {
		rt.Fatal(err)
	}
	m.s = s
}

// Check compares the store with the plain values after every step.
func (m *machine) Check(rt *rapid.T) {
	l, err := m.s.Export()
	if err != nil {
		rt.Fatal(err)
	}
	if !reflect.DeepEqual(l.Units, m.now.units) && len(l.Units)+len(m.now.units) > 0 {
		rt.Fatalf("units are %v, want %v", l.Units, m.now.units)
	}
	if len(l.Plans) != len(m.now.plans) {
		rt.Fatalf("there are %d campaigns, want %d", len(l.Plans), len(m.now.plans))
	}
	n := Counts{Campaigns: len(l.Plans), Units: len(l.Units), Entries: m.entries}
	for i, p := range l.Plans {
		want := m.now.plans[i]
		if !reflect.DeepEqual(p.Campaign, want.campaign) || len(p.Records) != len(want.tasks) {
			rt.Fatalf("campaign %s has %d tasks, want %s with %d", p.Campaign.ID, len(p.Records), want.campaign.ID, len(want.tasks))
		}
		for j := range p.Records {
			compare(rt, &p.Records[j], &want.tasks[j])
			n.Tasks++
			n.Reports += len(p.Records[j].Returns)
		}
	}
	if got, err := m.s.Counts(); err != nil || got != n {
		rt.Fatalf("counts are %+v (%v), want %+v", got, err, n)
	}
	for id, want := range m.history {
		entries, err := m.s.History(taskRef(id))
		var got []model.Action
		for _, e := range slices.Backward(entries) {
			got = append(got, e.Action)
		}
		if err != nil || !slices.Equal(got, want) {
			rt.Fatalf("task %s: history %v (%v), want %v", id, got, err, want)
		}
	}
	if findings := m.s.Check(); len(findings) > 0 {
		rt.Fatalf("check finds %v", findings)
	}
}

func compare(rt *rapid.T, got *model.Record, want *plainTask) {
	task := want.task
	task.Order, task.Detail = got.Task.Order, &want.detail
	task.OpenDoubts = 1
	task.Standing = model.Summarise(&task, want.reports, forever)
	if !reflect.DeepEqual(got.Task, task) {
		rt.Fatalf("task is %+v\nwant %+v", got.Task, task)
	}
	if len(got.Returns)+len(want.reports) > 0 && !reflect.DeepEqual(got.Returns, want.reports) {
		rt.Fatalf("reports on %s are %+v, want %+v", task.ID, got.Returns, want.reports)
	}
}

func TestTheStoreBehavesLikePlainValues(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := &machine{path: filepath.Join(t.TempDir(), "ledger.duban"), history: map[string][]model.Action{}}
		m.open(rt)
		defer func() { _ = m.s.Close() }()
		rt.Repeat(rapid.StateMachineActions(m))
	})
}
