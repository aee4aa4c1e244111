package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"duban/internal/board"
	"duban/model"
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

// state is what the dashboard as a whole is doing.
type state int

const (
	stateLoading state = iota
	stateWelcome       // there is no ledger yet
	stateReady
	stateFailed // nothing can be shown
)

// screen is what every page and widget draws with.
type screen struct {
	theme *theme
	words *words
	lang  model.Lang
	ascii bool // frames of ASCII signs, for terminals that draw box signs two cells wide
}

// dialog is a window over the page: a form, a list to choose from, a text. The
// front one gets every key first.
type dialog interface {
	// key handles a key press.
	key(a *App, msg tea.KeyPressMsg) tea.Cmd
	// paste takes pasted text.
	paste(a *App, text string)
	// draw returns the window's lines, its width in cells, and where the cursor
	// stands in it, or nil, for a page of w by h cells.
	draw(a *App, w, h int) (rows, int, *tea.Position)
}

// page is what stands between the top bar and the bottom bar.
type page interface {
	key(a *App, msg tea.KeyPressMsg) tea.Cmd
	// click handles a press of the left button at x, y of the page.
	click(a *App, x, y int) tea.Cmd
	wheel(a *App, d int)
	draw(a *App, w, h int) rows
	// keys are the bindings that do something here, the most useful first.
	keys(a *App) []key.Binding
	// refresh is called when the board has changed under the page.
	refresh(a *App)
}

// App is the one Bubble Tea model of the program.
type App struct {
	screen
	opts Options
	led  Ledger
	k    *keys

	w, h    int
	profile colorprofile.Profile // what colours the terminal shows
	state   state
	fatal   string

	cal   *model.Calendar
	today model.Date // the real day
	on    model.Date // the day that the board shows
	board *board.Board
	units []model.Unit
	gen   int // numbers loads, so that an overtaken one is dropped
	// version numbers the changes of the board.
	version int

	page     pageID
	trail    []place // where Esc goes back to
	overview *overview
	welcome  welcome
	trend    *trend // nil until it is worked out
	tasks    *tasks
	calendar *calendar
	unitList *unitTable
	review   *reviewList
	detail   *detail    // over the page, while a task is open
	draft    *draftPage // over everything, while an import is reviewed

	dialogs []dialog
	toast   toast

	loading    bool       // the ledger is being read
	loadingDay model.Date // as it stood on this day
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
	a.words = wordsFor(o.Lang)
	a.lang = o.Lang
	a.theme = newTheme(true, colorprofile.TrueColor)
	a.ascii = o.Ambiguous == "wide"
	a.k = newKeys(a.words)
	a.overview = &overview{}
	a.tasks = newTasks()
	a.calendar = &calendar{}
	a.unitList = &unitTable{}
	a.review = &reviewList{}
	if a.led == nil {
		a.state = stateWelcome
	}
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
		a.theme = newTheme(msg.IsDark(), a.profile)
		return nil
	case tea.ColorProfileMsg:
		a.profile = msg.Profile
		a.theme = newTheme(a.theme.dark, a.profile)
		return nil
	case tea.CursorPositionMsg:
		a.ascii = ambiguousIsWide(msg.X)
		return tea.ClearScreen
	case loadedMsg:
		return a.handleLoaded(msg)
	case doubtsMsg:
		return a.handleDoubts(msg)
	case trendMsg:
		return a.handleTrend(msg)
	case detailMsg:
		return a.handleDetail(msg)
	case savedMsg:
		return a.handleSaved(msg)
	case createdMsg:
		return a.handleCreated(msg)
	case historyMsg:
		return a.handleHistory(msg)
	case storedMsg:
		return a.handleStored(msg)
	case failedMsg:
		return a.handleFailed(msg)
	case toastExpiredMsg:
		if msg.n == a.toast.n {
			a.toast.text = ""
		}
		return nil
	case tea.PasteMsg:
		if d := a.front(); d != nil {
			d.paste(a, msg.Content)
		} else if a.draft != nil {
			a.draft.paste(a, msg.Content)
		} else if a.page == tasksPage && a.detail == nil && a.tasks.typing() {
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

func (a *App) front() dialog {
	if len(a.dialogs) == 0 {
		return nil
	}
	return a.dialogs[len(a.dialogs)-1]
}

func (a *App) push(d dialog) { a.dialogs = append(a.dialogs, d) }

// pop closes the front dialog.
func (a *App) pop() {
	if len(a.dialogs) > 0 {
		a.dialogs = a.dialogs[:len(a.dialogs)-1]
	}
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
		return d.key(a, msg)
	}
	msg = folded(msg)
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
	if a.page == tasksPage && a.detail == nil && a.tasks.typing() {
		return a.tasks.key(a, msg)
	}
	if cmd, done := a.globalKey(msg); done {
		return cmd
	}
	return a.current().key(a, msg)
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
		return a.loadCmd(a.on), true
	case key.Matches(msg, a.k.AddCampaign):
		a.push(newCampaignForm(a))
	case key.Matches(msg, a.k.Find) && (a.page != tasksPage || a.detail != nil):
		a.goTasks(scope{})
		a.tasks.startTyping(a)
	default:
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

// goPage shows a page of the top bar.
func (a *App) goPage(id pageID) {
	a.trail = nil
	a.detail = nil
	if id == tasksPage {
		a.tasks.setScope(a, scope{pick: pickOpen})
	}
	a.page = id
	a.pageAt(id).refresh(a)
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
	a.pageAt(a.page).refresh(a)
	if a.detail != nil {
		return a.detailCmd(a.detail.id)
	}
	return nil
}

// say shows a line at the bottom for a while.
func (a *App) say(text string) tea.Cmd { return a.showToast(text, false) }

// complain shows an error at the bottom until the next key.
func (a *App) complain(err error) tea.Cmd { return a.showToast(a.explain(err), true) }

func (a *App) explain(err error) string {
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

// minW and minH are the smallest screen that is laid out; below it the program
// says how large it needs to be.
const (
	minW = 60
	minH = 16
)

// View draws the screen.
func (a *App) View() tea.View {
	v := tea.View{AltScreen: true, MouseMode: tea.MouseModeCellMotion, WindowTitle: a.words.Name}
	if a.w == 0 || a.h == 0 {
		return v
	}
	lines, cursor := a.frame()
	v.Content = strings.Join(lines, "\n")
	if cursor != nil {
		c := tea.NewCursor(cursor.X, cursor.Y)
		c.Shape = tea.CursorBar
		c.Blink = false // nothing moves while an input method's window is open
		v.Cursor = c
	}
	return v
}

// frame returns the whole screen, line by line, and where the cursor stands.
func (a *App) frame() (rows, *tea.Position) {
	if a.w < minW || a.h < minH {
		return a.tooSmall(), nil
	}
	bodyH := a.h - 2
	var body rows
	var cursor *tea.Position
	switch a.state {
	case stateWelcome:
		body = a.drawWelcome(a.w, bodyH)
	case stateLoading:
		body = a.centred(a.words.Loading)
	case stateFailed:
		body = a.centred(a.fatal)
	default:
		body = a.current().draw(a, a.w, bodyH)
		switch {
		case a.draft != nil:
			cursor = a.draft.cursor
		case a.page == tasksPage && a.detail == nil:
			cursor = a.tasks.cursorAt(a)
		}
	}
	body = body.fill(a.w, bodyH)
	for i, d := range a.dialogs {
		box, bw, at := d.draw(a, a.w, bodyH)
		x, y := max((a.w-bw)/2, 0), max((bodyH-len(box))/3, 0)
		overlay(body, a.w, box, bw, x, y)
		cursor = nil
		if at != nil && i == len(a.dialogs)-1 {
			cursor = &tea.Position{X: x + at.X, Y: y + at.Y}
		}
	}
	out := make(rows, 0, a.h)
	out = append(out, a.drawHead())
	out = append(out, body...)
	out = append(out, a.drawFoot())
	if a.ascii {
		for i := range out {
			out[i] = narrow(out[i])
		}
	}
	if cursor != nil {
		cursor.Y++
	}
	return out, cursor
}

func (a *App) tooSmall() rows {
	text := ansi.Truncate(a.words.TooSmall(minW, minH, a.w, a.h), a.w, "")
	out := rows{text}
	return out.fill(0, a.h)
}

func (a *App) centred(text string) rows {
	out := rows{}
	for range (a.h - 2) / 3 {
		out = append(out, spaces(a.w))
	}
	var l line
	l.to(a.theme.plain.text, (a.w-ansi.StringWidth(text))/2).put(a.theme.plain.dim, text)
	return append(out, l.end(a.theme.plain.text, a.w))
}

// drawHead draws the top bar: the program, the pages, the day of the board.
func (a *App) drawHead() string {
	p := a.theme.head
	var l line
	l.put(a.theme.title, " "+a.words.Name+" ").put(p.text, " ")
	if a.draft != nil {
		l.put(p.accentStrong, a.words.Draft.Title)
	} else if a.state == stateReady {
		for i, name := range a.words.Pages {
			here := pageID(i) == a.page
			num, word := p.faint, p.dim
			if here {
				num, word = p.accent, p.accentStrong
			}
			l.put(num, " "+string(rune('1'+i))+" ").put(word, name).put(p.text, " ")
		}
	}
	day := a.words.AsOf + " " + a.on.String() + " " + a.words.Weekdays[a.on.Weekday()]
	s := p.text
	if a.on != a.today {
		s = a.theme.title
		day = " " + day + " "
	}
	right := ansi.StringWidth(day) + 1
	if title := a.headTitle(); title != "" && l.w+ansi.StringWidth(title)+2+right < a.w {
		l.to(p.text, a.w-right-2-ansi.StringWidth(title)).put(p.dim, title).put(p.text, "  ")
	}
	if l.w+right <= a.w {
		l.to(p.text, a.w-right).put(s, day)
	} else if short := a.on.String(); l.w+len(short)+1 <= a.w {
		l.to(p.text, a.w-len(short)-1).put(s, short)
	}
	return l.end(p.text, a.w)
}

func (a *App) headTitle() string {
	switch {
	case a.opts.ReadOnly:
		return a.words.ReadOnly
	case a.opts.Sample:
		return a.words.Sample
	}
	return a.opts.Title
}

// drawFoot draws the bottom bar: what was just done or went wrong, else what
// the keys do here.
func (a *App) drawFoot() string {
	p := a.theme.head
	var l line
	if a.toast.text != "" {
		s := a.theme.toast
		if a.toast.bad {
			s = a.theme.failure
		}
		l.put(p.text, " ").put(s, ansi.Truncate(a.toast.text, a.w-2, "~"))
		return l.end(p.text, a.w)
	}
	l.put(p.text, " ")
	var bindings []key.Binding
	if a.draft != nil && a.front() == nil {
		bindings = a.draft.keys(a)
	} else if a.state == stateReady && a.front() == nil {
		bindings = append(a.current().keys(a), a.k.Undo, a.k.Palette, a.k.Help, a.k.Quit)
	} else if a.state == stateLoading || a.state == stateFailed {
		bindings = []key.Binding{a.k.Quit}
	}
	seen := map[string]bool{}
	// The last two, help and quit, are always shown: whoever is lost finds them.
	tail := 0
	for _, b := range bindings[max(0, len(bindings)-2):] {
		tail += ansi.StringWidth(b.Help().Key) + 1 + ansi.StringWidth(b.Help().Desc) + 3
	}
	for i, b := range bindings {
		h := b.Help()
		if seen[h.Key] || !b.Enabled() {
			continue
		}
		need := ansi.StringWidth(h.Key) + 1 + ansi.StringWidth(h.Desc) + 3
		room := a.w
		if i < len(bindings)-2 {
			room -= tail
		}
		if l.w+need-3 > room {
			continue
		}
		seen[h.Key] = true
		l.put(p.accentStrong, h.Key).put(p.text, " ").put(p.dim, h.Desc).put(p.text, "   ")
	}
	return l.end(p.text, a.w)
}

func (a *App) handleClick(m tea.Mouse) tea.Cmd {
	if m.Button != tea.MouseLeft || a.state != stateReady || a.front() != nil {
		return nil
	}
	if m.Y == 0 {
		if id, ok := a.tabAt(m.X); ok && a.draft == nil {
			a.goPage(id)
		}
		return nil
	}
	if m.Y == a.h-1 {
		return nil
	}
	return a.current().click(a, m.X, m.Y-1)
}

// tabAt is the page whose name stands at column x of the top bar.
func (a *App) tabAt(x int) (pageID, bool) {
	at := ansi.StringWidth(a.words.Name) + 3
	for i, name := range a.words.Pages {
		w := 3 + ansi.StringWidth(name) + 1
		if x >= at && x < at+w {
			return pageID(i), true
		}
		at += w
	}
	return 0, false
}

func (a *App) handleWheel(m tea.Mouse) {
	if a.state != stateReady || a.front() != nil {
		return
	}
	switch m.Button {
	case tea.MouseWheelUp:
		a.current().wheel(a, -3)
	case tea.MouseWheelDown:
		a.current().wheel(a, 3)
	}
}
