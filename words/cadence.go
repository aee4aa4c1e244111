package words

import "duban/model"

// every says how often a cadence comes, by its kind.
var every = [...][2]string{
	model.Never:     {"不定期", "at no fixed time"},
	model.Day:       {"每日", "daily"},
	model.Week:      {"每周", "weekly"},
	model.Fortnight: {"每双周", "every fortnight"},
	model.TenDays:   {"每旬", "every ten days"},
	model.Month:     {"每月", "monthly"},
	model.TwoMonths: {"每两月", "every two months"},
	model.Quarter:   {"每季", "quarterly"},
	model.HalfYear:  {"每半年", "half-yearly"},
	model.Year:      {"每年", "yearly"},
	model.HalfMonth: {"每半月", "half-monthly"},
	model.Term:      {"每学期", "every term"},
	model.Stage:     {"每阶段", "every stage"},
}

// Cadence says how often a cadence comes and when it is due: 「每月，次月15日前报上月」.
func Cadence(p *model.Cadence, lang model.Lang) string {
	often := every[min(int(p.Kind), len(every)-1)]
	s := in(lang, often[0], often[1])
	if p.Kind == model.Never {
		return s
	}
	day, workdays := p.DueRule()
	months := p.Kind.Months() > 0
	switch {
	case day >= 31 && p.Within && months:
		s += in(lang, "，月底前", ", by the end of its last month")
	case day > 0 && p.Within && p.Kind == model.Month:
		s += fill(lang, "，当月%d日前", ", by day %d of its last month", day)
	case day > 0 && p.Within && months:
		s += fill(lang, "，末月%d日前", ", by day %d of its last month", day)
	case day > 0 && p.Within:
		s += fill(lang, "，当期第%d天前", ", by its day %d", day)
	case day > 0 && p.Kind == model.Month:
		s += fill(lang, "，次月%d日前报上月", ", by day %d of the next month", day)
	case day > 0 && months:
		s += fill(lang, "，期后次月%d日前", ", by day %d of the next month", day)
	case day > 0:
		s += fill(lang, "，期后%d天内", ", within %d days after it", day)
	case workdays > 0:
		s += fill(lang, "，期后%d个工作日内", ", within %d working days after it", workdays)
	default:
		s += in(lang, "，期末当日", ", on its last day")
	}
	switch p.Holiday {
	case model.NextWorkday:
		s += in(lang, "，遇假顺延", ", holidays move it on")
	case model.EarlierWorkday:
		s += in(lang, "，遇假提前", ", holidays move it ahead")
	}
	return s
}

// Asked tells what asks a task for returns: the cadence, and that no paper orders it
// where that is so: 「文件未定，按每月，次月10日前报上月计」.
func Asked(p *model.Cadence, by model.AskedBy, lang model.Lang) string {
	switch {
	case by == model.AskedByNone:
		return in(lang, "不要求报送", "no returns asked")
	case by == model.AskedByDefault:
		return fill(lang, "文件未定，按%s计", "no paper says; taken as %s", Cadence(p, lang))
	case p.Assumed():
		return fill(lang, "文件未定，按%s计", "%s (no paper says the day)", Cadence(p, lang))
	case by == model.AskedByParent:
		return fill(lang, "%s（承自上级方案）", "%s (from the plan above)", Cadence(p, lang))
	}
	return Cadence(p, lang)
}
