//go:build !windows

package ui

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// stopCmd returns a command that waits until the program is told to stop for a while, as "kill -TSTP" does; Ctrl+Z is a
// key of the dashboard.
func stopCmd(ctx context.Context) tea.Cmd {
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGTSTP)
	return func() tea.Msg {
		select {
		case <-told:
			return stopMsg{}
		case <-ctx.Done():
			signal.Stop(told)
			return nil
		}
	}
}

// stop stops the process until it is told to go on. Meanwhile the terminal is the shell's, as it is for a program that is
// run from the dashboard. Bubble Tea's own way sends SIGTSTP once more, which the Go runtime ignores once it was caught.
func stop() tea.Cmd {
	return tea.Exec(stopping{}, func(error) tea.Msg { return tea.ResumeMsg{} })
}

// stopping is "a program" during which this one is stopped.
type stopping struct{}

func (stopping) Run() error {
	goOn := make(chan os.Signal, 1)
	signal.Notify(goOn, syscall.SIGCONT)
	defer signal.Stop(goOn)
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGSTOP); err != nil {
		return err
	}
	<-goOn
	return nil
}

func (stopping) SetStdin(io.Reader) {}

func (stopping) SetStdout(io.Writer) {}

func (stopping) SetStderr(io.Writer) {}
