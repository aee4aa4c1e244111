package ui

import (
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"duban/ui/keymap"
	"duban/ui/taskform"
	"duban/ui/widget"
)

type toast struct {
	text string
	bad  bool
	n    int
}

// say shows a line at the bottom for a while.
func (a *App) say(text string) tea.Cmd { return a.showToast(text, false) }

// complain shows an error at the bottom until the next key.
func (a *App) complain(err error) tea.Cmd { return a.showToast(a.explain(err), true) }

// refuse says at the bottom what cannot be done, until the next key.
func (a *App) refuse(text string) tea.Cmd { return a.showToast(text, true) }

// explain puts an error into one sentence.
func (a *App) explain(err error) string {
	if w := (*widget.Wrong)(nil); errors.As(err, &w) {
		text := a.explain(w.Err)
		if !strings.Contains(text, w.Entry.Label) {
			text = a.Words.At(w.Entry.Label, text)
		}
		return text
	}
	if errors.Is(err, taskform.ErrNoTitle) {
		return a.Words.NeedsTitle
	}
	var keys *keymap.Error
	if errors.As(err, &keys) {
		return keys.Say(a.Words)
	}
	var said widget.Explained
	if errors.As(err, &said) {
		return said.Text
	}
	if a.opts.Explain != nil {
		return a.opts.Explain(err)
	}
	return err.Error()
}

func (a *App) showToast(text string, bad bool) tea.Cmd {
	a.toast = toast{text: text, bad: bad, n: a.toast.n + 1}
	if bad {
		return nil
	}
	n := a.toast.n
	return tea.Tick(6*time.Second, func(time.Time) tea.Msg { return toastExpiredMsg{n} })
}

type toastExpiredMsg struct{ n int }
