package ui

import (
	"errors"
	"time"

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
	draft    *draftPage // over everything, while an import is reviewed
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

type toast struct {
	text string
	bad  bool
	n    int
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
		a.openDrafts(o.Review)
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

// handleInput handles what the officer does.
func (a *App) handleInput(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		if d := a.front(); d != nil {
			d.Paste(msg.Content)
		} else if a.draft != nil {
			a.draft.paste(a, msg.Content)
		} else if a.typing() {
			a.tasks.paste(a, msg.Content)
		}
		return nil
	case tea.KeyPressMsg:
		return a.handleKey(msg)
	case tea.MouseClickMsg:
		return a.handleClick(msg.Mouse())
	case tea.MouseWheelMsg:
		a.handleWheel(msg.Mouse())
		return nil
	}
	return nil
}

func (a *App) front() widget.Dialog {
	if len(a.dialogs) == 0 {
		return nil
	}
	return a.dialogs[len(a.dialogs)-1]
}

func (a *App) push(d widget.Dialog) {
	if f, ok := d.(*widget.Form); ok {
		f.Explain, f.Order = a.explain, a.orderForm
	}
	a.dialogs = append(a.dialogs, d)
}

// orderForm runs what a form orders. When that is not stored, the form comes back as it was filled in.
func (a *App) orderForm(f *widget.Form, submit func() (tea.Cmd, error)) (tea.Cmd, error) {
	a.onFailure = func(a *App, err error) tea.Cmd {
		f.Problem = a.explain(err)
		a.push(f)
		return nil
	}
	defer func() { a.onFailure = nil }()
	return submit()
}

// pop closes the front dialog.
func (a *App) pop() {
	if len(a.dialogs) > 0 {
		a.dialogs = a.dialogs[:len(a.dialogs)-1]
	}
}

// settleDialog does what the front dialog answered to a key.
func (a *App) settleDialog(o widget.Outcome) tea.Cmd {
	if o.Closes {
		a.pop()
	}
	if o.Do == nil {
		return nil
	}
	return o.Do()
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

func (a *App) handleKey(msg tea.KeyPressMsg) tea.Cmd {
	if msg.Keystroke() == "ctrl+c" {
		return a.quit()
	}
	if a.toast.bad {
		a.toast.text = "" // the officer has seen it and goes on
	}
	if d := a.front(); d != nil {
		return a.settleDialog(d.Key(msg))
	}
	if !a.typing() {
		msg = widget.Folded(msg) // a ， that is typed stays one
	}
	switch a.state {
	case stateWelcome:
		return a.welcomeKey(msg)
	case stateLoading, stateFailed:
		if key.Matches(msg, a.k.Quit, a.k.Back) {
			return tea.Quit
		}
		return nil
	}
	if a.draft != nil {
		return a.draft.key(a, msg)
	}
	if a.typing() {
		return a.tasks.key(a, msg)
	}
	if cmd, done := a.globalKey(msg); done {
		return cmd
	}
	return a.current().key(a, msg)
}

// typing tells whether text is typed into the page itself.
func (a *App) typing() bool {
	switch {
	case a.state != stateReady:
		return false
	case a.draft != nil:
		return a.draft.typing
	}
	return a.page == tasksPage && a.detail == nil && a.tasks.typing()
}

// globalKey handles the keys that do the same on every page.
func (a *App) globalKey(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	switch {
	case key.Matches(msg, a.k.Quit):
		return a.quit(), true
	case key.Matches(msg, a.k.Help):
		a.push(newHelp(a))
	case key.Matches(msg, a.k.Palette):
		a.push(newPalette(a))
	case key.Matches(msg, a.k.AsOf):
		a.push(newAsOf(a))
	case key.Matches(msg, a.k.Undo):
		return a.undoCmd(false), true
	case key.Matches(msg, a.k.Redo):
		return a.undoCmd(true), true
	case key.Matches(msg, a.k.Reload):
		a.past.forget()
		return a.loadCmd(a.on), true
	case key.Matches(msg, a.k.Add):
		a.push(newTaskForm(a, a.campaignHere()))
	case key.Matches(msg, a.k.Import):
		a.push(newImportForm(a))
	case key.Matches(msg, a.k.AddCampaign):
		a.push(newCampaignForm(a))
	case key.Matches(msg, a.k.Find) && (a.page != tasksPage || a.detail != nil):
		a.goTasks(scope{})
		a.tasks.startTyping(a)
	default:
		if cmd, done := a.campaignKey(msg); done {
			return cmd, true
		}
		for i, b := range a.k.Pages {
			if key.Matches(msg, b) {
				a.goPage(pageID(i))
				return nil, true
			}
		}
		return nil, false
	}
	return nil, true
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

// say shows a line at the bottom for a while.
func (a *App) say(text string) tea.Cmd { return a.showToast(text, false) }

// complain shows an error at the bottom until the next key.
func (a *App) complain(err error) tea.Cmd { return a.showToast(a.explain(err), true) }

func (a *App) explain(err error) string {
	for _, own := range []struct {
		err  error
		text string
	}{
		{errNoTitle, a.Words.NeedsTitle},
		{errNoCampaign, a.Words.NoSuchCampaign},
		{errEmptyReport, a.Words.EmptyReport},
		{errSteps, a.Words.GoesBySteps},
		{errCadenceGone, a.Words.Turns.CadenceGone},
		{errNoBasis, a.Words.NeedsBasis()},
	} {
		if errors.Is(err, own.err) {
			return own.text
		}
	}
	var keys *keymap.Error
	if errors.As(err, &keys) {
		return keys.Say(a.Words)
	}
	var said explained
	if errors.As(err, &said) {
		return said.text
	}
	if a.opts.Explain != nil {
		return a.opts.Explain(err)
	}
	return err.Error()
}

func (a *App) showToast(text string, bad bool) tea.Cmd {
	a.toast = toast{text: text, bad: bad, n: a.toast.n + 1}
	if bad {
		return nil
	}
	n := a.toast.n
	return tea.Tick(6*time.Second, func(time.Time) tea.Msg { return toastExpiredMsg{n} })
}
