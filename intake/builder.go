package intake

import (
	"fmt"
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/internal/pattern"
	"duban/model"
)

// builder makes one campaign with its items.
type builder struct {
	r        *reader
	at       int // the plan's place in the draft
	year     int
	guessed  bool // the document gives no year at all; it is that of the day of reading
	yearSure bool // the year is that of the annex or table that is being read
	time     planTime
	up       *builder // of the plan that this one is a part of; nil for one that stands alone

	reports bool       // the paper tells how far the work is
	until   model.Date // the day up to which it reports; zero where it names none

	texts      []piece // the paragraphs of the plan
	firstLeads bool    // the unit named first leads: a rule that the plan gives once
	umbrella   bool    // the plan has annexes that are plans of their own: its body only sums them up
	hasDuty    bool
	namesUnits bool // in brackets or behind labels
	hasTasks   bool
	last       mark     // the number of the item read last
	prefix     []string // the annex that is being read, before every section
	sections   []string // the sections above the table that is being read
	before     *grid    // the table read last
	tables     int      // how many the plan has
	manySheets bool
	onTop      parse.Parties // who does all that the table that is being read asks for
	tabled     map[int]bool  // the items that stand in tables
}

// addItem makes a task of an item of the outline.
func (b *builder) addItem(n *node) {
	span := n.span()
	b.r.markUsed(span, usedTask)
	b.last = n.mark
	it := b.newItem(span)
	t := &it.Record.Task
	t.No = n.mark.no
	t.Section = append(append([]string{}, b.prefix...), n.section()...)
	fact := func(f draft.Field, sure draft.Sureness) {
		it.Facts = append(it.Facts, draft.Fact{Field: f, At: span, Sure: sure})
	}
	words, own := b.words(n), b.ownParties(n)
	title := b.r.clauses.of(n.title).words
	if title == "" {
		title = cutSentence(words, 80)
	}
	if title == "" {
		title = shortTitle(n.text())
	}
	t.Title = strings.Trim(behindUnits(title), "。；;，,：:")
	fact(draft.FieldTitle, draft.Printed)
	body := n.body()
	if body == "" {
		body = strings.Trim(b.r.clauses.of(n.title).words, "。；;，,：:")
	}
	if body != "" && lettersAndDigits(body) != lettersAndDigits(t.Title) {
		t.Detail.Text = body
	}
	t.Detail.Source.Text = shortTitle(t.No + sourceDot(n.mark) + t.Title)
	b.parties(&it, own, span, draft.Printed)
	if up := b.inherited(n); len(t.LeadUnits) == 0 && len(up.Lead) > 0 {
		b.parties(&it, parse.Parties{Lead: up.Lead}, span, draft.Derived)
	} else if len(t.LeadUnits) == 0 && len(t.ResponsibleUnits) == 0 {
		b.parties(&it, up, span, draft.Derived)
	}
	who := b.whoActs(words, n.purpose())
	if !named(t) {
		b.parties(&it, who.parties, span, draft.Derived)
	}
	if !named(t) && n.ofUnit() {
		// 「1.城关镇：新建管网12公里，…」: who, and what
		b.parties(&it, parse.Parties{Responsible: parse.Units(n.title).Units}, span, draft.Derived)
		t.Title = strings.Trim(cutSentence(n.body(), 80), "。；;，,：:")
		who.words = n.body()
	}
	words = who.words
	if own.Due != "" {
		b.due(&it, own.Due, span)
		b.stepsOfDue(&it, own.Due, span)
	}
	words, curve := b.planShares(words)
	b.meaning(&it, words, span)
	keepTo(t, curve)
	if p, ok := b.time.phases[n]; ok && t.Deadline.Text == "" {
		b.dueByPhase(&it, p, span, draft.Printed)
	} else if m := stage.FindString(n.title); m != "" && t.Deadline.Text == "" {
		b.due(&it, strings.Trim(m, "（()）"), span)
	}
	if last := b.stepsInWords(&it, who.steps, span); last != "" && t.Deadline.Text == "" {
		b.due(&it, last, span)
	}
	if t.Deadline.Text == "" {
		b.dueInWords(&it, words, span)
	}
	b.finishedBy(&it, words, span)
	if p, ok := b.phaseOf(n); ok && t.Deadline.Text == "" {
		b.dueInPhase(&it, p, words, span)
	}
	b.finishItem(&it)
	b.plan().Items = append(b.plan().Items, it)
}

// officeEnd matches the end of an office's name that cannot be the name of a thing to be done.
var officeEnd = pattern.New(`(?:局|委|委员会|办公室|政府|镇|乡|街道|街道办|街道办事处|管委会|公司|集团|法院|检察院|支队|大队|总队)$`)

// officeEnds are the characters with which officeEnd ends.
const officeEnds = "局委会室府镇乡道处司团院队"

// ofUnit reports whether an item has the names of offices in place of a title, and their work
// behind them.
func (n *node) ofUnit() bool {
	if !n.runIn || !strings.ContainsAny(n.title, officeEnds) || len(n.paras) == 0 || runes(n.paras[0].text) <= 5 {
		return false
	}
	l := parse.Units(n.title)
	for i := range l.Units {
		if !officeEnd.MatchString(l.Units[i].Name) {
			return false
		}
	}
	return l.Sure()
}

// named reports whether a task has any unit.
func named(t *model.Task) bool {
	return len(t.LeadUnits)+len(t.ResponsibleUnits)+len(t.RelatedUnits) > 0
}

func sourceDot(m mark) string {
	switch m.level {
	case arabic:
		return "."
	case han:
		return "、"
	}
	return ""
}

// newItem begins a task that stands on the lines of span.
func (b *builder) newItem(span draft.Span) draft.Item {
	c := b.campaign()
	n := len(b.plan().Items) + 1
	it := draft.Item{Span: span}
	it.Record.Task = model.Task{
		ID: fmt.Sprintf("%s-%d", c.ID, n), Campaign: c.ID, Order: uint32(n),
		Detail: &model.Detail{Source: model.Source{Document: b.sourceName(), Line: span.From}},
	}
	return it
}

// sourceName names the document: by its number, or its title, or the file.
func (b *builder) sourceName() string {
	d := &b.campaign().Document
	switch {
	case d.Number != "":
		return d.Number
	case d.Title != "":
		return d.Title
	}
	return b.r.doc.Name
}

// parties puts units and persons into a task.
func (b *builder) parties(it *draft.Item, p parse.Parties, at draft.Span, sure draft.Sureness) {
	t := &it.Record.Task
	if p.FirstLeads || b.firstLeads {
		p.LeadFirst()
	}
	p.NobodyLeads()
	add := func(f draft.Field, to *[]string, names []string) {
		for _, n := range names {
			n = b.r.names.known(n)
			if n == "" || contains(*to, n) {
				continue
			}
			*to = append(*to, n)
			it.Facts = append(it.Facts, draft.Fact{Field: f, Index: len(*to) - 1, At: at, Sure: sure})
		}
	}
	add(draft.FieldLead, &t.LeadUnits, parse.Names(p.Lead))
	add(draft.FieldResponsible, &t.ResponsibleUnits, parse.Names(p.Responsible))
	add(draft.FieldRelated, &t.RelatedUnits, parse.Names(p.Related))
	add(draft.FieldLeaders, &t.Leaders, parse.PersonNames(p.Leaders))
	add(draft.FieldPersons, &t.Persons, parse.PersonNames(p.Persons))
	for _, n := range parse.PersonNames(p.Coordinators) {
		if !contains(t.Coordinators, n) {
			t.Coordinators = append(t.Coordinators, n)
		}
	}
	for _, n := range parse.Names(p.Owners) {
		if !contains(t.Owners, n) {
			t.Owners = append(t.Owners, n)
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// shortTitle cuts a sentence down to what identifies it.
func shortTitle(s string) string { return cutSentence(s, 40) }

// cutSentence returns the first sentence of a text, cut at a clause where it has
// more characters than most.
func cutSentence(s string, most int) string {
	s = strings.SplitN(s, "\n", 2)[0]
	if i := strings.IndexAny(s, "。；"); i > 0 {
		s = s[:i]
	}
	if runes(s) <= most {
		return s
	}
	cut, n := 0, 0
	for i, r := range s {
		if n++; n > most {
			break
		}
		if strings.ContainsRune("，,：:、", r) && n > 8 {
			cut = i
		}
	}
	if cut > 0 {
		return s[:cut]
	}
	return string([]rune(s)[:most])
}
