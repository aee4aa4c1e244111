package db

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Backup copies the ledger as it is at this moment to dst, while it stays in
// use. dst appears whole or not at all, and replaces a file of that name unless
// it is the ledger itself, which gives ErrConflict.
func (s *Store) Backup(dst string) error {
	here, err := os.Stat(s.path)
	if err == nil {
		if there, e := os.Stat(dst); e == nil && os.SameFile(here, there) {
			return fmt.Errorf("backing up to %s: that is the ledger itself: %w", dst, ErrConflict)
		}
	}
	if err := s.copyTo(dst); err != nil {
		return fmt.Errorf("backing up to %s: %w", dst, err)
	}
	return nil
}

// copyTo writes a copy to a temporary file beside dst, syncs it and renames it.
func (s *Store) copyTo(dst string) error {
	if err := os.MkdirAll(filepath.Dir(dst), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(dst), ".backup-*") // has mode 0600
	if err != nil {
		return translate(err)
	}
	err = s.view(func(tx *bbolt.Tx) error {
		_, err := tx.WriteTo(f)
		return err
	})
	if err == nil && !s.o.NoSync {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), dst)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return translate(err)
	}
	if !s.o.NoSync {
		syncDir(filepath.Dir(dst))
	}
	return nil
}

// syncDir makes a rename last through a power cut, where the system can.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync() // Windows cannot sync a folder, and need not
		_ = d.Close()
	}
}

// BackupError returns why the last dated backup could not be taken, or nil. A
// failed backup does not keep the officer from working, but must be shown.
func (s *Store) BackupError() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.backupErr
}

// backupToday takes the dated backup before the first write of a day. A
// ledger that has never been written to needs none.
func (s *Store) backupToday() {
	s.mu.Lock()
	defer s.mu.Unlock()
	today := s.today()
	if s.o.Keep < 0 || s.backedUp == today {
		return
	}
	s.backedUp = today
	s.backupErr = nil
	newest, err := s.Journal(1)
	switch {
	case err != nil || len(newest) == 0 || model.DateOf(newest[0].Time) == today:
		return
	}
	dst := s.datedBackup(today)
	if _, err := os.Stat(dst); err == nil {
		return
	}
	if err := s.copyTo(dst); err != nil {
		s.backupErr = fmt.Errorf("taking the backup of the day, %s: %w", dst, err)
		return
	}
	s.prune(dst)
}

// datedBackup is where the backup of a day goes.
func (s *Store) datedBackup(d model.Date) string {
	return s.path + "." + d.String() + ".bak"
}

// prune removes all but the newest dated backups. The one just made stays,
// even when the clock was set back and it bears an older date.
func (s *Store) prune(made string) {
	dir, base := filepath.Split(s.path)
	entries, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return
	}
	var old []string
	for _, e := range entries { // sorted by name, and so by date
		date, ok := strings.CutPrefix(e.Name(), base+".")
		if date, ok2 := strings.CutSuffix(date, ".bak"); ok && ok2 && e.Name() != filepath.Base(made) {
			if _, err := time.Parse(time.DateOnly, date); err == nil {
				old = append(old, filepath.Join(dir, e.Name()))
			}
		}
	}
	for _, name := range old[:max(0, len(old)-s.o.Keep+1)] {
		_ = os.Remove(name)
	}
}
