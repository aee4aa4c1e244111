package walktest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"duban/board"
	"duban/db"
	"duban/model"
	"duban/words"
)

// calendar knows the holidays; it never changes.
var calendar = model.NewCalendar()

// boardOf is the board of the records as they stand now.
func boardOf(t testing.TB, s *db.Store, on model.Date) *board.Board {
	t.Helper()
	campaigns, err := s.Campaigns()
	ok(t, err)
	tasks, err := s.Tasks()
	ok(t, err)
	units, err := s.Units()
	ok(t, err)
	settings, err := s.Settings()
	ok(t, err)
	return board.New(campaigns, tasks, units, calendar.Without(settings.DaysOff), on)
}

// boardOn is the board of a day, made of the records as they stood then.
func boardOn(t testing.TB, s *db.Store, on model.Date) *board.Board {
	t.Helper()
	campaigns, err := s.CampaignsOn(on)
	ok(t, err)
	tasks, err := s.TasksOn(on)
	ok(t, err)
	units, err := s.UnitsOn(on)
	ok(t, err)
	settings, err := s.SettingsOn(on)
	ok(t, err)
	return board.New(campaigns, tasks, units, calendar.Without(settings.DaysOff), on)
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// printed is everything that a board shows, as text.
func printed(t testing.TB, b *board.Board, returns func(id string) ([]model.Return, error)) string {
	t.Helper()
	var w strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&w, format+"\n", args...) }
	p("board of %s", b.On())
	for i := range int32(b.Len()) {
		r := b.At(i)
		x, a := r.Task, b.Explain(r)
		p("task %s %s %s %v %q of %s until %v starting %v", x.ID, x.No, x.Title, x.Section, b.UnitsOfTask(x), r.Campaign.ID, x.DueOn(r.Campaign, b.On()), x.Start)
		p("  %s (%s) completion %s expected %s gap %s known %t lead %d left %d of %t; doubts %d", a.Light, a.Computed, a.Completion, a.Expected, a.Gap, a.Known, a.Lead, a.DaysLeft, a.HasDeadline, x.OpenDoubts)
		p("  next %s %s; owed %v × %d, left out %d, coming %v", a.Next.On, a.Next.Light, a.Owed, a.InARow, a.LeftOut, a.Coming)
		p("  overdue %t unverified %t never %t stale %t assumed %t unclosed %t", a.Overdue, a.Unverified, a.NeverReported, a.Stale, a.Assumed, a.Unclosed)
		for _, why := range a.Reasons {
			p("  - %s / %s", words.Reason(why, model.Chinese), words.Reason(why, model.English))
		}
		p("  %s / %s", words.Reasons(a, model.Chinese), words.Reasons(a, model.English))
		var flags []string
		for f := board.FlagDone; f <= board.FlagApproval; f <<= 1 {
			if b.Is(i, f) {
				flags = append(flags, fmt.Sprint(f))
			}
		}
		q := model.AskedOn(x, &x.Standing, r.Campaign, b.Calendar(), b.On())
		asks := ""
		if q.Cadence != nil {
			asks = words.Cadence(q.Cadence, model.Chinese) + words.Asked(q.Cadence, q.By, model.Chinese)
		}
		p("  flags %v; asked by %d %s: %d due, %d answered, %d on time, owed %v × %d, coming %v", flags, q.By, asks, q.Came.Due, q.Came.Answered, q.Came.OnTime, q.Owed, q.InARow, q.Coming)
		for n := range x.Targets {
			m := model.MeasureTarget(x, n, &x.Standing, r.Campaign, b.Calendar(), b.On())
			p("  target %d: %s %s %s %t %s %s", n, m.Light, m.Completion, m.Expected, m.Known, m.Due, words.Reason(m.Reason, model.Chinese))
		}
		for n := range x.Milestones {
			m := model.MeasureMilestone(x, n, &x.Standing, r.Campaign, b.Calendar(), b.On())
			p("  step %d: %s %s %s", n, m.Light, m.Due, words.Reason(m.Reason, model.Chinese))
		}
		for _, s := range x.Standing.Answers {
			p("  answer %v", s)
		}
		p("  says %q of %s, simulated %t", x.Standing.Text, x.Standing.Last, x.Standing.Simulated)
		if returns == nil {
			continue
		}
		all, err := returns(x.ID)
		ok(t, err)
		for _, r := range all {
			text, err := json.Marshal(r)
			ok(t, err)
			p("  return %d is %s: %s", r.Seq, r.StateOn(b.On()), text)
		}
	}
	p("tally %+v", b.Tally(nil))
	p("headline %+v", b.Headline())
	for _, u := range b.ByUnit() {
		p("unit %+v", u)
	}
	for _, c := range b.ByCampaign() {
		id := c.Campaign.ID
		state := c.State
		c.Campaign = nil
		p("campaign %s %d %+v", id, state, c)
	}
	for _, d := range b.DueBetween(b.On(), b.On()+30) {
		p("due %+v", d)
	}
	for name, rows := range map[string][]*board.Row{"left": b.Left()} {
		for _, r := range rows {
			p("%s %s", name, r.Task.ID)
		}
	}
	for _, r := range b.TurningRed() {
		p("turning red %s", r.Task.ID)
	}
	return w.String()
}

// differ says where two texts first differ, with the row to which that belongs.
func differ(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	row := ""
	for i := 0; i < len(a) || i < len(b); i++ {
		x, y := "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x == y {
			if !strings.HasPrefix(x, "  ") {
				row = x
			}
			continue
		}
		return fmt.Sprintf("line %d, after %q\n then: %s\n  now: %s", i+1, row, x, y)
	}
	return ""
}
