package model

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func TestATurnHasItsDaysAndItsDueDay(t *testing.T) {
	cal := NewCalendar()
	anchor := day("2026-04-20")
	terms := []Period{{day("2023-02-06"), day("2023-06-30")}, {day("2023-09-01"), day("2024-01-19")}}
	for _, c := range []struct {
		cadence       Cadence
		day           string
		from, to, due string
		why           string
	}{
		{Cadence{Kind: Month, DueDay: 15}, "2020-04-10", "2020-04-01", "2020-04-30", "2020-05-15", "每月15日前报送上月完成情况"},
		{Cadence{Kind: Month, DueDay: 15}, "2020-12-31", "2020-12-01", "2020-12-31", "2021-01-15", "over the turn of the year"},
		{Cadence{Kind: Month, DueDay: 31, Within: true}, "2020-02-10", "2020-02-01", "2020-02-29", "2020-02-29", "每月底"},
		{Cadence{Kind: Month, DueDay: 31}, "2026-01-10", "2026-01-01", "2026-01-31", "2026-02-28", "the 31st of a short month is its last day"},
		{Cadence{Kind: Month, Purpose: ForDispatch}, "2026-01-10", "2026-01-01", "2026-01-31", "2026-01-31", "a meeting is held within its month"},
		{Cadence{Kind: Month}, "2026-01-10", "2026-01-01", "2026-01-31", "2026-02-10", "no day printed: the 10th of the next month"},
		{Cadence{Kind: Quarter}, "2018-06-01", "2018-04-01", "2018-06-30", "2018-07-20", "no day printed: 15 working days after the quarter"},
		{Cadence{Kind: Quarter, DueWorkdays: 5}, "2018-06-01", "2018-04-01", "2018-06-30", "2018-07-06", "季后5个工作日内"},
		{Cadence{Kind: Quarter, DueDay: 10}, "2018-03-31", "2018-01-01", "2018-03-31", "2018-04-10", "季度"},
		{Cadence{Kind: Quarter, DueDay: 20, Within: true}, "2026-01-10", "2026-01-01", "2026-03-31", "2026-03-20", "每季度末月20日前"},
		{Cadence{Kind: Year, DueDay: 31, Within: true}, "2026-01-10", "2026-01-01", "2026-12-31", "2026-12-31", "每年12月"},
		{Cadence{Kind: HalfYear, DueDay: 31, Within: true}, "2026-01-10", "2026-01-01", "2026-06-30", "2026-06-30", "the 31st of a short month is its last day"},
		{Cadence{Kind: HalfYear, Purpose: ForAppraise, DueDay: 31}, "2020-06-30", "2020-01-01", "2020-06-30", "2020-07-31", "7月份全面考评"},
		{Cadence{Kind: Week, DueDay: 5, Within: true}, "2026-11-25", "2026-11-23", "2026-11-29", "2026-11-27", "每周五"},
		{Cadence{Kind: TenDays}, "2026-02-25", "2026-02-21", "2026-02-28", "2026-02-28", "下旬 of a short month"},
		{Cadence{Kind: TenDays, DueDay: 3}, "2026-03-20", "2026-03-11", "2026-03-20", "2026-03-23", "中旬, due on the third day of the next turn"},
		{Cadence{Kind: Week}, "2026-11-22", "2026-11-16", "2026-11-22", "2026-11-22", "a Sunday ends the week"},
		{Cadence{Kind: Week}, "2026-11-23", "2026-11-23", "2026-11-29", "2026-11-29", "a Monday begins one"},
		{Cadence{Kind: HalfMonth}, "2026-02-16", "2026-02-16", "2026-02-28", "2026-02-28", "下半月"},
		{Cadence{Kind: HalfMonth}, "2026-02-15", "2026-02-01", "2026-02-15", "2026-02-15", "上半月"},
		{Cadence{Kind: Fortnight, Anchor: anchor}, "2026-04-20", "2026-04-20", "2026-05-03", "2026-05-03", "双周 from its anchor"},
		{Cadence{Kind: Fortnight, Anchor: anchor}, "2026-05-17", "2026-05-04", "2026-05-17", "2026-05-17", "and the next"},
		{Cadence{Kind: Fortnight, Anchor: anchor}, "2026-04-19", "2026-04-06", "2026-04-19", "2026-04-19", "and before it"},
		{Cadence{Kind: Fortnight}, "2026-04-19", "", "", "", "双周 without an anchor has no turns"},
		{Cadence{Kind: TwoMonths, Purpose: ForDispatch}, "2017-04-13", "2017-03-01", "2017-04-30", "2017-04-30", "每两月"},
		{Cadence{Kind: Year, Purpose: ForAppraise}, "2017-04-13", "2017-01-01", "2017-12-31", "2017-12-31", "年考核"},
		{Cadence{Kind: Day}, "2017-04-13", "2017-04-13", "2017-04-13", "2017-04-13", "每日"},
		{Cadence{Kind: Term, Purpose: ForAppraise, Turns: terms}, "2023-03-01", "2023-02-06", "2023-06-30", "2023-06-30", "a term as typed"},
		{Cadence{Kind: Term, Turns: terms}, "2023-07-15", "", "", "", "between two terms"},
		{Cadence{Kind: Never}, "2017-04-13", "", "", "", "no turn at all"},

		// Due days on days of rest.
		{Cadence{Kind: Month, DueDay: 5}, "2023-09-10", "2023-09-01", "2023-09-30", "2023-10-05", "a holiday, not moved"},
		{Cadence{Kind: Month, DueDay: 5, Holiday: NextWorkday}, "2023-09-10", "2023-09-01", "2023-09-30", "2023-10-07", "moved to a Saturday that is worked"},
		{Cadence{Kind: Month, DueDay: 5, Holiday: EarlierWorkday}, "2023-09-10", "2023-09-01", "2023-09-30", "2023-09-28", "moved ahead of the holidays"},
		{Cadence{Kind: Month, DueDay: 5}, "2023-03-10", "2023-03-01", "2023-03-31", "2023-04-05", "清明"},
		{Cadence{Kind: Month, DueDay: 5, Holiday: NextWorkday}, "2023-03-10", "2023-03-01", "2023-03-31", "2023-04-06", "清明, moved"},
		{Cadence{Kind: Month, DueDay: 15, Holiday: NextWorkday}, "2020-05-10", "2020-05-01", "2020-05-31", "2020-06-15", "a Monday"},
		{Cadence{Kind: TenDays}, "2023-04-05", "2023-04-01", "2023-04-10", "2023-04-10", "上旬"},
		{Cadence{Kind: TenDays}, "2023-04-15", "2023-04-11", "2023-04-20", "2023-04-20", "中旬"},
		{Cadence{Kind: TenDays}, "2023-04-25", "2023-04-21", "2023-04-30", "2023-04-30", "a Sunday and a holiday, not moved"},
		{Cadence{Kind: TenDays, Holiday: NextWorkday}, "2023-04-25", "2023-04-21", "2023-04-30", "2023-05-04", "moved"},
		{Cadence{Kind: Week}, "2023-05-01", "2023-05-01", "2023-05-07", "2023-05-07", "a Sunday"},
		{Cadence{Kind: Week, Holiday: NextWorkday}, "2023-05-01", "2023-05-01", "2023-05-07", "2023-05-08", "moved"},
		{Cadence{Kind: Fortnight, Anchor: anchor, Holiday: NextWorkday}, "2026-04-20", "2026-04-20", "2026-05-03", "2026-05-06", "moved"},
		{Cadence{Kind: Fortnight, Anchor: anchor, Holiday: NextWorkday}, "2026-05-04", "2026-05-04", "2026-05-17", "2026-05-18", "moved"},
		{Cadence{Kind: Fortnight, Anchor: anchor, Holiday: NextWorkday}, "2026-05-20", "2026-05-18", "2026-05-31", "2026-06-01", "moved"},
	} {
		got := c.cadence.TurnOn(day(c.day), cal)
		if got.From.String() != c.from || got.To.String() != c.to || got.Due.String() != c.due {
			t.Errorf("%+v of %s: %s to %s, due %s; want %s to %s, due %s (%s)", c.cadence, c.day, got.From, got.To, got.Due, c.from, c.to, c.due, c.why)
		}
	}
}

func TestTurnsFollowOneAnotherWithoutGapOrOverlap(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		c := Cadence{
			Kind:   Every(rapid.Uint8Range(uint8(Day), uint8(HalfMonth)).Draw(t, "kind")),
			DueDay: rapid.IntRange(0, 31).Draw(t, "due day"), Within: rapid.Bool().Draw(t, "within"),
			Anchor: day("2026-04-20"), Purpose: Purpose(rapid.Uint8Range(0, 2).Draw(t, "purpose")),
			Holiday: HolidayRule(rapid.Uint8Range(0, 1).Draw(t, "holiday")),
		}
		d := Date(rapid.Int32Range(10000, 22000).Draw(t, "day"))
		turn := c.TurnOn(d, cal)
		if turn.From > d || turn.To < d || turn.Due < turn.From {
			t.Fatalf("%s lies in %+v", d, turn)
		}
		next := c.Next(turn, cal)
		if next.From != turn.To+1 || next.Due < turn.Due || c.Before(next, cal) != turn {
			t.Fatalf("%+v is followed by %+v", turn, next)
		}
		if n := c.count(turn, next); n != 2 {
			t.Fatalf("from %+v to %+v there are %d turns", turn, next, n)
		}
		if last := c.LastDue(d, cal); last.Due >= d || c.Next(last, cal).Due < d {
			t.Fatalf("the newest turn due before %s is %+v", d, last)
		}
	})
}

func TestTheNarrowestTurnAsks(t *testing.T) {
	parent := &Campaign{ID: "p", Name: "总案", Cadences: []Cadence{{Kind: Quarter, Purpose: ForReport, DueDay: 10}}}
	child := func(list ...Cadence) *Campaign {
		c := &Campaign{ID: "c", Name: "分案", Parent: "p", Cadences: list}
		Link([]*Campaign{parent, c})
		return c
	}
	month := Cadence{Kind: Month, Purpose: ForReport, DueDay: 5}
	week := Cadence{Kind: Week, Purpose: ForReport, Scope: Scope{Tasks: []string{"a"}}}
	section := Cadence{Kind: HalfMonth, Purpose: ForReport, Scope: Scope{Sections: []string{"重点项目"}}}
	unit := Cadence{Kind: Month, Purpose: ForReport, DueDay: 20, Scope: Scope{Units: []string{"区司法局"}}}
	meeting := Cadence{Kind: Week, Purpose: ForDispatch}
	never := Cadence{Kind: Never, Purpose: ForReport}
	figures := []Target{{Metric: "投资", Value: num("1"), Unit: "亿元"}}
	for _, c := range []struct {
		why      string
		campaign *Campaign
		task     Task
		want     Cadence
		by       AskedBy
	}{
		{"its campaign's", child(meeting, month), Task{ID: "x"}, month, AskedByCampaign},
		{"its own", child(month, week), Task{ID: "a"}, week, AskedByCampaign},
		{"a week only watches figures", child(month, week), Task{ID: "a", Targets: figures}, month, AskedByCampaign},
		{"the section's", child(month, section), Task{ID: "x", Section: []string{"一", "重点项目"}}, section, AskedByCampaign},
		{"a section is narrower than a unit", child(unit, section), Task{ID: "x", Section: []string{"重点项目"}, LeadUnits: []string{"区司法局"}}, section, AskedByCampaign},
		{"the unit's", child(month, unit), Task{ID: "x", LeadUnits: []string{"区司法局"}}, unit, AskedByCampaign},
		{"the plan's above", child(meeting), Task{ID: "x"}, parent.Cadences[0], AskedByParent},
		{"no meeting asks for returns", &Campaign{Cadences: []Cadence{meeting}}, Task{ID: "x"}, UsualCadence(), AskedByDefault},
		{"nothing asked", child(never, week), Task{ID: "x"}, never, AskedByNone},
		{"nothing asked but of one", child(never, week), Task{ID: "a"}, week, AskedByCampaign},
		{"its deadline comes again", child(month), Task{ID: "x", Deadline: Deadline{Text: "每季度末", Precision: Recurring}}, Cadence{Kind: Quarter, DueDay: 31, Within: true}, AskedByTask},
	} {
		p, by := c.campaign.Asks(&c.task)
		if !reflect.DeepEqual(*p, c.want) || by != c.by {
			t.Errorf("%s: asked by %d, %+v; want %d, %+v", c.why, by, *p, c.by, c.want)
		}
	}
}

// The returns of older programs have a day and no turn.
func TestAReturnWithADayAloneAnswersATurn(t *testing.T) {
	c := &Campaign{ID: "c", Period: Period{From: day("2026-02-01"), To: day("2026-12-31")}, Cadences: []Cadence{{Kind: Month, Purpose: ForReport, DueDay: 10}}}
	var returns []Return
	for _, on := range []string{"2026-02-20", "2026-03-03", "2026-04-18", "2026-04-30", "2026-05-08", "2026-06-08", "2026-06-20"} {
		returns = append(returns, Return{Date: day(on)})
	}
	c.AnswerTurns(&Task{ID: "x"}, returns, NewCalendar())
	for i, want := range []string{"", "2026-02-28", "2026-03-31", "2026-04-30", "", "2026-05-31", ""} {
		if got := returns[i].Turn.To.String(); got != want {
			t.Errorf("what stands for %s answers the turn to %q, want %q", returns[i].Date, got, want)
		}
	}
}
