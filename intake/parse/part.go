package parse

import (
	"slices"
	"strings"
)

// partWord is a word that names the part of an office in the work, such as
// 「牵头」 in 「县交通局（牵头）」, 「县交通局牵头」, 「牵头单位」 and 「牵头：县交通局」.
type partWord struct {
	word string
	role Role
	verb bool // it may follow the names in a sentence: 「县交通局牵头」
	// behind is the role of offices that follow the word at once, 「配合县交通局」;
	// NoRole where none may.
	behind Role
}

// partWords is the one list of these words. Marks in tables, brackets, sentences,
// headings and labels are all read by it, so that a word means the same wherever it stands.
var partWords = [...]partWord{
	{"牵头", Lead, true, NoRole},
	{"总牵头", Lead, true, NoRole},
	{"主牵头", Lead, true, NoRole},
	{"主办", Lead, true, NoRole},
	{"主责", Lead, true, NoRole},
	{"主要责任", Lead, false, NoRole},
	{"第一责任", Lead, false, NoRole},
	{"责任", Responsible, false, NoRole}, // 「由某局责任」 is nowhere written
	{"承办", Responsible, true, NoRole},
	{"配合", Related, true, Responsible},
	{"协助", Related, true, Responsible},
	{"协办", Related, true, NoRole},
	{"协同", Related, true, NoRole},
	{"参与", Related, true, NoRole},
}

// shortMarks are the single characters that stand for those words below an
// office in a table of duties. Anywhere else they are too short to mean anything.
var shortMarks = map[string]Role{"主": Lead, "牵": Lead, "责": Responsible, "配": Related, "协": Related, "参": Related}

// PartOf returns the part that a mark gives to the office beside it: 「牵头」,
// 「牵头单位」, 「配合部门」, 「共同牵头」. It is NoRole where the text is no such mark.
func PartOf(mark string) Role {
	mark, _ = cutTogether(mark)
	for _, noun := range [...]string{"责任单位", "单位", "部门", "负责", ""} {
		word := strings.TrimSuffix(mark, noun)
		for i := range partWords {
			if partWords[i].word == word {
				return partWords[i].role
			}
		}
	}
	return NoRole
}

// cutTogether takes 共同 off a mark; together says that it holds for all offices before it.
func cutTogether(mark string) (rest string, together bool) {
	for _, w := range [...]string{"共同", "分别", "联合"} {
		if rest, ok := strings.CutPrefix(mark, w); ok {
			return rest, true
		}
	}
	return mark, false
}

// PartInTable is PartOf for the cells of a table of duties, where one character can be a mark.
func PartInTable(mark string) Role {
	if role, ok := shortMarks[mark]; ok {
		return role
	}
	return PartOf(mark)
}

// PartPattern returns the alternatives of a regular expression that matches the
// words for the given parts, or for all of them where none is given.
func PartPattern(roles ...Role) string {
	var list []string
	for i := range partWords {
		if len(roles) == 0 || slices.Contains(roles, partWords[i].role) {
			list = append(list, partWords[i].word)
		}
	}
	return alternatives(list)
}

// ShortMarkPattern returns the alternatives of a regular expression that matches
// the marks of one character.
func ShortMarkPattern() string {
	var list []string
	for mark := range shortMarks {
		list = append(list, mark)
	}
	return alternatives(list)
}

// SaysPart reports quickly whether a text has a word for the part of an office.
func SaysPart(text string) bool {
	return slices.ContainsFunc(partWords[:], func(w partWord) bool { return w.verb && strings.Contains(text, w.word) })
}

// LeadsWith reports whether a text begins with a word for the office that leads: 「牵头建设的」.
func LeadsWith(text string) bool {
	return slices.ContainsFunc(partWords[:], func(w partWord) bool { return w.role == Lead && strings.HasPrefix(text, w.word) })
}

// wordsFor lists the words for a part, set apart by blanks.
func wordsFor(role Role) string { return strings.ReplaceAll(PartPattern(role), "|", " ") }

// nounsFor lists the words for a part with the nouns that make headings of them: 「牵头单位 牵头部门」.
func nounsFor(role Role) string {
	var list []string
	for _, word := range strings.Fields(wordsFor(role)) {
		list = append(list, word+"单位", word+"部门")
	}
	return strings.Join(list, " ")
}

// partSuffix returns the word for a part that a text ends with.
func partSuffix(s string) (partWord, bool) {
	var best partWord
	for _, w := range partWords {
		if w.verb && len(w.word) > len(best.word) && strings.HasSuffix(s, w.word) {
			best = w
		}
	}
	return best, best.word != ""
}

// alternatives joins words to the alternatives of a regular expression, the
// longer first, because the first that fits is taken.
func alternatives(list []string) string {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b string) int {
		if d := len(b) - len(a); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return strings.Join(list, "|")
}
