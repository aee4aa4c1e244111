package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/intake/draft"
	"duban/intake/unitform"
	"duban/model"
	"duban/ui/formreview"
	"duban/ui/page"
	"duban/ui/review"
)

// ReviewSession is what was read from documents and waits for the officer.
type ReviewSession struct {
	Drafts []*draft.Draft
	// Existing is the ledger that the drafts are compared with.
	Existing *model.Ledger
	// Form is set instead of Drafts where the file was a unit's form.
	Form *FormReview
	// Store stores what the officer accepted, as one action, and returns the
	// ledger with it.
	Store func(*model.Update) (page.Ledger, model.Entry, error)
}

// FormReview is what becomes of the filled-in form of a unit, to be stored or not.
type FormReview struct {
	Title  string // the file's name
	Review unitform.Review
	// Store stores the returns of outcomes as one action.
	Store func(taken []*unitform.Outcome) (model.Entry, error)
}

// openForm puts the review of a form over the dashboard.
func (a *App) openForm(f *FormReview) tea.Cmd {
	return a.open(formreview.New(&formreview.Desk{Desk: a.Desk, Store: f.Store}, f.Title, f.Review), a.top().tab)
}

// openDrafts puts the review over the dashboard. Where it was not opened from there, it ends the program.
func (a *App) openDrafts(s *ReviewSession, inside bool) tea.Cmd {
	var p *review.Page
	p = review.New(&review.Desk{
		Desk:  a.Desk,
		Store: func(u *model.Update, brief string) tea.Cmd { return a.storeDrafts(p, s, u, brief) },
		Leave: func() tea.Cmd {
			switch {
			case !inside:
				return tea.Quit
			case a.led == nil:
				a.goHome()
				return nil
			}
			return a.back()
		},
	}, s.Drafts, s.Existing)
	if a.led == nil {
		a.openEmpty()
	}
	return a.open(p, a.top().tab)
}

// storeDrafts stores what the review accepted.
func (a *App) storeDrafts(p *review.Page, s *ReviewSession, u *model.Update, brief string) tea.Cmd {
	if u.IsEmpty() {
		return func() tea.Msg { return storedMsg{of: p, none: true} }
	}
	a.busy = true
	store, update := s.Store, *u
	var led page.Ledger
	storing := newOrder(page.Action{What: brief, Do: func(page.Ledger) (entry model.Entry, err error) {
		led, entry, err = store(&update)
		return entry, err
	}}, nil)
	a.storing = storing
	return func() tea.Msg {
		entry, err := storing.store()
		return storedMsg{of: p, led: led, entry: entry, brief: brief, err: err}
	}
}

// storedMsg says that a draft was stored.
type storedMsg struct {
	of    *review.Page
	led   page.Ledger
	entry model.Entry
	brief string // what was stored, in words
	none  bool   // there was nothing to store
	err   error
}

// handleStored opens the dashboard on what was stored.
func (a *App) handleStored(m storedMsg) tea.Cmd {
	a.busy, a.storing = false, nil
	m.of.Busy = false
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
	made := a.led == nil
	a.led = m.led
	var watch tea.Cmd
	if made {
		watch = a.watchCmd()
	}
	a.PastVersion++
	a.state = stateReady
	show := page.Scope{Pick: page.PickAll}
	if len(m.entry.Campaigns()) == 1 {
		show.Campaign = m.entry.Campaigns()[0]
	}
	a.stack = append(a.stack[:0], a.tabs[0])
	return tea.Batch(a.goTasks(show), a.loadCmd(a.On), a.say(m.brief), a.awaitBackup(), watch)
}
