package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"duban/intake"
	"duban/model"
	"duban/words"
)

// storedMsg says that a draft was stored.
type storedMsg struct {
	led   Ledger
	entry model.Entry
	brief string // what was stored, in words
	none  bool   // there was nothing to store
	err   error
}

// update is what the drafts as they stand would bring into the ledger.
func (p *draftPage) update(today model.Date) model.Update {
	return intake.Update(p.session.Existing, p.drafts, p.diffs, today)
}

// changed counts the items that change tasks of the ledger, and the campaigns
// of which the document is believed.
func (p *draftPage) changed() (items, campaigns int) {
	for i, d := range p.drafts {
		for q, plan := range p.diffs[i].Plans {
			if plan.Take && len(plan.Fields) > 0 {
				campaigns++
			}
			for n := range plan.Items {
				if plan.Items[n].State == intake.Changed && plan.Items[n].Of == nil && d.Plans[q].Items[n].Settled != intake.Dropped {
					items++
				}
			}
		}
	}
	return items, campaigns
}

// storeCmd stores what was not dropped.
func (p *draftPage) storeCmd(a *App) tea.Cmd {
	u := p.update(a.today)
	if u.IsEmpty() {
		return func() tea.Msg { return storedMsg{none: true} }
	}
	p.busy, a.busy = true, true
	store, brief := p.session.Store, a.Words.StoredDraft(p.brought(&u))
	return func() tea.Msg {
		led, entry, err := store(&u)
		return storedMsg{led: led, entry: entry, brief: brief, err: err}
	}
}

// handleStored opens the dashboard on what was stored.
func (a *App) handleStored(m storedMsg) tea.Cmd {
	a.busy = false
	p := a.draft
	if p == nil {
		return nil
	}
	p.busy = false
	if m.err != nil {
		a.leaving = false // the officer is to see it
		return a.complain(m.err)
	}
	if a.leaving {
		return tea.Quit
	}
	if m.none {
		return a.say(a.Words.Draft.NothingToStore)
	}
	a.draft, a.led = nil, m.led
	a.past.forget()
	a.state = stateReady
	s := scope{pick: pickAll}
	if len(m.entry.Campaigns()) == 1 {
		s.campaign = m.entry.Campaigns()[0]
	}
	a.page = tasksPage
	a.tasks.setScope(a, s)
	return tea.Batch(a.loadCmd(a.on), a.say(m.brief))
}

// leave ends the review, and asks first: what was read would be lost.
func (p *draftPage) leave(a *App) tea.Cmd {
	u := p.update(a.today)
	if u.IsEmpty() && len(p.past) == 0 {
		return p.close(a)
	}
	a.push(newLeaveForm(a, p))
	return nil
}

// close goes back to the dashboard, where the review was opened from it, or
// ends the program.
func (p *draftPage) close(a *App) tea.Cmd {
	if !p.inside {
		return tea.Quit
	}
	a.draft = nil
	return nil
}

// storeNote says what an update would bring.
func (p *draftPage) storeNote(a *App, u *model.Update) []string {
	if u.IsEmpty() {
		return []string{a.Words.Draft.NothingToStore}
	}
	return a.Words.StoreNote(p.brought(u))
}

// brought counts what an update brings to the ledger.
func (p *draftPage) brought(u *model.Update) words.Brought {
	n := words.Brought{Plans: len(u.Plans), Removed: len(u.Remove)}
	n.Changed, n.Campaigns = p.changed()
	existing := p.session.Existing
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
