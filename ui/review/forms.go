package review

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/help"
	"duban/ui/keymap"
	"duban/ui/taskform"
	"duban/ui/widget"
)

// Keys are the bindings that do something where the page is: on the line at the
// cursor, and in the document while the arrows scroll it.
func (p *Page) Keys() []key.Binding {
	a := p.desk
	if p.typing {
		return []key.Binding{a.K.Done, a.K.Stop}
	}
	var out []key.Binding
	leave := p.k.Leave
	if p.reading() {
		x := &a.Words.Draft
		out = []key.Binding{keymap.Named(a.K.Up, x.DoScroll), a.K.PageDown, keymap.Named(a.K.Home, x.DoPassage), keymap.Named(a.K.Next, a.Words.DoToList)}
		leave = a.K.Back
	} else if p.find.Value() != "" {
		leave = a.K.Back // it ends the search first
	}
	out = append(out, p.onLine(a)...)
	out = append(out, a.K.Find)
	if !p.reading() && p.hasPassage() {
		out = append(out, a.K.Next)
	}
	if len(p.past) > 0 {
		out = append(out, p.k.Undo)
	}
	return append(out, a.K.Help, leave)
}

// onLine are the bindings that act on the line at the cursor, and on all lines.
func (p *Page) onLine(a *Desk) []key.Binding {
	k := p.k
	l, ok := p.here()
	if !ok {
		return []key.Binding{k.Store}
	}
	switch l.kind {
	case itemLine:
		out := []key.Binding{k.Edit, k.Accept, k.Drop, k.Store, k.AcceptAll, k.Merge, k.Split, k.Alias}
		if p.item(l).Apart || p.difference(l).State == reconcile.Changed {
			out = slices.Insert(out, 4, k.Apart)
		}
		return out
	case paperLine:
		if p.asksCampaign(l) {
			return []key.Binding{k.Edit, k.Accept, k.Store, k.AcceptAll}
		}
		return []key.Binding{k.Edit, k.Store, k.AcceptAll}
	case campaignLine:
		return []key.Binding{k.Accept, k.KeepCampaign, k.Store}
	case planDoubtLine:
		return []key.Binding{k.SettleDoubt, k.Store, k.AcceptAll}
	case goneLine:
		return []key.Binding{k.KeepGone, k.RemoveGone, k.Store}
	case unreadLine:
		return []key.Binding{k.TakeUnread, k.DropUnread, k.Store}
	case headingLine:
		return []key.Binding{k.FoldGroup, k.Store, k.AcceptAll}
	case kindLine:
		if l.open == 0 {
			return []key.Binding{k.FoldGroup, k.Store, k.AcceptAll}
		}
		return []key.Binding{k.FoldGroup, k.AcceptKind, k.Store, k.AcceptAll}
	case planLine:
	}
	return []key.Binding{k.Store}
}

// Moves are the bindings that only move about.
func (p *Page) Moves() []key.Binding { return p.desk.K.InList() }

// newDraftPalette offers what the keys do here by name.
func newDraftPalette(a *Desk, p *Page) *widget.Chooser {
	var out []widget.Option
	for _, b := range p.Keys() {
		h := b.Help()
		out = append(out, widget.Option{Name: h.Desc, Note: h.Key, Do: func() tea.Cmd { return p.press(a, b) }})
	}
	return widget.NewChooser(a.Words.DoPalette, out)
}

// newDraftHelp lists what the keys do in a review, and what its marks mean.
func newDraftHelp(a *Desk, p *Page) *widget.TextBox {
	x := a.Words
	return help.Box(a.Screen, a.K, []help.Part{
		{Title: x.HelpHere, Keys: []key.Binding{
			p.k.Edit, p.k.Accept, p.k.AcceptAll, p.k.Drop, p.k.Merge, p.k.Split, p.k.Apart, p.k.Alias, p.k.Undo, p.k.Store, p.k.Leave,
			a.K.Find, a.K.Next, p.k.Fold, a.K.Up, a.K.Down, a.K.PageUp, a.K.Home, a.K.Palette, a.K.Help,
		}},
		{Title: x.Draft.HelpMarksTitle, Text: x.Draft.HelpMarks},
		{Title: x.Draft.HelpStoreTitle, Text: x.Draft.HelpStore},
		{Title: x.HelpIMETitle, Text: x.HelpIME},
	})
}

// newDraftForm corrects an item. Storing the form accepts the item: whoever
// corrects it has read its doubts.
func newDraftForm(a *Desk, p *Page, l draftLine) *widget.Form {
	x, it := a.Words, p.item(l)
	t := it.Record.Task.Clone()
	f := &widget.Form{Title: x.EditTitle(zh.Clean(t.Title)), Width: 96}
	for _, d := range openDoubts(it, p.difference(l)) {
		f.Note = append(f.Note, x.Draft.MarkDoubt+" "+zh.Clean(oneLine(d.Text)))
	}
	if passage := p.passage(l); passage != "" {
		f.Note = append(f.Note, x.Draft.Source+" "+passage)
	}
	e := taskform.Add(taskform.Place{Words: a.Words, On: a.On, Cal: a.Cal, Push: a.Push, Leaders: a.LeaderNames, Persons: a.PersonNames}, f, t)
	related := f.Text(x.RelatedUnits, strings.Join(t.RelatedUnits, " "), "")
	var printed model.Deadline
	if t.Deadline.Given || t.Deadline.Text != "" {
		printed = t.Deadline
	}
	due := f.Deadline(x.ColDeadline, printed, "", a.Days(model.Coming))
	// The order of an officer's eye: what, who, by when, how much.
	f.Entries = append(append([]*widget.Entry{e.Title, e.Lead, e.Responsible, related, due.Entry}, e.Targets.Entries()...),
		e.Nature, e.Section, e.No, e.Leaders, e.Persons, e.Start.Entry, e.Detail)
	f.Submit = func() (tea.Cmd, error) {
		change := func(n *model.Task) error {
			if err := e.Read(n); err != nil {
				return err
			}
			n.RelatedUnits = taskform.Names(related.Value())
			switch {
			case !due.Touched():
			case due.Value() == "":
				n.Deadline = model.Deadline{Date: p.drafts[l.draft].Plans[l.at.Plan].Campaign.Period.To, Precision: model.ToDay}
			default:
				d, err := due.Read()
				if err != nil {
					return err
				}
				n.Deadline = d
			}
			return nil
		}
		if err := change(t.Clone()); err != nil {
			return nil, err
		}
		on, who := a.Today, a.Who
		cmd := p.edit(a, l, func(d *draft.Draft) error {
			was := d.Item(l.at).Record.Task.Section
			if err := d.Change(l.at, change); err != nil {
				return err
			}
			if err := d.Accept(l.at, on, who); err != nil {
				return err
			}
			if now := d.Item(l.at).Record.Task.Section; !slices.Equal(was, now) {
				d.Item(l.at).Record.Task.Section = was
				_, err := d.Move(l.at, now)
				return err
			}
			return nil
		}, x.Draft.Fixed)
		return cmd, nil
	}
	return f
}

// passage is the text that an item was read from, as long as a form has room for.
func (p *Page) passage(l draftLine) string {
	const most = 160
	doc := p.drafts[l.draft].Document
	span, words := p.span(l)
	if doc == nil || span.From < 1 || span.From > len(doc.Lines) {
		return zh.Clean(oneLine(words))
	}
	text := strings.Join(doc.Lines[span.From-1:min(max(span.To, span.From), len(doc.Lines))], " ")
	text = oneLine(zh.Clean(strings.ReplaceAll(text, "\t", " | ")))
	text, _ = nearby(text, oneLine(zh.Clean(words)), true, most)
	return text
}

// newAliasForm remembers that a unit of an item is another name of one that is
// known; nil where the item names no unit.
func newAliasForm(a *Desk, p *Page, l draftLine) *widget.Form {
	t := &p.item(l).Record.Task
	var names []string
	for _, list := range [][]string{t.LeadUnits, t.ResponsibleUnits, t.RelatedUnits} {
		for _, u := range list {
			if !slices.Contains(names, u) {
				names = append(names, u)
			}
		}
	}
	if len(names) == 0 {
		return nil
	}
	x := &a.Words.Draft
	chosen, full := 0, ""
	for i, n := range names {
		if u := p.fullName(l.draft, n); u != "" {
			chosen, full = i, u
			break
		}
	}
	f := &widget.Form{Title: x.AliasTitle, Note: []string{x.AliasNote}}
	alias := f.Text(x.Alias, names[chosen], "")
	unit := f.Text(x.FullName, full, "")
	f.Focus = 1
	f.Submit = func() (tea.Cmd, error) {
		from, to := alias.Value(), unit.Value()
		if _, err := p.drafts[l.draft].Clone().Alias(from, to); err != nil {
			return nil, widget.Explained{Text: a.Words.DraftError(err)}
		}
		n := 0
		p.edit(a, l, func(d *draft.Draft) (err error) {
			n, err = d.Alias(from, to)
			return err
		}, "")
		return a.Say(a.Words.AliasKept(from, to, n)), nil
	}
	return f
}

// fullName finds the known unit that a name is short for.
func (p *Page) fullName(draft int, name string) string {
	word := zh.NewWord(zh.Fold(name))
	for _, units := range [][]model.Unit{p.existing.Units, p.drafts[draft].Units} {
		for _, u := range units {
			k := zh.NewKey(u.Name)
			if u.Name != name && !u.Group && word.Abbreviates(&k) {
				return u.Name
			}
		}
	}
	return ""
}

// newStoreForm says what would be stored, and asks.
func newStoreForm(a *Desk, p *Page) *widget.Form {
	x := a.Words
	u := p.update(a.Today)
	f := &widget.Form{Title: x.Draft.StoreTitle, Note: p.storeNote(a, &u), Keys: x.KeysSure}
	sure := f.Choice(x.Draft.StoreNow, []string{x.Yes, x.No}, 0)
	f.Submit = func() (tea.Cmd, error) {
		if sure.Chosen == 1 {
			return nil, nil
		}
		return p.storeCmd(a), nil
	}
	return f
}

// newLeaveForm asks before what was read is lost.
func newLeaveForm(a *Desk, p *Page) *widget.Form {
	x := a.Words
	u := p.update(a.Today)
	f := &widget.Form{Title: x.Draft.LeaveTitle, Note: append([]string{x.Draft.LeaveNote}, p.storeNote(a, &u)...), Keys: x.KeysSure}
	what := f.Choice(x.Draft.LeaveHow, []string{x.Draft.GoOn, x.Draft.StoreAndGo, x.Draft.GoWithout}, 0)
	f.Submit = func() (tea.Cmd, error) {
		switch what.Chosen {
		case 1:
			return p.storeCmd(a), nil
		case 2:
			return a.Leave(), nil
		}
		return nil, nil
	}
	return f
}
