package cli

import (
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"duban/internal/ledgerjson"
	"duban/model"
)

func (a *app) restoreCommand() *cobra.Command {
	cmd := a.command(a.t.Restore)
	cmd.Args = a.exactly(a.t.ArgFile)
	cmd.ValidArgsFunction = nil // a file
	cmd.RunE = func(_ *cobra.Command, args []string) error { return a.restore(args[0]) }
	return cmd
}

// restore makes a new ledger of an export: all of it or none.
func (a *app) restore(from string) error {
	if a.readOnly {
		return fail(nil, "%s", a.t.ReadOnlyWrite)
	}
	path, err := a.ledgerPath()
	if err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return fail(fs.ErrExist, a.t.LedgerExists, path)
	}
	var n size
	whole(func() {
		var l *model.Ledger
		if l, err = a.readExport(from); err != nil {
			err = a.explainExport(from, err)
			return
		}
		n = sizes(l)
		if err = a.createLedger(path, n.tasks+n.goals, importing(l, model.ActRestore)); err != nil {
			err = a.explainLedger(path, err)
		}
	})
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(fileResult{File: path, Tasks: n.tasks, Goals: n.goals, Reports: n.reports})
	}
	a.printf(a.t.Restored+"\n", path, a.tasksAndGoals(n.tasks, n.goals), n.reports)
	return nil
}

func (a *app) readExport(from string) (*model.Ledger, error) {
	var r io.Reader = a.sys.In
	if from != "-" {
		f, err := os.Open(from)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, fail(nil, a.t.IsFolder, from)
		}
		r = f
	}
	l, err := ledgerjson.Decode(r)
	if err != nil {
		return nil, err
	}
	for i := range l.Plans { // an older program knew no goals
		if p := &l.Plans[i]; !p.Removed {
			model.AddGoals(p, a.today)
		}
	}
	return l, nil
}
