package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"duban/intake/parse"
	"duban/internal/pattern"
)

// A text that was copied without its line breaks is one long line. The breaks were at white
// space behind finished words, and before numbers of chapters and items behind the end of a
// sentence.

const longLine = 240 // characters that a line must have to be taken apart

// unfolded takes the long lines of a document apart, if they are most of it.
func unfolded(all []piece) []piece {
	long, rest := 0, 0
	for i := range all {
		if all[i].table != nil {
			return all
		}
		if n := runes(all[i].text); n >= longLine && crowded(all[i].text) {
			long += n
		} else {
			rest += n
		}
	}
	if long == 0 || rest > long {
		return all
	}
	out := all[:0:0]
	for _, p := range all {
		if runes(p.text) < longLine {
			out = append(out, p)
			continue
		}
		for _, s := range cutAtBreaks(p.raw) {
			q := p
			q.raw = s
			q.text, _ = unmarked(s)
			q.wraps = false
			if q.text != "" {
				out = append(out, q)
			}
		}
	}
	return out
}

var innerNumber = pattern.New(`(?:^|[。；）)】\]\s])((?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,3}[.．、](?:\D|$)|[（(]\d{1,2}[）)]))`)

// crowded reports whether a line holds several items: numbers that follow finished
// sentences, or several brackets with units and white space behind them.
func crowded(s string) bool {
	return len(innerNumber.FindAllStringIndex(s, 4)) >= 3 || strings.Count(s, "单位：")+strings.Count(s, "单位:")+strings.Count(s, "牵头") >= 3
}

// cutAtBreaks cuts a long line where its breaks were.
func cutAtBreaks(s string) []string {
	var out []string
	from := 0
	cut := func(at int) {
		if t := strings.TrimSpace(s[from:at]); t != "" {
			out = append(out, t)
		}
		from = at
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			j := i
			for j < len(s) {
				r, n := utf8.DecodeRuneInString(s[j:])
				if !unicode.IsSpace(r) {
					break
				}
				j += n
			}
			if breaksAt(strings.TrimSpace(s[from:i]), s[j:]) {
				cut(j)
			}
			i = j
			continue
		}
		if i > from && runsInto(s[from:i], s[i:]) {
			cut(i)
		}
		i += n
		if r == '日' {
			// The day of a paper stands on a line of its own.
			if at := from + len(upTo(s[from:i], "。")); isDateOnly(s[at:i]) {
				cut(at)
				cut(i)
			}
		}
		if i < len(s) && strings.ContainsRune("）)】", r) && endsTask(s[from:i], s[i:]) {
			cut(i)
			continue
		}
		if i < len(s) && strings.ContainsRune("。；）)】", r) && beginsItem(s[i:]) && !openBrackets(s[from:i]) {
			cut(i)
		}
	}
	cut(len(s))
	return out
}

// runsInto reports whether a heading ends where an item begins, with nothing between them:
// 「一、重点任务（一）改善人居环境1.推进…」.
func runsInto(before, after string) bool {
	if r, _ := utf8.DecodeRuneInString(after); !strings.ContainsRune("（(一1", r) || !beginsItem(after) {
		return false
	}
	m, _ := splitNumber(startOf(after))
	before = endOf(before)
	before = before[len(upTo(before, "。")):]
	if m.value != 1 || strings.ContainsAny(before, "。；，：") {
		return false
	}
	above, rest := splitNumber(strings.TrimSpace(before))
	if above.level != noNumber {
		return above.level < m.level && runes(rest) >= 2 && runes(rest) <= 26
	}
	title := strings.TrimSpace(before)
	return m.level == han && planEnd.MatchString(title) || m.level == arabic && listEnd.MatchString(title)
}

// endsTask reports whether a text ends in a bracket that says who does the work, so that
// another task begins behind it, numbered or not.
func endsTask(before, after string) bool {
	if next, _ := utf8.DecodeRuneInString(after); !unicode.Is(unicode.Han, next) && next != '“' {
		return false
	}
	open := strings.LastIndexAny(before, "（(【")
	if open < 0 || !strings.HasSuffix(strings.TrimSpace(before[:open]), "。") {
		return false
	}
	p, ok := parse.Clause(before[open:])
	return ok && !p.Bare && p.Any()
}

// upTo returns a text up to the last of some signs.
func upTo(s, signs string) string {
	i := strings.LastIndexAny(s, signs)
	if i < 0 {
		return ""
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[:i+n]
}

// beginsItem reports whether a text begins with the number of a chapter or an item.
func beginsItem(s string) bool {
	m, rest := splitNumber(startOf(s))
	if m.level == noNumber || m.level == circled {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("“《", r) || unicode.IsDigit(r) && m.level != arabicParen
}

// breaksAt reports whether a line broke at white space between two texts.
func breaksAt(before, after string) bool {
	if before == "" || after == "" || openBrackets(before) {
		return false
	}
	if beginsItem(after) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	if strings.ContainsRune("。；！？）)】：:", last) {
		return unicode.Is(unicode.Han, next) || strings.ContainsRune("“《（【", next) || unicode.IsDigit(next)
	}
	// Between the lines of a letterhead and of titles: words that can stand alone.
	return unicode.Is(unicode.Han, last) && (unicode.Is(unicode.Han, next) || next == '《') && runes(before) >= 4 && (runes(before) < 60 || isIssuer(before)) ||
		last == '》' || last == '日' && unicode.Is(unicode.Han, next) || last == '号' || isIssuer(before) && unicode.IsDigit(next)
}

// textReach is how many bytes round a place are looked at. Farther text means nothing,
// and a document may be one line.
const textReach = 400

// startOf returns the beginning of a text.
func startOf(s string) string {
	if len(s) <= textReach {
		return s
	}
	end := textReach
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// endOf returns the end of a text.
func endOf(s string) string {
	if len(s) <= textReach {
		return s
	}
	from := len(s) - textReach
	for !utf8.RuneStart(s[from]) {
		from++
	}
	return s[from:]
}
