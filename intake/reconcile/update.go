package reconcile

import (
	"slices"

	"duban/intake/draft"
	"duban/internal/zh"
	"duban/model"
)

// Update returns what drafts bring into the ledger that they were compared with: new
// campaigns and tasks, changes of its tasks, new reports, and the removals that the
// officer asked for. diffs are the differences of the drafts, in their order. Dropped
// items stay out. Of a task of the ledger only the values that the document changed are
// replaced; what officers did to it stays.
func Update(existing *model.Ledger, drafts []*draft.Draft, diffs []Difference, today model.Date) model.Update {
	w := updater{
		existing: existing, today: today, ids: make(map[string]bool), used: make(map[string]bool),
		changed: make(map[string]int), dropped: make(map[string][]model.SourceRow),
	}
	for i := range existing.Plans {
		w.ids[existing.Plans[i].Campaign.ID] = true
		for j := range existing.Plans[i].Records {
			w.ids[existing.Plans[i].Records[j].Task.ID] = true
		}
	}
	for i, d := range drafts {
		w.addDraft(d, &diffs[i])
	}
	w.keepDropped()
	w.keepGoals()
	for _, d := range drafts {
		w.addUnits(d.Units)
	}
	return w.u
}

// Twice returns the places of two drafts that hold the same document.
func Twice(drafts []*draft.Draft) (first, second int, found bool) {
	for j := range drafts {
		for i := range j {
			for p := range drafts[i].Plans {
				for q := range drafts[j].Plans {
					if sameDocument(&drafts[i].Plans[p].Campaign, &drafts[j].Plans[q].Campaign) {
						return i, j, true
					}
				}
			}
		}
	}
	return 0, 0, false
}

type updater struct {
	existing *model.Ledger
	today    model.Date
	u        model.Update
	ids      map[string]bool // that are taken
	// now maps the ID that a reader gave a campaign to its ID in the ledger, for the
	// campaigns of one draft.
	now  map[string]string
	used map[string]bool // units that stored tasks name
	// changed are the places in u of the tasks of the ledger that change, by their IDs.
	changed map[string]int
	// dropped are the dropped rows of campaigns of the ledger, where they change;
	// a row without a title is one that was taken back.
	dropped map[string][]model.SourceRow
}

// id returns the ID and marks it as taken; "" where it is taken already.
func (w *updater) id(id string) string {
	if id == "" || w.ids[id] {
		return ""
	}
	w.ids[id] = true
	return id
}

// addDraft adds what one draft brings.
func (w *updater) addDraft(d *draft.Draft, f *Difference) {
	w.now = make(map[string]string)
	for p := range d.Plans {
		plan, diff := &d.Plans[p], &f.Plans[p]
		if diff.Campaign != "" && plan.Campaign.ID != "" {
			w.now[plan.Campaign.ID] = diff.Campaign
		}
		if diff.Campaign != "" && (diff.Take && len(diff.Fields) > 0 || len(diff.Doubts) > 0 || plan.Corrected()) {
			revisePlan(w.campaignOf(diff.Campaign), diff, plan)
		}
		var fresh []model.Record
		var dropped []model.SourceRow
		for i := range plan.Items {
			it, diff := &plan.Items[i], &diff.Items[i]
			switch diff.State {
			case New, Known:
				w.replaceDropped(diff, it)
				if it.Settled == draft.Dropped {
					if len(diff.dropped) == 0 {
						dropped = append(dropped, rowsKept(it)...)
					}
					continue
				}
				r := it.Record
				r.Task.ID = w.id(r.Task.ID)
				r.Task.Detail = withDoubts(r.Task.Detail, diff, it)
				fresh = append(fresh, r)
				w.noteUnits(&r.Task)
			case Changed:
				if diff.Of != nil {
					if it.Settled != draft.Dropped {
						w.put(withReports(w.taskNow(diff.Old), diff, it))
					}
					continue
				}
				r := revise(w.taskNow(diff.Old), diff, it)
				w.put(r)
				w.noteUnits(&r.Task)
			case Unchanged:
				if len(diff.Fields) > 0 || diff.wholeTask && rowsChanged(&diff.Old.Task, &it.Record.Task) {
					w.put(revise(w.taskNow(diff.Old), diff, it))
				}
			}
		}
		switch {
		case diff.Campaign != "":
			for _, r := range fresh {
				r.Task.Campaign = diff.Campaign
				w.u.Records = append(w.u.Records, r)
			}
			if len(dropped) > 0 {
				w.dropped[diff.Campaign] = append(w.droppedOf(diff.Campaign), dropped...)
			}
		case len(fresh) > 0 || len(plan.Items) == 0 && holds(d, &plan.Campaign):
			c := w.campaign(plan.Campaign)
			if plan.Origins.Parent.Reason == draft.Corrected {
				c.Parent = plan.Campaign.Parent
			}
			c.Dropped = dropped
			p := model.Plan{Campaign: c, Records: fresh}
			model.AddGoals(&p, 0)
			w.u.Plans = append(w.u.Plans, p)
		}
	}
	for _, r := range f.rows {
		w.putRows(r)
	}
	for _, g := range f.Gone {
		if g.Remove {
			w.u.Remove = append(w.u.Remove, g.Record.Task.ID)
		}
	}
}

// rowsKept returns the rows of an item that is dropped.
func rowsKept(it *draft.Item) []model.SourceRow { return draft.DetailOf(&it.Record.Task).Source.Rows }

// droppedOf returns the dropped rows of a campaign of the ledger, to be changed.
func (w *updater) droppedOf(campaign string) []model.SourceRow {
	if rows, ok := w.dropped[campaign]; ok {
		return rows
	}
	i := slices.IndexFunc(w.existing.Plans, func(p model.Plan) bool { return p.Campaign.ID == campaign })
	return slices.Clone(w.existing.Plans[i].Campaign.Dropped)
}

// replaceDropped puts a row that was dropped before and is dropped again in its
// own place, as the document has it now, and takes out one that was taken back.
func (w *updater) replaceDropped(d *ItemDifference, it *draft.Item) {
	now := rowsKept(it)
	for _, old := range d.dropped {
		rows := w.droppedOf(old.campaign.ID)
		switch {
		case it.Settled != draft.Dropped:
			rows[old.place] = model.SourceRow{}
		case old.row < len(now):
			rows[old.place] = now[old.row]
			rows[old.place].Part = old.part
		}
		w.dropped[old.campaign.ID] = rows
	}
}

// keepDropped writes the campaigns whose dropped rows have changed.
func (w *updater) keepDropped() {
	for i := range w.existing.Plans {
		c := w.existing.Plans[i].Campaign
		rows, ok := w.dropped[c.ID]
		if !ok {
			continue
		}
		rows = slices.DeleteFunc(rows, func(r model.SourceRow) bool { return r.Title == "" })
		if slices.EqualFunc(rows, c.Dropped, model.SourceRow.Equal) {
			continue
		}
		w.campaignOf(c.ID).Dropped = rows
	}
}

// campaignOf returns the campaign of the ledger with an ID, among those that change.
func (w *updater) campaignOf(id string) *model.Campaign {
	at := slices.IndexFunc(w.u.Campaigns, func(c model.Campaign) bool { return c.ID == id })
	if at < 0 {
		at = len(w.u.Campaigns)
		i := slices.IndexFunc(w.existing.Plans, func(p model.Plan) bool { return p.Campaign.ID == id })
		w.u.Campaigns = append(w.u.Campaigns, w.existing.Plans[i].Campaign)
	}
	return &w.u.Campaigns[at]
}

// putRows keeps the rows of a task that no item stands for as the document
// has them now.
func (w *updater) putRows(r rowsNow) {
	t := w.taskNow(r.task)
	detail := *draft.DetailOf(t)
	detail.Source.Rows = r.rows
	t.Detail = &detail
	w.put(model.Record{Task: *t})
}

// taskNow returns a copy of a task of the ledger as this update leaves it so far: a new
// issue of the plan and a bulletin on it may change the same one.
func (w *updater) taskNow(old *model.Record) *model.Task {
	if at, ok := w.changed[old.Task.ID]; ok {
		return w.u.Records[at].Task.Clone()
	}
	return old.Task.Clone()
}

// put adds a task of the ledger that changes, with new reports, or puts it in
// place of what was to become of it so far.
func (w *updater) put(r model.Record) {
	at, ok := w.changed[r.Task.ID]
	if !ok {
		w.changed[r.Task.ID] = len(w.u.Records)
		w.u.Records = append(w.u.Records, r)
		return
	}
	so := &w.u.Records[at]
	so.Returns = append(draft.Refer(so.Returns, &so.Task, &r.Task), r.Returns...)
	so.Task = r.Task
}

// rowsChanged reports whether the document says something else of a task than
// when it was read, even though the ledger is as the document has it.
func rowsChanged(old, read *model.Task) bool {
	return !slices.EqualFunc(draft.DetailOf(old).Source.Rows, draft.DetailOf(read).Source.Rows, model.SourceRow.Equal)
}

// withDoubts returns a task's detail with the doubts of its difference, unless the
// officer has decided about it.
func withDoubts(detail *model.Detail, d *ItemDifference, it *draft.Item) *model.Detail {
	if len(d.Doubts) == 0 || it.Settled != draft.Undecided {
		return detail
	}
	out := *detail
	out.Review = append(slices.Clip(out.Review), d.Doubts...)
	return &out
}

// holds reports whether a campaign without tasks of its own is worth storing:
// it has targets, or others are part of it.
func holds(d *draft.Draft, c *model.Campaign) bool {
	return len(c.Targets) > 0 || c.ID != "" && slices.ContainsFunc(d.Plans, func(p draft.Plan) bool { return p.Campaign.Parent == c.ID })
}

// campaign completes a new campaign with what no document says.
func (w *updater) campaign(c model.Campaign) model.Campaign {
	read := c.ID
	c.ID = w.id(c.ID)
	if read != "" {
		w.now[read] = c.ID
	}
	c.Parent = w.now[c.Parent]
	if c.TrackedSince.IsZero() {
		c.TrackedSince = w.today
	}
	if c.Policy == (model.Policy{}) {
		c.Policy = model.DefaultPolicy()
	}
	return c
}

// noteUnits marks the units of a task that is stored as used.
func (w *updater) noteUnits(t *model.Task) {
	for _, list := range [][]string{t.LeadUnits, t.ResponsibleUnits, t.RelatedUnits} {
		for _, u := range list {
			w.used[u] = true
		}
	}
}

// addUnits adds the units that stored tasks name, and new aliases of those
// that the ledger has.
func (w *updater) addUnits(units []model.Unit) {
	other := aliases(w.existing.Units)
	for _, u := range units {
		if _, known := other[u.Name]; known || !w.used[u.Name] && len(u.Aliases) == 0 {
			continue
		}
		have := slices.IndexFunc(w.existing.Units, func(o model.Unit) bool { return o.Name == u.Name })
		merged := u
		if have >= 0 {
			merged = w.existing.Units[have]
			merged.Aliases = draft.Union(merged.Aliases, u.Aliases)
			if len(merged.Aliases) == len(w.existing.Units[have].Aliases) {
				continue
			}
		}
		at := slices.IndexFunc(w.u.Units, func(o model.Unit) bool { return o.Name == u.Name })
		if at < 0 {
			w.u.Units = append(w.u.Units, merged)
			continue
		}
		w.u.Units[at].Aliases = draft.Union(w.u.Units[at].Aliases, merged.Aliases)
	}
}

// withReports returns a task of the ledger with the reports of a bulletin on it.
func withReports(t *model.Task, d *ItemDifference, it *draft.Item) model.Record {
	t.Detail = withDoubts(draft.DetailOf(t), d, it)
	return model.Record{Task: *t, Returns: draft.Refer(d.Reports, &d.Old.Task, t)}
}

// revise puts the values that the document changed into t, a task of the ledger as this
// update leaves it so far, and returns it with the new reports. Of a dropped item only
// what was read is kept, so that the officer is not asked again.
func revise(t *model.Task, d *ItemDifference, it *draft.Item) model.Record {
	old, from := d.Old, &it.Record.Task
	if t.Detail == nil {
		t.Detail = new(model.Detail)
	}
	if d.wholeTask {
		t.Detail.Source = draft.DetailOf(from).Source
	}
	if it.Settled == draft.Dropped {
		return model.Record{Task: *t}
	}
	for _, c := range d.Fields {
		if c.Held && it.Settled != draft.Accepted {
			continue
		}
		switch c.Field {
		case draft.FieldTitle:
			t.Title = from.Title
		case draft.FieldNo:
			t.No = from.No
		case draft.FieldSection:
			t.Section = from.Section
		case draft.FieldLead:
			t.LeadUnits = from.LeadUnits
		case draft.FieldResponsible:
			t.ResponsibleUnits = from.ResponsibleUnits
		case draft.FieldRelated:
			t.RelatedUnits = from.RelatedUnits
		case draft.FieldLeaders:
			t.Leaders = from.Leaders
		case draft.FieldCoordinators:
			t.Coordinators = from.Coordinators
		case draft.FieldPersons:
			t.Persons = from.Persons
		case draft.FieldOwners:
			t.Owners = from.Owners
		case draft.FieldMarks:
			t.Marks = from.Marks
		case draft.FieldStart:
			t.Start = from.Start
		case draft.FieldDeadline:
			if len(t.Extensions) > 0 {
				t.Extensions[0].From = from.Deadline // an extension that was granted stays
			} else {
				t.Deadline = from.Deadline
			}
		case draft.FieldTarget:
			t.Targets = reviseTargets(old, from.Targets)
		case draft.FieldMilestone:
			t.Milestones = reviseMilestones(old, from.Milestones)
		case draft.FieldDetail:
			t.Detail.Text = draft.DetailOf(from).Text
		case draft.FieldColumns:
			t.Detail.Fields = draft.DetailOf(from).Fields
		}
	}
	t.Detail.Review = reviseDoubts(t.Detail.Review, draft.DetailOf(from).Review)
	t.Detail = withDoubts(t.Detail, d, it)
	reports := slices.DeleteFunc(draft.Refer(d.Reports, from, t), func(p model.Return) bool {
		return len(model.CheckReturn(t, &p)) > 0 // a figure in a unit that the ledger's target does not take
	})
	return model.Record{Task: *t, Returns: reports}
}

// reviseTargets puts the targets of the new issue in place of the old ones.
func reviseTargets(old *model.Record, now []model.Target) []model.Target {
	used := -1
	for _, p := range old.Returns {
		for _, v := range p.Actuals {
			used = max(used, v.Target)
		}
	}
	for i := range old.Task.Events {
		used = max(used, old.Task.Events[i].Target)
	}
	alike := func(a, b *model.Target) bool { return a.Unit == b.Unit }
	out := reviseList(old.Task.Targets, now, used, draft.Namesake, alike, func(to, from *model.Target) {
		if to.Weight == nil {
			to.Weight = from.Weight
		}
		if len(to.Curve) == 0 {
			to.Curve = from.Curve
		}
		keepJudging(to, from)
	})
	for i := range old.Task.Events {
		if n := old.Task.Events[i].Target; out[n].Kind != model.ZeroLine {
			out[n] = old.Task.Targets[n] // what has broken it must go on to name it
		}
	}
	return out
}

// keepJudging keeps of an old target what officers said of how it is judged and the new issue is silent about.
func keepJudging(to, from *model.Target) {
	terms, was := to.Terms(), from.Terms()
	if terms.Slack == nil {
		terms.Slack = was.Slack
	}
	if to.Baseline == nil {
		to.Baseline = from.Baseline
	}
	if to.Pace == model.ByWorkdays {
		to.Pace, terms.Lag = from.Pace, was.Lag
	}
	if len(terms.Slices) == 0 && to.Value != nil && from.Value != nil && to.Value.Cmp(*from.Value) == 0 {
		terms.Slices = was.Slices // of another value they would not add up
	}
	if terms.Link == "" {
		terms.Link = was.Link
	}
	if len(terms.Members) == 0 {
		terms.Members = was.Members
	}
	to.SetTerms(terms)
}

// reviseMilestones puts the milestones of the new issue in place of the old ones.
func reviseMilestones(old *model.Record, now []model.Milestone) []model.Milestone {
	used := -1
	for _, p := range old.Returns {
		for _, m := range p.Steps {
			used = max(used, m.Milestone)
		}
	}
	named := func(a, b *model.Milestone) bool { return zh.WithoutMarks(a.Title) == zh.WithoutMarks(b.Title) }
	alike := func(_, _ *model.Milestone) bool { return true }
	return reviseList(old.Task.Milestones, now, used, named, alike, func(to, from *model.Milestone) {
		if to.Weight == nil {
			to.Weight = from.Weight
		}
	})
}

// reviseList puts the entries of a new issue in place of the old ones. One is
// known again by its name, or in a list of the same length by its place if it
// is alike; it keeps what no document says. Reports name entries by their
// place, so that those up to the last one used by a report stay even where the new
// issue has dropped them.
func reviseList[T any](old, now []T, used int, named, alike func(a, b *T) bool, keep func(to, from *T)) []T {
	taken := make([]bool, len(now))
	var out []T
	for i := range old {
		n := draft.WhereNow(i, len(now), func(n int) bool { return !taken[n] && named(&now[n], &old[i]) })
		if n < 0 && len(now) == len(old) && !taken[i] && alike(&now[i], &old[i]) {
			n = i
		}
		switch {
		case n >= 0:
			taken[n] = true
			m := now[n]
			keep(&m, &old[i])
			out = append(out, m)
		case i <= used:
			out = append(out, old[i])
		}
	}
	for n := range now {
		if !taken[n] {
			out = append(out, now[n])
		}
	}
	return out
}

// reviseDoubts keeps the doubts that were settled, those that a comparison or a
// return raised and those that the new reading has too, and adds its own.
func reviseDoubts(old, now []model.Doubt) []model.Doubt {
	var out []model.Doubt
	for _, d := range old {
		if !d.Settled.IsZero() || d.Code == model.DoubtIssue || d.Code == model.DoubtEvent || slices.ContainsFunc(now, func(n model.Doubt) bool { return sameDoubt(&n, &d) }) {
			out = append(out, d)
		}
	}
	for _, n := range now {
		if !slices.ContainsFunc(out, func(d model.Doubt) bool { return sameDoubt(&n, &d) }) {
			out = append(out, n)
		}
	}
	return out
}
