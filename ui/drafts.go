package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/intake"
	"duban/model"
	"duban/ui/page"
	"duban/ui/review"
)

// ReviewSession is what was read from documents and waits for the officer.
type ReviewSession struct {
	Drafts []*intake.Draft
	// Existing is the ledger that the drafts are compared with.
	Existing *model.Ledger
	// Form is set instead of Drafts where the file was a unit's form.
	Form *FormReview
	// Store stores what the officer accepted, as one action, and returns the
	// ledger with it.
	Store func(*model.Update) (page.Ledger, model.Entry, error)
}

// reviewing is the review of an import as a page of the dashboard.
type reviewing struct {
	*review.Page
	title string
}

func (r *reviewing) Refresh() tea.Cmd { return nil }

func (r *reviewing) Wheel(d int) tea.Cmd {
	r.Page.Wheel(d)
	return nil
}

func (r *reviewing) Typing() bool { return r.Page.Typing }

func (r *reviewing) Cursor() *tea.Position { return r.Page.Cursor }

func (r *reviewing) Fault() string { return "" }

func (r *reviewing) Title() string { return r.title }

// openDrafts puts the review over the dashboard. Where it was not opened from there, it ends the program.
func (a *App) openDrafts(s *ReviewSession, inside bool) tea.Cmd {
	r := &reviewing{title: a.Words.Draft.Title}
	d := &review.Desk{
		Screen: a.Screen, K: a.K, Who: a.Who,
		On: func() model.Date { return a.On }, Today: func() model.Date { return a.Today },
		Push: a.push, Say: a.say, Refuse: a.refuse,
		Store: func(u *model.Update, brief string) tea.Cmd { return a.storeDrafts(r, s, u, brief) },
		Leave: func() tea.Cmd {
			if !inside {
				return tea.Quit
			}
			return a.back()
		},
	}
	r.Page = review.New(d, s.Drafts, s.Existing)
	if a.led == nil {
		a.openEmpty()
	}
	return a.open(r, a.top().tab)
}

// storeDrafts stores what the review accepted.
func (a *App) storeDrafts(r *reviewing, s *ReviewSession, u *model.Update, brief string) tea.Cmd {
	if u.IsEmpty() {
		return func() tea.Msg { return storedMsg{of: r, none: true} }
	}
	a.busy = true
	store, update := s.Store, *u
	return func() tea.Msg {
		led, entry, err := store(&update)
		return storedMsg{of: r, led: led, entry: entry, brief: brief, err: err}
	}
}

// storedMsg says that a draft was stored.
type storedMsg struct {
	of    *reviewing
	led   page.Ledger
	entry model.Entry
	brief string // what was stored, in words
	none  bool   // there was nothing to store
	err   error
}

// handleStored opens the dashboard on what was stored.
func (a *App) handleStored(m storedMsg) tea.Cmd {
	a.busy = false
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
	a.led = m.led
	a.PastVersion++
	a.state = stateReady
	show := page.Scope{Pick: page.PickAll}
	if len(m.entry.Campaigns()) == 1 {
		show.Campaign = m.entry.Campaigns()[0]
	}
	a.stack = append(a.stack[:0], a.tabs[0])
	return tea.Batch(a.goTasks(show), a.loadCmd(a.On), a.say(m.brief))
}
