package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
)

func (a *app) backupCommand() *cobra.Command {
	cmd := a.command(a.t.Backup)
	cmd.Args = a.between(0, a.t.ArgFile)
	cmd.ValidArgsFunction = nil // a file
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		to := ""
		if len(args) > 0 {
			to = args[0]
		}
		return a.backup(to)
	}
	return cmd
}

// backup copies the ledger to a new file, also while it is in use elsewhere.
func (a *app) backup(to string) (err error) {
	s, err := a.openRead()
	if errors.Is(err, db.ErrLocked) {
		// A backup that must wait for the dashboard to be closed is not taken.
		a.readOnly = true
		s, err = a.openRead()
	}
	if err != nil {
		return err
	}
	defer a.close(s, &err)
	if to == "" {
		to = a.beside(s.Path())
	}
	if err := a.backUp(s, to); err != nil {
		return err
	}
	if a.json {
		return a.printJSON(fileResult{File: to})
	}
	a.printf(a.t.BackedUp+"\n", s.Path(), to)
	return nil
}

// beside names a new file in the ledger's folder by the time.
func (a *app) beside(path string) string {
	ext := filepath.Ext(path)
	return strings.TrimSuffix(path, ext) + a.now().Format("-20060102-150405") + ext
}

// backUp copies a ledger to a file that is not there yet.
func (a *app) backUp(s *db.Store, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return fail(fs.ErrExist, a.t.FileExists, to)
	}
	err := s.Backup(to)
	if err != nil && !errors.Is(err, db.ErrMoved) {
		err = a.explainBackup(s, to, err)
	}
	return err
}

// keeping returns how the dashboard on the given store, once there is one, keeps a copy of the ledger beside it: the
// way on when its own file is gone.
func (a *app) keeping(store **db.Store) func() (string, error) {
	return func() (string, error) {
		path, err := a.ledgerPath()
		if err != nil {
			return "", err
		}
		if *store == nil {
			return "", fail(nil, a.t.NoLedger, path)
		}
		to := a.beside((*store).Path())
		return to, a.backUp(*store, to)
	}
}

// fileResult names a file that was written, for --json.
type fileResult struct {
	File    string `json:"file"`
	Tasks   int    `json:"tasks,omitempty"`
	Goals   int    `json:"goals,omitempty"`
	Reports int    `json:"reports,omitempty"`
}
