package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/model"
)

// detail is one task's own page: why it has its light, its targets and
// milestones, the plan against what was reported, every report, the source.
type detail struct {
	id      string
	task    *model.Task // with its detail; nil until it is loaded
	reports []model.Return
	lights  []model.Light // of the task on the day of each report
	curve   []curvePoint
	list    scroll
}

// curvePoint is one month of the chart.
type curvePoint struct {
	month    model.Date // its last day
	expected model.Ratio
	actual   model.Ratio
	known    bool
	light    model.Light
}

func newDetail(id string) *detail { return &detail{id: id} }

func (d *detail) refresh(*App) {}

// load takes the full record and works out once what a frame draws.
func (d *detail) load(a *App, t *model.Task, reports []model.Return) {
	d.task, d.reports = t, nil
	for _, p := range reports {
		if p.Date <= a.on {
			d.reports = append(d.reports, p)
		}
	}
	r := a.board.Row(d.id)
	if r == nil {
		return
	}
	d.lights = make([]model.Light, len(d.reports))
	for i, p := range d.reports {
		s := model.Summarise(t, d.reports[:i+1], p.Date)
		d.lights[i] = model.Assess(t, &s, r.Campaign, a.cal, p.Date).Light
	}
	slices.Reverse(d.reports)
	slices.Reverse(d.lights)
	d.curve = curveOf(a, t, r.Campaign, reports)
}

// mostMonths is how many columns the chart has at the most; a longer plan is
// drawn by its last ones.
const mostMonths = 24

// curveOf works out the plan and what was reported at each month's end.
func curveOf(a *App, t *model.Task, c *model.Campaign, reports []model.Return) []curvePoint {
	from, to := model.PlanSpan(t, c, a.on)
	if from.IsZero() || to.IsZero() || to < from {
		return nil
	}
	if len(reports) > 0 {
		from = min(from, reports[0].Date)
	}
	var out []curvePoint
	for m := from.MonthEnd(); ; m = m.AddDays(1).MonthEnd() {
		p := curvePoint{month: m, expected: model.ExpectedOn(t, c, a.cal, min(m, to))}
		if m.AddDays(-m.Day()+1) <= a.on {
			s := model.Summarise(t, reports, min(m, a.on))
			as := model.Assess(t, &s, c, a.cal, min(m, a.on))
			p.actual, p.known, p.light = as.Completion, as.Known && s.Reports > 0, as.Light
		}
		out = append(out, p)
		if m >= to {
			break
		}
	}
	return out[max(0, len(out)-mostMonths):]
}

func (d *detail) key(a *App, msg tea.KeyPressMsg) tea.Cmd {
	k := a.k
	r := a.board.Row(d.id)
	switch {
	case key.Matches(msg, k.Back):
		return a.back()
	case key.Matches(msg, k.Up):
		d.list.wheel(-1)
	case key.Matches(msg, k.Down):
		d.list.wheel(1)
	case key.Matches(msg, k.PageUp):
		d.list.wheel(-d.list.height)
	case key.Matches(msg, k.PageDown, k.Mark):
		d.list.wheel(d.list.height)
	case key.Matches(msg, k.Home):
		d.list.wheel(-d.list.n)
	case key.Matches(msg, k.End):
		d.list.wheel(d.list.n)
	case key.Matches(msg, k.Left):
		return d.goNeighbour(a, -1)
	case key.Matches(msg, k.Right):
		return d.goNeighbour(a, 1)
	case r != nil:
		return a.taskKey(msg, r)
	}
	return nil
}

// goNeighbour shows the task before or behind this one in the table.
func (d *detail) goNeighbour(a *App, by int) tea.Cmd {
	id := a.tasks.neighbour(a, d.id, by)
	if id == "" {
		return nil
	}
	a.detail = newDetail(id)
	return a.detailCmd(id)
}

func (d *detail) click(*App, int, int) tea.Cmd { return nil }

func (d *detail) wheel(_ *App, n int) { d.list.wheel(n) }

func (d *detail) keys(a *App) []key.Binding {
	k := a.k
	return append([]key.Binding{k.Report, k.Edit, k.Deadline, k.Light, k.Close, k.History, k.Left, k.Back}, k.onTask()...)
}

func (d *detail) moves(a *App) []key.Binding {
	return append(a.k.inList(), named(a.k.Mark, a.words.DoPage))
}

func (d *detail) draw(a *App, w, h int) rows {
	r := a.board.Row(d.id)
	if r == nil {
		return a.centred(a.words.TaskGone)
	}
	body := d.body(a, r, w)
	d.list.resize(len(body), h)
	d.list.cursor = d.list.top
	out := body[d.list.top:d.list.end()]
	if d.list.end() < len(body) && h > 1 {
		p := a.theme.plain
		out = append(slices.Clone(out[:h-1]), new(line).right(p.faint, a.words.More(len(body)-d.list.end()+1), w-2).end(p.text, w))
	}
	return out
}
