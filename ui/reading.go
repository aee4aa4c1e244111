package ui

import (
	"context"
	"errors"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/ui/widget"
)

// readMsg brings what was read from a file.
type readMsg struct {
	n       int
	session *ReviewSession
	err     error
}

// startReadMsg asks for a file to be read.
type startReadMsg struct{ path string }

// shareMsg says how far the reading is.
type shareMsg struct {
	n     int
	share float64
}

// reading is the dialog that stands while a file is read. Esc stops the reading.
type reading struct {
	n      int
	name   string
	share  float64
	cancel context.CancelFunc
	shares chan float64
	// stopped says that it was stopped.
	stopped func() tea.Cmd
}

// newImportForm asks for a file to read.
func newImportForm(a *App) *widget.Form {
	x := &a.Words.Draft
	f := &widget.Form{Title: x.ImportTitle, Note: []string{x.ImportNote}, Width: 90}
	file := f.Text(x.ImportFile, "", "")
	file.Field.Limit = 4000
	f.Submit = func() (tea.Cmd, error) {
		if file.Value() == "" {
			return nil, widget.Explained{Text: x.ImportNoFile}
		}
		// The form goes before the reading's own dialog comes.
		return func() tea.Msg { return startReadMsg{file.Value()} }, nil
	}
	return f
}

// readCmd reads a file on the side and shows how far it is.
func (a *App) readCmd(path string) tea.Cmd {
	ctx, cancel := context.WithCancel(context.Background())
	a.reads++
	r := &reading{n: a.reads, name: path, cancel: cancel, shares: make(chan float64, 1)}
	r.stopped = func() tea.Cmd { return a.say(a.Words.Draft.ImportStopped) }
	a.push(r)
	read := a.opts.Import
	return tea.Batch(func() tea.Msg {
		defer cancel()
		defer close(r.shares)
		session, err := read(ctx, path, func(share float64) {
			select {
			case r.shares <- share:
			default: // the last one has not been shown yet
			}
		})
		return readMsg{n: r.n, session: session, err: err}
	}, r.shareCmd())
}

// shareCmd waits for the next news of the reading.
func (r *reading) shareCmd() tea.Cmd {
	return func() tea.Msg {
		share, more := <-r.shares
		if !more {
			return nil
		}
		return shareMsg{r.n, share}
	}
}

// reading returns the dialog of reading n, or nil when it was stopped.
func (a *App) reading(n int) *reading {
	for _, d := range a.dialogs {
		if r, ok := d.(*reading); ok && r.n == n {
			return r
		}
	}
	return nil
}

func (a *App) handleShare(m shareMsg) tea.Cmd {
	r := a.reading(m.n)
	if r == nil {
		return nil
	}
	r.share = m.share
	return r.shareCmd()
}

// handleRead opens the review of what was read.
func (a *App) handleRead(m readMsg) tea.Cmd {
	if a.reading(m.n) == nil {
		return nil // it was stopped, and said so
	}
	a.pop()
	switch {
	case errors.Is(m.err, context.Canceled):
		return a.say(a.Words.Draft.ImportStopped)
	case m.err != nil:
		return a.complain(m.err)
	case m.session.Form != nil:
		return a.openForm(m.session.Form)
	}
	return a.openDrafts(m.session, true)
}

func (r *reading) Key(msg tea.KeyPressMsg) widget.Outcome {
	if msg.Keystroke() != "esc" {
		return widget.Outcome{}
	}
	r.cancel()
	return widget.Outcome{Closes: true, Do: r.stopped}
}

func (r *reading) Paste(string) {}

func (r *reading) Click(int, int) widget.Outcome { return widget.Outcome{} }

func (r *reading) Wheel(int) {}

func (r *reading) Draw(u *widget.Screen, w, _ int) (widget.Rows, int, *tea.Position) {
	const most = 64
	width := min(most, w-2)
	inner := width - 4
	p := u.Theme.Box
	done := int(r.share * float64(inner))
	body := widget.Rows{
		new(widget.Line).Put(p.Text, zh.Cut(zh.Clean(r.name), inner)).End(p.Text, inner),
		new(widget.Line).Put(u.Theme.Cursor, widget.Spaces(done)).Put(u.Theme.Rest, widget.Spaces(inner-done)).End(p.Text, inner),
		new(widget.Line).Put(p.Faint, u.Words.Draft.ImportKeys).Right(p.Dim, strconv.Itoa(int(r.share*100))+"%", inner-zh.Width(u.Words.Draft.ImportKeys)).End(p.Text, inner),
	}
	return u.Boxed(u.Words.Draft.Reading, body, width), width, nil
}
