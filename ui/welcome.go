package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/ui/widget"
)

// welcome is the first run, when there is no ledger: 0 is the sample, 1 an empty one.
type welcome struct{ choice int }

// welcomeKey handles the keys of the first run, when there is no ledger.
func (a *App) welcomeKey(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, a.K.Quit, a.K.Back):
		return tea.Quit
	case key.Matches(msg, a.K.Up, a.K.Down, a.K.Next, a.K.Prev):
		a.welcome.choice = 1 - a.welcome.choice
	case key.Matches(msg, a.K.Pages[0]):
		a.welcome.choice = 0
		return a.createCmd(true)
	case key.Matches(msg, a.K.Pages[1]):
		a.welcome.choice = 1
		return a.createCmd(false)
	case key.Matches(msg, a.K.Open):
		return a.createCmd(a.welcome.choice == 0)
	}
	return nil
}

func (a *App) createCmd(sample bool) tea.Cmd {
	if a.busy || a.opts.Create == nil {
		return nil
	}
	a.busy = true
	create := a.opts.Create
	return func() tea.Msg {
		led, err := create(sample)
		return createdMsg{led: led, sample: sample, err: err}
	}
}

func (a *App) handleCreated(m createdMsg) tea.Cmd {
	a.busy = false
	if a.leaving {
		return tea.Quit
	}
	if m.err != nil {
		return a.complain(m.err)
	}
	a.led, a.opts.Sample, a.state = m.led, m.sample, stateLoading
	return tea.Batch(a.loadCmd(a.On), a.watchCmd())
}

// drawWelcome offers the two ways to begin.
func (a *App) drawWelcome(w, h int) widget.Rows {
	t := a.Words
	width := min(w-4, 64)
	left := (w - width) / 2
	p := a.Theme.Plain
	out := widget.Rows{}.Fill(w, max((h-12)/3, 1))
	add := func(l *widget.Line) { out = append(out, l.End(p.Text, w)) }
	add(new(widget.Line).To(p.Text, left).Put(p.Strong, t.WelcomeTitle))
	out = append(out, widget.Spaces(w))
	for _, s := range zh.Wrap(t.WelcomeText, width) {
		add(new(widget.Line).To(p.Text, left).Put(p.Dim, s))
	}
	out = append(out, widget.Spaces(w))
	for i, c := range []struct{ name, what string }{{t.WelcomeSample, t.WelcomeSampleWhat}, {t.WelcomeEmpty, t.WelcomeEmptyWhat}} {
		k := p
		l := new(widget.Line)
		l.To(p.Text, left-2)
		if i == a.welcome.choice {
			k = a.Theme.Sel
			l.Signs(a.Theme.Cursor, widget.Edge, 1)
		} else {
			l.Put(p.Text, " ")
		}
		l.Put(k.AccentStrong, " "+string(rune('1'+i))+"  ").Put(k.Strong, c.name)
		l.To(k.Text, left+width)
		add(l)
		for _, s := range zh.Wrap(c.what, width-4) {
			add(new(widget.Line).To(p.Text, left+3).Put(p.Dim, s))
		}
		out = append(out, widget.Spaces(w))
	}
	add(new(widget.Line).To(p.Text, left).Put(p.Dim, t.WelcomeKeys))
	return out
}

// createdMsg brings the ledger that the officer chose to begin with.
type createdMsg struct {
	led    Ledger
	sample bool
	err    error
}
