package reconcile_test

import (
	"errors"
	"testing"

	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/model"
)

// typed corrects the campaign of a draft as an officer does in its row, from what the row shows.
func typed(t *testing.T, d *draft.Draft, f *reconcile.Difference, change func(*model.Campaign)) {
	t.Helper()
	shown := f.Plans[0].Stored(&d.Plans[0])
	c := shown
	change(&c)
	if err := d.CorrectPlan(0, &shown, &c, today, "督查室"); err != nil {
		t.Fatal(err)
	}
}

// A draft of which the period was guessed, with a doubt about it and a task that ends with it.
func guessed() *draft.Draft {
	d := read()
	p := &d.Plans[0]
	p.Campaign.Document.Number, p.Campaign.Document.Title = "样政发〔2026〕4号", ""
	p.Campaign.Period = model.Period{From: model.NewDate(2026, 1, 1), To: model.NewDate(2026, 12, 31)}
	p.Campaign.Review = []model.Doubt{{Code: model.DoubtDate, Text: "没有写起止，暂按2026年"}, {Code: model.DoubtTotal, Text: "合计不符"}}
	p.Origins = draft.Origins{From: draft.Origin{Reason: draft.TakenYear}, To: draft.Origin{Reason: draft.TakenYear}, Name: draft.Origin{Reason: draft.Stated}}
	for i := range p.Items {
		t := &p.Items[i].Record.Task
		detail := *t.Detail
		detail.Source.Document = p.Campaign.Document.Number
		t.Detail = &detail
	}
	p.Items[0].Record.Task.Deadline = model.Deadline{Date: p.Campaign.Period.To, Precision: model.ToDay}
	d.Stamp()
	return d
}

func TestWhatIsTypedOfACampaignIsStoredAndStaysWhenTheDocumentIsReadAgain(t *testing.T) {
	_, s := imported(t) // another campaign, of which it is to be a part
	l, err := s.Ledger()
	if err != nil {
		t.Fatal(err)
	}
	above := l.Plans[0].Campaign.ID
	d := guessed()
	f := reconcile.Compare(l, d)
	if !d.Plans[0].Guessed() || f.Plans[0].Campaign != "" {
		t.Fatalf("the campaign is %q", f.Plans[0].Campaign)
	}
	from, to := model.NewDate(2026, 2, 1), model.NewDate(2027, 4, 30)
	typed(t, d, &f, func(c *model.Campaign) {
		c.Name, c.Document.Number, c.Document.Issuers = "冬春会战", "样政发〔2026〕45号", []string{"县政府"}
		c.Period, c.Parent = model.Period{From: from, To: to}, above
		c.SetReportCadence(model.Week)
	})
	if d.Plans[0].Guessed() {
		t.Error("what was typed is still a guess")
	}
	// A task without a day of its own ends with its campaign; the doubt about the days is settled, another one is not.
	if due := d.Plans[0].Items[0].Record.Task.Deadline; due.Date != to || due.Given {
		t.Errorf("the deadline is %+v", due)
	}
	if r := d.Plans[0].Campaign.Review; r[0].Settled != today || r[0].By != "督查室" || !r[1].Settled.IsZero() {
		t.Errorf("doubts %+v", r)
	}
	check := func(l *model.Ledger, when string) {
		t.Helper()
		if len(l.Plans) != 2 {
			t.Fatalf("%s: %d campaigns", when, len(l.Plans))
		}
		c := l.Plans[1].Campaign
		if c.Name != "冬春会战" || c.Document.Number != "样政发〔2026〕45号" || len(c.Document.Issuers) != 1 || c.Period != (model.Period{From: from, To: to}) ||
			c.Parent != above || len(c.Cadences) != 1 || c.Cadences[0].Kind != model.Week {
			t.Errorf("%s: %+v", when, c)
		}
	}
	f = reconcile.Compare(l, d)
	l = store(t, s, d, &f, l)
	check(l, "stored")

	// Read again the document says what it said the first time: nothing of it is new, and nothing of it is taken.
	again := guessed()
	f = reconcile.Compare(l, again)
	if c := f.Counts(); c.New+c.Changed+c.Gone > 0 || f.Plans[0].Campaign != l.Plans[1].Campaign.ID {
		t.Fatalf("read again: %+v, campaign %q", c, f.Plans[0].Campaign)
	}
	if shown := f.Plans[0].Stored(&again.Plans[0]); shown.Name != "冬春会战" || shown.Period.To != to {
		t.Errorf("the row shows %+v", shown)
	}
	l = store(t, s, again, &f, l)
	check(l, "read again")

	// What is typed then is a change of the ledger's campaign, and nothing else of it changes.
	later := guessed()
	f = reconcile.Compare(l, later)
	typed(t, later, &f, func(c *model.Campaign) { c.Name = "冬春水利会战" })
	f = reconcile.Compare(l, later)
	l = store(t, s, later, &f, l)
	if c := l.Plans[1].Campaign; len(l.Plans) != 2 || c.Name != "冬春水利会战" || c.Period.To != to || c.Document.Number != "样政发〔2026〕45号" {
		t.Errorf("changed later: %+v", c)
	}
}

func TestACampaignIsCorrectedWholeOrNotAtAll(t *testing.T) {
	d := guessed()
	before := d.Clone()
	shown := d.Plans[0].Campaign
	for name, c := range map[string]struct {
		change func(*model.Campaign)
		want   error
	}{
		"without a name":             {func(c *model.Campaign) { c.Name, c.Parent = " ", "x" }, model.ErrMissing},
		"ending before it begins":    {func(c *model.Campaign) { c.Period.To = c.Period.From - 1 }, model.ErrOrder},
		"a plan that does not exist": {func(*model.Campaign) {}, draft.ErrNoItem},
	} {
		to, at := shown, 0
		c.change(&to)
		if errors.Is(c.want, draft.ErrNoItem) {
			at = 9
		}
		if err := d.CorrectPlan(at, &shown, &to, today, ""); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if d.Plans[0].Campaign.Name != before.Plans[0].Campaign.Name || d.Plans[0].Corrected() {
		t.Error("a correction that failed was taken")
	}
	if err := d.AcceptPlan(0, today, "督查室"); err != nil || d.Plans[0].Guessed() || d.Plans[0].Campaign.Period != before.Plans[0].Campaign.Period {
		t.Errorf("accepted as it stands: %v, %+v", err, d.Plans[0].Origins)
	}
	if before.Plans[0].Corrected() || !before.Plans[0].Campaign.Review[0].Settled.IsZero() {
		t.Error("a copy of before was changed")
	}
}
