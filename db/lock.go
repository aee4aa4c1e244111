package db

import (
	"encoding/json"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"unicode"

	"duban/internal/scratch"
)

// Holder is the process that has a ledger open. Fields that could not be
// found out are zero.
type Holder struct {
	PID     int    `json:"pid"`     // of the process
	Program string `json:"program"` // its file's name, without folder and .exe
	User    string `json:"user"`    // who started it
	Host    string `json:"host"`    // empty where it is this machine
}

// LockedError says that another process has the ledger open, and which. It
// unwraps to ErrLocked.
type LockedError struct {
	Path   string // the ledger's, as it was to be opened
	Holder Holder // zero where it could not be found out
}

// Error names the holder and says what can be done.
func (e *LockedError) Error() string {
	by := "another process"
	if h := e.Holder; h.PID != 0 {
		by = fmt.Sprintf("process %d", h.PID)
		if h.Program != "" {
			by = fmt.Sprintf("%s (process %d)", h.Program, h.PID)
		}
		if h.User != "" {
			by += " of " + h.User
		}
		if h.Host != "" {
			by += " on " + h.Host
		}
	}
	return fmt.Sprintf("%v by %s: close it there, or open a read-only copy", ErrLocked, by)
}

// Unwrap returns ErrLocked.
func (e *LockedError) Unwrap() error { return ErrLocked }

// noteOf is the path of the note that a writing process leaves beside the
// ledger. It is a message for people: the lock itself is the system's, so a
// note left by a process that was killed holds up nobody.
func noteOf(path string) string { return path + ".lock" }

// writeNote leaves the note of this process. A rename puts it there, so that
// nobody reads half of it and nothing is written through a planted link.
func writeNote(unfinished *scratch.Set, path string) error {
	me := self()
	me.Host, _ = os.Hostname()
	data, err := json.Marshal(me)
	if err != nil {
		return err
	}
	w, err := unfinished.NewFile(filepath.Dir(path), "lock")
	if err != nil {
		return err
	}
	if _, err = w.File.Write(data); err != nil {
		w.Discard()
		return err
	}
	return w.Rename(noteOf(path))
}

func removeNote(path string) { _ = os.Remove(noteOf(path)) }

// self describes the running process.
func self() Holder {
	h := Holder{PID: os.Getpid(), Program: strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe")}
	if u, err := user.Current(); err == nil {
		h.User = u.Username
	}
	return h
}

// holderOf finds out who has path open: from the system where it tells, and
// else from the note, which also knows holders on other machines.
func holderOf(path string) Holder {
	h, found := systemHolder(path)
	if !found {
		data, err := os.ReadFile(noteOf(path))
		if err != nil || json.Unmarshal(data, &h) != nil {
			return Holder{}
		}
		if here, err := os.Hostname(); err == nil && h.Host == here {
			h.Host = ""
		}
	}
	h.Program, h.User, h.Host = printable(h.Program), printable(h.User), printable(h.Host)
	return h
}

// printable drops control characters: a program can be named anything, and
// the name goes to a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, s)
}
