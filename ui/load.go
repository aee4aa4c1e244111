package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/page"
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
	views     []model.View
}

// loadCmd reads the whole ledger as it stood on a day.
func (a *App) loadCmd(on model.Date) tea.Cmd {
	a.gen++
	a.loading, a.loadingDay = true, on
	gen, led, bulk, past := a.gen, a.led, a.opts.Bulk, on < a.Today
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
	if out.board, units, err = page.BoardOn(led, on); err != nil {
		return out, err
	}
	out.campaigns, out.units = out.board.Campaigns(), units
	settings, err := led.Settings()
	if err != nil {
		return out, err
	}
	out.views = settings.Views
	if !past {
		return out, nil
	}
	if out.campaigns, err = led.Campaigns(); err != nil {
		return out, err
	}
	out.units, err = led.Units()
	return out, err
}

func (a *App) handleLoaded(m loadedMsg) tea.Cmd {
	if m.gen != a.gen {
		m.end()
		return nil
	}
	a.loading = false
	if m.err != nil {
		m.end()
		if a.Board != nil {
			return tea.Batch(a.complain(m.err), a.goOn())
		}
		a.state, a.fatal = stateFailed, a.explain(m.err)
		return nil
	}
	a.Board, a.Campaigns, a.Units, a.On, a.Cal = m.board, m.campaigns, m.units, m.on, m.board.Calendar()
	a.Views = m.views
	a.state = stateReady
	a.Version++
	return tea.Batch(a.arrive(), func() tea.Msg {
		defer m.end()
		return indexedMsg{m.board, m.index()}
	}, a.goOn())
}
