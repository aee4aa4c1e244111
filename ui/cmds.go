package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
)

// loadedMsg brings a whole board, or says why there is none.
type loadedMsg struct {
	gen int
	on  model.Date
	loaded
	err error
	// index makes the index of the board's words, and end says that all is read.
	index func() *board.Index
	end   func()
}

// indexedMsg brings the index of a board, which is made behind the frame that shows it.
type indexedMsg struct {
	board *board.Board
	index *board.Index
}

// loaded is the board of a day, and what of the ledger of now is edited and telephoned.
type loaded struct {
	board     *board.Board
	campaigns []*model.Campaign
	units     []model.Unit
}

// detailMsg brings what only a task's own page shows.
type detailMsg struct {
	id      string
	task    *model.Task
	reports []model.Return
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
	gen, led, bulk, past := a.gen, a.led, a.opts.Bulk, on < a.today
	return func() tea.Msg {
		m := loadedMsg{gen: gen, on: on, end: bulk()}
		if m.loaded, m.err = load(led, on, past); m.err == nil {
			m.index = m.board.Indexer()
		}
		return m
	}
}

// load reads the board of a day. A board of the past has the campaigns and units of
// that day, while those of now are what forms work on.
func load(led Ledger, on model.Date, past bool) (out loaded, err error) {
	var units []model.Unit
	if out.board, units, err = boardOn(led, on); err != nil {
		return out, err
	}
	out.campaigns, out.units = out.board.Campaigns(), units
	if !past {
		return out, nil
	}
	if out.campaigns, err = led.Campaigns(); err != nil {
		return out, err
	}
	out.units, err = led.Units()
	return out, err
}

// boardOn makes the board of a day of what was known on it.
func boardOn(led Ledger, on model.Date) (*board.Board, []model.Unit, error) {
	campaigns, err := led.CampaignsOn(on)
	if err != nil {
		return nil, nil, err
	}
	tasks, err := led.TasksOn(on)
	if err != nil {
		return nil, nil, err
	}
	units, err := led.UnitsOn(on)
	if err != nil {
		return nil, nil, err
	}
	settings, err := led.SettingsOn(on)
	if err != nil {
		return nil, nil, err
	}
	cal := model.NewCalendar().Without(settings.DaysOff)
	return board.New(campaigns, tasks, units, cal, on), units, nil
}

func (a *App) handleLoaded(m loadedMsg) tea.Cmd {
	if m.gen != a.gen {
		m.end()
		return nil
	}
	a.loading = false
	if m.err != nil {
		m.end()
		if a.board != nil {
			return tea.Batch(a.complain(m.err), a.goOn())
		}
		a.state, a.fatal = stateFailed, a.explain(m.err)
		return nil
	}
	a.board, a.campaigns, a.units, a.on, a.cal = m.board, m.campaigns, m.units, m.on, m.board.Calendar()
	a.state = stateReady
	a.refreshAll()
	cmds := []tea.Cmd{a.trendCmd(), func() tea.Msg {
		defer m.end()
		return indexedMsg{m.board, m.index()}
	}}
	if a.detail != nil {
		cmds = append(cmds, a.detailCmd(a.detail.id))
	}
	return tea.Batch(append(cmds, a.goOn())...)
}

// campaignNow is a campaign as it is now, whatever day the board shows: the one that an officer
// edits. It is nil where there is none any more.
func (a *App) campaignNow(id string) *model.Campaign {
	for _, c := range a.campaigns {
		if c.ID == id {
			return c
		}
	}
	return nil
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
	led, on, past := a.led, a.on, a.on < a.today
	return func() tea.Msg {
		m := detailMsg{id: id}
		if m.task, m.err = led.Task(id); m.err != nil && past {
			m.task, m.err = nil, nil // removed since: the board's own row says what it was
		}
		if m.err == nil {
			m.reports, m.err = led.ReturnsOn(id, on)
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

// askWidthCmd writes a sign of ambiguous width and asks where the cursor went,
// then wipes it. The answer comes as a tea.CursorPositionMsg. It does so a line
// below, because an answer from the first line of the screen would be taken for
// a key: 「1;3R」 is Alt and F3 as well.
func askWidthCmd() tea.Cmd { return tea.Raw("\x1b7\r\x1b[B\u2192\x1b[6n\r\x1b[K\x1b8") }

// ambiguousIsWide reads that answer: column 1 for one cell, 2 for two.
func ambiguousIsWide(column int) bool { return column >= 2 }
