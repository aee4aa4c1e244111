package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/internal/board"
	"duban/model"
)

// newReportForm is the form of one report (填报): a figure for each target, or
// a percentage where the task has none; the steps that are done; a sentence;
// the date. Enter on the sentence stores it, so that the usual report is p, the
// figure, Enter, the sentence, Enter.
func newReportForm(a *App, r *board.Row) *form {
	x, t := a.words, r.Task
	f := &form{title: x.ReportTitle(t.Title)}
	var figures []*entry
	for i := range t.Targets {
		g := &t.Targets[i]
		after := strings.TrimSpace(g.Unit + "  " + x.wanted(g))
		if rd := t.Standing.Reading(i); rd != nil {
			after += "  " + x.lastWas(rd)
		}
		figures = append(figures, f.text(g.Metric, "", after))
	}
	var percent *entry
	if t.TakesPercent() {
		after := "%"
		if t.Standing.Percent != nil {
			after += "  " + x.lastPercent(*t.Standing.Percent, t.Standing.PercentOn)
		}
		percent = f.text(x.Percent, "", after)
	}
	var steps []*entry
	for i, m := range t.Milestones {
		steps = append(steps, f.toggle(m.Title, stepDone(t, i), x.shortDeadline(m.Deadline, a.on)))
	}
	say := f.text(x.Sentence, "", "")
	say.last = true
	date := f.text(x.Date, a.on.String(), "")

	read := func() (model.Return, error) {
		p := model.Return{Text: say.value(), By: a.opts.Who}
		var err error
		if p.Date, err = readDate(date.value(), a.today); err != nil {
			return p, err
		}
		for i, e := range figures {
			if e.value() == "" {
				continue
			}
			actual, err := t.ReadActual(i, e.value())
			if err != nil {
				return p, err
			}
			p.Actuals = append(p.Actuals, actual)
		}
		if percent != nil && percent.value() != "" {
			v, err := model.ReadPercent(percent.value())
			if err != nil {
				return p, err
			}
			p.Percent = &v
		}
		for i, e := range steps {
			if done := e.chosen == 1; done != stepDone(t, i) {
				p.Steps = append(p.Steps, model.StepMark{Milestone: i, Done: done})
			}
		}
		if len(p.Actuals) == 0 && p.Percent == nil && len(p.Steps) == 0 && p.Text == "" {
			return p, errEmptyReport
		}
		return p, errors.Join(model.CheckReturn(t, &p)...)
	}
	f.preview = func(a *App, _ *form) string {
		p, err := read()
		if err != nil {
			return a.theme.box.faint.Styled(x.PreviewNothing)
		}
		return a.previewReport(r, p)
	}
	f.submit = func(a *App, _ *form) (tea.Cmd, error) {
		p, err := read()
		if err != nil {
			return nil, err
		}
		return a.reportCmd(t.ID, p), nil
	}
	return f
}

// errEmptyReport is a report that says nothing.
var errEmptyReport = errors.New("the report says nothing")

// previewReport says which light the task would have with one more report.
func (a *App) previewReport(r *board.Row, p model.Return) string {
	s := r.Task.Standing.With(r.Task, p)
	after := model.Assess(r.Task, &s, r.Campaign, a.cal, a.on)
	k := a.theme.box
	var l line
	l.raw(a.chip(r.Assessment.Light), 2).put(k.dim, " -> ").raw(a.chip(after.Light), 2)
	l.put(k.text, "  "+after.Reasons[0].Text(a.lang))
	return l.b.String()
}

// reportCmd stores a report and says what became of the light.
func (a *App) reportCmd(id string, p model.Return) tea.Cmd {
	return a.actCmd(func(l Ledger) (model.Entry, error) { return l.Report(id, p) },
		func(a *App, was lights) tea.Cmd { return a.sayChange(id, model.ActReport, was) })
}

// readDate reads a date that an officer typed: 2026-11-23, 11-23, 11月23日,
// 0 for today, -1 for yesterday. Text without a year is of the year of today.
func readDate(s string, today model.Date) (model.Date, error) {
	return model.ReadDate(s, today)
}

func stepDone(t *model.Task, i int) bool {
	_, done := t.Standing.StepDone(i)
	return done
}
