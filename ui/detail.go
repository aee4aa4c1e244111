package ui

import (
	"cmp"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/keymap"
	"duban/ui/widget"
)

// detail is one task's own page: why it has its light, its targets and
// milestones, the plan against what was reported, every report, the source.
type detail struct {
	id      string
	task    *model.Task // with its detail; nil until it is loaded
	loaded  bool        // the reports are there
	reports []report    // the newest first
	curve   []curvePoint
	turns   turnStrip
	list    widget.Scroll
}

// report is one return on the task, in its newest version.
type report struct {
	model.Return
	corrected int         // how many versions it stands for beside itself
	light     model.Light // of the task on the day on which it became known
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

func (d *detail) refresh(a *App) { d.turns = turnStrip{} }

// load takes the full record and works out once what a frame draws. returns are those known on the
// board's day, in the order in which they were stored; t is nil for a task that was removed since.
func (d *detail) load(a *App, t *model.Task, returns []model.Return) {
	r := a.board.Row(d.id)
	if r == nil {
		return
	}
	if t == nil || a.on < a.today {
		was := *r.Task // as it stood that day; only what the list does not carry is of now
		if t != nil {
			was.Detail = t.Detail
		}
		t = &was
	}
	d.task, d.loaded, d.turns = t, true, turnStrip{}
	d.reports = d.reports[:0]
	for i, p := range returns {
		known := knownOn(&p)
		s := model.Summarise(t, returns[:i+1], known)
		n := report{Return: p, light: model.Assess(t, &s, r.Campaign, a.cal, known).Light}
		if at := slices.IndexFunc(d.reports, func(o report) bool { return sameReturn(&o.Return, &p) }); at >= 0 {
			n.corrected = d.reports[at].corrected + 1
			d.reports[at] = n
			continue
		}
		d.reports = append(d.reports, n)
	}
	slices.SortStableFunc(d.reports, func(x, y report) int {
		return cmp.Or(cmp.Compare(y.Date, x.Date), cmp.Compare(y.Seq, x.Seq))
	})
	d.curve = curveOf(a, t, r.Campaign, returns)
}

// knownOn is the day from which on a return is known.
func knownOn(p *model.Return) model.Date { return cmp.Or(p.Entered, p.Received, p.Date) }

// sameReturn tells whether two returns are versions of one.
func sameReturn(x, y *model.Return) bool {
	return x.Turn == y.Turn && (x.Turn != model.Period{} || x.Date == y.Date)
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
	for i := range reports {
		from = min(from, reports[i].Date)
	}
	var out []curvePoint
	var standing []model.Return // what stands for a day up to the month's end, whenever it became known
	for m := from.MonthEnd(); ; m = m.AddDays(1).MonthEnd() {
		p := curvePoint{month: m, expected: model.ExpectedOn(t, c, a.cal, min(m, to))}
		if m.AddDays(-m.Day()+1) <= a.on {
			standing = standing[:0]
			told := false // something stands for this very month
			for _, r := range reports {
				if r.Date <= m {
					standing = append(standing, r)
					told = told || r.Date > m.AddDays(-m.Day())
				}
			}
			s := model.Summarise(t, standing, a.on)
			as := model.Assess(t, &s, c, a.cal, min(m, a.on))
			p.actual, p.known, p.light = as.Completion, as.Known && told, as.Light
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
		d.list.Wheel(-1)
	case key.Matches(msg, k.Down):
		d.list.Wheel(1)
	case key.Matches(msg, k.PageUp):
		d.list.Wheel(-d.list.Height)
	case key.Matches(msg, k.PageDown, k.Mark):
		d.list.Wheel(d.list.Height)
	case key.Matches(msg, k.Home):
		d.list.Wheel(-d.list.N)
	case key.Matches(msg, k.End):
		d.list.Wheel(d.list.N)
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

func (d *detail) wheel(_ *App, n int) { d.list.Wheel(n) }

func (d *detail) keys(a *App) []key.Binding {
	k := a.k
	return append([]key.Binding{k.Report, k.Edit, k.Deadline, k.Light, k.Close, k.History, k.Left, k.Back}, k.OnTask()...)
}

func (d *detail) moves(a *App) []key.Binding {
	return append(a.k.InList(), keymap.Named(a.k.Mark, a.Words.DoPage))
}

func (d *detail) draw(a *App, w, h int) widget.Rows {
	r := a.board.Row(d.id)
	if r == nil {
		return a.centred(a.Words.TaskGone)
	}
	body := d.body(a, r, w)
	d.list.Resize(len(body), h)
	d.list.Cursor = d.list.Top
	out := body[d.list.Top:d.list.End()]
	if d.list.End() < len(body) && h > 1 {
		p := a.Theme.Plain
		out = append(slices.Clone(out[:h-1]), new(widget.Line).Right(p.Faint, a.Words.More(len(body)-d.list.End()+1), w-2).End(p.Text, w))
	}
	return out
}
