//go:build unix

package source

import (
	"os/exec"
	"syscall"
)

// ownGroup makes the end of a command the end of all that it started:
// LibreOffice is started by a script and runs as a process of its own.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
