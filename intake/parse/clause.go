package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"duban/internal/pattern"
	"duban/model"
)

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
		if strings.HasPrefix(parts[0].text, "设在") || strings.HasPrefix(parts[0].text, "设于") {
			return none, false // where an office has its seat
		}
		l := Units(parts[0].text)
		if names, words := cutDated(parts[0].text); names != "" {
			// 「（某某局，12月底前）」: the date is when all is due, unless words say what is by then.
			if l = Units(names); !l.Sure() {
				return none, false
			}
			if dates, _ := model.ParseDates(words, 2000); len(dates) == 1 && strings.Trim(words[dates[0].To:], "底末以之前内完成 ") == "" {
				q.takeDue(words, true)
			}
		}
		if !l.mostlySure() {
			return none, false
		}
		for i := range l.Units {
			if l.Units[i].Group && isRoleNoun(l.Units[i].Name) && len(l.Units) == 1 || bareEnds.has(l.Units[i].Name) || placeOnly(l.Units[i].Name) {
				return none, false
			}
		}
		q.Open = l.Open
		q.Bare = slices.ContainsFunc(l.Units, func(u Unit) bool { return u.Mark == NoRole })
		q.Add(Responsible, l.Units)
		q.personsOfUnits()
		return q, true
	}
	for _, s := range parts {
		if !q.take(s, bracket) {
			return none, false
		}
	}
	q.personsOfUnits()
	return q, q.Any() || q.FirstLeads
}

// cutDated cuts a list of names before a clause that begins with a date, 「某某局，12月底前」;
// names is "" where there is none.
func cutDated(f string) (names, words string) {
	i := strings.LastIndexByte(f, ',')
	if i < 0 || !startsDate(strings.TrimLeft(f[i+1:], " ")) {
		return "", ""
	}
	return f[:i], strings.TrimSpace(f[i+1:])
}

// placeOnly reports whether a name may be a mere place in a bracket, such as
// 「（某某区）」「（含各村）」, and no unit that works.
func placeOnly(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("区县市省州村园", r)
}

// personsOfUnits adds the persons that stand behind the units responsible.
func (q *Parties) personsOfUnits() {
	for i := range q.Responsible {
		if p := q.Responsible[i].Person; p != "" && !slices.ContainsFunc(q.Persons, func(x Person) bool { return x.Name == p }) {
			q.Persons = append(q.Persons, Person{Name: p, Sure: true})
		}
	}
}

// part is a stretch of a clause with the role that its words give.
type part struct {
	role Role
	text string
}

// take adds one part of a clause; false means that the words are no such clause.
func (q *Parties) take(s part, bracket bool) bool {
	text := strings.Trim(s.text, " \n、,;。")
	switch s.role {
	case Lead, Responsible, Related, Owner:
		return q.takeUnits(s.role, text, bracket)
	case Leader, Coordinator, Contact:
		q.takePersons(s.role, text)
	case DueDate:
		q.Due = dropLayout(text)
	case Start:
		q.Start = dropLayout(text)
	case Period:
		if q.Due == "" {
			q.Due = dropLayout(text)
		}
	case NoRole:
		// Names without a word for their part beside others that have one; a
		// date is the deadline.
		return text == "" || dropSpace(text) == "等" || q.takeDue(text, bracket) || bracket && strings.HasPrefix(text, "每") && utf8.RuneCountInString(text) <= 20
	}
	return true
}

// takePersons adds the persons of a part of a clause. Units among responsible
// persons are responsible too: 「责任人：区住建局张三」.
func (q *Parties) takePersons(role Role, text string) {
	units, people := Who(text)
	for i := range people {
		q.Sure = q.Sure && (people[i].Sure || isPost(people[i].Name))
	}
	for _, u := range units.Units {
		if isPost(u.Name) || len(units.Units) == 1 && len(people) == 0 {
			if p, ok := readPerson(u.Name); ok {
				people = append(people, p) // without the telephone number
			}
		} else if role == Contact {
			q.Responsible = append(q.Responsible, u)
		}
	}
	switch role {
	case Leader:
		q.Leaders = append(q.Leaders, people...)
	case Coordinator:
		q.Coordinators = append(q.Coordinators, people...)
	default:
		q.Persons = append(q.Persons, people...)
	}
}

// takeUnits adds the units of a part of a clause; false means that they read as none.
func (q *Parties) takeUnits(role Role, text string, bracket bool) bool {
	l := Units(text)
	if !l.Sure() && q.takeDue(text, bracket) {
		return true
	}
	if len(l.Units) == 0 {
		return IsNothing(text)
	}
	for i := range l.Units {
		u := &l.Units[i]
		if p, ok := readPerson(u.Name); ok && p.Sure && !u.Sure {
			if role == Lead {
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
	q.Add(role, l.Units)
	q.Open = q.Open || l.Open && (role == Responsible || role == Related)
	return true
}

// onlyDone matches text after a date that says no more than that the work is due by then.
var onlyDone = pattern.New(`^(?:底|末|前|之|以|内|份|年|起)*(?:全面|全部|基本|确保|力争|按期|如期|必须)*(?:` + FinishPattern() + `|完成|到位|整改|开工|动工|启动|落实|见效)*(?:任务|工作|整改|到位|验收|建设|投用|目标|[,，并且长期坚持推进])*$`)

// takeDue takes words that are a date and little else for the deadline. In
// running text, words that say what is done by then are the task itself.
func (q *Parties) takeDue(text string, bracket bool) bool {
	dates, _ := model.ParseDates(text, 2000)
	if len(dates) == 0 || utf8.RuneCountInString(text) > 20 || !bracket && !onlyDone.MatchString(dropSpace(text[dates[len(dates)-1].To:])) {
		return false
	}
	if strings.Contains(text[:dates[0].From], "已") {
		return false // 「已于5月20日通车」 is what has been done
	}
	q.Due = dropLayout(text)
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
	f, helpers := cutHelpers(f)
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
				if role, rest := labelRole(dropSpace(f[i : i+j])); role != NoRole && rest == "" {
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
			if cut := beforeHelpers(names, parts); part0 == Related && role == NoRole && cut > 0 {
				parts = append(parts, part{Responsible, names[:cut]})
				names = names[cut+1:]
			}
			parts = append(parts, part{part0, names})
			role, labelled = NoRole, false
			from = i + len(v.word)
		}
		i = from
	}
	closePart(len(f))
	if len(helpers) > 0 && len(parts) == 1 && parts[0].role == NoRole {
		parts[0].role = Responsible
	}
	return append(parts, helpers...), true
}

// beforeHelpers finds where in a list of names those begin who help, or -1:
// 「甲；乙、丙配合」「甲、乙，丙配合」「丙牵头，甲；乙配合」. Where somebody does the work already, a
// comma only parts one helper from the next.
func beforeHelpers(names string, parts []part) int {
	if cut := strings.LastIndexByte(names, ';'); cut > 0 {
		return cut
	}
	for _, p := range parts {
		if p.role == Lead || p.role == Responsible {
			return -1
		}
	}
	return strings.LastIndexByte(names, ',')
}

// cutHelpers takes the helpers out that stand in a bracket behind a name: 「甲（乙、丙配合）」.
func cutHelpers(f string) (rest string, helpers []part) {
	for i := 1; i < len(f); i++ {
		if f[i] != '(' {
			continue
		}
		j := closing(f, i)
		if j < 0 {
			break
		}
		inner, ok := cutParts(f[i+1 : j])
		if ok && len(inner) == 1 && inner[0].role == Related && inner[0].text != "" {
			helpers = append(helpers, inner[0])
			f = f[:i] + f[j+1:]
			i--
			continue
		}
		i = j
	}
	return f, helpers
}
