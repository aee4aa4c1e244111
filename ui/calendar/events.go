package calendar

import (
	"cmp"
	"slices"

	"duban/board"
	"duban/model"
	"duban/ui/widget"
)

// event is something that falls on a day: a task, a step or a figure of it that
// falls due, the day by which a plan's reports are to be in, or its last day.
type event struct {
	on    model.Date
	row   *board.Row // nil for what a plan has
	what  string     // the step or the metric, where it is not the whole task
	light model.Light
	rank  int // what must be acted on first within a day

	campaign *model.Campaign // whose reports are due, or which ends
	turn     model.Turn      // the turn that is reported; none for the end
	kind     model.Every     // of the turn
	open     int             // tasks that end with the campaign and are not done
}

// ends tells whether the event is the last day of a campaign.
func (e *event) ends() bool { return e.campaign != nil && e.turn.IsZero() }

// reportHorizon is for how many days before and after the board's day the days
// of reports are worked out.
const reportHorizon = 400

// eventsOf are all events of a board, by day. A deadline that no paper gives is the end of its
// campaign, which is one event and not one of each task.
func eventsOf(b *board.Board) []event {
	const ever = 1 << 30
	var rank [model.Done + 1]int
	for i, l := range widget.LightOrder() {
		rank[l] = i
	}
	var out []event
	for _, d := range b.DueBetween(1, ever) {
		r := b.At(d.Row)
		if b.Is(d.Row, board.FlagArchived) || d.Milestone < 0 && d.Target < 0 && r.Assessment.Assumed {
			continue
		}
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
		e.rank = rank[min(e.light, model.Done)]
		out = append(out, e)
	}
	out = append(append(out, reportDays(b)...), campaignEnds(b)...)
	slices.SortStableFunc(out, func(x, y event) int {
		return cmp.Or(cmp.Compare(x.on, y.on), cmp.Compare(x.rank, y.rank))
	})
	return out
}

// reportDays are the days by which the reports of each plan are due, while it
// runs: of its own turns for returns, and where it has none of those of the plan above it
// or the usual ones, which are told once for all parts of a plan.
func reportDays(b *board.Board) []event {
	var out []event
	for _, c := range b.Campaigns() {
		if b.State(c) == model.Archived {
			continue
		}
		whole, by, ok := c.ReportCadence()
		if ok && (by == model.AskedByCampaign || b.Campaign(c.Parent) == nil) {
			out = reportDaysOf(out, b, c, whole)
		}
		for i := range c.Cadences {
			if p := &c.Cadences[i]; p.Purpose == model.ForReport && p.Kind != model.Never && !p.Scope.IsZero() {
				out = reportDaysOf(out, b, c, p)
			}
		}
	}
	return out
}

// reportDaysOf appends the due days of the turns of one cadence.
func reportDaysOf(out []event, b *board.Board, c *model.Campaign, p *model.Cadence) []event {
	if p.Kind == model.Day || p.Kind.Watches() && !asksAny(b, c, p) {
		return out // every day is, or nobody owes anything
	}
	cal := b.Calendar()
	to := c.Period.To
	if p.To != 0 {
		to = p.To
	}
	from := max(b.On().AddDays(-reportHorizon), c.Period.From, p.From, c.TrackedSince)
	t := p.TurnOn(from, cal)
	if t.IsZero() {
		t = p.Next(model.Turn{To: from}, cal)
	}
	for ; !t.IsZero() && t.From <= b.On().AddDays(reportHorizon) && (to == 0 || t.From <= to); t = p.Next(t, cal) {
		if t.Due >= c.TrackedSince {
			out = append(out, event{on: t.Due, campaign: c, turn: t, kind: p.Kind, rank: -1})
		}
	}
	return out
}

// campaignEnds are the last days of the campaigns, each with how many tasks end with it
// and are not done; goals and standing duties are no tasks. Parts that end with the plan that they are part of are told with it.
func campaignEnds(b *board.Board) []event {
	whole := func(c *model.Campaign) *model.Campaign {
		for c.Up != nil && c.Up.Period.To == c.Period.To {
			c = c.Up
		}
		return c
	}
	open := map[*model.Campaign]int{}
	for i := range int32(b.Len()) {
		if r := b.At(i); r.Task.Nature == model.Work && r.Assessment.Assumed && r.Assessment.Light != model.Done {
			open[whole(r.Campaign)]++
		}
	}
	var out []event
	for _, c := range b.Campaigns() {
		if on := c.Period.To; on != 0 && whole(c) == c && b.State(c) != model.Archived {
			out = append(out, event{on: on, campaign: c, open: open[c], rank: -2})
		}
	}
	return out
}

// asksAny tells whether a cadence is what asks a task of its campaign.
func asksAny(b *board.Board, c *model.Campaign, p *model.Cadence) bool {
	for i := range int32(b.Len()) {
		r := b.At(i)
		if r.Campaign != c {
			continue
		}
		if asked, _ := c.Asks(r.Task); asked == p {
			return true
		}
	}
	return false
}
