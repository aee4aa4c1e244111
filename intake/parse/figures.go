package parse

import (
	"strings"
	"unicode/utf8"

	"duban/model"
)

// figure is one figure of a text with its unit of measure and the words of relation
// about it, as ranges of the folded text.
type figure struct {
	from, to   int // with the words of relation
	start, end int // the digits and the unit alone
	value      model.Decimal
	max        *model.Decimal
	unit       string
	op         model.Op
	opSaid     bool
	tail       string // the word of relation behind it
}

// figures finds the figures of a folded text that can be the values of targets.
// In the cell of a table, a bare figure counts too.
func figures(f string, year int, cell bool) []figure {
	if year == 0 {
		year = 2000
	}
	dates, _ := model.ParseDates(f, year)
	var out []figure
	next := 0
	for i := 0; i < len(f); {
		for next < len(dates) && dates[next].To <= i {
			next++
		}
		if next < len(dates) && dates[next].From <= i {
			i = dates[next].To
			continue
		}
		r, n := utf8.DecodeRuneInString(f[i:])
		switch {
		case r == '《' || r == '“' || r == '[' || r == '「':
			shut := map[rune]string{'《': "》", '“': "”", '[': "]", '「': "」"}[r]
			if j := strings.Index(f[i:], shut); j > 0 {
				i += j + len(shut)
				continue
			}
		case n == 1 && isDigit(byte(r)):
			g, end, ok := readFigure(f, i, cell)
			if ok && overlapsDate(g, dates[next:]) {
				ok = false
			}
			if ok {
				out = append(out, g)
			}
			i = end
			continue
		case strings.HasPrefix(f[i:], "百分之"):
			if g, ok := readPercent(f, i); ok {
				out = append(out, g)
				i = g.to
				continue
			}
		case isHanNumeral(r):
			if g, ok := readHanFigure(f, i, cell); ok {
				out = append(out, g)
				i = g.to
				continue
			}
			for i < len(f) {
				r, n := utf8.DecodeRuneInString(f[i:])
				if !isHanNumeral(r) {
					break
				}
				i += n
			}
			continue
		case strings.ContainsRune("亿千百万", r):
			if g, ok := readBareScale(f, i); ok {
				out = append(out, g)
				i = g.to
				continue
			}
		}
		i += n
	}
	return out
}

// overlapsDate reports whether a figure stands in a date; dates are in the order of the text.
func overlapsDate(g figure, dates []model.DateMention) bool {
	for _, d := range dates {
		if d.From >= g.end {
			break
		}
		if d.To > g.start {
			return true
		}
	}
	return false
}

// digitsAt reads a plain number, with groups of three set apart or not.
func digitsAt(f string, i int) (string, int) {
	j := i
	for j < len(f) && (isDigit(f[j]) ||
		f[j] == '.' && j > i && j+1 < len(f) && isDigit(f[j+1]) && !strings.Contains(f[i:j], ".") ||
		f[j] == ',' && j > i && j+3 < len(f) && isDigit(f[j+1]) && isDigit(f[j+2]) && isDigit(f[j+3]) && (j+4 >= len(f) || !isDigit(f[j+4])) && !strings.Contains(f[i:j], ".")) {
		j++
	}
	return f[i:j], j
}

// readFigure reads the figure whose digits begin at i. end is where to go on.
func readFigure(f string, i int, cell bool) (g figure, end int, ok bool) {
	digits, j := digitsAt(f, i)
	end = j
	before := lastRune(f[:i])
	switch {
	case before < utf8.RuneSelf && (before >= 'A' && before <= 'Z' || before >= 'a' && before <= 'z' || before == '_' || before == '#' || before == '+' || before == '.'):
		// PM2.5, S304, 1+5: a name. Its letters and signs go on.
		for end < len(f) && (isDigit(f[end]) || f[end] == '+' || f[end] == '.' && end+1 < len(f) && isDigit(f[end+1])) {
			end++
		}
		return g, end, false
	case before == '前' && isPlace(f[j:]):
		return g, end, false // 「前10名」 is read in words
	case before == '第' || before == '附' || before == '号' || before == 'α':
		return g, end, false
	}
	if end < len(f) && f[end] == '+' && end+1 < len(f) && (isDigit(f[end+1]) || f[end+1] >= 'A' && f[end+1] <= 'Z') {
		for end < len(f) && (isDigit(f[end]) || f[end] == '+') {
			end++
		}
		return g, end, false
	}
	if isItemNumber(f, i, j) {
		return g, end, false
	}
	v, _, err := model.ParseAmount(digits)
	if err != nil {
		return g, end, false
	}
	if i > 0 && (f[i-1] == '-') && !rangeBefore(f, i-1) && (i == 1 || strings.IndexByte(" (,:", f[i-2]) >= 0) {
		if n, _, err := model.ParseAmount("-" + digits); err == nil {
			v = n
		}
	}
	g = figure{from: i, start: i, value: v}
	unit, k := measureAt(f, j)
	if h, to, ok := rangeTo(f, j, k); ok {
		d2, j2 := digitsAt(f, h)
		m, _, err := model.ParseAmount(d2)
		u2, k2 := measureAt(f, to)
		if err == nil && (u2 != "" || unit != "" || cell) && j2 == to {
			if unit != "" && u2 != "" && unit != u2 {
				// 「500万-1亿元」
				if c, err := model.Convert(v, unit, u2); err == nil {
					v = c
				}
			}
			if u2 == "" {
				u2 = unit
			}
			if m.Cmp(v) >= 0 {
				g.value, g.max, unit, k = v, &m, u2, k2
			}
		}
	}
	g.unit = unit
	g.end = k
	end = max(end, k)
	if unit == "" && !cell && !bareFigure(f, i, j) {
		return g, end, false
	}
	g.relation(f)
	return g, max(end, g.to), true
}

// isPlace reports whether what stands behind digits makes them a place in an order.
func isPlace(after string) bool {
	after = strings.TrimLeft(after, " ")
	for _, w := range [...]string{"名", "位", "强"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return countNoun(after) == ""
}

// rangeBefore reports whether a dash at i ends a first figure of a range.
func rangeBefore(f string, i int) bool { return i > 0 && (isDigit(f[i-1]) || f[i-1] == '%') }

// isItemNumber reports whether digits are the number of a point: 「1.」「2、」「（3）」.
func isItemNumber(f string, i, j int) bool {
	if j-i > 3 {
		return false
	}
	r := lastRune(f[:i])
	start := i == 0 || strings.ContainsRune(" \n;。:", r)
	rest := f[j:]
	switch {
	case r == '(' && strings.HasPrefix(rest, ")"):
		return true
	case !start:
		return false
	case strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, ")"):
		return true
	}
	return strings.HasPrefix(rest, ".") && (len(rest) == 1 || !isDigit(rest[1]))
}

// rangeTo reads the sign of a range behind a figure that ends at j (k with its
// unit): the second figure begins at h and its digits end at to.
func rangeTo(f string, j, k int) (h, to int, ok bool) {
	for _, at := range [...]int{j, k} {
		rest := f[at:]
		n := 0
		for n < len(rest) && rest[n] == ' ' {
			n++
		}
		rest = rest[n:]
		for _, w := range [...]string{"--", "-", "至", "到"} {
			if strings.HasPrefix(rest, w) {
				h = at + n + len(w)
				for h < len(f) && f[h] == ' ' {
					h++
				}
				if _, to = digitsAt(f, h); to > h {
					return h, to, true
				}
			}
		}
	}
	return 0, 0, false
}

// bareFigure reports whether digits without a unit are the value of something
// that has none: an index, a score.
func bareFigure(f string, i, j int) bool {
	if j-i > 6 {
		return false
	}
	left := strings.TrimRight(f[:i], " ")
	said := false
	for _, w := range [...]string{"达到", "达", "不低于", "不超过", "控制在", "为", ">=", "<=", "≥", "≤", "降至", "低于", "高于", "超过", "提高到", "提升至"} {
		if rest, ok := strings.CutSuffix(left, w); ok {
			left, said = strings.TrimRight(rest, " "), true
			break
		}
	}
	if !said {
		return false
	}
	for _, w := range [...]string{"指数", "得分", "分值", "比", "系数", "浓度", "产出率", "综合得分", "评分"} {
		if strings.HasSuffix(left, w) {
			return true
		}
	}
	return false
}

// relation reads the words of relation on both sides of a figure.
func (g *figure) relation(f string) {
	g.to = g.end
	rest := f[g.end:]
	skip := 0
	for skip < len(rest) && rest[skip] == ' ' {
		skip++
	}
	for _, t := range tails {
		if strings.HasPrefix(rest[skip:], t.word) && (t.word != "内" || timeUnits.has(g.unit)) {
			g.op, g.opSaid, g.tail = t.op, true, t.word
			g.to = g.end + skip + len(t.word)
			break
		}
	}
	left := strings.TrimRight(f[:g.start], " ")
	for _, s := range signs {
		if cut, ok := strings.CutSuffix(left, s.word); ok {
			if s.word == "过" && strings.HasSuffix(cut, "通") || s.word == "近" && strings.HasSuffix(cut, "附") || s.word == "最高" && strings.HasSuffix(cut, "达") || s.word == "约" && contracts.suffix(cut) != "" {
				break
			}
			g.from = len(cut)
			if !g.opSaid || s.op == model.Above && g.op == model.AtLeast || s.op == model.AtMost && g.op != model.About {
				g.op, g.opSaid = s.op, true
			}
			left = cut
			break
		}
	}
	if !g.opSaid {
		g.op, g.opSaid = relationBefore(left)
	}
	if unit := f[g.start:g.end]; !g.opSaid && (strings.Contains(unit, "余") || strings.Contains(unit, "多")) {
		g.op, g.opSaid = model.About, true
	}
	if g.max != nil {
		g.op, g.opSaid = model.Between, true
	}
}

// maxRelation is the most bytes of a word of relation with a verb of four characters behind it.
const maxRelation = len("不得少于") + 4*len("听")

// relationBefore reads a word of relation that stands before the verb of a
// figure: 「至少听取1次」.
func relationBefore(left string) (model.Op, bool) {
	left = left[max(0, len(left)-maxRelation):]
	for _, w := range [...]struct {
		word string
		op   model.Op
	}{{"至少", model.AtLeast}, {"不少于", model.AtLeast}, {"不得少于", model.AtLeast}, {"最多", model.AtMost}} {
		i := strings.LastIndex(left, w.word)
		if i < 0 {
			continue
		}
		verb := left[i+len(w.word):]
		if n := utf8.RuneCountInString(verb); n > 0 && n <= 4 && strings.IndexFunc(verb, func(r rune) bool { return !isHan(r) }) < 0 {
			return w.op, true
		}
	}
	return model.Equal, false
}

// contracts are words that end in 约 and say nothing of a figure: 「签约15户」.
var contracts = newWords(`签 预 履 违 节 集 合 条 公 契 邀 租 续`)

// signs are the signs of relation that stand before a figure.
var signs = [...]struct {
	word string
	op   model.Op
}{
	{">=", model.AtLeast},
	{"<=", model.AtMost},
	{"≥", model.AtLeast},
	{"≧", model.AtLeast},
	{"≤", model.AtMost},
	{"≦", model.AtMost},
	{">", model.Above},
	{"<", model.Below},
	{"=", model.Equal},
	{"≈", model.About},
	{"不得低于", model.AtLeast},
	{"不低于", model.AtLeast},
	{"不少于", model.AtLeast},
	{"不小于", model.AtLeast},
	{"不得少于", model.AtLeast},
	{"至少", model.AtLeast},
	{"最低", model.AtLeast},
	{"不下于", model.AtLeast},
	{"不得超过", model.AtMost},
	{"不得高于", model.AtMost},
	{"不超过", model.AtMost},
	{"不高于", model.AtMost},
	{"不突破", model.AtMost},
	{"不多于", model.AtMost},
	{"不大于", model.AtMost},
	{"最高", model.AtMost},
	{"控制在", model.AtMost},
	{"压减至", model.AtMost},
	{"压减到", model.AtMost},
	{"压缩至", model.AtMost},
	{"压缩到", model.AtMost},
	{"降至", model.AtMost},
	{"降到", model.AtMost},
	{"低于", model.Below},
	{"少于", model.Below},
	{"小于", model.Below},
	{"超过", model.Above},
	{"突破", model.Above},
	{"高于", model.Above},
	{"大于", model.Above},
	{"多于", model.Above},
	{"超", model.Above},
	{"过", model.Above},
	{"大约", model.About},
	{"约为", model.About},
	{"约", model.About},
	{"近", model.About},
}

// tails are the words of relation that stand behind a figure.
var tails = [...]struct {
	word string
	op   model.Op
}{
	{"及以上", model.AtLeast},
	{"或以上", model.AtLeast},
	{"以上", model.AtLeast},
	{"及以下", model.AtMost},
	{"以下", model.AtMost},
	{"之内", model.AtMost},
	{"以内", model.AtMost},
	{"内", model.AtMost},
	{"左右", model.About},
	{"上下", model.About},
}

// strengths are the words that soften or harden a target.
var strengths = [...]string{"力争", "确保", "争取", "争创", "坚决", "努力", "奋力", "冲刺", "务必", "必须", "保证", "预计", "计划", "预期", "拟"}
