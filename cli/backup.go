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
		base := strings.TrimSuffix(s.Path(), filepath.Ext(s.Path()))
		to = base + a.now().Format("-20060102-150405") + filepath.Ext(s.Path())
	}
	if _, err := os.Lstat(to); err == nil {
		return fail(fs.ErrExist, a.t.FileExists, to)
	}
	if err := s.Backup(to); err != nil {
		return a.explainBackup(s, to, err)
	}
	if a.json {
		return a.printJSON(fileResult{File: to})
	}
	a.printf(a.t.BackedUp+"\n", s.Path(), to)
	return nil
}

// fileResult names a file that was written, for --json.
type fileResult struct {
	File    string `json:"file"`
	Tasks   int    `json:"tasks,omitempty"`
	Goals   int    `json:"goals,omitempty"`
	Reports int    `json:"reports,omitempty"`
}
