package words

import (
	"testing"

	"duban/model"
)

func TestTurnsHaveNames(t *testing.T) {
	cal := model.NewCalendar()
	for _, c := range []struct {
		kind   model.Every
		of     string
		zh, en string
	}{
		{model.Day, "2026-05-04", "5月4日", "2026-05-04"},
		{model.Week, "2026-05-04", "5月4日至10日", "2026-05-04/2026-05-10"},
		{model.Week, "2026-04-29", "4月27日至5月3日", "2026-04-27/2026-05-03"},
		{model.Week, "2025-12-31", "2025年12月29日至2026年1月4日", "2025-12-29/2026-01-04"},
		{model.Fortnight, "2026-04-20", "4月20日至5月3日", "2026-04-20/2026-05-03"},
		{model.TenDays, "2026-05-01", "5月上旬", "2026-05-01/2026-05-10"},
		{model.TenDays, "2026-05-11", "5月中旬", "2026-05-11/2026-05-20"},
		{model.TenDays, "2026-05-31", "5月下旬", "2026-05-21/2026-05-31"},
		{model.HalfMonth, "2026-05-15", "5月上半月", "2026-05-01/2026-05-15"},
		{model.HalfMonth, "2026-05-31", "5月下半月", "2026-05-16/2026-05-31"},
		{model.Month, "2026-05-01", "5月", "2026-05"},
		{model.Month, "2025-12-01", "2025年12月", "2025-12"},
		{model.TwoMonths, "2026-05-01", "5—6月", "2026-05-01/2026-06-30"},
		{model.Quarter, "2026-05-01", "二季度", "Q2 2026"},
		{model.Quarter, "2025-05-01", "2025年二季度", "Q2 2025"},
		{model.HalfYear, "2026-08-01", "下半年", "H2 2026"},
		{model.Year, "2026-08-01", "2026年", "2026"},
		{model.Term, "2026-02-10", "2月6日至6月30日", "2026-02-06/2026-06-30"},
		{model.Never, "2026-02-10", "", ""},
	} {
		p := model.Cadence{Kind: c.kind, Anchor: day("2026-04-20"), Turns: []model.Period{{From: day("2026-02-06"), To: day("2026-06-30")}}}
		turn := p.TurnOn(day(c.of), cal)
		zh, en := Turn(turn, c.kind, day("2026-06-01"), model.Chinese), Turn(turn, c.kind, day("2026-06-01"), model.English)
		if zh != c.zh || en != c.en {
			t.Errorf("%s of %s: %q, %q; want %q, %q", c.kind, c.of, zh, en, c.zh, c.en)
		}
	}
}
