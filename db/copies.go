package db

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"duban/model"
)

// Copy is a copy of a ledger that lies beside it.
type Copy struct {
	// Path is that of its file.
	Path string
	// Size is how many bytes the file has.
	Size int64
	// Day is that in the name of a dated backup, else that of the last change of the file.
	Day model.Date
	// State is how far it has come, the zero State where that cannot be read.
	State State
	// Err says what is wrong with it: of a good copy it is nil.
	Err error
}

// State is how far a ledger has come.
type State struct {
	Counts
	// Last is when it was last changed.
	Last time.Time
	// LastChangeLost is what the method of the Store says.
	LastChangeLost bool
}

// State returns how far the ledger has come.
func (s *Store) State() (State, error) {
	out := State{LastChangeLost: s.LastChangeLost()}
	var err error
	if out.Counts, err = s.Counts(); err != nil {
		return State{}, err
	}
	newest, err := s.Journal(1)
	if err != nil {
		return State{}, err
	}
	if len(newest) > 0 {
		out.Last = newest[0].Time
	}
	return out, nil
}

// copyName is how the copies of a ledger are named: with a date the backups that each day's first change leaves,
// with a number those of before a migration, with date and time those that Backup was asked for.
func copyName(path string) *regexp.Regexp {
	base := filepath.Base(path)
	ext := filepath.Ext(base)
	return regexp.MustCompile(fmt.Sprintf(`^(?:%s\.(\d{4}-\d\d-\d\d|schema\d+)\.bak|%s-\d{8}-\d{6}%s)$`,
		regexp.QuoteMeta(base), regexp.QuoteMeta(strings.TrimSuffix(base, ext)), regexp.QuoteMeta(ext)))
}

// Copies finds the copies that lie beside the ledger at path, the newest first, and looks at each: at its
// pages and checksums, and at how far it has come.
func Copies(path string) ([]Copy, error) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	var out []Copy
	name := copyName(path)
	for _, e := range entries {
		found := name.FindStringSubmatch(e.Name())
		if found == nil || e.IsDir() {
			continue
		}
		c := Copy{Path: filepath.Join(filepath.Dir(path), e.Name())}
		if info, err := os.Stat(c.Path); err == nil {
			c.Size, c.Day = info.Size(), model.DateOf(info.ModTime())
		}
		if day, err := time.Parse(time.DateOnly, found[1]); err == nil {
			c.Day = model.DateOf(day)
		}
		c.State, c.Err = Look(c.Path)
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(x, y Copy) int { return cmp.Or(cmp.Compare(y.Day, x.Day), strings.Compare(y.Path, x.Path)) })
	return out, nil
}

// OpenBackup opens a copy of a ledger for reading only, of whatever schema, if its file is sound.
func OpenBackup(path string, o Options) (*Store, error) {
	s, err := openAny(path, o)
	if err != nil {
		return nil, err
	}
	if err := s.still(intact); err != nil {
		_ = s.Close()
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	return s, nil
}

// openAny opens a ledger for reading only, of whatever schema.
func openAny(path string, o Options) (*Store, error) {
	o.ReadOnly = true
	s, err := Open(path, o)
	if errors.Is(err, ErrOlderSchema) {
		return OpenCopy(path, o)
	}
	return s, err
}

// Look returns how far the ledger at path has come, the zero State where that cannot be read, and what is wrong
// with its file. It may be in use.
func Look(path string) (State, error) {
	s, err := openAny(path, Options{})
	if errors.Is(err, ErrLocked) {
		s, err = OpenCopy(path, Options{})
	}
	if err != nil {
		return State{}, err
	}
	defer s.Close()
	out, err := s.State()
	return out, cmp.Or(s.still(intact), err)
}

// InUse returns the *LockedError that opening the ledger at path for writing would give, or nil. What lies there
// may be damaged.
func InUse(path string) error {
	info, err := os.Stat(path)
	if err != nil || info.Size() == 0 || !info.Mode().IsRegular() {
		return nil
	}
	s := &Store{file: &file{path: path}}
	if err := s.openFile(); err != nil {
		if errors.Is(err, ErrLocked) {
			return err
		}
		return nil
	}
	return s.Close()
}
