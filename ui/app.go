package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"duban/board"
	"duban/model"
	"duban/ui/keymap"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// state is what the dashboard as a whole is doing.
type state int

const (
	stateLoading state = iota
	stateWelcome       // there is no ledger yet
	stateReady
	stateFailed // nothing can be shown
)

// App is the one Bubble Tea model of the program. It knows its pages by what all pages have in common; pages.go alone
// names them.
type App struct {
	*page.Desk // what the pages are given
	opts       Options
	led        Ledger

	profile colorprofile.Profile // what colours the terminal shows
	state   state
	fatal   string
	welcome welcome
	// visiting is true while the ledger is the sample that was opened from the first choice.
	visiting bool

	tabs  [len(tabs)]*place
	stack []*place // of the tab's page, and what was opened over it; Esc takes the last one away

	dialogs []widget.Dialog
	windows []widget.Window // the dialogs as they were drawn last
	toast   toast
	keys    keyLine // as it was drawn last

	lost       string     // what became of the ledger's file, in words; empty while it is in its place
	gen        int        // numbers loads, so that an overtaken one is dropped
	reads      int        // numbers the files read, so that a stopped one is dropped
	loading    bool       // the ledger is being read
	loadingDay model.Date // as it stood on this day
	held       []tea.Msg  // what the officer did while the board of a new day was read
	newDay     bool       // it is being read
	busy       bool       // an action is being stored, or the first ledger made
	storing    *order     // the action that is being stored
	waiting    []page.Action
	leaving    bool  // the program ends when they are stored
	backupTold error // why the last backup failed that the officer was told of
	// stopped waits until the program is to stop for a while; nil where that does not happen.
	stopped tea.Cmd
	// onFailure is what an action ordered now is to do when it is not stored.
	onFailure func(err error) tea.Cmd
}

// NewApp returns the dashboard, not yet loaded.
func NewApp(o Options) *App {
	a := &App{opts: o, led: o.Ledger, profile: colorprofile.TrueColor}
	if a.opts.Bulk == nil {
		a.opts.Bulk = func() func() { return func() {} }
	}
	a.Desk = &page.Desk{
		Screen: &widget.Screen{
			Words: words.NewScreen(o.Lang), Lang: o.Lang, ASCII: o.Ambiguous == "wide",
			Theme: widget.NewTheme(true, colorprofile.TrueColor),
		},
		Who: o.Who, ReadOnly: o.ReadOnly, Today: o.Today, On: o.Today, Cal: model.NewCalendar(),
		Push: a.push, Say: a.say, Refuse: a.refuse, Complain: a.complain, Explain: a.explain,
		Open: a.openTask, Tasks: a.goTasks, Back: a.back, Neighbour: a.neighbour, TaskPage: a.taskPage,
		Act: a.act, Read: a.read,
	}
	if o.WriteFile != nil {
		a.WriteFile = a.writeFile
	}
	var fault error
	if a.K, fault = keymap.New(a.Words, o.Keys); fault == nil {
		fault = o.KeysFault
	}
	if fault != nil {
		a.toast = toast{text: a.explain(fault) + a.Words.KeysUsual(), bad: true}
	}
	if o.Warning != "" {
		a.toast = toast{text: o.Warning, bad: true}
	}
	a.K.WriteList.SetEnabled(o.WriteFile != nil && a.K.WriteList.Enabled())
	a.K.Import.SetEnabled(o.Import != nil && !o.ReadOnly)
	a.layTabs()
	if a.led == nil {
		a.state = stateWelcome
	}
	if o.Review != nil {
		a.openDrafts(o.Review, false)
	}
	return a
}

// layTabs makes the pages of the top bar anew, and shows the first.
func (a *App) layTabs() {
	for i, t := range tabs {
		a.tabs[i] = &place{Page: t(a.Desk), tab: i}
	}
	a.stack = []*place{a.tabs[0]}
}

// Init asks the terminal for its background and begins to load the ledger.
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{tea.RequestBackgroundColor, a.stopped}
	if a.state == stateLoading {
		cmds = append(cmds, a.loadCmd(a.On), a.watchCmd())
	}
	if a.opts.Ambiguous == "" {
		cmds = append(cmds, askWidthCmd())
	}
	return tea.Batch(cmds...)
}

// Update handles one message. It neither reads nor writes the ledger.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) { return a, a.handle(msg) }

func (a *App) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.W, a.H = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		a.Theme = widget.NewTheme(msg.IsDark(), a.profile)
	case tea.ColorProfileMsg:
		a.profile = msg.Profile
		a.Theme = widget.NewTheme(a.Theme.Dark, a.profile)
	case tea.CursorPositionMsg:
		a.ASCII = ambiguousIsWide(msg.X)
		return tea.ClearScreen
	case tea.PasteMsg, tea.KeyPressMsg, tea.MouseClickMsg, tea.MouseWheelMsg:
		if cmd, held := a.holdForToday(msg); held {
			return cmd
		}
		return a.handleInput(msg)
	case loadedMsg:
		return a.handleLoaded(msg)
	case indexedMsg:
		msg.board.Adopt(msg.index)
	case thenMsg:
		return msg.do()
	case savedMsg:
		return a.handleSaved(msg)
	case backupMsg:
		return a.handleBackup(msg)
	case failedMsg:
		return a.handleFailed(msg)
	case createdMsg:
		return a.handleCreated(msg)
	case discardedMsg:
		return a.handleDiscarded(msg)
	case startReadMsg:
		return a.readCmd(msg.path)
	case readMsg:
		return a.handleRead(msg)
	case shareMsg:
		return a.handleShare(msg)
	case storedMsg:
		return a.handleStored(msg)
	case stopMsg:
		return stop()
	case tea.ResumeMsg:
		return a.stopped
	case watchedMsg:
		return a.handleWatched(msg)
	case keptMsg:
		return a.handleKept(msg)
	case toastExpiredMsg:
		if msg.n == a.toast.n {
			a.toast.text = ""
		}
	}
	return nil
}

// openEmpty stands in for the board of a ledger that there is not yet.
func (a *App) openEmpty() {
	a.Board = board.New(nil, nil, nil, a.Cal, a.On)
	a.state = stateReady
}
