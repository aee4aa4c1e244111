package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/keymap"
	"duban/ui/page"
	"duban/ui/tasks"
	"duban/ui/units"
	"duban/ui/widget"
)

// CurrentTask is the ID of the task that the page has the cursor on.
func (a *App) CurrentTask() string {
	switch p := a.top().Page.(type) {
	case interface{ Task() string }:
		return p.Task()
	case page.OfTask:
		return p.OfTask()
	}
	return ""
}

// table is the task table that is seen, or else that of the tab.
func (a *App) table() *tasks.Page {
	if t, ok := a.top().Page.(*tasks.Page); ok {
		return t
	}
	return a.tabs[tasksTab].Page.(*tasks.Page)
}

// ShownTasks are the IDs of the rows of the task table, from top to bottom.
func (a *App) ShownTasks() []string {
	var out []string
	for _, r := range a.table().Rows() {
		out = append(out, r.Task.ID)
	}
	return out
}

// GroupTitles are the headings of the task table.
func (a *App) GroupTitles() []string {
	var out []string
	for _, g := range a.table().Groups() {
		out = append(out, g.Title)
	}
	return out
}

// Query is the query of the task table.
func (a *App) Query() string { return a.table().Query() }

// KeysHere are the bindings that the page says do something on it.
func (a *App) KeysHere() []key.Binding { return a.top().Keys() }

// AllKeys are all bindings that do something on some page.
func (a *App) AllKeys() []key.Binding {
	var out []key.Binding
	for _, l := range a.K.Lines(a.Words) {
		if l.Place == keymap.OnPages {
			out = append(out, *l.Binding)
		}
	}
	return out
}

// Dialogs is how many dialogs are open.
func (a *App) Dialogs() int { return len(a.dialogs) }

// Page is the number of the page that the top bar marks, from 1.
func (a *App) Page() int { return a.top().tab + 1 }

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
func (a *App) CurrentCampaign() string { return a.campaignHere() }

// CurrentUnit is the unit that the page of units has the cursor on.
func (a *App) CurrentUnit() string {
	if p, ok := a.top().Page.(*units.Page); ok {
		return p.Unit()
	}
	return ""
}

// Works tells whether the board counts a day among the working days.
func (a *App) Works(d model.Date) bool { return a.Board.Calendar().IsWorkday(d) && a.Cal.IsWorkday(d) }
