package actions

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/page"
	"duban/ui/taskform"
	"duban/ui/widget"
)

func newBulkDeadlineForm(desk *page.Desk, ts []*model.Task) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.BulkTitle(len(ts)) + "  " + x.Actions[model.ActDeadline]}
	when := f.Day(x.ColDeadline, "", "", desk.Days(model.Coming))
	why := f.Text(x.Reason, "", "")
	f.Submit = func() (tea.Cmd, error) { return extend(desk, ts, when, why) }
	return f
}

func newBulkLeaderForm(desk *page.Desk, ts []*model.Task) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.BulkTitle(len(ts)) + "  " + x.BulkLeader}
	who := f.Text(x.Leaders, strings.Join(ts[0].Leaders, " "), x.ListHint).Complete(widget.Completion{Names: desk.LeaderNames, Several: true})
	f.Submit = func() (tea.Cmd, error) {
		list := taskform.Names(who.Value())
		return changeTasks(desk, ts, model.ActEdit, x.BulkLeader, func(t *model.Task) error {
			t.Leaders = list
			return nil
		}), nil
	}
	return f
}

func newBulkUnitForm(desk *page.Desk, ts []*model.Task) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.BulkTitle(len(ts)) + "  " + x.BulkUnit}
	who := f.Text(x.LeadUnits, strings.Join(ts[0].LeadUnits, " "), x.ListHint).
		Complete(widget.Completion{Names: desk.UnitNames, Several: true, Ask: x.NewUnit})
	f.Submit = func() (tea.Cmd, error) {
		list := taskform.Names(who.Value())
		return changeTasks(desk, ts, model.ActEdit, x.BulkUnit, func(t *model.Task) error {
			t.LeadUnits = list
			return nil
		}), nil
	}
	return f
}

// bulkCmd changes several tasks in one transaction.
func bulkCmd(desk *page.Desk, ts []*model.Task, note string, change func(*model.Task) error) tea.Cmd {
	ids := make([]string, len(ts))
	for i, t := range ts {
		ids[i] = t.ID
	}
	return desk.Act(page.Action{Do: func(l page.Ledger) (model.Entry, error) {
		fresh, err := l.TasksByID(ids...)
		if err != nil {
			return model.Entry{}, err
		}
		changed := make([]*model.Task, len(fresh))
		for i, t := range fresh {
			c := t.Clone()
			if err := change(c); err != nil {
				return model.Entry{}, err
			}
			changed[i] = c
		}
		return l.SaveTasks(changed, model.ActBulk, note)
	}, Then: func(page.Lights) tea.Cmd {
		return desk.Say(desk.Words.BulkDone(len(ids)))
	}})
}

// BulkMenu offers what can be done to several tasks at once, of which so many are unseen.
func BulkMenu(desk *page.Desk, ts []*model.Task, unseen int) *widget.Chooser {
	x := desk.Words
	show := func(d func(*page.Desk, []*model.Task) *widget.Form) func() tea.Cmd {
		return func() tea.Cmd {
			desk.Push(d(desk, ts))
			return nil
		}
	}
	return widget.NewChooser(x.BulkMenuTitle(len(ts), unseen), []widget.Option{
		{Name: x.Actions[model.ActDeadline], Do: show(newBulkDeadlineForm)},
		{Name: x.Actions[model.ActClose], Do: show(CloseForm)},
		{Name: x.Actions[model.ActLight], Do: show(newLightForm)},
		{Name: x.Actions[model.ActSuspend], Do: show(newSuspendForm)},
		{Name: x.BulkLeader, Do: show(newBulkLeaderForm)},
		{Name: x.BulkUnit, Do: show(newBulkUnitForm)},
	})
}
