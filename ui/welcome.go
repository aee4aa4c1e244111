package ui

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/model"
	"duban/ui/widget"
)

// beginning is a way to begin where there is no ledger.
type beginning int

const (
	byImport   beginning = iota // the ledger is made when what was read is stored
	withEmpty                   // an empty ledger
	withSample                  // the sample, in a file of its own
	beginningCount
)

// welcome is the first run, when there is no ledger, with the way to begin that is chosen.
type welcome struct{ choice beginning }

// welcomeKey handles the keys of the first run, when there is no ledger.
func (a *App) welcomeKey(msg tea.KeyPressMsg) tea.Cmd {
	c := &a.welcome.choice
	switch {
	case key.Matches(msg, a.K.Quit, a.K.Back):
		return tea.Quit
	case key.Matches(msg, a.K.Up, a.K.Prev):
		*c = (*c + beginningCount - 1) % beginningCount
	case key.Matches(msg, a.K.Down, a.K.Next):
		*c = (*c + 1) % beginningCount
	case key.Matches(msg, a.K.Import):
		*c = byImport
		return a.begin()
	case key.Matches(msg, a.K.Open):
		return a.begin()
	}
	for i := range beginningCount {
		if key.Matches(msg, a.K.Pages[i]) {
			*c = i
			return a.begin()
		}
	}
	return nil
}

// begin begins as is chosen.
func (a *App) begin() tea.Cmd {
	choice := a.welcome.choice
	switch {
	case a.busy:
		return nil
	case choice == byImport && a.opts.Import != nil:
		a.push(newImportForm(a, "", ""))
		return nil
	case choice == byImport || a.opts.Create == nil:
		return nil
	}
	a.busy, a.state = true, stateLoading
	create, sample := a.opts.Create, choice == withSample
	return func() tea.Msg {
		led, err := create(sample)
		return createdMsg{led: led, sample: sample, err: err}
	}
}

// createdMsg brings the ledger that the officer chose to begin with.
type createdMsg struct {
	led    Ledger
	sample bool
	err    error
}

func (a *App) handleCreated(m createdMsg) tea.Cmd {
	a.busy = false
	if a.leaving {
		return tea.Quit
	}
	if m.err != nil {
		a.state = stateWelcome
		return a.complain(m.err)
	}
	a.led, a.opts.Sample, a.visiting, a.state = m.led, m.sample, m.sample, stateLoading
	return tea.Batch(a.loadCmd(a.On), a.watchCmd())
}

// goHome leads back to the first choice: from a review of which nothing was stored, or from the sample.
func (a *App) goHome() {
	a.gen++ // what is being read is of no use any more
	a.led, a.lost, a.loading, a.visiting, a.opts.Sample = nil, "", false, false, false
	a.Board, a.Campaigns, a.Units, a.On = nil, nil, nil, a.Today
	a.Cal = model.NewCalendar()
	a.Version++
	a.PastVersion++
	a.layTabs()
	a.state = stateWelcome
}

// leaveKey leaves the sample that was opened from the first choice.
func (a *App) leaveKey() key.Binding {
	return key.NewBinding(key.WithKeys(a.K.Back.Keys()...), key.WithHelp(a.K.Back.Help().Key, a.Words.DoLeaveSample))
}

// askLeave asks before the sample is left: what was tried on it goes with it.
func (a *App) askLeave() tea.Cmd {
	x := a.Words
	f := &widget.Form{Title: x.DoLeaveSample, Note: []string{x.LeaveSampleNote}, Keys: x.KeysSure}
	sure := f.Choice(x.Sure, []string{x.No, x.Yes}, 1)
	f.Submit = func() (tea.Cmd, error) {
		if sure.Chosen == 0 || a.busy {
			return nil, nil
		}
		a.goHome()
		discard := a.opts.Discard
		a.busy = true
		return func() tea.Msg { return discardedMsg{discard()} }, nil
	}
	a.push(f)
	return nil
}

// discardedMsg says that the sample is gone.
type discardedMsg struct{ err error }

func (a *App) handleDiscarded(m discardedMsg) tea.Cmd {
	a.busy = false
	switch {
	case a.leaving:
		return tea.Quit
	case m.err != nil:
		return a.complain(m.err)
	}
	return a.say(a.Words.SampleLeft)
}

// drawWelcome offers the ways to begin, and says where the ledger will lie.
func (a *App) drawWelcome(w, h int) widget.Rows {
	const lowest = 20 // lines from which on there is air between the parts
	t, p := a.Words, a.Theme.Plain
	airy := h >= lowest
	width := min(w-4, 68)
	left := (w - width) / 2
	var body widget.Rows
	add := func(l *widget.Line) { body = append(body, l.End(p.Text, w)) }
	gap := func() { body = append(body, widget.Spaces(w)) }
	add(new(widget.Line).To(p.Text, left).Put(p.Strong, t.WelcomeTitle))
	for _, s := range zh.Wrap(t.WelcomeText, width) {
		add(new(widget.Line).To(p.Text, left).Put(p.Dim, s))
	}
	gap()
	offers := [beginningCount]struct{ name, what string }{
		byImport:   {t.WelcomeImport, t.WelcomeImportWhat},
		withEmpty:  {t.WelcomeEmpty, t.WelcomeEmptyWhat},
		withSample: {t.WelcomeSample, t.WelcomeSampleWhat},
	}
	for i, c := range offers {
		k, here := p, beginning(i) == a.welcome.choice
		if here {
			k = a.Theme.Sel
		}
		row := func() *widget.Line {
			l := new(widget.Line).To(p.Text, left-2)
			if here {
				return l.Signs(a.Theme.Cursor, widget.Edge, 1).Put(k.Text, " ")
			}
			return l.Put(p.Text, "  ")
		}
		end := func(l *widget.Line) { add(l.To(k.Text, left+width)) }
		end(row().Put(k.AccentStrong, strconv.Itoa(i+1)).Put(k.Text, "  ").Put(k.Strong, c.name))
		for _, s := range zh.Wrap(c.what, width-4) {
			end(row().Put(k.Text, "   ").Put(k.Dim, s))
		}
		if airy {
			gap()
		}
	}
	if !airy {
		gap()
	}
	for i, s := range zh.Wrap(zh.Clean(a.opts.File), width-zh.Width(t.WelcomeFile)-2) {
		l := new(widget.Line).To(p.Text, left)
		if i == 0 {
			l.Put(p.Dim, t.WelcomeFile)
		}
		add(l.To(p.Text, left+zh.Width(t.WelcomeFile)+2).Put(p.Text, s))
	}
	if airy {
		for _, s := range zh.Wrap(t.WelcomeKept, width) {
			add(new(widget.Line).To(p.Text, left).Put(p.Dim, s))
		}
	}
	return append(widget.Rows{}.Fill(w, max((h-len(body))/3, 0)), body...)
}
