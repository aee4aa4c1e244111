//go:build !unix

package source

import "os/exec"

// ownGroup has nothing to do where LibreOffice runs as the process that is started.
func ownGroup(*exec.Cmd) {}
