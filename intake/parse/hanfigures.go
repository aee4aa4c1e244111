package parse

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"duban/model"
)

func isHanNumeral(r rune) bool { return strings.ContainsRune("一二两三四五六七八九十", r) }

// buildVerbs are verbs behind which a Chinese numeral counts.
var buildVerbs = newWords(`新建 建设 建成 打造 创建 引进 培育 完成 新增 改造 实施 建立 组建 举办 组织 开展 打通 修建 启动 开工 开通 拓宽 硬化 落户 扩建 改建 布局 申报 设立 成立 建好 办好 推出 开行 争取 创成 获批 认定 达到 达 实现 退出 各 建 增设 签约 招引 高标准建设 争创 新开工 至少 不少于 提升 改造提升 提质改造 扶持 支持 帮助 成功创建 争取 创办 开办 选树 评选 命名 遴选 推选`)

// oneVerbs are the verbs behind which even 「一个」 counts.
var oneVerbs = newWords(`新建 建设 建成 创建 引进 培育 新增 招引 扩建 改建 至少 不少于`)

// bigVerbs are the verbs behind which 「五大…」 counts.
var bigVerbs = newWords(`新建 建设 建成 打造 创建 高标准建设 建 布局 培育`)

// hanUnits are the nouns behind which a Chinese numeral counts.
var hanUnits = newWords(`个 家 座 条 处 所 户 名 台 栋 幢 公里 万亩 亩 元 万元 亿元 场 次 项 轮 期 位 千米 平方公里 平方米 万平方米 人 万人 人次 万人次 万户 件 辆 盏 棵 株 万株 头 万头 吨 万吨 米 公顷 套 间 张 宗`)

// sizeUnits measure, so that a numeral of several characters before them is a figure
// whatever stands before it: 「提质一百二十公里」.
var sizeUnits = newWords(`株 头 户 人 人次 公里 千米 米 亩 万亩 公顷 平方米 万平方米 平方公里 吨 万吨 万元 亿元 万人 万户 万人次 万株 万头`)

// orderUnits number things as often as they count them: 「污水处理厂二期」.
var orderUnits = newWords(`期 位 轮 次 项 场`)

// notCounted begin words that go on behind a numeral and its noun and make of them a
// saying or a name: 「三个一」「两个确保」「五项制度」 is counted, 「一次性」 not.
var notCounted = newWords(`一 性 目 确保 突破 转变 提升 维护 确立 意识 自信 同步 统筹 结合 率先 不 方面 层面 环节 阶段 原则 坚持 制 组 工 到位 延伸 体系 满意`)

// readHanFigure reads a Chinese numeral that counts something: 「新建两处」「建设三条」. In
// a cell that holds a value it counts whatever stands before it.
func readHanFigure(f string, i int, cell bool) (g figure, ok bool) {
	v, j, ok := hanNumber(f, i)
	if !ok {
		return g, false
	}
	g = figure{from: i, start: i, value: v}
	k := j
	for _, w := range [...]string{"至", "到", "-"} {
		rest, found := strings.CutPrefix(f[j:], w)
		if !found {
			continue
		}
		if m, e, ok := hanNumber(rest, 0); ok && m.Cmp(v) >= 0 {
			g.max = &m
			k = j + len(w) + e
		}
	}
	if cell && i == 0 && k == len(f) {
		g.end = k
		g.relation(f)
		return g, true
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
	left, after := f[:i], f[k+len(unit):]
	verb := buildVerbs.suffix(left)
	single := f[i:j] == "一"
	switch {
	case cell && !big:
	case single && !oneVerbs.has(verb):
		return g, false
	case verb != "" || g.max != nil || closesList(left, v):
	case single || orderUnits.has(unit) && j-i == len("一") || !endsCount(after) || !listed(left) && !(j-i > len("一") && sizeUnits.has(unit)):
		return g, false
	}
	if big {
		if !bigVerbs.has(verb) || strings.HasPrefix(after, "行动") || strings.HasPrefix(after, "战役") || strings.HasPrefix(after, "工程") {
			return g, false
		}
		g.end = k + len(unit)
		g.unit = "个"
	} else {
		if notCounted.prefix(after) != "" {
			return g, false
		}
		g.end = k + len(unit)
		g.unit = unit
	}
	g.relation(f)
	return g, true
}

// endsCount reports whether nothing that a numeral could count stands behind its noun.
func endsCount(after string) bool {
	for i := range tails {
		after = strings.TrimPrefix(after, tails[i].word)
	}
	r, _ := utf8.DecodeRuneInString(after)
	return after == "" || strings.ContainsRune(",;。、)\n 和及并", r)
}

// plantVerbs are further verbs whose objects are counted behind them.
var plantVerbs = newWords(`更新 增设 加装 安装 铺设 栽植 植树 补植 架设 清除 取缔 关停 搬迁 安置 救助 慰问 检测 抽检 排查 整改 销号 办结 化解 处置 盘活 购置 配备 配置 选派 选聘 招聘 培训 举行 走访 解决 打造 创作 出台 制定 修订`)

// countsThings reports whether words are a verb with what it counts, and no name: 「退出围垦七处」.
func countsThings(s string) bool {
	_, n := utf8.DecodeLastRuneInString(s)
	r, m := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return isHanNumeral(r) && listed(s[:len(s)-n-m])
}

// listed reports whether the words before a numeral, from the last mark on, begin with a verb
// of building, so that they name what is built: 「打通断头路两条」.
func listed(left string) bool {
	if i := strings.LastIndexAny(left, ",;。、:\n"); i >= 0 {
		_, n := utf8.DecodeRuneInString(left[i:])
		left = left[i+n:]
	}
	if len(left) > len("字")*40 {
		return false
	}
	left, _ = stripLead(left, Frame{})
	verb := buildVerbs.prefix(left)
	for _, list := range [...]words{keepVerbs, dropVerbs, plantVerbs} {
		if w := list.prefix(left); len(w) > len(verb) {
			verb = w
		}
	}
	return verb != "" && len(verb) < len(left)
}

// hanNumber reads a Chinese numeral that is said as a number, 十二, 一百二十, 一万二千, and
// not figure by figure, 二〇二六, nor about, 三四. It returns where the numeral ends.
func hanNumber(f string, i int) (v model.Decimal, end int, ok bool) {
	total, part, digit := 0, 0, 0 // up to 万, up to the last 百 or 十, and the digit last read
	weight := 0                   // of the last 十, 百 or 千 that no 零 follows
	j := i
	for j < len(f) {
		r, n := utf8.DecodeRuneInString(f[j:])
		w := hanWeights[r]
		switch {
		case w == 10 && digit == 0 && part == 0, w > 0 && digit > 0:
			part += max(digit, 1) * w
			digit, weight = 0, w
		case r == '万' && digit+part > 0 && total == 0 && hanDigits[firstRune(f[j+n:])] > 0:
			total, part, digit, weight = (part+digit)*10000, 0, 0, 10000
		case (r == '零' || r == '〇') && digit == 0 && weight > 10:
			weight = 0
		case hanDigits[r] > 0 && digit == 0:
			digit = hanDigits[r]
		case w > 0 || hanDigits[r] > 0:
			return v, i, false // 「三四个」「几百」
		default:
			w = -1
		}
		if w < 0 {
			break
		}
		j += n
	}
	if j == i || digit > 0 && weight > 10 {
		return v, i, false // 「三百五」
	}
	v, _, err := model.ParseAmount(strconv.Itoa(total + part + digit))
	return v, j, err == nil
}

var hanWeights = map[rune]int{'十': 10, '百': 100, '千': 1000}

var hanDigits = map[rune]int{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// readPercent reads a share that is said in words: 「百分之九十」「百分之九十五点五」「百分之百」.
func readPercent(f string, i int) (g figure, ok bool) {
	j := i + len("百分之")
	g = figure{from: i, start: i, unit: "%"}
	switch digits, k := digitsAt(f, j); {
	case k > j:
		v, _, err := model.ParseAmount(digits)
		if err != nil {
			return g, false
		}
		g.value, g.end = v, k
	case strings.HasPrefix(f[j:], "百"):
		g.value, _, _ = model.ParseAmount("100")
		g.end = j + len("百")
	default:
		v, k, ok := hanNumber(f, j)
		if !ok {
			return g, false
		}
		g.value, g.end = v, k
		if rest, ok := strings.CutPrefix(f[k:], "点"); ok {
			said := v.String() + "."
			n := 0
			for r := firstRune(rest); hanDigits[r] > 0; r = firstRune(rest[n:]) {
				said += strconv.Itoa(hanDigits[r])
				n += utf8.RuneLen(r)
			}
			if v, _, err := model.ParseAmount(said); err == nil && n > 0 {
				g.value, g.end = v, k+len("点")+n
			}
		}
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
