package parse

import (
	"strings"
	"unicode/utf8"

	"duban/model"
)

// growths are verbs that make another measure of a metric: its growth.
var growths = newWords(`同比增长 年均增长 平均增长 增长 同比增加 增加 增幅 增速 增幅达 同比下降 下降 降低 同比降低 减少 压减 压降 上升 同比上升 提高 提升 同比提高 递增 年均递增 增收 增产 缩短 增长率 增速达 增长达 比上年增长 较上年增长 较去年增长 比去年增长 较上年下降 比上年下降 较去年下降 削减 节约`)

func isGrowth(verb string) bool { return growths.has(verb) }

// isShareOnly reports whether words name only a share or a growth, of a metric named before.
func isShareOnly(name string) bool {
	if growths.has(name) {
		return true
	}
	for _, w := range [...]string{"占比", "比重", "增幅", "增速", "增长率", "占GDP比重", "占GDP比例", "占GDP的比重", "占地区生产总值比重", "所占比重", "所占比例", "同比", "增长幅度", "均值"} {
		if name == w {
			return true
		}
	}
	return false
}

// growthOf joins the growth of a metric to its name; one that is there already is replaced.
func growthOf(metric, growth string) string {
	for _, w := range [...]string{"比上年", "较上年", "较去年", "比去年", "同比"} {
		if rest := strings.TrimPrefix(growth, w); rest != "" {
			growth = rest
		}
	}
	if g := growths.suffix(metric); g != "" && len(g) < len(metric) {
		metric = strings.TrimSuffix(metric, g)
	}
	return metric + growth
}

// keepVerbs belong to the name of a measure: they say which things are counted.
var keepVerbs = newWords(`新增 新建 新开工 引进 招引 改造 开发 退出 创建 续建 提质改造 清理 整治 拆除 化解 发放 投放 安排 新开 新签约 签约 改建 扩建 修复 治理 到位 实缴 争取 举办 开展 转移就业 培训 获批 申报 开工 竣工 投产 新认定 认定 种植 惠及 带动 覆盖 受益 辐射 吸纳 帮扶 回收 净增 新入库 入规 盘活 出让 供应 销售 接待`)

func verbOf(metric string) string { return keepVerbs.prefix(metric) }

// verbPrefix returns a verb where it belongs to a name: 新增, not 完成.
func verbPrefix(verb string) string {
	if keepVerbs.has(verb) {
		return verb
	}
	return ""
}

// dropVerbs say only that a target is to be reached.
var dropVerbs = newWords(`完成 实现 达到 达 打造 培育 建设 推进 加快推进 全面完成 推动 加快 加快建设 积极 高标准建设 建成 力争 确保 争取 争创 努力 务必 保证 奋力 冲刺 预计 计划 预期 新培育 全面推进 组织 抓好 落实 做好 要 将 保持 支持 全力 全力以赴 着力 持续 深入 深化 扎实 高质量 高标准 再 累计 实施 启动 稳步推进 稳步实现 稳步 全面实现 全面 统筹推进 有序推进 大力推进 大力 切实 严格 有效 加大 有序 圆满完成 高质量完成 高标准完成 按时完成 如期完成 持续推进 深入推进 深入实施 大力实施 全力推进 加快实施 全面实施 全面启动 加强 强化 巩固 提升 改善 优化 完善 提高 扩大 已 已完成 完成了 累计完成 现已 目前 目前已 截至目前 已经 已建成 已实现 共完成 发展 扶持 重点 重点支持 用于 包括 建立 组建 进一步 基本完成 基本建成 基本实现 全部完成 全部 办好 至少 不少于 总体 总共 共 共计 合计 的 本周 本月 本季度`)

// reachVerbs stand between a metric and its value.
var reachVerbs = newWords(`达到 稳定达到 稳定达 保持 稳定 达 完成 实现 为 到 至 控制在 稳定在 保持在 维持在 提高到 提高至 提升到 提升至 增加到 增加至 增至 增长到 增长至 扩大到 扩大至 降至 降到 降低到 降低至 下降到 下降至 压减至 压减到 缩短至 缩短到 上升到 上升至 突破 超过 高于 力争达到 力争达 力争 确保达到 确保 不低于 增幅达 可达 将达 要达到 需达到 应达到 超 约 共 计 共计 总计 合计 累计 在 各 : = - 以 由 从 可 约为 争取 预计 达标 力争突破 力争完成 确保完成`)

// stripLead takes the time, the place and the words of strength off the head of
// a clause. It returns the strength.
func stripLead(s string, fr Frame) (rest, strength string) {
	year := fr.year()
	if year == 0 {
		year = 2000
	}
	if dates, _ := model.ParseDates(s, year); len(dates) > 0 {
		head := strings.TrimRight(s[:dates[0].From], " 到至在于从")
		s = s[dates[len(dates)-1].To:]
		for again := true; again; {
			again = false
			for _, w := range [...]string{"底前", "年底", "以前", "之前", "期末", "前", "底", "末", "内", "份", "起", ",", ":", " ", "、"} {
				if x, ok := strings.CutPrefix(s, w); ok {
					s, again = x, true
				}
			}
		}
		if !strings.ContainsAny(head, ",:(") {
			s = head + s // 「产业园2023年实现产值10亿元」
		}
	}
	mark := ""
	if t := strings.TrimLeft(s, " "); strings.HasPrefix(t, "、") {
		mark = "、"
		s = strings.TrimPrefix(t, "、")
	}
	for again := true; again; {
		again = false
		s = strings.TrimLeft(s, " :")
		for _, w := range strengths {
			if x, ok := strings.CutPrefix(s, w); ok && x != "" {
				if strength == "" {
					strength = w
				}
				s, again = x, true
			}
		}
		for _, w := range [...]string{"全年", "每年", "年内", "今年", "本年", "到年底", "至年底", "年底", "上半年", "下半年", "到", "在", "同时", "并", "全县", "全区", "全市", "我县", "我区", "我市"} {
			if x, ok := strings.CutPrefix(s, w); ok && x != "" && !strings.HasPrefix(x, "位") && !strings.HasPrefix(x, "建") && !strings.HasPrefix(x, "域") {
				if (w == "全县" || w == "全区" || w == "全市") && utf8.RuneCountInString(x) < 3 {
					continue
				}
				s, again = x, true
			}
		}
		s = trimItem(s)
	}
	switch strength {
	case "预计", "计划", "预期", "拟":
		strength = ""
	}
	return mark + s, strength
}

// stripVerb takes the verbs off both ends of the words before a figure. verb is
// the growth word, or the verb that belongs to the name.
func stripVerb(s string) (name, verb string) {
	s = strings.Trim(s, " :、")
	for again := true; again; {
		again = false
		if g := growths.suffix(s); g != "" {
			verb = g
			s = strings.TrimRight(strings.TrimSuffix(s, g), " 、")
			for _, w := range [...]string{"比上年", "较上年", "较去年", "比去年", "同比", "年均", "平均", "再", "继续", "持续", "进一步", "稳步", "分别", "均"} {
				if x, ok := strings.CutSuffix(s, w); ok {
					s = x
				}
			}
			return dropLead(s), verb
		}
		for _, w := range [...]string{"均", "分别"} {
			if x, ok := strings.CutSuffix(s, w); ok && !strings.HasSuffix(x, "平") && !strings.HasSuffix(x, "人") && !strings.HasSuffix(x, "年") && !strings.HasSuffix(x, "户") && !strings.HasSuffix(x, "亩") {
				s, again = x, true
			}
		}
		if w := reachVerbs.suffix(s); w != "" && !wordGoesOn(s, w) {
			s = strings.TrimRight(strings.TrimSuffix(s, w), " 、")
			again = true
		}
		for _, w := range strengths {
			if x, ok := strings.CutSuffix(s, w); ok {
				s, again = strings.TrimRight(x, " 、"), true
			}
		}
	}
	s = dropLead(s)
	if keepVerbs.has(s) {
		return "", s
	}
	return s, ""
}

// wordGoesOn reports whether the last characters of a name only look like a verb: 「行为」「竣工达」.
func wordGoesOn(s, w string) bool {
	before := strings.TrimSuffix(s, w)
	switch w {
	case "为":
		return strings.HasSuffix(before, "行") || strings.HasSuffix(before, "作")
	case "计":
		return strings.HasSuffix(before, "设") || strings.HasSuffix(before, "统") || strings.HasSuffix(before, "审") || strings.HasSuffix(before, "会")
	case "到", "至", "在", "可", "以", "从", "由", "共", "超", "约":
		return strings.HasSuffix(before, "报") || strings.HasSuffix(before, "签") || strings.HasSuffix(before, "许") || strings.HasSuffix(before, "公") || strings.HasSuffix(before, "节") || strings.HasSuffix(before, "条") || strings.HasSuffix(before, "存") || strings.HasSuffix(before, "所") || strings.HasSuffix(before, "潜")
	case "-":
		return false
	}
	return false
}

// dropLead takes verbs that say only that something is to be done off the head of a name.
func dropLead(s string) string {
	for {
		s = strings.TrimLeft(s, " 、:")
		w := dropVerbs.prefix(s)
		if w == "" {
			return s
		}
		rest := s[len(w):]
		short := 3
		if w == "完成" || w == "实现" || w == "达到" {
			short = 2
		}
		if n := utf8.RuneCountInString(strings.TrimLeft(rest, " ")); n == 0 || n < short && utf8.RuneCountInString(w) > 1 && !keepVerbs.has(rest) && !dropVerbs.has(rest) || rest == "投资" {
			if n == 0 && (reachVerbs.has(s) || utf8.RuneCountInString(w) == 1) {
				return ""
			}
			if n == 0 && !strings.HasSuffix(s, "投资") {
				return ""
			}
			return s
		}
		for _, noun := range [...]string{"规模", "里程", "用地", "资金", "标准", "内容", "任务", "目标", "时间", "密度", "项目"} {
			if strings.HasPrefix(rest, noun) && (w == "建设" || w == "发展" || w == "重点" || w == "支持") {
				return s
			}
		}
		if w == "建成" && strings.HasPrefix(rest, "区") {
			return s // 「建成区绿地率」
		}
		if w == "高标准" && strings.HasPrefix(rest, "农田") || utf8.RuneCountInString(w) == 1 && utf8.RuneCountInString(s) <= 3 {
			return s
		}
		s = rest
	}
}
