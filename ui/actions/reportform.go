package actions

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// reportForm is the form of one return (填报): a figure for each target, of what each unit has to reach one a unit; what is
// said of work in words, or its percentage; the steps that are done; a sentence. Enter on the sentence stores it, so that
// the usual return is p, the figure, Enter, the sentence, Enter. Behind the sentence stands what has a good default: the
// turn that it answers, its days, who sent it.
type reportForm struct {
	*widget.Form
	desk *page.Desk
	row  *board.Row
	// now is the task as it is now, whatever day the board shows; nil until it is read.
	now *model.Task

	figures []figureEntry
	percent *widget.Entry // nil unless the task is told in words
	said    *widget.Entry // as percent
	steps   []*widget.Entry
	say     *widget.Entry
	why     *widget.Entry // why a figure fell; hidden unless it is asked
	event   *widget.Entry // leads to the form of an event; hidden unless it is asked
	times   *times

	// asked is what was asked of the return when it was to be stored last.
	asked Asking
	// registered says that the event which the text speaks of was registered.
	registered bool
	// ordered runs with the action that stores the return, before that is ordered.
	ordered func(*page.Action)
}

// figureEntry is the entry of one figure: of a target, and where each unit has one of its own, of a unit.
type figureEntry struct {
	target int
	of     string
	*widget.Entry
}

// newReportForm is the form of a return on a task.
func newReportForm(desk *page.Desk, r *board.Row) *reportForm {
	x, t := desk.Words, r.Task
	f := &reportForm{Form: &widget.Form{Title: x.ReportTitle(t.Title), Width: 96}, desk: desk, row: r}
	f.addFigures()
	percentFirst := t.Standing.Percent != nil
	if t.InWords() && percentFirst {
		f.addPercent()
	}
	for i, m := range t.Milestones {
		e := f.Toggle(m.Title, stepDone(t, i), x.ShortDeadline(m.Deadline, desk.On))
		e.Dated = true
		e.Field.Hint = x.Turns.DoneOn
		if on, done := t.Standing.StepDone(i); done {
			e.Field.Hint = on.String()
		}
		f.steps = append(f.steps, e)
	}
	if t.InWords() && !percentFirst {
		f.addSaid()
	}
	f.say = f.Text(x.Sentence, "", "")
	f.say.Last = true
	f.why = f.Text(x.WhyLess(), "", "")
	f.why.Last, f.why.Hidden = true, func() bool { return !model.WantReason(f.asked.questions) }
	f.event = f.Button(x.EventEntry(), x.EventNow, f.openEvent)
	f.event.Hidden = func() bool { return f.registered || f.asked.event() < 0 }
	if t.InWords() {
		if percentFirst {
			f.addSaid()
			f.said.Last = true
		} else {
			f.addPercent()
			f.percent.Last = true
		}
	}
	f.times = addTimes(desk, f.Form, r)
	f.Changed = f.times.follow
	f.Preview = func() string {
		p, err := f.read()
		if err != nil {
			return desk.Theme.Box.Dim.Styled(x.PreviewNothing)
		}
		return previewReport(desk, r, p)
	}
	f.Submit = f.submit
	return f
}

// addFigures adds an entry for each figure. A duty without a figure is ticked by the return itself.
func (f *reportForm) addFigures() {
	x, t := f.desk.Words, f.row.Task
	add := func(i int, of, label string, last *model.Reading) {
		g := t.Targets[i]
		if of != "" {
			g.Value = nil // the note says what each has to reach
		}
		f.figures = append(f.figures, figureEntry{i, of, f.Short(label, "", x.FigureHint(&g, last, f.desk.On))})
	}
	for i := range t.Targets {
		switch g := &t.Targets[i]; {
		case g.Kind == model.Duty && g.Value == nil:
			f.Note = append(f.Note, x.DutyTicks(g.Metric))
		case g.Kind == model.Each && len(g.Terms().Members) > 0:
			f.Note = append(f.Note, x.EachUnit(g))
			for _, unit := range g.Terms().Members {
				label := unit
				if len(t.Targets) > 1 {
					label += " " + g.Metric
				}
				add(i, unit, label, t.Standing.ReadingOf(i, unit))
			}
		default:
			add(i, "", g.Metric, t.Standing.Reading(i))
		}
	}
}

// addSaid adds the choice of what is said of the work as a whole.
func (f *reportForm) addSaid() {
	x, s := f.desk.Words, &f.row.Task.Standing
	names := make([]string, len(Saids))
	for i, said := range Saids {
		names[i] = x.Said(said)
	}
	f.said = f.Choice(x.SaidLabel(), names, max(slices.Index(Saids, s.Said), 0))
}

// Saids are what can be said of the work as a whole, in the order of the choice.
var Saids = []model.Said{model.SaidNormal, model.SaidBehind, model.SaidBlocked, model.SaidDone}

// addPercent adds the entry of the percentage, which may be left out where none was ever told.
func (f *reportForm) addPercent() {
	x, s := f.desk.Words, &f.row.Task.Standing
	if s.Percent == nil {
		f.percent = f.Short(x.PercentLabel(), "", x.PercentOptional())
		return
	}
	f.percent = f.Short(x.Percent, "", "%  "+x.LastPercent(*s.Percent, s.PercentOn))
}

// read puts the form into a return, and says what is wrong with it.
func (f *reportForm) read() (model.Return, error) {
	t, x := f.row.Task, f.desk.Words
	p := model.Return{Text: f.say.Value(), Entered: f.desk.Today, Approval: asksApproval(f.row.Campaign)}
	if err := f.times.read(f.desk, &p); err != nil {
		return p, err
	}
	for _, e := range f.figures {
		if e.Value() == "" {
			continue
		}
		actual, err := t.ReadActual(e.target, e.Value())
		if err != nil {
			return p, e.Wrong(err)
		}
		actual.Of = e.of
		p.Actuals = append(p.Actuals, actual)
	}
	if f.percent != nil && f.percent.Value() != "" {
		v, err := model.ReadPercent(f.percent.Value())
		if err != nil {
			return p, f.percent.Wrong(err)
		}
		p.Percent = &v
	}
	if err := f.readSteps(&p); err != nil {
		return p, err
	}
	if f.said != nil {
		// What goes by its percentage needs one, or another word than before.
		said := Saids[f.said.Chosen]
		if f.said.Last && p.Percent == nil && p.Text == "" && said == max(t.Standing.Said, model.SaidNormal) {
			return p, widget.Explained{Text: x.EmptyReport}
		}
		p.Said = said
	}
	if len(p.Actuals) == 0 && p.Percent == nil && len(p.Steps) == 0 && p.Said == model.SaidNothing && p.Text == "" {
		if len(f.figures) > 0 || !slices.ContainsFunc(t.Targets, func(g model.Target) bool { return g.Kind == model.Duty }) {
			return p, widget.Explained{Text: x.EmptyReport}
		}
		p.Text = x.DutyDone()
	}
	return p, CheckReturn(f.desk, f.row, &p)
}

// readSteps puts the steps that are ticked otherwise than before into a return.
func (f *reportForm) readSteps(p *model.Return) error {
	t := f.row.Task
	for i, e := range f.steps {
		done := e.On()
		if done == stepDone(t, i) && (!done || e.Value() == "") {
			continue
		}
		m := model.StepMark{Milestone: i, Done: done}
		if done && e.Value() != "" {
			on, err := model.ReadDate(e.Value(), f.desk.Today)
			if err != nil {
				return e.Wrong(widget.Explained{Text: f.desk.Words.NoDay(e.Label, e.Value())})
			}
			m.On = on
		}
		p.Steps = append(p.Steps, m)
	}
	return nil
}

// submit stores the return, once what is asked of it is answered.
func (f *reportForm) submit() (tea.Cmd, error) {
	p, err := f.read()
	if err != nil {
		return nil, err
	}
	t := f.row.Task
	if f.now != nil {
		t = f.now
	}
	asked := Ask(t, &p)
	if f.registered {
		asked = slices.DeleteFunc(asked, func(q model.Question) bool { return q.Code == model.AskEvent })
	}
	if err := f.ask(asked); err != nil {
		return nil, err
	}
	if model.WantReason(asked) {
		p.Why = f.why.Value()
	}
	act := Report(f.desk, f.row, p, words.EventDoubts(t, &p, asked)...)
	if f.ordered != nil {
		f.ordered(&act)
	}
	return f.desk.Act(act), nil
}

// ask asks what is to be asked of the return, unless the same was asked before and is answered.
func (f *reportForm) ask(asked []model.Question) error {
	if f.asked.Answered(f.desk, asked, f.why.Value()) {
		return nil
	}
	if model.WantReason(asked) && f.why.Value() == "" {
		f.Focus = slices.Index(f.Entries, f.why)
	}
	return widget.Explained{Text: f.desk.Words.AskAgain(asked, f.why.Value(), f.desk.Today)}
}

// openEvent opens the form of the event that the text speaks of.
func (f *reportForm) openEvent() tea.Cmd {
	at := f.asked.event()
	if at < 0 {
		return nil
	}
	e := newEventForm(f.desk, f.row, at)
	e.stored = func() { f.registered = true }
	f.desk.Push(e.Form)
	return nil
}

// openReport shows the form of a return, and looks up who sent the last one.
func openReport(desk *page.Desk, r *board.Row) tea.Cmd { return newReportForm(desk, r).open() }

// OpenReport shows the form of a return, filled in with what was typed elsewhere, and asks what is asked of it. ordered runs
// with the action that stores it, before that is ordered.
func OpenReport(desk *page.Desk, r *board.Row, p *model.Return, asked []model.Question, ordered func(*page.Action)) tea.Cmd {
	f := newReportForm(desk, r)
	f.ordered = ordered
	f.fill(p)
	cmd := f.open()
	if err := f.ask(asked); err != nil {
		f.Problem = desk.Explain(err)
	}
	return cmd
}

// fill puts a return into the form.
func (f *reportForm) fill(p *model.Return) {
	for _, e := range f.figures {
		for _, a := range p.Actuals {
			if a.Target == e.target && a.Of == e.of {
				e.Field.Set(a.Value.String())
			}
		}
	}
	if f.percent != nil && p.Percent != nil {
		f.percent.Field.Set(p.Percent.String())
	}
	f.say.Field.Set(p.Text)
	m := f.times
	for i := range m.choices {
		if m.choices[i].Turn.Period() == p.Turn {
			m.turn.Chosen = i
		}
	}
	if p.Estimate {
		m.estimate.Chosen = 1
	}
	m.follow()
	m.received.Field.Set(p.Received.String())
	m.sender.Field.Set(p.SentBy)
}

// open shows the form, and reads how the task stands now and who sent the last return.
func (f *reportForm) open() tea.Cmd {
	f.desk.Push(f.Form)
	sender := f.times.sender
	said := sender.Value()
	id, today, past := f.row.Task.ID, f.desk.Today, f.desk.On < f.desk.Today
	return f.desk.Read(func(l page.Ledger) (func() tea.Cmd, error) {
		returns, err := l.ReturnsOn(id, today)
		if err != nil {
			return nil, err
		}
		var now []*model.Task
		if past { // the board's own row says how the task stood
			if now, err = l.TasksByID(id); err != nil {
				return nil, err
			}
		}
		return func() tea.Cmd {
			if len(now) == 1 {
				f.now = now[0]
			}
			for i := len(returns) - 1; i >= 0; i-- {
				if s := returns[i].SentBy; s != "" {
					if sender.Value() == said {
						sender.Field.Set(s)
					}
					break
				}
			}
			return nil
		}, nil
	})
}
