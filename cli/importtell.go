package cli

import (
	"fmt"
	"strconv"
	"strings"

	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// importResult is what an import brought, for people and for --json.
type importResult struct {
	Ledger    string `json:"ledger"`
	Campaigns int    `json:"campaigns"`
	New       int    `json:"new"`
	Changed   int    `json:"changed"`
	Unchanged int    `json:"unchanged"`
	// Gone counts the tasks of the ledger that the documents no longer have;
	// they stay in it.
	Gone int `json:"gone"`
	// Known counts the items that were dropped at an earlier import, or whose
	// tasks were removed; they stay out.
	Known int `json:"dropped_before"`
	// Held counts the items about whose difference from the ledger somebody must decide.
	Held int `json:"to_check"`
	// Reported counts the items of bulletins that report on tasks of the ledger.
	Reported int `json:"reported"`
	Reports  int `json:"reports"`
	Doubts   int `json:"doubts"`
	Unread   int `json:"unread"`
	// Campaigns of which the document says something else; they stay as they are.
	CampaignsKept int `json:"campaigns_kept"`
}

// tally counts what an update brings and what the drafts leave open.
func (f *fileImport) tally(u *model.Update, diffs []reconcile.Difference) importResult {
	r := importResult{Ledger: f.path, Campaigns: len(u.Plans)}
	count := func(rec *model.Record) {
		r.Reports += len(rec.Returns)
		if rec.Task.Detail == nil {
			return
		}
		for _, d := range rec.Task.Detail.Review {
			if d.Settled.IsZero() {
				r.Doubts++
				return
			}
		}
	}
	for i := range u.Plans {
		for j := range u.Plans[i].Records {
			count(&u.Plans[i].Records[j])
		}
	}
	for i := range u.Records {
		count(&u.Records[i])
	}
	for i := range diffs {
		c := diffs[i].Counts()
		r.New += c.New
		r.Changed += c.Changed
		r.Unchanged += c.Unchanged
		r.Gone += c.Gone
		r.Known += c.Known
		r.Held += c.Doubtful
		r.Reported += c.Reported
		r.CampaignsKept += c.Plans
		r.Unread += len(f.drafts[i].Unread)
	}
	return r
}

// tell says what was stored.
func (f *fileImport) tell(r importResult) error {
	if f.json {
		return f.printJSON(r)
	}
	t := &f.t.In
	if r.New+r.Changed+r.Reports+r.Campaigns == 0 {
		f.printf(t.NothingNew+"\n", r.Unchanged, r.Ledger)
		if r.Known > 0 {
			f.printf(t.KnownTasks+"\n", r.Known)
		}
	} else {
		f.printf(t.Imported+"\n", strings.Join(f.counts(r), f.t.Comma), r.Ledger)
	}
	if r.Doubts > 0 {
		f.printf(t.WithDoubts+"\n", r.Doubts)
	}
	if r.CampaignsKept > 0 {
		f.printf(t.CampaignsKept+"\n", r.CampaignsKept)
	}
	if r.Unread > 0 {
		f.printf(t.UnreadLeft+"\n", r.Unread)
	}
	return nil
}

// counts are the figures of an import in words, without those that are zero.
func (f *fileImport) counts(r importResult) []string {
	t := &f.t.In
	var out []string
	for _, c := range []struct {
		n    int
		text string
	}{
		{r.Campaigns, t.NewCampaigns},
		{r.New, t.NewTasks},
		{r.Changed, t.ChangedTasks},
		{r.Reported, t.ReportedTasks},
		{r.Reports, t.NewReports},
		{r.Gone, t.GoneTasks},
		{r.Known, t.KnownTasks},
		{r.Held, t.HeldTasks},
		{r.Unchanged, t.SameTasks},
	} {
		if c.n > 0 {
			out = append(out, fmt.Sprintf(c.text, c.n))
		}
	}
	return out
}

// list prints the drafts for a person: the counts, then doubts, what is new,
// changed and gone where the ledger has the document already, and what was not
// understood. Nothing is stored.
func (f *fileImport) list(diffs []reconcile.Difference) error {
	t := &f.t.In
	u := reconcile.Update(f.existing, f.drafts, diffs, f.today)
	r := f.tally(&u, diffs)
	counts := append(f.counts(r), fmt.Sprintf(t.DoubtfulTasks, r.Doubts), fmt.Sprintf(t.UnreadCount, r.Unread))
	f.printf("%s\n\n", strings.Join(counts, f.t.Comma))
	width := 0
	if f.sys.OutTerminal {
		width = f.sys.Width()
	}
	for i, d := range f.drafts {
		if i > 0 {
			f.printf("\n")
		}
		f.printf("%s\n", zh.Clean(f.names[i]))
		for p := range d.Plans {
			c := &d.Plans[p].Campaign
			name := c.Name
			if c.Document.Number != "" {
				name += fmt.Sprintf(f.t.Present.Parens, c.Document.Number)
			}
			f.printf("  %s%s%s\n", zh.Clean(name), f.t.Colon, fmt.Sprintf(t.Tasks, len(d.Plans[p].Items)))
			f.planFacts(&d.Plans[p], &diffs[i].Plans[p])
			f.ofPlan(c)
		}
		for p := range diffs[i].Plans {
			for _, c := range diffs[i].Plans[p].Fields {
				change := fmt.Sprintf(t.FieldChange, t.Fields[c.Field], c.Old, c.New)
				f.printf("  "+t.CampaignDiffers+"\n", strings.Join(strings.Fields(zh.Clean(change)), " "))
			}
		}
		doubtful := f.rows(d, &diffs[i], func(it *draft.Item, diff *reconcile.ItemDifference) (string, bool) {
			if diff.State == reconcile.Unchanged || diff.State == reconcile.Known {
				return "", false // the ledger has its doubts, settled or open
			}
			doubts := it.Doubts()
			if diff.State == reconcile.New {
				doubts = append(doubts, diff.Doubts...)
			}
			return f.doubts(doubts), len(doubts) > 0
		})
		f.block(fmt.Sprintf(t.DoubtHead, len(doubtful)), t.DoubtColumn, doubtful, width)
		fresh := f.rows(d, &diffs[i], func(it *draft.Item, diff *reconcile.ItemDifference) (string, bool) {
			return "", diff.State == reconcile.New && len(it.Doubts())+len(diff.Doubts) == 0
		})
		f.block(fmt.Sprintf(t.NewHead, len(fresh)), "", fresh, width)
		changed := f.rows(d, &diffs[i], func(_ *draft.Item, diff *reconcile.ItemDifference) (string, bool) {
			var texts []string
			for _, c := range diff.Shown() {
				if !c.Held { // a doubt tells the others
					texts = append(texts, fmt.Sprintf(t.FieldChange, t.Fields[c.Field], c.Old, c.New))
				}
			}
			if len(diff.Reports) > 0 {
				texts = append(texts, fmt.Sprintf(t.NewReports, len(diff.Reports)))
			}
			if len(diff.Doubts) > 0 {
				texts = append(texts, f.doubts(diff.Doubts))
			}
			return strings.Join(texts, f.t.Stop), diff.State == reconcile.Changed && diff.Of == nil
		})
		reported := f.rows(d, &diffs[i], func(_ *draft.Item, diff *reconcile.ItemDifference) (string, bool) {
			if diff.State != reconcile.Changed || diff.Of == nil {
				return "", false
			}
			texts := []string{diff.Old.Task.Title + fmt.Sprintf(f.t.Present.Parens, diff.Of.Name)}
			if len(diff.Doubts) > 0 {
				texts = []string{f.doubts(diff.Doubts)}
			}
			for _, p := range diff.Reports {
				text := p.Date.String()
				if p.Percent != nil {
					text += " " + p.Percent.String() + "%"
				}
				texts = append(texts, strings.TrimSpace(text+" "+p.Text))
			}
			return strings.Join(texts, f.t.Stop), true
		})
		f.block(fmt.Sprintf(t.ReportHead, len(reported)), f.t.In.ReportColumn, reported, width)
		f.block(fmt.Sprintf(t.ChangeHead, len(changed)), t.ChangeColumn, changed, width)
		var gone [][]string
		for _, g := range diffs[i].Gone {
			gone = append(gone, f.row(0, &g.Record.Task, t.Kept))
		}
		f.block(fmt.Sprintf(t.GoneHead, len(gone)), "", gone, width)
		known := f.rows(d, &diffs[i], func(_ *draft.Item, diff *reconcile.ItemDifference) (string, bool) {
			return "", diff.State == reconcile.Known
		})
		f.block(fmt.Sprintf(t.KnownHead, len(known)), "", known, width)
		if len(d.Unread) > 0 {
			f.printf("\n"+t.UnreadHead+"\n", len(d.Unread))
			for _, u := range d.Unread {
				text := strings.Join(strings.Fields(zh.Clean(u.Text)), " ")
				line := "  " + zh.FitLeft(strconv.Itoa(u.Span.From), 5) + "  "
				if width > 0 {
					text = zh.Cut(text, max(width-zh.Width(line), 20))
				}
				f.printf("%s%s\n", line, text)
			}
		}
	}
	f.printf("\n%s\n", t.NothingStored)
	return nil
}

// planFacts tells the values of a campaign as it would be stored, each with where it was read or what it was assumed from.
// Its name and number stand above.
func (f *fileImport) planFacts(plan *draft.Plan, diff *reconcile.PlanDifference) {
	if diff.Campaign != "" && diff.Old == nil {
		return // it belongs to the campaign of another plan
	}
	c := diff.Stored(plan)
	parent := c.Parent
	for i := range f.existing.Plans {
		if up := &f.existing.Plans[i].Campaign; up.ID == c.Parent {
			parent = up.Name
		}
	}
	for _, d := range f.drafts {
		for i := range d.Plans {
			if up := &d.Plans[i].Campaign; up.ID != "" && up.ID == c.Parent {
				parent = up.Name
			}
		}
	}
	for _, x := range words.PlanFacts(&c, &plan.Origins, diff.Old != nil, parent, f.lang) {
		if x.Text == "" && x.Origin == "" {
			continue
		}
		text := x.Text
		switch {
		case x.Text == "":
			text = x.Origin
		case x.Origin != "":
			text += fmt.Sprintf(f.t.Present.Parens, x.Origin)
		}
		f.printf("    %s%s%s\n", x.Name, f.t.Colon, strings.Join(strings.Fields(zh.Clean(text)), " "))
	}
}

// ofPlan tells how the totals that a plan states were checked, and the doubts
// about it as a whole.
func (f *fileImport) ofPlan(c *model.Campaign) {
	t := &f.t.In
	differ := 0
	for _, d := range c.Review {
		if d.Code == model.DoubtTotal {
			differ++
		}
	}
	var open []string
	for i := range c.StatedTotals {
		if x := &c.StatedTotals[i]; x.Computed == nil {
			open = append(open, fmt.Sprintf("%s %s%s", x.Column, x.Stated, x.Unit))
		}
	}
	if n := len(c.StatedTotals); n > 0 {
		text := fmt.Sprintf(t.Totals, n, n-differ-len(open), differ, len(open))
		if len(open) > 0 {
			text += fmt.Sprintf(f.t.Present.Parens, strings.Join(open, f.t.Comma))
		}
		f.printf("    %s\n", zh.Clean(text))
	}
	for _, d := range c.Review {
		if d.Settled.IsZero() {
			f.printf("    %s%s%s\n", t.DoubtColumn, f.t.Colon, strings.Join(strings.Fields(zh.Clean(d.Text)), " "))
		}
	}
}

// doubts are doubts in one line.
func (f *fileImport) doubts(list []model.Doubt) string {
	texts := make([]string, len(list))
	for i, d := range list {
		texts[i] = d.Text
	}
	return strings.Join(texts, f.t.Stop)
}

// rows lists the items that are to be listed, with what is said of them.
func (f *fileImport) rows(d *draft.Draft, diff *reconcile.Difference, say func(*draft.Item, *reconcile.ItemDifference) (string, bool)) [][]string {
	var out [][]string
	for p := range d.Plans {
		for i := range d.Plans[p].Items {
			it := &d.Plans[p].Items[i]
			if text, listed := say(it, &diff.Plans[p].Items[i]); listed {
				out = append(out, f.row(it.Span.From, &it.Record.Task, text))
			}
		}
	}
	return out
}

func (f *fileImport) row(line int, t *model.Task, text string) []string {
	no := ""
	if line > 0 {
		no = strconv.Itoa(line)
	}
	due := t.Deadline.Text
	if due == "" && t.Deadline.Given {
		due = t.Deadline.Date.String()
	}
	cells := []string{no, t.No, t.Title, strings.Join(t.Units(), f.t.Comma), due, text}
	for i, c := range cells {
		cells[i] = strings.Join(strings.Fields(zh.Clean(c)), " ")
	}
	return cells
}

// block prints a heading and a table under it; nothing where there are no rows.
func (f *fileImport) block(head, last string, rows [][]string, width int) {
	if len(rows) == 0 {
		return
	}
	f.printf("\n%s\n", head)
	h := f.t.In.Heads
	tb := table{
		columns: []column{{head: h[0], right: true, most: 6}, {head: h[1], most: 6}, {head: h[2]}, {head: h[3], most: 16}, {head: h[4], most: 16}, {head: last}},
		rows:    rows,
	}
	tb.write(f.out, width)
}
