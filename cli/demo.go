package cli

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/model"
	"duban/seeds"
)

type demoOptions struct {
	tasks int
	count bool // --tasks was given
	noUI  bool
}

func (a *app) demoCommand() *cobra.Command {
	var o demoOptions
	cmd := a.command(a.t.Demo)
	cmd.Args = a.exactly()
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		o.count = cmd.Flags().Changed("tasks")
		switch {
		case o.count && o.tasks < 1:
			return a.usage(cmd, a.t.BadTasks, o.tasks)
		case a.json && !o.noUI:
			return a.usage(cmd, "%s", a.t.NoJSONHere)
		}
		return a.demo(cmd.Context(), o)
	}
	cmd.Flags().IntVar(&o.tasks, "tasks", 0, a.t.FlagTasks)
	cmd.Flags().BoolVar(&o.noUI, "no-ui", false, a.t.FlagNoUI)
	a.ambiguousFlag(cmd)
	return cmd
}

// demoResult is what demo --no-ui made, for --json.
type demoResult struct {
	Ledger    string `json:"ledger"`
	Campaigns int    `json:"campaigns"`
	Tasks     int    `json:"tasks"`
	Reports   int    `json:"reports"`
}

// demo makes a ledger with simulated reports, in a temporary file or where
// --db says, and opens the dashboard on it. A temporary ledger is gone
// afterwards, unless it was made to be used by other commands.
func (a *app) demo(ctx context.Context, o demoOptions) (err error) {
	if !o.noUI {
		if err := a.needTerminal(); err != nil {
			return err
		}
	}
	var l *model.Ledger
	if o.count {
		l, err = seeds.Large(o.tasks, a.today)
	} else {
		l, err = seeds.Demo(a.today)
	}
	if err != nil {
		return err
	}
	path := a.dbPath
	if path == "" {
		// From here on the terminal's going away must not end the process by itself.
		var stop context.CancelFunc
		ctx, stop = signal.NotifyContext(ctx, syscall.SIGHUP)
		defer stop()
		dir, e := os.MkdirTemp("", "duban-demo-")
		if e != nil {
			return e
		}
		a.temp = dir
		path = filepath.Join(dir, "demo.db")
		defer func() {
			if !o.noUI || err != nil {
				_ = os.RemoveAll(dir) // a folder for things that may go
			}
		}()
	}
	res := demoResult{Ledger: path}
	res.Campaigns, res.Tasks, res.Reports = sizes(l)
	if err := a.createLedger(path, res.Tasks, importing(l, model.ActSeed)); err != nil {
		return a.explainLedger(path, err)
	}
	if !o.noUI {
		return a.runDashboard(ctx, path, a.t.DemoTitle, true)
	}
	if a.json {
		return a.printJSON(res)
	}
	a.printf(a.t.DemoMade+"\n", path, res.Campaigns, res.Tasks, res.Reports)
	return nil
}

// importing returns a function that fills a new ledger with l, of which no tasks are left then.
func importing(l *model.Ledger, as model.Action) func(*db.Store) error {
	return func(s *db.Store) error {
		_, _, _, err := s.Consume(l, as)
		return err
	}
}

// sizes counts what a ledger holds, without what was removed from it.
func sizes(l *model.Ledger) (campaigns, tasks, reports int) {
	for i := range l.Plans {
		p := &l.Plans[i]
		if p.Removed {
			continue
		}
		campaigns++
		for j := range p.Records {
			if r := &p.Records[j]; !r.Removed {
				tasks++
				reports += len(r.Returns)
			}
		}
	}
	return campaigns, tasks, reports
}
