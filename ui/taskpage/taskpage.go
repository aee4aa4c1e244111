// Package taskpage is one task's own page: why it has its light, its measures, its returns and turns, and its source.
package taskpage

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/actions"
	"duban/ui/draw"
	"duban/ui/keymap"
	"duban/ui/page"
	"duban/ui/widget"
)

// Page is one task's own page: why it has its light, its targets and
// milestones, the plan against what was reported, every report, the source.
type Page struct {
	*page.Desk
	id      string
	task    *model.Task // with its detail; nil until it is loaded
	loaded  bool        // the reports are there
	reports []report    // the newest first
	curve   []curvePoint
	turns   turnStrip
	list    widget.Scroll
}

// What a task's page can do beside what every page can.
var (
	_ page.OfTask     = (*Page)(nil)
	_ page.Campaigner = (*Page)(nil)
)

// New returns the page of the task with an ID.
func New(desk *page.Desk, id string) *Page { return &Page{Desk: desk, id: id} }

// Refresh reads the task with its returns, as they were known on the board's day.
func (d *Page) Refresh() tea.Cmd {
	d.turns = turnStrip{}
	id, on, past := d.id, d.On, d.On < d.Today
	return d.Read(func(l page.Ledger) (func() tea.Cmd, error) {
		t, err := l.Task(id)
		if err != nil && past {
			t, err = nil, nil // removed since: the board's own row says what it was
		}
		if err != nil {
			return nil, err
		}
		returns, err := l.ReturnsOn(id, on)
		if err != nil {
			return nil, err
		}
		return func() tea.Cmd {
			if d.id == id { // the officer may have gone on to the next task
				d.load(t, returns)
			}
			return nil
		}, nil
	})
}

// OfTask is the ID of the task.
func (d *Page) OfTask() string { return d.id }

// Campaign is the campaign of the task.
func (d *Page) Campaign() string {
	if r := d.Board.Row(d.id); r != nil {
		return r.Campaign.ID
	}
	return ""
}

// Key handles a key press.
func (d *Page) Key(msg tea.KeyPressMsg) tea.Cmd {
	k := d.K
	r := d.Board.Row(d.id)
	switch {
	case key.Matches(msg, k.Back):
		return d.Back()
	case key.Matches(msg, k.Up):
		d.list.Wheel(-1)
	case key.Matches(msg, k.Down):
		d.list.Wheel(1)
	case key.Matches(msg, k.PageUp):
		d.list.Wheel(-d.list.Height)
	case key.Matches(msg, k.PageDown, k.Mark):
		d.list.Wheel(d.list.Height)
	case key.Matches(msg, k.Home):
		d.list.Wheel(-d.list.N)
	case key.Matches(msg, k.End):
		d.list.Wheel(d.list.N)
	case key.Matches(msg, k.Left):
		return d.goNeighbour(-1)
	case key.Matches(msg, k.Right):
		return d.goNeighbour(1)
	case r != nil && key.Matches(msg, k.Edit) && d.task != nil:
		d.Push(actions.EditForm(d.Desk, d.task)) // with its text
	case r != nil && key.Matches(msg, k.Event):
		return actions.OpenEvents(d.Desk, r)
	case r != nil:
		return actions.Key(d.Desk, msg, r)
	}
	return nil
}

// goNeighbour shows the task before or behind this one in the table.
func (d *Page) goNeighbour(by int) tea.Cmd {
	id := d.Neighbour(d.id, by)
	if id == "" {
		return nil
	}
	*d = *New(d.Desk, id)
	return d.Refresh()
}

// Click handles a press of the left button at column x and row y.
func (d *Page) Click(int, int) tea.Cmd { return nil }

// Wheel handles a turn of the wheel by d lines.
func (d *Page) Wheel(n int) tea.Cmd {
	d.list.Wheel(n)
	return nil
}

// Keys are the bindings that do something here, the most useful first.
func (d *Page) Keys() []key.Binding {
	k := d.K
	if r := d.Board.Row(d.id); r != nil && len(r.Task.ZeroLines()) > 0 {
		return append([]key.Binding{k.Report, k.Event, k.Edit, k.Deadline, k.Light, k.Close, k.History, k.Left, k.Back}, k.OnTask()...)
	}
	return append([]key.Binding{k.Report, k.Edit, k.Deadline, k.Light, k.Close, k.History, k.Left, k.Back}, k.OnTask()...)
}

// Moves are the bindings that only move about.
func (d *Page) Moves() []key.Binding {
	return append(d.K.InList(), keymap.Named(d.K.Mark, d.Words.DoPage))
}

// Draw draws the page in w by h cells.
func (d *Page) Draw(w, h int) widget.Rows {
	r := d.Board.Row(d.id)
	if r == nil {
		return draw.Centred(d.Screen, d.Words.TaskGone, w, h)
	}
	body := d.body(r, w, h)
	d.list.Resize(len(body), h)
	d.list.Cursor = d.list.Top
	out := body[d.list.Top:d.list.End()]
	if d.list.End() < len(body) && h > 1 {
		p := d.Theme.Plain
		out = append(slices.Clone(out[:h-1]), new(widget.Line).Right(p.Dim, d.Words.More(len(body)-d.list.End()+1), w-2).End(p.Text, w))
	}
	return out
}
