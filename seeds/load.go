package seeds

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"duban/model"
)

// files holds one campaign a file, loaded in the order of their names, and the
// register of units.
//
//go:embed data/*.yaml
var files embed.FS

const (
	dataDir   = "data"
	unitsFile = "units.yaml"
)

// Errors of the data files.
var (
	errDuplicate = errors.New("the id is used twice")
	errParent    = errors.New("no file has this id")
	errPreset    = errors.New("no policy has this yardstick")
	errSteps     = errors.New("there is no such milestone")
	errScope     = errors.New("no task is meant by it")
)

// Load returns the ledger of the founding documents, with the reports that the
// documents themselves print and nothing else. tracked is the day from which
// the officer follows the campaigns, the day on which they are put into a ledger.
// The result is new at every call and the same at every call. Its campaigns are linked. An error means that a file
// of seeds/data is wrong, and names it.
func Load(tracked model.Date) (*model.Ledger, error) {
	plans, register, err := readAll()
	if err != nil {
		return nil, err
	}
	l := new(model.Ledger)
	for _, p := range plans {
		out, err := p.build(tracked)
		if err != nil {
			return nil, fmt.Errorf("building campaign %s: %w", p.ID, err)
		}
		l.Plans = append(l.Plans, out)
	}
	if err := checkIDs(l); err != nil {
		return nil, err
	}
	for i := range l.Plans {
		model.AddGoals(&l.Plans[i], 0)
	}
	link(l)
	if err := checkScopes(l); err != nil {
		return nil, err
	}
	answer(l)
	l.Units = register.units(l)
	return l, nil
}

// ShortUnits returns, for each campaign by its ID, the units whose names its document
// prints for short, and the names under which the ledger has them.
func ShortUnits() (map[string]map[string]string, error) {
	plans, _, err := readAll()
	if err != nil {
		return nil, err
	}
	out := make(map[string]map[string]string)
	for _, p := range plans {
		if len(p.Units) > 0 {
			out[p.ID] = p.Units
		}
	}
	return out, nil
}

// answer says of every printed return which turn it answers, and which version of it.
func answer(l *model.Ledger) {
	cal := model.NewCalendar()
	for i := range l.Plans {
		p := &l.Plans[i]
		for j := range p.Records {
			r := &p.Records[j]
			for k := range r.Returns {
				x := &r.Returns[k]
				x.Turn = answered(&p.Campaign, &r.Task, x, cal)
				x.Version = model.NextVersion(r.Returns[:k], x)
			}
		}
	}
}

// answered returns the turn that a printed return answers: one whose day the document says
// itself, 「截至3月20日」, is the answer to the turn of that day where it came after the turn's end.
func answered(c *model.Campaign, t *model.Task, x *model.Return, cal *model.Calendar) model.Period {
	if turn := c.TurnFor(t, x.Date, cal); turn != (model.Period{}) {
		return turn
	}
	asked, by := c.Asks(t)
	if by != model.AskedByCampaign && by != model.AskedByParent {
		return model.Period{}
	}
	turn := asked.TurnOn(x.Date, cal)
	if turn.IsZero() || x.Received < turn.To || turn.To > x.Date.MonthEnd() {
		return model.Period{}
	}
	return turn.Period()
}

// readAll decodes every data file, several at a time: decoding is most of what loading costs.
func readAll() ([]*plan, *register, error) {
	entries, err := fs.ReadDir(files, dataDir)
	if err != nil {
		return nil, nil, fmt.Errorf("listing the data files: %w", err)
	}
	plans := make([]*plan, len(entries))
	reg := new(register)
	errs := make([]error, len(entries))
	var wg sync.WaitGroup
	for i, e := range entries {
		wg.Go(func() {
			data, err := files.ReadFile(dataDir + "/" + e.Name())
			switch {
			case err != nil:
				errs[i] = err
			case e.Name() == unitsFile:
				errs[i] = decode(e.Name(), data, reg)
			default:
				plans[i] = new(plan)
				errs[i] = decode(e.Name(), data, plans[i])
			}
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, nil, err
	}
	plans = slices.DeleteFunc(plans, func(p *plan) bool { return p == nil })
	return plans, reg, nil
}

// checkIDs reports campaigns with the same ID, or with a parent that is in no file.
func checkIDs(l *model.Ledger) error {
	seen := make(map[string]bool, len(l.Plans))
	for i := range l.Plans {
		id := l.Plans[i].Campaign.ID
		if seen[id] {
			return fmt.Errorf("campaign %s: %w", id, errDuplicate)
		}
		seen[id] = true
	}
	for i := range l.Plans {
		if c := &l.Plans[i].Campaign; c.Parent != "" && !seen[c.Parent] {
			return fmt.Errorf("campaign %s: parent %s: %w", c.ID, c.Parent, errParent)
		}
	}
	return nil
}

// link tells every campaign which one it is part of.
func link(l *model.Ledger) {
	all := make([]*model.Campaign, len(l.Plans))
	for i := range l.Plans {
		all[i] = &l.Plans[i].Campaign
	}
	model.Link(all)
}

// checkScopes reports a name in the scope of a cadence by which no task is meant
// of the campaign or of those that are part of it.
func checkScopes(l *model.Ledger) error {
	for i := range l.Plans {
		c := &l.Plans[i].Campaign
		for k := range c.Cadences {
			for _, one := range parts(&c.Cadences[k].Scope) {
				if !holdsAny(l, c, &one) {
					return fmt.Errorf("campaign %s: cadence %d: %v: %w", c.ID, k+1, one, errScope)
				}
			}
		}
	}
	return nil
}

// parts returns a scope for each name in a scope.
func parts(s *model.Scope) []model.Scope {
	var out []model.Scope
	for _, x := range s.Sections {
		out = append(out, model.Scope{Sections: []string{x}})
	}
	for _, x := range s.Tasks {
		out = append(out, model.Scope{Tasks: []string{x}})
	}
	for _, x := range s.Units {
		out = append(out, model.Scope{Units: []string{x}})
	}
	return out
}

func holdsAny(l *model.Ledger, c *model.Campaign, s *model.Scope) bool {
	for i := range l.Plans {
		p := &l.Plans[i]
		if &p.Campaign != c && p.Campaign.Up != c {
			continue
		}
		for j := range p.Records {
			if s.Holds(&p.Records[j].Task) {
				return true
			}
		}
	}
	return false
}

// build turns the file's form into the model's.
func (p *plan) build(tracked model.Date) (model.Plan, error) {
	policy := model.DefaultPolicy()
	if p.Policy != "" {
		presets := model.Presets()
		i := slices.IndexFunc(presets, func(x model.Policy) bool { return x.Yardstick.String() == p.Policy })
		if i < 0 {
			return model.Plan{}, fmt.Errorf("policy %s: %w", p.Policy, errPreset)
		}
		policy = presets[i]
	}
	out := model.Plan{Campaign: model.Campaign{
		ID: p.ID, Name: p.Name, Parent: p.Parent,
		Document:     model.Document{Number: p.Document.Number, Title: p.Document.Title, Issuers: p.Document.Issuers, Date: p.Document.Date},
		Period:       model.Period(p.Period),
		Office:       p.Office,
		Validity:     p.Validity,
		TrackedSince: tracked,
		Policy:       policy,
		Targets:      p.targets(p.Targets),
		Review:       doubts(p.Review),
		Note:         p.Note,
	}}
	c := &out.Campaign
	for _, x := range p.Posts {
		c.Posts = append(c.Posts, model.Post(x))
	}
	for i := range p.Cadences {
		x, err := p.cadence(&p.Cadences[i])
		if err != nil {
			return model.Plan{}, fmt.Errorf("cadence %d: %w", i+1, err)
		}
		c.Cadences = append(c.Cadences, x)
	}
	for _, x := range p.Markers {
		c.Markers = append(c.Markers, model.Marker(x))
	}
	for _, x := range p.Totals {
		c.StatedTotals = append(c.StatedTotals, model.StatedTotal(x))
	}
	for _, s := range p.Sections {
		for i := range s.Tasks {
			r, err := p.record(s.Section, &s.Tasks[i], len(out.Records)+1)
			if err != nil {
				return model.Plan{}, fmt.Errorf("task %d (%s): %w", len(out.Records)+1, s.Tasks[i].Title, err)
			}
			out.Records = append(out.Records, r)
		}
	}
	return out, nil
}

// cadence makes the model's form of a turn.
func (p *plan) cadence(x *planCadence) (model.Cadence, error) {
	out := model.Cadence{
		Kind: x.Kind, Purpose: x.Purpose, DueDay: x.DueDay, Within: x.Within, DueWorkdays: x.DueWorkdays, Holiday: x.Holiday,
		Scope: model.Scope{Sections: x.Scope.Sections, Units: x.Scope.Units},
		From:  x.From, To: x.To, Anchor: x.Anchor, Who: x.Who, ToWhom: x.ToWhom, Line: x.Line, Text: x.Text,
	}
	for _, t := range x.Scope.Tasks {
		first, last, several := strings.Cut(t, "..")
		from, err := strconv.Atoi(first)
		switch {
		case err == nil && several:
			to, err := strconv.Atoi(last)
			if err != nil {
				return out, fmt.Errorf("tasks %s: %w", t, err)
			}
			for n := from; n <= to; n++ {
				out.Scope.Tasks = append(out.Scope.Tasks, p.taskID(n))
			}
		case err == nil:
			out.Scope.Tasks = append(out.Scope.Tasks, p.taskID(from))
		default:
			out.Scope.Tasks = append(out.Scope.Tasks, t)
		}
	}
	for _, t := range x.Turns {
		out.Turns = append(out.Turns, model.Period(t))
	}
	return out, nil
}

func (p *plan) taskID(n int) string { return fmt.Sprintf("%s-%d", p.ID, n) }

// record makes the n-th task of the campaign.
func (p *plan) record(section []string, t *planTask, n int) (model.Record, error) {
	out := model.Record{Task: model.Task{
		ID: p.taskID(n), Campaign: p.ID, Order: uint32(n),
		No: t.No, Section: section, Title: t.Title, Marks: t.Marks,
		LeadUnits: p.registered(t.Lead), ResponsibleUnits: p.registered(t.Resp), RelatedUnits: p.registered(t.Related),
		Leaders: t.Leaders, Coordinators: t.Coordinators, Persons: t.Persons, Owners: t.Owners, Nature: t.Nature,
		Deadline:   p.deadline(t.Due),
		Targets:    p.targets(t.Targets),
		OpenDoubts: uint32(len(t.Review)),
		Detail: &model.Detail{
			Text: t.Detail, Fields: t.Fields, Review: doubts(t.Review),
			Source: model.Source{Document: p.source(), Line: t.Line, Text: t.Source},
		},
	}}
	if t.Start != (planDate{}) {
		out.Task.Start = p.start(t.Start)
	}
	for _, m := range t.Milestones {
		out.Task.Milestones = append(out.Task.Milestones, model.Milestone{Title: m.Title, Deadline: p.own(m.Due), Weight: m.Weight})
	}
	for i, r := range t.Progress {
		x := model.Return{Seq: uint32(i + 1), Date: r.Date, Percent: r.Percent, Text: r.Text, SentBy: r.By}
		// The document is how the ledger knows of it.
		x.Received = max(r.Date, p.Document.Date)
		x.Entered = x.Received
		for _, a := range r.Actuals {
			x.Actuals = append(x.Actuals, model.Actual{Target: a.Target, Value: a.Value, Unit: a.Unit, Estimate: a.Estimate, Text: a.Text, Of: a.Of})
		}
		for _, s := range r.Steps {
			if s < 0 || s >= len(t.Milestones) {
				return out, fmt.Errorf("step %d: %w", s, errSteps)
			}
			x.Steps = append(x.Steps, model.StepMark{Milestone: s, Done: true})
		}
		out.Returns = append(out.Returns, x)
	}
	return out, nil
}

// registered returns the units by the names under which the ledger has them.
func (p *plan) registered(units []string) []string {
	for i, u := range units {
		if name, ok := p.Units[u]; ok {
			units[i] = name
		}
	}
	return units
}

// source names the document: by its number, or by its title where it has none.
func (p *plan) source() string {
	if p.Document.Number != "" {
		return p.Document.Number
	}
	return p.Document.Title
}

// deadline reads a date as printed. Where it tells none, the end of the plan is
// taken, and is marked as not given by the document.
func (p *plan) deadline(d planDate) model.Deadline {
	if d.Date != 0 {
		return model.Deadline{Date: d.Date, Text: d.Text, Precision: d.Precision, Given: true}
	}
	if d.Text != "" {
		if out, ok := model.ParseDeadline(d.Text, p.Year); ok {
			out.Given = true
			if end := p.Period.To; out.Precision == model.Recurring && (out.Date > end || out.Date.Year() != end.Year()) {
				out.Date = end // the last turn in the plan, not in its first year
			}
			return out
		}
	}
	return model.Deadline{Date: p.Period.To, Text: d.Text}
}

// start reads a beginning as printed: the first day that it allows, where a
// deadline is the last. One that tells no date has none; the plan's end would be
// wrong for it.
func (p *plan) start(d planDate) model.Deadline {
	out := p.deadline(d)
	switch year, month, day := out.Date.Civil(); {
	case !out.Given:
		out.Date = 0
	case d.Date != 0: // the file says the day itself
	case out.Precision == model.ToTenDays:
		out.Date = model.NewDate(year, month, 1+min(day-1, 20)/10*10)
	case out.Precision == model.ToMonth:
		out.Date = model.NewDate(year, month, 1)
	case out.Precision == model.ToQuarter:
		out.Date = model.NewDate(year, month-2, 1)
	case out.Precision == model.ToHalf:
		out.Date = model.NewDate(year, month-5, 1)
	case out.Precision == model.ToYear:
		out.Date = model.NewDate(year, 1, 1)
	}
	return out
}

// own reads the date of a target or milestone, zero where it has none of its own.
func (p *plan) own(d planDate) model.Deadline {
	if d == (planDate{}) {
		return model.Deadline{}
	}
	return p.deadline(d)
}

func (p *plan) targets(in []planTarget) []model.Target {
	var out []model.Target
	for _, t := range in {
		x := model.Target{
			Metric: t.Metric, Kind: t.Kind, Op: t.Op, Value: t.Value, Max: t.Max, Unit: t.Unit, Text: t.Text,
			Weight: t.Weight, Stretch: t.Stretch, Baseline: t.Baseline, Strength: t.Strength,
			Deadline: p.own(t.Due), PartOf: t.PartOf, Line: t.Line,
			Pace: t.Pace,
		}
		terms := model.Terms{Slack: t.Slack, Lag: t.Lag, Link: t.Link, Members: t.Members}
		for _, s := range t.Slices {
			terms.Slices = append(terms.Slices, model.Slice(s))
		}
		x.SetTerms(terms)
		for _, c := range t.Curve {
			x.Curve = append(x.Curve, model.PlanPoint(c))
		}
		out = append(out, x)
	}
	return out
}

func doubts(in []planDoubt) []model.Doubt {
	var out []model.Doubt
	for _, d := range in {
		out = append(out, model.Doubt{Code: d.Code, Text: strings.TrimSpace(d.Text)})
	}
	return out
}
