package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

func isListSeparator(r rune) bool { return strings.ContainsRune("、,;/|。\n·&+", r) }

// listPieces cuts a folded list at its marks. A line break is a mark where both
// sides can stand alone, which joinWords decides: it becomes a blank here.
func listPieces(f string) []string {
	var out []string
	f = strings.ReplaceAll(f, "\n", " ")
	pieces(f, isListSeparator, func(from, to int, _ rune) {
		if s := strings.Trim(f[from:to], " :.-*?!"); s != "" && !IsNothing(s) {
			out = append(out, s)
		}
	})
	return out
}

// IsNothing reports whether a cell says that there is nothing in it.
func IsNothing(s string) bool {
	switch dropSpace(fold(s)) {
	case "", "-", "--", "---", "/", "\\", "无", "暂无", "空", "*", "同上", "〃", "″", "\"", "....", "...", "…", "……":
		return true
	}
	return false
}

// IsDitto reports whether a cell says the same as the one above it.
func IsDitto(s string) bool {
	switch dropSpace(fold(s)) {
	case "同上", "同前", "同上行", "〃", "″", "\"", "''":
		return true
	}
	return false
}

// joinWords cuts a piece at its white space where both sides can stand alone,
// and joins what the layout has torn apart.
func joinWords(piece string) []string {
	fields := blanksOutsideBrackets(piece)
	if len(fields) > 3 && !slices.ContainsFunc(fields, func(w string) bool { return utf8.RuneCountInString(w) > 1 }) {
		return cutWide(dropSpace(piece))
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
	case b == "等" || strings.HasPrefix(b, "等") && isRoleNoun(strings.TrimPrefix(b, "等")):
		return true
	case strings.HasPrefix(b, "各"):
		return false
	case officesOf.has(b) && (strings.HasSuffix(a, "政府") || strings.HasSuffix(a, "委")):
		return true
	case strings.HasSuffix(b, "分局") && strings.HasSuffix(a, "局") && levelled(a) && utf8.RuneCountInString(b) <= 5 && !levelled(b):
		return true // 「市生态环境局 云溪分局」
	case isUnit(a) && bareEnds.has(b):
		// 「河口镇 街道」 would be two, but a bare word names nobody.
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
		if len(a) > 0 && len(b) > 0 && isUnit(a) && (strings.HasPrefix(b, "各") && isGroup(b) || levelled(b) && utf8.RuneCountInString(b) > 3 && isUnit(b) && !inPlaceWord(b)) {
			return a, b, true // 「县农业农村局市生态环境局各乡镇」
		}
		if townEnds.suffix(b) != "" && officeEnd(a) && isUnit(a) && isTown(b) {
			return a, b, true // 「县公安局临湖镇」
		}
		if strings.HasSuffix(b, "局") && !strings.HasSuffix(b, "分局") && !bareEnds.has(b) && !strings.ContainsAny(b, "()") && utf8.RuneCountInString(b) >= 3 && isUnit(a) && isUnit(b) {
			return a, b, true
		}
	}
}

// townEnds are what the names of towns end with.
var townEnds = newWords(`镇 乡 街道`)

// isTown reports whether a name is that of one town, and has another nowhere in it.
func isTown(s string) bool {
	n := utf8.RuneCountInString(s)
	end := townEnds.suffix(s)
	return n >= 3 && n <= 5 && end != "" && !strings.HasPrefix(s, "各") && strings.Index(s, end) == len(s)-len(end) && isUnit(s) && !bareEnds.has(s)
}

// cutTowns cuts the names of two towns that stand together: 「临湖镇沙河镇」.
func cutTowns(s string) (a, b string, ok bool) {
	if isGroup(s) || strings.Contains(s, "乡镇") || strings.Contains(s, "镇街") {
		return "", "", false
	}
	for _, end := range [...]string{"镇", "乡", "街道"} {
		if i := strings.Index(s, end); i > 0 {
			if a, b = s[:i+len(end)], s[i+len(end):]; isTown(a) && townEnds.suffix(b) != "" && utf8.RuneCountInString(b) >= 3 && !strings.HasPrefix(b, "各") {
				return a, b, true
			}
		}
	}
	return "", "", false
}

// inPlaceWord reports whether the level at the head of a name is the beginning of a word: 市场, 市政.
func inPlaceWord(s string) bool {
	for _, w := range [...]string{"市场", "市政", "市容", "市民", "区域", "县域", "镇村", "乡村", "乡镇", "州际"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}
