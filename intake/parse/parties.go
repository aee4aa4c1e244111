package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parties are the units and persons that a text names, each by its part in the
// work, and what else stands with them.
type Parties struct {
	Lead, Responsible, Related, Owners []Unit
	Leaders, Coordinators, Persons     []Person
	// Open says that the list of responsible units ends in 「等」.
	Open bool
	// FirstLeads says that the text gives the rule by which the unit named first
	// leads: 「列第一位的为牵头单位」. For 「下同」 the rule goes on through the
	// document; the caller applies it, by LeadFirst.
	FirstLeads bool
	// Bare says that the text names units and not the part of all of them; those without
	// one are listed as responsible.
	Bare bool
	// Due and Start are the texts of a deadline and a beginning that stand among the
	// units: 「完成时限：6月底前」. A span, 「实施期限：3月—9月」, is in Due.
	Due, Start string
	// Sure is false where a name does not read as a unit's or a person's.
	Sure bool
}

// Names returns the names of units, each once.
func Names(list []Unit) []string { return UnitList{Units: list}.Names() }

// Add puts units into the work: each where its own mark puts it, 「县发改局（配合）」,
// and the others where role says.
func (p *Parties) Add(role Role, units []Unit) {
	for _, u := range units {
		at := role
		if u.Mark != NoRole {
			at = u.Mark
		}
		switch at {
		case Lead:
			p.Lead = append(p.Lead, u)
		case Related:
			p.Related = append(p.Related, u)
		case Owner:
			p.Owners = append(p.Owners, u)
		default:
			p.Responsible = append(p.Responsible, u)
		}
	}
}

// LeadFirst makes the first responsible unit the leading one, as the rule of
// FirstLeads says, where no other leads and it is not named alone.
func (p *Parties) LeadFirst() {
	if len(p.Lead) == 0 && (len(p.Responsible) > 1 || len(p.Responsible) == 1 && len(p.Related) > 0 && !p.Responsible[0].Group) {
		p.Lead, p.Responsible = p.Responsible[:1:1], p.Responsible[1:]
	}
}

// NobodyLeads puts what names nobody, 「相关部门」, from the leading units to those
// that do the work: it tells of no unit that answers for the whole.
func (p *Parties) NobodyLeads() {
	var lead, nobody []Unit
	for _, u := range p.Lead {
		if isRoleNoun(u.Name) {
			nobody = append(nobody, u)
			continue
		}
		lead = append(lead, u)
	}
	p.Lead, p.Responsible = lead, append(nobody, p.Responsible...)
}

// Any reports whether anybody is named.
func (p *Parties) Any() bool {
	return len(p.Lead)+len(p.Responsible)+len(p.Related)+len(p.Owners)+len(p.Leaders)+len(p.Coordinators)+len(p.Persons) > 0
}

// Merge adds the parties of another clause about the same work.
func (p *Parties) Merge(q Parties) {
	p.Lead = append(p.Lead, q.Lead...)
	p.Responsible = append(p.Responsible, q.Responsible...)
	p.Related = append(p.Related, q.Related...)
	p.Owners = append(p.Owners, q.Owners...)
	p.Leaders = append(p.Leaders, q.Leaders...)
	p.Coordinators = append(p.Coordinators, q.Coordinators...)
	p.Persons = append(p.Persons, q.Persons...)
	p.Open = p.Open || q.Open
	p.FirstLeads = p.FirstLeads || q.FirstLeads
	if p.Due == "" {
		p.Due = q.Due
	}
	if p.Start == "" {
		p.Start = q.Start
	}
	p.Sure = p.Sure && q.Sure
}

// asPrinted gives the names the brackets and signs that the text has.
func (p *Parties) asPrinted(text string) {
	for _, list := range [...][]Unit{p.Lead, p.Responsible, p.Related, p.Owners} {
		l := UnitList{Units: list}
		l.asPrinted(text)
	}
}

// Tail is a clause that names who does the work, and where it stands in the text.
type Tail struct {
	// Span is the clause with its brackets.
	Span    Span
	Parties Parties
	// Bracket says that the clause stands in brackets.
	Bracket bool
}

// Tails finds the clauses of a paragraph that say who does the work: in
// brackets anywhere, 「（牵头单位：A；责任单位：B、C）」「（A牵头，B、C等按职责分工负责）」, or
// without brackets as its last sentences. They come in the order of the text.
func Tails(text string) []Tail {
	p := newPassage(text)
	p.f = openLabels(p.f)
	var out []Tail
	var rules []Tail // brackets that only say that the first leads: they may belong to a list before them
	end := 0         // behind the last bracket that is a clause
	last := strings.LastIndexByte(p.f, '(')
	before := strings.LastIndexByte(p.f[:max(last, 0)], '(')
	for i := 0; i < len(p.f); i++ {
		if c := p.f[i]; c != '(' && c != '[' {
			continue
		}
		j := closing(p.f, i)
		from, to := i, j+1
		if j < 0 {
			// A bracket that is never closed: the rest may still be a clause.
			if before >= i || len(p.f)-i > longestBracket {
				continue
			}
			j, to = len(p.f), len(p.f)
		}
		q, ok := readClause(p.f[i+1:j], true)
		if !ok {
			continue
		}
		if tail := (Tail{p.span(from, to), q, true}); q.Any() || !q.FirstLeads {
			out = append(out, tail)
			end = to
		} else {
			rules = append(rules, tail)
		}
		i = to - 1
	}
	t, ok := trailing(&p, end)
	for _, rule := range rules {
		if !ok || rule.Span.From < t.Span.From {
			out = append(out, rule)
		}
	}
	stop := len(p.f)
	if ok {
		stop = p.index(t.Span.From)
	}
	out = append(out, sentencesOf(&p, out, stop)...)
	slices.SortFunc(out, func(a, b Tail) int { return a.Span.From - b.Span.From })
	if ok {
		out = append(out, t)
	}
	for i := range out {
		t := &out[i]
		for _, open := range [...]string{"【", "〔", "［", "["} {
			if !t.Bracket && strings.HasSuffix(text[:t.Span.From], open) {
				t.Span.From -= len(open)
			}
		}
		t.Parties.asPrinted(t.Span.Of(text))
	}
	return out
}

// sentencesOf finds sentences in the middle of a paragraph that are a clause by
// themselves: 「…实施。由县水利局牵头。8月底前完成。」 Other clauses, found before, are jumped over.
func sentencesOf(p *passage, found []Tail, stop int) []Tail {
	var out []Tail
	pieces(p.f[:stop], func(r rune) bool { return strings.ContainsRune("。;\n", r) }, func(from, to int, by rune) {
		for from < to && p.f[from] == ' ' {
			from++
		}
		if by != '。' || to-from < len("由某局牵头") || to-from > 240 || !mayTellWho(p.f[from:to]) {
			return
		}
		span := p.span(from, to+len("。"))
		for _, t := range found {
			if t.Span.From < span.To && span.From < t.Span.To {
				return
			}
		}
		q, ok := readClause(p.f[from:to], false)
		if !ok || q.Bare || !q.Sure || !q.anybody() {
			return
		}
		out = append(out, Tail{Span: span, Parties: q})
	})
	return out
}

// mayTellWho reports quickly whether a sentence may tell who does what.
func mayTellWho(f string) bool {
	for _, w := range [...]string{"负责", "单位:", "部门:", "领导:", "责任人:"} {
		if strings.Contains(f, w) {
			return true
		}
	}
	return SaysPart(f)
}

// anybody reports whether the parties are more than words like 「相关部门」.
func (p *Parties) anybody() bool {
	if len(p.Leaders)+len(p.Coordinators)+len(p.Persons) > 0 {
		return true
	}
	for _, list := range [...][]Unit{p.Lead, p.Responsible, p.Related, p.Owners} {
		for i := range list {
			if !isRoleNoun(list[i].Name) {
				return true
			}
		}
	}
	return false
}

// openLabels makes 「【牵头单位】区发改局」 read as 「牵头单位：区发改局」. The length stays the same.
func openLabels(f string) string {
	labels := false // a bracket before was a label
	for i := 0; i < len(f); i++ {
		if f[i] != '[' {
			continue
		}
		j := closing(f, i)
		if j < 0 || j+1 >= len(f) {
			continue
		}
		if !labels && endsUnit(f[:i]) {
			continue // a mark behind a name: 「区发改局【牵头单位】、区财政局」
		}
		if role, rest := labelRole(dropSpace(f[i+1 : j])); role != NoRole && rest == "" {
			colon := ":"
			if f[j+1] == ':' {
				colon = " "
			}
			f = f[:i] + " " + f[i+1:j] + colon + f[j+1:]
			labels = true
		}
	}
	return f
}

// endsUnit reports whether what stands behind the last mark of a text is a unit's name.
func endsUnit(f string) bool {
	i := strings.LastIndexFunc(f, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) })
	if i < 0 {
		return isUnit(f)
	}
	_, n := utf8.DecodeRuneInString(f[i:])
	return isUnit(f[i+n:])
}

// trailing finds clauses without brackets at the end of a paragraph, behind from.
func trailing(p *passage, from int) (Tail, bool) {
	end := len(strings.TrimRight(p.f, " \n。.;,"))
	if end <= from {
		return Tail{}, false
	}
	starts := []int{}
	for i := from; i < end; {
		r, n := utf8.DecodeRuneInString(p.f[i:])
		if strings.ContainsRune("。;\n", r) || r == '.' && i+n < len(p.f) && !isDigit(p.f[i+n]) && (i == 0 || !isDigit(p.f[i-1])) {
			starts = append(starts, i+n)
		}
		i += n
	}
	if from == 0 {
		starts = append([]int{0}, starts...)
	} else {
		starts = append([]int{from}, starts...)
	}
	// From the last sentence back, as far as all to the end is a clause.
	var best Tail
	found := false
	for i, tries := len(starts)-1, 0; i >= 0 && tries < 3; i-- {
		s := starts[i]
		for s < end && strings.IndexByte(" \n", p.f[s]) >= 0 {
			s++
		}
		if s >= end {
			continue
		}
		if end-s > 1500 {
			break
		}
		if q, ok := readClause(p.f[s:end], false); ok && !q.Bare && (q.anybody() || q.FirstLeads) {
			best, found, tries = Tail{p.span(s, len(p.f)), q, false}, true, 0
			continue
		}
		tries++
	}
	if found {
		return best, true
	}
	// A labelled clause may follow a comma or a blank: 「…工作。 责任单位:A」 is
	// found above, 「建设道路 责任单位：A」 here.
	if i := labelStart(p.f[from:end]); i > 0 {
		if q, ok := readClause(p.f[from+i:end], false); ok && !q.Bare {
			return Tail{p.span(from+i, len(p.f)), q, false}, true
		}
	}
	return Tail{}, false
}

// Clause reads a text that says who does the work and nothing else: the inside
// of a bracket, a line 「责任单位：A、B」, a cell 「A牵头，B配合」.
func Clause(text string) (Parties, bool) {
	f := strings.TrimSpace(fold(text))
	if len(f) > 1 && (f[0] == '(' || f[0] == '[') && closing(f, 0) == len(f)-1 {
		f = f[1 : len(f)-1]
	}
	if q, ok := readClause(openLabels(f), true); ok {
		q.asPrinted(text)
		return q, true
	}
	// Several brackets side by side: 「（牵头单位：A）；（牵头单位：B）」.
	var all Parties
	at := 0
	for i, t := range Tails(text) {
		if strings.Trim(fold(text[at:t.Span.From]), " \n;,。、") != "" {
			return Parties{}, false
		}
		if at = t.Span.To; i == 0 {
			all = t.Parties
			continue
		}
		all.Merge(t.Parties)
	}
	return all, at > 0 && strings.Trim(fold(text[at:]), " \n;,。、") == ""
}
