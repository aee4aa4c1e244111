package intake

import (
	"strings"
	"unicode"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/intake/source"
	"duban/model"
)

// A line may say more than the value that was taken from it. The rest of the line is
// listed as unread, clause by clause, so that no word vanishes.

// draftText collects what a draft keeps of some lines: only letters and figures, a line
// for each value.
type draftText struct{ b strings.Builder }

func (t *draftText) say(words ...string) {
	for _, w := range words {
		if w == "" {
			continue
		}
		t.b.WriteString(lettersAndDigits(w))
		t.b.WriteByte('\n')
	}
}

// sayNames adds names one by one, and all together, as they may be printed without marks
// between them.
func (t *draftText) sayNames(names []string) {
	t.say(names...)
	if len(names) > 1 {
		t.say(strings.Join(names, ""))
	}
}

func (t *draftText) deadline(d model.Deadline) {
	t.say(d.Text)
	if d.Date != 0 {
		t.say(d.Date.String())
	}
}

func (t *draftText) targets(list []model.Target) {
	for i := range list {
		x := &list[i]
		t.say(x.Text, x.Metric, x.Unit)
		if x.Value != nil {
			t.say(x.Value.String())
		}
		t.deadline(x.Deadline)
	}
}

func (t *draftText) campaign(c *model.Campaign) {
	t.say(c.Name, c.Note, c.Office, c.Document.Number, c.Document.Title)
	t.say(c.Document.Issuers...)
	for _, p := range c.Posts {
		t.say(p.Post+p.Person, p.Person+p.Post, p.Unit, p.Unit+p.Person)
	}
	for _, x := range c.Cadences {
		t.say(x.Text)
	}
	for i := range c.StatedTotals {
		x := &c.StatedTotals[i]
		t.say(x.Table, x.Column, x.Unit, x.Stated.String())
	}
	t.targets(c.Targets)
}

func (t *draftText) item(it *draft.Item) {
	k := &it.Record.Task
	t.say(k.No, k.Title)
	for _, l := range [...][]string{k.Section, k.LeadUnits, k.ResponsibleUnits, k.RelatedUnits, k.Leaders, k.Coordinators, k.Persons, k.Owners} {
		t.sayNames(l)
	}
	t.deadline(k.Deadline)
	t.deadline(k.Start)
	t.targets(k.Targets)
	for i := range k.Milestones {
		t.say(k.Milestones[i].Title)
		t.deadline(k.Milestones[i].Deadline)
	}
	for i := range it.Record.Returns {
		p := &it.Record.Returns[i]
		t.say(p.Text)
		if p.Percent != nil {
			t.say(p.Percent.String())
		}
	}
	if d := k.Detail; d != nil {
		t.say(d.Text, d.Source.Text)
		for name, s := range d.Fields {
			t.say(name, s)
		}
		for i := range d.Review {
			t.say(d.Review[i].Text)
		}
	}
}

// leftovers lists what the lines that were read say beyond the draft.
func (r *reader) leftovers() []draft.Passage {
	if r.doc.Kind == source.JSON {
		return nil // its lines are keys and braces
	}
	all := r.textByLine()
	var out []draft.Passage
	for i, line := range r.doc.Lines {
		if r.uses[i] < usedSection || r.uses[i] < usedTask && isChapter(line) {
			continue
		}
		if r.stopped() {
			return nil
		}
		text := all.remains(i+1, line)
		if text == "" {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Span.To == i {
			out[n-1].Span.To = i + 1
			out[n-1].Text += "\n" + text
			continue
		}
		out = append(out, draft.Passage{Span: draft.Span{From: i + 1, To: i + 1}, Text: text, Part: true})
	}
	return out
}

// isChapter reports whether a line is a numbered heading. With nothing read below it, it says
// nothing by itself.
func isChapter(line string) bool {
	text, _ := unmarked(line)
	m, rest := splitNumber(text)
	return m.level != noNumber && runes(rest) <= maxTitle && !strings.ContainsAny(rest, "。；，：:")
}

// draftLines holds what a draft keeps: of each line, of the plans, and of the whole.
type draftLines struct {
	lines  map[int][]int // the items that stand on a line
	items  []string      // what each item says
	common *phrases      // of what is told of the plans and of tables
	rest   *phrases      // of what all items say; made when it is needed
	heads  map[string]bool
}

func (r *reader) textByLine() *draftLines {
	all := &draftLines{lines: make(map[int][]int), heads: make(map[string]bool)}
	var common draftText
	common.say(r.headings...)
	common.say(r.totalled...)
	for i := range r.draft.Plans {
		p := &r.draft.Plans[i]
		common.campaign(&p.Campaign)
		for j := range p.Items {
			if r.stopped() {
				return all
			}
			var own draftText
			own.item(&p.Items[j])
			for l := p.Items[j].Span.From; l <= p.Items[j].Span.To; l++ {
				all.lines[l] = append(all.lines[l], len(all.items))
			}
			all.items = append(all.items, own.b.String())
		}
	}
	all.common = newPhrases(strings.Split(common.b.String(), "\n"))
	return all
}

// remains returns what a line says that is told nowhere: the clauses in which words
// of it stand.
func (t *draftLines) remains(n int, line string) string {
	var lost []string
	for _, clause := range strings.FieldsFunc(line, endsClause) {
		if !t.says(n, clause) {
			text, _ := unmarked(clause)
			lost = append(lost, text)
		}
	}
	return strings.Join(lost, "；")
}

// endsClause reports whether a clause, or a cell, ends with r.
func endsClause(r rune) bool {
	switch r {
	case '。', '；', ';', '！', '？', '\t', '|':
		return true
	}
	return false
}

// says reports whether the draft keeps the words of a clause: each as it stands, or all but
// those that bind the values.
func (t *draftLines) says(n int, clause string) bool {
	if s := lettersAndDigits(clause); s == "" || t.has(n, s) {
		return true
	}
	found, short := false, false
	for _, run := range strings.FieldsFunc(clause, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		s := lettersAndDigits(run)
		switch {
		case runes(s) < 2 || t.heading(s):
		case t.has(n, s) || t.covers(n, s):
			found = true
		case runes(s) == 2 && !isFigure(s):
			short = true // 「其中：」「同时，」
		default:
			return false
		}
	}
	return found || !short
}

// covers reports whether a word is made up of values that the draft keeps, with little between
// them.
func (t *draftLines) covers(n int, s string) bool {
	letters := []rune(s)
	const gap = 4 // as many letters may bind two values: 「负责的」「牵头负责」
	free, all := 0, 0
	for i := 0; i < len(letters); {
		k := i
		for k < len(letters) && k-i < 40 && t.saidNear(n, string(letters[i:k+1])) {
			k++
		}
		if k-i >= 2 {
			free = 0
			i = k
			continue
		}
		free++
		all++
		if free > gap {
			return false
		}
		i++
	}
	return all*3 <= len(letters)
}

// has reports whether the draft keeps letters, of this line or anywhere else.
func (t *draftLines) has(n int, s string) bool {
	if t.saidNear(n, s) {
		return true
	}
	if t.rest == nil {
		t.rest = newPhrases(t.items)
	}
	return t.rest.has(s)
}

// saidNear reports whether the draft keeps letters in the items of a line, or in the plans.
func (t *draftLines) saidNear(n int, s string) bool {
	if len(t.lines[n]) <= 8 {
		for _, i := range t.lines[n] {
			if strings.Contains(t.items[i], s) {
				return true
			}
		}
	}
	return t.common.has(s)
}

// heading reports whether a word is a heading or a label, whose value is what counts.
func (t *draftLines) heading(s string) bool {
	known, ok := t.heads[s]
	if !ok {
		h, is := parse.ReadHeading(s)
		known = is && h.Sure >= 60 && h.Role != parse.Milestones // 「6月底前」 is a date
		t.heads[s] = known
	}
	return known
}
