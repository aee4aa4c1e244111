package model

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"duban/internal/founding"
)

func TestDeadlinesAreReadAsDocumentsPrintThem(t *testing.T) {
	for _, c := range []struct {
		text string
		year int
		want string
		p    Precision
	}{
		{"2017年12月底前", 2017, "2017-12-31", ToMonth},
		{"2017年12月完成建设", 2018, "2017-12-31", ToMonth},
		{"2017年3月", 0, "2017-03-31", ToMonth},
		{"5月15日前", 2017, "2017-05-15", ToDay},
		{"5、5月15日前", 2017, "2017-05-15", ToDay},
		{"1、5月底", 2017, "2017-05-31", ToMonth},
		{"2、4月底前", 2017, "2017-04-30", ToMonth},
		{"3、4月中旬", 2017, "2017-04-20", ToTenDays},
		{"6、11月底\n\n7、11月底", 2017, "2017-11-30", ToMonth},
		{"4月28日前动工", 2017, "2017-04-28", ToDay},
		{"2月上旬", 2023, "2023-02-10", ToTenDays},
		{"2月下旬", 2024, "2024-02-29", ToTenDays},
		{"3月初", 2023, "2023-03-10", ToTenDays},
		{"第一季度", 2017, "2017-03-31", ToQuarter},
		{"第二、三季度", 2017, "2017-09-30", ToQuarter},
		{"2018年第四季度", 2017, "2018-12-31", ToQuarter},
		{"1季度末", 2018, "2018-03-31", ToQuarter},
		{"上半年", 2020, "2020-06-30", ToHalf},
		{"上半年阶段性目标", 2020, "2020-06-30", ToHalf},
		{"半年目标任务", 2020, "2020-06-30", ToHalf},
		{"2025年上半年", 2023, "2025-06-30", ToHalf},
		{"下半年", 2026, "2026-12-31", ToHalf},
		{"2017年", 2017, "2017-12-31", ToYear},
		{"到2020年", 2017, "2020-12-31", ToYear},
		{"力争到2020年", 0, "2020-12-31", ToYear},
		{"2017年-2020年", 2017, "2020-12-31", ToYear},
		{"2017年—2020年", 2017, "2020-12-31", ToYear},
		{"2017年至2020年", 2017, "2020-12-31", ToYear},
		{"2018年底投入使用", 2018, "2018-12-31", ToYear},
		{"2023年末", 2023, "2023-12-31", ToYear},
		{"2028年底前", 2026, "2028-12-31", ToYear},
		{"2030年前", 2026, "2029-12-31", ToYear},
		{"年内", 2023, "2023-12-31", ToYear},
		{"年底前", 2023, "2023-12-31", ToYear},
		{"全年", 2026, "2026-12-31", ToYear},
		{"今年10月中旬前", 2023, "2023-10-10", ToTenDays},
		{"明年6月底", 2023, "2024-06-30", ToMonth},
		{"在6月底前", 2020, "2020-06-30", ToMonth},
		{"在7月份", 2020, "2020-07-31", ToMonth},
		{"从3月下旬至6月底", 2020, "2020-06-30", ToMonth},
		{"1月至3月", 2018, "2018-03-31", ToMonth},
		{"9月-12月份", 2023, "2023-12-31", ToMonth},
		{"截至3月20日", 2018, "2018-03-20", ToDay},
		{"预计6月底前", 2018, "2018-06-30", ToMonth},
		{"拟定五月份开班", 2018, "2018-05-31", ToMonth},
		{"十二月三十一日", 2018, "2018-12-31", ToDay},
		{"二〇一七年十月", 0, "2017-10-31", ToMonth},
		{"4月份前", 2023, "2023-03-31", ToMonth},
		{"2024年6月前", 2023, "2024-05-31", ToMonth},
		{"2023年6月份之前", 2023, "2023-05-31", ToMonth},
		{"2023年6月底；12月底前", 2022, "2023-12-31", ToMonth},
		{"2023年底前；2024年底前；2025年；2026年底前", 2023, "2026-12-31", ToYear},
		{"12月30日", 2023, "2023-12-30", ToDay},
		{"6月30日", 2026, "2026-06-30", ToDay},
		{"2017年7月11日", 2018, "2017-07-11", ToDay},
		{"2018-04-11 09:27", 0, "2018-04-11", ToDay},
		{"2018-4-1 09:27", 0, "2018-04-01", ToDay},
		{"2017.12.31", 0, "2017-12-31", ToDay},
		{"2017/6/5", 0, "2017-06-05", ToDay},
		{"1994.6", 0, "1994-06-30", ToMonth},
		{"2026-12", 0, "2026-12-31", ToMonth},
		{"２０１７年１２月底", 0, "2017-12-31", ToMonth},
		{"2026 年 12 月", 0, "2026-12-31", ToMonth},
		{"2025-2026年", 0, "2026-12-31", ToYear},
		{"3-12月", 2026, "2026-12-31", ToMonth},
		{"6月中下旬", 2026, "2026-06-30", ToTenDays},
		{"6月1-15日", 2026, "2026-06-15", ToDay},
		{"6月1日至15日", 2026, "2026-06-15", ToDay},
		{"“十四五”末", 2023, "2025-12-31", ToYear},
		{"十五五期末", 2026, "2030-12-31", ToYear},
		{"国庆节前", 2026, "2026-09-30", ToDay},
		{"“五一”前", 2026, "2026-04-30", ToDay},
		{"2026年元旦前", 2026, "2026-12-31", ToDay},
		{"年中", 2026, "2026-06-30", ToHalf},
		{"2026年6月30日", 0, "2026-06-30", ToDay},
		{"2026.6.30日前", 0, "2026-06-30", ToDay},
		{"2026.6月底", 0, "2026-06-30", ToMonth},
		{"每月底", 2017, "2017-12-31", Recurring},
		{"每月15日前", 2020, "2020-12-15", Recurring},
		{"每年", 2017, "2017-12-31", Recurring},
		{"每季度末", 2017, "2017-12-31", Recurring},
		{"每年3月底前", 2017, "2017-03-31", Recurring},
	} {
		got, ok := ParseDeadline(c.text, c.year)
		if !ok || got.Date.String() != c.want || got.Precision != c.p || !got.Given {
			t.Errorf("%q in %d: %s %v (%v), want %s %v", c.text, c.year, got.Date, got.Precision, ok, c.want, c.p)
		}
		if got.Text == "" {
			t.Errorf("%q: the words are lost", c.text)
		}
	}
}

func TestWhereNoDateCanBeToldOnlyTheWordsStay(t *testing.T) {
	for _, text := range []string{
		"按要求时间", "3、按要求时间", "60年代", "1960年代", "－", "", "截止目前", "分两年完成", "2~3年内", "三年内", "一月一调度", "长期坚持", "如期",
		"早稻播栽结束后", "三年一轮", "竣工验收备案前", "2月30日", "13月底", "3个月", "G240", "〔2016〕8号", "12345年",
		"每轮", "0年", "99999999999999999999年",
	} {
		if got, ok := ParseDeadline(text, 2017); ok || got.Date != 0 || got.Given {
			t.Errorf("%q: %s %v", text, got.Date, got.Precision)
		}
	}
	for _, text := range []string{"5月底", "全年", "上半年", "每月底", "一季度", "年内"} {
		if got, ok := ParseDeadline(text, 0); ok {
			t.Errorf("%q without a year: %s", text, got.Date)
		}
	}
}

// TestDeadlinesOfTheDocumentsAreReadAsTranscribed compares with the
// transcription of the founding documents, where it is at hand.
func TestDeadlinesOfTheDocumentsAreReadAsTranscribed(t *testing.T) {
	pair := regexp.MustCompile(`"raw":\s*"([^"]+)"(?:,\s*"(?:item|kind|day)":\s*(?:null|"[^"]*"|\d+))*,\s*"date":\s*"(\d{4}-\d{2}-\d{2})"`)
	seen := 0
	for name, year := range map[string]int{"000": 2017, "001": 2020, "002": 2018} {
		for _, m := range pair.FindAllStringSubmatch(string(founding.Truth(t, name)), -1) {
			seen++
			text := regexp.MustCompile(` ?\(会战目标\)`).ReplaceAllString(m[1], "")
			got, ok := ParseDeadline(text, year)
			if !ok || got.Date.String() != m[2] {
				t.Errorf("%s %q: %s, the transcription has %s", name, m[1], got.Date, m[2])
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d dates found in the transcription", seen)
	}
}

func TestAmountsAreReadWithTheirUnits(t *testing.T) {
	for _, c := range []struct{ text, value, unit string }{
		{"0.6亿元", "0.6", "亿元"},
		{"12,000 万元", "12000", "万元"},
		{"40%", "40", "%"},
		{"98℅", "98", "%"},
		{"－3.5％", "-3.5", "%"},
		{"２０２６．５", "2026.5", ""},
		{"1，234，567元", "1234567", "元"},
		{"2088.5428 万元", "2088.5428", "万元"},
		{"5408.2216万元", "5408.2216", "万元"},
		{"121.9", "121.9", ""},
		{" 3 ", "3", ""},
		{"1 个", "1", "个"},
		{"两个", "2", "个"},
		{"三条", "3", "条"},
		{"十二家", "12", "家"},
		{"二十", "20", ""},
		{"20万㎡", "20", "万㎡"},
		{"37.2公里", "37.2", "公里"},
		{"100元/月", "100", "元/月"},
		{"537台(件)", "537", "台(件)"},
		{"500万", "500", "万"},
		{"0.1个百分点", "0.1", "个百分点"},
		{"12m2", "12", "m2"},
		{"+5", "5", ""},
		{"负2%", "-2", "%"},
		{"-0.00", "0.00", ""},
		{"38微克/立方米", "38", "微克/立方米"},
		{"34.4万人", "34.4", "万人"},
	} {
		v, unit, err := ParseAmount(c.text)
		if err != nil || v.Cmp(decimal.MustParse(c.value)) != 0 || unit != c.unit {
			t.Errorf("%q: %s %q %v, want %s %q", c.text, v, unit, err, c.value, c.unit)
		}
	}
}

func TestWhatIsNotOneFigureIsRefused(t *testing.T) {
	for _, text := range []string{
		"", " ", "亿元", "abc", "约162.5亿元", "400-600亩", "7-13个", "6%以上", "8%左右", "4%以内", "60多人次", "680余次", "1,23", "12,0000", "1,2345元", "1.2.3",
		"1e5", "12 34", "--5", ".", "-", "5.", "元5", "0x10", "１２３４５６７８９０１２３４５６７８９０１２３", "\x00", "5\x1b[31m", "四百",
		"99.9999999999999999999999%", "0.00000000000000000001",
	} {
		if v, unit, err := ParseAmount(text); !errors.Is(err, ErrAmount) {
			t.Errorf("%q: %s %q %v", text, v, unit, err)
		}
	}
}

func TestFiguresAreConvertedBetweenUnits(t *testing.T) {
	for _, c := range []struct{ value, from, to, want string }{
		{"0.6", "亿元", "万元", "6000"},
		{"12000", "万元", "亿元", "1.2"},
		{"5759", "万元", "亿元", "0.5759"},
		{"1", "元", "亿元", "0.00000001"},
		{"3.21", "万亩", "亩", "32100"},
		{"1", "平方公里", "亩", "1500"},
		{"15", "亩", "公顷", "1"},
		{"6.6", "万平方米", "平方米", "66000"},
		{"20", "万㎡", "万平方米", "20"},
		{"2930", "米", "公里", "2.93"},
		{"118", "万吨", "吨", "1180000"},
		{"500", "公斤", "吨", "0.5"},
		{"500", "万", "亿元", "0.05"},
		{"1.2", "亿", "万", "12000"},
		{"34.4", "万人", "人", "344000"},
		{"5", "‰", "%", "0.5"},
		{"3", "百万元", "万元", "300"},
		{"9", "", "亿元", "9"},
		{"7", "家", "家", "7"},
		{"8", "千元", "元", "8000"},
		{"2", "千米", "公里", "2"},
		{"1.5", "万千瓦", "兆瓦", "15"},
		{"7.50", "亿元", "亿元", "7.50"},
		{"-3", "万元", "元", "-30000"},
	} {
		got, err := Convert(decimal.MustParse(c.value), c.from, c.to)
		if err != nil || got.String() != c.want {
			t.Errorf("%s%s in %s: %s %v, want %s", c.value, c.from, c.to, got, err, c.want)
		}
	}
	for _, c := range [][2]string{{"个", "亿元"}, {"亩", "元"}, {"%", "个百分点"}, {"万", "%"}, {"家", "个"}, {"公里", "吨"}, {"%", "元"}} {
		if got, err := Convert(decimal.One, c[0], c[1]); !errors.Is(err, ErrUnit) {
			t.Errorf("1%s in %s: %s %v", c[0], c[1], got, err)
		}
	}
	if _, err := Convert(decimal.MustParse("9999999999999999999"), "亿元", "元"); !errors.Is(err, ErrAmount) {
		t.Errorf("a figure too large: %v", err)
	}
}

func TestConvertingThereAndBackGivesTheSameFigure(t *testing.T) {
	money := []string{"元", "千元", "万元", "百万元", "千万元", "亿元"}
	rapid.Check(t, func(t *rapid.T) {
		v := decimal.MustNew(rapid.Int64Range(-1e7, 1e7).Draw(t, "coefficient"), rapid.IntRange(0, 4).Draw(t, "scale"))
		a, b := rapid.SampledFrom(money).Draw(t, "from"), rapid.SampledFrom(money).Draw(t, "to")
		there, err := Convert(v, a, b)
		if err != nil {
			t.Skip("too many digits")
		}
		back, err := Convert(there, b, a)
		if err != nil || back.Cmp(v) != 0 {
			t.Fatalf("%s%s is %s%s is %s%s: %v", v, a, there, b, back, a, err)
		}
	})
}

var yearNamed = regexp.MustCompile(`(?:19|20|21)\d\d`)

func FuzzParseDeadline(f *testing.F) {
	for _, s := range []string{"2017年12月底前", "5月15日前", "4月中旬", "第一季度", "上半年", "到2020年", "按要求时间", "每月底", "1994.6", "6月30日", "2030年前", "今年10月中旬前", "2018-04-11 09:27", "二〇一七年", "明年", "每", "第", "2017年-"} {
		f.Add(s, 2017)
	}
	f.Fuzz(func(t *testing.T, text string, year int) {
		d, ok := ParseDeadline(text, year)
		if ok != (d.Date != 0) || ok != d.Given || ok != (d.Precision != NoDate) {
			t.Fatalf("%q: ok %v, %+v", text, ok, d)
		}
		if !ok {
			return
		}
		// The date lies in a year that the text names, in the plan's year, the one
		// before (「2030年前」), or the next (「明年」).
		got := d.Date.Year()
		near := func(y int) bool { return got == y || got == y-1 || got == y+1 }
		runes, _ := foldDate(text)
		folded := string(runes)
		if strings.Contains(folded, "五") && (got-2000)%5 == 0 {
			return // the end of a five-year plan
		}
		named := slices.ContainsFunc(yearNamed.FindAllString(folded, -1), func(s string) bool {
			y, _ := strconv.Atoi(s)
			return near(y)
		})
		if !near(year) && !named && !yearsAhead(folded) {
			t.Fatalf("%q in %d: %s", text, year, d.Date)
		}
		again, ok := ParseDeadline(d.Text, year)
		if !ok || again != d {
			t.Fatalf("%q: %+v, but read again %+v", text, d, again)
		}
	})
}

// yearsAhead reports whether a text says next year more than once, and so may reach further.
func yearsAhead(text string) bool {
	return len(regexp.MustCompile(`[明次来翌]年`).FindAllString(text, -1)) > 1 ||
		regexp.MustCompile(`[明次来翌]年`).MatchString(text) && yearNamed.MatchString(text)
}

func TestAllDatesOfATextAreFoundWithTheirPlaces(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2024年5月启动，2025年 年底前完成", "2024年5月=2024-05-01..2024-05-31|2025年 年底=2025-01-01..2025-12-31"},
		{"3月中旬招标；十二月底完工", "3月中旬=2026-03-11..2026-03-20|十二月底=2026-12-01..2026-12-31"},
		{"第二、三季度", "三季度=2026-07-01..2026-09-30"},
		{"2030年前达峰", "2030年前=2029-12-31..2029-12-31"},
		{"上半年、8月 1 日、2月30日", "上半年=2026-01-01..2026-06-30|8月 1 日=2026-08-01..2026-08-01"},
		{"G240线5公里", ""},
	} {
		var got []string
		dates, _ := ParseDates(c.text, 2026)
		for _, d := range dates {
			got = append(got, c.text[d.From:d.To]+"="+d.First.String()+".."+d.Last.String())
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: %s, want %s", c.text, s, c.want)
		}
	}
	dates, _ := ParseDates("6月底，2027年3月，5月", 2026)
	if len(dates) != 3 || dates[0].YearNamed || !dates[1].YearNamed || !dates[2].YearNamed || dates[2].Last != NewDate(2027, 5, 31) {
		t.Errorf("years: %+v", dates)
	}
}

func FuzzParseDates(f *testing.F) {
	for _, s := range []string{"2024年5月启动，2025年 年底前完成", "3-12月", "“十四五”末", "6月1日至15日", "\xff3月\xfe"} {
		f.Add(s, 2026)
	}
	f.Fuzz(func(t *testing.T, text string, year int) {
		last := 0
		dates, _ := ParseDates(text, year)
		for _, d := range dates {
			if d.From < last || d.To <= d.From || d.To > len(text) || d.First > d.Last || d.Precision == NoDate {
				t.Fatalf("%q: %+v", text, d)
			}
			last = d.To
		}
	})
}

func FuzzParseAmount(f *testing.F) {
	for _, s := range []string{"0.6亿元", "12,000 万元", "40%", "－3.5％", "两个", "1,23", "5\x1b[31m", "999999999999999999999", "１２．５"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, unit, err := ParseAmount(text)
		if err != nil {
			if !errors.Is(err, ErrAmount) || unit != "" || !v.IsZero() {
				t.Fatalf("%q: %s %q %v", text, v, unit, err)
			}
			return
		}
		// What is read, written and read again is the same.
		w, u, err := ParseAmount(v.String() + unit)
		if err != nil || w.Cmp(v) != 0 || u != unit {
			t.Fatalf("%q: %s %q, but read again %s %q %v", text, v, unit, w, u, err)
		}
		if _, err := Convert(v, unit, "亿元"); err != nil && !errors.Is(err, ErrUnit) && !errors.Is(err, ErrAmount) {
			t.Fatalf("%q: %v", text, err)
		}
	})
}
