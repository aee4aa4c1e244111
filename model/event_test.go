package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// safety has a sum and two zero lines.
func safety() *Task {
	return &Task{ID: "a-1", Title: "安全生产", Targets: []Target{revenue, accidents, {Metric: "溃堤溃坝", Kind: ZeroLine}}}
}

// eventsOf writes the events of a task: day, place of the target, count, and what else is to be said of them.
func eventsOf(t *Task) string {
	var out []string
	for i := range t.Events {
		e := &t.Events[i]
		s := fmt.Sprintf("%s #%d ×%d", e.Date, e.Target, e.Count)
		if e.Kind != "" {
			s += " " + e.Kind
		}
		if e.Incomplete {
			s += " open"
		}
		if e.Withdrawn != 0 {
			s += " withdrawn " + e.Withdrawn.String()
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// zero is a return of a turn with a figure of the first zero line.
func zero(seq uint32, month, value string) Return {
	r := figures(month+"-01", "", value)
	r.Seq, r.Turn = seq, Period{From: r.Date, To: r.Date.AddDays(29)}
	r.Date, r.By = r.Turn.To, "安监局"
	return r
}

func TestAnEventNeedsADayAZeroLineAndACount(t *testing.T) {
	on := day("2018-07-10")
	for name, c := range map[string]struct {
		task *Task
		e    Event
		want error
	}{
		"no day":               {safety(), Event{Target: 1}, ErrEventDate},
		"tomorrow":             {safety(), Event{Target: 1, Date: on + 1}, ErrEventAhead},
		"of a sum":             {&Task{Targets: []Target{accidents, revenue}}, Event{Target: 1, Date: on}, ErrNoZeroLine},
		"of no target":         {safety(), Event{Target: 9, Date: on}, ErrNoZeroLine},
		"which of two":         {safety(), Event{Date: on}, ErrWhichLine},
		"which of two, asked":  {safety(), Event{Target: -1, Date: on}, ErrWhichLine},
		"no zero line at all":  {&Task{Targets: []Target{revenue}}, Event{Date: on}, ErrNoZeroLine},
		"cleared as it comes":  {&Task{Targets: []Target{{Kind: Cleared}}}, Event{Date: on}, ErrNoZeroLine},
		"fewer than none":      {safety(), Event{Target: 1, Date: on, Count: -1}, ErrRange},
		"too many":             {safety(), Event{Target: 1, Date: on, Count: 10000}, ErrRange},
		"fewer dead than none": {safety(), Event{Target: 1, Date: on, Deaths: -1}, ErrRange},
	} {
		if err := c.task.AddEvent(on, c.e); !errors.Is(err, c.want) || len(c.task.Events) > 0 {
			t.Errorf("%s: %v, want %v; the task has %s", name, err, c.want, eventsOf(c.task))
		}
	}
}

func TestAnEventIsEnteredOnTheDayOfRegistering(t *testing.T) {
	task := &Task{Targets: []Target{revenue, accidents}}
	e := Event{Date: day("2018-06-20"), Kind: " 较大事故 ", Deaths: 3, By: "张三", Entered: day("2018-01-01"), Withdrawn: day("2018-01-01"), Incomplete: true}
	if err := task.AddEvent(day("2018-07-10"), e); err != nil {
		t.Fatal(err)
	}
	want := Event{Date: day("2018-06-20"), Target: 1, Count: 1, Kind: "较大事故", Deaths: 3, By: "张三", Entered: day("2018-07-10")}
	if task.Events[0] != want {
		t.Errorf("the event is %+v, want %+v", task.Events[0], want)
	}
	if found := CheckTask(&Task{ID: "a", Title: "a", Campaign: "c", Targets: task.Targets, Events: task.Events}); len(found) > 0 {
		t.Error(found)
	}
}

func TestAZeroLineIsRedFromTheDayOnWhichItsEventWasEntered(t *testing.T) {
	task := &Task{Targets: []Target{accidents}}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(task.AddEvent(day("2018-07-10"), Event{Date: day("2018-06-20"), Kind: "较大事故", Deaths: 3}))
	returns := []Return{figures("2018-05-31", "0"), figures("2018-08-31", "0")}
	quiet := Campaign{
		Period: Period{From: day("2018-01-01"), To: day("2019-12-31")}, Policy: DefaultPolicy(),
		Cadences: []Cadence{{Kind: Never, Purpose: ForReport}},
	}
	quiet.Policy.StaleDays = 0
	shows := func(on string, want Light, code ReasonCode) {
		t.Helper()
		s := Summarise(task, returns, day(on))
		a := Assess(task, &s, &quiet, NewCalendar(), day(on))
		if a.Light != want || a.Reasons[0].Code != code {
			t.Errorf("on %s it is %s: %s; want %s, %s", on, a.Light, told(a.Reasons...), want, code)
		}
	}
	shows("2018-07-09", Green, ReasonMet)
	shows("2018-07-10", Red, ReasonZeroBroken)
	shows("2018-09-01", Red, ReasonZeroBroken) // a later 0 does not wash it away
	shows("2018-12-31", Red, ReasonZeroBroken)
	shows("2019-01-01", Green, ReasonMet)
	must(task.WithdrawEvent(day("2018-09-05"), 0, "不属较大事故", "张三"))
	shows("2018-09-04", Red, ReasonZeroBroken)
	shows("2018-09-05", Green, ReasonMet)
}

func TestAnEventIsWithdrawnWithAReasonAndOnce(t *testing.T) {
	task, on := safety(), day("2018-07-10")
	if err := task.AddEvent(on, Event{Target: 1, Date: on}); err != nil {
		t.Fatal(err)
	}
	old := *task
	for _, c := range []struct {
		i    int
		why  string
		want error
	}{{1, "误报", ErrNoEvent}, {-1, "误报", ErrNoEvent}, {0, " ", ErrReason}, {0, "误报", nil}, {0, "误报", ErrWithdrawn}} {
		if err := task.WithdrawEvent(on+2, c.i, c.why, "李四"); !errors.Is(err, c.want) {
			t.Errorf("event %d, %q: %v, want %v", c.i, c.why, err, c.want)
		}
	}
	if e := task.Events[0]; e.Withdrawn != on+2 || e.Why != "误报" || e.WithdrawnBy != "李四" {
		t.Errorf("the event is %+v", e)
	}
	if err := task.CompleteEvent(on+2, 0, Event{Kind: "较大事故"}); !errors.Is(err, ErrWithdrawn) {
		t.Errorf("completing it gives %v", err)
	}
	if old.Events[0].Withdrawn != 0 {
		t.Error("a copy of the task was changed")
	}
	for on, want := range map[Date]EventState{on - 1: EventUnknown, on: EventStands, on + 1: EventStands, on + 2: EventWithdrawn} {
		if got := task.Events[0].StateOn(on); got != want {
			t.Errorf("on %s it is %s, want %s", on, got, want)
		}
	}
}

func TestAFigureAboveNoughtMakesAnEventOnce(t *testing.T) {
	type step struct {
		say  string // seq of a new return, its month and figure: 「2018-06 1」; or what else happens
		want string
	}
	for name, steps := range map[string][]step{
		"nothing of nought":                           {{"2018-06 0", ""}},
		"one of one":                                  {{"2018-06 1", "2018-06-30 #1 ×1 open"}},
		"one of two":                                  {{"2018-06 2", "2018-06-30 #1 ×2 open"}},
		"part of one is one":                          {{"2018-06 0.4", "2018-06-30 #1 ×1 open"}},
		"none twice":                                  {{"2018-06 1", "2018-06-30 #1 ×1 open"}, {"2018-06 1", "2018-06-30 #1 ×1 open"}},
		"each turn has its own":                       {{"2018-06 1", "2018-06-30 #1 ×1 open"}, {"2018-07 1", "2018-06-30 #1 ×1 open; 2018-07-30 #1 ×1 open"}},
		"nought of the next turn leaves it":           {{"2018-06 1", "2018-06-30 #1 ×1 open"}, {"2018-07 0", "2018-06-30 #1 ×1 open"}},
		"a lower figure corrects it":                  {{"2018-06 3", "2018-06-30 #1 ×3 open"}, {"2018-06 1", "2018-06-30 #1 ×1 open"}},
		"nought takes it back, and one makes a new":   {{"2018-06 1", "2018-06-30 #1 ×1 open"}, {"2018-06 0", "2018-06-30 #1 ×1 open withdrawn 2018-09-01"}, {"2018-06 1", "2018-06-30 #1 ×1 open withdrawn 2018-09-01; 2018-06-30 #1 ×1 open"}},
		"a correction that is silent leaves it":       {{"2018-06 1", "2018-06-30 #1 ×1 open"}, {"2018-06", "2018-06-30 #1 ×1 open"}},
		"by hand before":                              {{"add 2018-06-20", "2018-06-20 #1 ×1 较大事故"}, {"2018-06 1", "2018-06-20 #1 ×1 较大事故"}},
		"one of two by hand before":                   {{"add 2018-06-20", "2018-06-20 #1 ×1 较大事故"}, {"2018-06 2", "2018-06-20 #1 ×1 较大事故; 2018-06-30 #1 ×1 open"}},
		"by hand of another turn":                     {{"add 2018-05-20", "2018-05-20 #1 ×1 较大事故"}, {"2018-06 1", "2018-05-20 #1 ×1 较大事故; 2018-06-30 #1 ×1 open"}},
		"by hand afterwards completes it":             {{"2018-06 1", "2018-06-30 #1 ×1 open"}, {"add 2018-06-20", "2018-06-20 #1 ×1 较大事故"}, {"2018-06 1", "2018-06-20 #1 ×1 较大事故"}},
		"one of two by hand afterwards":               {{"2018-06 2", "2018-06-30 #1 ×2 open"}, {"add 2018-06-20", "2018-06-20 #1 ×1 较大事故; 2018-06-30 #1 ×1 open"}, {"2018-06 2", "2018-06-20 #1 ×1 较大事故; 2018-06-30 #1 ×1 open"}, {"2018-06 1", "2018-06-20 #1 ×1 较大事故; 2018-06-30 #1 ×1 open withdrawn 2018-09-01"}},
		"what an officer completed only he withdraws": {{"2018-06 1", "2018-06-30 #1 ×1 open"}, {"complete", "2018-05-31 #1 ×1 一般事故"}, {"2018-06 0", "2018-05-31 #1 ×1 一般事故"}, {"2018-06 1", "2018-05-31 #1 ×1 一般事故"}},
		"withdrawn by hand":                           {{"add 2018-06-20", "2018-06-20 #1 ×1 较大事故"}, {"withdraw", "2018-06-20 #1 ×1 较大事故 withdrawn 2018-09-01"}, {"2018-06 1", "2018-06-20 #1 ×1 较大事故 withdrawn 2018-09-01; 2018-06-30 #1 ×1 open"}},
	} {
		t.Run(name, func(t *testing.T) {
			task, on := safety(), day("2018-09-01")
			var returns []Return
			for _, s := range steps {
				what, rest, _ := strings.Cut(s.say, " ")
				var err error
				switch what {
				case "add":
					err = task.AddEvent(on, Event{Target: 1, Date: day(rest), Kind: "较大事故"})
				case "complete":
					err = task.CompleteEvent(on, 0, Event{Date: day("2018-05-31"), Kind: "一般事故"})
				case "withdraw":
					err = task.WithdrawEvent(on, 0, "误报", "张三")
				default:
					r := zero(uint32(len(returns)+1), what, rest)
					returns = append(returns, r)
					was := slices.Clone(task.Events)
					if changed := task.TellEvents(on, returns, &r); changed == slices.Equal(was, task.Events) {
						t.Errorf("%s: changed %t", s.say, changed)
					}
				}
				if err != nil {
					t.Fatalf("%s: %v", s.say, err)
				}
				if got := eventsOf(task); got != s.want {
					t.Errorf("after %s there are %q, want %q", s.say, got, s.want)
				}
			}
		})
	}
}

func TestAnEventOfAFigureSaysWhatIsKnown(t *testing.T) {
	task, r := safety(), zero(1, "2018-06", "2")
	task.TellEvents(day("2018-07-10"), []Return{r}, &r)
	want := Event{Date: day("2018-06-30"), Target: 1, Count: 2, By: "安监局", Entered: day("2018-07-10"), Incomplete: true, Of: r.Turn}
	if task.Events[0] != want {
		t.Errorf("the event is %+v, want %+v", task.Events[0], want)
	}
}

func TestAFigureMakesItsEventWhenItIsApproved(t *testing.T) {
	task, r := safety(), zero(1, "2018-06", "1")
	r.Approval = true
	for _, c := range []struct {
		on   string
		back bool
		want string
	}{
		{"2018-07-10", false, "2018-06-30 #1 ×1 open"},
		{"2018-07-12", true, "2018-06-30 #1 ×1 open withdrawn 2018-07-12"},
	} {
		if task.TellEvents(day(c.on)-1, []Return{r}, &r) {
			t.Errorf("before %s there are %s", c.on, eventsOf(task))
		}
		r.Decisions = append(r.Decisions, Decision{On: day(c.on), Back: c.back})
		task.TellEvents(day(c.on), []Return{r}, &r)
		if got := eventsOf(task); got != c.want {
			t.Errorf("on %s there are %q, want %q", c.on, got, c.want)
		}
	}
}

func TestAFigureOfADayIsPartOfThatOfItsTurn(t *testing.T) {
	task := safety()
	alone := figures("2018-06-20", "", "1")
	turn := zero(2, "2018-06", "1")
	task.TellEvents(day("2018-06-21"), []Return{alone}, &alone)
	task.TellEvents(day("2018-07-05"), []Return{alone, turn}, &turn)
	if got, want := eventsOf(task), "2018-06-20 #1 ×1 open"; got != want {
		t.Errorf("there are %q, want %q", got, want)
	}
}

func TestCompletingTellsWhatIsLacking(t *testing.T) {
	on := day("2018-07-10")
	made := func() *Task {
		task, r := safety(), zero(1, "2018-06", "3")
		task.TellEvents(on, []Return{r}, &r)
		return task
	}
	for name, c := range map[string]struct {
		e    Event
		err  error
		want string
	}{
		"nothing":                   {Event{By: "张三"}, ErrEventWhole, "2018-06-30 #1 ×3 open"},
		"all of them":               {Event{Date: day("2018-06-20"), Kind: "较大事故"}, nil, "2018-06-20 #1 ×3 较大事故"},
		"one of them":               {Event{Count: 1, Kind: "较大事故"}, nil, "2018-06-30 #1 ×1 较大事故; 2018-06-30 #1 ×2 open"},
		"more than the figure told": {Event{Count: 4, Kind: "较大事故"}, nil, "2018-06-30 #1 ×4 较大事故"},
		"after it was entered":      {Event{Date: on + 1, Kind: "较大事故"}, ErrEventAhead, "2018-06-30 #1 ×3 open"},
		"fewer than none":           {Event{Count: -1}, ErrRange, "2018-06-30 #1 ×3 open"},
	} {
		task := made()
		if err := task.CompleteEvent(on+5, 0, c.e); !errors.Is(err, c.err) || eventsOf(task) != c.want {
			t.Errorf("%s: %v, and there are %q; want %v, %q", name, err, eventsOf(task), c.err, c.want)
		}
	}
	task := made()
	if err := task.CompleteEvent(on+5, 4, Event{Kind: "较大事故"}); !errors.Is(err, ErrNoEvent) {
		t.Errorf("an event that is not there gives %v", err)
	}
	for _, e := range []Event{{Kind: "较大事故"}, {Unit: "某矿"}, {Deaths: 3}, {Source: "应急局"}} {
		if err := task.CompleteEvent(on+5, 0, e); err != nil {
			t.Error(err)
		}
	}
	for _, e := range []Event{{Kind: "一般事故"}, {Unit: "别处"}, {Deaths: 1}, {Date: day("2018-06-01")}, {Count: 9}} {
		if err := task.CompleteEvent(on+5, 0, e); !errors.Is(err, ErrEventWhole) {
			t.Errorf("telling %+v of a complete event gives %v", e, err)
		}
	}
	if e := task.Events[0]; e.Kind != "较大事故" || e.Unit != "某矿" || e.Deaths != 3 || e.Source != "应急局" || e.Entered != on {
		t.Errorf("the event is %+v", e)
	}
}

// TestEventsAndFiguresAreNeverCountedTwice lets returns and events come in any order: what stands of a turn is what
// the newest figure says, or what was registered by hand where that is more.
func TestEventsAndFiguresAreNeverCountedTwice(t *testing.T) {
	months := []string{"2018-04", "2018-05", "2018-06"}
	rapid.Check(t, func(rt *rapid.T) {
		task := safety()
		var returns []Return
		figure, byHand := map[string]int{}, map[string]int{}
		on := day("2018-08-01")
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			on++
			m := rapid.SampledFrom(months).Draw(rt, "month")
			if rapid.Bool().Draw(rt, "by hand") {
				if err := task.AddEvent(on, Event{Target: 1, Date: day(m + "-15"), Count: rapid.IntRange(1, 2).Draw(rt, "count"), Kind: "事故"}); err != nil {
					rt.Fatal(err)
				}
			} else {
				n := rapid.IntRange(0, 3).Draw(rt, "figure")
				r := zero(uint32(len(returns)+1), m, fmt.Sprint(n))
				returns, figure[m] = append(returns, r), n
				task.TellEvents(on, returns, &r)
				if task.TellEvents(on, returns, &r) {
					rt.Fatalf("told twice it changes: %s", eventsOf(task))
				}
			}
			clear(byHand)
			stands := map[string]int{}
			for _, e := range task.Events {
				if m := e.Date.String()[:7]; e.StateOn(on) == EventStands {
					byHand[m] += e.Count
					stands[m] += e.Count
				} else if e.StateOn(on) == EventOpen {
					stands[m] += e.Count
				}
			}
			for _, m := range months {
				if want := max(figure[m], byHand[m]); stands[m] != want {
					rt.Fatalf("of %s there stand %d, want %d of %s", m, stands[m], want, eventsOf(task))
				}
			}
			task.Campaign, task.Title, task.ID = "c", "t", "t"
			if found := CheckTask(task); len(found) > 0 {
				rt.Fatal(found)
			}
		}
	})
}
