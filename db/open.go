package db

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"duban/internal/scratch"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// patience is how long Open waits for another process to let the file go:
// enough for a command that is just ending, too short to seem to hang.
const patience = 300 * time.Millisecond

// Open opens the ledger at path. It makes the file, and its folder, where there
// is none and o allows writing. A ledger of an older schema is migrated, with a
// backup of it beside the file.
//
// The errors are ErrLocked, ErrNotLedger, ErrNewerSchema, ErrOlderSchema,
// ErrDamaged, ErrDiskFull and those of the file system.
func Open(path string, o Options) (*Store, error) {
	s, err := open(path, o)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, translate(err))
	}
	return s, nil
}

func open(path string, o Options) (*Store, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Keep == 0 {
		o.Keep = defaultKeep
	}
	if o.Scratch == nil {
		o.Scratch = new(scratch.Set)
	}
	if err := usable(path, o.ReadOnly); err != nil {
		return nil, err
	}
	s := &Store{file: &file{path: path, o: o}, who: o.Who}
	if err := s.openFile(); err != nil {
		return nil, err
	}
	var err error
	if s.first, err = lookAtFirstPages(s.handle, s.db.Info().PageSize); err == nil {
		err = s.prepare()
	}
	if err != nil {
		_ = s.Close()
		return nil, err
	}
	if !o.ReadOnly {
		s.noted = writeNote(o.Scratch, path) == nil
	}
	return s, nil
}

// usable looks at path before bbolt does, which would wait for ever on a pipe.
func usable(path string, readOnly bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !readOnly:
		return os.MkdirAll(filepath.Dir(path), 0o700)
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w: it is a folder or a device", ErrNotLedger)
	case info.Size() == 0:
		return fmt.Errorf("%w: it is empty", ErrNotLedger)
	}
	return nil
}

// openFile opens and locks the file with bbolt.
func (s *Store) openFile() (err error) {
	defer func() {
		if err != nil && s.handle != nil {
			_ = release(s.handle) // which bbolt has done, unless it panicked
		}
	}()
	defer s.catch(&err)()
	s.db, err = bbolt.Open(s.path, 0o600, &bbolt.Options{
		Timeout:         patience,
		ReadOnly:        s.o.ReadOnly,
		NoSync:          s.o.NoSync,
		NoGrowSync:      s.o.NoSync,
		PreLoadFreelist: true,
		FreelistType:    bbolt.FreelistMapType,
		InitialMmapSize: room(s.o.Room),
		OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
			f, err := os.OpenFile(name, flag, mode)
			s.handle = f
			return f, err
		},
	})
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return &LockedError{Path: s.path, Holder: holderOf(s.path)}
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch), errors.Is(err, berrors.ErrChecksum),
		err != nil && tooSmall(s.path):
		return unreadable(s.path)
	case err == nil:
		s.pageSize = int64(s.db.Info().PageSize)
		s.remember()
	}
	return err
}

// unreadable is the error for a file of which bbolt can make nothing.
func unreadable(path string) error {
	if looksLikeBolt(path) {
		return fmt.Errorf("%w (its first pages make no sense)", ErrDamaged)
	}
	return ErrNotLedger
}

// tooSmall reports whether the file cannot hold the two pages with which bbolt begins. bbolt says so in
// words only.
func tooSmall(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() < 2*int64(os.Getpagesize())
}

// looksLikeBolt reports whether the file starts as a bbolt file does: a page
// header of 16 bytes and bbolt's magic number.
func looksLikeBolt(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 20)
	if _, err := f.ReadAt(head, 0); err != nil {
		return false
	}
	return binary.NativeEndian.Uint32(head[16:]) == boltMagic
}

// prepare sees to it that the file holds a ledger of the present schema.
func (s *Store) prepare() error {
	var found uint32
	var empty bool
	err := s.view(func(tx *bbolt.Tx) error {
		info, err := s.handle.Stat()
		if err != nil {
			return err
		}
		if info.Size() < tx.Size() {
			return fmt.Errorf("%w (the file is cut off: %d of %d bytes are left)", ErrDamaged, info.Size(), tx.Size())
		}
		first, _ := tx.Cursor().First()
		if empty = first == nil; empty {
			return nil
		}
		found, err = readSchema(tx)
		return err
	})
	switch {
	case err != nil:
		return err
	case empty && s.o.ReadOnly:
		return fmt.Errorf("%w: it is empty", ErrNotLedger)
	case empty:
		return s.create()
	case found > schema:
		return fmt.Errorf("%w (schema %d; this one reads up to %d): use that version", ErrNewerSchema, found, schema)
	case found < schema && s.o.ReadOnly:
		return fmt.Errorf("%w (schema %d): open it once for writing, which migrates it", ErrOlderSchema, found)
	case found < schema:
		if err := s.migrate(found, fmt.Sprintf("%s.schema%d.bak", s.path, found)); err != nil {
			return err
		}
	}
	return s.view(func(tx *bbolt.Tx) error {
		for _, name := range allBuckets() {
			if mustBucket(tx, name) == nil {
				return fmt.Errorf("%w (it has no bucket %q)", ErrDamaged, name)
			}
		}
		return nil
	})
}

// readSchema reads the schema number of a file that is a ledger.
func readSchema(tx *bbolt.Tx) (uint32, error) {
	meta := tx.Bucket([]byte(metaBucket))
	if meta == nil || !bytes.Equal(meta.Get([]byte(metaFormat)), []byte(formatName)) {
		return 0, ErrNotLedger
	}
	n := meta.Get([]byte(metaSchema))
	if len(n) != 4 || binary.BigEndian.Uint32(n) == 0 {
		return 0, fmt.Errorf("%w (it has no schema number)", ErrDamaged)
	}
	return binary.BigEndian.Uint32(n), nil
}

// create makes the buckets of an empty ledger.
func (s *Store) create() error {
	return s.update(func(tx *bbolt.Tx) error {
		for _, name := range allBuckets() {
			if _, err := tx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		meta := mustBucket(tx, metaBucket)
		for _, kv := range [][2][]byte{
			{[]byte(metaFormat), []byte(formatName)},
			{[]byte(metaSchema), u32(schema)},
			{[]byte(metaCreated), seal([]byte(metaCreated), []byte(s.o.Now().UTC().Format(time.RFC3339)))},
		} {
			if err := meta.Put(kv[0], kv[1]); err != nil {
				return err
			}
		}
		return nil
	})
}

// room is how many bytes are mapped at first. Windows would make the file as large, and
// 32 bits have no addresses to spare.
func room(n int) int {
	if runtime.GOOS == "windows" || strconv.IntSize < 64 {
		return 0
	}
	return n
}
