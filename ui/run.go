// Package ui is the dashboard: a Bubble Tea program on a ledger. It has one
// Bubble Tea model, App; pages, dialogs and widgets are plain structs with
// methods that it calls. Nothing is read from or written to the ledger while a
// key is handled or a frame is drawn: commands do that, and answer by messages.
package ui

import (
	"context"
	"errors"
	"io"
	"os"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"duban/model"
	"duban/ui/keymap"
	"duban/ui/page"
)

// Options say what the dashboard works on and how it shows it.
type Options struct {
	// Ledger is the store; nil when there is none yet, and then Create makes one.
	Ledger page.Ledger
	// Create makes the ledger when the officer has chosen to begin with an empty one. With sample it makes the sample, which
	// lies elsewhere, so that there still is no ledger; Discard takes it away again.
	Create  func(sample bool) (page.Ledger, error)
	Discard func() error
	// File is where the ledger lies or will lie, as the officer knows the place.
	File string
	// Today is the day that the board opens on.
	Today model.Date
	// Clock is asked for the day at every key, so that a dashboard left open overnight
	// goes on with the new one. Nil where the officer has ordered a day: it stays.
	Clock func() model.Date
	Lang  model.Lang
	// Ambiguous is how wide the terminal draws characters of ambiguous width:
	// "narrow", "wide", or "" to ask the terminal.
	Ambiguous string
	// Sample marks a ledger whose reports are simulated, and says so on the screen.
	Sample bool
	// Keys are the keys that are bound otherwise than usual. What is wrong with them is said at the bottom, and the
	// usual ones hold; so is KeysFault, for a file that cannot be read.
	Keys      []keymap.Rebound
	KeysFault error
	// Warning is said at the bottom until the first key: what was found wrong when the ledger was opened.
	Warning string
	// Title names the ledger in the top bar.
	Title string
	// ReadOnly shows a copy of a ledger that another program holds.
	ReadOnly bool
	// Explain turns an error of the store into one sentence for the officer.
	Explain func(error) string
	// Review opens the program on what was read from documents, to be looked
	// through before it is stored; nil opens the dashboard.
	Review *ReviewSession
	// Bulk is called before the whole ledger is read, and what it returns when that is done, so that the program can
	// prepare for the burst; nil for nothing.
	Bulk func() (end func())
	// Import reads a file that the officer names, and says how far it is; where there is no ledger yet, storing what was read
	// makes it. Nil where nothing can be imported from the dashboard.
	Import func(ctx context.Context, path string, progress func(share float64)) (*ReviewSession, error)
	// Keep writes what the ledger holds to a new file, and returns its path; nil where there is no need to.
	Keep func() (path string, err error)
	// WriteFile writes a file for others, in place of one that is there only with over, and returns its whole path; nil
	// where no file can be written.
	WriteFile func(path string, over bool, write func(io.Writer) error) (string, error)
	// Complete returns how a path that is typed may go on, each as the whole path; nil where it cannot.
	Complete func(typed string) []string
	// Who is written as the author of reports.
	Who string

	In  io.Reader // nil: the terminal
	Out io.Writer // nil: the terminal
	Env []string  // nil: the process's environment
	// Program are further options for Bubble Tea; tests fix the size and the colours with them.
	Program []tea.ProgramOption
}

// Run shows the dashboard until the officer quits, the terminal goes away or ctx ends. What was ordered by then is stored
// before it returns; if that cannot be, the error is an *UnstoredError.
func Run(ctx context.Context, o Options) error {
	opts := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(120)}
	switch {
	case o.In != nil:
		opts = append(opts, tea.WithInput(o.In))
	case term.IsTerminal(os.Stdin.Fd()):
		opts = append(opts, tea.WithInput(wholeInput(os.Stdin)))
	}
	if o.Out != nil {
		opts = append(opts, tea.WithOutput(o.Out))
	}
	if o.Env != nil {
		opts = append(opts, tea.WithEnvironment(o.Env))
	}
	app := NewApp(o)
	running, end := context.WithCancel(ctx)
	defer end()
	if o.In == nil { // else no shell has the terminal meanwhile
		app.stopped = stopCmd(running)
	}
	_, err := tea.NewProgram(app, append(opts, o.Program...)...).Run()
	if lost := app.finish(); lost != nil {
		return lost
	}
	if errors.Is(err, tea.ErrInterrupted) {
		return nil // an interrupt from outside is being told to end, no failure
	}
	return err
}

// stopMsg says that the program is to stop for a while.
type stopMsg struct{}
