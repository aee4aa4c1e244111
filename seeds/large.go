package seeds

import (
	"fmt"
	"time"

	"duban/model"
)

// perPlan is how many tasks a campaign of a large ledger holds at most.
const perPlan = 2000

// Large returns a ledger of n simulated tasks cast in the moulds of the founding
// documents' tasks, with one to three reports each, spread over campaigns of up
// to 2,000 tasks that fill the year of today. It is for measuring, not for
// looking at. Details are shared between tasks and must not be changed.
func Large(n int, today model.Date) (*model.Ledger, error) {
	src, err := Load(today)
	if err != nil {
		return nil, err
	}
	var moulds []*model.Record
	for i := range src.Plans {
		for j := range src.Plans[i].Records {
			if src.Plans[i].Records[j].Task.Overall() {
				continue
			}
			moulds = append(moulds, &src.Plans[i].Records[j])
		}
	}
	places := make(map[string]int) // of each indicator among the moulds
	for _, m := range moulds {
		for i := range m.Task.Targets {
			places[m.Task.Targets[i].Terms().Link]++
		}
	}
	out := &model.Ledger{Units: src.Units}
	year := today.Year()
	cal := model.NewCalendar()
	for made := 0; made < n; {
		k := len(out.Plans) + 1
		size := min(perPlan, n-made)
		p := model.Plan{
			Campaign: model.Campaign{
				ID: fmt.Sprintf("m%d", k), Name: fmt.Sprintf("模拟行动%d", k),
				Document:     model.Document{Title: fmt.Sprintf("模拟行动%d实施方案", k), Issuers: []string{"模拟"}, Date: model.NewDate(year, 1, 1)},
				Period:       model.Period{From: model.NewDate(year, 1, 1), To: model.NewDate(year, 12, 31)},
				Cadences:     []model.Cadence{{Kind: model.Month, Purpose: model.ForReport, DueDay: 10, Text: "每月10日前报送上月进展"}},
				TrackedSince: model.NewDate(year, 1, 1),
				Policy:       model.DefaultPolicy(),
			},
			Records: make([]model.Record, size),
		}
		for i := range p.Records {
			n := made + i
			link := func(name string) string {
				if name == "" || places[name] == 1 {
					return ""
				}
				return fmt.Sprintf("%s（%d）", name, n/len(moulds)+1)
			}
			cast(&p.Records[i], moulds[n%len(moulds)], &p.Campaign, i+1, link, today, cal)
		}
		out.Plans = append(out.Plans, p)
		made += size
	}
	return out, nil
}

// cast makes a task of the campaign from a mould, with its few reports. Link names the indicator that the mould's
// stands for in this round of all moulds: it is linked with its like of the same round, and with no other.
func cast(r, mould *model.Record, c *model.Campaign, n int, link func(string) string, today model.Date, cal *model.Calendar) {
	t := &r.Task
	*t = mould.Task
	t.ID = fmt.Sprintf("%s-%d", c.ID, n)
	t.Campaign, t.Order = c.ID, uint32(n)
	t.Start = model.Deadline{}
	month := 12
	if m := roll(t.ID, "month", 24); m < 12 {
		month = m + 1 // half of them fall due through the year, the others at its end
	}
	due := model.NewDate(c.Period.From.Year(), time.Month(month)+1, 0)
	t.Deadline = model.Deadline{Date: due, Text: fmt.Sprintf("%d月底前", int(due.Month())), Precision: model.ToMonth, Given: true}
	// The mould's own dates belong to other years.
	t.Targets = nil
	for _, x := range mould.Task.Targets {
		x.Deadline, x.Curve = model.Deadline{}, nil
		terms := x.Terms()
		terms.Link, terms.Slices = link(terms.Link), nil
		x.SetTerms(terms)
		t.Targets = append(t.Targets, x)
	}
	t.Milestones = nil
	for _, x := range mould.Task.Milestones {
		x.Deadline = model.Deadline{}
		t.Milestones = append(t.Milestones, x)
	}
	f := fateOf(t, true)
	if f == silent {
		if roll(t.ID, "begins", 2) == 0 { // it has only just begun
			t.Start = model.Deadline{Date: today.AddDays(1 - today.Day()), Precision: model.ToMonth, Given: true}
			t.Deadline = model.Deadline{Date: c.Period.To, Text: "12月底前", Precision: model.ToMonth, Given: true}
		}
		return
	}
	sim := newSimulator(c, r, f, nil)
	k := &c.Cadences[0]
	turn := k.LastDue(today, cal) // the last return answers this turn
	for range roll(t.ID, "reports", 3) {
		if before := k.Before(turn, cal); before.From >= c.Period.From {
			turn = before
		}
	}
	for ; turn.Due < today && turn.From >= c.Period.From; turn = k.Next(turn, cal) {
		p, done := sim.report(turn.To)
		p.Turn = turn.Period()
		p.Received = min(sim.receivedOn(turn, cal), today)
		p.Entered = p.Received
		r.Returns = append(r.Returns, p)
		if done {
			break
		}
	}
}
