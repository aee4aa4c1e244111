package ledgerjson

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"github.com/govalues/decimal"

	"duban/internal/zh"
	"duban/model"
)

func fromCampaign(c *campaign) model.Campaign {
	return model.Campaign{
		ID:     zh.Clean(c.ID),
		Name:   zh.Clean(c.Name),
		Parent: zh.Clean(c.Parent),
		Document: model.Document{
			Number:  zh.Clean(c.Document.Number),
			Title:   zh.Clean(c.Document.Title),
			Issuers: some(c.Document.Issuers, zh.Clean),
			Date:    model.Date(c.Document.Date),
		},
		Period:       fromPeriod(c.Period),
		Office:       zh.Clean(c.Office),
		Posts:        some(c.Posts, cleanPost),
		Cadences:     some(c.Cadences, fromCadence),
		TrackedSince: model.Date(c.TrackedSince),
		Policy:       c.Policy,
		StatedTotals: some(c.StatedTotals, cleanTotal),
		Targets:      some(c.Targets, fromTarget),
		Markers:      some(c.Markers, cleanMarker),
		Review:       some(c.Review, fromDoubt),
		Note:         zh.CleanText(c.Note),
		Dropped:      some(c.Dropped, cleanRow),
		Archived:     model.Date(c.Archived),
		Approval:     c.Approval,
		Validity:     c.Validity,
	}
}

// fromTask converts a task with its returns and history back. Its campaign, and its
// place there unless it tells it, are filled in when the campaign has been read.
func fromTask(t *task) model.Record {
	d := &model.Detail{
		Text:   zh.CleanText(t.Detail),
		Source: cleanSource(t.Source),
		Review: some(t.Review, fromDoubt),
	}
	if len(t.Fields) > 0 {
		d.Fields = cleanFields(t.Fields)
	}
	r := model.Record{
		Task: model.Task{
			ID:               zh.Clean(t.ID),
			Order:            t.Order,
			No:               zh.Clean(t.No),
			Section:          some(t.Section, zh.Clean),
			Title:            zh.Clean(t.Title),
			Marks:            some(t.Marks, zh.Clean),
			LeadUnits:        some(t.LeadUnits, zh.Clean),
			ResponsibleUnits: some(t.ResponsibleUnits, zh.Clean),
			RelatedUnits:     some(t.RelatedUnits, zh.Clean),
			Leaders:          some(t.Leaders, zh.Clean),
			Coordinators:     some(t.Coordinators, zh.Clean),
			Persons:          some(t.Persons, zh.Clean),
			Owners:           some(t.Owners, zh.Clean),
			Start:            fromDeadline(t.Start),
			Deadline:         fromDeadline(t.Deadline),
			Targets:          some(t.Targets, fromTarget),
			Milestones:       some(t.Milestones, fromMilestone),
			Curve:            t.Curve,
			Extensions:       some(t.Extensions, fromExtension),
			Manual:           some(t.Manual, fromManual),
			Suspended:        some(t.Suspended, fromSuspension),
			Added:            model.Date(t.Added),
			Nature:           t.Nature,
			Events:           some(t.Events, fromEvent),
			Detail:           d,
		},
		Returns:    some(t.Progress, fromProgress),
		Was:        some(t.Was, fromPastTask),
		ReturnsWas: some(t.ProgressWas, fromPastProgress),
	}
	if c := t.Closed; c != nil {
		r.Task.Closed = &model.Closing{On: model.Date(c.On), By: zh.Clean(c.By), Text: zh.CleanText(c.Text)}
	}
	for _, doubt := range d.Review {
		if doubt.Settled.IsZero() {
			r.Task.OpenDoubts++
		}
	}
	r.Returns = withSteps(r.Returns, t.Milestones)
	complete(r.Returns)
	return r
}

// withSteps adds a return for every milestone that is said to be done and that
// no return speaks of, so that a file written by hand need not give both.
// Steps of one day are one return. It stands behind the returns of that day, or
// at the end where the returns have numbers, between which there is no room.
func withSteps(returns []model.Return, steps []milestone) []model.Return {
	spoken := make(map[int]bool)
	numbered := false
	for _, p := range returns {
		numbered = numbered || p.Seq != 0
		for _, s := range p.Steps {
			spoken[s.Milestone] = true
		}
	}
	byDay := make(map[model.Date][]model.StepMark)
	for i, m := range steps {
		if m.Done != 0 && !spoken[i] {
			day := model.Date(m.Done)
			byDay[day] = append(byDay[day], model.StepMark{Milestone: i, Done: true})
		}
	}
	for _, day := range slices.Sorted(maps.Keys(byDay)) {
		at := len(returns)
		if !numbered {
			at, _ = slices.BinarySearchFunc(returns, day+1, func(p model.Return, d model.Date) int {
				return cmp.Compare(p.Date, d)
			})
		}
		returns = slices.Insert(returns, at, model.Return{Date: day, Steps: byDay[day]})
	}
	return returns
}

func fromDeadline(d deadline) model.Deadline {
	out := model.Deadline{Date: model.Date(d.Date), Text: zh.Clean(d.Text), Given: d.Given}
	switch {
	case d.Precision != nil:
		out.Precision = *d.Precision
	case d.Date != 0:
		out.Precision = model.ToDay
	}
	return out
}

func fromTarget(t target) model.Target {
	out := model.Target{
		Metric: zh.Clean(t.Metric), Kind: t.Kind, Op: t.Op, Value: t.Value, Max: t.Max,
		Unit: zh.Clean(t.Unit), Text: zh.CleanText(t.Text), Weight: t.Weight, Stretch: t.Stretch,
		Baseline: t.Baseline, Strength: zh.Clean(t.Strength), Deadline: fromDeadline(t.Deadline),
		PartOf: zh.Clean(t.PartOf), Curve: t.Curve, Line: t.Line,
		Pace: t.Pace,
	}
	out.SetTerms(model.Terms{Slack: t.Slack, Lag: t.Lag, Slices: t.Slices, Link: zh.Clean(t.Link), Members: some(t.Members, zh.Clean)})
	return out
}

func fromEvent(e event) model.Event {
	out := model.Event{
		Date: model.Date(e.Date), Target: e.Target, Count: e.Count, Kind: zh.Clean(e.Kind), Deaths: e.Deaths, Unit: zh.Clean(e.Unit),
		Source: zh.CleanText(e.Source), By: zh.Clean(e.By), Entered: model.Date(e.Entered), Withdrawn: model.Date(e.Withdrawn), Incomplete: e.Incomplete,
		Why: zh.CleanText(e.Why), WithdrawnBy: zh.Clean(e.WithdrawnBy),
	}
	if e.Of != nil {
		out.Of = fromPeriod(*e.Of)
	}
	return out
}

func fromMilestone(m milestone) model.Milestone {
	w := m.Weight
	if w != nil && w.String() == decimal.One.String() {
		w = nil
	}
	return model.Milestone{Title: zh.Clean(m.Title), Deadline: fromDeadline(m.Deadline), Weight: w}
}

func fromProgress(p progress) model.Return {
	out := model.Return{
		Seq: p.Seq, Date: model.Date(p.Date), Received: model.Date(p.Received), Entered: model.Date(p.Entered),
		Version: p.Version, Percent: p.Percent, Actuals: some(p.Actuals, cleanActual), Steps: p.Steps,
		Text: zh.CleanText(p.Text), By: zh.Clean(p.By), SentBy: zh.Clean(p.SentBy),
		Estimate: p.Estimate, Simulated: p.Simulated,
		Approval: p.Approval, Decisions: some(p.Decisions, cleanDecision), Said: p.Said, Why: zh.CleanText(p.Why), Via: cleanVia(p.Via),
	}
	if p.Turn != nil {
		out.Turn = fromPeriod(*p.Turn)
	}
	return out
}

func fromPeriod(p period) model.Period {
	return model.Period{From: model.Date(p.From), To: model.Date(p.To)}
}

func fromCadence(c cadence) model.Cadence {
	return model.Cadence{
		Kind: c.Kind, Purpose: c.Purpose, DueDay: c.DueDay, Text: zh.CleanText(c.Text), Within: c.Within,
		DueWorkdays: c.DueWorkdays, Holiday: c.Holiday,
		Scope: model.Scope{
			Sections: some(c.Scope.Sections, zh.Clean), Tasks: some(c.Scope.Tasks, zh.Clean), Units: some(c.Scope.Units, zh.Clean),
		},
		From: model.Date(c.From), To: model.Date(c.To), Anchor: model.Date(c.Anchor),
		Who: zh.Clean(c.Who), ToWhom: zh.Clean(c.ToWhom), Line: c.Line,
		Turns: some(c.Turns, fromPeriod),
	}
}

func fromExtension(e extension) model.Extension {
	return model.Extension{
		On: model.Date(e.On), From: fromDeadline(e.From), To: fromDeadline(e.To),
		Reason: zh.CleanText(e.Reason), By: zh.Clean(e.By),
	}
}

func fromManual(m manualLight) model.ManualLight {
	return model.ManualLight{
		On: model.Date(m.On), Until: model.Date(m.Until), Light: m.Light,
		Reason: zh.CleanText(m.Reason), By: zh.Clean(m.By),
	}
}

func fromSuspension(s suspension) model.Suspension {
	return model.Suspension{From: model.Date(s.From), Until: model.Date(s.Until), Reason: zh.CleanText(s.Reason)}
}

func fromDoubt(d doubt) model.Doubt {
	out := model.Doubt{
		Code: zh.Clean(d.Code), Text: zh.CleanText(d.Text),
		Settled: model.Date(d.Settled), By: zh.Clean(d.By), Differs: cleanDifference(d.Differs), Note: zh.CleanText(d.Note),
	}
	if out.Differs != nil {
		out.Text = ""
	}
	return out
}

// some applies f to every element; an empty list is nil, as everywhere in the model.
func some[A, B any](in []A, f func(A) B) []B {
	if len(in) == 0 {
		return nil
	}
	return convert(in, f)
}

// freeKey returns key, or key with the first number behind it that is not taken.
func freeKey(taken map[string]string, key string) string {
	free := key
	for n := 2; ; n++ {
		if _, clash := taken[free]; !clash {
			return free
		}
		free = key + strconv.Itoa(n)
	}
}
