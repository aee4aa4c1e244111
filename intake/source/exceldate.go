package source

import (
	"strconv"
	"strings"
	"time"

	"duban/internal/pattern"

	"github.com/xuri/excelize/v2"
)

// How dates are shown.
const (
	isoDay   = 'D' // 2026-06-30
	isoTime  = 'T' // 2026-06-30 18:00
	isoMonth = 'M' // 2026-06
	zhMonth  = 'Y' // 2026年6月
	zhDay    = 'Z' // 6月30日
)

// dateMark begins a cell that holds a date, with how it is to be shown and the
// number that Excel keeps: the library takes twenty times as long to show a
// date as to show a number. No cell can begin with it by itself, since XML cannot hold it.
const dateMark = "\x02"

// builtInDates are the formats that a workbook names by number only. Those from
// 27 on are shown as a Chinese Excel shows them.
var builtInDates = map[int]rune{
	14: isoDay, 15: isoDay, 17: isoMonth, 22: isoTime,
	27: zhMonth, 28: zhDay, 29: zhDay, 30: isoDay, 31: isoDay, 36: zhMonth,
	50: zhMonth, 51: zhDay, 52: zhMonth, 53: zhDay, 54: zhDay, 57: zhMonth, 58: zhDay,
}

// plainDates makes a workbook that was opened mark every date, whatever format
// it has, so that 6/7/26 cannot be taken for the sixth of July. A format that
// shows no day, or no year, is kept: what is not shown was not meant.
func plainDates(f *excelize.File) error {
	// Asking for a style makes the library read them. A workbook without any has no dates.
	if _, err := f.GetStyle(0); err != nil || f.Styles == nil || f.Styles.CellXfs == nil {
		return nil
	}
	ids := make(map[rune]int)
	for _, kind := range []rune{isoDay, isoTime, isoMonth, zhMonth, zhDay} {
		format := `"` + dateMark + string(kind) + `"0.000000`
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			return err
		}
		if xf := f.Styles.CellXfs.Xf[style]; xf.NumFmtID != nil {
			ids[kind] = *xf.NumFmtID
		}
	}
	replace := make(map[int]int)
	for id, format := range builtInDates {
		replace[id] = ids[format]
	}
	if f.Styles.NumFmts != nil {
		for _, n := range f.Styles.NumFmts.NumFmt {
			n.FormatCode = backslashed(n.FormatCode)
			if format := plainDate(n.FormatCode); format != 0 {
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

// backslashed writes a format with the one escape that the library knows: a Chinese Excel writes 「0!.0,"万元"」
// for 「0\.0,"万元"」.
func backslashed(code string) string {
	if !strings.Contains(code, "!") {
		return code
	}
	out := []byte(code)
	for i, until := 0, byte(0); i < len(out); i++ {
		switch c := out[i]; {
		case until != 0:
			if c == until {
				until = 0
			}
		case c == '"':
			until = '"'
		case c == '[':
			until = ']'
		case c == '\\':
			i++
		case c == '!':
			out[i] = '\\'
			i++
		}
	}
	return string(out)
}

var (
	// What is literal in a format, and what is a note to the program.
	formatText = pattern.New(`"[^"]*"|\\.|\[[^\]]*\]|_.|\*.`)
	shortYear  = pattern.New(`^[^y]*\by{1,2}\b[^y]*$`)
)

// showDate shows a marked cell.
func showDate(marked string, from1904 bool) string {
	kind, number := rune(marked[1]), marked[2:]
	serial, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return number
	}
	day, err := excelize.ExcelDateToTime(serial, from1904)
	if err != nil {
		return number
	}
	switch kind {
	case isoTime:
		return day.Round(time.Minute).Format("2006-01-02 15:04")
	case isoMonth:
		return day.Format("2006-01")
	case zhMonth:
		return day.Format("2006年1月")
	case zhDay:
		return day.Format("1月2日")
	}
	return day.Format("2006-01-02")
}

// plainDate returns how a date of the given format is shown, or 0 when the format
// is kept.
func plainDate(code string) rune {
	code, _, _ = strings.Cut(strings.ToLower(code), ";")
	code = formatText.ReplaceAllString(code, " ")
	if strings.ContainsAny(code, "#0?") || strings.Contains(code, "general") {
		return 0
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
	return 0
}
