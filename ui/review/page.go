// Package review is the page on which an officer looks through what was read from documents before it is stored: doubts
// first, differences from the ledger, the passage of the document beside each item. It knows the drafts and the ledger that
// they are compared with; what it needs of the program round it its Desk gives.
package review

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/keymap"
	"duban/ui/page"
	"duban/ui/widget"
)

// Page shows drafts before they are stored: every item as it would be
// stored, doubts first, with the passage of the document beside it. It takes
// the whole screen, and the dashboard opens when the officer has stored.
type Page struct {
	desk     *Desk
	existing *model.Ledger // that the drafts are compared with
	k        *keymap.ReviewKeys
	drafts   []*draft.Draft
	diffs    []reconcile.Difference
	remove   map[string]bool // tasks of the ledger that are to go
	take     map[string]bool // campaigns of the ledger of which the document is believed
	past     []draftState    // for undo, the newest last

	lines  []draftLine
	sum    draftSum
	places map[quotedAt]int // the lines of the words that doubts about plans quote
	dated  bool             // some item has a deadline of its own
	told   bool             // some item has a doubt or differs from the ledger
	list   widget.Scroll
	find   widget.Field
	typing bool // a search is typed, so that letters do nothing else
	folded [groupCount]bool
	// unfolded are the kinds of doubts of which the items stand in the list.
	unfolded map[doubtKind]bool

	inSource bool          // the arrows scroll the document
	from     int           // how many lines the document is scrolled from its passage
	cursor   *tea.Position // on the page as it was drawn last; nil for nowhere
	top      int           // the page's line on which the list begins
	listW    int
	// Busy says that what was accepted is being stored; keys do nothing meanwhile.
	Busy bool
}

// draftState is what undo goes back to.
type draftState struct {
	draft        int
	was          *draft.Draft
	remove, take map[string]bool
	line         draftLine
}

// What a review can do beside what every page can.
var (
	_ page.Typer = (*Page)(nil)
	_ page.Sole  = (*Page)(nil)
)

// New shows drafts as they compare with a ledger.
func New(a *Desk, drafts []*draft.Draft, existing *model.Ledger) *Page {
	p := &Page{desk: a, existing: existing, k: &a.K.Review, drafts: slices.Clone(drafts), remove: make(map[string]bool), take: make(map[string]bool), places: make(map[quotedAt]int), unfolded: make(map[doubtKind]bool)}
	p.diffs = make([]reconcile.Difference, len(p.drafts))
	for i := range p.drafts {
		p.compare(i)
	}
	p.folded[groupSame], p.folded[groupKnown] = true, true
	p.find.Hint = a.Words.Draft.FindHint
	p.layout(a)
	p.toFirst()
	return p
}

// Refresh does nothing: drafts do not depend on the board.
func (p *Page) Refresh() tea.Cmd { return nil }

// Title stands in the top bar in place of the tabs.
func (p *Page) Title() string { return p.desk.Words.Draft.Title }

// Typing reports whether a search is typed.
func (p *Page) Typing() bool { return p.typing }

// Cursor is where the cursor stands on the page as it was drawn last; nil for nowhere.
func (p *Page) Cursor() *tea.Position { return p.cursor }

// Fault is empty: no search is wrong.
func (p *Page) Fault() string { return "" }

// compare works out anew what a draft would change.
func (p *Page) compare(i int) {
	p.diffs[i] = reconcile.Compare(p.existing, p.drafts[i])
	p.choose(i)
}

// choose notes in a draft's difference what the officer wants of the ledger.
func (p *Page) choose(i int) {
	for g := range p.diffs[i].Gone {
		gone := &p.diffs[i].Gone[g]
		gone.Remove = p.remove[gone.Record.Task.ID]
	}
	for q := range p.diffs[i].Plans {
		p.diffs[i].Plans[q].Take = p.take[p.diffs[i].Plans[q].Campaign]
	}
}

// Key handles a key press. While a search is typed it gets all of them.
func (p *Page) Key(msg tea.KeyPressMsg) tea.Cmd {
	a := p.desk
	if p.Busy {
		return nil
	}
	if p.typing {
		return p.typeKey(a, msg)
	}
	k := p.k
	switch {
	case key.Matches(msg, k.Store):
		a.Push(newStoreForm(a, p))
	case key.Matches(msg, a.K.Quit):
		return p.leave(a)
	case key.Matches(msg, a.K.Back):
		if p.reading() {
			p.inSource = false
			return nil
		}
		if p.find.Value() != "" {
			p.find.Set("")
			p.keepLine(func() { p.layout(a) })
			return nil
		}
		return p.leave(a)
	case key.Matches(msg, a.K.Help):
		a.Push(newDraftHelp(a, p))
	case key.Matches(msg, a.K.Palette):
		a.Push(newDraftPalette(a, p))
	case key.Matches(msg, a.K.Find):
		p.typing = true
	case key.Matches(msg, k.Undo):
		return p.undo(a)
	case key.Matches(msg, k.AcceptAll):
		return p.acceptAll(a)
	case key.Matches(msg, a.K.Next, a.K.Prev):
		p.inSource = !p.inSource && p.hasPassage()
	case p.reading() && p.scrollKey(a, msg):
	case a.K.MoveList(&p.list, msg):
		p.settle(key.Matches(msg, a.K.Up, a.K.PageUp, a.K.End))
		p.from = 0
	default:
		return p.itemKey(a, msg)
	}
	return nil
}

// itemKey handles the keys that act on the line at the cursor.
func (p *Page) itemKey(a *Desk, msg tea.KeyPressMsg) tea.Cmd {
	l, ok := p.here()
	if !ok {
		return nil
	}
	k := p.k
	switch l.kind {
	case headingLine:
		if key.Matches(msg, k.Edit, k.Fold) {
			p.folded[l.group] = !p.folded[l.group]
			p.keepLine(func() { p.layout(a) })
		}
	case campaignLine:
		id := p.diffs[l.draft].Plans[l.at.Plan].Campaign
		set := func(on bool) tea.Cmd {
			return p.decide(a, l, func(*draft.Draft) error {
				p.take[id] = on
				return nil
			})
		}
		switch {
		case key.Matches(msg, k.Accept):
			return set(true)
		case key.Matches(msg, k.Drop):
			return set(false)
		case key.Matches(msg, k.Edit, k.Fold):
			return set(!p.take[id])
		}
	case kindLine:
		switch {
		case key.Matches(msg, k.Edit, k.Fold):
			p.foldKind(l)
		case key.Matches(msg, k.Accept):
			return p.acceptKind(a, l)
		}
	case paperLine:
		switch {
		case key.Matches(msg, k.Edit):
			a.Push(newPlanForm(a, p, l))
		case key.Matches(msg, k.Accept) && p.asksCampaign(l):
			on, who := a.Today, a.Who
			cmd := p.decide(a, l, func(d *draft.Draft) error { return d.AcceptPlan(l.at.Plan, on, who) })
			p.list.Move(1)
			p.settle(false)
			return cmd
		}
	case planDoubtLine:
		if key.Matches(msg, k.Accept, k.Edit) {
			on, who := a.Today, a.Who
			cmd := p.decide(a, l, func(d *draft.Draft) error { return d.AcceptDoubt(l.at.Plan, l.n, on, who) })
			p.toNextOpen()
			return cmd
		}
	case goneLine:
		switch {
		case key.Matches(msg, k.Edit, k.Drop, k.Fold):
			return p.decide(a, l, func(*draft.Draft) error {
				id := p.diffs[l.draft].Gone[l.n].Record.Task.ID
				p.remove[id] = !p.remove[id]
				return nil
			})
		case key.Matches(msg, k.Accept):
			return p.decide(a, l, func(*draft.Draft) error {
				delete(p.remove, p.diffs[l.draft].Gone[l.n].Record.Task.ID)
				return nil
			})
		}
	case unreadLine:
		switch {
		case key.Matches(msg, k.Edit):
			return p.adopt(a, l)
		case key.Matches(msg, k.Drop, k.Accept):
			return p.decide(a, l, func(d *draft.Draft) error {
				d.Unread = slices.Delete(slices.Clone(d.Unread), l.n, l.n+1)
				return nil
			})
		}
	case itemLine:
		return p.draftKey(a, msg, l)
	case planLine:
	}
	return nil
}

// draftKey handles the keys that act on an item of a draft.
func (p *Page) draftKey(a *Desk, msg tea.KeyPressMsg, l draftLine) tea.Cmd {
	k, x := p.k, &a.Words.Draft
	switch {
	case key.Matches(msg, k.Edit):
		a.Push(newDraftForm(a, p, l))
	case key.Matches(msg, k.Accept):
		on, who := a.Today, a.Who
		cmd := p.decide(a, l, func(d *draft.Draft) error { return d.Accept(l.at, on, who) })
		p.toNextOpen()
		return cmd
	case key.Matches(msg, k.Drop):
		return p.decide(a, l, func(d *draft.Draft) error { return d.Drop(l.at) })
	case key.Matches(msg, k.Merge):
		return p.edit(a, l, func(d *draft.Draft) error { return d.Merge(l.at) }, x.Merged)
	case key.Matches(msg, k.Split):
		return p.split(a, l)
	case key.Matches(msg, k.Apart):
		if !p.item(l).Apart && p.difference(l).Old == nil {
			return a.Say(x.NothingKnown)
		}
		return p.edit(a, l, func(d *draft.Draft) error { return d.SetApart(l.at) }, "")
	case key.Matches(msg, k.Alias):
		if f := newAliasForm(a, p, l); f != nil {
			a.Push(f)
			return nil
		}
		return a.Say(x.NoUnits)
	}
	return nil
}

// edit makes one change of a draft that undo can take back, and shows it.
func (p *Page) edit(a *Desk, l draftLine, change func(*draft.Draft) error, said string) tea.Cmd {
	return p.change(a, l, change, p.compare, said)
}

// decide is edit for what changes no item, only what is to become of it: the
// comparison with the ledger, which takes its time for a long document, holds.
func (p *Page) decide(a *Desk, l draftLine, change func(*draft.Draft) error) tea.Cmd {
	return p.change(a, l, change, p.choose, "")
}

func (p *Page) change(a *Desk, l draftLine, change func(*draft.Draft) error, then func(int), said string) tea.Cmd {
	was := draftState{draft: l.draft, was: p.drafts[l.draft], remove: cloneSet(p.remove), take: cloneSet(p.take), line: l}
	d := p.drafts[l.draft].Clone()
	if err := change(d); err != nil {
		p.remove, p.take = was.remove, was.take
		return a.Refuse(a.Words.DraftError(err))
	}
	p.past = append(p.past, was)
	p.forget()
	p.drafts[l.draft] = d
	then(l.draft)
	p.keepLine(func() { p.layout(a) })
	if said == "" {
		return nil
	}
	return a.Say(said)
}

// forget lets the oldest states go when together they hold very many items.
func (p *Page) forget() {
	const most = 300_000 // items, about 200 MB at worst
	n := 0
	for i := len(p.past) - 1; i >= 0; i-- {
		for _, plan := range p.past[i].was.Plans {
			n += len(plan.Items)
		}
		if n > most {
			p.past = slices.Delete(p.past, 0, i+1)
			return
		}
	}
}

func cloneSet(m map[string]bool) map[string]bool {
	out := make(map[string]bool, len(m))
	for k, v := range m {
		out[k] = v
	}
	return out
}

// undo takes the last change of the drafts back.
func (p *Page) undo(a *Desk) tea.Cmd {
	if len(p.past) == 0 {
		return a.Say(a.Words.Draft.NothingToUndo)
	}
	s := p.past[len(p.past)-1]
	p.past = p.past[:len(p.past)-1]
	p.drafts[s.draft], p.remove, p.take = s.was, s.remove, s.take
	p.compare(s.draft)
	p.layout(a)
	p.seek(s.line)
	return nil
}

// acceptAll accepts whatever has no doubt, or offers to accept what has one
// and the same doubt, where there are such items.
func (p *Page) acceptAll(a *Desk) tea.Cmd {
	ways := []widget.Option{{Name: a.Words.Draft.DoAcceptAll, Note: a.Words.Items(p.sure()), Do: func() tea.Cmd {
		return p.acceptEach(a, (*reconcile.Difference).AcceptSure)
	}}}
	on, who := a.Today, a.Who
	counts := make(map[string]int)
	var texts []string
	for i, d := range p.drafts {
		for _, same := range p.diffs[i].AlikeDoubts(d) {
			if counts[same.Text] == 0 {
				texts = append(texts, same.Text)
			}
			counts[same.Text] += same.Items
		}
	}
	for _, text := range texts {
		ways = append(ways, widget.Option{Name: a.Words.AllWithDoubt(zh.Clean(oneLine(text))), Note: a.Words.Items(counts[text]), Do: func() tea.Cmd {
			return p.acceptEach(a, func(f *reconcile.Difference, d *draft.Draft) int { return f.AcceptAlike(d, text, on, who) })
		}})
	}
	if len(ways) == 1 {
		return ways[0].Do()
	}
	c := widget.NewChooser(a.Words.Draft.AcceptTitle, ways)
	c.Width = 90
	a.Push(c)
	return nil
}

// sure counts the undecided items without doubts.
func (p *Page) sure() int {
	n := 0
	for i, d := range p.drafts {
		n += p.diffs[i].AcceptSure(d.Clone())
	}
	return n
}

// acceptKind accepts the items of a draft that have nothing open but the doubt of a line.
func (p *Page) acceptKind(a *Desk, l draftLine) tea.Cmd {
	on, who, text := a.Today, a.Who, p.kindHere(l).text
	n := 0
	p.decide(a, l, func(d *draft.Draft) error {
		n = p.diffs[l.draft].AcceptAlike(d, text, on, who)
		return nil
	})
	p.toNextOpen()
	return a.Say(a.Words.AcceptedAll(n))
}

// acceptEach accepts items in every draft and says how many.
func (p *Page) acceptEach(a *Desk, accept func(*reconcile.Difference, *draft.Draft) int) tea.Cmd {
	n := 0
	for i := range p.drafts {
		took := accept(&p.diffs[i], p.drafts[i].Clone())
		if took == 0 {
			continue
		}
		l, _ := p.here()
		l.draft = i
		p.decide(a, l, func(d *draft.Draft) error {
			accept(&p.diffs[i], d)
			return nil
		})
		n += took
	}
	return a.Say(a.Words.AcceptedAll(n))
}

// split asks how to split an item, where there is more than one way.
func (p *Page) split(a *Desk, l draftLine) tea.Cmd {
	x := a.Words
	var ways []widget.Option
	for _, way := range []struct {
		name func(int) string
		do   func(*draft.Draft) (int, error)
	}{
		{x.SplitTargets, func(d *draft.Draft) (int, error) { return d.SplitTargets(l.at) }},
		{x.SplitSentences, func(d *draft.Draft) (int, error) { return d.SplitSentences(l.at) }},
	} {
		n, err := way.do(p.drafts[l.draft].Clone())
		if err != nil {
			continue
		}
		ways = append(ways, widget.Option{Name: way.name(n), Do: func() tea.Cmd {
			return p.edit(a, l, func(d *draft.Draft) error {
				_, err := way.do(d)
				return err
			}, x.SplitDone(n))
		}})
	}
	switch len(ways) {
	case 0:
		return a.Refuse(a.Words.DraftError(draft.ErrOneTarget))
	case 1:
		return ways[0].Do()
	}
	a.Push(widget.NewChooser(x.Draft.DoSplit, ways))
	return nil
}

// adopt makes an item of an unread passage and opens it.
func (p *Page) adopt(a *Desk, l draftLine) tea.Cmd {
	var at draft.At
	cmd := p.edit(a, l, func(d *draft.Draft) (err error) {
		at, err = d.Take(l.n)
		return err
	}, "")
	if len(p.past) == 0 || p.past[len(p.past)-1].line != l {
		return cmd // it was refused, and the toast says why
	}
	made := draftLine{kind: itemLine, draft: l.draft, at: at}
	p.seek(made)
	if got, ok := p.here(); ok && got.kind == itemLine && got.at == at {
		a.Push(newDraftForm(a, p, got))
	}
	return nil
}

// press does what a binding's key does.
func (p *Page) press(a *Desk, b key.Binding) tea.Cmd {
	if msg, ok := keymap.Press(b); ok {
		return p.Key(msg)
	}
	return nil
}
