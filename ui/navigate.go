package ui

import (
	tea "charm.land/bubbletea/v2"
)

// goPage shows a page of the top bar.
func (a *App) goPage(id pageID) {
	a.trail = nil
	a.detail = nil
	if id == tasksPage {
		a.tasks.setScope(a, scope{pick: pickOpen})
	}
	a.page = id
	a.arrive()
}

// arrive makes the page that is shown look at the board, unless it has seen it as it is.
func (a *App) arrive() {
	if a.seen[a.page] != a.version {
		a.seen[a.page] = a.version
		a.pageAt(a.page).refresh(a)
	}
}

// leave remembers the present place for Esc.
func (a *App) leave() {
	a.trail = append(a.trail, place{a.page, a.detail, a.tasks.scope})
}

// goTasks shows the tasks of a scope, from where Esc leads back here.
func (a *App) goTasks(s scope) {
	a.leave()
	a.detail = nil
	a.page = tasksPage
	a.tasks.setScope(a, s)
}

// openTask shows a task's own page.
func (a *App) openTask(id string) tea.Cmd {
	if a.board == nil || a.board.Row(id) == nil {
		return nil
	}
	a.leave()
	a.detail = newDetail(id)
	return a.detailCmd(id)
}

// back goes to where the officer came from.
func (a *App) back() tea.Cmd {
	if len(a.trail) == 0 {
		if a.detail != nil {
			a.detail = nil
			return nil
		}
		if a.page != overviewPage {
			a.goPage(overviewPage)
		}
		return nil
	}
	p := a.trail[len(a.trail)-1]
	a.trail = a.trail[:len(a.trail)-1]
	a.page, a.detail = p.page, p.detail
	if p.page == tasksPage && !p.scope.equal(a.tasks.scope) {
		a.tasks.setScope(a, p.scope)
	}
	a.arrive()
	if a.detail != nil {
		return a.detailCmd(a.detail.id)
	}
	return nil
}
