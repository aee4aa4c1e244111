package ui

import (
	tea "charm.land/bubbletea/v2"

	"duban/ui/calendar"
	"duban/ui/doubts"
	"duban/ui/keymap"
	"duban/ui/overview"
	"duban/ui/page"
	"duban/ui/taskpage"
	"duban/ui/tasks"
	"duban/ui/units"
	"duban/words"
)

// tabs make the pages that the top bar offers, in its order. Their names stand in words.Screen and their keys in keymap.
// A page is known by its name in this file and nowhere else.
var tabs = [...]func(*page.Desk) page.Page{
	tab(overview.New), tab(tasks.New), tab(calendar.New), tab(units.New), tab(doubts.New),
}

func tab[P page.Page](make func(*page.Desk) P) func(*page.Desk) page.Page {
	return func(desk *page.Desk) page.Page { return make(desk) }
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
	t := tasks.New(a.Desk)
	t.Show(s)
	return a.open(t, tasksTab)
}

// taskPage makes a task's own page.
func (a *App) taskPage(id string) page.Page { return taskpage.New(a.Desk, id) }

// openTask shows a task's own page.
func (a *App) openTask(id string) tea.Cmd {
	if a.Board == nil || a.Board.Row(id) == nil {
		return nil
	}
	return a.open(a.taskPage(id), a.top().tab)
}
