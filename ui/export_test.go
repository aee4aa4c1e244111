package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/keymap"
	"duban/ui/widget"
)

// CurrentTask is the ID of the task that the page has the cursor on.
func (a *App) CurrentTask() string {
	switch p := a.current().(type) {
	case *tasks:
		return p.currentID(a)
	case *detail:
		return p.id
	case *reviewList:
		if r := p.here(); r != nil {
			return r.Task.ID
		}
	case *overview:
		if r := p.taskHere(); r != nil {
			return r.Task.ID
		}
	case *calendar:
		if e := p.here(); e != nil && e.row != nil {
			return e.row.Task.ID
		}
	}
	return ""
}

// ShownTasks are the IDs of the rows of the task table, from top to bottom.
func (a *App) ShownTasks() []string {
	var out []string
	for _, it := range a.tasks.items {
		if it.row >= 0 {
			out = append(out, a.board.At(it.row).Task.ID)
		}
	}
	return out
}

// GroupTitles are the headings of the task table.
func (a *App) GroupTitles() []string {
	var out []string
	for _, g := range a.tasks.groups {
		out = append(out, g.Title)
	}
	return out
}

// Query is the query of the task table.
func (a *App) Query() string { return a.tasks.find.Value() }

// LightOf is the light that the board gives a task.
func (a *App) LightOf(id string) model.Light { return a.lightOf(id) }

// KeysHere are the bindings that the page says do something on it.
func (a *App) KeysHere() []key.Binding { return a.current().keys(a) }

// AllKeys are all bindings that do something on some page.
func (a *App) AllKeys() []key.Binding {
	var out []key.Binding
	for _, l := range a.k.Lines(a.Words) {
		if l.Place == keymap.OnPages {
			out = append(out, *l.Binding)
		}
	}
	return out
}

// Dialogs is how many dialogs are open.
func (a *App) Dialogs() int { return len(a.dialogs) }

// Page is the number of the page that the top bar marks, from 1.
func (a *App) Page() int { return int(a.page) + 1 }

// Options are the names that the front list offers.
func (a *App) Options() []string {
	c, ok := a.front().(*widget.Chooser)
	if !ok {
		return nil
	}
	var out []string
	for _, i := range c.Shown {
		out = append(out, c.All[i].Name)
	}
	return out
}

// HelpText is the whole text of the front dialog that only says something.
func (a *App) HelpText() []string {
	if t, ok := a.front().(*widget.TextBox); ok {
		return t.Body
	}
	return nil
}

// Press is what the palette does for a binding.
func (a *App) Press(b key.Binding) tea.Cmd { return a.press(b) }

// CurrentCampaign is the ID of the campaign that the overview has the cursor on.
func (a *App) CurrentCampaign() string { return a.overview.campaignHere() }

// CurrentUnit is the unit that the page of units has the cursor on.
func (a *App) CurrentUnit() string {
	if t := a.unitList; t.list.Cursor < len(t.units) {
		return t.units[t.list.Cursor].Unit
	}
	return ""
}

// Works tells whether the board counts a day among the working days.
func (a *App) Works(d model.Date) bool { return a.board.Calendar().IsWorkday(d) && a.cal.IsWorkday(d) }
