// Package page is what the pages of the dashboard have in common: what the program asks of a page, and the Desk that it
// gives to each. A page knows its Desk and nothing of the program round it or of other pages, so that it can be
// built and tested alone.
package page

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/widget"
)

// Page is what stands between the top bar and the bottom bar.
type Page interface {
	// Key handles a key press that does not do the same on every page.
	Key(msg tea.KeyPressMsg) tea.Cmd
	// Click handles a press of the left button at column x and row y of the page.
	Click(x, y int) tea.Cmd
	// Wheel handles a turn of the wheel by d lines.
	Wheel(d int) tea.Cmd
	// Draw returns the page as at most h lines of w cells each.
	Draw(w, h int) widget.Rows
	// Keys are the bindings that do something here, the most useful first;
	// Moves are those that only move about. The bottom bar, the help and the palette show these and no others.
	Keys() []key.Binding
	Moves() []key.Binding
	// Refresh looks at the board anew. It is called before the page is seen on a board that it has not looked at; the
	// command that it returns reads what the board does not hold.
	Refresh() tea.Cmd
}

// Typer is a page into which text can be typed.
type Typer interface {
	// Typing reports whether text is typed now: then the page gets every key.
	Typing() bool
	// Paste takes pasted text.
	Paste(text string)
	// Cursor is where the cursor stands on the page as it was drawn last; nil for nowhere.
	Cursor() *tea.Position
	// Fault is what is wrong with what is being typed, for the bottom bar; empty for nothing.
	Fault() string
}

// Sole is a page that has the screen to itself: it gets every key, and no tab leads away from it.
type Sole interface {
	// Title stands in the top bar in place of the tabs.
	Title() string
}

// Starter is a page that begins anew each time that its tab is chosen.
type Starter interface{ Start() tea.Cmd }

// Finder is a page that searches itself. Elsewhere the key for searching leads to all tasks.
type Finder interface{ Find() }

// Campaigner is a page on which a campaign is pointed out.
type Campaigner interface {
	// Campaign is the ID of the campaign at the cursor, to which a new task most likely belongs; empty for none.
	Campaign() string
}

// OfTask is a page about one task, which is left when the task is no more.
type OfTask interface {
	// OfTask is the ID of the task.
	OfTask() string
}

// Lister is a page with an order of tasks, through which one can go while a task is open above it.
type Lister interface {
	// Neighbour moves to the task that stands by rows behind the given one and returns its ID; empty where there is none.
	Neighbour(id string, by int) string
}

// Keeper is a page that keeps what was ordered until it is stored.
type Keeper interface {
	// Stored is called with each action that was stored.
	Stored(e *model.Entry)
}
