package ledgerjson

import (
	"maps"
	"slices"

	"github.com/govalues/decimal"

	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// Text is cleaned of control characters on its way out as well as in: a
// ledger that was filled by another program must not carry them further, and
// what an export reads back must write the same bytes again.

func toCampaign(c *model.Campaign) campaign {
	return campaign{
		ID:     zh.Clean(c.ID),
		Name:   zh.Clean(c.Name),
		Parent: zh.Clean(c.Parent),
		Document: document{
			Number:  zh.Clean(c.Document.Number),
			Title:   zh.Clean(c.Document.Title),
			Issuers: lines(c.Document.Issuers),
			Date:    date(c.Document.Date),
		},
		Period:       toPeriod(c.Period),
		Office:       zh.Clean(c.Office),
		Posts:        convert(c.Posts, cleanPost),
		Cadences:     convert(c.Cadences, toCadence),
		TrackedSince: date(c.TrackedSince),
		Policy:       c.Policy,
		StatedTotals: convert(c.StatedTotals, cleanTotal),
		Targets:      convert(c.Targets, toTarget),
		Markers:      convert(c.Markers, cleanMarker),
		Review:       convert(c.Review, toDoubt),
		Note:         zh.CleanText(c.Note),
		Dropped:      some(c.Dropped, cleanRow),
		Archived:     date(c.Archived),
		Approval:     c.Approval,
		Validity:     c.Validity,
	}
}

// toTask converts a task with its returns and history. The standing gives the
// days on which steps were done; the day is that of the returns' states.
func toTask(r *model.Record, s *model.Standing, a *model.Explained, on model.Date, lang model.Lang) task {
	out := toTaskAlone(&r.Task)
	out.Progress = convert(r.Returns, func(p model.Return) progress {
		w := toProgress(p)
		w.State = derived{p.StateOn(on)}
		return w
	})
	out.Light = derived{a.Light}
	out.Reasons = derived{reasonTexts(a.Reasons, lang)}
	if a.Known {
		out.Completion = derived{a.Completion.String()}
	}
	if a.Shared {
		out.Expected = derived{a.Expected.String()}
	}
	for _, step := range s.Steps {
		if step.Milestone < len(out.Milestones) {
			out.Milestones[step.Milestone].Done = date(step.On)
		}
	}
	out.Was = some(r.Was, toPastTask)
	out.ProgressWas = some(r.ReturnsWas, toPastProgress)
	return out
}

// toTaskAlone converts a task without its returns and what follows from them.
func toTaskAlone(t *model.Task) task {
	d := t.Detail
	if d == nil {
		d = &model.Detail{}
	}
	out := task{
		ID:               zh.Clean(t.ID),
		No:               zh.Clean(t.No),
		Section:          lines(t.Section),
		Title:            zh.Clean(t.Title),
		Detail:           zh.CleanText(d.Text),
		Marks:            lines(t.Marks),
		LeadUnits:        lines(t.LeadUnits),
		ResponsibleUnits: lines(t.ResponsibleUnits),
		RelatedUnits:     lines(t.RelatedUnits),
		Leaders:          lines(t.Leaders),
		Coordinators:     lines(t.Coordinators),
		Persons:          lines(t.Persons),
		Owners:           lines(t.Owners),
		Fields:           cleanFields(d.Fields),
		Start:            toDeadline(t.Start),
		Deadline:         toDeadline(t.Deadline),
		Targets:          convert(t.Targets, toTarget),
		Milestones:       convert(t.Milestones, toMilestone),
		Curve:            t.Curve,
		Extensions:       convert(t.Extensions, toExtension),
		Manual:           convert(t.Manual, toManual),
		Suspended:        convert(t.Suspended, toSuspension),
		Added:            date(t.Added),
		Nature:           t.Nature,
		Events:           convert(t.Events, toEvent),
		Source:           cleanSource(d.Source),
		Review:           convert(d.Review, toDoubt),
	}
	if c := t.Closed; c != nil {
		out.Closed = &closing{On: date(c.On), By: zh.Clean(c.By), Text: zh.CleanText(c.Text)}
	}
	return out
}

func reasonTexts(reasons []model.Reason, lang model.Lang) []string {
	return convert(reasons, func(r model.Reason) string { return words.Reason(r, lang) })
}

func toDeadline(d model.Deadline) deadline {
	return deadline{Date: date(d.Date), Text: zh.Clean(d.Text), Precision: &d.Precision, Given: d.Given}
}

func toTarget(t model.Target) target {
	out := target{
		Metric: zh.Clean(t.Metric), Kind: t.Kind, Op: t.Op, Value: t.Value, Max: t.Max,
		Unit: zh.Clean(t.Unit), Text: zh.CleanText(t.Text), Weight: t.Weight, Stretch: t.Stretch,
		Baseline: t.Baseline, Strength: zh.Clean(t.Strength), PartOf: zh.Clean(t.PartOf),
		Curve: t.Curve, Line: t.Line,
		Slack: t.Terms().Slack, Pace: t.Pace, Lag: t.Terms().Lag, Slices: t.Terms().Slices, Link: zh.Clean(t.Terms().Link), Members: t.Terms().Members,
	}
	if t.Deadline != (model.Deadline{}) {
		out.Deadline = toDeadline(t.Deadline)
	}
	return out
}

func toEvent(e model.Event) event {
	out := event{
		Date: date(e.Date), Target: e.Target, Count: e.Count, Kind: zh.Clean(e.Kind), Deaths: e.Deaths, Unit: zh.Clean(e.Unit),
		Source: zh.CleanText(e.Source), By: zh.Clean(e.By), Entered: date(e.Entered), Withdrawn: date(e.Withdrawn), Incomplete: e.Incomplete,
		Why: zh.CleanText(e.Why), WithdrawnBy: zh.Clean(e.WithdrawnBy),
	}
	if e.Of != (model.Period{}) {
		days := toPeriod(e.Of)
		out.Of = &days
	}
	return out
}

func toMilestone(m model.Milestone) milestone {
	w := m.Weight
	if w == nil {
		one := decimal.One
		w = &one
	}
	return milestone{Title: zh.Clean(m.Title), Deadline: toDeadline(m.Deadline), Weight: w}
}

func toProgress(p model.Return) progress {
	out := progress{
		Seq: p.Seq, Date: date(p.Date), Received: date(p.Received), Entered: date(p.Entered), Version: p.Version,
		Percent: p.Percent, Actuals: convert(p.Actuals, cleanActual), Steps: p.Steps,
		Text: zh.CleanText(p.Text), By: zh.Clean(p.By), SentBy: zh.Clean(p.SentBy),
		Estimate: p.Estimate, Simulated: p.Simulated,
		Approval: p.Approval, Decisions: convert(p.Decisions, cleanDecision), Said: p.Said, Why: zh.CleanText(p.Why), Via: cleanVia(p.Via),
	}
	if p.Turn != (model.Period{}) {
		turn := toPeriod(p.Turn)
		out.Turn = &turn
	}
	return out
}

func cleanVia(v model.Via) model.Via { return model.Via{Task: zh.Clean(v.Task), Seq: v.Seq} }

func cleanDifference(d *model.Difference) *model.Difference {
	if d == nil {
		return nil
	}
	out := model.Difference{Link: zh.Clean(d.Link), Of: zh.Clean(d.Of), Own: d.Own, Other: d.Other}
	for _, told := range []*model.Told{&out.Own, &out.Other} {
		told.Task, told.Unit = zh.Clean(told.Task), zh.Clean(told.Unit)
	}
	return &out
}

func toPeriod(p model.Period) period { return period{From: date(p.From), To: date(p.To)} }

func toCadence(c model.Cadence) cadence {
	return cadence{
		Kind: c.Kind, Purpose: c.Purpose, DueDay: c.DueDay, Text: zh.CleanText(c.Text), Within: c.Within,
		DueWorkdays: c.DueWorkdays, Holiday: c.Holiday,
		Scope: scope{Sections: lines(c.Scope.Sections), Tasks: lines(c.Scope.Tasks), Units: lines(c.Scope.Units)},
		From:  date(c.From), To: date(c.To), Anchor: date(c.Anchor),
		Who: zh.Clean(c.Who), ToWhom: zh.Clean(c.ToWhom), Line: c.Line,
		Turns: convert(c.Turns, toPeriod),
	}
}

func toExtension(e model.Extension) extension {
	return extension{
		On: date(e.On), From: toDeadline(e.From), To: toDeadline(e.To),
		Reason: zh.CleanText(e.Reason), By: zh.Clean(e.By),
	}
}

func toManual(m model.ManualLight) manualLight {
	return manualLight{
		On: date(m.On), Until: date(m.Until), Light: m.Light,
		Reason: zh.CleanText(m.Reason), By: zh.Clean(m.By),
	}
}

func toSuspension(s model.Suspension) suspension {
	return suspension{From: date(s.From), Until: date(s.Until), Reason: zh.CleanText(s.Reason)}
}

func toDoubt(d model.Doubt) doubt {
	return doubt{
		Code: zh.Clean(d.Code), Text: zh.CleanText(words.Doubt(d, model.Chinese)), Settled: date(d.Settled), By: zh.Clean(d.By),
		Differs: cleanDifference(d.Differs), Note: zh.CleanText(d.Note),
	}
}

func cleanPost(p model.Post) model.Post {
	return model.Post{Post: zh.Clean(p.Post), Person: zh.Clean(p.Person), Unit: zh.Clean(p.Unit)}
}

func cleanDecision(d model.Decision) model.Decision {
	d.By, d.Text = zh.Clean(d.By), zh.CleanText(d.Text)
	return d
}

func cleanDayOff(d model.DayOff) model.DayOff {
	d.Text = zh.Clean(d.Text)
	return d
}

func cleanView(v model.View) model.View {
	v.Name, v.Query, v.Sort, v.Group = zh.Clean(v.Name), zh.Clean(v.Query), zh.Clean(v.Sort), zh.Clean(v.Group)
	return v
}

func cleanTotal(t model.StatedTotal) model.StatedTotal {
	t.Table, t.Column, t.Unit = zh.Clean(t.Table), zh.Clean(t.Column), zh.Clean(t.Unit)
	return t
}

func cleanMarker(m model.Marker) model.Marker {
	return model.Marker{Mark: zh.Clean(m.Mark), Meaning: zh.CleanText(m.Meaning)}
}

func cleanActual(a model.Actual) model.Actual {
	a.Unit, a.Text = zh.Clean(a.Unit), zh.CleanText(a.Text)
	return a
}

func cleanSource(s model.Source) model.Source {
	s.Document, s.Text, s.Read = zh.Clean(s.Document), zh.CleanText(s.Text), zh.Clean(s.Read)
	s.Rows = some(s.Rows, cleanRow)
	return s
}

func cleanRow(r model.SourceRow) model.SourceRow {
	r.No, r.Title, r.Part, r.Print = zh.Clean(r.No), zh.Clean(r.Title), zh.Clean(r.Part), zh.Clean(r.Print)
	r.Section, r.Units = some(r.Section, zh.Clean), some(r.Units, zh.Clean)
	return r
}

func cleanUnit(u model.Unit) model.Unit {
	u.Name, u.Contact, u.Phone = zh.Clean(u.Name), zh.Clean(u.Contact), zh.Clean(u.Phone)
	u.Aliases, u.Members = some(u.Aliases, zh.Clean), some(u.Members, zh.Clean)
	return u
}

// cleanFields keeps every column: two headings that differ only in control
// characters would be one, so a clash is told apart by a number.
func cleanFields(fields map[string]string) map[string]string {
	out := make(map[string]string, len(fields))
	for _, k := range slices.Sorted(maps.Keys(fields)) {
		out[freeKey(out, zh.Clean(k))] = zh.CleanText(fields[k])
	}
	return out
}

// lines cleans one-line texts and never returns nil, which JSON would write as null.
func lines(in []string) []string { return convert(in, zh.Clean) }

// convert applies f to every element and never returns nil.
func convert[A, B any](in []A, f func(A) B) []B {
	out := make([]B, len(in))
	for i, v := range in {
		out[i] = f(v)
	}
	return out
}
