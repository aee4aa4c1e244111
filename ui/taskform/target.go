package taskform

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/intake/parse"
	"duban/model"
	"duban/ui/widget"
	"duban/words"
)

// Place is where a form is opened: in which words, on which day, and by what it opens further windows.
type Place struct {
	Words *words.Screen         // the sentences
	On    model.Date            // days are read as of it
	Cal   *model.Calendar       // counts the working days up to a day that is typed; nil where none are told
	Push  func(d widget.Dialog) // opens a window over the form
	// Units, Leaders and Persons are the names that are known, to complete what is typed; nil where none are.
	Units, Leaders, Persons func() []string
}

// held is a target in the form of a task.
type held struct {
	t    model.Target
	at   int // its place among the targets of the task; −1 for one that was added
	gone bool
}

// Targets are the entries of a form that list the targets of a task: a button each, which opens the form of one, and one that
// adds another.
type Targets struct {
	place    Place
	form     *widget.Form
	list     []*held
	add      *widget.Entry
	standing model.Standing
	events   []model.Event
}

// newTargets adds a button for each target of a task to a form, and one that adds another.
func newTargets(at Place, f *widget.Form, t *model.Task) *Targets {
	l := &Targets{place: at, form: f, standing: t.Standing, events: t.Events}
	for i := range t.Targets {
		h := &held{t: t.Targets[i], at: i}
		l.list = append(l.list, h)
		f.Entries = append(f.Entries, l.button(h))
	}
	l.add = f.Button(at.Words.Targets, func() string { return at.Words.AddTarget() }, func() tea.Cmd {
		at.Push(l.edit(&held{at: -1}))
		return nil
	})
	return l
}

// Entries are the buttons in their order, for a form that stands in an order of its own.
func (l *Targets) Entries() []*widget.Entry {
	at := slices.Index(l.form.Entries, l.add)
	return slices.Clone(l.form.Entries[at-len(l.list) : at+1])
}

// Value returns the targets as the form has them.
func (l *Targets) Value() []model.Target {
	var out []model.Target
	for _, h := range l.list {
		if !h.gone {
			out = append(out, h.t)
		}
	}
	return out
}

// button is the entry of one target.
func (l *Targets) button(h *held) *widget.Entry {
	x := l.place.Words
	e := new(widget.Form).Button(x.Targets, func() string { return x.TargetBrief(&h.t, l.place.On) }, func() tea.Cmd {
		l.place.Push(l.edit(h))
		return nil
	})
	e.Hidden = func() bool { return h.gone }
	return e
}

// put takes a target that was edited into the form, where it is new behind the others.
func (l *Targets) put(h *held, t model.Target) {
	h.t = t
	if slices.Contains(l.list, h) {
		return
	}
	l.list = append(l.list, h)
	at := slices.Index(l.form.Entries, l.add)
	l.form.Entries = slices.Insert(l.form.Entries, at, l.button(h))
	l.form.Focus = at
}

// reported tells whether a figure or an event was told of the target at a place or one behind it: returns and events
// name targets by their places, so that none of these can go.
func (l *Targets) reported(at int) bool {
	return at >= 0 && (slices.ContainsFunc(l.standing.Actuals, func(r model.Reading) bool { return r.Actual.Target >= at }) ||
		slices.ContainsFunc(l.events, func(e model.Event) bool { return e.Target >= at }))
}

// edit is the form of one target.
func (l *Targets) edit(h *held) *widget.Form {
	x := l.place.Words
	f := &widget.Form{Title: x.TargetTitle(h.t.Metric), Width: 84}
	e := newTargetEntries(l.place, f, &h.t)
	var remove *widget.Entry
	if slices.Contains(l.list, h) {
		remove = f.Choice(x.RemoveTarget(), []string{x.No, x.Yes}, 0)
	}
	f.Submit = func() (tea.Cmd, error) {
		if remove != nil && remove.Chosen == 1 {
			if l.reported(h.at) {
				f.Focus = slices.Index(f.Entries, remove)
				return nil, widget.Explained{Text: x.TargetReportedOn()}
			}
			h.gone = true
			l.form.Focus = slices.Index(l.form.Entries, l.add)
			return nil, nil
		}
		t := h.t
		if err := e.read(&t); err != nil {
			return nil, err
		}
		l.put(h, t)
		return nil, nil
	}
	return f
}

// targetEntries are the entries of the form of one target, filled in with what it has.
type targetEntries struct {
	place Place
	form  *widget.Form
	was   model.Target  // as it was shown; what is not touched stays as it is
	asked string        // the base that was asked about
	heard string        // the name that was read last
	told  *model.Target // what a name says that is a whole target; nil where it is no more than a name

	metric, kind, op, value, most, unit, stretch, base, slack, pace, lag, slices, members, strength, weight, link *widget.Entry

	due *widget.Day
}

// The kinds for which an entry means something.
var (
	byCurve = []model.Kind{model.Cumulative, model.Yearly, model.Stock, model.CeilingFlow, model.Balance, model.Each, model.Percent}
	paced   = append(slices.Clone(byCurve), model.Level, model.Ceiling, model.Rank, model.Class) // a figure of each quarter, too
	based   = []model.Kind{model.Stock, model.Balance}
	unasked = []model.Kind{model.GivenLater} // no value yet
	valued  = []model.Kind{model.Cumulative, model.Yearly, model.Stock, model.Level, model.Ceiling, model.CeilingFlow, model.Rank, model.Class, model.Balance, model.Each}
)

func newTargetEntries(at Place, f *widget.Form, t *model.Target) *targetEntries {
	x := at.Words
	e := &targetEntries{place: at, form: f, was: *t}
	kindIs := func(kinds []model.Kind) bool { return slices.Contains(kinds, model.Kind(e.kind.Chosen)) }
	e.metric = f.Text(x.TargetMetric(), t.Metric, "")
	e.kind = f.Choice(x.TargetKind(), x.KindNames(), int(t.Kind))
	e.kind.Says = func() string { return x.KindMeans(model.Kind(e.kind.Chosen)) }
	e.op = f.Choice(x.TargetOp(), x.OpNames(), int(t.Op))
	e.value = f.Short(x.TargetValue(), e.figure(t.Value), "")
	e.value.Says = func() string {
		if model.Kind(e.kind.Chosen) == model.Class {
			return x.ClassHint()
		}
		return ""
	}
	e.most = f.Short(x.TargetMost(), figureText(t.Max), "")
	e.unit = f.Short(x.TargetUnit(), t.Unit, "")
	e.base = f.Short(x.TargetBase(), figureText(t.Baseline), x.BaseHint())
	e.pace = f.Choice(x.TargetPace(), x.PaceNames(), int(t.Pace))
	lag := ""
	if t.Terms().Lag > 0 {
		lag = x.Number(t.Terms().Lag)
	}
	e.lag = f.Short(x.TargetLag(), lag, x.LagHint())
	e.slices = f.Text(x.TargetSlices(), words.FormatSlices(t.Terms().Slices, at.On), x.SlicesHint())
	e.members = f.Text(x.TargetMembers(), strings.Join(t.Terms().Members, " "), x.ListHint)
	e.slack = f.Short(x.TargetSlack(), figureText(t.Terms().Slack), x.SlackHint())
	e.strength = f.Short(x.TargetStrength(), t.Strength, x.StrengthHint())
	e.stretch = f.Short(x.TargetStretch(), figureText(t.Stretch), "")
	e.weight = f.Short(x.TargetWeight(), figureText(t.Weight), x.WeightHint())
	e.due = f.Deadline(x.ColDeadline, t.Deadline, x.OwnDeadlineHint(), at.Days(model.Coming))
	e.link = f.Text(x.TargetLink(), t.Terms().Link, "")
	e.op.Hidden = func() bool { return !kindIs(valued) && !kindIs([]model.Kind{model.Budget, model.Percent}) }
	e.value.Hidden = func() bool { return kindIs(unasked) }
	e.most.Hidden = func() bool { return model.Op(e.op.Chosen) != model.Between || kindIs(unasked) }
	e.base.Hidden = func() bool { return !kindIs(based) && e.base.Value() == "" }
	e.pace.Hidden = func() bool { return !kindIs(paced) }
	e.lag.Hidden = func() bool { return !kindIs(paced) || model.Pace(e.pace.Chosen) != model.ByQuarters }
	e.slices.Hidden = func() bool { return !kindIs(byCurve) && e.slices.Value() == "" }
	e.members.Hidden = func() bool { return !kindIs([]model.Kind{model.Each}) && e.members.Value() == "" }
	if t.Metric == "" {
		e.metric.Field.Hint = x.MetricHint()
		f.Changed = e.follow
		e.metric.Says = func() string {
			if e.told == nil {
				return ""
			}
			return x.TargetBrief(e.told, at.On)
		}
	}
	return e
}

// follow reads a new target from what is typed as its name, as a document would print it: 「建成垃圾站10座」 fills in the rest.
// What was filled in otherwise stays.
func (e *targetEntries) follow() {
	text := e.metric.Value()
	if text == e.heard {
		return
	}
	e.heard = text
	found := parse.Targets(text, parse.Frame{Year: e.place.On.Year()})
	was := ""
	if e.told != nil {
		was = figureText(e.told.Value)
	}
	if e.value.Value() != was {
		e.told = nil
		return
	}
	if len(found) != 1 || found[0].Target.Value == nil || found[0].Target.Kind == model.Class {
		if e.told != nil {
			e.value.Field.Set("")
			e.unit.Field.Set("")
		}
		e.told = nil
		return
	}
	t := found[0].Target
	e.told = &t
	e.kind.Chosen, e.op.Chosen = int(t.Kind), int(t.Op)
	e.value.Field.Set(figureText(t.Value))
	e.most.Field.Set(figureText(t.Max))
	e.unit.Field.Set(t.Unit)
	e.strength.Field.Set(t.Strength)
}

// figure is the value as it is shown: a class by its name.
func (e *targetEntries) figure(v *model.Decimal) string {
	if v != nil && e.was.Kind == model.Class {
		return words.Figure(&e.was, v)
	}
	return figureText(v)
}

func figureText(v *model.Decimal) string {
	if v == nil {
		return ""
	}
	return v.String()
}

// wrong is an error about an entry, in a sentence.
func (e *targetEntries) wrong(at *widget.Entry, text string) error {
	return at.Wrong(widget.Explained{Text: text})
}

// decimal reads the figure of an entry; what was not touched is as it was.
func (e *targetEntries) decimal(at *widget.Entry, was *model.Decimal) (*model.Decimal, error) {
	text := at.Value()
	switch text {
	case figureText(was):
		return was, nil
	case "":
		return nil, nil
	}
	v, _, err := model.ParseAmount(text)
	if err != nil {
		return nil, e.wrong(at, e.place.Words.NoFigure(at.Label, text))
	}
	return &v, nil
}

// read puts what was typed into a target; it is not touched where that is wrong.
func (e *targetEntries) read(to *model.Target) error {
	x, t := e.place.Words, e.was
	if t.Metric = e.metric.Value(); t.Metric == "" {
		return e.wrong(e.metric, x.TargetNeeds(x.TargetMetric()))
	}
	if e.told != nil {
		t.Metric, t.Text = e.told.Metric, t.Metric
	}
	t.Kind, t.Op, t.Unit, t.Pace = model.Kind(e.kind.Chosen), model.Op(e.op.Chosen), e.unit.Value(), model.Pace(e.pace.Chosen)
	t.Strength = e.strength.Value()
	terms := t.Terms()
	terms.Link = e.link.Value()
	if err := e.readValue(&t); err != nil {
		return err
	}
	var err error
	for _, f := range []struct {
		at  *widget.Entry
		to  **model.Decimal
		bad func(*model.Decimal) bool
	}{
		{e.base, &t.Baseline, nil},
		{e.slack, &terms.Slack, func(v *model.Decimal) bool { return v.IsNeg() }},
		{e.stretch, &t.Stretch, nil},
		{e.weight, &t.Weight, func(v *model.Decimal) bool { return !v.IsPos() }},
	} {
		was := *f.to
		if *f.to, err = e.decimal(f.at, was); err != nil {
			return err
		}
		if v := *f.to; v != nil && v != was && f.bad != nil && f.bad(v) {
			return e.wrong(f.at, x.NoFigure(f.at.Label, f.at.Value()))
		}
	}
	if err := e.readLag(&terms); err != nil {
		return err
	}
	if e.due.Touched() {
		t.Deadline = model.Deadline{}
		if e.due.Value() != "" {
			if t.Deadline, err = e.due.Read(); err != nil {
				return err
			}
		}
	}
	if text := e.members.Value(); text != strings.Join(e.was.Terms().Members, " ") {
		terms.Members = Names(text)
	}
	if t.Kind == model.Each && len(terms.Members) == 0 && (e.was.Kind != model.Each || len(e.was.Terms().Members) > 0) {
		return e.wrong(e.members, x.TargetNeeds(x.TargetMembers()))
	}
	if err := e.readSlices(&t, &terms); err != nil {
		return err
	}
	t.SetTerms(terms)
	if err := e.askBase(&t); err != nil {
		return err
	}
	*to = t
	return nil
}

// readValue reads what is asked.
func (e *targetEntries) readValue(t *model.Target) error {
	x := e.place.Words
	if slices.Contains(unasked, t.Kind) {
		t.Value, t.Max, t.Op = nil, nil, model.Equal
		return nil
	}
	text := e.value.Value()
	switch {
	case text == e.figure(e.was.Value) && (t.Kind == model.Class) == (e.was.Kind == model.Class):
	case t.Kind == model.Class && text != "":
		v, err := model.ReadClass(text)
		if err != nil {
			return e.wrong(e.value, x.NoClass(text))
		}
		t.Value = &v
	default:
		v, err := e.decimal(e.value, e.was.Value)
		if err != nil {
			return err
		}
		t.Value = v
	}
	if t.Value == nil && slices.Contains(valued, t.Kind) && (e.was.Value != nil || e.was.Kind != t.Kind || e.was.Metric == "") {
		return e.wrong(e.value, x.TargetNeeds(x.TargetValue()))
	}
	if t.Op != model.Between {
		t.Max = nil
		return nil
	}
	most, err := e.decimal(e.most, e.was.Max)
	switch {
	case err != nil:
		return err
	case most == nil, t.Value == nil, most.Cmp(*t.Value) < 0:
		return e.wrong(e.most, x.NeedsRange())
	}
	t.Max = most
	return nil
}

// readLag reads how many days after a quarter its figure comes.
func (e *targetEntries) readLag(t *model.Terms) error {
	if e.lag.Hidden() {
		return nil
	}
	text := e.lag.Value()
	if t.Lag = 0; text == "" {
		return nil
	}
	v, _, err := model.ParseAmount(text)
	n, _, ok := v.Int64(0)
	if err != nil || !ok || !v.IsInt() || n < 1 || n > 366 {
		return e.wrong(e.lag, e.place.Words.NoFigure(e.lag.Label, text))
	}
	t.Lag = int(n)
	return nil
}

// readSlices reads what must be reached by which day: days and figures in turn, the last one the whole value.
func (e *targetEntries) readSlices(t *model.Target, terms *model.Terms) error {
	x, text := e.place.Words, e.slices.Value()
	if text != words.FormatSlices(e.was.Terms().Slices, e.place.On) {
		terms.Slices = nil
		for _, part := range splitSlices(text) {
			fields := strings.Fields(part)
			if len(fields) != 2 {
				return e.wrong(e.slices, x.NoSlice(part))
			}
			day, err := model.ReadDay(fields[0], e.place.On, model.Within)
			if err != nil {
				return e.wrong(e.slices, x.NoSlice(part))
			}
			v, _, err := model.ParseAmount(fields[1])
			if err != nil {
				return e.wrong(e.slices, x.NoSlice(part))
			}
			terms.Slices = append(terms.Slices, model.Slice{Date: day.Date, Value: v})
		}
		if len(terms.Slices) > 0 {
			t.Curve = nil // slices are a curve of their own
		}
	}
	if len(terms.Slices) == 0 {
		return nil
	}
	for i := range terms.Slices[1:] {
		was, is := &terms.Slices[i], &terms.Slices[i+1]
		way := is.Value.Cmp(was.Value)
		if is.Date <= was.Date || way < 0 && t.Kind != model.Balance || way > 0 && t.Kind == model.Balance {
			return e.wrong(e.slices, x.SlicesOrder())
		}
	}
	if last := terms.Slices[len(terms.Slices)-1].Value; t.Value == nil || last.Cmp(*t.Value) != 0 {
		return e.wrong(e.slices, x.SlicesShort(last.String(), figureText(t.Value)))
	}
	return nil
}

// askBase asks once whether a base is meant that lies beyond its goal.
func (e *targetEntries) askBase(t *model.Target) error {
	if t.Baseline == nil || t.Value == nil || !slices.Contains(based, t.Kind) {
		return nil
	}
	way := t.Baseline.Cmp(*t.Value)
	if falls := t.Kind == model.Balance || t.Capped() || t.Op == model.AtMost || t.Op == model.Below; falls {
		way = -way
	}
	said := figureText(t.Baseline) + " " + figureText(t.Value)
	if way < 0 || e.asked == said || t.Baseline == e.was.Baseline && t.Value == e.was.Value && t.Kind == e.was.Kind && t.Op == e.was.Op {
		return nil
	}
	e.asked = said
	return e.wrong(e.base, e.place.Words.BaseBeyond(figureText(t.Baseline), figureText(t.Value)))
}
