// Package scratch makes the files and folders in which work lies until it is finished: a backup before it has its name, a
// ledger before it is full. What a process leaves there because it was killed is removed by the next one that makes
// something in the same folder; what a living process works on is never touched.
package scratch

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"sync"
)

// prefix begins every name that this package gives, and ours is all of such a name.
const prefix = ".duban-"

var ours = regexp.MustCompile(`^\.duban-(backup|copy|demo|export|lock|new|office)-[0-9]+$`)

// Set is the unfinished work of one run of the program. The zero Set is ready; its methods may be called from any
// goroutine.
type Set struct {
	mu   sync.Mutex
	open map[*Work]struct{}
}

// Work is one unfinished file or folder.
type Work struct {
	// Path is where it lies.
	Path string
	// File is the open file; of a folder it only holds the lock.
	File *os.File
	set  *Set
}

// NewFile makes a file in a folder, open for reading and writing and for its user alone. The kind is one of those in ours.
func (s *Set) NewFile(dir, kind string) (*Work, error) {
	return s.make(dir, func() (string, *os.File, error) {
		f, err := os.CreateTemp(dir, prefix+kind+"-*")
		if err != nil {
			return "", nil, err
		}
		return f.Name(), f, nil
	})
}

// NewDir makes a folder in a folder, for its user alone.
func (s *Set) NewDir(dir, kind string) (*Work, error) {
	return s.make(dir, func() (string, *os.File, error) {
		path, err := os.MkdirTemp(dir, prefix+kind+"-*")
		if err != nil {
			return "", nil, err
		}
		f, err := os.Open(path)
		if err != nil {
			_ = os.Remove(path)
		}
		return path, f, err
	})
}

func (s *Set) make(dir string, make func() (string, *os.File, error)) (*Work, error) {
	sweep(dir)
	for {
		path, f, err := make()
		if err != nil {
			return nil, err
		}
		// Before it was locked another process could take it for abandoned.
		if claim(f) && samePlace(path, f) {
			w := &Work{Path: path, File: f, set: s}
			s.mu.Lock()
			defer s.mu.Unlock()
			if s.open == nil {
				s.open = map[*Work]struct{}{}
			}
			s.open[w] = struct{}{}
			return w, nil
		}
		_ = f.Close()
		_ = os.RemoveAll(path)
	}
}

// forget takes the work off the list of its set.
func (w *Work) forget() {
	w.set.mu.Lock()
	defer w.set.mu.Unlock()
	delete(w.set.open, w)
}

// Rename gives a file its name for good, in place of any other of that name, and closes it. When that fails the file is gone.
func (w *Work) Rename(to string) error {
	// Windows renames no open file. Elsewhere it stays open, and so locked, until it has its name.
	early := runtime.GOOS == "windows"
	var err error
	if early {
		err = w.File.Close()
	}
	if err == nil {
		err = os.Rename(w.Path, to)
	}
	if err != nil {
		w.Discard()
		return err
	}
	w.forget()
	if early {
		return nil
	}
	return w.File.Close()
}

// Unname removes the names of what goes on being used, where the system allows it: then nothing can leave it behind.
// Elsewhere Discard does.
func (w *Work) Unname() {
	if os.RemoveAll(w.Path) == nil {
		w.forget()
		_ = w.File.Close()
	}
}

// Discard closes the work and removes it. Discarding what has its name already, or is gone, does nothing.
func (w *Work) Discard() {
	w.set.mu.Lock()
	_, open := w.set.open[w]
	delete(w.set.open, w)
	w.set.mu.Unlock()
	if open {
		w.remove()
	}
}

func (w *Work) remove() {
	if runtime.GOOS == "windows" {
		_ = w.File.Close() // it removes nothing that is open
	}
	_ = os.RemoveAll(w.Path)
	_ = w.File.Close()
}

// Discard removes all that is unfinished: the program is about to end.
func (s *Set) Discard() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for w := range s.open {
		w.remove()
	}
	clear(s.open)
}

// sweep removes from a folder what processes that are no more have left there.
func sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // whoever works there finds out why
	}
	for _, e := range entries {
		if !ours.MatchString(e.Name()) || !e.Type().IsRegular() && !e.IsDir() {
			continue
		}
		path := filepath.Join(dir, e.Name())
		f, err := os.Open(path)
		if err != nil {
			continue // another user's, or gone
		}
		if abandoned(f) && samePlace(path, f) {
			w := Work{Path: path, File: f}
			w.remove()
		}
		_ = f.Close()
	}
}

// samePlace reports whether an open file is the one of that path.
func samePlace(path string, f *os.File) bool {
	there, err := os.Lstat(path)
	if err != nil {
		return false
	}
	here, err := f.Stat()
	return err == nil && os.SameFile(there, here)
}
