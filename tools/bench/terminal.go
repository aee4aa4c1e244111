//go:build linux

package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience is how long a frame is waited for before the run is given up.
const patience = 20 * time.Second

// quiet is how long nothing must come for a frame to be over.
const quiet = 4 * time.Millisecond

// chunk is what the program wrote, with the time at which it came.
type chunk struct {
	data []byte
	at   time.Time
}

// terminal is a program that runs in a pseudo-terminal, with the screen that it draws.
type terminal struct {
	cmd     *exec.Cmd
	pty     *os.File
	screen  *vt.SafeEmulator
	chunks  chan chunk
	started time.Time
}

// start runs a command in a terminal.
func start(command []string) (*terminal, error) {
	t := &terminal{
		cmd:    exec.Command(command[0], command[1:]...),
		screen: vt.NewSafeEmulator(width, height),
		chunks: make(chan chunk, 1<<10),
	}
	t.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor")
	t.started = time.Now()
	f, err := pty.StartWithSize(t.cmd, &pty.Winsize{Rows: height, Cols: width})
	if err != nil {
		return nil, err
	}
	t.pty = f
	go func() {
		defer close(t.chunks)
		for {
			buf := make([]byte, 1<<16)
			n, err := f.Read(buf)
			if n > 0 {
				t.chunks <- chunk{buf[:n], time.Now()}
			}
			if err != nil {
				return
			}
		}
	}()
	// What the program asks of the terminal, such as its background, is answered.
	go func() {
		buf := make([]byte, 1<<10)
		for {
			n, err := t.screen.Read(buf)
			if err != nil {
				return
			}
			if _, err := f.Write(buf[:n]); err != nil {
				return
			}
		}
	}()
	return t, nil
}

var (
	errEnded = errors.New("the program ended")
	errSlow  = fmt.Errorf("nothing came within %v", patience)
)

// until draws what comes until the screen, as text, is as wanted, and returns how long after the start that was.
func (t *terminal) until(wanted func(screen string) bool) (time.Duration, error) {
	last := time.Now()
	for {
		if text := ansi.Strip(t.screen.Render()); wanted(text) {
			return last.Sub(t.started), nil
		}
		select {
		case c, ok := <-t.chunks:
			if !ok {
				return 0, errEnded
			}
			_, _ = t.screen.Write(c.data) // an emulator in memory takes everything
			last = c.at
		case <-time.After(patience):
			return 0, errSlow
		}
	}
}

// press types keys and returns how long it took until the last of what they made the program draw had come.
func (t *terminal) press(keys string) (time.Duration, error) {
	t.settle()
	pressed := time.Now()
	if _, err := t.pty.WriteString(keys); err != nil {
		return 0, err
	}
	var last time.Time
	wait := patience
	for {
		select {
		case c, ok := <-t.chunks:
			if !ok {
				return 0, errEnded
			}
			_, _ = t.screen.Write(c.data)
			last, wait = c.at, quiet
		case <-time.After(wait):
			if last.IsZero() {
				return 0, errSlow
			}
			return last.Sub(pressed), nil
		}
	}
}

// settle draws what still comes until the program is at rest.
func (t *terminal) settle() {
	for {
		select {
		case c, ok := <-t.chunks:
			if !ok {
				return
			}
			_, _ = t.screen.Write(c.data)
		case <-time.After(50 * time.Millisecond):
			return
		}
	}
}

// memory returns the KiB that the program has in memory now, and has had at the most.
func (t *terminal) memory() (now, most int) {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", t.cmd.Process.Pid))
	if err != nil {
		return 0, 0
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		fields := strings.Fields(s.Text())
		if len(fields) < 2 {
			continue
		}
		switch n, _ := strconv.Atoi(fields[1]); fields[0] {
		case "VmRSS:":
			now = n
		case "VmHWM:":
			most = n
		}
	}
	return now, most
}

// stop leaves the program with Ctrl+C.
func (t *terminal) stop() error {
	_, _ = t.pty.WriteString("\x03")
	done := make(chan struct{})
	go func() {
		for range t.chunks { // until the terminal is closed on the other side
		}
		close(done)
	}()
	var err error
	select {
	case <-done:
	case <-time.After(patience):
		err = errors.Join(errSlow, t.cmd.Process.Kill())
	}
	_ = t.cmd.Wait() // its exit code is not what is measured
	return errors.Join(err, t.pty.Close())
}
