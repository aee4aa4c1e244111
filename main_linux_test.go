package main

import (
	"os"
	"os/exec"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// A shell runs the program in a job of its own, as the officer's does.
func TestProgramThatIsStoppedForAWhileGivesTheTerminalBack(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the program as a process")
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	s := startCommand(t, home, exec.Command("sh", "-c", `set -m; "$0" demo --today 2026-11-23; echo STOPPED; read -r line; fg`, exe))
	s.sees("督办", "总览")
	job, err := unix.IoctlGetInt(int(s.tty.Fd()), unix.TIOCGPGRP)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(job, syscall.SIGTSTP); err != nil {
		t.Fatal(err)
	}
	s.sees("STOPPED")
	if s.em.IsAltScreen() || s.em.CursorHidden() {
		t.Error("the shell does not get its screen back")
	}
	s.sends("go on\n") // which the shell reads as a line
	s.sees("督办", "总览", "今日要办")
	s.sends("2")
	s.sees("按灯", "填报")
	s.sends("q")
	s.ends(0)
	if files := left(t, home); len(files) > 0 {
		t.Errorf("left behind: %v", files)
	}
}
