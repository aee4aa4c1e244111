package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/ui/actions"
	"duban/ui/campaignform"
	"duban/ui/keymap"
	"duban/ui/page"
	"duban/ui/widget"
)

// handleInput handles what the officer does.
func (a *App) handleInput(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		if d := a.front(); d != nil {
			d.Paste(msg.Content)
		} else if p := a.typer(); p != nil {
			p.Paste(msg.Content)
		}
		return nil
	case tea.KeyPressMsg:
		return a.handleKey(msg)
	case tea.MouseClickMsg:
		return a.handleClick(msg.Mouse())
	case tea.MouseWheelMsg:
		return a.handleWheel(msg.Mouse())
	}
	return nil
}

func (a *App) handleKey(msg tea.KeyPressMsg) tea.Cmd {
	if msg.Keystroke() == "ctrl+c" {
		return a.quit()
	}
	if a.toast.bad {
		a.toast.text = "" // the officer has seen it and goes on
	}
	if d := a.front(); d != nil {
		return a.settleDialog(d.Key(msg))
	}
	if a.typer() == nil {
		msg = widget.Folded(msg) // a ， that is typed stays one
	}
	switch a.state {
	case stateWelcome:
		return a.welcomeKey(msg)
	case stateLoading, stateFailed:
		if key.Matches(msg, a.K.Quit, a.K.Back) {
			return tea.Quit
		}
		return nil
	}
	if a.sole() == nil && a.typer() == nil {
		if cmd, done := a.globalKey(msg); done {
			return cmd
		}
	}
	return a.top().Key(msg)
}

// globalKey handles the keys that do the same on every page.
func (a *App) globalKey(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	switch {
	case key.Matches(msg, a.K.Quit):
		return a.quit(), true
	case key.Matches(msg, a.K.Help):
		a.push(newHelp(a))
	case key.Matches(msg, a.K.Palette):
		a.push(newPalette(a))
	case key.Matches(msg, a.K.AsOf):
		a.push(newAsOf(a))
	case key.Matches(msg, a.K.Undo):
		return a.undoCmd(false), true
	case key.Matches(msg, a.K.Redo):
		return a.undoCmd(true), true
	case key.Matches(msg, a.K.Reload):
		a.PastVersion++
		return a.loadCmd(a.On), true
	case key.Matches(msg, a.K.Add):
		a.push(actions.AddForm(a.Desk, a.campaignHere()))
	case key.Matches(msg, a.K.Import):
		a.push(newImportForm(a, "", ""))
	case key.Matches(msg, a.K.AddCampaign):
		a.push(campaignform.Add(a.Desk))
	case key.Matches(msg, a.K.Find):
		return a.find(), true
	default:
		if cmd, done := campaignform.Key(a.Desk, msg, a.campaignHere()); done {
			return cmd, true
		}
		for i, b := range a.K.Pages {
			if key.Matches(msg, b) {
				return a.goTab(i), true
			}
		}
		return nil, false
	}
	return nil, true
}

// find searches the page, where it can be searched, else all tasks.
func (a *App) find() tea.Cmd {
	var cmd tea.Cmd
	if _, ok := a.top().Page.(page.Finder); !ok {
		cmd = a.goTasks(page.Scope{})
	}
	if p, ok := a.top().Page.(page.Finder); ok {
		p.Find()
	}
	return cmd
}

// press does what a binding's key does.
func (a *App) press(b key.Binding) tea.Cmd {
	if msg, ok := keymap.Press(b); ok {
		return a.handleKey(msg)
	}
	return nil
}
