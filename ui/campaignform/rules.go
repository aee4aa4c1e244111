package campaignform

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// openRules shows by what a campaign's lights are set.
func openRules(desk *page.Desk, id string) tea.Cmd {
	desk.Push(newRulesForm(desk, desk.CampaignNamed(id)))
	return nil
}

// newRulesForm edits by what a campaign's lights are set: the yardstick with its
// limits, the days of warning, the rungs of silence, how long it is wound up,
// whether returns need an approval, and whether it is archived.
func newRulesForm(desk *page.Desk, c *model.Campaign) *widget.Form {
	x := desk.Words
	w := &x.Turns
	p := c.Policy
	if p == (model.Policy{}) {
		p = model.DefaultPolicy()
	}
	presets := model.Presets()
	f := &widget.Form{Title: x.RulesTitle(c.Name), Width: 90}
	yardstick := f.Choice(x.Rule, w.Yardsticks[:], int(p.Yardstick))
	unit := func() string { return w.LimitUnits[yardstick.Chosen] }
	yellow := f.Short(w.YellowLimit, p.Yellow.String(), "")
	yellow.Says = unit
	red := f.Short(w.RedLimit, p.Red.String(), "")
	red.Says = unit
	number := func(label string, n int, after string) *widget.Entry { return f.Short(label, strconv.Itoa(n), after) }
	warn := number(w.WarnDays, p.WarnDays, w.WarnDaysUnit)
	silentYellow := number(w.SilentYellow, p.SilentYellow, w.RungUnit)
	silentRed := number(w.SilentRed, p.SilentRed, w.RungUnit)
	stale := number(w.StaleDays, p.StaleDays, w.StaleUnit)
	windUp := number(w.WindUp, p.WindUpDays, w.WindUpUnit)
	approval := f.Toggle(w.Approval, c.Approval, w.ApprovalNote)
	approval.Words = [2]string{x.No, x.Yes}
	archived := f.Toggle(w.Archive, c.Archived != 0, x.ArchiveNote(c.Archived))
	archived.Words = [2]string{w.InUse, w.IsArchived}

	was := yardstick.Chosen
	f.Changed = func() {
		if yardstick.Chosen == was {
			return
		}
		was = yardstick.Chosen
		yellow.Field.Set(presets[was].Yellow.String())
		red.Field.Set(presets[was].Red.String())
	}
	change := func(n *model.Campaign, today model.Date) error {
		q := n.Policy
		if q == (model.Policy{}) {
			q = model.DefaultPolicy()
		}
		q.Yardstick = model.Yardstick(yardstick.Chosen)
		var err error
		for _, e := range []struct {
			from *widget.Entry
			to   *model.Decimal
		}{{yellow, &q.Yellow}, {red, &q.Red}} {
			if *e.to, err = readLimit(desk, e.from); err != nil {
				return err
			}
		}
		for _, e := range []struct {
			from *widget.Entry
			to   *int
		}{{warn, &q.WarnDays}, {silentYellow, &q.SilentYellow}, {silentRed, &q.SilentRed}, {stale, &q.StaleDays}, {windUp, &q.WindUpDays}} {
			if *e.to, err = readCount(desk, e.from); err != nil {
				return err
			}
		}
		far := q.Yardstick == model.Points || q.Yardstick == model.DaysLate // red lies above yellow
		switch {
		case far && q.Yellow.Cmp(q.Red) > 0:
			return widget.Explained{Text: x.LimitsOrder(q.Yellow, q.Red, true)}
		case !far && q.Yellow.Cmp(q.Red) < 0:
			return widget.Explained{Text: x.LimitsOrder(q.Yellow, q.Red, false)}
		case q.SilentYellow > 0 && q.SilentRed > 0 && q.SilentYellow > q.SilentRed:
			return widget.Explained{Text: x.RungsOrder(q.SilentYellow, q.SilentRed)}
		}
		n.Policy, n.Approval = q, approval.On()
		switch {
		case archived.On() && n.Archived == 0:
			n.Archived = today
		case !archived.On():
			n.Archived = 0
		}
		return nil
	}
	f.Preview = func() string {
		n := *c
		if err := change(&n, desk.Today); err != nil {
			return desk.Theme.Box.Dim.Styled(desk.Explain(err))
		}
		if archived.On() && c.Archived == 0 {
			if open := openTasks(desk, c.ID); open > 0 {
				return desk.Theme.Box.Light[model.Yellow].Styled(x.ArchiveLeaves(open))
			}
		}
		return desk.Theme.Box.Dim.Styled(zh.Clean(words.Policy(n.Policy, desk.Lang)))
	}
	f.Submit = func() (tea.Cmd, error) {
		as, note := model.ActCampaign, w.Rules
		if archived.On() != (c.Archived != 0) {
			as, note = model.ActArchive, archived.Words[archived.Chosen]
		}
		today := desk.Today
		return changeCampaign(desk, c, as, note, func(n *model.Campaign) error { return change(n, today) })
	}
	return f
}

// ArchivedOptions lead to the rules of the campaigns that are archived, where they are
// taken back: no page shows them.
func ArchivedOptions(desk *page.Desk) []widget.Option {
	var out []widget.Option
	for _, c := range desk.Board.Campaigns() {
		if c.Archived == 0 || c.Archived > desk.On {
			continue
		}
		out = append(out, widget.Option{Name: desk.Words.TakeBack(c.Name), Note: desk.Words.Turns.IsArchived, Do: func() tea.Cmd {
			return openRules(desk, c.ID)
		}})
	}
	return out
}

// readCount reads a number of days or turns; the error names the entry.
func readCount(desk *page.Desk, e *widget.Entry) (int, error) {
	n, err := strconv.Atoi(zh.Fold(e.Value()))
	if e.Value() == "" {
		n, err = 0, nil
	}
	if err != nil || n < 0 || n > mostDays {
		return 0, widget.Explained{Text: desk.Words.NoCount(e.Label, e.Value(), mostDays)}
	}
	return n, nil
}

// mostDays is the most days or turns that a rule can name.
const mostDays = 3660

// readLimit reads a limit of a yardstick; the error names the entry.
func readLimit(desk *page.Desk, e *widget.Entry) (model.Decimal, error) {
	v, unit, err := model.ParseAmount(e.Value())
	if err != nil || unit != "" || v.IsNeg() {
		return v, widget.Explained{Text: desk.Words.NoLimit(e.Label, e.Value())}
	}
	return v, nil
}

// openTasks counts the tasks of a campaign itself that are not done.
func openTasks(desk *page.Desk, id string) int {
	n := 0
	for i := range int32(desk.Board.Len()) {
		if r := desk.Board.At(i); r.Campaign.ID == id && r.Assessment.Light != model.Done {
			n++
		}
	}
	return n
}
