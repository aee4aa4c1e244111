package source

import (
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The formats in which dates are shown.
const (
	isoDay   = "yyyy-mm-dd"
	isoTime  = "yyyy-mm-dd hh:mm"
	isoMonth = "yyyy-mm"
	zhMonth  = `yyyy"年"m"月"`
	zhDay    = `m"月"d"日"`
)

// builtInDates are the formats that a workbook names by number only. Those from
// 27 on are shown as a Chinese Excel shows them.
var builtInDates = map[int]string{
	14: isoDay, 15: isoDay, 17: isoMonth, 22: isoTime,
	27: zhMonth, 28: zhDay, 29: zhDay, 30: isoDay, 31: isoDay, 36: zhMonth,
	50: zhMonth, 51: zhDay, 52: zhMonth, 53: zhDay, 54: zhDay, 57: zhMonth, 58: zhDay,
}

// plainDates makes a workbook that was opened show every full date as an ISO
// day, whatever format it has, so that 6/7/26 cannot be taken for the sixth of
// July. A format that shows no day, or no year, is kept: what is not shown was not meant.
func plainDates(f *excelize.File) error {
	// Asking for a style makes the library read them. A workbook without any has no dates.
	if _, err := f.GetStyle(0); err != nil || f.Styles == nil || f.Styles.CellXfs == nil {
		return nil
	}
	ids := make(map[string]int)
	for _, format := range []string{isoDay, isoTime, isoMonth, zhMonth, zhDay} {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			return err
		}
		if xf := f.Styles.CellXfs.Xf[style]; xf.NumFmtID != nil {
			ids[format] = *xf.NumFmtID
		}
	}
	replace := make(map[int]int)
	for id, format := range builtInDates {
		replace[id] = ids[format]
	}
	if f.Styles.NumFmts != nil {
		for _, n := range f.Styles.NumFmts.NumFmt {
			if format := plainDate(n.FormatCode); format != "" {
				replace[n.NumFmtID] = ids[format]
			}
		}
	}
	for i := range f.Styles.CellXfs.Xf {
		xf := &f.Styles.CellXfs.Xf[i]
		if xf.NumFmtID == nil {
			continue
		}
		if id, ok := replace[*xf.NumFmtID]; ok && id != 0 {
			xf.NumFmtID = &id
		}
	}
	return nil
}

var (
	// What is literal in a format, and what is a note to the program.
	formatText = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]|_.|\*.`)
	shortYear  = regexp.MustCompile(`^[^y]*\by{1,2}\b[^y]*$`)
)

// plainDate is the format in which a date of the given format is shown, or ""
// when the format is kept.
func plainDate(code string) string {
	code, _, _ = strings.Cut(strings.ToLower(code), ";")
	code = formatText.ReplaceAllString(code, " ")
	if strings.ContainsAny(code, "#0?") || strings.Contains(code, "general") {
		return ""
	}
	code = strings.NewReplacer("am/pm", "", "a/p", "", "上午/下午", "").Replace(code)
	year, month := strings.Contains(code, "y") || strings.Contains(code, "e"), strings.Contains(code, "m")
	day, hour := strings.Contains(code, "d"), strings.Contains(code, "h")
	switch {
	case year && month && day && hour:
		return isoTime
	case year && month && day:
		return isoDay
	case year && month && !hour && shortYear.MatchString(code):
		return isoMonth
	}
	return ""
}
