package review

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/widget"
	"duban/words"
)

// drawPane shows the line at the cursor: what will be stored of it, what is
// doubtful, and where it stands in the document, in exactly h lines.
func (p *Page) drawPane(a *Desk, w, h int) widget.Rows {
	l, ok := p.here()
	if !ok {
		return widget.Rows{}.Fill(w, h)
	}
	switch l.kind {
	case headingLine, planLine:
		return p.drawNote(a, l, w).Fill(w, h)
	case campaignLine:
		diff := &p.diffs[l.draft].Plans[l.at.Plan]
		out := a.wrapped(a.Theme.Plain.Strong, diff.Old.Name, w, 3)
		out = append(out, a.wrapped(a.Theme.Plain.Text, a.Words.Draft.CampaignWhy, w, 3)...)
		for _, c := range diff.Fields {
			out = append(out, widget.Spaces(w))
			out = append(out, a.wrapped(a.Theme.Plain.Text, a.Words.FieldChange(c), w, 8)...)
		}
		return out.Fill(w, h)
	case goneLine:
		g := &p.diffs[l.draft].Gone[l.n]
		out := a.wrapped(a.Theme.Plain.Strong, strings.TrimSpace(g.Record.Task.No+" "+g.Record.Task.Title), w, 3)
		out = append(out, a.wrapped(a.Theme.Plain.Text, a.Words.Draft.GoneWhy, w, 3)...)
		return append(out, p.drawFields(a, &g.Record.Task, nil, w)...).Fill(w, h)
	case kindLine:
		return p.drawKindNote(a, l, w, h).Fill(w, h)
	case paperLine, planDoubtLine, itemLine, unreadLine:
	}
	var top widget.Rows
	if l.kind == paperLine {
		facts := p.facts(l)
		if h < 12 { // the row has the name; what is empty tells nothing
			facts = slices.DeleteFunc(facts[1:], func(f words.PlanFact) bool { return f.Text == "" })
			guess := func(f words.PlanFact) int {
				if f.Guessed {
					return 0
				}
				return 1
			}
			slices.SortStableFunc(facts, func(x, y words.PlanFact) int { return guess(x) - guess(y) })
		}
		top = a.drawPlanFacts(facts, w)
		if most := max(h-4, h*2/3); len(top) > most {
			top = append(top[:most-1], new(widget.Line).Put(a.Theme.Plain.Faint, a.Words.More(len(top)-most+1)).End(a.Theme.Plain.Text, w))
		}
		if h >= 12 {
			top = append(top, widget.Spaces(w))
		}
	}
	if l.kind == planDoubtLine {
		top = p.drawPlanDoubt(a, l, w, h)
	}
	if l.kind == itemLine {
		it, diff := p.item(l), p.difference(l)
		top = p.drawDoubts(a, openDoubts(it, diff), w, max(h/3, 1))
		if h >= 12 {
			title := a.wrapped(a.Theme.Plain.Strong, strings.TrimSpace(it.Record.Task.No+" "+it.Record.Task.Title), w, 3)
			top = append(title, top...)
			top = append(top, p.drawChanges(a, diff, w, max(h/3, 1))...)
			fields := p.drawFields(a, &it.Record.Task, it, w)
			// Six lines at least are for the document.
			if most := h - len(top) - 7; len(fields) > most {
				fields = append(fields[:max(most-1, 0)], new(widget.Line).Put(a.Theme.Plain.Dim, a.Words.More(len(fields)-most+1)).End(a.Theme.Plain.Text, w))
			}
			top = append(append(top, fields...), widget.Spaces(w))
		} else {
			top = append(top, p.drawChanges(a, diff, w, max(h/3, 2))...)
		}
	}
	return append(top, p.drawSource(a, l, w, h-len(top))...).Fill(w, h)
}

// wrapped is a text in at most n lines.
func (a *Desk) wrapped(s widget.Pen, text string, w, n int) widget.Rows {
	var out widget.Rows
	for _, part := range zh.Wrap(zh.Clean(oneLine(text)), w-1) {
		if len(out) == n {
			break
		}
		out = append(out, new(widget.Line).Put(s, part).End(a.Theme.Plain.Text, w))
	}
	return out
}

// drawNote says of a heading what its group is, and what the keys do there.
func (p *Page) drawNote(a *Desk, l draftLine, w int) widget.Rows {
	x, k := &a.Words.Draft, a.Theme.Plain
	if l.kind == planLine {
		return widget.Rows{}
	}
	out := widget.Rows{new(widget.Line).Put(k.Strong, x.Groups[l.group]).End(k.Text, w)}
	return append(out, a.wrapped(k.Dim, x.GroupNotes[l.group], w, 6)...)
}

// drawDoubts lists the open doubts in at most n lines.
func (p *Page) drawDoubts(a *Desk, doubts []model.Doubt, w, n int) widget.Rows {
	k := a.Theme.Plain
	var out widget.Rows
	mark := a.Words.Draft.MarkDoubt + " "
	for _, d := range doubts {
		for i, part := range zh.Wrap(zh.Clean(oneLine(words.Doubt(d, a.Lang))), w-zh.Width(mark)-1) {
			l := new(widget.Line)
			if i == 0 {
				l.Put(k.AccentStrong, mark)
			} else {
				l.Put(k.Text, widget.Spaces(zh.Width(mark)))
			}
			out = append(out, l.Put(k.Strong, part).End(k.Text, w))
		}
	}
	if len(out) > n {
		out = out[:n]
	}
	return out
}

// drawPlanDoubt says of a doubt about a campaign as a whole what it is about.
func (p *Page) drawPlanDoubt(a *Desk, l draftLine, w, h int) widget.Rows {
	c := &p.drafts[l.draft].Plans[l.at.Plan].Campaign
	out := p.drawDoubts(a, []model.Doubt{*p.planDoubt(l)}, w, max(h/2, 1))
	if h >= 12 {
		out = append(a.wrapped(a.Theme.Plain.Strong, c.Name, w, 3), out...)
		out = append(out, a.wrapped(a.Theme.Plain.Dim, a.Words.Draft.WholePlanWhy, w, 3)...)
		out = append(out, widget.Spaces(w))
	}
	return out
}

// drawChanges lists what the document says otherwise than the ledger.
func (p *Page) drawChanges(a *Desk, diff *reconcile.ItemDifference, w, n int) widget.Rows {
	var out widget.Rows
	if diff.Of != nil {
		out = a.wrapped(a.Theme.Plain.Accent, a.Words.ReportsOn(diff), w, 3)
	}
	for _, c := range diff.Shown() {
		out = append(out, a.wrapped(a.Theme.Plain.Accent, a.Words.FieldChange(c), w, 3)...)
	}
	if len(out) > n {
		out = append(out[:max(n-1, 0)], new(widget.Line).Put(a.Theme.Plain.Dim, a.Words.More(len(out)-n+1)).End(a.Theme.Plain.Text, w))
	}
	return out
}

// drawFields lists a task's values as they would be stored, each with a word
// where the reader was not sure.
func (p *Page) drawFields(a *Desk, t *model.Task, it *draft.Item, w int) widget.Rows {
	x, k := a.Words, a.Theme.Plain
	var out widget.Rows
	const label = 10
	field := func(f draft.Field, name, value string) {
		if value == "" {
			return
		}
		note := ""
		if it != nil {
			note = x.Draft.Sure[sureness(it, f)]
			if n := elsewhere(it, f); n > 0 {
				note = strings.TrimSpace(note + "  " + x.LineNo(n))
			}
		}
		parts := zh.Wrap(zh.Clean(oneLine(value)), max(w-label-1, 8))
		const most = 4
		for i, part := range parts {
			if i == most {
				break
			}
			if i == most-1 && len(parts) > most {
				part = zh.Cut(part+"……", w-label-1)
			}
			l := new(widget.Line)
			long := zh.Width(name) >= label // as the heading of a table's column may be
			if i == 0 && long && len(parts) == 1 && zh.Width(name)+2+zh.Width(part) < w {
				l.Put(k.Dim, zh.Clean(name)).Put(k.Text, "  ")
			} else if i == 0 && long {
				out = append(out, new(widget.Line).Put(k.Dim, zh.Cut(zh.Clean(name), w-1)).End(k.Text, w))
				l.Put(k.Text, widget.Spaces(label))
			} else if i == 0 {
				l.Cell(k.Dim, name, label-1).Put(k.Text, " ")
			} else {
				l.Put(k.Text, widget.Spaces(label))
			}
			l.Put(k.Text, part)
			if i == len(parts)-1 && note != "" && l.W+2+zh.Width(note) < w {
				l.Put(k.Text, "  ").Put(k.Accent, note)
				note = ""
			}
			out = append(out, l.End(k.Text, w))
		}
		if note != "" {
			for _, part := range zh.Wrap(zh.Clean(note), w-label-1) {
				out = append(out, new(widget.Line).Put(k.Text, widget.Spaces(label)).Put(k.Accent, part).End(k.Text, w))
			}
		}
	}
	join := func(s []string) string { return strings.Join(s, x.ListGap) }
	field(draft.FieldSection, x.Section, strings.Join(t.Section, " > "))
	field(draft.FieldLead, x.LeadUnits, join(t.LeadUnits))
	field(draft.FieldResponsible, x.ResponsibleUnits, join(t.ResponsibleUnits))
	field(draft.FieldRelated, x.RelatedUnits, join(t.RelatedUnits))
	field(draft.FieldLeaders, x.Leaders, join(t.Leaders))
	field(draft.FieldCoordinators, x.Coordinators, join(t.Coordinators))
	field(draft.FieldPersons, x.Persons, join(t.Persons))
	field(draft.FieldOwners, x.Owners, join(t.Owners))
	if t.Start.Text != "" || !t.Start.Date.IsZero() {
		field(draft.FieldStart, x.Start, x.Deadline(t.Start))
	}
	field(draft.FieldDeadline, x.ColDeadline, x.Deadline(t.Deadline))
	for i := range t.Targets {
		name := ""
		if i == 0 {
			name = x.Targets
		}
		field(targetField(i), name, x.Target(&t.Targets[i]))
	}
	for i, m := range t.Milestones {
		name := ""
		if i == 0 {
			name = x.Milestones
		}
		field("", name, strings.TrimSpace(m.Title+"  "+m.Deadline.Text))
	}
	if it != nil {
		for i, r := range it.Record.Returns {
			name := ""
			if i == 0 {
				name = x.Reports
			}
			field("", name, r.Date.String()+"  "+x.ReportText(t, &r))
		}
	}
	if t.Detail != nil {
		if text := oneLine(t.Detail.Text); text != "" && text != oneLine(t.Title) {
			field(draft.FieldDetail, x.Text, text)
		}
		for _, h := range slices.Sorted(maps.Keys(t.Detail.Fields)) {
			field("", h, t.Detail.Fields[h])
		}
	}
	return out
}

// targetField names one target for a look at its facts; "" stands for all later ones.
func targetField(i int) draft.Field {
	if i == 0 {
		return draft.FieldTarget
	}
	return ""
}

// sureness is how sure the reader was of an item's values of a field, at worst.
func sureness(it *draft.Item, f draft.Field) draft.Sureness {
	worst := draft.Printed
	for _, fact := range it.Facts {
		if fact.Field == f {
			worst = max(worst, fact.Sure)
		}
	}
	return worst
}

// elsewhere is the line on which an item's value of a field stands, where that
// is not in the item's own passage; else 0.
func elsewhere(it *draft.Item, f draft.Field) int {
	for _, fact := range it.Facts {
		if fact.Field == f && fact.At.From > 0 && (fact.At.From < it.Span.From || fact.At.From > it.Span.To) {
			return fact.At.From
		}
	}
	return 0
}

// gutter is how many cells the number of a line takes.
const gutter = 6

// drawSource shows the passage of the document, with the lines round it.
func (p *Page) drawSource(a *Desk, l draftLine, w, h int) widget.Rows {
	if h < 1 {
		return nil
	}
	k := a.Theme.Plain
	d := p.drafts[l.draft]
	span, words := p.span(l)
	stress := p.stressed(l)
	head := new(widget.Line)
	name := k.Dim
	if p.reading() {
		name = k.AccentStrong
	}
	head.Put(name, a.Words.Draft.Source)
	title := ""
	if d.Document != nil {
		title = d.Document.Name
	}
	head.Put(k.Text, "  ").Put(k.Dim, zh.Cut(zh.Clean(title+"  "+a.Words.Lines(span)), max(w-head.W-3, 1)))
	out := widget.Rows{head.End(k.Text, w)}
	if d.Document == nil || len(d.Document.Lines) == 0 {
		return out.Fill(w, h)
	}
	all := len(d.Document.Lines)
	before := 1
	if h > 8 {
		before = 2
	}
	p.from = max(-span.From, min(p.from, all-span.From))
	first := max(1, min(span.From-before+p.from, all))
	for n := first; n <= all && len(out) < h; n++ {
		if strings.TrimSpace(d.Document.Lines[n-1]) == "" {
			continue // a line that holds nothing
		}
		drawn := p.drawSourceLine(a, d.Document.Lines[n-1], n, n >= span.From && n <= span.To, words, stress, w, h)
		if n < span.From && p.from == 0 {
			// Long lines before the passage do not push it out of sight.
			drawn = drawn[max(len(drawn)-max(h/8, 1), 0):]
		}
		out = append(out, drawn[:min(len(drawn), h-len(out))]...)
	}
	return out.Fill(w, h)
}

// drawSourceLine draws one line of the document in at most h lines. Of a very
// long one only the neighbourhood of the words that are looked for is shown.
func (p *Page) drawSourceLine(a *Desk, text string, n int, marked bool, words string, stress []string, w, h int) widget.Rows {
	k := a.Theme.Plain
	text = oneLine(zh.Clean(strings.ReplaceAll(text, "\t", " | ")))
	words = oneLine(zh.Clean(words))
	text, cut := nearby(text, words, marked, w*h)
	from, to := wherein(text, words)
	var spots []draft.Span // letters to stress, both ends included, from 0
	for _, s := range stress {
		if a, b := wherein(text, oneLine(zh.Clean(s))); marked && b > a {
			spots = append(spots, draft.Span{From: a, To: b - 1})
		}
	}
	var out widget.Rows
	seen := 0 // letters without spaces in the lines above
	for i, part := range zh.Wrap(text, max(w-gutter-1, 4)) {
		if len(out) == h {
			break
		}
		letters := utf8.RuneCountInString(strings.ReplaceAll(part, " ", ""))
		hit := marked && (to <= from || !cut || seen < to && seen+letters > from)
		l := new(widget.Line)
		num := ""
		if i == 0 {
			num = strconv.Itoa(n)
		}
		pen, pad := k.Dim, k.Text
		if hit {
			pen, pad = a.Theme.Mark.Text, a.Theme.Mark.Text
		}
		l.Right(k.Dim, num, gutter-2).Put(k.Text, "  ")
		for _, r := range runs(part, seen, spots) {
			if r.stress {
				l.Put(a.Theme.Mark.AccentStrong, r.text)
			} else {
				l.Put(pen, r.text)
			}
		}
		seen += letters
		out = append(out, l.End(pad, w-1)+k.Text.Styled(" "))
	}
	return out
}

// nearby cuts a line that is longer than what can be shown to the
// neighbourhood of the words, and says whether it did.
func nearby(text, words string, marked bool, cells int) (string, bool) {
	most := max(cells, 200)
	r := []rune(text)
	if len(r) <= most {
		return text, false
	}
	at := 0
	if marked {
		if key := []rune(words); len(key) > 0 {
			if i := strings.Index(text, string(key[:min(len(key), 12)])); i >= 0 {
				at = utf8.RuneCountInString(text[:i])
			}
		}
	}
	from := max(0, at-40)
	to := min(len(r), from+most)
	out := string(r[from:to])
	if from > 0 {
		out = "……" + out
	}
	return out, true
}

// wherein is where words stand in a text, counted in letters without spaces;
// to is not behind from where they do not stand there.
func wherein(text, words string) (from, to int) {
	text, words = strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(words, " ", "")
	if words == "" {
		return 0, 0
	}
	i := strings.Index(text, words)
	if i < 0 {
		return 0, 0
	}
	from = utf8.RuneCountInString(text[:i])
	return from, from + utf8.RuneCountInString(words)
}

// stressed are the words that the open doubts about a line of the list quote.
func (p *Page) stressed(l draftLine) []string {
	var doubts []model.Doubt
	switch l.kind {
	case itemLine:
		doubts = p.item(l).Doubts()
	case planDoubtLine:
		doubts = []model.Doubt{*p.planDoubt(l)}
	}
	var out []string
	for _, d := range doubts {
		rest := d.Text
		for {
			_, after, ok := strings.Cut(rest, "“")
			quoted, after, closed := strings.Cut(after, "”")
			if !ok || !closed {
				break
			}
			out = append(out, quoted)
			rest = after
		}
	}
	return out
}

// run is a piece of a line that is drawn alike.
type run struct {
	text   string
	stress bool
}

// runs cuts a part of a line, which begins with its letter number at, into
// what is to be stressed and what is not. Spaces do not count as letters.
func runs(part string, at int, spots []draft.Span) []run {
	if len(spots) == 0 {
		return []run{{text: part}}
	}
	var out []run
	for _, r := range part {
		hit := slices.ContainsFunc(spots, func(s draft.Span) bool { return s.From <= at && at <= s.To })
		if r != ' ' {
			at++
		} else {
			hit = len(out) > 0 && out[len(out)-1].stress && hit
		}
		if n := len(out); n > 0 && out[n-1].stress == hit {
			out[n-1].text += string(r)
		} else {
			out = append(out, run{string(r), hit})
		}
	}
	return out
}
