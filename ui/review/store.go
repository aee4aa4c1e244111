package review

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/model"
	"duban/words"
)

// update is what the drafts as they stand would bring into the ledger.
func (p *Page) update(today model.Date) model.Update {
	return reconcile.Update(p.existing, p.drafts, p.diffs, today)
}

// changed counts the items that change tasks of the ledger, and the campaigns
// of which the document is believed.
func (p *Page) changed() (items, campaigns int) {
	for i, d := range p.drafts {
		for q, plan := range p.diffs[i].Plans {
			if plan.Take && len(plan.Fields) > 0 || plan.Old != nil && d.Plans[q].Corrected() {
				campaigns++
			}
			for n := range plan.Items {
				if plan.Items[n].State == reconcile.Changed && plan.Items[n].Of == nil && d.Plans[q].Items[n].Settled != draft.Dropped {
					items++
				}
			}
		}
	}
	return items, campaigns
}

// storeCmd stores what was not dropped.
func (p *Page) storeCmd(a *Desk) tea.Cmd {
	u := p.update(a.Today)
	p.Busy = !u.IsEmpty()
	return a.Store(&u, a.Words.StoredDraft(p.brought(&u)))
}

// Leave ends the review, and asks first: what was read would be lost.
func (p *Page) leave(a *Desk) tea.Cmd {
	u := p.update(a.Today)
	if u.IsEmpty() && len(p.past) == 0 {
		return a.Leave()
	}
	a.Push(newLeaveForm(a, p))
	return nil
}

// storeNote says what an update would bring.
func (p *Page) storeNote(a *Desk, u *model.Update) []string {
	if u.IsEmpty() {
		return []string{a.Words.Draft.NothingToStore}
	}
	return a.Words.StoreNote(p.brought(u))
}

// brought counts what an update brings to the ledger.
func (p *Page) brought(u *model.Update) words.Brought {
	n := words.Brought{Plans: len(u.Plans), Removed: len(u.Remove)}
	n.Changed, n.Campaigns = p.changed()
	existing := p.existing
	had := make(map[string][]model.Doubt) // by the IDs of campaigns and tasks
	for i := range existing.Plans {
		had[existing.Plans[i].Campaign.ID] = existing.Plans[i].Campaign.Review
		for j := range existing.Plans[i].Records {
			if t := &existing.Plans[i].Records[j].Task; t.Detail != nil {
				had[t.ID] = t.Detail.Review
			}
		}
	}
	fresh := func(id string, now []model.Doubt) (open int) {
		for _, d := range now {
			if d.Settled.IsZero() && !slices.Contains(had[id], d) {
				open++
			}
		}
		return open
	}
	count := func(r *model.Record) {
		n.Reports += len(r.Returns)
		if r.Task.Detail != nil && fresh(r.Task.ID, r.Task.Detail.Review) > 0 {
			n.Open++
		}
	}
	whole := func(c *model.Campaign) { n.Whole += fresh(c.ID, c.Review) }
	for i := range u.Campaigns {
		whole(&u.Campaigns[i])
	}
	for i := range u.Plans {
		whole(&u.Plans[i].Campaign)
		for j := range u.Plans[i].Records {
			n.Fresh++
			count(&u.Plans[i].Records[j])
		}
	}
	for i := range u.Records {
		if u.Records[i].Task.ID == "" {
			n.Fresh++
		}
		count(&u.Records[i])
	}
	return n
}
