package db

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"go.etcd.io/bbolt"
)

// OpenCopy opens a copy of the ledger at path for reading only, and so works
// while another process has it open. The copy shows the ledger as it was at one
// moment. It lies in the folder for temporary files, readable by the user
// alone, and is gone after Close. Of a ledger of an older schema the copy is migrated.
//
// The errors are those of Open but for ErrLocked and ErrOlderSchema.
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

func tryCopy(path string, o Options) (*Store, error) {
	temp, err := copyBytes(path)
	if err != nil {
		return nil, err
	}
	s, err := openChecked(temp, o)
	if errors.Is(err, ErrOlderSchema) {
		if err = migrateCopy(temp, o); err == nil {
			s, err = open(temp, o)
		}
	}
	if err != nil {
		_ = os.Remove(temp)
		return nil, err
	}
	// Where the system allows it the file goes at once, so that a process that
	// is killed leaves no copy behind.
	_ = os.Remove(temp)
	s.path, s.temp = path, temp
	return s, nil
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

// copyBytes copies the file to a temporary one and returns its path. A
// transaction ends when bbolt has written one of the two pages at the start of
// the file: as long as they are the same before and after, no transaction
// has ended in between, and none that has not ended writes over pages that
// they lead to.
func copyBytes(path string) (temp string, err error) {
	from, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer from.Close()
	before, err := metaPages(from)
	if err != nil {
		return "", err
	}
	to, err := os.CreateTemp("", "duban-*.copy") // has mode 0600
	if err != nil {
		return "", err
	}
	defer func() {
		if e := to.Close(); err == nil {
			err = e
		}
		if err != nil {
			_ = os.Remove(to.Name())
		}
	}()
	if _, err := to.Write(before); err != nil {
		return "", err
	}
	if _, err := io.Copy(to, io.NewSectionReader(from, int64(len(before)), 1<<62)); err != nil {
		return "", err
	}
	after, err := metaPages(from)
	if err != nil {
		return "", err
	}
	if !bytes.Equal(before, after) {
		return "", errTorn
	}
	return to.Name(), nil
}

// metaPages reads the two pages with which a bbolt file starts. Their size
// stands in the first of them, after a page header of 16 bytes, a magic number
// and a version.
func metaPages(f *os.File) ([]byte, error) {
	head := make([]byte, 28)
	if _, err := f.ReadAt(head, 0); err != nil {
		return nil, ErrNotLedger
	}
	size := int64(binary.NativeEndian.Uint32(head[24:]))
	if size < 1<<10 || size > 1<<24 {
		size = int64(os.Getpagesize())
	}
	pages := make([]byte, 2*size)
	if _, err := f.ReadAt(pages, 0); err != nil {
		return nil, unreadable(f.Name())
	}
	return pages, nil
}
