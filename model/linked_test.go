package model

import (
	"errors"
	"slices"
	"testing"
)

// linkedTo is a target of the indicator 税收.
func linkedTo(kind Kind, unit string) Target {
	g := Target{Metric: "税收", Kind: kind, Value: num("5"), Unit: unit}
	g.SetTerms(Terms{Link: "税收"})
	return g
}

func TestOnlyTargetsOfTheSameFiguresCanBeOneIndicator(t *testing.T) {
	for _, c := range []struct {
		a, b Target
		fits bool
	}{
		{linkedTo(Cumulative, "亿元"), linkedTo(Cumulative, "万元"), true},
		{linkedTo(Cumulative, "万㎡"), linkedTo(Cumulative, "平方米"), true},
		{linkedTo(Cumulative, "亿元"), linkedTo(Cumulative, ""), true},
		{linkedTo(Cumulative, "亿元"), linkedTo(Cumulative, "家"), false},
		{linkedTo(Level, "%"), linkedTo(Level, "个百分点"), false},
		{linkedTo(Cumulative, "人次"), linkedTo(Yearly, "人次"), true},
		{linkedTo(Cumulative, "亿元"), linkedTo(Budget, "亿元"), true},
		{linkedTo(Level, "%"), linkedTo(Stock, "%"), true},
		{linkedTo(Level, "%"), linkedTo(Ceiling, "%"), true},
		{linkedTo(Cumulative, "%"), linkedTo(Level, "%"), false},
		{linkedTo(Rank, "位"), linkedTo(Level, "位"), false},
		{linkedTo(Rank, ClassUnit), linkedTo(Class, ClassUnit), true},
		{linkedTo(ZeroLine, "起"), linkedTo(Cumulative, "起"), false},
		{linkedTo(GivenLater, "亿元"), linkedTo(Level, "%"), true},
	} {
		a, b := &Task{ID: "a", Targets: []Target{c.a}}, &Task{ID: "b", Targets: []Target{c.b}}
		for _, err := range []error{CheckLinks(a, b), CheckLinks(b, a)} {
			if c.fits != (err == nil) || err != nil && !errors.Is(err, ErrLink) {
				t.Errorf("%v %s and %v %s: %v", c.a.Kind, c.a.Unit, c.b.Kind, c.b.Unit, err)
			}
		}
	}
	other := linkedTo(Level, "%")
	other.SetTerms(Terms{Link: "别的"})
	if err := CheckLinks(&Task{Targets: []Target{linkedTo(Cumulative, "亿元")}}, &Task{Targets: []Target{other}}); err != nil {
		t.Errorf("targets of two indicators: %v", err)
	}
}

func TestAFedReturnSaysWhatTheOtherTaskIsToldByIt(t *testing.T) {
	september := Period{day("2026-09-01"), day("2026-09-30")}
	october, quarter := Period{day("2026-10-01"), day("2026-10-31")}, Period{day("2026-07-01"), day("2026-09-30")}
	own := func(r Return) []Return {
		r.Seq, r.Version, r.Received, r.Entered = 1, 1, day("2026-10-08"), day("2026-10-08")
		return []Return{r}
	}
	every := func(v Every) []Cadence { return []Cadence{{Kind: v, Purpose: ForReport, DueDay: 10}} }
	figure := func(v string) []Actual { return []Actual{{Target: 0, Value: *num(v), Unit: "万元"}} }
	for name, c := range map[string]struct {
		sent   Return      // on the other task, of 5 亿元 for September where it says nothing else
		change func(*Task) // of the task that is fed
		asked  []Cadence   // of its campaign, where it is not the usual month
		has    []Return    // returns on it
		want   string      // the figure that it gets; "" for none
		turn   Period      // the turn that this answers
	}{
		"the same turn is answered":                  {want: "50000", turn: september},
		"so is the quarter that ends with the month": {asked: every(Quarter), want: "50000", turn: quarter},
		"what is not asked answers nothing":          {asked: every(Never), want: "50000"},
		"a day within a turn says not how it ends":   {sent: Return{Date: day("2026-09-20")}, want: "50000"},
		"an estimate of a turn to come": {
			sent: Return{Date: october.To, Turn: october, Estimate: true}, want: "50000", turn: october,
		},
		"an estimate of a day that ends no turn here": {
			sent: Return{Date: october.To, Turn: october, Estimate: true}, asked: every(Quarter),
		},
		"steps are still to be told":   {change: func(t *Task) { t.Milestones = []Milestone{{Title: "动工"}} }, want: "50000"},
		"words are still to be told":   {change: func(t *Task) { t.Targets[0].Kind = Budget }, want: "50000"},
		"another figure is to be told": {change: func(t *Task) { t.Targets = append(t.Targets, revenue) }, want: "50000"},
		"what waits for its value is not": {
			change: func(t *Task) { t.Targets = append(t.Targets, Target{Metric: "增幅", Kind: GivenLater}) }, want: "50000", turn: september,
		},
		"a preliminary figure of its own is replaced": {
			has: own(Return{Date: september.To, Turn: september, Estimate: true, Actuals: figure("40000")}), want: "50000", turn: september,
		},
		"a final one is not replaced by a preliminary one": {
			sent: Return{Estimate: true}, has: own(Return{Date: september.To, Turn: september, Actuals: figure("40000")}),
		},
		"its own final figure stands": {has: own(Return{Date: september.To, Turn: september, Actuals: figure("40000")})},
		"that of another turn does not count": {
			has: own(Return{Date: day("2026-08-31"), Turn: Period{day("2026-08-01"), day("2026-08-31")}, Actuals: figure("40000")}), want: "50000", turn: september,
		},
		"what was fed already": {has: own(Return{Date: september.To, Turn: september, Actuals: figure("50000"), Via: Via{Task: "c", Seq: 1}})},
	} {
		t.Run(name, func(t *testing.T) {
			campaign := &Campaign{ID: "x", Period: Period{day("2026-01-01"), day("2026-12-31")}, Cadences: c.asked}
			from := &Task{ID: "a", Targets: []Target{linkedTo(Cumulative, "亿元")}}
			task := &Task{ID: "b", Targets: []Target{linkedTo(Cumulative, "万元")}}
			if c.change != nil {
				c.change(task)
			}
			r := c.sent
			if r.Seq = 1; r.Date == 0 {
				r.Date, r.Turn = september.To, september
			}
			r.Received, r.Entered, r.Actuals = day("2026-10-09"), day("2026-10-09"), []Actual{{Target: 0, Value: *num("5"), Unit: "亿元"}}
			f := Feed{From: from, Campaign: campaign, Return: &r, Returns: []Return{r}, Cal: NewCalendar(), On: day("2026-10-09")}
			fed, ok := f.To(task, c.has, campaign)
			got := ""
			if ok {
				got = fed.Actuals[0].Value.String()
				if errs := CheckReturn(task, &fed); len(errs) > 0 {
					t.Errorf("it cannot be stored: %v", errs)
				}
			}
			if got != c.want || ok && fed.Turn != c.turn {
				t.Errorf("got %q for %v, want %q for %v", got, fed.Turn, c.want, c.turn)
			}
		})
	}
}

func TestAFigureThatIsHandedOnIsNoWordOnTheWork(t *testing.T) {
	task := &Task{Targets: []Target{linkedTo(Budget, "亿元")}}
	returns := []Return{
		{Seq: 1, Date: day("2026-09-30"), Said: SaidBlocked, Text: "受阻"},
		{Seq: 2, Date: day("2026-10-31"), Actuals: []Actual{{Value: *num("1")}}, Via: Via{Task: "a", Seq: 1}},
	}
	if s := Summarise(task, returns, day("2026-11-01")); s.Said != SaidBlocked || s.SaidOn != day("2026-09-30") || s.Text != "受阻" {
		t.Errorf("it says %v on %s: %s", s.Said, s.SaidOn, s.Text)
	}
}

func TestWhatIsFedIsNoVersionOfWhatTheUnitSends(t *testing.T) {
	october := Period{day("2026-10-01"), day("2026-10-31")}
	task := &Task{ID: "a", Targets: []Target{linkedTo(Cumulative, "亿元")}}
	told := func(seq uint32, on, value string) Return {
		return Return{
			Seq: seq, Date: day(on), Turn: october, Received: day("2026-11-08"), Entered: day("2026-11-08"),
			Actuals: []Actual{{Value: *num(value), Unit: "亿元"}},
		}
	}
	fed := told(1, "2026-10-31", "5")
	fed.Via = Via{Task: "b", Seq: 1}
	returns := []Return{fed, told(2, "2026-10-20", "6"), told(3, "2026-10-20", "7")}
	for i := range returns {
		returns[i].Version = NextVersion(returns[:i], &returns[i])
	}
	if got := []int{returns[0].Version, returns[1].Version, returns[2].Version}; !slices.Equal(got, []int{1, 1, 2}) {
		t.Errorf("the versions are %v", got)
	}
	for n, want := range []struct {
		value    string
		versions int
	}{{"5", 0}, {"6", 1}, {"7", 2}} {
		s := Summarise(task, returns[:n+1], day("2026-11-08"))
		a := s.Answer(october)
		if got := s.Reading(0).Actual.Value.String(); got != want.value || a == nil || a.Versions != want.versions {
			t.Errorf("after %d returns the figure is %s, and the turn is answered as %+v", n+1, got, a)
		}
	}
}

func TestAFedFigureDoesNotTickTheDutyBesideIt(t *testing.T) {
	task := &Task{ID: "a", Targets: []Target{linkedTo(Cumulative, "亿元"), {Metric: "暗访", Kind: Duty}}, Deadline: due("2026-12-31")}
	task.Targets[0].Value = num("5")
	r := Return{
		Seq: 1, Version: 1, Date: day("2026-10-31"), Received: day("2026-11-08"), Entered: day("2026-11-08"),
		Actuals: []Actual{{Value: *num("5"), Unit: "亿元"}}, Via: Via{Task: "b", Seq: 1},
	}
	c, cal := sprint(), NewCalendar()
	ticked := func(returns ...Return) bool {
		s := Summarise(task, returns, day("2026-11-08"))
		var a assessor
		a.begin(task, &s, c, cal)
		return a.gauges[1].met
	}
	if ticked(r) {
		t.Error("the figure of another task ticks it")
	}
	own := r
	own.Seq, own.Via = 2, Via{}
	if !ticked(r, own) {
		t.Error("a return of its own does not tick it")
	}
}
