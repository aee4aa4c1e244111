package seeds

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"duban/model"
)

// A day in the year of the newest plan, one in the first plans, one after all of them.
var (
	thisYear = model.NewDate(2026, 11, 23)
	early18  = model.NewDate(2018, 5, 2)
	later    = model.NewDate(2031, 1, 15)
)

// demo returns the sample of a day, which the tests share and only read.
func demo(t testing.TB, today model.Date) *model.Ledger {
	t.Helper()
	if l := samples[today]; l != nil {
		return l
	}
	l := demoAnew(t, today)
	samples[today] = l
	return l
}

var samples = make(map[model.Date]*model.Ledger)

func demoAnew(t testing.TB, today model.Date) *model.Ledger {
	t.Helper()
	l, err := Demo(today)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// lights counts the lights of the tasks that pick accepts, as they stand on a day. A standing duty has none.
func lights(l *model.Ledger, on model.Date, pick func(*model.Campaign, *model.Task) bool) map[model.Light]int {
	cal := model.NewCalendar()
	out := make(map[model.Light]int)
	for i := range l.Plans {
		p := &l.Plans[i]
		for j := range p.Records {
			r := &p.Records[j]
			if r.Task.Nature != model.StandingDuty && pick(&p.Campaign, &r.Task) {
				s := model.Summarise(&r.Task, r.Returns, on)
				out[model.Assess(&r.Task, &s, &p.Campaign, cal, on).Light]++
			}
		}
	}
	return out
}

func TestEveryMadeUpReportAndStoryOfTheSampleIsMarked(t *testing.T) {
	for _, today := range []model.Date{early18, thisYear, later} {
		own, l := loadAll(t), demo(t, today)
		for i := range l.Plans {
			p := &l.Plans[i]
			if p.Campaign.TrackedSince != p.Campaign.Document.Date {
				t.Errorf("%s is tracked since %v, want the day of its document", p.Campaign.ID, p.Campaign.TrackedSince)
			}
			for j := range p.Records {
				r := &p.Records[j]
				printed := own.Plans[i].Records[j].Returns
				if len(r.Returns) < len(printed) || len(printed) > 0 && !reflect.DeepEqual(r.Returns[:len(printed)], printed) {
					t.Errorf("%s: the document's own reports are changed", r.Task.ID)
				}
				for k, x := range r.Returns[len(printed):] {
					if !x.Simulated || !strings.HasPrefix(x.Text, "模拟") {
						t.Errorf("%s: an unmarked report: %+v", r.Task.ID, x)
					}
					if x.Date > today || x.Seq != uint32(len(printed)+k+1) {
						t.Errorf("%s: report %d of %v is after %v or out of order", r.Task.ID, x.Seq, x.Date, today)
					}
					for _, err := range model.CheckReturn(&r.Task, &x) {
						t.Error(err)
					}
				}
				for _, reason := range reasons(&r.Task) {
					if !strings.HasPrefix(reason, "模拟") {
						t.Errorf("%s: an unmarked reason: %s", r.Task.ID, reason)
					}
				}
				for _, err := range model.CheckTask(&r.Task) {
					t.Error(err)
				}
			}
		}
	}
}

// reasons returns what is said of the task's extensions, manual lights,
// suspensions and closing.
func reasons(t *model.Task) []string {
	var out []string
	for _, x := range t.Extensions {
		out = append(out, x.Reason)
	}
	for _, x := range t.Manual {
		out = append(out, x.Reason)
	}
	for _, x := range t.Suspended {
		out = append(out, x.Reason)
	}
	if t.Closed != nil {
		out = append(out, t.Closed.Text)
	}
	return out
}

func TestTheRunningPlanShowsEveryColour(t *testing.T) {
	l := demo(t, thisYear)
	got := lights(l, thisYear, func(c *model.Campaign, t *model.Task) bool { return c.Parent == "kb" && t.Nature == model.Work })
	total := 0
	for _, n := range got {
		total += n
	}
	for _, want := range []struct {
		light      model.Light
		from, till int // percent of the tasks
	}{
		{model.Green, 35, 70},
		{model.Yellow, 8, 30},
		{model.Red, 5, 15},
		{model.Grey, 5, 22}, // suspended, or waiting for a figure from above, as two dozen tasks of kb8 do
		{model.Done, 5, 25},
	} {
		if share := got[want.light] * 100 / total; share < want.from || share > want.till {
			t.Errorf("%v: %d of %d tasks, want %d–%d%%", want.light, got[want.light], total, want.from, want.till)
		}
	}
}

func TestTheRunningPlanHasItsStories(t *testing.T) {
	l := demo(t, thisYear)
	cal := model.NewCalendar()
	var suspended, manual, extended, silent, late int
	for i := range l.Plans {
		p := &l.Plans[i]
		if p.Campaign.Parent != "kb" {
			continue
		}
		for j := range p.Records {
			r := &p.Records[j]
			if r.Task.SuspendedOn(thisYear) {
				suspended++
			}
			if r.Task.ManualOn(thisYear) != nil {
				manual++
			}
			for _, x := range r.Task.Extensions {
				extended++
				if x.To.Date <= x.From.Date || r.Task.Deadline != x.To {
					t.Errorf("%s: extended from %v to %v, and due %v", r.Task.ID, x.From, x.To, r.Task.Deadline)
				}
			}
			if len(r.Returns) == 0 {
				silent++
				continue
			}
			asked, _ := p.Campaign.Asks(&r.Task)
			for _, x := range r.Returns {
				if x.Received > asked.TurnOn(x.Date, cal).Due {
					late++
					break
				}
			}
		}
	}
	if suspended != 1 || manual != 1 || extended != 2 || silent < 3 || late < 3 {
		t.Errorf("suspended %d (want 1), by hand %d (1), extended %d (2), never reported %d (3 or more), late %d (3 or more)",
			suspended, manual, extended, silent, late)
	}
}

func TestAMadeUpReturnHasItsThreeDaysAndItsTurn(t *testing.T) {
	cal := model.NewCalendar()
	for _, today := range []model.Date{early18, thisYear, later} {
		own, l := loadAll(t), demo(t, today)
		var all, late, corrected, outside, unasked int
		for i := range l.Plans {
			p := &l.Plans[i]
			for j := range p.Records {
				r := &p.Records[j]
				asked, by := p.Campaign.Asks(&r.Task)
				versions := make(map[model.Period]int)
				for k := range r.Returns[len(own.Plans[i].Records[j].Returns):] {
					x := &r.Returns[len(own.Plans[i].Records[j].Returns)+k]
					all++
					if x.Received < x.Date || x.Received > today || x.Entered != x.Received || x.SentBy == "" && len(r.Task.Units()) > 0 || x.By != "" {
						t.Errorf("%s: for %v, received %v, entered %v, sent by %q, entered by %q", r.Task.ID, x.Date, x.Received, x.Entered, x.SentBy, x.By)
					}
					switch {
					case by == model.AskedByNone:
						unasked++
						if x.Turn != (model.Period{}) || quarterly.TurnOn(x.Date, cal).To != x.Date {
							t.Errorf("%s is not asked, and speaks for %v: %+v", r.Task.ID, x.Date, x.Turn)
						}
						continue
					case x.Turn == model.Period{}:
						outside++
						continue
					}
					turn := asked.TurnOn(x.Date, cal)
					if x.Turn != turn.Period() || x.Turn != p.Campaign.TurnFor(&r.Task, x.Date, cal) {
						t.Errorf("%s: %v answers %+v, want %+v", r.Task.ID, x.Date, x.Turn, turn)
					}
					if versions[x.Turn]++; x.Version != versions[x.Turn] {
						t.Errorf("%s: version %d for %v, want %d", r.Task.ID, x.Version, x.Date, versions[x.Turn])
					}
					if x.Version > 1 {
						corrected++
						if before := &r.Returns[x.Seq-2]; before.Turn != x.Turn || before.Received >= x.Received {
							t.Errorf("%s: version %d of %v does not follow the one before it", r.Task.ID, x.Version, x.Date)
						}
					} else if x.Received > turn.Due {
						late++
					}
				}
			}
		}
		if all == 0 || late*100 < all || late*100 > all*12 || today != early18 && (corrected*300 < all || corrected*25 > all) {
			t.Errorf("%v: of %d returns %d late, %d corrected, %d outside the turns, %d unasked", today, all, late, corrected, outside, unasked)
		}
	}
}

func TestThePlansOfThePastAreNearlyAllClosed(t *testing.T) {
	l := demo(t, thisYear)
	got := lights(l, thisYear, func(c *model.Campaign, x *model.Task) bool {
		return max(c.Period.To, x.Deadline.Date) < thisYear
	})
	total := got[model.Done] + got[model.Red] + got[model.Grey] + got[model.Yellow] + got[model.Green]
	if open := total - got[model.Done]; open*100 > total*12 || got[model.Red] == 0 || got[model.Grey] == 0 {
		t.Errorf("%v: want nearly all done, and some red and grey", got)
	}
	if got[model.Green] > 0 || got[model.Yellow]*100 > total { // yellow is what was never closed and has no figure to be red by
		t.Errorf("%v: nothing of the past is still on schedule", got)
	}
}

func TestTheListOf2018GoesOnQuarterByQuarter(t *testing.T) {
	p := find(t, demo(t, thisYear), "ylz")
	turns := make(map[model.Date]int)
	for i := range p.Records {
		for _, x := range p.Records[i].Returns {
			turns[x.Date]++
		}
	}
	for _, d := range []model.Date{model.NewDate(2018, 6, 30), model.NewDate(2018, 9, 30), model.NewDate(2018, 12, 31)} {
		if turns[d] < 60 {
			t.Errorf("%v: %d of 96 report", d, turns[d])
		}
	}
	// 121.9 of 678 is where the year's simulated figures go on from.
	var last model.Return
	for i, x := range p.Records[0].Returns {
		if i > 0 && x.Actuals[0].Value.Cmp(last.Actuals[0].Value) <= 0 {
			t.Errorf("gross product fell from %v to %v", last.Actuals[0], x.Actuals[0])
		}
		last = x
	}
}

func TestCumulativeFiguresNeverFall(t *testing.T) {
	l := demo(t, thisYear)
	for i := range l.Plans {
		for j := range l.Plans[i].Records {
			r := &l.Plans[i].Records[j]
			newest := make(map[int]model.Actual)
			for _, x := range r.Returns {
				for _, a := range x.Actuals {
					old, ok := newest[a.Target]
					if ok && r.Task.Targets[a.Target].Kind == model.Cumulative && old.Unit == a.Unit && a.Value.Cmp(old.Value) < 0 {
						t.Errorf("%s on %v: %s fell from %v to %v", r.Task.ID, x.Date, r.Task.Targets[a.Target].Metric, old.Value, a.Value)
					}
					newest[a.Target] = a
				}
			}
		}
	}
}

func TestAMadeUpFigureFitsItsKind(t *testing.T) {
	l := demo(t, thisYear)
	seen := make(map[model.Kind]int)
	words := make(map[model.Said]int)
	for i := range l.Plans {
		for j := range l.Plans[i].Records {
			r := &l.Plans[i].Records[j]
			x := &r.Task
			if x.Nature == model.StandingDuty {
				if len(r.Returns) > 0 || x.Closed != nil {
					t.Errorf("%s is standing, and has %d returns", x.ID, len(r.Returns))
				}
				continue
			}
			last := make(map[int]model.Actual)
			year := make(map[int]int)
			for k := range r.Returns {
				p := &r.Returns[k]
				if !p.Simulated {
					continue
				}
				if inWords(x) {
					words[p.Said]++
					if p.Said == model.SaidNothing || p.Percent != nil {
						t.Errorf("%s: work in words says %v and %v%%", x.ID, p.Said, p.Percent)
					}
				} else if p.Said != model.SaidNothing {
					t.Errorf("%s is measured, and says %v", x.ID, p.Said)
				}
				for _, a := range p.Actuals {
					tg := &x.Targets[a.Target]
					was, again := last[a.Target]
					seen[tg.Kind]++
					bad := a.Value.IsNeg() && !strings.Contains(tg.Metric, "增")
					switch tg.Kind {
					case model.Yearly:
						bad = bad || again && year[a.Target] == p.Date.Year() && a.Value.Cmp(was.Value) < 0
					case model.Stock:
						down := tg.Op == model.AtMost || tg.Op == model.Below
						bad = bad || again && (a.Value.Cmp(was.Value) > 0) == down && a.Value.Cmp(was.Value) != 0
					case model.Balance:
						bad = bad || again && a.Value.Cmp(was.Value) > 0 || !a.Value.IsPos() && p.Date < tg.Deadline.Date
					case model.Class, model.Rank:
						bad = bad || !a.Value.IsInt() || !a.Value.IsPos()
					case model.Each:
						bad = bad || !slices.Contains(tg.Terms().Members, a.Of)
					case model.Budget:
						bad = bad || a.Value.Cmp(*tg.Value) > 0
					case model.GivenLater:
						bad = true
					}
					if bad {
						t.Errorf("%s on %v: %s %v of %v after %v", x.ID, p.Date, tg.Metric, a.Value, tg.Kind, was.Value)
					}
					last[a.Target], year[a.Target] = a, p.Date.Year()
				}
			}
		}
	}
	for _, k := range []model.Kind{model.Cumulative, model.Level, model.Ceiling, model.ZeroLine, model.Rank, model.Percent, model.Yearly, model.Stock, model.Balance, model.Cleared, model.Class, model.Each, model.Duty, model.Budget} {
		if seen[k] == 0 {
			t.Errorf("no figure of kind %v is made up", k)
		}
	}
	all := words[model.SaidNormal] + words[model.SaidBehind] + words[model.SaidBlocked] + words[model.SaidDone]
	if words[model.SaidNormal]*100 < all*60 || words[model.SaidBehind]*100 < all*3 || words[model.SaidBlocked]*100 < all || words[model.SaidDone]*100 < all {
		t.Errorf("what is said in words: %v, want mostly that all is normal", words)
	}
}

func TestLinkedTargetsReportTheSameFigures(t *testing.T) {
	l := demo(t, thisYear)
	type key struct {
		link string
		on   model.Date
	}
	figures := make(map[key]model.Actual)
	same := 0
	for i := range l.Plans {
		for j := range l.Plans[i].Records {
			r := &l.Plans[i].Records[j]
			for k := range r.Returns {
				if k+1 < len(r.Returns) && r.Returns[k+1].Date == r.Returns[k].Date {
					continue // is corrected
				}
				for _, a := range r.Returns[k].Actuals {
					tg := &r.Task.Targets[a.Target]
					if tg.Terms().Link == "" || tg.Kind == model.Percent {
						continue
					}
					at := key{tg.Terms().Link, r.Returns[k].Date}
					was, ok := figures[at]
					if v, err := model.Convert(a.Value, a.Unit, was.Unit); ok && (err != nil && a.Unit != was.Unit || err == nil && v.Cmp(was.Value) != 0) {
						t.Errorf("%s on %v: %s is %v%s, elsewhere %v%s", r.Task.ID, at.on, tg.Terms().Link, a.Value, a.Unit, was.Value, was.Unit)
					}
					if ok {
						same++
					}
					figures[at] = a
				}
			}
		}
	}
	if same < 500 {
		t.Errorf("%d figures are reported in more than one place, want 500 or more", same)
	}
}

func TestAnEventOfTheSampleIsMarkedAndBreaksItsZeroLine(t *testing.T) {
	l, cal := demo(t, thisYear), model.NewCalendar()
	events := 0
	for i := range l.Plans {
		for j := range l.Plans[i].Records {
			r := &l.Plans[i].Records[j]
			for _, e := range r.Task.Events {
				events++
				if !strings.HasPrefix(e.Source, "模拟") || e.By != inspector || e.Entered <= e.Date || r.Task.Targets[e.Target].Kind != model.ZeroLine {
					t.Errorf("%s: %+v", r.Task.ID, e)
				}
				s := model.Summarise(&r.Task, r.Returns, e.Entered)
				open := r.Task
				open.Closed = nil
				if got := model.Assess(&open, &s, &l.Plans[i].Campaign, cal, e.Entered).Light; got != model.Red {
					t.Errorf("%s is %v on %v, when the event is entered", r.Task.ID, got, e.Entered)
				}
				told := false
				for _, x := range r.Returns {
					told = told || strings.Contains(x.Text, e.Kind)
				}
				if !told {
					t.Errorf("%s: no return tells of %s", r.Task.ID, e.Kind)
				}
			}
		}
	}
	if events != len(incidents) {
		t.Errorf("%d events, want %d", events, len(incidents))
	}
	for i, p := range demo(t, early18).Plans {
		for j := range p.Records {
			if n := len(p.Records[j].Task.Events); n > 0 {
				t.Errorf("plan %d: %d events before any has happened", i, n)
			}
		}
	}
}

func TestARemarkFitsItsTask(t *testing.T) {
	for _, x := range []struct{ title, word string }{
		{"推进281亩土地征收腾地", "腾地"}, {"持续打好蓝天保卫战污染防治", "监测"}, {"2026年农村公路提质改造", "主体施工"}, {"新泉镇粮食生产任务", "田间"}, {"促进高质量就业", "摸底"}, {"保障重点支出", "资金"}, {"消防专项整治", "隐患"}, {"精准开展招商引资", "项目"}, {"落实一把手责任", "方案"},
	} {
		if all := strings.Join(about(&model.Task{Title: x.title}).calm, ""); !strings.Contains(all, x.word) {
			t.Errorf("%s: %s", x.title, all)
		}
	}
}

func TestTheSampleDependsOnTheDayAlone(t *testing.T) {
	if !reflect.DeepEqual(demo(t, thisYear), demoAnew(t, thisYear)) {
		t.Error("two samples of one day differ")
	}
}

func TestALargeLedgerHasItsTasksInPlansOfUpTo2000(t *testing.T) {
	for _, n := range []int{1, 2000, 4500} {
		l, err := Large(n, thisYear)
		if err != nil {
			t.Fatal(err)
		}
		total, ids := 0, make(map[string]bool)
		for i := range l.Plans {
			p := &l.Plans[i]
			if len(p.Records) == 0 || len(p.Records) > 2000 {
				t.Errorf("%s has %d tasks", p.Campaign.ID, len(p.Records))
			}
			for _, err := range model.CheckCampaign(&p.Campaign) {
				t.Error(err)
			}
			for j := range p.Records {
				r := &p.Records[j]
				ids[r.Task.ID] = true
				if r.Task.Campaign != p.Campaign.ID || int(r.Task.Order) != j+1 || r.Task.Detail == nil || len(r.Returns) > 3 {
					t.Errorf("%s: campaign %s, order %d, %d reports", r.Task.ID, r.Task.Campaign, r.Task.Order, len(r.Returns))
				}
				for _, err := range model.CheckTask(&r.Task) {
					t.Error(err)
				}
				for k := range r.Returns {
					x := &r.Returns[k]
					if !x.Simulated || !strings.HasPrefix(x.Text, "模拟") || x.Date > thisYear {
						t.Errorf("%s: report %+v", r.Task.ID, x)
					}
					if x.Turn.To != x.Date || x.Received <= x.Date || x.Received > thisYear || x.Entered != x.Received || x.Version != 1 {
						t.Errorf("%s: turn or days of %+v", r.Task.ID, x)
					}
					for _, err := range model.CheckReturn(&r.Task, x) {
						t.Error(err)
					}
				}
			}
			total += len(p.Records)
		}
		if total != n || len(ids) != n {
			t.Errorf("%d tasks with %d ids, want %d", total, len(ids), n)
		}
		if n > 1 {
			got := lights(l, thisYear, func(*model.Campaign, *model.Task) bool { return true })
			for _, light := range []model.Light{model.Grey, model.Green, model.Yellow, model.Red, model.Done} {
				if got[light]*100 < n*2 {
					t.Errorf("%v: %d of %d tasks", light, got[light], n)
				}
			}
		}
	}
}

func BenchmarkDemo(b *testing.B) {
	for b.Loop() {
		demo(b, thisYear)
	}
}

func BenchmarkLarge100000(b *testing.B) {
	for b.Loop() {
		if _, err := Large(100_000, thisYear); err != nil {
			b.Fatal(err)
		}
	}
}
