package model

import (
	"strings"
	"time"
)

// ParseDeadline reads a deadline as documents print it: 「2017年12月底前」
// 「5月15日前」「4月中旬」「第一季度」「上半年」「到2020年」「每月底」「1994.6」. year is the year of the
// plan, for texts that name none; 0 where none is known.
//
// The date is the last day that the words allow: 「5月底」 is 31 May, 「4月中旬」
// 20 April, 「月初」 the 10th. 「5月15日前」 and 「5月底前」 include the day named, as offices use them;
// but a month, ten days or a year that is itself the limit, 「4月份前」「10月中旬前」「2030年前」, is over when the one before
// it ends. A year named once holds for the dates after it (「2023年6月底；12月底前」), and of several dates the
// latest counts: what the words ask for is done only then. For 「每月」「每年」 and the like the
// precision is Recurring and the date the last turn in the year.
//
// ok is false where no date can be told, as for 「按要求时间」「60年代」「－」; the
// deadline then carries only the text.
func ParseDeadline(text string, year int) (d Deadline, ok bool) {
	d.Text = strings.TrimSpace(text)
	p := newDateReader(text, year)
	p.read()
	if len(p.found) == 0 && p.recurs && p.known() {
		p.take(NewDate(p.year, time.December, 31), NewDate(p.year, time.December, 31), Recurring)
	}
	for _, m := range p.found {
		if d.Date == 0 || m.Last > d.Date {
			d.Date, d.Precision, d.Given = m.Last, m.Precision, true
		}
	}
	if d.Date != 0 && p.recurs {
		d.Precision = Recurring
	}
	return d, d.Date != 0
}

// DateMention is one date that a text names.
type DateMention struct {
	First, Last Date      // the days that the words allow
	Precision   Precision // how exactly the words say it
	From, To    int       // the bytes of the text that name it
	// YearNamed says that the text gives the year, here or before; otherwise it
	// is the one that was passed in.
	YearNamed bool
	// Before says that the words themselves are the limit and are over then: 「2030年前」.
	Before bool
}

// ParseDates finds all dates that a text names, as ParseDeadline reads them, in their
// order. recurring reports whether words like 「每月」 stand in it.
func ParseDates(text string, year int) (dates []DateMention, recurring bool) {
	if !mayNameDate(text) {
		return nil, false
	}
	p := newDateReader(text, year)
	p.read()
	return p.found, p.recurs
}

// mayNameDate says quickly that a text names no date: most texts, names of units
// for one, have none of the characters of which every date has one.
func mayNameDate(text string) bool {
	digit := false // a digit stood before
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9' || r >= '０' && r <= '９':
			digit = true
			continue
		case r < 0x80:
			if digit && (r == '.' || r == '-' || r == '/') {
				return true
			}
		default:
			switch r {
			case '年', '月', '日', '号', '季', '周', '旬', '半', '节', '每', '逐', '按', '期', '末', '底', '星', '天', '庆', '旦', '五', '七', '八',
				'．', '－', '／', '—', '–', '～', '−', '﹣', '至', '到':
				return true
			}
		}
		digit = digit && (r == ' ' || r == '\u3000')
	}
	return false
}

// dateReader walks over folded text and keeps the dates that it finds.
type dateReader struct {
	s      []rune
	at     []int // where each rune of s begins in the text, and where the text ends
	i      int
	from   int // where the words being read begin
	year   int // the year named last, or the plan's
	named  bool
	recurs bool
	found  []DateMention
}

func newDateReader(text string, year int) dateReader {
	s, at := foldDate(text)
	return dateReader{s: s, at: at, year: year}
}

// known reports whether there is a year to reckon with.
func (p *dateReader) known() bool { return p.year >= 1900 && p.year <= 2199 }

func (p *dateReader) take(first, last Date, precision Precision) {
	p.found = append(p.found, DateMention{
		First: first, Last: last, Precision: precision,
		From: p.at[p.from], To: p.at[p.i], YearNamed: p.named,
	})
}

// takeBefore takes a date that is over when first begins.
func (p *dateReader) takeBefore(first Date, precision Precision) {
	p.take(first-1, first-1, precision)
	p.found[len(p.found)-1].Before = true
}

// takeMonths takes the months from m to n of the year.
func (p *dateReader) takeMonths(m, n int, precision Precision) {
	p.take(NewDate(p.year, time.Month(m), 1), NewDate(p.year, time.Month(n)+1, 0), precision)
}

// takeDays takes the days from d to e of month m, up to its end where e is 0.
func (p *dateReader) takeDays(m, d, e int, precision Precision) {
	last := NewDate(p.year, time.Month(m), e)
	if e == 0 {
		last = NewDate(p.year, time.Month(m)+1, 0)
	}
	p.take(NewDate(p.year, time.Month(m), d), last, precision)
}

// eat moves behind the first of words that the text goes on with.
func (p *dateReader) eat(words ...string) bool {
next:
	for _, w := range words {
		i := p.i
		for _, r := range w {
			if i == len(p.s) || p.s[i] != r {
				continue next
			}
			i++
		}
		p.i = i
		return true
	}
	return false
}

// number reads up to most digits; it stays where there are none, or more.
func (p *dateReader) number(most int) (int, bool) {
	n, j := 0, p.i
	for j < len(p.s) && isDigit(p.s[j]) {
		n = n*10 + int(p.s[j]-'0')
		j++
		if j-p.i > most {
			return 0, false
		}
	}
	if j == p.i {
		return 0, false
	}
	p.i = j
	return n, true
}

func (p *dateReader) read() {
	for p.i < len(p.s) {
		start := p.i
		p.from = start
		switch {
		case !beginsDate(p.s[p.i]):
		case p.every(), p.namedYear(), p.plan(), p.part(), p.monthAndDay(), p.holiday():
		default:
			// Go on behind a whole number, so that 12345年 is no year 2345.
			if isDigit(p.s[p.i]) {
				for p.i < len(p.s) && isDigit(p.s[p.i]) {
					p.i++
				}
			}
		}
		if p.i == start {
			p.i++
		}
	}
}

// beginsDate reports whether a date, or a word of what recurs, can begin with r.
func beginsDate(r rune) bool {
	switch r {
	case '每', '按', '逐', '今', '本', '当', '明', '次', '来', '翌', '第', '上', '下', '半', '双', '年', '全', '十', '“', '「', '国', '五', '七', '八', '元', '"':
		return true
	}
	return isDigit(r)
}

// every reads the words of what falls due again and again.
func (p *dateReader) every() bool {
	if !p.eat("每", "按月", "按季", "按周", "逐月", "逐季", "逐年") {
		return false
	}
	if p.s[p.i-1] != '每' {
		p.recurs = true
		return true
	}
	switch {
	case p.eat("年"):
		p.recurs = true
	case p.eat("个月", "月"):
		p.recurs = true
		p.dayOfEveryMonth()
	case p.eat("半年", "个季度", "季度", "季", "两个月", "2个月", "两月", "半月", "两周", "2周", "周", "星期", "旬", "日", "天"):
		p.recurs = true
	}
	return true
}

// dayOfEveryMonth reads the day in 「每月15日前」: the last turn is in December.
func (p *dateReader) dayOfEveryMonth() {
	back := p.i
	n, ok := p.number(2)
	if ok && p.eat("日", "号") && n >= 1 && n <= 31 && p.known() {
		p.takeDays(12, n, n, Recurring)
		return
	}
	p.i = back
}

// namedYear reads 2017年…, 今年…, 2017-12-31, 2017.6.
func (p *dateReader) namedYear() bool {
	back := p.i
	switch {
	case p.eat("今年", "本年", "当年"):
		p.eat("度")
	case p.eat("明年", "次年", "来年", "翌年"):
		if p.year == 0 {
			return true
		}
		p.year++
	default:
		y, ok := p.number(4)
		if !ok || y < 1900 || y > 2199 {
			p.i = back
			return false
		}
		if p.toYear() {
			// 「2025-2026年」: the first of two years.
			p.year, p.named = y, true
			p.takeMonths(1, 12, ToYear)
			return true
		}
		if !p.eat("年") {
			if p.numeric(y) {
				return true
			}
			p.i = back
			return false
		}
		if p.eat("代") {
			return true
		}
		p.eat("度")
		p.year, p.named = y, true
	}
	if !p.known() {
		return true
	}
	at := p.i
	switch {
	case p.part(), p.monthAndDay(), p.holiday():
		return true
	case p.eat("底", "末", "终", "内", "全年"):
	case p.eat("前", "以前", "之前"):
		p.takeBefore(NewDate(p.year, time.January, 1), ToYear)
		return true
	default:
		if _, ok := p.number(2); ok && p.eat("月") {
			return true // 「2026年13月」 is no date, and not the year either
		}
		p.i = at
	}
	p.takeMonths(1, 12, ToYear)
	return true
}

// toYear reports whether the text goes on to a second year, of which only the
// last has the word: 「2025-2026年」. It does not move.
func (p *dateReader) toYear() bool {
	back := p.i
	defer func() { p.i = back }()
	if !p.eat("-", "—", "–", "~", "至", "到", "、", "——") {
		return false
	}
	y, ok := p.number(4)
	return ok && y >= 1900 && y <= 2199 && p.eat("年")
}

// numeric reads what follows the year in 2017-12-31, 2017/12/31, 2017.12.31,
// 2017-12 and 2017.6.
func (p *dateReader) numeric(y int) bool {
	if !p.eat("-", "/", ".") {
		return false
	}
	m, ok := p.number(2)
	if !ok || m < 1 || m > 12 {
		return false
	}
	back := p.i
	if p.eat("-", "/", ".") {
		if d, ok := p.number(2); ok && d >= 1 && d <= daysIn(y, m) {
			p.year, p.named = y, true
			p.eat("日", "号")
			p.takeDays(m, d, d, ToDay)
			return true
		}
		p.i = back
	}
	if p.i < len(p.s) && p.s[p.i] == '年' {
		return false // 2017-20年
	}
	p.eat("月")
	p.year, p.named = y, true
	p.takeMonths(m, m, ToMonth)
	return true
}

// plan reads the end of a five-year plan: 「“十四五”末」「十四五期末」「“十四五”期间」.
func (p *dateReader) plan() bool {
	back := p.i
	p.eat("“", "\"", "「")
	if !p.eat("十") || p.i >= len(p.s) {
		p.i = back
		return false
	}
	n := hanDigit(p.s[p.i])
	p.i++
	if n < 1 || n > 9 || !p.eat("五") {
		p.i = back
		return false
	}
	p.eat("”", "\"", "」")
	if !p.eat("期末", "末", "规划期末", "规划末", "期内", "期间内", "时期末") {
		p.i = back
		return false
	}
	year := 2005 + 5*n
	p.take(NewDate(year-4, time.January, 1), NewDate(year, time.December, 31), ToYear)
	p.found[len(p.found)-1].YearNamed = true
	return true
}

// holidays are the days that end before a feast whose day is the same in every year.
var holidays = [...]struct {
	word       string
	month, day int
}{{"国庆", 9, 30}, {"五一", 4, 30}, {"七一", 6, 30}, {"八一", 7, 31}, {"元旦", 12, 31}}

// holiday reads 「国庆节前」: the day before the feast. 元旦 is that of the year after.
func (p *dateReader) holiday() bool {
	back := p.i
	quoted := p.eat("“", "\"", "「")
	for _, h := range holidays {
		if !p.eat(h.word) {
			continue
		}
		if quoted {
			p.eat("”", "\"", "」")
		}
		p.eat("劳动节", "建军节", "建党节", "节", "假期")
		if p.eat("之前", "以前", "前") {
			if p.known() {
				p.takeDays(h.month, h.day, h.day, ToDay)
			}
			return true
		}
	}
	p.i = back
	return false
}

// part reads a quarter, a half or the end of the year.
func (p *dateReader) part() bool {
	back := p.i
	p.eat("第")
	if p.i < len(p.s) {
		if q := strings.IndexRune("1234", p.s[p.i]); q >= 0 {
			p.i++
			if p.eat("季度", "季末", "季底") {
				p.eat("末", "底")
				if p.known() {
					p.takeMonths(q*3+1, q*3+3, ToQuarter)
				}
				return true
			}
		}
	}
	p.i = back
	months := func(m, n int, precision Precision) bool {
		if p.known() {
			p.takeMonths(m, n, precision)
		}
		return true
	}
	switch {
	case p.eat("上半年", "半年目标", "半年任务", "双过半", "半年底", "年中"):
		return months(1, 6, ToHalf)
	case p.eat("下半年"):
		return months(7, 12, ToHalf)
	case p.eat("年底", "年末", "年终", "年内", "全年"):
		// 「2~3年内」 is a span, not this year.
		if back > 0 && (isDigit(p.s[back-1]) || hanDigit(p.s[back-1]) > 0) {
			return true
		}
		return months(1, 12, ToYear)
	}
	return false
}

// monthAndDay reads 5月15日, 5月底, 4月中旬, 5月份, 4月份前, and the first month of 3-6月.
func (p *dateReader) monthAndDay() bool {
	back := p.i
	m, ok := p.number(2)
	if !ok || m < 1 || m > 12 {
		p.i = back
		return false
	}
	if p.toMonth(m) {
		if p.known() {
			p.takeMonths(m, m, ToMonth)
		}
		return true
	}
	if !p.eat("月") || p.i < len(p.s) && p.s[p.i] == '一' {
		p.i = back // 「一月一调度」 is no January
		return false
	}
	if !p.known() {
		return true
	}
	at := p.i
	if d, ok := p.number(2); ok {
		switch {
		case d < 1 || d > daysIn(p.year, m):
			if p.eat("日", "号") {
				return true
			}
		case p.dayUpTo(m, d):
			return true
		case p.eat("日", "号"):
			if !p.dayUpTo(m, d) {
				p.takeDays(m, d, d, ToDay)
			}
			return true
		}
		p.i = at
	}
	switch p.eat("份"); {
	case p.eat("上旬前", "上旬以前", "上旬之前"):
		p.takeBefore(NewDate(p.year, time.Month(m), 1), ToTenDays)
	case p.eat("中旬前", "中旬以前", "中旬之前"):
		p.takeBefore(NewDate(p.year, time.Month(m), 11), ToTenDays)
	case p.eat("下旬前", "下旬以前", "下旬之前"):
		p.takeBefore(NewDate(p.year, time.Month(m), 21), ToTenDays)
	case p.eat("上旬", "初"):
		p.takeDays(m, 1, 10, ToTenDays)
	case p.eat("中下旬"):
		p.takeDays(m, 11, 0, ToTenDays)
	case p.eat("上中旬", "中上旬"):
		p.takeDays(m, 1, 20, ToTenDays)
	case p.eat("中旬", "中"):
		p.takeDays(m, 11, 20, ToTenDays)
	case p.eat("下旬"):
		p.takeDays(m, 21, 0, ToTenDays)
	case p.eat("前", "以前", "之前"):
		p.takeBefore(NewDate(p.year, time.Month(m), 1), ToMonth)
	default:
		p.eat("底", "末")
		p.takeMonths(m, m, ToMonth)
	}
	return true
}

// dayUpTo reads the rest of 「6月1-15日」 and 「6月1日至15日」; it stays where there is none.
func (p *dateReader) dayUpTo(m, d int) bool {
	back := p.i
	if p.eat("-", "—", "–", "~", "至", "到") {
		if e, ok := p.number(2); ok && p.eat("日", "号") && e >= d && e <= daysIn(p.year, m) {
			p.takeDays(m, d, e, ToDay)
			return true
		}
	}
	p.i = back
	return false
}

// toMonth reports whether the text goes on to a second month, of which only the
// last has the word: 「3-6月」. It does not move.
func (p *dateReader) toMonth(m int) bool {
	back := p.i
	defer func() { p.i = back }()
	if !p.eat("-", "—", "–", "~", "至", "到") {
		return false
	}
	n, ok := p.number(2)
	return ok && n > m && n <= 12 && p.eat("月")
}

func daysIn(year, month int) int { return NewDate(year, time.Month(month)+1, 0).Day() }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// recurringCadence returns the turn in which a task like 「每月底」 falls due again.
func recurringCadence(text string) (Cadence, bool) {
	for _, w := range [...]struct {
		word string
		kind Every
	}{
		{"每周", Week},
		{"按周", Week},
		{"每旬", TenDays},
		{"每半月", HalfMonth},
		{"每月", Month},
		{"每个月", Month},
		{"按月", Month},
		{"逐月", Month},
		{"每两月", TwoMonths},
		{"每两个月", TwoMonths},
		{"每季", Quarter},
		{"每个季度", Quarter},
		{"按季", Quarter},
		{"逐季", Quarter},
		{"每半年", HalfYear},
		{"每年", Year},
		{"逐年", Year},
		{"每日", Day},
		{"每天", Day},
	} {
		if strings.Contains(text, w.word) {
			c := Cadence{Kind: w.kind, Purpose: ForReport}
			c.DueDay, c.Within = recurringDay(text)
			return c, true
		}
	}
	return Cadence{}, false
}

// recurringDay reads by which day of its turn, or of the next month, a recurring
// deadline is due: 「每月底」 is the turn's last day, 「每月15日前」 the 15th of the next.
func recurringDay(text string) (day int, within bool) {
	if strings.ContainsAny(text, "底末") {
		return 31, true
	}
	i := strings.IndexAny(text, "0123456789")
	if i < 0 {
		return 0, false
	}
	for i < len(text) && '0' <= text[i] && text[i] <= '9' && day < 100 {
		day, i = day*10+int(text[i]-'0'), i+1
	}
	if day > 31 || !strings.HasPrefix(text[i:], "日") && !strings.HasPrefix(text[i:], "号") {
		return 0, false
	}
	return day, false
}
