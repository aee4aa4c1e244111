package parse

import (
	"strings"

	"duban/model"
)

// kindOf tells the kind of measure from the metric's name, its unit and relation.
func kindOf(metric, unit string, op model.Op, words string) model.Kind {
	rate := isRate(unit)
	for _, w := range [...]string{"失业率", "死亡率", "发生率", "发案率", "事故率", "损失率", "投诉率", "贫困发生率", "负债率", "不良率", "超标率", "辍学率", "流失率", "撂荒率"} {
		if strings.Contains(metric, w) && op != model.AtLeast && op != model.Above && !strings.Contains(metric, "下降") && !strings.Contains(metric, "降低") {
			return model.Ceiling
		}
	}
	if op == model.AtMost || op == model.Below {
		return model.Ceiling
	}
	for _, w := range [...]string{"工程量", "形象进度", "工程进度", "投资完成", "总工程"} {
		if rate && strings.Contains(metric, w) {
			return model.Cumulative
		}
	}
	for _, w := range [...]string{"扩大到", "扩大至", "提高到", "提高至", "提升到", "提升至", "增加到", "增加至", "增至"} {
		if strings.Contains(words, w) {
			return model.Stock // on the way there from where it stands
		}
	}
	if rate || strings.Contains(unit, "/") {
		return model.Level
	}
	for _, w := range [...]string{"稳定在", "保持在", "维持在"} {
		if strings.Contains(words, w) {
			return model.Level
		}
	}
	for _, w := range [...]string{"每千", "每百", "每万", "人均", "户均", "亩均"} {
		if strings.HasPrefix(metric, w) {
			return model.Level
		}
	}
	for _, w := range [...]string{"率", "比重", "占比", "增速", "增幅", "指数", "浓度", "密度", "标准", "强度", "满意度", "得分", "平均预期寿命"} {
		if strings.HasSuffix(metric, w) {
			return model.Level
		}
	}
	return model.Cumulative
}

func isRate(unit string) bool {
	return unit == "%" || unit == "‰" || strings.HasSuffix(unit, "百分点")
}

// isCountUnit reports whether a unit counts things, and does not measure a size.
func isCountUnit(unit string) bool {
	u := strings.TrimLeft(unit, "万千百亿")
	switch u {
	case "", "元", "美元", "亩", "米", "公里", "吨", "千克", "公斤", "斤", "平方米", "平方公里", "立方米", "公顷", "%", "‰", "千瓦", "兆瓦", "MW", "千瓦时", "百分点", "个百分点", "㎡", "升", "吨标准煤":
		return false
	}
	return !strings.Contains(u, "/")
}

func isTime(name string) bool {
	for _, w := range [...]string{"时间", "时限", "时长", "周期", "天数", "日数", "工期", "年限", "期限", "时效", "寿命", "压缩", "压减", "缩短"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}

// timeUnits measure time: a figure with one is a target only of something that lasts.
var timeUnits = newWords(`天 日 年 小时 分钟 周 个月 月 工作日 个工作日 秒 学时 课时`)
