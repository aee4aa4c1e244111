package parse

import (
	"strings"
	"testing"

	"duban/model"
)

var frame2026 = Frame{Year: 2026, Issued: model.NewDate(2026, 2, 10)}

func TestTimesAreReadAsDocumentsPrintThem(t *testing.T) {
	for _, c := range []struct {
		text, start, due string
		p                model.Precision
		inherited        bool
	}{
		{"2026年6月底前", "", "2026-06-30", model.ToMonth, false},
		{"2026.6.30", "", "2026-06-30", model.ToDay, false},
		{"2026-6", "", "2026-06-30", model.ToMonth, false},
		{"2026/6/30", "", "2026-06-30", model.ToDay, false},
		{"6月底", "", "2026-06-30", model.ToMonth, true},
		{"6-30", "", "2026-06-30", model.ToDay, true},
		{"6.30前", "", "2026-06-30", model.ToDay, true},
		{"30-Jun", "", "2026-06-30", model.ToDay, true},
		{"20260630", "", "2026-06-30", model.ToDay, false},
		{"6/30/2026", "", "2026-06-30", model.ToDay, false},
		{"2026Q2", "", "2026-06-30", model.ToQuarter, false},
		{"46203", "", "2026-06-30", model.ToDay, false},
		{"5月1日—", "2026-05-01", "", model.NoDate, true},
		{"11月底前", "", "2026-11-30", model.ToMonth, true},
		{"11月前", "", "2026-10-31", model.ToMonth, true},
		{"11月以前", "", "2026-10-31", model.ToMonth, true},
		{"11月份前", "", "2026-10-31", model.ToMonth, true},
		{"6月30日前", "", "2026-06-30", model.ToDay, true},
		{"上半年", "", "2026-06-30", model.ToHalf, true},
		{"一季度末", "", "2026-03-31", model.ToQuarter, true},
		{"第三季度", "", "2026-09-30", model.ToQuarter, true},
		{"年底前", "", "2026-12-31", model.ToYear, true},
		{"全年", "", "2026-12-31", model.ToYear, true},
		{"2025-2026年", "2025-01-01", "2026-12-31", model.ToYear, false},
		{"2025—2026年", "2025-01-01", "2026-12-31", model.ToYear, false},
		{"2026年3月-12月", "2026-03-01", "2026-12-31", model.ToMonth, false},
		{"3-12月", "2026-03-01", "2026-12-31", model.ToMonth, true},
		{"2026.3-2026.12", "2026-03-01", "2026-12-31", model.ToMonth, false},
		{"6月1日-15日", "2026-06-01", "2026-06-15", model.ToDay, true},
		{"6月1-15日", "2026-06-01", "2026-06-15", model.ToDay, true},
		{"2026年1月—2027年6月", "2026-01-01", "2027-06-30", model.ToMonth, false},
		{"2024年5月启动，2025年年底前完成", "2024-05-01", "2025-12-31", model.ToYear, false},
		{"2026年3月开工，12月完工", "2026-03-01", "2026-12-31", model.ToMonth, false},
		{"2026年底完成主体，2027年6月投入使用", "", "2027-06-30", model.ToMonth, false},
		{"“十四五”期末", "", "2025-12-31", model.ToYear, false},
		{"“十五五”末", "", "2030-12-31", model.ToYear, false},
		{"每月底", "", "2026-12-31", model.Recurring, true},
		{"每季度", "", "2026-12-31", model.Recurring, true},
		{"即日起至6月30日", "2026-02-10", "2026-06-30", model.ToDay, true},
		{"2月10日前", "", "2026-02-10", model.ToDay, true},
		{"4月上旬", "", "2026-04-10", model.ToTenDays, true},
		{"国庆节前", "", "2026-09-30", model.ToDay, true},
		{"二〇二六年六月", "", "2026-06-30", model.ToMonth, false},
		{"2026年3月起", "2026-03-01", "", model.NoDate, false},
		{"2026-2028", "2026-01-01", "2028-12-31", model.ToYear, false},
		{"2027", "", "2027-12-31", model.ToYear, false},
		{"12.31", "", "2026-12-31", model.ToDay, true},
		{"26年12月", "", "2026-12-31", model.ToMonth, false},
		{"2026年春节前", "", "", model.NoDate, false},
		{"三年内", "", "", model.NoDate, false},
		{"6月中下旬", "", "2026-06-30", model.ToTenDays, true},
		{"2025年12月启动，长期推进", "2025-12-01", "", model.NoDate, false},
		{"3月底前完成方案，6月底前全面实施，12月底前完成验收", "", "2026-12-31", model.ToMonth, true},
		{"2026年6月30日—7月15日", "2026-06-30", "2026-07-15", model.ToDay, false},
		{"长期", "", "", model.NoDate, false},
		{"常态化", "", "", model.NoDate, false},
		{"持续推进", "", "", model.NoDate, false},
		{"按要求时间", "", "", model.NoDate, false},
		{"按省市要求", "", "", model.NoDate, false},
		{"立即", "", "", model.NoDate, false},
	} {
		w, ok := ReadWhen(c.text, frame2026)
		if !ok || !w.Deadline.Given || w.Deadline.Text != c.text {
			t.Errorf("%q: %v %+v", c.text, ok, w.Deadline)
		}
		if w.Start.Date.String() != c.start || w.Deadline.Date.String() != c.due || w.Deadline.Precision != c.p || w.Inherited != c.inherited {
			t.Errorf("%q: %s to %s %v, inherited %v", c.text, w.Start.Date, w.Deadline.Date, w.Deadline.Precision, w.Inherited)
		}
	}
	for _, s := range []string{"", "—", "/", " 　"} {
		if _, ok := ReadWhen(s, frame2026); ok {
			t.Errorf("%q is taken for a time", s)
		}
	}
}

func TestAYearThatIsLeftOutIsTheOneInThePlan(t *testing.T) {
	f := Frame{Issued: model.NewDate(2025, 9, 20), From: model.NewDate(2025, 10, 1), To: model.NewDate(2026, 9, 30)}
	for text, want := range map[string]string{"12月底": "2025-12-31", "3月底前": "2026-03-31", "8月15日": "2026-08-15"} {
		if w, _ := ReadWhen(text, f); w.Deadline.Date.String() != want || !w.Inherited {
			t.Errorf("%q: %s", text, w.Deadline.Date)
		}
	}
}

func TestStepsOfACellKeepTheirDates(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"1.5月底完成招标；2.9月底主体完工", "完成招标=2026-05-31|主体完工=2026-09-30"},
		{"3月：启动前期；6月：完成主体", "启动前期=2026-03-31|完成主体=2026-06-30"},
		{"2023年6月底完成挂牌，2024年6月完成申报，12月上市。", "完成挂牌=2023-06-30|完成申报=2024-06-30|上市=2024-12-31"},
		{"9月-12月份：设备安装、竣工验收；", "设备安装、竣工验收=2026-12-31"},
		{"持续推进", ""},
		{"1.2月底前制定方案； 2.强化帮扶，制定措施； 3.力促企业5月底完成挂牌。做好服务。", "制定方案=2026-02-28|力促企业完成挂牌=2026-05-31"},
		{"2月份：外墙漆完成；水电安装；3月份：竣工", "外墙漆完成；水电安装=2026-02-28|竣工=2026-03-31"},
		{"9月底前启动改造，12月底全面完工，并完成40台电梯加装", "启动改造=2026-09-30|全面完工，并完成40台电梯加装=2026-12-31"},
		{"实行“一月一调度”，举办2026年运动会，全年培训12期", ""},
		{"（2026年6月底前）完成（一期）建设", "完成（一期）建设=2026-06-30"},
	} {
		var got []string
		for _, s := range Steps(c.text, frame2026) {
			got = append(got, s.Title+"="+s.Deadline.Date.String())
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}

func TestNumberedPointsAreCutApart(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"1.5月底完成招标；2.9月底主体完工", "1:5月底完成招标；|2:9月底主体完工"},
		{"1、5月底\n2、4月底前", "1:5月底|2:4月底前"},
		{"①建厂 ②投产", "①:建厂|②:投产"},
		{"6、11月底\n\n7、11月底", "6:11月底|7:11月底"},
		{"投资1.5亿元", ":投资1.5亿元"},
		{"（1）甲。（2）乙。", "1:甲。|2:乙。"},
	} {
		var got []string
		for _, s := range Items(c.text) {
			got = append(got, s.No+":"+s.Text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}

func FuzzTimes(f *testing.F) {
	for _, s := range []string{"2024年5月启动，2025年年底前完成", "1.5月底；2.9月底", "①3月②4月", "3-12月", "“十四五”末", "\xff6月"} {
		f.Add(s, 2026)
	}
	f.Fuzz(func(t *testing.T, text string, year int) {
		fr := Frame{Year: year}
		if w, ok := ReadWhen(text, fr); ok && (w.Start.Date != 0 && w.Deadline.Date != 0 && w.Start.Date > w.Deadline.Date) {
			t.Fatalf("%q: it ends before it begins: %+v", text, w)
		}
		for _, s := range Steps(text, fr) {
			if s.Span.From < 0 || s.Span.To > len(text) || s.Span.To <= s.Span.From || s.Deadline.Date == 0 {
				t.Fatalf("%q: %+v", text, s)
			}
		}
		last := 0
		for _, it := range Items(text) {
			if it.Span.From < last || it.Span.To > len(text) || it.Span.To < it.Span.From {
				t.Fatalf("%q: %+v", text, it)
			}
			last = it.Span.To
		}
	})
}

func TestADeadlineThatGivesNoDayIsUnread(t *testing.T) {
	for text, want := range map[string]bool{
		"明年秋季开学前": true, "2026年春节前": true, "2026年13月": true, "2026年6月31日": true, "6/31/2026": true, "每月不少于4次": true, "另行通知": true,
		"6月底": false, "每月底": false, "每季度一次": false, "每两个月": false, "长期坚持": false, "全年": false, "按要求时间": false, "按省市要求": false, "立即": false, "即日起": false,
	} {
		if w, ok := ReadWhen(text, frame2026); !ok || w.Unread() != want {
			t.Errorf("%s: unread %v, want %v (%s)", text, w.Unread(), want, w.Deadline.Date)
		}
	}
}
