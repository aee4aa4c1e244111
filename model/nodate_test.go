package model

import "testing"

func TestNamesOfUnitsArePassedOver(t *testing.T) {
	for _, s := range []string{"县交通局", "各乡镇、街道", "市场监管局 张强", "完成投资3亿元", "12345"} {
		if mayNameDate(s) {
			t.Errorf("%q is read for dates", s)
		}
	}
}

// A text that is passed over unread must be one in which the reader finds nothing.
func FuzzTextsWithoutDatesArePassedOver(f *testing.F) {
	for _, s := range []string{"县交通局", "2026.6.30", "２０２６．６", "五一前", "国庆节前", "元旦前", "“十四五”末", "按季", "每天", "6 月底", "2025-2026年", "3/4", "全年", "上半年", "12号前"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := newDateReader(s, 2026)
		if p.read(); (len(p.found) > 0 || p.recurs) && !mayNameDate(s) {
			t.Errorf("%q names %v", s, p.found)
		}
	})
}
