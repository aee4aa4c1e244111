package actions

import (
	"cmp"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// eventForm is the form of one event (事件): it registers one, or completes the one at a place.
type eventForm struct {
	*widget.Form
	desk *page.Desk
	row  *board.Row
	at   int // the place of the event to be completed; -1 for a new one

	date                                    *widget.Day
	line, kind, count, deaths, unit, source *widget.Entry // line is nil where there is one zero line
	lines                                   []int         // the zero lines to choose from
	// stored runs when the event is stored.
	stored func()
}

// openEvent opens what can be done about the events of a task: where one is to be completed its form, where several are
// the choice, else the form of a new one.
func openEvent(desk *page.Desk, r *board.Row) tea.Cmd {
	if len(r.Task.ZeroLines()) == 0 {
		return desk.Refuse(desk.Words.NoZeroLine())
	}
	var open []int
	for i := range r.Task.Events {
		if r.Task.Events[i].StateOn(desk.On) == model.EventOpen {
			open = append(open, i)
		}
	}
	switch len(open) {
	case 0:
		desk.Push(newEventForm(desk, r, -1).Form)
	case 1:
		desk.Push(newCompleteForm(desk, r, open[0]).Form)
	default:
		return OpenEvents(desk, r)
	}
	return nil
}

// OpenEvents offers what can be done about each event of a task; where there is none that stands, it opens the form of a
// new one.
func OpenEvents(desk *page.Desk, r *board.Row) tea.Cmd {
	x, t := desk.Words, r.Task
	if len(t.ZeroLines()) == 0 {
		return desk.Refuse(x.NoZeroLine())
	}
	push := func(f *widget.Form) func() tea.Cmd {
		return func() tea.Cmd {
			desk.Push(f)
			return nil
		}
	}
	add := widget.Option{Name: x.AddEvent(), Do: func() tea.Cmd { return push(newEventForm(desk, r, -1).Form)() }}
	var complete, withdraw []widget.Option
	for i := range t.Events {
		e := &t.Events[i]
		name := words.Event(t, e, desk.Lang)
		switch state := e.StateOn(desk.On); state {
		case model.EventOpen:
			complete = append(complete, widget.Option{
				Name: x.CompleteEvent(name), Note: words.EventState(state, desk.Lang), Do: func() tea.Cmd { return push(newCompleteForm(desk, r, i).Form)() },
			})
			fallthrough
		case model.EventStands:
			withdraw = append(withdraw, widget.Option{Name: x.WithdrawEvent(name), Do: func() tea.Cmd { return push(newWithdrawForm(desk, r, i))() }})
		}
	}
	if len(withdraw) == 0 {
		return add.Do()
	}
	desk.Push(widget.NewChooser(x.EventsTitle(t.Title), append(append(complete, add), withdraw...)))
	return nil
}

// newEventForm is the form of a new event, of the zero line at a place; -1 for the first one.
func newEventForm(desk *page.Desk, r *board.Row, line int) *eventForm {
	x := desk.Words
	f := &eventForm{Form: &widget.Form{Title: x.EventTitle(r.Task.Title), Note: []string{x.EventNote()}}, desk: desk, row: r, at: -1}
	f.add(&model.Event{Date: desk.Today, Target: line, Count: 1})
	return f
}

// newCompleteForm is the form that tells what the event at a place lacks.
func newCompleteForm(desk *page.Desk, r *board.Row, at int) *eventForm {
	x, e := desk.Words, r.Task.Events[at]
	f := &eventForm{Form: &widget.Form{Title: x.CompleteTitle(r.Task.Title), Note: []string{x.OfFigure(&e, desk.On)}}, desk: desk, row: r, at: at}
	f.add(&e)
	return f
}

// add adds the entries, filled in with what is known of an event.
func (f *eventForm) add(e *model.Event) {
	x, t := f.desk.Words, f.row.Task
	date, line, kind, count, deaths, unit, source := x.EventFields()
	hint := func(e *widget.Entry, text string) { e.Field.Hint = text }
	f.date = f.Day(date, e.Date.String(), "", f.desk.Days(model.Gone))
	if f.lines = t.ZeroLines(); len(f.lines) > 1 && f.at < 0 {
		names := make([]string, len(f.lines))
		chosen := 0
		for i, n := range f.lines {
			if names[i] = t.Targets[n].Metric; n == e.Target {
				chosen = i
			}
		}
		f.line = f.Choice(line, names, chosen)
	}
	kindHint, unitHint, sourceHint := x.EventHints()
	f.kind = f.Text(kind, e.Kind, "")
	hint(f.kind, kindHint)
	f.count = f.Short(count, written(e.Count, 1), "")
	hint(f.count, "1")
	f.deaths = f.Short(deaths, written(e.Deaths, 0), "")
	hint(f.deaths, "0")
	f.unit = f.Text(unit, e.Unit, "").Complete(widget.Completion{Names: f.desk.UnitNames})
	hint(f.unit, unitHint)
	f.source = f.Text(source, e.Source, "")
	hint(f.source, sourceHint)
	f.Submit = f.submit
}

// written is a number in a field that is empty where it is what an empty one means.
func written(n, usual int) string {
	if n <= usual {
		return ""
	}
	return strconv.Itoa(n)
}

// read reads the event that the form tells.
func (f *eventForm) read() (e model.Event, err error) {
	e = model.Event{Target: -1, Kind: f.kind.Value(), Unit: f.unit.Value(), Source: f.source.Value(), By: f.desk.Who}
	if e.Date, err = f.date.Date(); err != nil {
		return e, err
	}
	entered := f.desk.Today
	if f.at >= 0 {
		entered = cmp.Or(f.row.Task.Events[f.at].Entered, entered)
	}
	if e.Date > entered {
		return e, f.date.Wrong(widget.Explained{Text: f.desk.Words.EventAhead(e.Date, entered)})
	}
	if e.Count, err = f.number(f.count, 1); err != nil {
		return e, err
	}
	if e.Deaths, err = f.number(f.deaths, 0); err != nil {
		return e, err
	}
	switch {
	case f.line != nil:
		e.Target = f.lines[f.line.Chosen]
	case f.at < 0:
		e.Target = f.lines[0]
	}
	return e, nil
}

// number reads a whole number from least on; an empty entry is least.
func (f *eventForm) number(e *widget.Entry, least int) (int, error) {
	const most = 9999
	if e.Value() == "" {
		return least, nil
	}
	v, _, err := model.ParseAmount(e.Value())
	n, rest, whole := v.Int64(0)
	if err != nil || !whole || rest != 0 || n < int64(least) || n > most {
		return 0, e.Wrong(widget.Explained{Text: f.desk.Words.NoNumber(e.Label, e.Value(), least)})
	}
	return int(n), nil
}

func (f *eventForm) submit() (tea.Cmd, error) {
	e, err := f.read()
	if err != nil {
		return nil, err
	}
	id, at, today := f.row.Task.ID, f.at, f.desk.Today
	change := func(t *model.Task) error { return t.AddEvent(today, e) }
	do := func(l page.Ledger) (model.Entry, error) { return l.AddEvent(id, e) }
	if at >= 0 {
		change = func(t *model.Task) error { return t.CompleteEvent(today, at, e) }
		do = func(l page.Ledger) (model.Entry, error) { return l.CompleteEvent(id, at, e) }
	}
	if err := tryAll([]*model.Task{f.row.Task}, change); err != nil {
		return nil, err
	}
	return f.desk.Act(page.Action{Do: do, Then: func(was page.Lights) tea.Cmd {
		if f.stored != nil {
			f.stored()
		}
		return sayChange(f.desk, id, model.ActEvent, was)
	}}), nil
}

// newWithdrawForm takes the event at a place back, with a reason.
func newWithdrawForm(desk *page.Desk, r *board.Row, at int) *widget.Form {
	x, t := desk.Words, r.Task
	f := &widget.Form{Title: x.WithdrawTitle(t.Title), Note: []string{x.WithdrawNote(words.Event(t, &t.Events[at], desk.Lang))}}
	why := f.Text(x.Reason, "", "")
	f.Submit = func() (tea.Cmd, error) {
		id, today, who, text := t.ID, desk.Today, desk.Who, why.Value()
		if err := tryAll([]*model.Task{t}, func(t *model.Task) error { return t.WithdrawEvent(today, at, text, who) }); err != nil {
			return nil, widget.Sort(err, map[error]*widget.Entry{model.ErrReason: why})
		}
		return desk.Act(page.Action{
			Do:   func(l page.Ledger) (model.Entry, error) { return l.WithdrawEvent(id, at, text) },
			Then: func(was page.Lights) tea.Cmd { return sayChange(desk, id, model.ActWithdraw, was) },
		}), nil
	}
	return f
}
