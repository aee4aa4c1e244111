package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"duban/board"
	"duban/model"
	"duban/ui/keymap"
	"duban/ui/widget"
	"duban/words"
)

// pageID names one of the pages that the top bar offers.
type pageID int

const (
	overviewPage pageID = iota
	tasksPage
	calendarPage
	unitsPage
	reviewPage
	pageCount
)

// The pages have their names in words.Screen and their keys in keymap: as many of each.
var (
	_ [pageCount]struct{} = [keymap.PageCount]struct{}{}
	_                     = [pageCount]string(words.Screen{}.Pages)
)

// state is what the dashboard as a whole is doing.
type state int

const (
	stateLoading state = iota
	stateWelcome       // there is no ledger yet
	stateReady
	stateFailed // nothing can be shown
)

// page is what stands between the top bar and the bottom bar.
type page interface {
	key(a *App, msg tea.KeyPressMsg) tea.Cmd
	// click handles a press of the left button at x, y of the page.
	click(a *App, x, y int) tea.Cmd
	wheel(a *App, d int)
	draw(a *App, w, h int) widget.Rows
	// keys are the bindings that do something here, the most useful first;
	// moves are those that only move about.
	keys(a *App) []key.Binding
	moves(a *App) []key.Binding
	// refresh is called when the board has changed under the page.
	refresh(a *App)
}

// App is the one Bubble Tea model of the program.
type App struct {
	widget.Screen
	opts Options
	led  Ledger
	k    *keymap.Map

	w, h    int
	profile colorprofile.Profile // what colours the terminal shows
	state   state
	fatal   string

	cal   *model.Calendar
	today model.Date // the real day
	on    model.Date // the day that the board shows
	board *board.Board
	// campaigns and units are those of now, whatever day the board shows.
	campaigns []*model.Campaign
	units     []model.Unit
	gen       int // numbers loads, so that an overtaken one is dropped
	// version numbers the changes of the board; seen is the one that each page
	// has last looked at.
	version int
	seen    [pageCount]int
	// unarchived are the rows of campaigns that are not archived, as of a version.
	unarchived   []int32
	unarchivedOf int

	page     pageID
	trail    []place // where Esc goes back to
	overview *overview
	welcome  welcome
	past     pastBoards // what the board is compared with
	tasks    *tasks
	calendar *calendar
	unitList *unitTable
	review   *reviewList
	detail   *detail    // over the page, while a task is open
	draft    *reviewing // over everything, while an import is reviewed
	reads    int        // numbers the files read, so that a stopped one is dropped

	dialogs []widget.Dialog
	windows []widget.Window // the dialogs as they were drawn last
	toast   toast

	loading    bool       // the ledger is being read
	loadingDay model.Date // as it stood on this day
	held       []tea.Msg  // what the officer did while the board of a new day was read
	newDay     bool       // it is being read
	busy       bool       // an action is being stored, or the first ledger made
	waiting    []action   // ordered meanwhile, the oldest first
	leaving    bool       // the program ends when they are stored
	// onFailure is what an action ordered now is to do when it is not stored.
	onFailure func(a *App, err error) tea.Cmd
}

type place struct {
	page   pageID
	detail *detail
	scope  scope
}

// NewApp returns the dashboard, not yet loaded.
func NewApp(o Options) *App {
	a := &App{opts: o, led: o.Ledger, today: o.Today, on: o.Today, profile: colorprofile.TrueColor, cal: model.NewCalendar()}
	if a.opts.Bulk == nil {
		a.opts.Bulk = func() func() { return func() {} }
	}
	a.Words = words.NewScreen(o.Lang)
	a.Lang = o.Lang
	a.Theme = widget.NewTheme(true, colorprofile.TrueColor)
	a.ASCII = o.Ambiguous == "wide"
	var fault error
	if a.k, fault = keymap.New(a.Words, o.Keys); fault == nil {
		fault = o.KeysFault
	}
	if fault != nil {
		a.toast = toast{text: a.explain(fault) + a.Words.KeysUsual(), bad: true}
	}
	a.overview = &overview{}
	a.tasks = newTasks()
	a.calendar = &calendar{}
	a.unitList = &unitTable{}
	a.review = &reviewList{}
	if a.led == nil {
		a.state = stateWelcome
	}
	a.k.Import.SetEnabled(o.Import != nil && !o.ReadOnly)
	if o.Review != nil {
		a.openDrafts(o.Review, false)
	}
	return a
}

// Init asks the terminal for its background and begins to load the ledger.
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{tea.RequestBackgroundColor}
	if a.state == stateLoading {
		cmds = append(cmds, a.loadCmd(a.on))
	}
	if a.opts.Ambiguous == "" {
		cmds = append(cmds, askWidthCmd())
	}
	return tea.Batch(cmds...)
}

// Update handles one message. It neither reads nor writes the ledger.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.handle(msg)
	if a.state == stateReady && a.page == reviewPage && a.detail == nil {
		cmd = tea.Batch(cmd, a.review.doubtsCmd(a))
	}
	return a, cmd
}

func (a *App) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = msg.Width, msg.Height
		if a.state == stateReady {
			a.overview.refresh(a) // more fits, or less
		}
		return nil
	case tea.BackgroundColorMsg:
		a.Theme = widget.NewTheme(msg.IsDark(), a.profile)
		return nil
	case tea.ColorProfileMsg:
		a.profile = msg.Profile
		a.Theme = widget.NewTheme(a.Theme.Dark, a.profile)
		return nil
	case tea.CursorPositionMsg:
		a.ASCII = ambiguousIsWide(msg.X)
		return tea.ClearScreen
	case loadedMsg:
		return a.handleLoaded(msg)
	case indexedMsg:
		msg.board.Adopt(msg.index)
		return nil
	case doubtsMsg:
		return a.handleDoubts(msg)
	case trendMsg:
		return a.handleTrend(msg)
	case tea.PasteMsg, tea.KeyPressMsg, tea.MouseClickMsg, tea.MouseWheelMsg:
		if cmd, held := a.holdForToday(msg); held {
			return cmd
		}
		return a.handleInput(msg)
	case detailMsg:
		return a.handleDetail(msg)
	case savedMsg:
		return a.handleSaved(msg)
	case createdMsg:
		return a.handleCreated(msg)
	case laterMsg:
		return msg.do(a)
	case historyMsg:
		return a.handleHistory(msg)
	case startReadMsg:
		return a.readCmd(msg.path)
	case readMsg:
		return a.handleRead(msg)
	case shareMsg:
		return a.handleShare(msg)
	case storedMsg:
		return a.handleStored(msg)
	case failedMsg:
		return a.handleFailed(msg)
	case toastExpiredMsg:
		if msg.n == a.toast.n {
			a.toast.text = ""
		}
		return nil
	}
	return nil
}

// current is the page that has the keys: the open task, or the page below it.
func (a *App) current() page {
	if a.draft != nil {
		return a.draft
	}
	if a.detail != nil {
		return a.detail
	}
	return a.pageAt(a.page)
}

func (a *App) pageAt(id pageID) page {
	switch id {
	case tasksPage:
		return a.tasks
	case calendarPage:
		return a.calendar
	case unitsPage:
		return a.unitList
	case reviewPage:
		return a.review
	}
	return a.overview
}

// campaignHere is the ID of the campaign that a new task most likely belongs to.
func (a *App) campaignHere() string {
	switch {
	case a.detail != nil:
		if r := a.board.Row(a.detail.id); r != nil {
			return r.Campaign.ID
		}
	case a.page == tasksPage:
		return a.tasks.scope.campaign
	case a.page == overviewPage:
		return a.overview.campaignHere()
	}
	return ""
}
