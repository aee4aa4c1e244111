package words

import (
	"testing"

	"duban/model"
)

func TestCadencesAreSaidInWords(t *testing.T) {
	report := func(c model.Cadence) model.Cadence { c.Purpose = model.ForReport; return c }
	for _, c := range []struct {
		p      model.Cadence
		zh, en string
	}{
		{report(model.Cadence{Kind: model.Month, DueDay: 5}), "每月，次月5日前报上月", "monthly, by day 5 of the next month"},
		{report(model.Cadence{Kind: model.Month, DueDay: 20}), "每月，次月20日前报上月", "monthly, by day 20 of the next month"},
		{report(model.Cadence{Kind: model.Week}), "每周，期末当日", "weekly, on its last day"},
		{report(model.Cadence{Kind: model.HalfMonth}), "每半月，期末当日", "half-monthly, on its last day"},
		{report(model.Cadence{Kind: model.Quarter, DueDay: 10}), "每季，期后次月10日前", "quarterly, by day 10 of the next month"},
		{model.UsualCadence(), "每月，次月10日前报上月", "monthly, by day 10 of the next month"},
		{report(model.Cadence{Kind: model.Never}), "不定期", "at no fixed time"},
		{report(model.Cadence{Kind: model.Quarter, DueDay: 31, Within: true}), "每季，月底前", "quarterly, by the end of its last month"},
		{report(model.Cadence{Kind: model.Month, DueDay: 25, Within: true}), "每月，当月25日前", "monthly, by day 25 of its last month"},
		{report(model.Cadence{Kind: model.Quarter, DueDay: 20, Within: true}), "每季，末月20日前", "quarterly, by day 20 of its last month"},
		{report(model.Cadence{Kind: model.Week, DueDay: 5, Within: true}), "每周，当期第5天前", "weekly, by its day 5"},
		{report(model.Cadence{Kind: model.TenDays, DueDay: 3}), "每旬，期后3天内", "every ten days, within 3 days after it"},
		{report(model.Cadence{Kind: model.Quarter}), "每季，期后15个工作日内", "quarterly, within 15 working days after it"},
		{report(model.Cadence{Kind: model.Month, DueDay: 5, Holiday: model.NextWorkday}), "每月，次月5日前报上月，遇假顺延", "monthly, by day 5 of the next month, holidays move it on"},
		{report(model.Cadence{Kind: model.Month, DueDay: 5, Holiday: model.EarlierWorkday}), "每月，次月5日前报上月，遇假提前", "monthly, by day 5 of the next month, holidays move it ahead"},
		{model.Cadence{Kind: model.Stage, Purpose: model.ForAppraise}, "每阶段，期末当日", "every stage, on its last day"},
	} {
		if zh, en := Cadence(&c.p, model.Chinese), Cadence(&c.p, model.English); zh != c.zh || en != c.en {
			t.Errorf("%q, %q; want %q, %q", zh, en, c.zh, c.en)
		}
	}
}

func TestWhatAsksIsSaidInWords(t *testing.T) {
	printed := &model.Cadence{Kind: model.Month, Purpose: model.ForReport, DueDay: 5}
	open := &model.Cadence{Kind: model.Month, Purpose: model.ForReport}
	usual := model.UsualCadence()
	for _, c := range []struct {
		p      *model.Cadence
		by     model.AskedBy
		zh, en string
	}{
		{nil, model.AskedByNone, "不要求报送", "no returns asked"},
		{printed, model.AskedByTask, "每月，次月5日前报上月", "monthly, by day 5 of the next month"},
		{printed, model.AskedByCampaign, "每月，次月5日前报上月", "monthly, by day 5 of the next month"},
		{printed, model.AskedByParent, "每月，次月5日前报上月（承自上级方案）", "monthly, by day 5 of the next month (from the plan above)"},
		{open, model.AskedByCampaign, "文件未定，按每月，次月10日前报上月计", "monthly, by day 10 of the next month (no paper says the day)"},
		{&usual, model.AskedByDefault, "文件未定，按每月，次月10日前报上月计", "no paper says; taken as monthly, by day 10 of the next month"},
	} {
		if zh, en := Asked(c.p, c.by, model.Chinese), Asked(c.p, c.by, model.English); zh != c.zh || en != c.en {
			t.Errorf("%q, %q; want %q, %q", zh, en, c.zh, c.en)
		}
	}
}
