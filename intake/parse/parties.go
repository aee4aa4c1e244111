package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"duban/model"
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
	// Bare says that the text names units and not their part; they are listed as responsible.
	Bare bool
	// Due is the text of a deadline that stands among the units: 「完成时限：6月底前」.
	Due string
	// Sure is false where a name does not read as a unit's or a person's.
	Sure bool
}

// Names returns the names of units, each once.
func Names(list []Unit) []string { return UnitList{Units: list}.Names() }

// LeadFirst makes the first responsible unit the leading one, as the rule of
// FirstLeads says, where no other leads.
func (p *Parties) LeadFirst() {
	if len(p.Lead) == 0 && len(p.Responsible) > 1 {
		p.Lead, p.Responsible = p.Responsible[:1:1], p.Responsible[1:]
	}
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
	p.Sure = p.Sure && q.Sure
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
	end := 0 // behind the last bracket that is a clause
	for i := 0; i < len(p.f); i++ {
		if c := p.f[i]; c != '(' && c != '[' {
			continue
		}
		j := closing(p.f, i)
		from, to := i, j+1
		if j < 0 {
			// A bracket that is never closed: the rest may still be a clause.
			if strings.Count(p.f[i:], "(") > 1 {
				continue
			}
			j, to = len(p.f), len(p.f)
		}
		q, ok := readClause(p.f[i+1:j], true)
		if !ok {
			continue
		}
		out = append(out, Tail{p.span(from, to), q, true})
		i, end = to-1, to
	}
	if t, ok := trailing(&p, end); ok {
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

// openLabels makes 「【牵头单位】区发改局」 read as 「牵头单位：区发改局」. The length stays the same.
func openLabels(f string) string {
	for i := 0; i < len(f); i++ {
		if f[i] != '[' {
			continue
		}
		j := closing(f, i)
		if j < 0 || j+1 >= len(f) {
			continue
		}
		if role, rest := labelRole(squeeze(f[i+1 : j])); role != NoRole && rest == "" {
			colon := ":"
			if f[j+1] == ':' {
				colon = " "
			}
			f = f[:i] + " " + f[i+1:j] + colon + f[j+1:]
		}
	}
	return f
}

// asPrinted gives the names the brackets and signs that the text has.
func (p *Parties) asPrinted(text string) {
	for _, list := range [...][]Unit{p.Lead, p.Responsible, p.Related, p.Owners} {
		l := UnitList{Units: list}
		l.asPrinted(text)
	}
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
		if q, ok := readClause(p.f[s:end], false); ok && !q.Bare {
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

// labelStart finds the first label of a party in a text, or -1.
func labelStart(f string) int {
	for i := 0; i < len(f); i++ {
		if f[i] != ':' {
			continue
		}
		if from, role := labelBefore(f, i); isParty(role) {
			return from
		}
	}
	return -1
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

func isParty(r Role) bool {
	switch r {
	case Lead, Responsible, Related, Owner, Leader, Coordinator, Contact:
		return true
	}
	return false
}

// labelBefore reads the label that ends at the colon at i.
func labelBefore(f string, i int) (from int, role Role) {
	from = i
	n := 0
	for from > 0 {
		r, w := utf8.DecodeLastRuneInString(f[:from])
		if strings.ContainsRune(",;。、:()[]!?“”", r) || n > 20 {
			break
		}
		if r == ' ' || r == '\n' {
			// Blanks stand inside labels that are spread out; but behind a
			// name in full another label begins.
			if n >= 2 {
				if role, _ := labelRole(squeeze(f[from:i])); role != NoRole {
					break
				}
			}
		}
		from -= w
		n++
	}
	for from < i && (f[from] == ' ' || f[from] == '\n') {
		from++
	}
	role, rest := labelRole(squeeze(f[from:i]))
	if role != NoRole && rest != "" {
		// Words of the sentence before have run into the label: cut there.
		for from < i && squeeze(f[from:i]) != rest {
			_, w := utf8.DecodeRuneInString(f[from:])
			from += w
		}
	}
	return from, role
}

// labelRole reads a label without its colon. rest is the label itself where
// other words stand before it.
func labelRole(s string) (role Role, rest string) {
	if s == "" || utf8.RuneCountInString(s) > 21 {
		return NoRole, ""
	}
	if s == "成员单位" {
		return Responsible, "" // beside a lead, its members do the work
	}
	for i := range roleRules {
		r := &roleRules[i]
		if !isParty(r.role) && r.role != DueDate && r.role != Start && r.role != Period {
			continue
		}
		if r.whole.has(s) && r.role != Responsible {
			return r.role, ""
		}
	}
	end := ""
	for i := range roleRules {
		r := &roleRules[i]
		if e := r.ends.suffix(s); len(e) > len(end) {
			role, end = r.role, e
		}
	}
	if !isParty(role) && role != DueDate && role != Start && role != Period {
		if end == s && role != Title && role != Section && role != Amount && role != TargetValue {
			return role, "" // of no matter here, but a label
		}
		return NoRole, ""
	}
	before := s[:len(s)-len(end)]
	if utf8.RuneCountInString(before) > 8 {
		return role, end
	}
	return role, ""
}

// part is a stretch of a clause with the role that its words give.
type part struct {
	role Role
	text string
}

// verb is a word that says what those named before it (or behind it) do.
type verb struct {
	word   string
	role   Role // of those before it
	behind Role // of those behind it, where names follow at once
}

// verbs are tried in order at every place of a clause: the longer first.
var verbs = [...]verb{
	{"牵头并会同", Lead, Related},
	{"牵头会同", Lead, Related},
	{"牵头,会同", Lead, Related},
	{"为主要牵头单位", Lead, NoRole},
	{"为牵头责任单位", Lead, NoRole},
	{"为牵头单位", Lead, NoRole},
	{"为牵头部门", Lead, NoRole},
	{"为第一责任单位", Lead, NoRole},
	{"为责任单位", Responsible, NoRole},
	{"为责任部门", Responsible, NoRole},
	{"为主责单位", Lead, NoRole},
	{"为配合单位", Related, NoRole},
	{"为协办单位", Related, NoRole},
	{"为成员单位", Related, NoRole},
	{"为主办单位", Lead, NoRole},
	{"负责牵头落实", Lead, NoRole},
	{"负责牵头实施", Lead, NoRole},
	{"负责牵头", Lead, NoRole},
	{"共同牵头负责", Lead, NoRole},
	{"分别牵头负责", Lead, NoRole},
	{"分别牵头", Lead, NoRole},
	{"共同牵头", Lead, NoRole},
	{"联合牵头", Lead, NoRole},
	{"牵头组织实施", Lead, NoRole},
	{"牵头组织", Lead, NoRole},
	{"牵头负责落实", Lead, NoRole},
	{"牵头负责", Lead, NoRole},
	{"牵头落实", Lead, NoRole},
	{"牵头抓总", Lead, NoRole},
	{"牵头实施", Lead, NoRole},
	{"牵头推进", Lead, NoRole},
	{"牵头办理", Lead, NoRole},
	{"总牵头", Lead, NoRole},
	{"牵头", Lead, NoRole},
	{"主办", Lead, NoRole},
	{"按照各自职责分工负责", Responsible, NoRole},
	{"按照职责分工分别负责", Responsible, NoRole},
	{"按照职责分工负责", Responsible, NoRole},
	{"按照职责分工落实", Responsible, NoRole},
	{"按照职责分工抓好落实", Responsible, NoRole},
	{"按照职能职责分工负责", Responsible, NoRole},
	{"按职能职责分工负责", Responsible, NoRole},
	{"按职能分工负责", Responsible, NoRole},
	{"按照职责负责", Responsible, NoRole},
	{"按各自职责分工负责", Responsible, NoRole},
	{"按各自职责负责", Responsible, NoRole},
	{"按各自职责分工落实", Responsible, NoRole},
	{"按职责分工分别负责", Responsible, NoRole},
	{"按职责分工负责落实", Responsible, NoRole},
	{"按职责分工负责", Responsible, NoRole},
	{"按职责分工抓好落实", Responsible, NoRole},
	{"按职责分工落实", Responsible, NoRole},
	{"按职责分工配合", Related, NoRole},
	{"按职责分工推进", Responsible, NoRole},
	{"按职责分工做好相关工作", Responsible, NoRole},
	{"按职责分工牵头", Lead, NoRole},
	{"按职责分工", Responsible, NoRole},
	{"依职责分工负责", Responsible, NoRole},
	{"依职责负责", Responsible, NoRole},
	{"依职责落实", Responsible, NoRole},
	{"依职责", Responsible, NoRole},
	{"按分工负责", Responsible, NoRole},
	{"按职责抓好落实", Responsible, NoRole},
	{"按职责负责", Responsible, NoRole},
	{"按职责落实", Responsible, NoRole},
	{"分工负责", Responsible, NoRole},
	{"分别负责", Responsible, NoRole},
	{"共同负责", Responsible, NoRole},
	{"具体负责", Responsible, NoRole},
	{"组织实施", Responsible, NoRole},
	{"具体实施", Responsible, NoRole},
	{"负责实施", Responsible, NoRole},
	{"负责落实", Responsible, NoRole},
	{"抓好落实", Responsible, NoRole},
	{"具体落实", Responsible, NoRole},
	{"分别落实", Responsible, NoRole},
	{"具体承办", Responsible, NoRole},
	{"组织落实", Responsible, NoRole},
	{"分工落实", Responsible, NoRole},
	{"负责办理", Responsible, NoRole},
	{"负总责", Responsible, NoRole},
	{"承办", Responsible, NoRole},
	{"负责", Responsible, NoRole},
	{"落实", Responsible, NoRole},
	{"共同配合", Related, NoRole},
	{"协同配合", Related, NoRole},
	{"积极配合", Related, NoRole},
	{"协助配合", Related, NoRole},
	{"配合落实", Related, NoRole},
	{"配合做好", Related, NoRole},
	{"协同落实", Related, NoRole},
	{"密切配合", Related, NoRole},
	{"参与配合", Related, NoRole},
	{"协同推进", Related, NoRole},
	{"配合", Related, Responsible},
	{"协助", Related, Responsible},
	{"协办", Related, NoRole},
	{"参与", Related, NoRole},
	{"参加", Related, NoRole},
	{"支持", Related, NoRole},
	{"会同", NoRole, Related},
	{"联合", NoRole, Related},
	{"对接", NoRole, Related},
	{"联络", NoRole, Related},
	{"联系", NoRole, Related},
	{"指导", Related, NoRole},
	{"监督", Related, NoRole},
}

// verbsBy holds the verbs by their first character.
var verbsBy = func() map[rune][]verb {
	by := map[rune][]verb{}
	for _, v := range verbs {
		r, _ := utf8.DecodeRuneInString(v.word)
		by[r] = append(by[r], v)
	}
	return by
}()

func verbAt(f string) (verb, bool) {
	r, _ := utf8.DecodeRuneInString(f)
	for _, v := range verbsBy[r] {
		if strings.HasPrefix(f, v.word) {
			return v, true
		}
	}
	return verb{}, false
}

// firstLeadsWords are the forms of the rule that the unit named first leads.
var firstLeadsWords = []string{"列第一位", "列首位", "排第一位", "排首位", "排名第一", "排在第一", "列在第一", "列在首位", "排列第一", "第一个单位", "第一家单位", "首个单位", "首位单位", "第一位的", "第一位为", "列第一", "排第一", "第一责任单位为牵头", "首位的", "首位为"}

// FirstLeads reports whether a text gives the rule that the unit named first leads:
// 「列第一位的为牵头单位，下同」.
func FirstLeads(text string) bool {
	f := squeeze(fold(text))
	if !strings.Contains(f, "牵头") && !strings.Contains(f, "主办") {
		return false
	}
	for _, w := range firstLeadsWords {
		if i := strings.Index(f, w); i >= 0 {
			rest := f[i:]
			if j := strings.Index(rest, "牵头"); j >= 0 && utf8.RuneCountInString(rest[:j]) <= 14 {
				return true
			}
			if j := strings.Index(rest, "主办"); j >= 0 && utf8.RuneCountInString(rest[:j]) <= 14 {
				return true
			}
		}
	}
	return false
}

// cutRule takes the rule of FirstLeads, and 「下同」, out of a clause.
func cutRule(f string) (string, bool) {
	found := false
	// 「责任单位（列第一位的为牵头单位）：A、B」「A、B（列首位的为牵头单位，下同）」
	for i := 0; i < len(f); i++ {
		if f[i] != '(' && f[i] != '[' {
			continue
		}
		if j := closing(f, i); j > 0 && FirstLeads(f[i+1:j]) {
			return f[:i] + f[j+1:], true
		}
	}
	var keep []string
	pieces(f, func(r rune) bool { return strings.ContainsRune(",;。", r) }, func(from, to int, sep rune) {
		s := f[from:to]
		if in := strings.Trim(squeeze(s), "()[]"); FirstLeads(in) {
			// The rule may stand in a bracket behind a label.
			if i := labelEnd(s); i > 0 && !FirstLeads(s[:i]) {
				keep = append(keep, s[:i])
			}
			found = true
			return
		} else if found && (in == "下同" || strings.HasPrefix(in, "其他为") || strings.HasPrefix(in, "其余为") || strings.HasPrefix(in, "其余均为") || strings.HasPrefix(in, "其他均为")) {
			return
		}
		keep = append(keep, s)
		if sep != 0 {
			keep = append(keep, string(sep))
		}
	})
	if !found {
		return f, false
	}
	return strings.Join(keep, ""), true
}

func labelEnd(s string) int { return strings.IndexByte(s, ':') + 1 }

// readClause reads a folded clause. Where strict is false, the words come from
// running text, and every name must read as one.
func readClause(f string, bracket bool) (Parties, bool) {
	var none Parties
	f = strings.Trim(f, " \n。;,")
	if f == "" || len(f) > 3000 {
		return none, false
	}
	f, first := cutRule(f)
	f = withColons(f)
	parts, ok := cutParts(f)
	if !ok {
		return none, false
	}
	q := Parties{FirstLeads: first, Sure: true}
	named := false
	for _, s := range parts {
		if s.role != NoRole {
			named = true
		}
	}
	if !named {
		// Only names: units whose part is not told.
		if len(parts) != 1 || !bracket {
			if first && len(parts) == 0 {
				return q, true
			}
			return none, false
		}
		l := Units(parts[0].text)
		if !l.mostlySure() {
			return none, false
		}
		for i := range l.Units {
			if l.Units[i].Group && roleNouns.has(l.Units[i].Name) && len(l.Units) == 1 || bareEnds.has(l.Units[i].Name) || placeOnly(l.Units[i].Name) {
				return none, false
			}
		}
		q.Responsible, q.Open, q.Bare = l.Units, l.Open, true
		q.spread()
		return q, true
	}
	for _, s := range parts {
		if !q.take(s, bracket) {
			return none, false
		}
	}
	q.spread()
	return q, q.Any() || q.FirstLeads
}

// colons are labels that go on with a verb instead of a colon.
var colons = strings.NewReplacer("单位为", "单位:", "部门为", "部门:", "单位是", "单位:", "领导为", "领导:", "责任人为", "责任人:", "主体为", "主体:", "时限为", "时限:", "时间为", "时间:")

// withColons writes labels that have no colon as those that have one: 「责任单位为A」
// and, at the head of the clause, 「责任单位  A」.
func withColons(f string) string {
	f = colons.Replace(f)
	if i := strings.IndexAny(f, " \n"); i > 0 && !strings.Contains(f[:i], ":") && i < len(f)-1 {
		if role, rest := labelRole(f[:i]); role != NoRole && rest == "" && f[:i] != "部门" && f[:i] != "负责人" {
			return f[:i] + ":" + f[i+1:]
		}
	}
	return f
}

// placeOnly reports whether a name may be a mere place in a bracket, such as
// 「（君山区）」「（含各村）」, and no unit that works.
func placeOnly(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("区县市省州村园", r)
}

// spread moves units that carry a mark of their own to where it puts them.
func (q *Parties) spread() {
	keep := q.Responsible[:0]
	for _, u := range q.Responsible {
		switch u.Mark {
		case Lead:
			q.Lead = append(q.Lead, u)
		case Related:
			q.Related = append(q.Related, u)
		default:
			keep = append(keep, u)
		}
	}
	q.Responsible = keep
	for i := range q.Responsible {
		if p := q.Responsible[i].Person; p != "" && !slices.ContainsFunc(q.Persons, func(x Person) bool { return x.Name == p }) {
			q.Persons = append(q.Persons, Person{Name: p, Sure: true})
		}
	}
}

// take adds one part of a clause; false means that the words are no such clause.
func (q *Parties) take(s part, bracket bool) bool {
	text := strings.Trim(s.text, " \n、,;。")
	switch s.role {
	case DueDate, Start, Period:
		if s.role == DueDate {
			q.Due = strings.TrimSpace(text)
		}
		return true
	case Lead, Responsible, Related, Owner:
	case NoRole:
		// Names without a word for their part beside others that have one; a
		// date is the deadline.
		return text == "" || squeeze(text) == "等" || q.takeDue(text)
	default:
		return true
	case Leader, Coordinator, Contact:
		units, people := Who(text)
		for i := range people {
			q.Sure = q.Sure && (people[i].Sure || isPost(people[i].Name))
		}
		for _, u := range units.Units {
			if isPost(u.Name) || len(units.Units) == 1 && len(people) == 0 {
				people = append(people, Person{Name: u.Name})
				continue
			}
			if s.role == Contact {
				q.Responsible = append(q.Responsible, u)
			}
		}
		switch s.role {
		case Leader:
			q.Leaders = append(q.Leaders, people...)
		case Coordinator:
			q.Coordinators = append(q.Coordinators, people...)
		default:
			q.Persons = append(q.Persons, people...)
		}
		return true
	}
	l := Units(text)
	if !l.Sure() && q.takeDue(text) {
		return true
	}
	if len(l.Units) == 0 {
		return isNothing(text)
	}
	for i := range l.Units {
		u := &l.Units[i]
		if p, ok := readPerson(u.Name); ok && p.Sure && !u.Sure {
			if s.role == Lead {
				q.Leaders = append(q.Leaders, p)
			} else {
				q.Persons = append(q.Persons, p)
			}
			u.Name = ""
			continue
		}
		if u.Sure {
			continue
		}
		if !bracket || utf8.RuneCountInString(u.Name) > 16 || strings.ContainsAny(u.Name, "的了把将“”0123456789%+") {
			return false
		}
		q.Sure = false
	}
	l.Units = slices.DeleteFunc(l.Units, func(u Unit) bool { return u.Name == "" })
	switch s.role {
	case Lead:
		q.Lead = append(q.Lead, l.Units...)
	case Responsible:
		q.Responsible = append(q.Responsible, l.Units...)
		q.Open = q.Open || l.Open
	case Related:
		q.Related = append(q.Related, l.Units...)
		q.Open = q.Open || l.Open
	case Owner:
		q.Owners = append(q.Owners, l.Units...)
	}
	return true
}

// takeDue takes words that are a date and little else for the deadline.
func (q *Parties) takeDue(text string) bool {
	dates, _ := model.ParseDates(text, 2000)
	if len(dates) == 0 || utf8.RuneCountInString(text) > 20 {
		return false
	}
	q.Due = text
	return true
}

// cutParts cuts a clause at its labels and verbs.
func cutParts(f string) ([]part, bool) {
	var parts []part
	role, from := NoRole, 0 // of the names being read, and where they begin
	labelled := false
	closePart := func(to int) {
		if t := strings.Trim(f[from:to], " \n、,;。"); t != "" {
			parts = append(parts, part{role, t})
		}
	}
	for i := 0; i < len(f); {
		r, n := utf8.DecodeRuneInString(f[i:])
		if r == '(' || r == '[' {
			if j := closing(f, i); j > 0 {
				i = j + 1
				continue
			}
		}
		if r == ':' {
			if start, label := labelBefore(f, i); label != NoRole && start >= from {
				closePart(start)
				role, from, labelled = label, i+1, true
				i++
				continue
			}
			return nil, false
		}
		if (r == ';' || r == '。') && labelled {
			// Behind a labelled group its label holds no longer, unless names go on.
			closePart(i)
			from = i + n
			i += n
			continue
		}
		v, ok := verbAt(f[i:])
		if ok && strings.HasPrefix(strings.TrimLeft(f[i+len(v.word):], " "), ":") {
			ok = false // 「配合：A」 is a label
		}
		if ok && v.behind != NoRole {
			if j := strings.IndexByte(f[i:], ':'); j > 0 && j <= 60 {
				if role, rest := labelRole(squeeze(f[i : i+j])); role != NoRole && rest == "" {
					ok = false // 「联系电话：」
				}
			}
		}
		if !ok || i == from && v.behind == NoRole && v.role != NoRole && !strings.HasPrefix(f[i:], "牵头") {
			i += n
			continue
		}
		after := f[i+len(v.word):]
		if !endsVerb(after) && v.behind == NoRole || insideName(f[from:i], v.word, after) {
			i += n
			continue
		}
		names := strings.TrimSpace(f[from:i])
		names = strings.TrimPrefix(names, "由")
		follows := !endsVerb(after)
		switch {
		case v.behind != NoRole && follows:
			if strings.Trim(names, " 、,;。") != "" {
				part0 := v.role
				if part0 == NoRole {
					if part0 = role; part0 == NoRole {
						part0 = Responsible
					}
				}
				parts = append(parts, part{part0, names})
			}
			role = v.behind
			from = i + len(v.word)
		case v.role == NoRole:
			i += n
			continue
		default:
			part0 := v.role
			if role == Related && (v.role == Responsible) {
				part0 = Related // 「A会同B负责」: B helps
			}
			parts = append(parts, part{part0, names})
			role, labelled = NoRole, false
			from = i + len(v.word)
		}
		i = from
	}
	closePart(len(f))
	return parts, true
}

// endsVerb reports whether a verb ends where a text goes on so.
func endsVerb(after string) bool {
	if after == "" || after[0] == ' ' || after[0] == '\n' {
		return true
	}
	r, _ := utf8.DecodeRuneInString(after)
	return strings.ContainsRune(",;。、)].", r)
}

// insideName reports whether a verb's word is part of a name: 「支持中心」「联络办」.
func insideName(before, word, after string) bool {
	if strings.HasSuffix(before, "为") && word != "牵头" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(after)
	if strings.ContainsRune("单部办室中会组领责", r) && r != utf8.RuneError && (strings.HasPrefix(after, "单位") || strings.HasPrefix(after, "部") || strings.HasPrefix(after, "办") || strings.HasPrefix(after, "中心") || strings.HasPrefix(after, "会") || strings.HasPrefix(after, "组") || strings.HasPrefix(after, "领导") || strings.HasPrefix(after, "责任")) {
		return true
	}
	return word == "落实" && strings.HasSuffix(before, "抓好")
}
