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

// timeUnits measure time: a figure with one is a target only of something that lasts.
var timeUnits = newWords(`天 日 年 小时 分钟 周 个月 月 工作日 个工作日 秒 学时 课时`)

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
			if ok && overlapsDate(g, dates) {
				ok = false
			}
			if ok {
				out = append(out, g)
			}
			i = end
			continue
		case isHanNumeral(r):
			if g, ok := readHanFigure(f, i); ok {
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

func overlapsDate(g figure, dates []model.DateMention) bool {
	for _, d := range dates {
		if d.From < g.end && d.To > g.start {
			return true
		}
	}
	return false
}

func isHanNumeral(r rune) bool { return strings.ContainsRune("一二两三四五六七八九十", r) }

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

// measureAt reads the unit of measure at i, behind blanks.
func measureAt(f string, i int) (string, int) {
	j := i
	for j < len(f) && f[j] == ' ' {
		j++
	}
	k := j
	for _, w := range [...]string{"余", "多"} {
		if strings.HasPrefix(f[k:], w) {
			k += len(w)
		}
	}
	start := k
	for {
		w := scaleWords.prefix(f[k:])
		if w == "" {
			break
		}
		k += len(w)
		for k < len(f) && f[k] == ' ' && measureNouns.prefix(f[k+1:]) != "" {
			k++
		}
	}
	scale := k
	for _, w := range [...]string{"余", "多"} {
		if k > start && strings.HasPrefix(f[k:], w) {
			k += len(w)
		}
	}
	noun := countNoun(f[k:])
	if noun == "" {
		k = scale
		if second := strings.TrimPrefix(f[k:], "/"); k > start && len(second) < len(f)-k {
			if n := measureNouns.prefix(second); n != "" {
				return f[start:k] + "/" + n, k + len("/") + len(n) // 「92万/人」
			}
		}
		if k > start && strings.ContainsAny(f[start:k], "万亿") {
			return f[start:k], k // 「500万」, and no noun
		}
		return "", i
	}
	if noun == "个" {
		if n := ofThem.prefix(f[k+len(noun):]); n != "" {
			return f[start:scale] + n, k + len(noun) + len(n)
		}
	}
	last := lastRune(noun)
	if after := f[k+len(noun):]; last < utf8.RuneSelf && (last >= 'a' && last <= 'z' || last >= 'A' && last <= 'Z') && after != "" && isLetter(after[0]) {
		return "", i // the letters of a name
	}
	k += len(noun)
	// 「元/亩」「微克/立方米」: a second unit behind a stroke.
	for k < len(f) && (f[k] == '/' || strings.HasPrefix(f[k:], "·")) {
		w := 1
		if f[k] != '/' {
			w = len("·")
		}
		second := measureNouns.prefix(f[k+w:])
		if second == "" {
			break
		}
		k += w + len(second)
	}
	unit := squeeze(f[start:k])
	if scale > start {
		for _, w := range [...]string{"余", "多"} {
			unit = strings.Replace(unit, w, "", 1)
		}
	}
	return unit, k
}

// ofThem are nouns that take 「个」 and measure better than it.
var ofThem = newWords(`批次 班次 百分点 种类 品种 工作日 泊位 床位`)

// countNoun returns the noun of measure that a text begins with, and "" where the
// noun is only the beginning of a longer word.
func countNoun(s string) string {
	w := measureNouns.prefix(s)
	if w == "" {
		return ""
	}
	after := s[len(w):]
	for _, x := range [...][2]string{{"项", "目"}, {"处", "理"}, {"级", ""}, {"组", "织"}, {"线", ""}, {"片", "区"}, {"类", ""}, {"部", "门"}, {"方", "面"}, {"年", ""}, {"个", "性"}, {"点", ""}, {"站", ""}, {"期", ""}, {"号", ""}, {"星", ""}, {"度", ""}, {"分", "钟"}, {"户", "籍"}, {"家", "庭"}, {"人", "才"}, {"场", "地"}, {"镇", ""}, {"班", "子"}, {"园", ""}, {"店", ""}, {"馆", ""}, {"库", ""}, {"圈", ""}, {"链", ""}, {"环", ""}, {"段", ""}, {"层", ""}, {"强", ""}, {"口", ""}, {"成", ""}, {"倍", ""}, {"批", ""}, {"名", "牌"}, {"名", "录"}, {"例", "会"}, {"件", "事"}, {"台", "账"}, {"本", "级"}, {"点", "位"}} {
		if w == x[0] && x[1] != "" && strings.HasPrefix(after, x[1]) {
			return ""
		}
	}
	return w
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

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
			if s.word == "过" && strings.HasSuffix(cut, "通") || s.word == "近" && strings.HasSuffix(cut, "附") || s.word == "最高" && strings.HasSuffix(cut, "达") {
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
	if unit := f[g.start:g.end]; !g.opSaid && (strings.Contains(unit, "余") || strings.Contains(unit, "多")) {
		g.op, g.opSaid = model.About, true
	}
	if g.max != nil {
		g.op, g.opSaid = model.Between, true
	}
}

// buildVerbs are verbs behind which a Chinese numeral counts.
var buildVerbs = newWords(`新建 建设 建成 打造 创建 引进 培育 完成 新增 改造 实施 建立 组建 举办 组织 开展 打通 修建 启动 开工 开通 拓宽 硬化 落户 扩建 改建 布局 申报 设立 成立 建好 办好 推出 开行 争取 创成 获批 认定 达到 达 实现 退出 各 建 增设 签约 招引 高标准建设 争创 新开工 至少 不少于 提升 改造提升 提质改造 扶持 支持 帮助 成功创建 争取 创办 开办 选树 评选 命名 遴选 推选`)

// oneVerbs are the verbs behind which even 「一个」 counts.
var oneVerbs = newWords(`新建 建设 建成 创建 引进 培育 新增 招引 扩建 改建 至少 不少于`)

// bigVerbs are the verbs behind which 「五大…」 counts.
var bigVerbs = newWords(`新建 建设 建成 打造 创建 高标准建设 建 布局 培育`)

// hanUnits are the nouns behind which a Chinese numeral counts.
var hanUnits = newWords(`个 家 座 条 处 所 户 名 台 栋 公里 万亩 亩 万元 亿元 场 次 项 轮 期 位 千米 平方公里`)

// readHanFigure reads a Chinese numeral that counts something: 「新建两处」「建设三条」.
func readHanFigure(f string, i int) (g figure, ok bool) {
	j := i
	for j < len(f) {
		r, n := utf8.DecodeRuneInString(f[j:])
		if !isHanNumeral(r) {
			break
		}
		j += n
	}
	v, _, err := model.ParseAmount(f[i:j])
	if err != nil {
		return g, false
	}
	g = figure{from: i, start: i, value: v}
	k := j
	for _, w := range [...]string{"至", "到", "-"} {
		rest, found := strings.CutPrefix(f[j:], w)
		if !found {
			continue
		}
		e := 0
		for e < len(rest) {
			r, n := utf8.DecodeRuneInString(rest[e:])
			if !isHanNumeral(r) {
				break
			}
			e += n
		}
		if m, _, err := model.ParseAmount(rest[:e]); err == nil && e > 0 && m.Cmp(v) >= 0 {
			g.max = &m
			k = j + len(w) + e
		}
	}
	unit := hanUnits.prefix(f[k:])
	big := false
	if unit == "" {
		// 「五大产业园」 counts where it is built.
		if !strings.HasPrefix(f[k:], "大") || j-i > len("一") {
			return g, false
		}
		unit, big = "大", true
	}
	left := f[:i]
	verb := buildVerbs.suffix(left)
	if verb == "" && g.max == nil && !closesList(left, v) || j-i == len("一") && f[i:j] == "一" && !oneVerbs.has(verb) {
		return g, false
	}
	if big {
		if !bigVerbs.has(verb) || strings.HasPrefix(f[k+len(unit):], "行动") || strings.HasPrefix(f[k+len(unit):], "战役") || strings.HasPrefix(f[k+len(unit):], "工程") {
			return g, false
		}
		g.end = k + len(unit)
		g.unit = "个"
	} else {
		after := f[k+len(unit):]
		if strings.HasPrefix(after, "一") || strings.HasPrefix(after, "性") || strings.HasPrefix(after, "目") {
			return g, false
		}
		g.end = k + len(unit)
		g.unit = unit
	}
	g.relation(f)
	return g, true
}

// closesList reports whether a numeral sums up the list of names before it:
// 「甲村、乙村和丙村三个社区」.
func closesList(left string, v model.Decimal) bool {
	if i := strings.LastIndexAny(left, ",;。:"); i >= 0 {
		left = left[i:]
	}
	n := strings.Count(left, "、") + 1
	if i := strings.LastIndex(left, "、"); i < 0 {
		return false
	} else if j := strings.IndexAny(left[i:], "和及与"); j > len("、") {
		n++
	}
	whole, _, ok := v.Int64(0)
	return ok && whole == int64(n)
}

// readBareScale reads a round sum without digits: 「产值过亿元」 is more than 1 亿元.
func readBareScale(f string, i int) (g figure, ok bool) {
	unit, end := "", i
	for _, w := range [...]string{"千万元", "百万元", "亿元", "亿斤", "万亩"} {
		if strings.HasPrefix(f[i:], w) {
			unit, end = w, i+len(w)
			break
		}
	}
	left := strings.TrimRight(f[:i], " ")
	if unit == "" || !(strings.HasSuffix(left, "过") || strings.HasSuffix(left, "突破") || strings.HasSuffix(left, "超") || strings.HasSuffix(left, "达")) {
		return g, false
	}
	if r, _ := utf8.DecodeRuneInString(f[end:]); end < len(f) && !strings.ContainsRune(",;。、)大\n ", r) {
		return g, false // 「过亿元项目」 is a name
	}
	one, _, _ := model.ParseAmount("1")
	g = figure{from: i, start: i, end: end, value: one, unit: unit}
	g.relation(f)
	return g, true
}
