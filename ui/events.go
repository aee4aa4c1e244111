package ui

import (
	"cmp"
	"slices"

	"duban/internal/board"
	"duban/model"
)

// event is something that falls on a day: a task, a step or a figure of it that
// falls due, or the day by which a plan's reports are to be in.
type event struct {
	on    model.Date
	row   *board.Row // nil for the reports of a plan
	what  string     // the step or the metric, where it is not the whole task
	light model.Light
	rank  int // what must be acted on first within a day

	campaign *model.Campaign // whose reports are due
}

// reportHorizon is for how many days before and after the board's day the days
// of reports are worked out.
const reportHorizon = 400

// eventsOf are all events of a board, by day.
func eventsOf(b *board.Board) []event {
	const ever = 1 << 30
	var rank [model.Done + 1]int
	for i, l := range lightOrder() {
		rank[l] = i
	}
	var out []event
	for _, d := range b.DueBetween(1, ever) {
		r := b.At(d.Row)
		e := event{on: d.On, row: r, light: r.Assessment.Light}
		switch {
		case d.Milestone >= 0:
			e.what = r.Task.Milestones[d.Milestone].Title
		case d.Target >= 0:
			e.what = r.Task.Targets[d.Target].Metric
		}
		if d.Done {
			e.light = model.Done
		}
		e.rank = rank[e.light]
		out = append(out, e)
	}
	out = append(out, reportDays(b)...)
	slices.SortStableFunc(out, func(x, y event) int {
		return cmp.Or(cmp.Compare(x.on, y.on), cmp.Compare(x.rank, y.rank))
	})
	return out
}

// reportDays are the days by which the reports of each plan are due, while it
// runs. A plan and its parts report together.
func reportDays(b *board.Board) []event {
	var out []event
	cal := b.Calendar()
	for _, c := range b.Campaigns() {
		cadence, _, ok := c.ReportCadence()
		if !ok || b.Campaign(c.Parent) != nil || cadence.Kind == model.Day {
			continue
		}
		from := max(b.On().AddDays(-reportHorizon), c.Period.From, c.TrackedSince)
		for d := from; d <= b.On().AddDays(reportHorizon) && (c.Period.To.IsZero() || d <= c.Period.To); {
			turn := cadence.TurnOn(d, cal)
			if turn.IsZero() {
				break
			}
			out = append(out, event{on: turn.Due, campaign: c, rank: -1})
			d = turn.To.AddDays(1)
		}
	}
	return out
}
