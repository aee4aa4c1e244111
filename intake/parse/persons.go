package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Person is a person as a cell names one.
type Person struct {
	Name string // without white space; a post where no name is given: 「分管副县长」
	Post string // the post that stands beside the name
	Note string // what a bracket behind the name says
	// Sure is false where the words do not read as a person's name, or where
	// stacked names had to be told apart.
	Sure bool
}

// PersonNames returns the names of persons, each once.
func PersonNames(list []Person) []string {
	var out []string
	for i := range list {
		if n := list[i].Name; !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// Persons reads a list of persons, set apart by marks, white space or line
// breaks. A name that is padded, 「徐  平」, is one; names of two characters that
// a narrow column has stacked, 「黄 刘 平勇」, are told apart.
func Persons(text string) []Person {
	var out []Person
	for _, p := range listPieces(fold(text)) {
		for _, n := range joinPersonWords(p) {
			if q, ok := readPerson(n.text); ok {
				q.Sure = q.Sure && !n.guessed
				out = append(out, q)
			}
		}
	}
	return out
}

type guess struct {
	text    string
	guessed bool
}

// joinPersonWords puts the parts of names together that white space has cut.
func joinPersonWords(piece string) []guess {
	fields := blanksOutsideBrackets(piece)
	var out []guess
	for i := 0; i < len(fields); {
		// Family names of one character, and behind them as many characters of
		// given names in one word: names that were stacked in the cell.
		j := i
		for j < len(fields) && utf8.RuneCountInString(fields[j]) == 1 && isFamilyName(fields[j]) {
			j++
		}
		if k := j - i; k >= 2 && j < len(fields) && utf8.RuneCountInString(fields[j]) == k && !(k == 2 && isPersonName(fields[j])) {
			given := []rune(fields[j])
			for n := range k {
				out = append(out, guess{fields[i+n] + string(given[n]), true})
			}
			i = j + 1
			continue
		}
		w := fields[i]
		i++
		for i < len(fields) {
			next := fields[i]
			if strings.HasPrefix(next, "(") || strings.HasPrefix(next, "[") {
				w += next
				i++
				continue
			}
			one := utf8.RuneCountInString(next) == 1
			short := utf8.RuneCountInString(w) == 1
			if short && (one || utf8.RuneCountInString(next) == 2 && !isPersonName(next)) || one && !isPersonName(w) {
				w += next
				i++
				continue
			}
			if one && utf8.RuneCountInString(w) == 2 && !isFamilyName(next) {
				w += next
				i++
				continue
			}
			break
		}
		out = append(out, guess{w, false})
	}
	return out
}

func isFamilyName(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && strings.ContainsRune(familyNames, r)
}

// readPerson reads one name with what stands about it.
func readPerson(s string) (Person, bool) {
	var p Person
	s = squeeze(s)
	s = trimNumber(s)
	if i := strings.IndexAny(s, "(["); i > 0 {
		if j := closing(s, i); j > 0 {
			p.Note = s[i+1 : j]
			s = s[:i] + s[j+1:]
		} else {
			s = s[:i]
		}
	}
	if i := strings.LastIndexByte(s, ':'); i >= 0 {
		p.Post = s[:i]
		s = s[i+1:]
	}
	// A telephone number is no part of a name.
	s = strings.TrimFunc(s, func(r rune) bool { return strings.ContainsRune("0123456789-.*+) ", r) })
	s = strings.TrimSuffix(s, "等")
	for _, w := range [...]string{"和", "及", "与", "由"} {
		if rest, ok := strings.CutPrefix(s, w); ok && isPersonName(rest) && !isPersonName(s) {
			s = rest
		}
	}
	if s == "" || isNothing(s) {
		return p, false
	}
	if !isPersonName(s) {
		if name, post, ok := cutPost(s); ok {
			s = name
			if p.Post == "" && post != "同志" && post != "先生" && post != "女士" {
				p.Post = post
			}
		}
	}
	p.Name = oneName(s)
	p.Sure = isPersonName(p.Name)
	return p, p.Name != ""
}

// cutPost takes a post off a name: 徐平副区长, 副区长徐平, 区住建局局长张三.
func cutPost(s string) (name, post string, ok bool) {
	for i := range s {
		if i == 0 {
			continue
		}
		if isPersonName(s[:i]) && posts.has(s[i:]) {
			return s[:i], s[i:], true
		}
	}
	for i := range s {
		if i > 0 && isPersonName(s[i:]) && posts.suffix(s[:i]) != "" {
			return s[i:], s[:i], true
		}
	}
	return "", "", false
}

// isPost reports whether a text names a post and no person: 分管副县长, 各镇党委书记.
func isPost(s string) bool { return posts.suffix(squeeze(s)) != "" && !isPersonName(squeeze(s)) }

// Who reads a cell that may hold units and persons side by side:
// 「市场监管局 周勇」「区住建局（黄玉）」. A person in a bracket behind a unit is listed among the persons.
func Who(text string) (UnitList, []Person) {
	var units UnitList
	var people []Person
	for _, piece := range listPieces(fold(text)) {
		var unitWords, personWords []string
		flush := func() {
			for _, w := range joinWords(strings.Join(unitWords, " ")) {
				units.add(w)
			}
			unitWords = nil
			for _, g := range joinPersonWords(strings.Join(personWords, " ")) {
				if q, ok := readPerson(g.text); ok {
					q.Sure = q.Sure && !g.guessed
					people = append(people, q)
				}
			}
			personWords = nil
		}
		fields := blanksOutsideBrackets(piece)
		for i, w := range fields {
			bare := squeeze(stripBracket(w))
			alone := utf8.RuneCountInString(bare) == 1 && (isFamilyName(bare) || len(personWords) > 0)
			switch {
			case isPersonName(bare) || isPost(bare) || alone && (i+1 < len(fields) || len(personWords) > 0):
				if len(personWords) == 0 {
					flush()
				}
				personWords = append(personWords, w)
			default:
				if name, post, ok := cutPost(bare); ok && isPersonName(name) && post != "" {
					flush()
					personWords = append(personWords, w)
					continue
				}
				if len(personWords) > 0 {
					flush()
				}
				unitWords = append(unitWords, w)
			}
		}
		flush()
	}
	units.joinGroups()
	for i := range units.Units {
		if p := units.Units[i].Person; p != "" {
			people = append(people, Person{Name: p, Sure: true})
		}
	}
	return units, people
}
