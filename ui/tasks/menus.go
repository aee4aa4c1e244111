package tasks

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/widget"
	"duban/words"
)

// filterMenu offers terms for the query: lights, states, deadlines, units, leaders.
// What it offers is the query language itself, so that it is learnt by using it.
func (t *Page) filterMenu() *widget.Chooser {
	x := t.Words
	var out []widget.Option
	add := func(name, field, term string) {
		field, term = x.Term(field), x.Term(term)
		out = append(out, widget.Option{Name: name, Note: term, Do: func() tea.Cmd {
			t.addTerm(field, term)
			return t.readCmd()
		}})
	}
	lights := widget.LightOrder()
	for _, l := range append(lights[:], model.Unlit) {
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
	for _, n := range []model.Nature{model.Goal, model.StandingDuty} {
		add(x.NatureList(n), "类型:", words.NatureTerm(n))
	}
	y, m, _ := t.On.Civil()
	for i := range 3 {
		d := model.NewDate(y, m, 1)
		for range i {
			d = d.MonthEnd() + 1
		}
		term := fmt.Sprintf("期限:%04d-%02d", d.Year(), int(d.Month()))
		add(x.FilterDueIn(d), "期限", term)
	}
	if rows := t.rows; len(rows) > 0 {
		for _, u := range t.Board.UnitsOf(rows) {
			add(u.Unit, "主责", board.Exactly(board.FieldMain, u.Unit))
		}
	}
	for _, s := range t.sectionsOf(t.rows) {
		add(x.Section+" "+s, "分组", board.Exactly(board.FieldSection, s))
	}
	for _, l := range t.leadersOf(t.rows) {
		add(x.Leaders+" "+l, "领导:", "领导:"+l)
	}
	if t.find.Value() != "" {
		out = append([]widget.Option{{Name: x.FilterNone, Do: func() tea.Cmd {
			t.setQuery("")
			return t.readCmd()
		}}}, out...)
	}
	return widget.NewChooser(x.FilterTitle, out)
}

// sectionsOf are the innermost sections of rows, in the order of the documents.
func (t *Page) sectionsOf(rows []int32) []string {
	first := map[string]int32{} // the row that has the section first, in the document's order
	for _, r := range rows {
		section := t.Board.At(r).Task.Section
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
func (t *Page) leadersOf(rows []int32) []string {
	seen := map[string]bool{}
	var out []string
	for _, r := range rows {
		for _, l := range t.Board.At(r).Task.Leaders {
			if !seen[l] {
				seen[l] = true
				out = append(out, l)
			}
		}
	}
	return out
}

// sortMenu offers the columns to sort by; the same one again turns the order round.
func (t *Page) sortMenu() *widget.Chooser {
	x := t.Words
	var out []widget.Option
	for _, c := range board.Columns() {
		note := ""
		if c == t.sort {
			note = x.TurnRound
		}
		out = append(out, widget.Option{Name: x.Column(c), Note: note, Do: func() tea.Cmd {
			id := t.Task()
			t.desc = c == t.sort && !t.desc
			t.sort = c
			t.apply()
			t.seek(id)
			return t.readCmd()
		}})
	}
	return widget.NewChooser(x.DoSort, out)
}

func (t *Page) groupMenu() *widget.Chooser {
	x := t.Words
	var out []widget.Option
	for _, g := range board.Groupings() {
		note := ""
		if g == t.by {
			note = x.Now
		}
		out = append(out, widget.Option{Name: x.Grouping(g), Note: note, Do: func() tea.Cmd {
			id := t.Task()
			t.by = g
			t.apply()
			t.seek(id)
			return t.readCmd()
		}})
	}
	return widget.NewChooser(x.DoGroup, out)
}
