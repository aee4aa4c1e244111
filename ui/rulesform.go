package ui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/model"
	"duban/ui/widget"
	"duban/words"
)

// openRules shows by what a campaign's lights are set.
func (a *App) openRules(id string) tea.Cmd {
	a.push(newRulesForm(a, a.campaignNamed(id)))
	return nil
}

// newRulesForm edits by what a campaign's lights are set: the yardstick with its
// limits, the days of warning, the rungs of silence, how long it is wound up,
// whether returns need an approval, and whether it is archived.
func newRulesForm(a *App, c *model.Campaign) *widget.Form {
	x := a.Words
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
	change := func(n *model.Campaign) error {
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
			if *e.to, err = a.readLimit(e.from); err != nil {
				return err
			}
		}
		for _, e := range []struct {
			from *widget.Entry
			to   *int
		}{{warn, &q.WarnDays}, {silentYellow, &q.SilentYellow}, {silentRed, &q.SilentRed}, {stale, &q.StaleDays}, {windUp, &q.WindUpDays}} {
			if *e.to, err = a.readCount(e.from); err != nil {
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
			n.Archived = a.today
		case !archived.On():
			n.Archived = 0
		}
		return nil
	}
	f.Preview = func() string {
		n := *c
		if err := change(&n); err != nil {
			return a.Theme.Box.Faint.Styled(a.explain(err))
		}
		if archived.On() && c.Archived == 0 {
			if open := a.openTasks(c.ID); open > 0 {
				return a.Theme.Box.Light[model.Yellow].Styled(x.ArchiveLeaves(open))
			}
		}
		return a.Theme.Box.Dim.Styled(zh.Clean(words.Policy(n.Policy, a.Lang)))
	}
	f.Submit = func() (tea.Cmd, error) {
		as, note := model.ActCampaign, w.Rules
		if archived.On() != (c.Archived != 0) {
			as, note = model.ActArchive, archived.Words[archived.Chosen]
		}
		return a.changeCampaign(c, as, note, change)
	}
	return f
}

// archivedOptions lead to the rules of the campaigns that are archived, where they are
// taken back: no page shows them.
func archivedOptions(a *App) []widget.Option {
	var out []widget.Option
	for _, c := range a.board.Campaigns() {
		if c.Archived == 0 || c.Archived > a.on {
			continue
		}
		out = append(out, widget.Option{Name: a.Words.TakeBack(c.Name), Note: a.Words.Turns.IsArchived, Do: func() tea.Cmd {
			return a.openRules(c.ID)
		}})
	}
	return out
}

// readCount reads a number of days or turns; the error names the entry.
func (a *App) readCount(e *widget.Entry) (int, error) {
	n, err := strconv.Atoi(zh.Fold(e.Value()))
	if e.Value() == "" {
		n, err = 0, nil
	}
	if err != nil || n < 0 || n > mostDays {
		return 0, widget.Explained{Text: a.Words.NoCount(e.Label, e.Value(), mostDays)}
	}
	return n, nil
}

// mostDays is the most days or turns that a rule can name.
const mostDays = 3660

// readLimit reads a limit of a yardstick; the error names the entry.
func (a *App) readLimit(e *widget.Entry) (model.Decimal, error) {
	v, unit, err := model.ParseAmount(e.Value())
	if err != nil || unit != "" || v.IsNeg() {
		return v, widget.Explained{Text: a.Words.NoLimit(e.Label, e.Value())}
	}
	return v, nil
}

// openTasks counts the tasks of a campaign itself that are not done.
func (a *App) openTasks(id string) int {
	n := 0
	for i := range int32(a.board.Len()) {
		if r := a.board.At(i); r.Campaign.ID == id && r.Assessment.Light != model.Done {
			n++
		}
	}
	return n
}
