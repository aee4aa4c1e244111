package review

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/intake/draft"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/taskform"
	"duban/ui/widget"
	"duban/words"
)

// ownCampaign reports whether a plan of a draft has a row of its own: of several plans that belong to one campaign of the
// ledger only the first has one.
func (p *Page) ownCampaign(draft, plan int) bool {
	d := &p.diffs[draft].Plans[plan]
	return d.Campaign == "" || d.Old != nil
}

// known reports whether the ledger has the campaign of a line.
func (p *Page) known(l draftLine) bool { return p.diffs[l.draft].Plans[l.at.Plan].Old != nil }

// campaign is the campaign of a line as it will be stored.
func (p *Page) campaign(l draftLine) model.Campaign {
	return p.diffs[l.draft].Plans[l.at.Plan].Stored(&p.drafts[l.draft].Plans[l.at.Plan])
}

// asksCampaign reports whether the campaign of a line has values that were guessed.
func (p *Page) asksCampaign(l draftLine) bool {
	return !p.known(l) && p.drafts[l.draft].Plans[l.at.Plan].Guessed()
}

// parentName is what the campaign is called that another one is part of: one of the ledger, or of the drafts.
func (p *Page) parentName(id string) string {
	if id == "" {
		return ""
	}
	for i := range p.existing.Plans {
		if c := &p.existing.Plans[i].Campaign; c.ID == id {
			return c.Name
		}
	}
	for _, d := range p.drafts {
		for i := range d.Plans {
			if c := &d.Plans[i].Campaign; c.ID == id {
				return c.Name
			}
		}
	}
	return id
}

// facts are the values of the campaign of a line.
func (p *Page) facts(l draftLine) []words.PlanFact {
	c := p.campaign(l)
	return words.PlanFacts(&c, &p.drafts[l.draft].Plans[l.at.Plan].Origins, p.known(l), p.parentName(c.Parent), p.desk.Lang)
}

// drawPlan draws the row of a campaign.
func (p *Page) drawPlan(a *Desk, d draftLine, l *widget.Line, k *widget.Pens, w int) string {
	mark, s := "", k.Dim
	switch {
	case p.asksCampaign(d):
		mark, s = a.Words.Draft.MarkDoubt, k.AccentStrong
	case p.drafts[d.draft].Plans[d.at.Plan].Corrected():
		mark = a.Words.Draft.MarkAccepted
	}
	c := p.campaign(d)
	name, rest := a.Words.PlanRow(&c)
	l.Cell(s, mark, 2).Put(k.Text, widget.Spaces(widget.ColumnGap)).Put(k.Dim, a.Words.Campaign+"  ")
	rest = zh.Clean(rest)
	room := w - l.W - 1
	l.Put(k.Strong, zh.Cut(zh.Clean(oneLine(name)), max(room-zh.Width(rest)-2, room/3)))
	if left := w - l.W - 3; left > 0 {
		l.Put(k.Text, "  ").Put(k.Dim, zh.Cut(rest, left))
	}
	return l.End(k.Text, w)
}

// drawPlanFacts lists the values of a campaign, each with where it was read.
func (a *Desk) drawPlanFacts(facts []words.PlanFact, w int) widget.Rows {
	k := a.Theme.Plain
	label := 0
	for _, f := range facts {
		label = max(label, zh.Width(f.Name)+1)
	}
	var out widget.Rows
	for _, f := range facts {
		text := f.Text
		if text == "" {
			text = "-"
		}
		for i, part := range zh.Wrap(zh.Clean(oneLine(text)), max(w-label-1, 8)) {
			line := new(widget.Line)
			if i == 0 {
				line.Cell(k.Dim, f.Name, label)
			} else {
				line.Put(k.Text, widget.Spaces(label))
			}
			out = append(out, line.Put(k.Text, part).End(k.Text, w))
		}
		if f.Origin == "" {
			continue
		}
		pen := k.Dim
		if f.Guessed {
			pen = k.AccentStrong
		}
		if n := len(out) - 1; zh.Width(zh.Clean(oneLine(text)))+label+3+zh.Width(f.Origin) < w {
			out[n] = new(widget.Line).Cell(k.Dim, f.Name, label).Put(k.Text, zh.Clean(oneLine(text))+"  ").Put(pen, f.Origin).End(k.Text, w)
			continue
		}
		for _, part := range zh.Wrap(f.Origin, max(w-label-1, 8)) {
			out = append(out, new(widget.Line).Put(k.Text, widget.Spaces(label)).Put(pen, part).End(k.Text, w))
		}
	}
	return out
}

// turnChoices are the turns that the form of a campaign offers.
var turnChoices = []model.Every{model.Never, model.Week, model.TenDays, model.HalfMonth, model.Month, model.Quarter}

// newPlanForm corrects the campaign of a draft. What differs from what is shown is the officer's.
func newPlanForm(a *Desk, p *Page, l draftLine) *widget.Form {
	x := a.Words
	shown := p.campaign(l)
	facts := p.facts(l)
	f := &widget.Form{Title: x.PlanTitle(), Note: []string{x.PlanWhy()}, Width: 96}
	name := f.Text(facts[0].Name, shown.Name, facts[0].Origin)
	number := f.Text(facts[1].Name, shown.Document.Number, facts[1].Origin)
	issuers := f.Text(facts[2].Name, strings.Join(shown.Document.Issuers, " "), facts[2].Origin)
	from := f.Short(facts[4].Name, shown.Period.From.String(), facts[4].Origin)
	to := f.Short(facts[5].Name, shown.Period.To.String(), facts[5].Origin)
	turns := []string{x.PlanRead(&shown)}
	for _, e := range turnChoices {
		turns = append(turns, x.Every[e])
	}
	turns[1] = x.Turns.NotAsked
	cadence := f.Choice(facts[6].Name, turns, 0)
	parent := shown.Parent
	f.Button(facts[7].Name, func() string {
		if parent == "" {
			return x.NoParent()
		}
		return zh.Clean(p.parentName(parent))
	}, func() tea.Cmd {
		a.Push(p.newParentChooser(l, &parent))
		return nil
	})
	f.Submit = func() (tea.Cmd, error) {
		typed := shown
		typed.Name, typed.Document.Number, typed.Parent = name.Value(), number.Value(), parent
		if now := taskform.Names(issuers.Value()); !slices.Equal(now, shown.Document.Issuers) && len(now)+len(shown.Document.Issuers) > 0 {
			typed.Document.Issuers = now
		}
		for _, day := range []struct {
			*widget.Entry
			to *model.Date
		}{{from, &typed.Period.From}, {to, &typed.Period.To}} {
			text := day.Value()
			switch {
			case text == day.to.String():
			case text == "":
				*day.to = 0
			default:
				d, err := dayTyped(text, a.Today)
				if err != nil {
					return nil, widget.Explained{Text: x.NoDay(day.Label, text)}
				}
				*day.to = d
			}
		}
		if typed.Period.From != 0 && typed.Period.To != 0 && typed.Period.From > typed.Period.To {
			return nil, widget.Explained{Text: x.EndBeforeBegin(typed.Period.From, typed.Period.To)}
		}
		if cadence.Chosen > 0 {
			typed.SetReportCadence(turnChoices[cadence.Chosen-1])
		}
		if typed.Name == "" {
			return nil, taskform.ErrNoTitle
		}
		on, who := a.Today, a.Who
		return p.edit(a, l, func(d *draft.Draft) error { return d.CorrectPlan(l.at.Plan, &shown, &typed, on, who) }, x.PlanFixed()), nil
	}
	return f
}

// dayTyped reads a day as an officer types it, or as a document prints one.
func dayTyped(text string, today model.Date) (model.Date, error) {
	d, err := model.ReadDate(text, today)
	if err == nil {
		return d, nil
	}
	if due, ok := model.ParseDeadline(text, today.Year()); ok {
		return due.Date, nil
	}
	return 0, err
}

// newParentChooser chooses the campaign of the ledger that a draft's campaign is part of.
func (p *Page) newParentChooser(l draftLine, to *string) *widget.Chooser {
	set := func(id string) func() tea.Cmd {
		return func() tea.Cmd {
			*to = id
			return nil
		}
	}
	own := p.diffs[l.draft].Plans[l.at.Plan].Campaign
	out := []widget.Option{{Name: p.desk.Words.NoParent(), Do: set("")}}
	for i := range p.existing.Plans {
		if c := &p.existing.Plans[i].Campaign; c.ID != own {
			out = append(out, widget.Option{Name: zh.Clean(c.Name), Note: zh.Clean(c.Document.Number), Do: set(c.ID)})
		}
	}
	return widget.NewChooser(p.facts(l)[7].Name, out)
}
