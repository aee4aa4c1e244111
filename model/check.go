package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/govalues/decimal"
)

// The errors of a record that breaks a rule of the model.
var (
	// ErrMissing is returned for a record without something that it must have.
	ErrMissing = errors.New("is missing")
	// ErrRange is returned for a value outside what it can be.
	ErrRange = errors.New("is out of range")
	// ErrControl is returned for text with control characters, which must not reach a terminal.
	ErrControl = errors.New("holds control characters")
	// ErrEmpty is returned for a report that says nothing.
	ErrEmpty = errors.New("says nothing")
)

// checker gathers what is wrong with one record.
type checker struct {
	// what names the record in the sentences. It is called where something is wrong only: a whole ledger is
	// checked when it is restored.
	what func() string
	// part is the list of which an item is checked, and item its number from 1; "" for the record itself.
	part string
	item int
	errs []error
}

func (c *checker) add(err error, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if c.part != "" {
		text = fmt.Sprintf("%s %d %s", c.part, c.item, text)
	}
	c.errs = append(c.errs, fmt.Errorf("%s: %s: %w", c.what(), text, err))
}

// must adds err unless ok. What is checked for each of many records calls add itself, since the arguments of
// must are made also where all is well.
func (c *checker) must(ok bool, err error, format string, args ...any) {
	if !ok {
		c.add(err, format, args...)
	}
}

// line checks text of one line.
func (c *checker) line(name, s string, needed bool) {
	if needed && strings.TrimSpace(s) == "" {
		c.add(ErrMissing, "%s", name)
	}
	if strings.ContainsFunc(s, unicode.IsControl) {
		c.add(ErrControl, "%s", name)
	}
}

// words checks text of any number of lines.
func (c *checker) words(name, s string) {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
		c.add(ErrControl, "%s", name)
	}
}

func (c *checker) lines(name string, list []string) {
	for _, s := range list {
		c.line(name, s, true)
	}
}

// The days that a record may speak of: before lies no plan, behind no date that is meant.
var (
	earliest = NewDate(1900, 1, 1)
	latest   = NewDate(2199, 12, 31)
)

func (c *checker) date(name string, d Date, needed bool) {
	switch {
	case d == 0 && needed:
		c.add(ErrMissing, "%s", name)
	case d != 0 && (d < earliest || d > latest):
		c.add(ErrDate, "%s %s", name, d)
	}
}

func (c *checker) span(name string, from, to Date) {
	c.date(name, from, false)
	c.date(name, to, false)
	if from != 0 && to != 0 && from > to {
		c.add(ErrOrder, "%s %s to %s", name, from, to)
	}
}

func (c *checker) weight(name string, w *Decimal) {
	if w != nil && !w.IsPos() {
		c.add(ErrRange, "%s", name)
	}
}

func (c *checker) curve(name string, points []PlanPoint) {
	for i, p := range points {
		c.date(name, p.Date, true)
		c.must(p.Share >= 0 && p.Share <= One, ErrPercent, "%s at %s", name, p.Date)
		if i > 0 {
			c.must(p.Date > points[i-1].Date && p.Share >= points[i-1].Share, ErrOrder, "%s at %s", name, p.Date)
		}
	}
}

// targets checks targets, which the sentences name by their numbers.
func (c *checker) targets(targets []Target) {
	c.part = "target"
	for i := range targets {
		c.item = i + 1
		c.target(&targets[i])
	}
	c.part = ""
}

func (c *checker) target(t *Target) {
	c.line("metric", t.Metric, true)
	if int(t.Kind) >= len(kindNames) {
		c.add(ErrRange, "kind %d", t.Kind)
	}
	if int(t.Op) >= len(opNames) {
		c.add(ErrRange, "operator %d", t.Op)
	}
	c.line("unit", t.Unit, false)
	c.words("text", t.Text)
	if t.Kind == GivenLater && t.Value != nil {
		c.add(ErrRange, "is to be given later, so its value %s", t.Value)
	}
	if t.Op == Between && (t.Value == nil || t.Max == nil) {
		c.add(ErrMissing, "range")
	}
	if t.Max != nil && t.Op != Between {
		c.add(ErrRange, "has a second value %s without being a range, which", t.Max)
	}
	if t.Max != nil && t.Value != nil && t.Max.Cmp(*t.Value) < 0 {
		c.add(ErrOrder, "range")
	}
	c.weight("weight", t.Weight)
	c.date("deadline", t.Deadline.Date, false)
	c.curve("curve", t.Curve)
	if int(t.Pace) >= len(paceNames) {
		c.add(ErrRange, "pace %d", t.Pace)
	}
	if t.Terms().Lag < 0 || t.Terms().Lag > 366 {
		c.add(ErrRange, "days until a quarter's figure %d", t.Terms().Lag)
	}
	if t.Terms().Slack != nil && t.Terms().Slack.IsNeg() {
		c.add(ErrRange, "slack %s", t.Terms().Slack)
	}
	c.line("link", t.Terms().Link, false)
	if n := len(t.Terms().Link); n > longestLink {
		c.add(ErrRange, "link of %d bytes", n)
	}
	c.lines("member", t.Terms().Members)
	c.slices(t)
}

// slices checks that the slices of a target follow one another and add up to its value.
func (c *checker) slices(t *Target) {
	n := len(t.Terms().Slices)
	if n == 0 {
		return
	}
	c.must(len(t.Curve) == 0, ErrRange, "has slices and a curve, which")
	falls := t.Kind == Balance
	for i := range t.Terms().Slices {
		s := &t.Terms().Slices[i]
		c.date("day of a slice", s.Date, true)
		if i > 0 {
			was := &t.Terms().Slices[i-1]
			c.must(s.Date > was.Date, ErrOrder, "slice of %s", s.Date)
			c.must(s.Value.Cmp(was.Value) >= 0 != falls || s.Value.Cmp(was.Value) == 0, ErrOrder, "slice %s of %s", s.Value, s.Date)
		}
	}
	if t.Value == nil || t.Terms().Slices[n-1].Value.Cmp(*t.Value) != 0 {
		c.add(ErrSlices, "the last slice %s", t.Terms().Slices[n-1].Value)
	}
}

// CheckCampaign returns every rule of the model that the campaign breaks, each
// as a sentence that names it.
func CheckCampaign(p *Campaign) []error {
	c := checker{what: func() string { return "campaign " + p.ID }}
	c.line("ID", p.ID, true)
	c.line("name", p.Name, true)
	c.line("document number", p.Document.Number, false)
	c.must(p.Parent == "" || p.Parent != p.ID, ErrRange, "it is its own parent, which")
	c.span("period", p.Period.From, p.Period.To)
	c.date("document date", p.Document.Date, false)
	c.date("tracked since", p.TrackedSince, false)
	for i := range p.Cadences {
		c.cadence(fmt.Sprintf("cadence %d", i+1), &p.Cadences[i])
	}
	c.date("day of archiving", p.Archived, false)
	if p.Policy != (Policy{}) {
		c.policy(&p.Policy)
	}
	c.targets(p.Targets)
	for _, m := range p.Markers {
		c.line("marker", m.Mark, true)
	}
	c.rows("dropped row", p.Dropped)
	return c.errs
}

func (c *checker) rows(name string, rows []SourceRow) {
	for i, r := range rows {
		name := fmt.Sprintf("%s %d", name, i+1)
		c.line(name+" title", r.Title, true)
		c.line(name+" number", r.No, false)
		c.lines(name+" section", r.Section)
		c.lines(name+" unit", r.Units)
	}
}

func (c *checker) policy(p *Policy) {
	c.must(p.SilentYellow >= 0 && p.SilentYellow <= 99, ErrRange, "turns in a row to yellow %d", p.SilentYellow)
	c.must(p.SilentRed >= 0 && p.SilentRed <= 99, ErrRange, "turns in a row to red %d", p.SilentRed)
	c.must(p.SilentYellow == 0 || p.SilentRed == 0 || p.SilentYellow <= p.SilentRed, ErrOrder, "red after %d turns and yellow after %d", p.SilentRed, p.SilentYellow)
	c.must(p.WindUpDays >= 0 && p.WindUpDays <= 3660, ErrRange, "days of winding up %d", p.WindUpDays)
	top := latestLimit
	loose, strict := p.Yellow, p.Red // the strict limit lies further out
	switch p.Yardstick {
	case Points:
		top = decimal.Hundred
	case Ratios:
		top = decimal.One
		loose, strict = strict, loose
	case DaysLate:
	case DaysLeft:
		loose, strict = strict, loose
	default:
		c.add(ErrRange, "yardstick %d", p.Yardstick)
		return
	}
	c.must(!loose.IsNeg() && strict.Cmp(top) <= 0, ErrRange, "limits %s and %s", p.Yellow, p.Red)
	c.must(loose.Cmp(strict) <= 0, ErrOrder, "yellow limit %s, red limit %s", p.Yellow, p.Red)
	c.must(p.WarnDays >= 0 && p.WarnDays <= 3660, ErrRange, "days of warning %d", p.WarnDays)
	c.must(p.StaleDays >= 0 && p.StaleDays <= 36600, ErrRange, "age of a report %d", p.StaleDays)
	c.must(p.LevelSlack >= 0 && p.LevelSlack <= One, ErrRange, "slack of levels %s", p.LevelSlack)
	c.must(p.CeilingSlack >= 0 && p.CeilingSlack <= One, ErrRange, "slack of ceilings %s", p.CeilingSlack)
}

// latestLimit is the most days that a policy can name.
var latestLimit = decimal.MustNew(3660, 0)

// CheckTask returns every rule of the model that the task breaks, each as a
// sentence that names it. A task loaded without its detail is checked without it.
func CheckTask(t *Task) []error {
	c := checker{what: func() string { return "task " + t.ID }}
	c.line("ID", t.ID, true)
	c.line("campaign", t.Campaign, true)
	c.line("title", t.Title, true)
	c.line("number", t.No, false)
	c.lines("section", t.Section)
	c.lines("mark", t.Marks)
	c.lines("lead unit", t.LeadUnits)
	c.lines("responsible unit", t.ResponsibleUnits)
	c.lines("related unit", t.RelatedUnits)
	c.lines("leader", t.Leaders)
	c.lines("coordinator", t.Coordinators)
	c.lines("person", t.Persons)
	c.lines("owner", t.Owners)
	if t.Deadline.Given {
		c.span("start and deadline", t.Start.Date, t.Deadline.Date)
	} else { // the plan's end, wherever that moves
		c.date("start", t.Start.Date, false)
		c.date("deadline", t.Deadline.Date, false)
	}
	if int(t.Deadline.Precision) >= len(precisionNames) {
		c.add(ErrRange, "deadline precision %d", t.Deadline.Precision)
	}
	c.targets(t.Targets)
	c.part = "milestone"
	for i := range t.Milestones {
		m := &t.Milestones[i]
		c.item = i + 1
		c.line("title", m.Title, true)
		c.weight("weight", m.Weight)
		c.date("deadline", m.Deadline.Date, false)
	}
	c.part = ""
	c.curve("curve", t.Curve)
	c.date("day of adding", t.Added, false)
	c.acts(t)
	if int(t.Nature) >= len(natureNames) {
		c.add(ErrRange, "nature %d", t.Nature)
	}
	c.events(t)
	if t.Detail != nil {
		c.words("text", t.Detail.Text)
		c.rows("row of the document", t.Detail.Source.Rows)
		open := uint32(0)
		for _, d := range t.Detail.Review {
			c.must(d.Code != "", ErrMissing, "code of a doubt")
			if d.Settled == 0 {
				open++
			}
		}
		c.must(open == t.OpenDoubts, ErrRange, "it counts %d open doubts and has %d, which", t.OpenDoubts, open)
	}
	return c.errs
}

// events checks what broke the task's zero lines.
func (c *checker) events(t *Task) {
	c.part = "event"
	for i := range t.Events {
		e := &t.Events[i]
		c.item = i + 1
		c.date("day", e.Date, true)
		c.date("day entered", e.Entered, false)
		c.must(e.Entered == 0 || e.Date <= e.Entered, ErrAhead, "of %s", e.Date)
		c.date("day withdrawn", e.Withdrawn, false)
		if e.Target < 0 || e.Target >= len(t.Targets) || !t.Targets[e.Target].ZeroLine() {
			c.add(ErrNoZeroLine, "of %s", e.Date)
		}
		c.must(e.Count >= 1 && e.Count <= mostEvents, ErrRange, "count %d", e.Count)
		c.must(e.Deaths >= 0 && e.Deaths <= mostEvents, ErrRange, "deaths %d", e.Deaths)
		c.line("kind", e.Kind, false)
		c.line("unit", e.Unit, false)
		c.words("source", e.Source)
		c.line("who entered it", e.By, false)
		c.words("reason of withdrawing", e.Why)
		c.line("who withdrew it", e.WithdrawnBy, false)
		c.span("days of its figure", e.Of.From, e.Of.To)
	}
	c.part = ""
}

// acts checks what officers did to the task.
func (c *checker) acts(t *Task) {
	for i, e := range t.Extensions {
		c.date("day of extension", e.On, true)
		c.date("extension", e.To.Date, true)
		c.must(strings.TrimSpace(e.Reason) != "", ErrReason, "extension of %s", e.On)
		if i > 0 {
			before := &t.Extensions[i-1]
			c.must(e.On >= before.On, ErrOrder, "extension of %s", e.On)
			c.must(e.From.Date == before.To.Date, ErrRange, "extension of %s starts from %s, not from %s, which", e.On, e.From.Date, before.To.Date)
		}
	}
	if n := len(t.Extensions); n > 0 {
		to := t.Extensions[n-1].To.Date
		c.must(to == t.Deadline.Date, ErrRange, "deadline %s is not that of the last extension, %s, and so", t.Deadline.Date, to)
	}
	for _, m := range t.Manual {
		c.date("day of manual light", m.On, true)
		c.span("manual light", m.On, m.Until)
		c.must(int(m.Light) < len(lightNames), ErrRange, "manual light %d", m.Light)
		c.must(strings.TrimSpace(m.Reason) != "", ErrReason, "manual light of %s", m.On)
	}
	for i, s := range t.Suspended {
		c.date("day of suspension", s.From, true)
		c.span("suspension", s.From, s.Until)
		if i > 0 {
			before := &t.Suspended[i-1]
			c.must(before.Until != 0 && before.Until < s.From, ErrOrder, "suspension of %s", s.From)
		}
	}
	if t.Closed != nil {
		c.date("day of closing", t.Closed.On, true)
	}
}

// The errors of a return that cannot be, each of which a screen says in its own words.
var (
	// ErrBefore is returned for a return that stands for, or was received on, a day before its turn begins.
	ErrBefore = errors.New("lies before the turn begins")
	// ErrAhead is returned for a figure of a day that had not come when it was received; an
	// estimate may stand for the end of a turn that runs.
	ErrAhead = errors.New("only an estimate can stand for a day to come")
	// ErrEarly is returned for a final figure of a day within a turn that had not ended when it was
	// received, and whose returns are due only then: it does not say how the turn ended.
	ErrEarly = errors.New("the turn had not ended; only an estimate can answer it")
	// ErrTurn is returned for a turn that the task is not asked for.
	ErrTurn = errors.New("is no turn of the task")
	// ErrAnchor is returned for fortnights without the first day of one of them.
	ErrAnchor = errors.New("fortnights need the first day of one of them")
	// ErrScope is returned for a cadence whose scope holds no task.
	ErrScope = errors.New("holds no task")
	// ErrNoZeroLine is returned for an event of a target that is no zero line.
	ErrNoZeroLine = errors.New("breaks no zero line")
	// ErrSlices is returned for slices that do not add up to the value of their target.
	ErrSlices = errors.New("is not the value of the target")
	// ErrDueDay is returned for a due day that cannot be.
	ErrDueDay = errors.New("is no due day")
)

// CheckReturn returns every rule of the model that a return on t breaks, each
// as a sentence that names the task.
func CheckReturn(t *Task, p *Return) []error {
	c := checker{what: func() string { return "return on " + t.ID + " for " + p.Date.String() }}
	c.date("date", p.Date, true)
	c.date("day received", p.Received, false)
	c.date("day entered", p.Entered, false)
	c.span("turn", p.Turn.From, p.Turn.To)
	if p.Turn != (Period{}) {
		if p.Turn.From == 0 || p.Turn.To == 0 {
			c.add(ErrTurn, "%s to %s", p.Turn.From, p.Turn.To)
		}
		if p.Date < p.Turn.From {
			c.add(ErrBefore, "%s", p.Date)
		}
		if p.Received != 0 && p.Received < p.Turn.From {
			c.add(ErrBefore, "received %s, which", p.Received)
		}
	}
	if p.Received != 0 && p.Date > p.Received {
		c.must(p.Estimate && p.Date <= p.Turn.To, ErrAhead, "%s, received %s", p.Date, p.Received)
	}
	if p.Percent != nil {
		c.must(!p.Percent.IsNeg() && p.Percent.Cmp(decimal.Hundred) <= 0, ErrPercent, "%s%%", p.Percent)
	}
	for i, a := range p.Actuals {
		if a.Target < 0 || a.Target >= len(t.Targets) {
			c.add(ErrRange, "target %d of %d", a.Target+1, len(t.Targets))
			continue
		}
		tg := &t.Targets[a.Target]
		if slices.ContainsFunc(p.Actuals[:i], func(b Actual) bool { return b.Target == a.Target && b.Of == a.Of }) {
			c.add(ErrRange, "%s is given twice, which", tg.Metric)
		}
		if a.Unit != "" && tg.Unit != "" {
			if _, err := Convert(a.Value, a.Unit, tg.Unit); err != nil {
				c.add(err, "%s %s%s", tg.Metric, a.Value, a.Unit)
			}
		}
		c.words("text of a figure", a.Text)
	}
	for _, m := range p.Steps {
		if m.Milestone < 0 || m.Milestone >= len(t.Milestones) {
			c.add(ErrRange, "milestone %d of %d", m.Milestone+1, len(t.Milestones))
		}
		c.date("day of a step", m.On, false)
		if m.On > max(p.Received, p.Date) {
			c.add(ErrAhead, "step done on %s", m.On)
		}
	}
	for i, d := range p.Decisions {
		c.date("day of a decision", d.On, true)
		c.line("who decided", d.By, false)
		c.words("decision", d.Text)
		c.must(p.Approval, ErrRange, "decision %d on a return that needs none", i+1)
		c.must(i == 0 || d.On >= p.Decisions[i-1].On, ErrOrder, "decision of %s", d.On)
	}
	c.must(p.Percent != nil || len(p.Actuals) > 0 || len(p.Steps) > 0 || p.Said != SaidNothing || strings.TrimSpace(p.Text) != "", ErrEmpty, "it")
	c.words("text", p.Text)
	c.words("why a figure fell", p.Why)
	c.line("who entered it", p.By, false)
	c.line("sender", p.SentBy, false)
	return c.errs
}

// cadence checks one turn that comes again.
func (c *checker) cadence(name string, p *Cadence) {
	c.must(int(p.Kind) < len(everyNames), ErrRange, "%s kind %d", name, p.Kind)
	c.must(int(p.Purpose) < len(purposeNames), ErrRange, "%s purpose %d", name, p.Purpose)
	c.must(int(p.Holiday) < len(holidayNames), ErrRange, "%s holiday rule %d", name, p.Holiday)
	c.must(p.DueDay >= 0 && p.DueDay <= 31, ErrDueDay, "%s: %d", name, p.DueDay)
	c.must(p.DueWorkdays >= 0 && p.DueWorkdays <= 250, ErrDueDay, "%s: %d working days", name, p.DueWorkdays)
	c.must(p.DueDay == 0 || p.DueWorkdays == 0, ErrDueDay, "%s: day %d and %d working days", name, p.DueDay, p.DueWorkdays)
	c.must(p.Kind != Fortnight || p.Purpose != ForReport || p.Anchor != 0, ErrAnchor, "%s", name)
	c.date(name+" anchor", p.Anchor, false)
	c.span(name, p.From, p.To)
	c.words(name+" text", p.Text)
	c.line(name+" who", p.Who, false)
	c.line(name+" to whom", p.ToWhom, false)
	c.lines(name+" section", p.Scope.Sections)
	c.lines(name+" task", p.Scope.Tasks)
	c.lines(name+" unit", p.Scope.Units)
	for i, s := range p.Turns {
		c.must(s.From != 0 && s.To != 0, ErrDate, "%s turn %d", name, i+1)
		c.span(fmt.Sprintf("%s turn %d", name, i+1), s.From, s.To)
		c.must(i == 0 || s.From > p.Turns[i-1].To, ErrOrder, "%s turn %d", name, i+1)
	}
}

// CheckUnit returns every rule of the model that a unit breaks.
func CheckUnit(u *Unit) []error {
	c := checker{what: func() string { return "unit " + u.Name }}
	c.line("name", u.Name, true)
	c.lines("other name", u.Aliases)
	c.lines("member", u.Members)
	c.line("contact", u.Contact, false)
	c.line("phone", u.Phone, false)
	c.must(len(u.Members) == 0 || u.Group, ErrRange, "members of what is no group")
	c.must(!slices.Contains(u.Members, u.Name), ErrRange, "it is its own member, which")
	return c.errs
}

// CheckSettings returns every rule of the model that the settings break.
func CheckSettings(s *Settings) []error {
	c := checker{what: func() string { return "settings" }}
	for _, d := range s.DaysOff {
		c.must(d.From != 0 && d.To != 0, ErrDate, "day off")
		c.span("day off", d.From, d.To)
		c.must(d.To-d.From < 366, ErrRange, "days off %s to %s", d.From, d.To)
		c.line("why a day is off", d.Text, false)
	}
	seen := make(map[string]bool)
	for _, v := range s.Views {
		c.line("name of a view", v.Name, true)
		c.must(!seen[v.Name], ErrRange, "the view %s twice", v.Name)
		seen[v.Name] = true
		c.line("query of a view", v.Query, false)
		c.line("order of a view", v.Sort, false)
		c.line("grouping of a view", v.Group, false)
	}
	return c.errs
}
