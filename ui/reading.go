package ui

import (
	"context"
	"errors"
	"strconv"
	"strings"

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

// importForm asks for a file to read. Tab completes its path.
type importForm struct {
	*widget.Form
	app    *App
	file   *widget.Entry
	offers string // how the path may go on, where in more ways than one
}

// newImportForm asks for a file to read; path is what was typed before, and problem what was wrong with it.
func newImportForm(a *App, path, problem string) *importForm {
	x := &a.Words.Draft
	f := &importForm{app: a, Form: &widget.Form{
		Title: x.ImportTitle, Note: []string{x.ImportNote}, Width: 90, Keys: x.ImportAskKeys, Explain: a.explain, Order: a.orderForm, Problem: problem,
	}}
	f.file = f.Text(x.ImportFile, "", "")
	f.file.Field.Limit = 4000
	f.file.Field.Set(path)
	f.Preview = func() string { return a.Theme.Box.Dim.Styled(f.offers) }
	f.Submit = func() (tea.Cmd, error) {
		if f.file.Value() == "" {
			return nil, widget.Explained{Text: x.ImportNoFile}
		}
		// The form goes before the reading's own dialog comes.
		return func() tea.Msg { return startReadMsg{f.file.Value()} }, nil
	}
	return f
}

// Key fills in the path, completes it or has the file read.
func (f *importForm) Key(msg tea.KeyPressMsg) widget.Outcome {
	if msg.Keystroke() == "tab" {
		return widget.Outcome{Do: f.complete}
	}
	f.offers = ""
	return f.Form.Key(msg)
}

// complete looks up on the side how the path may go on.
func (f *importForm) complete() tea.Cmd {
	look, typed := f.app.opts.Complete, f.file.Value()
	if look == nil {
		return nil
	}
	return func() tea.Msg {
		offers := look(typed)
		return thenMsg{func() tea.Cmd {
			if f.file.Value() == typed { // nothing was typed since
				f.take(offers)
			}
			return nil
		}}
	}
}

// take goes on as far as all offers agree, and lists them where they are several.
func (f *importForm) take(offers []string) {
	x := &f.app.Words.Draft
	f.Problem, f.offers = "", ""
	if len(offers) == 0 {
		f.Problem = x.ImportNoSuch
		return
	}
	same := []rune(offers[0])
	for _, o := range offers[1:] {
		n := 0
		for _, r := range o {
			if n == len(same) || same[n] != r {
				break
			}
			n++
		}
		same = same[:n]
	}
	if len(same) > len([]rune(f.file.Value())) {
		f.file.Field.Set(string(same))
	}
	if len(offers) == 1 {
		return
	}
	names := make([]string, len(offers))
	for i, o := range offers {
		at := strings.LastIndex(strings.TrimSuffix(o, "/"), "/")
		names[i] = zh.Clean(o[at+1:])
	}
	f.offers = strings.Join(names, "  ")
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
	r := a.reading(m.n)
	if r == nil {
		return nil // it was stopped, and said so
	}
	a.pop()
	switch {
	case errors.Is(m.err, context.Canceled):
		return a.say(a.Words.Draft.ImportStopped)
	case m.err != nil:
		a.push(newImportForm(a, r.name, a.explain(m.err)))
		return nil
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
	body := widget.Rows{
		new(widget.Line).Put(p.Text, zh.Cut(zh.Clean(r.name), inner)).End(p.Text, inner),
		widget.Progress(inner, r.share, &p),
		new(widget.Line).Put(p.Dim, u.Words.Draft.ImportKeys).Right(p.Dim, strconv.Itoa(int(r.share*100))+"%", inner-zh.Width(u.Words.Draft.ImportKeys)).End(p.Text, inner),
	}
	return u.Boxed(u.Words.Draft.Reading, body, width), width, nil
}
