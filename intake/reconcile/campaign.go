package reconcile

import (
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/internal/pattern"
	"duban/internal/zh"
	"duban/model"
)

// comparedPlan are the fields of a campaign, with what takes one over. The name
// is not among them: officers give campaigns the names that they call them by.
var comparedPlan = [...]struct {
	field draft.Field
	show  func(*model.Campaign) string
	take  func(to, from *model.Campaign)
}{
	{draft.FieldDocument, documentText, func(to, from *model.Campaign) {
		number := to.Document.Number
		to.Document = from.Document
		if to.Document.Number == "" {
			to.Document.Number = number
		}
	}},
	{draft.FieldPeriod, draft.PeriodText, func(to, from *model.Campaign) { to.Period = from.Period }},
	{draft.FieldOffice, func(c *model.Campaign) string { return c.Office }, func(to, from *model.Campaign) { to.Office = from.Office }},
	{draft.FieldPosts, postsText, func(to, from *model.Campaign) { to.Posts = from.Posts }},
	{draft.FieldCadences, cadencesText, func(to, from *model.Campaign) { to.Cadences = from.Cadences }},
	{draft.FieldTarget, func(c *model.Campaign) string { return draft.TargetsText(c.Targets) }, func(to, from *model.Campaign) { to.Targets = from.Targets }},
	{draft.FieldTotals, totalsText, func(to, from *model.Campaign) { to.StatedTotals = from.StatedTotals }},
	{draft.FieldMarkers, markersText, func(to, from *model.Campaign) { to.Markers = from.Markers }},
}

// planDifferences lists what a document says of a campaign otherwise than the
// ledger. What it does not say at all is no difference, and so are days that the reader had to guess.
func planDifferences(old *model.Campaign, plan *draft.Plan) []draft.FieldChange {
	var out []draft.FieldChange
	read := said(old, plan)
	for _, c := range comparedPlan {
		x, y := c.show(old), c.show(read)
		if y != "" && zh.WithoutMarks(x) != zh.WithoutMarks(y) {
			out = append(out, draft.FieldChange{Field: c.field, Old: x, New: y})
		}
	}
	return out
}

// said returns the campaign as its document has it: what the document does not say, an end of the period that was guessed
// or what the officer has typed, is the ledger's.
func said(old *model.Campaign, plan *draft.Plan) *model.Campaign {
	c, o := plan.Campaign, &plan.Origins
	typed := func(at draft.Origin) bool { return at.Reason == draft.Corrected }
	if o.From.Guessed() || typed(o.From) {
		c.Period.From = old.Period.From
	}
	if o.To.Guessed() || typed(o.To) {
		c.Period.To = old.Period.To
	}
	if typed(o.Issuers) {
		c.Document.Issuers = old.Document.Issuers
	}
	if typed(o.Cadences) {
		c.Cadences = old.Cadences
	}
	if c.Period.From != 0 && c.Period.To != 0 && c.Period.From > c.Period.To {
		c.Period = old.Period
	}
	return &c
}

// Stored returns the campaign of a plan as it will be when the draft is stored.
func (d *PlanDifference) Stored(plan *draft.Plan) model.Campaign {
	if d.Old == nil {
		return plan.Campaign
	}
	c := *d.Old
	revisePlan(&c, d, plan)
	return c
}

// revisePlan puts what the document says of a campaign of the ledger into it where that is taken, and what the officer has
// corrected.
func revisePlan(c *model.Campaign, d *PlanDifference, plan *draft.Plan) {
	read := said(c, plan)
	if d.Take {
		for _, change := range d.Fields {
			for _, f := range comparedPlan {
				if f.field == change.Field {
					f.take(c, read)
				}
			}
		}
	}
	plan.PutCorrections(c)
	for _, n := range newDoubts(c.Review, read.Review) {
		c.Review = append(slices.Clip(c.Review), read.Review[n])
	}
}

// newDoubts returns the places of the doubts of a reading that the ledger has neither
// open nor settled.
func newDoubts(old, now []model.Doubt) []int {
	var out []int
	for n := range now {
		if !slices.ContainsFunc(old, func(o model.Doubt) bool { return sameDoubt(&o, &now[n]) }) {
			out = append(out, n)
		}
	}
	return out
}

// ofReading matches what a doubt says that is otherwise at every reading: a line, and what was taken
// for a day that is not written.
var ofReading = pattern.New(`第\d+行|，?按读取之日取\d{4}年|，?(?:起止|起始)?暂按[^。]*$`)

// sameDoubt reports whether two readings doubt the same. The line that a doubt names is another
// one in every issue, and the day of reading another one at every reading.
func sameDoubt(a, b *model.Doubt) bool {
	text := func(d *model.Doubt) string { return zh.WithoutMarks(ofReading.ReplaceAllString(d.Text, "")) }
	return a.Code == b.Code && text(a) == text(b)
}

func documentText(c *model.Campaign) string {
	date := ""
	if !c.Document.Date.IsZero() {
		date = c.Document.Date.String()
	}
	return strings.TrimSpace(strings.Join(append([]string{c.Document.Title, date}, c.Document.Issuers...), " "))
}

func postsText(c *model.Campaign) string {
	var out []string
	for _, p := range c.Posts {
		out = append(out, strings.TrimSpace(p.Post+" "+p.Person+" "+p.Unit))
	}
	return strings.Join(out, "；")
}

func cadencesText(c *model.Campaign) string {
	var out []string
	for _, k := range c.Cadences {
		out = append(out, k.Text)
	}
	return strings.Join(out, "；")
}

func totalsText(c *model.Campaign) string {
	var out []string
	for _, t := range c.StatedTotals {
		out = append(out, strings.TrimSpace(t.Table+" "+t.Column+" "+t.Stated.String()+t.Unit))
	}
	return strings.Join(out, "；")
}

func markersText(c *model.Campaign) string {
	var out []string
	for _, m := range c.Markers {
		out = append(out, m.Mark+m.Meaning)
	}
	return strings.Join(out, "；")
}
