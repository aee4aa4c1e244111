package ui_test

import (
	"context"
	"fmt"
	"image/color"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"duban/db"
	"duban/intake/draft"
	"duban/model"
	"duban/ui"
)

// The runtime listens for signals from the first time on that anybody asks for one, which must not be in a bubble of
// synctest: the next bubble could not ask.
func init() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	signal.Stop(c)
}

// terminal is the whole program in a terminal: what it sends is drawn by an
// emulator, which answers its questions and sends it keys.
type terminal struct {
	t     *testing.T
	em    *vt.SafeEmulator
	store *db.Store
	ended chan error
	stop  context.CancelFunc
	alt   []bool           // each time the other screen was entered or left
	title []string         // each title of the window
	raw   *strings.Builder // what the program sends
	keys  *strings.Builder // what the terminal sends
}

// inTerminal runs the program on a ledger in a terminal of w by h cells with a
// background, and do with it. The clock is the test's own: it moves on when
// the program has nothing more to do.
func inTerminal(t *testing.T, ledger []byte, w, h int, background color.Color, do func(*terminal), change ...func(*ui.Options)) {
	t.Helper()
	t.Parallel()
	inTerminalNow(t, ledger, w, h, background, do, change...)
}

// inTerminalNow is inTerminal without running beside other tests.
func inTerminalNow(t *testing.T, ledger []byte, w, h int, background color.Color, do func(*terminal), change ...func(*ui.Options)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "ledger.db")
		if err := os.WriteFile(path, ledger, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := db.Open(path, storeOptions())
		if err != nil {
			t.Fatal(err)
		}
		tm := &terminal{t: t, em: vt.NewSafeEmulator(w, h), store: s, ended: make(chan error, 1), raw: new(strings.Builder), keys: new(strings.Builder)}
		tm.em.SetCallbacks(vt.Callbacks{
			AltScreen: func(on bool) { tm.alt = append(tm.alt, on) },
			Title:     func(s string) { tm.title = append(tm.title, s) },
		})
		tm.em.SetBackgroundColor(background)
		// What the program writes is not made ready by a driver of a real
		// terminal: a line feed has to return to the first column by itself.
		if _, err := tm.em.Write([]byte("\x1b[20h")); err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		tm.stop = stop
		opts := ui.Options{
			Ledger: s, Today: today, Who: "督查室", In: io.TeeReader(tm.em, tm.keys), Out: recorder{tm}, Env: []string{"TERM=xterm-256color", "COLORTERM=truecolor"},
			Program: []tea.ProgramOption{tea.WithWindowSize(w, h), tea.WithoutSignalHandler(), tea.WithColorProfile(colorprofile.TrueColor)},
		}
		for _, c := range change {
			c(&opts)
		}
		go func() { tm.ended <- ui.Run(ctx, opts) }()
		defer func() {
			stop()
			tm.settle()
			_ = tm.em.Close() // ends the program's reading
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			time.Sleep(time.Hour) // commands that wait for time end before the clock of the test stops
		}()
		tm.settle()
		do(tm)
	})
}

// recorder keeps what the program writes, beside drawing it.
type recorder struct{ tm *terminal }

func (r recorder) Write(p []byte) (int, error) {
	r.tm.raw.Write(p)
	return r.tm.em.Write(p)
}

// settle waits until the program has drawn all that it has to draw; a lone Esc
// counts as a key only when nothing follows it for a while.
func (tm *terminal) settle() {
	time.Sleep(time.Second)
	synctest.Wait()
}

// sends sends the bytes of keys.
func (tm *terminal) sends(keys ...string) {
	tm.t.Helper()
	for _, k := range keys {
		if b, ok := named[k]; ok {
			k = b
		}
		tm.em.SendText(k)
		tm.settle()
	}
}

func (tm *terminal) resize(w, h int) {
	tm.em.Resize(w, h)
	tm.sends(fmt.Sprintf("\x1b[48;%d;%d;0;0t", h, w))
}

func (tm *terminal) screen() string { return ansi.Strip(tm.em.Render()) }

func (tm *terminal) sees(texts ...string) {
	tm.t.Helper()
	for _, want := range texts {
		if !strings.Contains(tm.screen(), want) {
			tm.t.Fatalf("the terminal does not show %q:\n%s", want, tm.screen())
		}
	}
}

// cursorBehind fails the test unless the terminal's visible cursor stands
// right behind a text.
func (tm *terminal) cursorBehind(text string) {
	tm.t.Helper()
	at := tm.em.CursorPosition()
	lines := strings.Split(tm.screen(), "\n")
	if tm.em.CursorHidden() || at.Y >= len(lines) {
		tm.t.Fatalf("the cursor is hidden, or at %d, %d:\n%s", at.X, at.Y, tm.screen())
	}
	before := ansi.Cut(lines[at.Y], 0, at.X)
	if ansi.StringWidth(before) != at.X || !strings.HasSuffix(before, text) {
		tm.t.Fatalf("the cursor is at %d, %d, behind %q and not behind %q", at.X, at.Y, strings.TrimSpace(before), text)
	}
}

func TestProgramTakesTheOtherScreenAndGivesTheFirstOneBack(t *testing.T) {
	for _, key := range []string{"q", "\x03"} {
		t.Run(fmt.Sprintf("%q", key), func(t *testing.T) {
			inTerminal(t, sample(), 120, 36, color.Black, func(tm *terminal) {
				tm.sees("督办", "总览", "截至 2026-11-23")
				if !tm.em.IsAltScreen() || !tm.em.CursorHidden() {
					tm.t.Error("the program draws over what was on the screen, or shows a cursor where nothing is typed")
				}
				if len(tm.title) == 0 || tm.title[len(tm.title)-1] != "督办" {
					tm.t.Errorf("the window's title is %q", tm.title)
				}
				tm.sends(key)
				select {
				case err := <-tm.ended:
					if err != nil {
						tm.t.Error(err)
					}
				default:
					tm.t.Fatal("the program goes on")
				}
				if tm.em.IsAltScreen() || tm.em.CursorHidden() {
					tm.t.Error("the terminal is not as it was")
				}
				if strings.Contains(tm.screen(), "督办") {
					tm.t.Errorf("something is left on the screen:\n%s", tm.screen())
				}
				tail := tm.raw.String()
				for _, mode := range []string{"\x1b[?1002l", "\x1b[?1006l", "\x1b[?2004l"} { // mouse, pasting
					if !strings.Contains(tail, mode) {
						tm.t.Errorf("%q is not sent", mode)
					}
				}
			})
		})
	}
}

func TestProgramEndsWithItsContext(t *testing.T) {
	inTerminal(t, small(), 80, 24, color.Black, func(tm *terminal) {
		tm.stop()
		tm.settle()
		if err := <-tm.ended; err == nil {
			tm.t.Error("the program ended as if it had been asked to")
		}
		if tm.em.IsAltScreen() {
			tm.t.Error("the terminal is not as it was")
		}
	})
}

// What the emulator shows is what the program drew, cell by cell, also after
// it has drawn only what changed.
func TestTerminalShowsWhatTheProgramDraws(t *testing.T) {
	inTerminal(t, sample(), 120, 36, color.Black, func(tm *terminal) {
		work := func() string {
			a := ui.NewApp(ui.Options{Ledger: tm.store, Today: today, Who: "督查室", Ambiguous: "narrow"})
			o := &officer{t: tm.t, app: a, store: tm.store, w: tm.em.Width(), h: tm.em.Height()}
			o.opts = ui.Options{Ledger: tm.store, Today: today, Who: "督查室", Ambiguous: "narrow"}
			o.start()
			o.press("2 down down down pgdn up s down enter f down enter")
			return o.screen()
		}
		tm.sends("2", "down", "down", "down", "pgdn", "up", "s", "down", "enter", "f", "down", "enter")
		want := strings.Split(work(), "\n")
		got := strings.Split(tm.screen(), "\n")
		for y := range want {
			if strings.TrimRight(want[y], " ") != strings.TrimRight(got[y], " ") {
				tm.t.Errorf("line %d shows\n%s\nand not\n%s", y, got[y], want[y])
			}
		}
	})
}

func TestTerminalsCursorStandsBehindHanzi(t *testing.T) {
	inTerminal(t, small(), 80, 24, color.Black, func(tm *terminal) {
		tm.sends("2", "/", "港", "口a码", "头")
		tm.cursorBehind("港口a码头")
		tm.sends("left", "left")
		tm.cursorBehind("港口a")
		tm.sends("end", strings.Repeat("督查督办", 12), "x")
		tm.cursorBehind("办x")
		tm.sends("esc")
		if !tm.em.CursorHidden() {
			tm.t.Error("the cursor is shown where nothing is typed")
		}
		tm.sends("e", "\x15", "新名称")
		tm.cursorBehind("新名称")
		tm.sends("tab", "\x15", strings.Repeat("编号", 40))
		tm.cursorBehind("编号")
		tm.sends("esc")
		tm.sends("P", "8", "5", "%", " ", "路面完成")
		tm.cursorBehind("85% 路面完成")
		tm.sends(strings.Repeat("督查督办", 12))
		tm.cursorBehind("督办")
		tm.sends("enter")
		tm.sees("填报")
	})
}

// In a review too the input method's window opens where the letters appear: in
// the field that corrects a title, on the list's search, and behind what scrolled.
func TestTerminalsCursorStandsWhereAReviewIsCorrected(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 36}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			inTerminal(t, empty(), size[0], size[1], color.Black, func(tm *terminal) {
				if !tm.em.CursorHidden() {
					tm.t.Error("the cursor is shown where nothing is typed")
				}
				tm.sends("enter")
				tm.sees("修改  培育工业企业")
				tm.cursorBehind("培育工业企业")
				tm.sends("left", "left")
				tm.cursorBehind("培育工业")
				tm.sends("规上a")
				tm.cursorBehind("培育工业规上a")
				tm.sends("home")
				tm.cursorBehind("任务    ")
				tm.sends("end", strings.Repeat("督查督办", 30))
				tm.cursorBehind("督办")
				tm.sends("\x15", "培育企业", "tab", "\x15", "工业和信息化局")
				tm.cursorBehind("工业和信息化局")
				tm.sends("\x13") // stores the form
				tm.sees("已改并采纳", "培育企业")
				if !tm.em.CursorHidden() {
					tm.t.Error("the cursor stays when the form is closed")
				}
				tm.sends("/", "公路")
				tm.cursorBehind("公路")
				tm.sends("esc")
			}, func(o *ui.Options) {
				o.Review = &ui.ReviewSession{Drafts: []*draft.Draft{draftOf(nil)}, Existing: &model.Ledger{}}
			})
		})
	}
}

func TestTerminalsBackgroundChoosesTheColours(t *testing.T) {
	screens := map[string]string{}
	for name, c := range map[string]color.Color{"dark": color.Black, "light": color.White} {
		t.Run(name, func(t *testing.T) {
			inTerminalNow(t, small(), 80, 24, c, func(tm *terminal) {
				screens[name] = tm.em.Render()
				tm.sends("\x1b[?1;2c") // an answer that nobody asked for does nothing
				if tm.em.Render() != screens[name] {
					tm.t.Error("the screen changed")
				}
			})
		})
	}
	if screens["dark"] == screens["light"] || ansi.Strip(screens["dark"]) != ansi.Strip(screens["light"]) {
		t.Error("the colours do not follow the background")
	}
}

func TestTerminalIsResized(t *testing.T) {
	inTerminal(t, sample(), 120, 36, color.Black, func(tm *terminal) {
		tm.sends("2")
		for _, s := range [][2]int{{60, 16}, {200, 60}, {80, 24}, {50, 10}, {120, 36}} {
			tm.resize(s[0], s[1])
			lines := strings.Split(tm.screen(), "\n")
			if s[0] < minWidth {
				tm.sees("60×16")
				continue
			}
			tm.sees("督办", "按灯", "帮助")
			if !strings.Contains(lines[0], "督办") || !strings.Contains(lines[s[1]-1], "帮助") {
				tm.t.Errorf("%v: the bars are not at the top and the bottom:\n%s", s, tm.screen())
			}
		}
	})
}

func TestTerminalThatDrawsArrowsWideGetsFramesOfASCII(t *testing.T) {
	inTerminal(t, small(), 80, 24, color.Black, func(tm *terminal) {
		// An answer from the first line would be read as Alt and F3.
		if answer := tm.keys.String(); !strings.Contains(answer, "\x1b[2;2R") {
			tm.t.Fatalf("asked how wide it draws, the terminal answered %q", answer)
		}
		tm.sends("?")
		tm.sees("━━ 帮助 ━━") // this terminal draws them narrow
		tm.sends("esc", "\x1b[2;3R", "?")
		if strings.ContainsAny(tm.screen(), "━─│") {
			tm.t.Errorf("frames of ambiguous width are drawn:\n%s", tm.screen())
		}
		tm.sees("== 帮助 ==")
	})
}

func TestTerminalPastesAndClicks(t *testing.T) {
	inTerminal(t, small(), 120, 36, color.Black, func(tm *terminal) {
		tm.sends("2", "/", "\x1b[200~港口\x1b[201~", "enter")
		tm.sees("港口码头建设")
		if strings.Contains(tm.screen(), "农村公路改造") {
			tm.t.Error("the pasted text did not narrow the table")
		}
		tm.sends("esc")
		tm.sends("\x1b[<0;12;1M", "\x1b[<0;12;1m") // a press on the first tab
		tm.sees("今日要办")
	})
}

func TestReportInATerminalIsInTheLedger(t *testing.T) {
	inTerminal(t, small(), 80, 24, color.Black, func(tm *terminal) {
		tm.sends("2", "/", "gkmt", "enter", "p", "9.5", "enter", "主体完成", "enter")
		tm.sees("红转绿")
		p, err := tm.store.Returns("port")
		if err != nil || len(p) != 2 || p[1].Text != "主体完成" {
			tm.t.Errorf("the ledger has %+v, %v", p, err)
		}
		time.Sleep(10 * time.Second)
		tm.settle()
		if strings.Contains(tm.screen(), "红转绿") {
			tm.t.Error("the word at the bottom stays for ever")
		}
	})
}
