package ui

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
)

// savedMsg says that an action was stored, and brings the records as they are now.
type savedMsg struct {
	of    page.Action
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
	of  page.Action
	err error
}

// act stores an action and reads back what it changed. While one is being
// stored the next ones wait: they are stored in the order in which the officer
// gave them, and none is lost or done twice.
func (a *App) act(o page.Action) tea.Cmd {
	if o.Failed == nil {
		o.Failed = a.onFailure
	}
	return a.order(o)
}

func (a *App) order(o page.Action) tea.Cmd {
	switch {
	case a.ReadOnly:
		return a.refuse(a.Words.ReadOnlyRefuses)
	case a.busy:
		a.waiting = append(a.waiting, o)
		return nil
	}
	a.busy = true
	led, on, past := a.led, a.On, a.On < a.Today
	storing := newOrder(o, led)
	a.storing = storing
	return func() tea.Msg {
		entry, err := storing.store()
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
func bringsDays(e *model.Entry) bool { return e.Action.Loads() || e.Of.Loads() }

// next begins the action that has waited longest, or ends the program when the
// officer has asked for that and nothing waits any more.
func (a *App) next() tea.Cmd {
	a.busy, a.storing = false, nil
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
	was := page.Lights{}
	if bringsDays(&m.entry) {
		a.PastVersion++
	}
	if m.on == a.On && !m.reload {
		for _, t := range m.tasks {
			if a.Board.Row(t.ID) != nil {
				was[t.ID] = a.LightOf(t.ID)
			}
			a.Board.Replace(t)
		}
		for _, id := range m.gone {
			a.Board.Remove(id)
		}
		a.Version++
		cmds = append(cmds, a.leaveGone(m.gone), a.arrive())
	}
	switch {
	case a.loading:
		// What is being read may not have the action in it yet.
		cmds = append(cmds, a.loadCmd(a.loadingDay))
	case m.reload || m.on != a.On:
		if m.entry.Action == model.ActRemove {
			cmds = append(cmds, a.leaveGone(m.entry.Tasks()))
		}
		cmds = append(cmds, a.loadCmd(a.On))
	}
	if m.of.Ended != nil {
		m.of.Ended(nil)
	}
	for _, p := range a.stack {
		if k, ok := p.Page.(page.Keeper); ok {
			k.Stored(&m.entry)
		}
	}
	if m.of.Then != nil {
		cmds = append(cmds, m.of.Then(was))
	} else {
		cmds = append(cmds, a.say(a.Words.Stored(m.entry)))
	}
	return tea.Batch(append(cmds, a.awaitBackup(), a.next())...)
}

// handleFailed says why an action was not stored, and gives back what was typed.
func (a *App) handleFailed(m failedMsg) tea.Cmd {
	a.leaving = false // the officer is to see it
	cmd := a.next()
	if m.of.Ended != nil {
		m.of.Ended(m.err)
	}
	if m.of.Failed != nil {
		return tea.Batch(m.of.Failed(m.err), cmd)
	}
	return tea.Batch(a.complain(m.err), cmd)
}

// undoCmd takes the last action back, or does it again.
func (a *App) undoCmd(redo bool) tea.Cmd {
	if redo {
		return a.act(page.Action{Do: Ledger.Redo})
	}
	return a.undo(0)
}

// undo takes the last action back. What brought in a whole ledger or document is asked about first: agreed is the number of
// the entry that the officer has said yes to, after which nothing else is taken back; 0 for none yet.
func (a *App) undo(agreed uint64) tea.Cmd {
	return a.act(page.Action{
		Do: func(l Ledger) (model.Entry, error) {
			r, err := l.NextUndo()
			if err != nil {
				return model.Entry{}, err
			}
			if r.Entry.Seq != agreed && (agreed != 0 || r.Root().Loads()) {
				return model.Entry{}, takesMuch{r}
			}
			return l.Undo()
		},
		Failed: func(err error) tea.Cmd {
			var much takesMuch
			if !errors.As(err, &much) {
				return a.complain(err)
			}
			a.push(newUndoForm(a, &much.Reversal))
			return nil
		},
	})
}

// takesMuch is returned for an undo that the officer is to be asked about first.
type takesMuch struct{ model.Reversal }

// Error is never shown: the question is.
func (takesMuch) Error() string { return "the undo takes back a whole ledger or document" }

// newUndoForm asks before a whole ledger or document is taken back.
func newUndoForm(a *App, r *model.Reversal) *widget.Form {
	x := a.Words
	f := &widget.Form{Title: x.UndoTitle(r), Note: x.UndoNote(r), Keys: x.KeysSure}
	sure := f.Choice(x.UndoSure, []string{x.No, x.Yes}, 0)
	f.Submit = func() (tea.Cmd, error) {
		if sure.Chosen == 0 {
			return nil, nil
		}
		return a.undo(r.Entry.Seq), nil
	}
	return f
}
