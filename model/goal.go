package model

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Overall reports whether the task is a goal that stands above the tasks of its campaign: one that the plan prints
// among its overall targets, and not in a section among the tasks.
func (t *Task) Overall() bool { return t.Nature == Goal && len(t.Section) == 0 }

// OnlyLink returns the name of the indicator that is the only measure of the task; "" for any other.
func (t *Task) OnlyLink() string {
	if len(t.Targets) != 1 || len(t.Milestones) > 0 {
		return ""
	}
	return t.Targets[0].Terms().Link
}

// GoalsOf makes the goals of a campaign of the overall targets that its document prints: one of each, in their order.
// The ID is the campaign's with "-g" and the number, the deadline the target's own or else the plan's end, and the
// lead the campaign's office. Nothing else is shared with the campaign. A goal of a campaign without an ID has none.
func GoalsOf(c *Campaign) []Task {
	var out []Task
	for i := range c.Targets {
		if t, ok := c.goal(i, i+1); ok {
			out = append(out, t)
		}
	}
	return out
}

// goal makes the goal of a target, as the nth; ok is false for a target that does not say what it asks.
func (c *Campaign) goal(i, n int) (t Task, ok bool) {
	target := c.Targets[i]
	t = Task{
		Campaign: c.ID, Order: uint32(n), Nature: Goal, Title: c.goalTitle(i),
		Deadline: Deadline{Text: target.Deadline.Text, Date: c.Period.To},
		Detail: &Detail{
			Text:   target.Text,
			Source: Source{Document: cmp.Or(c.Document.Number, c.Document.Title), Line: target.Line, Text: target.Text},
		},
	}
	if id := c.goalID(n); c.ID != "" && len(id) <= longestID {
		t.ID = id
	}
	if c.Office != "" {
		t.LeadUnits = []string{c.Office}
	}
	if target.Deadline.Date != 0 {
		t.Deadline, target.Deadline = target.Deadline, Deadline{}
	}
	target.Curve = slices.Clone(target.Curve)
	t.Targets = []Target{target}
	return t, t.Title != ""
}

// longestID is the longest ID, in bytes, that a store takes.
const longestID = 200

func (c *Campaign) goalID(n int) string { return c.ID + "-g" + strconv.Itoa(n) }

// goalTitle is what a target asks in short: its metric, with the figure where the plan asks several of one metric.
func (c *Campaign) goalTitle(i int) string {
	t := &c.Targets[i]
	if t.Metric == "" {
		first, _, _ := strings.Cut(t.Text, "\n")
		return strings.TrimSpace(first)
	}
	for k := range c.Targets {
		if o := &c.Targets[k]; k != i && o.Metric == t.Metric && t.Value != nil && o.Value != nil {
			return t.Metric + t.Value.String() + t.Unit
		}
	}
	return t.Metric
}

// MissingGoals returns the goals of a campaign's overall targets for which none of the given tasks stands yet, with
// IDs and orders behind those that were given. A goal whose figure a newer issue has changed still stands for its
// target, and so does one that was removed, of which the campaign keeps the row.
func MissingGoals(c *Campaign, tasks []*Task) []Task {
	stands, last := goalsFor(c, tasks)
	var out []Task
	for i := range c.Targets {
		if stands[i] {
			continue
		}
		n := i + 1
		if last > 0 {
			n = last + 1
		}
		t, ok := c.goal(i, n)
		if !ok {
			continue
		}
		if last > 0 {
			last++
		}
		out = append(out, t)
	}
	return out
}

// goalsFor tells for which of a campaign's targets a goal stands among the tasks, and the highest number that a goal
// has in its ID. Each measure of a goal stands for one target.
func goalsFor(c *Campaign, tasks []*Task) (stands []bool, last int) {
	stands = make([]bool, len(c.Targets))
	var free []*Target
	for _, t := range tasks {
		if number, ok := strings.CutPrefix(t.ID, c.ID+"-g"); ok && c.ID != "" {
			if n, err := strconv.Atoi(number); err == nil {
				last = max(last, n)
			}
		}
		if t.Nature != Goal {
			continue
		}
		for i := range t.Targets {
			free = append(free, &t.Targets[i])
		}
	}
	for _, same := range [...]func(a, b *Target) bool{sameGoal, sameIndicator, sameMetric} {
		for i := range c.Targets {
			if stands[i] {
				continue
			}
			if at := slices.IndexFunc(free, func(f *Target) bool { return same(f, &c.Targets[i]) }); at >= 0 {
				stands[i] = true
				free = slices.Delete(free, at, at+1)
			}
		}
	}
	rows := make(map[string]int)
	for _, r := range c.Dropped {
		if r.No == "" && len(r.Section) == 0 {
			rows[r.Title]++
		}
	}
	for i := range c.Targets {
		if title := c.goalTitle(i); !stands[i] && rows[title] > 0 {
			stands[i] = true
			rows[title]--
		}
	}
	return stands, last
}

// sameGoal reports whether two targets ask the same in the same words.
func sameGoal(a, b *Target) bool {
	return sameMetric(a, b) && a.Text == b.Text && sameValue(a.Value, b.Value)
}

// sameIndicator reports whether two targets ask the same of one indicator.
func sameIndicator(a, b *Target) bool {
	return a.Terms().Link != "" && a.Terms().Link == b.Terms().Link && sameValue(a.Value, b.Value)
}

func sameMetric(a, b *Target) bool {
	return a.Metric == b.Metric && a.PartOf == b.PartOf && string(fold(a.Unit)) == string(fold(b.Unit))
}

func sameValue(a, b *Decimal) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Cmp(*b) == 0
}

// AddGoals puts the goals that are missing of a plan before its tasks. Where the plan is of a ledger that knew no
// goals, since is the day on which they are added: boards of the days before are not changed by them, and nobody is
// taken to have been silent before. Zero is for a plan that is read from its document.
func AddGoals(p *Plan, since Date) {
	tasks := make([]*Task, len(p.Records))
	lowest := uint32(0)
	for i := range p.Records {
		tasks[i] = &p.Records[i].Task
		if n := tasks[i].Order; i == 0 || n < lowest {
			lowest = n
		}
	}
	goals := MissingGoals(&p.Campaign, tasks)
	if len(goals) == 0 {
		return
	}
	// They come behind the goals that stand before the tasks already.
	at := 0
	for at < len(p.Records) && tasks[at].Overall() {
		at++
	}
	records := make([]Record, len(goals))
	for i := range goals {
		records[i].Task = goals[i]
		records[i].Task.Since(&p.Campaign, since)
		records[i].Task.Order = 0
	}
	if at == 0 && (lowest > 0 || len(p.Records) == 0) {
		n := uint32(len(goals))
		for i := range records {
			records[i].Task.Order = uint32(i + 1)
		}
		for i := range p.Records {
			if lowest > n {
				break
			}
			r := &p.Records[i]
			r.Task.Order += n
			for k := range r.Was {
				if v := r.Was[k].Value; v != nil && v.Order > 0 {
					moved := *v
					moved.Order += n
					r.Was[k].Value = &moved
				}
			}
		}
	}
	p.Records = slices.Insert(p.Records, at, records...)
}

// Since marks a goal as one that is added to a ledger on a day, though the plan has asked for it from its beginning. A
// zero day changes nothing.
func (t *Task) Since(c *Campaign, day Date) {
	if t.Added = day; day != 0 {
		t.Start = Deadline{Date: c.Period.From}
	}
}
