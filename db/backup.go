package db

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Backup copies the ledger as it is at this moment to dst, while it stays in
// use. dst appears whole, checked, or not at all, and replaces a file of that name unless
// it is the ledger itself, which gives ErrConflict. A damaged ledger gives ErrDamaged and no copy,
// and a copy that is not what the ledger is, ErrBadCopy.
func (s *Store) Backup(dst string) error {
	here, err := os.Stat(s.path)
	if err == nil {
		if there, e := os.Stat(dst); e == nil && os.SameFile(here, there) {
			return fmt.Errorf("backing up to %s: that is the ledger itself: %w", dst, ErrConflict)
		}
	}
	if err := s.whole(); err != nil {
		return err
	}
	err = s.copyTo(dst, intact)
	if errors.Is(err, ErrBadCopy) {
		err = cmp.Or(s.still(intact), err)
	}
	if err != nil {
		return fmt.Errorf("backing up to %s: %w", dst, err)
	}
	return nil
}

// copyTo copies the ledger as it is at this moment to dst if the copy is sound.
func (s *Store) copyTo(dst string, sound func(*bbolt.Tx) error) error {
	tx, err := s.reading()
	if err != nil {
		return err
	}
	return s.copyFrom(tx, dst, sound)
}

// reading begins to read the ledger as it is at this moment.
func (s *Store) reading() (tx *bbolt.Tx, err error) {
	defer s.catch(&err)()
	tx, err = s.begin()
	return tx, translate(err)
}

// copyFrom writes what tx reads to a temporary file beside dst, syncs and checks it, and
// renames it. It ends tx.
func (s *Store) copyFrom(tx *bbolt.Tx, dst string, sound func(*bbolt.Tx) error) error {
	defer func() { _ = tx.Rollback() }()
	if err := os.MkdirAll(filepath.Dir(dst), 0o700); err != nil {
		return err
	}
	w, err := s.o.Scratch.NewFile(filepath.Dir(dst), "backup") // has mode 0600
	if err != nil {
		return translate(err)
	}
	if _, err = tx.WriteTo(w.File); err == nil {
		_ = tx.Rollback() // a change that makes the file larger waits for it
		err = s.syncAndCheck(w.File, sound)
	}
	if err != nil {
		w.Discard()
		return translate(err)
	}
	if err := w.Rename(dst); err != nil {
		return translate(err)
	}
	if !s.o.NoSync {
		syncDir(filepath.Dir(dst))
	}
	return nil
}

// syncAndCheck brings a copy to the disk and reads it meanwhile.
func (s *Store) syncAndCheck(f *os.File, sound func(*bbolt.Tx) error) error {
	synced := make(chan error, 1)
	go func() {
		if s.o.NoSync {
			synced <- nil
			return
		}
		synced <- f.Sync()
	}()
	found := checkFile(f.Name(), sound)
	if err := <-synced; err != nil {
		return err
	}
	if found != nil {
		return fmt.Errorf("%w (%v)", ErrBadCopy, found)
	}
	return nil
}

// checkFile asks sound about the file at path, whatever its schema.
func checkFile(path string, sound func(*bbolt.Tx) error) error {
	s := &Store{file: &file{path: path, o: Options{ReadOnly: true}}}
	if err := s.openFile(); err != nil {
		return err
	}
	return errors.Join(s.view(sound), s.Close())
}

// syncDir makes a rename last through a power cut, where the system can.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync() // Windows cannot sync a folder, and need not
		_ = d.Close()
	}
}

// DailyError says that there is no dated backup of a day. The ledger is sound.
type DailyError struct {
	Path string // where the backup was to go
	Err  error  // what went wrong
}

// Error names the backup and what went wrong.
func (e *DailyError) Error() string {
	return fmt.Sprintf("taking the backup of the day, %s: %v", e.Path, e.Err)
}

// Unwrap returns what went wrong.
func (e *DailyError) Unwrap() error { return e.Err }

// daily is the taking of a dated backup.
type daily struct {
	done chan struct{} // closed when it is over
	err  error         // why there is none, set before
}

// BackupError waits for the dated backup that is being taken and returns the *DailyError that says why there is
// none, or nil. A failed backup does not keep the officer from working, but must be shown.
func (s *Store) BackupError() error {
	s.mu.Lock()
	last := s.daily
	s.mu.Unlock()
	if last == nil {
		return nil
	}
	<-last.done
	return last.err
}

// beforeChange looks before the first change of a day whether the ledger is sound, and lets the
// dated backup be taken of it as it is then. The change need not wait for that. A damaged ledger gives
// ErrDamaged: what is written to it may destroy more, and its copy is no backup. One
// that has never been written to, or was first written to today, needs no backup.
func (s *Store) beforeChange() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	today := s.today()
	if s.o.Keep < 0 || s.backedUp == today {
		return nil
	}
	newest, err := s.Journal(1)
	if err != nil {
		return err
	}
	dst := s.datedBackup(today)
	info, err := os.Stat(dst)
	there := err == nil && info.Mode().IsRegular()
	if !there && len(newest) > 0 && model.DateOf(newest[0].Time) != today {
		if err := s.still(intact); err != nil {
			return fmt.Errorf("looking at the ledger before the first change of the day: %w", err)
		}
		s.backUp(dst, today)
	}
	s.backedUp = today
	return nil
}

// backUp begins to take the backup of a day.
func (s *Store) backUp(dst string, today model.Date) {
	before := s.daily
	now := &daily{done: make(chan struct{})}
	s.daily = now
	tx, err := s.reading()
	go func() {
		defer close(now.done)
		if before != nil {
			<-before.done
		}
		if err == nil {
			err = s.copyFrom(tx, dst, intact)
		}
		if err != nil {
			now.err = &DailyError{Path: dst, Err: err}
			return
		}
		s.prune(today)
	}()
}

// datedBackup is where the backup of a day goes.
func (s *Store) datedBackup(d model.Date) string {
	return s.path + "." + d.String() + ".bak"
}

// prune removes the dated backups that newer ones make needless.
func (s *Store) prune(today model.Date) {
	for _, d := range needless(DatedBackups(s.path), today, s.o.Keep) {
		_ = os.Remove(s.datedBackup(d))
	}
}

// needless returns which of the days of backups, in their order, need not be kept. Of those up to today, and
// apart from them of those after it, which a clock once set wrong has left, a backup is needless when as many as
// are to be kept follow it closely, so that a few days of a wrong clock do not cost the real ones. Of the others
// the newest stay, twice as many as are to be kept.
func needless(days []model.Date, today model.Date, keep int) (out []model.Date) {
	later, _ := slices.BinarySearch(days, today+1)
	for _, run := range [][]model.Date{days[:later], days[later:]} {
		var apart []model.Date
		for i, d := range run {
			end, _ := slices.BinarySearch(run, d+model.Date(2*keep)+1)
			if follow := end - 1 - i; follow >= keep {
				out = append(out, d)
			} else {
				apart = append(apart, d)
			}
		}
		out = append(out, apart[:max(0, len(apart)-2*keep)]...)
	}
	return out
}

// DatedBackups lists the days of the dated backups beside the ledger at path, the oldest first.
func DatedBackups(path string) (days []model.Date) {
	dir, base := filepath.Split(path)
	entries, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return nil
	}
	for _, e := range entries {
		date, ok := strings.CutPrefix(e.Name(), base+".")
		if date, ok2 := strings.CutSuffix(date, ".bak"); ok && ok2 {
			if t, err := time.Parse(time.DateOnly, date); err == nil {
				days = append(days, model.DateOf(t))
			}
		}
	}
	slices.Sort(days)
	return days
}
