package db

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"go.etcd.io/bbolt"
)

// Loss says what became of a ledger's file while it was open.
type Loss int

// What can become of it.
const (
	Gone      Loss = iota // deleted, or moved away: there is no file of that name
	Replaced              // another file has that name
	Cut                   // it is shorter than it was
	Rewritten             // another program wrote into it
)

// MovedError says that the file of a ledger's name is not any more what was opened. It unwraps to ErrMoved.
type MovedError struct {
	Path string // the ledger's, as it was opened
	How  Loss   // what became of it
}

// Error says what happened.
func (e *MovedError) Error() string {
	how := [...]string{"was deleted or moved away", "was replaced by another file", "was cut off", "was written to by another program"}[e.How]
	return fmt.Sprintf("%v: it %s: %s", ErrMoved, how, e.Path)
}

// Unwrap returns ErrMoved.
func (e *MovedError) Unwrap() error { return ErrMoved }

// InPlace returns nil while the file of the ledger's name is the open one and holds what was written to it last. Else
// it returns a *MovedError, and every write does too; what has been read stays good. While an action is being
// stored it returns nil: the action itself looks.
func (s *Store) InPlace() error {
	if s.o.ReadOnly || !s.writing.TryLock() {
		return nil
	}
	defer s.writing.Unlock()
	return s.inPlace()
}

// whole looks whether the open file still is what can be copied, whatever its name is by now.
func (s *Store) whole() error {
	if s.o.ReadOnly || !s.writing.TryLock() {
		return nil
	}
	defer s.writing.Unlock()
	return s.intact()
}

// inPlace is InPlace for whoever holds s.writing.
func (f *file) inPlace() error {
	if err := f.named(); err != nil {
		return err
	}
	return f.intact()
}

// named looks whether the file of the ledger's name is the open one.
func (f *file) named() error {
	here, err := f.handle.Stat()
	if err != nil {
		if errors.Is(err, os.ErrClosed) {
			return ErrClosed
		}
		return err
	}
	there, err := os.Stat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return &MovedError{f.path, Gone}
	case err != nil:
		return err
	case !os.SameFile(here, there):
		return &MovedError{f.path, Replaced}
	}
	return nil
}

// intact looks whether the open file holds what this Store wrote to it last.
func (f *file) intact() error {
	if f.cut() {
		return &MovedError{f.path, Cut}
	}
	heads, err := f.readHeads()
	if err == nil && !bytes.Equal(heads, f.heads) {
		return &MovedError{f.path, Rewritten}
	}
	return err
}

// kept looks, after a write, whether that went to where it is looked for.
func (f *file) kept() error {
	if err := f.named(); err != nil {
		return err
	}
	if f.cut() {
		return &MovedError{f.path, Cut}
	}
	return nil
}

// cut reports whether the open file is shorter than it was; bbolt never shortens one.
func (f *file) cut() bool {
	info, err := f.handle.Stat()
	return err == nil && info.Size() < f.size.Load()
}

// remember notes what the file is like after a write of this Store, whether it succeeded or not.
func (f *file) remember() {
	if info, err := f.handle.Stat(); err == nil {
		f.size.Store(max(f.size.Load(), info.Size()))
	}
	f.heads, _ = f.readHeads() // unreadable ones are like no others
}

// headSize is how much of each of the two pages at the start of a bbolt file counts: a page header, and what
// says which transaction was the last and where its pages are.
const headSize = 16 + 64

// readHeads reads what changes in the file with every transaction, and with nothing else.
func (f *file) readHeads() ([]byte, error) {
	heads := make([]byte, 2*headSize)
	for i := range 2 {
		if _, err := f.handle.ReadAt(heads[i*headSize:(i+1)*headSize], int64(i)*f.pageSize); err != nil {
			return nil, err
		}
	}
	return heads, nil
}

// faulted is what a fault in reading the pages means.
func (f *file) faulted(r any) error {
	if f.handle != nil && f.cut() {
		return &MovedError{f.path, Cut}
	}
	return fmt.Errorf("reading %s: %w (%v)", f.path, ErrDamaged, r)
}

// begin begins a read transaction. bbolt reads the first pages then, and where they cannot be read it keeps locks on
// which all that follows would wait for ever: after that nothing is asked of it any more.
func (f *file) begin() (*bbolt.Tx, error) {
	f.beginning.Lock()
	defer f.beginning.Unlock()
	if f.stuck {
		return nil, f.faulted("an earlier fault")
	}
	f.stuck = true // until bbolt has answered
	tx, err := f.db.Begin(false)
	f.stuck = false
	return tx, err
}

// isStuck reports whether bbolt keeps its locks for good. While a read transaction begins it waits for the answer.
func (f *file) isStuck() bool {
	f.beginning.Lock()
	defer f.beginning.Unlock()
	return f.stuck
}
