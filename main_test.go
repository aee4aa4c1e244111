package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// asProgram makes the test binary the program itself, so that a test can run
// it as a process without building it once more.
const asProgram = "DUBAN_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// session is the program in a terminal of its own.
type session struct {
	t     *testing.T
	cmd   *exec.Cmd
	tty   *os.File
	em    *vt.SafeEmulator
	drawn chan string // what the terminal shows, each time more has come
}

// patience is how long a test waits for what must come; it only passes where
// something is broken.
const patience = time.Minute

// start runs the program with arguments in a pseudo-terminal of 100 by 30 cells.
func start(t *testing.T, home string, args ...string) *session {
	t.Helper()
	if testing.Short() {
		t.Skip("runs the program as a process")
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return startCommand(t, home, exec.Command(exe, args...))
}

// startCommand runs a command that runs the program so.
func startCommand(t *testing.T, home string, cmd *exec.Cmd) *session {
	t.Helper()
	s := &session{t: t, cmd: cmd, em: vt.NewSafeEmulator(100, 30), drawn: make(chan string, 1)}
	var err error
	s.cmd.Env = []string{
		asProgram + "=1", "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=zh_CN.UTF-8", "HOME=" + home, "TMPDIR=" + home,
		"XDG_DATA_HOME=" + filepath.Join(home, "data"), "USER=tester", "GOCOVERDIR=" + home,
	}
	s.tty, err = pty.StartWithSize(s.cmd, &pty.Winsize{Cols: 100, Rows: 30})
	if errors.Is(err, pty.ErrUnsupported) {
		t.Skip("no pseudo-terminal can be had here")
	}
	if err != nil {
		t.Fatal(err)
	}
	answered := make(chan struct{})
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill() // which has ended already, unless the test failed
		_ = s.tty.Close()
		if in, ok := s.em.InputPipe().(io.Closer); ok {
			_ = in.Close() // ends the answers; the emulator's own Close may not be called while it is read
			<-answered
		}
	})
	go func() {
		defer close(answered)
		_, _ = io.Copy(s.tty, s.em) // the terminal's answers
	}()
	go s.draw()
	return s
}

// draw draws what the program sends until it closes the terminal.
func (s *session) draw() {
	defer close(s.drawn)
	buf := make([]byte, 1<<16)
	for {
		n, err := s.tty.Read(buf)
		if n > 0 {
			_, _ = s.em.Write(buf[:n]) // an emulator in memory takes everything
			select {
			case <-s.drawn: // only the newest is of interest
			default:
			}
			s.drawn <- ansi.Strip(s.em.Render())
		}
		if err != nil {
			return
		}
	}
}

// sees waits until all texts are on the screen together.
func (s *session) sees(texts ...string) {
	s.t.Helper()
	late := time.After(patience)
	last := ""
	for {
		select {
		case screen, open := <-s.drawn:
			if !open {
				s.t.Fatalf("the program ended before it showed %q:\n%s", texts, last)
			}
			last = screen
		case <-late:
			s.t.Fatalf("%q never came:\n%s", texts, last)
		}
		all := true
		for _, text := range texts {
			all = all && strings.Contains(last, text)
		}
		if all {
			return
		}
	}
}

func (s *session) sends(keys string) {
	s.t.Helper()
	if _, err := s.tty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// ends waits for the program to end, which must leave the terminal as it was.
func (s *session) ends(code int) {
	s.t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- s.cmd.Wait() }()
	select {
	case err := <-ended:
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			s.t.Fatal(err)
		}
	case <-time.After(patience):
		s.t.Fatalf("the program goes on:\n%s", ansi.Strip(s.em.Render()))
	}
	if got := s.cmd.ProcessState.ExitCode(); got != code {
		s.t.Errorf("the program ended with %d, not %d:\n%s", got, code, ansi.Strip(s.em.Render()))
	}
	for range s.drawn { // until all that was sent is drawn
	}
	if s.em.IsAltScreen() || s.em.CursorHidden() {
		s.t.Error("the terminal is not as it was")
	}
}

// left are the files that the program left in a folder.
func left(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasPrefix(d.Name(), "cov") {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDemoOpensTheDashboardAndLeavesNothingBehind(t *testing.T) {
	for _, key := range []string{"q", "\x03"} {
		home := t.TempDir()
		s := start(t, home, "demo", "--today", "2026-11-23")
		s.sees("督办", "总览", "截至 2026-11-23", "样例", "帮助")
		if !s.em.IsAltScreen() {
			t.Error("the program draws over what was on the screen")
		}
		s.sends("2")
		s.sees("按灯", "填报")
		s.sends(key)
		s.ends(0)
		if files := left(t, home); len(files) > 0 {
			t.Errorf("left behind: %v", files)
		}
	}
}

func TestFirstRunMakesALedgerThatTheNextRunOpens(t *testing.T) {
	home := t.TempDir()
	s := start(t, home, "--today", "2026-11-23")
	s.sees("还没有台账", "空白台账")
	s.sends("2")
	s.sees("还没有行动")
	s.sends("A")
	s.sees("新建行动")
	s.sends("交通会战\x13") // Ctrl+S
	s.sees("已保存  交通会战")
	s.sends("q")
	s.ends(0)

	s = start(t, home, "--today", "2026-11-23")
	s.sees("交通会战")
	s.sends("q")
	s.ends(0)
}

func TestProgramThatIsToldToEndLeavesTheTerminalAsItWas(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("has no such signal")
	}
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		home := t.TempDir()
		s := start(t, home, "demo", "--today", "2026-11-23")
		s.sees("督办", "总览")
		if err := s.cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		_ = s.cmd.Wait() // however it says that it was interrupted
		for range s.drawn {
		}
		if s.em.IsAltScreen() || s.em.CursorHidden() {
			t.Errorf("%v: the terminal is not as it was", sig)
		}
		if files := left(t, home); len(files) > 0 {
			t.Errorf("%v: left behind: %v", sig, files)
		}
	}
}

// A window that is closed takes the terminal away: the program cannot say
// anything any more, and still leaves nothing behind.
func TestProgramWhoseTerminalGoesAwayLeavesNothingBehind(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("has no such signal")
	}
	home := t.TempDir()
	s := start(t, home, "demo", "--today", "2026-11-23")
	s.sees("督办", "总览")
	if err := s.tty.Close(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- s.cmd.Wait() }()
	select {
	case <-ended: // however it says so
	case <-time.After(patience):
		t.Fatal("the program goes on without a terminal")
	}
	if files := left(t, home); len(files) > 0 {
		t.Errorf("left behind: %v", files)
	}
}

func TestWindowIsFollowed(t *testing.T) {
	s := start(t, t.TempDir(), "demo", "--today", "2026-11-23")
	s.sees("督办", "帮助")
	s.em.Resize(50, 10)
	if err := pty.Setsize(s.tty, &pty.Winsize{Cols: 50, Rows: 10}); err != nil {
		t.Fatal(err)
	}
	s.sees("窗口需要 60×16")
	s.em.Resize(120, 36)
	if err := pty.Setsize(s.tty, &pty.Winsize{Cols: 120, Rows: 36}); err != nil {
		t.Fatal(err)
	}
	s.sees("今日要办", "帮助")
	s.sends("q")
	s.ends(0)
}
