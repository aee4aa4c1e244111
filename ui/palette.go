package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/campaignform"
	"duban/ui/history"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// newPalette reaches everything by name: pages, campaigns, and what the keys do here.
func newPalette(a *App) *widget.Chooser {
	x := a.Words
	var out []widget.Option
	press := func(b key.Binding) func() tea.Cmd {
		return func() tea.Cmd { return a.press(b) }
	}
	seen := map[string]bool{}
	addKeys := func(do func(key.Binding) func() tea.Cmd, bindings ...key.Binding) {
		for _, b := range bindings {
			if h := b.Help(); !seen[h.Desc] && b.Enabled() {
				seen[h.Desc] = true
				out = append(out, widget.Option{Name: h.Desc, Note: h.Key, Do: do(b)})
			}
		}
	}
	k := a.K
	for _, b := range append(a.top().Moves(), k.Open, k.Back, k.Next) {
		seen[b.Help().Desc] = true // moving about is for the keys themselves
	}
	addKeys(press, a.top().Keys()...)
	addKeys(press, k.Find, k.AsOf, k.Add, k.AddCampaign, k.EditCampaign, k.Rules, k.Cadences, k.DaysOff, k.Import, k.Undo, k.Redo, k.Reload, k.Help, k.Quit)
	addKeys(func(b key.Binding) func() tea.Cmd {
		return func() tea.Cmd {
			return tea.Batch(a.Tasks(page.Scope{Pick: page.PickOpen}), a.press(b))
		}
	}, k.Filter, k.Sort, k.Group, k.Sheet)
	for i, name := range x.Pages {
		out = append(out, widget.Option{Name: name, Note: a.K.Pages[i].Help().Key, Do: func() tea.Cmd {
			return a.goTab(i)
		}})
	}
	if a.visiting {
		addKeys(func(key.Binding) func() tea.Cmd { return a.askLeave }, a.leaveKey())
	}
	if a.opts.Keep != nil && !a.opts.Sample { // which goes with its folder
		out = append(out, widget.Option{Name: x.DoKeep, Do: a.keepCmd})
	}
	for _, n := range []model.Nature{model.Goal, model.StandingDuty} {
		term := x.Term(words.NatureTerm(n))
		out = append(out, widget.Option{Name: x.NatureList(n), Note: term, Do: func() tea.Cmd {
			return a.Tasks(page.Scope{Query: term, Title: x.NatureList(n)})
		}})
	}
	out = append(out, widget.Option{Name: x.SettingsHistory(), Note: x.DoHistory, Do: func() tea.Cmd {
		return history.Open(a.Desk, model.Ref{Kind: model.RecordSettings}, x.Settings())
	}})
	for _, c := range a.Board.Campaigns() {
		if a.Board.State(c) == model.Archived {
			continue
		}
		out = append(out, widget.Option{Name: c.Name, Note: x.Campaign, Do: func() tea.Cmd {
			return a.Tasks(page.Scope{Campaign: c.ID})
		}})
	}
	out = append(out, campaignform.ArchivedOptions(a.Desk)...)
	for _, u := range a.Board.ByUnit() {
		out = append(out, widget.Option{Name: u.Unit, Note: x.Units, Do: func() tea.Cmd {
			return a.Tasks(page.UnitScope(u.Unit))
		}})
	}
	return widget.NewChooser(x.DoPalette, out)
}
