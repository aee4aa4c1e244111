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
// but a month or a year that is itself the limit, 「4月份前」「2030年前」, is over when the one before
// it ends. A year named once holds for the dates after it (「2023年6月底；12月底前」), and of several dates the
// latest counts: what the words ask for is done only then. For 「每月」「每年」 and the like the
// precision is Recurring and the date the last turn in the year.
//
// ok is false where no date can be told, as for 「按要求时间」「60年代」「－」; the
// deadline then carries only the text.
func ParseDeadline(text string, year int) (d Deadline, ok bool) {
	d.Text = strings.TrimSpace(text)
	p := dateReader{s: foldDate(text), year: year}
	p.read()
	if p.best.Date == 0 && p.recurs && p.year >= 1900 && p.year <= 2199 {
		p.take(NewDate(p.year, time.December, 31), Recurring)
	}
	if p.best.Date == 0 {
		return d, false
	}
	d.Date, d.Precision, d.Given = p.best.Date, p.best.Precision, true
	if p.recurs {
		d.Precision = Recurring
	}
	return d, true
}

// dateReader walks over folded text and keeps the latest date that it finds.
type dateReader struct {
	s      []rune
	i      int
	year   int // the year named last, or the plan's
	recurs bool
	best   Deadline
}

func (p *dateReader) take(d Date, precision Precision) {
	if d > p.best.Date || p.best.Date == 0 {
		p.best.Date, p.best.Precision = d, precision
	}
}

// eat moves behind the first of words that the text goes on with.
func (p *dateReader) eat(words ...string) bool {
	for _, w := range words {
		r := []rune(w)
		if len(p.s)-p.i >= len(r) && string(p.s[p.i:p.i+len(r)]) == w {
			p.i += len(r)
			return true
		}
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
		switch {
		case p.every(), p.namedYear(), p.part(), p.monthAndDay():
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
	if ok && p.eat("日", "号") && n >= 1 && n <= 31 && p.year >= 1900 && p.year <= 2199 {
		p.take(NewDate(p.year, time.December, n), Recurring)
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
		p.year = y
	}
	if p.year < 1900 || p.year > 2199 {
		return true
	}
	at := p.i
	switch {
	case p.part(), p.monthAndDay():
		return true
	case p.eat("底", "末", "终", "内", "全年"):
	case p.eat("前", "以前", "之前"):
		p.take(NewDate(p.year, time.January, 0), ToYear)
		return true
	default:
		p.i = at
	}
	p.take(NewDate(p.year, time.December, 31), ToYear)
	return true
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
			p.year = y
			p.take(NewDate(y, time.Month(m), d), ToDay)
			return true
		}
		p.i = back
	}
	if p.i < len(p.s) && p.s[p.i] == '年' {
		return false // 2017-20年
	}
	p.year = y
	p.take(NewDate(y, time.Month(m)+1, 0), ToMonth)
	return true
}

// part reads a quarter, a half or the end of the year.
func (p *dateReader) part() bool {
	back := p.i
	known := p.year >= 1900 && p.year <= 2199
	p.eat("第")
	if p.i < len(p.s) {
		if q := strings.IndexRune("1234", p.s[p.i]); q >= 0 {
			p.i++
			if p.eat("季度") {
				p.eat("末", "底")
				if known {
					p.take(NewDate(p.year, time.Month(q*3+4), 0), ToQuarter)
				}
				return true
			}
		}
	}
	p.i = back
	end := func(m time.Month, precision Precision) bool {
		if known {
			p.take(NewDate(p.year, m+1, 0), precision)
		}
		return true
	}
	switch {
	case p.eat("上半年", "半年目标", "半年任务", "双过半"):
		return end(time.June, ToHalf)
	case p.eat("下半年"):
		return end(time.December, ToHalf)
	case p.eat("年底", "年末", "年终", "年内", "全年"):
		// 「2~3年内」 is a span, not this year.
		if back > 0 && isDigit(p.s[back-1]) {
			return true
		}
		return end(time.December, ToYear)
	}
	return false
}

// monthAndDay reads 5月15日, 5月底, 4月中旬, 5月份, 4月份前.
func (p *dateReader) monthAndDay() bool {
	back := p.i
	m, ok := p.number(2)
	if !ok || !p.eat("月") || m < 1 || m > 12 {
		p.i = back
		return false
	}
	if p.year < 1900 || p.year > 2199 {
		return true
	}
	at := p.i
	if d, ok := p.number(2); ok {
		if p.eat("日", "号") {
			if d >= 1 && d <= daysIn(p.year, m) {
				p.take(NewDate(p.year, time.Month(m), d), ToDay)
			}
			return true
		}
		p.i = at
	}
	switch p.eat("份"); {
	case p.eat("上旬", "初"):
		p.take(NewDate(p.year, time.Month(m), 10), ToTenDays)
	case p.eat("中旬", "中"):
		p.take(NewDate(p.year, time.Month(m), 20), ToTenDays)
	case p.eat("下旬"):
		p.take(NewDate(p.year, time.Month(m)+1, 0), ToTenDays)
	case p.eat("前", "以前", "之前"):
		p.take(NewDate(p.year, time.Month(m), 0), ToMonth)
	default:
		p.eat("底", "末")
		p.take(NewDate(p.year, time.Month(m)+1, 0), ToMonth)
	}
	return true
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
		{"每半月", Fortnight},
		{"每两周", Fortnight},
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
			return Cadence{Kind: w.kind, Purpose: ForReport}, true
		}
	}
	return Cadence{}, false
}
