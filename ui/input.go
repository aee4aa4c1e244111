package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/ui/keymap"
	"duban/ui/widget"
)

// handleInput handles what the officer does.
func (a *App) handleInput(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		if d := a.front(); d != nil {
			d.Paste(msg.Content)
		} else if a.draft != nil {
			a.draft.paste(msg.Content)
		} else if a.typing() {
			a.tasks.paste(a, msg.Content)
		}
		return nil
	case tea.KeyPressMsg:
		return a.handleKey(msg)
	case tea.MouseClickMsg:
		return a.handleClick(msg.Mouse())
	case tea.MouseWheelMsg:
		a.handleWheel(msg.Mouse())
		return nil
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
	if !a.typing() {
		msg = widget.Folded(msg) // a ， that is typed stays one
	}
	switch a.state {
	case stateWelcome:
		return a.welcomeKey(msg)
	case stateLoading, stateFailed:
		if key.Matches(msg, a.k.Quit, a.k.Back) {
			return tea.Quit
		}
		return nil
	}
	if a.draft != nil {
		return a.draft.key(a, msg)
	}
	if a.typing() {
		return a.tasks.key(a, msg)
	}
	if cmd, done := a.globalKey(msg); done {
		return cmd
	}
	return a.current().key(a, msg)
}

// typing tells whether text is typed into the page itself.
func (a *App) typing() bool {
	switch {
	case a.state != stateReady:
		return false
	case a.draft != nil:
		return a.draft.Typing
	}
	return a.page == tasksPage && a.detail == nil && a.tasks.typing()
}

// globalKey handles the keys that do the same on every page.
func (a *App) globalKey(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	switch {
	case key.Matches(msg, a.k.Quit):
		return a.quit(), true
	case key.Matches(msg, a.k.Help):
		a.push(newHelp(a))
	case key.Matches(msg, a.k.Palette):
		a.push(newPalette(a))
	case key.Matches(msg, a.k.AsOf):
		a.push(newAsOf(a))
	case key.Matches(msg, a.k.Undo):
		return a.undoCmd(false), true
	case key.Matches(msg, a.k.Redo):
		return a.undoCmd(true), true
	case key.Matches(msg, a.k.Reload):
		a.past.forget()
		return a.loadCmd(a.on), true
	case key.Matches(msg, a.k.Add):
		a.push(newTaskForm(a, a.campaignHere()))
	case key.Matches(msg, a.k.Import):
		a.push(newImportForm(a))
	case key.Matches(msg, a.k.AddCampaign):
		a.push(newCampaignForm(a))
	case key.Matches(msg, a.k.Find) && (a.page != tasksPage || a.detail != nil):
		a.goTasks(scope{})
		a.tasks.startTyping(a)
	default:
		if cmd, done := a.campaignKey(msg); done {
			return cmd, true
		}
		for i, b := range a.k.Pages {
			if key.Matches(msg, b) {
				a.goPage(pageID(i))
				return nil, true
			}
		}
		return nil, false
	}
	return nil, true
}

// press does what a binding's key does.
func (a *App) press(b key.Binding) tea.Cmd {
	if msg, ok := keymap.Press(b); ok {
		return a.handleKey(msg)
	}
	return nil
}
