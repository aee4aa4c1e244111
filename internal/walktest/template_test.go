package walktest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"duban/board"
	"duban/model"
	"duban/words"
)

// The templates of an office's rules, through the store and the board.

// month is the return of a month's turn.
func month(last string) model.Return {
	d := day(last)
	y, m, _ := d.Civil()
	return model.Return{Date: d, Turn: model.Period{From: model.NewDate(y, m, 1), To: d}}
}

func percent(r model.Return, p string) model.Return {
	r.Percent = dec(p)
	return r
}

func received(r model.Return, on string) model.Return {
	r.Received = day(on)
	return r
}

// sprint is the plan of 2020 that wants returns on each month by the 15th of the next, with twenty units.
func sprint() *model.Ledger {
	p := model.DefaultPolicy()
	p.WarnDays = 0
	plan := model.Plan{Campaign: model.Campaign{
		ID: "dth", Name: "奋战一百天双过半", Policy: p, TrackedSince: day("2020-03-21"),
		Period:   model.Period{From: day("2020-03-21"), To: day("2020-06-30")},
		Cadences: []model.Cadence{{Kind: model.Month, Purpose: model.ForReport, DueDay: 15}},
	}}
	for i := range 20 {
		plan.Records = append(plan.Records, model.Record{Task: model.Task{
			ID: fmt.Sprintf("u%02d", i+1), Title: "完成任务", LeadUnits: []string{fmt.Sprintf("单位%02d", i+1)}, Deadline: by("2020-12-31"),
		}})
	}
	return &model.Ledger{Plans: []model.Plan{plan}}
}

func TestATurnOfTwentyUnitsThroughTheStore(t *testing.T) {
	o := openOffice(t, "2020-04-14", sprint())
	for i := range 20 { // March, in time
		o.do(o.Report(fmt.Sprintf("u%02d", i+1), percent(month("2020-03-31"), "20")))
	}
	o.on("2020-05-14")
	for i := range 14 {
		o.do(o.Report(fmt.Sprintf("u%02d", i+1), percent(month("2020-04-30"), "45")))
	}
	o.on("2020-05-16") // entered a day later than received
	o.do(o.Report("u15", received(percent(month("2020-04-30"), "45"), "2020-05-15")))
	o.on("2020-05-18")
	for _, id := range []string{"u16", "u17"} {
		o.do(o.Report(id, percent(month("2020-04-30"), "45")))
	}
	o.on("2020-05-20")
	turn := model.Turn{From: day("2020-04-01"), To: day("2020-04-30"), Due: day("2020-05-15")}
	count := func(on string) map[model.TurnState][]string {
		n := map[model.TurnState][]string{}
		b := boardOn(t, o.Store, day(on))
		for i := range int32(b.Len()) {
			r := b.At(i)
			state, late := r.Task.Standing.TurnOf(turn, b.Calendar(), b.On())
			n[state] = append(n[state], r.Task.LeadUnits[0])
			if state == model.Late && late != 1 {
				t.Errorf("%s: %d working days late", r.Task.ID, late)
			}
		}
		return n
	}
	n := count("2020-05-20")
	if len(n[model.OnTime]) != 15 || len(n[model.Late]) != 2 || !slices.Equal(n[model.Missing], []string{"单位18", "单位19", "单位20"}) {
		t.Errorf("on 20 May: %v", n)
	}
	if n = count("2020-05-15"); len(n[model.OnTime]) != 14 || len(n[model.Expected]) != 6 {
		t.Errorf("on the due day, when one was received that was not entered yet: %v", n)
	}
	if n = count("2020-05-16"); len(n[model.OnTime]) != 15 || len(n[model.Missing]) != 5 {
		t.Errorf("on the day after: %v", n)
	}
	before, after := boardOn(t, o.Store, day("2020-05-15")), boardOn(t, o.Store, day("2020-05-20"))
	for _, id := range []string{"u18", "u19", "u20"} {
		was, is := before.Row(id).Assessment, after.Explain(after.Row(id))
		if is.Light != model.Yellow || is.Expected != was.Expected || !strings.HasPrefix(words.Reasons(is, model.Chinese), "4月数未报（5月15日应报）") {
			t.Errorf("%s: %s, expected %s after %s: %s", id, is.Light, is.Expected, was.Expected, words.Reasons(is, model.Chinese))
		}
	}
	for _, u := range after.ByUnit() {
		want := model.One
		switch u.Unit {
		case "单位16", "单位17", "单位18", "单位19", "单位20":
			want = model.One / 2
		}
		if u.Due != 2 || u.InTime != want {
			t.Errorf("%s: %s of %d returns in time, want %s of 2", u.Unit, u.InTime, u.Due, want)
		}
	}
	if got := len(after.Unreported()); got != 3 {
		t.Errorf("%d rows are listed as not returned", got)
	}
}

// A turn of two tasks of ten asks these alone.
func TestATurnAsksTheTasksOfItsScopeAlone(t *testing.T) {
	l := sprint()
	p := &l.Plans[0]
	p.Records = p.Records[:10]
	p.Campaign.Cadences = []model.Cadence{
		{Kind: model.Month, Purpose: model.ForReport, DueDay: 15},
		{Kind: model.Week, Purpose: model.ForReport, Scope: model.Scope{Tasks: []string{"u01", "u02"}}},
	}
	o := openOffice(t, "2020-03-23", l)
	o.on("2020-04-13")
	b := boardOn(t, o.Store, day("2020-04-13")) // April's first weeks are over, March is not due
	for i := range int32(b.Len()) {
		r := b.At(i)
		weekly := r.Task.ID == "u01" || r.Task.ID == "u02"
		if a := b.Explain(r); weekly != (a.Light == model.Red) || weekly != !a.Owed.IsZero() || b.Is(i, board.FlagUnreported) != weekly {
			t.Errorf("%s is %s and owes %v: %s", r.Task.ID, a.Light, a.Owed, words.Reasons(a, model.Chinese))
		}
	}
}

// A part without a turn goes by that of the plan above it; its own stands beside that, and asks.
func TestAPartInheritsTheTurnsOfThePlanAbove(t *testing.T) {
	l := walkLedger()
	l.Plans[1].Campaign.Cadences = nil
	o := openOffice(t, "2026-01-05", l)
	asked := func() string {
		b := boardOn(t, o.Store, model.DateOf(o.now))
		r := b.Row("k-1")
		p, by := r.Campaign.Asks(r.Task)
		return words.Cadence(p, model.Chinese) + "，" + words.Asked(p, by, model.Chinese) + fmt.Sprint(len(r.Campaign.Watches(r.Task)))
	}
	if got := asked(); !strings.Contains(got, "承自") {
		t.Errorf("without a turn of its own: %s", got)
	}
	o.on("2026-01-06")
	c := o.plan("k")
	c.Cadences = []model.Cadence{{Kind: model.Quarter, Purpose: model.ForReport, DueDay: 10}}
	o.do(o.SaveCampaign(c))
	if got := asked(); strings.Contains(got, "承自") || !strings.HasPrefix(got, "每季") || !strings.HasSuffix(got, "1") {
		t.Errorf("with a quarterly turn of its own: %s", got)
	}
	o.on("2026-01-07")
	b := boardOn(t, o.Store, day("2026-01-05"))
	r := b.Row("k-1")
	if p, by := r.Campaign.Asks(r.Task); by != model.AskedByParent || p.Kind != model.Month {
		t.Errorf("the board of the day before has it asked by %d, %s", by, words.Cadence(p, model.Chinese))
	}
}

// v1 was a slip of ten times; v2 corrects it a day later.
func TestACorrectionIsANewVersion(t *testing.T) {
	for _, second := range []string{"2020-06-15", "2020-06-18"} {
		l := sprint()
		p := &l.Plans[0]
		p.Records = p.Records[:1]
		task := &p.Records[0].Task
		task.Targets = []model.Target{{Metric: "完成投资", Kind: model.Cumulative, Op: model.AtLeast, Value: dec("15390.5"), Unit: "万元"}}
		o := openOffice(t, "2020-06-14", l)
		figure := func(v string) model.Return {
			r := month("2020-05-31")
			r.Actuals = []model.Actual{{Target: 0, Value: *dec(v), Unit: "万元"}}
			return r
		}
		o.do(o.Report("u01", figure("90000")))
		o.on(second)
		o.do(o.Report("u01", figure("9000")))
		o.on("2020-06-19")
		says := func(on string) (model.Light, string) {
			b := boardOn(t, o.Store, day(on))
			a := b.Explain(b.Row("u01"))
			return a.Light, words.Reasons(a, model.Chinese)
		}
		if light, text := says("2020-06-14"); light != model.Done {
			t.Errorf("on 14 June it was seen as done, now as %s: %s", light, text)
		}
		if light, text := says("2020-06-19"); light == model.Done || !strings.Contains(text, "58%") {
			t.Errorf("corrected on %s it is %s: %s", second, light, text)
		}
		turn := model.Turn{From: day("2020-05-01"), To: day("2020-05-31"), Due: day("2020-06-15")}
		s := boardOn(t, o.Store, day("2020-06-19")).Row("u01").Task.Standing
		if state, _ := s.TurnOf(turn, calendar, day("2020-06-19")); state != model.OnTime {
			t.Errorf("corrected on %s the turn is %d: the first version was in time", second, state)
		}
		returns, err := o.Returns("u01")
		ok(t, err)
		if len(returns) != 2 || returns[1].Version != 2 || returns[1].Received != day(second) {
			t.Errorf("the returns are %+v", returns)
		}
	}
}

// The due days of rules that fall on holidays, through a campaign that is stored.
func TestDueDaysOnHolidays(t *testing.T) {
	for _, c := range []struct {
		cadence    model.Cadence
		in         string
		same, next string
	}{
		{model.Cadence{Kind: model.Month, DueDay: 5}, "2023-09-15", "2023-10-05", "2023-10-07"},
		{model.Cadence{Kind: model.Month, DueDay: 5}, "2023-03-15", "2023-04-05", "2023-04-06"},
		{model.Cadence{Kind: model.Month, DueDay: 15}, "2020-05-15", "2020-06-15", "2020-06-15"},
		{model.Cadence{Kind: model.TenDays}, "2023-04-25", "2023-04-30", "2023-05-04"},
		{model.Cadence{Kind: model.Week}, "2023-05-01", "2023-05-07", "2023-05-08"},
		{model.Cadence{Kind: model.Fortnight, Anchor: day("2026-04-20")}, "2026-04-20", "2026-05-03", "2026-05-06"},
		{model.Cadence{Kind: model.Fortnight, Anchor: day("2026-04-20")}, "2026-05-10", "2026-05-17", "2026-05-18"},
		{model.Cadence{Kind: model.Fortnight, Anchor: day("2026-04-20")}, "2026-05-20", "2026-05-31", "2026-06-01"},
	} {
		for _, rule := range []model.HolidayRule{model.NotShifted, model.NextWorkday} {
			d := day(c.in)
			l := sprint()
			p := &l.Plans[0]
			p.Campaign.Period, p.Campaign.TrackedSince = model.Period{From: d - 20, To: d + 20}, d-20
			c.cadence.Holiday = rule
			p.Campaign.Cadences = []model.Cadence{c.cadence}
			o := openOffice(t, d.String(), l)
			want := c.same
			if rule == model.NextWorkday {
				want = c.next
			}
			due := func() model.Turn {
				b := boardOn(t, o.Store, d)
				r := b.Row("u01")
				asked, _ := r.Campaign.Asks(r.Task)
				return asked.TurnOn(d, b.Calendar())
			}
			turn := due()
			if turn.Due.String() != want {
				t.Errorf("%+v of %s is due %s, want %s", c.cadence, c.in, turn.Due, want)
			}
			// Received on the day itself it is in time, on the day after late.
			for id, on := range map[string]model.Date{"u01": turn.Due, "u02": turn.Due + 1} {
				o.on(on.String())
				o.do(o.Report(id, model.Return{Date: turn.To, Turn: turn.Period(), Percent: dec("50")}))
			}
			o.on((turn.Due + 5).String())
			b := boardOn(t, o.Store, turn.Due+5)
			for id, want := range map[string]model.TurnState{"u01": model.OnTime, "u02": model.Late, "u03": model.Missing} {
				if state, _ := b.Row(id).Task.Standing.TurnOf(turn, b.Calendar(), b.On()); state != want {
					t.Errorf("%s of the turn due %s: %d, want %d", id, turn.Due, state, want)
				}
			}
			// An office's own day off moves it on too.
			if rule == model.NextWorkday {
				o.do(o.SaveSettings(model.Settings{DaysOff: []model.DayOff{{From: turn.Due, To: turn.Due, Text: "抗洪"}}}))
				b := boardOf(t, o.Store, b.On())
				r := b.Row("u01")
				asked, _ := r.Campaign.Asks(r.Task)
				if moved := asked.TurnOn(d, b.Calendar()); moved.Due <= turn.Due {
					t.Errorf("with the office closed on %s it is due %s", turn.Due, moved.Due)
				}
			}
		}
	}
}
