package model

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Near says which day words mean that name no year, no month or no week: 「11-30」 「1月底」 「23」 「月底」 「周五」.
type Near uint8

// The ways to take such words.
const (
	// Within is the one of today's own year, month or week.
	Within Near = iota
	// Coming is the next one, today among them: a deadline lies ahead.
	Coming
	// Gone is the last one that has begun: a return is told of what was. A month and a day that come within a month
	// are those to come, so that 「12-05」 on 23 November is refused, or an estimate, but never a figure of last year.
	Gone
)

// ReadDay reads a day as an officer types it, anywhere in the program:
//
//   - in figures: 2026-11-30, 2026.11.30, 20261130, 11-30, 30, and 2026-11 for a whole month; -7 and +7 for days from today;
//   - from today: 昨天, 今天, 明天, 周五, 上周五, 月底, 上月底, 下月15日, 季末, 年底, 去年底; yesterday, today, tomorrow;
//   - as documents print a deadline: 2027年6月底, 11月底前, 12月中旬, 一季度, 每月底.
//
// Of a longer time the last day is meant, as ParseDeadline has it. The text is kept where it stands for itself; words that
// are reckoned from today are kept as the day. All else is ErrDate, an empty text too.
func ReadDay(text string, today Date, near Near) (Deadline, error) {
	r := dayReader{today: today, near: near}
	text = strings.TrimSpace(text)
	if !r.read(strings.ToLower(string(fold(text)))) {
		return Deadline{}, fmt.Errorf("%q: %w", text, ErrDate)
	}
	d := Deadline{Date: r.got.last, Precision: r.got.precision, Given: true, Text: text}
	if r.moves {
		d.Text = d.Date.String()
	}
	return d, nil
}

// ReadDays is ReadDay for all the days that the words allow, both ends included.
func ReadDays(text string, today Date, near Near) (Period, error) {
	r := dayReader{today: today, near: near}
	if !r.read(strings.ToLower(string(fold(text)))) {
		return Period{}, fmt.Errorf("%q: %w", text, ErrDate)
	}
	return Period{From: r.got.first, To: r.got.last}, nil
}

// ReadDate reads the day of something that has happened, as ReadDay does.
func ReadDate(text string, today Date) (Date, error) {
	d, err := ReadDay(text, today, Gone)
	return d.Date, err
}

// dayReader reads one text as a day.
type dayReader struct {
	today Date
	near  Near
	got   days
	moves bool // the words are reckoned from today
}

// days are those that words allow.
type days struct {
	first, last Date
	precision   Precision
}

func oneDay(d Date) days { return days{d, d, ToDay} }

// fixed takes the days that the words name.
func (r *dayReader) fixed(d days) bool {
	r.got = d
	return d.last != 0 && d.last.Year() >= 1000 && d.last.Year() <= 9999
}

// mostTurns is how many years, months or weeks are looked through: from 29 February to the next one are eight years.
const mostTurns = 8

// nearest takes the nearest days that the reader asks for: at gives those n years, months or weeks from today's, and
// whether there are such days.
func (r *dayReader) nearest(at func(n int) (days, bool)) bool {
	if r.near == Within {
		d, ok := at(0)
		return ok && r.fixed(d)
	}
	for n := range mostTurns + 1 {
		if r.near == Gone {
			n = -n
		}
		d, ok := at(n)
		if ok && (r.near == Coming && d.last >= r.today || r.near == Gone && d.first <= r.today) {
			return r.fixed(d)
		}
	}
	return false
}

// soon is how many days ahead a day of a named month lies at most that is taken for no day gone.
const soon = 31

// nearestYear is nearest for words that name a month: at gives those of the year n from today's.
func (r *dayReader) nearestYear(at func(n int) (days, bool)) bool {
	if r.near == Gone {
		for n := range 2 {
			if d, ok := at(n); ok && d.first > r.today && d.last <= r.today.AddDays(soon) {
				return r.fixed(d)
			}
		}
	}
	return r.nearest(at)
}

func (r *dayReader) read(s string) bool {
	if s == "" {
		return false
	}
	if n, err := strconv.Atoi(s); err == nil && (s[0] == '+' || s[0] == '-') {
		r.moves = true
		return n >= -36600 && n <= 36600 && r.fixed(oneDay(r.today.AddDays(n)))
	}
	if r.relative(s) {
		r.moves = true
		return true
	}
	if strings.Trim(s, "0123456789-/.") == "" {
		return r.figures(s)
	}
	return r.printed(s) || r.figures(s)
}

// figures reads a year, a month and a day set apart by marks, or the last of them.
func (r *dayReader) figures(s string) bool {
	if n, err := strconv.Atoi(s); err == nil && len(s) == len("20061130") {
		return r.civil(n/10000, n/100%100, n%100)
	}
	if strings.Trim(s, "-/.") != s {
		return false
	}
	var f []int
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("-/.年月日号", c) }) {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 {
			return false
		}
		f = append(f, n)
	}
	switch {
	case len(f) == 3:
		return r.civil(f[0], f[1], f[2])
	case len(f) == 2 && f[0] >= 1900 && f[1] >= 1 && f[1] <= 12:
		first := NewDate(f[0], time.Month(f[1]), 1)
		return r.fixed(days{first, first.MonthEnd(), ToMonth})
	case len(f) == 2:
		return r.nearestYear(func(n int) (days, bool) { return civil(r.today.Year()+n, f[0], f[1]) })
	case len(f) == 1 && !strings.ContainsAny(s, "年月"):
		return r.nearest(func(n int) (days, bool) {
			first := r.month(n)
			return civil(first.Year(), int(first.Month()), f[0])
		})
	}
	return false
}

func (r *dayReader) civil(y, m, d int) bool {
	got, ok := civil(y, m, d)
	return ok && r.fixed(got)
}

// civil is a day of the calendar, where there is one.
func civil(y, m, d int) (days, bool) {
	if m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return days{}, false
	}
	return oneDay(NewDate(y, time.Month(m), d)), true
}

// month, quarter and year are the first day of those n from today's.
func (r *dayReader) month(n int) Date {
	return NewDate(r.today.Year(), r.today.Month()+time.Month(n), 1)
}

func (r *dayReader) quarter(n int) Date {
	return NewDate(r.today.Year(), (r.today.Month()-1)/3*3+1+time.Month(3*n), 1)
}

func (r *dayReader) year(n int) Date { return NewDate(r.today.Year()+n, 1, 1) }

// The words reckoned from today: of days, and of weeks, months, quarters and years the last, this and the next one.
var (
	dayWords = map[string]int{
		"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "当天": 0, "明天": 1, "明日": 1, "后天": 2, "yesterday": -1, "today": 0, "tomorrow": 1, "0": 0,
	}
	turnWords = []struct {
		word string
		n    int
	}{{"上个", -1}, {"上", -1}, {"本", 0}, {"这个", 0}, {"这", 0}, {"当", 0}, {"下个", 1}, {"下", 1}}
	yearWords    = map[rune]int{'去': -1, '今': 0, '明': 1}
	weekdayWords = map[string]int{"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 6} // from Monday
	endWords     = []string{"底", "末", "底前", "末前", "最后一天"}
)

// relative reads words that are reckoned from today.
func (r *dayReader) relative(s string) bool {
	if n, ok := dayWords[s]; ok {
		return r.fixed(oneDay(r.today.AddDays(n)))
	}
	turn, named, rest := 0, false, s
	for _, w := range turnWords {
		if after, ok := strings.CutPrefix(s, w.word); ok {
			turn, named, rest = w.n, true, after
			break
		}
	}
	if n, ok := yearWords[[]rune(s + " ")[0]]; ok && strings.HasPrefix(s[len("去"):], "年") {
		turn, named, rest = n, true, s[len("去"):]
	}
	// take takes what stands n weeks, months, quarters or years from today's: the one named, or else the nearest.
	take := func(at func(n int) (days, bool)) bool {
		if !named {
			return r.nearest(at)
		}
		d, ok := at(turn)
		return ok && r.fixed(d)
	}
	for _, week := range []string{"周", "星期", "礼拜"} {
		if day, ok := strings.CutPrefix(rest, week); ok {
			weekday, ok := weekdayWords[day]
			if !ok {
				return false
			}
			monday := r.today.AddDays(-(int(r.today.Weekday()) + 6) % 7)
			return take(func(n int) (days, bool) { return oneDay(monday.AddDays(7*n + weekday)), true })
		}
	}
	for _, unit := range []struct {
		words     []string
		first     func(n int) Date
		precision Precision
	}{
		{[]string{"月份", "月"}, r.month, ToMonth},
		{[]string{"季度", "季"}, r.quarter, ToQuarter},
		{[]string{"年度", "年"}, r.year, ToYear},
	} {
		for _, word := range unit.words {
			after, ok := strings.CutPrefix(rest, word)
			if !ok {
				continue
			}
			whole := func(n int) days { return days{unit.first(n), unit.first(n+1) - 1, unit.precision} }
			for _, end := range endWords {
				if after == end {
					return take(func(n int) (days, bool) { return days{whole(n).last, whole(n).last, unit.precision}, true })
				}
			}
			switch {
			case !named:
				return false
			case after == "":
				return r.fixed(whole(turn))
			case unit.precision == ToMonth:
				return r.inMonth(unit.first(turn), after)
			case unit.precision == ToYear:
				return r.printed(strconv.Itoa(unit.first(turn).Year()) + "年" + after)
			}
			return false
		}
	}
	return false
}

// inMonth reads what stands behind a month that is reckoned from today: 「15日」 「上旬」.
func (r *dayReader) inMonth(first Date, after string) bool {
	return r.printed(fmt.Sprintf("%d年%d月%s", first.Year(), int(first.Month()), after))
}

// printed reads a date as documents print it. What is not understood of the text would be passed over in a document, but
// not in what an officer types.
func (r *dayReader) printed(s string) bool {
	read := func(year int) (days, bool) {
		d, ok := ParseDeadline(s, year)
		if !ok {
			return days{}, false
		}
		out := days{d.Date, d.Date, d.Precision}
		found, recurs := ParseDates(s, year)
		at := 0
		for _, m := range found {
			if m.Last == d.Date {
				out.first = m.First
			}
			if !recurs && !besideDate(s[at:m.From]) {
				return out, false
			}
			at = m.To
		}
		return out, recurs || besideDate(s[at:])
	}
	year := r.today.Year()
	d, ok := read(year)
	if next, _ := read(year + 1); !ok || next == d {
		return ok && r.fixed(d) // the text names its year
	}
	return r.nearestYear(func(n int) (days, bool) { return read(year + n) })
}

// besideDate tells whether what stands before or behind a date says no other one.
func besideDate(s string) bool {
	switch s {
	case "", "截至", "截止", "到", "至", "在", "于", ",", ";", "、", "底", "末", "内", "以内", "之内":
		return true
	}
	s = strings.TrimLeft(s, "底末")
	switch s {
	case "前", "之前", "以前":
		return true
	}
	return false
}
