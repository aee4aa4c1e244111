package intake

import (
	"strings"
	"unicode"

	"duban/internal/zh"
)

// The forms in which texts are compared and shown, by what each takes out:
//
//	                   markup  white space              punctuation  width and case
//	withoutMarkup      yes     at the ends              no           no
//	withoutSpace       no      but between Latin words  no           no
//	dropSpace          no      all                      no           no
//	lettersAndDigits   no      all                      yes          yes
//	zh.WithoutMarks    no      all                      most of it   yes
//	unmarked           yes     as withoutSpace          no           no

// withoutMarkup takes the marks of Markdown and HTML off a cell and keeps its white space and line breaks,
// which may part names.
func withoutMarkup(s string) string {
	if s == "" {
		return ""
	}
	if strings.ContainsAny(s, "<*`$\\") {
		s = strings.ReplaceAll(s, "</p> <p>", "\n")
		s = markup.Replace(s)
		s = strings.ReplaceAll(s, "$", "")
	}
	s = zh.CleanText(s)
	return strings.TrimFunc(s, unicode.IsSpace)
}

// withoutSpace removes white space, save between two words of Latin letters or digits.
func withoutSpace(s string) string {
	if !strings.ContainsFunc(s, isSpace) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var last rune
	gap := false
	for _, r := range s {
		if isSpace(r) {
			gap = true
			continue
		}
		if gap && wordRune(last) && wordRune(r) {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// ideograph reports whether r stands in the block of nearly all Chinese characters.
func ideograph(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// lettersAndDigits keeps these alone and folds their width, so that two prints
// of one title are equal.
func lettersAndDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if ideograph(r) || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, zh.Fold(s))
}
