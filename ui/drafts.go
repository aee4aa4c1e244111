package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/intake/draft"
	"duban/model"
	"duban/ui/review"
	"duban/ui/widget"
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
	Store func(*model.Update) (Ledger, model.Entry, error)
}

// reviewing is the review of an import as a page of the dashboard, over all the others.
type reviewing struct {
	*review.Page
	session *ReviewSession
	inside  bool // it was opened from the dashboard, which it goes back to
}

func (r *reviewing) key(_ *App, msg tea.KeyPressMsg) tea.Cmd { return r.Page.Key(msg) }

func (r *reviewing) click(_ *App, x, y int) tea.Cmd { return r.Page.Click(x, y) }

func (r *reviewing) wheel(_ *App, d int) { r.Page.Wheel(d) }

func (r *reviewing) draw(_ *App, w, h int) widget.Rows { return r.Page.Draw(w, h) }

func (r *reviewing) keys(*App) []key.Binding { return r.Page.Keys() }

func (r *reviewing) moves(*App) []key.Binding { return r.Page.Moves() }

func (r *reviewing) refresh(*App) {}

func (r *reviewing) paste(text string) { r.Page.Paste(text) }

// openDrafts puts the review over the dashboard.
func (a *App) openDrafts(s *ReviewSession, inside bool) {
	d := &review.Desk{
		Screen: &a.Screen, K: a.k, Who: a.opts.Who,
		On: func() model.Date { return a.on }, Today: func() model.Date { return a.today },
		Push: a.push, Say: a.say, Refuse: func(text string) tea.Cmd { return a.showToast(text, true) },
		Store: a.storeDrafts, Leave: a.leaveDrafts,
	}
	a.draft = &reviewing{Page: review.New(d, s.Drafts, s.Existing), session: s, inside: inside}
	if a.led == nil {
		a.board = board.New(nil, nil, nil, a.cal, a.on)
		a.state = stateReady
	}
}

// leaveDrafts goes back to the dashboard, where the review was opened from it, or ends the program.
func (a *App) leaveDrafts() tea.Cmd {
	if !a.draft.inside {
		return tea.Quit
	}
	a.draft = nil
	return nil
}

// storeDrafts stores what the review accepted.
func (a *App) storeDrafts(u *model.Update, brief string) tea.Cmd {
	if u.IsEmpty() {
		return func() tea.Msg { return storedMsg{none: true} }
	}
	a.busy = true
	store, update := a.draft.session.Store, *u
	return func() tea.Msg {
		led, entry, err := store(&update)
		return storedMsg{led: led, entry: entry, brief: brief, err: err}
	}
}

// storedMsg says that a draft was stored.
type storedMsg struct {
	led   Ledger
	entry model.Entry
	brief string // what was stored, in words
	none  bool   // there was nothing to store
	err   error
}

// handleStored opens the dashboard on what was stored.
func (a *App) handleStored(m storedMsg) tea.Cmd {
	a.busy = false
	p := a.draft
	if p == nil {
		return nil
	}
	p.Busy = false
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
