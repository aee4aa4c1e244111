package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/ui/keymap"
	"duban/ui/page"
	"duban/words"
)

// tabs make the pages that the top bar offers, in its order. Their names stand in words.Screen and their keys in keymap.
// A page is known by its name in this file and nowhere else.
var tabs = [...]func(desk *page.Desk) page.Page{
	func(desk *page.Desk) page.Page { return &overview{Desk: desk} },
	func(desk *page.Desk) page.Page { return newTasks(desk) },
	func(desk *page.Desk) page.Page { return &calendar{Desk: desk} },
	func(desk *page.Desk) page.Page { return &unitTable{Desk: desk} },
	func(desk *page.Desk) page.Page { return &reviewList{Desk: desk} },
}

// tasksTab is the tab under which tables of tasks stand, from wherever they are opened.
const tasksTab = 1

// There are as many names and keys as pages.
var (
	_ [len(tabs)]struct{} = [keymap.PageCount]struct{}{}
	_                     = [len(tabs)]string(words.Screen{}.Pages)
)

// goTasks shows the tasks of a scope, from where Esc leads back here.
func (a *App) goTasks(s page.Scope) tea.Cmd {
	t := newTasks(a.Desk)
	t.setScope(s)
	return a.open(t, tasksTab)
}

// openTask shows a task's own page.
func (a *App) openTask(id string) tea.Cmd {
	if a.Board == nil || a.Board.Row(id) == nil {
		return nil
	}
	return a.open(newDetail(a.Desk, id), a.top().tab)
}
