package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/internal/scratch"
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
	Tasks     int    `json:"tasks"` // without the goals
	Goals     int    `json:"goals"`
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
	var dir *scratch.Work
	if path == "" {
		if dir, err = a.scratch.NewDir(os.TempDir(), "demo"); err != nil {
			return err
		}
		defer dir.Discard()
		path = filepath.Join(dir.Path, "demo.db")
	}
	var res demoResult
	n := sizes(l)
	res.Campaigns, res.Tasks, res.Goals, res.Reports = n.campaigns, n.tasks, n.goals, n.reports
	if err := a.createLedger(path, n.tasks+n.goals, importing(l, model.ActSeed)); err != nil {
		return a.explainLedger(path, err)
	}
	if !o.noUI {
		return a.runDashboard(ctx, path, a.t.DemoTitle, true)
	}
	if dir != nil { // it stays, for other commands
		kept := filepath.Join(os.TempDir(), strings.TrimPrefix(filepath.Base(dir.Path), "."))
		if err := dir.Rename(kept); err != nil {
			return err
		}
		path = filepath.Join(kept, "demo.db")
	}
	res.Ledger = path
	if a.json {
		return a.printJSON(res)
	}
	a.printf(a.t.DemoMade+"\n", path, res.Campaigns, a.tasksAndGoals(n.tasks, n.goals), n.reports)
	return nil
}

// importing returns a function that fills a new ledger with l, of which no tasks are left then.
func importing(l *model.Ledger, as model.Action) func(*db.Store) error {
	return func(s *db.Store) error {
		_, _, _, err := s.Consume(l, as)
		return err
	}
}

// size is what a ledger holds.
type size struct{ campaigns, tasks, goals, reports int }

// sizes counts what a ledger holds, without what was removed from it.
func sizes(l *model.Ledger) (n size) {
	for i := range l.Plans {
		p := &l.Plans[i]
		if p.Removed {
			continue
		}
		n.campaigns++
		for j := range p.Records {
			r := &p.Records[j]
			switch {
			case r.Removed:
				continue
			case r.Task.Nature == model.Goal:
				n.goals++
			default:
				n.tasks++
			}
			n.reports += len(r.Returns)
		}
	}
	return n
}

// count counts the tasks and, apart from them, the goals that a store holds.
func count(s *db.Store) (tasks, goals int, err error) {
	all, err := s.Tasks()
	for _, t := range all {
		if t.Nature == model.Goal {
			goals++
		}
	}
	return len(all) - goals, goals, err
}

// tasksAndGoals says how many tasks there are, and how many goals beside them.
func (a *app) tasksAndGoals(tasks, goals int) string {
	if goals == 0 {
		return fmt.Sprintf(a.t.TasksOnly, tasks)
	}
	return fmt.Sprintf(a.t.TasksGoals, tasks, goals)
}
