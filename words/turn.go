package words

import (
	"fmt"

	"duban/model"
)

// Turn names a turn of a kind within a sentence of a day: 「5月」, 「2025年12月」, 「二季度」,
// 「5月上旬」, 「5月4日至10日」. In Chinese the year stands where it is not that of the day, and both where
// the turn goes over from one into the next. A turn that is none has no name.
func Turn(t model.Turn, kind model.Every, on model.Date, lang model.Lang) string {
	if t.IsZero() {
		return ""
	}
	y, m, d := t.From.Civil()
	year := ""
	if y != on.Year() {
		year = fmt.Sprintf("%d年", y)
	}
	y2, m2, d2 := t.To.Civil()
	switch kind {
	case model.Month:
		return fill(lang, "%[1]s%[3]d月", "%[2]d-%02[3]d", year, y, int(m))
	case model.Quarter:
		n := (int(m)-1)/3 + 1
		return fill(lang, "%[1]s%[3]s季度", "Q%[4]d %[2]d", year, y, [...]string{"一", "二", "三", "四"}[n-1], n)
	case model.HalfYear:
		n := (int(m)-1)/6 + 1
		return fill(lang, "%[1]s%[3]s半年", "H%[4]d %[2]d", year, y, [...]string{"上", "下"}[n-1], n)
	case model.Year:
		return fill(lang, "%d年", "%d", y)
	case model.Day:
		return in(lang, year+monthDay(t.From, lang), t.From.String())
	}
	// English has no names for the rest.
	if lang == model.English {
		return t.From.String() + "/" + t.To.String()
	}
	switch kind {
	case model.TenDays:
		return fmt.Sprintf("%s%d月%s", year, int(m), [...]string{"上旬", "中旬", "下旬"}[min((d-1)/10, 2)])
	case model.HalfMonth:
		return fmt.Sprintf("%s%d月%s半月", year, int(m), [...]string{"上", "下"}[min((d-1)/15, 1)])
	case model.TwoMonths:
		return fmt.Sprintf("%s%d—%d月", year, int(m), int(m2))
	}
	switch {
	case y != y2:
		return date(t.From, lang) + "至" + date(t.To, lang)
	case m == m2:
		return fmt.Sprintf("%s%s至%d日", year, monthDay(t.From, lang), d2)
	}
	return year + monthDay(t.From, lang) + "至" + monthDay(t.To, lang)
}
