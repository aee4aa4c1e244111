package actions

import (
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
)

// newDeadlineForm moves one task's deadline; the first one is kept.
func newDeadlineForm(desk *page.Desk, r *board.Row) *widget.Form {
	x, t := desk.Words, r.Task
	due := t.DeadlineOn(desk.On)
	f := &widget.Form{Title: x.DeadlineTitle(t.Title), Note: []string{x.DeadlineNow(x.Deadline(due), t.ExtensionsOn(desk.On))}}
	when := f.Day(x.ColDeadline, "", "", desk.Days(model.Coming))
	why := f.Text(x.Reason, "", "")
	f.Submit = func() (tea.Cmd, error) { return extend(desk, []*model.Task{t}, when, why) }
	return f
}

func extend(desk *page.Desk, ts []*model.Task, when *widget.Day, why *widget.Entry) (tea.Cmd, error) {
	to, err := when.Read()
	if err != nil {
		return nil, err
	}
	on, who := desk.Today, desk.Who
	reason := why.Value()
	change := func(t *model.Task) error { return t.Extend(on, to, reason, who) }
	if err := tryAll(ts, change); err != nil {
		return nil, widget.Sort(err, map[error]*widget.Entry{model.ErrReason: why, model.ErrOrder: when.Entry})
	}
	return changeTasks(desk, ts, model.ActDeadline, reason, change), nil
}

// tryAll makes a change to copies, so that a form finds what is wrong before it closes.
func tryAll(ts []*model.Task, change func(*model.Task) error) error {
	for _, t := range ts {
		if err := change(t.Clone()); err != nil {
			return err
		}
	}
	return nil
}

// newLightForm sets a light by hand, with a reason and the day until which it holds.
func newLightForm(desk *page.Desk, ts []*model.Task) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.LightTitle(ts[0].Title, len(ts))}
	lights := []model.Light{model.Red, model.Yellow, model.Green, model.Grey}
	names := make([]string, 0, len(lights)+1)
	for _, l := range lights {
		names = append(names, x.Lights[l])
	}
	names = append(names, x.LightComputed)
	which := f.Choice(x.LightLabel, names, 0)
	why := f.Text(x.Reason, "", "")
	until := f.Day(x.Until, desk.On.MonthEnd().String(), "", desk.Days(model.Coming))
	f.Submit = func() (tea.Cmd, error) {
		on, who := desk.Today, desk.Who
		var change func(t *model.Task) error
		if which.Chosen == len(lights) {
			change = func(t *model.Task) error { return t.ClearLight(on) }
		} else {
			end, err := until.Date()
			if err != nil {
				return nil, err
			}
			light, reason := lights[which.Chosen], why.Value()
			change = func(t *model.Task) error { return t.SetLight(on, end, light, reason, who) }
		}
		if err := tryAll(ts, change); err != nil {
			return nil, widget.Sort(err, map[error]*widget.Entry{model.ErrReason: why, model.ErrOrder: until.Entry})
		}
		return changeTasks(desk, ts, model.ActLight, why.Value(), change), nil
	}
	return f
}

// newSuspendForm lets tasks rest for a while.
func newSuspendForm(desk *page.Desk, ts []*model.Task) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.SuspendTitle(ts[0].Title, len(ts))}
	why := f.Text(x.Reason, "", "")
	until := f.Day(x.Until, "", x.UntilHint, desk.Days(model.Coming))
	f.Submit = func() (tea.Cmd, error) {
		var end model.Date
		if until.Value() != "" {
			var err error
			if end, err = until.Date(); err != nil {
				return nil, err
			}
		}
		on := desk.Today
		change := func(t *model.Task) error { return t.Suspend(on, end, why.Value()) }
		if err := tryAll(ts, change); err != nil {
			return nil, widget.Sort(err, map[error]*widget.Entry{model.ErrReason: why, model.ErrOrder: until.Entry})
		}
		return changeTasks(desk, ts, model.ActSuspend, why.Value(), change), nil
	}
	return f
}
