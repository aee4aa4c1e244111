package intake

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"duban/internal/pattern"
)

// level is the kind of number that stands before an item. Kinds are ordered as
// official documents nest them, but what counts is the order in which a
// document uses them.
type level int

const (
	noNumber    level = iota
	volume            // 第一部分, 第一编
	chapter           // 第一章
	section           // 第一节
	han               // 一、
	article           // 第一条
	hanParen          // （一）
	arabic            // 1. 1、
	dotted            // 1.1
	arabicParen       // （1） 1）
	circled           // ①
	letter            // A.
)

// mark is the number of an item as printed, and its value.
type mark struct {
	level level
	no    string
	value int
}

const hanDigits = "一二三四五六七八九"

// hanValue reads a Chinese number up to 99, 0 where it is none.
func hanValue(s string) int {
	n, seen := 0, false
	for _, r := range s {
		i := strings.IndexRune(hanDigits, r)
		switch {
		case i >= 0:
			n += i/utf8.RuneLen(r) + 1
		case r == '十' && n == 0:
			n = 10
		case r == '十' && n < 10:
			n *= 10
		default:
			return 0
		}
		seen = true
	}
	if !seen || n > 99 {
		return 0
	}
	return n
}

// splitNumber splits the number off the beginning of an item.
func splitNumber(s string) (mark, string) {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == '第':
		return chapterMark(s)
	case strings.ContainsRune(hanDigits+"十", r):
		end := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune(hanDigits+"十", r) })
		if end < 0 {
			return mark{}, s
		}
		after, n := utf8.DecodeRuneInString(s[end:])
		if v := hanValue(s[:end]); v > 0 && strings.ContainsRune("、.．", after) {
			return mark{han, s[:end], v}, strings.TrimLeftFunc(s[end+n:], unicode.IsSpace)
		}
	case r == '（' || r == '(':
		end := strings.IndexAny(s, "）)")
		if end < 0 || end > 16 {
			return mark{}, s
		}
		_, n := utf8.DecodeRuneInString(s[end:])
		inner, rest := strings.TrimSpace(s[size:end]), strings.TrimLeft(s[end+n:], " 、.．")
		if v := hanValue(inner); v > 0 {
			return mark{hanParen, "（" + inner + "）", v}, rest
		}
		if v := digits(inner); v > 0 && v < 100 {
			return mark{arabicParen, "（" + inner + "）", v}, rest
		}
	case r >= '①' && r <= '⑳':
		return mark{circled, string(r), int(r-'①') + 1}, strings.TrimLeft(s[size:], " 、.．")
	case r >= '㈠' && r <= '㈩':
		return mark{hanParen, string(r), int(r-'㈠') + 1}, strings.TrimLeft(s[size:], " 、.．")
	case r >= '⑴' && r <= '⒇':
		return mark{arabicParen, string(r), int(r-'⑴') + 1}, strings.TrimLeft(s[size:], " 、.．")
	case r >= '⒈' && r <= '⒛':
		n := int(r-'⒈') + 1
		return mark{arabic, strconv.Itoa(n), n}, strings.TrimLeft(s[size:], " 、.．")
	case r >= '0' && r <= '9' || r >= '０' && r <= '９':
		return arabicMark(s)
	case misread.MatchString(s):
		// A scan reads the 1 of a number as a letter.
		return arabicMark("1" + s[size:])
	case r >= 'A' && r <= 'Z':
		after, n := utf8.DecodeRuneInString(s[size:])
		next, _ := utf8.DecodeRuneInString(s[size+n:])
		if strings.ContainsRune(".．、", after) && (unicode.Is(unicode.Han, next) || dayAt(s[size+n:])) {
			return mark{letter, s[:size], int(r-'A') + 1}, s[size+n:]
		}
	}
	return mark{}, s
}

func chapterMark(s string) (mark, string) {
	rest := strings.TrimPrefix(s, "第")
	end := strings.IndexFunc(rest, func(r rune) bool { return !strings.ContainsRune(hanDigits+"十0123456789", r) })
	if end <= 0 {
		return mark{}, s
	}
	v := max(hanValue(rest[:end]), digits(rest[:end]))
	for _, w := range [...]struct {
		word  string
		level level
	}{{"部分", volume}, {"编", volume}, {"篇", volume}, {"章", chapter}, {"节", section}, {"条", article}} {
		after, ok := strings.CutPrefix(rest[end:], w.word)
		if !ok || v == 0 || w.level == article && !strings.ContainsAny(firstOf(after), " 　\t、：:") {
			continue // 「第三条道路」 is a road
		}
		return mark{w.level, s[:len(s)-len(after)], v}, strings.TrimLeft(after, " 　\t、：:")
	}
	return mark{}, s
}

// firstOf returns the first character of s.
func firstOf(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[:size]
}

const (
	// mostNumber is the highest number of an item.
	mostNumber = 999_999
	// shortNumber is the highest number that is one before any text: a longer one may be a year.
	shortNumber = 999
)

// itemFollows reports whether a text behind a long number is that of an item, and not the rest of a figure.
func itemFollows(rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
	return unicode.Is(unicode.Han, r) || r >= 'A' && r <= 'Z' || strings.ContainsRune("“《「（(", r)
}

// arabicMark reads 「1.」「1、」「1．」「1)」「1.1」, and leaves alone figures such as 「1.5%」「3+5」「2023年」.
func arabicMark(s string) (mark, string) {
	end := strings.IndexFunc(s, func(r rune) bool { return !isDigit(r) })
	if end <= 0 {
		return mark{}, s
	}
	v := digits(s[:end])
	if v <= 0 || v > mostNumber {
		return mark{}, s
	}
	after, n := utf8.DecodeRuneInString(s[end:])
	rest := s[end+n:]
	if v > shortNumber && (!strings.ContainsRune("、．.", after) || !itemFollows(rest)) {
		return mark{}, s // a year, or a figure
	}
	switch after {
	case '）', ')':
		return mark{arabicParen, s[:end] + "）", v}, rest
	case '、', '．':
		return mark{arabic, s[:end], v}, strings.TrimLeftFunc(rest, unicode.IsSpace)
	case '，', ',', '。': // a slip for the dot: no sentence begins so
		if next, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest)); v < 100 && unicode.Is(unicode.Han, next) {
			return mark{arabic, s[:end], v}, strings.TrimSpace(rest)
		}
	case '.':
		next, _ := utf8.DecodeRuneInString(rest)
		if !isDigit(next) {
			return mark{arabic, s[:end], v}, strings.TrimLeftFunc(rest, unicode.IsSpace)
		}
		if yearAt(rest) > 0 || dayAt(rest) || formula.MatchString(rest) {
			return mark{arabic, s[:end], v}, rest
		}
		return dottedMark(s)
	}
	return mark{}, s
}

// misread matches a number whose 1 was taken for a letter: 「l0.新建公厕」.
var misread = pattern.New(`^[lI]\d?[.．、]\s*\p{Han}`)

// formula matches a name made of figures: 「3+5+2产业」.
var formula = pattern.New(`^\d{1,2}\+[\dA-Z]`)

// dottedMark reads 「1.1 」「2.3.1 」: a number in parts, set apart from its text by a space.
func dottedMark(s string) (mark, string) {
	end := strings.IndexFunc(s, func(r rune) bool { return !isDigit(r) && r != '.' })
	if end <= 0 || !strings.HasPrefix(s[end:], " ") && !strings.HasPrefix(s[end:], "、") {
		return mark{}, s
	}
	parts := strings.Split(strings.Trim(s[:end], "."), ".")
	if len(parts) < 2 {
		return mark{}, s
	}
	return mark{dotted, s[:end], digits(parts[len(parts)-1])}, strings.TrimLeft(s[end:], " 、")
}

// dayAt reports whether a month or a day stands at the beginning of s: 「3月16日」「5月底」.
func dayAt(s string) bool {
	end := strings.IndexFunc(s, func(r rune) bool { return !isDigit(r) })
	if end <= 0 || end > 2 {
		return false
	}
	n := digits(s[:end])
	return strings.HasPrefix(s[end:], "月") && n <= 12 || strings.HasPrefix(s[end:], "日") && n <= 31
}

// yearAt reads a year with its 年 at the beginning of s, 0 where there is none.
func yearAt(s string) int {
	if len(s) < 7 || !strings.HasPrefix(s[4:], "年") {
		return 0
	}
	if y := digits(s[:4]); y >= 1949 && y <= 2199 {
		return y
	}
	return 0
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// digits reads a whole number in digits of either width, 0 where s is none.
func digits(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			n = n*10 + int(r-'0')
		case r >= '０' && r <= '９':
			n = n*10 + int(r-'０')
		default:
			return 0
		}
		if n > 1_000_000 {
			return 0
		}
	}
	return n
}
