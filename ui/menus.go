package ui

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/widget"
	"duban/words"
)

// newFilterMenu offers terms for the query: lights, states, deadlines, units, leaders.
// What it offers is the query language itself, so that it is learnt by using it.
func newFilterMenu(a *App) *widget.Chooser {
	x := a.Words
	var out []widget.Option
	add := func(name, field, term string) {
		field, term = x.Term(field), x.Term(term)
		out = append(out, widget.Option{Name: name, Note: term, Do: func() tea.Cmd {
			a.tasks.addTerm(a, field, term)
			return nil
		}})
	}
	for _, l := range widget.LightOrder() {
		add(x.LightNames[l], "灯:", "灯:"+words.LightTerm(l))
	}
	add(x.FilterOverdue, "逾期", "逾期")
	add(x.FilterUnreported, "未报", "未报")
	add(x.FilterAwaited(), "待报", "待报")
	add(x.FilterApproval(), "待审批", "待审批")
	add(x.FilterOpen, "-已完成", "-已完成")
	add(x.FilterRunning(), "在办", "在办")
	add(x.Unclosed(), "未销号", "未销号")
	add(x.LeftTitle(), "历史遗留", "历史遗留")
	add(x.FilterDoubts, "待核实", "待核实")
	add(x.FilterExtended, "延期", "延期")
	add(x.FilterManual, "手动", "手动")
	y, m, _ := a.on.Civil()
	for i := range 3 {
		d := model.NewDate(y, m, 1)
		for range i {
			d = d.MonthEnd() + 1
		}
		term := fmt.Sprintf("期限:%04d-%02d", d.Year(), int(d.Month()))
		add(x.FilterDueIn(d), "期限", term)
	}
	if rows := a.tasks.rows; len(rows) > 0 {
		for _, u := range a.board.UnitsOf(rows) {
			add(u.Unit, "主责", board.Exactly(board.FieldMain, u.Unit))
		}
	}
	for _, s := range sectionsOf(a, a.tasks.rows) {
		add(x.Section+" "+s, "分组", board.Exactly(board.FieldSection, s))
	}
	for _, l := range leadersOf(a, a.tasks.rows) {
		add(x.Leaders+" "+l, "领导:", "领导:"+l)
	}
	if a.tasks.find.Value() != "" {
		out = append([]widget.Option{{Name: x.FilterNone, Do: func() tea.Cmd {
			a.tasks.setQuery(a, "")
			return nil
		}}}, out...)
	}
	return widget.NewChooser(x.FilterTitle, out)
}

// sectionsOf are the innermost sections of rows, in the order of the documents.
func sectionsOf(a *App, rows []int32) []string {
	first := map[string]int32{} // the row that has the section first, in the document's order
	for _, r := range rows {
		section := a.board.At(r).Task.Section
		if len(section) == 0 {
			continue
		}
		key := section[len(section)-1]
		if at, ok := first[key]; !ok || r < at {
			first[key] = r
		}
	}
	return slices.SortedFunc(maps.Keys(first), func(x, y string) int { return cmp.Compare(first[x], first[y]) })
}

// leadersOf are the leaders named in rows, in the order of their first task.
func leadersOf(a *App, rows []int32) []string {
	seen := map[string]bool{}
	var out []string
	for _, r := range rows {
		for _, l := range a.board.At(r).Task.Leaders {
			if !seen[l] {
				seen[l] = true
				out = append(out, l)
			}
		}
	}
	return out
}

// newSortMenu offers the columns to sort by; the same one again turns the order round.
func newSortMenu(a *App) *widget.Chooser {
	x := a.Words
	var out []widget.Option
	for _, c := range board.Columns() {
		note := ""
		if c == a.tasks.sort {
			note = x.TurnRound
		}
		out = append(out, widget.Option{Name: x.Column(c), Note: note, Do: func() tea.Cmd {
			t := a.tasks
			id := t.currentID(a)
			t.desc = c == t.sort && !t.desc
			t.sort = c
			t.apply(a)
			t.seek(a, id)
			return nil
		}})
	}
	return widget.NewChooser(x.DoSort, out)
}

func newGroupMenu(a *App) *widget.Chooser {
	x := a.Words
	var out []widget.Option
	for _, g := range board.Groupings() {
		note := ""
		if g == a.tasks.by {
			note = x.Now
		}
		out = append(out, widget.Option{Name: x.Grouping(g), Note: note, Do: func() tea.Cmd {
			t := a.tasks
			id := t.currentID(a)
			t.by = g
			t.apply(a)
			t.seek(a, id)
			return nil
		}})
	}
	return widget.NewChooser(x.DoGroup, out)
}

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
	k := a.k
	for _, b := range append(a.current().moves(a), k.Open, k.Back, k.Next) {
		seen[b.Help().Desc] = true // moving about is for the keys themselves
	}
	addKeys(press, a.current().keys(a)...)
	addKeys(press, k.Find, k.AsOf, k.Add, k.AddCampaign, k.EditCampaign, k.Rules, k.Cadences, k.DaysOff, k.Import, k.Undo, k.Redo, k.Reload, k.Help, k.Quit)
	addKeys(func(b key.Binding) func() tea.Cmd {
		return func() tea.Cmd {
			a.goTasks(scope{pick: pickOpen})
			return a.press(b)
		}
	}, k.Filter, k.Sort, k.Group, k.Sheet)
	for i, name := range x.Pages {
		out = append(out, widget.Option{Name: name, Note: a.k.Pages[i].Help().Key, Do: func() tea.Cmd {
			a.goPage(pageID(i))
			return nil
		}})
	}
	out = append(out, widget.Option{Name: x.SettingsHistory(), Note: x.DoHistory, Do: func() tea.Cmd {
		return a.historyCmd(model.Ref{Kind: model.RecordSettings}, x.Settings())
	}})
	for _, c := range a.board.Campaigns() {
		if a.board.State(c) == model.Archived {
			continue
		}
		out = append(out, widget.Option{Name: c.Name, Note: x.Campaign, Do: func() tea.Cmd {
			a.goTasks(scope{campaign: c.ID})
			return nil
		}})
	}
	out = append(out, archivedOptions(a)...)
	for _, u := range a.board.ByUnit() {
		out = append(out, widget.Option{Name: u.Unit, Note: x.Units, Do: func() tea.Cmd {
			a.goTasks(unitScope(u.Unit))
			return nil
		}})
	}
	return widget.NewChooser(x.DoPalette, out)
}
