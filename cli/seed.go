package cli

import (
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/model"
	"duban/seeds"
)

func (a *app) seedCommand() *cobra.Command {
	cmd := a.command(a.t.Seed)
	cmd.Args = a.exactly()
	cmd.RunE = func(*cobra.Command, []string) error { return a.seed() }
	return cmd
}

// seedResult is what seed did, for --json.
type seedResult struct {
	Ledger  string `json:"ledger"`
	Added   int    `json:"added"`
	Skipped int    `json:"skipped"`
	Tasks   int    `json:"tasks"`
}

// seed puts the founding documents into the ledger, which is made where there
// is none. Campaigns that are there already stay as they are.
func (a *app) seed() error {
	if a.readOnly {
		return fail(nil, "%s", a.t.ReadOnlyWrite)
	}
	path, err := a.ledgerPath()
	if err != nil {
		return err
	}
	l, err := seeds.Load(a.today)
	if err != nil {
		return err
	}
	res := seedResult{Ledger: path}
	fill := func(s *db.Store) error {
		before, err := s.Counts()
		if err != nil {
			return err
		}
		res.Added, res.Skipped, _, err = s.Import(l, model.ActSeed)
		if err != nil {
			return err
		}
		after, err := s.Counts()
		res.Tasks = after.Tasks - before.Tasks
		return err
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		err = a.createLedger(path, fill)
		if err != nil {
			return a.explainLedger(path, err)
		}
	} else if err := a.fillExisting(fill); err != nil {
		return err
	}
	if a.json {
		return a.printJSON(res)
	}
	switch {
	case res.Added == 0:
		a.printf(a.t.NothingSeeded+"\n", path, res.Skipped)
	case res.Skipped == 0:
		a.printf(a.t.Seeded+"\n", res.Added, res.Tasks, path)
	default:
		a.printf(a.t.SeededSkipped+"\n", res.Added, res.Tasks, path, res.Skipped)
	}
	return nil
}

func (a *app) fillExisting(fill func(*db.Store) error) (err error) {
	s, err := a.openWrite()
	if err != nil {
		return err
	}
	defer a.close(s, &err)
	return fill(s)
}
