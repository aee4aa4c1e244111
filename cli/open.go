package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"duban/db"
	"duban/model"
)

// ledgerPath returns the path of the ledger: --db, else DUBAN_DB, else the
// place for a program's data in the user's home.
func (a *app) ledgerPath() (string, error) {
	if a.dbPath != "" {
		return a.dbPath, nil
	}
	if v := a.sys.getenv("DUBAN_DB"); v != "" {
		return v, nil
	}
	if dir := a.sys.getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "duban", "ledger.db"), nil
	}
	if runtime.GOOS == "windows" {
		if dir := a.sys.getenv("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, "duban", "ledger.db"), nil
		}
	}
	if home := a.sys.getenv("HOME"); home != "" {
		return filepath.Join(home, ".local", "share", "duban", "ledger.db"), nil
	}
	return "", fail(nil, "%s", a.t.NoHome)
}

// homely writes a path with ~ for the user's home.
func (a *app) homely(path string) string {
	if home := a.sys.getenv("HOME"); home != "" {
		if in, err := filepath.Rel(home, path); err == nil && filepath.IsLocal(in) {
			return filepath.Join("~", in)
		}
	}
	return path
}

func (a *app) options() db.Options {
	return db.Options{Who: a.who(), Now: a.now, Scratch: &a.scratch}
}

// openRead opens the ledger for reading only, or a copy of it with --read-only.
func (a *app) openRead() (*db.Store, error) {
	path, err := a.existing()
	if err != nil {
		return nil, err
	}
	o := a.options()
	if a.readOnly {
		return a.opened(path)(db.OpenCopy(path, o))
	}
	o.ReadOnly = true
	s, err := db.Open(path, o)
	if errors.Is(err, db.ErrOlderSchema) {
		// Opening it for writing brings it up to date.
		o.ReadOnly = false
		s, err = db.Open(path, o)
	}
	return a.opened(path)(s, err)
}

// openWrite opens the ledger for writing; it must exist.
func (a *app) openWrite() (*db.Store, error) {
	if a.readOnly {
		return nil, fail(nil, "%s", a.t.ReadOnlyWrite)
	}
	path, err := a.existing()
	if err != nil {
		return nil, err
	}
	return a.opened(path)(db.Open(path, a.options()))
}

// opened takes the days off of the ledger at path into the calendar, or
// explains why it could not be opened.
func (a *app) opened(path string) func(*db.Store, error) (*db.Store, error) {
	return func(s *db.Store, err error) (*db.Store, error) {
		if err != nil {
			return nil, a.explainLedger(path, err)
		}
		// Settings that cannot be read are found by check, which must be able to open the ledger.
		if settings, err := s.SettingsOn(a.today); err == nil {
			a.cal = model.NewCalendar().Without(settings.DaysOff)
		}
		if s.LastChangeLost() {
			a.warn(a.t.LastChangeLost, path)
		}
		return s, nil
	}
}

// existing returns the ledger's path, and an error that says how to make a
// ledger where there is none.
func (a *app) existing() (string, error) {
	path, err := a.ledgerPath()
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if dangling(path) {
			return "", fail(err, a.t.DanglingLink, path)
		}
		return "", fail(err, a.t.NoLedger, path)
	}
	return path, nil
}

// dangling reports whether there is a link at path that leads nowhere.
func dangling(path string) bool {
	_, err := os.Lstat(path)
	_, there := os.Stat(path)
	return err == nil && errors.Is(there, fs.ErrNotExist)
}

// close closes the ledger, warns of a dated backup that could not be taken, and
// keeps the first error. What was to be printed is shown before: a backup takes its time.
func (a *app) close(s *db.Store, err *error) {
	_ = a.out.Flush() // run asks again, and gets the same error
	if e := s.BackupError(); e != nil {
		a.warn("%s", a.explain(e))
	}
	if e := s.Close(); e != nil && *err == nil {
		*err = e
	}
}

// taskRoom is how many bytes of the file a task takes with its returns, and some to spare.
const taskRoom = 2 << 10

// createLedger makes a new ledger at path and fills it. The file appears under its name
// only when it is complete, and never in place of another one. tasks is about how many there
// will be, 0 where nobody knows.
func (a *app) createLedger(path string, tasks int, fill func(*db.Store) error) (err error) {
	if _, err := os.Lstat(path); err == nil {
		return fail(fs.ErrExist, a.t.LedgerExists, path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	dir, err := a.scratch.NewDir(filepath.Dir(path), "new")
	if err != nil {
		return err
	}
	defer dir.Discard() // what is left there is of no use to anybody
	tmp := filepath.Join(dir.Path, filepath.Base(path))
	o := a.options()
	o.Keep = -1 // there is nothing yet to back up
	o.Room = tasks * taskRoom
	s, err := db.Open(tmp, o)
	if err != nil {
		return a.explainLedger(path, err)
	}
	err = fill(s)
	if e := s.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return a.moveNew(tmp, path)
}

// moveNew gives a finished file its name, unless a file of that name has come
// up in the meantime.
func (a *app) moveNew(tmp, path string) error {
	err := os.Link(tmp, path)
	if errors.Is(err, fs.ErrExist) {
		return fail(err, a.t.LedgerExists, path)
	}
	if err != nil {
		// Not every file system knows links; then there is a moment between
		// looking and moving.
		if _, err := os.Lstat(path); err == nil {
			return fail(fs.ErrExist, a.t.LedgerExists, path)
		}
		if err := os.Rename(tmp, path); err != nil {
			return err
		}
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes the names in a folder last through a power failure, where the
// system can.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
