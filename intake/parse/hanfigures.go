package parse

import (
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
