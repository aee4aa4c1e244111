package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"duban/intake/parse"
)

// lexicon holds the names of units and persons that a document prints unmistakably. It reads
// cells by them where white space or narrow columns have torn names apart or run them together.
type lexicon struct {
	units   map[string]int
	persons map[string]int
	roster  []string // persons that were printed clearly twice, or alone in a cell
	read    map[string]parse.UnitList
}

// unitList reads a list of units. The same names are asked for again and again.
func (x *lexicon) unitList(s string) parse.UnitList {
	l, ok := x.read[s]
	if !ok {
		l = parse.Units(s)
		x.read[s] = l
	}
	return l
}

// learnNames goes over a document's tables and brackets for names that are
// printed unmistakably.
func learnNames(all []piece) *lexicon {
	x := &lexicon{units: make(map[string]int), persons: make(map[string]int), read: make(map[string]parse.UnitList)}
	for i := range all {
		if all[i].table == nil {
			x.brackets(all[i].text)
			continue
		}
		t := all[i].table
		at, n := findHeadings(t)
		if n == 0 {
			continue
		}
		cols := headings(t, at, n)
		for _, row := range t.Rows[at+n:] {
			for c := range row.Cells {
				if c >= len(cols) || row.Cells[c].Text == "" {
					continue
				}
				s := withoutMarkup(row.Cells[c].Text)
				switch cols[c].Role {
				case parse.Lead, parse.Responsible, parse.Related:
					x.unitCell(s)
				case parse.Leader, parse.Coordinator, parse.Contact:
					x.personCell(s)
				}
			}
		}
	}
	for n, k := range x.persons {
		if k > 1 {
			x.roster = append(x.roster, n)
		}
	}
	slices.Sort(x.roster)
	return x
}

func isMark(r rune) bool { return strings.ContainsRune("、，,；;/", r) }

// unitCell takes the names of a cell that marks part, or that holds only one.
func (x *lexicon) unitCell(s string) {
	parts := strings.FieldsFunc(s, isMark)
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if strings.ContainsFunc(p, unicode.IsSpace) {
			continue
		}
		if l := x.unitList(p); len(l.Units) == 1 && (l.Sure() || len(parts) == 1 && runes(p) <= 12 && !looksLikePersons(p)) {
			x.units[l.Units[0].Name] += 2
		}
	}
}

// personCell takes the names of a cell whose every word is one.
func (x *lexicon) personCell(s string) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return isMark(r) || unicode.IsSpace(r) })
	if len(parts) == 2 && runes(parts[0]) == 1 && runes(parts[1]) <= 2 {
		parts = []string{parts[0] + parts[1]} // 「徐 平」
	}
	for _, p := range parts {
		if k := runes(p); k < 2 || k > 3 || !looksLikePersons(p) {
			return
		}
	}
	weight := 1
	if len(parts) == 1 {
		weight = 2
	}
	for _, p := range parts {
		x.persons[p] += weight
	}
}

// brackets takes the names that the brackets of a paragraph list.
func (x *lexicon) brackets(s string) {
	for {
		i := strings.IndexAny(s, "（(")
		if i < 0 {
			return
		}
		s = s[i:]
		end := strings.IndexAny(s, "）)")
		if end < 0 {
			return
		}
		in := s[:end]
		s = s[end:]
		if !strings.ContainsAny(in, "、") || len(in) > 1200 {
			continue
		}
		for _, p := range strings.FieldsFunc(in, func(r rune) bool { return isMark(r) || strings.ContainsRune("（(：:", r) }) {
			if k := runes(p); k >= 3 && k <= 14 && strings.ContainsRune("局委办部院会心队所行司团镇区", lastRune(p)) && !strings.ContainsAny(p, "的和及与") {
				x.units[p]++
				if _, n := utf8.DecodeRuneInString(p); k > 3 && strings.ContainsAny(p[:n], "县区市") {
					x.units[p[n:]]++ // 「县高新区」 is printed 「高新区」 as well
				}
			}
		}
	}
}

// unitsIn reads a cell of units. It joins words that white space parts, and splits names that
// ran into one another, where the document prints the same names unmistakably elsewhere.
func (x *lexicon) unitsIn(s string) (list parse.UnitList, guessed bool) {
	var b strings.Builder
	for s != "" {
		end := strings.IndexFunc(s, isMark)
		part, mark := s, ""
		if end >= 0 {
			_, n := utf8.DecodeRuneInString(s[end:])
			part, mark, s = s[:end], s[end:end+n], s[end+n:]
		} else {
			s = ""
		}
		words := strings.Fields(part)
		if x.knowsAny(words) {
			part = strings.Join(x.group(words, &guessed), "、")
		}
		b.WriteString(part + mark)
	}
	return x.unitList(b.String()), guessed
}

// knowsAny reports whether the lexicon has something to say about the words of a cell.
func (x *lexicon) knowsAny(words []string) bool {
	for i := range words {
		name := ""
		for j := i; j < min(len(words), i+4); j++ {
			name += words[j]
			if x.units[name] > 0 && len(words) > 1 {
				return true
			}
		}
		if _, _, ok := x.glued(words[i]); ok {
			return true
		}
	}
	return false
}

// oneUnit reports whether a text names a single unit.
func (x *lexicon) oneUnit(s string) bool {
	l := x.unitList(s)
	return len(l.Units) == 1 && l.Sure()
}

// group joins the words of a cell into names so that most are names of the lexicon. Where none
// are, the words stay as package parse reads them.
func (x *lexicon) group(words []string, guessed *bool) []string {
	if len(words) > 24 {
		return []string{strings.Join(words, " ")}
	}
	type step struct {
		score, from int
	}
	best := make([]step, len(words)+1)
	for j := 1; j <= len(words); j++ {
		best[j].score = -1 << 30
		for i := max(0, j-4); i < j; i++ {
			name := strings.Join(words[i:j], "")
			s := best[i].score
			switch {
			case x.units[name] > 0:
				s += 4 * runes(name)
			case j-i == 1 && x.unitList(name).Sure():
				s += 3*runes(name) - 2
			case j-i > 1 && x.oneUnit(strings.Join(words[i:j], " ")):
				s += 3*runes(name) - 1
			case j-i > 1 && x.unitList(name).Sure() && !x.unitList(words[i]).Sure():
				s += 2 * runes(name)
			case j-i == 1:
				s -= 2
			default:
				continue
			}
			if s > best[j].score {
				best[j] = step{s, i}
			}
		}
	}
	var out []string
	for j := len(words); j > 0; j = best[j].from {
		name := strings.Join(words[best[j].from:j], "")
		if a, b, ok := x.glued(name); ok {
			*guessed = true
			out = append(out, b, a)
			continue
		}
		out = append(out, name)
	}
	slices.Reverse(out)
	return out
}

// glued parts two names that were printed without anything between them.
func (x *lexicon) glued(name string) (a, b string, ok bool) {
	if x.units[name] > 1 || runes(name) < 5 {
		return "", "", false
	}
	for i := range name {
		if i > 0 && runes(name[:i]) > 1 && x.units[name[:i]] > 0 && x.units[name[i:]] > 0 && !strings.HasSuffix(name[i:], "分局") && !strings.HasPrefix(name[i:], "办公室") {
			return name[:i], name[i:], true
		}
	}
	return "", "", false
}

// personsIn reads a cell of persons. Names that a narrow column has printed into one another
// are told apart by the persons that the document names elsewhere.
func (x *lexicon) personsIn(s string) (list []parse.Person, guessed bool) {
	list = parse.Persons(s)
	known := true
	for i := range list {
		known = known && x.persons[list[i].Name] > 0
	}
	letters := []rune(withoutSpace(strings.Map(func(r rune) rune {
		if isMark(r) {
			return ' '
		}
		return r
	}, s)))
	if known && allSure(list) && !x.rare(list) || len(letters) < 4 || len(letters) > 12 || len(list) == 0 {
		return list, false
	}
	if names := x.cover(letters); len(names) > 0 {
		var out []parse.Person
		for _, n := range names {
			out = append(out, parse.Person{Name: n})
		}
		return out, true
	}
	return list, false
}

func allSure(list []parse.Person) bool {
	for i := range list {
		if !list[i].Sure {
			return false
		}
	}
	return true
}

// rare reports whether a name is printed only once in the whole document.
func (x *lexicon) rare(list []parse.Person) bool {
	for i := range list {
		if x.persons[list[i].Name] < 2 {
			return true
		}
	}
	return false
}

// cover finds the persons of the roster whose names together are the letters of a cell, with at
// most one letter left. It returns nil where there is no way, or more than one.
func (x *lexicon) cover(letters []rune) []string {
	var fit []string
	for _, n := range x.roster {
		if _, ok := takeLetters(letters, []rune(n)); ok {
			fit = append(fit, n)
		}
	}
	if len(fit) > 16 {
		return nil
	}
	var found [][]string
	var walk func(i int, left []rune, names []string)
	walk = func(i int, left []rune, names []string) {
		if len(left) <= len(letters)%2 && len(names) > 1 || len(left) == 0 {
			found = append(found, slices.Clone(names))
			return
		}
		for ; i < len(fit) && len(found) < 8; i++ {
			if rest, ok := takeLetters(left, []rune(fit[i])); ok {
				walk(i+1, rest, append(names, fit[i]))
			}
		}
	}
	walk(0, letters, nil)
	if len(found) != 1 {
		return nil
	}
	slices.SortStableFunc(found[0], func(a, b string) int { return place(letters, a) - place(letters, b) })
	return found[0]
}

func place(letters []rune, name string) int { return slices.Index(letters, []rune(name)[0]) }

// takeLetters removes a name's letters from a text; ok is false where one is missing.
func takeLetters(letters, name []rune) (rest []rune, ok bool) {
	rest = slices.Clone(letters)
	for _, r := range name {
		i := slices.Index(rest, r)
		if i < 0 {
			return nil, false
		}
		rest = slices.Delete(rest, i, i+1)
	}
	return rest, true
}
