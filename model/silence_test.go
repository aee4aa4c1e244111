package model

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// sprint is a plan of 2020 with returns on each month by the 15th of the next.
func sprint() *Campaign {
	policy := DefaultPolicy()
	policy.WarnDays = 0 // so that the returns alone decide
	return &Campaign{
		ID: "dth", Name: "奋战一百天双过半", Policy: policy, TrackedSince: day("2020-03-21"),
		Period:   Period{From: day("2020-03-21"), To: day("2020-06-30")},
		Cadences: []Cadence{{Kind: Month, Purpose: ForReport, DueDay: 15}},
	}
}

// of returns a return of a percentage that answers the turn which ends on a day.
func of(c *Campaign, t *Task, on, received, value string) Return {
	r := percent(on, value)
	r.Received, r.Entered = day(received), day(received)
	r.Turn = c.TurnFor(t, r.Date, NewCalendar())
	return r
}

func TestATurnOfTwentyUnits(t *testing.T) {
	cal, c := NewCalendar(), sprint()
	turn := c.Cadences[0].TurnOn(day("2020-04-30"), cal)
	if turn.Due != day("2020-05-15") {
		t.Fatalf("April is due %s", turn.Due)
	}
	// Of twenty units fifteen return by the due day, two on the Monday after, three not.
	var units [20]Standing
	task := &Task{ID: "x", Deadline: due("2020-06-30")}
	at := func(i int, on string) *Standing {
		received := "2020-05-14"
		switch {
		case i >= 17:
			units[i] = Standing{}
			return &units[i]
		case i >= 15:
			received = "2020-05-18"
		}
		units[i] = Summarise(task, []Return{of(c, task, "2020-04-30", received, "40")}, day(on))
		return &units[i]
	}
	count := func(on string) map[TurnState]int {
		n := map[TurnState]int{}
		for i := range units {
			state, late := at(i, on).TurnOf(turn, cal, day(on))
			n[state]++
			if state == Late && late != 1 {
				t.Errorf("received on the Monday after a Friday: %d working days late", late)
			}
		}
		return n
	}
	if n := count("2020-05-20"); n[OnTime] != 15 || n[Late] != 2 || n[Missing] != 3 {
		t.Errorf("on 20 May: %v", n)
	}
	if n := count("2020-05-15"); n[OnTime] != 15 || n[Expected] != 5 {
		t.Errorf("on the due day: %v", n)
	}
	if n := count("2020-04-20"); n[NotDue] != 20 {
		t.Errorf("before the turn has ended: %v", n)
	}
	s := Summarise(task, []Return{of(c, task, "2020-03-31", "2020-04-10", "10")}, day("2020-05-20"))
	before, after := Assess(task, &s, c, cal, day("2020-05-15")), Assess(task, &s, c, cal, day("2020-05-20"))
	if after.Light != Yellow || after.Expected != before.Expected || !strings.HasPrefix(told(after.Reasons...), "silent yellow 0%/59% ×1 on 2020-06-30 turn to 2020-04-30 due 2020-05-15") {
		t.Errorf("without April: %v, expected %s after %s: %s", after.Light, after.Expected, before.Expected, told(after.Reasons...))
	}
}

func TestSilence(t *testing.T) {
	works := Task{ID: "dth-23", Title: "项目投资", Targets: []Target{{Metric: "完成投资", Value: num("15390.5"), Unit: "万元"}}}
	two := Task{ID: "x", Targets: []Target{{Metric: "产值", Value: num("100"), Unit: "亿元"}, {Metric: "税收", Value: num("10"), Unit: "亿元"}}}
	april := figures("2020-04-30", "6000")
	end := func(day string) Task {
		x := works
		x.Deadline = Deadline{Date: NewDate(2020, 6, 30)}
		return x
	}
	check(t, []row{
		{
			name: "April speaks for April until May is due", task: works, plan: sprint, reports: []Return{april}, on: "2020-06-15",
			light: Green, why: "on-pace green #0 39%/42% on 2020-06-30 value 6000", done: "0.390", due: "0.420", next: "2020-06-16 yellow",
		},
		{
			name: "the day after, May is missing; the figures stay those of April", task: works, plan: sprint, reports: []Return{april}, on: "2020-06-16",
			light: Yellow, why: "silent yellow 0%/87% ×1 on 2020-06-30 turn to 2020-05-31 due 2020-06-15; on-pace green #0 39%/42% on 2020-06-30 value 6000", done: "0.390", due: "0.420",
		},
		{
			name: "a return for the middle of May is no answer to May", task: works, plan: sprint, reports: []Return{april, figures("2020-05-15", "7500")}, on: "2020-06-16",
			light: Yellow, why: "silent yellow 0%/87% ×1 on 2020-06-30 turn to 2020-05-31 due 2020-06-15", done: "0.487",
		},
		{
			name: "two turns in a row are red", task: works, plan: sprint, reports: []Return{figures("2020-03-31", "2000")}, on: "2020-06-16",
			light: Red, why: "silent red 0%/87% ×2 on 2020-06-30 turn to 2020-05-31 due 2020-06-15", done: "0.130", next: "-",
		},
		{
			name: "a measure that the newest return leaves out is missing", task: two, plan: sprint, on: "2020-06-16",
			reports: []Return{figures("2020-04-30", "40", "4"), figures("2020-05-31", "70")},
			light:   Yellow, why: "left-out yellow ×1 turn to 2020-05-31", done: "0.400",
		},
		{
			name: "but not before its due day", task: two, plan: sprint, on: "2020-06-15",
			reports: []Return{figures("2020-04-30", "40", "4"), figures("2020-05-31", "70")},
			light:   Green, done: "0.400",
		},
		{
			name: "a text alone answers the turn and no measure", task: two, plan: sprint, on: "2020-06-16",
			reports: []Return{{Seq: 1, Date: day("2020-05-31"), Text: "正在推进"}},
			light:   Yellow, why: "left-out yellow ×2 turn to 2020-05-31",
		},
		{
			name: "June is due after the campaign's end", task: Task{}, plan: sprint, on: "2020-07-15",
			reports: []Return{percent("2020-05-31", "90")}, light: Red, why: "overdue red 90%/70% days 15 on 2020-06-30", done: "0.900",
		},
		{
			name: "a deadline that no paper gives ends as not closed, and is not overdue", task: end(""), plan: sprint, on: "2020-07-10",
			reports: []Return{figures("2020-05-31", "14000")}, light: Green, why: "unclosed green #0 91%/100% on 2020-06-30 of the campaign value 14000", done: "0.910",
		},
		{
			name: "with little done it is red", task: end(""), plan: sprint, on: "2020-07-10",
			reports: []Return{figures("2020-05-31", "7000")}, light: Red, why: "unclosed red #0 45%/100% on 2020-06-30 of the campaign value 7000", done: "0.455",
		},
		{
			name: "without a figure it is yellow", task: Task{Deadline: Deadline{Date: NewDate(2020, 6, 30)}}, plan: sprint, on: "2020-07-10",
			reports: []Return{{Seq: 1, Date: day("2020-05-31"), Text: "正在推进"}}, light: Yellow, why: "unclosed yellow 0%/0% on 2020-06-30 of the campaign",
		},
		{
			name: "where a week only watches, the month asks", on: "2020-05-05", task: works,
			plan: func() *Campaign {
				c := sprint()
				c.Cadences = []Cadence{{Kind: Week, Purpose: ForReport}, {Kind: Month, Purpose: ForReport, DueDay: 15}}
				return c
			},
			reports: []Return{figures("2020-03-31", "2000")}, light: Green, why: "on-pace green #0 13%/10% on 2020-06-30 value 2000", done: "0.130",
		},
		{
			name: "turns whose due day passes while the task rests are not asked", task: Task{ID: "y", Suspended: []Suspension{{From: day("2020-05-01"), Until: day("2020-05-31"), Reason: "用地"}}},
			plan: sprint, reports: []Return{percent("2020-03-31", "30")}, on: "2020-06-10", light: Green, why: "on-pace green 30%/10% on 2020-06-30", done: "0.300",
		},
	})
}

func TestAnEstimateAnswersItsOwnTurnAlone(t *testing.T) {
	cal, c := NewCalendar(), sprint()
	task := &Task{ID: "x", Deadline: due("2020-06-30")}
	may := of(c, task, "2020-05-31", "2020-05-10", "40")
	may.Seq, may.Estimate = 2, true
	s := Summarise(task, []Return{of(c, task, "2020-03-31", "2020-04-10", "10"), may}, day("2020-05-20"))
	a := Assess(task, &s, c, cal, day("2020-05-20"))
	if a.Light != Yellow || !strings.HasPrefix(told(a.Reasons...), "silent yellow 0%/59% ×1 on 2020-06-30 turn to 2020-04-30 due 2020-05-15") || a.InARow != 1 {
		t.Errorf("April was never answered: %v %s", a.Light, told(a.Reasons...))
	}
	if a = Assess(task, &s, c, cal, day("2020-06-20")); a.InARow != 1 || a.Owed.To != day("2020-04-30") || a.Coming.To != day("2020-06-30") {
		t.Errorf("May is answered by its estimate: %+v %+v", a.Owed, a.Coming)
	}
}

func TestANotGivenDeadlineFollowsTheCampaign(t *testing.T) {
	c := sprint()
	task := &Task{Deadline: Deadline{Date: day("2020-06-30")}}
	c.Period.To = day("2020-09-30")
	if got := task.DueOn(c, day("2020-07-01")).Date; got != c.Period.To {
		t.Errorf("due %s", got)
	}
	s := Standing{}
	a := Assess(task, &s, c, NewCalendar(), day("2020-07-01"))
	if !a.Assumed || a.Overdue || a.Unclosed {
		t.Errorf("%+v", a)
	}
	if a = Assess(task, &s, c, NewCalendar(), day("2020-10-01")); !a.Unclosed || a.Overdue {
		t.Errorf("after the end: %+v", a)
	}
}

func TestLateCorrectedWithdrawn(t *testing.T) {
	cal, c := NewCalendar(), sprint()
	task := &Task{ID: "dth-23", Targets: []Target{{Metric: "完成投资", Value: num("15390.5"), Unit: "万元"}}, Deadline: due("2020-06-30")}
	version := func(seq uint32, received, value string) Return {
		r := figures("2020-05-31", value)
		r.Seq, r.Received, r.Entered, r.Turn = seq, day(received), day(received), c.TurnFor(task, day("2020-05-31"), cal)
		return r
	}
	returns := []Return{version(1, "2020-06-14", "90000"), version(2, "2020-06-15", "9000")}
	returns[1].Version = 2
	s := Summarise(task, returns, day("2020-06-14"))
	if a := Assess(task, &s, c, cal, day("2020-06-14")); a.Light != Done {
		t.Errorf("as of 14 June the slip stands as it was seen: %v", a.Light)
	}
	s = Summarise(task, returns, day("2020-06-15"))
	if r := s.Reading(0); r.Actual.Value.String() != "9000" {
		t.Errorf("as of 15 June it shows %s", r.Actual.Value)
	}
	late := []Return{version(1, "2020-06-14", "8000"), version(2, "2020-06-18", "9000")}
	late[1].Version = 2
	s = Summarise(task, late, day("2020-06-20"))
	a := s.Answer(late[0].Turn)
	if a == nil || a.Received != day("2020-06-14") || a.Versions != 2 {
		t.Errorf("a correction after the due day leaves the return on time: %+v", a)
	}
}

func TestOnlyApprovedFiguresCount(t *testing.T) {
	cal, c := NewCalendar(), sprint()
	task := &Task{ID: "x", Deadline: due("2020-06-30")}
	april, may := of(c, task, "2020-04-30", "2020-05-10", "50"), of(c, task, "2020-05-31", "2020-06-10", "80")
	may.Seq, may.Approval = 2, true
	at := func(on string) (Standing, Explained) {
		s := Summarise(task, []Return{april, may}, day(on))
		return s, Assess(task, &s, c, cal, day(on))
	}
	_, a := at("2020-06-12")
	if a.Completion.Percent() != 50 || !strings.Contains(told(a.Reasons...), "pending grey turn to 2020-05-31") {
		t.Errorf("until it is approved the last one stands: %s", told(a.Reasons...))
	}
	if _, a = at("2020-06-20"); a.Light == Yellow && strings.Contains(told(a.Reasons...), "silent yellow") {
		t.Errorf("what waits for its approval was returned: %s", told(a.Reasons...))
	}
	march := of(c, task, "2020-03-31", "2020-04-10", "10")
	s := Summarise(task, []Return{march, may}, day("2020-06-12"))
	if a = Assess(task, &s, c, cal, day("2020-06-12")); a.Light != Yellow || !strings.HasPrefix(told(a.Reasons...), "silent yellow 0%/84% ×1 on 2020-06-30 turn to 2020-04-30 due 2020-05-15") {
		t.Errorf("what waits for its approval settles no turn before it: %v %s", a.Light, told(a.Reasons...))
	}
	may.Decisions = []Decision{{On: day("2020-06-13"), Back: true}}
	if _, a = at("2020-06-16"); a.Light != Yellow || !strings.Contains(told(a.Reasons...), "silent yellow 0%/87% ×1 on 2020-06-30 turn to 2020-05-31 due 2020-06-15") {
		t.Errorf("sent back it counts as not returned: %v %s", a.Light, told(a.Reasons...))
	}
	may.Decisions = append(may.Decisions, Decision{On: day("2020-06-17")})
	if _, a = at("2020-06-17"); a.Completion.Percent() != 80 || a.Light != Green {
		t.Errorf("approved it counts: %v %s", a.Light, told(a.Reasons...))
	}
	if _, a = at("2020-06-16"); a.Completion.Percent() != 50 {
		t.Errorf("the day before stays as it was: %s", told(a.Reasons...))
	}
}

func TestHowReturnsCameSoFar(t *testing.T) {
	cal, c := NewCalendar(), sprint()
	task := &Task{ID: "x", Deadline: due("2020-06-30")}
	s := Summarise(task, []Return{of(c, task, "2020-03-31", "2020-04-15", "10"), of(c, task, "2020-04-30", "2020-05-18", "30")}, day("2020-06-20"))
	q := AskedOn(task, &s, c, cal, day("2020-06-20"))
	if q.Came.Due != 3 || q.Came.OnTime != 1 || q.Came.Answered != 2 || q.InARow != 1 || q.Owed.To != day("2020-05-31") || q.Coming.Due != day("2020-07-15") {
		t.Errorf("%+v", q)
	}
	if q = AskedOn(task, &s, c, cal, day("2020-08-20")); q.Came.Due != 4 || !q.Coming.IsZero() {
		t.Errorf("after the last turn: %+v", q)
	}
	ended := *task
	ended.Closed = &Closing{On: day("2020-05-20")}
	if q = AskedOn(&ended, &s, c, cal, day("2020-08-20")); q.Came.Due != 2 || q.Came.OnTime != 1 || q.InARow != 0 || !q.Owed.IsZero() {
		t.Errorf("of what was closed in May nothing is due in June: %+v", q)
	}
	s = Summarise(task, []Return{of(c, task, "2020-03-31", "2020-04-15", "10"), of(c, task, "2020-04-30", "2020-05-15", "100")}, day("2020-08-20"))
	if q = AskedOn(task, &s, c, cal, day("2020-08-20")); q.Came.Due != 2 || q.Came.OnTime != 2 || q.InARow != 0 || !q.Coming.IsZero() {
		t.Errorf("of what was complete in April nothing is due for May: %+v", q)
	}
}

// TestSilenceIsWhatCountingTheTurnsGives holds the rungs, which are worked out once,
// against counting every turn from the first one asked on.
func TestSilenceIsWhatCountingTheTurnsGives(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, allKinds)
		for range rapid.IntRange(0, 2).Draw(t, "acts") {
			d.act(t)
		}
		on := d.on(t) + Date(rapid.Int32Range(0, 500).Draw(t, "days later"))
		s := Summarise(d.task, d.reports, on)
		var a assessor
		a.begin(d.task, &s, d.campaign, cal)
		p, by := d.campaign.Asks(d.task)
		if by == AskedByNone {
			if a.silence(on) != Grey {
				t.Fatal("nobody asks, but it is silent")
			}
			return
		}
		start := max(d.campaign.Period.From, d.task.Added)
		if d.task.Start.Date != 0 {
			start = d.task.Start.Date
		}
		start = max(start, p.From)
		tracked := max(d.campaign.TrackedSince, d.task.Added)
		last := d.campaign.Period.To
		if d.task.Deadline.Given {
			last = max(last, d.task.Deadline.Date)
		}
		if p.To != 0 {
			last = p.To
		}
		row := 0
		newest := Turn{}
		for turn := p.TurnOn(firstDay-400, cal); turn.Due < on; turn = p.Next(turn, cal) {
			if turn.To < start || turn.Due < tracked || turn.From > last {
				continue
			}
			answered, estimated := false, false
			for _, x := range s.Answers {
				// A final answer to a later turn ends the row of those before it.
				answered = answered || !x.Estimate && x.Turn.To >= turn.To
				estimated = estimated || x.Estimate && x.Turn.To == turn.To
			}
			switch {
			case answered:
				row = 0
			case estimated:
			case !d.task.SuspendedOn(turn.Due):
				row++
				newest = turn
			}
		}
		want := Grey
		if n := d.campaign.Policy.SilentYellow; n > 0 && row >= n {
			want = Yellow
		}
		if n := d.campaign.Policy.SilentRed; n > 0 && row >= n {
			want = Red
		}
		if got := a.silence(on); got != want {
			t.Fatalf("on %s: %v, want %v (%d turns in a row); %+v", on, got, want, row, a.asking)
		}
		if turn, n := a.owed(on); n != row || row > 0 && turn != newest {
			t.Fatalf("on %s: owes %+v, %d in a row; want %+v, %d", on, turn, n, newest, row)
		}
	})
}

func TestACampaignRunsUntilItsLastReturnIsDueOrItIsArchived(t *testing.T) {
	cal := NewCalendar()
	for _, c := range []struct {
		change func(*Campaign)
		want   string
	}{
		{func(*Campaign) {}, "2020-03-21 to 2020-09-28"},
		{func(c *Campaign) { c.Policy.WindUpDays = 0 }, "2020-03-21 to 2020-07-15"},
		{func(c *Campaign) { c.Policy.WindUpDays, c.Cadences = 0, []Cadence{{Kind: Never, Purpose: ForReport}} }, "2020-03-21 to 2020-06-30"},
		{func(c *Campaign) { c.Validity = true }, "2020-03-21 to 2020-06-30"},
		{func(c *Campaign) { c.Archived = day("2020-05-01") }, "2020-03-21 to 2020-04-30"},
		{func(c *Campaign) { c.Period.To = 0 }, "2020-03-21 to "},
	} {
		x := sprint()
		c.change(x)
		runs := x.Runs(cal)
		if got := fmt.Sprintf("%s to %s", runs.From, runs.To); got != c.want {
			t.Errorf("runs %s, want %s", got, c.want)
		}
	}
	x := sprint()
	for on, want := range map[string]CampaignState{"2020-03-20": ToCome, "2020-03-21": Running, "2020-09-28": Running, "2020-09-29": PastOver} {
		if got := x.StateOn(day(on), cal); got != want {
			t.Errorf("%s: %d, want %d", on, got, want)
		}
	}
	x.Archived = day("2020-05-01")
	if x.StateOn(day("2020-05-01"), cal) != Archived || x.StateOn(day("2020-04-30"), cal) != Running {
		t.Error("archived on a day, it is gone from that day on")
	}
	x = sprint()
	x.Validity = true
	if x.StateOn(day("2020-06-30"), cal) != Running || x.StateOn(day("2020-07-01"), cal) != Archived {
		t.Error("a validity that has ended archives at once")
	}
}

func TestAnOfficesOwnDaysOffAreNoWorkingDays(t *testing.T) {
	cal := NewCalendar()
	off := cal.Without([]DayOff{{From: day("2026-11-24"), To: day("2026-11-25"), Text: "区庆"}})
	if off.IsWorkday(day("2026-11-24")) || !off.IsWorkday(day("2026-11-26")) || !cal.IsWorkday(day("2026-11-24")) {
		t.Error("the days off are wrong")
	}
	if got := off.Workdays(day("2026-11-23"), day("2026-11-27")); got != 2 {
		t.Errorf("%d working days left of the week", got)
	}
	if got := off.AddWorkdays(day("2026-11-23"), 1); got != day("2026-11-26") {
		t.Errorf("the next working day is %s", got)
	}
}

func TestWhichTurnTheNextReturnAnswers(t *testing.T) {
	cal, c := NewCalendar(), sprint()
	task := &Task{ID: "x", Deadline: due("2020-06-30")}
	april := of(c, task, "2020-04-30", "2020-05-10", "50")
	for _, x := range []struct {
		on, turn, day string
		returns       []Return
	}{
		{"2020-05-10", "2020-04-30", "2020-04-30", nil},
		{"2020-05-20", "2020-04-30", "2020-04-30", nil},
		{"2020-05-20", "", "2020-05-20", []Return{april}},
		{"2020-05-31", "2020-05-31", "2020-05-31", []Return{april}},
		{"2020-06-01", "2020-05-31", "2020-05-31", []Return{april}},
		{"2020-03-25", "", "2020-03-25", nil},
	} {
		s := Summarise(task, x.returns, day(x.on))
		turn, on := c.Offer(task, &s, cal, day(x.on))
		if turn.To.String() != x.turn || on.String() != x.day {
			t.Errorf("on %s: the turn to %q for %s, want %q for %s", x.on, turn.To, on, x.turn, x.day)
		}
	}
}

func TestAClosedTaskIsAskedForNothingMore(t *testing.T) {
	c := &Campaign{Period: Period{From: NewDate(2026, 1, 1), To: NewDate(2026, 12, 31)}, Policy: DefaultPolicy()}
	task := &Task{ID: "t", Closed: &Closing{On: NewDate(2026, 3, 5)}}
	got := AskedOn(task, &Standing{}, c, NewCalendar(), NewDate(2026, 6, 1))
	if got.Came.Due != 1 { // January's, due on 10 February
		t.Errorf("%d returns fell due of a task closed in March", got.Came.Due)
	}
}

func TestABrokenZeroLineIsNotCalledLeftOutByTheReturnsAfterIt(t *testing.T) {
	task := &Task{Targets: []Target{accidents}}
	plan := Campaign{
		Period: Period{From: day("2018-01-01"), To: day("2018-12-31")}, Policy: DefaultPolicy(),
		Cadences: []Cadence{{Kind: Month, Purpose: ForReport, DueDay: 10}},
	}
	month := func(seq uint32, first, last, value string) Return {
		r := figures(last, value)
		r.Seq, r.Turn = seq, Period{From: day(first), To: day(last)}
		return r
	}
	returns := []Return{month(1, "2018-08-01", "2018-08-31", "1"), month(2, "2018-09-01", "2018-09-30", "0")}
	on := day("2018-10-11") // the day after September's figures were due
	s := Summarise(task, returns, on)
	a := Assess(task, &s, &plan, NewCalendar(), on)
	if a.Light != Red || a.Reasons[0].Code != ReasonZeroBroken {
		t.Errorf("it is %s: %s; want red for the event of August", a.Light, told(a.Reasons...))
	}
	if a.LeftOut != 0 {
		t.Errorf("%d measures are said to be left out of September, which reported 0: %s", a.LeftOut, told(a.Reasons...))
	}
}
