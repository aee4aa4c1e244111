package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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
	for _, p := range listPieces(fold(text)) {
		for _, q := range joinWords(p) {
			l.add(q)
		}
	}
	l.joinGroups()
	l.asPrinted(text)
	return l
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
			printed = []rune(squeeze(text))
			folded = fold(string(printed))
		}
		if at := strings.Index(folded, u.Name); at >= 0 {
			from := utf8.RuneCountInString(folded[:at])
			u.Name = string(printed[from : from+utf8.RuneCountInString(u.Name)])
		}
	}
}

func isListSeparator(r rune) bool { return strings.ContainsRune("、,;/|。\n·&+", r) }

// listPieces cuts a folded list at its marks. A line break is a mark where both
// sides can stand alone, which joinWords decides: it becomes a blank here.
func listPieces(f string) []string {
	var out []string
	f = strings.ReplaceAll(f, "\n", " ")
	pieces(f, isListSeparator, func(from, to int, _ rune) {
		if s := strings.Trim(f[from:to], " :.-*?!"); s != "" && !isNothing(s) {
			out = append(out, s)
		}
	})
	return out
}

// isNothing reports whether a cell says that there is nothing in it.
func isNothing(s string) bool {
	switch squeeze(fold(s)) {
	case "", "-", "--", "---", "/", "\\", "无", "暂无", "空", "*", "同上", "〃", "″", "\"", "....", "...", "…", "……":
		return true
	}
	return false
}

// joinWords cuts a piece at its white space where both sides can stand alone,
// and joins what the layout has torn apart.
func joinWords(piece string) []string {
	fields := blanksOutsideBrackets(piece)
	if len(fields) > 3 && !slices.ContainsFunc(fields, func(w string) bool { return utf8.RuneCountInString(w) > 1 }) {
		return cutWide(squeeze(piece))
	}
	var out []string
	for _, w := range fields {
		if n := len(out); n > 0 && tornApart(out[n-1], w) {
			out[n-1] += w
			continue
		}
		out = append(out, w)
	}
	return out
}

// wideEnds are the ends at which names set with a blank behind every letter are cut.
var wideEnds = newWords(`局 中心 小组 公司 集团 景区 委员会 贸促会 街道 镇 乡 办`)

// cutWide cuts names whose letters were set wide, so that blanks no longer tell them apart.
func cutWide(s string) []string {
	for i := range s {
		a, b := s[:i], s[i:]
		if wideEnds.suffix(a) != "" && utf8.RuneCountInString(a) >= 3 && utf8.RuneCountInString(b) >= 3 && isUnit(a) && isUnit(b) && !bareEnds.has(b) {
			return append([]string{a}, cutWide(b)...)
		}
	}
	return []string{s}
}

// officesOf are parts of a government that a line break may cut off from it.
var officesOf = newWords(`督查室 办公室 研究室 政研室 督查办 目标办`)

func blanksOutsideBrackets(s string) []string {
	var out []string
	pieces(s, func(r rune) bool { return r == ' ' }, func(from, to int, _ rune) {
		if from < to {
			out = append(out, s[from:to])
		}
	})
	return out
}

// tornApart reports whether two words with white space between them are one name.
func tornApart(a, b string) bool {
	if b != trimNumber(b) {
		return false
	}
	a = trimNumber(a)
	switch {
	case a == "":
		return true
	case levelled(a) && weakEnds.has(unitEnds.suffix(a)) && !levelled(b) && strings.HasSuffix(b, "局"):
		return true // 「区交通 运输局」
	case strings.HasPrefix(b, "(") || strings.HasPrefix(b, "["):
		return true
	case (strings.HasSuffix(a, "政府") || strings.HasSuffix(a, "委")) && (strings.HasPrefix(b, "督查") || b == "办公室" || b == "研究室"):
		return true // 「区政府 督查室」
	case b == "等" || strings.HasPrefix(b, "等") && roleNouns.has(strings.TrimPrefix(b, "等")):
		return true
	case strings.HasPrefix(b, "各"):
		return false
	case officesOf.has(b) && (strings.HasSuffix(a, "政府") || strings.HasSuffix(a, "委")):
		return true
	case strings.HasSuffix(b, "分局") && strings.HasSuffix(a, "局") && levelled(a) && utf8.RuneCountInString(b) <= 5 && !levelled(b):
		return true // 「市生态环境局 云溪分局」
	case isUnit(a) && bareEnds.has(b):
		// 「柳林洲镇 街道」 would be two, but a bare word names nobody.
		return !strings.HasPrefix(a, "各")
	case isUnit(a) || strings.HasSuffix(a, ")") && isUnit(stripBracket(a)):
		return strings.HasSuffix(a, "和") || strings.HasSuffix(a, "及")
	case bareEnds.has(b):
		return true
	case isPersonName(b) && utf8.RuneCountInString(a) > 3:
		return false
	case levelled(b) && isUnit(b):
		return false
	}
	return true
}

func stripBracket(s string) string {
	if i := strings.LastIndexAny(s, "(["); i > 0 && (strings.HasSuffix(s, ")") || strings.HasSuffix(s, "]")) {
		return s[:i]
	}
	return s
}

// add takes one piece, cuts it at its joining words, and keeps the names in it.
func (l *UnitList) add(s string) {
	s = squeeze(s)
	s = trimNumber(s)
	if s == "" || isNothing(s) {
		return
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
	if a, b, ok := cutGlued(s); ok {
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
	if u := readUnit(s); u.Name != "" {
		l.Units = append(l.Units, u)
	}
}

// isUnitOrHas reports whether a name that begins with a joining word is a name
// with it: 和平镇, 及第乡.
func isUnitOrHas(s, w string) bool {
	rest := strings.TrimPrefix(s, w)
	switch w {
	case "和", "与", "及", "由", "并":
		// Two characters after the word are too few for a name that stands
		// alone only where the end is a place: 和平镇.
		return utf8.RuneCountInString(rest) <= 2 && isUnit(s) && !wholeNames.has(rest)
	}
	return false
}

// trimNumber takes a number of a list off a name: 「1.」「（2）」「①」.
func trimNumber(s string) string {
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	if i > 0 && i <= 2 && i < len(s) && (s[i] == '.' || s[i] == ')') {
		return strings.TrimLeft(s[i+1:], " ")
	}
	if i == len(s) {
		return ""
	}
	if len(s) > 2 && s[0] == '(' && isDigit(s[1]) {
		if j := strings.IndexByte(s, ')'); j > 0 && j <= 3 {
			return s[j+1:]
		}
	}
	if r, n := utf8.DecodeRuneInString(s); r >= '①' && r <= '⑳' {
		return s[n:]
	}
	return s
}

// cutOpen takes 「等」 and what goes with it off the end of a list.
func cutOpen(s string) (string, bool) {
	for _, end := range [...]string{"等相关职能部门", "等各有关单位", "等各相关单位", "等有关部门和单位", "等相关部门和单位", "等相关责任单位", "等有关单位", "等相关单位", "等有关部门", "等相关部门", "等部门和单位", "等各部门", "等各单位", "等单位", "等部门", "等成员单位", "等"} {
		if rest, ok := strings.CutSuffix(s, end); ok {
			return rest, true
		}
	}
	return s, false
}

// cutConjunction cuts a name at a joining word that joins two names: 「区财政局和区审计局」,
// but not 「区发展和改革局」 or 「区直和驻区各单位」.
func cutConjunction(s string) (a, b string, ok bool) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '(' || r == '[' {
			if j := closing(s, i); j > 0 {
				i = j + 1
				continue
			}
		}
		if i > 0 && strings.ContainsRune("和及与暨", r) {
			a, b = s[:i], s[i+n:]
			if (r == '及') && strings.HasSuffix(a, "以") {
				a = strings.TrimSuffix(a, "以")
			}
			if !strings.HasPrefix(b, "其他") && !strings.HasPrefix(b, "其它") {
				b = strings.TrimPrefix(b, "其")
			}
			if r == '和' && levelled(a) && !levelled(b) && strings.HasSuffix(b, "局") && !officeEnd(a) {
				i += n
				continue // 「区发改和工信局」 is one office
			}
			if standsAlone(a) && standsAlone(b) && !(strings.HasPrefix(a, "各") && bareEnds.has(b)) {
				return a, b, true
			}
		}
		i += n
	}
	return "", "", false
}

// officeEnd reports whether a name ends in the word for an office, and is not cut short.
func officeEnd(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(stripBracket(s))
	return strings.ContainsRune("局委办部院会厅室处心站队所行社司团镇乡道场区园府校", r)
}

func standsAlone(s string) bool {
	s = stripBracket(s)
	if bareEnds.has(s) && !wholeNames.has(s) {
		return false
	}
	return isUnit(s)
}

// cutGlued cuts two offices that stand together without a mark: 「水利局农业农村局」,
// but not 「公安局交警大队」 or 「市生态环境局云溪分局」.
func cutGlued(s string) (a, b string, ok bool) {
	for i := 0; ; {
		j := strings.Index(s[i:], "局")
		if j < 0 {
			return "", "", false
		}
		i += j + len("局")
		a, b = s[:i], s[i:]
		if strings.HasSuffix(b, "局") && !strings.HasSuffix(b, "分局") && !bareEnds.has(b) && !strings.ContainsAny(b, "()") && utf8.RuneCountInString(b) >= 3 && isUnit(a) && isUnit(b) {
			return a, b, true
		}
	}
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
		switch mark := partOf(in); {
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
	for _, w := range [...]struct {
		word string
		mark Role
	}{{"牵头负责", Lead}, {"总牵头", Lead}, {"牵头", Lead}, {"主办", Lead}, {"配合", Related}, {"协助", Related}, {"协办", Related}, {"具体负责", NoRole}, {"负责", NoRole}, {"落实", NoRole}} {
		if rest, ok := strings.CutSuffix(s, w.word); ok && isUnit(rest) {
			s = rest
			if u.Mark == NoRole {
				u.Mark = w.mark
			}
			break
		}
	}
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

// partOf reads a bracket that says only which part a unit has.
func partOf(s string) Role {
	switch s {
	case "牵头", "牵头单位", "牵头部门", "主办", "主办单位", "主责", "总牵头", "主牵头":
		return Lead
	case "配合", "协办", "配合单位", "协办单位", "协助", "参与":
		return Related
	case "责任", "责任单位", "承办", "承办单位":
		return Responsible
	}
	return NoRole
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

// cutPerson cuts a person's name off the end of a unit's: 「县发改局范文灿」.
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
