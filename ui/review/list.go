package review

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// draftGroup is a group of the review's list: what must be decided comes first.
type draftGroup int

const (
	groupDoubt  draftGroup = iota // items with doubts, also after they are settled
	groupDiffer                   // what the document changes in the ledger
	groupSure                     // new items without doubts
	groupUnread                   // passages that were not understood
	groupKnown                    // items that were dropped before, or whose tasks were removed
	groupSame                     // items that the ledger has as they are
	groupCount
)

// draftLineKind says what a line of the list is.
type draftLineKind int

const (
	headingLine   draftLineKind = iota
	planLine                    // the name of the campaign that the items below belong to
	paperLine                   // the campaign itself: its name, paper and period, as it will be stored
	campaignLine                // what the document says otherwise of a campaign in the ledger
	planDoubtLine               // a doubt about a campaign as a whole, such as a total that does not add up
	itemLine
	goneLine
	unreadLine
	kindLine // stands for several items that have one and the same doubt
)

// draftLine is one line of the list.
type draftLine struct {
	kind  draftLineKind
	group draftGroup
	draft int
	at    draft.At
	n     int // which one of the gone, the unread, the campaign's doubts, or for a heading how many
	open  int // for a heading, and a line that stands for several items: how many are undecided
}

// groupOf is where an item belongs. An item stays among the doubtful ones when
// its doubts are settled: it would be hard to find if it moved away.
func groupOf(it *draft.Item, d *reconcile.ItemDifference) draftGroup {
	switch {
	case d.State == reconcile.Known:
		return groupKnown
	case it.Record.Task.Detail != nil && len(it.Record.Task.Detail.Review) > 0 && d.State != reconcile.Unchanged:
		return groupDoubt
	case d.State == reconcile.Changed:
		return groupDiffer
	case len(d.Doubts) > 0:
		return groupDoubt
	case d.State == reconcile.Unchanged:
		return groupSame
	}
	return groupSure
}

// draftSum is what the first line says of all drafts.
type draftSum struct {
	open, all, doubts, unread int
	diff                      reconcile.Counts
}

// count counts what was read and what of it is still open.
func (p *Page) count() {
	p.sum = draftSum{}
	s := &p.sum
	for i, d := range p.drafts {
		s.unread += len(d.Unread)
		s.diff.Add(p.diffs[i].Counts())
		for q := range d.Plans {
			for _, n := range p.diffs[i].Plans[q].Doubts {
				if d.Plans[q].Campaign.Review[n].Settled.IsZero() {
					s.doubts++
				}
			}
			for n := range d.Plans[q].Items {
				it, item := &d.Plans[q].Items[n], &p.diffs[i].Plans[q].Items[n]
				s.all++
				if item.State == reconcile.Unchanged || item.State == reconcile.Known {
					continue
				}
				if len(openDoubts(it, item)) > 0 {
					s.doubts++
				}
				if it.Settled == draft.Undecided {
					s.open++
				}
			}
		}
	}
}

// layout works out the lines of the list.
func (p *Page) layout(a *Desk) {
	p.count()
	var groups [groupCount][]draftLine
	word := zh.NewWord(zh.Fold(p.find.Value()))
	all := word.Text() == ""
	want := func(texts ...string) bool {
		if all {
			return true
		}
		k := zh.NewKey(strings.Join(texts, " "))
		return word.Match(&k)
	}
	var open [groupCount]int
	p.dated, p.told = false, false
	for i, d := range p.drafts {
		for q := range d.Plans {
			var last [groupCount]bool
			named := func(g draftGroup) {
				if !last[g] && p.plans() > 1 {
					last[g] = true
					groups[g] = append(groups[g], draftLine{kind: planLine, group: g, draft: i, at: draft.At{Plan: q}})
				}
			}
			for _, n := range p.diffs[i].Plans[q].Doubts {
				if doubt := d.Plans[q].Campaign.Review[n]; want(doubt.Text, d.Plans[q].Campaign.Name) {
					named(groupDoubt)
					if doubt.Settled.IsZero() {
						open[groupDoubt]++
					}
					groups[groupDoubt] = append(groups[groupDoubt], draftLine{kind: planDoubtLine, group: groupDoubt, draft: i, at: draft.At{Plan: q}, n: n})
				}
			}
			for n := range d.Plans[q].Items {
				it, diff := &d.Plans[q].Items[n], &p.diffs[i].Plans[q].Items[n]
				t := &it.Record.Task
				if !all && !want(t.Title, t.No, strings.Join(t.LeadUnits, " "), strings.Join(t.ResponsibleUnits, " "), strings.Join(t.Section, " "), a.doubtText(openDoubts(it, diff))) {
					continue
				}
				g := groupOf(it, diff)
				p.told = p.told || g == groupDoubt || g == groupDiffer
				p.dated = p.dated || t.Deadline.Given || t.Deadline.Text != ""
				named(g)
				if it.Settled == draft.Undecided {
					open[g]++
				}
				groups[g] = append(groups[g], draftLine{kind: itemLine, group: g, draft: i, at: draft.At{Plan: q, Item: n}})
			}
		}
		for q := range d.Plans {
			if diff := &p.diffs[i].Plans[q]; len(diff.Fields) > 0 && want(diff.Old.Name) {
				groups[groupDiffer] = append([]draftLine{{kind: campaignLine, group: groupDiffer, draft: i, at: draft.At{Plan: q}}}, groups[groupDiffer]...)
			}
		}
		for n := range p.diffs[i].Gone {
			t := &p.diffs[i].Gone[n].Record.Task
			if want(t.Title, t.No, strings.Join(t.Units(), " ")) {
				groups[groupDiffer] = append(groups[groupDiffer], draftLine{kind: goneLine, group: groupDiffer, draft: i, n: n})
			}
		}
		for n := range d.Unread {
			if want(d.Unread[n].Text) {
				groups[groupUnread] = append(groups[groupUnread], draftLine{kind: unreadLine, group: groupUnread, draft: i, n: n})
			}
		}
	}
	p.told = p.told || len(groups[groupDiffer]) > 0
	p.lines = p.lines[:0]
	for i, d := range p.drafts {
		for q := range d.Plans {
			if c := &d.Plans[q].Campaign; p.ownCampaign(i, q) && want(c.Name, c.Document.Number) {
				p.lines = append(p.lines, draftLine{kind: paperLine, group: groupCount, draft: i, at: draft.At{Plan: q}})
			}
		}
	}
	for g, lines := range groups {
		n := 0
		for _, l := range lines {
			if l.kind != planLine {
				n++
			}
		}
		if n == 0 {
			continue
		}
		p.lines = append(p.lines, draftLine{kind: headingLine, group: draftGroup(g), n: n, open: open[g]})
		if all && draftGroup(g) == groupDoubt {
			lines = p.gather(lines)
		}
		if !p.folded[g] || word.Text() != "" {
			p.lines = append(p.lines, lines...)
		}
	}
	p.list.Resize(len(p.lines), max(p.list.Height, 1))
}

// plans counts the campaigns of all drafts.
func (p *Page) plans() int {
	n := 0
	for _, d := range p.drafts {
		n += len(d.Plans)
	}
	return n
}

// openDoubts are the open doubts about an item, those about its difference
// from the ledger first: deciding about the item settles those. What most items
// of a document lack together comes last.
func openDoubts(it *draft.Item, diff *reconcile.ItemDifference) []model.Doubt {
	own := it.Doubts()
	slices.SortStableFunc(own, func(a, b model.Doubt) int { return common(a) - common(b) })
	if it.Settled != draft.Undecided || len(diff.Doubts) == 0 {
		return own
	}
	return slices.Concat(diff.Doubts, own)
}

// doubtText are doubts in one line.
func (a *Desk) doubtText(doubts []model.Doubt) string {
	var out []string
	for _, d := range doubts {
		out = append(out, words.Doubt(d, a.Lang))
	}
	return strings.Join(out, a.Words.ReasonGap)
}

func common(d model.Doubt) int {
	if d.Code == model.DoubtLead || d.Code == model.DoubtUnit {
		return 1
	}
	return 0
}

// here is the line at the cursor.
func (p *Page) here() (draftLine, bool) {
	if p.list.Cursor < len(p.lines) {
		return p.lines[p.list.Cursor], true
	}
	return draftLine{}, false
}

func (p *Page) item(l draftLine) *draft.Item { return p.drafts[l.draft].Item(l.at) }

func (p *Page) difference(l draftLine) *reconcile.ItemDifference {
	return &p.diffs[l.draft].Plans[l.at.Plan].Items[l.at.Item]
}

// toFirst puts the cursor on the first line to look at: a campaign with values that were guessed, else what stands below
// the first heading.
func (p *Page) toFirst() {
	p.list.To(0)
	for i, l := range p.lines {
		if l.kind > paperLine || l.kind == paperLine && p.asksCampaign(l) {
			p.list.To(i)
			p.list.Top = 0
			return
		}
	}
}

// settle moves the cursor off the name of a campaign.
func (p *Page) settle(up bool) {
	if l, ok := p.here(); ok && l.kind == planLine {
		if up {
			p.list.Move(-1)
		} else {
			p.list.Move(1)
		}
	}
}

// toNextOpen goes on to the next item that is not decided, if one follows in
// the same group; else it goes to the next line.
func (p *Page) toNextOpen() {
	from, ok := p.here()
	if !ok {
		return
	}
	for i := p.list.Cursor + 1; i < len(p.lines); i++ {
		l := p.lines[i]
		if l.group != from.group {
			break
		}
		if p.isOpen(l) {
			p.list.To(i)
			p.from = 0
			return
		}
	}
	p.list.Move(1)
	p.settle(false)
	p.from = 0
}

// isOpen reports whether a line is an item or a doubt that nobody has decided.
func (p *Page) isOpen(l draftLine) bool {
	switch l.kind {
	case itemLine:
		return p.item(l).Settled == draft.Undecided
	case planDoubtLine:
		return p.planDoubt(l).Settled.IsZero()
	case paperLine:
		return p.asksCampaign(l)
	case kindLine:
		return l.open > 0 && !p.unfolded[p.kindHere(l)]
	}
	return false
}

func (p *Page) planDoubt(l draftLine) *model.Doubt {
	return &p.drafts[l.draft].Plans[l.at.Plan].Campaign.Review[l.n]
}

// keepLine lays the list out anew and keeps the cursor on the same thing.
func (p *Page) keepLine(layout func()) {
	l, ok := p.here()
	layout()
	if ok {
		p.seek(l)
	}
}

// seek puts the cursor on a line, or on the nearest one that there is.
func (p *Page) seek(want draftLine) {
	near, away := -1, 0
	for i, l := range p.lines {
		if l.kind != want.kind || l.draft != want.draft {
			continue
		}
		d := 0
		switch l.kind {
		case headingLine:
			d = int(l.group - want.group)
		case campaignLine, paperLine:
			d = l.at.Plan - want.at.Plan
		case kindLine:
			d = 1000*(l.at.Plan-want.at.Plan) + l.at.Item - want.at.Item
		case itemLine, planDoubtLine:
			if l.at.Plan != want.at.Plan {
				continue
			}
			d = l.at.Item - want.at.Item + l.n - want.n
		default:
			d = l.n - want.n
		}
		d = max(d, -d)
		if near < 0 || d < away {
			near, away = i, d
		}
	}
	if near >= 0 {
		p.list.To(near)
	} else {
		p.list.Move(0)
	}
	p.settle(false)
}

// typeKey edits the search. Enter keeps it, Esc takes it away.
func (p *Page) typeKey(a *Desk, msg tea.KeyPressMsg) tea.Cmd {
	switch msg.Keystroke() {
	case "esc":
		p.typing = false
		p.find.Set("")
	case "enter", "tab":
		p.typing = false
	case "up":
		p.list.Move(-1)
		p.settle(true)
		return nil
	case "down":
		p.list.Move(1)
		p.settle(false)
		return nil
	default:
		if !p.find.Key(msg) {
			return nil
		}
	}
	p.keepLine(func() { p.layout(a) })
	if l, ok := p.here(); !ok || l.kind == headingLine {
		p.toFirst()
	}
	return nil
}

// Paste puts pasted text into the search.
func (p *Page) Paste(text string) {
	a := p.desk
	if p.typing {
		p.find.Insert(text)
		p.layout(a)
		p.toFirst()
	}
}

// hasPassage reports whether the document is shown for the line at the cursor.
func (p *Page) hasPassage() bool {
	l, ok := p.here()
	return ok && (l.kind == itemLine || l.kind == planDoubtLine || l.kind == unreadLine || l.kind == paperLine)
}

// reading reports whether the arrows scroll the document: a key may have led on
// to a line that has no place in it.
func (p *Page) reading() bool { return p.inSource && p.hasPassage() }

// scrollKey scrolls the document.
func (p *Page) scrollKey(a *Desk, msg tea.KeyPressMsg) bool {
	k := a.K
	switch {
	case key.Matches(msg, k.Up):
		p.from--
	case key.Matches(msg, k.Down):
		p.from++
	case key.Matches(msg, k.PageUp):
		p.from -= 10
	case key.Matches(msg, k.PageDown):
		p.from += 10
	case key.Matches(msg, k.Home, k.End):
		p.from = 0
	default:
		return false
	}
	return true
}

// Click is a press of the left button at a cell of the page: on the line where the cursor is it opens it.
func (p *Page) Click(x, y int) tea.Cmd {
	a := p.desk
	if x >= p.listW || y < p.top || y >= p.top+p.list.Height {
		p.inSource = y >= p.top && p.hasPassage()
		return nil
	}
	p.inSource = false
	i := p.list.Top + y - p.top
	if i >= p.list.End() {
		return nil
	}
	again := i == p.list.Cursor
	p.list.To(i)
	p.settle(false)
	p.from = 0
	if l, ok := p.here(); ok && (again || l.kind == headingLine) {
		return p.press(a, p.k.Edit)
	}
	return nil
}

// Wheel scrolls the list, or the document while it is read.
func (p *Page) Wheel(d int) tea.Cmd {
	if p.reading() {
		p.from += d
		return nil
	}
	p.list.Wheel(d)
	p.settle(d < 0)
	p.from = 0
	return nil
}

// span is where a line of the list stands in its document.
func (p *Page) span(l draftLine) (draft.Span, string) {
	switch l.kind {
	case paperLine:
		plan := &p.drafts[l.draft].Plans[l.at.Plan]
		for _, o := range []draft.Origin{plan.Origins.From, plan.Origins.To, plan.Origins.Name} {
			if o.At.From > 0 {
				return o.At, ""
			}
		}
		return draft.Span{From: plan.Span.From, To: plan.Span.From}, ""
	case planDoubtLine:
		from := p.drafts[l.draft].Plans[l.at.Plan].Span.From
		if n := p.quoted(l, from); n > 0 {
			from = n
		}
		return draft.Span{From: from, To: from}, ""
	case itemLine:
		it := p.item(l)
		words := ""
		if t := &it.Record.Task; t.Detail != nil {
			words = t.Detail.Source.Text
		}
		return it.Span, words
	case unreadLine:
		u := p.drafts[l.draft].Unread[l.n]
		return u.Span, u.Text
	}
	return draft.Span{}, ""
}

// quoted is the line that a doubt about a campaign names, or the first one
// behind the campaign's beginning that has the words it quotes; 0 for none.
func (p *Page) quoted(l draftLine, from int) int {
	doc, doubt := p.drafts[l.draft].Document, p.planDoubt(l).Text
	if n := lineIn(doubt); n > 0 || doc == nil {
		return n
	}
	key := quotedAt{l.draft, from, doubt}
	if n, known := p.places[key]; known {
		return n
	}
	place := 0
	for _, words := range p.stressed(l) {
		for n := max(from, 1); n <= len(doc.Lines) && place == 0; n++ {
			if a, b := wherein(oneLine(zh.Clean(doc.Lines[n-1])), oneLine(zh.Clean(words))); b > a {
				place = n
			}
		}
	}
	p.places[key] = place
	return place
}

// quotedAt is a doubt whose words were looked for in a document: a frame does
// not search it again.
type quotedAt struct {
	draft int
	from  int
	doubt string
}

// lineIn is the number of the line that a doubt names, or 0.
func lineIn(doubt string) int {
	_, rest, _ := strings.Cut(doubt, "第")
	for rest != "" {
		digits, _, ok := strings.Cut(rest, "行")
		if n, err := strconv.Atoi(digits); ok && err == nil {
			return n
		}
		_, rest, _ = strings.Cut(rest, "第")
	}
	return 0
}

// missing are the values of a new item that officers miss when they are not there.
func missing(t *model.Task) (unit, deadline bool) {
	return len(t.Units()) == 0, t.Deadline.Date.IsZero() && t.Deadline.Text == ""
}
