package page

import (
	"io"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/keymap"
	"duban/ui/widget"
)

// Desk is what every page is given: what it draws with, its keys, the board and its days, and what it may ask of the
// program round it. The program sets it and keeps it up to date; pages only read it. What comes of a command is run
// when its message arrives, so that nothing changes while a page is drawn.
type Desk struct {
	*widget.Screen
	K    *keymap.Map // the keys
	W, H int         // the size of the whole screen in cells; 0 before it is known

	// Who is the officer, as the ledger notes it.
	Who string
	// ReadOnly says that the ledger is another program's: Act refuses everything.
	ReadOnly bool

	Today model.Date      // the real day
	On    model.Date      // the day that the board shows
	Cal   *model.Calendar // the working calendar of that day
	// Board is nil before the ledger has been read.
	Board *board.Board
	// Version numbers the changes of the board.
	Version int
	// PastVersion numbers what is known of past days: it changes when records come in that have days of their own.
	PastVersion int
	courses     *courses   // of the rows that were seen
	past        pastBoards // what the board is compared with
	// Campaigns and Units are those of now, whatever day the board shows.
	Campaigns []*model.Campaign
	Units     []model.Unit
	Views     []model.View // of now

	// Push opens a window over the page.
	Push func(widget.Dialog)
	// Say tells something at the bottom for a while; Refuse, until the next key, what cannot be done, and Complain what
	// went wrong.
	Say, Refuse func(text string) tea.Cmd
	Complain    func(err error) tea.Cmd
	// Explain puts an error into one sentence for the officer.
	Explain func(err error) string

	// Open goes to a task's own page, Tasks to the table of a scope; Back goes to where the officer came from.
	Open  func(id string) tea.Cmd
	Tasks func(s Scope) tea.Cmd
	Back  func() tea.Cmd
	// TaskPage makes a task's own page, to be drawn beside a list.
	TaskPage func(id string) Page
	// Neighbour is the task that stands by rows behind another one in the table that it was opened from; empty for none.
	Neighbour func(id string, by int) string

	// Act stores what the officer orders. While one action is being stored the next ones wait.
	Act func(a Action) tea.Cmd
	// Read reads the ledger. What read returns is run when that has ended, unless it is nil; an error is told.
	Read func(read func(l Ledger) (then func() tea.Cmd, err error)) tea.Cmd
	// WriteFile writes a file for others, in place of one that is there only with over, and runs written with its whole
	// path; the form that ordered it comes back where that fails. Nil where no file can be written.
	WriteFile func(path string, over bool, write func(io.Writer) error, written func(path string) tea.Cmd) tea.Cmd
}

// Action is one thing that the officer orders: one transaction, stored whole or
// not at all.
type Action struct {
	// Do stores it; it runs in a command.
	Do func(l Ledger) (model.Entry, error)
	// What names it where the program had to end before it was stored; empty for a change that cannot be named.
	What string
	// Ended runs first when it was stored, or with the error when it was not; nil for nothing.
	Ended func(err error)
	// Then says what was done, once the board shows it; was gives the light
	// that a task had before. Nil names the action.
	Then func(was Lights) tea.Cmd
	// Failed runs when the action was not stored, so that what was typed is not
	// lost. Nil brings the form back that ordered it, or else says what went wrong.
	Failed func(err error) tea.Cmd
}

// Lights are the lights that tasks had, by ID.
type Lights map[string]model.Light

// LightOf is the light that the board gives a task.
func (d *Desk) LightOf(id string) model.Light {
	if r := d.Board.Row(id); r != nil {
		return r.Assessment.Light
	}
	return model.Grey
}

// Days are how days that are typed are read, from the real day on.
func (d *Desk) Days(near model.Near) widget.Days {
	return widget.Days{Words: d.Words, Today: d.Today, Cal: d.Cal, Near: near}
}
