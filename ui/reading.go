package ui

import (
	"context"
	"errors"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/model"
)

// FormReview is what the filled-in form of a unit says, to be stored or not.
type FormReview struct {
	Title string
	Lines []string // what would be stored, what was refused and why
	// Update holds the reports; it may be empty.
	Update model.Update
}

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
func newImportForm(a *App) *form {
	x := &a.words.Draft
	f := &form{title: x.ImportTitle, note: []string{x.ImportNote}, width: 90}
	file := f.text(x.ImportFile, "", "")
	file.field.limit = 4000
	f.submit = func() (tea.Cmd, error) {
		if file.value() == "" {
			return nil, explained{x.ImportNoFile}
		}
		// The form goes before the reading's own dialog comes.
		return func() tea.Msg { return startReadMsg{file.value()} }, nil
	}
	return f
}

// readCmd reads a file on the side and shows how far it is.
func (a *App) readCmd(path string) tea.Cmd {
	ctx, cancel := context.WithCancel(context.Background())
	a.reads++
	r := &reading{n: a.reads, name: path, cancel: cancel, shares: make(chan float64, 1)}
	r.stopped = func() tea.Cmd { return a.say(a.words.Draft.ImportStopped) }
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
		return a.say(a.words.Draft.ImportStopped)
	case m.err != nil:
		return a.complain(m.err)
	case m.session.Form != nil:
		a.push(newFormReview(a, m.session))
		return nil
	}
	a.openDrafts(m.session)
	a.draft.inside = true
	return nil
}

func (r *reading) key(msg tea.KeyPressMsg) outcome {
	if msg.Keystroke() != "esc" {
		return outcome{}
	}
	r.cancel()
	return outcome{closes: true, do: r.stopped}
}

func (r *reading) paste(string) {}

func (r *reading) draw(u *screen, w, _ int) (rows, int, *tea.Position) {
	const most = 64
	width := min(most, w-2)
	inner := width - 4
	p := u.theme.box
	done := int(r.share * float64(inner))
	body := rows{
		new(line).put(p.text, zh.Cut(zh.Clean(r.name), inner)).end(p.text, inner),
		new(line).put(u.theme.cursor, spaces(done)).put(u.theme.rest, spaces(inner-done)).end(p.text, inner),
		new(line).put(p.faint, u.words.Draft.ImportKeys).right(p.dim, strconv.Itoa(int(r.share*100))+"%", inner-zh.Width(u.words.Draft.ImportKeys)).end(p.text, inner),
	}
	return u.boxed(u.words.Draft.Reading, body, width), width, nil
}

// formReview shows what a unit's form says, and stores it on Enter.
type formReview struct {
	*textBox
	session *ReviewSession
	store   func() tea.Cmd
}

func newFormReview(a *App, s *ReviewSession) *formReview {
	p := a.theme.box
	keys := a.words.Draft.FormNothing
	if !s.Form.Update.IsEmpty() {
		keys = a.words.Draft.FormKeys
	}
	store := func() tea.Cmd {
		return a.actCmd(func(Ledger) (model.Entry, error) {
			_, e, err := s.Store(&s.Form.Update)
			return e, err
		}, nil)
	}
	return &formReview{session: s, store: store, textBox: newTextBox(zh.Clean(s.Form.Title), 96, func(inner int) rows {
		var out rows
		for _, l := range s.Form.Lines {
			for _, part := range zh.Wrap(zh.Clean(l), inner) {
				out = append(out, new(line).put(p.text, part).b.String())
			}
		}
		return append(out, "", new(line).put(p.faint, zh.Cut(keys, inner)).b.String())
	})}
}

func (f *formReview) key(msg tea.KeyPressMsg) outcome {
	switch msg.Keystroke() {
	case "enter", "ctrl+s", "w":
		if f.session.Form.Update.IsEmpty() {
			return outcome{closes: true}
		}
		return outcome{closes: true, do: f.store}
	}
	return f.textBox.key(msg)
}
