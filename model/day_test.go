package model

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestDaysAreReadAsAnOfficerTypesThem(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11-20": "2026-11-20", "2026/1/2": "2026-01-02", "2026.01.02": "2026-01-02", "２０２６－１１－２３": "2026-11-23", "20261130": "2026-11-30",
		"2026-11": "2026-11-30", "2026.6": "2026-06-30", "2026年11月": "2026-11-30", "11-30": "2026-11-30", "11.30": "2026-11-30", "11/30": "2026-11-30",
		"11月20日": "2026-11-20", "11月20": "2026-11-20", "20": "2026-12-20", "20日": "2026-12-20", "20号": "2026-12-20", "２０": "2026-12-20",
		"-7": "2026-11-24", "+7": "2026-12-08", "－7": "2026-11-24", "0": "2026-12-01",
		"今天": "2026-12-01", "昨天": "2026-11-30", "昨日": "2026-11-30", "前天": "2026-11-29", "明天": "2026-12-02", "后天": "2026-12-03",
		" Yesterday ": "2026-11-30", "today": "2026-12-01", "tomorrow": "2026-12-02",
		"月底": "2026-12-31", "本月底": "2026-12-31", "月末": "2026-12-31", "上月底": "2026-11-30", "上个月底": "2026-11-30", "上月末": "2026-11-30", "下月底": "2027-01-31",
		"上月": "2026-11-30", "下月15日": "2027-01-15", "本月中旬": "2026-12-20", "上月下旬": "2026-11-30", "本月10日前": "2026-12-10",
		"季末": "2026-12-31", "本季度末": "2026-12-31", "上季末": "2026-09-30", "上季度": "2026-09-30", "下季末": "2027-03-31",
		"年底": "2026-12-31", "今年底": "2026-12-31", "去年底": "2025-12-31", "上年末": "2025-12-31", "明年底": "2027-12-31", "明年3月底": "2027-03-31", "去年10月15日": "2025-10-15",
		"周五": "2026-12-04", "上周五": "2026-11-27", "本周日": "2026-12-06", "这周三": "2026-12-02", "下周一": "2026-12-07", "下星期天": "2026-12-13", "周末": "2026-12-06",
		"2027年6月底": "2027-06-30", "11月底": "2026-11-30", "截至11月底": "2026-11-30", "5月15日前": "2026-05-15", "12月中旬": "2026-12-20", "11月上旬": "2026-11-10",
		"2017年12月底前": "2017-12-31", "2026-11月底前": "2026-11-30", "一季度": "2026-03-31", "上半年": "2026-06-30", "2027年": "2027-12-31", "每月底": "2026-12-31",
	} {
		if d, err := ReadDay(text, day("2026-12-01"), Within); err != nil || d.Date.String() != want {
			t.Errorf("%q: %s %v, want %s", text, d.Date, err, want)
		}
	}
}

func TestTextThatIsNoDayIsRefused(t *testing.T) {
	for _, text := range []string{
		"", "31", "2-30", "2026-02-30", "2026-13-01", "2026-13", "x", "1-2-3-4", "+x", "11-23-2026", "按要求时间", "soon", "\x1b[2J", "2026-11-23 x", "2026-11-44旬",
		"明年秋季开学前", "11月底之后", "不是11月底", "上上周五", "周八", "周一二", "周六日", "明周五", "去月底", "月", "季", "上", "20261340", "+99999", "999-12-31", "2026", "季度15日", "11-", "-", ".", "11-30-",
	} {
		for _, near := range []Near{Within, Coming, Gone} {
			if d, err := ReadDay(text, day("2026-11-23"), near); near == Within && !errors.Is(err, ErrDate) || text != "31" && err == nil {
				t.Errorf("%q: %s %v", text, d.Date, err)
			}
		}
	}
}

func TestADayWithoutAYearIsTheNextOfADeadlineAndTheLastOfAReturn(t *testing.T) {
	for _, c := range []struct{ text, today, coming, gone string }{
		{"1月底", "2026-12-01", "2027-01-31", "2026-01-31"},
		{"11月底", "2026-12-01", "2027-11-30", "2026-11-30"},
		{"12月底", "2026-12-01", "2026-12-31", "2026-12-31"},  // it has begun
		{"12-05", "2026-11-23", "2026-12-05", "2026-12-05"}, // no return is of a year ago in error
		{"1月5日", "2026-12-28", "2027-01-05", "2027-01-05"},
		{"12-28", "2027-01-05", "2027-12-28", "2026-12-28"},
		{"12-01", "2026-12-01", "2026-12-01", "2026-12-01"},
		{"30", "2026-12-01", "2026-12-30", "2026-11-30"},
		{"31", "2026-11-23", "2026-12-31", "2026-10-31"},
		{"2-29", "2026-12-01", "2028-02-29", "2024-02-29"},
		{"月底", "2026-12-01", "2026-12-31", "2026-11-30"},
		{"季末", "2026-12-01", "2026-12-31", "2026-09-30"},
		{"年底", "2026-12-01", "2026-12-31", "2025-12-31"},
		{"周五", "2026-12-01", "2026-12-04", "2026-11-27"},
		{"上半年", "2026-12-01", "2027-06-30", "2026-06-30"},
		{"9月中旬", "2026-09-15", "2026-09-20", "2026-09-20"},
		{"上月底", "2026-12-01", "2026-11-30", "2026-11-30"},      // the words name it
		{"2026年1月底", "2026-12-01", "2026-01-31", "2026-01-31"}, // so does the year
	} {
		for near, want := range map[Near]string{Coming: c.coming, Gone: c.gone} {
			if d, err := ReadDay(c.text, day(c.today), near); err != nil || d.Date.String() != want {
				t.Errorf("%s on %s, %d: %s %v, want %s", c.text, c.today, near, d.Date, err, want)
			}
		}
	}
}

func TestADayKeepsHowItWasSaid(t *testing.T) {
	for text, want := range map[string]Deadline{
		"11月底":    {Date: day("2026-11-30"), Precision: ToMonth, Text: "11月底", Given: true},
		"12月中旬":   {Date: day("2026-12-20"), Precision: ToTenDays, Text: "12月中旬", Given: true},
		"2026-11": {Date: day("2026-11-30"), Precision: ToMonth, Text: "2026-11", Given: true},
		"下月底":     {Date: day("2027-01-31"), Precision: ToMonth, Text: "2027-01-31", Given: true}, // on another day the words mean another one
		"+3":      {Date: day("2026-12-04"), Precision: ToDay, Text: "2026-12-04", Given: true},
		"每月底":     {Date: day("2026-12-31"), Precision: Recurring, Text: "每月底", Given: true},
	} {
		if d, err := ReadDay(text, day("2026-12-01"), Within); err != nil || d != want {
			t.Errorf("%q: %+v %v", text, d, err)
		}
	}
}

func TestEveryDayIsReadBackAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := NewDate(2026, 1, 1).AddDays(rapid.IntRange(-9000, 9000).Draw(t, "day"))
		today := NewDate(2026, 1, 1).AddDays(rapid.IntRange(-9000, 9000).Draw(t, "today"))
		near := Near(rapid.IntRange(0, 2).Draw(t, "near"))
		if d, err := ReadDay(want.String(), today, near); err != nil || d.Date != want || d.Precision != ToDay {
			t.Fatalf("%s: %+v %v", want, d, err)
		}
	})
}

func TestATypedDayIsNeverOnTheWrongSideOfToday(t *testing.T) {
	texts := []string{"1月底", "11-30", "15", "月底", "季末", "年底", "周三", "3月中旬", "二季度", "下半年", "2-29", "12月1日前"}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom(texts).Draw(t, "text")
		today := NewDate(2026, 1, 1).AddDays(rapid.IntRange(0, 4000).Draw(t, "today"))
		if p, err := ReadDays(text, today, Coming); err != nil || p.To < today {
			t.Fatalf("%s on %s is to come on %v %v", text, today, p, err)
		}
		if p, err := ReadDays(text, today, Gone); err != nil || p.From > today && p.From > today.AddDays(soon) {
			t.Fatalf("%s on %s has gone on %v %v", text, today, p, err)
		}
	})
}
