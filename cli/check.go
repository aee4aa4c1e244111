package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/internal/zh"
)

func (a *app) checkCommand() *cobra.Command {
	cmd := a.command(a.t.Check)
	cmd.Args = a.exactly()
	cmd.RunE = func(*cobra.Command, []string) error { return a.check() }
	return cmd
}

// checkResult is what check found, for --json.
type checkResult struct {
	Ledger   string   `json:"ledger"`
	Tasks    int      `json:"tasks"` // without the goals
	Goals    int      `json:"goals"`
	Reports  int      `json:"reports"`
	Findings []string `json:"findings"`
	// Details say the findings exactly, for whoever knows the form of the file.
	Details []string `json:"details"`
}

// check looks at every page of the file and every rule of the model, prints what it
// finds, and fails when that is anything.
func (a *app) check() (err error) {
	s, err := a.openRead()
	if err != nil {
		return err
	}
	defer a.close(s, &err)
	res := checkResult{Ledger: s.Path(), Findings: []string{}, Details: []string{}}
	for _, e := range s.Check() {
		res.Findings = append(res.Findings, a.finding(e))
		res.Details = append(res.Details, zh.Clean(e.Error()))
	}
	if counts, err := s.Counts(); err == nil {
		res.Tasks, res.Reports = counts.Tasks, counts.Reports
		if _, n, err := count(s); err == nil { // else the damage is told already
			res.Tasks, res.Goals = res.Tasks-n, n
		}
	} else if len(res.Findings) == 0 {
		return err
	}
	switch {
	case a.json:
		err = a.printJSON(res)
	case len(res.Findings) == 0:
		a.printf(a.t.CheckClean+"\n", res.Ledger, a.tasksAndGoals(res.Tasks, res.Goals), res.Reports)
	default:
		for _, f := range res.Findings {
			a.printf("%s\n", f)
		}
		a.warn(a.t.CheckFound, len(res.Findings), res.Ledger, a.wayBack())
	}
	if err == nil && len(res.Findings) > 0 {
		return silentError{}
	}
	return err
}

// finding says what check found in the user's language.
func (a *app) finding(err error) string {
	var f *db.Finding
	if !errors.As(err, &f) {
		return a.detail(err)
	}
	record := a.t.RecordsIn[f.In]
	if id := zh.Clean(strings.Trim(f.ID, `"`)); id != "" {
		record = fmt.Sprintf(a.t.NamedRecord, record, id)
	}
	return fmt.Sprintf(a.t.Faults[string(f.Fault)], record)
}
