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
// a narrow column has stacked, 「王 李 小明」, are told apart.
func Persons(text string) []Person {
	var out []Person
	for _, p := range listPieces(fold(text)) {
		for _, n := range joinPersonWords(p) {
			if q, ok := readPerson(n.text); ok {
				q.Sure = q.Sure && !n.guessed
				if k := len(out) - 1; q.Post != "" && k >= 0 && isPost(out[k].Name) {
					// 「县委常委、副县长张三」 is one.
					q.Post = out[k].Name + "、" + q.Post
					out = out[:k]
				}
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
		if names, n := unstack(fields[i:]); n > 0 {
			for _, name := range names {
				out = append(out, guess{name, true})
			}
			i += n
			continue
		}
		w := fields[i]
		i++
		for i < len(fields) && goesOn(w, fields[i:]) {
			w += fields[i]
			i++
		}
		// Words that name a post: 「各项目 牵头 县级领导」.
		if !isPersonName(w) && !isPost(w) && utf8.RuneCountInString(w) > 1 {
			post := w
			for j := i; j < len(fields) && j < i+3 && !isPersonName(fields[j]); j++ {
				if post += fields[j]; isPost(post) {
					w, i = post, j+1
					break
				}
			}
		}
		out = append(out, guess{w, false})
	}
	return out
}

// unstack reads names of two characters whose parts a narrow column has set
// above each other: all family names, then all given names. It returns how many words it took.
func unstack(fields []string) (names []string, n int) {
	family := ""
	for n < len(fields) && utf8.RuneCountInString(fields[n]) == 1 && isCommonName(fields[n]) {
		family += fields[n]
		n++
	}
	if n == 0 && utf8.RuneCountInString(fields[0]) == 2 && allCommon(fields[0]) {
		family, n = fields[0], 1
	}
	k := utf8.RuneCountInString(family)
	if k < 2 || n >= len(fields) {
		return nil, 0
	}
	given := ""
	for utf8.RuneCountInString(given) < k && n < len(fields) && !isCommonName(fields[n][:firstSize(fields[n])]) {
		given += fields[n]
		n++
	}
	if utf8.RuneCountInString(given) != k {
		return nil, 0
	}
	f, g := []rune(family), []rune(given)
	for i := range f {
		names = append(names, string(f[i])+string(g[i]))
	}
	return names, n
}

func firstSize(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

func isCommonName(s string) bool {
	return s != "" && firstSize(s) == len(s) && strings.Contains(commonNames, s)
}

func allCommon(s string) bool {
	for _, r := range s {
		if !strings.ContainsRune(commonNames, r) {
			return false
		}
	}
	return true
}

// goesOn reports whether the first of the next words belongs to the name w.
func goesOn(w string, next []string) bool {
	if strings.HasPrefix(next[0], "(") || strings.HasPrefix(next[0], "[") {
		return true
	}
	have, add := utf8.RuneCountInString(w), utf8.RuneCountInString(next[0])
	switch {
	case have == 1 && add == 1:
		return true
	case have == 1 && add == 2:
		return !isPersonName(next[0]) || !isCommonName(next[0][:firstSize(next[0])])
	case add == 1 && !isPersonName(w):
		return have < 4
	case add == 1 && have == 2:
		// A character that nothing follows to make a name of it belongs here.
		return len(next) == 1 || utf8.RuneCountInString(next[1]) > 1 && isPersonName(next[1]) || !isFamilyName(next[0])
	}
	return false
}

func isFamilyName(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && strings.ContainsRune(familyNames, r)
}

// readPerson reads one name with what stands about it.
func readPerson(s string) (Person, bool) {
	var p Person
	s = dropSpace(s)
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
	if s == "" || IsNothing(s) {
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
func isPost(s string) bool { return posts.suffix(dropSpace(s)) != "" && !isPersonName(dropSpace(s)) }

// Who reads a cell that may hold units and persons side by side:
// 「市场监管局 张强」「区住建局（李玉）」. A person in a bracket behind a unit is listed among the persons.
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
			bare := dropSpace(stripBracket(w))
			alone := utf8.RuneCountInString(bare) == 1 && (isFamilyName(bare) || len(personWords) > 0)
			switch {
			case isPersonName(bare) || isPost(bare) || alone && (i+1 < len(fields) || len(personWords) > 0),
				len(personWords) > 0 && utf8.RuneCountInString(bare) <= 2 && !isUnit(bare) && utf8.RuneCountInString(personWords[len(personWords)-1]) == 1:
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
	units.asPrinted(text)
	for i := range units.Units {
		if p := units.Units[i].Person; p != "" {
			people = append(people, Person{Name: p, Sure: true})
		}
	}
	return units, people
}
