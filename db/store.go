package db

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"duban/internal/scratch"
	"duban/model"

	"go.etcd.io/bbolt"
)

// Options say how a ledger is opened.
type Options struct {
	// ReadOnly opens the file without ever writing to it.
	ReadOnly bool
	// Who is the person whose actions the journal notes; As has those of others.
	Who string
	// Now is the clock; nil means time.Now. Its day is the "today" on which
	// things are entered and changed, and the day of the dated backups.
	Now func() time.Time
	// Keep is how many dated backups are kept; 0 means 7, and a negative
	// number takes none at all.
	Keep int
	// Room is up to how many bytes the file is expected to grow soon, so that it need not be
	// mapped into memory again and again meanwhile. It takes addresses and no memory.
	Room int
	// NoSync leaves out the fsync of each transaction. It is for tests only.
	NoSync bool
	// Scratch holds the files that are not finished, so that the program can remove them
	// when it is interrupted; nil for a set of the Store's own.
	Scratch *scratch.Set
}

const defaultKeep = 7

// Store is an open ledger. Its methods may be called from any goroutine.
type Store struct {
	*file
	who string // does what is done through this Store
}

// file is the open file, which all views of a ledger share.
type file struct {
	db   *bbolt.DB
	path string
	o    Options
	// handle is bbolt's own: to look at the file by, and for the day on which bbolt cannot close it.
	handle *os.File
	// temp is the copied file that OpenCopy made, if any.
	temp *scratch.Work
	// noted says that the lock note beside the file is this Store's.
	noted bool
	// first says how the first pages were when the file was opened.
	first firstPages
	// hurt is set when a write met a damaged page: what bbolt holds in memory
	// is then in doubt, and nothing more is written.
	hurt atomic.Bool
	// stuck is set when bbolt could not even begin to read, and so keeps its locks.
	stuck bool // guarded by beginning

	beginning sync.Mutex   // held while a read transaction begins
	writing   sync.Mutex   // held while an action is stored
	pageSize  int64        // of the file
	size      atomic.Int64 // of the file after the last write
	heads     []byte       // as readHeads gave them then; writing guards it

	mu       sync.Mutex
	backedUp model.Date // the day whose dated backup needs no more thought
	daily    *daily     // the last one taken or being taken, nil before that
}

// As returns a view of the same open ledger whose actions are those of a person.
// It costs nothing and needs no Close of its own.
func (s *Store) As(who string) *Store { return &Store{file: s.file, who: who} }

// Path returns the file's path, as it was given to Open or OpenCopy.
func (s *Store) Path() string { return s.path }

// ReadOnly reports whether the ledger was opened for reading only.
func (s *Store) ReadOnly() bool { return s.o.ReadOnly }

// LastChangeLost reports whether the page at the start of the file that the last change wrote was found
// damaged, so that the ledger is as it was before that change. The next change writes the page anew.
func (s *Store) LastChangeLost() bool { return s.first == newestDamaged }

// Close waits for running transactions and the backup of the day, and lets the file go, for all views of
// it. Closing twice is not an error.
func (s *Store) Close() error {
	_ = s.BackupError() // which reads the file until it is done
	if s.noted {
		// While the lock is still held, so that it cannot be the next holder's; beside another file it may be.
		s.noted = false
		var moved *MovedError
		if !errors.As(s.named(), &moved) || moved.How != Replaced {
			removeNote(s.path)
		}
	}
	var err error
	if s.hurt.Load() || s.isStuck() {
		// The transaction that failed may still hold bbolt's locks, on which
		// bbolt's Close would wait for ever.
		err = release(s.handle)
	} else {
		err = s.db.Close()
	}
	if s.temp != nil {
		s.temp.Discard()
	}
	return translate(err)
}

// today is the day of the store's clock.
func (s *Store) today() model.Date { return model.DateOf(s.o.Now()) }

// view runs fn in a read transaction. A fault or panic while it runs means
// that the pages are damaged, and becomes an error.
func (s *Store) view(fn func(tx *bbolt.Tx) error) (err error) {
	defer s.catch(&err)()
	tx, err := s.begin()
	if err != nil {
		return translate(err)
	}
	defer func() {
		if e := tx.Rollback(); err == nil {
			err = translate(e)
		}
	}()
	return translate(fn(tx))
}

// update runs fn in a write transaction and syncs it to the disk. It fails where the file of the
// ledger's name is not the one that is written to: nothing is stored that nobody would find again.
func (s *Store) update(fn func(tx *bbolt.Tx) error) (err error) {
	if s.o.ReadOnly {
		return ErrReadOnly
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.inPlace(); err != nil {
		return err
	}
	if s.hurt.Load() || s.isStuck() {
		return fmt.Errorf("writing %s: %w", s.path, ErrDamaged)
	}
	done := false
	defer func() {
		if !done {
			s.hurt.Store(true)
		}
		s.remember()
	}()
	defer s.catch(&err)()
	err = s.db.Update(fn)
	done = true
	if err == nil {
		err = s.kept()
	}
	return translate(err)
}

// still runs fn while nobody writes: what bbolt knows of its free pages is that of the last change.
func (s *Store) still(fn func(tx *bbolt.Tx) error) error {
	if s.o.ReadOnly {
		return s.view(fn)
	}
	var found error
	err := s.update(func(tx *bbolt.Tx) error {
		found = fn(tx)
		return errUnchanged
	})
	if errors.Is(err, errUnchanged) {
		return found
	}
	return err
}

// catch returns a function to be deferred, which turns a panic into an error.
// bbolt trusts its pages: a damaged one makes it panic, or makes it read
// outside the mapped file, which the runtime turns into a panic only on demand
// and only for the goroutine that demands it.
func (f *file) catch(err *error) func() {
	old := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(old)
		if r := recover(); r != nil {
			*err = f.faulted(r)
		}
	}
}
