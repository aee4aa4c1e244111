package model

import "fmt"

// Label returns a turn's name within a sentence of a day: 「5月」, 「2025年12月」,
// 「二季度」, 「5月上旬」, 「5月4日至10日」. The year stands where it is not that of the day, and both
// where the turn goes over from one into the next.
func (t Turn) Label(kind Every, on Date, lang Lang) string {
	if t.IsZero() {
		return ""
	}
	if lang == English {
		return t.english(kind)
	}
	y, m, d := t.From.Civil()
	year := ""
	if y != on.Year() {
		year = fmt.Sprintf("%d年", y)
	}
	y2, m2, d2 := t.To.Civil()
	switch kind {
	case Day:
		return fmt.Sprintf("%s%d月%d日", year, m, d)
	case TenDays:
		return fmt.Sprintf("%s%d月%s", year, m, [...]string{"上旬", "中旬", "下旬"}[min(part(t.From, 10), 2)])
	case HalfMonth:
		return fmt.Sprintf("%s%d月%s半月", year, m, [...]string{"上", "下"}[min(part(t.From, 15), 1)])
	case Month:
		return fmt.Sprintf("%s%d月", year, m)
	case TwoMonths:
		return fmt.Sprintf("%s%d—%d月", year, m, m2)
	case Quarter:
		return year + [...]string{"一", "二", "三", "四"}[(m-1)/3] + "季度"
	case HalfYear:
		return year + [...]string{"上", "下"}[(m-1)/6] + "半年"
	case Year:
		return fmt.Sprintf("%d年", y)
	}
	switch {
	case y != y2:
		return fmt.Sprintf("%d年%d月%d日至%d年%d月%d日", y, m, d, y2, m2, d2)
	case m == m2:
		return fmt.Sprintf("%s%d月%d日至%d日", year, m, d, d2)
	}
	return fmt.Sprintf("%s%d月%d日至%d月%d日", year, m, d, m2, d2)
}

func (t Turn) english(kind Every) string {
	y, m, d := t.From.Civil()
	switch kind {
	case Day:
		return t.From.String()
	case Month:
		return fmt.Sprintf("%d-%02d", y, int(m))
	case Quarter:
		return fmt.Sprintf("Q%d %d", (int(m)-1)/3+1, y)
	case HalfYear:
		return fmt.Sprintf("H%d %d", (int(m)-1)/6+1, y)
	case Year:
		return fmt.Sprintf("%d", y)
	}
	_ = d
	return t.From.String() + "/" + t.To.String()
}

// Rule says in words how often a cadence comes and when it is due: 「每月，次月15日前」.
func (p *Cadence) Rule(lang Lang) string {
	if lang == English {
		return p.ruleEn()
	}
	day, workdays := p.dueRule()
	s := everyZh[min(int(p.Kind), len(everyZh)-1)]
	switch {
	case p.Kind == Never:
		return s
	case day > 0 && p.Within && p.Kind.months() > 0:
		if day >= 31 {
			s += "，月底前"
		} else if p.Kind == Month {
			s += fmt.Sprintf("，当月%d日前", day)
		} else {
			s += fmt.Sprintf("，末月%d日前", day)
		}
	case day > 0 && p.Within:
		s += fmt.Sprintf("，当期第%d天前", day)
	case day > 0 && p.Kind == Month:
		s += fmt.Sprintf("，次月%d日前报上月", day)
	case day > 0 && p.Kind.months() > 0:
		s += fmt.Sprintf("，期后次月%d日前", day)
	case day > 0:
		s += fmt.Sprintf("，期后%d天内", day)
	case workdays > 0:
		s += fmt.Sprintf("，期后%d个工作日内", workdays)
	default:
		s += "，期末当日"
	}
	switch p.Holiday {
	case NextWorkday:
		s += "，遇假顺延"
	case EarlierWorkday:
		s += "，遇假提前"
	}
	return s
}

func (p *Cadence) ruleEn() string {
	day, workdays := p.dueRule()
	s := everyEn[min(int(p.Kind), len(everyEn)-1)]
	switch {
	case p.Kind == Never:
		return s
	case day > 0 && p.Within && p.Kind.months() > 0 && day >= 31:
		s += ", by the end of its last month"
	case day > 0 && p.Within && p.Kind.months() > 0:
		s += fmt.Sprintf(", by day %d of its last month", day)
	case day > 0 && p.Within:
		s += fmt.Sprintf(", by its day %d", day)
	case day > 0 && p.Kind.months() > 0:
		s += fmt.Sprintf(", by day %d of the next month", day)
	case day > 0:
		s += fmt.Sprintf(", within %d days after it", day)
	case workdays > 0:
		s += fmt.Sprintf(", within %d working days after it", workdays)
	default:
		s += ", on its last day"
	}
	switch p.Holiday {
	case NextWorkday:
		s += ", holidays move it on"
	case EarlierWorkday:
		s += ", holidays move it ahead"
	}
	return s
}

// Says tells what asks a task for returns: the cadence, and that no paper orders it
// where that is so: 「文件未定，按每月，次月10日前报上月计」.
func (p *Cadence) Says(by AskedBy, lang Lang) string {
	if lang == English {
		switch {
		case by == AskedByNone:
			return "no returns asked"
		case by == AskedByDefault:
			return "no paper says; taken as " + p.ruleEn()
		case p.Assumed():
			return p.ruleEn() + " (no paper says the day)"
		case by == AskedByParent:
			return p.ruleEn() + " (from the plan above)"
		}
		return p.ruleEn()
	}
	switch {
	case by == AskedByNone:
		return "不要求报送"
	case by == AskedByDefault, p.Assumed():
		return "文件未定，按" + p.Rule(Chinese) + "计"
	case by == AskedByParent:
		return p.Rule(Chinese) + "（承自上级方案）"
	}
	return p.Rule(Chinese)
}

var (
	everyZh = [...]string{"不定期", "每日", "每周", "每双周", "每旬", "每月", "每两月", "每季", "每半年", "每年", "每半月", "每学期", "每阶段"}
	everyEn = [...]string{
		"at no fixed time", "daily", "weekly", "every fortnight", "every ten days", "monthly", "every two months",
		"quarterly", "half-yearly", "yearly", "half-monthly", "every term", "every stage",
	}
)
