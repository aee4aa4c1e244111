// Package formreview is the page on which an officer looks through a unit's filled-in form before it is stored: what
// becomes of each of its rows, why, and of the lights.
package formreview

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/intake/unitform"
	"duban/model"
	"duban/ui/help"
	"duban/ui/keymap"
	"duban/ui/page"
	"duban/ui/widget"
)

// Desk is what the review is given: what every page is, and what becomes of the form.
type Desk struct {
	*page.Desk
	// Store stores the returns of outcomes as one action.
	Store func(taken []*unitform.Outcome) (model.Entry, error)
}

// Page shows what becomes of each row of a form. Returns with figures in doubt are stored only when the officer takes
// them; any may be left out.
type Page struct {
	desk   *Desk
	title  string
	review unitform.Review
	taken  []bool // by outcome: its return is to be stored
	lines  []line
	list   widget.Scroll
	top    int // the page's line on which the list begins
	// busy says that the returns are being stored; keys do nothing meanwhile.
	busy bool
}

// line is a line of the list: a heading, what becomes of a task, or a cell that was not taken.
type line struct {
	group group
	n     int // for a heading how many lines follow
	// outcome is the index of the task, −1 for a heading and for a cell above the columns.
	outcome int
	fault   int // the index of the cell's fault; −1 for other lines
}

// heading reports whether the line heads a group.
func (l line) heading() bool { return l.outcome < 0 && l.fault < 0 }

// group is a group of the list: what must be decided comes first.
type group int

const (
	groupAsked group = iota // with figures in doubt
	groupRefused
	groupStored
	groupUnreported
	groupUnchanged
	groupCount
)

// What a review can do beside what every page can.
var _ page.Sole = (*Page)(nil)

// New shows what becomes of a form, which is called by its file's name.
func New(desk *Desk, title string, review unitform.Review) *Page {
	p := &Page{desk: desk, title: title, review: review, taken: make([]bool, len(review.Outcomes))}
	var groups [groupCount][]line
	for n := range review.Head {
		groups[groupRefused] = append(groups[groupRefused], line{group: groupRefused, outcome: -1, fault: n})
	}
	for i := range review.Outcomes {
		o := &review.Outcomes[i]
		p.taken[i] = o.Fate == unitform.Stored && len(o.Asked) == 0
		if g, ok := groupOf(o); ok {
			groups[g] = append(groups[g], line{group: g, outcome: i, fault: -1})
		}
		for n := range o.Faults {
			groups[groupRefused] = append(groups[groupRefused], line{group: groupRefused, outcome: i, fault: n})
		}
	}
	for g, lines := range groups {
		if len(lines) > 0 {
			p.lines = append(append(p.lines, line{group: group(g), n: len(lines), outcome: -1, fault: -1}), lines...)
		}
	}
	p.list.Resize(len(p.lines), 1)
	p.list.To(min(1, len(p.lines)-1))
	return p
}

// groupOf is where a task belongs; ok is false for one that was refused, of which its cells are listed.
func groupOf(o *unitform.Outcome) (g group, ok bool) {
	switch {
	case o.Fate == unitform.Stored && len(o.Asked) > 0:
		return groupAsked, true
	case o.Fate == unitform.Stored:
		return groupStored, true
	case o.Fate == unitform.Unchanged:
		return groupUnchanged, true
	case o.Fate == unitform.Unreported:
		return groupUnreported, true
	}
	return groupRefused, false
}

// Refresh does nothing: a form does not depend on the board.
func (p *Page) Refresh() tea.Cmd { return nil }

// Title stands in the top bar in place of the tabs.
func (p *Page) Title() string { return p.desk.Words.Draft.FormTitle }

// Moves are the bindings that only move about.
func (p *Page) Moves() []key.Binding { return p.desk.K.InList() }

// Keys are the bindings that do something on the line at the cursor, and on the whole form.
func (p *Page) Keys() []key.Binding {
	k, x := &p.desk.K.Review, &p.desk.Words.Draft
	var out []key.Binding
	if o := p.storable(); o != nil {
		if p.taken[p.lines[p.list.Cursor].outcome] {
			out = append(out, keymap.Named(k.Drop, x.DoFormDrop))
		} else {
			out = append(out, keymap.Named(k.Accept, x.DoFormTake))
		}
	}
	return append(out, k.Store, p.desk.K.Help, k.Leave)
}

// outcome is the task of a line, or nil.
func (p *Page) outcome(l line) *unitform.Outcome {
	if l.outcome < 0 {
		return nil
	}
	return &p.review.Outcomes[l.outcome]
}

// here is the line at the cursor.
func (p *Page) here() (line, bool) {
	if p.list.Cursor < len(p.lines) {
		return p.lines[p.list.Cursor], true
	}
	return line{}, false
}

// storable is the task at the cursor where it gives a return, or nil.
func (p *Page) storable() *unitform.Outcome {
	l, ok := p.here()
	if !ok {
		return nil
	}
	if o := p.outcome(l); o != nil && o.Fate == unitform.Stored {
		return o
	}
	return nil
}

// chosen are the tasks of which the return is to be stored.
func (p *Page) chosen() []*unitform.Outcome {
	var out []*unitform.Outcome
	for i, taken := range p.taken {
		if taken {
			out = append(out, &p.review.Outcomes[i])
		}
	}
	return out
}

// Key handles a key press.
func (p *Page) Key(msg tea.KeyPressMsg) tea.Cmd {
	a := p.desk
	if p.busy {
		return nil
	}
	k := &a.K.Review
	switch {
	case key.Matches(msg, k.Store):
		return p.askStore()
	case key.Matches(msg, a.K.Quit, a.K.Back, k.Leave):
		return tea.Batch(a.Back(), a.Say(a.Words.Draft.FormLeft))
	case key.Matches(msg, a.K.Help):
		a.Push(p.help())
	case a.K.MoveList(&p.list, msg):
	case p.storable() == nil:
	case key.Matches(msg, k.Accept):
		p.taken[p.lines[p.list.Cursor].outcome] = true
		p.list.Move(1)
	case key.Matches(msg, k.Drop):
		p.taken[p.lines[p.list.Cursor].outcome] = false
		p.list.Move(1)
	case key.Matches(msg, k.Fold, k.Edit):
		i := p.lines[p.list.Cursor].outcome
		p.taken[i] = !p.taken[i]
	}
	return nil
}

// askStore says what would be stored, and asks.
func (p *Page) askStore() tea.Cmd {
	a := p.desk
	taken := p.chosen()
	if len(taken) == 0 {
		return a.Refuse(a.Words.Draft.NothingToStore)
	}
	asked, left := 0, 0
	for i := range p.review.Outcomes {
		switch o := &p.review.Outcomes[i]; {
		case p.taken[i] && len(o.Asked) > 0:
			asked++
		case !p.taken[i] && o.Fate == unitform.Stored:
			left++
		}
	}
	f := &widget.Form{Title: a.Words.Draft.StoreTitle, Note: []string{a.Words.FormStoreNote(len(taken), asked, left)}, Keys: a.Words.KeysSure}
	sure := f.Choice(a.Words.Draft.StoreNow, []string{a.Words.Yes, a.Words.No}, 0)
	f.Submit = func() (tea.Cmd, error) {
		if sure.Chosen == 1 {
			return nil, nil
		}
		return p.store(taken), nil
	}
	a.Push(f)
	return nil
}

// store stores the returns that were taken, and leaves.
func (p *Page) store(taken []*unitform.Outcome) tea.Cmd {
	a := p.desk
	p.busy = true
	return a.Act(page.Action{
		Do: func(page.Ledger) (model.Entry, error) { return a.Store(taken) },
		Then: func(page.Lights) tea.Cmd {
			p.busy = false
			return tea.Batch(a.Back(), a.Say(a.Words.FormTaken(taken)))
		},
		Failed: func(err error) tea.Cmd {
			p.busy = false
			return a.Complain(err)
		},
	})
}

// help lists what the keys do here.
func (p *Page) help() *widget.TextBox {
	a := p.desk
	x, k := a.Words, &a.K.Review
	return help.Box(a.Screen, a.K, []help.Part{
		{Title: x.HelpHere, Keys: []key.Binding{
			keymap.Named(k.Accept, x.Draft.DoFormTake), keymap.Named(k.Drop, x.Draft.DoFormDrop), k.Store, k.Leave,
			a.K.Up, a.K.Down, a.K.PageUp, a.K.Home, a.K.Help,
		}},
		{Title: x.Draft.HelpMarksTitle, Text: x.Draft.HelpForm},
	})
}

// Click is a press of the left button at a cell of the page: on the line where the cursor is it takes the return or
// leaves it out.
func (p *Page) Click(_, y int) tea.Cmd {
	i := p.list.Top + y - p.top
	if p.busy || y < p.top || y >= p.top+p.list.Height || i >= p.list.End() {
		return nil
	}
	if i == p.list.Cursor && p.storable() != nil {
		n := p.lines[i].outcome
		p.taken[n] = !p.taken[n]
	}
	p.list.To(i)
	return nil
}

// Wheel scrolls the list.
func (p *Page) Wheel(d int) tea.Cmd {
	p.list.Wheel(d)
	return nil
}
