package parse

import (
	"strings"
	"unicode/utf8"

	"duban/internal/zh"
)

// Resembles reports whether two names may be those of one unit: the same name with
// and without its county, or a long name and its short form, 「区发展和改革局」 and
// 「发改局」. It is a suggestion for a person to settle, never a proof: two counties each have
// a 财政局.
func Resembles(a, b string) bool {
	a, b = bareName(a), bareName(b)
	if a == "" || b == "" || a == b || isGroup(a) || isGroup(b) {
		return a != "" && a == b
	}
	levelA, coreA := cutLevel(a)
	levelB, coreB := cutLevel(b)
	if levelA != 0 && levelB != 0 && levelA != levelB {
		return false // 市财政局 and 县财政局 are two
	}
	if coreA == coreB {
		return utf8.RuneCountInString(coreA) > 1
	}
	short, long := coreA, coreB
	if len(short) > len(long) {
		short, long = long, short
	}
	if placeEnds.suffix(short) != "" || placeEnds.suffix(long) != "" {
		return false // towns and villages have no short forms
	}
	return abbreviates(short, long)
}

// placeEnds are ends of names of places, which are never shortened.
var placeEnds = newWords(`镇 乡 街道 街道办 街道办事处 村 社区 苏木 区 县 市 人民政府`)

// bareName takes brackets, white space and the legal form off a name.
func bareName(s string) string {
	s = fold(squeeze(s))
	for strings.HasSuffix(s, ")") {
		t := stripBracket(s)
		if t == s {
			break
		}
		s = t
	}
	for _, w := range [...]string{"股份有限公司", "有限责任公司", "有限公司", "总公司"} {
		if rest, ok := strings.CutSuffix(s, w); ok && utf8.RuneCountInString(rest) > 1 {
			return rest + "公司"
		}
	}
	return s
}

// cutLevel takes the place and level of government off the head of a name:
// 「云溪县财政局」 is a county's, 「区财政局」 a district's. The level is 0 where none is named.
func cutLevel(s string) (level rune, core string) {
	core = s
	for n := 0; n < 2; n++ {
		i := 0
		for k := 0; k < 4 && i < len(core); k++ {
			r, w := utf8.DecodeRuneInString(core[i:])
			if strings.ContainsRune("省市州县区旗", r) && utf8.RuneCountInString(core[i+w:]) >= 2 && (k == 0 || k > 1) && !inPlaceWord(core[i:]) {
				level, core = r, core[i+w:]
				break
			}
			i += w
		}
	}
	if level == '旗' {
		level = '县'
	}
	return level, core
}

// sameEnds are ends of names that stand for each other in short forms.
var sameEnds = [...][2]string{{"委员会", "委"}, {"办公室", "办"}, {"领导小组办公室", "办"}, {"集团公司", "公司"}, {"集团", "公司"}, {"供销合作社", "供销社"}, {"联合会", "联"}, {"管理委员会", "管委会"}}

// abbreviates reports whether short is made of the characters of long in their order,
// begins as it does and ends as it does.
func abbreviates(short, long string) bool {
	for _, e := range sameEnds {
		if s, ok := strings.CutSuffix(short, e[0]); ok {
			short = s + e[1]
		}
		if l, ok := strings.CutSuffix(long, e[0]); ok {
			long = l + e[1]
		}
	}
	if len(short) > len(long) {
		short, long = long, short
	}
	if short == long {
		return true
	}
	a, b := []rune(short), []rune(long)
	if len(a) < 2 || len(b) < 3 || a[0] != b[0] {
		return false
	}
	if len(a) == 2 {
		return a[1] == b[len(b)-1] && strings.ContainsRune("联办委社", a[1])
	}
	if last, end := a[len(a)-1], b[len(b)-1]; last != end && !(strings.ContainsRune("局委", last) && strings.ContainsRune("局委", end) && len(b) > len(a)+1) {
		return false
	}
	if strings.HasSuffix(short, "分局") != strings.HasSuffix(long, "分局") {
		return false
	}
	key := zh.NewKey(string(b[:len(b)-1]))
	return zh.NewWord(string(a[:len(a)-1])).Abbreviates(&key)
}
