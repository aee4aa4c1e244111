package walktest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"duban/board"
	"duban/internal/slow"
	"duban/model"
)

// chance makes tasks of every kind of measure, and returns on them, by chance.
type chance struct{ *rand.Rand }

func (r chance) one(list ...string) string { return list[r.IntN(len(list))] }

func (r chance) in(n int) bool { return r.IntN(n) == 0 }

func (r chance) decimal(low, high int) *model.Decimal {
	if r.in(2) {
		return dec(fmt.Sprint(low + r.IntN(high-low+1)))
	}
	return dec(fmt.Sprintf("%d.%02d", low+r.IntN(high-low+1), r.IntN(100)))
}

func (r chance) target(i int, from, to model.Date) model.Target {
	kinds := []model.Kind{
		model.Cumulative, model.Cumulative, model.Level, model.Ceiling, model.ZeroLine, model.Rank, model.Step, model.Percent, model.GivenLater, model.Yearly,
		model.Stock, model.Stock, model.CeilingFlow, model.Balance, model.Cleared, model.Class, model.Each, model.Duty, model.Budget,
	}
	g := model.Target{Metric: fmt.Sprintf("指标%d", i+1), Kind: kinds[r.IntN(len(kinds))], Unit: r.one("亿元", "个", "人", "公里", "%"), Strength: r.one("", "", "确保", "力争", "争取")}
	g.Value = r.decimal(1, 120)
	if r.in(3) {
		g.Pace = model.Pace(1 + r.IntN(3))
	}
	if r.in(5) {
		g.SetTerms(model.Terms{Slack: r.decimal(0, 9)})
	}
	if r.in(4) {
		g.Deadline = model.Deadline{Date: from + model.Date(10+r.IntN(int(to-from)+130)), Precision: model.ToDay, Given: true}
	}
	switch g.Kind {
	case model.Cumulative, model.Yearly:
		g.Op = []model.Op{model.Equal, model.AtLeast, model.Above, model.About, model.Between}[r.IntN(5)]
	case model.Level:
		g.Op, g.Unit = []model.Op{model.Equal, model.AtLeast, model.Above, model.About, model.Between}[r.IntN(5)], r.one("%", "万亩", "元")
		if r.in(3) {
			g.Metric = "工业增加值增速"
		}
	case model.Stock:
		g.Op = []model.Op{model.Equal, model.AtLeast, model.Above, model.About}[r.IntN(4)]
		if r.in(2) {
			g.Baseline = r.decimal(0, 100)
			if g.Baseline.Cmp(*g.Value) >= 0 {
				g.Op = model.AtMost // down from its base
			}
		}
	case model.Ceiling, model.CeilingFlow:
		g.Op = []model.Op{model.AtMost, model.Below}[r.IntN(2)]
	case model.ZeroLine, model.Cleared, model.Balance:
		if g.Pace == model.ByQuarters {
			g.Pace = model.ByWorkdays // a broken line keeps the day on which it was broken
		}
		if g.Value = dec("0"); g.Kind == model.Balance && r.in(2) {
			g.Baseline = r.decimal(20, 120)
		}
	case model.Rank:
		g.Op, g.Value, g.Unit = model.AtMost, r.decimal(1, 9), "位"
	case model.Class:
		g.Value, g.Unit = dec(fmt.Sprint(2+r.IntN(4))), "类"
	case model.GivenLater:
		g.Value = nil
	case model.Step:
		g.Value, g.Unit = nil, ""
	case model.Percent:
		if g.Unit = "%"; r.in(2) {
			g.Value = nil
		}
	case model.Duty:
		if r.in(3) {
			g.Value = nil
		}
	case model.Each:
		g.Op = model.AtLeast
		terms := g.Terms()
		terms.Members = []string{"杨林寨乡", "鹤龙湖镇", "樟树镇"}
		g.SetTerms(terms)
	}
	if g.Op == model.Between {
		v, _ := g.Value.Add(*dec("10"))
		g.Max = &v
	}
	if r.in(8) && g.Value != nil && g.Kind == model.Cumulative && g.Op != model.Between {
		half, _ := g.Value.Mul(*dec("0.4"))
		end := to
		if g.Deadline.Date != 0 {
			end = g.Deadline.Date
		}
		if mid := from + (end-from)/2; mid > from+1 && mid < end {
			terms := g.Terms()
			terms.Slices = []model.Slice{{Date: mid, Value: half}, {Date: end, Value: *g.Value}}
			g.SetTerms(terms)
		}
	} else if r.in(8) && (g.Kind == model.Cumulative || g.Kind == model.Stock && g.Baseline != nil || g.Kind == model.Percent || g.Kind == model.CeilingFlow) {
		g.Curve = []model.PlanPoint{{Date: from + 50, Share: 2000}, {Date: from + 150, Share: 7000}}
	}
	return g
}

func (r chance) campaign() *model.Campaign {
	from := day("2016-11-15") + model.Date(r.IntN(2500))
	p := model.Presets()[r.IntN(4)]
	if r.in(2) {
		p = model.DefaultPolicy()
	}
	p.StaleDays, p.WarnDays = []int{0, 20, 45}[r.IntN(3)], []int{0, 5, 10}[r.IntN(3)]
	p.SilentYellow, p.SilentRed = r.IntN(3), 2*r.IntN(2)+r.IntN(2)
	c := &model.Campaign{ID: "c", Name: "行动", Policy: p, Period: model.Period{From: from, To: from + model.Date(100+r.IntN(1200))}}
	c.TrackedSince = from + model.Date(r.IntN(100)*r.IntN(2))
	switch r.IntN(4) {
	case 0:
		c.Cadences = []model.Cadence{{Kind: model.Never, Purpose: model.ForReport}}
	case 1:
		c.Cadences = []model.Cadence{{Kind: model.Quarter, Purpose: model.ForReport, DueDay: 20}}
	case 2:
		c.Cadences = []model.Cadence{{Kind: model.Month, Purpose: model.ForReport, DueDay: 5, Holiday: model.NextWorkday}}
	}
	return c
}

func (r chance) task(c *model.Campaign) *model.Task {
	from, to := c.Period.From, c.Period.To
	t := &model.Task{ID: "t", Campaign: "c", Title: "任务", LeadUnits: []string{"区发改局"}, Detail: &model.Detail{}}
	t.Deadline = model.Deadline{Date: to, Precision: model.NoDate}
	if r.in(2) {
		t.Deadline = model.Deadline{Date: from + 40 + model.Date(r.IntN(int(to-from))), Precision: model.ToDay, Given: true}
	}
	if r.in(4) {
		t.Start = model.Deadline{Date: from + model.Date(r.IntN(40)), Precision: model.ToDay, Given: true}
	}
	for i := range []int{0, 1, 1, 1, 2, 3}[r.IntN(6)] {
		t.Targets = append(t.Targets, r.target(i, max(from, t.Start.Date), t.Deadline.Date))
	}
	if r.in(3) {
		for i := range 1 + r.IntN(4) {
			m := model.Milestone{Title: fmt.Sprintf("节点%d", i+1)}
			if r.in(2) {
				m.Deadline = model.Deadline{Date: from + model.Date(r.IntN(int(to-from))), Precision: model.ToDay, Given: true}
			}
			t.Milestones = append(t.Milestones, m)
		}
	}
	if r.in(6) {
		at := from + model.Date(r.IntN(int(to-from)))
		t.Suspended = []model.Suspension{{From: at, Until: at + model.Date(r.IntN(90))}}
	}
	for i := range t.Targets {
		if t.Targets[i].Kind == model.ZeroLine && r.in(4) {
			at := from + model.Date(r.IntN(int(to-from)))
			t.Events = append(t.Events, model.Event{Target: i, Date: at, Count: 1, Entered: at + model.Date(r.IntN(20))})
		}
	}
	return t
}

// returns answers turns of the task by chance, with figures that go the way of its targets.
func (r chance) returns(c *model.Campaign, t *model.Task, until model.Date) (out []model.Return) {
	from := c.Period.From
	if until <= from {
		return nil
	}
	var days []model.Date
	for at := from + model.Date(r.IntN(60)); at <= until; at += model.Date(5 + r.IntN(80)) {
		days = append(days, at)
	}
	speed := 0.2 + r.Float64()*1.2
	for _, d := range days {
		x := model.Return{Seq: uint32(len(out) + 1), Date: d, Text: "进展", Received: d, Entered: d}
		p, _ := c.Asks(t)
		if turn := p.TurnOn(d, calendar); !turn.IsZero() && r.in(2) {
			last := min(turn.To, until)
			if turn.DueAfter() && last != turn.To {
				continue
			}
			x.Turn, x.Date, x.Received, x.Entered = turn.Period(), last, last, last
		}
		x.Said = model.Said(r.IntN(4))
		if r.in(15) {
			x.Said = model.SaidDone
		}
		if r.in(6) {
			x.Percent = dec(fmt.Sprint(min(100, int(speed*float64(d-from)/float64(c.Period.To-from)*100))))
		}
		for i := range t.Targets {
			g := &t.Targets[i]
			if r.in(4) {
				continue
			}
			a := model.Actual{Target: i, Unit: g.Unit, Estimate: r.in(8)}
			way := speed * float64(d-from) / float64(max(c.Period.To, t.Deadline.Date)-from)
			value, base := 100.0, 0.0
			if g.Value != nil {
				value, _ = g.Value.Float64()
			}
			if g.Baseline != nil {
				base, _ = g.Baseline.Float64()
			}
			switch g.Kind {
			case model.ZeroLine, model.Cleared:
				a.Value = *dec("0")
				if r.in(9) {
					a.Value = *dec("2")
				}
			case model.Level, model.Ceiling, model.Rank, model.Class, model.Duty:
				a.Value = *dec(fmt.Sprintf("%.2f", value*(0.7+0.6*r.Float64())))
				if r.in(3) {
					a.Value = *dec(fmt.Sprintf("%.0f", value))
				}
			case model.Stock, model.Balance:
				a.Value = *dec(fmt.Sprintf("%.1f", base+(value-base)*way))
			case model.Each:
				a.Of, a.Value = g.Terms().Members[r.IntN(3)], *dec(fmt.Sprintf("%.1f", value*way*2))
			case model.Step:
				a.Value = *dec(r.one("0", "0", "1"))
			default:
				a.Value = *dec(fmt.Sprintf("%.1f", value*way))
			}
			x.Actuals = append(x.Actuals, a)
		}
		for i := range t.Milestones {
			if r.in(5) {
				x.Steps = append(x.Steps, model.StepMark{Milestone: i, Done: true})
			}
		}
		x.Version = model.NextVersion(out, &x)
		out = append(out, x)
	}
	return out
}

// Tasks of every kind, made by chance, have the lights that the second program works out.
func TestChanceIsWhatCountingByHandGives(t *testing.T) {
	kinds := map[string]int{}
	lights := map[model.Light]int{}
	first := number("CHANCE_SEED", 1)
	for n := range number("CHANCE", slow.Or(30000, 1500)) {
		r := chance{rand.New(rand.NewPCG(uint64(first+n), 7))}
		c := r.campaign()
		x := r.task(c)
		if errs := model.CheckTask(x); len(errs) > 0 {
			kinds[fmt.Sprint("refused ", errs[0])]++
			continue
		}
		until := c.Period.From + model.Date(r.IntN(int(c.Period.To-c.Period.From)+200))
		returns := r.returns(c, x, until)
		if r.in(6) {
			returns = nil
		}
		for range 3 {
			on := until + model.Date(r.IntN(120))
			x.Standing = model.Summarise(x, returns, on)
			b := board.New([]*model.Campaign{c}, []*model.Task{x}, nil, calendar, on)
			if b.Len() == 0 {
				continue
			}
			lights[b.At(0).Assessment.Computed]++
			for _, d := range append(relight(b, func(string) []model.Return { return returns }), columns(b)...) {
				kind, _, _ := strings.Cut(d, ":")
				if kinds[kind]++; kinds[kind] <= number("RECOUNT", 3) {
					t.Errorf("%d, %s: %s", first+n, on, d)
				}
			}
		}
	}
	t.Logf("lights %v, differences %v", lights, kinds)
}
