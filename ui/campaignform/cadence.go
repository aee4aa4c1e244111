package campaignform

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
)

// The ways in which a due day is ordered, as the form lists them.
const (
	dueUsual    = iota // no paper says
	dueAfter           // a day of the month after the turn
	dueWithin          // a day of the turn itself
	dueWorkdays        // working days after its end
)

// cadenceForm edits one turn of a campaign.
type cadenceForm struct {
	campaign string
	was      *model.Cadence // nil for a new one
	scope    model.Scope

	purpose, kind, due, dueDay, holiday, scopeEntry *widget.Entry
	from, to, anchor                                *widget.Day
	turns                                           *widget.Entry
	who, toWhom, text, line                         *widget.Entry
}

// newCadenceForm edits turn i of a campaign, or adds one where i is below 0; p is
// what it begins with.
func newCadenceForm(desk *page.Desk, campaign string, i int, p model.Cadence) *widget.Form {
	x := desk.Words
	w := &x.Turns
	c := desk.CampaignNamed(campaign)
	f := &widget.Form{Title: x.CadenceTitle(c.Name, i < 0), Width: 90}
	e := &cadenceForm{campaign: campaign, scope: p.Scope}
	if i >= 0 {
		was := p
		e.was = &was
	}
	e.purpose = f.Choice(w.Purpose, w.Purposes[:], int(p.Purpose))
	kinds := make([]string, len(kindOrder))
	for i, k := range kindOrder {
		kinds[i] = w.Kinds[k]
	}
	e.kind = f.Choice(w.Kind, kinds, max(slices.Index(kindOrder, p.Kind), 0))
	asks := func() bool { return e.every() != model.Never }
	e.due = f.Choice(w.Due, w.Dues[:], dueOf(&p))
	e.due.Hidden = func() bool { return !asks() }
	day := p.DueDay
	if p.DueWorkdays > 0 {
		day = p.DueWorkdays
	}
	e.dueDay = f.Short(w.DueDay, blankZero(day), "")
	e.dueDay.Says = func() string { return w.DueUnits[e.due.Chosen] }
	e.dueDay.Hidden = func() bool { return !asks() || e.due.Chosen == dueUsual }
	e.holiday = f.Choice(w.Holiday, w.Holidays[:], int(p.Holiday))
	e.holiday.Hidden = func() bool { return !asks() }
	e.scopeEntry = f.Button(w.Scope, func() string { return x.ScopeText(e.scope) }, func() tea.Cmd {
		desk.Push(newScopePicker(desk, c, &e.scope))
		return nil
	})
	e.anchor = f.Day(w.Anchor, p.Anchor.String(), w.AnchorNote, desk.Days(model.Within))
	e.anchor.Hidden = func() bool { return e.every() != model.Fortnight }
	e.turns = f.Text(w.TypedTurns, x.Spans(p.Turns), "")
	e.turns.Field.Hint = w.TypedTurnsHint
	e.turns.Field.Limit = 4 * widget.MaxField
	e.turns.Hidden = func() bool { return !isTyped(e.every()) }
	e.from = f.Day(w.FirstDay, p.From.String(), w.SpanNote, desk.Days(model.Within))
	e.to = f.Day(w.LastDay, p.To.String(), w.SpanNote, desk.Days(model.Coming))
	e.who = f.Text(w.Who, p.Who, "")
	e.toWhom = f.Text(w.ToWhom, p.ToWhom, "")
	e.text = f.Text(w.Printed, p.Text, "")
	e.line = f.Short(w.Line, blankZero(p.Line), "")
	f.Preview = func() string {
		n, err := e.read(desk)
		if err != nil {
			return desk.Theme.Box.Dim.Styled(zh.Clean(desk.Explain(err)))
		}
		return desk.Theme.Box.Dim.Styled(zh.Clean(x.CadencePreview(&n, desk.Cal, desk.Today)))
	}
	f.Submit = func() (tea.Cmd, error) {
		n, err := e.read(desk)
		if err != nil {
			return nil, err
		}
		if err := checkScope(desk, c, &n); err != nil {
			return nil, err
		}
		return changeCampaign(desk, desk.CampaignNamed(campaign), model.ActCampaign, w.Cadences, func(c *model.Campaign) (err error) {
			c.Cadences, err = withCadence(desk, c.Cadences, e.was, &n)
			return err
		})
	}
	return f
}

// kindOrder are the lengths of turns as they are offered.
var kindOrder = []model.Every{
	model.Day, model.Week, model.Fortnight, model.TenDays, model.HalfMonth, model.Month, model.TwoMonths,
	model.Quarter, model.HalfYear, model.Term, model.Year, model.Stage, model.Never,
}

func (e *cadenceForm) every() model.Every { return kindOrder[e.kind.Chosen] }

func isTyped(v model.Every) bool { return v == model.Term || v == model.Stage }

func dueOf(p *model.Cadence) int {
	switch {
	case p.DueWorkdays > 0:
		return dueWorkdays
	case p.DueDay > 0 && p.Within:
		return dueWithin
	case p.DueDay > 0:
		return dueAfter
	}
	return dueUsual
}

// blankZero is a number as text; nothing for 0.
func blankZero(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// read makes a turn of what was typed. The error is a sentence that names the entry.
func (e *cadenceForm) read(desk *page.Desk) (model.Cadence, error) {
	x := desk.Words
	var n model.Cadence
	if e.was != nil {
		n = *e.was
	}
	n.Purpose, n.Kind = model.Purpose(e.purpose.Chosen), e.every()
	n.Holiday, n.Scope = model.HolidayRule(e.holiday.Chosen), e.scope
	n.DueDay, n.DueWorkdays, n.Within = 0, 0, false
	if n.Kind == model.Never && n.Purpose != model.ForReport {
		return n, widget.Explained{Text: x.Turns.OnlyReports}
	}
	if n.Kind == model.Never {
		n.Holiday = model.NotShifted
	} else if e.due.Chosen != dueUsual {
		day, err := strconv.Atoi(zh.Fold(e.dueDay.Value()))
		most := 31
		if e.due.Chosen == dueWorkdays {
			most = 250
		}
		if err != nil || day < 1 || day > most {
			return n, widget.Explained{Text: x.NoDueDay(e.dueDay.Value(), most)}
		}
		if n.Within = e.due.Chosen == dueWithin; e.due.Chosen == dueWorkdays {
			n.DueWorkdays = day
		} else {
			n.DueDay = day
		}
	}
	n.Anchor, n.Turns = 0, nil
	var err error
	switch {
	case n.Kind == model.Fortnight && e.anchor.Value() == "":
		return n, widget.Explained{Text: x.Turns.NeedsAnchor}
	case n.Kind == model.Fortnight:
		if n.Anchor, err = e.anchor.Date(); err != nil {
			return n, err
		}
	case isTyped(n.Kind):
		if n.Turns, err = readTurns(desk, e.turns.Value()); err != nil {
			return n, err
		}
	}
	for _, d := range []struct {
		from *widget.Day
		to   *model.Date
	}{{e.from, &n.From}, {e.to, &n.To}} {
		if *d.to = 0; d.from.Value() != "" {
			if *d.to, err = d.from.Date(); err != nil {
				return n, err
			}
		}
	}
	if n.From != 0 && n.To != 0 && n.From > n.To {
		return n, widget.Explained{Text: x.EndBeforeBegin(n.From, n.To)}
	}
	n.Who, n.ToWhom, n.Text, n.Line = e.who.Value(), e.toWhom.Value(), e.text.Value(), 0
	if e.line.Value() != "" {
		if n.Line, err = strconv.Atoi(zh.Fold(e.line.Value())); err != nil || n.Line < 1 {
			return n, widget.Explained{Text: x.NoCount(e.line.Label, e.line.Value(), 0)}
		}
	}
	return n, nil
}

// readTurns reads the typed turns of terms and stages: spans of days set apart by
// commas, in any order. They must not overlap.
func readTurns(desk *page.Desk, text string) ([]model.Period, error) {
	x := desk.Words
	var out []model.Period
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，、;；\n ", r) })
	for _, part := range parts {
		span, err := readSpan(part, desk.Today)
		switch {
		case errors.Is(err, model.ErrOrder):
			return nil, widget.Explained{Text: x.SpanBackwards(part)}
		case err != nil || span.From == span.To:
			return nil, widget.Explained{Text: x.NoSpan(part)}
		}
		out = append(out, span)
	}
	if len(out) == 0 {
		return nil, widget.Explained{Text: x.Turns.NeedsTurns}
	}
	slices.SortFunc(out, func(p, q model.Period) int { return int(p.From - q.From) })
	for i := 1; i < len(out); i++ {
		if out[i].From <= out[i-1].To {
			return nil, widget.Explained{Text: x.SpansOverlap(out[i].From)}
		}
	}
	return out, nil
}

// tasksUnder are the tasks of a campaign and of those that are part of it.
func tasksUnder(desk *page.Desk, id string) []*model.Task {
	var out []*model.Task
	for i := range desk.Board.Len() {
		r := desk.Board.At(int32(i))
		for c := r.Campaign; c != nil; c = c.Up {
			if c.ID == id {
				out = append(out, r.Task)
				break
			}
		}
	}
	return out
}

// checkScope refuses a turn that holds for no task of the campaign.
func checkScope(desk *page.Desk, c *model.Campaign, p *model.Cadence) error {
	if p.Scope.IsZero() {
		return nil
	}
	for _, t := range tasksUnder(desk, c.ID) {
		if p.Scope.Holds(t) {
			return nil
		}
	}
	return widget.Explained{Text: desk.Words.ScopeEmpty(p.Scope)}
}

// newScopePicker chooses for which tasks of a campaign a turn holds: all of them,
// or those of sections, of units, or tasks one by one.
func newScopePicker(desk *page.Desk, c *model.Campaign, s *model.Scope) *widget.Chooser {
	x := desk.Words
	var out []widget.Option
	all := widget.Option{Name: x.Turns.Whole, Marked: func() bool { return s.IsZero() }, Do: func() tea.Cmd {
		*s = model.Scope{}
		return nil
	}}
	add := func(list func() *[]string, name, value, note string) {
		out = append(out, widget.Option{Name: name, Note: note, Marked: func() bool { return slices.Contains(*list(), value) }, Do: func() tea.Cmd {
			l := list()
			if i := slices.Index(*l, value); i >= 0 {
				*l = slices.Delete(slices.Clone(*l), i, i+1)
			} else {
				*l = append(slices.Clip(*l), value)
			}
			return nil
		}})
	}
	seen := map[string]bool{}
	once := func(kind, v string) bool {
		if v == "" || seen[kind+v] {
			return false
		}
		seen[kind+v] = true
		return true
	}
	tasks := tasksUnder(desk, c.ID)
	for _, t := range tasks {
		for _, v := range t.Section {
			if once("s", v) {
				add(func() *[]string { return &s.Sections }, v, v, x.Section)
			}
		}
	}
	for _, t := range tasks {
		for _, v := range slices.Concat(t.LeadUnits, t.ResponsibleUnits) {
			if once("u", v) {
				add(func() *[]string { return &s.Units }, v, v, x.Units)
			}
		}
	}
	for _, t := range tasks {
		add(func() *[]string { return &s.Tasks }, strings.TrimSpace(t.No+" "+t.Title), t.ID, x.ColTask)
	}
	// What the turn names and the campaign has no more is listed too, to be taken away.
	for _, v := range s.Sections {
		if once("s", v) {
			add(func() *[]string { return &s.Sections }, v, v, x.Section)
		}
	}
	for _, v := range s.Units {
		if once("u", v) {
			add(func() *[]string { return &s.Units }, v, v, x.Units)
		}
	}
	ch := widget.NewChooser(x.Turns.ScopeTitle, append([]widget.Option{all}, out...))
	ch.Keep = true
	return ch
}
