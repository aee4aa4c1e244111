package parse

import (
	"strings"
	"unicode/utf8"
)

// measureNouns are the nouns and signs that count or measure things.
var measureNouns = newWords(`元 美元 人民币 亩 公顷 平方米 平方公里 平方千米 平米 ㎡ m² m2 km² km2 米 延米 公里 千米 km KM 里 厘米 毫米 m 立方米 方 m³ m3 吨 公斤 千克 斤 克 kg t 升 千瓦 兆瓦 kW MW 千瓦时 度 kWh % ‰ 百分点 个百分点
个 家 户 人 名 项 件 处 座 条 所 台 套 辆 栋 幢 间 套房 套数 场 次 人次 万人次 批 期 批次 只 头 羽 株 棵 尾 盏 张 份 宗 起 例 类 种 篇 部 本 册 期数 班 节 堂 课 课时 学时 天 小时 分钟 年 个月 月 日 周 轮 届 位 分 级 星 片 块 口 眼 孔 道 根 支 队 组 对 双 面 盘 床 张床 床位 学位 车位 泊位 席 桩 公顷次 标箱 万标箱 TEU
座位 座席 倍 成 折 亩次 万亩次 微克/立方米 微克 μg/m³ μg/m3 ug/m³ ug/m3 ㎍/m³ 毫克/升 mg/L mg/l 毫克/立方米 台(套) 台套 台件 台(件) 家次 户次 场次 趟 车次 航次 架次 箱 袋 瓶 桶 包 盒 批(次) 个(次) 幅 宗地 卷 门 艘 列 节车 帧 则 条次 例次 桌 元/亩 元/平方米 元/月 元/人 元/年 元/吨 万元/亩 元/人/年 元/月/人 吨标准煤 吨/日 吨/年 万吨/年 立方米/日 方/日 人/年 公里/年 千克/亩 公斤/亩 斤/亩 篇次 字 秒 秒/次 工作日 个工作日 Mbps 兆 强 件/万人 件/百人 张/万人 床/千人 人/千人 辆次 单 笔 环 段 格 层 艇 组数 群 顶 户数 人数 厂 口井 眼井 亿 万`)

// scaleWords stand before a noun and multiply it.
var scaleWords = newWords(`万 亿 千 百 十 百万 千万 十万 万亿 百亿 千亿`)

// isMeasure reports whether a text is a unit of measure: 亿元, 万亩, %, 个, 元/月.
func isMeasure(s string) bool {
	s = dropSpace(s)
	if s == "" || utf8.RuneCountInString(s) > 8 {
		return false
	}
	if measureNouns.has(s) {
		return true
	}
	for rest := s; ; {
		w := scaleWords.prefix(rest)
		if w == "" {
			break
		}
		if rest = rest[len(w):]; measureNouns.has(rest) {
			return true
		}
	}
	if a, b, ok := strings.Cut(s, "/"); ok && a != "" && b != "" {
		return isMeasure(a) && isMeasure(b) || a == "元" || isMeasure(a) && utf8.RuneCountInString(b) <= 2
	}
	if a, b, ok := strings.Cut(s, "、"); ok {
		return isMeasure(a) && isMeasure(b)
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
	if noun == "" && scale > start {
		// 「1.2万路」: a noun of one character, where nothing goes on behind it.
		r, n := utf8.DecodeRuneInString(f[k:])
		next, _ := utf8.DecodeRuneInString(f[k+n:])
		if isHan(r) && !strings.ContainsRune("多余左右以元至到", r) && (k+n == len(f) || strings.ContainsRune(",;。、) \n", next)) {
			return dropSpace(f[start : k+n]), k + n
		}
	}
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
	unit := dropSpace(f[start:k])
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
