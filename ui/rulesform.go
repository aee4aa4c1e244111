package ui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/model"
	wording "duban/words"
)

// openRules shows by what a campaign's lights are set.
func (a *App) openRules(id string) tea.Cmd {
	a.push(newRulesForm(a, a.campaignNamed(id)))
	return nil
}

// newRulesForm edits by what a campaign's lights are set: the yardstick with its
// limits, the days of warning, the rungs of silence, how long it is wound up,
// whether returns need an approval, and whether it is archived.
func newRulesForm(a *App, c *model.Campaign) *form {
	x := a.words
	w := &x.Turns
	p := c.Policy
	if p == (model.Policy{}) {
		p = model.DefaultPolicy()
	}
	presets := model.Presets()
	f := &form{title: x.rulesTitle(c.Name), width: 90}
	yardstick := f.choice(x.Rule, w.Yardsticks[:], int(p.Yardstick))
	unit := func() string { return w.LimitUnits[yardstick.chosen] }
	yellow := f.short(w.YellowLimit, p.Yellow.String(), "")
	yellow.says = unit
	red := f.short(w.RedLimit, p.Red.String(), "")
	red.says = unit
	number := func(label string, n int, after string) *entry { return f.short(label, strconv.Itoa(n), after) }
	warn := number(w.WarnDays, p.WarnDays, w.WarnDaysUnit)
	silentYellow := number(w.SilentYellow, p.SilentYellow, w.RungUnit)
	silentRed := number(w.SilentRed, p.SilentRed, w.RungUnit)
	stale := number(w.StaleDays, p.StaleDays, w.StaleUnit)
	windUp := number(w.WindUp, p.WindUpDays, w.WindUpUnit)
	approval := f.toggle(w.Approval, c.Approval, w.ApprovalNote)
	approval.words = [2]string{x.No, x.Yes}
	archived := f.toggle(w.Archive, c.Archived != 0, x.archiveNote(c.Archived))
	archived.words = [2]string{w.InUse, w.IsArchived}

	was := yardstick.chosen
	f.changed = func() {
		if yardstick.chosen == was {
			return
		}
		was = yardstick.chosen
		yellow.field.set(presets[was].Yellow.String())
		red.field.set(presets[was].Red.String())
	}
	change := func(n *model.Campaign) error {
		q := n.Policy
		if q == (model.Policy{}) {
			q = model.DefaultPolicy()
		}
		q.Yardstick = model.Yardstick(yardstick.chosen)
		var err error
		for _, e := range []struct {
			from *entry
			to   *model.Decimal
		}{{yellow, &q.Yellow}, {red, &q.Red}} {
			if *e.to, err = a.readLimit(e.from); err != nil {
				return err
			}
		}
		for _, e := range []struct {
			from *entry
			to   *int
		}{{warn, &q.WarnDays}, {silentYellow, &q.SilentYellow}, {silentRed, &q.SilentRed}, {stale, &q.StaleDays}, {windUp, &q.WindUpDays}} {
			if *e.to, err = a.readCount(e.from); err != nil {
				return err
			}
		}
		far := q.Yardstick == model.Points || q.Yardstick == model.DaysLate // red lies above yellow
		switch {
		case far && q.Yellow.Cmp(q.Red) > 0:
			return explained{x.limitsOrder(q.Yellow, q.Red, true)}
		case !far && q.Yellow.Cmp(q.Red) < 0:
			return explained{x.limitsOrder(q.Yellow, q.Red, false)}
		case q.SilentYellow > 0 && q.SilentRed > 0 && q.SilentYellow > q.SilentRed:
			return explained{x.rungsOrder(q.SilentYellow, q.SilentRed)}
		}
		n.Policy, n.Approval = q, approval.on()
		switch {
		case archived.on() && n.Archived == 0:
			n.Archived = a.today
		case !archived.on():
			n.Archived = 0
		}
		return nil
	}
	f.preview = func(a *App, _ *form) string {
		n := *c
		if err := change(&n); err != nil {
			return a.theme.box.faint.Styled(a.explain(err))
		}
		if archived.on() && c.Archived == 0 {
			if open := a.openTasks(c.ID); open > 0 {
				return a.theme.box.light[model.Yellow].Styled(x.archiveLeaves(open))
			}
		}
		return a.theme.box.dim.Styled(zh.Clean(wording.Policy(n.Policy, a.lang)))
	}
	f.submit = func(a *App, _ *form) (tea.Cmd, error) {
		as, note := model.ActCampaign, w.Rules
		if archived.on() != (c.Archived != 0) {
			as, note = model.ActArchive, archived.words[archived.chosen]
		}
		return a.changeCampaign(c, as, note, change)
	}
	return f
}

// archivedOptions lead to the rules of the campaigns that are archived, where they are
// taken back: no page shows them.
func archivedOptions(a *App) []option {
	var out []option
	for _, c := range a.board.Campaigns() {
		if c.Archived == 0 || c.Archived > a.on {
			continue
		}
		out = append(out, option{name: a.words.takeBack(c.Name), note: a.words.Turns.IsArchived, do: func(a *App) tea.Cmd {
			return a.openRules(c.ID)
		}})
	}
	return out
}

// readCount reads a number of days or turns; the error names the entry.
func (a *App) readCount(e *entry) (int, error) {
	n, err := strconv.Atoi(zh.Fold(e.value()))
	if e.value() == "" {
		n, err = 0, nil
	}
	if err != nil || n < 0 || n > mostDays {
		return 0, explained{a.words.noCount(e.label, e.value(), mostDays)}
	}
	return n, nil
}

// mostDays is the most days or turns that a rule can name.
const mostDays = 3660

// readLimit reads a limit of a yardstick; the error names the entry.
func (a *App) readLimit(e *entry) (model.Decimal, error) {
	v, unit, err := model.ParseAmount(e.value())
	if err != nil || unit != "" || v.IsNeg() {
		return v, explained{a.words.noLimit(e.label, e.value())}
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
