package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"duban/model"
)

// action is one thing that the officer orders: one transaction, stored whole or
// not at all.
type action struct {
	do func(Ledger) (model.Entry, error)
	// then says what was done, once the board shows it; was gives the light
	// that a task had before. Nil names the action.
	then func(a *App, was lights) tea.Cmd
	// failed runs when the action was not stored, so that what was typed is not
	// lost. Nil only says what went wrong.
	failed func(a *App, err error) tea.Cmd
}

// lights are the lights that tasks had.
type lights map[string]model.Light

// savedMsg says that an action was stored, and brings the records as they are now.
type savedMsg struct {
	of    action
	on    model.Date // the day of the board that it was made for
	entry model.Entry
	tasks []*model.Task
	gone  []string // tasks that are no more
	// reload is set when the board must be read anew: campaigns or units changed, and
	// with them perhaps every light, or the board is of a day past.
	reload bool
}

// failedMsg says that an action was not stored.
type failedMsg struct {
	of  action
	err error
}

// actCmd stores an action and reads back what it changed. While one is being
// stored the next ones wait: they are stored in the order in which the officer
// gave them, and none is lost or done twice.
func (a *App) actCmd(do func(Ledger) (model.Entry, error), then func(a *App, was lights) tea.Cmd) tea.Cmd {
	return a.order(action{do: do, then: then, failed: a.onFailure})
}

func (a *App) order(o action) tea.Cmd {
	switch {
	case a.opts.ReadOnly:
		return a.refuse()
	case a.busy:
		a.waiting = append(a.waiting, o)
		return nil
	}
	a.busy = true
	led, on, past := a.led, a.on, a.on < a.today
	return func() tea.Msg {
		entry, err := o.do(led)
		if err != nil {
			return failedMsg{o, err}
		}
		m := savedMsg{of: o, on: on, entry: entry, reload: past || beyondTasks(&entry)}
		if m.reload {
			return m
		}
		if m.tasks, err = led.TasksByID(entry.Tasks()...); err != nil {
			return failedMsg{o, err}
		}
		for _, id := range entry.Tasks() {
			if !slices.ContainsFunc(m.tasks, func(t *model.Task) bool { return t.ID == id }) {
				m.gone = append(m.gone, id)
			}
		}
		return m
	}
}

// beyondTasks reports whether an entry changed more than tasks and their returns: campaigns, units
// or settings, and with them perhaps every light.
func beyondTasks(e *model.Entry) bool {
	return slices.ContainsFunc(e.Records, func(r model.Ref) bool { return r.Kind != model.RecordTask && r.Kind != model.RecordReturn }) ||
		e.Action == model.ActUnit || e.Of == model.ActUnit || e.Action == model.ActSettings || e.Of == model.ActSettings
}

// bringsDays reports whether an entry brought in, or took back, what counts as known on days of
// its own, so that past boards are other ones now.
func bringsDays(e *model.Entry) bool {
	for _, act := range [...]model.Action{e.Action, e.Of} {
		switch act {
		case model.ActImport, model.ActSeed, model.ActRestore:
			return true
		}
	}
	return false
}

// refuse says that a read-only copy cannot be changed.
func (a *App) refuse() tea.Cmd { return a.showToast(a.Words.ReadOnlyRefuses, true) }

// next begins the action that has waited longest, or ends the program when the
// officer has asked for that and nothing waits any more.
func (a *App) next() tea.Cmd {
	a.busy = false
	if len(a.waiting) == 0 {
		if a.leaving {
			return tea.Quit
		}
		return nil
	}
	o := a.waiting[0]
	a.waiting = a.waiting[1:]
	return a.order(o)
}

// quit ends the program once everything that was ordered is stored. Asked
// again, it does not wait.
func (a *App) quit() tea.Cmd {
	if a.busy && !a.leaving {
		a.leaving = true
		return nil
	}
	return tea.Quit
}

func (a *App) handleSaved(m savedMsg) tea.Cmd {
	var cmds []tea.Cmd
	was := lights{}
	if bringsDays(&m.entry) {
		a.past.forget()
	}
	if m.on == a.on && !m.reload {
		for _, t := range m.tasks {
			if a.board.Row(t.ID) != nil {
				was[t.ID] = a.lightOf(t.ID)
			}
			a.board.Replace(t)
		}
		for _, id := range m.gone {
			a.board.Remove(id)
			if a.detail != nil && a.detail.id == id {
				cmds = append(cmds, a.back())
			}
		}
		a.refreshAll()
		if a.detail != nil {
			cmds = append(cmds, a.detailCmd(a.detail.id))
		}
	}
	switch {
	case a.loading:
		// What is being read may not have the action in it yet.
		cmds = append(cmds, a.loadCmd(a.loadingDay))
	case m.reload || m.on != a.on:
		if a.detail != nil && m.entry.Action == model.ActRemove && slices.Contains(m.entry.Tasks(), a.detail.id) {
			cmds = append(cmds, a.back())
		}
		cmds = append(cmds, a.loadCmd(a.on))
	}
	if a.tasks.sheet != nil {
		a.tasks.sheet.saved(m.entry)
	}
	if m.of.then != nil {
		cmds = append(cmds, m.of.then(a, was))
	} else {
		cmds = append(cmds, a.say(a.Words.Stored(m.entry)))
	}
	return tea.Batch(append(cmds, a.next())...)
}

// handleFailed says why an action was not stored, and gives back what was typed.
func (a *App) handleFailed(m failedMsg) tea.Cmd {
	a.leaving = false // the officer is to see it
	cmd := a.next()
	if m.of.failed != nil {
		return tea.Batch(m.of.failed(a, m.err), cmd)
	}
	return tea.Batch(a.complain(m.err), cmd)
}

// undoCmd takes the last action back, or does it again.
func (a *App) undoCmd(redo bool) tea.Cmd {
	return a.actCmd(func(l Ledger) (model.Entry, error) {
		if redo {
			return l.Redo()
		}
		return l.Undo()
	}, nil)
}
