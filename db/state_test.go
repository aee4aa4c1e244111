package db

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"duban/internal/slow"
	"duban/model"

	"pgregory.net/rapid"
)

// plain is the ledger as plain values: what the store must behave like.
type plain struct {
	plans    []plainPlan
	units    map[string]model.Unit
	settings model.Settings
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
	q := plain{units: maps.Clone(p.units), settings: p.settings}
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
	path  string
	s     *Store
	clock clock
	world
	// past and future are what undo and redo lead to.
	past, future []turn
	entries      int
	// history holds the actions of each task, oldest first.
	history map[string][]model.Action
	next    int
}

// world is what the ledger shows: now, and what it remembers of every past day.
type world struct {
	now  plain
	days map[model.Date]plain
}

// clone copies all that the machine changes.
func (w world) clone() world {
	c := world{now: w.now.clone(), days: make(map[model.Date]plain)}
	for d, p := range w.days {
		c.days[d] = p.clone()
	}
	return c
}

// turn is a state that an undo or redo leads to, the tasks that it changes, and
// the day of the entry that it takes back.
type turn struct {
	world
	tasks []string
	day   model.Date
}

func (m *machine) today() model.Date { return model.DateOf(m.clock.now) }

// did notes an action that changed the tasks named.
func (m *machine) did(rt *rapid.T, before world, e model.Entry, err error, a model.Action, tasks ...string) {
	if err != nil {
		rt.Fatalf("%s: %v", a, err)
	}
	m.entries++
	if e.Action != a || e.Seq != uint64(m.entries) {
		rt.Fatalf("entry %+v, want number %d, %s", e, m.entries, a)
	}
	m.past, m.future = append(m.past, turn{before, tasks, m.today()}), nil
	for _, id := range tasks {
		m.history[id] = append(m.history[id], a)
	}
}

// always adds a plan to the past days, on which what is new always was.
func (m *machine) always(p plainPlan) {
	for d, day := range m.days {
		day.plans = append(day.plans, p)
		m.days[d] = day.clone()
	}
}

// NextDay lets some days pass, on which the ledger stays as it is.
func (m *machine) NextDay(rt *rapid.T) {
	for range rapid.IntRange(1, 3).Draw(rt, "days") {
		m.days[m.today()] = m.now.clone()
		m.clock.now = m.clock.now.AddDate(0, 0, 1)
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
	before := m.world.clone()
	m.next++
	c := testCampaign(fmt.Sprintf("c%d", m.next))
	c.Approval = rapid.Bool().Draw(rt, "approval")
	e, err := m.s.SaveCampaign(&c)
	m.now.plans = append(m.now.plans, plainPlan{campaign: c})
	m.did(rt, before, e, err, model.ActCampaign)
}

func (m *machine) RemoveCampaign(rt *rapid.T) {
	if len(m.now.plans) == 0 {
		rt.Skip("no campaign")
	}
	before := m.world.clone()
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
	before := m.world.clone()
	p := &m.now.plans[rapid.IntRange(0, len(m.now.plans)-1).Draw(rt, "campaign")]
	m.next++
	t := testTask(fmt.Sprintf("t%d", m.next), p.campaign.ID, rapid.SampledFrom([]string{"甲", "乙", "丙"}).Draw(rt, "section"))
	t.Added = m.today()
	if rapid.Bool().Draw(rt, "is linked") {
		t.Targets[0].SetTerms(model.Terms{Link: "投资额"})
	}
	if rapid.Bool().Draw(rt, "has a zero line") {
		t.Targets = append(t.Targets, model.Target{Metric: "安全事故", Kind: model.ZeroLine, Unit: "起"})
	}
	e, err := m.s.SaveTask(&t, model.ActAdd, "")
	p.insert(plainTask{task: t, detail: *t.Detail})
	m.did(rt, before, e, err, model.ActAdd, t.ID)
}

func (m *machine) EditTasks(rt *rapid.T) {
	before := m.world.clone()
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
	before := m.world.clone()
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
	before := m.world.clone()
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
	before := m.world.clone()
	id, plan, at := m.some(rt)
	on := day("2018-01-01").AddDays(rapid.IntRange(0, 20).Draw(rt, "day"))
	p := testReport(on.String(), fmt.Sprintf("0.%02d", rapid.IntRange(0, 99).Draw(rt, "value")))
	if rapid.Bool().Draw(rt, "of a turn") {
		p.Turn = model.Period{From: day("2018-01-01"), To: day("2018-01-31")}
	}
	t := &m.now.plans[plan].tasks[at]
	if n := rapid.IntRange(0, 3).Draw(rt, "accidents"); n < 3 && len(t.task.ZeroLines()) > 0 {
		p.Actuals = append(p.Actuals, model.Actual{Target: 1, Value: *dec(fmt.Sprint(n)), Unit: "起"})
	}
	e, err := m.s.Report(id, p)
	p.Seq, p.Version, p.Received, p.Entered = uint32(len(t.reports)+1), 1, m.today(), m.today()
	p.Approval = m.now.plans[plan].campaign.Approval
	for _, r := range t.reports {
		if !r.Fed() && r.Turn == p.Turn && (p.Turn != model.Period{} || r.Date == p.Date) {
			p.Version++
		}
	}
	t.reports = append(t.reports, p)
	t.task.TellEvents(m.today(), t.reports, &p)
	m.did(rt, before, e, err, model.ActReport, append(m.feed(plan, at), id)...)
}

// linked are the other tasks that are linked with one, in the order of their IDs.
func (m *machine) linked(t *plainTask) (out []*plainTask, campaigns []*model.Campaign) {
	if len(t.task.Links()) == 0 {
		return nil, nil
	}
	in := map[*plainTask]*model.Campaign{}
	for i := range m.now.plans {
		p := &m.now.plans[i]
		for k := range p.tasks {
			if o := &p.tasks[k]; o != t && len(o.task.Links()) > 0 {
				in[o] = &p.campaign
			}
		}
	}
	out = slices.SortedFunc(maps.Keys(in), func(x, y *plainTask) int { return cmp.Compare(x.task.ID, y.task.ID) })
	for _, o := range out {
		campaigns = append(campaigns, in[o])
	}
	return out, campaigns
}

// feed hands the newest return on a task on, and names the other tasks that this changes.
func (m *machine) feed(plan, at int) []string {
	t := &m.now.plans[plan].tasks[at]
	r := t.reports[len(t.reports)-1]
	f := model.Feed{
		From: &t.task, Campaign: &m.now.plans[plan].campaign, Return: &r, Returns: t.reports,
		Cal: model.NewCalendar().Without(m.now.settings.DaysOff), On: m.today(),
	}
	others, campaigns := m.linked(t)
	changed := map[string]bool{}
	note := func(t *plainTask, other string, compared []string, differ []model.Difference) {
		whole := t.task
		whole.Detail = &t.detail
		if whole.Compare(other, compared, differ, &r, m.today(), "督查室") {
			t.detail, changed[t.task.ID] = *whole.Detail, true
		}
	}
	var disputed []string
	for i, o := range others {
		differ, compared := f.Differences(&o.task, o.reports, campaigns[i])
		note(t, o.task.ID, compared, differ)
		for k := range differ {
			disputed = append(disputed, differ[k].Link)
			differ[k] = differ[k].Reverse()
		}
		note(o, t.task.ID, compared, differ)
	}
	f.Disputed = disputed
	for i, o := range others {
		fed, ok := f.To(&o.task, o.reports, campaigns[i])
		if !ok {
			continue
		}
		fed.Seq, fed.Version = uint32(len(o.reports)+1), model.NextVersion(o.reports, &fed)
		fed.Approval = fed.Approval || campaigns[i].Approval
		o.reports = append(o.reports, fed)
		changed[o.task.ID] = true
	}
	delete(changed, t.task.ID)
	return slices.Sorted(maps.Keys(changed))
}

// withZeroLine draws a task whose events can be registered.
func (m *machine) withZeroLine(rt *rapid.T) (string, *plainTask) {
	id, plan, at := m.some(rt)
	t := &m.now.plans[plan].tasks[at]
	if len(t.task.ZeroLines()) == 0 {
		rt.Skip("no zero line")
	}
	return id, t
}

// withEvent draws a task and an event of it that stands.
func (m *machine) withEvent(rt *rapid.T) (id string, t *plainTask, i int) {
	id, t = m.withZeroLine(rt)
	if i = slices.IndexFunc(t.task.Events, func(e model.Event) bool { return e.Withdrawn == 0 }); i < 0 {
		rt.Skip("no event")
	}
	return id, t, i
}

func (m *machine) AddEvent(rt *rapid.T) {
	before := m.world.clone()
	id, t := m.withZeroLine(rt)
	m.next++
	ev := model.Event{Date: day("2018-01-01").AddDays(rapid.IntRange(0, 20).Draw(rt, "day")), Target: 1, Kind: fmt.Sprintf("事故%d", m.next)}
	e, err := m.s.AddEvent(id, ev)
	ev.By = "督查室"
	if err := t.task.AddEvent(m.today(), ev); err != nil {
		rt.Fatal(err)
	}
	m.did(rt, before, e, err, model.ActEvent, id)
}

func (m *machine) CompleteEvent(rt *rapid.T) {
	before := m.world.clone()
	id, t, i := m.withEvent(rt)
	if !t.task.Events[i].Incomplete {
		rt.Skip("it is complete")
	}
	ev := model.Event{Count: 1, Kind: "一般事故", Deaths: 1}
	e, err := m.s.CompleteEvent(id, i, ev)
	ev.By = "督查室"
	if err := t.task.CompleteEvent(m.today(), i, ev); err != nil {
		rt.Fatal(err)
	}
	m.did(rt, before, e, err, model.ActEvent, id)
}

func (m *machine) WithdrawEvent(rt *rapid.T) {
	before := m.world.clone()
	id, t, i := m.withEvent(rt)
	e, err := m.s.WithdrawEvent(id, i, "误报")
	if err := t.task.WithdrawEvent(m.today(), i, "误报", "督查室"); err != nil {
		rt.Fatal(err)
	}
	m.did(rt, before, e, err, model.ActWithdraw, id)
}

func (m *machine) Decide(rt *rapid.T) {
	before := m.world.clone()
	id, plan, at := m.some(rt)
	t := &m.now.plans[plan].tasks[at]
	i := slices.IndexFunc(t.reports, func(r model.Return) bool { return r.Approval })
	if i < 0 {
		rt.Skip("nothing to decide")
	}
	d := model.Decision{Back: rapid.Bool().Draw(rt, "back"), Text: "意见"}
	e, err := m.s.Decide(id, uint32(i+1), d)
	d.On, d.By = m.today(), "督查室"
	t.reports[i].Decisions = append(slices.Clip(t.reports[i].Decisions), d)
	t.task.TellEvents(m.today(), t.reports, &t.reports[i])
	ids := []string{id}
	others, _ := m.linked(t)
	for _, o := range others {
		for k := range o.reports {
			if r := &o.reports[k]; r.Via == (model.Via{Task: id, Seq: uint32(i + 1)}) && r.Approval {
				r.Decisions = append(slices.Clip(r.Decisions), d)
				if !slices.Contains(ids, o.task.ID) {
					ids = append(ids, o.task.ID)
				}
			}
		}
	}
	m.did(rt, before, e, err, model.ActDecide, ids...)
}

func (m *machine) SaveSettings(rt *rapid.T) {
	before := m.world.clone()
	m.next++
	v := model.Settings{DaysOff: []model.DayOff{{From: m.today(), To: m.today(), Text: fmt.Sprint(m.next)}}}
	e, err := m.s.SaveSettings(v)
	m.now.settings = v
	m.did(rt, before, e, err, model.ActSettings)
}

func (m *machine) SaveUnit(rt *rapid.T) {
	before := m.world.clone()
	m.next++
	u := model.Unit{Name: rapid.SampledFrom([]string{"区发改局", "区财政局", "区住建局"}).Draw(rt, "unit"), Phone: fmt.Sprint(m.next)}
	e, err := m.s.SaveUnit(u)
	m.now.units[u.Name] = u
	m.did(rt, before, e, err, model.ActUnit)
}

func (m *machine) RemoveUnit(rt *rapid.T) {
	if len(m.now.units) == 0 {
		rt.Skip("no unit")
	}
	before := m.world.clone()
	name := rapid.SampledFrom(slices.Sorted(maps.Keys(m.now.units))).Draw(rt, "unit")
	e, err := m.s.RemoveUnit(name)
	delete(m.now.units, name)
	m.did(rt, before, e, err, model.ActUnit)
}

func (m *machine) Import(rt *rapid.T) {
	if len(m.now.plans) >= 4 {
		rt.Skip("enough campaigns")
	}
	before := m.world.clone()
	m.next++
	plan := model.Plan{Campaign: testCampaign(fmt.Sprintf("i%d", m.next))}
	var p plainPlan
	p.campaign = plan.Campaign
	var ids []string
	for i := range rapid.IntRange(1, 3).Draw(rt, "tasks") {
		t := testTask(fmt.Sprintf("i%d-%d", m.next, i), plan.Campaign.ID, "甲")
		r := testReport("2018-03-31", "0.10")
		plan.Records = append(plan.Records, model.Record{Task: t, Returns: []model.Return{r}})
		r.Seq, r.Version, r.Received, r.Entered = 1, 1, r.Date, r.Date
		p.tasks = append(p.tasks, plainTask{task: t, detail: *t.Detail, reports: []model.Return{r}})
		ids = append(ids, t.ID)
	}
	_, _, e, err := m.s.Import(&model.Ledger{Plans: []model.Plan{plan}}, model.ActSeed)
	m.now.plans = append(m.now.plans, p)
	m.always(p)
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
	*to = append(*to, turn{m.world.clone(), top.tasks, m.today()})
	if top.day == m.today() {
		m.world = top.world
	} else {
		m.now = top.now
	}
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
	s, err := Open(m.path, Options{Who: "督查室", Now: m.clock.read, NoSync: true, Keep: -1})
	if err != nil {
		rt.Fatal(err)
	}
	m.s = s
}

// Check compares the store with the plain values after every step.
func (m *machine) Check(rt *rapid.T) {
	l, err := m.s.Ledger()
	if err != nil {
		rt.Fatal(err)
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
	m.shows(rt, m.s, m.today(), &m.now)
	if len(m.days) > 0 {
		for range 3 {
			d := rapid.SampledFrom(slices.Sorted(maps.Keys(m.days))).Draw(rt, "past day")
			was := m.days[d]
			m.shows(rt, m.s, d, &was)
		}
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

// shows compares what the store says of a day with what it showed on it.
func (m *machine) shows(rt *rapid.T, s *Store, on model.Date, want *plain) {
	tasks, err1 := s.TasksOn(on)
	campaigns, err2 := s.CampaignsOn(on)
	units, err3 := s.UnitsOn(on)
	settings, err4 := s.SettingsOn(on)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		rt.Fatalf("on %s: %v", on, err)
	}
	slices.SortFunc(units, func(x, y model.Unit) int { return cmp.Compare(x.Name, y.Name) })
	wanted := slices.SortedFunc(maps.Values(want.units), func(x, y model.Unit) int { return cmp.Compare(x.Name, y.Name) })
	if len(units)+len(wanted) > 0 && !reflect.DeepEqual(units, wanted) {
		rt.Fatalf("on %s the units are %v, want %v", on, units, wanted)
	}
	if !reflect.DeepEqual(settings, want.settings) {
		rt.Fatalf("on %s the settings are %v, want %v", on, settings, want.settings)
	}
	if len(campaigns) != len(want.plans) {
		rt.Fatalf("on %s there are %d campaigns, want %d", on, len(campaigns), len(want.plans))
	}
	for i, p := range want.plans {
		if !reflect.DeepEqual(*campaigns[i], p.campaign) {
			rt.Fatalf("on %s campaign %s is %+v, want %+v", on, p.campaign.ID, campaigns[i], p.campaign)
		}
		for j := range p.tasks {
			if len(tasks) == 0 {
				rt.Fatalf("on %s there is no task %s", on, p.tasks[j].task.ID)
			}
			compareTask(rt, on, tasks[0], &p.tasks[j])
			returns, err := s.ReturnsOn(tasks[0].ID, on)
			if err != nil || len(returns)+len(p.tasks[j].reports) > 0 && !reflect.DeepEqual(returns, p.tasks[j].reports) {
				rt.Fatalf("on %s the returns on %s are %+v (%v), want %+v", on, tasks[0].ID, returns, err, p.tasks[j].reports)
			}
			tasks = tasks[1:]
		}
	}
	if len(tasks) > 0 {
		rt.Fatalf("on %s there is a task %s", on, tasks[0].ID)
	}
}

func compareTask(rt *rapid.T, on model.Date, got *model.Task, want *plainTask) {
	task := want.task
	task.Order, task.Detail, task.OpenDoubts = got.Order, nil, openDoubts(&want.detail)
	task.Standing = model.Summarise(&task, want.reports, on)
	if !reflect.DeepEqual(*got, task) {
		rt.Fatalf("on %s the task is %+v\nwant %+v", on, *got, task)
	}
}

// Restore exports the ledger into another one, which must show the same on all days.
func (m *machine) Restore(rt *rapid.T) {
	l, err := m.s.Export()
	if err != nil {
		rt.Fatal(err)
	}
	other, err := Open(m.path+fmt.Sprint(m.entries, len(m.days), m.next, "copy"), Options{Now: m.clock.read, NoSync: true, Keep: -1})
	if err != nil {
		rt.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	if _, _, _, err := other.Import(l, model.ActRestore); err != nil {
		rt.Fatal(err)
	}
	m.shows(rt, other, m.today(), &m.now)
	for d, was := range m.days {
		m.shows(rt, other, d, &was)
	}
	if findings := other.Check(); len(findings) > 0 {
		rt.Fatalf("check of the copy finds %v", findings)
	}
	again, err := other.Export()
	if err != nil {
		rt.Fatal(err)
	}
	if !reflect.DeepEqual(l.Plans, again.Plans) {
		rt.Fatalf("exported again it is\n%+v\nand was\n%+v", again.Plans, l.Plans)
	}
}

func compare(rt *rapid.T, got *model.Record, want *plainTask) {
	task := want.task
	task.Order, task.Detail = got.Task.Order, &want.detail
	task.OpenDoubts = openDoubts(&want.detail)
	task.Standing = model.Summarise(&task, want.reports, forever)
	if !reflect.DeepEqual(got.Task, task) {
		rt.Fatalf("task is %+v\nwant %+v", got.Task, task)
	}
	if len(got.Returns)+len(want.reports) > 0 && !reflect.DeepEqual(got.Returns, want.reports) {
		rt.Fatalf("reports on %s are %+v, want %+v", task.ID, got.Returns, want.reports)
	}
}

func TestTheStoreBehavesLikePlainValues(t *testing.T) {
	if !slow.Tag {
		// Each of the walks takes a seventh of a second.
		usual := flag.Lookup("rapid.checks").Value.String()
		if err := flag.Set("rapid.checks", "15"); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = flag.Set("rapid.checks", usual) }()
	}
	rapid.Check(t, func(rt *rapid.T) {
		m := &machine{
			path: filepath.Join(t.TempDir(), "ledger.duban"), history: map[string][]model.Action{},
			clock: clock{time.Date(2026, 11, 20, 9, 0, 0, 0, time.Local)},
		}
		m.now.units = map[string]model.Unit{}
		m.days = map[model.Date]plain{m.today() - 1: m.now.clone()}
		m.open(rt)
		defer func() { _ = m.s.Close() }()
		rt.Repeat(rapid.StateMachineActions(m))
	})
}
