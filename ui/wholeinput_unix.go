//go:build unix

package ui

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// terminalFile is the terminal as a file that is read by whole sequences.
type terminalFile struct {
	*os.File
	whole *sequenceReader
}

// Read reads whole sequences.
func (f *terminalFile) Read(b []byte) (int, error) { return f.whole.Read(b) }

// wholeInput is the terminal that a program reads from, by whole sequences.
func wholeInput(f *os.File) *terminalFile {
	more := func(wait time.Duration) bool {
		end := time.Now().Add(wait)
		for {
			fds := []unix.PollFd{{Fd: int32(f.Fd()), Events: unix.POLLIN}}
			n, err := unix.Poll(fds, int(max(time.Until(end), 0)/time.Millisecond))
			if !errors.Is(err, unix.EINTR) {
				return err == nil && n > 0 && fds[0].Revents&unix.POLLIN != 0
			}
		}
	}
	return &terminalFile{File: f, whole: newSequenceReader(f.Read, more, time.Now)}
}
