package db

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"duban/internal/scratch"

	"go.etcd.io/bbolt"
)

// OpenCopy opens a copy of the ledger at path for reading only, and so works
// while another process has it open. The copy shows the ledger as it was at one
// moment. It lies in the folder for temporary files, readable by the user
// alone, and is gone after Close. Of a ledger of an older schema the copy is migrated.
//
// The errors are those of Open but for ErrLocked and ErrOlderSchema, and a *TempError.
func OpenCopy(path string, o Options) (*Store, error) {
	s, err := openCopy(path, o)
	if err != nil {
		return nil, fmt.Errorf("opening a copy of %s: %w", path, translate(err))
	}
	return s, nil
}

func openCopy(path string, o Options) (*Store, error) {
	const tries = 5
	if err := usable(path, true); err != nil {
		return nil, err
	}
	o.ReadOnly = true
	if o.Scratch == nil {
		o.Scratch = new(scratch.Set)
	}
	var err error
	for range tries {
		var s *Store
		s, err = tryCopy(path, o)
		if torn := errors.Is(err, errTorn) || errors.Is(err, ErrDamaged) && !errors.Is(err, errMigrating); !torn {
			return s, err
		}
	}
	return nil, err
}

// errTorn says that a copy does not show one moment.
var errTorn = errors.New("it is being written to without a pause; try again")

// TempError says that the copy of a ledger could not be put into the folder for temporary files. It is no fault of
// the ledger.
type TempError struct {
	Dir string // the folder
	Err error  // what the system says
}

// Error says that it is the folder's fault.
func (e *TempError) Error() string {
	return fmt.Sprintf("no copy can be put into the folder for temporary files, %s: %v", e.Dir, e.Err)
}

// Unwrap returns what the system says.
func (e *TempError) Unwrap() error { return e.Err }

// temporary wraps an error of the folder for temporary files.
func temporary(err error) error { return &TempError{Dir: os.TempDir(), Err: err} }

func tryCopy(path string, o Options) (*Store, error) {
	dir, err := o.Scratch.NewDir(os.TempDir(), "copy")
	if err != nil {
		return nil, temporary(err)
	}
	temp := filepath.Join(dir.Path, filepath.Base(path))
	s, err := openCopied(path, temp, o)
	if err != nil {
		dir.Discard()
		return nil, err
	}
	s.path, s.temp = path, dir
	dir.Unname() // so that a process that is killed leaves no copy behind
	return s, nil
}

// openCopied copies the ledger at path to temp and opens that.
func openCopied(path, temp string, o Options) (*Store, error) {
	if err := copyBytes(path, temp); err != nil {
		return nil, err
	}
	s, err := openChecked(temp, o)
	if errors.Is(err, ErrOlderSchema) {
		if err = migrateCopy(temp, o); err == nil {
			s, err = open(temp, o)
		}
	}
	return s, err
}

// openChecked opens the ledger at path if bbolt finds its pages sound.
func openChecked(path string, o Options) (*Store, error) {
	s, err := open(path, o)
	if err != nil {
		return nil, err
	}
	if err := s.view(checkPages); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// migrateCopy brings a temporary copy of a ledger to the present schema. It leaves no backup
// and no note beside it.
func migrateCopy(temp string, o Options) (err error) {
	o.ReadOnly, o.NoSync = false, true
	s := &Store{file: &file{path: temp, o: o}}
	if err := s.openFile(); err != nil {
		return err
	}
	defer func() {
		if e := s.Close(); err == nil {
			err = e
		}
	}()
	var found uint32
	err = s.view(func(tx *bbolt.Tx) error {
		if err := checkPages(tx); err != nil {
			return err
		}
		found, err = readSchema(tx)
		return err
	})
	if err != nil {
		return err
	}
	return s.migrate(found, "")
}

// copyBytes copies the file to a new one. A
// transaction ends when bbolt has written one of the two pages at the start of
// the file: as long as they are the same before and after, no transaction
// has ended in between, and none that has not ended writes over pages that
// they lead to.
func copyBytes(path, temp string) error {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	before, used, err := metaPages(from)
	if err != nil {
		return err
	}
	if err := writeCopy(temp, before, io.NewSectionReader(from, int64(len(before)), used-int64(len(before)))); err != nil {
		return err
	}
	after, _, err := metaPages(from)
	if err != nil {
		return err
	}
	if !bytes.Equal(before, after) {
		return errTorn
	}
	return nil
}

// writeCopy writes a new file of a head and what follows it.
func writeCopy(temp string, head []byte, rest io.Reader) (err error) {
	to, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return temporary(err)
	}
	defer func() {
		if e := to.Close(); err == nil && e != nil {
			err = temporary(e)
		}
	}()
	w := tempWriter{to}
	if _, err := w.Write(head); err != nil {
		return err
	}
	_, err = io.Copy(w, rest)
	return err
}

// tempWriter tells errors of writing a copy from those of reading the ledger.
type tempWriter struct{ f *os.File }

func (w tempWriter) Write(p []byte) (int, error) {
	n, err := w.f.Write(p)
	if err != nil {
		err = temporary(err)
	}
	return n, err
}

// metaPages reads the two pages with which a bbolt file starts, and says how many bytes of the file they lead to. A file
// that bbolt did not write is refused, however large it is.
func metaPages(f *os.File) (pages []byte, used int64, err error) {
	size := int64(os.Getpagesize())
	head := make([]byte, headSize)
	if _, err := f.ReadAt(head, 0); err != nil {
		return nil, 0, ErrNotLedger
	}
	if m, ok := readMeta(head); ok {
		size = m.pageSize
	}
	pages = make([]byte, 2*size)
	if _, err := f.ReadAt(pages, 0); err != nil {
		return nil, 0, unreadable(f.Name())
	}
	for _, page := range [][]byte{pages[:size], pages[size:]} {
		if m, ok := readMeta(page); ok && m.pageSize == size {
			used = max(used, m.pages*size)
		}
	}
	if used < 2*size {
		return nil, 0, unreadable(f.Name())
	}
	return pages, used, nil
}

// meta is what one of the first two pages says of the file.
type meta struct{ pageSize, pages int64 }

// readMeta reads such a page; ok is false where bbolt would not believe it.
func readMeta(page []byte) (m meta, ok bool) {
	n := binary.NativeEndian
	m = meta{pageSize: int64(n.Uint32(page[firstPageSize:])), pages: int64(n.Uint64(page[firstPageUsed:]))}
	return m, soundFirst(page) && m.pageSize >= 1<<10 && m.pageSize <= 1<<24 && m.pages < 1<<38
}
