package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"duban/ui/page"
)

// place is a page where the officer is or was, on the stack.
type place struct {
	page.Page
	tab  int // that the top bar marks
	seen int // the version of the board that the page has looked at last
}

// top is the place that is seen and has the keys.
func (a *App) top() *place { return a.stack[len(a.stack)-1] }

// goTab shows a page of the top bar.
func (a *App) goTab(i int) tea.Cmd {
	a.stack = append(a.stack[:0], a.tabs[i])
	if p, ok := a.tabs[i].Page.(page.Starter); ok {
		return tea.Batch(p.Start(), a.arrive())
	}
	return a.arrive()
}

// open shows a page over the others, from where Esc leads back here.
func (a *App) open(p page.Page, tab int) tea.Cmd {
	a.stack = append(a.stack, &place{Page: p, tab: tab})
	return a.arrive()
}

// arrive makes the page that is seen look at the board, unless it has seen it as it is.
func (a *App) arrive() tea.Cmd {
	p := a.top()
	if p.seen == a.Version {
		return nil
	}
	p.seen = a.Version
	return p.Refresh()
}

// back goes to where the officer came from, and at last to the first page.
func (a *App) back() tea.Cmd {
	if len(a.stack) == 1 {
		if a.top() == a.tabs[0] {
			if a.visiting {
				return a.askLeave()
			}
			return nil
		}
		return a.goTab(0)
	}
	a.stack = a.stack[:len(a.stack)-1]
	return a.arrive()
}

// leaveGone goes back from the page of a task that is no more.
func (a *App) leaveGone(gone []string) tea.Cmd {
	if p, ok := a.top().Page.(page.OfTask); ok && slices.Contains(gone, p.OfTask()) {
		return a.back()
	}
	return nil
}

// typer is the page that is seen, where text is typed into it; else nil.
func (a *App) typer() page.Typer {
	if p, ok := a.top().Page.(page.Typer); ok && a.state == stateReady && p.Typing() {
		return p
	}
	return nil
}

// sole is the page that is seen, where it has the screen to itself; else nil.
func (a *App) sole() page.Sole {
	p, _ := a.top().Page.(page.Sole)
	return p
}

// campaignHere is the ID of the campaign that the page points out; empty for none.
func (a *App) campaignHere() string {
	if p, ok := a.top().Page.(page.Campaigner); ok {
		return p.Campaign()
	}
	return ""
}

// neighbour is the task by rows behind another one: in the list that it was opened from, or else in that of a tab.
func (a *App) neighbour(id string, by int) string {
	for _, places := range [...][]*place{a.stack, a.tabs[:]} {
		for _, p := range slices.Backward(places) {
			if l, ok := p.Page.(page.Lister); ok {
				return l.Neighbour(id, by)
			}
		}
	}
	return ""
}
