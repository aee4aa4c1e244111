package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/internal/board"
	"duban/model"
)

// loadedMsg brings a whole board, or says why there is none.
type loadedMsg struct {
	gen   int
	on    model.Date
	board *board.Board
	units []model.Unit
	err   error
}

// detailMsg brings what only a task's own page shows.
type detailMsg struct {
	id      string
	task    *model.Task
	reports []model.Return
	err     error
}

// historyMsg brings the journal's entries on a task.
type historyMsg struct {
	id      string
	entries []model.Entry
	err     error
}

// createdMsg brings the ledger that the officer chose to begin with.
type createdMsg struct {
	led    Ledger
	sample bool
	err    error
}

type toastExpiredMsg struct{ n int }

// loadCmd reads the whole ledger as it stood on a day.
func (a *App) loadCmd(on model.Date) tea.Cmd {
	a.gen++
	a.loading, a.loadingDay = true, on
	gen, led, bulk := a.gen, a.led, a.opts.Bulk
	return func() tea.Msg {
		m := loadedMsg{gen: gen, on: on}
		bulk(func() { m.board, m.units, m.err = loadBoard(led, on) })
		return m
	}
}

func loadBoard(led Ledger, on model.Date) (*board.Board, []model.Unit, error) {
	campaigns, err := led.Campaigns()
	if err != nil {
		return nil, nil, err
	}
	tasks, err := led.TasksOn(on)
	if err != nil {
		return nil, nil, err
	}
	units, err := led.Units()
	if err != nil {
		return nil, nil, err
	}
	settings, err := led.SettingsOn(on)
	if err != nil {
		return nil, nil, err
	}
	cal := model.NewCalendar().Without(settings.DaysOff)
	b := board.New(campaigns, tasks, units, cal, on)
	b.Prepare()
	return b, units, nil
}

func (a *App) handleLoaded(m loadedMsg) tea.Cmd {
	if m.gen != a.gen {
		return nil
	}
	a.loading = false
	if m.err != nil {
		if a.board != nil {
			return a.complain(m.err)
		}
		a.state, a.fatal = stateFailed, a.explain(m.err)
		return nil
	}
	a.board, a.units, a.on, a.cal = m.board, m.units, m.on, m.board.Calendar()
	a.state = stateReady
	a.trend = nil
	a.refreshAll()
	if a.detail != nil {
		return tea.Batch(a.detailCmd(a.detail.id), a.trendCmd())
	}
	return a.trendCmd()
}

// refreshAll tells the page that is shown that the board has changed; another
// page looks at the board anew when it is gone to.
func (a *App) refreshAll() {
	a.version++
	a.arrive()
	if a.detail != nil {
		a.detail.refresh(a)
	}
}

func (a *App) detailCmd(id string) tea.Cmd {
	led := a.led
	return func() tea.Msg {
		m := detailMsg{id: id}
		if m.task, m.err = led.Task(id); m.err == nil {
			m.reports, m.err = led.Returns(id)
		}
		return m
	}
}

func (a *App) handleDetail(m detailMsg) tea.Cmd {
	if a.detail == nil || a.detail.id != m.id {
		return nil
	}
	if m.err != nil {
		return a.complain(m.err)
	}
	a.detail.load(a, m.task, m.reports)
	return nil
}

func (a *App) historyCmd(id string) tea.Cmd {
	led := a.led
	return func() tea.Msg {
		m := historyMsg{id: id}
		m.entries, m.err = led.History(model.Ref{Kind: model.RecordTask, ID: id})
		return m
	}
}

func (a *App) handleHistory(m historyMsg) tea.Cmd {
	if m.err != nil {
		return a.complain(m.err)
	}
	a.push(newHistory(a, m.id, m.entries))
	return nil
}

// askWidthCmd writes a sign of ambiguous width and asks where the cursor went,
// then wipes it. The answer comes as a tea.CursorPositionMsg. It does so a line
// below, because an answer from the first line of the screen would be taken for
// a key: 「1;3R」 is Alt and F3 as well.
func askWidthCmd() tea.Cmd { return tea.Raw("\x1b7\r\x1b[B\u2192\x1b[6n\r\x1b[K\x1b8") }

// ambiguousIsWide reads that answer: column 1 for one cell, 2 for two.
func ambiguousIsWide(column int) bool { return column >= 2 }
