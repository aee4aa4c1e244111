package parse

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"duban/internal/pattern"
	"duban/model"
)

// Frame is the time that a document speaks of; what a text leaves out is taken
// from it. Any part may be zero.
type Frame struct {
	Year     int        // the year of the plan
	YearSure bool       // the year is named above the text, so that no other one is tried
	Issued   model.Date // the date of the document
	From, To model.Date // the period of the plan
}

// year returns the year to read a date by that names none.
func (f Frame) year() int {
	switch {
	case f.Year != 0:
		return f.Year
	case f.From != 0:
		return f.From.Year()
	case f.To != 0:
		return f.To.Year()
	case f.Issued != 0:
		return f.Issued.Year()
	}
	return 0
}

// When is what a text says of the time of a task.
type When struct {
	Start    model.Deadline
	Deadline model.Deadline
	// Inherited says that the year was taken from the frame.
	Inherited bool
	// Named is the number of dates that the text names.
	Named int
}

// ReadWhen reads a cell or a phrase that gives the time of a task. The words are
// always kept; a text that gives no date, 「长期坚持」「按要求时间」, is a deadline
// without a date that the document gave. ok is false for an empty cell.
func ReadWhen(text string, f Frame) (w When, ok bool) {
	if IsNothing(text) {
		return w, false
	}
	words := dropLayout(text)
	w.Deadline = model.Deadline{Text: words, Given: true}
	text = shortDate(text)
	year := f.year()
	dates, recurring := model.ParseDates(text, year)
	if recurring {
		if d, ok := model.ParseDeadline(text, year); ok {
			w.Deadline.Date, w.Deadline.Precision = d.Date, model.Recurring
			if f.To != 0 && (d.Date > f.To || len(dates) == 0 || !dates[0].YearNamed && d.Date.Year() != f.To.Year()) {
				w.Deadline.Date = f.To // the last turn in the plan, not in its first year
			}
			w.Named = len(dates)
			w.Inherited = len(dates) == 0 || !dates[0].YearNamed
			return w, true
		}
	}
	if n := len(dates); n > 0 && dates[n-1].Precision == model.ToYear && season.prefix(dropSpace(text[dates[n-1].To:])) != "" {
		dates = dates[:n-1] // 「2026年春节前」: the year alone would be too late
	}
	if len(dates) == 0 {
		if now := startsNow(text); now != "" && f.Issued != 0 {
			w.Start = model.Deadline{Date: f.Issued, Text: now, Precision: model.ToDay, Given: true}
		}
		return w, true
	}
	if !dates[0].YearNamed {
		w.Inherited = true
		if y := f.yearFor(text, year); y != year {
			dates, _ = model.ParseDates(text, y)
		}
	}
	w.Named = len(dates)
	from, to := 0, len(dates)
	start := -1
	for i := range dates {
		d := &dates[i]
		between := ""
		if i+1 < len(dates) {
			between = text[d.To:dates[i+1].From]
		}
		switch after := text[d.To:]; {
		case i+1 < len(dates) && (IsRange(between) || startVerb(after) && !startVerb(text[dates[i+1].To:])) && start < 0:
			start, from = i, i+1
		case len(dates) == 1 && (Begins(text, d) || startVerb(after) && goesOnLong(after)):
			start, from = i, i+1
		case len(dates) == 1 && d.Precision == model.ToDay && d.First < d.Last:
			start = i // 「6月1-15日」 is both
		}
	}
	if start >= 0 {
		d := &dates[start]
		first := d.First
		w.Start = model.Deadline{Date: first, Text: strings.TrimSpace(text[d.From:d.To]), Precision: d.Precision, Given: true}
	} else if now := startsNow(text); now != "" && f.Issued != 0 {
		w.Start = model.Deadline{Date: f.Issued, Text: now, Precision: model.ToDay, Given: true}
	}
	for _, d := range dates[from:to] {
		if d.Last > w.Deadline.Date || w.Deadline.Date == 0 {
			w.Deadline.Date, w.Deadline.Precision = d.Last, d.Precision
		}
	}
	if w.Start.Date != 0 && w.Deadline.Date != 0 && w.Start.Date > w.Deadline.Date {
		w.Start = model.Deadline{}
	}
	return w, true
}

// yearFor finds the year in which the first date of a text falls into the plan,
// where the plan spans several.
func (f Frame) yearFor(text string, year int) int {
	if f.YearSure || f.From == 0 || f.To == 0 || f.From.Year() == f.To.Year() {
		return year
	}
	for y := f.From.Year(); y <= f.To.Year() && y < f.From.Year()+10; y++ {
		dates, _ := model.ParseDates(text, y)
		if len(dates) == 0 {
			return year
		}
		d := dates[0]
		if d.Precision == model.ToYear {
			return year
		}
		if d.Last >= max(f.From, f.Issued) && d.Last <= f.To {
			return y
		}
	}
	return year
}

// IsRange reports whether the words between two dates make them the ends of a span.
func IsRange(between string) bool {
	switch dropSpace(fold(between)) {
	case "-", "--", "至", "到", "起至", "起到", "开始至", "份-", "份至", "起-", "开始,至", "启动,至", "开始到":
		return true
	}
	return false
}

// startVerb reports whether what stands behind a date is a beginning: 启动, 开工.
func startVerb(after string) bool {
	s := dropSpace(fold(after))
	for _, w := range [...]string{"底", "前", "份", "之", "以", "左右", "全面", "正式", "计划", "力争", "确保", "完成", "实现"} {
		s = strings.TrimPrefix(s, w)
	}
	for _, w := range [...]string{"启动", "开工", "动工", "开始", "开建", "起", "进场", "开展"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			return !strings.HasPrefix(rest, "完成")
		}
	}
	return false
}

// Begins reports whether the only date of a text is a beginning and no end: 「2026年3月起」.
func Begins(text string, d *model.DateMention) bool {
	after := dropSpace(fold(text[d.To:]))
	before := dropSpace(fold(text[:d.From]))
	if open := strings.TrimLeft(after, "-"); open != after && (open == "" || open[0] == ')') {
		return true // 「（5月1日—）」
	}
	return strings.HasPrefix(after, "起") || (strings.HasSuffix(before, "自") || strings.HasSuffix(before, "从")) && strings.HasPrefix(after, "开始")
}

// startsNow returns the words by which a task begins at once.
func startsNow(text string) string {
	for _, w := range [...]string{"即日起", "自印发之日起", "从即日起", "从现在起", "发文之日起"} {
		if strings.Contains(text, w) {
			return w
		}
	}
	return ""
}

// noDay are words of a deadline that has no day: for work without end, or for a day that others set.
var noDay = strings.Fields(`要求 立即 立行立改 按时 按期 按进度 按规定 长期 持续 常态 常年 全程 全年 全过程 贯穿 日常 经常性 永久 即时 随时`)

// oftenPerTurn matches how often something is done, which is no deadline: 「每月不少于4次」.
var oftenPerTurn = pattern.New(`(?:[2-9]|\d{2,}|[二两三四五六七八九十])(?:次|场|轮|回|家|件|批)`)

// Unread reports whether a cell or a phrase that should give a deadline gives none that can be read: no day,
// and no word for a deadline without one.
func (w *When) Unread() bool {
	text := dropSpace(fold(w.Deadline.Text))
	switch {
	case w.Deadline.Precision == model.Recurring:
		return oftenPerTurn.MatchString(text)
	case w.Deadline.Date != 0 || w.Start.Date != 0:
		return false
	}
	return !slices.ContainsFunc(noDay, func(w string) bool { return strings.Contains(text, w) })
}

// goesOnLong reports whether what begins has no end: 「2025年12月启动，长期推进」.
func goesOnLong(after string) bool {
	return strings.Contains(after, "长期") || strings.Contains(after, "持续") || strings.Contains(after, "常态")
}

// season are words for times of a year whose days are not the same in every year.
var season = newWords(`春节 清明 端午 中秋 汛期 主汛期 春季 夏季 秋季 冬季 开学 暑假 暑期 寒假 春耕 秋收 入冬 入汛 学年 春节前 两会`)

// shortDate writes a cell that is a date in short as one in full: 「12.31」「6-30前」「30-Jun」 are days of
// the plan's year, 「20260630」「6/30/2026」 are days, 「2026Q2」 is a quarter, 「2026-2028」 the years, 「26年6月」 the year 2026.
func shortDate(text string) string {
	s := dropSpace(fold(text))
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	rest := s[i:]
	switch {
	case i == 4 && (rest == "" || rest[0] == '-' && len(rest) == 5 && allDigits(rest[1:])) && (s[:2] == "19" || s[:2] == "20"):
		return s + "年"
	case i == 2 && strings.HasPrefix(rest, "年") && s[0] >= '1' && s[0] <= '4' && len(rest) > len("年") && isDigit(rest[len("年")]):
		return "20" + s
	case i == 4 && len(rest) == 2 && (rest[0] == 'Q' || rest[0] == 'q') && rest[1] >= '1' && rest[1] <= '4':
		return s[:4] + "年第" + rest[1:] + "季度"
	case i == 8 && limitWord(rest) && (s[:2] == "19" || s[:2] == "20"):
		if m, d := number(s[4:6]), number(s[6:8]); isDay(m, d) {
			return s[:4] + "年" + s[4:6] + "月" + s[6:8] + "日" + rest
		}
	case i == 5 && rest == "":
		if d := model.Date(number(s)) + serialZero; d >= model.NewDate(2000, 1, 1) && d < model.NewDate(2100, 1, 1) {
			return d.String() // a day as a spreadsheet counts it
		}
	case i == 1 || i == 2:
		return shortDay(text, s[:i], rest)
	}
	return text
}

// serialZero is the day that spreadsheets count 0.
const serialZero = model.Date(-25569)

// shortDay is shortDate for a text that begins with one or two digits.
func shortDay(text, first, rest string) string {
	if len(rest) < 2 {
		return text
	}
	mark, rest := rest[0], rest[1:]
	for i, m := range [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		if mark == '-' && strings.EqualFold(rest, m) && isDay(i+1, number(first)) {
			return strconv.Itoa(i+1) + "月" + first + "日"
		}
	}
	n := 0
	for n < len(rest) && isDigit(rest[n]) {
		n++
	}
	m, d := number(first), number(rest[:n])
	switch after := rest[n:]; {
	case n != 1 && n != 2 || !isDay(m, d):
	case (mark == '.' || mark == '/' || mark == '-') && limitWord(after):
		return first + "月" + rest[:n] + "日" + after
	case mark == '/' && len(after) == 5 && after[0] == '/' && allDigits(after[1:]) && (after[1:3] == "19" || after[1:3] == "20"):
		return after[1:] + "年" + first + "月" + rest[:n] + "日"
	}
	return text
}

// limitWord reports whether a text behind a day says no more than that it is the limit.
func limitWord(s string) bool {
	switch s {
	case "", "前", "之前", "以前", "止":
		return true
	}
	return false
}

// isDay reports whether a month has a day, in any year.
func isDay(month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && day <= model.NewDate(2000, time.Month(month)+1, 0).Day()
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
