package words

import (
	"fmt"

	"duban/model"
)

// date writes a day in full: 2018年6月30日, or 2018-06-30.
func date(d model.Date, lang model.Lang) string {
	if lang == model.English {
		return d.String()
	}
	y, m, day := d.Civil()
	return fmt.Sprintf("%d年%d月%d日", y, m, day)
}

// dateFrom writes a day as it is said on another: in Chinese without the year that both share.
func dateFrom(on, d model.Date, lang model.Lang) string {
	if lang == model.English || d.Year() != on.Year() {
		return date(d, lang)
	}
	return monthDay(d, lang)
}

// monthDay writes a day without its year: 6月30日, or 30 Jun.
func monthDay(d model.Date, lang model.Lang) string {
	if lang == model.English {
		return d.Time().Format("2 Jan")
	}
	_, m, day := d.Civil()
	return fmt.Sprintf("%d月%d日", m, day)
}

// days counts days of the calendar.
func days(n int, lang model.Lang) string {
	if n == 1 {
		return in(lang, "1天", "1 day")
	}
	return fill(lang, "%d天", "%d days", n)
}

// workdays counts working days.
func workdays(n int, lang model.Lang) string {
	if n == 1 {
		return in(lang, "1个工作日", "1 working day")
	}
	return fill(lang, "%d个工作日", "%d working days", n)
}
