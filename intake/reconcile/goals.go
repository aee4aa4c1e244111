package reconcile

import (
	"slices"

	"duban/model"
)

// keepGoals follows what has changed of the overall targets of campaigns of the ledger: a goal that still is what the
// document said before takes the figure that it says now, and targets that are new get goals. None is removed.
func (w *updater) keepGoals() {
	for i := range w.u.Campaigns {
		c := &w.u.Campaigns[i]
		at := slices.IndexFunc(w.existing.Plans, func(p model.Plan) bool { return p.Campaign.ID == c.ID })
		if at < 0 || slices.EqualFunc(w.existing.Plans[at].Campaign.Targets, c.Targets, sameTarget) {
			continue
		}
		plan := &w.existing.Plans[at]
		var tasks []*model.Task
		for k := range plan.Records {
			r := &plan.Records[k]
			tasks = append(tasks, &r.Task)
			if !r.Removed && r.Task.Overall() && len(r.Task.Targets) == 1 {
				w.reviseGoal(r, &plan.Campaign, c)
			}
		}
		for _, t := range model.MissingGoals(c, tasks) {
			t.ID = w.id(t.ID)
			w.u.Records = append(w.u.Records, model.Record{Task: t})
			w.noteUnits(&t)
		}
	}
}

// reviseGoal puts the target as the document has it now into a goal that is as the document had it before.
func (w *updater) reviseGoal(r *model.Record, before, now *model.Campaign) {
	have := &r.Task.Targets[0]
	was := model.GoalsOf(before)
	k := slices.IndexFunc(was, func(g model.Task) bool { return sameTarget(g.Targets[0], *have) })
	if k < 0 {
		return
	}
	var to *model.Task
	for _, g := range model.GoalsOf(now) {
		x := &g.Targets[0]
		switch {
		case sameTarget(*x, *have):
			return
		case x.Metric == have.Metric && x.Unit == have.Unit && x.PartOf == have.PartOf && to != nil:
			return // several may be meant
		case x.Metric == have.Metric && x.Unit == have.Unit && x.PartOf == have.PartOf:
			to = &g
		}
	}
	if to == nil {
		return
	}
	t := w.taskNow(r)
	if t.Title == was[k].Title {
		t.Title = to.Title
	}
	if len(t.Extensions) == 0 && t.Deadline == was[k].Deadline {
		t.Deadline = to.Deadline
	}
	t.Targets = reviseTargets(r, to.Targets)
	w.put(model.Record{Task: *t})
}

// sameTarget reports whether two targets are alike in all that a document says of them.
func sameTarget(a, b model.Target) bool { return jsonOf(a) == jsonOf(b) }
