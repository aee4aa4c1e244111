package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"duban/model"
)

// Unit is a unit as a cell or a sentence names it.
type Unit struct {
	Name   string // without white space, brackets and notes
	Note   string // what a bracket behind the name says of it
	Person string // a person named in a bracket, or right behind the name
	Mark   Role   // a part of its own: 「区发改局（牵头）」; NoRole where none is given
	Group  bool   // nobody in particular: 相关部门, 各镇（街道）
	// Sure is false where the words do not read as a unit's name.
	Sure bool
}

// UnitList is a list of units as it is printed.
type UnitList struct {
	Units []Unit
	Open  bool // it ends in 「等」
}

// Names returns the names of the units, each once.
func (l UnitList) Names() []string {
	var out []string
	for i := range l.Units {
		if n := l.Units[i].Name; !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// Sure reports whether every name in the list reads as a unit's.
func (l UnitList) Sure() bool {
	for i := range l.Units {
		if !l.Units[i].Sure {
			return false
		}
	}
	return len(l.Units) > 0
}

// mostlySure reports whether the names read as units' so far that a list of
// four or more can be one although a short name in it is not known.
func (l UnitList) mostlySure() bool {
	unsure := 0
	for i := range l.Units {
		if u := &l.Units[i]; !u.Sure {
			unsure++
			if utf8.RuneCountInString(u.Name) > 6 || strings.ContainsAny(u.Name, "的了把将“”0123456789%+") {
				return false
			}
		}
	}
	return len(l.Units) > 0 && unsure*4 <= len(l.Units)
}

// Units reads a list of units, set apart by marks, white space, line breaks or
// words like 和. White space inside a name is taken out, a group such as
// 「各镇、街道、场」 stays whole, and 「等」 at the end is reported, not kept.
func Units(text string) UnitList {
	var l UnitList
	for _, p := range listPieces(beforeLabel(fold(text))) {
		for _, q := range joinWords(p) {
			l.add(q)
		}
	}
	l.joinGroups()
	l.asPrinted(text)
	return l
}

// IsDate reports whether a text is a date and nothing else: 「2025年9月底」.
func IsDate(s string) bool {
	dates, _ := model.ParseDates(s, 2000)
	if len(dates) == 0 || dates[0].From != 0 {
		return false
	}
	rest := s[dates[len(dates)-1].To:]
	return rest == "" || rest == "前" || rest == "底前" || rest == "以前" || rest == "之前"
}

// beforeLabel cuts a list off where a label of something else begins, 「县数据局 完成时限：9月底」,
// and sets a mark before a label of units.
func beforeLabel(f string) string {
	for i := 0; i < len(f); i++ {
		if f[i] != ':' {
			continue
		}
		from, role := labelBefore(f, i)
		if role == NoRole || from == 0 {
			continue
		}
		switch role {
		case Lead, Responsible, Related, Owner:
			f = f[:from] + ";" + f[from:]
			i++
		default:
			return f[:from]
		}
	}
	return f
}

// asPrinted gives names with brackets and signs back the characters that the text has.
func (l *UnitList) asPrinted(text string) {
	var printed []rune
	folded := ""
	for i := range l.Units {
		u := &l.Units[i]
		if !strings.ContainsFunc(u.Name, func(r rune) bool { return r < 0x80 }) {
			continue
		}
		if folded == "" {
			printed = []rune(dropSpace(text))
			folded = fold(string(printed))
		}
		if at := strings.Index(folded, u.Name); at >= 0 {
			from := utf8.RuneCountInString(folded[:at])
			u.Name = string(printed[from : from+utf8.RuneCountInString(u.Name)])
		}
	}
}

// add takes one piece, cuts it at its joining words, and keeps the names in it.
func (l *UnitList) add(s string) {
	s = dropSpace(s)
	s = trimNumber(s)
	if s == "" || IsNothing(s) {
		return
	}
	if i := strings.IndexByte(s, ':'); i > 0 {
		// A label inside a list: 「牵头单位：区发改局」.
		if role, _ := labelRole(s[:i]); role != NoRole {
			n := len(l.Units)
			l.add(s[i+1:])
			for ; n < len(l.Units); n++ {
				if l.Units[n].Mark == NoRole && (role == Lead || role == Related) {
					l.Units[n].Mark = role
				}
			}
			return
		}
	}
	if len(s) <= len("二〇二六年十二月三十一日以前") && IsDate(s) {
		return // a date that has slipped into the list
	}
	if n := len(l.Units); n > 0 {
		// A word for the part of the unit before it: 「区发改局 牵头」.
		if mark := PartOf(s); mark != NoRole && !isRoleNoun(s) {
			l.Units[n-1].Mark = mark
			return
		}
		if s == "负责" || s == "落实" {
			return
		}
	}
	for _, w := range [...]string{"由", "并由", "以及", "及其", "及", "和", "与", "暨", "并", "会同"} {
		if rest, ok := strings.CutPrefix(s, w); ok && rest != "" && !isUnitOrHas(s, w) {
			s = rest
			break
		}
	}
	if rest, ok := cutOpen(s); ok {
		l.Open = true
		if s = rest; s == "" {
			return
		}
	}
	if a, b, ok := cutConjunction(s); ok {
		l.add(a)
		l.add(b)
		return
	}
	if a, b, ok := cutBehindMark(s); ok {
		l.add(a)
		l.add(b)
		return
	}
	if a, b, ok := cutGlued(s); ok {
		l.add(a)
		l.add(b)
		return
	}
	if a, b, ok := cutTowns(s); ok {
		l.add(a)
		l.add(b)
		return
	}
	if i := strings.Index(s, "等"); i > 0 && isUnit(s[:i]) && isUnit(s[i+len("等"):]) && groupEnds.suffix(s) != "" {
		// 「A、B等招商引资责任单位」
		l.add(s[:i])
		if n := len(l.Units); n > 0 {
			l.Units = append(l.Units, Unit{Name: s[i+len("等"):], Group: true, Sure: true})
		}
		return
	}
	u := readUnit(s)
	if name, ok := cutOpen(u.Name); ok && u.Mark != NoRole {
		// 「A、B等（配合）」
		l.Open, u.Name, u.Sure = true, name, isUnit(name)
	}
	if u.Name == "" {
		return
	}
	l.Units = append(l.Units, u)
	if i := strings.LastIndexAny(s, "(["); i > 0 && u.Mark != NoRole {
		if _, together := cutTogether(s[i+1:]); together {
			l.markBack(u.Mark)
		}
	}
}

// markBack gives the mark of the last unit to those before it that have none: 「A、B（共同牵头）」.
func (l *UnitList) markBack(mark Role) {
	for i := len(l.Units) - 2; i >= 0 && l.Units[i].Mark == NoRole; i-- {
		l.Units[i].Mark = mark
	}
}

// cutBehindMark cuts names apart that nothing but the mark of the first divides:
// 「县交通局（牵头）县发改局（配合）」.
func cutBehindMark(s string) (before, behind string, ok bool) {
	for i := 1; i < len(s); i++ {
		if s[i] != '(' && s[i] != '[' {
			continue
		}
		j := closing(s, i)
		if j < 0 {
			break
		}
		if j+1 < len(s) && startsHan(s[j+1:]) && PartOf(s[i+1:j]) != NoRole {
			return s[:j+1], s[j+1:], true
		}
		i = j
	}
	return "", "", false
}

// readUnit reads one name with the brackets behind it.
func readUnit(s string) Unit {
	var u Unit
	for {
		i := strings.LastIndexAny(s, "([")
		if i <= 0 || closing(s, i) != len(s)-1 {
			break
		}
		in := s[i+1 : len(s)-1]
		switch mark := PartOf(in); {
		case mark != NoRole:
			u.Mark = mark
		case isPersonName(in):
			u.Person = in
		case isGroupBracket(in):
			// 「各镇（街道）」: the bracket belongs to the name.
			u.Name = s
			u.Group, u.Sure = true, true
			return u
		default:
			u.Note = in
		}
		s = s[:i]
	}
	if i := strings.IndexAny(s, ")]"); i >= 0 && !strings.ContainsAny(s[:i], "([") {
		s = s[:i] + s[i+1:] // a bracket that was never opened
	}
	if i := strings.IndexAny(s, "(["); i >= 0 && closing(s, i) < 0 {
		s = s[:i]
	}
	s = strings.Trim(s, " .:-")
	s, u.Mark = cutPart(s, u.Mark)
	if unit, person, ok := cutPerson(s); ok && u.Person == "" {
		s, u.Person = unit, person
	}
	u.Name = oneName(s)
	u.Group = isGroup(u.Name)
	u.Sure = isUnit(u.Name)
	return u
}

// oneName returns the first name of a text whose brackets do not close and so
// have hidden a mark; "" where there are no letters in it.
func oneName(s string) string {
	name := ""
	pieces(s, func(r rune) bool { return isListSeparator(r) || r == ' ' }, func(from, to int, _ rune) {
		if name == "" && strings.ContainsFunc(s[from:to], unicode.IsLetter) {
			name = s[from:to]
		}
	})
	return name
}

// cutPart takes the word for its part off the end of a unit's name: 「县交通局牵头」.
// A mark that a bracket has given before stays.
func cutPart(s string, mark Role) (string, Role) {
	words, _ := strings.CutSuffix(s, "负责") // 「牵头负责」「具体负责」
	if w, ok := partSuffix(words); ok {
		if rest := strings.TrimSuffix(words, w.word); isUnit(rest) {
			if mark == NoRole {
				mark = w.role
			}
			return rest, mark
		}
	}
	for _, w := range [...]string{"具体负责", "负责", "落实"} {
		if rest, ok := strings.CutSuffix(s, w); ok && isUnit(rest) {
			return rest, mark
		}
	}
	return s, mark
}

func isGroupBracket(s string) bool {
	ok := true
	pieces(s, isListSeparator, func(from, to int, _ rune) {
		if !bareEnds.has(strings.TrimPrefix(s[from:to], "各")) {
			ok = false
		}
	})
	return ok
}

// cutPerson cuts a person's name off the end of a unit's: 「县发改局李建国」.
func cutPerson(s string) (unit, person string, ok bool) {
	n := utf8.RuneCountInString(s)
	if n < 5 || isUnit(s) {
		return "", "", false
	}
	for _, k := range [...]int{3, 2, 4} {
		i := len(s)
		for j := 0; j < k; j++ {
			_, w := utf8.DecodeLastRuneInString(s[:i])
			i -= w
		}
		if isPersonName(s[i:]) && isUnit(s[:i]) && !weakEnds.has(unitEnds.suffix(s[:i])) {
			return s[:i], s[i:], true
		}
	}
	return "", "", false
}

// joinGroups puts groups together that a mark has cut: 「各镇、街道、场」.
func (l *UnitList) joinGroups() {
	out := l.Units[:0]
	for _, u := range l.Units {
		if n := len(out); n > 0 && out[n-1].Group && (strings.HasPrefix(out[n-1].Name, "各") || strings.HasPrefix(out[n-1].Name, "相关")) && bareEnds.has(u.Name) && u.Note == "" {
			if !endsWithUnitWord(out[n-1].Name) {
				out = append(out, u)
				continue
			}
			out[n-1].Name += "、" + u.Name
			continue
		}
		out = append(out, u)
	}
	l.Units = out
}

func endsWithUnitWord(s string) bool {
	for _, w := range [...]string{"单位", "部门", "机构"} {
		if strings.HasSuffix(s, w) {
			return false
		}
	}
	return true
}
