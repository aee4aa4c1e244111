package ui_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"duban/db"
	"duban/model"
	"duban/ui"
)

// Every test loads a ledger and lets it go: looking for that more rarely saves a tenth of the time.
func init() { debug.SetGCPercent(400) }

// today is the day on which every test's officer works, a Monday.
var today = model.NewDate(2026, 11, 23)

// officer sits before the dashboard: presses keys, looks at the screen, and
// looks into the ledger behind it. There is no terminal and no real clock: a
// command runs to its end before the next key, and a command that waits for
// time waits until the officer does.
type officer struct {
	t     *testing.T
	app   *ui.App
	opts  ui.Options
	store *db.Store
	path  string
	w, h  int

	ledger []byte // as it was before the officer came

	quit    bool
	blind   bool      // the screen is not looked at after each key, for long ways
	held    bool      // commands are kept back, as if the disk were slow
	waiting []tea.Cmd // those kept back
	timers  []chan tea.Msg
	closed  bool

	measures map[string]measured // lines that were looked at
}

// work runs a test with an officer at a ledger, a 120 by 36 screen and a clock
// of its own. A ledger of nil is none: the first run.
func work(t *testing.T, ledger []byte, do func(o *officer), change ...func(*ui.Options)) {
	t.Helper()
	t.Parallel()
	workNow(t, ledger, do, change...)
}

// workNow is work without running beside other tests, for subtests that share something.
func workNow(t *testing.T, ledger []byte, do func(o *officer), change ...func(*ui.Options)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		o := &officer{t: t, w: 120, h: 36, ledger: ledger}
		o.opts = ui.Options{Today: today, Ambiguous: "narrow", Who: "督查室"}
		o.path = filepath.Join(t.TempDir(), "ledger.db")
		o.opts.WriteFile = filesIn(filepath.Dir(o.path))
		if ledger != nil {
			if err := os.WriteFile(o.path, ledger, 0o600); err != nil {
				t.Fatal(err)
			}
			o.openStore()
			o.opts.Ledger = o.store
		}
		for _, c := range change {
			c(&o.opts)
		}
		// Commands that wait for time end before the clock of the test stops.
		defer time.Sleep(time.Hour)
		o.start()
		do(o)
		o.closeStore()
	})
}

func (o *officer) openStore() {
	o.t.Helper()
	s, err := db.Open(o.path, storeOptions())
	if err != nil {
		o.t.Fatal(err)
	}
	o.store, o.closed = s, false
}

// storeOptions keeps the journal's clock at the officer's day.
func storeOptions() db.Options {
	return db.Options{Who: "督查室", NoSync: true, Keep: -1, Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }}
}

// create makes the first ledger.
func (o *officer) create(withSample bool) ui.Ledger {
	o.t.Helper()
	data := empty()
	if withSample {
		data = sample()
	}
	if err := os.WriteFile(o.path, data, 0o600); err != nil {
		o.t.Fatal(err)
	}
	o.openStore()
	return o.store
}

// closeStore closes the ledger; whatever its check finds fails the test.
func (o *officer) closeStore() {
	o.t.Helper()
	if o.store == nil || o.closed {
		return
	}
	// A ledger that nobody wrote to is as sound as it came.
	if now, err := os.ReadFile(o.path); err != nil || !bytes.Equal(now, o.ledger) {
		for _, err := range o.store.Check() {
			o.t.Errorf("the ledger is not sound: %v", err)
		}
	}
	if err := o.store.Close(); err != nil {
		o.t.Error(err)
	}
	o.closed = true
}

// start opens the dashboard anew.
func (o *officer) start() {
	o.t.Helper()
	o.app = ui.NewApp(o.opts)
	o.quit, o.timers = false, nil
	o.app.Update(tea.WindowSizeMsg{Width: o.w, Height: o.h})
	o.run(o.app.Init())
	o.look()
}

// restart ends the program and opens it again on the same file.
func (o *officer) restart() {
	o.t.Helper()
	o.closeStore()
	o.openStore()
	o.opts.Ledger = o.store
	o.start()
}

// afresh is restart on another ledger.
func (o *officer) afresh(ledger []byte) {
	o.t.Helper()
	o.closeStore()
	if err := os.WriteFile(o.path, ledger, 0o600); err != nil {
		o.t.Fatal(err)
	}
	o.openStore()
	o.opts.Ledger = o.store
	o.start()
}

// run runs a command and all that follows from it.
func (o *officer) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if o.held {
		o.waiting = append(o.waiting, cmd)
		return
	}
	out := make(chan tea.Msg, 1)
	go func() { out <- cmd() }()
	synctest.Wait()
	select {
	case msg := <-out:
		o.take(msg)
	default:
		o.timers = append(o.timers, out)
	}
}

func (o *officer) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.QuitMsg:
		o.quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			o.run(c)
		}
	default:
		_, cmd := o.app.Update(msg)
		o.run(cmd)
	}
}

// goes to a task in the table, which then shows nothing else.
func (o *officer) goes(id string) {
	o.t.Helper()
	o.press("2 / text:编号:" + id + " enter")
	o.on(id)
}

// hold keeps commands back from now on, as a slow disk would; release runs
// those kept back, in their order.
func (o *officer) hold() { o.held = true }

func (o *officer) release() {
	o.held = false
	for len(o.waiting) > 0 {
		c := o.waiting[0]
		o.waiting = o.waiting[1:]
		o.run(c)
	}
	o.look()
}

// waits lets time pass.
func (o *officer) waits(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
	timers := o.timers
	o.timers = nil
	for _, out := range timers {
		select {
		case msg := <-out:
			o.take(msg)
		default:
			o.timers = append(o.timers, out)
		}
	}
	o.look()
}

// named are the bytes that a terminal sends for the keys that have names.
var named = map[string]string{
	"enter": "\r", "esc": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
	"pgup": "\x1b[5~", "pgdn": "\x1b[6~", "insert": "\x1b[2~", "delete": "\x1b[3~",
	"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~",
	"f8": "\x1b[19~", "f9": "\x1b[20~",
}

// press presses keys, written as in 「2 / text:gk enter p text:"40 完成" ctrl+s」:
// the name of a key, a sign, alt+sign, ctrl+letter, text: for signs typed one
// by one, ime: for signs that an input method commits at once, and paste:.
// After each the screen must be sound.
func (o *officer) press(keys string) {
	o.t.Helper()
	for keys = strings.TrimSpace(keys); keys != ""; keys = strings.TrimSpace(keys) {
		var tok string
		if kind, rest, ok := strings.Cut(keys, ":"); ok && slices.Contains([]string{"text", "ime", "paste"}, kind) {
			arg := rest
			if strings.HasPrefix(rest, `"`) {
				q, err := strconv.QuotedPrefix(rest)
				if err != nil {
					o.t.Fatalf("keys %q: %v", keys, err)
				}
				arg, _ = strconv.Unquote(q)
				keys = rest[len(q):]
			} else {
				arg, keys, _ = strings.Cut(rest, " ")
			}
			o.enter(kind, arg)
			continue
		}
		tok, keys, _ = strings.Cut(keys, " ")
		o.send(terminalKey(o.t, tok))
	}
}

func (o *officer) enter(kind, text string) {
	o.t.Helper()
	switch kind {
	case "text":
		for _, r := range text {
			o.send(decode(o.t, string(r)))
		}
	case "ime":
		o.send(tea.KeyPressMsg{Code: tea.KeyExtended, Text: text})
	case "paste":
		o.send(tea.PasteMsg{Content: text})
	}
}

// terminalKey is the message that a terminal's bytes for a key become.
func terminalKey(t testing.TB, name string) tea.KeyPressMsg {
	t.Helper()
	if b, ok := named[name]; ok {
		return decode(t, b)
	}
	if r, ok := strings.CutPrefix(name, "ctrl+"); ok && len(r) == 1 {
		return decode(t, string(rune(r[0]&0x1f)))
	}
	if r, ok := strings.CutPrefix(name, "alt+"); ok {
		return decode(t, "\x1b"+r)
	}
	if len([]rune(name)) != 1 {
		t.Fatalf("no key is called %q", name)
	}
	return decode(t, name)
}

func plain(s string) string { return ansi.Strip(s) }

func decode(t testing.TB, b string) tea.KeyPressMsg {
	t.Helper()
	var d uv.EventDecoder
	n, e := d.Decode([]byte(b))
	k, ok := e.(uv.KeyPressEvent)
	if !ok || n != len(b) {
		t.Fatalf("the bytes %q are no key: %T", b, e)
	}
	return tea.KeyPressMsg(k)
}

func (o *officer) send(msg tea.Msg) {
	o.t.Helper()
	_, cmd := o.app.Update(msg)
	o.run(cmd)
	if !o.blind {
		o.look()
	}
}

// resize changes the size of the screen.
func (o *officer) resize(w, h int) {
	o.t.Helper()
	o.w, o.h = w, h
	o.send(tea.WindowSizeMsg{Width: w, Height: h})
}

// look draws the screen and fails the test when it is not sound: as many lines
// as the screen has, each as wide as it, no control character but colours, the
// cursor on the screen.
func (o *officer) look() []string {
	o.t.Helper()
	v := o.app.View()
	raw := strings.Split(v.Content, "\n")
	if len(raw) != o.h {
		o.t.Fatalf("%d by %d: the screen has %d lines:\n%s", o.w, o.h, len(raw), ansi.Strip(v.Content))
	}
	lines := make([]string, len(raw))
	for i, l := range raw {
		known := o.measure(l)
		lines[i] = known.text
		if o.w >= minWidth && o.h >= minHeight && known.width != o.w || known.width > o.w {
			o.t.Fatalf("%d by %d: line %d is %d cells wide: %q", o.w, o.h, i, known.width, known.text)
		}
		if known.bad != "" {
			o.t.Fatalf("line %d sends %s to the terminal: %q", i, known.bad, l)
		}
	}
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= o.w || c.Y < 0 || c.Y >= o.h) {
		o.t.Fatalf("the cursor is at %d, %d of a screen of %d by %d", c.X, c.Y, o.w, o.h)
	}
	return lines
}

// measured is what look wants to know of a line.
type measured struct {
	text  string
	width int
	bad   string // what it may not send to a terminal
}

// measure looks at each line once: most lines of a screen were on the one before,
// and measuring them again took a third of all these tests.
func (o *officer) measure(l string) measured {
	m, known := o.measures[l]
	if !known {
		m = measured{ansi.Strip(l), ansi.StringWidth(l), forbiddenIn(l)}
		if len(o.measures) > 10_000 || o.measures == nil {
			o.measures = make(map[string]measured)
		}
		o.measures[l] = m
	}
	return m
}

// The smallest screen that is laid out.
const (
	minWidth  = 60
	minHeight = 16
)

// forbiddenIn finds what no line may send to a terminal: any escape sequence
// but those of colours, any control character, any sign that turns the writing.
func forbiddenIn(l string) string {
	for i := 0; i < len(l); {
		if strings.HasPrefix(l[i:], "\x1b[") {
			n := strings.IndexFunc(l[i+2:], func(r rune) bool { return r != ';' && r != ':' && (r < '0' || r > '9') })
			if n >= 0 && l[i+2+n] == 'm' {
				i += n + 3
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(l[i:])
		if r < ' ' || r >= 0x7f && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == 0x2028 || r == 0x2029) {
			return fmt.Sprintf("%q", l[i:min(i+8, len(l))])
		}
		i += n
	}
	return ""
}

// screen is the text on the screen.
func (o *officer) screen() string {
	o.t.Helper()
	return strings.Join(o.look(), "\n")
}

// sees fails the test unless all texts are on the screen.
func (o *officer) sees(texts ...string) {
	o.t.Helper()
	s := o.screen()
	for _, want := range texts {
		if !strings.Contains(s, want) {
			o.t.Fatalf("the screen does not show %q:\n%s", want, s)
		}
	}
}

// seesNo fails the test when one of the texts is on the screen.
func (o *officer) seesNo(texts ...string) {
	o.t.Helper()
	s := o.screen()
	for _, not := range texts {
		if strings.Contains(s, not) {
			o.t.Fatalf("the screen shows %q:\n%s", not, s)
		}
	}
}

// foot is the bottom bar, where the program says what was done.
func (o *officer) foot() string {
	o.t.Helper()
	l := o.look()
	return strings.TrimSpace(l[len(l)-1])
}

// told fails the test unless the bottom bar says all texts.
func (o *officer) told(texts ...string) {
	o.t.Helper()
	for _, want := range texts {
		if foot := o.foot(); !strings.Contains(foot, want) {
			o.t.Fatalf("the bottom bar says %q and not %q\n%s", foot, want, o.screen())
		}
	}
}

// lineNumber is the number of the first line of the screen with a text on it.
func (o *officer) lineNumber(text string) int {
	o.t.Helper()
	for i, l := range o.look() {
		if strings.Contains(l, text) {
			return i
		}
	}
	o.t.Fatalf("the screen does not show %q:\n%s", text, o.screen())
	return -1
}

// clicks presses the left button on the first place where a text stands.
func (o *officer) clicks(text string) {
	o.t.Helper()
	y := o.lineNumber(text)
	l := o.look()[y]
	x := ansi.StringWidth(l[:strings.Index(l, text)])
	o.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}

// wheels turns the wheel by n notches, down when n is positive.
func (o *officer) wheels(n int) {
	o.t.Helper()
	b := tea.MouseWheelDown
	if n < 0 {
		n, b = -n, tea.MouseWheelUp
	}
	for range n {
		o.send(tea.MouseWheelMsg{X: o.w / 2, Y: o.h / 2, Button: b})
	}
}

// cursor fails the test unless the terminal's cursor stands right behind a text.
func (o *officer) cursorBehind(text string) {
	o.t.Helper()
	c := o.app.View().Cursor
	if c == nil {
		o.t.Fatalf("no cursor is shown:\n%s", o.screen())
	}
	l := o.look()[c.Y]
	if before := ansi.Cut(l, 0, c.X); ansi.StringWidth(before) != c.X || !strings.HasSuffix(before, text) {
		o.t.Fatalf("the cursor is at %d, %d, behind %q and not behind %q", c.X, c.Y, strings.TrimSpace(before), text)
	}
}

// noCursor fails the test when a cursor is shown.
func (o *officer) noCursor() {
	o.t.Helper()
	if c := o.app.View().Cursor; c != nil {
		o.t.Fatalf("a cursor is shown at %d, %d:\n%s", c.X, c.Y, o.screen())
	}
}

// task is a task as the ledger has it.
func (o *officer) task(id string) *model.Task {
	o.t.Helper()
	t, err := o.store.Task(id)
	if err != nil {
		o.t.Fatal(err)
	}
	return t
}

// reports are the reports on a task that the ledger has.
func (o *officer) reports(id string) []model.Return {
	o.t.Helper()
	p, err := o.store.Returns(id)
	if err != nil {
		o.t.Fatal(err)
	}
	return p
}

// lastReport is the newest report on a task.
func (o *officer) lastReport(id string) model.Return {
	o.t.Helper()
	p := o.reports(id)
	if len(p) == 0 {
		o.t.Fatalf("nothing is reported on %s", id)
	}
	return p[len(p)-1]
}

// journal are the actions in the ledger's journal, the oldest first.
func (o *officer) journal() []model.Entry {
	o.t.Helper()
	e, err := o.store.Journal(0)
	if err != nil {
		o.t.Fatal(err)
	}
	slices.SortFunc(e, func(a, b model.Entry) int { return int(a.Seq) - int(b.Seq) })
	return e
}

// light fails the test unless the board gives a task a light.
func (o *officer) light(id string, want model.Light) {
	o.t.Helper()
	if got := o.app.LightOf(id); got != want {
		o.t.Fatalf("%s has the light %v, not %v", id, got, want)
	}
}

// on fails the test unless the cursor is on a task.
func (o *officer) on(id string) {
	o.t.Helper()
	if got := o.app.CurrentTask(); got != id {
		o.t.Fatalf("the cursor is on the task %q, not on %q:\n%s", got, id, o.screen())
	}
}

// shown fails the test unless the task table shows exactly these tasks, in any order.
func (o *officer) shown(ids ...string) {
	o.t.Helper()
	// The caller's list may be one that other tests read at the same time.
	got, want := slices.Sorted(slices.Values(o.app.ShownTasks())), slices.Sorted(slices.Values(ids))
	if !slices.Equal(got, want) {
		o.t.Fatalf("the table shows %v, not %v:\n%s", got, want, o.screen())
	}
}
